//! Tables of headings and of what only looks like one.

use super::{Alone, EXAMPLES, Period, alone, cell, heading, opens_label};

fn shown(text: &str) -> String {
    let Some(h) = heading(text) else { return "-".to_owned() };
    let Period { year, quarter, half } = h.period;
    let part = |sign: &str, v: Option<i16>| v.map(|v| format!("{sign}{v}")).unwrap_or_default();
    let period = part("", year) + &part("Q", quarter.map(i16::from)) + &part("H", half.map(i16::from));
    let flags = format!("{}{}", if h.bare { " bare" } else { "" }, if h.several { " several" } else { "" });
    if h.tail.is_empty() { format!("{period}{flags}") } else { format!("{period}{flags} + {}", h.tail) }
}

#[test]
fn every_example_is_a_heading_of_its_own() {
    for (line, year, quarter, half) in EXAMPLES.iter().copied() {
        assert!(alone(line).is_some(), "{line}");
        let found = heading(line).unwrap();
        assert_eq!(found.period, Period { year, quarter, half }, "{line}");
        assert!(found.is_whole(), "{line}");
    }
}

#[test]
fn headings_with_something_behind_them() {
    let cases = [
        ("□ 2023년", "2023"),
        ("▶ 2023년 2분기", "2023Q2"),
        ("① 2023년 1분기", "2023Q1"),
        ("1~4분기", ""),
        ("1~3분기", "Q3 several"),
        ("2024년 1~3분기", "2024Q3 several"),
        ("1~9월", "Q3 several"),
        ("2024", "2024 bare"),
        ("’24.3분기 추진실적", "2024Q3 + 추진실적"),
        ("2024년 추진현황", "2024 + 추진현황"),
        ("(19년) 추진현황", "2019 + 추진현황"),
        ("2022년(계속)", "2022 + (계속)"),
        ("< 3분기 > ▪ 산업", "Q3 + ▪ 산업"),
        ("<3분기 실적> ▪ 산업", "Q3 + ▪ 산업"),
        ("(3분기 착수)", "Q3 + 착수)"),
        ("2024년 산업 AI 얼라이언스", "2024 + 산업 AI 얼라이언스"),
        ("1Q 20개사", "Q1 + 20개사"),
    ];
    for (text, expected) in cases {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_period() {
    for text in [
        "2024. 3. 1.",
        "2024.3.1",
        "’24.5.24",
        "’21~’23년",
        "3/4 수준으로 감축",
        "1/4",
        "1,806대",
        "산업부",
        "20년간 지속",
        "3분기별 점검",
        "분기 실적",
        "7~8월",
        "H2",
        "",
    ] {
        assert_eq!(heading(text), None, "{text}");
    }
}

#[test]
fn lines_that_the_rest_of_an_item_resembles() {
    for line in ["(3분기)", "( 2024년 )", "3분기 중", "2024년 하반기 말", "1~3월", "(2024년 2분기)"]
    {
        assert_eq!(alone(line), Some(Alone::Ambiguous), "{line}");
    }
    for line in ["<3분기>", "2024년 2분기", "2024년 7~9월", "2024년 7월", "1분기 2분기", "2022년 < 3분기 >"]
    {
        assert_eq!(alone(line), Some(Alone::Distinct), "{line}");
    }
    for line in [
        "2024년 산업 위원회 운영",
        "3분기 중 착수",
        "상",
        "하반기)",
        "(‘23.4~6월)",
        "(3분기",
        "12월",
        "2022",
        "4.30",
        "7",
        "2024 과제",
        "□ 2024년",
        "(12월)",
        "(3분기 착수)",
        "2024년 하반기 완료",
    ] {
        assert_eq!(alone(line), None, "{line}");
    }
}

#[test]
fn labels_without_blanks() {
    for text in ["2024년", "’24년3분기", "1분기", "2023.하반기", "<1분기>", "(24년)"] {
        assert!(opens_label(text), "{text}");
    }
    for text in ["24-1.디지털", "산업부", "2030년온실가스감축목표의부문별이행", "3축체계", ""]
    {
        assert!(!opens_label(text), "{text}");
    }
}

#[test]
fn cells_of_period_columns() {
    for (text, expected) in
        [("2024", (Some(2024), None)), ("3", (None, Some(3))), ("’24.2분기", (Some(2024), Some(2)))]
    {
        let found = cell(text).unwrap();
        assert_eq!((found.year, found.quarter), expected, "{text}");
    }
}
