//! Everything a report writes in a form of its own.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::forms(bytes);
});
