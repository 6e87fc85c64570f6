//! Where glyphs land and which characters they are, on pages written here.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

mod build;

use build::{Pdf, hex, text, true_type};
use gwaje_model::{Code, FontKind, Glyph, GlyphFlags, Rect};

fn places(glyphs: &[Glyph]) -> Vec<(char, i32, i32)> {
    glyphs.iter().map(|glyph| (glyph.ch, glyph.x.round() as i32, glyph.y.round() as i32)).collect()
}

#[test]
fn operators_place_glyphs() {
    let (ga, na) = (hex("가"), hex("나"));
    let cases = [
        (format!("BT /F 10 Tf 50 700 Td {ga} Tj {na} Tj ET"), [('가', 50, 100), ('나', 60, 100)]),
        (format!("BT /F 10 Tf 50 700 Td [{ga} -500 {na}] TJ ET"), [('가', 50, 100), ('나', 65, 100)]),
        (format!("BT /F 10 Tf 3 Tc 50 700 Td {ga} Tj {na} Tj ET"), [('가', 50, 100), ('나', 63, 100)]),
        (format!("BT /F 10 Tf 50 Tz 50 700 Td {ga} Tj {na} Tj ET"), [('가', 50, 100), ('나', 55, 100)]),
        (format!("BT /F 10 Tf 5 Ts 50 700 Td {ga} Tj 0 Ts {na} Tj ET"), [('가', 50, 95), ('나', 60, 100)]),
        (format!("BT /F 10 Tf 12 TL 50 700 Td {ga} Tj T* {na} Tj ET"), [('가', 50, 100), ('나', 50, 112)]),
        (format!("BT /F 10 Tf 12 TL 50 700 Td {ga} Tj {na} ' ET"), [('가', 50, 100), ('나', 50, 112)]),
        (format!("BT /F 10 Tf 12 TL 50 700 Td {ga} Tj 0 0 {na} \" ET"), [('가', 50, 100), ('나', 50, 112)]),
        (format!("BT /F 10 Tf 50 700 TD {ga} Tj 5 -20 TD {na} Tj ET"), [('가', 50, 100), ('나', 55, 120)]),
        (
            format!("q 0.1 0 0 -0.1 0 800 cm BT /F 100 Tf 1 0 0 -1 500 1000 Tm [{ga}{na}] TJ ET Q"),
            [('가', 50, 100), ('나', 60, 100)],
        ),
    ];
    for (content, expected) in cases {
        let page = Pdf::new(&content).shown();
        assert_eq!(places(&page.glyphs), expected, "{content}");
        assert!(page.glyphs.iter().all(|glyph| (glyph.size - 10.0).abs() < 0.01), "{content}");
    }
}

#[test]
fn the_page_is_read_as_shown() {
    let content = format!("BT /F 10 Tf 50 700 Td {} Tj ET", hex("가"));
    let cases = [
        ("/MediaBox [0 0 600 800]", (600.0, 800.0), (50, 100), 0, 10.0),
        ("/MediaBox [0 0 600 800] /Rotate 90", (800.0, 600.0), (700, 50), 90, 10.0),
        ("/MediaBox [0 0 600 800] /Rotate 180", (600.0, 800.0), (550, 700), 180, 10.0),
        ("/MediaBox [0 0 600 800] /Rotate 270", (800.0, 600.0), (100, 550), -90, 10.0),
        ("/MediaBox [0 0 600 800] /CropBox [40 100 500 750]", (460.0, 650.0), (10, 50), 0, 10.0),
        ("/MediaBox [0 0 600 800] /UserUnit 2", (1200.0, 1600.0), (100, 200), 0, 20.0),
    ];
    for (entries, (width, height), (x, y), angle, size) in cases {
        let page = Pdf::new(&content).page(entries).shown();
        assert_eq!((page.width, page.height), (width, height), "{entries}");
        assert_eq!(places(&page.glyphs), [('가', x, y)], "{entries}");
        assert_eq!((page.glyphs[0].angle, page.glyphs[0].size), (angle, size), "{entries}");
    }
}

