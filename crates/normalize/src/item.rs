//! The items of a document, read on all cores: what an item says depends on its place alone, not on its neighbours.

use crate::dates::{self, Anchor, Problem};
use crate::{confidence, ids, mentions, progress, tables};
use gwaje_forms::progress::{find, looks_ahead};
use gwaje_model::{Block, Item, ItemNode, parallel};

/// Items that stand in one place: a period or a column of a task.
#[derive(Debug)]
pub(crate) struct Group<'t> {
    /// The id of the task.
    pub(crate) task: &'t str,
    /// The part of ids that tells the period.
    pub(crate) period: String,
    /// The heading of the column, where it is none of the usual.
    pub(crate) column: Option<&'t str>,
    /// The period that dates without a year are read by.
    pub(crate) anchor: Option<Anchor>,
    /// The last period of the document.
    pub(crate) release: Option<Anchor>,
    /// The outermost items.
    pub(crate) nodes: &'t [ItemNode],
}

/// An item with its id before copies are told apart and without the items inside it, and what is wrong with its dates.
pub(crate) type Written = (Item, Vec<Problem>);

/// Fewer items than this, which take some milliseconds, are not handed out to workers.
const FEW_ITEMS: usize = 100;
/// So many items are read ahead of their being put into the document; more would only lie there.
const BATCH: usize = 4_096;

/// The items of some groups, each before those inside it, read as they are asked for.
pub(crate) struct Items<'g> {
    /// Those that are not read yet.
    seats: Vec<(&'g Group<'g>, &'g Block)>,
    /// How many of them are read.
    read: usize,
    ready: std::vec::IntoIter<Written>,
}

impl<'g> Items<'g> {
    /// The items of groups, none read yet.
    pub(crate) fn of(groups: &'g [Group<'g>]) -> Self {
        let mut seats = Vec::new();
        for group in groups {
            group.nodes.iter().for_each(|node| seat(group, node, &mut seats));
        }
        Self { seats, read: 0, ready: Vec::new().into_iter() }
    }
}

fn seat<'g>(group: &'g Group<'g>, node: &'g ItemNode, seats: &mut Vec<(&'g Group<'g>, &'g Block)>) {
    seats.push((group, &node.block));
    node.children.iter().for_each(|child| seat(group, child, seats));
}

impl Iterator for Items<'_> {
    type Item = Written;

    fn next(&mut self) -> Option<Written> {
        if self.ready.len() == 0 {
            let rest = self.seats.get(self.read..)?;
            let batch = rest.get(..BATCH.min(rest.len()))?;
            self.read += batch.len();
            self.ready = parallel::map(batch, FEW_ITEMS, |(group, block)| group.written(block)).into_iter();
        }
        self.ready.next()
    }
}

impl Group<'_> {
    fn written(&self, block: &Block) -> Written {
        let id = ids::item(self.task, &self.period, self.column, block.marker.as_deref(), &block.text);
        let words = find(&block.text);
        let ahead = words.as_ref().and_then(|words| looks_ahead(&block.text, words));
        let dates = dates::find_ahead(&block.text, self.anchor.as_ref(), ahead);
        let mut mentions = mentions::find(&block.text, &dates.dates, self.anchor.map(|anchor| anchor.last));
        let place = progress::Place {
            marker: block.marker.as_deref(),
            ahead: self.anchor.is_some_and(|anchor| anchor.ahead),
            release: self.release.map(|release| release.last),
        };
        let progress = progress::of(&block.text, words, &dates.dates, &place);
        mentions::roles(&mut mentions, &block.text, &progress);
        // Lists grow in steps of four, and most items have one date or none.
        let mut dated = dates.dates;
        dated.shrink_to_fit();
        mentions.shrink_to_fit();
        let item = Item {
            marker: block.marker.clone(),
            text: block.text.clone(),
            raw: block.raw.clone(),
            struck: block.struck.clone(),
            raised: block.raised.clone(),
            dates: dated,
            mentions,
            kind: progress.kind,
            kind_words: progress.words,
            fulfils: None,
            joins: block.joins.clone(),
            places: block.pieces.iter().filter_map(|piece| piece.place.printed()).collect(),
            anchors: block.pieces.iter().filter_map(|piece| piece.place.address()).collect(),
            tables: block.tables.iter().map(|rows| tables::table(rows)).collect(),
            confidence: confidence::of(&block.joins),
            children: Vec::new(),
            id,
        };
        (item, dates.problems)
    }
}
