//! Names of laws without brackets: `국민체육진흥법 개정`, `중대재해처벌법 시행령`, `공공기관의 운영에 관한 법률`.
//!
//! A word that ends with `법` is the name of a law where what is done to laws alone stands behind it, or where its end is one that
//! only laws have. An end that stands alone (`특별법`) goes by the words before it, and names nothing without them; what tells of
//! laws in general (`현행법`, `관련 법`) or of a way to do something (`시험법`) is none.

use super::Found;
use gwaje_forms::marks;
use gwaje_model::MentionKind;

/// What is done to laws, or stands under them.
const STEPS: &[&str] = &[
    "개정",
    "일부개정",
    "전부개정",
    "일부 개정",
    "전부 개정",
    "제정",
    "제·개정",
    "제개정",
    "폐지",
    "공포",
    "입법예고",
    "국회",
    "국무회의",
    "본회의",
    "법제처",
    "발의",
    "하위법령",
    "시행령",
    "시행규칙",
    "위반",
    "의결",
];

/// Ends that only laws have.
const SURE: &[&str] =
    &["진흥법", "기본법", "특별법", "특례법", "처벌법", "사업법", "복지법", "거래법", "특별조치법"];

/// Ends that name a law only together with what stands before them.
const OPEN: &[&str] = &[
    "특별법",
    "특별조치법",
    "특례법",
    "기본법",
    "촉진법",
    "지원법",
    "관리법",
    "육성법",
    "진흥법",
    "보호법",
    "조성법",
    "사업법",
    "복지법",
    "거래법",
    "처벌법",
    "보장법",
    "방지법",
    "설치법",
    "구제법",
    "안전관리법",
    "운수사업법",
];

/// Words that tell of laws in general, or of several together.
const GENERAL: &[&str] = &[
    "동법",
    "같은법",
    "이법",
    "관련법",
    "관계법",
    "노동관계법",
    "정치관계법",
    "행정법",
    "현행법",
    "상위법",
    "하위법",
    "개별법",
    "국내법",
    "국제법",
    "외국법",
    "일반법",
    "단일법",
    "실정법",
    "타법",
    "모법",
    "세법",
    "노동법",
    "경쟁법",
    "소비자법",
    "개정법",
    "제정법",
    "근거법",
    "해당법",
    "민생법",
    "쟁점법",
    "후속법",
    "신법",
    "구법",
    "악법",
    "위헌법",
];

/// Words that are no laws, though they end like them: ways of doing something, and what is against or within the law.
const NO_LAWS: &[&str] = &[
    "해법",
    "기법",
    "공법",
    "요법",
    "수법",
    "비법",
    "마법",
    "용법",
    "문법",
    "화법",
    "어법",
    "필법",
    "불법",
    "편법",
    "위법",
    "적법",
    "합법",
    "탈법",
    "준법",
    "사법",
    "이용법",
    "활용법",
    "형사사법",
];

/// Ends of such words. Those that laws have as well are left out: `정비법`, `중대재해법`, `변호사법`.
const WAYS: &[&str] = &[
    "방법",
    "농법",
    "기법",
    "사용법",
    "복용법",
    "입법",
    "시험법",
    "분석법",
    "측정법",
    "검사법",
    "검출법",
    "진단법",
    "재배법",
    "사육법",
    "치료법",
    "조리법",
    "계산법",
    "산정법",
    "추정법",
    "학습법",
    "교수법",
    "대처법",
    "제조법",
    "제작법",
    "작성법",
    "표기법",
    "맞춤법",
];

/// Laws of two letters.
const SHORT: &[&str] = &["민법", "형법", "상법"];

