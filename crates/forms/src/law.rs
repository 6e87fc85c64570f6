//! What the name of a law looks like without brackets, word by word.
//!
//! ```text
//! name    = noun, "법"                                              (* 국민체육진흥법 *)
//!         | words, act, "법"                                        (* 개인정보 보호법, 인구감소지역 지원 특별법 *)
//!         | noun, "및", noun, "법"                                   (* 도시 및 주거환경정비법 *)
//!         | words, "에 관한", kind                                   (* 공공기관의 운영에 관한 법률 *)
//!         | words, "및", words, ( "을" | "를" ), "위한", kind ;         (* 전통시장 및 상점가 육성을 위한 특별법 *)
//! words   = word, { word | "및" | "등" | party } ;
//! party   = word, ( "을" | "를" ), word, "로 하는" ;                    (* 국가를 당사자로 하는 *)
//! kind    = "법률" | "특별법" | "기본법" | "특례법" | … ;
//! ```
//!
//! Where a name ends its last word says. Where it begins only the words before it tell: a clause, a time, a body or what was done
//! ends there. What tells of laws in general (`현행법`, `관련 법`) or of a way to do something (`시험법`) is none.

mod words;

use crate::bodies::{Body, bodies};
use crate::body::has_shape;
use crate::{ending, progress};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use words::{
    AROUND, BESIDE, CLAUSES, DOES, DONE_BEFORE, GENERAL, GOES_BY, KINDS, NO_LAWS, NOUNS, SET_UP, SHORT,
    STEPS, SURE, WAYS,
};

/// The short names of bodies.
static NAMES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| bodies().iter().flat_map(Body::names).collect());

/// Whether a list of words has one.
fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|own| own == word)
}

/// The part of a word that may be a law, and the particle behind it.
#[must_use]
pub fn split(word: &str) -> Option<(&str, &str)> {
    let particles = ending::PARTICLES.iter().chain(&["상", ""]);
    let mut laws = particles.filter_map(|particle| Some((word.strip_suffix(particle)?, *particle)));
    laws.find(|(law, _)| law.ends_with('법') || *law == "법률")
}

/// Whether something is done to a law by what stands behind it and its particle, or goes by it.
#[must_use]
pub fn is_stepped(particle: &str, behind: &str) -> bool {
    let behind = behind.strip_prefix("등 ").unwrap_or(behind);
    let begins = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    ["", "을", "의", "이"].contains(&particle) && begins(STEPS) || particle == "에" && begins(GOES_BY)
}

/// Whether a word is a kind of law that `에 관한` and `위한` stand before.
#[must_use]
pub fn is_kind(law: &str) -> bool {
    KINDS.contains(&law)
}

/// Whether a word says what a law does, so that the words before it name it: `보호법`.
#[must_use]
pub fn needs_words(law: &str) -> bool {
    law.strip_suffix('법').is_some_and(|does| has(DOES, does))
}

/// Whether a word names one law where something is done to it.
#[must_use]
pub fn is_name(law: &str) -> bool {
    let counted = law.trim_start_matches(|c: char| c.is_ascii_digit());
    SHORT.contains(&law)
        || law.chars().count() > 2
            && !has(GENERAL, law)
            && !["관련법", "관계법"].iter().any(|end| law.ends_with(end))
            && !["법", "개법", "대법"].contains(&counted)
            && !is_way(law)
}

/// Whether a word that ends like a law is none: a way of doing something, or what is against or within the law. Ends that laws share
/// with such words (`항공법`, `지하수법`) do not count, whole words do.
#[must_use]
pub fn is_way(word: &str) -> bool {
    has(NO_LAWS, word) || WAYS.split_whitespace().any(|end| word.ends_with(end))
}

/// Whether the end of a word is enough: `국민체육진흥법`.
#[must_use]
pub fn is_sure(law: &str) -> bool {
    SURE.split_whitespace().any(|end| law.strip_suffix(end).is_some_and(|before| before.chars().count() > 1))
}

/// Whether a word before a name belongs to the sentence around it; `next` is the word behind it.
#[must_use]
pub fn is_around(word: &str, next: &str) -> bool {
    // `고준위` ends like a commission.
    let is_body = has_shape(word) && !word.ends_with('위') || NAMES.contains(word);
    let figure = word.trim_start_matches('제').starts_with(|c: char| c.is_ascii_digit());
    let clause = CLAUSES.split_whitespace().any(|end| word.ends_with(end))
        && !NOUNS.split_whitespace().any(|noun| word.ends_with(noun));
    let law = split(word).is_some() || ["시행령", "시행규칙"].contains(&word);
    has(AROUND, word) || figure || clause || law || is_body && !SET_UP.contains(&next)
}

/// Whether a word before a name ends a phrase that may belong to it as well as to the sentence: `장애인 등에 대한 특수교육법`.
#[must_use]
pub fn may_belong(word: &str) -> bool {
    // `관세법의 특례에 관한 법률`
    let of_law = split(word).is_some_and(|(_, particle)| particle == "의");
    of_law || word == "대한" || ["있는", "없는"].iter().any(|end| word.ends_with(end))
}

/// Whether `및` behind a word parts what stands beside a law from its name.
#[must_use]
pub fn parts(word: &str) -> bool {
    has(DONE_BEFORE, word) || has(BESIDE, word) || word.ends_with("법령")
}

/// Whether `및` behind a word may join it with the last word of a name: `도시 및 주거환경정비법`; behind an act it parts.
#[must_use]
pub fn joins(word: &str) -> bool {
    !parts(word) && !progress::is_act(word)
}
