//! The interpreter of page content, and the layout of what it paints.
#![no_main]

libfuzzer_sys::fuzz_target!(|content: &[u8]| {
    let map = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <AC00> endbfrange endcmap";
    if let Some(document) = gwaje_fuzz::convert(&gwaje_fuzz::pdf(content, map)) {
        gwaje_fuzz::hold(&document);
    }
});
