//! Reading stops when it is told to, of every kind of document, and what it was told changes no result.

use gwaje::{Cancel, Options, convert};
use std::time::{Duration, Instant};

const REPORTS: [(&str, &[u8]); 3] = [
    ("ocean.pdf", include_bytes!("../../../fixtures/ocean.pdf")),
    ("features.hwpx", include_bytes!("../../../fixtures/hangul/features.hwpx")),
    ("titles.txt", "국정과제 23 제조업 등 주력산업 고도화".as_bytes()),
];

#[test]
fn a_cancelled_or_late_document_has_its_code() {
    let cancel = Cancel::new();
    cancel.cancel();
    let cancelled = Options::new().cancelled_by(cancel);
    let late = Options::new().deadline(Instant::now());
    for (name, bytes) in REPORTS {
        for (options, code) in [(&cancelled, "cancelled"), (&late, "limit_time")] {
            assert_eq!(convert(bytes, name, options).unwrap_err().code.as_str(), code, "{name}");
        }
    }
}

#[test]
fn a_deadline_that_is_kept_changes_nothing() {
    let in_time =
        Options::new().deadline(Instant::now() + Duration::from_hours(1)).cancelled_by(Cancel::new());
    for (name, bytes) in REPORTS {
        let (with, without) = (convert(bytes, name, &in_time), convert(bytes, name, &Options::new()));
        assert_eq!(with, without, "{name}");
    }
}

/// Whoever asks, at whatever moment: there is the whole document or none.
#[test]
fn a_document_is_whole_or_not_there() {
    let (name, bytes) = REPORTS[0];
    let whole = convert(bytes, name, &Options::new()).unwrap();
    let began = Instant::now();
    convert(bytes, name, &Options::new()).unwrap();
    let once = began.elapsed();
    for part in 0..40 {
        let options = Options::new().deadline(Instant::now() + once * part / 40);
        match convert(bytes, name, &options) {
            Ok(document) => assert_eq!(document, whole),
            Err(failure) => assert_eq!(failure.code.as_str(), "limit_time"),
        }
    }
}
