//! Documents as JSON from anywhere.
#![no_main]

use gwaje::Document;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = serde_json::from_slice::<Document>(bytes) {
        let written = serde_json::to_string(&document).expect("a document is JSON");
        let back: Document = serde_json::from_str(&written).expect("what is written is read");
        assert_eq!(serde_json::to_string(&back).expect("a document is JSON"), written);
    }
});
