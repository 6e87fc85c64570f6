//! Which glyphs a reader sees, by what was painted before and after them.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

mod build;

use build::{Pdf, hex};
use gwaje_model::GlyphFlags;

const SEEN: u16 = 0;
const GROUND: u16 = GlyphFlags::GROUND.0;
const COVERED: u16 = GlyphFlags::COVERED.0;
const CLIPPED: u16 = GlyphFlags::CLIPPED.0;
const TINY: u16 = GlyphFlags::TINY.0;
const INVISIBLE: u16 = GlyphFlags::INVISIBLE.0;

/// A text of one glyph 100 points from the top, between other paint, and a second one that keeps the page readable.
fn page(before: &str, after: &str) -> Pdf {
    let content = format!(
        "q {before} BT /F 10 Tf 50 700 Td {} Tj ET {after} Q Q BT 0 Tr 0 g /Plain gs /F 10 Tf 50 100 Td {} Tj ET",
        hex("가"),
        hex("나")
    );
    let states = "/Plain <</ca 1/CA 1/BM/Normal/SMask/None>> /Half <</ca .5>> /Thin <</ca .99>> /Clear <</ca 0>> \
                  /Multiply <</BM/Multiply>> /Darken <</BM[/Nothing/Darken]>> /Masked <</SMask <</S/Alpha>>>>";
    let objects = "/XObject <</Solid 9 0 R/Letters 10 0 R/Stencil 11 0 R/Soft 12 0 R/Box 13 0 R/Group 14 0 R>> \
                   /Pattern <</Dots 15 0 R>>";
    let solid = [0x20; 64];
    let mut letters = [0xff; 64];
    // A stroke where the glyph is: the third pixel of the sixth row.
    letters[42] = 0;
    let image = "/Subtype/Image/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray";
    Pdf::new(&content)
        .resources(&format!("/ExtGState <<{states}>> {objects}"))
        .stream(image, &solid)
        .stream(image, &letters)
        .stream("/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ImageMask true", &[0x55; 8])
        .stream(&format!("{image}/SMask 9 0 R"), &solid)
        .stream("/Subtype/Form/BBox [0 0 600 800]", b"1 g 40 690 40 30 re f")
        .stream("/Subtype/Form/BBox [0 0 600 800]/Group <</S/Transparency>>", b"1 g 40 690 40 30 re f")
        .stream("/PatternType 1/PaintType 1/TilingType 1/BBox [0 0 9 9]/XStep 9/YStep 9", b"0 0 1 1 re f")
}

fn flags(before: &str, after: &str) -> u16 {
    let flags = page(before, after).shown().glyphs[0].flags.0;
    flags & (GlyphFlags::HIDDEN.0 | GlyphFlags::PALE.0)
}

#[test]
fn what_is_painted_later_covers() {
    let over = "40 690 40 30 re f";
    let image = |name: &str| format!("q 40 0 0 40 40 690 cm /{name} Do Q");
    let table = [
        ("a white box", format!("1 g {over}"), COVERED),
        ("a black box", format!("0 g {over}"), COVERED),
        ("a box of an unknown colour", format!("/Separation cs 1 scn {over}"), COVERED),
        ("a box in a form", "/Box Do".into(), COVERED),
        ("a thick line", "1 G 20 w 40 703 m 80 703 l S".into(), COVERED),
        ("a round shape", "1 g 30 705 m 30 740 80 740 80 705 c 80 670 30 670 30 705 c f".into(), COVERED),
        ("an image of one colour", image("Solid"), COVERED),
        ("an image of letters", image("Letters"), SEEN),
        ("a stencil", image("Stencil"), SEEN),
        ("an image with a mask", image("Soft"), SEEN),
        ("a box beside it", "1 g 62 690 40 30 re f".into(), SEEN),
        ("a box over its feet", "1 g 40 690 40 12 re f".into(), SEEN),
        ("a frame", "1 g 40 690 40 30 re 45 695 30 20 re f*".into(), SEEN),
        ("a rule", "0 G 1 w 40 698 m 80 698 l S".into(), SEEN),
        ("a rule through it", "0 G 1 w 40 703.5 m 80 703.5 l S".into(), SEEN),
        ("half a box of light", format!("/Half gs 1 g {over}"), SEEN),
        ("nearly nothing left", format!("/Thin gs 1 g {over}"), COVERED),
        ("no paint", format!("/Clear gs 1 g {over}"), SEEN),
        ("a marker pen", format!("/Multiply gs 1 1 0 rg {over}"), SEEN),
        ("a darker pen", format!("/Darken gs 1 1 0 rg {over}"), SEEN),
        ("black ink over black", format!("/Multiply gs 0 g {over}"), COVERED),
        ("a box in a soft mask", format!("/Masked gs 1 g {over}"), SEEN),
        ("a pattern of dots", format!("/Pattern cs /Dots scn {over}"), SEEN),
        ("a group painted half", "/Half gs /Group Do".into(), SEEN),
        ("a group", "/Group Do".into(), COVERED),
        ("a box that is clipped away", format!("q 0 0 9 9 re W n 1 g {over} Q"), SEEN),
        ("a box in a clip beside it", format!("q 62 690 m 90 690 l 90 720 l h W n 1 g {over} Q"), SEEN),
    ];
    for (name, after, expected) in table {
        assert_eq!(flags("", &after), expected, "{name}");
    }
}

