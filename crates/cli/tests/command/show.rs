//! Pictures of pages and of parts of them.

use crate::{fixture, gwaje, said};

/// Width and height in the header of a PNG file.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn a_part_of_a_page_is_cut_out_as_it_is_printed() {
    let show = |words: &[&str]| gwaje().arg("show").arg(fixture("ocean.pdf")).args(words).output().unwrap();
    let whole = show(&["--dpi", "72"]);
    assert_eq!(whole.status.code(), Some(0), "{}", said(&whole));
    let (width, height) = size(&whole.stdout);
    assert!(width > 500 && height > 700, "{width} by {height}");
    let part = show(&["--dpi", "72", "--plain", "--clip", "231,262,545,273"]);
    assert_eq!(size(&part.stdout), (314, 11), "{}", said(&part));
    let over_the_edge = show(&["--dpi", "72", "--clip", "-10,-10,20,30"]);
    assert_eq!(size(&over_the_edge.stdout), (20, 30), "{}", said(&over_the_edge));
    for outside in ["2000,0,2100,10", "10,10,5,20", "1,2,3", "a,b,c,d"] {
        let output = show(&["--clip", outside]);
        assert_eq!(output.status.code(), Some(2), "{outside}: {}", said(&output));
    }
}
