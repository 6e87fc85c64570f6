//! Notes of earlier stages become warnings, with the item that stands in their place.

use super::warning;
use gwaje_model::{Agenda, Item, Note, Place, Position, Subject, Task, Warning, tasks};

/// The notes as warnings, in their order.
pub(super) fn warnings(notes: Vec<Note>, agendas: &[Agenda]) -> Vec<Warning> {
    let items = placed(agendas);
    let about = |note: &Note| {
        let place = note.place.filter(|_| note.code.subject() == Subject::Item)?.printed()?;
        at(place, &items)
    };
    let (first, last) =
        (items.first().map(|(place, _)| place.page), items.last().map(|(place, _)| place.page));
    notes
        .into_iter()
        .map(|note| {
            let item = about(&note);
            let bbox = note.place.and_then(Position::printed).map(|place| place.bbox);
            let page = note.place.and_then(Position::page);
            let between = page.is_some() && first < page && page < last;
            let severity = if between { note.code.severity_between() } else { note.code.severity() };
            Warning { bbox, severity, ..warning(note.code, item, page, note.text) }
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
