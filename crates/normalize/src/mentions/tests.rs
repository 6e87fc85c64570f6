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
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, read(text), *expected))
        .filter(|(_, found, expected)| found != expected)
        .map(|(text, found, expected)| format!("{text}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        ("『목재이용법』 하위법령 정비", "law 목재이용법"),
        // Ends of other words, and of laws.
        ("「항공법」 개정", "law 항공법"),
        ("「지하수법」 개정", "law 지하수법"),
        ("「도시정비법」 개정", "law 도시정비법"),
        ("「맞춤형 요법」 소개", "title 맞춤형 요법"),
    ]);
}

#[test]
fn laws_without_brackets() {
    check(&[
        ("산림보호법 개정안 국회 제출", "law 산림보호법"),
        ("산림보호법 시행령 개정안 입법예고", "law 산림보호법 시행령"),
        ("임업재해처벌법 시행령", "law 임업재해처벌법 시행령"),
        ("어촌정비법을 개정하여 지원", "law 어촌정비법"),
        ("개정 목재문화진흥법에 따른 지정", "law 목재문화진흥법"),
        ("양묘산업 특별법 국회 통과", "law 양묘산업 특별법"),
        ("임도의 관리에 관한 법률 시행규칙 개정", "law 임도의 관리에 관한 법률 시행규칙"),
        ("재발 방지를 위해 근로기준법 일부개정 추진", "law 근로기준법"),
        ("상속세 및 증여세법 개정", "law 상속세 및 증여세법"),
        ("고시 및 어촌정비법 개정", "law 어촌정비법"),
        ("산림보호법 위반 업체 점검", "law 산림보호법"),
        ("「산림보호법」 개정안 입법예고", "law 산림보호법"),
        ("민법 개정안 발의", "law 민법"),
        ("농지진흥법·어촌진흥법 개정", "law 농지진흥법 | law 어촌진흥법"),
        (
            "농지은행법, 어촌진흥원법 및 임산물유통법 개정",
            "law 농지은행법 | law 어촌진흥원법 | law 임산물유통법",
        ),
        ("산림보호법에 따라 지정", "law 산림보호법"),
        ("기준(산림보호법) 개정", "law 산림보호법"),
        ("기준(산림보호법) 시행령 개정", "law 산림보호법"),
        // Where a name begins.
        ("관청을 당사자로 하는 위탁에 관한 법률 개정", "law 관청을 당사자로 하는 위탁에 관한 법률"),
        (
            "부패 차단을 위해 관청을 당사자로 하는 위탁에 관한 법률 개정",
            "law 관청을 당사자로 하는 위탁에 관한 법률",
        ),
        ("양묘업 등록 등에 관한 법률 개정", "law 양묘업 등록 등에 관한 법률"),
        ("지침 마련 및 양묘업 등록에 관한 특례법 개정", "law 양묘업 등록에 관한 특례법"),
        ("산림청 소관 양묘산업 진흥법 개정", "ministry kfs | law 양묘산업 진흥법"),
        ("하반기 중 양묘산업 진흥법 개정", "law 양묘산업 진흥법"),
        ("숲길 및 산촌환경정비법 개정", "law 숲길 및 산촌환경정비법"),
        ("양묘장 및 채종원 육성을 위한 특별법 제정", "law 양묘장 및 채종원 육성을 위한 특별법"),
        ("산촌청의 설치 및 운영에 관한 특별법 제정", "law 산촌청의 설치 및 운영에 관한 특별법"),
        ("고품위 목재 관리에 관한 특별법 제정", "law 고품위 목재 관리에 관한 특별법"),
        // It is not plain where.
        ("임업인 등에 대한 특수교육법 개정", ""),
        ("임업인 재해보상법 개정", ""),
        ("양묘장 지원을 위한 특별법 제정 추진", ""),
        // None is named.
        ("산림보호법안내서 배포", ""),
        ("산정 방법 개정", ""),
        ("수질 시험법 개정", ""),
        ("불법 개정 번호판 단속", ""),
        ("관련 법 개정, 관련 법률 제정", ""),
        ("특별법 제정 추진", ""),
        ("관련 특별법 제정 추진", ""),
        ("현행법 개정, 동법 시행령 개정", ""),
        ("이에 관한 법률 제정", ""),
        ("정부 입법 국회 제출", ""),
        ("헌법 재판소 결정", ""),
        ("시행령 개정안 입법예고", ""),
        ("방송 3법 개정", ""),
    ]);
}

