//! Whole documents, as rows of text and the tree they give.

mod acceptance;
mod flows;
mod tables;

use crate::testing::{flow, show, table};
use crate::{Profile, parse, profiles};
use gwaje_model::{Block, Row};

pub(crate) fn known() -> Vec<Profile> {
    let leads = ["산업부", "환경부", "국토부", "과기정통부"].map(str::to_owned).to_vec();
    profiles().into_iter().map(|p| Profile { leads: leads.clone(), ..p }).collect()
}

fn check(rows: &[Row<Block>], expected: &str) {
    let expected: Vec<&str> =
        expected.lines().map(|l| l.strip_prefix("            ").unwrap_or(l)).skip(1).collect();
    let found = show(&parse(rows, &known()).tree.value);
    pretty(&found, &expected);
}

fn pretty(found: &str, expected: &[&str]) {
    let found: Vec<&str> = found.lines().collect();
    let end = expected.iter().rposition(|l| !l.trim().is_empty()).map_or(0, |at| at + 1);
    assert_eq!(found, expected[..end], "\n{}", found.join("\n"));
}

#[test]
fn cards_of_labels() {
    check(
        &table(
            1,
            "국정과제 | 12. 농촌 | 주관부처 | 산업부
             연도별 목표 | ▪ 가 | < | <
             추진실적 | 2024년 | ▪ 나 | <
             ^ | 2025년 / < 1분기 > | ▪ 다 | <
             담당자 | 홍길동 | < | <",
        ),
        "
            12 농촌
              ?  [산업부=주관]
                :연도별 목표
                  ▪ 가
                2024:추진실적
                  ▪ 나
                2025Q1:추진실적
                  ▪ 다
                +담당자
                  홍길동",
    );
}

#[test]
fn the_profile_that_fits_is_used() {
    let sections = "국정과제 12 농촌\n□ 연도별 목표\n○ 가\n□ 주요성과\n○ 나\n□ 추진실적\n○ 다";
    let plan = "국정과제 | 추진현황 | 향후계획\n27 농촌 | ㅇ 가 | - 나";
    let quarterly = "국정과제 | 실천과제 | 주관 | 추진현황\n7. 농촌 | 7-1. 마을 | 산업부 | 1분기 / ▪ 가";
    for (rows, name) in
        [(flow(sections), "platform"), (table(1, plan), "workplan"), (table(1, quarterly), "quarterly")]
    {
        assert_eq!(parse(&rows, &known()).tree.value.profile, name);
    }
}

#[test]
fn tables_that_report_nothing_stay_outside() {
    let mut rows = table(1, "국정과제 | 실천과제 | 추진현황\n7. 농촌 | 7-1. 마을 | 2023년 / 1분기 / ▪ 가");
    rows.extend(flow("붙임\n1. 일정"));
    rows.extend(table(2, "추진과제 | 추진계획 | 담당부서\n교육 | 연중 | 총무과"));
    rows.extend(table(3, "추진배경 | ㅇ 나\n추진계획 | ㅇ 다"));
    check(
        &rows,
        "
            outside 붙임
            outside 1. 일정
            outside 추진과제
            outside 추진계획
            outside 담당부서
            outside 교육
            outside 연중
            outside 총무과
            outside 추진배경
            outside 나
            outside 추진계획
            outside 다
            7 농촌
              7-1 마을 []
                2023Q1
                  ▪ 가",
    );
}

#[test]
fn no_structure_is_all_outside() {
    let rows = flow("제1조(목적) 이 법은\n1. 총칙\n1-1. 정의\n2024년\n- 항목");
    let rows_of_budget = table(1, "구분 | 2023년 | 2024년\n예산 | 10 | 20");
    for rows in [rows, rows_of_budget] {
        let found = parse(&rows, &known()).tree.value;
        let texts = rows.iter().flat_map(|r| &r.cells).map(|c| c.content.len()).sum::<usize>();
        assert!(found.agendas.is_empty(), "{}", show(&found));
        assert_eq!(found.outside.len(), texts);
    }
}
