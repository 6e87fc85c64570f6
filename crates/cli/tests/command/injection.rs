//! What a document says commands neither a spreadsheet nor a browser.

use crate::{folder, gwaje, said};
use std::io::{Cursor, Read as _};
use std::path::Path;

/// Texts that a spreadsheet would work out, and that a browser would run.
const HARMFUL: [&str; 7] = [
    "=HYPERLINK(\"http://x.invalid\",\"보기\") 추진",
    "+1+cmd|' /C calc'!A0 실시",
    "@SUM(1+1)*cmd 개최",
    "<script>alert(1)</script> 발족",
    "<img src=x onerror=alert(1)> 마련",
    "\"><svg onload=alert(1)> 수립",
    "</script><script>alert(2)</script> 고시",
];

/// A folder with a document that says all of them.
fn harmful() -> tempfile::TempDir {
    folder(&[("a.txt", &HARMFUL), ("b.txt", &["협의체 발족(1.13)", HARMFUL[3]])])
}

fn made(words: &[&str], files: &[&Path], to: &Path) -> Vec<u8> {
    let output = gwaje()
        .args(words)
        .args(files)
        .arg(if words[0] == "diff" { "--html" } else { "-o" })
        .arg(to)
        .output();
    let output = output.unwrap();
    assert!(output.status.success(), "{words:?}: {}", said(&output));
    std::fs::read(to).unwrap()
}

/// The part of a file that is a zip.
fn part(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_sheet_works_nothing_out() {
    let home = harmful();
    let to = home.path().join("a.xlsx");
    for command in ["convert", "export"] {
        let book = made(&[command], &[&home.path().join("a.txt")], &to);
        let (sheet, texts) = (part(&book, "xl/worksheets/sheet1.xml"), part(&book, "xl/sharedStrings.xml"));
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "a formula");
        assert!(
            texts.contains("=HYPERLINK(") && texts.contains("@SUM(1+1)*cmd"),
            "the texts are there: {texts}"
        );
    }
    let to = home.path().join("a.csv");
    for command in ["convert", "export"] {
        let text = String::from_utf8(made(&[command], &[&home.path().join("a.txt")], &to)).unwrap();
        let mut rows = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let cells: Vec<String> = rows
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        assert!(cells.iter().any(|cell| cell.contains("HYPERLINK")), "{text}");
        for cell in &cells {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell}");
        }
    }
}

#[test]
#[cfg(feature = "pages")]
fn a_page_runs_nothing() {
    let home = harmful();
    let (a, b, to) = (home.path().join("a.txt"), home.path().join("b.txt"), home.path().join("a.html"));
    for (words, files) in [(&["review"][..], &[a.as_path()][..]), (&["diff"], &[b.as_path(), a.as_path()])] {
        let page = String::from_utf8(made(words, files, &to)).unwrap();
        // A diff marks what differs inside of it.
        assert!(page.contains("&lt;") && page.contains("alert"), "{words:?}: the text is there");
        for harm in ["<script>alert", "<img src=x", "<svg onload", "</script><script>"] {
            assert!(!page.contains(harm), "{words:?}: {harm}");
        }
    }
}
