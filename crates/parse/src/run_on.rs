//! Titles that a tool put on one line with what stood beside or under them in a table.
//!
//! ```text
//! run-on = title, { title }, [ bodies, period heading ], [ names of columns ] ;
//! ```
//!
//! Sample: `41. 바다 산업 육성 41-1. 어촌 주거 개선 해양수산부 2024년`, `국정과제 76. 초격차 기술 확보 세부과제 소관부처
//! 추진실적`.

use crate::lead;
use crate::lexicon::Lexicon;
use crate::split;
use crate::survey::{is_marked, names, period_at_end};
use crate::title::{self, Title};
use gwaje_forms::number::{self, Numbered};
use gwaje_model::Block;
use std::borrow::Cow;

/// The parts of a paragraph that opens with the number of an agenda or task; any other paragraph is one part.
pub(crate) fn parts<'b>(block: &'b Block, lexicon: &Lexicon) -> Vec<Cow<'b, Block>> {
    let title = title::numbered(block, lexicon).filter(|title| counts(title) && !is_marked(block));
    let Some(at) = title.and_then(|title| end(&split::whole(block), &title, lexicon)) else {
        return vec![Cow::Borrowed(block)];
    };
    let (first, rest) = split::cut(&split::whole(block), at);
    let rest = parts(&rest, lexicon).into_iter().map(|part| Cow::Owned(part.into_owned()));
    std::iter::once(Cow::Owned(first)).chain(rest).collect()
}

/// Whether a title is one by its number alone.
fn counts(title: &Title) -> bool {
    title.label.is_some() || title.ended
}

/// Where something else begins behind a title, in characters.
fn end(block: &Block, title: &Title, lexicon: &Lexicon) -> Option<usize> {
    let own = title.blocks.first().map_or(0, |rest| rest.text.chars().count());
    // Looked for once, since a long paragraph has many tails.
    let periods: Vec<usize> = period_at_end(&block.text).collect();
    let words = block.text.char_indices().filter(|(_, c)| c.is_whitespace());
    let mut tails = words.filter_map(|(at, _)| Some((at, block.text.get(at..)?.trim_start())));
    let (at, _) = tails.find(|(_, tail)| {
        let behind = tail.chars().count() < own;
        let from = block.text.len() - tail.len();
        let bodies =
            |end: &usize| block.text.get(from..*end).is_some_and(|text| lead::is_list(text, lexicon));
        behind && (names(tail, lexicon) || is_task(tail, title, lexicon) || periods.iter().any(bodies))
    })?;
    Some(block.text.get(..at)?.chars().count())
}

/// Whether a text begins with the number of a task of this agenda.
fn is_task(tail: &str, title: &Title, lexicon: &Lexicon) -> bool {
    let task = |found: Numbered<'_>| {
        found.has_sub_number
            && (found.label.is_some() || found.ended)
            && found.first_number == title.first_number
    };
    !title.has_sub_number && number::numbered(tail, &lexicon.labels).is_some_and(task)
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::lexicon::Lexicon;
    use crate::testing::block;

    #[test]
    fn what_stands_behind_a_title() {
        let lexicon = Lexicon::new(&crate::profiles()[0]);
        for (line, expected) in [
            (
                "41. 바다 산업 육성 41-1. 어촌 주거 개선 해양수산부 2024년",
                vec!["41. 바다 산업 육성", "41-1. 어촌 주거 개선", "해양수산부 2024년"],
            ),
            (
                "국정과제 76. 초격차 기술 확보 국정과제 세부과제 추진실적",
                vec!["국정과제 76. 초격차 기술 확보", "국정과제 세부과제 추진실적"],
            ),
            ("23-1. 42-1 방식의 혁신", vec!["23-1. 42-1 방식의 혁신"]),
            ("23-1. 2024년 산업 혁신", vec!["23-1. 2024년 산업 혁신"]),
            ("산업부는 23-1. 혁신", vec!["산업부는 23-1. 혁신"]),
        ] {
            let block = block(line);
            let found: Vec<_> = parts(&block, &lexicon).iter().map(|part| part.text.clone()).collect();
            assert_eq!(found, expected, "{line}");
        }
    }
}
