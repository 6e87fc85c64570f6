//! Page numbers and running heads on invented pages: what returns and says nothing goes, what says something stays.

use gwaje_model::{Code, Glyph, GlyphFlags, Media, Noted, Page, Pages, Rect, Row, Ruling};

/// A page of texts, each from a left end and a baseline on.
fn page(number: u32, height: f32, texts: &[(f32, f32, String)]) -> Page {
    let (flags, clip, mcid) = (GlyphFlags::default(), Glyph::NO_CLIP, Glyph::NO_MCID);
    let glyphs = texts.iter().flat_map(|(x, y, text)| {
        text.chars().zip(0_u8..).map(move |(ch, at)| {
            let x = x + 10.0 * f32::from(at);
            Glyph { ch, x, y: *y, advance: 10.0, size: 10.0, angle: 0, font: 0, clip, flags, mcid, show: 0 }
        })
    });
    Page { number, width: 595.0, height, glyphs: glyphs.collect(), ..Page::default() }
}

/// A ruled row of three cells.
fn boxes(page: &mut Page, top: f32, bottom: f32) {
    let xs = [45.0, 275.0, 443.0, 550.0];
    let across = [top, bottom].map(|y| (Rect::new(xs[0], y - 0.25, xs[3], y + 0.25), true));
    let down = xs.map(|x| (Rect::new(x - 0.25, top, x + 0.25, bottom), false));
    let ruling = |(ink, horizontal)| Ruling { ink, horizontal, stroked: true };
    page.rulings.extend(across.into_iter().chain(down).map(ruling));
}

fn read(pages: Vec<Page>, media: Media) -> Noted<Vec<Row<gwaje_model::Line>>> {
    gwaje_layout::rows(Pages { media, pages, ..Pages::default() })
}

fn lines(found: &Noted<Vec<Row<gwaje_model::Line>>>) -> Vec<String> {
    let cells = found.value.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.content).map(gwaje_model::Line::text).collect()
}

/// A line of text that stands on no other page.
fn body(page: u8, line: u8) -> String {
    let letter = |of: u8| char::from_u32(u32::from('가') + 28 * u32::from(of));
    letter(page).into_iter().chain(letter(line)).chain(" 시범사업을 점검".chars()).collect()
}

/// What is removed of four pages that begin with a line, `room` points above their text.
fn removed(heads: [&str; 4], room: f32) -> Vec<(Code, String)> {
    let pages = heads.iter().zip(1_u8..).map(|(head, number)| {
        let text = |at: u8| (50.0, 50.0 + room + 16.0 * f32::from(at), body(number, at));
        let head = (50.0, 50.0, (*head).to_owned());
        let texts: Vec<_> = std::iter::once(head).chain((0..30).map(text)).collect();
        page(u32::from(number), 842.0, &texts)
    });
    let notes = read(pages.collect(), Media::PDF).notes;
    notes.into_iter().map(|note| (note.code, note.text)).collect()
}

#[test]
fn a_head_is_removed_where_it_says_nothing() {
    let head = Code::RunningHeadRemoved;
    for (heads, room, expected) in [
        (["주력산업 추진현황"; 4], 16.0, Some((head, 4))),
        (["주력산업 1", "주력산업 2", "주력산업 3", "주력산업 14"], 40.0, Some((head, 4))),
        // The number at the outer edge of left and right pages.
        (["2 주력산업 점검", "주력산업 점검 3", "4 주력산업 점검", "주력산업 점검 5"], 40.0, Some((head, 4))),
        (["- iii -", "- iv -", "- v -", "- vi -"], 40.0, Some((Code::PageNumberRemoved, 4))),
        // Tasks that begin on pages of their own.
        (["50-1.", "50-2.", "50-3.", "50-4."], 16.0, None),
        (
            ["50-1. 노동시장 개선", "50-2. 노동시장 개선", "50-3. 노동시장 개선", "50-4. 노동시장 개선"],
            40.0,
            None,
        ),
        (["고용부"; 4], 16.0, None),
        (["2022년 4분기"; 4], 16.0, None),
        (["ㅇ 안전 점검 실시(1.16)"; 4], 16.0, None),
        // Set apart and always the same: said once.
        (["고용부"; 4], 40.0, Some((head, 3))),
        (["2022년 4분기"; 4], 40.0, Some((head, 3))),
        (["2022년 1분기", "2022년 2분기", "2022년 3분기", "2022년 4분기"], 40.0, None),
        // Names of columns stay on the first page.
        (["국정과제 실천과제 주관 추진현황"; 4], 16.0, Some((Code::RepeatedHeaderRemoved, 3))),
    ] {
        let removed = removed(heads, room);
        let codes: Vec<Code> = removed.iter().map(|(code, _)| *code).collect();
        let expected = expected.map_or(Vec::new(), |(code, count)| vec![code; count]);
        assert_eq!(codes, expected, "{heads:?} {room}: {removed:?}");
    }
}

#[test]
fn a_foot_drawn_as_a_table_is_furniture() {
    let pages = (1_u8..5).map(|number| {
        let text = |at: u8| (50.0, 100.0 + 16.0 * f32::from(at), body(number, at));
        let foot = [(50.0, "추진현황"), (330.0, &*format!("- {number} -")), (450.0, "산업정책실")]
            .map(|(x, text)| (x, 824.0, text.to_owned()));
        let texts: Vec<_> = (0..30).map(text).chain(foot).collect();
        let mut page = page(u32::from(number), 842.0, &texts);
        boxes(&mut page, 812.0, 830.0);
        page
    });
    let found = read(pages.collect(), Media::PDF);
    assert_eq!(found.value.len(), 1, "text in one stretch");
    let numbers = found.notes.iter().filter(|note| note.code == Code::PageNumberRemoved).count();
    assert_eq!((numbers, found.notes.len()), (4, 12), "{:?}", found.notes);
}

#[test]
fn pages_of_plain_text_may_be_a_few_lines_long() {
    let texts = ["국정과제 실천과제 주관 추진현황", "ㅇ 훈련기관 평가 개편", "고용부", "- 1 -"];
    let page = |number: u8| {
        let at = |(text, line): (&&str, u8)| {
            (0.0, 10.0 + 12.0 * f32::from(line), text.replace('1', &number.to_string()))
        };
        page(u32::from(number), 48.0, &texts.iter().zip(0..).map(at).collect::<Vec<_>>())
    };
    let found = read(vec![page(1), page(2)], Media::TEXT);
    assert_eq!(lines(&found), [texts[0], texts[1], texts[2], texts[1], texts[2]]);
}
