//! Cut, changed and hostile documents: an error with a code or the text as it was, never a panic, never a heap of memory.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_hangul::{Error, Limits, rows};
use std::io::{Cursor, Write as _};
use std::path::Path;

const HEAD: &str = r#"<hs:sec xmlns:hs="s" xmlns:hp="p">"#;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name)).unwrap()
}

/// The text of all lines, or the code of the refusal.
fn text(bytes: &[u8], limits: &Limits) -> Result<String, &'static str> {
    fn add(rows: &[gwaje_model::Row<gwaje_model::Line>], out: &mut String) {
        for line in rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
            *out += &line.text();
            out.push('\n');
            line.tables.iter().for_each(|table| add(table, out));
        }
    }
    let read = rows(bytes, limits).map_err(|error| error.code().as_str())?;
    let mut out = String::new();
    add(&read.value.rows, &mut out);
    Ok(out)
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default();
    let stored = deflated.compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/hwp+zip").unwrap();
    for (name, text) in parts {
        zip.start_file(*name, deflated).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn section(content: &str) -> Vec<u8> {
    package(&[("Contents/section0.xml", &format!("{HEAD}{content}</hs:sec>"))])
}

fn paragraph(content: &str) -> String {
    format!("<hp:p><hp:run><hp:t>{content}</hp:t></hp:run></hp:p>")
}

#[test]
fn a_cut_document_is_refused_or_whole() {
    for name in ["hangul/features.hwpx", "hangul/features.hwp", "hangul/distribution.hwp"] {
        let (bytes, limits) = (fixture(name), Limits::default());
        let whole = text(&bytes, &limits);
        for cut in 0..bytes.len() {
            match text(&bytes[..cut], &limits) {
                Err(code) => assert!(["damaged", "not_hangul"].contains(&code), "{name} {cut}: {code}"),
                same => assert_eq!(same, whole, "{name} cut to {cut} bytes"),
            }
        }
    }
}

/// A generator of a fixed sequence (Steele, Lea, Flood 2014), so that a failure can be run again.
struct SplitMix(u64);

impl SplitMix {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// How many mutants of each document are read; `GWAJE_MUTANTS` asks for more.
fn count() -> usize {
    std::env::var("GWAJE_MUTANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

#[test]
fn no_mutant_panics() {
    for name in ["hangul/features.hwpx", "hangul/features.hwp", "hangul/distribution.hwp", "ocean.hwp"] {
        let bytes = fixture(name);
        for seed in 0..count() {
            let mut random = SplitMix(seed as u64);
            let mut mutant = bytes.clone();
            for _ in 0..=random.below(6) {
                let at = random.below(mutant.len());
                match random.below(4) {
                    0 => mutant[at] ^= 1 << random.below(8),
                    1 => mutant[at] = [0, 1, 0x7f, 0x80, 0xff][random.below(5)],
                    2 => drop(mutant.drain(at..(at + random.below(64)).min(mutant.len()))),
                    _ => {
                        let from = random.below(mutant.len());
                        let stretch = mutant[from..(from + random.below(64)).min(mutant.len())].to_vec();
                        drop(mutant.splice(at..at, stretch));
                    }
                }
                if mutant.is_empty() {
                    mutant.push(0);
                }
            }
            let _ = rows(&mutant, &Limits::default());
        }
    }
}

/// Changed records, not changed packing: the XML of a section and the inflated stream of one.
#[test]
fn no_mutant_of_the_content_panics() {
    let bytes = fixture("hangul/features.hwpx");
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
    let (header, body) = (part("Contents/header.xml"), part("Contents/section0.xml"));
    for seed in 0..count() {
        let mut random = SplitMix(seed as u64);
        let mut chars: Vec<char> = body.chars().collect();
        for _ in 0..=random.below(4) {
            let at = random.below(chars.len());
            match random.below(3) {
                0 => drop(chars.drain(at..(at + random.below(200)).min(chars.len()))),
                1 => chars[at] = ['<', '>', '"', '/', '9', '&', '가'][random.below(7)],
                _ => {
                    let from = random.below(chars.len());
                    let stretch = chars[from..(from + random.below(400)).min(chars.len())].to_vec();
                    drop(chars.splice(at..at, stretch));
                }
            }
        }
        let body: String = chars.into_iter().collect();
        let parts = [("Contents/header.xml", header.as_str()), ("Contents/section0.xml", &body)];
        let _ = rows(&package(&parts), &Limits::default());
    }
}

#[test]
fn what_is_too_much_is_refused() {
    let small = Limits { characters: 100, paragraphs: 50, cells: 20, pieces: 60, ..Limits::default() };
    let deep = |levels: usize| {
        let open = "<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList>".repeat(levels);
        let close = "</hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p>".repeat(levels);
        section(&format!("{open}{}{close}", paragraph("속")))
    };
    let cells = "<hp:tc/>".repeat(30);
    let table = format!("<hp:p><hp:run><hp:tbl><hp:tr>{cells}</hp:tr></hp:tbl></hp:run></hp:p>");
    let table_fits = [("deepest", deep(32)), ("entities", section(&paragraph("&lol;")))];
    for (what, bytes) in table_fits {
        assert!(text(&bytes, &Limits::default()).is_ok(), "{what}");
    }
    let refused = [
        ("deep lists", deep(33), Limits::default()),
        ("a heap of lists", deep(100_000), Limits::default()),
        ("characters", section(&paragraph(&"가".repeat(101))), small.clone()),
        ("paragraphs", section(&"<hp:p/>".repeat(51)), small.clone()),
        ("cells", section(&table), small.clone()),
        ("pieces", section(&paragraph(&"<hp:tab/>".repeat(61))), small.clone()),
        ("a bomb", section(&" ".repeat(65 << 20)), Limits::default()),
        ("a bomb in a comment", section(&format!("<!--{}-->", " ".repeat(65 << 20))), Limits::default()),
    ];
    for (what, bytes, limits) in refused {
        assert_eq!(text(&bytes, &limits), Err("limit_size"), "{what}");
    }
}

#[test]
fn entities_are_never_expanded() {
    let declared = "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    let body = format!("{declared}{HEAD}{}</hs:sec>", paragraph("&b;&f;&amp;"));
    assert_eq!(text(&package(&[("Contents/section0.xml", &body)]), &Limits::default()).unwrap(), "&b;&f;&\n");
}

/// Numbers of sectors changed so that chains run in a circle, out of the file, or into one another.
#[test]
fn broken_chains_end() {
    let bytes = fixture("hangul/features.hwp");
    let whole = text(&bytes, &Limits::default()).unwrap();
    let table = 512 * (1 + usize::from(bytes[76]));
    for entry in (table..table + 64).step_by(4) {
        for next in [0_u32, 1, 3, 0x00ff_ffff, 0xffff_fffe, 0xffff_ffff] {
            let mut broken = bytes.clone();
            broken[entry..entry + 4].copy_from_slice(&next.to_le_bytes());
            match text(&broken, &Limits::default()) {
                Err(code) => assert_eq!(code, "damaged", "{entry} {next}"),
                Ok(same) => assert_eq!(same, whole, "{entry} {next}"),
            }
        }
    }
}

#[test]
fn every_refusal_has_its_code_and_a_way_out() {
    let flag = |bit: u8| {
        let mut bytes = fixture("hangul/features.hwp");
        let at = bytes.windows(17).position(|window| window == b"HWP Document File").unwrap();
        bytes[at + 36] |= bit;
        bytes
    };
    let table = [
        (fixture("hangul/encrypted.hwpx"), "encrypted"),
        (flag(2), "encrypted"),
        (flag(16), "encrypted"),
        (b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05".to_vec(), "unsupported_hangul"),
        (b"<?xml version=\"1.0\"?><HWPML Version=\"2.91\"/>".to_vec(), "unsupported_hangul"),
        (b"%PDF-1.7".to_vec(), "not_hangul"),
        (package(&[]), "damaged"),
        (section(""), "no_text"),
        (package(&[("Contents/section0.xml", "<hs:sec")]), "damaged"),
    ];
    for (bytes, wanted) in table {
        let error = rows(&bytes, &Limits::default()).unwrap_err();
        assert_eq!(error.code().as_str(), wanted, "{error}");
        assert!(!error.hint().is_empty() && !error.to_string().is_empty());
    }
    assert_eq!(Error::NoText(String::new()).code().as_str(), "no_text");
}

#[test]
fn sections_come_as_the_spine_says_and_strays_are_told() {
    let of = |text: &str| format!("{HEAD}{}</hs:sec>", paragraph(text));
    let (two, ten, stray) = (of("둘째"), of("열째"), of("밖"));
    let sections = [("Contents/section10.xml", ten.as_str()), ("Contents/section2.xml", &two)];
    assert_eq!(text(&package(&sections), &Limits::default()).unwrap(), "둘째\n열째\n", "by number");
    let spine = r#"<opf:package xmlns:opf="o"><opf:item id="a" href="section2.xml"/>
        <opf:item id="b" href="Contents/section10.xml"/><opf:itemref idref="b"/><opf:itemref idref="a"/></opf:package>"#;
    let ordered =
        [&sections[..], &[("Contents/content.hpf", spine), ("Contents/section3.xml", &stray)]].concat();
    let bytes = package(&ordered);
    assert_eq!(text(&bytes, &Limits::default()).unwrap(), "열째\n둘째\n", "by the spine");
    let told: Vec<String> =
        rows(&bytes, &Limits::default()).unwrap().notes.into_iter().map(|note| note.text).collect();
    assert!(told.iter().any(|text| text.contains("section3.xml")), "{told:?}");
    let missing = [("Contents/content.hpf", spine), ("Contents/section2.xml", &two)];
    assert_eq!(text(&package(&missing), &Limits::default()), Err("damaged"));
}

/// The zip crate writes no name twice: one of the same length is made another.
#[test]
fn of_two_parts_with_one_name_the_first_is_read() {
    let of = |text: &str| format!("{HEAD}{}</hs:sec>", paragraph(text));
    let (first, second) = (of("첫째"), of("둘째"));
    let mut bytes = package(&[("Contents/section0.xml", &first), ("Contents/sectionX.xml", &second)]);
    while let Some(at) = bytes.windows(12).position(|name| name == b"sectionX.xml") {
        bytes[at + 7] = b'0';
    }
    assert_eq!(text(&bytes, &Limits::default()).unwrap(), "첫째\n");
    let notes = rows(&bytes, &Limits::default()).unwrap().notes;
    assert!(notes.iter().any(|note| note.text.contains("two parts of one name")), "{notes:?}");
}

#[test]
fn a_cell_ends_at_the_edge_of_its_table() {
    let cell = r#"<hp:tc><hp:subList><hp:p><hp:run><hp:t>넓다</hp:t></hp:run></hp:p></hp:subList>
        <hp:cellAddr rowAddr="0" colAddr="0"/><hp:cellSpan rowSpan="65535" colSpan="65535"/></hp:tc>"#;
    let other = paragraph("밖");
    let table = format!(
        r#"<hp:p><hp:run><hp:tbl rowCnt="1" colCnt="2"><hp:tr>{cell}<hp:tc><hp:subList>{other}</hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p>"#
    );
    let read = rows(&section(&table), &Limits::default()).unwrap();
    let cell = &read.value.rows[0].cells[0];
    assert_eq!((cell.rows, cell.columns), (1, 2));
    assert!(read.notes.iter().any(|note| note.code.as_str() == "damaged_content"));
}
