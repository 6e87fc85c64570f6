//! Whole files: PDF, HWPX, HWP, text, whatever their first bytes make of them.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(document) = gwaje_fuzz::convert(bytes) {
        gwaje_fuzz::hold(&document);
    }
});
