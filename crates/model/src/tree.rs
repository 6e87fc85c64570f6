//! What `parse` hands over: the structure as written, nothing resolved.

use crate::{Block, Join, Position};
use std::collections::BTreeSet;

/// The structure of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree {
    /// Name of the profile that fitted.
    pub profile: String,
    /// Text before or outside the tasks, such as a title or a date of issue, in order.
    pub outside: Vec<Block>,
    /// The agendas in order.
    pub agendas: Vec<AgendaNode>,
    /// Names of columns in which a figure stands, each once: `국정과제(120대)` tells the set of agendas.
    pub headings: BTreeSet<String>,
}

/// A short text with its evidence: a title or a name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// The normalized text.
    pub text: String,
    /// The characters of the page, line breaks as `\n`.
    pub raw: String,
    /// The wraps that were undone in it.
    pub joins: Vec<Join>,
    /// Where it stands.
    pub places: Vec<Position>,
}

/// A national agenda item (국정과제).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgendaNode {
    /// Its number as written, without full stop.
    pub number: Option<String>,
    /// Its title.
    pub title: Phrase,
    /// Its tasks.
    pub tasks: Vec<TaskNode>,
}

/// An action task (실천과제).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TaskNode {
    /// Its number as written, without full stop.
    pub number: Option<String>,
    /// Its title.
    pub title: Phrase,
    /// The bodies in charge, as written.
    pub leads: Vec<LeadNode>,
    /// What was reported, by period.
    pub periods: Vec<PeriodNode>,
    /// The paragraph that says in place of all items that there are none (`-`, `해당 없음`).
    pub remark: Option<Block>,
    /// Columns the profile does not know, under their own names.
    pub columns: Vec<ColumnNode>,
}

/// A body in charge, as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadNode {
    /// The name as written, cleaned of letter-spacing.
    pub text: String,
    /// What it does, as written (`주관`, `협조`), if said.
    pub role: Option<String>,
    /// The characters of the page, line breaks as `\n`.
    pub raw: String,
    /// The wraps that were undone in it.
    pub joins: Vec<Join>,
    /// Where it stands.
    pub places: Vec<Position>,
}

/// A stretch of reported items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeriodNode {
    /// The section it stands in, where a profile has sections (`추진실적`, `향후계획`), as written.
    pub section: Option<String>,
    /// Year of the heading in force.
    pub year: Option<i16>,
    /// Quarter, 1 to 4.
    pub quarter: Option<u8>,
    /// Half of the year, 1 or 2.
    pub half: Option<u8>,
    /// Where its heading stands.
    pub places: Vec<Position>,
    /// The paragraph that says in place of items that there are none (`-`, `해당 없음`).
    pub remark: Option<Block>,
    /// Its items.
    pub items: Vec<ItemNode>,
}

/// An item and what belongs under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemNode {
    /// The paragraph.
    pub block: Block,
    /// Sub-items and notes in order.
    pub children: Vec<ItemNode>,
}

/// What a column says of a task as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnRole {
    /// When it is to be done.
    Due,
    /// How much of it is done.
    Rate,
    /// What state it is in.
    State,
}

/// A column outside the usual ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnNode {
    /// Its heading as written.
    pub name: String,
    /// What it says of the task, if the profile knows.
    pub role: Option<ColumnRole>,
    /// What stands in it for this task.
    pub items: Vec<ItemNode>,
}