/// Words before an end that name nothing.
const NAMELESS: &[&str] = &[
    "관련",
    "해당",
    "동",
    "이",
    "현행",
    "개별",
    "새",
    "새로운",
    "신규",
    "각",
    "본",
    "관계",
    "상기",
    "별도",
    "별도의",
    "근거",
    "이른바",
    "및",
    "등",
    "또는",
    "위한",
    "관한",
    "대한",
    "따른",
    "같은",
    "국회",
    "정부",
    "여야",
    "주요",
    "후속",
    "내용의",
    "일부",
    "이번",
    "올해",
    "지난해",
    "작년",
    "특히",
    "그리고",
    "독립",
    "단일",
    "개정",
    "제정",
];

/// Nouns that end like a word with a particle.
const ROADS: &[&str] = &["도로", "철로", "선로", "항로", "수로", "진로", "통로", "활주로", "원자로"];

/// Nouns that end like a verb.
const HARMS: &[&str] = &["재해", "공해", "피해", "침해", "방해", "상해", "이해", "저해", "손해"];

/// Particles behind the name of a law.
const PARTICLES: &[&str] = &["에서", "으로", "을", "이", "은", "의", "과", "상", "에", "도", ""];

/// As many words as stand before an end at most.
const LONGEST: usize = 3;

/// As many words as the name of a law `에 관한 법률` has before these at most.
const LONGEST_ABOUT: usize = 7;

/// All of them; those inside brackets are found twice.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    if !text.contains('법') {
        return found;
    }
    let words = words(text);
    for at in 0..words.len() {
        if let Some(name) = name(text, &words, at)
            && found.last().is_none_or(|last| last.end <= name.start)
        {
            found.push(name);
        }
    }
    found
}

/// Words of letters, as byte ranges.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let is_inside = |c: char| c.is_alphabetic() || c.is_ascii_digit() || marks::is_middot(c);
    let parts = |at: usize, c: char| {
        marks::is_middot(c) && text.get(..at).is_some_and(|before| before.ends_with('법'))
    };
    for (at, c) in text.char_indices().filter(|(at, c)| is_inside(*c) && !parts(*at, *c)) {
        match words.last_mut().filter(|(_, end)| *end == at) {
            Some((_, end)) => *end = at + c.len_utf8(),
            // A dot before a word is a bullet, and one behind a law stands before another.
            None if marks::is_middot(c) => {}
            None => words.push((at, at + c.len_utf8())),
        }
    }
    words
}

/// The name of a law that ends in a word.
fn name(text: &str, words: &[(usize, usize)], at: usize) -> Option<Found> {
    let (from, to) = *words.get(at)?;
    let (law, particle) = law(text.get(from..to)?)?;
    let end = to - particle.len();
    let behind = text.get(to..)?.strip_prefix(' ').unwrap_or_default();
    let stepped =
        ["", "을", "의", "이"].contains(&particle) && STEPS.iter().any(|step| behind.starts_with(step));
    let first = if law == "법률" {
        about(text, words, at)?
    } else if OPEN.contains(&law) {
        if !stepped {
            return None;
        }
        leading(text, words, at, LONGEST)?
    } else if stepped && is_name(law) || is_sure(law) {
        joined(text, words, at)
    } else {
        return None;
    };
    let start = words.get(first)?.0;
    let orders =
        ["시행령", "시행규칙"].into_iter().find(|order| particle.is_empty() && behind.starts_with(order));
    let end = orders.map_or(end, |order| end + 1 + order.len());
    let value = text.get(start..end)?.to_owned();
    Some(Found { kind: MentionKind::Law, start, end, value, to: None, unit: None, qualifier: None })
}

/// The part of a word that may be a law, and the particle behind it.
fn law(word: &str) -> Option<(&str, &str)> {
    PARTICLES.iter().find_map(|particle| {
        let law = word.strip_suffix(particle)?;
        (law.ends_with('법') || law == "법률").then_some((law, *particle))
    })
}

/// Whether a word with a step behind it names one law.
fn is_name(law: &str) -> bool {
    let counted = law.trim_start_matches(|c: char| c.is_ascii_digit());
    SHORT.contains(&law)
        || law.chars().count() > 2
            && !GENERAL.contains(&law)
            && !["관련법", "관계법"].iter().any(|end| law.ends_with(end))
            && !["법", "개법", "대법"].contains(&counted)
            && !is_way(law)
}

