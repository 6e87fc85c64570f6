//! Bullets that are painted as shapes or images.
#![allow(clippy::expect_used, clippy::format_collect, clippy::panic)]

mod build;

use build::{Pdf, hex};

/// What is read from a page with the text `가나` at 10 points, its baseline at (100, 700), after other paint.
fn read(paint: &str) -> String {
    let content = format!("{paint} 0 g 0 Tr BT /F 10 Tf 100 700 Td {} Tj ET", hex("가나"));
    let image = "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
    let page = Pdf::new(&content).resources("/XObject <</Dot 9 0 R>>").stream(image, &[0]).shown();
    page.glyphs.iter().map(|glyph| glyph.ch).collect()
}

/// A disc around a point, as four curves.
fn disc(x: f64, y: f64, radius: f64) -> String {
    let (left, right, top, bottom) = (x - radius, x + radius, y + radius, y - radius);
    format!(
        "{left} {y} m {left} {top} {right} {top} {right} {y} c {right} {bottom} {left} {bottom} {left} {y} c h "
    )
}

#[test]
fn small_shapes_before_a_line_are_markers() {
    let (ring, dot) = (disc(90.0, 704.0, 3.0), disc(90.0, 704.0, 1.5));
    let table = [
        ("a small square", "0 g 88 702 4 4 re f".into(), "▪가나"),
        ("a large square", "0 g 86 700 7 7 re f".into(), "■가나"),
        ("a frame", "1 w 86 700 7 7 re S".into(), "□가나"),
        ("a dot", format!("0 g {dot} f"), "•가나"),
        ("a disc", format!("0 g {ring} f"), "●가나"),
        ("a circle", format!("1 w {ring} S"), "○가나"),
        ("a disc with a white one on it", format!("0 g {ring} f 1 g {dot} f"), "○가나"),
        ("a ring", format!("0 g {ring} {dot} f*"), "○가나"),
        ("a disc with a line around it", format!("0 g {ring} B"), "●가나"),
        ("a diamond", "0 g 86 703 m 90 707 l 94 703 l 90 699 l h f".into(), "◆가나"),
        ("a triangle", "0 g 87 700 m 87 706 l 93 703 l h f".into(), "▶가나"),
        ("a dash", "0 g 88 703 5 0.6 re f".into(), "-가나"),
        ("a stroked dash", "0.6 w 88 703 m 93 703 l S".into(), "-가나"),
        ("an image", "q 5 0 0 5 87 701 cm /Dot Do Q".into(), "•가나"),
        ("blue", "0 0 1 rg 88 702 4 4 re f".into(), "▪가나"),
    ];
    for (what, paint, expected) in table {
        assert_eq!(read(&paint), expected, "{what}");
    }
}

#[test]
fn other_paint_is_none() {
    let before = |x: f64| format!("BT /F 10 Tf {x} 700 Td {} Tj ET 0 g 88 702 4 4 re f", hex("다"));
    let table = [
        ("white", "1 g 88 702 4 4 re f".into(), "가나"),
        ("far away", "0 g 60 702 4 4 re f".into(), "가나"),
        ("above the line", "0 g 88 712 4 4 re f".into(), "가나"),
        ("below the line", "0 g 88 692 4 4 re f".into(), "가나"),
        ("larger than a letter", "0 g 80 697 14 14 re f".into(), "가나"),
        ("under the first letter", "0 g 101 700 5 5 re f".into(), "가나"),
        ("a bar", "0 g 85 695 2 12 re f".into(), "가나"),
        ("a rule under the text", "0.5 w 85 699 m 95 699 l S".into(), "가나"),
        ("one of many in a row", "0 g 70 702 4 4 re f 79 702 4 4 re f 88 702 4 4 re f".into(), "가나"),
        ("between two words", before(77.0), "다가나"),
        ("clipped away", "q 0 0 9 9 re W n 0 g 88 702 4 4 re f Q".into(), "가나"),
        ("behind text of another column", before(50.0), "다▪가나"),
    ];
    for (what, paint, expected) in table {
        assert_eq!(read(&paint), expected, "{what}");
    }
}
