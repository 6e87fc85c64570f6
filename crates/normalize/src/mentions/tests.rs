//! Cases for the module above.

use super::find;
use crate::dates;
use jiff::civil::date;

/// Mentions as `kind value unit qualifier`, what is absent left out.
fn read(text: &str) -> String {
    let (first, last) = (date(2024, 4, 1), date(2024, 6, 30));
    let dates = dates::find(text, Some(&dates::Anchor { first, last, ahead: false })).dates;
    let shown = find(text, &dates, Some(last)).into_iter().map(|mention| {
        let printed: String = text
            .chars()
            .skip(mention.span[0] as usize)
            .take((mention.span[1] - mention.span[0]) as usize)
            .collect();
        assert_eq!(printed, mention.text);
        let kind = format!("{:?}", mention.kind).to_lowercase();
        let to = mention.number_to.map(|to| format!("~{to}"));
        let parts = [Some(kind), Some(mention.value), to, mention.unit, mention.qualifier];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    shown.collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "in {text}");
    }
}

#[test]
fn titles() {
    check(&[
        ("「산업 디지털 전환 촉진법」 시행", "law 산업 디지털 전환 촉진법"),
        ("｢미래차부품산업법｣ 제정", "law 미래차부품산업법"),
        ("「전기사업법 시행령」 일부개정", "law 전기사업법 시행령"),
        ("「대기환경보전법 일부개정법률안」 발의", "law 대기환경보전법 일부개정법률안"),
        ("「자본시장법 시행령 일부개정령안」 입법예고", "law 자본시장법 시행령 일부개정령안"),
        ("「업무협약」 체결", "title 업무협약"),
        ("“지원에 나선다”", ""),
        ("「K-조선 초격차 비전 2040」 발표", "plan K-조선 초격차 비전 2040"),
        ("「조선산업 초격차 확보전략」 발표", "plan 조선산업 초격차 확보전략"),
        ("「제1차 기본계획(’24~’28)」 수립", "plan 제1차 기본계획(’24~’28)"),
        ("「스마트 제조 방법」 배포", "title 스마트 제조 방법"),
        ("『자동차의 날』 행사 개최", "title 자동차의 날"),
        ("‘소부장 협력모델’ 승인", "title 소부장 협력모델"),
        ("“미래차 전환 지원대책” 발표", "plan 미래차 전환 지원대책"),
        ("'24.5.9 개최, '24.6.1 종료", ""),
        ("’24년 대비 ’25년 확대", ""),
        ("그는 “매우 좋다.” 라고 말함", ""),
    ]);
}

#[test]
fn counts() {
    check(&[
        ("총 2,025개 기업 지원", "count 2025 개 기업 총"),
        ("40여개사 참여", "count 40 개사 여"),
        ("67개社 선정", "count 67 개사"),
        ("609개 기관 점검", "count 609 개 기관"),
        ("1,800TEU급 선박", ""),
        ("1,800TEU 선박", "count 1800 TEU"),
        ("80% 이상 달성", "count 80 % 이상"),
        ("3배 증가", "count 3 배"),
        ("1.2조원 투자", "count 1200000000000 원"),
        ("1조 2,500억원 투자", "count 1250000000000 원"),
        ("350억 원 규모", "count 35000000000 원"),
        ("5천만원 지원", "count 50000000 원"),
        ("3만 5천명 참여", "count 35000 명"),
        ("34만 2,510원으로 인상", "count 342510 원"),
        ("피해자 3만 400명 결정", "count 30400 명"),
        ("1조 2천억 3만원", "count 1200000030000 원"),
        ("1.3억 → 2억원", "count 130000000 원 | count 200000000 원"),
        ("3천 5백 ~ 4천명", "count 3500 ~4000 명"),
        ("100여 명 참석", "count 100 명 여"),
        ("5,504대 보급", "count 5504 대"),
        ("10대 주력산업", ""),
        ("3대 분야", ""),
        ("100대 과제", ""),
        ("17건 승인, 5종 개발", "count 17 건 | count 5 종"),
        ("누적 750개 지원", "count 750 개 누적"),
        ("약 30% 절감", "count 30 % 약"),
        ("10%→15%로 확대", "count 10 % | count 15 %"),
        ("10~20% 수준", "count 10 ~20 %"),
        ("3~5만명 참여", "count 30000 ~50000 명"),
        ("1조~1.2조원 규모", "count 1000000000000 ~1200000000000 원"),
        ("20~10% 수준", ""),
        ("1조 2,345억원 투자", "count 1234500000000 원"),
        ("세계 3위 달성", "count 3 위"),
        ("0.5%p 인상", "count 0.5 %p"),
        ("1.5℃ 상승", "count 1.5 ℃"),
        ("1인승급 기체", ""),
        ("3개월 연장", "count 3 개월"),
        ("5년간 추진", "count 5 년"),
        ("2024년 5월 10일 개최", ""),
        ("23-1. 과제", ""),
        ("회의 3회 개최", "count 3 회"),
        ("3개편 추진", ""),
        ("12개소 설치", "count 12 개소"),
        ("COVID-19 대응 4G 5G", ""),
    ]);
}

