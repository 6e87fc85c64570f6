//! What the words of an item say of the work: that it lies ahead, goes on, is done, is not done, is put off or called off.
//!
//! ```text
//! item    = [ label ], words, said, { "(", remark, ")" } ;
//! said    = act, [ "예정" | "계획" | "중" | "완료" | "취소" | "연기" | … ] | verb, "고 있음" | "하기로 함" | … ;
//! remark  = date, [ act ], ( "예정" | "완료" | "중" | "취소" | … ) ;      (* 지정(’26.1월 예정) *)
//! label   = "(", ( "예정" | "향후계획" | "완료" | "추진 중" ), ")" ;
//! ```
//!
//! Korean says it at the end, so the end of the text decides: `추진 중인 사업의 점검 완료` is done. What stands behind it in
//! parentheses decides only where the end itself says no more than an act.

mod words;

use crate::marks;
use regex::Regex;
use std::sync::LazyLock;
use words::{
    ACTS, AGAIN, DATES, EVENTS, FUTURE, LASTING, NOMINAL_VERBS, STAGES, STATES, STOPPED, TAKEN_BACK, VERBAL,
};

/// What words say of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// It lies ahead: 예정, 계획, 목표, 할 방침, 하기로 함.
    Plan,
    /// It has begun and goes on: 중, 하고 있음, 지속, 추진.
    Ongoing,
    /// It was done: 완료, 하였음, and acts such as 개최, 고시.
    Done,
    /// It was not done: 미개최, 하지 못함, 무산.
    NotDone,
    /// It was put off: 연기, 보류, 이월.
    PutOff,
    /// It was called off: 취소, 철회, 사업 중단.
    CalledOff,
}

/// How plainly words say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// In so many words, wherever they stand.
    Plain,
    /// An act (`개최`): done where a report tells of it, ahead where a plan does.
    Act,
    /// An act that goes on (`추진`, `매년 점검`), unless a date ends it.
    Lasting,
    /// The name of a happening (`간담회`), which tells an act only with a date.
    Event,
}

/// Words that say something of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Byte offset of the first.
    pub start: usize,
    /// Byte offset behind the last.
    pub end: usize,
    /// What they say.
    pub says: Says,
    /// How plainly.
    pub strength: Strength,
}

/// What is looked for, made of the words once.
struct Forms {
    /// What stands at the end of a text, first match wins.
    ends: Vec<(Regex, Says, Strength)>,
    /// A remark that is a date and a word; the group that matched tells which.
    remark: Regex,
    /// An adverb of what comes again.
    again: Regex,
    /// What goes on beside the act at the end.
    beside: Regex,
    /// A state that is no work.
    state: Regex,
}

static FORMS: LazyLock<Option<Forms>> = LazyLock::new(|| forms().ok());

fn any(words: &str) -> String {
    format!("(?:{})", words.split_whitespace().collect::<Vec<_>>().join("|"))
}

fn forms() -> Result<Forms, regex::Error> {
    let acts = any(&format!("{ACTS} {LASTING} {STAGES}"));
    let mut ends = Vec::new();
    for (pattern, says, strength) in not_done(&acts).into_iter().chain(ahead(&acts)).chain(told(&acts)) {
        ends.push((Regex::new(&format!("(?:{pattern})$"))?, says, strength));
    }
    let remark = format!(
        r"^{DATES}(?:(?:{acts}\s*)?(?P<plan>예정|예정임|목표|계획)|(?P<done>완료)|(?P<ongoing>{acts}\s?중)|(?P<off>취소)|(?P<put>연기|보류|이월))$"
    );
    Ok(Forms {
        ends,
        remark: Regex::new(&remark)?,
        again: Regex::new(&format!(r"(?:{AGAIN})\s"))?,
        beside: Regex::new(&format!(r"{acts}\s?중이[며고나]"))?,
        state: Regex::new(&format!(r"(?:{STATES})고\s?있[가-힣]+$"))?,
    })
}

type End = (String, Says, Strength);

/// Ends that say that something was not done, put off or called off.
fn not_done(acts: &str) -> Vec<End> {
    vec![
        (r"\b미\s?완료|완료(?:하지|되지)\s*(?:못|않)[가-힣]*".to_owned(), Says::Ongoing, Strength::Plain),
        (
            r"[가-힣]+지\s*(?:못|않)(?:함|했음|하였음|았음|음|했다|았다)".to_owned(),
            Says::NotDone,
            Strength::Plain,
        ),
        (format!(r"\b미\s?{acts}|불발|무산|부결|결렬"), Says::NotDone, Strength::Plain),
        (format!(r"(?:연기|순연|보류|이월|유보){VERBAL}"), Says::PutOff, Strength::Plain),
        (format!(r"(?:{TAKEN_BACK})\s*취소{VERBAL}"), Says::Done, Strength::Act),
        (
            format!(r"(?:취소|철회|백지화){VERBAL}|(?:{STOPPED})\s*중단{VERBAL}"),
            Says::CalledOff,
            Strength::Plain,
        ),
    ]
}

