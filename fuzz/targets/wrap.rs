//! Lines of text whose wraps are undone.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::wrap(bytes);
});
