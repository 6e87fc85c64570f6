//! Titles: their number, and what is left of their paragraphs.

use crate::lexicon::Lexicon;
use crate::number::{self, Numbered};
use crate::outline::continued;
use crate::profile::Role;
use crate::split;
use gwaje_model::{Block, Phrase};

/// A title as it stands in a cell or on a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Title {
    /// Its number without full stop.
    pub(crate) number: Option<String>,
    /// The first part of the number, if it is a figure.
    pub(crate) major: Option<u16>,
    /// Whether the number has a second part, as those of tasks have.
    pub(crate) minor: bool,
    /// What the word before the number names, if there is one.
    pub(crate) label: Option<Label>,
    /// Whether the number is ended by a mark, so that it is no amount.
    pub(crate) stopped: bool,
    /// Whether a unit (`번`, `호`) follows the number.
    pub(crate) unit: bool,
    /// The paragraphs without the number.
    pub(crate) blocks: Vec<Block>,
}

/// What a word before a number names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// `국정과제`.
    Agenda,
    /// `실천과제`, `세부과제`.
    Task,
    /// `과제`: agenda or task.
    Either,
}

impl Title {
    /// Whether it is a task's for certain: by its second number or by its label.
    pub(crate) fn is_task(&self) -> bool {
        self.minor || self.label == Some(Label::Task)
    }

    /// The title as one text.
    pub(crate) fn phrase(&self) -> Phrase {
        split::phrase(&self.blocks)
    }
}

/// Reads a paragraph as the beginning of a numbered title: `23-1. 디지털 …`.
pub(crate) fn numbered(block: &Block, lexicon: &Lexicon) -> Option<Title> {
    let block = split::whole(block);
    let Numbered { number, major, minor, label, stopped, unit, rest } =
        number::numbered(&block.text, &lexicon.labels)?;
    let label = label.map(|word| match lexicon.role(&word) {
        Some(Role::Task) => Label::Task,
        Some(Role::Either) => Label::Either,
        _ if word == "과제" => Label::Either,
        _ => Label::Agenda,
    });
    let blocks = vec![stripped(split::tail(&block, rest))];
    Some(Title { number: Some(number), major, minor, label, stopped, unit, blocks })
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
    let circled = block.marker.as_deref().filter(|m| m.chars().all(number::is_circled));
    if let Some(marker) = circled {
        let blocks = vec![stripped(block.clone())];
        return Some(Title { number: Some(marker.to_owned()), stopped: true, blocks, ..Title::default() });
    }
    let block = split::whole(block);
    let (number, rest) = number::ordinal(&block.text)?;
    let blocks = vec![stripped(split::tail(&block, rest))];
    Some(Title { number: Some(number), stopped: true, blocks, ..Title::default() })
}

/// Without the `(계속)` of a repeated title.
fn stripped(block: Block) -> Block {
    let kept = continued(&block.text).chars().count();
    if kept < block.text.chars().count() { split::cut(&block, kept).0 } else { block }
}
