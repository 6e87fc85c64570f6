//! A document as rows of the tables of [`schema`].

pub use crate::cell::Cell;
use crate::measure::measures;
use crate::schema::{self, Table};
use gwaje_model::{
    Agenda, Document, Item, MentionKind, Period, Table as ItemTable, Task, UNKNOWN_ADMINISTRATION,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// The rows of a document, by table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    tables: BTreeMap<&'static str, Vec<Vec<Cell>>>,
}

impl Rows {
    /// The rows of one table, in document order.
    #[must_use]
    pub fn of(&self, table: &Table) -> &[Vec<Cell>] {
        self.tables.get(table.name).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add(&mut self, table: &Table, row: Vec<Cell>) {
        self.tables.entry(table.name).or_default().push(row);
    }

    fn push<const N: usize>(&mut self, table: &'static Table, row: [Cell; N]) {
        self.add(table, row.into());
    }
}

/// The id of a document: the first 16 hexadecimal digits of the SHA-256 of its bytes.
#[must_use]
pub fn document_id(document: &Document) -> String {
    document_key(&document.source.sha256).to_owned()
}

/// The id of the document of a source, by its SHA-256.
pub(crate) fn document_key(sha256: &str) -> &str {
    sha256.get(..16).unwrap_or(sha256)
}

/// The id of the release a document belongs to: `yoon120/2024Q4`; an unknown administration is `unknown`.
#[must_use]
pub fn release_id(document: &Document) -> Option<String> {
    let administration = document.administration.as_deref().unwrap_or(UNKNOWN_ADMINISTRATION);
    document.release.map(|release| match release.quarter {
        Some(quarter) => format!("{administration}/{}Q{quarter}", release.year),
        None => format!("{administration}/{}", release.year),
    })
}

/// What sorts documents by release: `2024Q4`. A whole year (`2024Y`) comes after its quarters, a document without release
/// before all others.
pub(crate) fn label(document: &Document) -> String {
    let Some(release) = document.release else { return "0000".to_owned() };
    let part = release.quarter.map_or_else(|| "Y".to_owned(), |quarter| format!("Q{quarter}"));
    format!("{:04}{part}", release.year)
}

/// All rows of a document.
#[must_use]
pub fn rows(document: &Document) -> Rows {
    let mut walk = Walk { id: document_id(document), release: release_id(document), ..Walk::default() };
    walk.document(document);
    for (ordinal, agenda) in (0_u32..).zip(&document.agendas) {
        walk.agenda(ordinal, agenda);
    }
    for (ordinal, warning) in (0_u32..).zip(&document.warnings) {
        let row = [
            walk.id.as_str().into(),
            ordinal.into(),
            warning.code.as_str().into(),
            word(&warning.severity),
            warning.item.as_ref().into(),
            warning.page.into(),
            warning.bbox.as_ref().map_or(Cell::Null, json),
            warning.anchor.as_ref().map_or(Cell::Null, json),
            (&warning.message).into(),
        ];
        walk.rows.push(&schema::WARNINGS, row);
    }
    walk.rows
}

/// What marker and words make: the last part of an id, without the number of the copy.
fn words(id: &str) -> &str {
    let last = id.rsplit('/').next().unwrap_or(id);
    last.split('~').next().unwrap_or(last)
}

/// A unit variant as serde writes it.
fn word(value: &impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Cell::Text(word),
        _ => Cell::Null,
    }
}

/// A value as JSON text.
fn json(value: &impl Serialize) -> Cell {
    serde_json::to_string(value).map_or(Cell::Null, Cell::Text)
}

#[derive(Default)]
struct Walk {
    id: String,
    release: Option<String>,
    items: u32,
    tasks: u32,
    rows: Rows,
}

/// Where an item stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    agenda: &'a str,
    task: &'a str,
    period: Option<&'a Period>,
    column: Option<&'a str>,
    parent: Option<&'a str>,
    depth: u32,
}

