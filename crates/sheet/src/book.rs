//! A sheet as a workbook of Excel.

use crate::{Cell, Column, Error, MAX_LINKS, MAX_ROWS, MAX_TEXT, Made, Sheet};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Url, Workbook, Worksheet,
};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Widest column of the sheet of explanations, in digits.
const LEGEND_WIDTHS: [f64; 2] = [20.0, 90.0];

/// ISO A4, by the number Excel has for it.
const A4: u8 = 9;

/// Makes the workbook.
pub(crate) fn made(sheet: &Sheet) -> Result<Made, Error> {
    let mut book = Workbook::new();
    // The day it was made would make every file another.
    let never = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&never));
    let mut writer = Writer::new();
    let mut parts: Vec<&[Vec<Cell>]> = sheet.rows.chunks(MAX_ROWS).collect();
    if parts.is_empty() {
        parts.push(&[]);
    }
    for (rows, number) in parts.into_iter().zip(1..) {
        let name = if number == 1 { sheet.name.clone() } else { format!("{} {number}", sheet.name) };
        let page = book.add_worksheet();
        page.set_name(name)?;
        writer.page(page, sheet, rows)?;
    }
    legend(book.add_worksheet(), sheet)?;
    Ok(Made { bytes: book.save_to_buffer()?, cut: writer.cut, unlinked: writer.unlinked })
}

/// The sheet that says what the columns mean.
fn legend(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Error> {
    let [name, column, meaning] = &sheet.legend;
    page.set_name(name)?;
    let (text, heading) = (text_format(), heading_format());
    for (at, (title, width)) in (0..).zip([column, meaning].into_iter().zip(LEGEND_WIDTHS)) {
        page.set_column_width(at, width)?;
        page.write_string_with_format(0, at, title, &heading)?;
    }
    for (row, Column { heading, about, .. }) in (1..).zip(&sheet.columns) {
        page.write_string_with_format(row, 0, heading, &text)?;
        page.write_string_with_format(row, 1, about, &text)?;
    }
    page.set_freeze_panes(1, 0)?;
    Ok(())
}

fn text_format() -> Format {
    // "@" keeps a cell text when somebody edits it.
    Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap()
}

fn heading_format() -> Format {
    Format::new()
        .set_bold()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_background_color("DDE6F0")
        .set_border_bottom(FormatBorder::Thin)
}

/// Writes cells, and counts what a spreadsheet cannot hold.
struct Writer {
    text: Format,
    number: Format,
    day: Format,
    link: Format,
    heading: Format,
    indented: BTreeMap<u8, Format>,
    links: usize,
    cut: usize,
    unlinked: usize,
}

impl Writer {
    fn new() -> Self {
        let number = Format::new().set_align(FormatAlign::Top);
        Self {
            text: text_format(),
            day: number.clone().set_num_format("yyyy-mm-dd"),
            link: number
                .clone()
                .set_font_color("0563C1")
                .set_underline(rust_xlsxwriter::FormatUnderline::Single),
            number,
            heading: heading_format(),
            indented: BTreeMap::new(),
            links: 0,
            cut: 0,
            unlinked: 0,
        }
    }

    /// One sheet of rows.
    fn page(&mut self, page: &mut Worksheet, sheet: &Sheet, rows: &[Vec<Cell>]) -> Result<(), Error> {
        self.links = 0;
        for (at, column) in (0..).zip(&sheet.columns) {
            page.set_column_width(at, column.width)?;
            page.write_string_with_format(0, at, &column.heading, &self.heading)?;
        }
        for (row, cells) in (1..).zip(rows) {
            for (at, cell) in (0..).zip(cells) {
                self.cell(page, row, at, cell)?;
            }
        }
        let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if let Some(last) = u16::try_from(sheet.columns.len()).ok().and_then(|columns| columns.checked_sub(1))
        {
            page.autofilter(0, 0, last_row, last)?;
            // Numbers of tasks are text, and need no green corner that says so.
            page.ignore_error_range(0, 0, last_row, last, IgnoreError::NumberStoredAsText)?;
        }
        page.set_freeze_panes(1, sheet.frozen)?;
        page.set_repeat_rows(0, 0)?;
        page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    fn cell(&mut self, page: &mut Worksheet, row: u32, at: u16, cell: &Cell) -> Result<(), Error> {
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => {
                let text = self.fitting(text);
                page.write_string_with_format(row, at, text, &self.text)?;
            }
            Cell::Indented(text, depth) => {
                let text = self.fitting(text);
                let plain = &self.text;
                let format = self.indented.entry(*depth).or_insert_with(|| plain.clone().set_indent(*depth));
                page.write_string_with_format(row, at, text, format)?;
            }
            Cell::Number(number) => {
                page.write_number_with_format(row, at, *number, &self.number)?;
            }
            Cell::Day(day) => {
                page.write_datetime_with_format(row, at, &ExcelDateTime::parse_from_str(day)?, &self.day)?;
            }
            Cell::Link(number, address) => self.link(page, row, at, *number, address)?,
        }
        Ok(())
    }

    fn link(&mut self, page: &mut Worksheet, row: u32, at: u16, number: f64, to: &str) -> Result<(), Error> {
        let address = if to.contains("://") { to.to_owned() } else { format!("file:///{to}") };
        let linked = self.links < MAX_LINKS
            && page.write_url_with_options(row, at, Url::new(address), number.to_string(), "", None).is_ok();
        if linked {
            self.links += 1;
            // The link stays under the number, which sorts as a number.
            page.write_number_with_format(row, at, number, &self.link)?;
        } else {
            self.unlinked += 1;
            page.write_number_with_format(row, at, number, &self.number)?;
        }
        Ok(())
    }

    /// The text as far as a cell holds it.
    fn fitting<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        // Excel counts UTF-16, of which no text has more than it has bytes.
        if text.len() <= MAX_TEXT {
            return Cow::Borrowed(text);
        }
        let mut units = 0;
        let fits = text.char_indices().find(|(_, letter)| {
            units += letter.len_utf16();
            units > MAX_TEXT
        });
        let Some((end, _)) = fits else { return Cow::Borrowed(text) };
        self.cut += 1;
        Cow::Borrowed(text.get(..end).unwrap_or(text))
    }
}

