//! A report with one agenda, whose lines come in as text or on a page.

#![allow(dead_code, reason = "not every test that prints a sheet wants a whole report")]

use super::sheet;
use gwaje::stages::convert_reading;
use gwaje::{Options, convert};
use gwaje_model::{Document, Item, Task};

/// A way into the library.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// The lines one under another, as other tools give them.
    Text,
    /// The page of a table.
    Pdf,
}

/// A report of two tasks. Each row is a title cell, a body and the lines of the status cell.
pub(crate) fn report(way: Way, rows: &[(&[&str], &str, &[&str])]) -> Option<Document> {
    let head = [["국정과제"].as_slice(), &["실천과제"], &["주관"], &["추진현황"]];
    let agenda = "23. 제조업 등 주력산업 고도화";
    match way {
        Way::Text => {
            let mut lines = vec!["국정과제 실천과제 주관 추진현황", agenda];
            for (title, body, status) in rows {
                lines.extend(title.iter().chain([body]).chain(*status));
            }
            convert(lines.join("\n").as_bytes(), "forms.txt", &Options::default()).ok()
        }
        Way::Pdf => {
            let mut cells = vec![head.map(<[&str]>::to_vec)];
            for (at, (title, body, status)) in rows.iter().enumerate() {
                let agenda =
                    if at == 0 { vec!["23.", "제조업 등", "주력산업 고도화"] } else { Vec::new() };
                cells.push([agenda, title.to_vec(), vec![body], status.to_vec()]);
            }
            convert_reading(sheet(&cells), b"", "forms.pdf", "test", &Options::default()).ok()
        }
    }
}

pub(crate) fn tasks(document: &Document) -> Vec<&Task> {
    document.agendas.iter().flat_map(|agenda| &agenda.tasks).collect()
}

/// All items of a task with their children, in order, as marker and text.
pub(crate) fn items(task: &Task) -> Vec<(String, String)> {
    fn walk(items: &[Item], out: &mut Vec<(String, String)>) {
        for item in items {
            out.push((item.marker.clone().unwrap_or_default(), item.text.clone()));
            walk(&item.children, out);
        }
    }
    let mut out = Vec::new();
    task.periods.iter().for_each(|period| walk(&period.items, &mut out));
    out
}
