//! What is a report and what is not.

use super::known;
use crate::testing::{flow, table};
use crate::{Acceptance, ClueKind, parse};
use gwaje_model::{Block, Row};

fn weighed(rows: &[Row<Block>]) -> Acceptance {
    parse(rows, &known()).acceptance
}

#[test]
fn reports_of_every_layout_are_accepted() {
    let quarterly = table(
        1,
        "국정과제 | 실천과제 | 주관 | 추진현황\n7. 농촌 | 7-1. 마을 | 산업부 | 2023년 / 1분기 / ▪ 가",
    );
    let plan = table(1, "국정과제 | 추진현황 | 향후계획\n27 농촌 | ㅇ 가 | - 나\n28 어촌 | ㅇ 다 | - 라");
    let page =
        flow("국정과제 12. 농촌\n주관부처: 산업부\n□ 연도별 목표\n○ 가\n□ 주요성과\n○ 나\n□ 향후계획\n○ 다");
    for rows in [quarterly, plan, page] {
        let acceptance = weighed(&rows);
        assert!(acceptance.is_report(), "{acceptance:#?}");
    }
}

#[test]
fn a_plan_that_names_an_agenda_is_no_report() {
    let chapter = "□ 추진경과\n○ 기본계획 마련\n□ 주요내용\n○ 사업비 지원\n□ 향후계획\n○ 2025년 1분기 공모";
    let plain = format!("[국정과제 85] 대학 시대\n{chapter}\n{chapter}\n{chapter}");
    let chapters = format!("[국정과제 85] 대학 시대\nⅠ. 배경\n{chapter}\nⅡ. 계획\n< 2025년 1분기 >\n○ 공모");
    let mut tables = flow(&format!("국정과제 85. 대학 시대\n{chapter}"));
    tables.extend(table(1, "구분 | 작년 | 올해 | 증감\n학교 | 10 | 12 | 2\n학생 | 1,000 | 1,400 | 400"));
    for (rows, against) in
        [(flow(&plain), ClueKind::Chapters), (flow(&chapters), ClueKind::Misread), (tables, ClueKind::Tables)]
    {
        let acceptance = weighed(&rows);
        assert!(!acceptance.is_report() && acceptance.has(against), "{acceptance:#?}");
    }
}

#[test]
fn schedules_and_foreign_tables_are_no_reports() {
    for rows in [
        "추진 과제 | 추진 일정 | < | 비고\n^ | ’24 | ’25 | ^\n도서관 | ● | ● | \n사서 | | ● | ",
        "추진 과제 | 추진 일정 | < | 비고\n^ | ’24 | ’25 | ^\n1-1. 도서관 | ● | ● | \n1-2. 사서 | | ● | ",
        "추진과제 | 추진내용 | 담당부서\n1. 청사 | ㅇ 점검 | 총무과\n2. 인사 | ㅇ 채용 | 인사과",
        "Country | 2016 | 2017\nFinland | 27 | 28\nMalta | 10 | 11",
    ] {
        let acceptance = weighed(&table(1, rows));
        assert!(!acceptance.is_report(), "{rows}\n{acceptance:#?}");
    }
}

#[test]
fn columns_run_into_titles_are_no_report() {
    let rows = flow(
        "국정과제 실천과제 주관 추진현황\n81. 숲 81-1. 산불 산림청 2024년 < 1분기 > ○ 가\n< 2분기 >\n○ 나\n81-2. 목재 2024년 < 1분기 > ○ 다\n○ 라",
    );
    let acceptance = weighed(&rows);
    assert!(!acceptance.is_report() && acceptance.has(ClueKind::Misread), "{acceptance:#?}");
}

#[test]
fn a_column_on_pages_of_its_own_is_no_report() {
    let head = "국정과제 | 실천과제 | 주관\n7. 숲 | 7-1. 산불 | 산림청\n ^ | 7-2. 목재 | 산림청\n ^ | 7-3. 녹지 | 산림청";
    let quarters = "< 1분기 >\n○ 가\n< 2분기 >\n○ 나";
    let column = format!("추진현황\n2024년\n{quarters}\n{quarters}\n{quarters}");
    let weighed = |text: &str| weighed(&[table(1, head), flow(text)].concat());
    let apart = weighed(&column);
    assert!(!apart.is_report() && apart.has(ClueKind::Apart), "{apart:#?}");
    let own = weighed(&format!("7-3. 녹지\n2024년\n{quarters}"));
    assert!(!own.has(ClueKind::Apart), "{own:#?}");
}
