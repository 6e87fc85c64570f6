//! Words right before and right behind a figure by which it is a target, what was reached, a sum over time or a share.
//!
//! ```text
//! before  = word, { filler }, [ "총" | "약" | … ], figure ;                 (* 목표는 약 500개소 *)
//! sum     = ( "누적" | "누계" ), [ "(", …, ")" ], [ noun ], [ noun ], figure ;  (* 누적(’22~) 관람객 32만 명 *)
//! behind  = figure, { filler }, word ;                                     (* 500개소를 목표로 *)
//! remark  = figure, [ noun ], "(", [ time ], word, ")" ;                     (* 75억 원(상반기 누적) *)
//! ```

use super::FigureRole;
use crate::letter::is_syllable;
use std::ops::Range;

/// Words of a sum over time.
pub(super) const SUMS: [&str; 2] = ["누적", "누계"];

/// A word that says what the figure behind it is, and what may stand between both.
struct Before {
    role: FigureRole,
    /// With which the figure's unit begins.
    unit: &'static str,
    words: &'static [&'static str],
    /// What else begins the word: any letters of Hangul.
    compound: bool,
    /// One of these stands before the word, if any are named.
    after: &'static [&'static str],
    fillers: &'static str,
    /// The last word before the figure, if any.
    about: &'static [&'static str],
}

const PLAN: Before = Before {
    role: FigureRole::Target,
    unit: "",
    words: &["계획"],
    compound: false,
    after: &["(", "당초", "연간", "올해", "금년"],
    fillers: "은는:( ",
    about: &["총", "약"],
};

const AIM: Before = Before {
    words: &["목표치", "목표액", "목표량", "목표"],
    after: &[],
    fillers: ")]은는인를을이가:( ",
    about: &["총", "약", "연"],
    ..PLAN
};

const SHARE: Before = Before {
    role: FigureRole::Share,
    unit: super::PERCENT,
    words: &["비율", "비중", "율", "률"],
    compound: true,
    after: &[],
    fillers: "은는이가을를의도:( ",
    about: &["약", "평균", "전체"],
};

/// It says less than what stands behind the figure: `실적 75억 원(상반기 누적)`.
const REACHED: Before =
    Before { role: FigureRole::Actual, words: &["실적"], after: &[], fillers: ")]:(은는이가 ", ..PLAN };

impl Before {
    /// Where the word stands by which a figure behind `text` has the role.
    fn word(&self, text: &str, unit: &str) -> Option<Range<usize>> {
        let own = unit.starts_with(self.unit);
        self.words.iter().filter(|_| own).find_map(|word| self.fits(text, text.rfind(word)?, word))
    }

    fn fits(&self, text: &str, at: usize, word: &str) -> Option<Range<usize>> {
        let (head, rest) = (text.get(..at)?, text.get(at + word.len()..)?.trim_end());
        let rest = self.about.iter().find_map(|about| rest.strip_suffix(about)).unwrap_or(rest);
        let start = if self.compound { head.trim_end_matches(is_syllable).len() } else { at };
        let said = self.after.is_empty() || self.after.iter().any(|after| head.trim_end().ends_with(after));
        // `율` alone is no word.
        let whole = start < at || word.chars().count() > 1;
        (said && whole && rest.chars().all(|c| self.fillers.contains(c))).then_some(start..at + word.len())
    }
}

/// A word of a sum, with two nouns behind it at most.
fn sum_before(text: &str) -> Option<Range<usize>> {
    let (at, word) = SUMS.iter().find_map(|word| Some((text.rfind(word)?, word)))?;
    let rest = text.get(at + word.len()..)?.trim_start();
    let remark = rest.strip_prefix('(').and_then(|inner| inner.split_once(')')).map(|(_, rest)| rest);
    let joined = [")", "]", ":", "으로", "기준"].iter().find_map(|joined| rest.strip_prefix(joined));
    let rest = remark.or(joined).unwrap_or(rest);
    let nouns = rest.trim_end();
    let nouns = nouns.strip_suffix(['총', '약']).unwrap_or(nouns);
    let parted = nouns.is_empty() || rest.get(nouns.len()..)?.starts_with(' ') || nouns.ends_with(' ');
    let few = nouns.split_whitespace().count() <= 2;
    (parted && few && nouns.chars().all(|c| c == ' ' || is_syllable(c))).then_some(at..at + word.len())
}

/// Words behind a figure, and what may stand between both.
const BEHIND: [(FigureRole, &str, &[&str], &[&str]); 2] = [
    (FigureRole::Target, "", &["을", "를", "로", "달성"], &["목표", "계획", "예정"]),
    (FigureRole::Share, super::PERCENT, &["이상", "수준", "을", "를", "의"], &["비중", "비율", "차지"]),
];

fn word_behind(text: &str, unit: &str) -> Option<(FigureRole, Range<usize>)> {
    BEHIND.iter().find_map(|(role, of, fillers, words)| {
        let mut rest = text.trim_start();
        for filler in *fillers {
            rest = rest.strip_prefix(filler).unwrap_or(rest).trim_start();
        }
        let word = words.iter().find(|word| rest.starts_with(**word)).filter(|_| unit.starts_with(of))?;
        let start = text.len() - rest.len();
        Some((*role, start..start + word.len()))
    })
}

/// How many characters of time may stand before the word of a remark: `(상반기 누적)`.
const TIME: usize = 12;

/// How many letters of a noun may stand between a figure and the remark that calls it a sum: `75억 원 융자(누적)`.
const NOUN: usize = 6;

/// What the last word of a parenthesis behind a figure says.
const REMARKS: [(FigureRole, &[&str]); 3] = [
    (FigureRole::Cumulative, &SUMS),
    (FigureRole::Target, &["계획", "목표", "예정"]),
    (FigureRole::Actual, &["실적"]),
];

fn remark_behind(text: &str) -> Option<(FigureRole, Range<usize>)> {
    let (noun, rest) = text.split_once('(')?;
    let inner = rest.split_once(')')?.0.trim_end();
    let said =
        ["기준", "분", "치"].iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner).trim_end();
    let noun = noun.trim();
    REMARKS.iter().find_map(|(role, words)| {
        let word = words.iter().find(|word| said.ends_with(**word))?;
        let time = said.strip_suffix(word)?;
        let near = noun.is_empty()
            || *role == FigureRole::Cumulative
                && noun.chars().count() <= NOUN
                && noun.chars().all(is_syllable);
        let plain = time.chars().count() <= TIME && !time.contains('(');
        let end = text.len() - rest.len() + said.len();
        (near && plain).then_some((*role, end - word.len()..end))
    })
}

/// What the words right before and right behind a figure say of it, and where they stand: `before` and `behind` with where they begin.
pub(super) fn said(
    (from, before): (usize, &str),
    (end, behind): (usize, &str),
    unit: &str,
) -> Option<(FigureRole, Range<usize>)> {
    let earlier = |rule: &Before| Some((rule.role, rule.word(before, unit)?));
    let moved =
        |by: usize| move |(role, word): (FigureRole, Range<usize>)| (role, word.start + by..word.end + by);
    sum_before(before)
        .map(|word| (FigureRole::Cumulative, word))
        .or_else(|| [PLAN, AIM, SHARE].iter().find_map(earlier))
        .map(moved(from))
        .or_else(|| remark_behind(behind).or_else(|| word_behind(behind, unit)).map(moved(end)))
        .or_else(|| earlier(&REACHED).map(moved(from)))
}
