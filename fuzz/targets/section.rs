//! The XML of a section of a HWPX document.
#![no_main]

use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

libfuzzer_sys::fuzz_target!(|section: &[u8]| {
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let manifest = r#"<opf:package><opf:manifest><opf:item id="header" href="Contents/header.xml"/><opf:item id="section0" href="Contents/section0.xml"/></opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>"#;
    for (name, bytes) in [
        ("mimetype", &b"application/hwp+zip"[..]),
        ("Contents/content.hpf", manifest.as_bytes()),
        ("Contents/header.xml", b"<hh:head></hh:head>"),
        ("Contents/section0.xml", section),
    ] {
        package.start_file(name, stored).expect("a package");
        package.write_all(bytes).expect("a package");
    }
    let bytes = package.finish().expect("a package").into_inner();
    if let Some(document) = gwaje_fuzz::convert(&bytes) {
        gwaje_fuzz::hold(&document);
    }
});