#[test]
fn hidden_glyphs_are_flagged_and_kept() {
    let show = |before: &str| format!("{before} BT /F 10 Tf 50 700 Td {} Tj ET", hex("가"));
    let cases = [
        (show(""), 0),
        (show("3 Tr"), GlyphFlags::INVISIBLE.0),
        (show("1 1 1 rg"), GlyphFlags::GROUND.0),
        (show("1 g"), GlyphFlags::GROUND.0),
        (show("0 0 0 0 k"), GlyphFlags::GROUND.0),
        (show("0.9 g"), GlyphFlags::PALE.0),
        (show("0 g 40 690 100 30 re f 1 g"), 0),
        (show("0 g 40 690 100 30 re f 1 g 45 695 90 20 re f"), GlyphFlags::GROUND.0),
        (show("100 600 20 20 re W n"), GlyphFlags::CLIPPED.0),
        (show("40 690 100 30 re W n"), 0),
        (show("1 0 0 1 900 0 cm"), GlyphFlags::OUTSIDE.0),
        (show("2 Tr"), GlyphFlags::BOLD.0),
        (show("/Clear gs"), GlyphFlags::INVISIBLE.0),
    ];
    for (content, flags) in cases {
        let pdf = Pdf::new(&content).resources("/ExtGState <</Clear <</ca 0>>>>");
        // A page of hidden glyphs alone is refused, so another glyph stands beside them.
        let pdf =
            pdf.stream("", format!("q Q BT 0 Tr 0 g /F 10 Tf 50 100 Td {} Tj ET", hex("나")).as_bytes());
        let page = pdf.page("/MediaBox [0 0 600 800] /Contents [9 0 R 10 0 R]");
        let page = page.stream("", content.as_bytes()).shown();
        let glyph = page.glyphs.iter().find(|glyph| glyph.ch == '가').expect("kept");
        assert_eq!(glyph.flags.0, flags, "{content}");
    }
}

#[test]
fn the_clip_of_a_text_is_its_cell() {
    let cell = |x: i32, text: &str| {
        let right = x + 100;
        format!(
            "q {x} 600 m {right} 600 l {right} 700 l {x} 700 l {x} 600 l W* n BT /F 10 Tf {} 650 Td {text} TJ ET Q\n",
            x + 5
        )
    };
    let page = Pdf::new(&format!(
        "{}{}{}q 0 0 600 800 re W n BT /F 10 Tf 50 100 Td {} Tj ET Q",
        cell(50, &format!("[{}]", hex("가"))),
        cell(150, &format!("[{}]", hex("나"))),
        cell(50, "[<>]"),
        hex("다")
    ))
    .shown();
    let clips: Vec<u16> = page.glyphs.iter().map(|glyph| glyph.clip).collect();
    assert_eq!(clips, [0, 1, Glyph::NO_CLIP]);
    assert_eq!(page.clips.len(), 2);
    assert_eq!(
        (page.clips[0].x0, page.clips[0].y0, page.clips[0].x1, page.clips[0].y1),
        (50.0, 100.0, 150.0, 200.0)
    );
    assert_eq!(page.empty_shows.len(), 1);
    let empty = page.empty_shows[0];
    assert_eq!((empty.x, empty.y, empty.behind), (55.0, 150.0, Some(page.glyphs[1].show)));
}

#[test]
fn a_blank_over_the_edge_of_its_cell_is_kept_visible() {
    let page =
        Pdf::new(&format!("50 600 20 100 re W n BT /F 10 Tf 58 650 Td {} Tj ET", hex("가 나"))).shown();
    let flags: Vec<bool> = page.glyphs.iter().map(Glyph::visible).collect();
    assert_eq!(flags, [true, true, false]);
}

#[test]
fn forms_bring_their_own_matrix_clip_and_fonts() {
    let show = format!("BT /F 10 Tf 5 5 Td {} Tj 200 0 Td {} Tj ET", hex("가"), hex("나"));
    let page = Pdf::new("q 2 0 0 2 100 100 cm /X Do Q")
        .resources("/XObject <</X 9 0 R>>")
        .stream("/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 10 10]", show.as_bytes())
        .shown();
    assert_eq!(places(&page.glyphs), [('가', 130, 670), ('나', 530, 670)]);
    assert_eq!(page.glyphs[0].size, 20.0);
    let clipped: Vec<bool> = page.glyphs.iter().map(|glyph| glyph.flags.any(GlyphFlags::CLIPPED)).collect();
    assert_eq!(clipped, [false, true]);
}

