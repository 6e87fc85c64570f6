//! How requests and answers are written: `MessagePack` with the names of the fields, which carries everything that the JSON of a
//! document does.
//!
//! Of the instructions of a process that loads reports of 113 items into `SQLite`, reading answers is 6.3 % so; as JSON it was 10.2 %, without
//! the names it would be 4.8 %. The names stay because a worker may be of another version than a run that goes on for weeks: the
//! program was replaced meanwhile, and a field more must not make every document a failure. CBOR (`ciborium`, `cbor4ii`) is as long
//! and does not read a whole number where a fraction may stand, as the contract writes them.
//!
//! A worker may have been taken over by the document it read, so its answer is bytes from anywhere. They are refused without
//! harm: texts are looked at where they lie, a list that says how long it is gets at most a megabyte before its parts are there,
//! and nothing is read deeper than [`DEEPEST`].

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io;

/// Lists and groups of fields inside one another: what is nested deeper is refused, before it overflows a stack. It is what
/// `serde_json` reads, by which documents go elsewhere; a level of items takes two, one of tables in cells five.
const DEEPEST: usize = 128;

/// Writes what is said.
///
/// # Errors
/// When it cannot be written, which no request and no answer is.
pub fn pack(said: &impl Serialize) -> io::Result<Vec<u8>> {
    rmp_serde::to_vec_named(said).map_err(io::Error::other)
}

/// Reads what was said.
///
/// # Errors
/// When the bytes are no such thing.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    let mut from = rmp_serde::Deserializer::from_read_ref(bytes);
    from.set_max_depth(DEEPEST);
    T::deserialize(&mut from).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, pack, unpack};
    use crate::Answer;
    use gwaje_model::{Document, Item, Period, Task};
    use serde_json::json;

    /// An answer with items inside items, so many levels.
    fn nested(levels: usize) -> Vec<u8> {
        let inside = |children: Vec<Item>, _| vec![Item { children, ..Item::default() }];
        let period = json!({"section": null, "year": null, "quarter": null, "half": null, "start": null, "end": null,
            "remark": null, "items": []});
        let mut period: Period = serde_json::from_value(period).unwrap();
        period.items = (0..levels).fold(Vec::new(), inside);
        let task = Task { periods: vec![period], ..Task::default() };
        let mut document: Document =
            serde_json::from_value(json!({"schema": "", "source": gwaje_model::Source::default(),
            "agendas": [{"id": "", "title": "", "tasks": []}], "warnings": []}))
            .unwrap();
        document.agendas[0].tasks.push(task);
        pack(&Answer::Ok(document)).unwrap()
    }

    fn is_read(bytes: &[u8]) -> bool {
        unpack::<Answer>(bytes).is_ok()
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        // A document, its agendas, one of them, its tasks, one of them, its periods, one of them.
        let around = 8;
        let most = (DEEPEST - around) / 2 - 1;
        assert!(is_read(&nested(most)));
        for levels in [most + 1, 100, 400] {
            assert!(!is_read(&nested(levels)), "{levels}");
        }
        // Bare lists, and lists in a field nobody knows.
        assert!(!is_read(&vec![0x91; 1 << 20]));
        assert!(!is_read(&[&b"\x81\xa2Ok\x81\xa5later"[..], &vec![0x91; 1 << 20]].concat()));
    }

    #[test]
    fn forged_lengths_are_refused() {
        let honest = nested(1);
        assert!(is_read(&honest));
        for (field, forged) in [
            (&b"\xa8warnings\x90"[..], &b"\xa8warnings\xdd\xff\xff\xff\xff"[..]),
            (b"\xa8children\x90", b"\xa8children\xdd\x7f\xff\xff\xff"),
            (b"\xa6schema\xa0", b"\xa6schema\xdb\xff\xff\xff\xff"),
            (b"\xa6schema\xa0", b"\xa6schema\xc6\xff\xff\xff\xff"),
            (b"\xa6schema\xa0", b"\xa6schema\xdf\xff\xff\xff\xff"),
        ] {
            let at = honest.windows(field.len()).position(|window| window == field).unwrap();
            let forged = [&honest[..at], forged, &honest[at + field.len()..]].concat();
            assert!(!is_read(&forged), "{field:?}");
        }
        for cut in 0..honest.len() {
            assert!(!is_read(&honest[..cut]), "{cut}");
        }
    }

    #[test]
    fn numbers_that_are_none_are_refused() {
        let read =
            |number: f64| unpack::<Task>(&pack(&Task { rate: Some(number), ..Task::default() }).unwrap());
        assert_eq!(read(0.1 + 0.2).unwrap().rate, Some(0.1 + 0.2));
        assert!(read(f64::NAN).is_err() && read(f64::INFINITY).is_err());
    }
}
