//! One thread and several make the same bytes of a document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::threads(bytes);
});
