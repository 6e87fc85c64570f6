//! What a whole line says by its wording alone: a period heading, a caption, a number, a numbered title, or text.

use crate::period::{self, Alone};
use crate::{body, caption, marks, number};

/// What a whole line says by its wording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wording {
    /// One period heading or several (`2022년`, `2022년 < 3분기 >`).
    Period,
    /// A period heading that the rest of an item may look like (`(3분기)`).
    PerhapsPeriod,
    /// A caption in brackets of its own.
    Caption,
    /// Nothing but a task or agenda number (`23.`, `23-1.`, `국정과제 23`).
    Number,
    /// A task number with its title behind it.
    NumberedTitle,
    /// Anything else.
    #[default]
    Text,
}

/// No heading, caption or number is longer than this many bytes.
const LONGEST: usize = 120;

/// Reads a line by its wording.
#[must_use]
pub fn wording(line: &str) -> Wording {
    let short = line.len() <= LONGEST;
    let begins =
        |c: char| c.is_ascii_digit() || marks::opens(c) || number::labels().any(|label| label.starts_with(c));
    let numbered = || line.starts_with(begins);
    match period::alone(line) {
        Some(Alone::Distinct) => return Wording::Period,
        Some(Alone::Ambiguous) => return Wording::PerhapsPeriod,
        None => {}
    }
    if short && numbered() && number::alone(line) {
        Wording::Number
    } else if short && caption::caption(line).is_some() {
        Wording::Caption
    } else if numbered() && number::titled(line) {
        Wording::NumberedTitle
    } else {
        Wording::Text
    }
}

/// Whether a line is the name of one or more bodies followed by a period heading (`산업부 2022년 < 3분기 >`).
#[must_use]
pub fn is_bodies_and_period(line: &str) -> bool {
    let split = |(at, _)| {
        let (head, rest) = line.split_at(at);
        body::may_be_list(head) && period::alone(rest) == Some(Alone::Distinct)
    };
    line.len() <= LONGEST && line.match_indices(' ').any(split)
}

#[cfg(test)]
mod tests {
    use super::{Wording, is_bodies_and_period, wording};

    #[test]
    fn lines_by_their_wording() {
        for (line, expected) in [
            ("2022년 < 3분기 >", Wording::Period),
            ("(3분기)", Wording::PerhapsPeriod),
            ("[23-1]", Wording::Number),
            ("【참고】", Wording::Caption),
            ("<표> 가나", Wording::Text),
            ("23-1. 항만 자동화", Wording::NumberedTitle),
            ("23. 항만", Wording::Text),
            ("▪ 3분기", Wording::Text),
            ("", Wording::Text),
        ] {
            assert_eq!(wording(line), expected, "{line}");
        }
    }

    #[test]
    fn bodies_before_a_period() {
        assert!(is_bodies_and_period("해수부 2022년 < 3분기 >"));
        assert!(is_bodies_and_period("해수부·환경부 2022년"));
        assert!(!is_bodies_and_period("그린전환 가속화 2022년도 계획을"));
    }
}
