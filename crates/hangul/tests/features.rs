//! One document with one of everything that Hangul writes, as HWPX and as HWP 5 (`scripts/print-hangul`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use gwaje_hangul::{Limits, rows};
use gwaje_model::{Address, Line, Noted, Position, Row, Written};
use std::fmt::Write as _;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures").join(name)).unwrap()
}

fn read(name: &str) -> Noted<Written> {
    rows(&fixture(name), &Limits::default()).unwrap()
}

fn address(place: Position) -> String {
    let Some(Address::Written(anchor)) = place.address() else { return "-".to_owned() };
    let cell = [anchor.table, anchor.row, anchor.column].into_iter().flatten();
    let numbers = [anchor.section].into_iter().chain(cell).chain([anchor.paragraph]);
    numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(".")
}

fn show(rows: &[Row<Line>], indent: usize, out: &mut String) {
    for row in rows {
        writeln!(out, "{:indent$}{:?} {}", "", row.flow, row.table).unwrap();
        for cell in &row.cells {
            let (column, columns, rows) = (cell.column, cell.columns, cell.rows);
            writeln!(out, "{:indent$}  cell {column} over {rows} rows {columns} columns", "").unwrap();
            for line in &cell.content {
                let open = if line.end.closes { "" } else { " ⏎" };
                let (text, at) = (line.text(), address(line.place));
                writeln!(out, "{:indent$}    {at} indent {} {text:?}{open}", "", line.start.indent).unwrap();
                line.tables.iter().for_each(|table| show(table, indent + 6, out));
            }
        }
    }
}

fn shown(read: &Noted<Written>) -> String {
    let mut out = String::new();
    show(&read.value.rows, 0, &mut out);
    let mut notes: Vec<String> =
        read.notes.iter().map(|note| format!("{} {:?}\n", note.code.as_str(), note.text)).collect();
    notes.sort_unstable();
    out + &notes.concat()
}

#[test]
fn one_of_everything() {
    insta::assert_snapshot!(shown(&read("hangul/features.hwpx")));
}

#[test]
fn what_was_deleted_while_changes_were_tracked_is_left_out_and_told() {
    let read = read("hangul/tracked.hwp");
    let lines = read.value.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
    assert_eq!(lines.map(Line::text).collect::<Vec<_>>(), ["협약 체결 완료", "남은 문단"]);
    let notes: Vec<(&str, &str)> =
        read.notes.iter().map(|note| (note.code.as_str(), note.text.as_str())).collect();
    assert_eq!(notes, [("deleted_text_removed", "예정"), ("deleted_text_removed", "통째로 지운 문단")]);
}

#[test]
fn both_formats_and_a_document_for_distribution_give_the_same() {
    let package = shown(&read("hangul/features.hwpx"));
    assert_eq!(shown(&read("hangul/features.hwp")), package);
    assert_eq!(shown(&read("hangul/distribution.hwp")), package);
    assert_eq!(shown(&read("ocean.hwp")), shown(&read("ocean.hwpx")));
    assert_eq!(shown(&read("labour.hwp")), shown(&read("labour.hwpx")));
}

#[test]
fn what_is_read_is_told() {
    let facts = |name| {
        let written = read(name).value;
        (written.media.media_type, written.producer.unwrap())
    };
    assert_eq!(facts("ocean.hwpx"), ("application/hwp+zip", "gwaje print-hangul".to_owned()));
    assert_eq!(facts("ocean.hwp"), ("application/x-hwp", "HWP 5.1.0.1".to_owned()));
}
