//! Marks: which characters are apostrophes, range marks, hyphens, middots, bars, brackets and quotes.
//!
//! Word processors, keyboards and fonts of twenty years write the same mark with different characters. Each class is
//! one constant with all its members; the first member is the canonical one. Names are those of the Unicode charts.

class! {
    /// Marks printed before a two-digit year: `’24`. Right and left quote, typewriter apostrophe, grave and acute accent,
    /// prime, full-width apostrophe, modifier apostrophe, high-reversed quote, modifier prime.
    YEAR_MARKS: '’' '‘' '\'' '`' '´' '′' '＇' 'ʼ' '‛' 'ʹ'
    /// Whether a character may stand before a two-digit year.
    is_year_mark
}

class! {
    /// Marks of a range: `3월~5월`. Tilde, tilde operator, full-width tilde, wave dash.
    RANGE_MARKS: '~' '∼' '～' '〜'
    /// Whether a character is a mark of a range.
    is_range_mark
}

class! {
    /// Hyphens and dashes, as they stand between the parts of a number or around a heading. Hyphen-minus, hyphen,
    /// non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus, full-width and small hyphen-minus,
    /// hyphen bullet, box drawing line, soft hyphen where it has ink.
    HYPHENS: '-' '‐' '‑' '‒' '–' '—' '―' '−' '－' '﹣' '⁃' '─' '\u{ad}'
    /// Whether a character is a hyphen or dash.
    is_hyphen
}

class! {
    /// Middots: the canonical one, Hangul araea, hyphenation point, one dot leader, half-width and full-width Katakana
    /// dot, bullet operator, dot operator.
    MIDDOTS: '·' 'ㆍ' '‧' '․' '･' '・' '∙' '⋅'
    /// Whether a character is a middot.
    is_middot
}

class! {
    /// Vertical bars: ASCII, full-width, box drawing light and heavy, the Hangul vowel that looks like one, divides.
    BARS: '|' '｜' '│' '┃' 'ㅣ' '∣' '￨'
    /// Whether a character is a vertical bar.
    is_bar
}

class! {
    /// Colons: ASCII, full-width, ratio.
    COLONS: ':' '：' '∶'
    /// Whether a character is a colon.
    is_colon
}

class! {
    /// Slashes: ASCII, full-width, fraction slash.
    SLASHES: '/' '／' '⁄'
    /// Whether a character is a slash.
    is_slash
}

class! {
    /// A full stop behind a number: ASCII, full-width, small.
    STOPS: '.' '．' '﹒'
    /// Whether a character is a full stop behind a number.
    is_stop
}

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

/// Pairs of brackets by their use, and what is asked of them.
macro_rules! brackets {
    ($($usage:ident: $($open:literal $close:literal,)+)+) => {
        /// All brackets as pairs, with their use.
        pub const BRACKETS: &[(char, char, Bracket)] = &[$($(($open, $close, Bracket::$usage)),+),+];

        /// Whether a character is an opening bracket.
        #[must_use]
        pub const fn opens(c: char) -> bool {
            matches!(c, $($($open)|+)|+)
        }

        /// Whether a character is a closing bracket.
        #[must_use]
        pub const fn closes(c: char) -> bool {
            matches!(c, $($($close)|+)|+)
        }

        /// The bracket that closes this one.
        #[must_use]
        pub const fn closing_of(open: char) -> Option<char> {
            match open {
                $($($open => Some($close),)+)+
                _ => None,
            }
        }

        /// What the pair is for that this bracket opens or closes.
        #[must_use]
        pub const fn bracket(c: char) -> Option<Bracket> {
            match c {
                $($($open | $close)|+ => Some(Bracket::$usage),)+
                _ => None,
            }
        }
    };
}

brackets! {
    Round:
        '(' ')', '（' '）', '﹙' '﹚', '⦅' '⦆', '｟' '｠',
    Heading:
        '<' '>', '＜' '＞', '﹤' '﹥', '〈' '〉', '\u{2329}' '\u{232a}', '⟨' '⟩', '❮' '❯', '❬' '❭',
        '‹' '›', '《' '》', '⟪' '⟫', '≪' '≫', '«' '»', '[' ']', '［' '］', '⟦' '⟧', '〚' '〛', '【' '】',
        '〖' '〗', '〔' '〕', '〘' '〙', '❲' '❳', '{' '}', '｛' '｝',
    Corner:
        '「' '」', '｢' '｣', '﹁' '﹂', '『' '』', '﹃' '﹄',
}

/// Quotation marks as pairs.
pub const QUOTES: &[(char, char)] = &[('“', '”'), ('"', '"'), ('‘', '’'), ('\'', '\'')];

/// Whether a character is a curly quotation mark that opens; straight ones do not tell.
#[must_use]
pub fn opens_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == c && open != close)
}

/// Whether a character is a curly quotation mark that closes.
#[must_use]
pub fn closes_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, close)| *close == c && open != close)
}

/// Whether a character is Hangul: a syllable, a letter of the modern alphabet, or a part of a syllable.
#[must_use]
pub fn is_hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}')
}

/// Whether a character is a quotation mark of any kind.
#[must_use]
pub fn is_quote(c: char) -> bool {
    QUOTES.iter().any(|(open, close)| *open == c || *close == c)
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

/// Whether a character is a parenthesis that opens.
#[must_use]
pub fn opens_round(c: char) -> bool {
    opens(c) && matches!(bracket(c), Some(Bracket::Round))
}

/// Whether a character is a parenthesis that closes.
#[must_use]
pub fn closes_round(c: char) -> bool {
    closes(c) && matches!(bracket(c), Some(Bracket::Round))
}

/// What stands inside one pair of brackets that takes the whole text, and what the pair is for: `< 3분기 >` holds
/// `3분기`. The inside may hold brackets of other kinds, never the same.
#[must_use]
pub fn inside(text: &str) -> Option<(&str, Bracket)> {
    let mut chars = text.trim().chars();
    let open = chars.next()?;
    let (close, usage) = (closing_of(open)?, bracket(open)?);
    let inner = chars.as_str().strip_suffix(close)?;
    (!inner.contains([open, close])).then_some((inner.trim(), usage))
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
    fn every_question_knows_every_bracket() {
        for (open, close, usage) in BRACKETS {
            assert!(super::opens(*open) && super::closes(*close) && !super::closes(*open));
            assert_eq!(super::closing_of(*open), Some(*close));
            assert!([open, close].into_iter().all(|c| super::bracket(*c) == Some(*usage)));
        }
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
