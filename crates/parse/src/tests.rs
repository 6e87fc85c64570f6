//! Whole documents, as rows of text and the tree they give.

use crate::testing::{flow, show, table};
use crate::{Profile, profiles, tree};
use gwaje_model::{Block, Row};

pub(crate) fn known() -> Vec<Profile> {
    let leads = ["산업부", "환경부", "국토부", "과기정통부"].map(str::to_owned).to_vec();
    profiles().into_iter().map(|p| Profile { leads: leads.clone(), ..p }).collect()
}

fn check(rows: &[Row<Block>], expected: &str) {
    let expected: Vec<&str> =
        expected.lines().map(|l| l.strip_prefix("            ").unwrap_or(l)).skip(1).collect();
    let found = show(&tree(rows, &known()).value);
    pretty(&found, &expected);
}

fn pretty(found: &str, expected: &[&str]) {
    let found: Vec<&str> = found.lines().collect();
    let end = expected.iter().rposition(|l| !l.trim().is_empty()).map_or(0, |at| at + 1);
    assert_eq!(found, expected[..end], "\n{}", found.join("\n"));
}

#[test]
fn the_quarterly_table() {
    check(
        &table(
            1,
            "국정과제 | 실천과제 | 주관 | 추진현황
             7. / 농촌에 활력을 | 7-1. 스마트 농업 | 산업부 | 2022년 / < 3분기 > / ▪ 가 / 10> - 나 / 10> * 다 / ▪ 라 / < 4분기 > / ▪ 마
             ^ | 7-2. / 청년농 | 산 업 부 | 2023년 < 1분기 > / ▪ 바
             8. 도시 | 8-1. 교통 | ^ | < 2분기 > ▪ 사",
        ),
        "
            7 농촌에 활력을
              7-1 스마트 농업 [산업부]
                2022Q3
                  ▪ 가
                    - 나
                    * 다
                  ▪ 라
                2022Q4
                  ▪ 마
              7-2 청년농 [산업부]
                2023Q1
                  ▪ 바
            8 도시
              8-1 교통 [산업부]
                Q2
                  ▪ 사",
    );
}

#[test]
fn other_orders_and_names() {
    check(
        &table(
            1,
            "연번 | 소관부처 | 세부과제 | 국정과제명 | 추진 실적 | 비고 | 예산
             1 | 산업부·환경부 | 7-1. 스마트 농업 | 7. 농촌 | 2024년 1분기 / ○ 가 | 완료 | 3억원",
        ),
        "
            7 농촌
              7-1 스마트 농업 [산업부 환경부]
                2024Q1
                  ○ 가
                +연번
                  1
                +비고
                  완료
                +예산
                  3억원",
    );
}

#[test]
fn merged_ministries_and_continued_rows() {
    check(
        &table(
            1,
            "국정과제 | 실천과제 | 주관 | 추진현황
             7. 농촌 | 7-1. 가 | 산업부 | 2024년 / < 1분기 > / ▪ 하나
             ^ | 7-2. 나 | ^ | 2024년 / < 1분기 > / ▪ 둘
             국정과제 | 실천과제 | 주관 | 추진현황
             7. 농촌(계속) | 7-2. 나 (계속) | 산업부 | ▪ 셋 / < 2분기 > / ▪ 넷
              |  |  | ▪ 다섯
              | 7-3. 다 |  | 2024년 3분기 / ▪ 여섯",
        ),
        "
            7 농촌
              7-1 가 [산업부]
                2024Q1
                  ▪ 하나
              7-2 나 [산업부]
                2024Q1
                  ▪ 둘
                  ▪ 셋
                2024Q2
                  ▪ 넷
                  ▪ 다섯
              7-3 다 []
                2024Q3
                  ▪ 여섯",
    );
}

#[test]
fn agendas_above_a_narrow_table() {
    let mut rows = flow(
        "2024년 2분기 국정과제 추진현황
         7. 농촌 ·········· 1
         8. 도시 ·········· 2
         1. 개요
         국정과제 7. 농촌",
    );
    rows.extend(table(1, "실천과제 | 주관 | 추진현황\n7-1. 가 | 산업부 | < 1분기 > / ▪ 하나"));
    rows.extend(flow("8. 도시"));
    rows.extend(table(2, "8-1. 나 | 국토부 | 2023년 / < 1분기 > / ▪ 둘"));
    check(
        &rows,
        "
            outside 2024년 2분기 국정과제 추진현황
            outside 7. 농촌 ·········· 1
            outside 8. 도시 ·········· 2
            outside 1. 개요
            7 농촌
              7-1 가 [산업부]
                2024Q1
                  ▪ 하나
            8 도시
              8-1 나 [국토부]
                2023Q1
                  ▪ 둘",
    );
}

