//! Items of a release: parsed, with their dates, figures and bodies.
#![no_main]

libfuzzer_sys::fuzz_target!(|item: &str| {
    if let Some(document) = gwaje_fuzz::convert(gwaje_fuzz::release(item).as_bytes()) {
        gwaje_fuzz::hold(&document);
    }
});
