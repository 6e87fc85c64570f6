//! Where the characters of a text stand in its file, though blanks were taken out of it.

/// A text and where each of its characters stands in the file.
pub(crate) struct LinesOfFile<'t> {
    text: &'t str,
    /// Of each character that is no blank: its byte in the text, its line and its place in that line, from 1.
    places: Vec<(usize, u32, u32)>,
}

impl<'t> LinesOfFile<'t> {
    /// `written` is the file, `text` the same but for blanks.
    pub(crate) fn new(written: &str, text: &'t str) -> Self {
        let mut inked = text.char_indices().filter(|(_, ch)| *ch != ' ');
        let (mut line, mut column) = (1, 0);
        let mut places = Vec::with_capacity(text.len() / 3);
        for ch in written.chars() {
            column += 1;
            if ch != ' ' {
                places.extend(inked.next().map(|(at, _)| (at, line, column)));
            }
            if ch == '\n' {
                (line, column) = (line + 1, 0);
            }
        }
        Self { text, places }
    }

    /// Where a part of the text begins in it, in bytes.
    pub(crate) fn place(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// Line and character, from 1, of what stands at a byte of the text, if it is no blank.
    pub(crate) fn of(&self, at: usize) -> Option<(u32, u32)> {
        let found = self.places.binary_search_by_key(&at, |(at, ..)| *at).ok()?;
        self.places.get(found).map(|(_, line, column)| (*line, *column))
    }
}

#[cfg(test)]
mod tests {
    use super::LinesOfFile;

    #[test]
    fn places_are_those_of_the_file() {
        let text = "가「나」\n\u{c}  다 라\n";
        let file = LinesOfFile::new("가 「 나 」\n\u{c}  다 라\n", text);
        let of = |part: &str| file.of(text.find(part).unwrap());
        assert_eq!(of("가"), Some((1, 1)));
        assert_eq!(of("나"), Some((1, 5)));
        assert_eq!(of("라"), Some((2, 6)));
        assert_eq!(of(" 라"), None);
        let second = text.lines().nth(1).unwrap();
        assert_eq!(file.place(second), text.find('\u{c}').unwrap());
    }
}
