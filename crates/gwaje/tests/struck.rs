//! Text with a line drawn through it, from the page to the item: out of `text`, kept in `raw`, told.
#![allow(clippy::expect_used)]

mod sheet;

use gwaje::Options;
use gwaje::stages::convert_reading;
use gwaje_model::{Code, Document, Glyph, Reading, Rect, Ruling};
use sheet::sheet;

/// A report of which the stretches are struck out, each a text of one printed line.
fn report(status: &[&str], struck: &[&str]) -> Document {
    let head = ["국정과제", "실천과제", "주관", "추진현황"].map(|cell| vec![cell]);
    let cells = [vec!["23.", "주력산업", "고도화"], vec!["23-1.", "해운 전환"], vec!["해수부"]];
    let [agenda, task, body] = cells;
    let mut noted = sheet(&[head, [agenda, task, body, status.to_vec()]]);
    let Reading::Pages(pages) = &mut noted.value else { unreachable!("a sheet is a page") };
    let page = pages.pages.first_mut().expect("a page");
    for text in struck {
        let length = text.chars().count();
        let found = page.glyphs.windows(length).find(|run| run.iter().map(|glyph| glyph.ch).eq(text.chars()));
        page.rulings.extend(found.map(through));
    }
    convert_reading(noted, b"", "struck.pdf", "test", &Options::default()).expect("a report")
}

/// A line through the middle of a run of glyphs.
fn through(run: &[Glyph]) -> Ruling {
    let (first, last) = (run.first().expect("a glyph"), run.last().expect("a glyph"));
    let y = first.y - 0.3 * first.size;
    let ink = Rect { x0: first.x, y0: y - 0.25, x1: last.x + last.advance, y1: y + 0.25 };
    Ruling { ink, horizontal: true, stroked: true }
}

#[test]
fn struck_text_is_kept_in_raw_only() {
    let status = ["2024년", "<1분기>", "▪ 임대주택 140호 172호를 착공(2.1)", "▪ 어촌 기반 조사 완료(3.4)"];
    let document = report(&status, &["140호", "어촌 기반 조사 완료(3.4)"]);
    let items = &document.agendas[0].tasks[0].periods[0].items;
    let seen: Vec<_> =
        items.iter().map(|item| (item.text.as_str(), item.raw.as_str(), item.struck.as_slice())).collect();
    assert_eq!(
        seen,
        [
            ("임대주택 172호를 착공(2.1)", "임대주택 140호 172호를 착공(2.1)", [[5, 9]].as_slice()),
            // Nothing else is left of it.
            ("어촌 기반 조사 완료(3.4)", "어촌 기반 조사 완료(3.4)", &[[0, 16]]),
        ]
    );
    let told = document.warnings.iter().filter(|warning| warning.code == Code::StruckOut);
    let told: Vec<_> = told.map(|warning| (warning.item.as_deref(), warning.message.as_str())).collect();
    let ids: Vec<_> = items.iter().map(|item| Some(item.id.as_str())).collect();
    assert_eq!(told, [(ids[0], "140호"), (ids[1], "어촌 기반 조사 완료(3.4)")]);
}

#[test]
fn a_struck_phrase_may_go_over_a_line_end() {
    let status = [
        "2024년",
        "<1분기>",
        "▪ 임대주택 착공을 앞당기고 분양은",
        "미루며 상가도 미루기로 하여 점검을",
        "강화(2.1)",
    ];
    let document = report(&status, &["분양은", "미루며 상가도 미루기로 하여"]);
    let item = &document.agendas[0].tasks[0].periods[0].items[0];
    assert_eq!(item.text, "임대주택 착공을 앞당기고 점검을 강화(2.1)");
    let struck: Vec<String> = item
        .struck
        .iter()
        .map(|[from, to]| item.raw.chars().take(*to as usize).skip(*from as usize).collect())
        .collect();
    assert_eq!(struck, ["분양은", "미루며 상가도 미루기로 하여"]);
}
