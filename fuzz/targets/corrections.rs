//! Corrections from anywhere, on a document.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(corrections) = gwaje_correct::read(text)
        && let Some(document) = gwaje_fuzz::convert(gwaje_fuzz::release("실태조사 실시(2월)").as_bytes())
    {
        gwaje_fuzz::hold(&gwaje_correct::apply(document, &corrections).document);
    }
});
