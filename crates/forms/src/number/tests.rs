//! Tables of numbers and of what only looks like one.

use super::*;

fn words() -> Vec<&'static str> {
    labels().collect()
}

#[test]
fn every_example_stands_alone_and_is_read() {
    for (line, number) in EXAMPLES {
        assert!(alone(line), "{line}");
        let found = numbered(line, &words()).unwrap();
        assert_eq!((found.number.as_str(), found.rest), (*number, ""), "{line}");
    }
}

#[test]
fn numbers_are_read() {
    let cases = [
        ("23. 제조업", Some(("23", None, "제조업"))),
        ("23.", Some(("23", None, ""))),
        ("23.제조업", Some(("23", None, "제조업"))),
        ("23-1. 디지털", Some(("23-1", None, "디지털"))),
        ("23-1 디지털", Some(("23-1", None, "디지털"))),
        ("23-1 과제 발굴", Some(("23-1", None, "과제 발굴"))),
        ("23–1) 디지털", Some(("23-1", None, "디지털"))),
        ("23-① 디지털", Some(("23-1", None, "디지털"))),
        ("(23-1) 디지털", Some(("23-1", None, "디지털"))),
        ("국정과제 23. 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("국정과제 23번 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("국 정 과 제 23 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("국정과제23 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("국정과제(23번) 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("국정과제(23) 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("[국정과제 23] 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("23번 국정과제: 제조업", Some(("23", Some("국정과제"), "제조업"))),
        ("23번 과제 제조업", Some(("23", Some("과제"), "제조업"))),
        ("과제 23-1 디지털", Some(("23-1", Some("과제"), "디지털"))),
        ("실천과제 23-1. 디지털", Some(("23-1", Some("실천과제"), "디지털"))),
        ("27 더불어 발전", Some(("27", None, "더불어 발전"))),
        ("23.5% 증가", None),
        ("2024. 3. 1.", None),
        ("2,025개 기업", None),
        ("3분기", None),
        ("10대 산업", None),
        ("1-2월 실적", None),
        ("제조업", None),
    ];
    for (text, expected) in cases {
        let found = numbered(text, &words());
        let found = found.as_ref().map(|n| (n.number.as_str(), n.label.as_deref(), n.rest));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn numbers_alone_and_before_titles() {
    for line in ["23.", "국정과제 23", "국정과제 7번", "7)", "23번 국정과제", "국정 과제 23."]
    {
        assert!(alone(line), "{line}");
    }
    for line in
        ["23", "1.5", "3.14.", "2022", "23개", "1-2월", "22-4호", "(3)", "[5]", "3번", "(23-1", "7,", "1-2,"]
    {
        assert!(!alone(line), "{line}");
    }
    for line in [
        "23-1. 항만 자동화",
        "23-1.항만 자동화",
        "(23-1)항만 자동화",
        "국정과제 23 항만 자동화",
        "23-1 「항만법」 개정",
        "23번 과제 항만 자동화",
    ] {
        assert!(titled(line), "{line}");
    }
    for line in ["1-2개월 소요", "23. 항만", "2.20-23 개최", "국정과제 점검", "23-1", "국정과제 3개 점검"]
    {
        assert!(!titled(line), "{line}");
    }
}

#[test]
fn labels_without_blanks() {
    for text in [
        "23-1.디지털기반",
        "24.제조업",
        "23-1",
        "국정과제23번",
        "(3)혁신",
        "[23-1]혁신",
        "7",
        "국정과제23제조업",
    ] {
        assert!(opens_label(text), "{text}");
    }
    for text in ["경영안정강화", "산업부", "3축체계", "1기신도시", "2024년", "과학기술", ""]
    {
        assert!(!opens_label(text), "{text}");
    }
}

#[test]
fn ordinals_are_read() {
    let cases = [
        ("가. 디지털", Some(("가", "디지털"))),
        ("① 디지털", Some(("①", "디지털"))),
        ("㉮ 디지털", Some(("㉮", "디지털"))),
        ("2) 디지털", Some(("2", "디지털"))),
        ("가로등 정비", None),
    ];
    for (text, expected) in cases {
        let found = ordinal(text);
        assert_eq!(found.as_ref().map(|(n, rest)| (n.as_str(), *rest)), expected, "{text}");
    }
    assert_eq!(in_figures("㉗".to_owned()), "27");
    assert_eq!(in_figures("23-1".to_owned()), "23-1");
}
