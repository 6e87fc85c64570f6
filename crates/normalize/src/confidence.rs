//! How sure an item is: the product of its evidence.
//!
//! Each join of two lines brings the probability its evidence has (measured where joins are decided), each warning
//! about the item or its page the share of such items that were right. Independent evidence multiplies, so 0.99
//! should be right 99 times in 100; `scripts/calibration` measures it on hand-checked documents.

use gwaje_model::{Address, Agenda, Item, Join, Place, ReadFrom, Warning};
use std::collections::BTreeMap;

/// Probability that a text is right by its joins alone.
pub(crate) fn of(joins: &[Join]) -> f32 {
    joins.iter().map(|join| join.confidence.clamp(0.0, 1.0)).product()
}

/// Lowers the confidence of items and titles that warnings speak about, by id or by page.
pub(crate) fn weigh(agendas: &mut [Agenda], warnings: &[Warning]) {
    let (mut items, mut pages) = (BTreeMap::new(), BTreeMap::new());
    for warning in warnings.iter().filter(|warning| warning.code.share() < 1.0) {
        let share = warning.code.share();
        match (warning.item.as_deref(), warning.page) {
            (Some(id), _) => *items.entry(id).or_insert(1.0) *= share,
            // Ten bad glyphs make a page no worse than one: a page counts once.
            (None, Some(page)) => {
                let worst: &mut f32 = pages.entry(page).or_insert(1.0);
                *worst = worst.min(share);
            }
            (None, None) => {}
        }
    }
    if items.is_empty() && pages.is_empty() {
        return;
    }
    let shares = Shares { items, pages };
    for agenda in &mut *agendas {
        shares.lower_title(&agenda.id, agenda.read_from.as_mut());
    }
    for task in agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks) {
        let names = task.leads.iter_mut().map(|lead| lead.read_from.as_mut());
        std::iter::once(task.read_from.as_mut())
            .chain(names)
            .for_each(|own| shares.lower_title(&task.id, own));
        task.periods.iter_mut().for_each(|period| shares.lower(&mut period.items));
        task.columns.iter_mut().for_each(|column| shares.lower(&mut column.items));
    }
}

struct Shares<'a> {
    items: BTreeMap<&'a str, f32>,
    pages: BTreeMap<u32, f32>,
}

impl Shares<'_> {
    fn lower(&self, items: &mut [Item]) {
        for item in items {
            item.confidence *= self.share(&item.id, &item.places, &item.anchors);
            self.lower(&mut item.children);
        }
    }

    fn lower_title(&self, id: &str, title: Option<&mut ReadFrom>) {
        if let Some(title) = title {
            title.confidence *= self.share(id, &title.places, &title.anchors);
        }
    }

    /// What warnings leave of what has this id and stands in these places.
    fn share(&self, id: &str, places: &[Place], anchors: &[Address]) -> f32 {
        let own = self.items.get(id).copied().unwrap_or(1.0);
        let printed = places.iter().map(|place| place.page);
        let pages = printed.chain(anchors.iter().filter_map(|anchor| anchor.page()));
        own * pages.filter_map(|page| self.pages.get(&page)).copied().fold(1.0, f32::min)
    }
}
