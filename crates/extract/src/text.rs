//! The second front door: plain text that another tool extracted.
//!
//! Characters stand on a grid (see [`gwaje_model::Media::TEXT`]). Tools that keep the columns of a page (`pdftotext
//! -layout`) count every character as one place of it, whatever its width.

use crate::text_lines::LinesOfFile;
use crate::text_pages::split;
use crate::{Error, Limits, foreign};
use gwaje_forms::marks::{self, Bracket};
use gwaje_model::{Code, Font, FontKind, Glyph, GlyphFlags, Media, Note, Noted, Page, Pages, TextLine};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Height of a line, in points.
const LINE: f32 = 12.0;
/// Size of a glyph, in points.
const SIZE: f32 = 10.0;
/// Columns between tab stops.
const TAB: usize = 8;
/// Control characters a text may have, as one in this many: a tool that writes one for every blank writes fewer.
const CONTROLS: usize = 3;
/// Kinds of control characters a text may have: a tool mistakes one or two characters, other data has all kinds.
const CONTROL_KINDS: usize = 2;
/// Blanks before a line in a column far right, and between two columns.
const FAR: &str = "        ";
const GAP: &str = "   ";
/// A page with fewer lines than this does not show how its columns are kept.
const LINES_OF_A_PAGE: usize = 12;

/// Reads a text.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Noted<Pages>, Error> {
    if bytes.is_empty() {
        return Err(Error::NotAPdf("the file is empty".into()));
    }
    if bytes.len() > limits.text_bytes {
        let what = "the text".into();
        return Err(Error::LimitSize { what, limit: limits.text_bytes, unit: "bytes", page: None });
    }
    if let Some((kind, hint)) = foreign::kind(bytes) {
        return Err(Error::Foreign { kind, hint });
    }
    let written = decode(bytes).filter(|text| is_text(text)).map(|text| plain(&text));
    let Some(written) = written else {
        return Err(Error::NotAPdf("the file is neither a PDF nor text".into()));
    };
    let text =
        if keeps_columns(&written) { Cow::Borrowed(&written) } else { Cow::Owned(without_gaps(&written)) };
    // Each letter costs far more memory as a glyph than as a letter.
    if text.chars().count() > limits.glyphs {
        let what = "the number of characters".into();
        return Err(Error::LimitSize { what, limit: limits.glyphs, unit: "characters", page: None });
    }
    let kept = keeps_columns(&text);
    let places = if kept { |_| 2 } else { columns };
    let file = LinesOfFile::new(&written, &text);
    let pages: Vec<Page> = split(&text, kept)
        .iter()
        .zip(1..)
        .map(|(lines, number)| page(lines, number, places, &file))
        .collect();
    if text.trim().is_empty() {
        return Err(Error::NoText("the text is blank".into()));
    }
    let fonts = vec![Font { name: String::new(), kind: FontKind::Text }];
    let pages = Pages { media: Media::TEXT, producer: None, fonts, pages, ..Pages::default() };
    Ok(Noted { value: pages, notes: unmapped(&text).into_iter().collect() })
}

/// What there is to say of characters that another tool could not map.
fn unmapped(text: &str) -> Option<Note> {
    let count = text.chars().filter(|ch| *ch == char::REPLACEMENT_CHARACTER).count();
    let text = format!("{count} characters that the tool could not map stand as U+FFFD");
    (count > 0).then_some(Note { code: Code::UnmappedGlyphs, place: None, text })
}

/// UTF-8, UTF-16 with a byte order mark, or code page 949.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..)?);
        return Some(text.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (text, malformed) = encoding_rs::EUC_KR.decode_without_bom_handling(bytes);
    (!malformed).then(|| text.into_owned())
}

fn is_text(text: &str) -> bool {
    let controls = text.chars().filter(|ch| is_stray(*ch));
    let kinds: BTreeSet<char> = controls.clone().collect();
    controls.count() * CONTROLS <= text.chars().count() && kinds.len() <= CONTROL_KINDS
}

/// Whether a character is a control character that lays out no text.
fn is_stray(ch: char) -> bool {
    ch.is_control() && !matches!(ch, '\n' | '\r' | '\t' | '\u{c}')
}

