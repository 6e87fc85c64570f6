//! Ids under edits: `docs/ids.md` says which stay and which change, and here each edit is made.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use gwaje_model::{
    AgendaNode, Block, Document, ItemNode, LeadNode, PeriodNode, Phrase, Source, TaskNode, Tree,
};
use gwaje_snapshots::top;
use std::collections::BTreeMap;

/// A small report; the first item has a sub-item.
const NUMBERED: &str = "\
120대 국정과제 추진현황

 국정과제 실천과제 주관 추진현황

23.
제조업 고도화

23-1.
디지털 혁신

산업부

2024년

< 1분기 >

▪ 「산업 디지털 전환 촉진법」 시행 및 설명·홍보 계획 수립(’24.2.13)
 - 표준계약서 3종 배포

▪ 협업지원센터 개소(3.5)

▪ 수소충전소 10개소 구축 착수(3.8)
";

/// Edits of [`NUMBERED`]: their row in the document, what is replaced, by what.
const EDITS: &[(&str, &str, &str)] = &[
    ("lines wrap elsewhere", "시행 및 설명", "시행 및\n설명"),
    ("blanks between words are added or lost", "디지털 전환 촉진법", "디지털전환 촉진 법"),
    ("a blank line stands between items", "\n▪ 협업", "\n\n\n▪ 협업"),
    ("brackets of another style", "「산업 디지털 전환 촉진법」", "｢산업 디지털 전환 촉진법｣"),
    ("middle dots of another style", "설명·홍보", "설명ㆍ홍보"),
    ("the mark before a year of another style", "’24.2.13", "'24.2.13"),
    ("the marker of the item is another", "▪ 「산업", "□ 「산업"),
    ("a word of the item changes", "홍보 계획 수립", "홍보 계획 발표"),
    ("a date of the item changes", "24.2.13", "24.2.15"),
    ("a figure of the item changes", "「산업 디지털", "2건 「산업 디지털"),
    ("the sub-item changes", "3종 배포", "4종 배포"),
    ("an item is inserted before it", "▪ 「산업", "▪ 추진단 구성(1.4)\n\n▪ 「산업"),
    (
        "the item is printed once more",
        "▪ 협업",
        "▪ 「산업 디지털 전환 촉진법」 시행 및 설명·홍보 계획 수립(’24.2.13)\n\n▪ 협업",
    ),
    ("another item is deleted", "▪ 협업지원센터 개소(3.5)\n\n", ""),
    ("another quarter is added", "착수(3.8)\n", "착수(3.8)\n\n< 2분기 >\n\n▪ 협의회 개최(5.13)\n"),
    ("the item moves to another quarter", "< 1분기 >", "< 2분기 >"),
    ("the body in charge is another", "산업부", "과기정통부"),
    ("the title of a task with a number changes", "디지털 혁신", "디지털 전환 가속"),
    ("the title of an agenda with a number changes", "제조업 고도화", "주력산업 고도화"),
    ("a label stands before the number of the task", "23-1.\n", "실천과제 23-1.\n"),
    ("the task has another number", "23-1.", "23-4."),
    ("the agenda has another number, the task with it", "23", "24"),
    ("the report names another administration", "120대", "140대"),
];

/// A report without numbers: the titles of agenda and task, and the body in charge.
const UNNUMBERED: [&str; 3] = ["제조업 고도화", "디지털 혁신", "산업부"];

/// Edits of [`UNNUMBERED`].
const UNNUMBERED_EDITS: &[(&str, [&str; 3])] = &[
    ("blanks in its title are added or lost", ["제조업 고도화", "디지털혁신", "산업부"]),
    ("the body in charge of a task with a title is another", ["제조업 고도화", "디지털 혁신", "과기정통부"]),
    ("the title of the task changes", ["제조업 고도화", "디지털 전환 가속", "산업부"]),
    ("the task stands under another agenda", ["주력산업 고도화", "디지털 혁신", "산업부"]),
];

/// The report without numbers as it is parsed.
fn tree([agenda, task, lead]: [&str; 3]) -> Tree {
    let phrase = |text: &str| Phrase { text: text.to_owned(), ..Phrase::default() };
    let item = |text: &str, children| ItemNode {
        block: Block { marker: Some("▪".to_owned()), text: text.to_owned(), ..Block::default() },
        children,
    };
    let items =
        vec![item("「산업 디지털 전환 촉진법」 시행(2.13)", vec![item("표준계약서 3종 배포", vec![])])];
    let period = PeriodNode { year: Some(2024), quarter: Some(1), items, ..PeriodNode::default() };
    let task = TaskNode {
        title: phrase(task),
        leads: vec![LeadNode { text: lead.to_owned(), ..LeadNode::default() }],
        periods: vec![period],
        ..TaskNode::default()
    };
    let agenda = AgendaNode { title: phrase(agenda), tasks: vec![task], ..AgendaNode::default() };
    Tree { agendas: vec![agenda], ..Tree::default() }
}

