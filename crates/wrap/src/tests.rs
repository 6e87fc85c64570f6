//! Whole cells: printed lines in, blocks out.

use crate::blocks;
use crate::testing::{line_at, line_of};
use gwaje_model::{Block, Cell, Flow, Line, Media, Row};

fn row(flow: Flow, lines: Vec<Line>) -> Row<Line> {
    Row {
        table: 0,
        flow,
        after_gap: false,
        cells: vec![Cell { column: 0, columns: 1, rows: 1, places: Vec::new(), content: lines }],
    }
}

fn shown(rows: &[Row<Line>], media: Media) -> Vec<String> {
    let out = blocks(rows, media);
    let show = |block: &Block| format!("{}|{}", block.marker.clone().unwrap_or_default(), block.text);
    out.value.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.content.iter().map(show)).collect()
}

fn flattened(text: &str) -> Vec<String> {
    shown(&[row(Flow::Text, text.lines().map(line_of).collect())], Media::TEXT)
}

/// Lines as `indent/slack/text`, both in points.
fn cell(flow: Flow, lines: &str) -> Vec<String> {
    let line = |line: &str| {
        let mut parts = line.splitn(3, '/').map(str::trim);
        let mut number = || parts.next().unwrap().parse().unwrap();
        let (indent, slack) = (number(), number());
        line_at(parts.next().unwrap(), indent, slack)
    };
    shown(&[row(flow, lines.lines().map(line).collect())], Media::PDF)
}

#[test]
fn a_lone_note_behind_a_full_line_opens_an_item() {
    let blocks = cell(
        Flow::Table,
        "0/0/ㅇ 마약류 사범 보호관찰 대상자 전담 직원 45명 지정\n10/0/후 약물검사 주기를 월 1회에서 주 1회로 단축(5월)\n10/83/* 정밀검사 장비 12대 추가 도입\n0/0/ㅇ 가석방 심사 시 재범 위험성 평가 결과를 의무적으로\n10/89/반영하도록 업무지침 개정(6.5)",
    );
    assert_eq!(blocks.get(1).map(String::as_str), Some("*|정밀검사 장비 12대 추가 도입"));
}

#[test]
fn a_line_of_a_list_is_not_in_the_middle_though_as_much_room_is_left_behind_it() {
    let blocks = cell(
        Flow::Table,
        "0/2/ㅇ 노후 상수도 정비계획 수립과 광역 관로 현황 조사 그리고 점검\n20/3/- 취약지역 주민에게 생수와 급수차를 먼저 지원하는 방안\n20/22/- 농촌 마을 단위 소규모 급수시설 운영 실태 조사\n20/140/점검반 편성과 운영\n20/5/- 누수 탐지 장비 교체와 전문 인력 양성 과정 신설 추진",
    );
    assert_eq!(
        blocks.get(2).map(String::as_str),
        Some("-|농촌 마을 단위 소규모 급수시설 운영 실태 조사 점검반 편성과 운영")
    );
    assert_eq!(blocks.len(), 4);
}

#[test]
fn a_line_overleaf_under_the_text_of_its_item_goes_on_whatever_hangs_under_other_marks() {
    let mut lines: Vec<Line> = [
        (0.0, 2.0, "- 노후 상수도 정비계획 수립과 광역 관로 현황 조사 그리고"),
        (10.0, 140.0, "점검반 편성과 운영"),
        (0.0, 0.0, "(1) 전통시장과 보건소를 위한 교육과정 누리집 발표 및 철도망"),
        (20.0, 200.0, "80곳 점검"),
        (0.0, 90.0, "(2) 농촌 철도망 누리집 발표"),
    ]
    .map(|(indent, slack, text)| line_at(text, indent, slack))
    .into();
    for line in lines.iter_mut().skip(3) {
        line.place = gwaje_model::Place { page: 2, bbox: line.bbox() }.into();
    }
    let blocks = shown(&[row(Flow::Table, lines)], Media::PDF);
    let item = "(1)|전통시장과 보건소를 위한 교육과정 누리집 발표 및 철도망 80곳 점검";
    assert_eq!(blocks.get(1).map(String::as_str), Some(item), "{blocks:?}");
}