#[test]
fn layers_that_are_off_are_not_read() {
    let content = format!(
        "BT /F 10 Tf 50 700 Td {} Tj /OC /Off BDC {} Tj EMC /OC /On BDC {} Tj EMC /OC /Both BDC {} Tj EMC ET",
        hex("가"),
        hex("나"),
        hex("다"),
        hex("라")
    );
    let page = Pdf::new(&content)
        .resources("/Properties <</Off 9 0 R /On 10 0 R /Both 11 0 R>>")
        .catalog("/OCProperties <</OCGs [9 0 R 10 0 R] /D <</OFF [9 0 R]>>>>")
        .object("<</Type/OCG/Name(off)>>")
        .object("<</Type/OCG/Name(on)>>")
        .object("<</Type/OCMD/OCGs[9 0 R 10 0 R]/P/AllOn>>")
        .shown();
    assert_eq!(text(&page.glyphs), "가다");
    // What is skipped still moves the pen.
    assert_eq!(page.glyphs[1].x, 70.0);
}

#[test]
fn marked_content_carries_identifiers_and_replacements() {
    let content = format!(
        "BT /F 10 Tf 50 700 Td /P <</MCID 7>> BDC {} Tj EMC /Artifact BMC {} Tj EMC \
         /Span <</ActualText <feff00280033c6d40029>>> BDC {} Tj EMC /Span <</ActualText <feff0007>>> BDC {} Tj EMC ET",
        hex("가"),
        hex("- 3 -"),
        hex("㈂월"),
        hex("나")
    );
    let glyphs = Pdf::new(&content).shown().glyphs;
    assert_eq!(text(&glyphs), "가- 3 -(3월)나");
    assert_eq!(glyphs[0].mcid, 7);
    assert_eq!(glyphs[1].mcid, Glyph::NO_MCID);
    assert!(glyphs[7].flags.any(GlyphFlags::CONTINUES) && !glyphs[6].flags.any(GlyphFlags::CONTINUES));
    assert_eq!(glyphs[7].x - glyphs[6].x, glyphs[6].advance);
}

/// Hangul's own fonts: one-byte codes under a two-byte codespace.
#[test]
fn type_3_fonts_read_one_byte_codes() {
    let map = "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <41> <ac00> <42> <0001> endbfchar";
    let page = Pdf::new("BT /T 10 Tf 50 700 Td <414241> Tj ET")
        .fonts("/T 9 0 R")
        .object(
            "<</Type/Font/Subtype/Type3/Name/HFT1/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]\
             /CharProcs<</a 11 0 R/b 12 0 R>>/Encoding<</Differences[65/a/b]>>/FirstChar 65/LastChar 66\
             /Widths[900 300]/ToUnicode 10 0 R>>",
        )
        .stream("", map.as_bytes())
        .stream("", b"900 0 0 0 900 900 d1 0 0 900 900 re f")
        .stream("", b"300 0 0 0 0 0 d1")
        .read()
        .expect("readable")
        .value;
    // U+0001 with the width of a space and without ink is a space.
    assert_eq!(text(&page.pages[0].glyphs), "가 가");
    assert_eq!(places(&page.pages[0].glyphs)[2], ('가', 62, 100));
    assert_eq!(page.fonts[0].kind, FontKind::Type3);
    assert!(page.pages[0].rulings.is_empty(), "a glyph's outline is no line of the page");
}

/// ReportLab and PDFKit map a glyph that the font lacks to U+0000. Neither its name nor its blank look tells what it was.
#[test]
fn a_missing_glyph_is_unknown() {
    let map = "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <41> <ac00> <42> <0000> endbfchar";
    for program in ["300 0 0 0 0 0 d1", "300 0 0 0 300 300 d1 0 0 300 300 re f"] {
        let page = Pdf::new("BT /T 10 Tf 50 700 Td <4142414141414141414141414141> Tj ET")
            .fonts("/T 9 0 R")
            .object(
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]\
                 /CharProcs<</a 11 0 R/b 12 0 R>>/Encoding<</Differences[65/a/b]>>/FirstChar 65/LastChar 66\
                 /Widths[900 300]/ToUnicode 10 0 R>>",
            )
            .stream("", map.as_bytes())
            .stream("", b"900 0 0 0 900 900 d1 0 0 900 900 re f")
            .stream("", program.as_bytes())
            .read()
            .expect("readable")
            .value;
        assert!(text(&page.pages[0].glyphs).starts_with("가\u{fffd}가"));
        assert!(page.pages[0].glyphs[1].flags.any(GlyphFlags::UNMAPPED));
    }
}

