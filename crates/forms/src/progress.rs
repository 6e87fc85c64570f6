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

mod ends;
mod words;

use crate::marks;
use crate::tail::{Listed, Tail};
use ends::act;
use std::ops::Range;
use std::sync::LazyLock;
use words::{AGAIN, BEFORE_REACHED, DATES, REACHED, STATES, UNTIL};

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

/// What the words of an item say of the work, or `None` where they say nothing of it.
#[must_use]
pub fn find(text: &str) -> Option<Words> {
    if let Some(label) = label(text) {
        return Some(label);
    }
    if tells_what(text) {
        return None;
    }
    let (core, remarks) = core(text);
    let end = at_end(core).or_else(|| at_end(before_reached(core)?));
    if end.is_some_and(|words| words.strength == Strength::Plain) {
        return end;
    }
    remarks.into_iter().find_map(|(at, inner)| remark(at, inner, end.is_some())).or(end)
}

/// Labels before a text, blanks taken out.
const LABELS: &[(&str, Says)] = &[
    ("예정", Says::Plan),
    ("계획", Says::Plan),
    ("향후계획", Says::Plan),
    ("추진계획", Says::Plan),
    ("추진예정", Says::Plan),
    ("완료", Says::Done),
    ("추진중", Says::Ongoing),
    ("진행중", Says::Ongoing),
];

/// Labels before a text that tells what a work is for, of or with, and not what became of it.
const LABELS_OF_WHAT: &[&str] = &[
    "목적",
    "배경",
    "추진배경",
    "필요성",
    "근거",
    "법적근거",
    "추진근거",
    "대상",
    "지원대상",
    "사업대상",
    "내용",
    "사업내용",
    "지원내용",
    "주요내용",
    "개요",
    "사업개요",
    "정의",
    "기대효과",
    "효과",
    "규모",
    "사업규모",
    "예산",
    "사업비",
    "재원",
    "기간",
    "사업기간",
    "방식",
    "추진방식",
];

/// What stands in brackets before a text, blanks taken out, and where.
fn bracketed(text: &str) -> Option<(usize, usize, String)> {
    let open = text.chars().next().filter(|c| marks::opens(*c))?;
    let close = text.char_indices().find(|(_, c)| marks::closes(*c))?.0;
    let inner = text.get(open.len_utf8()..close)?;
    Some((open.len_utf8(), close, inner.replace(char::is_whitespace, "")))
}

fn label(text: &str) -> Option<Words> {
    let (start, end, closed) = bracketed(text)?;
    let says = LABELS.iter().find(|(label, _)| *label == closed)?.1;
    Some(Words { start, end, says, strength: Strength::Plain })
}

fn tells_what(text: &str) -> bool {
    let label = bracketed(text).map(|(.., label)| label);
    // `목적: 어촌의 정주여건 개선`
    let led = || text.split_once(':').map(|(label, _)| label.replace(char::is_whitespace, ""));
    label.or_else(led).is_some_and(|label| LABELS_OF_WHAT.contains(&label.as_str()))
}

/// A text without the figure behind its end: `체납자 검거` of `체납자 검거 197명`.
fn before_reached(core: &str) -> Option<&str> {
    let unit = REACHED.iter().filter_map(|unit| core.strip_suffix(unit)).min_by_key(|rest| rest.len())?;
    let figure = |c: char| c.is_ascii_digit() || ",.만천백 ".contains(c);
    let rest = unit.trim_end_matches(figure);
    let has_figure = unit
        .get(rest.len()..)
        .is_some_and(|own| own.starts_with(' ') && own.contains(|c: char| c.is_ascii_digit()));
    let words = BEFORE_REACHED.iter().find_map(|word| rest.strip_suffix(word)?.strip_suffix(' '));
    has_figure.then(|| words.unwrap_or(rest).trim_end())
}

/// Where dates of a text belong to what it says lies ahead: in the words before `예정`, and in a remark of a date alone behind it.
/// `None` where it says nothing of the kind.
#[must_use]
pub fn looks_ahead(text: &str, words: &Words) -> Option<Range<usize>> {
    if words.strength != Strength::Plain || !matches!(words.says, Says::Plan | Says::PutOff) {
        return None;
    }
    let before = text.get(..words.start)?;
    let from = before
        .rfind(|c: char| marks::opens(c) || marks::closes(c) || ",;".contains(c))
        .map_or(0, |at| at + 1);
    let from = (from..=words.start).find(|at| text.is_char_boundary(*at)).unwrap_or(words.start);
    // What comes after something else is dated by that: `공청회(12.3) 후 확정 예정`.
    let joined = AFTER_SOMETHING
        .iter()
        .filter_map(|word| Some(from + text.get(from..words.start)?.rfind(word)? + word.len()));
    let from = joined.max().unwrap_or(from);
    let behind = text.get(words.end..)?;
    let remark = behind.trim_start();
    let close = remark.find(marks::closes_round).filter(|_| remark.starts_with(marks::opens_round));
    let inner =
        close.and_then(|close| remark.get(..close)).map(|inner| inner.trim_start_matches(marks::opens_round));
    let dated = inner.is_some_and(|inner| is_date(inner, inner.len()));
    Some(from..if dated { text.len() } else { words.end })
}

