//! Cases for the module above.

use crate::{Options, document, gold};
use gwaje_model::{
    AgendaNode, Block, By, Code, Document, ItemNode, Join, LeadNode, Note, PeriodNode, Piece, Place, Rect,
    Severity, Source, TaskNode, Tree, With,
};

fn item(text: &str, line: u8) -> ItemNode {
    let top = f32::from(line) * 12.0;
    let place = Place { page: 2, bbox: Rect::new(50.0, top, 400.0, top + 10.0) }.into();
    let pieces = vec![Piece { start: 0, end: text.chars().count() as u32, place }];
    let block =
        Block { marker: Some("▪".into()), text: text.into(), raw: text.into(), pieces, ..Block::default() };
    ItemNode { block, children: Vec::new() }
}

fn period(year: i16, quarter: u8, texts: &[&str]) -> PeriodNode {
    let items = texts.iter().zip(1..).map(|(text, line)| item(text, line)).collect();
    PeriodNode { year: Some(year), quarter: Some(quarter), items, ..PeriodNode::default() }
}

fn task(number: &str, periods: Vec<PeriodNode>) -> TaskNode {
    let leads = vec![LeadNode { text: "산업부".into(), ..LeadNode::default() }];
    TaskNode { number: Some(number.into()), leads, periods, ..TaskNode::default() }
}

fn read(tasks: Vec<TaskNode>, notes: Vec<Note>) -> Document {
    let agenda = AgendaNode { number: Some("23".into()), tasks, ..AgendaNode::default() };
    let tree = Tree { agendas: vec![agenda], ..Tree::default() };
    document(&tree, Source::default(), notes, &Options::default())
}

fn told(document: &Document) -> Vec<(&'static str, &str)> {
    document.warnings.iter().map(|warning| (warning.code.as_str(), warning.message.as_str())).collect()
}

#[test]
fn dates_and_copies() {
    let document = read(
        vec![task(
            "23-1",
            vec![
                period(2022, 4, &["위원회 개최(1.13)", "위원회 개최(1.13)"]),
                period(
                    2023,
                    1,
                    &["위원회 개최(1.13)", "공모(3.28~4.29)", "협약 체결(2.30)", "회의(’23.3.3.(월))"],
                ),
            ],
        )],
        Vec::new(),
    );
    assert_eq!(
        told(&document),
        [
            ("impossible_date", "no calendar has 2.30; it is kept as text"),
            ("weekday_mismatch", "’23.3.3.(월) is not the weekday of its date"),
            ("date_outside_period", "1.13 is read as 2023-01-13, after 2022 Q4"),
            ("date_outside_period", "1.13 is read as 2023-01-13, after 2022 Q4"),
            ("date_outside_period", "3.28~4.29 is read as 2023-03-28 to 2023-04-29, ending after 2023 Q1"),
            ("duplicate_item", "the same item stands twice in 2022 Q4: 위원회 개최(1.13)"),
            ("repeated_item", "the same item stands in 2022 Q4 and in 2023 Q1: 위원회 개최(1.13)"),
        ]
    );
    let copy = document.warnings.iter().find(|warning| warning.code == Code::DuplicateItem).unwrap();
    assert!(copy.item.as_deref().unwrap().ends_with("~2"));
    assert_eq!(copy.page, Some(2));
}

#[test]
fn numbers_and_periods() {
    let quarters = |quarters: &[(i16, u8)]| quarters.iter().map(|(y, q)| period(*y, *q, &["점검"])).collect();
    let document = read(
        vec![
            task("23-1", quarters(&[(2023, 1), (2023, 2), (2023, 3)])),
            task("23-2", quarters(&[(2023, 3), (2023, 2), (2023, 1)])),
            task("23-4", quarters(&[(2023, 1), (2023, 4)])),
            task("23-4", quarters(&[(2023, 1), (2023, 3), (2023, 2)])),
            task("24-1", vec![PeriodNode { year: None, ..period(2023, 1, &["점검"]) }]),
        ],
        Vec::new(),
    );
    assert_eq!(
        told(&document),
        [
            ("number_gap", "23-4 follows 23-2; 23-3 is missing"),
            ("duplicate_task", "stands twice: 23-4"),
            ("missing_quarter", "no 2023 Q2, 2023 Q3 between the first and the last quarter"),
            ("period_out_of_order", "2023 Q2 comes after 2023 Q3"),
            ("no_period", "items of 24-1 stand under no period"),
        ]
    );
}