/// ferropdf maps the blank to U+0000, with which it shares its glyph in many fonts. pdf-lib paints glyph 0 for what a font lacks, does
/// not map it, and leaves it empty in its subset, as wide as a syllable.
#[test]
fn an_empty_glyph_is_a_blank_unless_it_is_the_one_of_missing_characters() {
    let read = |code: &str, mapped: &str| {
        let map = format!(
            "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfchar <0002> <ac00> endbfchar {mapped}"
        );
        let page = Pdf::new(&format!("BT /T 10 Tf 50 700 Td <{}{code}0002> Tj ET", "0002".repeat(20)))
            .fonts("/T 9 0 R")
            .object(
                "<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H/DescendantFonts[11 0 R]/ToUnicode 10 0 R>>",
            )
            .stream("", map.as_bytes())
            .object(
                "<</Type/Font/Subtype/CIDFontType2/BaseFont/T/CIDToGIDMap/Identity/DW 900/W[1[300]]/FontDescriptor 12 0 R\
                 /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
            )
            .object("<</Type/FontDescriptor/FontName/T/Flags 4/FontFile2 13 0 R>>")
            .stream("", &true_type())
            .shown();
        let shown = page.glyphs[20];
        assert_eq!(shown.flags.any(GlyphFlags::UNMAPPED), shown.ch == '\u{fffd}', "{code} {mapped}");
        shown.ch
    };
    let to = |code: &str, unicode: &str| format!("1 beginbfchar <{code}> <{unicode}> endbfchar ");
    let cases = [
        ("0001", to("0001", "0000"), ' '),
        ("0001", to("0001", "0001"), ' '),
        // ReportLab paints the glyph of U+0000 for a character that the font lacks; its blank has a code of its own.
        ("0001", to("0001", "0000") + &to("0020", "0020"), '\u{fffd}'),
        ("0001", String::new(), ' '),
        ("0000", to("0000", "0000"), '\u{fffd}'),
        ("0000", String::new(), '\u{fffd}'),
        ("0000", to("0000", "000a"), ' '),
        ("0000", to("0000", "2027"), '\u{2027}'),
        ("0003", to("0003", "0000"), '\u{fffd}'),
        ("0003", String::new(), '\u{fffd}'),
    ];
    for (code, mapped, expected) in cases {
        assert_eq!(read(code, &mapped), expected, "{code} {mapped}");
    }
}

#[test]
fn korean_codes_are_read_by_code_page() {
    let cases = [
        ("KSCms-UHC-H", "<b0a120b3aa7e>", "가 나~"),
        ("KSCms-UHC-HW-H", "<b0a17e8141>", "가~갂"),
        ("KSC-EUC-H", "<b0a17e>", "가~"),
        ("UniKS-UCS2-H", "<ac0000b7ac01>", "가·각"),
        ("UniKS-UTF16-H", "<ac00ac01>", "가각"),
    ];
    for (encoding, string, expected) in cases {
        let page = Pdf::new(&format!("BT /K 10 Tf 50 700 Td {string} Tj ET"))
            .fonts("/K 9 0 R")
            .object(&format!(
                "<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/{encoding}/DescendantFonts[10 0 R]>>"
            ))
            .object(
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/Batang/CIDSystemInfo<</Registry(Adobe)\
                 /Ordering(Korea1)/Supplement 1>>>>",
            )
            .shown();
        assert_eq!(text(&page.glyphs), expected, "{encoding}");
    }
}

#[test]
fn simple_fonts_follow_their_encoding() {
    let page = Pdf::new("BT /S 10 Tf 50 700 Td (A\\001B) Tj ET")
        .fonts("/S 9 0 R")
        .object(
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding\
             /Differences[1/bullet]>>>>",
        )
        .shown();
    assert_eq!(text(&page.glyphs), "A\u{2022}B");
}

