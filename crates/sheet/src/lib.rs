//! Rows as a spreadsheet for people: plain data in, the bytes of an xlsx file out.
//!
//! Every cell has a type of its own, so that no spreadsheet guesses: `11-1` stays text and a day is a day. The first row
//! is frozen and has a filter, and a second sheet says what each column means. The same data give the same bytes.

mod book;

use rust_xlsxwriter::XlsxError;
use std::fmt;

/// What goes into a file.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name of the sheet, at most 31 letters without `[ ] : * ? / \`.
    pub name: String,
    /// Name of the sheet that explains the columns, and the headings of its two columns.
    pub legend: [String; 3],
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many columns stay in sight when it is scrolled to the side.
    pub frozen: u16,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// What it means, in one sentence.
    pub about: String,
    /// Its width in digits of the usual font; a syllable of Hangul takes two.
    pub width: u16,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, which no spreadsheet takes for anything else.
    Text(String),
    /// Text that is set in by so many steps.
    Indented(String, u8),
    /// A number.
    Number(f64),
    /// A day of the Gregorian calendar, `YYYY-MM-DD`.
    Day(String),
    /// A number that leads to an address: a web address or a path.
    Link(f64, String),
}

/// A file that was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Cells whose text was longer than a spreadsheet holds ([`MAX_TEXT`]); their end is not there.
    pub cut: usize,
    /// Cells that lead nowhere, because a sheet holds only so many links ([`MAX_LINKS`]).
    pub unlinked: usize,
}

/// The most a cell holds, in UTF-16 units: a limit of the format. Longer text is cut there.
pub const MAX_TEXT: usize = 32_767;

/// The most links a sheet holds: a limit of Excel. Further cells show their number without leading anywhere.
pub const MAX_LINKS: usize = 65_530;

/// Rows of a sheet below its heading: a limit of the format. Further rows go on in another sheet.
pub const MAX_ROWS: usize = 1_048_575;

/// Why a file could not be made.
#[derive(Debug)]
pub struct Error(XlsxError);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the spreadsheet cannot be made: {}", self.0)
    }
}

impl std::error::Error for Error {}

impl From<XlsxError> for Error {
    fn from(error: XlsxError) -> Self {
        Self(error)
    }
}

/// Makes an xlsx file.
///
/// # Errors
/// When a name or heading is none a spreadsheet takes, or a day is no day.
pub fn xlsx(sheet: &Sheet) -> Result<Made, Error> {
    book::made(sheet)
}
