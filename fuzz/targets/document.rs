//! Whole files: PDF, HWPX, HWP, text, whatever their first bytes make of them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::document(bytes);
});
