//! What a worker may answer that does what it likes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = gwaje_snapshots::property::answer(bytes);
});
