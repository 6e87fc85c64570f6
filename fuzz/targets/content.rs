//! The interpreter of page content, and the layout of what it paints.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::content(bytes);
});
