//! Text above and between tables: the agenda or task a table belongs to, its period, and everything else.
//!
//! ```text
//! between = { period heading | agenda | task | leads | outside } ;
//! ```
//!
//! Sample: `2024년 4분기 추진실적`, `국정과제 23. 제조업 …` over a table without a column of agendas.

use crate::columns::Header;
use crate::lead;
use crate::lexicon::Lexicon;
use crate::parts::Part;
use crate::profile::Role;
use crate::table::Reader;
use crate::title::{self, Title};
use gwaje_forms::period;
use gwaje_model::{Block, Row};
use std::collections::BTreeSet;

impl Reader<'_> {
    /// Text between tables: headings for the table that follows, and text outside.
    pub(crate) fn text(&mut self, blocks: &[&Block], next: Option<&Part<'_>>) {
        let Some(table) = next.and_then(|part| Table::of(part, self.lexicon)) else {
            return blocks.iter().for_each(|block| self.outline.outside((*block).clone()));
        };
        let titles: Vec<Option<Title>> =
            blocks.iter().map(|block| table.title(block, self.lexicon)).collect();
        let last = titles.iter().rposition(|title| title.as_ref().is_some_and(|t| !t.is_task()));
        for (at, (block, title)) in blocks.iter().zip(&titles).enumerate() {
            // A table of contents names the same agenda before: the heading next to the table is the one.
            let again = |later: &Option<Title>| {
                later.as_ref().zip(title.as_ref()).is_some_and(|(l, t)| l.number == t.number)
            };
            let doubtful =
                |title: &Title| title.label.is_none() && !title.is_task() && table.majors.is_empty();
            match title {
                Some(title) if doubtful(title) && last != Some(at) => self.text_block(block, &table),
                Some(title) if !titles.iter().skip(at + 1).any(again) => self.open(title.clone()),
                _ => self.text_block(block, &table),
            }
        }
    }

    fn text_block(&mut self, block: &Block, table: &Table) {
        let period = period::heading(&block.text).filter(|h| !h.bare && !h.several);
        let named = |tail: &str| {
            tail.is_empty() || tail.split_whitespace().all(|word| self.lexicon.role(word).is_some())
        };
        if let Some(found) = period.filter(|h| named(h.tail)) {
            self.outline.outer(self.outline.outer_period().then(found.period));
            if !found.tail.is_empty() {
                self.outline.outside(block.clone());
            }
            return;
        }
        let open = self.outline.in_task() && !table.header.has(Role::Lead);
        match lead::only(block, self.lexicon).filter(|_| open) {
            Some(leads) => self.outline.leads(&leads),
            None => self.outline.outside(block.clone()),
        }
    }
}

/// What the table below tells about the headings above it.
struct Table {
    header: Header,
    /// First parts of its task numbers.
    majors: BTreeSet<u16>,
    /// Whether it is a labelled table, whose titles stand in it.
    labelled: bool,
}

impl Table {
    fn of(part: &Part<'_>, lexicon: &Lexicon) -> Option<Self> {
        match part {
            Part::Tasks { rows, header, .. } => {
                Some(Self { header: header.clone(), majors: majors(rows, header, lexicon), labelled: false })
            }
            Part::Labelled(_) => {
                Some(Self { header: Header::default(), majors: BTreeSet::new(), labelled: true })
            }
            _ => None,
        }
    }

    /// The title on a line above the table, if the table has no column for it.
    fn title(&self, block: &Block, lexicon: &Lexicon) -> Option<Title> {
        let title = title::numbered(block, lexicon)?;
        let missing = !self.header.has(if title.is_task() { Role::Task } else { Role::Agenda });
        let known = if self.majors.is_empty() {
            // `2. 과제별 추진현황` heads a chapter.
            !self.labelled && !block.text.split_whitespace().any(|word| lexicon.role(word).is_some())
        } else {
            title.first_number.is_some_and(|major| self.majors.contains(&major))
        };
        let told = title.label.is_some() || title.has_sub_number || title.ended && known;
        (missing && told).then_some(title)
    }
}

/// First parts of the task numbers of a table.
fn majors(rows: &[Row<Block>], header: &Header, lexicon: &Lexicon) -> BTreeSet<u16> {
    let cells = rows.iter().flat_map(|r| &r.cells);
    let tasks = cells.filter(|c| header.at(c.column).is_some_and(|c| c.role == Some(Role::Task)));
    tasks.filter_map(|c| title::numbered(c.content.first()?, lexicon)?.first_number).collect()
}
