//! Running heads and feet that are told before tables are looked for.
//!
//! Where columns are not drawn a table is what stands in lines below its header, and overleaf all that keeps to the same columns:
//! a head in the middle of the page stands over the widest of them and would become a line of its text.

use crate::baseline::{Baseline, HEADER_TEXTS, baselines};
use crate::ink::Ink;
use crate::returning::{Returning, shape};
use crate::says::{Agendas, Says};
use crate::zone::in_zone;
use gwaje_forms::page_number::page_number;
use gwaje_model::{FontKind, Page, Rect};

/// The lines that return in the margins of most pages.
#[derive(Default)]
pub(crate) struct Heads(Returning);

impl Heads {
    /// Those of these pages, if there is a page on which they could be taken for a part of a table: one without vertical
    /// rulings.
    pub(crate) fn of(pages: &[Page], fonts: &[(FontKind, bool)]) -> Self {
        let undrawn = |page: &Page| page.rulings.iter().all(|ruling| ruling.horizontal);
        if pages.len() < 2 || !pages.iter().any(undrawn) {
            return Self::default();
        }
        Self(Returning::among(pages, |page| (page.height, in_margins(page, fonts))))
    }

    /// The lines of a page so high without its heads and feet: those at its edges that return on other pages and are neither the
    /// names of columns nor what a report says.
    pub(crate) fn without<'l>(&self, mut lines: Vec<&'l Baseline>, height: f32) -> Vec<&'l Baseline> {
        if self.0.is_empty() {
            return lines;
        }
        while lines.last().is_some_and(|line| self.has(line, height)) {
            lines.pop();
        }
        let heads = lines.iter().take_while(|line| self.has(line, height)).count();
        lines.split_off(heads)
    }

    fn has(&self, line: &Baseline, height: f32) -> bool {
        let text = line.text();
        line.texts.len() < HEADER_TEXTS
            && in_zone(line.bbox, height)
            && self.0.has(&shape(&text), line.bbox, height)
            && Agendas::default().judge(&text) == Says::Nothing
    }
}

/// The lines in the margins of a page that are no page numbers.
fn in_margins(page: &Page, fonts: &[(FontKind, bool)]) -> Vec<(Rect, String)> {
    let inside = |ink: &Ink| in_zone(ink.bbox, page.height);
    let seen = page.glyphs.iter().filter(|glyph| glyph.angle == 0 && glyph.visible());
    let inks: Vec<Ink> =
        seen.map(|glyph| Ink::new(*glyph, fonts.get(usize::from(glyph.font)))).filter(inside).collect();
    let lines = baselines(&inks).into_iter().map(|line| (line.bbox, line.text()));
    lines.filter(|(_, text)| page_number(text).is_none()).map(|(bbox, text)| (bbox, shape(&text))).collect()
}
