//! Bad input ends in one clear error, never in a panic, a hang or an empty success.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

mod build;

use build::{Pdf, hex};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use gwaje_extract::{Limits, Options, pages};
use gwaje_model::{Code, Pages};
use std::io::Write;

fn code(bytes: &[u8]) -> &'static str {
    pages(bytes, &Options::default()).map_or_else(|error| error.code().as_str(), |_| "read")
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(data).expect("memory");
    encoder.finish().expect("memory")
}

fn body(text: &str) -> String {
    format!("BT /F 10 Tf 50 700 Td {} Tj ET", hex(text))
}

/// A PDF to which a report is attached.
fn portfolio(content: &str) -> Pdf {
    let file = "<< /Type /Filespec /F (report.pdf) /UF <FEFFBCF4ACE0C11C002E007000640066> >>";
    Pdf::new(content).catalog(&format!("/Names << /EmbeddedFiles << /Names [(1) {file}] >> >>"))
}

#[test]
fn attached_files_are_named() {
    let cover = portfolio(&body("첨부한 보고서를 보시기 바랍니다")).bytes();
    assert_eq!(pages(&cover, &Options::default()).expect("a cover").value.attachments, ["보고서.pdf"]);
}

#[test]
fn a_text_layer_behind_images_leads_to_a_command() {
    let scan = Pdf::new(&format!("3 Tr {}", body("가나다"))).bytes();
    let error = pages(&scan, &Options::default()).expect_err("no text");
    assert!(error.hint().is_some_and(|hint| hint.contains("--tesseract-pagesegmode 6 --sidecar")), "{error}");
}

