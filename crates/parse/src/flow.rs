//! Documents without a table: flowing reports with headings, and tables that another tool flattened to lines.
//!
//! ```text
//! flow    = { names | agenda | task | leads | content | outside } ;
//! names   = column name, column name, { column name } ;       (* the header row of a flattened table *)
//! agenda  = number, title, { title } ;
//! task    = number "-" number, title, { title }, [ leads ] ;
//! leads   = name list | role ":" name list | name list, period heading ;
//! ```
//!
//! In a flattened four-column table the cells come out in the order of their first lines, so a title may go on after
//! the ministry and the first headings:
//!
//! ```text
//! 23-2. 제조업의 / 산업부 2022년 < 3분기 > / 그린전환 가속화 / ▪ …
//! ```
//!
//! Short text without a marker between a task's first heading and its first item is therefore the rest of its title.
//! A number counts as a task only where its first part is also an agenda's, or where column names stood above;
//! otherwise any statute would be a report.

use crate::content::{self, Content};
use crate::heading;
use crate::lead;
use crate::outline::Outline;
use crate::profile::{Profile, Role, key};
use crate::split;
use crate::title::{self, Title};
use gwaje_model::{Block, Code, Noted, Row, Tree};
use std::collections::BTreeSet;

/// Reads a document without a table of tasks; `None` if it has no such structure.
pub(crate) fn read(rows: &[Row<Block>], profile: &Profile) -> Option<Noted<Tree>> {
    let blocks: Vec<&Block> = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content).collect();
    let facts = Facts::of(&blocks, profile);
    facts.structured().then(|| {
        let mut flow = Flow { profile, facts, outline: Outline::default(), fresh: false };
        for block in &blocks {
            flow.block(block);
        }
        flow.outline.finish(&profile.name)
    })
}

/// What a first look at the whole document tells.
#[derive(Debug, Default)]
struct Facts {
    /// Whether a line of column names was seen.
    names: bool,
    /// First parts of numbers such as `23-1`.
    majors: BTreeSet<u16>,
    /// Whether some agenda or task number has its word before it (`국정과제 23`).
    labelled: bool,
    periods: usize,
    sections: BTreeSet<String>,
    marked: usize,
}

impl Facts {
    fn of(blocks: &[&Block], profile: &Profile) -> Self {
        let mut facts = Self::default();
        for block in blocks {
            facts.names |= names(&block.text, profile);
            facts.marked += usize::from(block.marker.is_some());
            if let Some(title) = title::numbered(block, profile).filter(|_| !is_marked(block)) {
                facts.labelled |= title.labelled && !is_contents(block);
                facts.majors.extend(title.major.filter(|_| title.minor));
            }
            match content::content(block, profile) {
                Content::Period { .. } => facts.periods += 1,
                Content::Section(name) => drop(facts.sections.insert(key(&name))),
                Content::Item(_) => facts.periods += usize::from(bodies_and_period(block, profile).is_some()),
            }
        }
        facts
    }

    fn structured(&self) -> bool {
        let named = self.names || self.labelled;
        let periods = if named { 1 } else { 2 };
        (named || !self.majors.is_empty()) && self.periods >= periods
            || self.labelled && self.sections.len() >= 2
    }

    /// Whether a number names an agenda or task of this document.
    fn accepts(&self, title: &Title) -> bool {
        let known = title.major.is_some_and(|major| self.majors.contains(&major));
        title.labelled || (title.stopped || title.minor) && known
    }
}

struct Flow<'p> {
    profile: &'p Profile,
    facts: Facts,
    outline: Outline,
    /// Whether the title last opened may still go on.
    fresh: bool,
}

