//! Characters that Hangul composes from several: rings and boxes around letters (글자겹침) and glosses (덧말).

use crate::number::circled_digit;

/// Hancom's signs for the digits of a number that is set into one box or ring: the sign of the first digit of a row, that
/// digit, and how many follow. A number of two signs has its tens and its ones from two rows, one of three its hundreds,
/// tens and ones; the last row has figures in a filled box, which stand alone.
const DIGIT_ROWS: [(u32, u32, u32); 8] = [
    (0xf0289, 1, 9),
    (0xf0292, 0, 10),
    (0xf02ba, 1, 9),
    (0xf02c3, 0, 10),
    (0xf0491, 1, 9),
    (0xf049a, 0, 10),
    (0xf04a4, 0, 10),
    (0xf02ce, 1, 9),
];

/// What overlapped characters show: a number in a ring is one character of Unicode where there is one. A number of
/// several signs is shown as the single ones are (`wrap` has ① for U+F02B1).
pub(crate) fn shown(text: &str, ring: bool) -> String {
    let number: Option<String> = text.chars().map(digit).collect();
    let several = text.chars().nth(1).is_some();
    let digits = number.as_deref().unwrap_or(text);
    let ringed = digits.parse().ok().filter(|_| ring || several && number.is_some()).and_then(circled_digit);
    ringed.unwrap_or_else(|| digits.to_owned())
}

fn digit(ch: char) -> Option<char> {
    let code = u32::from(ch);
    DIGIT_ROWS.iter().find_map(|(first, digit, count)| {
        let at = code.checked_sub(*first).filter(|at| at < count)?;
        char::from_digit(digit + at, 10)
    })
}

/// Words and the small words over or under them.
pub(crate) fn with_gloss(words: &str, gloss: &str) -> String {
    if gloss.trim().is_empty() { words.to_owned() } else { format!("{words}({gloss})") }
}

#[cfg(test)]
mod tests {
    use super::{shown, with_gloss};

    #[test]
    fn overlapped_characters() {
        let table = [
            ("12", true, "⑫"),
            ("12", false, "12"),
            ("51", true, "51"),
            ("가", true, "가"),
            ("③", true, "③"),
            ("\u{f02ba}\u{f02c5}", false, "⑫"),
            ("\u{f0289}\u{f0292}", true, "⑩"),
            ("\u{f0491}\u{f049a}\u{f04a6}", false, "102"),
            ("\u{f02d0}", false, "3"),
            ("\u{f02b1}", false, "\u{f02b1}"),
            ("", true, ""),
        ];
        for (text, ring, wanted) in table {
            assert_eq!(shown(text, ring), wanted, "{text} {ring}");
        }
    }

    #[test]
    fn glosses_follow_in_brackets() {
        assert_eq!(with_gloss("훈련", "전술"), "훈련(전술)");
        assert_eq!(with_gloss("훈련", " "), "훈련");
    }
}