impl Walk {
    fn document(&mut self, document: &Document) {
        let administration = Cell::from(document.administration.as_ref());
        if let (Some(id), Some(release)) = (&self.release, document.release) {
            let row = [id.into(), administration.clone(), release.year.into(), release.quarter.into()];
            self.rows.push(&schema::RELEASES, row);
        }
        let source = &document.source;
        let row = [
            self.id.as_str().into(),
            (&source.sha256).into(),
            (&source.name).into(),
            Cell::Integer(i64::try_from(source.bytes).unwrap_or(i64::MAX)),
            (&source.media_type).into(),
            source.pages.into(),
            Cell::Integer(i64::try_from(document.items().count()).unwrap_or(i64::MAX)),
            source.producer.as_ref().into(),
            source.written.as_ref().into(),
            (&source.engine).into(),
            (&document.schema).into(),
            administration.clone(),
            document.administration_from.as_ref().map_or(Cell::Null, word),
            administration,
            self.release.as_ref().into(),
            format!("{}/{}", label(document), self.id).into(),
            source.origin.url.as_ref().into(),
            source.origin.publisher.as_ref().into(),
            source.origin.published.as_ref().into(),
            source.origin.retrieved.as_ref().into(),
            // A store decides what it goes by.
            Cell::Null,
            Cell::Null,
        ];
        self.rows.push(&schema::DOCUMENTS, row);
    }

    fn agenda(&mut self, ordinal: u32, agenda: &Agenda) {
        let number = agenda.number.as_ref().into();
        let row = [
            self.id.as_str().into(),
            (&agenda.id).into(),
            ordinal.into(),
            number,
            (&agenda.title).into(),
            agenda.read_from.as_ref().map_or(Cell::Null, json),
        ];
        self.rows.push(&schema::AGENDAS, row);
        for task in &agenda.tasks {
            self.task(agenda, task);
        }
    }

    fn task(&mut self, agenda: &Agenda, task: &Task) {
        let row = [
            self.id.as_str().into(),
            (&task.id).into(),
            (&task.id).into(),
            Cell::Integer(0),
            (&agenda.id).into(),
            self.tasks.into(),
            task.number.as_ref().into(),
            (&task.title).into(),
            task.remark.as_ref().into(),
            task.due.as_ref().map(|due| &due.text).into(),
            task.due.as_ref().and_then(|due| due.start.as_ref()).into(),
            task.due.as_ref().and_then(|due| due.end.as_ref()).into(),
            task.due.as_ref().and_then(|due| due.precision).map_or(Cell::Null, |precision| word(&precision)),
            task.rate.map_or(Cell::Null, Cell::Real),
            task.state.as_ref().into(),
            task.read_from.as_ref().map_or(Cell::Null, json),
        ];
        self.rows.push(&schema::TASKS, row);
        self.tasks += 1;
        self.leads(task);
        let place =
            Place { agenda: &agenda.id, task: &task.id, period: None, column: None, parent: None, depth: 0 };
        for (ordinal, period) in (0_u32..).zip(&task.periods) {
            self.period(ordinal, task, period);
            self.items(Place { period: Some(period), ..place }, &period.items);
        }
        for column in &task.columns {
            self.items(Place { column: Some(&column.name), ..place }, &column.items);
        }
    }

    fn leads(&mut self, task: &Task) {
        for (ordinal, lead) in (0_u32..).zip(&task.leads) {
            let row = [
                self.id.as_str().into(),
                (&task.id).into(),
                ordinal.into(),
                (&lead.text).into(),
                lead.id.as_ref().into(),
                lead.name.as_ref().into(),
                lead.role.as_ref().into(),
                lead.read_from.as_ref().map_or(Cell::Null, json),
            ];
            self.rows.push(&schema::LEADS, row);
        }
    }

    fn period(&mut self, ordinal: u32, task: &Task, period: &Period) {
        let row = [
            self.id.as_str().into(),
            (&task.id).into(),
            ordinal.into(),
            period.section.as_ref().into(),
            period.year.into(),
            period.quarter.into(),
            period.half.into(),
            period.start.as_ref().into(),
            period.end.as_ref().into(),
            period.remark.as_ref().into(),
        ];
        self.rows.push(&schema::PERIODS, row);
    }

    fn items(&mut self, place: Place<'_>, items: &[Item]) {
        for item in items {
            self.item(place, item);
            self.cells(item, &item.tables, None, &mut 0);
            self.dates(item);
            self.mentions(item);
            self.joins(item);
            let below = Place { parent: Some(&item.id), depth: place.depth + 1, ..place };
            self.items(below, &item.children);
        }
    }

