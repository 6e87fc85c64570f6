//! A document back from its rows: the inverse of [`rows`](crate::rows::rows).

use crate::Error;
use crate::rows::{Cell, Rows};
use crate::schema::{self, Table};
use gwaje_model::{
    Agenda, Column, Date, Document, Due, Item, Join, Lead, Mention, Origin, Period, Release, Source,
    Table as ItemTable, TableCell, Task, Warning,
};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// A row with its columns by name.
struct Fields<'a> {
    table: &'static Table,
    row: &'a [Cell],
}

impl Fields<'_> {
    fn cell(&self, column: &str) -> &Cell {
        self.table.position(column).and_then(|at| self.row.get(at)).unwrap_or(&Cell::Null)
    }

    fn text(&self, column: &str) -> String {
        self.cell(column).as_str().unwrap_or_default().to_owned()
    }

    fn maybe(&self, column: &str) -> Option<String> {
        self.cell(column).as_str().map(str::to_owned)
    }

    /// What a column holds as JSON, if it holds anything.
    fn json<T: DeserializeOwned>(&self, column: &str) -> Result<Option<T>, Error> {
        Ok(self.maybe(column).map(|text| serde_json::from_str(&text)).transpose()?)
    }

    /// A name out of a list of the contract.
    fn named<T: DeserializeOwned>(&self, column: &str) -> Result<T, Error> {
        let name = self.cell(column).as_str().unwrap_or_default();
        Ok(T::deserialize(IntoDeserializer::<serde_json::Error>::into_deserializer(name))?)
    }

    fn real(&self, column: &str) -> Option<f64> {
        if let Cell::Real(number) = self.cell(column) { Some(*number) } else { None }
    }

    fn number<T: TryFrom<i64>>(&self, column: &str) -> Option<T> {
        match self.cell(column) {
            Cell::Integer(number) => T::try_from(*number).ok(),
            _ => None,
        }
    }

    /// The columns as one JSON object under the names of the contract, for types that read themselves.
    fn object(&self, names: &[(&str, &str)]) -> Value {
        let value = |cell: &Cell| match cell {
            Cell::Null => Value::Null,
            Cell::Text(text) => json!(text),
            Cell::Integer(number) => json!(number),
            Cell::Real(number) => json!(number),
        };
        names
            .iter()
            .map(|(name, column)| ((*name).to_owned(), value(self.cell(column))))
            .collect::<Map<_, _>>()
            .into()
    }
}

fn fields<'a>(rows: &'a Rows, table: &'static Table) -> impl Iterator<Item = Fields<'a>> {
    rows.of(table).iter().map(move |row| Fields { table, row })
}

/// The document whose rows these are.
///
/// # Errors
/// [`Error::Store`] when they are not the rows of one document, [`Error::Json`] when a field is not what it should be.
pub fn document(rows: &Rows) -> Result<Document, Error> {
    let head = fields(rows, &schema::DOCUMENTS).next();
    let head = head.ok_or_else(|| Error::Store("no such document".to_owned()))?;
    let mut tasks = tasks(rows)?;
    let agendas = fields(rows, &schema::AGENDAS).map(|row| {
        Ok(Agenda {
            tasks: tasks.remove(&row.text("agenda")).unwrap_or_default(),
            id: row.text("agenda"),
            number: row.maybe("number"),
            title: row.text("title"),
            read_from: row.json("read_from")?,
        })
    });
    let agendas: Vec<Agenda> = agendas.collect::<Result<_, Error>>()?;
    let mut document = Document {
        schema: head.text("schema"),
        source: source(&head),
        administration: head.maybe("administration"),
        administration_from: head
            .maybe("administration_from")
            .map(|from| json!(from))
            .map(serde_json::from_value)
            .transpose()?,
        release: head.maybe("version").as_deref().and_then(release),
        agendas,
        warnings: fields(rows, &schema::WARNINGS).map(|row| warning(&row)).collect::<Result<_, _>>()?,
    };
    // What meets which plan follows from the items.
    gwaje_compare::fulfil::within(&mut document);
    Ok(document)
}

fn warning(row: &Fields<'_>) -> Result<Warning, Error> {
    let names = ["code", "severity", "item", "page", "message"].map(|name| (name, name));
    let warning: Warning = serde_json::from_value(row.object(&names))?;
    Ok(Warning { bbox: row.json("bbox")?, anchor: row.json("anchor")?, ..warning })
}

fn source(head: &Fields<'_>) -> Source {
    Source {
        name: head.text("name"),
        sha256: head.text("sha256"),
        bytes: head.number("bytes").unwrap_or_default(),
        media_type: head.text("media_type"),
        pages: head.number("pages"),
        producer: head.maybe("producer"),
        written: head.maybe("written"),
        engine: head.text("engine"),
        origin: Origin {
            url: head.maybe("url"),
            publisher: head.maybe("publisher"),
            published: head.maybe("published"),
            retrieved: head.maybe("retrieved"),
        },
    }
}

/// The release in a version such as `2024Q4/…`.
fn release(version: &str) -> Option<Release> {
    let (label, _) = version.split_once('/')?;
    let year = label.get(..4)?.parse().ok().filter(|year| *year > 0)?;
    Some(Release { year, quarter: label.get(5..).and_then(|quarter| quarter.parse().ok()) })
}