#[test]
fn a_dot_behind_a_full_line_is_a_mark_where_others_of_the_column_are() {
    let full = "0/0/- 차세대 보건소에 대한 농촌 빈집 공모사업 확정\n14/3/·농촌 하천 점검회의 수립 및 전통시장 59곳 체결";
    let cell_of = |lines: &str| -> Row<Line> {
        let line = |line: &str| {
            let mut parts = line.splitn(3, '/');
            let mut number = || parts.next().unwrap().parse().unwrap();
            let (indent, slack) = (number(), number());
            line_at(parts.next().unwrap(), indent, slack)
        };
        row(Flow::Table, lines.lines().map(line).collect())
    };
    let other = "0/150/- 노후 상수도 정비계획\n14/60/·청년 일자리 조사\n0/150/- 광역 관로 점검\n14/60/·생활 관광지 공고";
    assert_eq!(shown(&[cell_of(full)], Media::PDF).len(), 1, "a lone one");
    assert_eq!(shown(&[cell_of(full), cell_of(other)], Media::PDF).len(), 6);
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
            "-|①안전 ②환경",
            "|2024년",
            "|<2분기>",
            "ㅇ|스마트항만 2.20~23 점검",
            "|7-2. 어촌",
            "|해수부·환경부 2023년 < 3분기 >",
            "|활력 제고",
            "▪|어촌 신활력",
        ]
    );
}

#[test]
fn labels_that_count_on_and_indented_sentences_begin_paragraphs() {
    let labels = "0/0/경력1. 학사학위를 받은 뒤 여섯 해 넘게 같은 일을 한 사람
         0/0/경력2. 아홉 해 넘게 같은 일을 한 사람으로 추천을 받은 사람
         0/0/경력3. 공무원으로 두 해 넘게 같은 일을 한 사람";
    assert_eq!(cell(Flow::Table, labels).len(), 3);
    let other = labels.replace("경력2", "학력7").replace("경력3", "학력9");
    assert_eq!(cell(Flow::Table, &other).len(), 1, "labels of which none follows another");
    let prose = "10/0/어촌의 소득을 높이기 위해 마을마다 공동 작업장을 짓고
         0/0/판로를 넓히는 사업을 올해부터 여러 곳에서 시작하였다.
         10/0/항만에서는 하역 장비를 우리 것으로 바꾸는 일을 서두르고
         0/0/부두마다 안전 관리 기준을 새로 마련하였다.";
    assert_eq!(cell(Flow::Text, prose).len(), 2);
}

