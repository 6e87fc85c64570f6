//! Corrections from anywhere, on a document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::corrections(bytes);
});
