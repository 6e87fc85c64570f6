//! Where paragraphs begin: lines of one cell put into paragraphs by the sum of the evidence.
//!
//! Each line but the first of its cell is asked whether it begins a paragraph or goes on. Six sources notice
//! [`clue`]s, every clue has a weight in `weights`, and their sum is the log-odds of a start:
//!
//! | source | says | file |
//! |---|---|---|
//! | shape | which mark, label, clause number or heading the line opens with | `shape` |
//! | room | whether its first word would have fitted on the line before | `room` |
//! | wording | how the text before ends, how the line begins, open brackets | `wording` |
//! | series | whether its mark counts on, or lists things inside a sentence | `series` |
//! | place | where it stands against marks and hanging text | `place` |
//! | setting | size, weight, distance, and what kind of text it is | `setting` |
//!
//! Nothing else decides: what looks like a veto (an open bracket, a heading before it) is a clue with a large weight.
//! What kind of paragraph begins is then told by the wording of the line alone.

pub mod clue;
pub mod evidence;
mod place;
mod room;
mod series;
mod setting;
mod shape;
mod view;
mod weights;
mod wording;

use crate::clean_line::CleanLine;
use crate::column_style::ColumnStyle;
use crate::opening::Opening;
use crate::paragraph::{Kind, Paragraph};
use clue::Clue;
use evidence::{Clues, StartEvidence};
use gwaje_forms::line::{self, Wording};
use gwaje_model::{Code, Note};
use view::View;

/// The lines of one cell in paragraphs, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Parted {
    /// The paragraphs; every line belongs to exactly one.
    pub(crate) paragraphs: Vec<Paragraph>,
    /// For every line the evidence that it begins a paragraph; `None` where nothing open stands before it.
    pub(crate) evidence: Vec<Option<StartEvidence>>,
}

impl Parted {
    /// The paragraphs, each with the cell they belong to.
    pub(crate) fn of<'p, C>(&'p self, cell: &'p C) -> impl Iterator<Item = (&'p C, &'p Paragraph)> {
        self.paragraphs.iter().map(move |paragraph| (cell, paragraph))
    }
}

/// Puts the lines of one cell into paragraphs.
pub(crate) fn paragraphs(lines: &[CleanLine<'_>], style: &ColumnStyle) -> Parted {
    let mut out = Parted::default();
    let labels: Vec<Option<Clue>> = lines.iter().map(shape::of).collect();
    for first in 0..lines.len() {
        let ends = |above: &CleanLine<'_>| above.line.end.closes || !above.line.tables.is_empty();
        let closed = first.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(ends);
        // Behind the end of a paragraph or a table a line begins as the first of a cell does.
        let before = if closed { &[] } else { out.paragraphs.as_slice() };
        let evidence = evidence(View::new(lines, first, before, style, &labels));
        let begins = evidence.is_none_or(|evidence| evidence.total() > 0.0);
        let begun = begins.then(|| begun(lines, first, before.last(), style)).flatten();
        match out.paragraphs.last_mut() {
            Some(running) if !begins => running.count += 1,
            _ => out.paragraphs.extend(begun),
        }
        out.evidence.push(evidence);
    }
    out
}

/// A line with the mark of an item that goes on with the line before is doubtful with at least these log-odds of a start: 12 of 55,000
/// lines of 26 real documents and 17 made ones, four of them wrongly; of 10,000 made reports all whose items were run together, a lone
/// `·` behind a full line at -4.5 among them.
const UNSURE_MARK: f32 = -5.0;

/// Any other line is doubtful whose log-odds are nearer to even than this: 53 of those 55,000 lines.
const UNSURE: f32 = 0.3;

/// A note for each line of which it is doubtful whether it begins a paragraph.
pub(crate) fn unsure<'l>(lines: &'l [CleanLine<'_>], parted: &'l Parted) -> impl Iterator<Item = Note> + 'l {
    lines.iter().zip(&parted.evidence).filter_map(|(line, evidence)| {
        let evidence = evidence.as_ref()?;
        let total = evidence.total();
        // Most arrows go on with a sentence.
        let marked = line.opening.as_ref().is_some_and(|opening| opening.marker.is_some())
            && !evidence.clues.has(Clue::Arrow);
        let text = match total {
            total if total <= 0.0 && marked && total > UNSURE_MARK => {
                format!("the line “{}” opens like an item and was read on with the line before", line.text)
            }
            total if total <= 0.0 && total > -UNSURE => {
                format!(
                    "the line “{}” was read on with the line before and may begin a text of its own",
                    line.text
                )
            }
            total if total > 0.0 && total < UNSURE => {
                format!(
                    "the line “{}” was read as a text of its own and may go on with the line before",
                    line.text
                )
            }
            _ => return None,
        };
        Some(Note { code: Code::UnsureStart, place: Some(line.line.place), text })
    })
}

/// What begins with line `first`, by its wording.
fn begun(
    lines: &[CleanLine<'_>],
    first: usize,
    running: Option<&Paragraph>,
    style: &ColumnStyle,
) -> Option<Paragraph> {
    let line = lines.get(first)?;
    let (kind, opening) = match shape::heading(lines, first, running, style) {
        Some(Clue::EntryNumber) => (Kind::Number, None),
        Some(Clue::NumberedTitle) => (Kind::Text, None),
        Some(_) => (Kind::Closed, None),
        None => match line.opening.as_ref().filter(|opening| opening.weight >= 0.0) {
            Some(opening) => (of_marked(line, opening), Some(opening.clone())),
            None => (Kind::Text, None),
        },
    };
    Some(Paragraph { kind, opening, first, count: 1 })
}

/// Behind a mark may stand nothing but a heading (`□ 2023년 3분기`), which takes no text.
fn of_marked(line: &CleanLine<'_>, opening: &Opening) -> Kind {
    match line::wording(line.text_from(opening.text_at)) {
        Wording::Period | Wording::Caption => Kind::Closed,
        _ => Kind::Text,
    }
}

/// The evidence that a line begins a paragraph; `None` for the first of a cell.
fn evidence(view: Option<View<'_>>) -> Option<StartEvidence> {
    let view = view?;
    let mut clues = Clues::default();
    shape::notice(&view, &mut clues);
    room::notice(&view, &mut clues);
    wording::notice(&view, &mut clues);
    series::notice(&view, &mut clues);
    place::notice(&view, &mut clues);
    setting::notice(&view, &mut clues);
    Some(StartEvidence::of(clues))
}
