//! The evidence of the page for every line break inside a paragraph.

use crate::habit::Habit;
use crate::join::{Break, LineGlyph, Margin};
use crate::letter::Printed;
use crate::margin;
use crate::paragraph::Paragraph;
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
    pub(crate) fn add(&mut self, line: &Printed<'_>) {
        if last_font(line) == Some(FontKind::Type3) {
            return;
        }
        self.wraps += 1;
        self.spaced += usize::from(line.line.end.space || line.line.end.empty_show);
    }

    fn telling(self) -> bool {
        self.spaced >= 2 && self.spaced as f32 >= TELLING * self.wraps as f32
    }

    fn glyph(self, before: &Printed<'_>, after: &Printed<'_>) -> LineGlyph {
        let end = &before.line.end;
        let font =
            before.letters.last().and_then(|letter| before.line.chars.get(letter.source)).map(|c| c.font);
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

fn last_font(line: &Printed<'_>) -> Option<FontKind> {
    line.letters.last().and_then(|letter| line.line.chars.get(letter.source)).map(|c| c.font)
}

/// The breaks of one paragraph.
pub(crate) fn of<'p>(
    paragraph: &Paragraph,
    lines: &'p [Printed<'p>],
    group: u32,
    habit: &'p Habit,
    spaces: EndSpaces,
) -> Vec<Break> {
    let own = lines.get(paragraph.first..paragraph.first + paragraph.count).unwrap_or_default();
    let text_at = paragraph.text_at();
    own.windows(2)
        .enumerate()
        .filter_map(|(nth, pair)| {
            let [before, after] = pair else { return None };
            Some(Break {
                left: before.text_from(if nth == 0 { text_at } else { 0 }),
                right: after.text.clone(),
                // Beside marks and where the script changes, lines are broken in every mode.
                group: 2 * group + u32::from(!inside_text(before, after)),
                glyph: spaces.glyph(before, after),
                margin: margin_of(before, after, habit),
            })
        })
        .collect()
}

fn loose(before: &Printed<'_>, after: &Printed<'_>) -> bool {
    let ends = before.letters.last().zip(after.letters.first());
    ends.is_some_and(|(left, right)| margin::loose(left.ch, right.ch))
}

/// Whether the break has letters on both sides and no change of script between them.
fn inside_text(before: &Printed<'_>, after: &Printed<'_>) -> bool {
    let ends = before.letters.last().zip(after.letters.first());
    ends.is_some_and(|(left, right)| left.ch.is_alphanumeric() && right.ch.is_alphanumeric())
        && !loose(before, after)
}

fn margin_of(before: &Printed<'_>, after: &Printed<'_>, habit: &Habit) -> Margin {
    match margin::unit_fits(before, after, habit) {
        Some(true) if loose(before, after) => Margin::Unknown,
        Some(true) => Margin::Short,
        Some(false) => Margin::Full,
        None => Margin::Unknown,
    }
}
