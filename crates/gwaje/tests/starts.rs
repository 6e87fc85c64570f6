//! Where paragraphs begin, for each kind of line that opens an item without a bullet, through text and through the pages
//! of a PDF: lines as a column of 23 em prints them in, items out.

mod sheet;

use sheet::report::{Way, items, report, tasks};

/// A kind of list: the printed lines behind the first item of a status cell, and the items they are.
struct Case {
    kind: &'static str,
    ways: &'static [Way],
    lines: &'static [&'static str],
    items: &'static [(&'static str, &'static str)],
}

const BOTH: &[Way] = &[Way::Text, Way::Pdf];

/// The item before them, as wide as the column.
const FIRST: &str = "▪ 부두 운영사 여섯 곳과 함께 협의체를 구성함";

const CASES: &[Case] = &[
    Case {
        kind: "clause numbers",
        ways: BOTH,
        lines: &[
            "ㅇ 선체 구조 기준",
            "2.2.1.1 설계하중은 계산으로 정하고 항만",
            "별 파고를 반영하여야 한다.",
            "2.2.1.2 방파제는 모형으로 시험하여야 한다.",
            "2.2.1.3 시험 기록은 다섯 해 동안 보관한다.",
        ],
        items: &[
            ("ㅇ", "선체 구조 기준"),
            ("", "2.2.1.1 설계하중은 계산으로 정하고 항만별 파고를 반영하여야 한다."),
            ("", "2.2.1.2 방파제는 모형으로 시험하여야 한다."),
            ("", "2.2.1.3 시험 기록은 다섯 해 동안 보관한다."),
        ],
    },
    Case {
        kind: "labels in round brackets",
        ways: BOTH,
        lines: &[
            "ㅇ 위탁 기관 평가",
            "(1차 평가) 권역별로 나누어 서면 평가를 시행",
            "(2차 평가) 부두 운영사와 함께 합동 현장 점검",
            "을 실시하고 결과를 공개",
            "(3차 평가) 이의 신청을 받아 순위 확정",
        ],
        items: &[
            ("ㅇ", "위탁 기관 평가"),
            ("", "(1차 평가) 권역별로 나누어 서면 평가를 시행"),
            ("", "(2차 평가) 부두 운영사와 함께 합동 현장 점검을 실시하고 결과를 공개"),
            ("", "(3차 평가) 이의 신청을 받아 순위 확정"),
        ],
    },
    Case {
        kind: "labels of places",
        ways: BOTH,
        lines: &[
            "ㅇ 연구 거점 구축",
            "(부산대) 자율 운항 선박의 충돌 회피 실증",
            "(목포대) 어선 전기 추진기의 수명 시험",
            "(제주대) 해양 쓰레기 수거 로봇 개발",
        ],
        items: &[
            ("ㅇ", "연구 거점 구축"),
            ("", "(부산대) 자율 운항 선박의 충돌 회피 실증"),
            ("", "(목포대) 어선 전기 추진기의 수명 시험"),
            ("", "(제주대) 해양 쓰레기 수거 로봇 개발"),
        ],
    },
    Case {
        kind: "middots",
        ways: BOTH,
        lines: &[
            "ㅇ 등대 유산 목록 발간",
            "  · 조사 계획을 세우고 등대 서른 곳의 자료를",
            "    모아 목록 초안 작성(7월)",
            "  · 전문가 심의를 거쳐 등대 유산 열두 곳 지정",
            "  · 목록집 발간(9월)",
        ],
        items: &[
            ("ㅇ", "등대 유산 목록 발간"),
            ("·", "조사 계획을 세우고 등대 서른 곳의 자료를 모아 목록 초안 작성(7월)"),
            ("·", "전문가 심의를 거쳐 등대 유산 열두 곳 지정"),
            ("·", "목록집 발간(9월)"),
        ],
    },
    Case {
        kind: "a middot inside a sentence",
        ways: BOTH,
        lines: &["ㅇ 연안 여객선 운항 관리와 어선 안전 조업 교육", "  · 훈련을 함께 실시"],
        items: &[("ㅇ", "연안 여객선 운항 관리와 어선 안전 조업 교육 · 훈련을 함께 실시")],
    },
    Case {
        kind: "circled numbers behind the first in its article",
        ways: BOTH,
        lines: &[
            "제5조(점검) ① 운영사는 해마다 부두를 점검하",
            "여야 한다.",
            "② 관리청은 점검 결과를 공개하여야 한다.",
            "③ 공개하는 방법은 따로 정한다.",
        ],
        items: &[
            ("", "제5조(점검) ① 운영사는 해마다 부두를 점검하여야 한다."),
            ("②", "관리청은 점검 결과를 공개하여야 한다."),
            ("③", "공개하는 방법은 따로 정한다."),
        ],
    },
    Case {
        kind: "circled numbers inside a sentence",
        ways: BOTH,
        lines: &[
            "ㅇ 점검 항목은 ①하역 장비의 안전, ②부두의 조명,",
            "  ③안내 표지의 언어, ④대피로의 너비로 정함",
        ],
        items: &[(
            "ㅇ",
            "점검 항목은 ①하역 장비의 안전, ②부두의 조명, ③안내 표지의 언어, ④대피로의 너비로 정함",
        )],
    },
    Case {
        kind: "telephone numbers",
        ways: BOTH,
        lines: &["ㅇ 담당 부서 연락처", "  044-200-1234", "  070-4243-1113", "  (051) 777-1234"],
        items: &[
            ("ㅇ", "담당 부서 연락처"),
            ("", "044-200-1234"),
            ("", "070-4243-1113"),
            ("", "(051) 777-1234"),
        ],
    },
    Case {
        kind: "telephone numbers behind names",
        ways: BOTH,
        lines: &[
            "ㅇ 문의",
            "  항만운영과 044-200-1234",
            "  해사안전과 044-200-5678",
            "  어촌어항과 044-200-9012",
        ],
        items: &[
            ("ㅇ", "문의"),
            ("", "항만운영과 044-200-1234"),
            ("", "해사안전과 044-200-5678"),
            ("", "어촌어항과 044-200-9012"),
        ],
    },
    Case {
        kind: "numbers below numbers",
        // In text `(1-1)` alone at a line start is the number of a task.
        ways: &[Way::Pdf],
        lines: &[
            "ㅇ 세부 과제",
            "(1-1) 부두별 하역 능력을 조사하고 낡은 크레인",
            "의 교체 순서를 정함",
            "(1-2) 교체 비용을 운영사와 나누는 협약 체결",
            "(2-1) 새 크레인의 시운전",
        ],
        items: &[
            ("ㅇ", "세부 과제"),
            ("", "(1-1) 부두별 하역 능력을 조사하고 낡은 크레인의 교체 순서를 정함"),
            ("", "(1-2) 교체 비용을 운영사와 나누는 협약 체결"),
            ("", "(2-1) 새 크레인의 시운전"),
        ],
    },
    Case {
        kind: "letters below letters",
        ways: BOTH,
        lines: &[
            "ㅇ 세부 과제",
            "가-1) 부두별 하역 능력을 조사하고 낡은 크레인",
            "의 교체 순서를 정함",
            "가-2) 교체 비용을 운영사와 나누는 협약 체결",
        ],
        items: &[
            ("ㅇ", "세부 과제"),
            ("", "가-1) 부두별 하역 능력을 조사하고 낡은 크레인의 교체 순서를 정함"),
            ("", "가-2) 교체 비용을 운영사와 나누는 협약 체결"),
        ],
    },
    Case {
        kind: "an amount in brackets inside a sentence",
        ways: BOTH,
        lines: &["ㅇ 수출은 부산(67억 달러), 인천(21억 달러), 여수", "  (18.6억 달러) 순으로 늘어남"],
        items: &[("ㅇ", "수출은 부산(67억 달러), 인천(21억 달러), 여수(18.6억 달러) 순으로 늘어남")],
    },
    Case {
        kind: "labels in lenticular brackets",
        ways: BOTH,
        lines: &[
            "ㅇ 연안 사고를 줄이기 위하여 구조대 열 곳을 보강",
            "【관련 계획】 연안 안전 기본 계획",
            "【관련 예산】 열두 억 원",
        ],
        items: &[
            ("ㅇ", "연안 사고를 줄이기 위하여 구조대 열 곳을 보강"),
            ("", "【관련 계획】 연안 안전 기본 계획"),
            ("", "【관련 예산】 열두 억 원"),
        ],
    },
];

/// Marker and text of an item, spaces aside: whether one stands at a break is decided elsewhere.
fn letters(marker: &str, text: &str) -> (String, String) {
    (marker.to_owned(), text.split_whitespace().collect())
}

#[test]
fn every_kind_of_list_keeps_its_items() {
    let mut wrong = Vec::new();
    for case in CASES {
        for way in case.ways {
            let status: Vec<&str> =
                ["2024년", "< 3분기 >", FIRST].iter().chain(case.lines).copied().collect();
            let document = report(*way, &[(&["23-7.", "스마트 항만 구축"], "해수부", &status)]);
            let found = document.iter().flat_map(tasks).flat_map(items).skip(1);
            let found: Vec<_> = found.map(|(marker, text)| letters(&marker, &text)).collect();
            let right: Vec<_> = case.items.iter().map(|(marker, text)| letters(marker, text)).collect();
            if found != right {
                wrong.push(format!("{way:?}, {}: {found:#?}", case.kind));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
