//! What a cell or a flow holds: period headings, section headings and items, paragraph by paragraph.
//!
//! ```text
//! content = { period heading | section heading | item } ;
//! ```
//!
//! A heading may share its paragraph with the first item (`< 3분기 > ▪ …`); the two are cut apart.

use crate::again::continued;
use crate::items;
use crate::lexicon::Lexicon;
use crate::outline::Outline;
use crate::profile::Role;
use crate::split;
use gwaje_forms::marker::{self, Rank};
use gwaje_forms::marks::{self, Bracket};
use gwaje_forms::period::{self, Heading, Period};
use gwaje_model::{Block, Code, Piece, Position, parallel};

/// What a paragraph of content is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    /// A period heading, with the section it names and the part of the paragraph that follows it.
    Period { period: Period, several: bool, section: Option<String>, rest: Option<Block> },
    /// A section heading.
    Section(String),
    /// Anything else.
    Item(Block),
}

/// Tells what a paragraph is.
pub(crate) fn content(block: &Block, lexicon: &Lexicon) -> Content {
    if let Some(found) = period::heading(&block.text).and_then(|h| period(block, &h, lexicon)) {
        return found;
    }
    let name = name(continued(&block.text));
    match lexicon.role(&name).filter(|_| heads(block) && name.chars().count() <= LONGEST_NAME) {
        Some(Role::Section | Role::Status) => Content::Section(name),
        _ => Content::Item(split::marked(block.clone())),
    }
}

/// Whether a paragraph may be a heading: a dash, a dot or an asterisk before it makes it an item.
fn heads(block: &Block) -> bool {
    matches!(items::rank(block), None | Some(Rank::Section | Rank::Bullet | Rank::Number))
}

/// A section heading is a name, not a sentence.
const LONGEST_NAME: usize = 20;

/// A heading as a name: without the marks around it.
pub(crate) fn name(text: &str) -> String {
    let bracket = |c: char| marks::bracket(c) == Some(Bracket::Heading);
    let mark = |c: char| {
        c.is_whitespace()
            || bracket(c)
            || marks::is_bar(c)
            || marks::is_colon(c)
            || marker::rank(c) == Some(Rank::Section)
    };
    text.trim_matches(mark).to_owned()
}

/// Whether words behind a period say that it is still to come, though no profile knows them: `2024년 계획`.
fn is_plan(name: &str) -> bool {
    ["계획", "예정", "목표", "향후"].iter().any(|word| name.contains(word))
}

fn period(block: &Block, heading: &Heading<'_>, lexicon: &Lexicon) -> Option<Content> {
    let Heading { period, several, bracketed, bare, tail, .. } = *heading;
    // `- 3분기 -` is a heading between dashes, `- 3분기` an item.
    let heads = heads(block) || block.text.ends_with(marks::is_hyphen);
    let role = lexicon.role(heading.name());
    let whole = heading.is_whole() || continued(tail).is_empty();
    if heads && (whole || matches!(role, Some(Role::Status | Role::Section))) {
        let name = name(heading.name());
        let section =
            Some(name).filter(|name| role == Some(Role::Section) || role.is_none() && is_plan(name));
        return Some(Content::Period { period, several, section, rest: None });
    }
    let marked = tail.chars().next().is_some_and(|c| marker::rank(c).is_some());
    let apart = block.marker.is_none()
        && !bare
        && (marked || bracketed && period.year.is_none_or(|_| period.quarter.is_some()));
    apart.then(|| Content::Period {
        period,
        several,
        section: None,
        rest: Some(split::marked(split::tail(block, tail))),
    })
}

/// Fewer paragraphs than this, which take some tenths of a millisecond, are not handed out to workers.
const FEW_PARAGRAPHS: usize = 100;

/// Puts the paragraphs of a cell into the open task.
pub(crate) fn read(blocks: &[Block], lexicon: &Lexicon, outline: &mut Outline) {
    let read = parallel::map(blocks, FEW_PARAGRAPHS, |block| content(block, lexicon));
    for (content, block) in read.into_iter().zip(blocks) {
        put(content, block, lexicon, outline);
    }
}

/// Puts one paragraph into the open task.
pub(crate) fn put(content: Content, block: &Block, lexicon: &Lexicon, outline: &mut Outline) {
    match content {
        Content::Period { period, several, section, rest } => {
            outline.period(period, places(block));
            if let Some(section) = section {
                outline.section(section);
            }
            // With something behind the heading, the tables below it stand below that.
            if rest.is_none() {
                tables(block, outline);
            }
            if several {
                let text = format!("`{}` names several quarters; the last one stands for them", block.text);
                outline.note(Code::UnparsedText, block.pieces.first().map(|p| p.place), text);
            }
            if let Some(rest) = rest {
                let again = self::content(&rest, lexicon);
                put(again, &rest, lexicon, outline);
            }
        }
        Content::Section(name) => {
            outline.section(name);
            tables(block, outline);
        }
        Content::Item(block) => outline.item(block),
    }
}

/// The tables below a heading, as an item without text.
fn tables(heading: &Block, outline: &mut Outline) {
    if !heading.tables.is_empty() {
        let pieces = heading.pieces.last().map(|piece| Piece { start: 0, end: 0, ..*piece });
        let tables = heading.tables.clone();
        let (indent, size) = (heading.indent, heading.size);
        outline.item(Block {
            indent,
            size,
            pieces: pieces.into_iter().collect(),
            tables,
            ..Block::default()
        });
    }
}

pub(crate) fn places(block: &Block) -> Vec<Position> {
    block.pieces.iter().map(|piece| piece.place).collect()
}
