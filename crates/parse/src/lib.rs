//! Text to structure: which column is which, what is a heading, what belongs under what.
//!
//! [`parse`] takes the paragraphs of a document, in rows of a table or flowing, and gives agendas, tasks, periods and
//! items as written. It knows text, markers and indentation, no geometry beyond that; what columns and headings are
//! called it takes from [`Profile`]s, which are data.
//!
//! ```text
//! document = { outside | table | flow } ;
//! table    = { full row }, header row, { row } ;              (* module `table`, `columns` *)
//! row      = [ agenda ], [ task ], [ leads ], [ period ], content ;
//! flow     = { agenda | task | leads | content } ;            (* module `flow` *)
//! content  = { period heading | section heading | item } ;    (* module `content`, crate `forms` *)
//! item     = [ marker ], text, { item } ;                     (* module `items` *)
//! agenda, task = [ number ], title ;                          (* module `title`, crate `forms` *)
//! leads    = { [ role ], name } ;                             (* module `lead` *)
//! ```
//!
//! What was read is weighed ([`Acceptance`]): a few marks of a report do not make one.
//!
//! Nothing is lost: a paragraph that fits nowhere is an item with a note, one outside the tasks is kept as such, and a
//! document without any of this structure gives a tree without agendas and all its text outside.

mod acceptance;
mod again;
mod between;
mod columns;
#[cfg(test)]
mod conservation;
mod content;
mod disorder;
mod draft;
mod excerpt;
mod flow;
mod guess;
mod items;
mod labelled;
mod lead;
mod lexicon;
mod misread;
mod nested;
mod note_marks;
mod outline;
mod outside;
mod parts;
mod profile;
mod remark;
mod run_on;
mod split;
mod survey;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod title;

pub use acceptance::{Acceptance, Clue, ClueKind, ENOUGH};
pub use draft::draft;
pub use profile::{LeadWords, Names, Profile, Role, profiles};

use acceptance::Found;
use gwaje_model::{Block, Note, Noted, Row, Tree, parallel};
use lexicon::Lexicon;
use outline::Outline;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The structure of a document, and how much speaks for its being a report.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The structure as written. A tree without agendas means that nothing looks like a report on tasks.
    pub tree: Noted<Tree>,
    /// The evidence. Where it is not enough, the tree holds something else that was taken for tasks.
    pub acceptance: Acceptance,
    /// What shows that columns or the order of characters were lost. It tells something of text that another tool
    /// extracted only; a page as its program wrote it may lack these things.
    pub disorder: Vec<Note>,
}

/// Reads the structure of a document.
///
/// The profile that finds most of the columns it expects is used, the first of equals. Tables are read where there are
/// tables of tasks; where those do not make a report, the lines of the document may.
#[must_use]
pub fn parse(rows: &[Row<Block>], profiles: &[Profile]) -> Parsed {
    let lexicons: Vec<Lexicon> = profiles.iter().map(Lexicon::new).collect();
    let few = parallel::few(paragraphs(rows), FEW_PARAGRAPHS);
    let scores = parallel::map(&lexicons, few, |lexicon| table::score(rows, lexicon));
    let score = |(at, (_, score)): &(usize, (&Lexicon, i32))| (*score, Reverse(*at));
    let best = lexicons.iter().zip(scores).enumerate().max_by_key(score).map(|(_, (lexicon, _))| lexicon);
    let headings = || best.map(|lexicon| numbered_headings(rows, lexicon)).unwrap_or_default();
    let read = || best.and_then(|lexicon| read(rows, lexicon));
    let (read, headings) = parallel::both(paragraphs(rows), FEW_PARAGRAPHS, read, headings);
    let (mut tree, mut acceptance, disorder) =
        read.unwrap_or_else(|| (outside(rows), Acceptance::default(), Vec::new()));
    tree.notes.extend(nested::left_out(rows, &tree.value));
    tree.value.headings = headings;
    if let Some(lexicon) = best.filter(|_| !acceptance.is_report()) {
        acceptance.unknown_headings = guess::unknown(rows, lexicon);
    }
    Parsed { tree, acceptance, disorder }
}

/// A document of fewer paragraphs than this, which takes some milliseconds, is not handed out to workers.
const FEW_PARAGRAPHS: usize = 500;

/// How many paragraphs there are, those of tables in cells aside.
fn paragraphs(rows: &[Row<Block>]) -> usize {
    rows.iter().flat_map(|row| &row.cells).map(|cell| cell.content.len()).sum()
}

fn read(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<(Noted<Tree>, Acceptance, Vec<Note>)> {
    let weighed = |found: Found| {
        let Found { tree, headings, .. } = &found;
        let weigh = || (acceptance::weigh(&found, lexicon), misread::notes(&tree.value, lexicon));
        let disorder = || disorder::notes(&tree.value, headings);
        let ((acceptance, misread), disorder) =
            parallel::both(paragraphs(rows), FEW_PARAGRAPHS, weigh, disorder);
        let mut tree = found.tree;
        tree.notes.extend(misread);
        tree.notes.extend(outside::records(&tree.value));
        tree.notes.extend(misread::unknown_headings(&tree.value, &tree.notes));
        (tree, acceptance, disorder)
    };
    let tables = table::read(rows, lexicon).map(weighed).map(|mut read| {
        read.0.notes.extend(outside::table(&read.0.value, lexicon));
        read
    });
    let lines = || flow::read(rows, lexicon).map(weighed);
    match tables {
        Some(read) if read.1.is_report() => Some(read),
        Some(read) => Some(lines().filter(|other| other.1.points() > read.1.points()).unwrap_or(read)),
        None => lines(),
    }
}

/// The names of columns in which a figure stands, in cells and on lines.
fn numbered_headings(rows: &[Row<Block>], lexicon: &Lexicon) -> BTreeSet<String> {
    let blocks = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
    let texts = blocks.map(|block| block.text.as_str());
    let numbered = texts.filter(|text| text.contains(|c: char| c.is_ascii_digit()));
    let names = numbered.filter(|text| lexicon.role(text).is_some() || survey::names(text, lexicon));
    names.map(str::to_owned).collect()
}

/// All text as text outside the tasks.
fn outside(rows: &[Row<Block>]) -> Noted<Tree> {
    let mut outline = Outline::default();
    for block in rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
        outline.outside(block.clone());
    }
    outline.finish("")
}
