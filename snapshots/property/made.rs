//! Documents of which one part is any bytes: the rest is as plain as it can be, so that nothing is packed or counted around that part.

use super::compound::compound;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

/// A PDF of one page with this content and this character map, neither of them packed.
pub(super) fn pdf(content: &[u8], map: &[u8]) -> Vec<u8> {
    let stream = |data: &[u8]| {
        [format!("<< /Length {} >>\nstream\n", data.len()).as_bytes(), data, b"\nendstream"].concat()
    };
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
            .to_vec(),
        stream(content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 6 0 R\n\
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F\n\
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [0 255 500] >>] >>"
            .to_vec(),
        stream(map),
    ];
    let (mut pdf, mut table) = (b"%PDF-1.7\n".to_vec(), b"xref\n0 7\n0000000000 65535 f \n".to_vec());
    for (number, object) in (1..).zip(objects) {
        table.extend(format!("{:010} 00000 n \n", pdf.len()).into_bytes());
        pdf.extend(format!("{number} 0 obj\n").into_bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let end = format!("trailer\n<< /Root 1 0 R /Size 7 >>\nstartxref\n{}\n%%EOF\n", pdf.len());
    [pdf, table, end.into_bytes()].concat()
}

/// A release as extracted text, with this item in it.
pub(super) fn release(item: &str) -> String {
    let head = " 국정과제 실천과제 주관 추진현황\n\n7.\n생활 기반\n확충\n\n7-1.\n지역 생활\n여건 개선\n\n국토부\n\n2024년\n\n";
    format!("{head}< 1분기 >\n\n▪ {item}\n\n▪ 협의체 발족(1.13)\n\n")
}

/// A HWPX document with this section, nothing of it packed.
pub(super) fn hwpx(section: &[u8]) -> Vec<u8> {
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
    package.finish().expect("a package").into_inner()
}

/// A HWP 5 document with these records, not packed.
pub(super) fn hwp(bytes: &[u8]) -> Vec<u8> {
    let (length, rest) = bytes.split_at(bytes.len().min(2));
    let length = length.iter().rev().fold(0, |length, byte| length << 8 | usize::from(*byte));
    let (info, section) = rest.split_at(length.min(rest.len()));
    let mut header = [0; 256];
    header.iter_mut().zip(b"HWP Document File").for_each(|(place, byte)| *place = *byte);
    // Version 5.0.3.0, the least number first.
    header.iter_mut().skip(32).zip([0, 3, 0, 5]).for_each(|(place, byte)| *place = byte);
    compound(&[("FileHeader", &header), ("DocInfo", info), ("BodyText/Section0", section)])
}
