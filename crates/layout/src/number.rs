//! Entry numbers at the start of a label: geometry alone cannot tell a new row from the rest of an old one.

/// Longer labels are titles, in characters.
const LONGEST_PERIOD: usize = 14;

/// Whether a label opens with an entry number: `23-1.`, `24.`, `(3)`, `[23-1]`, `국정과제23`. The text has no spaces.
pub(crate) fn starts_numbered(text: &str) -> bool {
    let bare = ["국정", "실천", "세부", "과제"]
        .iter()
        .fold(text, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let named = bare.len() < text.len();
    let inner = bare.trim_start_matches(['(', '[', '<', '【', '「']);
    let bracketed = inner.len() < bare.len();
    let (first, rest) = split_digits(inner);
    if first.is_empty() || first.len() > 3 {
        return false;
    }
    let second = rest.strip_prefix(['-', '–', '‐', '−']).map_or("", |rest| split_digits(rest).0);
    let closed = rest.is_empty() || rest.starts_with(['.', ')', ']', '>', '】', '」']);
    // A bare "2023." in a label is a year and no entry; three digits at most have passed.
    !second.is_empty()
        || named
        || closed && (bracketed || rest.is_empty() || rest.starts_with('.') || rest.starts_with(')'))
}

/// Whether a label is a period of its own: `2024년`, `’24년 3분기`, `하반기`. The text has no spaces.
pub(crate) fn is_period(text: &str) -> bool {
    let (year, rest) = split_digits(text.trim_start_matches(['\'', '‘', '’', '<', '(', '[']));
    let dated = matches!(year.len(), 2 | 4) && rest.starts_with(['년', '.']);
    text.chars().count() <= LONGEST_PERIOD && (dated || text.contains("분기") || text.contains("반기"))
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::{is_period, starts_numbered};

    #[test]
    fn entry_numbers_and_what_only_looks_like_one() {
        for text in ["23-1.디지털기반", "24.제조업", "23-1", "국정과제23번", "(3)혁신", "[23-1]혁신", "7"]
        {
            assert!(starts_numbered(text), "{text}");
        }
        for text in ["경영안정강화", "산업부", "3축체계", "1기신도시", "2024년", "과학기술", ""]
        {
            assert!(!starts_numbered(text), "{text}");
        }
    }

    #[test]
    fn periods_and_what_only_looks_like_one() {
        for text in ["2024년", "’24년3분기", "1분기", "2023.하반기", "<1분기>", "(24년)"] {
            assert!(is_period(text), "{text}");
        }
        for text in ["24-1.디지털", "산업부", "2030년온실가스감축목표의부문별이행", "3축체계", ""]
        {
            assert!(!is_period(text), "{text}");
        }
    }
}
