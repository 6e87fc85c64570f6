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

use crate::acceptance::Found;
use crate::content::{self, Content};
use crate::items;
use crate::lead;
use crate::lexicon::Lexicon;
use crate::outline::Outline;
use crate::profile::Role;
use crate::run_on;
use crate::split;
use crate::survey::{Shape, Survey, bodies_and_period, is_marked, lone_name, names};
use crate::title::{self, Title};
use gwaje_forms::marker::Rank;
use gwaje_forms::number::Names;
use gwaje_model::{Block, Code, Flow as Kind, Row};
use std::borrow::Cow;

/// Reads a document without a table of tasks; `None` if it has no such structure.
pub(crate) fn read(rows: &[Row<Block>], lexicon: &Lexicon) -> Option<Found> {
    let parts = |row: &'_ Row<Block>| -> Vec<Block> {
        let content = row.cells.iter().flat_map(|cell| &cell.content);
        content.flat_map(|block| run_on::parts(block, lexicon)).map(Cow::into_owned).collect()
    };
    let parted: Vec<Vec<Block>> = rows.iter().map(parts).collect();
    let blocks: Vec<&Block> = parted.iter().flatten().collect();
    let survey = Survey::of(&blocks, lexicon);
    survey.structured().then(|| {
        let mut flow = Flow { lexicon, survey, outline: Outline::default(), title: Open::Closed, names: 0 };
        let (mut at, mut inside, mut all) = (0, 0, 0);
        for (row, own) in rows.iter().zip(&parted) {
            if row.after_gap {
                flow.outline.interrupt();
                flow.title = Open::Closed;
            }
            for block in blocks.iter().skip(at).take(own.len()) {
                at += 1;
                flow.block(block, blocks.get(at..).unwrap_or_default());
                all += usize::from(flow.outline.in_agenda());
                inside += usize::from(flow.outline.in_agenda() && row.flow == Kind::Table);
            }
        }
        let reopened = flow.outline.reopened();
        let tree = flow.outline.finish(&lexicon.name);
        Found { tree, headings: flow.survey.headings, from_tables: (inside, all), reopened }
    })
}

/// How far the title last opened is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Its first paragraph was the last one.
    Fresh,
    /// Bodies or period headings followed, no item yet.
    Headed,
    /// Items followed.
    Closed,
}

struct Flow<'p> {
    lexicon: &'p Lexicon,
    survey: Survey,
    outline: Outline,
    title: Open,
    /// Lines of column names seen.
    names: usize,
}

