//! The flat sheet as bytes: xlsx, CSV or Parquet.

use super::columns::{COLUMNS, From, Language, Shown, table};
use super::period::worded;
use super::row::FlatRow;
use crate::cell::Cell;
use crate::column::Kind;
#[cfg(feature = "parquet")]
use crate::parquet_table::ParquetWriter;
use crate::{CsvOptions, CsvWriter, Error};
use gwaje_sheet::{Cell as Field, Column, Sheet};
use std::io::Write;

/// What a sheet is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetForm {
    /// Excel.
    Xlsx,
    /// Comma-separated values.
    Csv,
    /// Parquet.
    Parquet,
}

impl SheetForm {
    /// The form that the ending of a file name asks for.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// The language of headings where none is asked for: Korean for people, the names of a database for programs.
    #[must_use]
    pub fn language(self) -> Language {
        match self {
            Self::Xlsx | Self::Csv => Language::Korean,
            Self::Parquet => Language::English,
        }
    }
}

/// Columns that stay in sight: up to the number of the task.
const FROZEN: u16 = 3;

/// What stands between two remarks in one cell.
const BETWEEN: &str = "; ";

/// What a step of a sub-item is in CSV, which knows no indent.
const STEP: &str = "  ";

/// The most a cell is set in; deeper items stand as deep.
const DEEPEST: u8 = 15;

/// Where a document is whose address nobody said: an address or path, by its file name.
pub(crate) type Place<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Writes rows, and says in English what the form could not hold.
pub(crate) fn write(
    rows: &[FlatRow],
    form: SheetForm,
    language: Language,
    csv: CsvOptions,
    place: Place<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Vec<String>, Error> {
    match form {
        SheetForm::Xlsx => return xlsx(rows, language, place, out),
        SheetForm::Csv => {
            let mut writer = CsvWriter::new(table(language), csv, out)?;
            for row in rows {
                let step = STEP.repeat(row.depth());
                let cells = COLUMNS.iter().map(|shown| match cell(shown, row, language, place) {
                    Cell::Text(text) if shown.column.name == "text" => Cell::Text(format!("{step}{text}")),
                    cell => cell,
                });
                writer.row(&cells.collect::<Vec<_>>())?;
            }
            writer.finish()?;
        }
        #[cfg(feature = "parquet")]
        SheetForm::Parquet => {
            let mut writer = ParquetWriter::new(table(language), out)?;
            for row in rows {
                writer.row(COLUMNS.iter().map(|shown| cell(shown, row, language, place)).collect())?;
            }
            writer.finish()?;
        }
        #[cfg(not(feature = "parquet"))]
        SheetForm::Parquet => return Err(Error::NotBuiltIn("Parquet")),
    }
    Ok(Vec::new())
}

/// What a row has in a column.
fn cell(shown: &Shown, row: &FlatRow, language: Language, place: Place<'_>) -> Cell {
    match shown.from {
        From::View => row.cell(shown.column.name).clone(),
        From::Period => worded(row, language).into(),
        From::State => state(row.text("kind").unwrap_or_default(), language).into(),
        From::Doubts => (!row.doubts.is_empty()).then(|| row.doubts.join(BETWEEN)).into(),
        From::Link => link(row, place).into(),
    }
}

fn state(kind: &str, language: Language) -> Option<&str> {
    match (kind, language) {
        ("none", _) => None,
        ("plan", Language::Korean) => Some("계획"),
        ("ongoing", Language::Korean) => Some("추진 중"),
        ("done", Language::Korean) => Some("완료"),
        (other, _) => Some(other),
    }
}

/// The address of the page of a row.
fn link(row: &FlatRow, place: Place<'_>) -> Option<String> {
    let document = row.text("url").map(str::to_owned).or_else(|| place(row.text("name")?))?;
    let page = row.whole("page").map(|page| format!("#page={page}"));
    Some(document + &page.unwrap_or_default())
}

fn xlsx(
    rows: &[FlatRow],
    language: Language,
    place: Place<'_>,
    out: &mut dyn Write,
) -> Result<Vec<String>, Error> {
    // The page leads to its address, which needs no column of its own.
    let columns: Vec<&Shown> = COLUMNS.iter().filter(|shown| shown.from != From::Link).collect();
    let named = |shown: &&Shown| {
        let [heading, about] = match language {
            Language::Korean => shown.korean,
            Language::English => [shown.column.name, shown.column.about],
        };
        Column { heading: heading.to_owned(), about: about.to_owned(), width: shown.width }
    };
    let [name, legend @ ..] = match language {
        Language::Korean => ["추진현황", "열 설명", "열", "뜻"],
        Language::English => ["items", "columns", "column", "meaning"],
    };
    let row = |row: &FlatRow| columns.iter().map(|shown| field(shown, row, language, place)).collect();
    let sheet = Sheet {
        name: name.to_owned(),
        legend: legend.map(str::to_owned),
        columns: columns.iter().map(named).collect(),
        frozen: FROZEN,
        rows: rows.iter().map(row).collect(),
    };
    let made = gwaje_sheet::xlsx(&sheet).map_err(|error| Error::Store(error.to_string()))?;
    out.write_all(&made.bytes)?;
    let mut told = Vec::new();
    if made.cut > 0 {
        let (cut, most) = (made.cut, gwaje_sheet::MAX_TEXT);
        told.push(format!("{cut} cells are longer than a spreadsheet holds and were cut at {most} letters"));
    }
    if made.unlinked > 0 {
        let (without, most) = (made.unlinked, gwaje_sheet::MAX_LINKS);
        told.push(format!("{without} pages have no link: Excel holds {most} of them in a sheet"));
    }
    Ok(told)
}

fn field(shown: &Shown, row: &FlatRow, language: Language, place: Place<'_>) -> Field {
    match (cell(shown, row, language, place), shown.column.kind) {
        (Cell::Null, _) => Field::Empty,
        (Cell::Text(day), Kind::Date) => Field::Day(day),
        (Cell::Text(text), _) if shown.column.name == "text" => {
            Field::Indented(text, u8::try_from(row.depth()).unwrap_or(DEEPEST).min(DEEPEST))
        }
        (Cell::Text(text), _) => Field::Text(text),
        (Cell::Integer(page), _) if shown.column.name == "page" => match link(row, place) {
            Some(address) => Field::Link(page as f64, address),
            None => Field::Number(page as f64),
        },
        (Cell::Integer(number), _) => Field::Number(number as f64),
        (Cell::Real(number), _) => Field::Number(number),
    }
}
