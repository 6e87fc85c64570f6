//! The records of a HWP 5 document.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::records(bytes);
});