/// Texts and the counts in them.
const COUNTS: &[(&str, &str)] = &[
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
    ("전기버스 3대 도입", "count 3 대"),
    ("목재펠릿 보일러 310대 보급", "count 310 대"),
    ("나무 89만 그루 식재", "count 890000 그루"),
    ("하루 600만㎥ 공급", "count 6000000 m³"),
    ("온실가스 1,200만톤CO2eq 감축", "count 12000000 tCO2eq"),
    ("백신 1,020만 회분 도입", "count 10200000 회분"),
    ("USD 350만 수출계약", "count 3500000 달러"),
    ("수출계약 US$1.2억 체결", "count 120000000 달러"),
    ("투자 $3 million 유치", ""),
    ("연간 목표(1,200호) 대비 980호 공급", "count 1200 호 | count 980 호"),
    ("전기차 충전기 12기 설치 완료", "count 12 기"),
    ("문화유산 45점 환수", "count 45 점"),
    ("소방헬기 2대를 도입", "count 2 대"),
    ("순찰차 20대 보급", "count 20 대"),
    ("장애인 콜택시 12대(3.2)", "count 12 대"),
    ("가축 3만 두 살처분", "count 30000 마리"),
    ("묘목 35만 주 보급", "count 350000 그루"),
    ("자사주 35만 주 소각", ""),
    ("공공임대 1203호 공급", "count 1203 호"),
    ("환경교육 12학급 운영", "count 12 학급"),
    ("마스크 5만 장 지급", "count 50000 장"),
    ("주차장 120면 조성", "count 120 면"),
    ("안내서 3천 부 배포", "count 3000 부"),
    ("도로 12.5㎞, 교량 340m 준공", "count 12.5 km | count 340 m"),
    ("데이터 3.2PB 개방", "count 3.2 PB"),
    ("12개노선 개통, 8개마을 선정", "count 12 개 노선 | count 8 개 마을"),
    ("조리로봇 4대 시범 도입", "count 4 대"),
    ("국정과제 123개 중 98개 점검", "count 123 개 | count 98 개"),
    ("3대 과제 추진", ""),
    ("5대 은행 간담회 개최", ""),
    ("120대 국정과제 점검", ""),
    ("3대 지원 사업 추진", ""),
    ("2호 안건 의결", ""),
    ("1호선 연장 개통", ""),
    ("제3대 위원장 취임", ""),
    ("20대 지원 확대", ""),
    ("20~30대 청년 참여", ""),
    ("3기 신도시 착공, 2기 출범", ""),
    ("1호 공급계약 체결", ""),
    ("세종청사 101동 회의실에서 개최", ""),
    ("2면 게재", ""),
    ("2부 행사 개최", ""),
    ("만족도 85점", ""),
    ("3주 연속 상승", ""),
];

#[test]
fn counts() {
    check(COUNTS);
}