/// Ends that say that something lies ahead or goes on.
fn ahead(acts: &str) -> Vec<End> {
    vec![
        (r"예정(?:임|이다|이며|입니다)?".to_owned(), Says::Plan, Strength::Plain),
        (
            format!(
                r"[가-힣]*{FUTURE}\s*(?P<word>(?:계획|방침|예정|전망|것)(?:임|이다|입니다|이라고 밝힘)?)"
            ),
            Says::Plan,
            Strength::Plain,
        ),
        (
            format!(r"{acts}\s+(?:추진\s*)?(?:계획|방침)(?:임|이다)?|{acts}\s*목표(?:임)?"),
            Says::Plan,
            Strength::Plain,
        ),
        (
            r"[가-힣]+기로\s*(?:함|했음|하였음|했다|하였다|결정|결정함|합의|합의함)".to_owned(),
            Says::Plan,
            Strength::Plain,
        ),
        (format!(r"{acts}\s?중(?:임|이며|이다|에 있음|에 있다)?"), Says::Ongoing, Strength::Plain),
        (r"[가-힣]*고\s?있(?:음|다|으며|습니다)".to_owned(), Says::Ongoing, Strength::Plain),
        (r"지연(?:\s?중|됨|되었음)?".to_owned(), Says::Ongoing, Strength::Plain),
    ]
}

/// Ends that tell an act.
fn told(acts: &str) -> Vec<End> {
    let own = any(ACTS);
    vec![
        (format!(r"(?:{acts}\s*)?(?:완료|종료|마무리|완수|마감){VERBAL}"), Says::Done, Strength::Plain),
        (r"[가-힣]+[한된린]\s?바 있(?:음|다)".to_owned(), Says::Done, Strength::Plain),
        (format!(r"{}{VERBAL}", any(LASTING)), Says::Ongoing, Strength::Lasting),
        (format!(r"{own}{VERBAL}|{}", any(NOMINAL_VERBS)), Says::Done, Strength::Act),
        (r"[가-힣]+(?:하였|했|되었|됐)(?:음|다|습니다)".to_owned(), Says::Done, Strength::Plain),
        (any(EVENTS), Says::Done, Strength::Event),
    ]
}

/// What the words of an item say of the work, or `None` where they say nothing of it.
#[must_use]
pub fn find(text: &str) -> Option<Words> {
    let forms = FORMS.as_ref()?;
    if let Some(label) = label(text) {
        return Some(label);
    }
    let (core, remarks) = core(text);
    let end = at_end(forms, core);
    if end.is_some_and(|words| words.strength == Strength::Plain) {
        return end;
    }
    remarks.into_iter().find_map(|(at, inner)| remark(forms, at, inner, end.is_some())).or(end)
}

/// Labels before a text, blanks taken out.
const LABELS: &[(&str, Says)] = &[
    ("예정", Says::Plan),
    ("향후계획", Says::Plan),
    ("추진예정", Says::Plan),
    ("완료", Says::Done),
    ("추진중", Says::Ongoing),
    ("진행중", Says::Ongoing),
];

fn label(text: &str) -> Option<Words> {
    let open = text.chars().next().filter(|c| marks::opens(*c))?;
    let close = text.char_indices().find(|(_, c)| marks::closes(*c))?.0;
    let inner = text.get(open.len_utf8()..close)?;
    let closed = inner.replace(char::is_whitespace, "");
    let says = LABELS.iter().find(|(label, _)| *label == closed)?.1;
    Some(Words { start: open.len_utf8(), end: close, says, strength: Strength::Plain })
}

/// The text without what stands in parentheses behind it, and those remarks with their offsets, the last first.
fn core(text: &str) -> (&str, Vec<(usize, &str)>) {
    let (mut core, mut remarks) = (text, Vec::new());
    loop {
        core =
            core.trim_end_matches(|c: char| c.is_whitespace() || marks::is_hyphen(c) || ".。,;".contains(c));
        let Some(open) = opening(core) else {
            return (core.strip_suffix(" 등").unwrap_or(core).trim_end(), remarks);
        };
        let group = core.get(open..).unwrap_or_default();
        let inner = group.trim_start_matches(marks::opens_round).trim_end_matches(marks::closes_round);
        remarks.push((open + group.len() - group.trim_start_matches(marks::opens_round).len(), inner));
        core = core.get(..open).unwrap_or_default();
    }
}

