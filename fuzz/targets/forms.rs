//! Everything a report writes in a form of its own: numbers, periods, markers, captions, figures.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    let _ = gwaje_forms::number::numbered(text, &["국정과제", "과제"]);
    let _ = gwaje_forms::number::ordinal(text);
    let _ = gwaje_forms::number::titled(text);
    let _ = gwaje_forms::period::heading(text);
    let _ = gwaje_forms::period::cell(text);
    let _ = gwaje_forms::marker::rank_of(text);
    let _ = gwaje_forms::enumerator::enumerator(text);
    let _ = gwaje_forms::caption::caption(text);
    let _ = gwaje_forms::ending::sentence(text);
    let _ = gwaje_forms::ending::stem(text);
    if let Some(words) = gwaje_forms::progress::find(text) {
        let _ = gwaje_forms::progress::looks_ahead(text, &words);
    }
    let _ = gwaje_forms::line::wording(text);
});
