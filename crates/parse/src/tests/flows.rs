//! Flowing and flattened documents.

use super::check;
use crate::testing::flow;

#[test]
fn names_of_columns_with_a_figure_are_kept() {
    let lines = "120대 국정과제 추진현황\n국정과제 실천과제 주관 추진현황\n7. 농촌\n7-1. 마을\n산업부\n2023년\n<1분기>\n▪ 가";
    let table = "국정과제(120대) | 실천과제 | 주관 | 추진현황\n7. 농촌 | 7-1. 마을 | 산업부 | 2023년 / < 1분기 > / ▪ 가";
    for (rows, expected) in
        [(flow(lines), "120대 국정과제 추진현황"), (crate::testing::table(0, table), "국정과제(120대)")]
    {
        let headings = crate::parse(&rows, &super::known()).tree.value.headings;
        assert_eq!(headings.into_iter().collect::<Vec<_>>(), [expected]);
    }
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
fn a_number_in_brackets_counts_items_where_agendas_have_none() {
    check(
        &flow(
            "국정과제 3 농촌에 활력을 주는 정책
             3-1. 스마트 농업 (산업부)
             2023년
             1분기
             (1) 가
             (2) 나
             (3) 다
             2분기
             (1) 라",
        ),
        "
            3 농촌에 활력을 주는 정책
              3-1 스마트 농업 [산업부]
                2023Q1
                  (1) 가
                  (2) 나
                  (3) 다
                2023Q2
                  (1) 라",
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