#[test]
fn each_kind_of_bad_file_has_its_code() {
    let good = Pdf::new(&body("국정과제 추진현황을 정리한 문서입니다")).bytes();
    let half = &good[..good.len() / 2];
    let western: String = "국정과제".bytes().map(|byte| char::from(byte | 0x80)).collect();
    let cases: [(&str, &[u8], &str); 19] = [
        ("a good file", &good, "read"),
        ("junk before the header", &[b"HTTP/1.1 200 OK\r\n\r\n", good.as_slice()].concat(), "read"),
        ("an empty file", b"", "not_a_pdf"),
        ("bytes", b"\x00\x01\x02\xff\xfe\x80\x00", "not_a_pdf"),
        ("a web page", b"<!DOCTYPE html><html><body>404</body></html>", "not_a_pdf"),
        ("a Hangul document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "not_a_pdf"),
        ("half a file", half, "damaged"),
        ("a header alone", b"%PDF-1.7\n", "damaged"),
        ("no text", &Pdf::new("0 0 600 800 re f").bytes(), "no_text"),
        (
            "a page number over a scan",
            &Pdf::new(&format!(
                "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{1} EI Q {}",
                body("- 3 -")
            ))
            .bytes(),
            "no_text",
        ),
        ("invisible text alone", &Pdf::new(&format!("3 Tr {}", body("가나다"))).bytes(), "no_text"),
        ("debris", &Pdf::new(&body(&western.repeat(5))).bytes(), "suspect_text"),
        ("debris among words", &Pdf::new(&body(&"국정과Þ 추진É황".repeat(9))).bytes(), "suspect_text"),
        ("private characters", &Pdf::new(&body(&"\u{e123}\u{e124}".repeat(20))).bytes(), "suspect_text"),
        (
            "numbers without words",
            &Pdf::new(&body(&"2025. 8. 13.( ) 15:00 ".repeat(5))).bytes(),
            "suspect_text",
        ),
        ("Chinese for Korean", &Pdf::new(&body(&"鴌艜蠜諟寻皓盄".repeat(5))).bytes(), "suspect_text"),
        ("an animation", b"GIF89a\x01\x00", "not_a_pdf"),
        ("a cover without text", &portfolio("0 0 600 800 re f").bytes(), "portfolio"),
        ("blank text", b" \n \n", "no_text"),
    ];
    for (what, bytes, expected) in cases {
        assert_eq!(code(bytes), expected, "{what}");
    }
}

#[test]
fn fonts_without_characters_are_refused() {
    let pdf = Pdf::new("BT /U 10 Tf 50 700 Td <00010002000300040005> Tj ET")
        .fonts("/U 9 0 R")
        .object("<</Type/Font/Subtype/Type0/BaseFont/Gulim/Encoding/Identity-H/DescendantFonts[7 0 R]>>");
    assert_eq!(code(&pdf.bytes()), "unmapped_text");
}

#[test]
fn a_page_in_english_is_no_debris() {
    let english = body("This page lists the members of the international advisory committee.");
    assert_eq!(code(&Pdf::new(&english).bytes()), "read");
}

/// A change to the limits.
type Change = fn(&mut Limits);

fn limited(
    pdf: &Pdf,
    change: impl Fn(&mut Limits),
) -> Result<gwaje_model::Noted<Pages>, gwaje_extract::Error> {
    let mut options = Options::default();
    change(&mut options.limits);
    pages(&pdf.bytes(), &options)
}

#[test]
fn inflated_content_is_capped() {
    let bomb = deflated(&vec![b' '; 50 << 20]);
    let pdf = Pdf::new("").encoded(bomb.clone(), "/Filter/FlateDecode");
    let error = limited(&pdf, |limits| limits.stream_bytes = 1 << 20).expect_err("too large");
    assert_eq!((error.code().as_str(), error.page()), ("limit_size", Some(1)));
    // The document's budget holds over many streams.
    let pdf = Pdf::new("").page("/MediaBox [0 0 9 9] /Contents [9 0 R 9 0 R 9 0 R]");
    let pdf = pdf.stream("/Filter/FlateDecode", &bomb);
    assert_eq!(
        limited(&pdf, |limits| limits.document_bytes = 120 << 20).expect_err("too large").code().as_str(),
        "limit_size"
    );
    // Object streams are looked at before the engine sees them.
    let twice = deflated(&deflated(&vec![b' '; 50 << 20]));
    for (dict, data) in [
        ("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &bomb),
        ("/Type/XRef/Size 9/W[1 2 1]/Filter/FlateDecode", &bomb),
        ("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode /FlateDecode]", &twice),
        ("/Filter[/Fl/Fl]/N 1/First 4/Type/ObjStm", &twice),
    ] {
        let pdf = Pdf::new(&body("가")).stream(dict, data);
        let error = limited(&pdf, |limits| limits.stream_bytes = 1 << 20).expect_err(dict);
        assert_eq!(error.code().as_str(), "limit_size", "{dict}");
    }
}

#[test]
fn an_inflated_character_map_is_left_out() {
    let pdf =
        Pdf::new(&format!("{} BT /B 10 Tf 50 600 Td <0041> Tj ET", body("가나다라마바사아자차카타파하")))
            .fonts("/B 9 0 R")
            .object(
                "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 10 0 R>>",
            )
            .stream("/Filter/FlateDecode", &deflated(&vec![b' '; 20 << 20]));
    let read = limited(&pdf, |limits| limits.font_bytes = 1 << 20).expect("readable");
    assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::UnmappedGlyphs]);
}

#[test]
fn damage_in_the_middle_of_a_page_is_noted() {
    let lines: Vec<String> = (1..2_000)
        .map(|n| format!("BT /F 10 Tf {} {} Td {} Tj ET", n * 7_919 % 587, n * 104_729 % 797, hex("과제")))
        .collect();
    let mut packed = deflated(lines.join("\n").as_bytes());
    let whole = Pdf::new("").encoded(packed.clone(), "/Filter/FlateDecode").read().expect("readable");
    assert!(whole.notes.is_empty());
    let middle = packed.len() / 2;
    packed[middle..].fill(0xff);
    let broken = Pdf::new(&body("국정과제")).page("/MediaBox [0 0 600 800] /Contents [4 0 R 9 0 R]");
    let read = broken.stream("/Filter/FlateDecode", &packed).read().expect("readable");
    assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::DamagedContent]);
}

#[test]
fn doubling_forms_end() {
    let mut pdf = Pdf::new(&format!("{} /X9 Do", body("가")));
    let names: Vec<String> = (9..40).map(|number| format!("/X{number} {number} 0 R")).collect();
    pdf.resources = format!("/XObject <<{}>>", names.join(" "));
    for number in 9..40 {
        let next = number + 1;
        pdf = pdf.stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 1 1]",
            format!("/X{next} Do /X{next} Do").as_bytes(),
        );
    }
    let read = pdf.read().expect("readable");
    assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::LimitReached]);
}