/// A text with what other tools write for characters they cannot map put right. Chromium's printouts map their blank to
/// U+0001, and pdfminer, pypdf and others pass it on; U+0000 is a glyph that no map gives; pdfium writes U+FFFE for the
/// hyphen at a line end.
fn plain(text: &str) -> String {
    let written = |ch: char| match ch {
        '\0' => char::REPLACEMENT_CHARACTER,
        '\u{fffe}' => '\u{ad}',
        ch if is_stray(ch) => ' ',
        ch => ch,
    };
    text.chars().map(written).collect()
}

/// A text without the blanks that tools put between a corner bracket, which is drawn in half of its width, and the words
/// inside.
fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blanks = String::new();
    for c in text.chars() {
        if c == ' ' {
            blanks.push(c);
            continue;
        }
        let corner = |c: &char| marks::bracket(*c) == Some(Bracket::Corner);
        let opens = out.chars().next_back().filter(corner).is_some_and(marks::opens);
        let closes = Some(c).filter(corner).is_some_and(marks::closes);
        let inside = opens && !closes || closes && out.ends_with(char::is_alphanumeric);
        if !inside {
            out.push_str(&blanks);
        }
        blanks.clear();
        out.push(c);
    }
    out + &blanks
}

/// Whether blanks keep the columns of a page apart: on some page most lines begin far right or have wide gaps.
fn keeps_columns(text: &str) -> bool {
    let set = |line: &&str| line.starts_with(FAR) || line.trim().contains(GAP);
    text.split('\u{c}').any(|page| {
        let lines = || page.lines().filter(|line| !line.trim().is_empty());
        lines().filter(set).count() * 2 > lines().count() && lines().count() >= LINES_OF_A_PAGE
    })
}

fn page(lines: &[&str], number: u32, columns: fn(char) -> usize, file: &LinesOfFile<'_>) -> Page {
    let mut page = Page { number, height: LINE * lines.len() as f32, ..Page::default() };
    for (line, row) in lines.iter().zip(0_u32..) {
        let y = LINE * row as f32 + SIZE;
        let mut column = 0_usize;
        let mut own = TextLine { y, ..TextLine::default() };
        let place = file.place(line);
        for (at, ch) in line.char_indices().filter(|(_, ch)| !ch.is_control() || *ch == '\t') {
            let columns = match ch {
                '\t' => TAB - column % TAB,
                ch => columns(ch),
            };
            let ch = if ch == '\t' { ' ' } else { ch };
            let x = column as f32 * SIZE / 2.0;
            if let Some((number, character)) = file.of(place + at).filter(|_| ch != ' ') {
                own.number = number;
                own.columns.push((x, character));
            }
            page.glyphs.push(glyph(ch, x, y, columns as f32 * SIZE / 2.0));
            column += columns;
        }
        page.width = page.width.max(column as f32 * SIZE / 2.0);
        page.lines.push(own);
    }
    page
}

fn glyph(ch: char, x: f32, y: f32, advance: f32) -> Glyph {
    Glyph {
        ch,
        x,
        y,
        advance,
        size: SIZE,
        angle: 0,
        font: 0,
        clip: Glyph::NO_CLIP,
        flags: GlyphFlags::default(),
        mcid: Glyph::NO_MCID,
        show: 0,
    }
}

/// Columns of a character: two for the wide ones of East Asia, none for combining marks.
fn columns(ch: char) -> usize {
    match ch {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{1160}'..='\u{11ff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, read, without_gaps};
    use crate::Limits;
    use gwaje_model::Code;

    #[test]
    fn corner_brackets_stand_close_to_their_words() {
        for (text, expected) in [
            ("위한「 산림법 」개정", "위한「산림법」개정"),
            ("「 산림법\n시행령 」 개정", "「산림법\n시행령」 개정"),
            ("「산림법」 개정", "「산림법」 개정"),
            ("개정「 」 통과 ", "개정「 」 통과 "),
            ("< 3분기 >", "< 3분기 >"),
        ] {
            assert_eq!(without_gaps(text), expected);
        }
    }

    #[test]
    fn controls_stand_for_what_a_tool_could_not_map() {
        assert_eq!(plain("항만\u{1}자동화\u{fffe}"), "항만 자동화\u{ad}");
        let found = read("\0 항만 자동화를 위한 협약을 체결".as_bytes(), &Limits::default()).unwrap();
        assert_eq!(found.value.pages[0].glyphs[0].ch, '\u{fffd}');
        assert_eq!(found.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::UnmappedGlyphs]);
        assert!(read(b"\x01\x02\x03\x04 and more", &Limits::default()).is_err());
    }
}
