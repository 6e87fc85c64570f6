//! Whether a unit that is also the end of names counts here.
//!
//! `5대 은행`, `3기 신도시`, `1호 안건` name; `버스 12대 보급`, `충전기 3기 설치`, `주택 980호 공급` count: what things are done with
//! stands behind them. Large figures always count.

use super::words::ends_before;
use gwaje_forms::letter::is_letter;
use gwaje_forms::marks;

/// Units that are ends of names as well, and what is done with the things that they count.
const NAMING: &[(&str, &str)] = &[
    (
        "대",
        "보급 도입 구입 구매 설치 교체 배치 공급 생산 제작 확보 투입 증차 감차 인도 구축 운영 운행 정비 대여 확충 증설 폐차 수리 점검 납품 수주 계약 \
         수출 등록 개조 임대 전환 매각 배정 배포 지급 전달 완료 달성 기증 판매 지원 철거 조기폐차 증편 출고 보유",
    ),
    (
        "호",
        "공급 매입 건설 착공 준공 임대 분양 매각 개량 정비 철거 수리 입주 완료 달성 확보 인허가 매도 보수 개보수 조성",
    ),
    (
        "기",
        "보급 도입 설치 교체 배치 공급 확보 발사 건설 구축 준공 착공 증설 확충 수출 수주 해체 철거 정비 완료 달성 점검",
    ),
    (
        "점",
        "전시 환수 기증 기탁 지정 수집 반환 공개 발굴 등록 이관 복원 구입 출품 압수 적발 수거 보존처리 회수 수여",
    ),
    ("권", "발간 배포 보급 기증 구입 완성 번역 제작 출판 발행 복원"),
    ("편", "제작 상영 지원 공개 배포 선정 방영 개봉 증편 게시 수록"),
    ("부", "배포 발간 발행 배부 인쇄 제작"),
    ("동", "철거 신축 건립 준공 조성 개량 설치 보수 정비 착공 증축 공급"),
    ("면", "조성 설치 확보 확충 증설 공급 신설"),
    ("실", "조성 확보 확충 증설 공급 신축 설치 건립"),
    ("석", "확보 조성 증설 확충 설치 공급"),
    ("량", "도입 교체 증차 투입 발주 제작 납품 수주 수출 편성"),
    ("장", "배포 배부 발급 공급 지급 전달 제작 기탁 기부 수입 생산 발행 판매"),
    ("매", "배포 배부 발급 공급 지급 전달 제작 기탁 발행 판매 발송 설치 제공"),
    ("본", "식재 공급 보급 생산 배포 방제 무상공급"),
    ("주", ""),
    ("두", "사육 살처분 접종 도입 공급 수출 보급"),
    ("평", ""),
    ("식", ""),
    ("엔", ""),
    ("불", ""),
    ("t", ""),
    ("m", ""),
    ("L", ""),
    ("벌", "배포 지급 보급 전달 기증 공급 제작"),
];

/// Nouns behind an act that make a name of both: `3대 지원 사업`.
const NAMED: &[&str] = &[
    "사업",
    "과제",
    "전략",
    "분야",
    "계획",
    "대책",
    "방안",
    "프로젝트",
    "정책",
    "제도",
    "품목",
    "기술",
    "산업",
    "업무",
    "체계",
    "원칙",
    "목표",
    "방향",
    "지역",
    "기관",
];

/// Words between things and what is done with them.
const HOW: &[&str] = &[
    "추가", "시범", "신규", "조기", "우선", "전면", "일괄", "순차", "모두", "전량", "무상", "긴급", "확대",
    "최초", "전부",
];

/// From so many digits on a figure counts whatever its unit may name, as one with a magnitude, a comma or `여` does.
const LARGE_DIGITS: usize = 4;

/// What of a unit that names as well stands beside its figure.
pub(super) struct Use<'a> {
    /// The text before the figure.
    pub(super) before: &'a str,
    /// The figure and its unit, as printed.
    pub(super) printed: &'a str,
    /// The text behind the unit.
    pub(super) after: &'a str,
}

