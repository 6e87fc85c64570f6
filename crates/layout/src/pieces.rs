//! Borders drawn in pieces: at the first and the last line of a row alone, or dashed in long strokes.
//!
//! A border ends at a border that runs across it; so does that of a column where a cell reaches over it. Where two pieces of one line
//! end at none and face each other, its producer left out what lies between, not the table.

use crate::grid::COLUMNS;
use crate::ink::Ink;
use crate::segment::{COVER, Segment, TOUCH, merge, segments};
use gwaje_model::{Page, Rect, Ruling};

/// The strokes of a dashed border are no farther apart than this (points), and longer than the way between them: between those of
/// borders farther apart a line of text would fit, so more has to speak for one. Word, LibreOffice and browsers dash with gaps of 1 to 6.
const DASH_GAP: f32 = 7.0;
/// Borders of a row that reach down its first line alone are at least this long (points): no line of text is lower, and the ticks at the
/// axis of a chart are shorter.
const STUB: f32 = 8.0;
/// A letter that reaches over a line by more than this, in em, stands across it, and what it stands in is one cell. Letters hang
/// over the edges of their cells by up to a tenth: brackets, full stops.
const ACROSS: f32 = 0.2;
/// A page with more pairs of a gap and of what may stand in it than this is made to cost; its borders stay as they are drawn.
const MOST_PAIRS: usize = 50_000_000;

/// The rulings of a page, and one for each gap in a border that was drawn in pieces.
pub(crate) fn joined(mut borders: Vec<Ruling>, page: &Page, inks: &[Ink]) -> Vec<Ruling> {
    let (across, down) = segments(&borders);
    let (across, down) = (merge(across), merge(down));
    let most = across.len().max(down.len());
    if most.saturating_mul(most + page.clips.len() + inks.len()) > MOST_PAIRS {
        return borders;
    }
    let rows = Lines { own: &down, crossing: &across, horizontal: false, clips: &page.clips, inks };
    let columns = Lines { own: &across, crossing: &down, horizontal: true, clips: &page.clips, inks };
    borders.extend(rows.gaps());
    borders.extend(columns.gaps());
    borders
}

/// The lines of one direction among all that may end them or stand between their pieces.
struct Lines<'p> {
    /// Those of the direction; pieces of one line follow each other.
    own: &'p [Segment],
    /// Those that run across.
    crossing: &'p [Segment],
    horizontal: bool,
    clips: &'p [Rect],
    inks: &'p [Ink],
}

