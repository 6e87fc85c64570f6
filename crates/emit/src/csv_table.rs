//! Tables as CSV that a spreadsheet shows and does not run.
//!
//! A cell that begins with = + - @ (also in full width, also after blanks), a tab or a line break is a formula to
//! spreadsheets (OWASP: CSV injection). The guard puts an apostrophe before it, and before such lines inside a cell.
//! A lone mark, such as the marker "-", runs nowhere and stays as it is. Numbers are numbers and stay too.
//!
//! A line break inside a cell is a row to readers that go by lines (Spark, `wc -l`): it is written as ⏎, one letter for
//! one, so that offsets stay right.

use crate::Error;
use crate::rows::Cell;
use crate::schema::{Kind, Table};
use std::borrow::Cow;
use std::io::Write;

/// How a CSV file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, in any combination")]
pub struct CsvOptions {
    /// Begin with a byte order mark, so that Excel reads UTF-8.
    pub excel: bool,
    /// Guard against formulas.
    pub guard: bool,
    /// Guard text that a spreadsheet would take for a number or a day (`11-1`, `3.21`) too; for people, not for programs.
    pub text: bool,
    /// Leave line breaks inside cells as they are.
    pub line_breaks: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { excel: false, guard: true, text: false, line_breaks: false }
    }
}

/// A table on its way into a CSV file.
pub struct CsvWriter<W: Write> {
    out: csv::Writer<W>,
    options: CsvOptions,
    kinds: Vec<Kind>,
}

/// What a line break inside a cell is written as.
const LINE_BREAK: char = '⏎';

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
        Ok(Self { out, options, kinds: table.columns.iter().map(|column| column.kind).collect() })
    }

    /// Writes one row.
    ///
    /// # Errors
    /// [`Error::Io`] when the target cannot be written.
    pub fn row(&mut self, row: &[Cell]) -> Result<(), Error> {
        for (cell, kind) in row.iter().zip(&self.kinds) {
            match cell {
                Cell::Null => self.out.write_field("")?,
                Cell::Integer(number) => self.out.write_field(number.to_string())?,
                Cell::Real(number) => self.out.write_field(number.to_string())?,
                Cell::Text(text) => self.out.write_field(written(text, *kind, self.options).as_ref())?,
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

/// A text as it is written.
fn written(text: &str, kind: Kind, options: CsvOptions) -> Cow<'_, str> {
    let text = if options.line_breaks || !text.contains(['\n', '\r']) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.replace("\r\n", "\n").replace(['\n', '\r'], LINE_BREAK.encode_utf8(&mut [0; 4])))
    };
    if options.text && kind == Kind::Text && is_taken_for_a_number(&text) {
        return Cow::Owned(format!("'{text}"));
    }
    match text {
        Cow::Borrowed(text) if options.guard => guarded(text),
        Cow::Owned(text) if options.guard => Cow::Owned(guarded(&text).into_owned()),
        text => text,
    }
}

/// The most figures of a whole number that a spreadsheet shows as they are; longer ones become powers of ten.
const FIGURES: usize = 11;

/// Whether a spreadsheet would make another number, a day or a time of the text: `11-1`, `10.10`, `1,000`, `10:30`, `1월 3일`.
/// A whole number stays what it is.
fn is_taken_for_a_number(text: &str) -> bool {
    let of_numbers = |c: char| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(
                c,
                '-' | '.'
                    | '/'
                    | ':'
                    | ','
                    | '%'
                    | '+'
                    | 'e'
                    | 'E'
                    | '₩'
                    | '년'
                    | '월'
                    | '일'
                    | '시'
                    | '분'
                    | '초'
            )
    };
    let whole =
        text.len() <= FIGURES && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(of_numbers) && !whole
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
    use super::{CsvOptions, CsvWriter, guarded, is_taken_for_a_number};
    use crate::rows::{Cell, rows};
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

    #[test]
    fn text_that_a_spreadsheet_takes_for_a_number_is_told() {
        for text in [
            "11-1",
            "3.21",
            "10.10",
            "1,000",
            "2023-11-01",
            "1/4",
            "10:30",
            "1월 3일",
            "2024년 3월",
            "1E5",
            "50%",
        ] {
            assert!(is_taken_for_a_number(text), "{text}");
        }
        for text in ["", "-", "37", "11-1 과제", "2024Q4", "협약 체결", "3.21 발표", "yoon120/11-1", "1분기"]
        {
            assert!(!is_taken_for_a_number(text), "{text}");
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        let mut writer = CsvWriter::new(&schema::RELEASES, CsvOptions::default(), Vec::new()).unwrap();
        writer.row(&["가\n나".into(), "다\r\n-라".into(), Cell::Integer(1), "마".into()]).unwrap();
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert!(text.ends_with("\n가⏎나,다⏎-라,1,마\n"), "{text}");
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
        let excel = written(CsvOptions { excel: true, guard: false, ..CsvOptions::default() });
        assert!(excel.starts_with("\u{feff}document,"));
        assert!(excel.contains(",=HYPERLINK"));
    }
}
