//! Items of a release: parsed, with their dates, figures and bodies.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::items(bytes);
});
