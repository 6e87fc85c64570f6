//! Page numbers: the forms they are printed in, and the margins they stand in.

use gwaje_model::Rect;

/// Furniture stands within this share of the page height from the top or the bottom.
pub(crate) const ZONE: f32 = 0.12;

/// Whether something stands where page furniture stands.
pub(crate) fn in_zone(bbox: Rect, height: f32) -> bool {
    bbox.y1 <= ZONE * height || bbox.y0 >= (1.0 - ZONE) * height
}

/// `- 3 -`, `3`, `3 / 12`, `3쪽`, `p. 3`, `Ⅲ-3`: nothing but a page number. A bracket that only closes is the end of a
/// date that the page before begins: `(1.` and overleaf `9)`.
pub(crate) fn is_page_number(text: &str) -> bool {
    let count = |brackets: &str| text.chars().filter(|ch| brackets.contains(*ch)).count();
    if count("([<") != count(")]>") {
        return false;
    }
    let words = ["page", "쪽", "페이지", "p."];
    let bare = words.iter().fold(text.to_lowercase(), |text, word| text.replace(word, "")).replace("of", "/");
    let core = bare.trim_matches(|ch: char| ch.is_whitespace() || "-–—−―·~<>[]()|".contains(ch));
    let mut parts = core.split('/').map(str::trim);
    let number =
        |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.clone().count() <= 2 && parts.all(number)
}

#[cfg(test)]
mod tests {
    use super::is_page_number;

    #[test]
    fn page_numbers_in_their_forms() {
        for text in ["- 3 -", "12", "3 / 12", "– 4 –", "7쪽", "Page 3 of 12", "p. 8", "[5]"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2024년", "23.", "23-1.", "3분기", "- 미래차", "", "12345", "9)", "(3"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
