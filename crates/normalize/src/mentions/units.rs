//! Units behind figures, and whether a unit that is also the end of names counts here.
//!
//! `5대 은행`, `3기 신도시`, `1호 안건` name; `버스 12대 보급`, `충전기 3기 설치`, `주택 980호 공급` count: what things are done with
//! stands behind them. Large figures always count.

use super::words::ends_before;
use gwaje_forms::figure::RANK_UNIT;
use gwaje_forms::marks;
use std::sync::LazyLock;

/// Units as printed, and how each is called in the result. Of two that fit, the longer counts.
const UNITS: &[(&str, &str)] = &[
    ("개 기관", "개 기관"),
    ("개 기업", "개 기업"),
    ("개 부처", "개 부처"),
    ("개 업체", "개 업체"),
    ("개 과제", "개 과제"),
    ("개 대학", "개 대학"),
    ("개 지역", "개 지역"),
    ("개 분야", "개 분야"),
    ("개 사업", "개 사업"),
    ("개 시군", "개 시군"),
    ("개기관", "개 기관"),
    ("개기업", "개 기업"),
    ("개부처", "개 부처"),
    ("개업체", "개 업체"),
    ("개과제", "개 과제"),
    ("개대학", "개 대학"),
    ("개지역", "개 지역"),
    ("개분야", "개 분야"),
    ("개사업", "개 사업"),
    ("개시군", "개 시군"),
    ("개시도", "개 시도"),
    ("개학교", "개 학교"),
    ("개노선", "개 노선"),
    ("개품목", "개 품목"),
    ("개마을", "개 마을"),
    ("개단체", "개 단체"),
    ("개시설", "개 시설"),
    ("개병원", "개 병원"),
    ("개단지", "개 단지"),
    ("개지구", "개 지구"),
    ("개과정", "개 과정"),
    ("개시", "개시"),
    ("개사", "개사"),
    ("개社", "개사"),
    ("개소", "개소"),
    ("개국", "개국"),
    ("개교", "개교"),
    ("개관", "개관"),
    ("개팀", "개팀"),
    ("개반", "개반"),
    ("개군", "개군"),
    ("개구", "개구"),
    ("개동", "개동"),
    ("개월", "개월"),
    ("개년", "개년"),
    ("개", "개"),
    ("社", "개사"),
    ("곳", "곳"),
    ("명분", "명분"),
    ("인분", "명분"),
    ("명", "명"),
    ("名", "명"),
    ("인", "명"),
    ("사람", "명"),
    ("가구", "가구"),
    ("농가", "농가"),
    ("어가", "어가"),
    ("임가", "임가"),
    ("세대", "세대"),
    ("건", "건"),
    ("종", "종"),
    ("품종", "품종"),
    ("품목", "품목"),
    ("가지", "가지"),
    (RANK_UNIT, RANK_UNIT),
    ("대", "대"),
    ("척", "척"),
    ("량", "량"),
    ("회분", "회분"),
    ("도스", "회분"),
    ("회선", "회선"),
    ("회", "회"),
    ("차례", "회"),
    ("팀", "팀"),
    ("쌍", "쌍"),
    ("편", "편"),
    ("권", "권"),
    ("부", "부"),
    ("점", "점"),
    ("호", "호"),
    ("기", "기"),
    ("동", "동"),
    ("면", "면"),
    ("실", "실"),
    ("석", "석"),
    ("좌석", "석"),
    ("객실", "실"),
    ("병상", "병상"),
    ("학급", "학급"),
    ("강좌", "강좌"),
    ("필지", "필지"),
    ("그루", "그루"),
    ("주", "그루"),
    ("본", "본"),
    ("마리", "마리"),
    ("두", "마리"),
    ("매", "매"),
    ("장", "장"),
    ("벌", "벌"),
    ("식", "식"),
    ("켤레", "켤레"),
    ("상자", "상자"),
    ("박스", "상자"),
    ("포대", "포대"),
    ("포기", "포기"),
    ("tCO2eq", "tCO2eq"),
    ("tCO₂eq", "tCO2eq"),
    ("tCO2-eq", "tCO2eq"),
    ("tCO2", "tCO2eq"),
    ("tCO₂", "tCO2eq"),
    ("톤CO2eq", "tCO2eq"),
    ("톤CO₂eq", "tCO2eq"),
    ("톤CO2-eq", "tCO2eq"),
    ("톤CO2", "tCO2eq"),
    ("톤CO₂", "tCO2eq"),
    ("톤 CO2eq", "tCO2eq"),
    ("톤 CO₂eq", "tCO2eq"),
    ("톤/일", "톤/일"),
    ("톤/년", "톤/년"),
    ("톤", "톤"),
    ("t", "톤"),
    ("배럴", "배럴"),
    ("TOE", "toe"),
    ("toe", "toe"),
    ("원", "원"),
    ("달러", "달러"),
    ("불", "달러"),
    ("유로", "유로"),
    ("위안", "위안"),
    ("엔", "엔"),
    ("배", "배"),
    ("%p", "%p"),
    ("%포인트", "%p"),
    ("%", "%"),
    ("％", "%"),
    ("퍼센트포인트", "%p"),
    ("퍼센트", "%"),
    ("℃", "℃"),
    ("㎥/일", "m³/일"),
    ("m³/일", "m³/일"),
    ("㎥/h", "m³/h"),
    ("㎥", "m³"),
    ("m³", "m³"),
    ("세제곱미터", "m³"),
    ("㎡", "m²"),
    ("m²", "m²"),
    ("제곱미터", "m²"),
    ("평", "평"),
    ("㎢", "km²"),
    ("km²", "km²"),
    ("제곱킬로미터", "km²"),
    ("㎞", "km"),
    ("km", "km"),
    ("킬로미터", "km"),
    ("m", "m"),
    ("미터", "m"),
    ("㎝", "cm"),
    ("cm", "cm"),
    ("㎜", "mm"),
    ("mm", "mm"),
    ("㎏", "kg"),
    ("kg", "kg"),
    ("킬로그램", "kg"),
    ("㏊", "ha"),
    ("ha", "ha"),
    ("헥타르", "ha"),
    ("㎘", "kL"),
    ("kL", "kL"),
    ("㎖", "mL"),
    ("mL", "mL"),
    ("ℓ", "L"),
    ("L", "L"),
    ("리터", "L"),
    ("GWh", "GWh"),
    ("MWh", "MWh"),
    ("kWh", "kWh"),
    ("㎾h", "kWh"),
    ("TWh", "TWh"),
    ("GW", "GW"),
    ("㎿", "MW"),
    ("MW", "MW"),
    ("㎾", "kW"),
    ("kW", "kW"),
    ("MVA", "MVA"),
    ("㎸", "kV"),
    ("kV", "kV"),
    ("GB", "GB"),
    ("TB", "TB"),
    ("PB", "PB"),
    ("Gbps", "Gbps"),
    ("Mbps", "Mbps"),
    ("TEU", "TEU"),
    ("년간", "년"),
    ("시간", "시간"),
    ("주간", "주"),
    ("일간", "일"),
];

