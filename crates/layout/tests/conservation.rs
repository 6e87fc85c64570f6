//! No glyph is lost: what goes in comes out in one line, or is named in a note.

use gwaje_model::{
    Cell, Font, FontKind, Glyph, GlyphFlags, Line, Media, Note, Page, Pages, Rect, Removal, Row, Ruling,
};
use proptest::prelude::*;

fn glyph() -> impl Strategy<Value = Glyph> {
    let place = (-20.0_f32..860.0, -20.0_f32..860.0);
    let form =
        (prop_oneof![Just(0_i16), Just(90), Just(-90), Just(180), Just(35), Just(3)], 0_u16..64, 0_u16..4);
    let letter = prop_oneof![Just('가'), Just('나'), Just('1'), Just('-'), Just('.'), Just(' '), Just('▪')];
    (letter, place, prop_oneof![Just(8.0_f32), Just(10.0), Just(0.0), Just(60.0)], form).prop_map(
        |(ch, (x, y), size, (angle, flags, clip))| Glyph {
            ch,
            x: x.round(),
            y: (y / 5.0).round() * 5.0,
            advance: size,
            size,
            angle,
            font: 0,
            clip: if clip == 3 { Glyph::NO_CLIP } else { clip },
            flags: GlyphFlags(if flags < 16 { flags } else { 0 }),
            mcid: Glyph::NO_MCID,
            show: 0,
        },
    )
}

fn ruling() -> impl Strategy<Value = Ruling> {
    (any::<bool>(), 0..20_u8, 0..20_u8, 1..15_u8).prop_map(|(horizontal, x, y, length)| {
        let (x, y, length) = (f32::from(x) * 40.0, f32::from(y) * 40.0, f32::from(length) * 40.0);
        let (x1, y1) = if horizontal { (x + length, y + 0.5) } else { (x + 0.5, y + length) };
        Ruling { ink: Rect::new(x, y, x1, y1), horizontal, stroked: true }
    })
}

fn page() -> impl Strategy<Value = Page> {
    let rect = (0..20_u8, 0..20_u8, 1..10_u8, 1..10_u8).prop_map(|(x, y, width, height)| {
        let [x, y, width, height] = [x, y, width, height].map(|v| f32::from(v) * 40.0);
        Rect::new(x, y, x + width, y + height)
    });
    let size = prop_oneof![Just((595.0, 842.0)), Just((842.0, 595.0))];
    let ink = (prop::collection::vec(glyph(), 0..120), prop::collection::vec(ruling(), 0..24));
    (size, ink, prop::collection::vec(rect, 0..3)).prop_map(|((width, height), (glyphs, rulings), clips)| {
        Page { width, height, glyphs, rulings, clips, ..Page::default() }
    })
}

fn sorted(letters: impl Iterator<Item = char>) -> Vec<char> {
    let mut letters: Vec<char> = letters.filter(|ch| !ch.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

/// All cells, those of the tables inside a cell behind it.
fn cells(rows: &[Row<Line>]) -> Vec<&Cell<Line>> {
    let mut found = Vec::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        found.push(cell);
        found.extend(cell.content.iter().flat_map(|line| &line.tables).flat_map(|rows| cells(rows)));
    }
    found
}

fn printed(rows: &[Row<Line>]) -> impl Iterator<Item = char> {
    let lines = cells(rows).into_iter().flat_map(|cell| &cell.content);
    lines.flat_map(|line| &line.chars).map(|c| c.ch)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_glyph_is_in_a_line_or_in_a_note(pages in prop::collection::vec(page(), 1..4), text in any::<bool>()) {
        let media = if text { Media::TEXT } else { Media::PDF };
        let fonts = vec![Font { name: String::new(), kind: FontKind::Other }];
        let mut pages = Pages { media, fonts, pages, ..Pages::default() };
        for (page, number) in pages.pages.iter_mut().zip(1..) {
            page.number = number;
        }
        let given = sorted(pages.pages.iter().flat_map(|page| &page.glyphs).map(|glyph| glyph.ch));
        let laid = gwaje_layout::rows(pages);
        let left_out = |note: &&Note| note.code.removal() == Removal::Glyphs;
        let noted = laid.notes.iter().filter(left_out).flat_map(|note| note.text.chars());
        prop_assert_eq!(given, sorted(printed(&laid.value).chain(noted)));
    }

    #[test]
    fn every_place_names_a_page_of_the_document(pages in prop::collection::vec(page(), 1..4)) {
        let mut pages = Pages { pages, ..Pages::default() };
        for (page, number) in pages.pages.iter_mut().zip(1..) {
            page.number = number;
        }
        let count = pages.pages.len() as u32;
        let laid = gwaje_layout::rows(pages);
        let cells = cells(&laid.value);
        let places = cells.iter().flat_map(|cell| &cell.places).copied();
        let lines = cells.iter().flat_map(|cell| &cell.content).map(|line| line.place);
        let notes = laid.notes.iter().filter_map(|note| note.place);
        prop_assert!(places.chain(lines).chain(notes).all(|place| place.page().is_some_and(|page| (1..=count).contains(&page))));
    }
}

/// A glyph of 10 pt.
fn letter(ch: char, x: f32, y: f32) -> Glyph {
    let (flags, clip, mcid) = (GlyphFlags::default(), Glyph::NO_CLIP, Glyph::NO_MCID);
    Glyph { ch, x, y, advance: 10.0, size: 10.0, angle: 0, font: 0, clip, flags, mcid, show: 0 }
}

#[test]
fn two_pages_on_a_sheet_are_measured_each_from_its_own_edge_and_placed_on_the_sheet() {
    let mut glyphs = Vec::new();
    for (left, count) in [(50.0, 12), (471.0, 12)] {
        for line in 0..count {
            let y = 120.0 + 20.0 * line as f32;
            glyphs.extend((0..20).map(|at| letter('가', left + 10.0 * at as f32, y)));
        }
    }
    let page = Page { number: 7, width: 842.0, height: 595.0, glyphs, ..Page::default() };
    let laid = gwaje_layout::rows(Pages { pages: vec![page], ..Pages::default() });
    let lines: Vec<&Line> =
        laid.value.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content).collect();
    assert_eq!(lines.len(), 24, "a line of one page does not run on in the other");
    assert!(lines.iter().all(|line| line.start.indent.abs() < 0.1 && line.place.page() == Some(7)));
    let lefts: Vec<f32> = lines.iter().map(|line| line.bbox().x0).collect();
    assert!(lefts.iter().take(12).all(|x| (x - 50.0).abs() < 0.1), "{lefts:?}");
    assert!(lefts.iter().skip(12).all(|x| (x - 471.0).abs() < 0.1), "{lefts:?}");
}