/// office2pdf paints a blank between figures and Hangul, on both sides, which Word only leaves white.
#[test]
fn a_blank_between_figures_and_hangul_changes_no_count() {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    let parted = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut out: String = chars.first().into_iter().collect();
        for pair in chars.windows(2) {
            let &[a, b] = pair else { continue };
            let meet = a.is_ascii_digit() && is_hangul(b) || is_hangul(a) && b.is_ascii_digit();
            out.extend(meet.then_some(' ').into_iter().chain([b]));
        }
        out
    };
    let cases: Vec<(String, &str)> = COUNTS.iter().map(|(text, counts)| (parted(text), *counts)).collect();
    check(&cases.iter().map(|(text, counts)| (text.as_str(), *counts)).collect::<Vec<_>>());
    check(&[
        ("제 3 조의 2 신설", ""),
        ("협약 35 건 체결", "count 35 건"),
        ("1,234 억 원 투입", "count 123400000000 원"),
        ("1 조 2,500 억 원 투자", "count 1250000000000 원"),
        ("3 만 5 천 명 참여", "count 35000 명"),
        ("2024 년 1 분기 5 월 24 일 개최", ""),
        ("제 1 차 위원회, 2 차 공모", "ordinal 1 차 | ordinal 2 차"),
        ("100 여 명 참석, 67 개社 선정", "count 100 명 여 | count 67 개사"),
        // Words that begin as a magnitude or an ordinal does.
        ("12 천안시 협약", ""),
        ("사업 2 조직 개편", ""),
        ("과제 3 만족도 조사", ""),
        ("지표 5 억제율, 목표 7 백신 접종", ""),
        ("권역 2 차단 방역, 2023 차량 교체", ""),
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
    let mut wrong = Vec::new();
    let cases = [
        (
            "클린팩토리 357개 선정, 구축목표(322개, 누적 750개) 대비 초과 달성",
            "357 actual 달성 | 322 target 목표 | 750 cumulative 누적",
        ),
        ("센터 3개소 개소 예정", "3 target 예정"),
        ("보급률 90% 이상 달성", "90 share 보급률"),
        ("전년 대비 57.7% 증가", "57.7 share 57.7%"),
        ("지원 기간 3개월 연장", "3"),
        // How much for each, what was before, whom it is for: none of these adds up.
        ("수당을 월 45만원으로 인상", "450000"),
        ("1인당 지원금을 14만원에서 15만원으로 인상", "1 | 140000 | 150000"),
        ("예산을 1.3억원 → 2억원으로 증액", "130000000 | 200000000 cumulative 2억원"),
        ("1인 가구 안부 확인 완료", "1"),
        ("매출 1억원 이하 소상공인 지원", "100000000"),
        ("주민 1,000명 이상 참석", "1000 actual 참석"),
        ("주 1회 공개하는 누리집 개설", "1"),
        ("연 100명 양성", "100 actual 양성"),
        ("수출 세계 3위 달성", "3 rank 3위"),
        ("국비 1조 2,345억원 확보", "1234500000000 actual 확보"),
        // Per cent is never a sum, nor is what was before.
        ("수목원 이용 만족도를 81%에서 84%로 상향", "81 | 84 share 84%"),
        ("매출 120% 증가", "120 share 120%"),
        ("목표 대비 85% 집행", "85 share 85%"),
        ("만족도를 90%로 상향할 예정", "90 target 예정"),
        ("매출 3배 증가", "3"),
        ("휴양림을 45개소에서 52개소로 확대", "45 | 52 cumulative 52개소"),
        ("신고센터 3개소에서 12건 접수", "3 actual 접수 | 12 actual 접수"),
        // How much there is on a day.
        ("3월까지 국유림 210ha 매수", "210 cumulative 3월까지"),
        ("1~3월 임도 120km 개설", "120 cumulative 1~3월"),
        ("4~6월 임도 140km 개설", "140 actual 개설"),
        ("3월 말 기준 총 45개소 운영", "45 cumulative 3월 말 기준"),
        ("휴양림 52개소 운영(6월 말 기준)", "52 cumulative 6월 말 기준"),
        ("3월까지 210ha 매수, 4월에 15ha 매수", "210 cumulative 3월까지 | 15 actual 매수"),
        ("’30년까지 500개소 설치 예정", "500 target 예정"),
        ("설치 기준 12건 개정", "12 actual 개정"),
        ("바우처를 9.2만에서 16.4만 가구로 확대", "164000 cumulative 16.4만 가구"),
        ("임대주택 2만 호 착공(1분기 누계)", "20000 cumulative 누계"),
        ("1인 1일 급식비 1만 3천원으로 인상", "1 | 13000"),
        ("정부 출범 이후 45건 개선 완료", "45 cumulative 출범 이후"),
        ("월평균 45건 접수", "45"),
        // A whole and its parts.
        ("전국 250개 보건소 중 200개소 점검", "250 | 200 actual 점검"),
        ("신청자 500명 중 320명 지원", "500 | 320 actual 지원"),
        ("총 120명(신규 30명 포함) 채용", "120 actual 채용 | 30"),
        ("신규 30명을 포함해 총 120명 채용", "30 | 120 actual 채용"),
        ("120명 채용, 이 중 신규 30명", "120 actual 신규 | 30"),
        ("서울 3개소, 부산 2개소 등 총 5개소 개소", "3 | 2 | 5 actual 개소"),
        ("거점 5개소 조성 완료(서울 3개소, 부산 2개소)", "5 actual 조성 완료 | 3 | 2"),
        ("전년(450건) 대비 520건 지원", "450 | 520 actual 지원"),
        ("연간 목표(1,200호) 대비 980호 공급", "1200 target 목표 | 980 actual 공급"),
        ("당초 계획 1,200호 대비 980호 공급", "1200 target 계획 | 980 actual 공급"),
        ("12개소(누적 45개소) 설치", "12 actual 설치 | 45 cumulative 누적"),
        ("거점 12개소(340ha) 준공", "12 actual 준공 | 340 actual 준공"),
        // Done.
        ("상수도 현대화 12개소 완료(3.21)", "12 actual 완료"),
        ("데이터 320종 구축, 누적 다운로드 45만 건", "320 actual 구축 | 450000 cumulative 누적"),
        ("환자 117만 명 유치, 전년 대비 93.2% 증가", "1170000 actual 유치 | 93.2 share 93.2%"),
        ("임업인 융자 실적 30억 원", "3000000000 actual 실적"),
        ("임업인 융자 75억 원(상반기 누적)", "7500000000 cumulative 누적"),
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
        let shown = shown.collect::<Vec<_>>().join(" | ");
        if shown != expected {
            wrong.push(format!("{text}: {shown}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
