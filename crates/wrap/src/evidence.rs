//! The evidence that a line begins a paragraph: where it stands against the marks of its column and the hanging text
//! of the running item, what room the line before had left, open brackets, unfinished words.

use crate::clean_line::CleanLine;
use crate::habit::{Ground, Habit, SAME};
use crate::margin;
use crate::opening::{self, Opening, Shape};
use crate::paragraph::{Kind, Paragraph};
use gwaje_forms::{enclosed, ending, marks};

/// A line and what came before it.
pub(crate) struct View<'v> {
    line: &'v CleanLine<'v>,
    previous: &'v CleanLine<'v>,
    opener: &'v CleanLine<'v>,
    second: Option<&'v CleanLine<'v>>,
    pub(crate) running: &'v Paragraph,
    earlier: &'v [Paragraph],
    following: &'v [CleanLine<'v>],
    habit: &'v Habit,
    /// The end of the running paragraph's text.
    tail: String,
}

impl<'v> View<'v> {
    /// `None` for the first line of a cell.
    pub(crate) fn new(
        lines: &'v [CleanLine<'v>],
        at: usize,
        before: &'v [Paragraph],
        habit: &'v Habit,
    ) -> Option<Self> {
        let (running, earlier) = before.split_last()?;
        let own = lines.get(running.first..at)?;
        let skipped = own.len().saturating_sub(TAIL);
        let mut tail = if skipped == 0 { own.first()?.text_from(running.text_at()) } else { String::new() };
        for line in own.iter().skip(skipped.max(1)) {
            tail.push(' ');
            tail.push_str(&line.text);
        }
        Some(Self {
            line: lines.get(at)?,
            previous: own.last()?,
            opener: own.first()?,
            second: own.get(1),
            running,
            earlier,
            following: lines.get(at + 1..).unwrap_or_default(),
            habit,
            tail,
        })
    }

    fn em(&self) -> f32 {
        self.line.line.size.max(1.0)
    }

    fn indent(&self) -> f32 {
        self.line.line.start.indent
    }

    fn same(&self, a: f32, b: f32) -> bool {
        (a - b).abs() <= SAME * self.em()
    }

    /// Indent of the running item's mark or first letter.
    fn outer(&self) -> f32 {
        self.opener.line.start.indent
    }

    /// Indent of the running item's text behind the mark.
    fn inner(&self) -> f32 {
        let text = self.opener.left(self.running.text_at()).zip(self.opener.left(0));
        self.outer() + text.map_or(0.0, |(text, mark)| text - mark)
    }

    /// Where the running item's further lines begin: as the second does, as they do elsewhere, or under its text.
    fn hanging(&self) -> f32 {
        self.seen_hanging().unwrap_or_else(|| self.inner())
    }

    /// The same, where lines were seen to hang.
    fn seen_hanging(&self) -> Option<f32> {
        let elsewhere = || {
            let step = self.habit.step(self.running.opening.as_ref()?.shape)?;
            Some(self.outer() + step * self.opener.line.size)
        };
        let second = self.second.map(|line| line.line.start.indent);
        second.or_else(elsewhere)
    }

    /// A bracket of the running paragraph is still open, and not by a slip long ago.
    pub(crate) fn bracket_open(&self) -> bool {
        if self.running.kind != Kind::Text {
            return false;
        }
        let mut open: Vec<(char, usize)> = Vec::new();
        let mut length = 0;
        for (at, ch) in self.tail.chars().enumerate() {
            length = at;
            if let Some(close) = marks::closing_of(ch).or_else(|| (ch == '“').then_some('”')) {
                open.push((close, at));
            } else if open.last().is_some_and(|(close, _)| *close == ch) {
                open.pop();
            }
        }
        open.last().is_some_and(|(_, at)| length - at < LONGEST_BRACKET)
    }

    /// The line stands under the hanging text of the running item, and the line before it was full.
    pub(crate) fn continues_item(&self) -> bool {
        let hanging = self.hanging();
        let marked = self.running.kind == Kind::Text && self.running.opening.is_some();
        let hangs = hanging > self.outer() + 2.0 * SAME * self.em() && self.same(self.indent(), hanging);
        marked && hangs && margin::word_fits(self.previous, self.line, self.habit, 0.2) == Some(false)
    }

    /// The running text ends where no item can end, so that the line goes on with it.
    pub(crate) fn unfinished(&self) -> bool {
        self.running.kind == Kind::Text && ending::unfinished(&self.tail)
    }

    /// The running text breaks off inside a number or a date.
    pub(crate) fn number_open(&self) -> bool {
        let end = self.tail.trim_end_matches(['.', '~', '-', ',', '/']);
        self.running.kind == Kind::Text
            && end.len() < self.tail.len()
            && end.ends_with(|c: char| c.is_ascii_digit())
    }

    /// Evidence that a line with this mark opens an item, added to the weight of its shape.
    pub(crate) fn for_mark(&self, opening: &Opening) -> f32 {
        let mut sum = self.room_evidence()
            + self.wording_evidence()
            + self.series_evidence(opening)
            + self.listed_inside(opening);
        if self.bracket_open() {
            sum -= 3.0;
        }
        if self.habit.placed() {
            let home = self.habit.has_mark_at(opening.shape, self.indent(), self.em());
            let hanging = self.hanging();
            let hangs = self.seen_hanging().is_some_and(|seen| seen > self.outer() + SAME * self.em());
            if home {
                sum += if self.same(self.indent(), hanging) { 0.5 } else { 2.0 };
            } else if self.habit.has_mark_away_from(opening.shape, self.indent(), self.em())
                && self.same(self.indent(), hanging)
            {
                sum -= 2.5;
            }
            if hangs && self.indent() <= self.outer() + SAME * self.em() {
                sum += 2.0;
            }
        } else if self.habit.knows(opening.shape) {
            sum += 1.0;
        }
        sum
    }

    /// The line before was broken although the next word would have fitted, or not.
    fn room_evidence(&self) -> f32 {
        match margin::word_fits(self.previous, self.line, self.habit, 0.2) {
            Some(true) => 2.5,
            Some(false) => -0.5,
            None => 0.0,
        }
    }

    /// The running text ends in the middle of a phrase, or at what may be its end.
    fn wording_evidence(&self) -> f32 {
        match self.tail.chars().next_back() {
            Some(')') => 1.0,
            _ if ending::unfinished(&self.tail) => -1.5,
            _ => 0.5,
        }
    }

    /// The same mark stands inside the running text, where such marks list things in a line (`▲가 ▲나`, `가 – 나`).
    fn listed_inside(&self, opening: &Opening) -> f32 {
        let Shape::Mark(mark) = opening.shape else { return 0.0 };
        let inside = |at: usize, window: &[char]| match *window {
            [before, found, after] => {
                at > 0 && found == mark && before == ' ' && (mark != '-' || after == ' ')
            }
            _ => false,
        };
        let body: Vec<char> = self.tail.chars().collect();
        let listed = body.windows(3).enumerate().any(|(at, window)| inside(at + 1, window));
        if listed || body.first() == Some(&mark) { -3.5 } else { 0.0 }
    }

    /// A counting mark that follows its predecessor, here as a mark or there inside the running text.
    fn series_evidence(&self, opening: &Opening) -> f32 {
        let Some(place) = opening.shape.place() else { return 0.0 };
        let marks = self.earlier.iter().chain([self.running]).rev().filter_map(|p| p.opening.as_ref());
        let last = marks.map(|o| o.shape).find(|shape| shape.same_series(opening.shape));
        let inside = self.tail.chars().filter_map(enclosed::figure).any(|seen| seen + 1 == place);
        match last.and_then(opening::Shape::place) {
            _ if inside => -2.0,
            Some(seen) if seen + 1 == place => 2.5,
            _ if place == 1 => 1.0,
            _ if self.goes_on_below(opening.shape, place) => 2.0,
            // Agenda numbers leave gaps; other series do not.
            None if opening.marker.is_none() => 0.0,
            _ => -1.0,
        }
    }

    /// Whether one of the next lines opens with the next mark of a series: a list may begin with any number.
    fn goes_on_below(&self, shape: Shape, place: u32) -> bool {
        let next = |line: &&CleanLine<'_>| {
            let below = line.opening.as_ref().map(|opening| opening.shape);
            below.is_some_and(|below| below.same_series(shape) && below.place() == Some(place + 1))
        };
        self.following.iter().take(TAIL).any(|line| next(&line))
    }

    /// Evidence that a line without a mark begins a paragraph.
    pub(crate) fn for_plain(&self) -> f32 {
        if !self.habit.placed() {
            return if self.sentence_ended_short() { 2.5 } else { 0.0 };
        }
        let mut sum = self.setting_evidence();
        let short = margin::word_fits(self.previous, self.line, self.habit, 1.0) == Some(true);
        let hanging = self.hanging();
        if let Some(opening) = self.running.opening.as_ref().filter(|opening| opening.marker.is_some()) {
            // A larger or bolder line after one that ended early is a heading.
            let heading = self.habit.ground == Ground::Flowing && short;
            sum += self.after_item(opening) + if heading { 1.0 } else { 0.0 };
        } else if !self.habit.labels(self.em()) && !self.both_centred() {
            let first_line = self.indent() > hanging + 0.7 * self.em() && self.second.is_some();
            sum += if short { 2.0 } else { 0.0 } + if first_line { 1.0 } else { 0.0 };
        }
        if ending::unfinished(&self.tail) {
            sum -= 1.5;
        }
        if self.line.text.starts_with(['(', '·', ')', ',']) { sum - 1.5 } else { sum }
    }

    /// Where a line without a mark stands against the marked item before it: back at the margin, or under its text.
    fn after_item(&self, opening: &Opening) -> f32 {
        let hanging = self.hanging();
        let step = self.habit.step(opening.shape);
        let back = self.indent() <= self.outer() + SAME * self.em();
        let hangs = hanging > self.outer() + 2.0 * SAME * self.em();
        if back && hangs && self.second.is_some() {
            2.5
        } else if back && hangs && step.is_some_and(|step| step > 2.0 * SAME) {
            2.0
        } else if hanging > self.outer() + SAME * self.em() && self.same(self.indent(), hanging) {
            // Authors squeeze single lines; at the hanging indent they still belong to the item.
            if self.habit.ground == Ground::Table { -1.5 } else { -0.5 }
        } else {
            0.0
        }
    }

    /// In flattened text: the line before ends a sentence, and the next word would have fitted behind it.
    fn sentence_ended_short(&self) -> bool {
        let word =
            self.line.chars.iter().position(|letter| letter.ch == ' ').unwrap_or(self.line.chars.len());
        let room = self.habit.full - self.previous.line.bbox().x1;
        let needed = margin::extent(self.line, word).map_or(0.0, |width| width + self.em());
        ending::sentence(&self.tail) && room >= needed
    }

    /// Two lines of one centred title.
    fn both_centred(&self) -> bool {
        margin::centred(self.previous) && margin::centred(self.line)
    }

    /// A change of size or weight, or more space above than usual.
    fn setting_evidence(&self) -> f32 {
        let (old, new) = (self.previous.line, self.line.line);
        let size = (old.size / new.size.max(1.0) - 1.0).abs();
        let bold =
            |line: &gwaje_model::Line| line.chars.iter().filter(|c| c.bold).count() * 2 > line.chars.len();
        let lead = new.leading.is_some_and(|lead| lead / self.em() > 1.35 * self.habit.pitch.max(1.0));
        let weigh = |found, weight| if found { weight } else { 0.0 };
        weigh(size > 0.12, 1.0)
            + weigh(size > 0.25, 1.0)
            + weigh(bold(old) != bold(new), 1.0)
            + weigh(lead, 1.0)
    }
}

/// So many lines of the running paragraph are looked at.
const TAIL: usize = 6;
/// A bracket open for longer than this many characters was never meant to close.
const LONGEST_BRACKET: usize = 90;