#[cfg(test)]
mod tests {
    use super::{Writer, made};
    use crate::{Cell, Column, MAX_TEXT, Sheet};

    fn sheet(rows: Vec<Vec<Cell>>) -> Sheet {
        let column = Column { heading: "과제번호".to_owned(), about: "번호".to_owned(), width: 10 };
        Sheet {
            name: "추진현황".to_owned(),
            legend: ["설명".to_owned(), "열".to_owned(), "뜻".to_owned()],
            columns: vec![column; 3],
            frozen: 1,
            rows,
        }
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let row = vec![
            Cell::Text("11-1".to_owned()),
            Cell::Day("2023-11-01".to_owned()),
            Cell::Link(3.0, "in/ocean.pdf#page=3".to_owned()),
        ];
        let one = made(&sheet(vec![row.clone()])).unwrap();
        assert!(one.bytes.starts_with(b"PK"));
        assert_eq!(one.bytes, made(&sheet(vec![row])).unwrap().bytes);
        assert_eq!((one.cut, one.unlinked), (0, 0));
        assert!(made(&sheet(Vec::new())).is_ok());
        assert!(made(&sheet(vec![vec![Cell::Day("2023-02-31x".to_owned())]])).is_err());
    }

    #[test]
    fn text_is_cut_between_letters_where_a_cell_is_full_and_counted() {
        let mut writer = Writer::new();
        for (letter, fit) in [("가", MAX_TEXT), ("😀", MAX_TEXT / 2)] {
            assert_eq!(writer.fitting(&letter.repeat(fit)).chars().count(), fit);
            assert_eq!(writer.cut, 0);
            assert_eq!(writer.fitting(&letter.repeat(fit + 1)).chars().count(), fit);
            assert_eq!(std::mem::take(&mut writer.cut), 1);
        }
    }
}
