//! Brackets that stand alone in a content stream (ISO 32000-2, 7.2.3 and 7.8.2).
//!
//! The engine ends a content stream at a bracket that closes nothing and says nothing of what follows it. pdfium, MuPDF,
//! poppler and pdfminer read on. Here such brackets are found, so that reading can be taken up behind them.

/// Makes blanks of the brackets of a content stream that close nothing or cannot stand in it; whether there were any.
/// Strings, comments and the data of inline images are left alone.
pub(super) fn blank(content: &mut [u8]) -> bool {
    let mut open: Vec<u8> = Vec::new();
    let mut found = false;
    let mut at = 0;
    while let Some(byte) = content.get(at).copied() {
        let next = content.get(at + 1).copied();
        let (length, stray) = match byte {
            b'%' => (comment(content, at), false),
            b'(' => (string(content, at), false),
            b'<' if next == Some(b'<') => {
                open.push(b'>');
                (2, false)
            }
            b'<' => (1 + until(content, at + 1, |byte| byte == b'>') + 1, false),
            b'>' if next == Some(b'>') => (2, !closes(&mut open, b'>')),
            b'[' => {
                open.push(b']');
                (1, false)
            }
            b']' => (1, !closes(&mut open, b']')),
            b'>' | b')' | b'{' | b'}' => (1, true),
            _ if starts_token(content, at, b"ID") => (image(content, at), false),
            _ => (1, false),
        };
        if stray {
            content.iter_mut().skip(at).take(length).for_each(|byte| *byte = b' ');
            found = true;
        }
        at += length;
    }
    found
}

/// Closes what was opened last, if this closes it.
fn closes(open: &mut Vec<u8>, bracket: u8) -> bool {
    open.pop_if(|last| *last == bracket).is_some()
}

/// How many bytes from a place on do not meet a condition.
fn until(content: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    content.iter().skip(from).take_while(|byte| !ends(**byte)).count()
}

fn comment(content: &[u8], at: usize) -> usize {
    until(content, at, |byte| matches!(byte, b'\n' | b'\r'))
}

/// The length of a literal string: its brackets are balanced or escaped.
fn string(content: &[u8], at: usize) -> usize {
    let (mut depth, mut escaped) = (0_usize, false);
    let inside = content.iter().skip(at).take_while(|byte| {
        match (escaped, byte) {
            (true, _) => escaped = false,
            (false, b'\\') => escaped = true,
            (false, b'(') => depth += 1,
            (false, b')') => depth -= 1,
            _ => {}
        }
        depth > 0
    });
    inside.count() + 1
}

/// The length of the data of an inline image: up to an `EI` that stands alone.
fn image(content: &[u8], at: usize) -> usize {
    let ends = (at + 2..content.len()).find(|place| starts_token(content, *place, b"EI"));
    ends.map_or(content.len(), |end| end + 2) - at
}

/// Whether a token stands at a place, between blanks or the ends of the content.
fn starts_token(content: &[u8], at: usize, token: &[u8]) -> bool {
    let blank = |place: Option<usize>| {
        place
            .and_then(|place| content.get(place))
            .is_none_or(|byte| matches!(byte, b'\0' | b'\t' | b'\n' | 12 | b'\r' | b' '))
    };
    content.get(at..at + token.len()) == Some(token)
        && blank(at.checked_sub(1))
        && blank(Some(at + token.len()))
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn only_brackets_that_close_nothing_become_blanks() {
        for (content, expected) in [
            ("(a) Tj ] (b) Tj", "(a) Tj   (b) Tj"),
            ("[(a]) -20 <0041>] TJ", "[(a]) -20 <0041>] TJ"),
            ("/P <</MCID 0>> BDC >> EMC", "/P <</MCID 0>> BDC    EMC"),
            ("% ] )\n(\\)]) Tj )", "% ] )\n(\\)]) Tj  "),
            ("BI /W 1 ID ]>) EI ]", "BI /W 1 ID ]>) EI  "),
            ("{ 1 0 0 rg }", "  1 0 0 rg  "),
            ("(open ] ", "(open ] "),
        ] {
            let mut bytes = content.as_bytes().to_vec();
            assert_eq!(blank(&mut bytes), content != expected, "{content}");
            assert_eq!(String::from_utf8_lossy(&bytes), expected, "{content}");
        }
    }
}
