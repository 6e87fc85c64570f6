//! How characters look where it changes what they say: struck out, raised, lowered.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_hangul::{Limits, rows};
use gwaje_model::Shift;
use std::io::{Cursor, Write as _};

/// A document of one paragraph whose runs have the formats 0, 1, 2 … of these.
fn package(formats: &[&str], runs: &[&str]) -> Vec<u8> {
    let number = |(nth, format): (usize, &&str)| {
        format!(r#"<hh:charPr id="{nth}" height="1000">{format}</hh:charPr>"#)
    };
    let formats: String = formats.iter().enumerate().map(number).collect();
    let head = format!(r#"<hh:head xmlns:hh="h"><hh:refList>{formats}</hh:refList></hh:head>"#);
    let run =
        |(nth, text): (usize, &&str)| format!(r#"<hp:run charPrIDRef="{nth}"><hp:t>{text}</hp:t></hp:run>"#);
    zipped(&head, &runs.iter().enumerate().map(run).collect::<String>())
}

/// A document of one paragraph.
fn zipped(head: &str, runs: &str) -> Vec<u8> {
    let section = format!(r#"<hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p>{runs}</hp:p></hs:sec>"#);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", "application/hwp+zip"),
        ("Contents/header.xml", head),
        ("Contents/section0.xml", &section),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn looks_are_handed_on() {
    let formats = [
        r#"<hh:strikeout shape="NONE"/>"#,
        r#"<hh:strikeout shape="SOLID"/>"#,
        r#"<hh:strikeout shape="3D"/>"#,
        "<hh:supscript/>",
        "<hh:subscript/>",
    ];
    let read = rows(&package(&formats, &["가", "나", "다", "라", "마"]), &Limits::default()).unwrap();
    let line = &read.value.rows[0].cells[0].content[0];
    let looks: Vec<(char, bool, Shift)> = line.chars.iter().map(|c| (c.ch, c.struck, c.shift)).collect();
    assert_eq!(
        looks,
        [
            ('가', false, Shift::Level),
            ('나', true, Shift::Level),
            ('다', false, Shift::Level),
            ('라', false, Shift::Raised),
            ('마', false, Shift::Lowered),
        ]
    );
}

/// A picture in the line, before and behind words: a bullet where it is small and comes first.
#[test]
fn a_small_picture_before_words_is_a_bullet() {
    let head =
        r#"<hh:head xmlns:hh="h"><hh:refList><hh:charPr id="0" height="1000"/></hh:refList></hh:head>"#;
    let picture = |side: u32, inline: u8| {
        format!(r#"<hp:pic><hp:sz width="{side}" height="{side}"/><hp:pos treatAsChar="{inline}"/></hp:pic>"#)
    };
    let words = "<hp:t>어촌 정비</hp:t>";
    for (content, wanted) in [
        (format!("{}{words}", picture(700, 1)), "• 어촌 정비"),
        (format!("{}{words}", picture(2000, 1)), "어촌 정비"),
        (format!("{}{words}", picture(700, 0)), "어촌 정비"),
        (format!("{words}{}", picture(700, 1)), "어촌 정비"),
    ] {
        let document = zipped(head, &format!(r#"<hp:run charPrIDRef="0">{content}</hp:run>"#));
        let read = rows(&document, &Limits::default()).unwrap();
        assert_eq!(read.value.rows[0].cells[0].content[0].text(), wanted, "{content}");
    }
    let alone = zipped(head, &format!(r#"<hp:run charPrIDRef="0">{}</hp:run>"#, picture(700, 1)));
    let refused = rows(&alone, &Limits::default()).unwrap_err();
    assert_eq!(refused.code().as_str(), "no_text", "a picture alone is no text");
}

#[test]
fn the_mark_of_a_footnote_is_raised_as_it_is_printed() {
    let head =
        r#"<hh:head xmlns:hh="h"><hh:refList><hh:charPr id="0" height="1000"/></hh:refList></hh:head>"#;
    let note = r#"<hp:run charPrIDRef="0"><hp:ctrl><hp:autoNum num="1" numType="FOOTNOTE"/></hp:ctrl><hp:t>글</hp:t></hp:run>"#;
    let note = format!(
        r#"<hp:ctrl><hp:footNote number="1"><hp:subList><hp:p>{note}</hp:p></hp:subList></hp:footNote></hp:ctrl>"#
    );
    let runs = format!(r#"<hp:run charPrIDRef="0"><hp:t>수입</hp:t>{note}<hp:t>이다</hp:t></hp:run>"#);
    let read = rows(&zipped(head, &runs), &Limits::default()).unwrap();
    let looks = |chars: &[gwaje_model::Char], shift| {
        chars.iter().filter(|c| c.shift == shift).map(|c| c.ch).collect::<String>()
    };
    let line = &read.value.rows[0].cells[0].content[0];
    assert_eq!(looks(&line.chars, Shift::Level), "수입이다");
    assert!(looks(&line.chars, Shift::Raised).starts_with('1'), "{}", line.text());
    let below = &read.value.rows[0].cells[0].content[1];
    assert_eq!(looks(&below.chars, Shift::Raised), "", "the note itself opens with its number");
}
