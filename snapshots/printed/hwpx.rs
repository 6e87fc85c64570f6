//! A report as HWPX: one section that holds the table, with what gwaje reads and little else.

use super::report::Report;
use super::shape::{Column, Shape};
use super::table::{label, paragraphs, time};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const SECTION: &str = r#"<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">"#;
const PARTS: [(&str, &str); 3] = [
    ("mimetype", "application/hwp+zip"),
    (
        "Contents/content.hpf",
        r#"<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="header"/><opf:itemref idref="section0"/></opf:spine></opf:package>"#,
    ),
    (
        "Contents/header.xml",
        r#"<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" version="1.31" secCnt="1"/>"#,
    ),
];

/// The bytes of a HWPX file.
pub(super) fn bytes(report: &Report, shape: &Shape) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let section = section(report, shape);
    for (name, text) in PARTS.into_iter().chain([("Contents/section0.xml", section.as_str())]) {
        let written = zip
            .start_file(name, SimpleFileOptions::default())
            .and_then(|()| Ok(zip.write_all(text.as_bytes())?));
        assert!(written.is_ok(), "a file in memory is always written");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn section(report: &Report, shape: &Shape) -> String {
    let columns = shape.columns.len();
    let heads = shape.columns.iter().enumerate();
    let heads = heads.map(|(at, (_, text, _))| cell((0, at), (1, 1), &[(*text).to_owned()]));
    let mut rows = vec![heads.collect::<String>()];
    for agenda in &report.agendas {
        if let Some(task) = agenda.tasks.first().filter(|_| shape.band) {
            let text = label(Column::Agenda, agenda, task).join(" ");
            rows.push(cell((rows.len(), 0), (columns, 1), &[text]));
        }
        let height: usize = agenda.tasks.iter().map(|task| shape.parts(task).len()).sum();
        for (nth, task) in agenda.tasks.iter().enumerate() {
            let parts = shape.parts(task);
            for (part, periods) in parts.iter().enumerate() {
                let row = rows.len();
                let cells = shape.columns.iter().enumerate().filter_map(|(at, (column, ..))| {
                    let label = || label(*column, agenda, task);
                    match column {
                        Column::Agenda => {
                            (nth == 0 && part == 0).then(|| cell((row, at), (1, height), &label()))
                        }
                        Column::Task | Column::Lead => {
                            (part == 0).then(|| cell((row, at), (1, parts.len()), &label()))
                        }
                        Column::Time => Some(cell((row, at), (1, 1), time(periods, shape).as_slice())),
                        Column::Status => {
                            let said = paragraphs(periods, shape).into_iter().map(|(_, text)| text);
                            Some(cell((row, at), (1, 1), &said.collect::<Vec<_>>()))
                        }
                    }
                });
                rows.push(cells.collect());
            }
        }
    }
    let count = rows.len();
    let rows = format!("<hp:tr>{}</hp:tr>", rows.join("</hp:tr><hp:tr>"));
    let table =
        format!(r#"<hp:tbl rowCnt="{count}" colCnt="{columns}"><hp:pos treatAsChar="1"/>{rows}</hp:tbl>"#);
    let title = shape.title.map(paragraph).unwrap_or_default();
    let table = format!(r#"<hp:p paraPrIDRef="0"><hp:run charPrIDRef="0">{table}</hp:run></hp:p>"#);
    format!("{SECTION}{title}{table}</hs:sec>")
}

fn paragraph(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!(r#"<hp:p paraPrIDRef="0"><hp:run charPrIDRef="0"><hp:t>{text}</hp:t></hp:run></hp:p>"#)
}

fn cell((row, column): (usize, usize), (width, height): (usize, usize), paragraphs: &[String]) -> String {
    let inner: String = paragraphs.iter().map(|text| paragraph(text)).collect();
    format!(
        r#"<hp:tc><hp:subList>{inner}</hp:subList><hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{width}" rowSpan="{height}"/><hp:cellSz width="1000" height="1000"/></hp:tc>"#
    )
}
