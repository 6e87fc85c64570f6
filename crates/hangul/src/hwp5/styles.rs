//! The styles of an HWP 5 document: the stream `DocInfo` (한글 문서 파일 형식 5.0, 문서 정보의 데이터 레코드).

use super::names::number_format;
use super::record::{Record, Records, tag};
use crate::Error;
use crate::styles::{CharacterFormat, Head, Level, Numbering, ParagraphShape, Styles, is_symbol_font};
use gwaje_model::Shift;

/// Margins are written in 1/200 points.
const UNITS_PER_POINT: f32 = 200.0;
/// Levels of a numbering that every version has; three more follow in newer ones.
const LEVELS: usize = 7;
const MORE_LEVELS: usize = 3;

/// Reads the styles; records are known by their order.
pub(crate) fn read(stream: &[u8]) -> Result<Styles, Error> {
    let mut styles = Styles::default();
    let mut records = Records::new(stream, "DocInfo");
    let (mut formats, mut shapes, mut bullets, mut numberings) = (0, 0, 0, 0);
    let (mut hangul_fonts, mut fonts) = (0, Vec::new());
    while let Some(record) = records.next()? {
        match record.tag {
            tag::DOCUMENT_PROPERTIES => {
                styles.first_numbers = [2, 4, 6, 8, 10, 12].map(|at| record.u16(at).into());
            }
            tag::ID_MAPPINGS => hangul_fonts = record.u32(4) as usize,
            tag::FACE_NAME => fonts.push(is_symbol_font(&record.text(1).0)),
            tag::CHAR_SHAPE => {
                // Latin fonts come behind the Hangul ones.
                let latin = hangul_fonts.saturating_add(record.u16(2).into());
                let symbol = fonts.get(latin).copied().unwrap_or_default();
                styles.formats.insert(formats, character_format(&record, symbol));
                formats += 1;
            }
            tag::PARA_SHAPE => {
                styles.shapes.insert(shapes, paragraph_shape(&record));
                shapes += 1;
            }
            // Bullets and numberings count from 1.
            tag::BULLET => {
                bullets += 1;
                styles.bullets.insert(bullets, bullet(&record));
            }
            tag::NUMBERING => {
                numberings += 1;
                styles.numberings.insert(numberings, numbering(&record));
            }
            _ => {}
        }
    }
    Ok(styles)
}

/// The first shape of a line in three dimensions. Hangul writes one where no line is drawn through text.
const IN_3D: u32 = 13;

fn character_format(record: &Record<'_>, symbol: bool) -> CharacterFormat {
    let facts = record.u32(46);
    // A line in the middle counts as an underline too.
    let lined = facts >> 18 & 7 != 0 || facts >> 2 & 3 == 2;
    CharacterFormat {
        size: record.i32(42) as f32 / 100.0,
        bold: facts & 2 != 0,
        symbol,
        struck: lined && facts >> 26 & 15 < IN_3D,
        shift: match facts >> 15 & 3 {
            1 => Shift::Raised,
            2 => Shift::Lowered,
            _ => Shift::Level,
        },
    }
}

fn paragraph_shape(record: &Record<'_>) -> ParagraphShape {
    let facts = record.u32(0);
    let list = record.u16(30).into();
    let align = facts >> 2 & 7;
    ParagraphShape {
        head: match facts >> 23 & 3 {
            1 => Head::Outline(list),
            2 => Head::Number(list),
            3 => Head::Bullet(list),
            _ => Head::None,
        },
        level: (facts >> 25 & 7) as u8,
        left: record.i32(4) as f32 / UNITS_PER_POINT,
        first: record.i32(12) as f32 / UNITS_PER_POINT,
        justified: align == 0,
    }
}

/// A bullet is one UTF-16 unit behind the facts of its head.
fn bullet(record: &Record<'_>) -> String {
    char::from_u32(record.u16(12).into()).map(String::from).unwrap_or_default()
}

/// Seven levels, their start, the starts of each, and in newer versions three levels more with theirs.
fn numbering(record: &Record<'_>) -> Numbering {
    let (mut levels, after) = read_levels(record, 0, LEVELS);
    let starts = after + 2;
    put_starts(record, starts, &mut levels);
    let behind = starts + 4 * LEVELS;
    if record.data.len() > behind {
        let (mut more, after) = read_levels(record, behind, MORE_LEVELS);
        put_starts(record, after, &mut more);
        levels.append(&mut more);
    }
    Numbering { levels }
}

/// Each level has twelve bytes of facts about its look, and its pattern.
fn read_levels(record: &Record<'_>, from: usize, count: usize) -> (Vec<Level>, usize) {
    let mut at = from;
    let levels = (0..count)
        .map(|_| {
            let format = number_format(record.u32(at) >> 5 & 0x1f, None);
            let (pattern, end) = record.text(at + 12);
            at = end;
            Level { start: 1, format, pattern }
        })
        .collect();
    (levels, at)
}

fn put_starts(record: &Record<'_>, from: usize, levels: &mut [Level]) {
    for (nth, level) in levels.iter_mut().enumerate() {
        if record.data.len() >= from + 4 * nth + 4 {
            level.start = record.u32(from + 4 * nth);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::character_format;
    use crate::hwp5::record::{Record, tag};
    use gwaje_model::Shift;

    #[test]
    fn what_is_raised_lowered_or_struck_out() {
        for (facts, struck, shift) in [
            (0_u32, false, Shift::Level),
            (1 << 15, false, Shift::Raised),
            (1 << 16, false, Shift::Lowered),
            (1 << 18, true, Shift::Level),
            (2 << 2, true, Shift::Level),
            // An underline; a line in three dimensions, which is not drawn.
            (1 << 2, false, Shift::Level),
            (1 << 18 | 2 << 2 | 15 << 26, false, Shift::Level),
        ] {
            let mut data = vec![0; 46];
            data.extend(facts.to_le_bytes());
            let format = character_format(&Record { tag: tag::CHAR_SHAPE, level: 0, data: &data }, false);
            assert_eq!((format.struck, format.shift), (struck, shift), "{facts:b}");
        }
    }
}
