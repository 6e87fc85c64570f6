//! Notes of earlier stages become warnings, with the item that stands in their place.

use super::warning;
use gwaje_model::{Address, Agenda, Item, Note, Place, Position, Subject, Task, Warning, tasks};

/// The notes as warnings, in their order.
pub(super) fn warnings(notes: Vec<Note>, agendas: &[Agenda]) -> Vec<Warning> {
    let (items, addressed) = (placed(agendas), addressed(agendas));
    let about = |note: &Note| match note.place.filter(|_| note.code.subject() == Subject::Item)? {
        Position::Printed(place) => at(place, &items),
        Position::At(address) => at_address(address, &addressed),
    };
    let page = |(address, _): &(Address, &str)| address.page();
    let first = items.first().map(|(place, _)| place.page).or(addressed.first().and_then(page));
    let last = items.last().map(|(place, _)| place.page).or(addressed.last().and_then(page));
    notes
        .into_iter()
        .map(|note| {
            let item = about(&note);
            let bbox = note.place.and_then(Position::printed).map(|place| place.bbox);
            let page = note.place.and_then(Position::page);
            let between = page.is_some() && first < page && page < last;
            let severity = if between { note.code.severity_between() } else { note.code.severity() };
            Warning { bbox, severity, ..warning(note.code, item, note.place, note.text) }
        })
        .collect()
}

/// Every printed line of every item with the item's id, in page order.
fn placed(agendas: &[Agenda]) -> Vec<(Place, &str)> {
    let items = tasks(agendas).flat_map(Task::items);
    let mut found: Vec<(Place, &str)> = items.flat_map(lines).collect();
    found.sort_by_key(|(place, _)| place.page);
    found
}

fn lines(item: &Item) -> impl Iterator<Item = (Place, &str)> {
    item.places.iter().map(|place| (*place, item.id.as_str()))
}

/// The item that covers most of a place.
fn at<'a>(place: Place, items: &[(Place, &'a str)]) -> Option<&'a str> {
    let start = items.partition_point(|(line, _)| line.page < place.page);
    let on_page = items.iter().skip(start).take_while(|(line, _)| line.page == place.page);
    let covered = on_page.filter_map(|(line, id)| {
        let both = line.bbox.intersection(place.bbox)?;
        // Half a point more on each side: a mark without area, such as an empty show, has a place too.
        Some(((both.width() + 0.5) * (both.height() + 0.5), *id))
    });
    covered.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, id)| id)
}

/// Every line of every item of a source that is not printed with the item's id, in document order.
fn addressed(agendas: &[Agenda]) -> Vec<(Address, &str)> {
    let items = tasks(agendas).flat_map(Task::items);
    items.flat_map(|item| item.anchors.iter().map(|anchor| (*anchor, item.id.as_str()))).collect()
}

/// The item that stands at an address: in a plain text the last that begins before it in its line.
fn at_address<'a>(address: Address, items: &[(Address, &'a str)]) -> Option<&'a str> {
    let here = |own: &Address| match (own, address) {
        (Address::Text(own), Address::Text(at)) => own.line == at.line && own.column <= at.column,
        (own, at) => *own == at,
    };
    items.iter().rev().find(|(own, _)| here(own)).map(|(_, id)| *id)
}
