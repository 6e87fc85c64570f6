//! What the targets share: documents of one part that a fuzzer writes.

use gwaje::{Document, Options};

/// A PDF of one page with this content and this character map, neither of them packed.
#[must_use]
pub fn pdf(content: &[u8], map: &[u8]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R\n\
        /Resources << /Font << /F 5 0 R >> >> >>\nendobj\n\
        5 0 obj\n<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 6 0 R\n\
        /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F\n\
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>] >>\nendobj\n"
        .to_vec();
    for (number, data) in [(4, content), (6, map)] {
        pdf.extend(format!("{number} 0 obj\n<< /Length {} >>\nstream\n", data.len()).as_bytes());
        pdf.extend(data);
        pdf.extend(b"\nendstream\nendobj\n");
    }
    pdf.extend(b"trailer\n<< /Root 1 0 R /Size 7 >>\nstartxref\n0\n%%EOF\n");
    pdf
}

/// A release as extracted text, with this item in it.
#[must_use]
pub fn release(item: &str) -> String {
    let head = " 국정과제 실천과제 주관 추진현황\n\n7.\n생활 기반\n확충\n\n7-1.\n지역 생활\n여건 개선\n\n국토부\n\n2024년\n\n";
    format!("{head}< 1분기 >\n\n▪ {item}\n\n▪ 협의체 발족(1.13)\n\n")
}

/// Reads a document; one that is refused says why, which is all that is asked.
pub fn convert(bytes: &[u8]) -> Option<Document> {
    gwaje::convert(bytes, "fuzz", &Options::new()).ok()
}

/// What must hold of every document: it is written and read back as itself, and ids are no one's twice.
pub fn hold(document: &Document) {
    let written = serde_json::to_string(document).expect("a document is JSON");
    let back: Document = serde_json::from_str(&written).expect("what is written is read");
    assert_eq!(serde_json::to_string(&back).expect("a document is JSON"), written);
    let mut ids: Vec<_> = document.items().map(|item| item.id.as_str().to_owned()).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "two items with one id");
}