/// The tasks by agenda, in order.
fn tasks(rows: &Rows) -> Result<BTreeMap<String, Vec<Task>>, Error> {
    let mut items = items(rows)?;
    let mut found: BTreeMap<String, Vec<Task>> = BTreeMap::new();
    for row in fields(rows, &schema::TASKS) {
        let id = row.text("task");
        let own = |table| fields(rows, table).filter(|row| row.text("task") == id);
        let leads = own(&schema::LEADS).map(|row| lead(&row)).collect::<Result<_, _>>()?;
        let mut periods = Vec::new();
        for row in own(&schema::PERIODS) {
            let period = Period {
                section: row.maybe("section"),
                year: row.number("year"),
                quarter: row.number("quarter"),
                half: row.number("half"),
                start: row.maybe("start_date"),
                end: row.maybe("end_date"),
                remark: row.maybe("remark"),
                items: vec![],
            };
            let items = items.remove(&(id.clone(), place(&row, None))).unwrap_or_default();
            periods.push(Period { items, ..period });
        }
        let mut columns = Vec::new();
        let names: Vec<String> = own(&schema::ITEMS).filter_map(|row| row.maybe("column_name")).collect();
        for name in names {
            let place = (None, None, None, None, Some(name.clone()));
            columns.extend(items.remove(&(id.clone(), place)).map(|items| Column { name, items }));
        }
        let task = Task { leads, periods, columns, id, ..task(&row)? };
        found.entry(row.text("agenda")).or_default().push(task);
    }
    Ok(found)
}

/// What the row of a task alone says.
fn task(row: &Fields<'_>) -> Result<Task, Error> {
    Ok(Task {
        number: row.maybe("number"),
        title: row.text("title"),
        remark: row.maybe("remark"),
        due: due(row)?,
        rate: row.real("rate"),
        state: row.maybe("state"),
        read_from: row.json("read_from")?,
        ..Task::default()
    })
}

fn lead(row: &Fields<'_>) -> Result<Lead, Error> {
    Ok(Lead {
        text: row.text("text"),
        id: row.maybe("ministry"),
        name: row.maybe("name"),
        role: row.maybe("role"),
        read_from: row.json("read_from")?,
    })
}

fn due(row: &Fields<'_>) -> Result<Option<Due>, Error> {
    let Some(text) = row.maybe("due_text") else { return Ok(None) };
    let precision = row.maybe("due_precision").map(|word| serde_json::from_value(json!(word))).transpose()?;
    Ok(Some(Due { text, start: row.maybe("due_start"), end: row.maybe("due_end"), precision }))
}

/// What tells periods and columns of one task apart.
type Place = (Option<String>, Option<i16>, Option<u8>, Option<u8>, Option<String>);

fn place(row: &Fields<'_>, column: Option<String>) -> Place {
    (row.maybe("section"), row.number("year"), row.number("quarter"), row.number("half"), column)
}

/// The items by task and place, with their children.
fn items(rows: &Rows) -> Result<BTreeMap<(String, Place), Vec<Item>>, Error> {
    let mut children: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    let mut found: BTreeMap<(String, Place), Vec<Item>> = BTreeMap::new();
    let mut hanging = Hanging {
        cells: by_item(rows, &schema::CELLS),
        dates: by_item(rows, &schema::DATES),
        mentions: by_item(rows, &schema::MENTIONS),
        joins: by_item(rows, &schema::JOINS),
    };
    // From the last to the first: children stand behind the item they belong to.
    let rows: Vec<Fields<'_>> = fields(rows, &schema::ITEMS).collect();
    for row in rows.iter().rev() {
        let mut item = hanging.item(row)?;
        item.children = children.remove(&item.id).unwrap_or_default();
        item.children.reverse();
        match row.maybe("parent") {
            Some(parent) => children.entry(parent).or_default().push(item),
            None => {
                found.entry((row.text("task"), place(row, row.maybe("column_name")))).or_default().push(item);
            }
        }
    }
    for items in found.values_mut() {
        items.reverse();
    }
    Ok(found)
}

type ByItem<'a> = BTreeMap<String, Vec<Fields<'a>>>;

fn by_item<'a>(rows: &'a Rows, table: &'static Table) -> ByItem<'a> {
    let mut found = ByItem::new();
    for row in fields(rows, table) {
        found.entry(row.text("item")).or_default().push(row);
    }
    found
}

/// An item with the dates and mentions of some rows, which are all its own.
pub(crate) fn with_hanging(item: Item, rows: &Rows) -> Result<Item, Error> {
    let dates = fields(rows, &schema::DATES).map(|row| date(&row)).collect::<Result<_, _>>()?;
    let mentions = fields(rows, &schema::MENTIONS).map(|row| mention(&row)).collect::<Result<_, _>>()?;
    Ok(Item { dates, mentions, ..item })
}

/// What hangs on items.
#[derive(Default)]
struct Hanging<'a> {
    cells: ByItem<'a>,
    dates: ByItem<'a>,
    mentions: ByItem<'a>,
    joins: ByItem<'a>,
}