impl Lines<'_> {
    fn gaps(&self) -> Vec<Ruling> {
        let mut gaps = Vec::new();
        for line in self.own.chunk_by(|a, b| a.at == b.at) {
            let before = |nth: usize| nth.checked_sub(1).and_then(|before| line.get(before));
            let pieces = || line.iter().enumerate();
            let below =
                pieces().map(|(nth, piece)| (self.below(piece, line.get(nth + 1)), line.get(nth + 1)));
            let above = pieces().map(|(nth, piece)| (self.above(piece, before(nth)), before(nth)));
            gaps.extend(
                line.windows(2).filter_map(|pair| if let [a, b] = pair { self.between(a, b) } else { None }),
            );
            gaps.extend(of_rows(&below.collect::<Vec<_>>()));
            gaps.extend(of_rows(&above.collect::<Vec<_>>()));
        }
        gaps.into_iter().filter(|gap| !self.holds_text(*gap)).map(|gap| self.ruling(gap)).collect()
    }

    /// The gap between two pieces that both end at nothing.
    fn between(&self, a: &Segment, b: &Segment) -> Option<Segment> {
        let gap = Segment { at: a.at, from: a.to, to: b.from };
        let loose = self.is_loose(gap.at, gap.from) && self.is_loose(gap.at, gap.to);
        let one = loose && !self.is_crossed(gap) && (is_dash(a, b) || self.is_skipped(a, gap, b));
        one.then_some(gap)
    }

    /// The gap from a piece, drawn at the first line of a row alone, down to the end of the row.
    fn below(&self, piece: &Segment, next: Option<&Segment>) -> Option<Segment> {
        let ends = self.crossing.iter().filter(|line| line.at > piece.to && reaches(line, piece.at));
        let to = ends.map(|line| line.at).reduce(f32::min)?;
        let gap = Segment { at: piece.at, from: piece.to, to };
        let free = next.is_none_or(|next| next.from >= to - TOUCH);
        (free && self.is_stub(piece, gap, |line| line.to, piece.to)).then_some(gap)
    }

    /// The gap from a piece, drawn at the last line of a row alone, up to where the row begins.
    fn above(&self, piece: &Segment, before: Option<&Segment>) -> Option<Segment> {
        let begins = self.crossing.iter().filter(|line| line.at < piece.from && reaches(line, piece.at));
        let from = begins.map(|line| line.at).reduce(f32::max)?;
        let gap = Segment { at: piece.at, from, to: piece.from };
        let free = before.is_none_or(|before| before.to <= from + TOUCH);
        (free && self.is_stub(piece, gap, |line| line.from, piece.from)).then_some(gap)
    }

    /// Whether a piece is one of several that end at one place, which is no border.
    fn is_stub(&self, piece: &Segment, gap: Segment, end_of: fn(&Segment) -> f32, end: f32) -> bool {
        let alike = |line: &&Segment| (end_of(line) - end).abs() <= TOUCH && line.to - line.from >= STUB;
        piece.to - piece.from >= STUB
            && self.is_loose(piece.at, end)
            && self.own.iter().filter(alike).count() > COLUMNS
            && self.is_skipped(piece, gap, piece)
    }

    /// Whether a line that ends at a place ends at nothing that runs across.
    fn is_loose(&self, at: f32, end: f32) -> bool {
        let near = |edge: f32| (edge - end).abs() <= TOUCH;
        let clipped = |clip: &Rect| {
            let (x, y) = ((clip.x0, clip.x1), (clip.y0, clip.y1));
            let (along, beside) = if self.horizontal { (x, y) } else { (y, x) };
            (near(along.0) || near(along.1)) && at >= beside.0 - TOUCH && at <= beside.1 + TOUCH
        };
        !self.crossing.iter().any(|line| near(line.at) && reaches(line, at))
            && !self.clips.iter().any(clipped)
    }

    /// Whether a line runs across a gap.
    fn is_crossed(&self, gap: Segment) -> bool {
        self.crossing.iter().any(|line| line.at > gap.from && line.at < gap.to && reaches(line, gap.at))
    }

    /// Whether the border between two pieces was drawn at the first and the last lines of a row alone: one of them stands at the border
    /// of the row, and no other line is drawn through between the two.
    fn is_skipped(&self, a: &Segment, gap: Segment, b: &Segment) -> bool {
        if self.horizontal {
            return false;
        }
        let meets =
            |piece: &Segment, line: &Segment| line.at >= piece.from - TOUCH && line.at <= piece.to + TOUCH;
        let met = |line: &&Segment| (meets(a, line) || meets(b, line)) && reaches(line, gap.at);
        let ends = self.crossing.iter().filter(met).map(|line| (line.from, line.to));
        let Some((from, to)) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else { return false };
        let row = Segment { at: gap.at, from, to };
        let through =
            |line: &&Segment| line.to.min(gap.to) - line.from.max(gap.from) >= COVER * (gap.to - gap.from);
        !self.own.iter().filter(through).any(|line| reaches(&row, line.at))
    }

    /// Whether text stands across a gap.
    fn holds_text(&self, gap: Segment) -> bool {
        self.inks.iter().filter(|ink| !ink.is_space()).any(|ink| {
            let ((x, y), bbox, most) = (ink.centre(), ink.bbox, ACROSS * ink.glyph.size);
            let (along, from, to) =
                if self.horizontal { (x, bbox.y0, bbox.y1) } else { (y, bbox.x0, bbox.x1) };
            along > gap.from && along < gap.to && from < gap.at - most && to > gap.at + most
        })
    }

    fn ruling(&self, gap: Segment) -> Ruling {
        let ink = if self.horizontal {
            Rect::new(gap.from, gap.at, gap.to, gap.at)
        } else {
            Rect::new(gap.at, gap.from, gap.at, gap.to)
        };
        Ruling { ink, horizontal: self.horizontal, stroked: true }
    }
}

/// The gaps of a line that was drawn at one end of its rows alone, each with the piece behind it: some row has another beside it. Borders
/// open at the page end and a ruling over its foot look the same, once.
fn of_rows(gaps: &[(Option<Segment>, Option<&Segment>)]) -> Vec<Segment> {
    let again = gaps.iter().any(|(gap, beside)| gap.is_some() && beside.is_some());
    gaps.iter().filter(|_| again).filter_map(|(gap, _)| *gap).collect()
}

/// Whether a line reaches a place across it.
fn reaches(line: &Segment, at: f32) -> bool {
    at >= line.from - TOUCH && at <= line.to + TOUCH
}

