//! What titles and names were read from, as items tell it of their texts.

use crate::confidence;
use gwaje_model::{Join, LeadNode, Phrase, Position, ReadFrom};

/// What a title was read from; `None` for one that stands nowhere.
pub(crate) fn of_title(title: &Phrase) -> Option<ReadFrom> {
    read_from(&title.raw, &title.joins, &title.places)
}

/// What the name of a body was read from; `None` for one that stands nowhere.
pub(crate) fn of_name(name: &LeadNode) -> Option<ReadFrom> {
    read_from(&name.raw, &name.joins, &name.places)
}

fn read_from(raw: &str, joins: &[Join], places: &[Position]) -> Option<ReadFrom> {
    let told = || ReadFrom {
        raw: raw.to_owned(),
        joins: joins.to_vec(),
        places: places.iter().filter_map(|place| place.printed()).collect(),
        anchors: places.iter().filter_map(|place| place.address()).collect(),
        confidence: confidence::of(joins),
    };
    (!places.is_empty()).then(told)
}