#[test]
fn a_code_for_several_characters_gives_several_glyphs() {
    let map = "1 beginbfchar <0001> <d558ace0> endbfchar";
    let page = Pdf::new("BT /L 10 Tf 50 700 Td <0001> Tj ET")
        .fonts("/L 9 0 R")
        .object("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 10 0 R>>")
        .stream("", map.as_bytes())
        .shown();
    assert_eq!(places(&page.glyphs), [('하', 50, 100), ('고', 55, 100)]);
    assert_eq!(page.glyphs[1].advance, 5.0);
    assert!(page.glyphs[1].flags.any(GlyphFlags::CONTINUES));
}

#[test]
fn vertical_writing_runs_down() {
    let page = Pdf::new(&format!("BT /V 10 Tf 300 700 Td {} Tj ET", hex("가나")))
        .fonts("/V 9 0 R")
        .object("<</Type/Font/Subtype/Type0/Encoding/Identity-V/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>")
        .shown();
    assert_eq!(page.glyphs[1].y - page.glyphs[0].y, 10.0);
    assert_eq!(page.glyphs[1].x, page.glyphs[0].x);
    assert!(page.glyphs.iter().all(|glyph| glyph.flags.any(GlyphFlags::VERTICAL)));
}

#[test]
fn images_count_as_cover() {
    let content = format!(
        "q 600 0 0 400 0 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q BT /F 10 Tf 50 100 Td {} Tj ET",
        hex("가")
    );
    assert_eq!(Pdf::new(&content).shown().image_cover, 0.5);
}

#[test]
fn text_laid_over_the_page_is_told_of() {
    let annotations = "/MediaBox [0 0 600 800] /Annots [\
        <</Subtype/FreeText/Rect[100 700 200 720]/Contents<FEFFCD94AC00>>>\
        <</Subtype/Widget/Rect[0 0 9 9]/FT/Tx/V(2024)>> <</Subtype/Widget/Rect[0 0 9 9]/FT/Btn/V/Off>>\
        <</Subtype/Text/Contents(no place)>> <</Subtype/Link/Rect[0 0 9 9]/Contents(link)>> <</Subtype/Stamp/F 2/Rect[0 0 9 9]/Contents(hidden)>>]";
    let read = Pdf::new(&format!("BT /F 10 Tf 50 700 Td {} Tj ET", hex("과제")))
        .page(annotations)
        .read()
        .expect("readable");
    let told: Vec<(Code, &str)> = read.notes.iter().map(|note| (note.code, note.text.as_str())).collect();
    assert_eq!(told, ["추가", "2024", "no place"].map(|text| (Code::AnnotationLeftOut, text)));
    let place = read.notes[0].place.expect("a place");
    assert_eq!((place.page(), place.bbox()), (Some(1), Rect::new(100.0, 80.0, 200.0, 100.0)));
}

/// A matrix may say any number; what it leads to has no place in `f32`, and none in JSON.
#[test]
fn letters_and_clips_beyond_all_numbers_have_places() {
    let far = format!("1{}", "0".repeat(99));
    for content in [
        format!("BT /F 10 Tf 1 0 0 {far} 50 700 Tm {} Tj ET", hex("가")),
        format!("BT /F 10 Tf {far} 0 0 1 50 700 Tm {} Tj ET", hex("가나")),
        format!("BT /F {far} Tf 50 {far} Td {} Tj ET", hex("가")),
        format!("BT /F 10 Tf {far} Tc 50 700 Td {} Tj ET", hex("가나")),
        format!(
            "{far} 0 0 {far} {far} 0 cm {far} 0 0 {far} 0 0 cm 0 0 9 9 re W n BT /F 10 Tf {} Tj ET",
            hex("가")
        ),
    ] {
        let body = format!("BT /F 10 Tf 50 600 Td {} Tj ET {content}", hex("국정과제 추진현황"));
        let page = Pdf::new(&body).shown();
        assert!(page.glyphs.len() > 9);
        for glyph in &page.glyphs {
            let lengths = [glyph.x, glyph.y, glyph.size, glyph.advance, glyph.x + glyph.advance];
            assert!(lengths.iter().all(|length| length.is_finite()), "{content}: {lengths:?}");
        }
        let sides = page.clips.iter().flat_map(|clip| [clip.x0, clip.y0, clip.x1, clip.y1]);
        assert!(sides.into_iter().all(f32::is_finite), "{content}");
    }
}