#[test]
fn a_form_that_draws_itself_ends() {
    let pdf = Pdf::new(&format!("{} /X Do", body("가")))
        .resources("/XObject <</X 9 0 R>>")
        .stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", b"/X Do");
    assert!(pdf.read().is_ok());
}

#[test]
fn width_ranges_over_everything_cost_nothing() {
    let pdf = Pdf::new("BT /W 10 Tf 50 700 Td <ac00ac01> Tj ET")
        .fonts("/W 9 0 R")
        .object("<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[10 0 R]/ToUnicode 8 0 R>>")
        .object("<</Type/Font/Subtype/CIDFontType2/W[0 4294967295 500]/W2[0 4294967295 1 2 3]>>");
    let page = pdf.shown();
    assert_eq!(page.glyphs[1].x - page.glyphs[0].x, 5.0);
}

#[test]
fn too_much_of_anything_on_a_page_is_cut_off_with_a_note() {
    let many = format!("BT /F 10 Tf 50 700 Td {} ET", format!("{} Tj ", hex("가")).repeat(50));
    let nested = format!("{} {}", body("가"), "/P BMC ".repeat(200));
    let saved = format!("{} {}", "q ".repeat(5_000), body("가"));
    let cases: [(&str, Change); 3] = [
        (&many, |limits| limits.glyphs_per_page = 20),
        (&many, |limits| limits.operators_per_page = 20),
        (&nested, |limits| limits.nesting = 100),
    ];
    for (content, change) in cases {
        let read = limited(&Pdf::new(content), change).expect("readable");
        assert_eq!(read.notes.iter().map(|note| note.code).collect::<Vec<_>>(), [Code::LimitReached]);
        assert!(!read.value.pages[0].glyphs.is_empty());
    }
    assert!(Pdf::new(&saved).read().is_ok());
    let error = limited(&Pdf::new(&many), |limits| limits.glyphs = 20).expect_err("too many");
    assert_eq!(error.code().as_str(), "limit_size");
}

#[test]
fn nested_objects_do_not_overflow_the_stack() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000));
    for junk in [deep("[", "]"), deep("<</A ", ">>"), deep("(", ")")] {
        let _ = code(&Pdf::new(&body("가")).catalog(&format!("/Junk {junk}")).bytes());
        let _ = code(&Pdf::new(&format!("{} {junk} TJ", body("가"))).bytes());
    }
}

/// Seeded mutants of one document with most features: bytes flipped, cut, doubled, numbers replaced.
#[test]
fn mutants_do_not_panic() {
    let content = format!(
        "{} q 50 600 100 100 re W* n [{} -20 <>] TJ Q 50 700 m 150 700 l S /X Do /Span <</ActualText (a)/MCID 1>> BDC EMC",
        body("국정과제 추진현황"),
        hex("표")
    );
    let original = Pdf::new("")
        .encoded(deflated(content.as_bytes()), "/Filter/FlateDecode")
        .resources("/XObject <</X 9 0 R>>")
        .catalog("/StructTreeRoot <</K [<</S/Table/K<</S/TR/K<</S/TD/Pg 3 0 R/K 1>>>>>>]>>")
        .stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Matrix[1 0 0 1 0 0]", content.as_bytes())
        .bytes();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let mut read = 0;
    for round in 0..400 {
        let mut bytes = original.clone();
        for _ in 0..=random(6) {
            let at = random(bytes.len());
            match round % 5 {
                0 => bytes[at] ^= 1 << random(8),
                1 => bytes.truncate(at.max(20)),
                2 => {
                    let end = (at + random(40)).min(bytes.len());
                    bytes.drain(at.min(end)..end);
                }
                3 => {
                    if let Some(digit) = (at..bytes.len()).find(|place| bytes[*place].is_ascii_digit()) {
                        let number = ["-1", "4294967296", "1e99", "0", "99999"][random(5)];
                        drop(bytes.splice(digit..=digit, number.bytes()));
                    }
                }
                _ => {
                    let from = random(original.len() - 30);
                    drop(bytes.splice(at..at, original[from..from + 30].to_vec()));
                }
            }
        }
        read += usize::from(pages(&bytes, &Options::default()).is_ok());
    }
    assert!(read > 50, "mutants are still documents: {read}");
}