#[test]
fn text_in_the_colour_of_its_ground_is_hidden() {
    let ground = "40 690 40 30 re f";
    let table = [
        ("on a cell", format!("0.9 0.9 0.6 rg {ground} 0 g"), SEEN),
        ("in the colour of the cell", format!("0.9 0.9 0.6 rg {ground}"), GROUND),
        ("nearly in it", format!("0.9 0.9 0.6 rg {ground} 0.9 0.9 0.605 rg"), GROUND),
        ("in black on black, other spaces", format!("0 0 0 1 k {ground} 0 g"), GROUND),
        ("white on a dark cell", format!("0.2 g {ground} 1 g"), SEEN),
        (
            "white on a round shape",
            "0.2 g 30 705 m 30 740 80 740 80 705 c 80 670 30 670 30 705 c f 1 g".into(),
            SEEN,
        ),
        ("white on an image", "q 40 0 0 40 40 690 cm /Solid Do Q 1 g".into(), SEEN),
        ("white on a shading", "q 40 690 40 30 re W n /Any sh Q 1 g".into(), SEEN),
        ("white on white on dark", format!("0.2 g {ground} 1 g 42 692 30 26 re f"), GROUND),
        ("white with a black outline", "1 g 0 G 2 Tr".into(), SEEN),
        ("white with a white outline", "1 g 1 G 2 Tr".into(), GROUND),
        ("grey", "0.8 g".into(), GlyphFlags::PALE.0),
        ("black, hardly there", "/Half gs 0.4 g".into(), GlyphFlags::PALE.0),
    ];
    for (name, before, expected) in table {
        assert_eq!(flags(&before, ""), expected, "{name}");
    }
}

#[test]
fn clips_and_sizes_hide() {
    let table = [
        ("in a three-cornered clip", "40 690 m 90 690 l 40 740 l h W n", SEEN),
        ("beside one", "90 690 m 90 740 l 40 740 l h W n", CLIPPED),
        ("in one of two boxes", "40 690 40 30 re 200 690 40 30 re W n", SEEN),
        ("between two boxes", "10 690 30 30 re 70 690 40 30 re W n", CLIPPED),
        ("too small", "q 0.05 0 0 0.05 47 660 cm", TINY),
        ("small", "q 0.2 0 0 0.2 40 560 cm", SEEN),
    ];
    for (name, before, expected) in table {
        assert_eq!(flags(before, ""), expected, "{name}");
    }
}

#[test]
fn letters_that_are_the_clip_are_seen_where_they_are_painted_through() {
    assert_eq!(flags("7 Tr", ""), INVISIBLE);
    assert_eq!(flags("q 7 Tr", "0 g 40 690 40 30 re f Q"), SEEN);
    assert_eq!(flags("q 7 Tr", "1 g 40 690 40 30 re f Q"), GROUND);
    assert_eq!(flags("q 7 Tr", "Q 0 g 40 690 40 30 re f"), INVISIBLE);
}

#[test]
fn a_show_has_one_number() {
    let content = format!("BT /F 10 Tf 50 700 Td [{0} -500 {0}] TJ {0} Tj ET", hex("가 나"));
    let shows: Vec<u32> = Pdf::new(&content).shown().glyphs.iter().map(|glyph| glyph.show).collect();
    assert_eq!(shows, [0, 0, 0, 0, 0, 0, 1, 1, 1]);
}