#[test]
fn leads_and_administration() {
    let mut unknown = task("23-1", vec![period(1990, 1, &["점검"])]);
    unknown.leads.push(LeadNode { text: "관계부처 합동".into(), ..LeadNode::default() });
    unknown.leads.push(LeadNode { text: "홍길동부".into(), ..LeadNode::default() });
    let codes: Vec<_> = read(vec![unknown], Vec::new()).warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, [Code::UnknownAdministration, Code::UnknownMinistry, Code::UnknownMinistry]);
}

#[test]
fn notes_name_the_item_in_their_place() {
    let note = |code, top| Note {
        code,
        place: Some(Place { page: 2, bbox: Rect::new(60.0, top, 62.0, top + 5.0) }.into()),
        text: "x".into(),
    };
    let notes = vec![
        note(Code::SymbolUnknown, 26.0),
        note(Code::SymbolUnknown, 700.0),
        note(Code::PageNumberRemoved, 26.0),
    ];
    let document = read(vec![task("23-1", vec![period(2023, 1, &["첫째", "둘째"])])], notes);
    let second = document.agendas[0].tasks[0].periods[0].items[1].id.clone();
    let about: Vec<_> = document.warnings.iter().map(|warning| warning.item.clone()).collect();
    assert_eq!(about, [Some(second), None, None]);
    let sure: Vec<_> =
        document.agendas[0].tasks[0].periods[0].items.iter().map(|item| item.confidence).collect();
    assert!(sure[0] > sure[1], "the note is evidence against its own item most of all: {sure:?}");
}

#[test]
fn a_page_without_text_between_records_is_an_error() {
    let note = |page| {
        let place = Some(Place { page, bbox: Rect::default() }.into());
        Note { code: Code::PageWithoutText, place, text: "an image".into() }
    };
    let mut periods = vec![period(2024, 1, &["공모"]), period(2024, 2, &["선정"])];
    let on_page_5 = |place: &Place| gwaje_model::Position::from(Place { page: 5, ..*place });
    for piece in &mut periods[1].items[0].block.pieces {
        piece.place = on_page_5(&piece.place.printed().unwrap());
    }
    let document = read(vec![task("23-1", periods)], [1, 3, 5, 6].map(note).into());
    let told = document.warnings.iter().filter(|warning| warning.code == Code::PageWithoutText);
    let told: Vec<_> = told.map(|warning| (warning.page.unwrap(), warning.severity)).collect();
    let warning = Severity::Warning;
    assert_eq!(told, [(1, warning), (3, Severity::Error), (5, warning), (6, warning)]);
}

#[test]
fn doubtful_joins_are_quoted() {
    let mut doubtful = period(2023, 1, &["산업데이터 가이드라인 수립"]);
    let join = |at, with, confidence| Join { at, with, by: By::Model, confidence };
    doubtful.items[0].block.joins = vec![join(3, With::None, 0.75), join(11, With::Space, 0.999)];
    let document = read(vec![task("23-1", vec![doubtful])], Vec::new());
    assert_eq!(
        told(&document),
        [("low_confidence_join", "“산업데이터” is joined without a space, 75 % sure")]
    );
}

#[test]
fn a_real_report_has_its_irregularities_told_and_no_error() {
    let Some(shared) = gold::shared() else { return };
    let tree = gold::tree(&gold::read(&shared.join("seed/seed.gold.json")));
    let document = document(&tree, Source::default(), Vec::new(), &Options::default());
    let count = |code| document.warnings.iter().filter(|warning| warning.code == code).count();
    eprintln!("{:#?}", told(&document));
    assert_eq!(document.administration.as_deref(), Some("yoon120"));
    assert_eq!(count(Code::DateOutsidePeriod), 9);
    assert_eq!(count(Code::DuplicateItem), 1);
    assert_eq!(count(Code::RepeatedItem), 1);
    assert_eq!(document.warnings.len(), 11);
    assert!(document.warnings.iter().all(|warning| warning.severity < Severity::Error));
}
