//! Text to structure: which column is which, what is a heading, what belongs under what.
//!
//! [`tree`] takes the paragraphs of a document, in rows of a table or flowing, and gives agendas, tasks, periods and
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
//! Nothing is lost: a paragraph that fits nowhere is an item with a note, one outside the tasks is kept as such, and a
//! document without any of this structure gives a tree without agendas and all its text outside.

mod above;
mod card;
mod columns;
#[cfg(test)]
mod conservation;
mod content;
mod facts;
mod flow;
mod items;
mod lead;
mod lexicon;
mod nested;
mod outline;
mod parts;
mod profile;
mod split;
mod table;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod title;

use gwaje_model::{Block, Noted, Row, Tree};
use lexicon::Lexicon;
use outline::Outline;
pub use profile::{LeadWords, Names, Profile, Role, profiles};

/// The structure of a document.
///
/// The profile that finds most of the columns it expects is used, the first of equals. A tree without agendas means
/// that nothing in the document looks like a report on tasks.
#[must_use]
pub fn tree(rows: &[Row<Block>], profiles: &[Profile]) -> Noted<Tree> {
    let lexicons: Vec<Lexicon> = profiles.iter().map(Lexicon::new).collect();
    let score = |(at, lexicon): &(usize, &Lexicon)| (table::score(rows, lexicon), std::cmp::Reverse(*at));
    let Some((_, lexicon)) = lexicons.iter().enumerate().max_by_key(score) else { return outside(rows) };
    let read = table::read(rows, lexicon).or_else(|| flow::read(rows, lexicon));
    let mut read = read.unwrap_or_else(|| outside(rows));
    read.notes.extend(nested::left_out(rows, &read.value));
    read
}

/// All text as text outside the tasks.
fn outside(rows: &[Row<Block>]) -> Noted<Tree> {
    let mut outline = Outline::default();
    for block in rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content) {
        outline.outside(block.clone());
    }
    outline.finish("")
}