fn read(text: &str, edit: &str) -> Document {
    let document = gwaje::convert(text.as_bytes(), "a.txt", &gwaje::Options::default());
    document.unwrap_or_else(|error| panic!("{edit}: {error}"))
}

fn published(names: [&str; 3]) -> Document {
    published_tree(&tree(names))
}

fn published_tree(tree: &Tree) -> Document {
    gwaje_normalize::document(tree, Source::default(), Vec::new(), &gwaje_normalize::Options::default())
}

/// The ids of the first agenda and task, of the item about the law and of the sub-item about contracts.
fn ids(document: &Document, edit: &str) -> [String; 4] {
    let agenda = &document.agendas[0];
    let item = |word: &str| {
        let found = document.items().find(|item| item.text.replace(' ', "").contains(word));
        found.unwrap_or_else(|| panic!("{edit}: no {word}")).id.clone()
    };
    [agenda.id.clone(), agenda.tasks[0].id.clone(), item("전환촉진법"), item("표준계약서")]
}

/// The rows of the tables: edit, and whether each of the four ids stays.
fn table() -> BTreeMap<String, [bool; 4]> {
    let page = std::fs::read_to_string(top().join("docs/ids.md")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = rows.map(|row| row.split(" | ").collect::<Vec<_>>());
    cells
        .filter(|cells| cells[1..].iter().all(|cell| ["=", "≠"].contains(cell)))
        .map(|cells| (cells[0].to_owned(), [1, 2, 3, 4].map(|at| cells[at] == "=")))
        .collect()
}

#[test]
fn tasks_of_one_title_go_by_their_bodies_whatever_their_order() {
    let of = |leads: [&str; 2]| {
        let [agenda, task, _] = UNNUMBERED;
        let mut tree_of = tree([agenda, task, leads[0]]);
        tree_of.agendas[0].tasks.extend(tree([agenda, task, leads[1]]).agendas.remove(0).tasks);
        let document = published_tree(&tree_of);
        let ids: BTreeMap<String, String> = document.agendas[0]
            .tasks
            .iter()
            .map(|task| (task.leads[0].text.clone(), task.id.clone()))
            .collect();
        (ids, document.warnings.iter().filter(|warning| warning.code.as_str() == "duplicate_task").count())
    };
    let (ids, told) = of(["산업부", "과기정통부"]);
    assert_eq!(of(["과기정통부", "산업부"]), (ids.clone(), 0));
    assert_eq!((told, ids.values().filter(|id| id.contains('~')).count()), (0, 0));
    assert_ne!(ids["산업부"], ids["과기정통부"]);
    // Of one body only their order tells them apart, which is told.
    assert_eq!(of(["산업부", "산업부"]).1, 1);
}

#[test]
fn every_edit_does_to_ids_what_the_page_says() {
    let turned = NUMBERED.replace("▪ 협업지원센터 개소(3.5)\n\n", "");
    let turned = turned.replace("▪ 「산업", "▪ 협업지원센터 개소(3.5)\n\n▪ 「산업");
    let mut made: Vec<(&str, Document, Document)> = Vec::new();
    for (edit, from, to) in EDITS {
        assert!(NUMBERED.contains(from), "{edit}");
        made.push((edit, read(NUMBERED, edit), read(&NUMBERED.replace(from, to), edit)));
    }
    let edit = "two items change places";
    made.push((edit, read(NUMBERED, edit), read(&turned, edit)));
    let mut beside = tree(UNNUMBERED);
    let [agenda, task, _] = UNNUMBERED;
    beside.agendas[0].tasks.extend(tree([agenda, task, "과기정통부"]).agendas.remove(0).tasks);
    let edit = "a task of the same title and another body comes beside it";
    made.push((edit, published(UNNUMBERED), published_tree(&beside)));
    made.extend(
        UNNUMBERED_EDITS.iter().map(|(edit, names)| (*edit, published(UNNUMBERED), published(*names))),
    );
    let (mut table, mut wrong) = (table(), Vec::new());
    for (edit, before, after) in made {
        let (before, after) = (ids(&before, edit), ids(&after, edit));
        let stays = [0, 1, 2, 3].map(|at| before[at] == after[at]);
        match table.remove(edit) {
            Some(expected) if expected == stays => {}
            expected => {
                wrong.push(format!("{edit}: {expected:?} told, {stays:?} found\n{before:?}\n{after:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table.is_empty(), "nobody makes these edits: {:?}", table.keys());
}