/// Whether two pieces are strokes of a dashed line.
fn is_dash(a: &Segment, b: &Segment) -> bool {
    let gap = b.from - a.to;
    gap <= DASH_GAP && gap < (a.to - a.from).min(b.to - b.from)
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::ink::Ink;
    use crate::testing::ink;
    use gwaje_model::{Page, Rect, Ruling};

    fn across(y: f32, x0: f32, x1: f32) -> Ruling {
        Ruling { ink: Rect::new(x0, y - 0.2, x1, y + 0.2), horizontal: true, stroked: true }
    }

    fn down(x: f32, y0: f32, y1: f32) -> Ruling {
        Ruling { ink: Rect::new(x - 0.2, y0, x + 0.2, y1), horizontal: false, stroked: true }
    }

    /// What is added to rulings, each as its place and its ends, in whole points.
    fn added(rulings: &[Ruling], clips: &[Rect], inks: &[Ink]) -> Vec<[i32; 3]> {
        let page = Page { clips: clips.to_vec(), ..Page::default() };
        let all = joined(rulings.to_vec(), &page, inks);
        let told = |ruling: &Ruling| {
            let ink = ruling.ink;
            let ends = if ruling.horizontal { [ink.y0, ink.x0, ink.x1] } else { [ink.x0, ink.y0, ink.y1] };
            ends.map(|end| end.round() as i32)
        };
        all.iter().skip(rulings.len()).map(told).collect()
    }

    /// A row from 100 to 200 whose borders are drawn at its first and its last line.
    fn row() -> Vec<Ruling> {
        let ends = [across(100.0, 50.0, 350.0), across(200.0, 50.0, 350.0)];
        let borders =
            [50.0, 150.0, 350.0].into_iter().flat_map(|x| [down(x, 100.0, 120.0), down(x, 180.0, 200.0)]);
        ends.into_iter().chain(borders).collect()
    }

    #[test]
    fn a_border_drawn_at_the_ends_of_a_row_is_whole() {
        let all = [[50, 120, 180], [150, 120, 180], [350, 120, 180]];
        assert_eq!(added(&row(), &[], &[]), all);
        assert_eq!(
            added(&row(), &[], &[ink('가', 139.0, 150.0), ink('나', 155.0, 150.0)]),
            all,
            "text beside it"
        );
        assert_eq!(added(&row(), &[], &[ink('가', 145.0, 150.0)]), [all[0], all[2]], "text across it");
    }

    #[test]
    fn a_border_drawn_at_one_end_of_its_rows_is_whole() {
        let ends = [100.0, 200.0, 300.0].map(|y| across(y, 50.0, 350.0));
        let rows = |pieces: &[[f32; 2]], columns: &[f32]| {
            let borders = columns.iter().flat_map(|x| pieces.iter().map(|[from, to]| down(*x, *from, *to)));
            added(&ends.into_iter().chain(borders).collect::<Vec<_>>(), &[], &[])
        };
        let columns = [50.0, 150.0, 350.0];
        let whole = |first: [i32; 2], second: [i32; 2]| {
            [50, 150, 350].map(|x| [first, second].map(|[from, to]| [x, from, to])).concat()
        };
        assert_eq!(rows(&[[100.0, 120.0], [200.0, 220.0]], &columns), whole([120, 200], [220, 300]));
        assert_eq!(rows(&[[180.0, 200.0], [280.0, 300.0]], &columns), whole([100, 180], [200, 280]));
        assert!(
            rows(&[[100.0, 120.0], [200.0, 220.0]], &columns[..2]).is_empty(),
            "two lines are no columns"
        );
        assert!(rows(&[[100.0, 106.0], [200.0, 206.0]], &columns).is_empty(), "ticks of an axis");
        assert!(
            rows(&[[100.0, 280.0]], &columns).is_empty(),
            "open at the page end, over a ruling of its foot"
        );
    }

    #[test]
    fn borders_that_end_where_a_cell_reaches_over_them_stay() {
        let merged = |borders: &[Ruling]| {
            let ends = [100.0, 130.0, 170.0, 200.0].map(|y| across(y, 50.0, 350.0));
            added(&[&ends, borders].concat(), &[], &[])
        };
        let sides = [down(50.0, 100.0, 200.0), down(350.0, 100.0, 200.0)];
        let parted = [down(150.0, 100.0, 130.0), down(150.0, 170.0, 200.0)];
        assert!(merged(&[sides, parted].concat()).is_empty(), "they end at its borders");
        assert!(merged(&parted).is_empty(), "so without sides");
        let unruled = [across(100.0, 50.0, 350.0), across(200.0, 50.0, 350.0)];
        assert!(
            added(&[unruled, sides, parted].concat(), &[], &[]).is_empty(),
            "others run through beside it"
        );
        let cells = [Rect::new(50.0, 130.0, 350.0, 170.0)];
        assert!(added(&[unruled, parted].concat(), &cells, &[]).is_empty(), "they end at a clip");
        assert_eq!(added(&[unruled, parted].concat(), &[], &[]), [[150, 130, 170]]);
        let alone = [down(150.0, 100.0, 130.0), down(150.0, 170.0, 200.0)];
        assert!(added(&alone, &[], &[]).is_empty(), "no row");
    }

    #[test]
    fn long_strokes_of_a_dashed_border_are_one() {
        let dashed = |gap: f32| {
            added(&[down(50.0, 100.0, 109.0), down(50.0, 109.0 + gap, 118.0 + gap)], &[], &[]).len()
        };
        assert_eq!([2.0, 4.0, 6.5, 8.0].map(dashed), [0, 1, 1, 0], "the first are one as they are");
        let level = [across(50.0, 100.0, 109.0), across(50.0, 114.0, 123.0)];
        assert_eq!(added(&level, &[], &[]), [[50, 109, 114]]);
        let ended = [level[0], level[1], down(110.0, 40.0, 60.0)];
        assert!(added(&ended, &[], &[]).is_empty(), "it ends at a border");
    }
}
