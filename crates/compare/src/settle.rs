//! One text of an item that several documents print: they wrap it at other places, so where one had to be guessed whether a
//! space stands at the end of a line, another shows it inside a line.

/// A print of an item. All prints of one item have the same letters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Print<'p> {
    /// Its text.
    pub text: &'p str,
    /// The wraps that were undone in it.
    pub joins: &'p [Wrap],
    /// Whether it is the source that pages are printed from, which wraps nothing.
    pub source: bool,
}

/// A wrap that was undone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wrap {
    /// Offset in the text of the first character after the wrap: of the space, if one was put in.
    pub at: usize,
    /// Whether a space was put there.
    pub space: bool,
    /// Probability that this is right, 0 to 1.
    pub confidence: f64,
    /// Whether a person said so.
    pub person: bool,
}

/// What told a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToldBy {
    /// The print itself.
    Own,
    /// Another print shows inside a line what is the end of a line in this one.
    Archive,
    /// The source of the print shows it.
    Source,
    /// A person who looked at a print said so.
    Person,
}

impl ToldBy {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Archive => "archive",
            Self::Source => "source",
            Self::Person => "person",
        }
    }
}

/// What speaks for a space, in log-odds, where a print shows it inside a line: as sure as a join gets (0.999).
const SEEN: f64 = 6.9;

/// The text of the last print, with the spaces at its wraps as all prints together tell them.
#[must_use]
pub fn settle(prints: &[Print<'_>]) -> (String, ToldBy) {
    let Some((last, others)) = prints.split_last() else { return (String::new(), ToldBy::Own) };
    // Without a wrap all of it is shown inside lines, and stands.
    if last.joins.is_empty() {
        return (last.text.split_whitespace().collect::<Vec<_>>().join(" "), ToldBy::Own);
    }
    let own = gaps(last);
    // One with the same wraps knows no more, as most prints of a release that is published again.
    let others = others.iter().filter(|print| (print.text, print.joins) != (last.text, last.joins));
    let others = others.filter(|print| letters(print.text).eq(letters(last.text)));
    let others: Vec<(Vec<Gap>, bool)> = others.map(|print| (gaps(print), print.source)).collect();
    let (mut text, mut by) = (String::with_capacity(last.text.len()), ToldBy::Own);
    for (at, (letter, gap)) in letters(last.text).zip(&own).enumerate() {
        let (space, told) =
            decided(*gap, others.iter().filter_map(|(gaps, source)| Some((*gaps.get(at)?, *source))));
        by = by.max(told);
        if space {
            text.push(' ');
        }
        text.push(letter);
    }
    (text, by)
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace())
}

/// What stands before a letter.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// Whether a space.
    space: bool,
    /// The log-odds of that where it is a wrap.
    wrap: Option<f64>,
    /// Whether a person said so.
    person: bool,
}

fn gaps(print: &Print<'_>) -> Vec<Gap> {
    let mut found: Vec<Gap> = Vec::new();
    // Where the white space before the next letter begins, or that letter.
    let mut start = 0;
    let mut joins = print.joins.iter().peekable();
    for (at, c) in print.text.chars().enumerate() {
        if c.is_whitespace() {
            continue;
        }
        let space = start < at;
        while joins.peek().is_some_and(|join| join.at < start) {
            joins.next();
        }
        let wrap = joins.peek().filter(|join| join.at <= at);
        let person = wrap.is_some_and(|join| join.person);
        let wrap = wrap.filter(|_| !person).map(|join| odds(join.confidence));
        found.push(Gap { space: space && !found.is_empty(), wrap, person });
        start = at + 1;
    }
    found
}

fn odds(confidence: f64) -> f64 {
    let sure = confidence.clamp(0.5, 0.998);
    (sure / (1.0 - sure)).ln()
}