    fn item(&mut self, place: Place<'_>, item: &Item) {
        let period = place.period;
        let row = [
            self.id.as_str().into(),
            (&item.id).into(),
            (&item.id).into(),
            words(&item.id).into(),
            self.release.as_ref().into(),
            place.agenda.into(),
            place.task.into(),
            period.and_then(|p| p.section.as_ref()).into(),
            place.column.into(),
            period.and_then(|p| p.year).into(),
            period.and_then(|p| p.quarter).into(),
            period.and_then(|p| p.half).into(),
            period.and_then(|p| p.start.as_ref()).into(),
            period.and_then(|p| p.end.as_ref()).into(),
            place.parent.into(),
            self.items.into(),
            place.depth.into(),
            item.marker.as_ref().into(),
            (&item.text).into(),
            (&item.raw).into(),
            json(&item.struck),
            word(&item.kind),
            json(&item.kind_words),
            json(&item.raised),
            item.page().into(),
            json(&item.places),
            json(&item.anchors),
            item.confidence.into(),
        ];
        self.rows.push(&schema::ITEMS, row);
        self.items += 1;
    }

    /// The cells of tables, each with those of the tables inside it behind it.
    fn cells(&mut self, item: &Item, tables: &[ItemTable], parent: Option<u32>, next: &mut u32) {
        for (number, table) in (0_u32..).zip(tables) {
            for (at, row) in (0_u32..).zip(&table.rows) {
                for cell in row {
                    let ordinal = *next;
                    *next += 1;
                    let row = [
                        self.id.as_str().into(),
                        (&item.id).into(),
                        ordinal.into(),
                        parent.into(),
                        number.into(),
                        at.into(),
                        cell.column.into(),
                        cell.row_span.into(),
                        cell.column_span.into(),
                        (&cell.text).into(),
                        json(&cell.places),
                    ];
                    self.rows.push(&schema::CELLS, row);
                    self.cells(item, &cell.tables, Some(ordinal), next);
                }
            }
        }
    }

    fn dates(&mut self, item: &Item) {
        for (ordinal, date) in (0_u32..).zip(&item.dates) {
            let [start, end] = date.span;
            let row = [
                self.id.as_str().into(),
                (&item.id).into(),
                ordinal.into(),
                (&date.text).into(),
                start.into(),
                end.into(),
                date.start.as_ref().into(),
                date.end.as_ref().into(),
                word(&date.precision),
                word(&date.year_from),
                date.label.as_ref().into(),
                json(&date.alternatives),
            ];
            self.rows.push(&schema::DATES, row);
        }
    }

    fn mentions(&mut self, item: &Item) {
        let measures = measures(item);
        for (ordinal, (mention, measure)) in (0_u32..).zip(item.mentions.iter().zip(measures)) {
            let [start, end] = mention.span;
            let named = |kind| if mention.kind == kind { (&mention.value).into() } else { Cell::Null };
            let row = [
                self.id.as_str().into(),
                (&item.id).into(),
                ordinal.into(),
                word(&mention.kind),
                (&mention.text).into(),
                start.into(),
                end.into(),
                (&mention.value).into(),
                mention.unit.as_ref().into(),
                mention.qualifier.as_ref().into(),
                mention.number.map_or(Cell::Null, Cell::Real),
                mention.number_to.map_or(Cell::Null, Cell::Real),
                mention.role.as_ref().map_or(Cell::Null, word),
                mention.role_words.as_ref().into(),
                measure.clone().into(),
                measure.into(),
                named(MentionKind::Law),
                named(MentionKind::Ministry),
            ];
            self.rows.push(&schema::MENTIONS, row);
        }
    }

    fn joins(&mut self, item: &Item) {
        for (ordinal, join) in (0_u32..).zip(&item.joins) {
            let row = [
                self.id.as_str().into(),
                (&item.id).into(),
                ordinal.into(),
                join.at.into(),
                word(&join.with),
                word(&join.by),
                join.confidence.into(),
            ];
            self.rows.push(&schema::JOINS, row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, rows};
    use crate::sample;
    use crate::schema::{Kind, TABLES};

    #[test]
    fn every_row_fits_its_columns() {
        let rows = rows(&sample::document());
        for table in TABLES {
            assert!(!rows.of(table).is_empty(), "the sample fills no row of {}", table.name);
            for row in rows.of(table) {
                assert_eq!(row.len(), table.columns.len(), "{}", table.name);
                for (column, cell) in table.columns.iter().zip(row) {
                    let fits = match (cell, column.kind) {
                        (Cell::Null, _) => column.nullable,
                        (Cell::Text(_), Kind::Text | Kind::Date | Kind::Json)
                        | (Cell::Integer(_), Kind::Integer)
                        | (Cell::Real(_), Kind::Real) => true,
                        _ => false,
                    };
                    assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
                }
            }
        }
    }
}
