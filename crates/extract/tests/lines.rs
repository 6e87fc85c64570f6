//! Which drawings become ruling lines.
#![allow(clippy::expect_used, clippy::format_collect, clippy::indexing_slicing, clippy::panic)]

mod build;

use build::{Pdf, hex};
use gwaje_model::Ruling;

fn rulings(content: &str) -> Vec<Ruling> {
    Pdf::new(&format!("{content} BT 0 g /F 10 Tf 50 50 Td {} Tj ET", hex("가"))).shown().rulings
}

/// Orientation and ink, rounded: `h x0 y0 x1 y1`.
fn shown(content: &str) -> Vec<String> {
    let describe = |line: &Ruling| {
        let (kind, ink) = (if line.horizontal { 'h' } else { 'v' }, line.ink);
        format!("{kind} {:.0} {:.0} {:.0} {:.0}", ink.x0, ink.y0, ink.x1, ink.y1)
    };
    rulings(content).iter().map(describe).collect()
}

#[test]
fn strokes_and_bars_are_lines() {
    let cases = [
        ("50 700 m 150 700 l S", vec!["h 50 100 150 100"]),
        ("50 700 m 50 600 l S", vec!["v 50 100 50 200"]),
        (
            "50 600 100 100 re S",
            vec!["h 50 100 150 100", "h 50 200 150 200", "v 50 100 50 200", "v 150 100 150 200"],
        ),
        ("50 699 100 2 re f", vec!["h 50 99 150 101"]),
        ("50 699 100 2 re f*", vec!["h 50 99 150 101"]),
        ("50 700 m 150 700 l 149 699 l 51 699 l h f", vec!["h 50 100 150 101"]),
        ("[1 2] 0 d 50 700 m 150 700 l S", vec!["h 50 100 150 100"]),
        // A frame filled between two boxes.
        (
            "50 600 100 100 re 52 602 96 96 re f*",
            vec!["h 50 100 150 102", "h 50 198 150 200", "v 50 100 52 200", "v 148 100 150 200"],
        ),
    ];
    for (content, expected) in cases {
        assert_eq!(shown(content), expected, "{content}");
    }
}

#[test]
fn other_drawings_are_not() {
    let strips: String =
        (0..200).map(|step| format!("50 {} 200 0.5 re f ", 500.0 + f64::from(step) * 0.5)).collect();
    let hatch: String =
        (0..60).map(|step| format!("{0} 500 m {0} 600 l S ", 50.0 + f64::from(step) * 1.5)).collect();
    let cases = [
        ("a slanted line", "50 700 m 150 650 l S"),
        ("a curve", "50 700 m 60 720 140 720 150 700 c S"),
        ("a white line", "1 G 50 700 m 150 700 l S"),
        ("a white bar", "1 1 1 rg 50 699 100 2 re f"),
        ("the background of a cell", "0.9 g 50 600 100 100 re f"),
        ("a bullet", "50 700 3 3 re f"),
        ("a line outside its clip", "q 0 0 40 40 re W n 50 700 m 150 700 l S Q"),
        ("a path that is not painted", "50 700 m 150 700 l n"),
        ("a thick band", "20 w 50 700 m 150 700 l S"),
        ("a shading of strips", strips.as_str()),
        ("a hatch", hatch.as_str()),
    ];
    for (what, content) in cases {
        assert_eq!(shown(content), Vec::<String>::new(), "{what}");
    }
}

#[test]
fn pieces_join_to_lines() {
    let dots: String = (0..50).map(|step| format!("{} 699.5 1 1 re f ", 50 + 2 * step)).collect();
    let edges = "50 700 m 100 700 l S 100 700 m 150 700 l S 50 700 m 150 700 l S";
    let double = "50 700 m 150 700 l S 50 698 m 150 698 l S";
    let apart = "50 700 m 100 700 l S 110 700 m 150 700 l S";
    let clipped = "q 60 600 50 200 re W n 50 700 m 150 700 l S Q";
    assert_eq!(shown(&dots), ["h 50 100 149 100"]);
    assert_eq!(shown(edges), ["h 50 100 150 100"]);
    assert_eq!(shown(double), ["h 50 100 150 100", "h 50 102 150 102"]);
    assert_eq!(shown(apart), ["h 50 100 100 100", "h 110 100 150 100"]);
    assert_eq!(shown(clipped), ["h 60 100 110 100"]);
}

#[test]
fn ink_has_the_width_of_the_line() {
    let line = rulings("q 0.5 0 0 0.5 0 0 cm 4 w 100 1400 m 300 1400 l S Q").remove(0);
    assert_eq!((line.ink.y0, line.ink.y1, line.stroked), (99.0, 101.0, true));
}