#[test]
fn ordinals() {
    check(&[
        ("제1차 위원회 개최", "ordinal 1 차"),
        ("제 21회 조선해양의 날", "ordinal 21 회"),
        ("2차 공모", "ordinal 2 차"),
        ("2차전지 육성", ""),
        ("4차 산업혁명", ""),
        ("3차년도 협약", ""),
        ("1단계 완료", "ordinal 1 단계"),
        ("제3자 검증", ""),
    ]);
}

#[test]
fn ministries() {
    check(&[
        ("산업부와 환경부 협의", "ministry motie | ministry me"),
        ("산업통상자원부 장관 주재", "ministry motie"),
        ("산업부장관 주재", "ministry motie"),
        ("산업부문 혁신", ""),
        ("산업부가가치 제고", ""),
        ("신산업부 신설", ""),
        ("기후부 출범", ""),
        ("과기정통부·산업부 합동", "ministry msit | ministry motie"),
        ("「산업부 혁신계획」 수립", "plan 산업부 혁신계획"),
    ]);
}

#[test]
fn figures_say_what_they_are() {
    let cases = [
        (
            "클린팩토리 357개 선정, 구축목표(322개, 누적 750개) 대비 초과 달성",
            "357 actual 달성 | 322 target 목표 | 750 cumulative 누적",
        ),
        ("센터 3개소 개소 예정", "3 target 예정"),
        ("보급률 90% 이상 달성", "90 share 보급률"),
        ("전년 대비 57.7% 증가", "57.7"),
        ("지원 기간 3개월 연장", "3"),
        // How much for each, what was before, whom it is for: none of these adds up.
        ("수당을 월 45만원으로 인상", "450000"),
        ("1인당 지원금을 14만원에서 15만원으로 인상", "1 | 140000 | 150000"),
        ("예산을 1.3억원 → 2억원으로 증액", "130000000 | 200000000 actual 증액"),
        ("1인 가구 안부 확인 완료", "1"),
        ("매출 1억원 이하 소상공인 지원", "100000000"),
        ("주민 1,000명 이상 참석", "1000 actual 참석"),
        ("주 1회 공개하는 누리집 개설", "1"),
        ("연 100명 양성", "100 actual 양성"),
        ("수출 세계 3위 달성", "3 rank 3위"),
        ("국비 1조 2,345억원 확보", "1234500000000 actual 확보"),
    ];
    for (text, expected) in cases {
        let mut mentions = find(text, &[], None);
        let progress = crate::progress::of(
            text,
            gwaje_forms::progress::find(text),
            &[],
            &crate::progress::Place::default(),
        );
        super::roles(&mut mentions, text, &progress);
        let shown = mentions.iter().map(|mention| {
            let role =
                mention.role.map(|role| serde_json::to_value(role).unwrap().as_str().unwrap().to_owned());
            let parts = [mention.number.map(|n| n.to_string()), role, mention.role_words.clone()];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "in {text}");
    }
}
