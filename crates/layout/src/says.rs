//! What a line in the margin of a page says by the grammar of reports. What says something is no furniture, however
//! often it returns: a report that begins each task on a new page prints its bodies and its quarters there again.

use crate::sheet::{Fragment, FragmentCell, Piece, Sheet};
use gwaje_forms::enumerator::{Style, enumerator};
use gwaje_forms::line::{Wording, is_bodies_and_period, wording};
use gwaje_forms::{body, marker, number};
use gwaje_model::{Line, parallel};
use std::collections::BTreeSet;

/// No name of a column is longer than this many characters: `세부실천과제명`, `주관부처`.
const LONGEST_NAME: usize = 8;

/// Fewer pages than this are not handed out to workers.
const FEW_PAGES: usize = 16;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// The title of an agenda or task.
    Title,
    /// A number, a period or bodies: what stands over the text that follows.
    Heading,
    /// An item with its marker.
    Item,
    /// The names of columns: what stands over a table.
    Names,
    /// Nothing of these.
    Nothing,
}

/// The numbers of agendas that a document has tasks of: with a task `50-2.` in it, `50. 노동시장` is an agenda and no
/// chapter.
#[derive(Default)]
pub(crate) struct Agendas(BTreeSet<u16>);

impl Agendas {
    /// Those of these pages.
    pub(crate) fn of(sheets: &[Sheet]) -> Self {
        let labels: Vec<&str> = number::labels().collect();
        let of_line = |line: &Line| {
            let text = line.text();
            let task = number::numbered(&text, &labels).filter(|found| found.has_sub_number);
            task.filter(|_| is_title(&text)).and_then(|task| task.first_number)
        };
        let of_sheet =
            |sheet: &Sheet| -> Vec<u16> { sheet.pieces.iter().flat_map(lines).filter_map(of_line).collect() };
        Self(parallel::map(sheets, FEW_PAGES, of_sheet).into_iter().flatten().collect())
    }

    /// What a line says.
    pub(crate) fn judge(&self, text: &str) -> Says {
        match wording(text) {
            Wording::NumberedTitle => Says::Title,
            Wording::Number | Wording::Period | Wording::PerhapsPeriod => Says::Heading,
            Wording::Text if self.opens_agenda(text) => Says::Title,
            Wording::Text if body::may_be_list(text) || is_bodies_and_period(text) => Says::Heading,
            Wording::Text if text.chars().next().and_then(marker::rank).is_some() || is_note(text) => {
                Says::Item
            }
            Wording::Text if is_names(text) => Says::Names,
            Wording::Text | Wording::Caption => Says::Nothing,
        }
    }

    /// Whether a line says the names of columns. Most lines are told by having no two of them.
    pub(crate) fn says_names(&self, text: &str) -> bool {
        is_names(text) && self.judge(text) == Says::Names
    }

    fn opens_agenda(&self, text: &str) -> bool {
        let labels: Vec<&str> = number::labels().collect();
        number::numbered(text, &labels)
            .filter(|found| found.ended && !found.has_sub_number)
            .and_then(|found| found.first_number)
            .is_some_and(|first| self.0.contains(&first))
    }
}

/// Whether a line opens as a note does, with its number and half a bracket: `4) 자본지출 : …`. The notes of a table that is printed
/// page after page differ in their numbers alone.
fn is_note(text: &str) -> bool {
    matches!(enumerator(text).map(|found| found.style), Some(Style::HalfParenthesised { figures: true }))
}

/// Whether a line is a row of column names: short words, of which two or more name agendas and tasks.
fn is_names(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let labels = words.clone().filter(|word| number::names(word).is_some()).count();
    labels > 1
        && words.all(|word| word.chars().count() <= LONGEST_NAME && word.chars().all(char::is_alphabetic))
}

fn is_title(text: &str) -> bool {
    matches!(wording(text), Wording::NumberedTitle | Wording::Number)
}

/// The lines of a piece, those in the cells of a table among them.
fn lines(piece: &Piece) -> Vec<&Line> {
    match piece {
        Piece::Text(lines) => lines.iter().collect(),
        Piece::Table(table) => table_lines(table).collect(),
    }
}

/// The lines in the cells of a table.
pub(crate) fn table_lines(table: &Fragment) -> impl Iterator<Item = &Line> {
    table.cells.iter().flat_map(FragmentCell::lines)
}

#[cfg(test)]
mod tests {
    use super::{Agendas, Says};

    #[test]
    fn what_the_grammar_knows_says_something() {
        let agendas = Agendas([50].into());
        for (text, says) in [
            ("50-2. 노동시장 개선", Says::Title),
            ("50. 공정한 노사관계", Says::Title),
            ("50-2.", Says::Heading),
            ("2022년 4분기", Says::Heading),
            ("(3분기)", Says::Heading),
            ("고용부", Says::Heading),
            ("산업부·환경부", Says::Heading),
            ("고용부 2022년 4분기", Says::Heading),
            ("ㅇ 조선업 상생협의체 발족(11.9)", Says::Item),
            ("4) 자본지출 : 고정·재고자산 매입비", Says::Item),
            ("국정과제 실천과제 주관 추진현황", Says::Names),
            ("국정과제 추진현황", Says::Nothing),
            // No task of an agenda 3: the heading of a chapter.
            ("3. 추진 배경", Says::Nothing),
            ("주력산업 고도화 추진현황", Says::Nothing),
        ] {
            assert_eq!(agendas.judge(text), says, "{text}");
        }
    }
}
