//! No text is lost: whatever stands in a document is in the tree, outside it, or in a note.

use crate::testing::{block, flow, show, table};
use crate::tests::known;
use gwaje_model::{Block, Flow, Noted, Row, Tree};
use proptest::prelude::*;

/// Everything a reader of the result can find.
fn found(noted: &Noted<Tree>) -> String {
    let notes: Vec<&str> = noted.notes.iter().map(|note| note.text.as_str()).collect();
    format!("{}{}", show(&noted.value), notes.join("\n")).split_whitespace().collect()
}

/// The words of a document that are marked as unique: `w17`.
fn words(rows: &[Row<Block>]) -> Vec<String> {
    let texts = rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.content).map(|b| b.text.as_str());
    texts
        .flat_map(|t| t.split(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|w| w.starts_with('w'))
        .map(str::to_owned)
        .collect()
}

const CELLS: &[&str] = &[
    "7-1. w0 사업",
    "7. w0 분야",
    "w0",
    "▪ w0 개최",
    "- w0",
    "10> * w0",
    "2023년",
    "< 3분기 >",
    "< 3분기 > ▪ w0",
    "산업부",
    "산업부 w0",
    "(주관) w0부 (협조) 환경부",
    "2024년 w0 발표",
    "1~3분기",
    "추진실적",
    "① w0",
    "w0 (계속)",
    "국정과제 8. w0",
    "추진현황",
    "[2023년] w0 설명",
    "주관: w0",
    "7-2. w0 (산업부)",
    "가. w0",
    "(w0)",
    "실천과제 w0",
    "",
    "3",
    "향후계획 / ▪ w0",
    "2022년 / ▪ w0 / - w1",
    "’24.3분기 추진실적 / w0",
];

const HEADERS: &[&str] = &[
    "국정과제 | 실천과제 | 주관 | 추진현황",
    "번호 | 과제 | 소관부처 | 추진실적 | 비고",
    "연도 | 분기 | 국정과제 | 추진실적",
    "국정과제 | 추진현황 | 향후계획",
    "국정과제 | 추진현황 | 예산액",
    "과제명 | 1분기 | 2분기 | 비고",
];

fn numbered(text: &str, next: &mut usize) -> String {
    let mut parts = text.split('w');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        *next += 1;
        out.extend(["w", &next.to_string(), part.trim_start_matches(|c: char| c.is_ascii_digit())]);
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn in_tables(header in 0..HEADERS.len(), cells in prop::collection::vec((0..CELLS.len(), 0_u8..6), 0..40), above in prop::collection::vec(0..CELLS.len(), 0..4)) {
        let mut next = 0;
        let width = HEADERS[header].split('|').count();
        let cell = |(at, merge): &(usize, u8), next: &mut usize| match merge {
            0 => "^".to_owned(),
            1 => "<".to_owned(),
            _ => numbered(CELLS[*at], next),
        };
        let lines: Vec<String> = cells.chunks(width).map(|row| row.iter().map(|c| cell(c, &mut next)).collect::<Vec<_>>().join(" | ")).collect();
        let mut rows: Vec<Row<Block>> = above.iter().flat_map(|at| flow(&numbered(CELLS[*at], &mut next))).collect();
        rows.extend(table(1, &format!("{}\n{}", HEADERS[header], lines.join("\n"))));
        let text = found(&crate::parse(&rows, &known()).tree);
        for word in words(&rows) {
            prop_assert!(text.contains(&word), "{word} of\n{}\nis not in\n{text}", lines.join("\n"));
        }
    }

    #[test]
    fn in_flowing_text(lines in prop::collection::vec(0..CELLS.len(), 0..40), report in any::<bool>()) {
        let mut next = 0;
        let lines: Vec<String> = lines.iter().map(|at| numbered(CELLS[*at], &mut next)).collect();
        let start = if report { "국정과제 실천과제 주관 추진현황\n" } else { "" };
        let rows = flow(&format!("{start}{}", lines.join("\n")));
        let text = found(&crate::parse(&rows, &known()).tree);
        for word in words(&rows) {
            prop_assert!(text.contains(&word), "{word} of\n{}\nis not in\n{text}", lines.join("\n"));
        }
    }

    #[test]
    fn any_text_at_all(texts in prop::collection::vec(".{0,30}", 0..12), tables in prop::collection::vec(any::<bool>(), 12)) {
        let rows: Vec<Row<Block>> = texts.iter().zip(tables).map(|(text, is_table)| {
            let mut row = flow("x").remove(0);
            row.flow = if is_table { Flow::Table } else { Flow::Text };
            row.cells[0].content = vec![block(text)];
            row
        }).collect();
        let tree = crate::parse(&rows, &known()).tree;
        prop_assert!(tree.value.agendas.is_empty() || !texts.is_empty());
    }
}
