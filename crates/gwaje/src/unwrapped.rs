//! Text that was copied from a page, without its line wraps.

/// A paragraph of a plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// Its text in NFC, wraps undone.
    pub text: String,
    /// Line of the input it begins with, from 1.
    pub line: usize,
}

/// Undoes the line wraps of Korean text: at each, a space or none, as the word that was broken or ended there needs.
///
/// Blank lines, list marks, captions and lines that end well before the others begin a new paragraph.
///
/// ```
/// let text = "▪ 귀어인이 겪는 초기 주거 문제를 덜기 위하여 임대주택 140호를 순차적으로 착\n  공하였다";
/// let paragraphs = gwaje::unwrap(text);
/// assert_eq!(paragraphs[0].text, "▪ 귀어인이 겪는 초기 주거 문제를 덜기 위하여 임대주택 140호를 순차적으로 착공하였다");
/// ```
#[must_use]
pub fn unwrap(text: &str) -> Vec<Paragraph> {
    let passages = gwaje_wrap::unwrap::unwrap(text);
    passages.into_iter().map(|passage| Paragraph { text: passage.text, line: passage.line }).collect()
}