/// Whether a word that ends like a law is none: a way of doing something, or what is against or within the law. Ends that laws share
/// with such words (`항공법`, `지하수법`) do not count, whole words do.
pub(super) fn is_way(word: &str) -> bool {
    NO_LAWS.contains(&word) || WAYS.iter().any(|end| word.ends_with(end))
}

/// Whether the end of a word is enough: `국민체육진흥법`.
fn is_sure(law: &str) -> bool {
    SURE.iter().any(|end| law.strip_suffix(end).is_some_and(|before| before.chars().count() > 1))
}

/// The first word of a name of one word, or of two with `및` between: `상속세 및 증여세법`. Elsewhere `및` parts what stands beside a law
/// more often than it joins a name.
fn joined(text: &str, words: &[(usize, usize)], at: usize) -> usize {
    let before = |by: usize| {
        at.checked_sub(by).filter(|at| is_beside(text, words, *at)).and_then(|at| word(text, words, at))
    };
    let and = before(1) == Some("및") && before(2).is_some_and(|first| first.ends_with('세'));
    let and = and && word(text, words, at).is_some_and(|law| law.contains("세법"));
    if and { at - 2 } else { at }
}

/// The first of the words that an end goes by.
fn leading(text: &str, words: &[(usize, usize)], at: usize, longest: usize) -> Option<usize> {
    let names = |at: usize| {
        let word = word(text, words, at).unwrap_or_default();
        let named = !NAMELESS.contains(&word) && !word.ends_with('법') && !is_clause(word);
        named && is_beside(text, words, at)
    };
    let before = (0..at).rev().take(longest).take_while(|at| names(*at)).count();
    (before > 0).then_some(at - before)
}

/// The first word of a law `… 에 관한 법률`.
fn about(text: &str, words: &[(usize, usize)], at: usize) -> Option<usize> {
    let of = at.checked_sub(2).filter(|of| is_beside(text, words, *of) && is_beside(text, words, of + 1))?;
    let subject = word(text, words, of)?.strip_suffix('에')?;
    if word(text, words, of + 1)? != "관한" || subject.chars().count() < 2 {
        return None;
    }
    let names = |at: usize| {
        let word = word(text, words, at).unwrap_or_default();
        is_beside(text, words, at)
            && (["및", "등", "등의"].contains(&word) || !NAMELESS.contains(&word) && !is_clause(word))
    };
    let before = (0..of).rev().take(LONGEST_ABOUT).take_while(|at| names(*at)).count();
    let first = (of - before..of)
        .find(|at| !["및", "등", "등의"].contains(&word(text, words, *at).unwrap_or_default()));
    Some(first.unwrap_or(of))
}

/// Whether a word belongs to the sentence around a name: it ends a clause, or is a figure or date.
fn is_clause(word: &str) -> bool {
    let begins_with_figure = word.starts_with(|c: char| c.is_ascii_digit());
    begins_with_figure
        || [
            "을", "를", "은", "는", "에", "에서", "으로", "하고", "되고", "하여", "하며", "위해", "통해",
            "따라", "된", "할", "도록", "으며", "이란",
        ]
        .iter()
        .any(|end| word.ends_with(end))
        || word.ends_with('로') && !ROADS.iter().any(|road| word.ends_with(road))
        || word.ends_with('해') && !HARMS.iter().any(|harm| word.ends_with(harm))
}

fn word<'t>(text: &'t str, words: &[(usize, usize)], at: usize) -> Option<&'t str> {
    words.get(at).and_then(|(start, end)| text.get(*start..*end))
}

/// Whether only a blank stands between a word and the next.
fn is_beside(text: &str, words: &[(usize, usize)], at: usize) -> bool {
    let both = words.get(at).zip(words.get(at + 1));
    both.is_some_and(|((_, end), (start, _))| text.get(*end..*start) == Some(" "))
}