#[test]
fn full_rows_and_period_columns() {
    check(
        &table(
            1,
            "연도 | 분기 | 실천과제 | 추진실적
             국정과제 7. 농촌 | < | < | <
             2023년 | 1분기 | 7-1. 가 | ▪ 하나
             ^ | 2분기 | ^ | ▪ 둘
             ^ | ^ | 7-2. 나 | ▪ 셋
             2024 | 1 | 7-1. 가 | ▪ 넷",
        ),
        "
            7 농촌
              7-1 가 []
                2023Q1
                  ▪ 하나
                2023Q2
                  ▪ 둘
                2024Q1
                  ▪ 넷
              7-2 나 []
                2023Q2
                  ▪ 셋",
    );
    check(
        &table(
            1,
            "국정과제 | 실천과제 | 추진실적 | <
             ^ | ^ | 1분기 | 2분기
             7. 농촌 | 7-1. 가 | ▪ 하나 | ▪ 둘
             2023년 | < | < | <
             | 7-2. 나 | ▪ 셋 | ▪ 넷",
        ),
        "
            7 농촌
              7-1 가 []
                Q1
                  ▪ 하나
                Q2
                  ▪ 둘
              7-2 나 []
                2023Q1
                  ▪ 셋
                2023Q2
                  ▪ 넷",
    );
}

