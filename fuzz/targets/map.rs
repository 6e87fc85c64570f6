//! Character maps of fonts.
#![no_main]

libfuzzer_sys::fuzz_target!(|map: &[u8]| {
    let content = b"BT /F 10 Tf 50 700 Td <00010002AC00D55C> Tj <0041> Tj ET";
    gwaje_fuzz::convert(&gwaje_fuzz::pdf(content, map));
});