/// Whether a space stands there by all prints, and what told it. What the print itself shows inside a line stands. Prints
/// that say the same count once: a hundred copies of one print know no more than one.
fn decided(own: Gap, others: impl Iterator<Item = (Gap, bool)>) -> (bool, ToldBy) {
    let Gap { space, wrap: Some(odds), .. } = own else {
        return (own.space, if own.person { ToldBy::Person } else { ToldBy::Own });
    };
    let (mut most, mut by) = ([0.0_f64; 2], [ToldBy::Own; 2]);
    if let Some(own) = most.get_mut(usize::from(space)) {
        *own = odds;
    }
    let mut seen = ToldBy::Own;
    for (Gap { space, wrap, person }, source) in others {
        let weight = wrap.unwrap_or(SEEN);
        let told = match (person, source) {
            (true, _) => ToldBy::Person,
            (false, true) => ToldBy::Source,
            (false, false) => ToldBy::Archive,
        };
        if let (Some(most), Some(by)) = (most.get_mut(usize::from(space)), by.get_mut(usize::from(space))) {
            *most = most.max(weight);
            *by = (*by).max(if wrap.is_none() { told } else { ToldBy::Own });
        }
        seen = seen.max(if wrap.is_none() { told } else { ToldBy::Own });
    }
    let [without, with] = most;
    match by {
        // Shown both ways: the print's own decision stands.
        [none, some] if none != ToldBy::Own && some != ToldBy::Own && none == some => (space, ToldBy::Own),
        [none, some] if none != some => (some > none, seen),
        _ if with == without => (space, ToldBy::Own),
        _ => (with > without, if (with > without) == space { ToldBy::Own } else { ToldBy::Archive }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Print, ToldBy, Wrap, settle};

    fn print<'p>(text: &'p str, joins: &[(usize, bool, f64)], source: bool) -> Print<'p> {
        let wrap = |(at, space, confidence): &(usize, bool, f64)| Wrap {
            at: *at,
            space: *space,
            confidence: *confidence,
            person: false,
        };
        Print { text, joins: joins.iter().map(wrap).collect::<Vec<_>>().leak(), source }
    }

    #[test]
    fn what_a_person_said_goes_before_all_that_prints_show() {
        let said = || Print {
            text: "주거 문제를덜기 위하여",
            joins: &[Wrap { at: 6, space: false, confidence: 1.0, person: true }],
            source: false,
        };
        let guessed = || print("주거 문제를 덜기 위하여", &[(6, true, 0.99)], false);
        let source = || print("주거 문제를 덜기 위하여", &[], true);
        for prints in [vec![said(), guessed()], vec![source(), said(), guessed()], vec![source(), said()]] {
            assert_eq!(settle(&prints), ("주거 문제를덜기 위하여".to_owned(), ToldBy::Person), "{prints:?}");
        }
        // What a line shows in its middle is no guess.
        assert_eq!(settle(&[said(), source()]).1, ToldBy::Own);
    }

    #[test]
    fn a_space_that_one_print_shows_settles_the_others() {
        let wrong = || print("주거 문제를덜기 위하여", &[(6, false, 0.6)], false);
        let shown = || print("주거 문제를 덜기 위하여", &[(2, true, 0.9)], false);
        let source = || print("주거 문제를 덜기 위하여", &[], true);
        let closed = || print("주거 문제를덜기 위하여", &[], false);
        for (prints, text, by) in [
            (vec![wrong()], "주거 문제를덜기 위하여", ToldBy::Own),
            (vec![shown(), wrong()], "주거 문제를 덜기 위하여", ToldBy::Archive),
            (vec![source(), wrong()], "주거 문제를 덜기 위하여", ToldBy::Source),
            (vec![shown(), shown(), closed()], "주거 문제를덜기 위하여", ToldBy::Own),
            (vec![shown(), closed(), wrong()], "주거 문제를덜기 위하여", ToldBy::Own),
            (vec![source(), closed(), wrong()], "주거 문제를 덜기 위하여", ToldBy::Source),
            (vec![print("다른 글", &[], false), wrong()], "주거 문제를덜기 위하여", ToldBy::Own),
        ] {
            assert_eq!(settle(&prints), (text.to_owned(), by), "{prints:?}");
        }
        let guess = |space: bool, confidence| {
            let (text, at) =
                if space { ("주거 문제를 덜기", 6) } else { ("주거 문제를덜기", 6) };
            print(text, &[(at, space, confidence)], false)
        };
        assert_eq!(
            settle(&[guess(true, 0.9), guess(false, 0.6)]),
            ("주거 문제를 덜기".to_owned(), ToldBy::Archive)
        );
        assert_eq!(
            settle(&[guess(true, 0.6), guess(false, 0.9)]),
            ("주거 문제를덜기".to_owned(), ToldBy::Own)
        );
    }
}
