//! Documents with tables of tasks.

use super::{check, known};
use crate::testing::{flow, table};
use gwaje_model::Code;

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
fn agendas_are_counted_in_figures() {
    let rows = table(1, "국정과제 | 추진현황 | 향후계획\n㉗ 농촌 | ㅇ 하나 | - 둘\n㉘ 도시 | ㅇ 셋 | - 넷");
    check(
        &rows,
        "
            27 농촌
              ?  []
                :추진현황
                  ㅇ 하나
                :향후계획
                  - 둘
            28 도시
              ?  []
                :추진현황
                  ㅇ 셋
                :향후계획
                  - 넷
        ",
    );
}

#[test]
fn tasks_without_numbers_go_by_their_bodies_too() {
    check(
        &table(
            1,
            "국정과제 | 실천과제 | 주관 | 추진현황
             27. 상생 | 제도 정비 | 산업부 | 2023년 / < 1분기 > / ▪ 가
             ^ | 제도 정비 | 국토부 | 2023년 / < 1분기 > / ▪ 나
             ^ |  | 환경부 | 2023년 / < 1분기 > / ▪ 다
             ^ | 제도 정비(계속) | 산업부 | 2023년 / < 2분기 > / ▪ 라
             ^ |  | 환경부 | 2023년 / < 2분기 > / ▪ 마
             28. 금융 |  | 산업부 | 2023년 / < 1분기 > / ▪ 바
             ^ |  | 국토부 | 2023년 / < 1분기 > / ▪ 사
             ^ |  |  | < 2분기 > / ▪ 아",
        ),
        "
            27 상생
              ? 제도 정비 [산업부]
                2023Q1
                  ▪ 가
                2023Q2
                  ▪ 라
              ? 제도 정비 [국토부]
                2023Q1
                  ▪ 나
              ?  [환경부]
                2023Q1
                  ▪ 다
                2023Q2
                  ▪ 마
            28 금융
              ?  [산업부]
                2023Q1
                  ▪ 바
              ?  [국토부]
                2023Q1
                  ▪ 사
                2023Q2
                  ▪ 아",
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
fn the_year_over_a_row_of_quarters() {
    let expected = "
            7 농촌
              7-1 가 []
                2024Q1
                  ▪ 하나
                2024Q2
                  ▪ 둘";
    for over in ["2024년", "추진현황(2024년)", "2024년 추진현황", "’24년 추진실적"] {
        let rows = format!(
            "국정과제 | 실천과제 | {over} | <
             ^ | ^ | 1분기 | 2분기
             7. 농촌 | 7-1. 가 | ▪ 하나 | ▪ 둘"
        );
        check(&table(1, &rows), expected);
    }
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

const UNFAMILIAR: &str = "국정과제 | 중점과제 | 총괄부처 | 추진결과
     27. 농촌 | 27-1. 마을 | 산업부 | 2024년 / < 1분기 > / ▪ 가 / ▪ 나
     ^ | 27-2. 시장 | 환경부 | 2024년 / < 1분기 > / ▪ 다";

#[test]
fn headings_that_no_profile_knows_are_told_by_what_stands_under_them() {
    check(
        &table(1, UNFAMILIAR),
        "
            27 농촌
              27-1 마을 [산업부]
                2024Q1
                  ▪ 가
                  ▪ 나
              27-2 시장 [환경부]
                2024Q1
                  ▪ 다",
    );
    let parsed = crate::parse(&table(1, UNFAMILIAR), &known());
    let told: Vec<Code> = parsed.tree.notes.iter().map(|note| note.code).collect();
    assert_eq!(told, [Code::GuessedColumn; 3]);
    assert!(parsed.acceptance.is_report(), "{:?}", parsed.acceptance);
}

#[test]
fn a_known_name_over_agendas_beside_numbers_of_tasks_names_agendas() {
    let rows = UNFAMILIAR.replace("국정과제 | 중점과제", "과제명 | 세부내용");
    let tree = crate::parse(&table(1, &rows), &known()).tree.value;
    let tasks: Vec<&str> = tree.agendas[0].tasks.iter().filter_map(|task| task.number.as_deref()).collect();
    assert_eq!((tree.agendas[0].number.as_deref(), tasks), (Some("27"), vec!["27-1", "27-2"]));
}

#[test]
fn a_row_of_short_words_is_never_data() {
    let rows = "과업 | 세부내용 | 책임관\n가나다 | 라마바 | 홍길동\n사아자 | 차카타 | 이몽룡";
    let parsed = crate::parse(&table(1, rows), &known());
    assert!(parsed.tree.value.agendas.is_empty());
    assert_eq!(parsed.acceptance.unknown_headings, ["과업", "세부내용", "책임관"]);
}

#[test]
fn a_draft_names_the_headings_and_can_be_used() {
    let drafted = crate::draft(&table(1, UNFAMILIAR), &known()[0]).unwrap();
    let own = crate::Profile::read(&drafted).unwrap();
    assert_eq!(
        (own.columns.task.as_slice(), own.columns.lead.as_slice()),
        (["중점과제".to_owned()].as_slice(), ["총괄부처".to_owned()].as_slice())
    );
    let mut profiles = vec![own];
    profiles.extend(known());
    let tree = crate::parse(&table(1, UNFAMILIAR), &profiles).tree;
    assert_eq!((tree.value.profile.as_str(), tree.notes.len()), ("own", 0));
}