#[test]
fn items_with_hanging_text() {
    let blocks = cell(
        Flow::Table,
        "0/200/2023년
         0/200/< 1분기 >
         0/0/▪ 항만 하역장비 국산화 사업을 위한 실태조사와
         15/0/-3℃ 이하 냉동창고 점검, 부두별 안전관리 기준
         15/200/마련(1.30)
         15/0/- 부두 운영사 여섯 곳이 함께 참여하는 협의체를
         20/150/구성
         20/0/* 부산, 인천, 여수 등 주요 항만의 물동량 집계
         25/100/(8.28~9.27)
         15/100/-1인당 처리량 공개
         0/0/▪어촌 신활력 사업 대상지 스물다섯 곳을 추가로
         15/250/선정",
    );
    assert_eq!(
        blocks,
        [
            "|2023년",
            "|< 1분기 >",
            "▪|항만 하역장비 국산화 사업을 위한 실태조사와 -3℃ 이하 냉동창고 점검, 부두별 안전관리 기준 마련(1.30)",
            "-|부두 운영사 여섯 곳이 함께 참여하는 협의체를 구성",
            "*|부산, 인천, 여수 등 주요 항만의 물동량 집계(8.28~9.27)",
            "-|1인당 처리량 공개",
            "▪|어촌 신활력 사업 대상지 스물다섯 곳을 추가로 선정",
        ]
    );
}

#[test]
fn marks_inside_wrapped_text_open_nothing() {
    let blocks = cell(
        Flow::Table,
        "0/0/ㅇ 선석 배정 방식을 20분 간격 현행 유지에서
         10/0/→ 10분 간격으로 줄이고 ①안전 진단, 사고 이력
         10/0/②환경 진단을 함께 실시하며 △3.2% 감소한 물량
         10/0/○○부두 사례를 공유 · 확산하고 「항만법
         10/150/* 시행령」 개정
         0/0/ㅇ 어촌계 열두 곳의 소득을 점검하고 하반기에
         10/100/2024년 계획에 반영",
    );
    assert_eq!(
        blocks,
        [
            "ㅇ|선석 배정 방식을 20분 간격 현행 유지에서 → 10분 간격으로 줄이고 ①안전 진단, 사고 이력 \
             ②환경 진단을 함께 실시하며 △3.2% 감소한 물량 ○○부두 사례를 공유 · 확산하고 「항만법* 시행령」 개정",
            "ㅇ|어촌계 열두 곳의 소득을 점검하고 하반기에 2024년 계획에 반영",
        ]
    );
}

#[test]
fn unmarked_lines() {
    // Back at the margin after hanging lines; a label broken by hand; running text with a short last line.
    let after_item = "0/0/- 부두 운영사 여섯 곳이 함께 참여하는 협의체를
                      15/0/구성하고 분기마다 운영 결과를 해양수산부에 보고
                      0/0/이와 별도로 연안 여객선 운항 관리 체계를 개편하
                      0/200/였다";
    assert_eq!(cell(Flow::Text, after_item).len(), 2);
    let label = "10/20/7-1.\n0/0/스마트\n5/5/항만\n0/0/구축과";
    assert_eq!(cell(Flow::Table, label), ["|7-1. 스마트 항만 구축과"]);
    let prose = "10/0/해양수산부는 올해 세 차례에 걸쳐 항만 자동화\n0/150/사업을 점검하였다.\n\
                 10/0/내년에는 대상 항만을 늘리고 국산 장비 보급에\n0/250/나선다.";
    assert_eq!(cell(Flow::Text, prose).len(), 2);
}

#[test]
fn headings_with_marks_take_no_text() {
    assert_eq!(
        flattened(
            "□ 2023년 3분기\n부두 운영사 협의체 구성\n【참고】\n물동량 집계\nㅇ < 4분기 >\n- 부두 점검"
        ),
        [
            "□|2023년 3분기",
            "|부두 운영사 협의체 구성",
            "|【참고】",
            "|물동량 집계",
            "ㅇ|< 4분기 >",
            "-|부두 점검"
        ]
    );
}

#[test]
fn a_heading_like_line_inside_an_item_stays_text() {
    let blocks = cell(
        Flow::Table,
        "0/0/▪ 항만 하역장비 국산화 시범사업 완료 목표 시점을
         10/100/2024년 하반기
         0/0/▪ 부두 운영사 여섯 곳이 함께 여는 국제 학술대회
         10/100/《스마트항만 포럼》
         0/0/▪ 어촌 신활력 사업 대상지 스물다섯 곳을 추가로
         10/100/선정하고 공고
         0/200/2024년
         0/200/<1분기>",
    );
    assert_eq!(
        blocks,
        [
            "▪|항만 하역장비 국산화 시범사업 완료 목표 시점을 2024년 하반기",
            "▪|부두 운영사 여섯 곳이 함께 여는 국제 학술대회 《스마트항만 포럼》",
            "▪|어촌 신활력 사업 대상지 스물다섯 곳을 추가로 선정하고 공고",
            "|2024년",
            "|<1분기>",
        ]
    );
}
