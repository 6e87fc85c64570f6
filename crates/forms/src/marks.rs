//! Marks: which characters are apostrophes, range marks, hyphens, middots, bars, brackets and quotes.
//!
//! Word processors, keyboards and fonts of twenty years write the same mark with different characters. Each class is
//! one constant with all its members; the first member is the canonical one. Names are those of the Unicode charts.

/// Marks printed before a two-digit year: `’24`. Right and left quote, typewriter apostrophe, grave and acute accent,
/// prime, full-width apostrophe, modifier apostrophe, high-reversed quote, modifier prime.
pub const YEAR_MARKS: &str = "’‘'`´′＇ʼ‛ʹ";

/// Marks of a range: `3월~5월`. Tilde, tilde operator, full-width tilde, wave dash.
pub const RANGE_MARKS: &str = "~∼～〜";

/// Hyphens and dashes, as they stand between the parts of a number or around a heading. Hyphen-minus, hyphen,
/// non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus, full-width and small hyphen-minus,
/// hyphen bullet, box drawing line, soft hyphen where it has ink.
pub const HYPHENS: &str = "-‐‑‒–—―−－﹣⁃─\u{ad}";

/// Middots: the canonical one, Hangul araea, hyphenation point, one dot leader, half-width and full-width Katakana
/// dot, bullet operator, dot operator.
pub const MIDDOTS: &str = "·ㆍ‧․･・∙⋅";

/// Vertical bars: ASCII, full-width, box drawing light and heavy, the Hangul vowel that looks like one, divides.
pub const BARS: &str = "|｜│┃ㅣ∣￨";

/// Colons: ASCII, full-width, ratio.
pub const COLONS: &str = ":：∶";

/// Slashes: ASCII, full-width, fraction slash.
pub const SLASHES: &str = "/／⁄";

/// A full stop behind a number: ASCII, full-width, small.
pub const STOPS: &str = ".．﹒";

/// What a pair of brackets is usually for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// Parentheses: remarks, dates, what belongs to the words before them.
    Round,
    /// Angle, square, lenticular, tortoise-shell and curly brackets, which set headings and captions apart.
    Heading,
    /// Corner brackets, around names of laws and plans.
    Corner,
}

/// All brackets as pairs, with their use.
pub const BRACKETS: &[(char, char, Bracket)] = &[
    ('(', ')', Bracket::Round),
    ('（', '）', Bracket::Round),
    ('﹙', '﹚', Bracket::Round),
    ('⦅', '⦆', Bracket::Round),
    ('｟', '｠', Bracket::Round),
    ('<', '>', Bracket::Heading),
    ('＜', '＞', Bracket::Heading),
    ('﹤', '﹥', Bracket::Heading),
    ('〈', '〉', Bracket::Heading),
    ('\u{2329}', '\u{232a}', Bracket::Heading),
    ('⟨', '⟩', Bracket::Heading),
    ('❮', '❯', Bracket::Heading),
    ('❬', '❭', Bracket::Heading),
    ('‹', '›', Bracket::Heading),
    ('《', '》', Bracket::Heading),
    ('⟪', '⟫', Bracket::Heading),
    ('≪', '≫', Bracket::Heading),
    ('«', '»', Bracket::Heading),
    ('[', ']', Bracket::Heading),
    ('［', '］', Bracket::Heading),
    ('⟦', '⟧', Bracket::Heading),
    ('〚', '〛', Bracket::Heading),
    ('【', '】', Bracket::Heading),
    ('〖', '〗', Bracket::Heading),
    ('〔', '〕', Bracket::Heading),
    ('〘', '〙', Bracket::Heading),
    ('❲', '❳', Bracket::Heading),
    ('{', '}', Bracket::Heading),
    ('｛', '｝', Bracket::Heading),
    ('「', '」', Bracket::Corner),
    ('｢', '｣', Bracket::Corner),
    ('﹁', '﹂', Bracket::Corner),
    ('『', '』', Bracket::Corner),
    ('﹃', '﹄', Bracket::Corner),
];

/// Quotation marks as pairs.
pub const QUOTES: &[(char, char)] = &[('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\'')];

/// Whether a character may stand before a two-digit year.
#[must_use]
pub fn is_year_mark(c: char) -> bool {
    !is_plain(c) && YEAR_MARKS.contains(c)
}

/// Whether a character is a mark of a range.
#[must_use]
pub fn is_range_mark(c: char) -> bool {
    !is_plain(c) && RANGE_MARKS.contains(c)
}

/// Whether a character is a hyphen or dash.
#[must_use]
pub fn is_hyphen(c: char) -> bool {
    !is_plain(c) && HYPHENS.contains(c)
}

/// Whether a character is a middot.
#[must_use]
pub fn is_middot(c: char) -> bool {
    !is_plain(c) && MIDDOTS.contains(c)
}

/// Whether a character is a vertical bar.
#[must_use]
pub fn is_bar(c: char) -> bool {
    !is_plain(c) && BARS.contains(c)
}

/// The bracket that closes this one.
#[must_use]
pub fn closing_of(open: char) -> Option<char> {
    let found = || BRACKETS.iter().find(|(opens, ..)| *opens == open);
    if is_plain(open) { None } else { found().map(|(_, close, _)| *close) }
}

