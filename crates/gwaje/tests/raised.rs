//! Raised and lowered text, from the page to the item: apart from the number before it, kept in `raw`, told, and with its
//! note where one is printed.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod sheet;

use gwaje::Options;
use gwaje::stages::convert_reading;
use gwaje_model::{Code, Document, Item, Reading};
use sheet::sheet;

/// How far marks are raised, in em of the text; below 0 they are lowered.
const RAISED: f32 = 0.4;
/// Size of marks, in em of the text.
const SMALL: f32 = 0.6;

/// A report whose status cell has these lines; what stands between carets is raised by so many em, and small.
fn report(status: &[&str], raised: f32) -> Document {
    let head = ["국정과제", "실천과제", "주관", "추진현황"].map(|cell| vec![cell]);
    let cells = [vec!["23.", "주력산업", "고도화"], vec!["23-1.", "해운 전환"], vec!["해수부"]];
    let [agenda, task, body] = cells;
    let bare: Vec<String> = status.iter().map(|line| line.replace('^', "")).collect();
    let lines = bare.iter().map(String::as_str).collect();
    let mut noted = sheet(&[head, [agenda, task, body, lines]]);
    let Reading::Pages(pages) = &mut noted.value else { unreachable!("a sheet is a page") };
    let page = pages.pages.first_mut().expect("a page");
    for line in status.iter().filter(|line| line.contains('^')) {
        let text: Vec<char> = line.chars().filter(|c| *c != '^').collect();
        let at = page.glyphs.windows(text.len()).position(|run| run.iter().map(|g| g.ch).eq(text.clone()));
        let parts =
            line.split('^').enumerate().flat_map(|(nth, part)| part.chars().map(move |_| nth % 2 == 1));
        let from = at.expect("the line is printed");
        let mut narrower = 0.0;
        for (glyph, is_raised) in page.glyphs.iter_mut().skip(from).zip(parts) {
            glyph.x -= narrower;
            if is_raised {
                narrower += glyph.advance * (1.0 - SMALL);
                glyph.advance *= SMALL;
                glyph.y -= raised * glyph.size;
                glyph.size *= SMALL;
            }
        }
    }
    convert_reading(noted, b"", "raised.pdf", "test", &Options::default()).expect("a report")
}

fn items(document: &Document) -> &[Item] {
    &document.agendas[0].tasks[0].periods[0].items
}

fn apart(item: &Item) -> Vec<String> {
    let span = |[from, to]: &[u32; 2]| item.raw.chars().take(*to as usize).skip(*from as usize).collect();
    item.raised.iter().map(span).collect()
}

#[test]
fn raised_text_stands_apart() {
    for (line, text, raised) in [
        ("▪ 취약지역 2,870^1)^개소를 조사(3.4)", "취약지역 2,870개소를 조사(3.4)", vec!["1)"]),
        ("▪ 대형 헬기 7^2^대를 임차(5.15)", "대형 헬기 7대를 임차(5.15)", vec!["2"]),
        ("▪ 자체감시 239^5종추가^ 완료", "자체감시 239 완료", vec!["5종추가"]),
        ("▪ 착공 1단계(^’21~’25^200칸)", "착공 1단계(200칸)", vec!["’21~’25"]),
        ("▪ 수출 (’24^e^) 2.0억 달러", "수출 (’24) 2.0억 달러", vec!["e"]),
        ("▪ 예상^*^되나 지원^**^을 확대", "예상되나 지원을 확대", vec!["*", "**"]),
        ("▪ 녹지 3,000m^2^ 조성(2.1)", "녹지 3,000m² 조성(2.1)", vec![]),
        ("▪ 점유율 93^.5^% 달성(2.1)", "점유율 93.5% 달성(2.1)", vec![]),
    ] {
        let document = report(&["2024년", "<1분기>", line], RAISED);
        let item = &items(&document)[0];
        assert_eq!(
            (item.text.as_str(), apart(item)),
            (text, raised.iter().map(ToString::to_string).collect())
        );
        assert_eq!(item.raw, line.replace(['^', '▪'], "").trim());
        let told = document.warnings.iter().filter(|warning| warning.code == Code::RaisedText);
        let told: Vec<&str> = told.map(|warning| warning.message.as_str()).collect();
        assert_eq!(told.concat(), raised.concat(), "what is left out is told");
    }
}

#[test]
fn lowered_figures_of_formulas_are_text() {
    let document = report(&["2024년", "<1분기>", "▪ CO^2^ 배출 2,870^1^톤 감축(3.4)"], -0.2);
    let item = &items(&document)[0];
    assert_eq!((item.text.as_str(), apart(item)), ("CO2 배출 2,870톤 감축(3.4)", vec!["1".to_owned()]));
}

#[test]
fn a_note_below_belongs_to_the_item_with_its_mark() {
    let document = report(
        &[
            "2024년",
            "<1분기>",
            "▪ 취약지역 2,870^1)^개소를 조사(3.4)",
            "▪ 대형 헬기 7^2)^대를 임차(3.15)",
            "▪ 지원^*^을 확대(3.20)",
            "1) 산사태 위험 등급 기준",
            "2) 산불 진화용",
            "* 청년에 한정",
        ],
        RAISED,
    );
    let found: Vec<_> = items(&document)
        .iter()
        .map(|item| {
            let notes = item.children.iter().map(|note| (note.marker.as_deref(), note.text.as_str()));
            (item.text.as_str(), notes.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        found,
        [
            ("취약지역 2,870개소를 조사(3.4)", vec![(Some("1)"), "산사태 위험 등급 기준")]),
            ("대형 헬기 7대를 임차(3.15)", vec![(Some("2)"), "산불 진화용")]),
            ("지원을 확대(3.20)", vec![(Some("*"), "청년에 한정")]),
        ]
    );
}
