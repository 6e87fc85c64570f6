//! What a first look at a whole flowing document tells: whether it is a report at all, and which numbers count.

use crate::acceptance::Heading;
use crate::content::{self, Content};
use crate::items;
use crate::lead;
use crate::lexicon::{Lexicon, key};
use crate::profile::Role;
use crate::split;
use crate::title::{self, Title};
use gwaje_forms::enumerator::{Style, enumerator};
use gwaje_forms::marker::Rank;
use gwaje_forms::marks;
use gwaje_forms::number::{self, Names};
use gwaje_forms::period;
use gwaje_model::Block;
use std::collections::BTreeSet;

/// What lines without a table once were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Flowing text.
    #[default]
    Flowing,
    /// A table flattened row by row: a line of column names, or one of bodies and a period, shows it.
    Rows,
    /// A table of which every cell became a line: column names stand on lines of their own.
    Cells,
}

/// Survey of a whole document.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Whether it was a table.
    pub(crate) shape: Shape,
    /// Whether items have markers.
    pub(crate) marked: bool,
    /// Whether some agenda number has its word before it (`국정과제 23`).
    pub(crate) labelled: bool,
    /// First parts of numbers such as `23-1`.
    majors: BTreeSet<u16>,
    /// First parts of such numbers that nothing but a blank ends; they count where an agenda has the number.
    open_majors: BTreeSet<u16>,
    /// Numbers of what may be agendas: with their word, or ended by a mark.
    agendas: BTreeSet<u16>,
    /// Those of them that stand in no brackets: there `(4)` counts items.
    unbracketed: BTreeSet<u16>,
    /// Numbered titles as they are compared, to tell a table of contents.
    titles: BTreeSet<String>,
    /// Names of columns, on lines that hold nothing else.
    pub(crate) headings: BTreeSet<Heading>,
    /// Numbers such as `23-1` at the head of a paragraph.
    tasks: usize,
    /// Those with a period heading before the first item.
    headed: usize,
    periods: usize,
    /// Headings of quarters and halves among them.
    quarters: usize,
    /// Paragraphs that speak of national agendas (국정과제).
    national: usize,
    sections: BTreeSet<String>,
}

impl Survey {
    /// Looks at all paragraphs.
    pub(crate) fn of(blocks: &[&Block], lexicon: &Lexicon) -> Self {
        let mut survey = Self::default();
        let mut lone = BTreeSet::new();
        // Whether a task's title was the last thing before titles and bodies.
        let mut open = false;
        for block in blocks {
            survey.headings.extend(headings(&block.text, lexicon).into_iter().flatten());
            lone.extend(lone_name(block, lexicon).map(|role| Heading { role, name: block.text.clone() }));
            survey.marked |= block.marker.is_some();
            survey.national += usize::from(block.text.contains("국정과제"));
            if !survey.title(block, &mut open, lexicon) {
                survey.content(block, &mut open, lexicon);
            }
        }
        survey.shaped(lone)
    }

    /// Looks at a paragraph that may be a numbered title; tells whether it is one behind a bullet, which is no item.
    fn title(&mut self, block: &Block, open: &mut bool, lexicon: &Lexicon) -> bool {
        let Some(title) = title::numbered(block, lexicon).filter(|_| !is_marked(block)) else { return false };
        *open = title.has_sub_number;
        self.tasks += usize::from(title.has_sub_number);
        self.labelled |= title.label == Some(Names::Agenda);
        // `22-4호` is an issue of a journal.
        let ended = title.ended && !title.counted || own_line(block);
        let counts = title.has_sub_number && (title.label.is_some() || ended);
        let numbers = if counts {
            &mut self.majors
        } else if title.has_sub_number {
            &mut self.open_majors
        } else {
            &mut self.agendas
        };
        let named = title.has_sub_number || title.ended || title.label.is_some();
        let number = title.first_number.filter(|_| named);
        numbers.extend(number);
        self.unbracketed.extend(number.filter(|_| !title.has_sub_number && !is_bracketed(block)));
        self.titles.insert(compared(&block.text));
        title.has_sub_number && items::rank(block).is_some_and(|rank| rank != Rank::Number)
    }

    /// Looks at a paragraph that may be a heading inside a task.
    fn content(&mut self, block: &Block, open: &mut bool, lexicon: &Lexicon) {
        match content::content(block, lexicon) {
            Content::Period { period, .. } => {
                self.headed += usize::from(std::mem::take(open));
                self.periods += 1;
                self.quarters += usize::from(period.quarter.is_some() || period.half.is_some());
            }
            Content::Section(name) => drop(self.sections.insert(key(&name))),
            Content::Item(_) if bodies_and_period(block, lexicon).is_some() => {
                self.headed += usize::from(std::mem::take(open));
                self.periods += 1;
                self.shape = Shape::Rows;
            }
            Content::Item(item) => *open &= item.marker.is_none(),
        }
    }

    /// Tells what the lines once were; `lone` are the names of columns that stand alone on a line.
    fn shaped(mut self, lone: BTreeSet<Heading>) -> Self {
        self.majors.extend(self.open_majors.intersection(&self.agendas));
        // A header row of which every cell became a line.
        let has = |roles: &[Role]| lone.iter().any(|heading| roles.contains(&heading.role));
        if has(&[Role::Agenda, Role::Task]) && has(&[Role::Status, Role::Section]) {
            self.shape = Shape::Cells;
            self.headings.extend(lone);
        } else if !self.headings.is_empty() {
            self.shape = Shape::Rows;
        }
        self
    }

