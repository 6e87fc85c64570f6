//! Printed pages to logical pages of tables and text, in reading order.
//!
//! Page by page, because each tells the next which columns may go on there.

use crate::carried::{Carried, Columns};
use crate::ink::Ink;
use crate::line::PageFacts;
use crate::logical::Placements;
use crate::sheet::{self, Fragment, Piece, Sheet};
use crate::tagged::{Tagged, TaggedGrid};
use crate::trimmed::{self, Starts};
use crate::turn::Turn;
use crate::{ink, pane, seen, tables, watermark, zone};
use gwaje_model::{FontKind, Note, Page, Pages, Position, Rect, parallel};
use std::borrow::Cow;

/// The logical pages of a document, and where they lie on the printed ones.
pub(crate) fn sheets(pages: &Pages, notes: &mut Vec<Note>) -> (Vec<Sheet>, Placements) {
    let turns: Vec<Option<Turn>> = pages.pages.iter().map(Turn::needed).collect();
    let upright = |(page, turn): (_, &Option<Turn>)| match turn {
        Some(turn) => Cow::Owned(turn.upright(page)),
        None => Cow::Borrowed(page),
    };
    let upright: Vec<Cow<'_, Page>> = pages.pages.iter().zip(&turns).map(upright).collect();
    let watermarks = watermark::find(&upright);
    let mut pagination = Pagination::new(pages);
    let mut pages: Vec<_> = upright.into_iter().zip(turns).zip(&watermarks).collect();
    while !pages.is_empty() {
        let rest = pages.split_off(BATCH.min(pages.len()));
        let seen = pagination.seen(&pages);
        for (((page, turn), watermarks), seen) in pages.into_iter().zip(seen) {
            pagination.add(page, turn, watermarks, seen, notes);
        }
        pages = rest;
    }
    (pagination.sheets, pagination.placements)
}

/// So many pages are looked at at once; the glyphs of more would not be held for long.
const BATCH: usize = 32;
/// Fewer pages than this are not handed out to workers.
const FEW_PAGES: usize = 16;

/// A page turned upright, how it was turned, and the places of its watermarks.
type Upright<'p> = ((Cow<'p, Page>, Option<Turn>), &'p Vec<usize>);

/// What is seen of a page, and what was noted of the rest.
type Seen = (Vec<Ink>, Vec<Note>);

/// Logical pages as they are found, and what they tell the pages to come.
struct Pagination {
    tagged: Tagged,
    fonts: Vec<(FontKind, bool)>,
    plain_text: bool,
    /// The table that the page before ended with.
    from_previous_page: Option<Columns>,
    /// The last table on any page before.
    last_table: Option<Columns>,
    starts: Starts,
    placements: Placements,
    sheets: Vec<Sheet>,
}

impl Pagination {
    fn new(pages: &Pages) -> Self {
        Self {
            tagged: Tagged::new(pages),
            fonts: ink::fonts(pages),
            plain_text: pages.media.flattened,
            from_previous_page: None,
            last_table: None,
            starts: Starts::default(),
            placements: Placements::default(),
            sheets: Vec::new(),
        }
    }

    /// What is seen of pages, where more than one worker can look; elsewhere they are looked at one by one.
    fn seen(&self, pages: &[Upright<'_>]) -> Vec<Option<Seen>> {
        let ahead = !self.plain_text && pages.len() >= FEW_PAGES && parallel::workers() > 1;
        let look = |((page, _), watermarks): &Upright<'_>| {
            let mut notes = Vec::new();
            ahead.then(|| (seen::visible(page, &self.fonts, watermarks, &mut notes), notes))
        };
        parallel::map(pages, FEW_PAGES, look)
    }

    /// Adds the logical pages of a printed one that was turned upright. `watermarks` are the places in its content of
    /// glyphs that belong to one.
    fn add(
        &mut self,
        mut page: Cow<'_, Page>,
        turn: Option<Turn>,
        watermarks: &[usize],
        seen: Option<Seen>,
        notes: &mut Vec<Note>,
    ) {
        let printed = page.number;
        if self.plain_text && self.last_table.is_some() {
            let margin = self.starts.missing_margin(&page);
            trimmed::put_back(page.to_mut(), margin);
        }
        let next = self.placements.next();
        if page.number != next {
            page.to_mut().number = next;
        }
        let (inks, mut left_out) = seen.unwrap_or_else(|| {
            let mut notes = Vec::new();
            (seen::visible(&page, &self.fonts, watermarks, &mut notes), notes)
        });
        for place in left_out.iter_mut().filter_map(|note| note.place.as_mut()) {
            if let Position::Printed(place) = place {
                place.page = next;
            }
        }
        notes.append(&mut left_out);
        let panes = pane::panes(&page, &inks);
        // Tags are measured on whole pages that stand upright.
        let whole = turn.is_none() && panes.len() == 1;
        let tagged = if whole { self.tagged.on(printed, &inks) } else { Vec::new() };
        for pane in panes {
            let inside = pane::cut_inks(&page, pane, &inks);
            self.add_pane(&pane::cut(&page, pane, self.placements.next()), &inside, &tagged);
            self.placements.add(printed, pane.x0, turn);
        }
        if self.plain_text && self.last_table.is_some() {
            self.starts.learn(&page);
        }
    }

    /// Adds one logical page.
    fn add_pane(&mut self, page: &Page, inks: &[Ink], tagged: &[TaggedGrid]) {
        let facts =
            PageFacts { number: page.number, empty_shows: &page.empty_shows, plain_text: self.plain_text };
        let carried = Carried {
            from_previous_page: self.from_previous_page.as_ref(),
            last_table: self.last_table.as_ref(),
        };
        let pieces = sheet::pieces(inks, &tables::find(page, inks, carried, tagged), facts);
        self.from_previous_page = ending_table(&pieces, page.height).map(columns);
        let last = pieces.iter().rev().find_map(Piece::table).map(columns);
        self.last_table = last.or_else(|| self.last_table.take());
        self.sheets.push(Sheet { height: page.height, pieces });
    }
}

fn columns(table: &Fragment) -> Columns {
    Columns { xs: table.xs.clone(), drawn: table.drawn, header: table.header.clone() }
}

/// The table a page ends with, page numbers and running feet aside, which may be drawn as tables.
fn ending_table(pieces: &[Piece], height: f32) -> Option<&Fragment> {
    let in_zone = |bbox: Rect| zone::in_zone(bbox, height);
    let foot = |piece: &&Piece| match piece {
        Piece::Text(lines) => lines.iter().all(|line| in_zone(line.bbox())),
        Piece::Table(table) => in_zone(table.bbox) && pieces.iter().filter_map(Piece::table).count() > 1,
    };
    pieces.iter().rev().find(|piece| !foot(piece)).and_then(Piece::table)
}