impl Hanging<'_> {
    fn item(&mut self, row: &Fields<'_>) -> Result<Item, Error> {
        let id = row.text("item");
        let cells = self.cells.remove(&id).unwrap_or_default();
        let dates = self.dates.remove(&id).unwrap_or_default();
        let mentions = self.mentions.remove(&id).unwrap_or_default();
        let joins = self.joins.remove(&id).unwrap_or_default();
        Ok(Item {
            marker: row.maybe("marker"),
            text: row.text("text"),
            raw: row.text("raw"),
            struck: serde_json::from_str(&row.text("struck"))?,
            raised: serde_json::from_str(&row.text("raised"))?,
            dates: dates.iter().map(date).collect::<Result<_, _>>()?,
            mentions: mentions.iter().map(mention).collect::<Result<_, _>>()?,
            kind: row.named("kind")?,
            kind_words: serde_json::from_str(&row.text("kind_words"))?,
            fulfils: None,
            joins: joins.iter().map(join).collect::<Result<_, _>>()?,
            places: serde_json::from_str(&row.text("places"))?,
            anchors: serde_json::from_str(&row.text("anchors"))?,
            tables: tables(&cells)?,
            confidence: row.real("confidence").unwrap_or_default() as f32,
            children: vec![],
            id,
        })
    }
}

/// The tables of an item from their cells, which stand in the order of their ordinals.
fn tables(cells: &[Fields<'_>]) -> Result<Vec<ItemTable>, Error> {
    let mut inside: BTreeMap<i64, Vec<ItemTable>> = BTreeMap::new();
    let mut outermost = Vec::new();
    // From the last to the first: the cells of a table inside a cell stand behind that cell.
    for row in cells.iter().rev() {
        let cell = TableCell {
            column: row.number("column_number").unwrap_or_default(),
            column_span: row.number("column_span").unwrap_or_default(),
            row_span: row.number("row_span").unwrap_or_default(),
            text: row.text("text"),
            places: serde_json::from_str(&row.text("places"))?,
            tables: row.number("ordinal").and_then(|own: i64| inside.remove(&own)).unwrap_or_default(),
        };
        let tables = match row.number("parent") {
            Some(parent) => inside.entry(parent).or_default(),
            None => &mut outermost,
        };
        let table: usize = row.number("table_number").unwrap_or_default();
        let at: usize = row.number("row_number").unwrap_or_default();
        tables.resize(tables.len().max(table + 1), ItemTable::default());
        if let Some(table) = tables.get_mut(table) {
            table.rows.resize(table.rows.len().max(at + 1), Vec::new());
            table.rows.iter_mut().skip(at).take(1).for_each(|row| row.insert(0, cell.clone()));
        }
    }
    Ok(outermost)
}

fn date(row: &Fields<'_>) -> Result<Date, Error> {
    Ok(Date {
        text: row.text("text"),
        span: span(row),
        start: row.maybe("start_date"),
        end: row.maybe("end_date"),
        precision: row.named("precision")?,
        year_from: row.named("year_from")?,
        label: row.maybe("label"),
        alternatives: row.json("alternatives")?.unwrap_or_default(),
    })
}

fn mention(row: &Fields<'_>) -> Result<Mention, Error> {
    let role = matches!(row.cell("role"), Cell::Text(_)).then(|| row.named("role")).transpose()?;
    Ok(Mention {
        kind: row.named("kind")?,
        text: row.text("text"),
        span: span(row),
        value: row.text("value"),
        unit: row.maybe("unit"),
        qualifier: row.maybe("qualifier"),
        number: row.real("number"),
        number_to: row.real("number_to"),
        role,
        role_words: row.maybe("role_words"),
    })
}

fn join(row: &Fields<'_>) -> Result<Join, Error> {
    let names = [("at", "position"), ("with", "inserted"), ("by", "evidence"), ("confidence", "confidence")];
    Ok(serde_json::from_value(row.object(&names))?)
}

fn span(row: &Fields<'_>) -> [u32; 2] {
    ["span_start", "span_end"].map(|column| row.number(column).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::document;
    use crate::{rows, sample};

    #[test]
    fn rows_give_the_document_back() {
        let sample = sample::document();
        assert_eq!(document(&rows::rows(&sample)).unwrap(), sample);
        let whole_year = gwaje_model::Document {
            release: Some(gwaje_model::Release { year: 2024, quarter: None }),
            ..sample::document()
        };
        assert_eq!(document(&rows::rows(&whole_year)).unwrap(), whole_year);
        // Names that a later program added are kept as they are.
        let mut text = serde_json::to_string(&sample).unwrap();
        for name in
            ["\"model\"", "\"nearest_quarter\"", "\"title\",\"text\"", "\"day\"", "\"done\"", "\"printed\""]
        {
            assert!(text.contains(name), "{name}");
            text = text.replace(name, &name.replacen('"', "\"later_", 1));
        }
        let later: gwaje_model::Document = serde_json::from_str(&text).unwrap();
        assert_eq!(document(&rows::rows(&later)).unwrap(), later);
    }
}
