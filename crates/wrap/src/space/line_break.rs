//! The evidence of the page for every line break inside a paragraph.

use crate::clean_line::CleanLine;
use crate::column_style::ColumnStyle;
use crate::paragraph::Paragraph;
use crate::room;
use crate::space::{Break, LineGlyph, Room};
use gwaje_forms::letter::is_letter_or_figure;
use gwaje_model::FontKind;

/// Share of wrapped lines with a space glyph behind them from which on its absence tells something.
const TELLING: f32 = 0.1;

/// Whether this document writes the space at which a line was broken; learnt from all its wrapped lines but those
/// that end in a Type 3 font, which never has a space.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EndSpaces {
    wraps: usize,
    spaced: usize,
}

impl EndSpaces {
    /// Takes a wrapped line into account.
    pub(crate) fn add(&mut self, line: &CleanLine<'_>) {
        if last_font(line) == Some(FontKind::Type3) {
            return;
        }
        self.wraps += 1;
        self.spaced += usize::from(line.line.end.space || line.line.end.empty_show);
    }

    fn telling(self) -> bool {
        self.spaced >= 2 && self.spaced as f32 >= TELLING * self.wraps as f32
    }

    fn glyph(self, before: &CleanLine<'_>, after: &CleanLine<'_>) -> LineGlyph {
        let end = &before.line.end;
        let font =
            before.chars.last().and_then(|letter| before.line.chars.get(letter.source())).map(|c| c.font);
        match font {
            _ if end.space => LineGlyph::Space,
            _ if end.empty_show => LineGlyph::EmptyShow,
            _ if after.line.start.space => LineGlyph::NextSpace,
            Some(FontKind::Type3) => LineGlyph::NoneType3,
            Some(FontKind::TrueType | FontKind::Other) if self.telling() => LineGlyph::NoneTrueType,
            _ => LineGlyph::Unknown,
        }
    }
}

fn last_font(line: &CleanLine<'_>) -> Option<FontKind> {
    line.chars.last().and_then(|letter| line.line.chars.get(letter.source())).map(|c| c.font)
}

/// The breaks of one paragraph.
pub(crate) fn of<'p>(
    paragraph: &Paragraph,
    lines: &'p [CleanLine<'p>],
    group: u32,
    style: &'p ColumnStyle,
    spaces: EndSpaces,
) -> Vec<Break> {
    let own = lines.get(paragraph.first..paragraph.first + paragraph.count).unwrap_or_default();
    let text_at = paragraph.text_at();
    own.windows(2)
        .enumerate()
        .filter_map(|(nth, pair)| {
            let [before, after] = pair else { return None };
            Some(Break {
                left: before.text_from(if nth == 0 { text_at } else { 0 }).to_owned(),
                right: after.text.clone(),
                // Beside marks and where the script changes, lines are broken in every mode.
                group: 2 * group + u32::from(!inside_text(before, after)),
                glyph: spaces.glyph(before, after),
                room: room(before, after, style),
            })
        })
        .collect()
}

fn loose(before: &CleanLine<'_>, after: &CleanLine<'_>) -> bool {
    let ends = before.chars.last().zip(after.chars.first());
    ends.is_some_and(|(left, right)| room::loose(left.ch, right.ch))
}

/// Whether the break has letters on both sides and no change of script between them.
fn inside_text(before: &CleanLine<'_>, after: &CleanLine<'_>) -> bool {
    let ends = before.chars.last().zip(after.chars.first());
    ends.is_some_and(|(left, right)| is_letter_or_figure(left.ch) && is_letter_or_figure(right.ch))
        && !loose(before, after)
}

fn room(before: &CleanLine<'_>, after: &CleanLine<'_>, style: &ColumnStyle) -> Room {
    match room::unit_fits(before, after, style) {
        Some(true) if loose(before, after) => Room::Unknown,
        Some(true) => Room::Short,
        Some(false) => Room::Full,
        None => Room::Unknown,
    }
}
