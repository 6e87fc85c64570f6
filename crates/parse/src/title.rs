//! Titles: their number, and what is left of their paragraphs.

use crate::again::continued;
use crate::lexicon::Lexicon;
use crate::profile::Role;
use crate::split;
use gwaje_forms::enclosed::enclosed;
use gwaje_forms::number::{self, Names, Numbered};
use gwaje_model::{Block, Phrase};

/// A title as it stands in a cell or on a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Title {
    /// Its number without full stop.
    pub(crate) number: Option<String>,
    /// The first part of the number, if it is a figure.
    pub(crate) first_number: Option<u16>,
    /// Whether the number has a second part, as those of tasks have.
    pub(crate) has_sub_number: bool,
    /// What the word before the number names, if there is one.
    pub(crate) label: Option<Names>,
    /// Whether the number is ended by a mark, so that it is no amount.
    pub(crate) ended: bool,
    /// Whether a unit (`번`, `호`) follows the number.
    pub(crate) counted: bool,
    /// The paragraphs without the number.
    pub(crate) blocks: Vec<Block>,
}

impl Title {
    /// Whether it is a task's for certain: by its second number or by its label.
    pub(crate) fn is_task(&self) -> bool {
        self.has_sub_number || self.label == Some(Names::Task)
    }

    /// The title as one text.
    pub(crate) fn phrase(&self) -> Phrase {
        split::phrase(&self.blocks)
    }
}

/// Reads a paragraph as the beginning of a numbered title: `23-1. 디지털 …`.
pub(crate) fn numbered(block: &Block, lexicon: &Lexicon) -> Option<Title> {
    let block = split::whole(block);
    let Numbered { number, first_number, has_sub_number, label, ended, counted, rest } =
        number::numbered(&block.text, &lexicon.labels)?;
    let label = label.map(|word| match lexicon.role(&word) {
        Some(Role::Agenda) => Names::Agenda,
        Some(Role::Task) => Names::Task,
        Some(Role::Either) => Names::Either,
        _ => number::names(&word).unwrap_or(Names::Agenda),
    });
    let blocks = vec![stripped(split::tail(&block, rest))];
    Some(Title { number: Some(number), first_number, has_sub_number, label, ended, counted, blocks })
}

/// Reads the paragraphs of a title cell; anything there is a title, with or without a number.
pub(crate) fn cell(blocks: &[Block], lexicon: &Lexicon) -> Title {
    let Some((first, rest)) = blocks.split_first() else { return Title::default() };
    let mut title = numbered(first, lexicon)
        .or_else(|| ordinal(first))
        .unwrap_or_else(|| Title { blocks: vec![stripped(split::whole(first))], ..Title::default() });
    title.blocks.extend(rest.iter().map(|block| stripped(split::whole(block))));
    title.blocks.retain(|block| !block.text.is_empty());
    title
}

/// Reads a paragraph that opens with an ordinal (`①`, `가.`).
pub(crate) fn ordinal(block: &Block) -> Option<Title> {
    let circled = block.marker.as_deref().filter(|m| m.chars().all(|c| enclosed(c).is_some()));
    if let Some(marker) = circled {
        let blocks = vec![stripped(block.clone())];
        return Some(Title { number: Some(marker.to_owned()), ended: true, blocks, ..Title::default() });
    }
    let block = split::whole(block);
    let (number, rest) = number::ordinal(&block.text)?;
    let blocks = vec![stripped(split::tail(&block, rest))];
    Some(Title { number: Some(number), ended: true, blocks, ..Title::default() })
}

/// Without the `(계속)` of a repeated title.
fn stripped(block: Block) -> Block {
    let kept = continued(&block.text).chars().count();
    if kept < block.text.chars().count() { split::cut(&block, kept).0 } else { block }
}