impl Flow<'_> {
    fn block(&mut self, block: &Block, next: &[&Block]) {
        if names(&block.text, self.lexicon) || self.is_column_name(block) {
            return self.names(block);
        }
        if let Some(at) = self.names_at_end(block) {
            let (block, names) = split::cut(block, at);
            self.names(&names);
            return self.block(&block, next);
        }
        let number = title::numbered(block, self.lexicon)
            .filter(|t| !is_marked(block) && self.survey.accepts(t, block));
        match number.or_else(|| self.unnumbered(block, next)) {
            Some(_) if self.survey.is_contents(block) => self.outline.outside(block.clone()),
            Some(title) => self.open(title),
            None => self.inside(block),
        }
    }

    /// A column name on a line of its own, in a table of which every cell became a line.
    fn is_column_name(&self, block: &Block) -> bool {
        let role = lone_name(block, self.lexicon).filter(|_| self.survey.shape == Shape::Cells);
        role.is_some_and(|role| {
            role != Role::Section
                && (role != Role::Status || self.title != Open::Closed || !self.outline.in_agenda())
        })
    }

    /// Where the names of columns begin that a new page put behind a paragraph, in characters: one a line, as they were
    /// printed on the page before.
    fn names_at_end(&self, block: &Block) -> Option<usize> {
        let lines: Vec<&str> = block.raw.lines().map(str::trim).collect();
        let from = (1..lines.len()).rev().take_while(|at| {
            lines
                .get(*at)
                .is_some_and(|line| self.survey.headings.iter().any(|heading| heading.name == *line))
        });
        let tail = lines.get(from.last()?..)?.join(" ");
        let front = block.text.strip_suffix(tail.as_str()).filter(|_| self.names > 0)?;
        names(&tail, self.lexicon).then(|| front.chars().count())
    }

    /// A line of column names; the second and later ones were printed again on a new page.
    fn names(&mut self, block: &Block) {
        if self.names > 0 {
            let place = block.pieces.first().map(|piece| piece.place);
            self.outline.note(Code::RepeatedHeaderRemoved, place, block.text.clone());
        }
        self.names += 1;
    }

    /// A title without a number, where no task of the document has one: `□ 디지털 …` or `① 디지털 …` with a period
    /// heading under it.
    fn unnumbered(&self, block: &Block, next: &[&Block]) -> Option<Title> {
        let marked = matches!(items::rank(block), Some(Rank::Section | Rank::Number));
        if !marked || !self.outline.in_agenda() || self.survey.numbered() {
            return None;
        }
        let content = |block: &Block| content::content(block, self.lexicon);
        let after = next.iter().find(|block| lead::only(block, self.lexicon).is_none())?;
        let headed = matches!(content(after), Content::Period { .. });
        let plain = || Title { blocks: vec![block.clone()], ..Title::default() };
        let title = || title::ordinal(block).unwrap_or_else(plain);
        let task = headed && matches!(content(block), Content::Item(_));
        task.then(|| Title { label: Some(Names::Task), ..title() })
    }

    /// Opens an agenda or task; bodies at the end of its title are split off.
    fn open(&mut self, mut title: Title) {
        let last = title.blocks.pop().unwrap_or_default();
        let (last, leads) = self.without_leads(last);
        title.blocks.push(last);
        let under = title.label == Some(Names::Either) && self.survey.labelled && self.outline.in_agenda();
        if title.is_task() || under {
            self.outline.task(title.number.clone(), title.phrase(), &[]);
        } else {
            self.outline.agenda(title.number.clone(), title.phrase());
        }
        self.title = Open::Fresh;
        self.leads(leads);
    }

    fn without_leads(&self, block: Block) -> (Block, Option<Block>) {
        match lead::at_end(&block, self.lexicon) {
            Some(at) => {
                let (title, leads) = split::cut(&block, at);
                (title, Some(leads))
            }
            None => (block, None),
        }
    }

    fn leads(&mut self, block: Option<Block>) {
        if let Some(leads) = block.and_then(|block| lead::only(&block, self.lexicon)) {
            self.outline.leads(&leads);
        }
    }

    /// A paragraph that opens no agenda or task.
    fn inside(&mut self, block: &Block) {
        if !self.outline.in_agenda() {
            return self.outline.outside(block.clone());
        }
        if let Some(at) = bodies_and_period(block, self.lexicon) {
            let (bodies, heading) = split::cut(block, at);
            self.leads(Some(bodies));
            return self.inside(&heading);
        }
        let bodies = Some(block).filter(|block| self.title != Open::Closed && !is_marked(block));
        if let Some(leads) = bodies.and_then(|block| lead::only(block, self.lexicon)) {
            return self.outline.leads(&leads);
        }
        match content::content(block, self.lexicon) {
            Content::Period { period, several, section, rest } => {
                let heading = Content::Period { period, several, section, rest: None };
                content::put(heading, block, self.lexicon, &mut self.outline);
                self.headed();
                if let Some(rest) = rest {
                    self.inside(&rest);
                }
            }
            Content::Section(name) => {
                self.outline.section(name);
                self.headed();
            }
            Content::Item(item) if item.marker.is_none() => self.plain(item),
            Content::Item(item) => {
                self.title = Open::Closed;
                self.outline.item(item);
            }
        }
    }

    fn headed(&mut self) {
        if self.title == Open::Fresh {
            self.title = Open::Headed;
        }
    }

    /// A paragraph without a marker: the rest of a title, or an item.
    fn plain(&mut self, block: Block) {
        let words = block.text.chars().any(char::is_alphabetic);
        let short = block.text.chars().count() <= LONGEST_TITLE_PART;
        let open = match self.title {
            Open::Fresh => words,
            Open::Headed => words && short && self.survey.shape != Shape::Flowing && self.survey.marked,
            Open::Closed => false,
        };
        if open {
            let (title, leads) = self.without_leads(block);
            self.outline.more_title(split::phrase([&title]));
            return self.leads(leads);
        }
        if self.survey.marked {
            let place = block.pieces.first().map(|piece| piece.place);
            self.outline.note(Code::UnparsedText, place, format!("`{}` has no marker", block.text));
        }
        self.title = Open::Closed;
        self.outline.item(block);
    }
}

/// The longest piece of a title that a flattened table is believed to have split off, in characters.
const LONGEST_TITLE_PART: usize = 60;
