//! Lines of text whose wraps are undone: what is read is there, but for blanks.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = gwaje::unwrap(text);
});