impl Use<'_> {
    /// Whether the unit makes a count of the number.
    pub(super) fn counts(&self, unit: &str) -> bool {
        let name = self.printed.trim_start_matches(|c: char| !is_letter(c));
        match unit {
            "회" if !name.ends_with("차례") => return !self.after.starts_with('의'),
            "명" => return !self.after.starts_with('승'),
            _ => {}
        }
        let bare = name.trim_start_matches(['십', '백', '천', '만', '억', '조', '여', ' ']);
        let Some((naming, acts)) = NAMING.iter().find(|(naming, _)| bare == *naming) else { return true };
        self.is_large(naming) || self.is_acted_on(naming, acts)
    }

    /// Those of the figure, of a range those of its end.
    fn digits(&self) -> impl Iterator<Item = char> {
        let figure = self.printed.rsplit(marks::is_range_mark).next().unwrap_or_default();
        figure.chars().filter(char::is_ascii_digit)
    }

    fn is_large(&self, naming: &str) -> bool {
        // Signs of metres, tons and litres are letters that nothing is named with.
        let letter = naming.is_ascii() && !self.printed.contains(' ');
        // `1203호`, `2201동`: a room, a building.
        let address = ["호", "동", "실"].contains(&naming);
        let many = !address && self.digits().count() >= LARGE_DIGITS;
        let near = || self.before.split_whitespace().rev().take(SHARES_REACH);
        let shares = naming == "주" && near().any(|own| SHARES.iter().any(|word| own.contains(word)));
        !shares && (letter || many || self.printed.contains(['만', '천', '억', '여', ',']))
    }

    /// Whether what stands behind is done with things: an act, alone or with its verb; a particle of an object.
    fn is_acted_on(&self, naming: &str, acts: &str) -> bool {
        let number: u32 = self.digits().collect::<String>().parse().unwrap_or(0);
        if acts.is_empty() || naming == "호" && number < SEVERAL_HOUSES {
            return false;
        }
        // `20대 지원`: persons of that age.
        let age = naming == "대" && number.is_multiple_of(10) && number < 100;
        let object = ["를 ", "을 "].iter().find_map(|particle| self.after.strip_prefix(particle));
        if naming == "대" && !age && self.is_plain() || object.is_some() && !age {
            return true;
        }
        let mut words = object.unwrap_or(self.after).trim_start().split([' ', '(', ',', '·', ')', '.', ';']);
        let (mut word, mut next) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if HOW.contains(&word) {
            (word, next) = (next, words.next().unwrap_or_default());
        }
        let is_done =
            |act: &str| word.strip_prefix(act).is_some_and(|rest| rest.is_empty() || is_verbal(rest));
        let acted = acts.split_whitespace().any(|act| !(age && act == "지원") && is_done(act));
        acted && !NAMED.iter().any(|noun| next.starts_with(noun))
    }

    /// Whether the figure stands behind the noun that it counts and closes its clause, or has a particle: `버스 12대(3.2)`, `버스 12대와`.
    fn is_plain(&self) -> bool {
        let counted = self.before.ends_with(' ') && self.before.trim_end().ends_with(is_letter);
        match self.after.chars().next() {
            None | Some(')') => counted,
            Some(' ') => {
                counted && ["등", "등을"].contains(&self.after.split_whitespace().next().unwrap_or_default())
            }
            Some(c) => !"의」".contains(c),
        }
    }
}

/// What `주` counts where it is no trees.
const SHARES: &[&str] = &["주식", "지분", "자사주", "보통주", "우선주"];

/// How many words before the figure they may stand.
const SHARES_REACH: usize = 4;

/// From so many on `호` counts houses where an act follows; below it is a number (`1호 공급`).
const SEVERAL_HOUSES: u32 = 10;

/// Particles and verbs right behind an act.
fn is_verbal(rest: &str) -> bool {
    ends_before(rest)
        || ["하", "한", "했", "함", "해", "된", "되", "됨", "될", "할", "완료", "예정", "중"]
            .iter()
            .any(|end| rest.starts_with(end))
}
