//! Records that stand outside the tables of tasks: proof that rows of a table were not seen.
//!
//! Covers, contents and explanations stand there in every document. A heading of a quarter with an item under it does not, nor does
//! the head of a table where tables were read.

use crate::lexicon::Lexicon;
use crate::survey;
use gwaje_forms::period;
use gwaje_model::{Block, Code, Note, Tree};

/// A line that names so many columns of a table of tasks is its head.
const COLUMNS: usize = 3;

/// A note for the first heading of a quarter or half outside the tables that has an item under it.
pub(crate) fn records(tree: &Tree) -> Option<Note> {
    let headed = |pair: &&[Block]| match pair {
        [heading, item] => is_part_of_year(&heading.text) && item.marker.is_some(),
        _ => false,
    };
    let heading = tree.outside.windows(2).find(headed)?.first()?;
    (!tree.agendas.is_empty()).then(|| note(heading))
}

/// A note for the first head of a table, with text under it, that was not read as one.
pub(crate) fn table(tree: &Tree, lexicon: &Lexicon) -> Option<Note> {
    let heads =
        |block: &Block| survey::headings(&block.text, lexicon).is_some_and(|found| found.len() >= COLUMNS);
    let (_, above) = tree.outside.split_last()?;
    above.iter().find(|block| heads(block)).map(note)
}

fn note(heading: &Block) -> Note {
    let place = heading.pieces.first().map(|piece| piece.place);
    let text = format!("`{}` and what follows it stand outside the table", heading.text);
    Note { code: Code::RecordsOutsideTable, place, text }
}

fn is_part_of_year(text: &str) -> bool {
    let whole = period::heading(text).filter(period::Heading::is_whole);
    whole.is_some_and(|found| found.period.quarter.is_some() || found.period.half.is_some())
}

#[cfg(test)]
mod tests {
    use super::{records, table};
    use crate::lexicon::Lexicon;
    use crate::testing::block;
    use gwaje_model::{AgendaNode, Tree};

    #[test]
    fn a_quarter_with_an_item_is_no_cover() {
        let cover = ["2024년 1분기 추진실적", "국정과제 추진현황", "2024년 1분기", "담당 부서"];
        for (lines, told) in [(cover.as_slice(), false), (&["2024년", "< 1분기 >", "▪ 헬기 임차"], true)]
        {
            let outside = lines.iter().map(|line| block(line)).collect();
            let tree = Tree { agendas: vec![AgendaNode::default()], outside, ..Tree::default() };
            assert_eq!(records(&tree).is_some(), told, "{lines:?}");
        }
    }

    #[test]
    fn the_head_of_a_table_is_no_text() {
        let lexicon = Lexicon::new(&crate::profiles()[0]);
        let head = "국정과제 실천과제 주관 추진현황";
        for (lines, told) in [
            (&[head, "시범사업 착수"][..], true),
            (&[head], false),
            (&["국정과제 추진현황", "국토부"], false),
        ] {
            let tree = Tree { outside: lines.iter().map(|line| block(line)).collect(), ..Tree::default() };
            assert_eq!(table(&tree, &lexicon).is_some(), told, "{lines:?}");
        }
    }
}