/// The same, longest first.
static BY_LENGTH: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut units = UNITS.to_vec();
    units.sort_by_key(|(printed, _)| std::cmp::Reverse(printed.len()));
    units
});

/// Signs of money before a figure, and how its unit is called.
const SIGNS: &[(&str, &str)] = &[
    ("US$", "달러"),
    ("USD", "달러"),
    ("$", "달러"),
    ("EUR", "유로"),
    ("€", "유로"),
    ("KRW", "원"),
    ("￦", "원"),
    ("₩", "원"),
    ("JPY", "엔"),
    ("CNY", "위안"),
];

/// The unit behind a figure, and what stands behind it. `limits` may follow it without a space.
pub(super) fn behind<'a>(input: &'a str, limits: &[&str]) -> Option<(&'a str, &'static str)> {
    let spaced = input.trim_start_matches(' ');
    let one_space = input.len() - spaced.len() <= 1;
    BY_LENGTH.iter().filter(|_| one_space).find_map(|(printed, name)| {
        let rest = spaced.strip_prefix(printed)?;
        let sign = printed.chars().next_back().is_some_and(|c| !c.is_alphanumeric());
        let limited = limits.iter().any(|word| rest.starts_with(word));
        (ends_before(rest) || sign || limited).then_some((rest, *name))
    })
}

/// The sign of money that a text closes with: where it begins, and its unit.
pub(super) fn sign(before: &str) -> Option<(usize, &'static str)> {
    let closed = before.trim_end_matches(' ');
    SIGNS.iter().filter(|_| before.len() - closed.len() <= 1).find_map(|(sign, name)| {
        let rest = closed.strip_suffix(sign)?;
        let alone = !rest.ends_with(|c: char| c.is_ascii_alphabetic());
        alone.then_some((rest.len(), *name))
    })
}

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
        let name = self.printed.trim_start_matches(|c: char| !c.is_alphabetic());
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
        let shares = naming == "주" && SHARES.iter().any(|word| self.before.contains(word));
        !shares && (letter || many || self.printed.contains(['만', '천', '억', '여', ',']))
    }

    /// Whether what stands behind is done with things: an act, alone or with its verb; a particle of an object.
    fn is_acted_on(&self, naming: &str, acts: &str) -> bool {
        let number: u32 = self.digits().collect::<String>().parse().unwrap_or(0);
        if acts.is_empty() || naming == "호" && number < SEVERAL_HOUSES {
            return false;
        }
        // `20대 지원`: persons of that age.
        let age = naming == "대" && number % 10 == 0 && number < 100;
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
        let counted =
            self.before.ends_with(' ') && self.before.trim_end().ends_with(|c: char| c.is_alphabetic());
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

/// From so many on `호` counts houses where an act follows; below it is a number (`1호 공급`).
const SEVERAL_HOUSES: u32 = 10;

/// Particles and verbs right behind an act.
fn is_verbal(rest: &str) -> bool {
    ends_before(rest)
        || ["하", "한", "했", "함", "해", "된", "되", "됨", "될", "할", "완료", "예정", "중"]
            .iter()
            .any(|end| rest.starts_with(end))
}