/// Words behind what comes before the rest.
const AFTER_SOMETHING: &[&str] = &[
    " 후 ",
    " 이후 ",
    " 결과 ",
    "에 따라 ",
    "를 거쳐 ",
    "을 거쳐 ",
    "바탕으로 ",
    "토대로 ",
    "에 이어 ",
    "에 맞춰 ",
];

/// Whether an act lasts until a deadline, where others are to be done by it.
#[must_use]
pub fn lasts_until(act: &str) -> bool {
    UNTIL.iter().any(|word| act.starts_with(word))
}

/// Whether a word is an act.
#[must_use]
pub fn is_act(word: &str) -> bool {
    !act(&Tail::of(word)).places().is_empty()
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

/// What a remark behind an act says: a date and a word. Alone, without act or date, it may be a remark on anything.
fn remark(at: usize, inner: &str, behind_act: bool) -> Option<Words> {
    let end = Tail::of(inner);
    // As much as can be is taken for the date.
    let dated = |tail: &Tail<'_>| tail.places().iter().rev().copied().find(|at| is_date(inner, *at));
    let alone = |word: &str| {
        let tail = end.word(&[word]);
        dated(&tail)
    };
    let planned = ["예정", "예정임", "목표", "계획"].iter().find_map(|word| {
        let tail = end.word(&[word]);
        let behind = tail.blanks();
        dated(&tail.clone().or(&act(&behind)))?;
        Some((tail.first()?, Says::Plan))
    });
    let (start, says) = planned
        .or_else(|| Some((alone("완료")?, Says::Done)))
        .or_else(|| Some((dated(&act(&end.word(&["중"]).blank()))?, Says::Ongoing)))
        .or_else(|| Some((alone("취소")?, Says::CalledOff)))
        .or_else(|| {
            Some((alone("연기").or_else(|| alone("보류")).or_else(|| alone("이월"))?, Says::PutOff))
        })?;
    let has_date = inner.get(..start).is_some_and(|before| before.contains(|c: char| c.is_numeric()));
    let words = Words { start: at + start, end: at + inner.len(), says, strength: Strength::Plain };
    (behind_act || has_date).then_some(words)
}

/// Whether what stands before a place of a remark may be a date, or is nothing.
fn is_date(inner: &str, at: usize) -> bool {
    let may_be = |c: char| c.is_whitespace() || c.is_numeric() || DATES.contains(c);
    inner.get(..at).is_some_and(|before| before.chars().all(may_be))
}

/// What the end of a text says, remarks taken off.
fn at_end(core: &str) -> Option<Words> {
    let goes_on = |(start, end)| Words { start, end, says: Says::Ongoing, strength: Strength::Plain };
    let Some(mut words) = ends::at_end(core) else {
        return unsettled(core).or_else(|| beside(core).map(goes_on));
    };
    // `12개소` counts places, `센터 개소` opens one; `12개소 완료` is done nevertheless.
    let mut counted =
        core.get(..words.start).is_some_and(|before| before.ends_with(|c: char| c.is_numeric()));
    let behind = core.get(words.start..).and_then(|own| own.find(' ')).map(|blank| words.start + blank + 1);
    if let Some(behind) = behind.filter(|_| counted && words.says == Says::Done) {
        (words.start, counted) = (behind, false);
    }
    let state = Tail::of(core).syllables().word(&["있"]).blank().word(&["고"]).word(STATES);
    if counted || !state.places().is_empty() {
        return None;
    }
    if words.strength != Strength::Act {
        return Some(words);
    }
    if let Some(span) = beside(core) {
        return Some(goes_on(span));
    }
    let again = last_again(core).filter(|(_, end)| governs(core, *end));
    let adverb = |(start, end)| Words { start, end, says: Says::Ongoing, strength: Strength::Lasting };
    Some(again.map_or(words, adverb))
}

/// A plan of which something is open: `적용 예정이나 시기는 미정`.
fn unsettled(core: &str) -> Option<Words> {
    let (start, word) = ["예정이나", "계획이나"].iter().find_map(|word| core.match_indices(word).last())?;
    Some(Words { start, end: start + word.len(), says: Says::Plan, strength: Strength::Plain })
}

/// What goes on beside the end: `검토 중이며` of `방안을 검토 중이며 간담회 개최`, `수행하고 있으며` of `수행하고 있으며 중간평가 준비`.
fn beside(core: &str) -> Option<(usize, usize)> {
    let verb = || ["고 있으며", "고 있고"].iter().find_map(|word| Some((core.find(word)?, word.len())));
    under_way(core).or_else(|| verb().map(|(at, length)| (at, at + length)))
}

fn under_way(core: &str) -> Option<(usize, usize)> {
    let mut found = core.match_indices("중이");
    found.find_map(|(at, word)| {
        let joins = core.get(at + word.len()..)?.chars().next().filter(|c| "며고나".contains(*c))?;
        let before = Tail::of(core.get(..at)?).blank();
        Some((act(&before).first()?, at + word.len() + joins.len_utf8()))
    })
}

/// The adverbs by their last letters: they are asked for at each blank.
static AGAIN_LISTED: LazyLock<Listed> = LazyLock::new(|| Listed::of(AGAIN.iter().copied()));

/// Where the last adverb of what comes again stands.
fn last_again(core: &str) -> Option<(usize, usize)> {
    let mut blanks = core.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    blanks.find_map(|(at, _)| {
        let before = core.get(..at)?;
        let words = AGAIN_LISTED.like(before).iter().filter(|word| before.ends_with(**word));
        let words = words.map(|word| at - word.len());
        let word = words
            .filter(|start| !before.get(..*start).is_some_and(|rest| rest.ends_with(char::is_alphanumeric)));
        Some((word.min().or_else(|| times_a(before))?, at))
    })
}

/// Where `월 1회`, `연 2회` begins that a text ends with.
fn times_a(text: &str) -> Option<usize> {
    let figure =
        text.strip_suffix('회')?.trim_end_matches(|c: char| c.is_ascii_digit() || marks::is_range_mark(c));
    let span = figure.strip_suffix(' ')?;
    let word = ["연", "월", "주", "분기", "반기", "학기", "년"]
        .iter()
        .filter(|word| span.ends_with(**word))
        .map(|word| span.len() - word.len())
        .min()?;
    (figure.len() + '회'.len_utf8() < text.len() && !span.get(..word)?.ends_with(char::is_alphanumeric))
        .then_some(word)
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
    ("재개관은 ’28년 목표", Says::Plan),
    ("설계인가는 ’28년까지 완수 계획", Says::Plan),
    ("격월로 점검반 운영", Says::Ongoing),
    ("관계기관 회의를 월 1회 개최", Says::Ongoing),
    ("체납자 검거 1,097명", Says::Done),
    ("공모 실시(내년 3월 예정)", Says::Plan),
    ("대상을 넓히기로 함", Says::Plan),
    ("기재부와 협의 중(12월)", Says::Ongoing),
    ("지원 방안을 검토하고 있음", Says::Ongoing),
    ("이행상황을 분기별로 점검", Says::Ongoing),
    ("법령 정비 추진", Says::Ongoing),
    ("센터 개소(3.2)", Says::Done),
    ("현대화 12개소 완료(3.21)", Says::Done),
    ("추진 중인 사업의 점검 완료", Says::Done),
    ("기준 고시", Says::Done),
    ("사업자 면허 취소", Says::Done),
    ("4분기 협의회 미개최", Says::NotDone),
    ("의결하지 못함", Says::NotDone),
    ("(계획) 수거선 2척 추가 건조", Says::Plan),
    ("점검 결과는 제도개선에 반영하겠음", Says::Plan),
    ("전국 적용 예정이나 시기는 미정", Says::Plan),
    ("실증을 수행하고 있으며 중간평가 준비", Says::Ongoing),
    ("상황실 24시간 운영", Says::Ongoing),
    ("위기경보 단계 하향(12.1)", Says::Done),
    ("공모는 예산 확정 이후로 미룸", Says::PutOff),
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
        for text in [
            "(목적) 어촌의 정주여건 개선",
            "지원대상: 시설 개선",
            "’28년 목표",
            "사업기간: ’23~’27년",
            "총사업비 1조 2,345억원",
            "법에서 기준을 규정하고 있음",
            "26곳(계획)",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
