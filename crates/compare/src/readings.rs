//! Two readings of the same pages compared: text that one engine has and the other has not.

use gwaje_forms::letter::is_letter;
use gwaje_model::{Page, Pages};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Where two readings of a page differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Page number, from 1.
    pub page: u32,
    /// Stretches of text that only the first reading has.
    pub only_first: Vec<String>,
    /// Stretches of text that only the second reading has.
    pub only_second: Vec<String>,
}

/// Compares two readings page by page. White space, controls and the order of whole stretches do not count, nor does
/// a symbol that only one of them claims to know: for the other it is a code of the font's own.
#[must_use]
pub fn verify(first: &Pages, second: &Pages) -> Vec<Disagreement> {
    let mut pages: BTreeMap<u32, [Vec<char>; 2]> = BTreeMap::new();
    for (index, reading) in [first, second].into_iter().enumerate() {
        for page in &reading.pages {
            if let Some(text) = pages.entry(page.number).or_default().get_mut(index) {
                *text = letters(page);
            }
        }
    }
    pages.into_iter().filter_map(|(page, [first, second])| disagreement(page, &first, &second)).collect()
}

/// The characters of a page in content order, NFC.
fn letters(page: &Page) -> Vec<char> {
    let visible = |c: &char| !c.is_whitespace() && !c.is_control();
    page.glyphs.iter().map(|glyph| glyph.ch).filter(visible).nfc().collect()
}

fn disagreement(page: u32, first: &[char], second: &[char]) -> Option<Disagreement> {
    let (mut only_first, mut only_second) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, first, second) {
        let (a, b) = match op {
            DiffOp::Equal { .. } => continue,
            op => (op.old_range(), op.new_range()),
        };
        let (a, b) = (first.get(a).unwrap_or_default(), second.get(b).unwrap_or_default());
        push(&mut only_first, known(a, b));
        push(&mut only_second, known(b, a));
    }
    cancel(&mut only_first, &mut only_second);
    let found = !(only_first.is_empty() && only_second.is_empty());
    found.then_some(Disagreement { page, only_first, only_second })
}

/// What one engine claims to know of a stretch where the other reads something else: without codes of private use,
/// and without as many symbols as the other has such codes.
fn known(own: &[char], other: &[char]) -> String {
    let mut open = other.iter().filter(|c| is_private(**c)).count();
    let mut claims = |c: &char| {
        let symbol = !is_letter(*c) && !c.is_ascii_digit();
        let forgiven = symbol && open > 0;
        open -= usize::from(forgiven);
        !forgiven
    };
    own.iter().filter(|c| !is_private(**c)).filter(|c| claims(c)).collect()
}

/// Whether a character means nothing outside its font: private use, or the mark of an unknown character.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | char::REPLACEMENT_CHARACTER)
}

fn push(stretches: &mut Vec<String>, stretch: String) {
    if !stretch.is_empty() {
        stretches.push(stretch);
    }
}

/// A stretch that both have, only elsewhere on the page, is no disagreement.
fn cancel(first: &mut Vec<String>, second: &mut Vec<String>) {
    first.retain(|stretch| match second.iter().position(|other| other == stretch) {
        Some(index) => {
            second.remove(index);
            false
        }
        None => true,
    });
}

#[cfg(test)]
mod tests {
    use super::disagreement;

    fn check(first: &str, second: &str, expected: Option<(&[&str], &[&str])>) {
        let (a, b): (Vec<char>, Vec<char>) = (first.chars().collect(), second.chars().collect());
        let found = disagreement(1, &a, &b);
        let found = found.as_ref().map(|d| (d.only_first.clone(), d.only_second.clone()));
        let own = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found, expected.map(|(a, b)| (own(a), own(b))));
    }

    #[test]
    fn finds_what_only_one_has() {
        check("가나다라", "가나다라", None);
        check("가나다라마", "가나마", Some((&["다라"], &[])));
        check("가나", "가너나", Some((&[], &["너"])));
    }

    #[test]
    fn a_symbol_counts_where_both_claim_to_know_it() {
        check("①가나", "\u{f000}가나", None);
        check("가\u{fffd}나", "가▪나", None);
        check("①가나", "②가나", Some((&["①"], &["②"])));
        check("①가나", "가나", Some((&["①"], &[])));
        check("한가나", "\u{f000}가나", Some((&["한"], &[])));
    }

    #[test]
    fn moved_stretches_are_no_disagreement() {
        check("머리글본문입니다", "본문입니다머리글", None);
    }
}
