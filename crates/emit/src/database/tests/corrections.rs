//! Corrections stay, whatever is loaded when.

use super::{Place, done};
use crate::sample;
use gwaje_correct::{Change, Correction, SCHEMA};
use gwaje_model::{By, Document, Join, With};

fn document() -> Document {
    let items = vec![
        sample::item("2024Q4", Some("▪"), "수소충전소 10개소 구축"),
        sample::item("2024Q4", None, "협약"),
    ];
    sample::release(3, 2024, 4, vec![sample::period(2024, 4, items)])
}

fn says(document: &Document, old: &str, change: Change) -> Correction {
    Correction {
        schema: SCHEMA.to_owned(),
        document: document.source.sha256.clone(),
        page: None,
        bbox: None,
        anchor: None,
        old: old.to_owned(),
        change,
        undo: false,
        who: None,
        when: None,
    }
}

#[test]
fn a_correction_outlives_every_reading() {
    for place in Place::all("gwaje_corrections") {
        let mut store = place.open();
        let document = document();
        let text = Change::Text { text: "업무협약 체결".to_owned() };
        let said = [says(&document, "협약", text), says(&document, "없는 글", Change::Drop)];
        let told = |store: &mut super::Database| {
            store.ask("SELECT text FROM items WHERE raw = '협약'").concat().concat()
        };
        // Before the document, after it, and once more.
        let done_first = store.correct(&said).unwrap();
        assert_eq!((done_first.new, done_first.documents), (2, 0));
        store.load(&[done(&document)]).unwrap();
        assert_eq!(told(&mut store), "업무협약 체결");
        assert_eq!(store.count("warnings WHERE code = 'stale_correction'"), 1);
        assert_eq!(store.correct(&said).unwrap().new, 0);
        store.load(&[done(&document)]).unwrap();
        assert_eq!(told(&mut store), "업무협약 체결");
        assert_eq!(store.count("warnings WHERE code = 'stale_correction'"), 1);
        // Taken back without the file.
        let back = store.correct(&[said[0].taken_back()]).unwrap();
        assert_eq!((back.new, back.documents, back.applied, back.stale), (1, 1, 0, 1));
        assert_eq!(told(&mut store), "협약");
        assert_eq!(store.corrections().unwrap().len(), 3);
    }
}

#[test]
fn a_forgotten_document_leaves_nothing_of_its_text_but_what_people_said() {
    for place in Place::all("gwaje_forgotten") {
        let mut store = place.open();
        let document = document();
        store.load(&[done(&document)]).unwrap();
        store.correct(&[says(&document, "협약", Change::Drop)]).unwrap();
        assert_eq!(store.count("as_read"), 1);
        store.forget(&document.source.sha256[..16], false).unwrap();
        assert_eq!((store.count("as_read"), store.count("items")), (0, 0));
        store.load(&[done(&document)]).unwrap();
        assert_eq!((store.count("as_read"), store.count("items")), (1, 1));
    }
}

#[test]
fn the_order_of_loading_and_correcting_does_not_matter() {
    let document = document();
    let said = [says(&document, "협약", Change::Marker { marker: Some("○".to_owned()) })];
    let [early, late] = [true, false].map(|early| {
        let place = Place::sqlite();
        let mut store = place.open();
        if early {
            store.correct(&said).unwrap();
        }
        store.load(&[done(&document)]).unwrap();
        if !early {
            store.correct(&said).unwrap();
        }
        let mut dump = store.dump();
        // The id that was in use until then is known only where it was.
        dump.retain(|(table, _)| *table != "aliases");
        dump
    });
    assert_eq!(early, late);
}

#[test]
fn a_spelling_that_was_settled_counts_for_the_same_words_elsewhere() {
    // The model joined the same two words in two documents.
    let joined = |seed: u8, quarter: u8| {
        let mut item = sample::item("2024Q4", None, "임대 주택 공급");
        item.joins = vec![Join { at: 2, with: With::Space, by: By::Model, confidence: 0.7 }];
        sample::release(seed, 2024, quarter, vec![sample::period(2024, quarter, vec![item])])
    };
    let (one, other) = (joined(1, 3), joined(2, 4));
    let change =
        Change::Join { letters: 2, left: "임대".to_owned(), right: "주택".to_owned(), with: With::None };
    let said = [says(&one, "임대 주택 공급", change)];
    for place in Place::all("gwaje_same_words") {
        let mut store = place.open();
        let told = |store: &mut super::Database| -> Vec<String> {
            store.ask("SELECT text FROM items ORDER BY document").concat()
        };
        store.load(&[done(&one)]).unwrap();
        store.load(&[done(&other)]).unwrap();
        store.correct(&said).unwrap();
        assert_eq!(told(&mut store), ["임대주택 공급", "임대주택 공급"]);
        assert_eq!(store.count("joins WHERE evidence = 'archive'"), 1);
        // Loaded anew it is the same; taken back it is as it was read.
        store.load(&[done(&other)]).unwrap();
        assert_eq!(told(&mut store), ["임대주택 공급", "임대주택 공급"]);
        store.correct(&[said[0].taken_back()]).unwrap();
        assert_eq!(told(&mut store), ["임대 주택 공급", "임대 주택 공급"]);
        assert_eq!(store.count("as_read"), 1);
    }
}
