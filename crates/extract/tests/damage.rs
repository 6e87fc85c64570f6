//! What is damaged is told of where text may be missing or other, and what stands behind the damage is still read.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod build;

use build::{Pdf, hex, text, true_type};
use gwaje_extract::{Options, pages};
use gwaje_model::Code;

const GOOD: &str = "국정과제";

fn show(content: &str) -> String {
    format!("BT /F 10 Tf 50 700 Td {} Tj ET", hex(content))
}

/// The text of the pages, and the damage told of.
fn read(bytes: &[u8]) -> (String, Vec<String>) {
    let read = pages(bytes, &Options::default()).expect("readable");
    let notes = read.notes.into_iter().filter(|note| note.code == Code::DamagedContent);
    (read.value.pages.iter().map(|page| text(&page.glyphs)).collect(), notes.map(|note| note.text).collect())
}

#[track_caller]
fn assert_told(pdf: &Pdf, expected: &str, damage: &str) {
    let (text, told) = read(&pdf.bytes());
    assert_eq!(text, expected);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains(damage), "{told:?}");
}

#[test]
fn sound_content_is_not_damaged() {
    for content in [
        show(GOOD),
        format!("BX 1 2 unheard-of EX {}", show(GOOD)),
        format!("{} % a comment at the end", show(GOOD)),
        format!("q {}", show(GOOD)),
    ] {
        assert_eq!(read(&Pdf::new(&content).bytes()), (GOOD.into(), Vec::new()), "{content}");
    }
}

#[test]
fn content_behind_what_cannot_be_read_is_read() {
    for (broken, damage) in [
        ("1 m", "cannot be read"),
        ("/a 0 l", "cannot be read"),
        ("1 2 unheard-of", "operators"),
        ("(a) Tm", "operators"),
    ] {
        let pdf = Pdf::new(&format!("{broken} {}", show(GOOD)));
        assert_told(&pdf, GOOD, damage);
    }
    for broken in [")", "<< /A", "(never closed", &"1 ".repeat(99)] {
        let pdf = Pdf::new(&format!("{} {broken} {}", show(GOOD), show("과")));
        let (text, told) = read(&pdf.bytes());
        assert!(text.starts_with(GOOD) && told.len() == 1, "{broken}: {text} {told:?}");
    }
}

/// The engine stops at a bracket that closes nothing; MuPDF, poppler, pdfium and pdfminer read on.
#[test]
fn content_behind_a_stray_bracket_is_read_once() {
    for stray in ["]", ">>", ")", "{", "] 0 -20 Td ) >>"] {
        let pdf = Pdf::new(&format!("{} {stray} {}", show(GOOD), show("사업")));
        assert_told(&pdf, "국정과제사업", "cannot be read");
    }
}

#[test]
fn what_a_page_misses_is_told() {
    let font = format!("{} BT /Missing 10 Tf {} Tj ET", show(GOOD), hex("과제"));
    assert_told(&Pdf::new(&font), GOOD, "font that is not there");
    assert_told(&Pdf::new(&format!("{} /Missing Do", show(GOOD))), GOOD, "object that is not there");
    let page = "/MediaBox [0 0 600 800] /Contents";
    assert_told(&Pdf::new(&show(GOOD)).page(&format!("{page} [4 0 R 99 0 R]")), GOOD, "content is not there");
    let none = Pdf::new(&show(GOOD)).page(&format!("{page} 99 0 R"));
    let error = pages(&none.bytes(), &Options::default()).expect_err("nothing is left");
    assert_eq!(error.code().as_str(), "damaged");
}

#[test]
fn pages_that_are_missing_are_told() {
    let text = String::from_utf8(Pdf::new(&show(GOOD)).bytes()).expect("text");
    let (_, told) = read(text.replace("/Count 1", "/Count 2").as_bytes());
    assert!(told[0].contains("tells of 2, and 1 are there"), "{told:?}");
    let (_, told) = read(text.replace("/Kids", "/Bids").as_bytes());
    assert!(told[0].contains("list of the pages"), "{told:?}");
}

