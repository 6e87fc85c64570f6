//! A line and what came before it in its cell: what the clues are read from.

use super::clue::Clue;
use crate::clean_line::CleanLine;
use crate::column_style::{ColumnStyle, SAME};
use crate::paragraph::{Kind, Paragraph};
use crate::room;

/// So many lines of the running paragraph are looked at.
const TAIL: usize = 6;

/// A line and what came before it.
pub(super) struct View<'v> {
    /// The lines of the cell.
    pub(super) lines: &'v [CleanLine<'v>],
    /// Index of the line among them.
    pub(super) at: usize,
    pub(super) line: &'v CleanLine<'v>,
    pub(super) previous: &'v CleanLine<'v>,
    /// First line of the running paragraph.
    pub(super) opener: &'v CleanLine<'v>,
    /// Its second line.
    second: Option<&'v CleanLine<'v>>,
    /// The paragraph that the line goes on with, or ends.
    pub(super) running: &'v Paragraph,
    /// The paragraphs before that one.
    pub(super) earlier: &'v [Paragraph],
    pub(super) style: &'v ColumnStyle,
    /// The end of the running paragraph's text.
    pub(super) tail: String,
    /// Room at the end of the line before, in points, and what would be left of it behind a space and the first word, in em;
    /// `None` where positions mean nothing.
    pub(super) room: Option<f32>,
    pub(super) spare: Option<f32>,
    /// What each line of the cell opens with besides marks.
    labels: &'v [Option<Clue>],
}

impl<'v> View<'v> {
    /// `None` for the first line of a cell.
    pub(super) fn new(
        lines: &'v [CleanLine<'v>],
        at: usize,
        before: &'v [Paragraph],
        style: &'v ColumnStyle,
        labels: &'v [Option<Clue>],
    ) -> Option<Self> {
        let (running, earlier) = before.split_last()?;
        let own = lines.get(running.first..at)?;
        let skipped = own.len().saturating_sub(TAIL);
        let mut tail =
            if skipped == 0 { own.first()?.text_from(running.text_at()).to_owned() } else { String::new() };
        for line in own.iter().skip(skipped.max(1)) {
            tail.push(' ');
            tail.push_str(&line.text);
        }
        let (line, previous, opener) = (lines.get(at)?, own.last()?, own.first()?);
        let room = room::room(previous, style);
        let spare = room.and_then(|room| room::spare(room, line, style));
        Some(Self {
            lines,
            at,
            line,
            previous,
            opener,
            second: own.get(1),
            running,
            earlier,
            style,
            tail,
            room,
            spare,
            labels,
        })
    }

    /// The label, clause number or figures that a line of the cell opens with, if it has no mark.
    pub(super) fn label(&self, at: usize) -> Option<Clue> {
        self.labels.get(at).copied().flatten()
    }

    /// Size of the line's letters, in points.
    pub(super) fn em(&self) -> f32 {
        self.line.line.size.max(1.0)
    }

    /// Distance of the line from the left margin, in points.
    pub(super) fn indent(&self) -> f32 {
        self.line.line.start.indent
    }

    /// Whether two positions are the same, in points.
    pub(super) fn same(&self, a: f32, b: f32) -> bool {
        (a - b).abs() <= SAME * self.em()
    }

    /// Whether the running paragraph is an item with a mark that stands apart from its text.
    pub(super) fn in_item(&self) -> bool {
        self.running.kind == Kind::Text && self.running.opening.as_ref().is_some_and(|o| o.marker.is_some())
    }

    /// Indent of the running paragraph's mark or first letter.
    pub(super) fn outer(&self) -> f32 {
        self.opener.line.start.indent
    }

    /// Indent of the running item's text behind the mark.
    fn inner(&self) -> f32 {
        let text = self.opener.left(self.running.text_at()).zip(self.opener.left(0));
        self.outer() + text.map_or(0.0, |(text, mark)| text - mark)
    }

    /// Where the running item's further lines begin: as the second does, as they do elsewhere, or under its text. Behind marks of
    /// other widths they begin elsewhere: a line under the text of its item needs no such witness.
    pub(super) fn hanging(&self) -> f32 {
        let inner = self.inner();
        let own = self.running.opening.as_ref().and_then(|opening| self.style.own_step(opening.shape));
        if self.second.is_none() && own.is_none() && self.same(self.indent(), inner) {
            return inner;
        }
        self.seen_hanging().unwrap_or(inner)
    }

    /// The same, where lines were seen to hang.
    pub(super) fn seen_hanging(&self) -> Option<f32> {
        let elsewhere = || {
            let step = self.style.step(self.running.opening.as_ref()?.shape)?;
            Some(self.outer() + step * self.opener.line.size)
        };
        let second = self.second.map(|line| line.line.start.indent);
        second.or_else(elsewhere)
    }

    /// Distance of the running paragraph's first two baselines, in points.
    pub(super) fn leading_inside(&self) -> Option<f32> {
        self.second?.line.leading
    }

    /// Whether the running paragraph has a second line.
    pub(super) fn has_second(&self) -> bool {
        self.second.is_some()
    }
}
