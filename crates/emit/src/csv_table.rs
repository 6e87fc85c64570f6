//! Tables as CSV that a spreadsheet shows and does not run.
//!
//! A cell that begins with = + - @ (also in full width, also after blanks), a tab or a line break is a formula to
//! spreadsheets (OWASP: CSV injection). The guard puts an apostrophe before it, and before such lines inside a cell.
//! A lone mark, such as the marker "-", runs nowhere and stays as it is. Numbers are numbers and stay too.

use crate::Error;
use crate::rows::Cell;
use crate::schema::Table;
use std::borrow::Cow;
use std::io::Write;

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// Begin with a byte order mark, so that Excel reads UTF-8.
    pub excel: bool,
    /// Guard against formulas.
    pub guard: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { excel: false, guard: true }
    }
}

/// A table on its way into a CSV file.
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
    guard: bool,
}

impl<W: Write> CsvWriter<W> {
    /// Writes the header row.
    ///
    /// # Errors
    /// [`Error::Io`] when `out` cannot be written.
    pub fn new(table: &Table, options: CsvOptions, mut out: W) -> Result<Self, Error> {
        if options.excel {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut out = csv::Writer::from_writer(out);
        out.write_record(table.columns.iter().map(|column| column.name))?;
        Ok(Self { out, guard: options.guard })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// [`Error::Io`] when the target cannot be written.
    pub fn row(&mut self, row: &[Cell]) -> Result<(), Error> {
        for cell in row {
            match cell {
                Cell::Null => self.out.write_field("")?,
                Cell::Integer(number) => self.out.write_field(number.to_string())?,
                Cell::Real(number) => self.out.write_field(number.to_string())?,
                Cell::Text(text) if self.guard => self.out.write_field(guarded(text).as_ref())?,
                Cell::Text(text) => self.out.write_field(text)?,
            }
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// Writes what is left and hands the target back.
    ///
    /// # Errors
    /// [`Error::Io`] when the target cannot be written.
    pub fn finish(self) -> Result<W, Error> {
        self.out.into_inner().map_err(|error| Error::Io(error.into_error()))
    }
}

/// The text with an apostrophe before every line a spreadsheet would run.
fn guarded(text: &str) -> Cow<'_, str> {
    let lone = text.chars().nth(1).is_none() && !text.starts_with(['\t', '\r', '\n']);
    if lone || !text.split_inclusive(['\n', '\r']).any(runs) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive(['\n', '\r']);
    Cow::Owned(lines.flat_map(|line| [if runs(line) { "'" } else { "" }, line]).collect())
}

/// Whether a spreadsheet would take the line for a formula.
fn runs(line: &str) -> bool {
    let blank =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}');
    line.starts_with(['\t', '\r', '\n'])
        || line.trim_start_matches(blank).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'])
}

#[cfg(test)]
mod tests {
    use super::{CsvOptions, CsvWriter, guarded};
    use crate::rows::rows;
    use crate::{sample, schema};

    #[test]
    fn cells_that_would_run_are_guarded() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("+82 2", "'+82 2"),
            ("-표준계약서", "'-표준계약서"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r'=1"),
            ("  =1", "'  =1"),
            ("\u{a0}=1", "'\u{a0}=1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("＝1", "'＝1"),
            ("－1", "'－1"),
            ("협약\n=1", "협약\n'=1"),
            ("협약\r\n-체결", "협약\r'\n'-체결"),
            ("-", "-"),
            ("※", "※"),
            ("3-1", "3-1"),
            ("협약 체결", "협약 체결"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }

    fn written(options: CsvOptions) -> String {
        let mut writer = CsvWriter::new(&schema::ITEMS, options, Vec::new()).unwrap();
        for row in rows(&sample::document()).of(&schema::ITEMS) {
            writer.row(row).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn the_guard_and_the_mark_are_switches() {
        let plain = written(CsvOptions::default());
        assert!(plain.starts_with("document,item,thread,"));
        assert!(plain.contains(",'=HYPERLINK"));
        assert!(plain.contains(",-,표준계약서"));
        let excel = written(CsvOptions { excel: true, guard: false });
        assert!(excel.starts_with("\u{feff}document,"));
        assert!(excel.contains(",=HYPERLINK"));
    }
}