/// The engine puts another font in the place of one it cannot read, and some glyph of that is blank.
#[test]
fn a_glyph_of_a_broken_font_is_no_space() {
    let pdf = Pdf::new(&format!("{} BT /B 10 Tf 50 600 Td <0001> Tj ET", show(&GOOD.repeat(5))))
        .fonts("/B 9 0 R")
        .object("<</Type/Font/Subtype/Type0/BaseFont/TimesNewRoman/Encoding/Identity-H/DescendantFonts[10 0 R]>>")
        .object(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/TimesNewRoman/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
             /Supplement 0>>/CIDToGIDMap/Identity/DW 500/FontDescriptor 11 0 R>>",
        )
        .object("<</Type/FontDescriptor/FontName/TimesNewRoman/Flags 4/FontFile2 12 0 R>>")
        .stream("", b"no font program");
    let read = pdf.read().expect("readable");
    assert_eq!(text(&read.value.pages[0].glyphs), GOOD.repeat(5) + "\u{fffd}");
    assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::UnmappedGlyphs]);
}

/// What stands where depends on widths, and with it the blanks that are not written.
#[test]
fn widths_that_a_font_says_it_has_and_has_not_are_told() {
    let of = |font: &str| {
        let shown = format!("{} BT /T 10 Tf 50 680 Td (AB) Tj ET", show(GOOD));
        let font = format!("<</Type/Font/Subtype/TrueType/BaseFont/Other/Encoding/WinAnsiEncoding {font}>>");
        read(&Pdf::new(&shown).fonts("/T 9 0 R").object(&font).bytes()).1
    };
    let said = "/FirstChar 65/LastChar 70";
    for sound in ["", &format!("{said}/Widths[600 600 600 600 600 600]"), &format!("{said}/Widths[600 600]")]
    {
        assert_eq!(of(sound), [""; 0], "{sound}");
    }
    for broken in [said, &format!("{said}/Widths[600]")] {
        let told = of(broken);
        assert!(told.len() == 1 && told[0].contains("fewer widths than it says"), "{broken}: {told:?}");
    }
}

/// The codes 1 and 2 shown in a font whose glyphs are .3 and .9 em wide, with this array of widths; how often it is told of.
fn contradictions(widths: &str, encoding: &str) -> usize {
    let shown = format!("{} BT /T 10 Tf 50 680 Td <00010002> Tj <0002> Tj ET", show(GOOD));
    let pdf = Pdf::new(&shown)
        .fonts("/T 9 0 R")
        .object(&format!(
            "<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/{encoding}/DescendantFonts[11 0 R]/ToUnicode 10 0 R>>"
        ))
        .stream("", b"2 beginbfchar <0001> <0020> <0002> <ac00> endbfchar")
        .object(&format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/T/CIDToGIDMap/Identity/DW 800/W[{widths}]/FontDescriptor 12 0 R\
             /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
        ))
        .object("<</Type/FontDescriptor/FontName/T/Flags 4/FontFile2 13 0 R>>")
        .stream("", &true_type());
    let notes = pdf.read().expect("readable").notes;
    notes.iter().filter(|note| note.code == Code::ContradictedWidth).count()
}

#[test]
fn a_width_that_is_not_that_of_its_glyph_is_told_once_a_page() {
    // A digit that became another.
    for broken in ["1[300 300]", "1[800 900]", "1[300]2[90]", "1[330 900]", "2 2 500"] {
        assert_eq!(contradictions(broken, "Identity-H"), 1, "{broken}");
    }
    // Rounded; not given; given to several codes alike; of a code that is not shown; of a glyph that is not there.
    for sound in ["1[300 900]", "1[310 885]", "", "1[300]", "1 3 500", "3[100]", "99[100]"] {
        assert_eq!(contradictions(sound, "Identity-H"), 0, "{sound}");
    }
    assert_eq!(contradictions("1[300 300]", "Identity-V"), 0, "letters that stand above each other");
}
