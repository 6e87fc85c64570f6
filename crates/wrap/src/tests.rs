//! Whole cells: printed lines in, blocks out.

use crate::blocks;
use crate::testing::{line_at, line_of};
use gwaje_model::{Block, Cell, Flow, Line, Media, Row};

fn row(flow: Flow, lines: Vec<Line>) -> Row<Line> {
    Row {
        table: 0,
        flow,
        cells: vec![Cell { column: 0, columns: 1, rows: 1, places: Vec::new(), content: lines }],
    }
}

fn shown(rows: &[Row<Line>], media: Media) -> Vec<String> {
    let out = blocks(rows, media);
    let show = |block: &Block| format!("{}|{}", block.marker.clone().unwrap_or_default(), block.text);
    out.value.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.content.iter().map(show)).collect()
}

fn flattened(text: &str) -> Vec<String> {
    shown(&[row(Flow::Text, text.lines().map(line_of).collect())], Media::Text)
}

/// Lines as `indent/slack/text`, both in points.
fn cell(flow: Flow, lines: &str) -> Vec<String> {
    let line = |line: &str| {
        let mut parts = line.splitn(3, '/').map(str::trim);
        let mut number = || parts.next().unwrap().parse().unwrap();
        let (indent, slack) = (number(), number());
        line_at(parts.next().unwrap(), indent, slack)
    };
    shown(&[row(flow, lines.lines().map(line).collect())], Media::Pdf)
}

#[test]
fn flattened_table_text() {
    let blocks = flattened(
        "7-1.\n항만\n자동화와\n해운 혁신\n해수부\n2023년\n< 1분기 >\n▪항만 하역장비 국산화 사업 착수(1.30)\n* (2월) 부두\n운영사 대상\n- ➀안전 ➁환경\n2024년\n<2분기>\nㅇ 스마트항만 2.20~\n23 점검\n7-2.\n어촌\n해수부·환경부 2023년 < 3분기 >\n활력 제고\n▪ 어촌 신활력",
    );
    assert_eq!(
        blocks,
        [
            "|7-1. 항만 자동화와 해운 혁신",
            "|해수부",
            "|2023년",
            "|< 1분기 >",
            "▪|항만 하역장비 국산화 사업 착수(1.30)",
            "*|(2월) 부두 운영사 대상",
            "-|①안전 ➁환경".replace('➁', "②").as_str(),
            "|2024년",
            "|<2분기>",
            "ㅇ|스마트항만 2.20~ 23 점검",
            "|7-2. 어촌",
            "|해수부·환경부 2023년 < 3분기 >",
            "|활력 제고",
            "▪|어촌 신활력",
        ]
    );
}
