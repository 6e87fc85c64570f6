//! Invented sentences of the kind that reports write, and edits of them.

/// Numbers that look as if drawn by chance, the same for the same seed (xorshift).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..8 {
            dice.below(2);
        }
        dice
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    /// Whether something that happens so often happens.
    pub(crate) fn happens(&mut self, rate: f64) -> bool {
        (self.below(1 << 30) as f64) < rate * f64::from(1_u32 << 30)
    }

    /// One of several.
    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

const PLACES: &[&str] = &[
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북",
    "전남", "경북", "경남", "제주",
];
const KINDS: &[&str] = &[
    "스마트",
    "친환경",
    "지역특화",
    "공공",
    "민간",
    "디지털",
    "청년",
    "중소기업",
    "농어촌",
    "광역",
    "차세대",
    "개방형",
    "참여형",
    "맞춤형",
    "통합",
    "국가",
    "고령자",
    "다문화",
    "해양",
    "산림",
];
const THINGS: &[&str] = &[
    "수소충전소",
    "임대주택",
    "직업훈련센터",
    "데이터 플랫폼",
    "돌봄교실",
    "물류단지",
    "연구개발특구",
    "하수처리장",
    "도서관",
    "창업보육센터",
    "공공병원",
    "순환자원센터",
    "태양광 발전설비",
    "어촌뉴딜 사업지",
    "문화예술교육 과정",
    "안전체험관",
    "자율주행 시범지구",
    "전통시장 주차장",
    "급식지원센터",
    "양식장 관측망",
    "반도체 실증시설",
    "재난 예·경보 체계",
    "탐방로",
    "청소년쉼터",
    "평생학습관",
    "산단 통근버스",
    "배출권 거래제도",
    "표준계약서",
    "심사지침",
    "품질인증 기준",
];
const ACTIONS: &[&str] = &[
    "구축 완료",
    "착공",
    "개소",
    "운영 개시",
    "확대 추진",
    "사업자 선정",
    "기본계획 수립",
    "시범사업 착수",
    "실태조사 실시",
    "협약 체결",
    "공모 실시",
    "예산 확보",
    "설명회 개최",
    "연구용역 발주",
    "법률 개정안 국회 제출",
    "시행령 개정",
    "지정 고시",
    "점검단 운영",
    "예비타당성조사 통과",
    "준공",
];
const TAILS: &[&str] = &[
    "하여 지역 일자리 창출 기반 마련",
    "하고 관계기관 협의체를 통해 이행상황 점검",
    "하여 이용자 불편 해소",
    "하고 후속 조치를 위한 전담조직 신설",
    "하여 온실가스 감축에 기여",
    "하고 우수사례를 전국에 확산",
];
const UNITS: &[&str] = &["개소", "건", "명", "억원", "호", "대", "곳", "톤"];
const SHORT: &[&str] =
    &["관계부처 협의체 발족", "추진단 구성", "위원회 개최", "종합계획 발표", "실무회의 개최", "용역 착수"];

/// A sentence.
pub(crate) fn sentence(dice: &mut Dice) -> String {
    if dice.happens(0.08) {
        let date = date(dice);
        return format!("{}({date})", dice.one(SHORT));
    }
    let mut words = Vec::new();
    if dice.happens(0.5) {
        words.push(dice.one(PLACES).to_owned());
    }
    words.extend([dice.one(KINDS), dice.one(THINGS)].map(str::to_owned));
    if dice.happens(0.6) {
        words.push(format!("{}{}", 1 + dice.below(900), dice.one(UNITS)));
    }
    let tail = if dice.happens(0.35) { dice.one(TAILS) } else { "" };
    let day = if dice.happens(0.7) { format!("({})", date(dice)) } else { String::new() };
    words.push(format!("{}{tail}{day}", dice.one(ACTIONS)));
    words.join(" ")
}

fn date(dice: &mut Dice) -> String {
    format!("{}.{}", 1 + dice.below(12), 1 + dice.below(28))
}

/// A title of a task.
pub(crate) fn title(dice: &mut Dice) -> String {
    format!(
        "{} {} {}",
        dice.one(KINDS),
        dice.one(THINGS),
        dice.one(&["확충", "고도화", "지원 강화", "기반 조성", "제도 개선"])
    )
}

/// Another item of the same kind: another region, another figure, another step.
pub(crate) fn sibling(text: &str, dice: &mut Dice) -> String {
    let words = [PLACES, ACTIONS, KINDS].into_iter().find_map(|list| {
        let old = list.iter().find(|word| text.contains(**word))?;
        Some((*old, list))
    });
    match words {
        Some((old, list)) => {
            let new = dice.one(list);
            let day = date(dice);
            let text = text.replacen(old, new, 1);
            match text.rfind('(') {
                Some(at) => format!("{}({day})", &text[..at]),
                None => text,
            }
        }
        None => sentence(dice),
    }
}

/// The sentence as it is worded anew.
pub(crate) fn edited(text: &str, dice: &mut Dice) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    match dice.below(8) {
        0 | 1 => match text.rfind('(') {
            Some(at) => format!("{}({})", &text[..at], date(dice)),
            None => format!("{text}({})", date(dice)),
        },
        2 => {
            let digits: String =
                text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
            if digits.is_empty() {
                format!("{text} 완료")
            } else {
                text.replacen(&digits, &(2 + dice.below(800)).to_string(), 1)
            }
        }
        3 => {
            let at = dice.below(words.len());
            let kept = words.iter().enumerate().filter(|(to, _)| *to != at || words.len() < 3);
            kept.map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
        }
        4 => {
            let at = dice.below(words.len() + 1);
            let mut words = words;
            words.insert(at, dice.one(&["본격", "조기", "추가", "신규", "제1차", "합동", "정례"]));
            words.join(" ")
        }
        5 => {
            let mut words = words;
            if words.len() > 2 {
                let at = dice.below(words.len() - 1);
                words.swap(at, at + 1);
            }
            words.join(" ")
        }
        6 => {
            let old = ACTIONS.iter().find(|action| text.contains(**action));
            old.map_or_else(|| format!("{text} 추진"), |old| text.replacen(old, dice.one(ACTIONS), 1))
        }
        _ => match text.rfind('(') {
            Some(at) => format!("{}{}{}", &text[..at], dice.one(TAILS), &text[at..]),
            None => format!("{text}{}", dice.one(TAILS)),
        },
    }
}