#[test]
fn work_plans() {
    check(
        &table(
            1,
            "국정과제 | (23년) 추진현황 | 향후계획
             27 더불어 발전 | ㅇ 조정 / 4> - 심의 / 7> * 국수 / 2> ** 인쇄 | 
             ^ | ㅇ 교섭력 | - 직권조사
             28 역량강화 | ㅇ 경쟁력 | - 규모 확대",
        ),
        "
            27 더불어 발전
              ?  []
                2023:추진현황
                  ㅇ 조정
                    - 심의
                      * 국수
                      ** 인쇄
                  ㅇ 교섭력
                :향후계획
                  - 직권조사
            28 역량강화
              ?  []
                2023:추진현황
                  ㅇ 경쟁력
                :향후계획
                  - 규모 확대",
    );
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
fn cells_as_lines() {
    check(
        &flow(
            "국정과제
             실천과제
             주관
             추진현황
             7. 농촌
             7-1. 마을
             산업부
             2023년
             <1분기>
             ▪ 가
             - 3분기",
        ),
        "
            7 농촌
              7-1 마을 [산업부]
                2023Q1
                  ▪ 가
                    - 3분기",
    );
}

#[test]
fn bodies_in_titles_where_no_column_has_them() {
    check(
        &table(
            1,
            "국정과제 | 세부과제 | 추진상황
             7. 농촌 (환경부) | 7-1. 마을(산업부) | 2023년 / 1분기 / ▪ 가
             ^ | 7-2. 들 / [산업부·국토부] | 2023년 / 1분기 / ▪ 나
             ^ | 7-3. 길(2단계) | 2023년 / 1분기 / ▪ 다",
        ),
        "
            7 농촌
              7-1 마을 [산업부]
                2023Q1
                  ▪ 가
              7-2 들 [산업부 국토부]
                2023Q1
                  ▪ 나
              7-3 길(2단계) [환경부]
                2023Q1
                  ▪ 다",
    );
}

#[test]
fn tables_without_a_header_row() {
    check(
        &table(
            1,
            "7. 농촌 | 7-1. 가 | 산업부 | 2022년 / < 3분기 > / ▪ 하나
              | 7-2. 나 | 환경부 | < 3분기 > / ▪ 둘",
        ),
        "
            7 농촌
              7-1 가 [산업부]
                2022Q3
                  ▪ 하나
              7-2 나 [환경부]
                Q3
                  ▪ 둘",
    );
}

#[test]
fn two_columns_of_bodies() {
    check(
        &table(
            1,
            "국정과제 | 세부과제 | 주관부처 | 협조부처 | 이행상황
             7. 농촌 | 가. 둘레길 | 산업부 | 환경부, 국토부 | 2022.3분기 / ▪ 하나
             ^ | 나. 마을 | ^ | ^ | 2022.3분기 / ▪ 둘",
        ),
        "
            7 농촌
              가 둘레길 [산업부=주관 환경부=협조 국토부=협조]
                2022Q3
                  ▪ 하나
              나 마을 [산업부=주관 환경부=협조 국토부=협조]
                2022Q3
                  ▪ 둘",
    );
}

#[test]
fn sections_inside_periods() {
    check(
        &flow(
            "국정과제 7. 농촌
             과제 7-1. 마을
             2023년
             < 1분기 >
             □ 추진실적
             ○ 가
             □ 향후계획
             ○ 나
             < 2분기 >
             ○ 다
             2024년 향후계획
             ○ 라",
        ),
        "
            7 농촌
              7-1 마을 []
                2023Q1:추진실적
                  ○ 가
                2023Q1:향후계획
                  ○ 나
                2023Q2
                  ○ 다
                2024:향후계획
                  ○ 라",
    );
}

#[test]
fn tasks_without_numbers() {
    check(
        &flow(
            "[국정과제 7] 농촌 (환경부)
             □ 마을을 살리는 길
             2023년 1분기
             ○ 가
             □ 둘레길
             (국토부)
             2023년 1분기
             ○ 나",
        ),
        "
            7 농촌
              ? 마을을 살리는 길 [환경부]
                2023Q1
                  ○ 가
              ? 둘레길 [국토부]
                2023Q1
                  ○ 나",
    );
}

#[test]
fn a_flattened_table() {
    check(
        &flow(
            "국정과제 실천과제 주관 추진현황
             7. 농촌에 활력을
             7-1. 스마트 농업 산업부
             2022년
             < 3분기 >
             ▪ 가
             * 나
             - 다
             5> ▪ 라
             7-2. 청년이 돌아오는
             산업부 2022년 < 3분기 >
             활기찬 마을
             ▪ 마
             ▪ 바
             7-3. 살기 좋은
             산업부 2023년
             < 1분기 >
             ▪ 사",
        ),
        "
            7 농촌에 활력을
              7-1 스마트 농업 [산업부]
                2022Q3
                  ▪ 가
                    * 나
                    - 다
                  ▪ 라
              7-2 청년이 돌아오는 활기찬 마을 [산업부]
                2022Q3
                  ▪ 마
                  ▪ 바
              7-3 살기 좋은 [산업부]
                2023Q1
                  ▪ 사",
    );
}

#[test]
fn a_flowing_report() {
    check(
        &flow(
            "2024년 4분기 추진현황
             국정과제 7. 농촌에 활력을 주는 정책
             7-1. 스마트 농업 (산업부·환경부)
             2023년
             1분기
             ○ 가
             10> - 나
             7-2. 청년 농업인
             주관 : 국토부
             ’24.상반기
             ○ 다
             머리표 없는 문단",
        ),
        "
            outside 2024년 4분기 추진현황
            7 농촌에 활력을 주는 정책
              7-1 스마트 농업 [산업부 환경부]
                2023Q1
                  ○ 가
                    - 나
              7-2 청년 농업인 [국토부=주관]
                2024H1
                  ○ 다
                  머리표 없는 문단",
    );
}

#[test]
fn the_platform_sections() {
    check(
        &flow(
            "국정과제 12 농촌에 활력을
             □ 연도별 목표
             ○ 가
             □ 주요성과
             ○ 나
             □ 추진실적
             < 1분기 >
             ○ 다
             □ 향후계획
             ○ 라",
        ),
        "
            12 농촌에 활력을
              ?  []
                :연도별 목표
                  ○ 가
                :주요성과
                  ○ 나
                Q1:추진실적
                  ○ 다
                :향후계획
                  ○ 라",
    );
}

#[test]
fn no_structure_is_all_outside() {
    let rows = flow("제1조(목적) 이 법은\n1. 총칙\n1-1. 정의\n2024년\n- 항목");
    let rows_of_budget = table(1, "구분 | 2023년 | 2024년\n예산 | 10 | 20");
    for rows in [rows, rows_of_budget] {
        let found = tree(&rows, &known()).value;
        let texts = rows.iter().flat_map(|r| &r.cells).map(|c| c.content.len()).sum::<usize>();
        assert!(found.agendas.is_empty(), "{}", show(&found));
        assert_eq!(found.outside.len(), texts);
    }
}
