//! The pages of a long document, read on all cores.
//!
//! Each worker takes the next page that nobody has, and has fonts of its own. Which fonts a page asked for is kept, in
//! order, so that in the end they have the numbers that reading in order gives them. Where anything is out of the
//! ordinary (damage, a limit, a font to be refused) nothing is given: what is said of such a document may depend on what
//! was read before, and it is read again in order.

use super::{ReadPages, read_page};
use crate::font::FontKey;
use crate::limits::Limits;
use crate::shared::Shared;
use gwaje_model::{Code, Font, Note, Page, parallel};
use hayro_syntax::Pdf;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Of fewer pages than this, which take some 10 ms, the fonts alone cost more in every worker than they save.
const FEW: usize = 16;

/// Whether so many pages are worth more than one worker, and there is more than one.
pub(super) fn are_many(count: usize) -> bool {
    count >= FEW && parallel::workers() > 1
}

/// What one worker read.
struct Share {
    pages: Vec<OnePage>,
    /// The fonts it met, by its own numbers.
    fonts: Vec<(FontKey, Font)>,
}

struct OnePage {
    /// Its place in the document, from 0.
    index: usize,
    page: Page,
    notes: Vec<Note>,
    /// The fonts it asked for, in order, by the numbers of its worker.
    fonts: Vec<u16>,
}

/// The pages of a document, or nothing where they have to be read in order.
pub(super) fn read(pdf: &Pdf, limits: &Limits) -> Option<ReadPages> {
    let workers: Vec<usize> = (0..parallel::workers()).collect();
    let next = AtomicUsize::new(0);
    let shares = parallel::map(&workers, 1, |_| share(pdf, limits, workers.len(), &next));
    let shares: Vec<Share> = shares.into_iter().collect::<Option<_>>()?;
    let glyphs: usize = shares.iter().flat_map(|share| &share.pages).map(|read| read.page.glyphs.len()).sum();
    if glyphs > limits.glyphs { None } else { in_order(shares) }
}

/// Reads pages until none is left. Nothing where one is out of the ordinary, and then the others stop too.
fn share(pdf: &Pdf, limits: &Limits, workers: usize, next: &AtomicUsize) -> Option<Share> {
    // Together the workers may decode what one may.
    let mut shared = Shared::new(pdf, limits, limits.document_bytes / workers);
    let pages = pdf.pages();
    let mut read = Vec::new();
    loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        let Some(page) = pages.get(index) else { break };
        let mut notes = Vec::new();
        let going_on = limits.stop.check().is_ok();
        let found = read_page(pdf, page, index as u32 + 1, &mut shared, &mut notes).ok();
        let ordinary = going_on
            && !shared.budget.exceeded
            && !shared.fonts.damaged
            && !notes.iter().any(|note| matches!(note.code, Code::DamagedContent | Code::LimitReached));
        let Some(page) = found.filter(|_| ordinary) else {
            next.store(pages.len(), Ordering::Relaxed);
            return None;
        };
        read.push(OnePage { index, page, notes, fonts: shared.fonts.asked() });
    }
    let fonts = shared.fonts.keyed()?;
    Some(Share { pages: read, fonts })
}

/// Puts pages in their order and gives fonts their numbers.
fn in_order(shares: Vec<Share>) -> Option<ReadPages> {
    let mut numbers: HashMap<FontKey, u16> = HashMap::new();
    let (mut fonts, mut pages, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    let mut all: Vec<(OnePage, usize)> = Vec::new();
    let mut owned = Vec::new();
    for (worker, share) in shares.into_iter().enumerate() {
        all.extend(share.pages.into_iter().map(|page| (page, worker)));
        owned.push((vec![None; share.fonts.len()], share.fonts));
    }
    all.sort_unstable_by_key(|(read, _)| read.index);
    for (mut read, worker) in all {
        let (renumbered, own) = owned.get_mut(worker)?;
        for asked in read.fonts {
            let (key, font) = own.get(usize::from(asked))?;
            let place = renumbered.get_mut(usize::from(asked))?;
            if place.is_none() {
                let new = u16::try_from(fonts.len()).ok()?;
                let number = *numbers.entry(key.clone()).or_insert(new);
                if number == new {
                    fonts.push(font.clone());
                }
                *place = Some(number);
            }
        }
        for glyph in &mut read.page.glyphs {
            glyph.font = renumbered.get(usize::from(glyph.font)).copied().flatten()?;
        }
        pages.push(read.page);
        notes.extend(read.notes);
    }
    Some(ReadPages { pages, fonts, notes })
}