/// Whether a character is one of those most text consists of, none of which is a mark: they need no look at a table.
fn is_plain(c: char) -> bool {
    matches!(c, '가'..='힣' | ' ' | '.' | ',' | '0'..='9' | 'A'..='Z' | 'a'..='z')
}

/// Whether a character is a curly quotation mark that opens; straight ones do not tell.
#[must_use]
pub fn opens_quote(c: char) -> bool {
    !is_plain(c) && QUOTES.iter().any(|(open, close)| *open == c && open != close)
}

/// Whether a character is a curly quotation mark that closes.
#[must_use]
pub fn closes_quote(c: char) -> bool {
    !is_plain(c) && QUOTES.iter().any(|(open, close)| *close == c && open != close)
}

/// Whether a character is Hangul: a syllable, a letter of the modern alphabet, or a part of a syllable.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}')
}

/// Whether a character is a quotation mark of any kind.
#[must_use]
pub fn is_quote(c: char) -> bool {
    !is_plain(c) && QUOTES.iter().any(|(open, close)| *open == c || *close == c)
}

/// Whether a character is an opening bracket.
#[must_use]
pub fn opens(c: char) -> bool {
    !is_plain(c) && BRACKETS.iter().any(|(open, ..)| *open == c)
}

/// Whether a character is a closing bracket.
#[must_use]
pub fn closes(c: char) -> bool {
    !is_plain(c) && BRACKETS.iter().any(|(_, close, _)| *close == c)
}

/// Whether a setter leaves a mark on the line of what follows it: brackets and quotation marks that open.
#[must_use]
pub fn holds_to_next(c: char) -> bool {
    opens(c) || opens_quote(c)
}

/// Whether a setter leaves a mark on the line of what stands before it: brackets and quotation marks that close, stops,
/// middots, the per cent sign.
#[must_use]
pub fn holds_to_last(c: char) -> bool {
    closes(c) || closes_quote(c) || is_middot(c) || ",.:;%".contains(c)
}

/// What the pair is for that this bracket opens or closes.
#[must_use]
pub fn bracket(c: char) -> Option<Bracket> {
    let found = || BRACKETS.iter().find(|(open, close, _)| *open == c || *close == c);
    if is_plain(c) { None } else { found().map(|(.., usage)| *usage) }
}

/// Whether a character is a parenthesis that opens.
#[must_use]
pub fn opens_round(c: char) -> bool {
    opens(c) && bracket(c) == Some(Bracket::Round)
}

/// Whether a character is a parenthesis that closes.
#[must_use]
pub fn closes_round(c: char) -> bool {
    closes(c) && bracket(c) == Some(Bracket::Round)
}

/// What stands inside one pair of brackets that takes the whole text, and what the pair is for: `< 3분기 >` holds
/// `3분기`. The inside may hold brackets of other kinds, never the same.
#[must_use]
pub fn inside(text: &str) -> Option<(&str, Bracket)> {
    let mut chars = text.trim().chars();
    let open = chars.next()?;
    let (_, close, usage) = BRACKETS.iter().find(|(opens, ..)| *opens == open)?;
    let inner = chars.as_str().strip_suffix(*close)?;
    (!inner.contains([open, *close])).then_some((inner.trim(), *usage))
}

/// Whether every bracket of a text has its partner there.
#[must_use]
pub fn balanced(text: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in text.chars() {
        if let Some(close) = closing_of(c) {
            open.push(close);
        } else if closes(c) && open.pop() != Some(c) {
            return false;
        }
    }
    open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{BRACKETS, Bracket, QUOTES, balanced, inside};
    use std::collections::BTreeSet;

    #[test]
    fn no_character_stands_in_two_pairs() {
        let all = BRACKETS.iter().flat_map(|(open, close, _)| [*open, *close]);
        assert_eq!(all.clone().collect::<BTreeSet<_>>().len(), all.count());
        assert!(QUOTES.iter().all(|(open, _)| !super::opens(*open)));
    }

    #[test]
    fn no_mark_is_plain() {
        let sets = [super::YEAR_MARKS, super::RANGE_MARKS, super::HYPHENS, super::MIDDOTS, super::BARS];
        let pairs = BRACKETS.iter().map(|(open, close, _)| (*open, *close)).chain(QUOTES.iter().copied());
        let marks = sets.iter().flat_map(|set| set.chars()).chain(pairs.flat_map(|(a, b)| [a, b]));
        assert_eq!(marks.filter(|c| super::is_plain(*c)).collect::<String>(), "");
    }

    #[test]
    fn brackets_balance() {
        assert!(balanced("<2023년> (3분기)") && balanced("") && balanced("([가])"));
        assert!(!balanced("하반기)") && !balanced("(3분기") && !balanced("(가]"));
    }

    #[test]
    fn what_one_pair_holds() {
        for (text, expected) in [
            ("< 3분기 >", Some(("3분기", Bracket::Heading))),
            ("(3분기)", Some(("3분기", Bracket::Round))),
            ("『계획』", Some(("계획", Bracket::Corner))),
            ("[2023년] [3분기]", None),
            ("(3분기", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(inside(text), expected, "{text}");
        }
    }
}
