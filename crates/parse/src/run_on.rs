//! Titles that a tool put on one line with what stood beside or under them in a table.
//!
//! ```text
//! run-on = title, { title }, [ bodies, period heading ], [ names of columns ] ;
//! ```
//!
//! Sample: `41. 바다 산업 육성 41-1. 어촌 주거 개선 해양수산부 2024년`, `국정과제 76. 초격차 기술 확보 세부과제 소관부처
//! 추진실적`.

use crate::lexicon::Lexicon;
use crate::split;
use crate::survey::{bodies_and_period, is_marked, names};
use crate::title::{self, Title};
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
    let words = block.text.char_indices().filter(|(_, c)| c.is_whitespace());
    let mut tails = words.filter_map(|(at, _)| Some((at, block.text.get(at..)?.trim_start())));
    let (at, _) = tails.find(|(_, tail)| {
        let behind = tail.chars().count() < own;
        behind && (names(tail, lexicon) || begins(&split::tail(block, tail), title, lexicon))
    })?;
    Some(block.text.get(..at)?.chars().count())
}

/// Whether a task of this agenda, or bodies with a period, begin with a text.
fn begins(tail: &Block, title: &Title, lexicon: &Lexicon) -> bool {
    let task = || {
        let found = title::numbered(tail, lexicon).filter(|found| found.has_sub_number && counts(found));
        found.is_some_and(|found| !title.has_sub_number && found.first_number == title.first_number)
    };
    task() || bodies_and_period(tail, lexicon).is_some()
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