    /// Whether the document is a report on tasks: it names columns or agendas and has a period or sections, or it has
    /// numbers such as `23-1` with quarters under them. Numbers and years alone are in any plan or statute.
    pub(crate) fn structured(&self) -> bool {
        let named = !self.headings.is_empty() && self.periods > 0;
        let labelled = self.labelled && (self.quarters > 0 || self.periods >= 2 || self.sections.len() >= 2);
        let dated = self.quarters >= 2 || self.national > 0 && self.periods >= 2;
        named || labelled || self.numbered() && dated && self.headed * 2 >= self.tasks
    }

    /// Whether the number of a paragraph names an agenda or task of this document.
    pub(crate) fn accepts(&self, title: &Title, block: &Block) -> bool {
        let has = |numbers: &BTreeSet<u16>| title.first_number.is_some_and(|first| numbers.contains(&first));
        let item = !title.has_sub_number && is_bracketed(block) && has(&self.unbracketed);
        title.label.is_some() || (title.ended || title.has_sub_number) && has(&self.majors) && !item
    }

    /// Whether tasks are told by their numbers.
    pub(crate) fn numbered(&self) -> bool {
        !self.majors.is_empty()
    }

    /// Whether a paragraph is a line of a table of contents: dots up to a page number, or a page number after a title
    /// that stands elsewhere without it.
    pub(crate) fn is_contents(&self, block: &Block) -> bool {
        let text = block.text.trim_end();
        let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let dots = |c: &char| marks::is_middot(*c) || ".…‥-".contains(*c);
        let leader = title.chars().rev().take_while(|c| dots(c) || c.is_whitespace()).filter(dots).count();
        let paged = title.len() < text.len();
        leader >= 3
            || leader >= 1 && paged && title.trim_end().ends_with('…')
            || paged && title.ends_with(char::is_whitespace) && self.titles.contains(&compared(title))
    }
}

/// Whether the number of a title stood on a line of its own.
fn own_line(block: &Block) -> bool {
    block.raw.lines().next().is_some_and(|first| number::alone(first.trim()))
}

/// Whether a number in brackets, or with one behind it, opens the paragraph: `(4)`, `4)`.
fn is_bracketed(block: &Block) -> bool {
    let style = enumerator(&split::whole(block).text).map(|found| found.style);
    matches!(style, Some(Style::Parenthesised { .. } | Style::HalfParenthesised { .. }))
}

/// A title as it is compared: without white space.
fn compared(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a marker of a list, not a number, opens the paragraph. A box or bullet may stand before a heading.
pub(crate) fn is_marked(block: &Block) -> bool {
    let rank = items::rank(block);
    rank.is_some_and(|rank| !matches!(rank, Rank::Section | Rank::Number | Rank::Bullet))
}

/// Whether a line holds column names and nothing else: `국정과제 실천과제 주관 추진현황`.
pub(crate) fn names(text: &str, lexicon: &Lexicon) -> bool {
    headings(text, lexicon).is_some()
}

/// The names of columns in a line that holds nothing else.
pub(crate) fn headings(text: &str, lexicon: &Lexicon) -> Option<BTreeSet<Heading>> {
    if text.len() > LONGEST_NAMES {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = BTreeSet::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let (heading, tail) = (1..=rest.len().min(3)).rev().find_map(|count| {
            let (head, tail) = rest.split_at_checked(count)?;
            let name = head.concat();
            Some((Heading { role: lexicon.role(&name)?, name }, tail))
        })?;
        found.insert(heading);
        rest = tail;
    }
    let has = |roles: &[Role]| found.iter().any(|heading| roles.contains(&heading.role));
    let several = found.first().map(|first| first.role) != found.last().map(|last| last.role);
    (several && has(&[Role::Agenda, Role::Task]) && has(&[Role::Status, Role::Section])).then_some(found)
}

/// Longer lines are no list of column names, in bytes.
const LONGEST_NAMES: usize = 200;

/// The role of a column name that stands alone on a line.
pub(crate) fn lone_name(block: &Block, lexicon: &Lexicon) -> Option<Role> {
    lexicon.role(&block.text).filter(|_| block.marker.is_none())
}

/// Where the period heading begins in a line of bodies and a heading: `산업부 2022년 < 3분기 >`.
pub(crate) fn bodies_and_period(block: &Block, lexicon: &Lexicon) -> Option<usize> {
    if block.marker.is_some() {
        return None;
    }
    let bodies = period_at_end(&block.text).filter_map(|at| block.text.get(..at));
    bodies.filter(|bodies| lead::is_list(bodies, lexicon)).map(|bodies| bodies.chars().count()).next()
}

/// Where a period heading begins behind a blank and reaches to the end of a text, as offsets of the blank in bytes.
pub(crate) fn period_at_end(text: &str) -> impl Iterator<Item = usize> {
    let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let dated = |rest: &str| period::heading(rest).is_some_and(|h| h.tail.is_empty() && !h.bare);
    blanks.filter(move |at| text.get(*at..).is_some_and(dated))
}
