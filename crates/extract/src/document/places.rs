//! Whether objects stand where the cross-reference of the file says.
//!
//! The engine finds objects that moved, and nobody would know that bytes were lost or put in between: in a transfer as
//! text, or by a fault of a disk. What was lost may be a width, a name or a number, which leave no other trace.

use memchr::memmem::find;

/// White space that writers put before an object or a table they count from.
const SLACK: usize = 4;

/// Whether the last cross-reference of a file, and every object it lists, is where it is said to be.
pub(super) fn fit(bytes: &[u8]) -> bool {
    let header = find(bytes, b"%PDF-").unwrap_or(0);
    // Places count from the header, or, where junk came before it later on, still from the beginning.
    [header, 0].iter().any(|from| bytes.get(*from..).is_some_and(fit_from))
}

fn fit_from(bytes: &[u8]) -> bool {
    let keyword = b"startxref";
    let Some(pointer) = bytes.windows(keyword.len()).rposition(|window| window == keyword) else {
        return false;
    };
    let place = number(bytes.get(pointer + keyword.len()..).unwrap_or_default().trim_ascii_start());
    let Some(table) = place.and_then(|place| behind_slack(bytes, place)) else { return false };
    match table.strip_prefix(b"xref") {
        Some(sections) => sections_fit(bytes, sections),
        None => is_object(table),
    }
}

/// The sections of a table, each `first count` and so many lines `place generation n`. Read by words: not all writers
/// give the lines the 20 bytes they should have.
fn sections_fit(bytes: &[u8], sections: &[u8]) -> bool {
    let mut words = sections.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    while let Some(first) = words.next() {
        if first.starts_with(b"trailer") {
            return true;
        }
        let Some(count) = words.next().and_then(number) else { return false };
        for _ in 0..count {
            let (Some(place), Some(_), Some(kind)) = (words.next(), words.next(), words.next()) else {
                return false;
            };
            // Some writers list the head of free objects, at 0, as in use.
            let place = number(place).filter(|place| *place != 0);
            let there = |place| behind_slack(bytes, place).is_some_and(is_object);
            if kind == b"n" && !place.is_none_or(there) {
                return false;
            }
        }
    }
    false
}

fn behind_slack(bytes: &[u8], place: usize) -> Option<&[u8]> {
    let rest = bytes.get(place..)?;
    let blank = rest.iter().take(SLACK).take_while(|byte| byte.is_ascii_whitespace()).count();
    rest.get(blank..)
}

/// Whether bytes begin with `number generation obj`.
fn is_object(bytes: &[u8]) -> bool {
    let mut words = bytes.get(..40.min(bytes.len())).unwrap_or_default().split(u8::is_ascii_whitespace);
    let mut word = || words.find(|word| !word.is_empty());
    let numbers = word().and_then(number).is_some() && word().and_then(number).is_some();
    numbers && word().is_some_and(|word| word.starts_with(b"obj"))
}

/// The number that bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(bytes.get(..digits)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn lost_and_added_bytes_move_objects() {
        let sound = "%PDF-1.4\n1 0 obj\n<</A 1234>>\nendobj\n2 0 obj\n[]\nendobj\nxref\n0 3\n0000000000 65535 f \n\
                     0000000009 00000 n \n0000000036 00000 n \ntrailer\n<<>>\nstartxref\n54\n%%EOF\n";
        assert!(fit(sound.as_bytes()));
        assert!(fit(format!("junk\n{sound}").as_bytes()), "counted from the header");
        assert!(fit(sound.replace(" \n0", "\n0").as_bytes()), "lines of 19 bytes");
        assert!(!fit(sound.replace("1234", "12").as_bytes()));
        assert!(!fit(sound.replace("1234", "123456789").as_bytes()));
        assert!(!fit(sound.replace("0000000036", "0000000027").as_bytes()));
        assert!(!fit(sound.replace("startxref\n54", "startxref\n5400").as_bytes()));
        assert!(!fit(sound.replace("0 3\n", "0 300000000000000000\n").as_bytes()));
    }
}
