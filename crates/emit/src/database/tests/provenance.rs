//! Where a file comes from that gave no document, on every engine.

use super::Place;
use crate::journal::Outcome;
use crate::order::Seen;
use gwaje_model::{Failure, FailureCode, Origin};

#[test]
fn what_is_told_of_a_file_without_a_document_stays_in_the_journal() {
    let url = |url: &str| Origin { url: Some(url.to_owned()), ..Origin::default() };
    let failure = Failure::new(FailureCode::Damaged, "the reason");
    for place in Place::all("gwaje_provenance") {
        let mut store = place.open();
        let (sha256, seen, told) = ("ff", Seen::default(), url("https://a.kr"));
        let result = Err(&failure);
        store
            .load(&[Outcome { sha256, name: "a.pdf", converter: "", seen, origin: Some(&told), result }])
            .unwrap();
        assert_eq!(store.told("ff").unwrap().map(|kept| kept.origin), Some(told));
        store.tell("ff", &url("https://b.kr")).unwrap();
        assert_eq!(store.ask("SELECT url, status FROM journal"), [["https://b.kr", "failed"]]);
    }
}