/// Where the parenthesis opens that a text closes with.
fn opening(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            c if marks::closes_round(c) => depth += 1,
            _ if depth == 0 => return None,
            c if marks::opens_round(c) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// What a remark behind an act says. Alone, without act or date, it may be a remark on anything.
fn remark(forms: &Forms, at: usize, inner: &str, behind_act: bool) -> Option<Words> {
    let found = forms.remark.captures(inner)?;
    let named = [
        ("plan", Says::Plan),
        ("done", Says::Done),
        ("ongoing", Says::Ongoing),
        ("off", Says::CalledOff),
        ("put", Says::PutOff),
    ];
    let (word, says) = named.iter().find_map(|(name, says)| Some((found.name(name)?, *says)))?;
    let dated = inner.get(..word.start()).is_some_and(|before| before.contains(|c: char| c.is_numeric()));
    let (start, end) = (at + word.start(), at + word.end());
    (behind_act || dated).then_some(Words { start, end, says, strength: Strength::Plain })
}

/// What the end of a text says, remarks taken off.
fn at_end(forms: &Forms, core: &str) -> Option<Words> {
    let found = |(form, says, strength): &(Regex, Says, Strength)| {
        let captures = form.captures(core)?;
        let found = captures.name("word").or_else(|| captures.name("aim")).or_else(|| captures.get(0))?;
        Some(Words { start: found.start(), end: found.end(), says: *says, strength: *strength })
    };
    let words = forms.ends.iter().find_map(found)?;
    // `12개소` counts places, `센터 개소` opens one.
    let counted = core.get(..words.start).is_some_and(|before| before.ends_with(|c: char| c.is_numeric()));
    if counted || forms.state.is_match(core) {
        return None;
    }
    if words.strength != Strength::Act {
        return Some(words);
    }
    if let Some(beside) = forms.beside.find(core) {
        let (start, end) = (beside.start(), beside.end());
        return Some(Words { start, end, says: Says::Ongoing, strength: Strength::Plain });
    }
    let again = forms.again.find_iter(core).last().filter(|again| governs(core, again.end()));
    let adverb = |again: regex::Match<'_>| {
        let end = again.start() + again.as_str().trim_end().len();
        Words { start: again.start(), end, says: Says::Ongoing, strength: Strength::Lasting }
    };
    Some(again.map_or(words, adverb))
}

/// Whether an adverb before this place goes with the end of the text, not with a noun before it: no verb between them
/// goes before a noun (`매주 공개하는 누리집 개설`).
fn governs(core: &str, at: usize) -> bool {
    let between = core.get(at..).unwrap_or_default();
    !between.split_whitespace().any(|word| word.ends_with(['는', '던']) && word.chars().count() > 2)
}

/// Texts and what they say.
pub const EXAMPLES: &[(&str, Says)] = &[
    ("협업지원센터 지정 예정(’26.1월)", Says::Plan),
    ("하위법령을 정비할 계획임", Says::Plan),
    ("하반기 개통 목표", Says::Plan),
    ("공모 실시(내년 3월 예정)", Says::Plan),
    ("대상을 넓히기로 함", Says::Plan),
    ("기재부와 협의 중(12월)", Says::Ongoing),
    ("지원 방안을 검토하고 있음", Says::Ongoing),
    ("이행상황을 분기별로 점검", Says::Ongoing),
    ("법령 정비 추진", Says::Ongoing),
    ("센터 개소(3.2)", Says::Done),
    ("추진 중인 사업의 점검 완료", Says::Done),
    ("기준 고시", Says::Done),
    ("사업자 면허 취소", Says::Done),
    ("4분기 협의회 미개최", Says::NotDone),
    ("의결하지 못함", Says::NotDone),
    ("발표를 내년으로 연기", Says::PutOff),
    ("사업비 84억원 이월", Says::PutOff),
    ("입지 결정 보류", Says::PutOff),
    ("교류 행사 취소", Says::CalledOff),
    ("사업 추진 중단", Says::CalledOff),
];

#[cfg(test)]
mod tests {
    use super::{EXAMPLES, Strength, find};

    #[test]
    fn every_example_says_what_it_says() {
        for (text, says) in EXAMPLES {
            assert_eq!(find(text).map(|words| words.says), Some(*says), "{text}");
        }
    }

    #[test]
    fn words_are_where_they_stand() {
        for (text, words, strength) in [
            ("지정 예정(’26.1월)", "예정", Strength::Plain),
            ("하위법령을 정비할 계획임", "계획임", Strength::Plain),
            ("공모 실시(내년 3월 예정)", "예정", Strength::Plain),
            ("(예정) 공청회 개최", "예정", Strength::Plain),
            ("현장점검(3.2)", "점검", Strength::Act),
            ("매년 성과를 점검", "매년", Strength::Lasting),
            ("산학 포럼(6.28)", "포럼", Strength::Event),
            ("매주 공개하는 누리집 개설", "개설", Strength::Act),
        ] {
            let found = find(text).unwrap();
            assert_eq!((&text[found.start..found.end], found.strength), (words, strength), "{text}");
        }
    }

    #[test]
    fn what_says_nothing_of_work() {
        for text in
            ["사업기간: ’23~’27년", "총사업비 1조 2,345억원", "법에서 기준을 규정하고 있음", "26곳(계획)", ""]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
