//! Which wordings of an item follow each other over the releases.
//!
//! The work is done for one task and period at a time, because an item never leaves its period unless it is moved
//! by hand. A document that does not report on the task and period says nothing about its items, so releases that
//! cover one quarter each do not drop the items of the others. Documents are taken in the order of their releases,
//! whatever the order they were loaded in.

use crate::likeness::pairs;
use std::collections::{BTreeMap, BTreeSet};

/// An item as one document has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// Version of the document.
    pub version: String,
    /// Id of the item.
    pub item: String,
    /// Its text there.
    pub text: String,
}

/// A wording of an item over the releases.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// Id of the item; it changes when the text does.
    pub item: String,
    /// The id the item had when it was first seen: what all its wordings share.
    pub lineage: String,
    /// The wording it replaced.
    pub previous: Option<String>,
    /// How alike the two wordings are, [`SAME_ITEM`](crate::SAME_ITEM) to 1.
    pub similarity: Option<f64>,
    /// `current`, `edited` (a later wording replaced it) or `dropped`.
    pub status: &'static str,
    /// Version of the first document that has it.
    pub first_seen: String,
    /// Version of the last document that has it.
    pub last_seen: String,
    /// The text where it was last seen.
    pub text: String,
}

/// All wordings of the items of one task and period, by id. `seen` is ordered by version, then by position.
#[must_use]
pub fn trace(seen: &[Seen]) -> Vec<Wording> {
    let mut known: BTreeMap<String, Wording> = BTreeMap::new();
    for items in seen.chunk_by(|a, b| a.version == b.version) {
        let (old, new): (Vec<&Seen>, Vec<&Seen>) =
            items.iter().partition(|seen| known.contains_key(&seen.item));
        let candidates = candidates(&known, items);
        for seen in old {
            if let Some(wording) = known.get_mut(&seen.item) {
                wording.last_seen.clone_from(&seen.version);
                wording.text.clone_from(&seen.text);
            }
        }
        for wording in link(&candidates, &new) {
            known.insert(wording.item.clone(), wording);
        }
    }
    with_status(known)
}

/// Wordings that new items may continue: the latest of each lineage that the document no longer has.
fn candidates(known: &BTreeMap<String, Wording>, items: &[Seen]) -> Vec<Wording> {
    let present: BTreeSet<&str> = items
        .iter()
        .filter_map(|seen| known.get(&seen.item))
        .map(|wording| wording.lineage.as_str())
        .collect();
    let mut latest: BTreeMap<&str, &Wording> = BTreeMap::new();
    for wording in known.values().filter(|wording| !present.contains(wording.lineage.as_str())) {
        let kept = latest.entry(&wording.lineage).or_insert(wording);
        if (&kept.last_seen, &kept.first_seen) < (&wording.last_seen, &wording.first_seen) {
            *kept = wording;
        }
    }
    latest.into_values().cloned().collect()
}

fn link(candidates: &[Wording], new: &[&Seen]) -> Vec<Wording> {
    let old: Vec<&str> = candidates.iter().map(|wording| wording.text.as_str()).collect();
    let texts: Vec<&str> = new.iter().map(|seen| seen.text.as_str()).collect();
    let mut wordings: Vec<Wording> = new.iter().map(|seen| fresh(seen)).collect();
    for pair in pairs(&old, &texts) {
        if let (Some(wording), Some(previous)) = (wordings.get_mut(pair.new), candidates.get(pair.old)) {
            wording.lineage.clone_from(&previous.lineage);
            wording.previous = Some(previous.item.clone());
            wording.similarity = Some((pair.similarity * 1e4).round() / 1e4);
        }
    }
    wordings
}

fn fresh(seen: &Seen) -> Wording {
    Wording {
        item: seen.item.clone(),
        lineage: seen.item.clone(),
        previous: None,
        similarity: None,
        status: "current",
        first_seen: seen.version.clone(),
        last_seen: seen.version.clone(),
        text: seen.text.clone(),
    }
}

fn with_status(known: BTreeMap<String, Wording>) -> Vec<Wording> {
    let last = known.values().map(|wording| wording.last_seen.clone()).max().unwrap_or_default();
    let mut ends: BTreeMap<String, String> = BTreeMap::new();
    for wording in known.values() {
        let end = ends.entry(wording.lineage.clone()).or_default();
        if *end < wording.last_seen {
            end.clone_from(&wording.last_seen);
        }
    }
    let status = |wording: &Wording| {
        if wording.last_seen == last {
            "current"
        } else if ends.get(&wording.lineage).is_some_and(|end| *end > wording.last_seen) {
            "edited"
        } else {
            "dropped"
        }
    };
    known.into_values().map(|wording| Wording { status: status(&wording), ..wording }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Seen, trace};

    fn seen(releases: &[(&str, &[(&str, &str)])]) -> Vec<Seen> {
        let one = |version: &str, (item, text): &(&str, &str)| Seen {
            version: version.to_owned(),
            item: (*item).to_owned(),
            text: (*text).to_owned(),
        };
        releases.iter().flat_map(|(version, items)| items.iter().map(|item| one(version, item))).collect()
    }

    #[test]
    fn an_edit_keeps_its_lineage_and_a_return_ends_the_absence() {
        let wordings = trace(&seen(&[
            ("2024Q1", &[("a", "수소충전소 10개소 구축"), ("b", "협의체 발족")]),
            ("2024Q2", &[("c", "수소충전소 12개소 구축")]),
            ("2024Q3", &[("c", "수소충전소 12개소 구축"), ("d", "전혀 다른 이야기를 하는 항목")]),
            ("2024Q4", &[("a", "수소충전소 10개소 구축"), ("d", "전혀 다른 이야기를 하는 항목")]),
        ]));
        let rows: Vec<_> = wordings
            .iter()
            .map(|w| {
                (w.item.as_str(), w.lineage.as_str(), w.status, w.first_seen.as_str(), w.last_seen.as_str())
            })
            .collect();
        assert_eq!(
            rows,
            [
                ("a", "a", "current", "2024Q1", "2024Q4"),
                ("b", "b", "dropped", "2024Q1", "2024Q1"),
                ("c", "a", "edited", "2024Q2", "2024Q3"),
                ("d", "d", "current", "2024Q3", "2024Q4"),
            ]
        );
        assert_eq!(wordings[2].previous.as_deref(), Some("a"));
    }
}