impl Flow<'_> {
    fn block(&mut self, block: &Block) {
        if names(&block.text, self.profile) {
            return;
        }
        let number =
            title::numbered(block, self.profile).filter(|t| !is_marked(block) && self.facts.accepts(t));
        match number {
            Some(_) if is_contents(block) => self.outline.outside(block.clone()),
            Some(title) => self.open(title),
            None => self.inside(block),
        }
    }

    /// Opens an agenda or task; bodies at the end of its title are split off.
    fn open(&mut self, mut title: Title) {
        let last = title.blocks.pop().unwrap_or_default();
        let (last, leads) = self.without_leads(last);
        title.blocks.push(last);
        if title.minor {
            self.outline.task(title.number.clone(), title.phrase());
        } else {
            self.outline.agenda(title.number.clone(), title.phrase());
        }
        self.fresh = true;
        self.leads(leads);
    }

    fn without_leads(&self, block: Block) -> (Block, Option<Block>) {
        match lead::at_end(&block, self.profile) {
            Some(at) => {
                let (title, leads) = split::cut(&block, at);
                (title, Some(leads))
            }
            None => (block, None),
        }
    }

    fn leads(&mut self, block: Option<Block>) {
        if let Some(leads) = block.and_then(|block| lead::only(&block, self.profile)) {
            self.outline.leads(&leads);
        }
    }

    /// A paragraph that opens nothing.
    fn inside(&mut self, block: &Block) {
        if !self.outline.in_agenda() {
            return self.outline.outside(block.clone());
        }
        if let Some(at) = bodies_and_period(block, self.profile) {
            let (bodies, heading) = split::cut(block, at);
            self.leads(Some(bodies));
            return self.inside(&heading);
        }
        if self.fresh
            && !is_marked(block)
            && let Some(leads) = lead::only(block, self.profile)
        {
            return self.outline.leads(&leads);
        }
        match content::content(block, self.profile) {
            Content::Period { period, several, rest } => {
                content::put(
                    Content::Period { period, several, rest: None },
                    block,
                    self.profile,
                    &mut self.outline,
                );
                if let Some(rest) = rest {
                    self.inside(&rest);
                }
            }
            Content::Item(item) if item.marker.is_none() => self.plain(item),
            found => {
                self.fresh = false;
                content::put(found, block, self.profile, &mut self.outline);
            }
        }
    }

    /// A paragraph without a marker: the rest of a title, or an item.
    fn plain(&mut self, block: Block) {
        let short = block.text.chars().count() <= LONGEST_TITLE_PART;
        if self.fresh && short && self.facts.marked > 0 && !self.outline.has_items() {
            let (title, leads) = self.without_leads(block);
            self.outline.more_title(split::phrase([&title]));
            return self.leads(leads);
        }
        if self.facts.marked > 0 {
            let place = block.pieces.first().map(|piece| piece.place);
            self.outline.note(Code::UnparsedText, place, format!("`{}` has no marker", block.text));
        }
        self.fresh = false;
        self.outline.item(block);
    }
}

/// The longest piece of a title that a flattened table is believed to have split off, in characters.
const LONGEST_TITLE_PART: usize = 60;

/// Whether a marker of a list, not a number, opens the paragraph. A box or bullet may stand before a heading.
fn is_marked(block: &Block) -> bool {
    let rank = crate::items::rank(block);
    rank.is_some_and(|rank| {
        !matches!(rank, gwaje_model::Rank::Section | gwaje_model::Rank::Number | gwaje_model::Rank::Bullet)
    })
}

/// A line of a table of contents: dots up to a page number.
fn is_contents(block: &Block) -> bool {
    let text = block.text.trim_end();
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let dots = |c: char| "·.…‥․ㆍ-".contains(c) || c.is_whitespace();
    let leader = title.chars().rev().take_while(|c| dots(*c)).filter(|c| !c.is_whitespace()).count();
    leader >= 3 || leader >= 1 && title.len() < text.len() && title.trim_end().ends_with('…')
}

/// Whether a line holds column names and nothing else: `국정과제 실천과제 주관 추진현황`.
fn names(text: &str, profile: &Profile) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut roles: Vec<Role> = Vec::new();
    let mut rest = words.as_slice();
    while !rest.is_empty() {
        let found = (1..=rest.len().min(3)).rev().find_map(|count| {
            let (head, tail) = rest.split_at_checked(count)?;
            Some((profile.role(&head.concat())?, tail))
        });
        let Some((role, tail)) = found else { return false };
        roles.push(role);
        rest = tail;
    }
    roles.sort_unstable();
    roles.dedup();
    roles.len() >= 2
        && roles.iter().any(|r| matches!(r, Role::Agenda | Role::Task))
        && roles.iter().any(|r| matches!(r, Role::Status | Role::Section))
}

/// Where the period heading begins in a line of bodies and a heading: `산업부 2022년 < 3분기 >`.
fn bodies_and_period(block: &Block, profile: &Profile) -> Option<usize> {
    if block.marker.is_some() {
        return None;
    }
    let starts = block.text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let mut found = starts.filter_map(|at| {
        let (bodies, rest) = block.text.split_at_checked(at)?;
        let dated = heading::heading(rest).is_some_and(|h| h.tail.is_empty() && !h.bare);
        (dated && lead::is_list(bodies, profile)).then(|| bodies.chars().count())
    });
    found.next()
}
