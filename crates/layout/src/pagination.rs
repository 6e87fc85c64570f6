//! Printed pages to logical pages of tables and text, in reading order.
//!
//! Each page tells the next which columns may go on there. On several cores pages are read in stretches, each as if what
//! is known before it were known already; where it turns out to be something else, pages are read again from the first
//! of the stretch on, until it makes no difference.

use crate::carried::{Columns, Known};
use crate::heads::Heads;
use crate::ink::{self, Ink};
use crate::line::PageFacts;
use crate::logical::Placements;
use crate::sheet::{self, Fragment, Piece, Sheet};
use crate::tagged::Tagged;
use crate::trimmed::{self, Starts};
use crate::turn::Turn;
use crate::{pane, seen, tables, watermark, zone};
use gwaje_model::{FontKind, Note, Page, Pages, Position, Rect, parallel};

/// The logical pages of a document, and where they lie on the printed ones. Pages are given back as they are read: their
/// glyphs are the heaviest thing in a conversion.
pub(crate) fn sheets(pages: Pages, notes: &mut Vec<Note>) -> (Vec<Sheet>, Placements) {
    let mut pagination = Pagination::new(&pages);
    let printed = pages.pages;
    let turns = parallel::map(&printed, FEW_PAGES, Turn::needed);
    let upright = |(page, turn): (Page, &Option<Turn>)| match turn {
        Some(turn) => turn.upright(page),
        None => page,
    };
    let upright: Vec<Page> = printed.into_iter().zip(&turns).map(upright).collect();
    let watermarks = watermark::find(&upright);
    if !pagination.plain_text {
        pagination.heads = Heads::of(&upright, &pagination.fonts);
    }
    // One worker gains nothing by looking ahead. The margins of plain text tell of the next page, too. (Only a long
    // document asks for the workers at all: that wakes them.)
    let several = !pagination.plain_text && upright.len() >= FEW_PAGES && parallel::workers() > 1;
    let mut pages = upright.into_iter().zip(turns).zip(watermarks);
    let at_once = if several { BATCH } else { 1 };
    loop {
        let batch: Vec<Upright> = pages.by_ref().take(at_once).collect();
        if batch.is_empty() {
            return (pagination.sheets, pagination.placements);
        }
        pagination.add(batch, notes);
    }
}

/// So many pages are looked at at once; the glyphs of more would not be held for long.
const BATCH: usize = 32;
/// Fewer pages than this are not handed out to workers.
const FEW_PAGES: usize = 16;
/// So many logical pages are read one after the other by one worker.
const STRETCH: usize = 8;

/// A page turned upright, how it was turned, and the places of its watermarks.
type Upright = ((Page, Option<Turn>), Vec<usize>);

/// What is seen of a page, what was noted of the rest, and where its logical pages lie.
struct Seen {
    inks: Vec<Ink>,
    notes: Vec<Note>,
    panes: Vec<Rect>,
}

/// A logical page that is to be read.
struct Logical<'p> {
    /// The printed page it lies on.
    page: &'p Page,
    /// What is seen on the printed page.
    inks: &'p [Ink],
    pane: Rect,
    /// Whether it is all of a page that stands upright: on such a one tags are measured.
    whole: bool,
    number: u32,
}

/// A logical page as it was read, and what is known behind it.
struct Read {
    pieces: Vec<Piece>,
    known: Known,
}

/// Logical pages as they are found, and what they tell the pages to come.
struct Pagination {
    tagged: Tagged,
    fonts: Vec<(FontKind, bool)>,
    plain_text: bool,
    heads: Heads,
    known: Known,
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
            heads: Heads::default(),
            known: Known::default(),
            starts: Starts::default(),
            placements: Placements::default(),
            sheets: Vec::new(),
        }
    }

    /// Adds the logical pages of printed ones.
    fn add(&mut self, mut pages: Vec<Upright>, notes: &mut Vec<Note>) {
        if self.plain_text && self.known.last_table.is_some() {
            for ((page, _), _) in &mut pages {
                let margin = self.starts.missing_margin(page);
                trimmed::put_back(page, margin);
            }
        }
        let seen = parallel::map(&pages, FEW_PAGES, |page| self.seen(page));
        let mut logical = Vec::new();
        for (((page, turn), _), seen) in pages.iter().zip(&seen) {
            let next = self.placements.next();
            notes.extend(seen.notes.iter().cloned().map(|note| on_page(note, next)));
            let whole = turn.is_none() && seen.panes.len() == 1;
            for pane in seen.panes.iter().copied() {
                let number = self.placements.next();
                logical.push(Logical { page, inks: &seen.inks, pane, whole, number });
                self.placements.add(page.number, pane.x0, *turn);
            }
        }
        self.add_logical(&logical);
        if self.plain_text && self.known.last_table.is_some() {
            for ((page, _), _) in &pages {
                self.starts.learn(page);
            }
        }
    }

    fn seen(&self, ((page, _), watermarks): &Upright) -> Seen {
        let mut notes = Vec::new();
        let inks = seen::visible(page, &self.fonts, watermarks, &mut notes);
        let panes = pane::panes(page, &inks);
        Seen { inks, notes, panes }
    }

    /// Adds logical pages.
    fn add_logical(&mut self, pages: &[Logical<'_>]) {
        let stretches: Vec<&[Logical<'_>]> = pages.chunks(STRETCH).collect();
        let before = self.known.clone();
        let read = parallel::map(&stretches, FEW_PAGES / STRETCH, |pages| self.read(pages, &before));
        for (pages, read) in stretches.into_iter().zip(read) {
            // What the page was read with.
            let mut supposed = before.clone();
            for (page, read) in pages.iter().zip(read) {
                let behind = read.known.clone();
                let read = if supposed == self.known { read } else { self.read_one(page, &self.known) };
                supposed = behind;
                self.known = read.known;
                self.sheets.push(Sheet { height: page.page.height, pieces: read.pieces });
            }
        }
    }

    /// Reads logical pages one after the other.
    fn read(&self, pages: &[Logical<'_>], before: &Known) -> Vec<Read> {
        let mut all: Vec<Read> = Vec::with_capacity(pages.len());
        for page in pages {
            let read = self.read_one(page, all.last().map_or(before, |last| &last.known));
            all.push(read);
        }
        all
    }

    /// Reads a logical page. `known` is what the pages before it tell.
    fn read_one(&self, logical: &Logical<'_>, known: &Known) -> Read {
        let Logical { page: printed, inks, pane, whole, number } = *logical;
        let tagged = if whole { self.tagged.on(printed.number, inks) } else { Vec::new() };
        let inks = &*pane::cut_inks(printed, pane, inks);
        let page = pane::cut(printed, pane, number);
        let facts = PageFacts { number, empty_shows: &page.empty_shows, plain_text: self.plain_text };
        let pieces =
            sheet::pieces(inks, &tables::find(&page, inks, known.carried(&self.heads), &tagged), facts);
        let last = pieces.iter().rev().find_map(Piece::table).map(columns);
        let known = Known {
            from_previous_page: ending_table(&pieces, page.height).map(columns),
            last_table: last.or_else(|| known.last_table.clone()),
        };
        Read { pieces, known }
    }
}

/// A note that was made of a page, on the logical page of this number.
fn on_page(mut note: Note, number: u32) -> Note {
    if let Some(Position::Printed(place)) = &mut note.place {
        place.page = number;
    }
    note
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
