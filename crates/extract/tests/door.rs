//! The plain-text front door.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

use gwaje_extract::{Options, pages};
use gwaje_model::{Media, Page, Pages};

fn read(bytes: &[u8]) -> Pages {
    pages(bytes, &Options::default()).expect("a text").value
}

/// The lines of a page, each with the column it starts in.
fn lines(page: &Page) -> Vec<(i32, String)> {
    let mut lines: Vec<(f32, f32, String)> = Vec::new();
    for glyph in &page.glyphs {
        match lines.last_mut() {
            Some((y, _, text)) if *y == glyph.y => text.push(glyph.ch),
            _ => lines.push((glyph.y, glyph.x, glyph.ch.to_string())),
        }
    }
    lines.into_iter().map(|(_, x, text)| (x as i32, text)).collect()
}

#[test]
fn characters_stand_on_a_grid() {
    let pages = read("가a나\n\n  다".as_bytes());
    assert_eq!(pages.media, Media::TEXT);
    let places: Vec<(char, f32, f32, f32)> =
        pages.pages[0].glyphs.iter().map(|glyph| (glyph.ch, glyph.x, glyph.y, glyph.advance)).collect();
    assert_eq!(
        places,
        [
            ('가', 0.0, 10.0, 10.0),
            ('a', 10.0, 10.0, 5.0),
            ('나', 15.0, 10.0, 10.0),
            (' ', 0.0, 34.0, 5.0),
            (' ', 5.0, 34.0, 5.0),
            ('다', 10.0, 34.0, 10.0),
        ]
    );
}

#[test]
fn tabs_reach_the_next_stop() {
    let glyphs = read("가\t나".as_bytes()).pages.remove(0).glyphs;
    assert_eq!((glyphs[1].ch, glyphs[1].advance, glyphs[2].x), (' ', 30.0, 40.0));
}

#[test]
fn pages_end_at_form_feeds_and_before_a_single_leading_blank() {
    let body = "▪ 과제를 추진하였다\n".repeat(30);
    let cases = [
        (format!("{body}\u{c}{body}"), 2),
        (format!("{body}\u{c}{body}\u{c}"), 2),
        (format!("{body} < 4분기 >\n{body}"), 2),
        (format!("{body}  * 두 칸은 들여쓰기\n{body}"), 1),
        (body.clone(), 1),
        // Blanks before every other line are how this text is written, not page starts.
        ("제목\n - 내용\n".repeat(30), 1),
    ];
    for (text, expected) in cases {
        let pages = read(text.as_bytes()).pages;
        assert_eq!(pages.len(), expected, "{text:?}");
        assert_eq!(
            pages.iter().map(|page| page.number).collect::<Vec<_>>(),
            (1..=expected as u32).collect::<Vec<_>>()
        );
    }
    let second = read(format!("{body} < 4분기 >\n{body}").as_bytes()).pages.remove(1);
    assert_eq!(lines(&second)[0], (0, "< 4분기 >".to_owned()));
    let kept = read("제목\n - 내용\n".repeat(30).as_bytes()).pages.remove(0);
    assert_eq!(lines(&kept)[1], (0, " - 내용".to_owned()));
}

#[test]
fn encodings_are_told_apart() {
    let utf16: Vec<u8> = "\u{feff}가나".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [&[u8]; 4] = ["가나".as_bytes(), "\u{feff}가나".as_bytes(), &utf16, b"\xb0\xa1\xb3\xaa"];
    for bytes in cases {
        assert_eq!(lines(&read(bytes).pages[0])[0].1, "가나", "{bytes:?}");
    }
}

#[test]
fn windows_line_ends_leave_no_trace() {
    assert_eq!(lines(&read("가\r\n나\r\n".as_bytes()).pages[0]).len(), 2);
}

#[test]
fn letters_are_counted_as_the_glyphs_they_become() {
    let mut options = Options::default();
    options.limits.glyphs = 1_000;
    assert!(pages("가".repeat(1_000).as_bytes(), &options).is_ok());
    let error = pages("가".repeat(1_001).as_bytes(), &options).expect_err("too many");
    assert_eq!(error.code().as_str(), "limit_size");
}

/// A text of one page is as long as it likes.
#[test]
fn lines_beyond_sixteen_bits_stand_below_the_others() {
    let page = read("가\n".repeat(70_000).as_bytes()).pages.remove(0);
    assert!(page.glyphs.windows(2).all(|pair| pair[0].y < pair[1].y));
    assert_eq!(page.glyphs.len(), 70_000);
}
