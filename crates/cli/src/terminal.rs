//! What goes to a terminal commands it nothing: names of files and texts of documents may hold escape sequences, which move the
//! cursor or hide what was said before, and characters that turn the direction of writing.

use std::borrow::Cow;

/// The text with such characters shown as source code writes them (`\u{1b}`); tabs and line breaks stay.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(commands) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if commands(c) { shown.extend(c.escape_unicode()) } else { shown.push(c) }
    }
    Cow::Owned(shown)
}

/// Whether a terminal does something else with a character than showing it: the controls of Unicode, and the embeddings,
/// overrides and isolates of its bidirectional algorithm (UAX 9).
fn commands(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_that_is_shown_commands() {
        for (text, shown) in [
            ("보고서 2024Q4.pdf:\t1\n", "보고서 2024Q4.pdf:\t1\n"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\rb\u{7}\u{9b}31m", "a\\u{d}b\\u{7}\\u{9b}31m"),
            ("\u{202e}fdp.exe\u{202c}", "\\u{202e}fdp.exe\\u{202c}"),
        ] {
            assert_eq!(plain(text), shown);
        }
    }
}
