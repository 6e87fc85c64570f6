//! A small document for tests.

use gwaje_model::{
    Address, AdministrationFrom, Agenda, By, Code, Column, Date, Document, Due, Item, ItemKind, Join,
    KindWords, Lead, LineColumn, Mention, MentionKind, Origin, Period, Place, Precision, ReadFrom, Rect,
    Release, SCHEMA, Says, Source, Table, TableCell, Task, Warning, With, YearFrom, item_hash,
};

/// An item of task `yoon120/23-1` without anything hanging on it.
pub(crate) fn item(period: &str, marker: Option<&str>, text: &str) -> Item {
    Item {
        id: format!("yoon120/23-1/{period}/{}", item_hash(marker, text)),
        marker: marker.map(str::to_owned),
        text: text.to_owned(),
        raw: text.to_owned(),
        places: vec![Place { page: 1, bbox: Rect::new(10.0, 20.0, 100.0, 30.5) }],
        confidence: 1.0,
        ..Item::default()
    }
}

/// A table with these texts in its cells.
fn table(rows: &[&[&str]]) -> Table {
    let cell = |(text, column): (&&str, u16)| TableCell {
        column,
        column_span: 1,
        row_span: 1,
        text: (*text).to_owned(),
        places: vec![Place { page: 1, bbox: Rect::new(20.0, 40.0, 60.0, 52.0) }],
        tables: vec![],
    };
    Table { rows: rows.iter().map(|row| row.iter().zip(0..).map(cell).collect()).collect() }
}

/// A period of a year and quarter with the given items.
pub(crate) fn period(year: i16, quarter: u8, items: Vec<Item>) -> Period {
    Period {
        section: None,
        year: Some(year),
        quarter: Some(quarter),
        half: None,
        start: Some(format!("{year}-{:02}-01", quarter * 3 - 2)),
        end: Some(format!("{year}-{:02}-{}", quarter * 3, [31, 30, 30, 31][usize::from(quarter) - 1])),
        remark: None,
        items,
    }
}

/// A document of one task with the given periods; `seed` makes its bytes different from another's.
pub(crate) fn release(seed: u8, year: i16, quarter: u8, periods: Vec<Period>) -> Document {
    Document {
        schema: SCHEMA.to_owned(),
        source: Source {
            name: format!("{year}Q{quarter}.pdf"),
            sha256: format!("{seed:02x}").repeat(32),
            bytes: 204_800,
            media_type: "application/pdf".to_owned(),
            pages: Some(8),
            producer: Some("Hancom PDF 1.3.0.550".to_owned()),
            written: Some(format!("{year}-12-{:02}T09:30:00+09:00", seed % 28 + 1)),
            engine: "hayro".to_owned(),
            origin: Origin { published: Some(format!("{year}-12-31")), ..Origin::default() },
        },
        administration: Some("yoon120".to_owned()),
        administration_from: Some(AdministrationFrom::Printed),
        release: Some(Release { year, quarter: Some(quarter) }),
        agendas: vec![Agenda {
            id: "yoon120/23".to_owned(),
            number: Some("23".to_owned()),
            title: "제조업 고도화".to_owned(),
            read_from: None,
            tasks: vec![Task {
                id: "yoon120/23-1".to_owned(),
                number: Some("23-1".to_owned()),
                title: "디지털 기반 혁신".to_owned(),
                leads: vec![Lead {
                    text: "산업부".to_owned(),
                    id: Some("motie".to_owned()),
                    name: Some("산업통상자원부".to_owned()),
                    role: None,
                    read_from: None,
                }],
                periods,
                ..Task::default()
            }],
        }],
        warnings: vec![],
    }
}

/// A document with one of everything.
pub(crate) fn document() -> Document {
    let mut first = item("2022Q4", Some("▪"), "계약가이드라인 수립 및 발표(1.13)");
    first.dates = vec![Date {
        text: "1.13".to_owned(),
        span: [16, 20],
        start: Some("2023-01-13".to_owned()),
        end: Some("2023-01-13".to_owned()),
        precision: Precision::Day,
        year_from: YearFrom::NearestQuarter,
        label: None,
        alternatives: vec!["2022-01-13".to_owned()],
    }];
    first.joins = vec![Join { at: 8, with: With::Space, by: By::Model, confidence: 0.997 }];
    first.mentions = vec![Mention {
        kind: MentionKind::Title,
        text: "계약가이드라인".to_owned(),
        span: [0, 7],
        value: "계약가이드라인".to_owned(),
        unit: None,
        qualifier: None,
        number: None,
        number_to: None,
        role: None,
        role_words: None,
    }];
    first.kind = ItemKind::Done;
    first.kind_words = vec![KindWords { text: "발표".to_owned(), span: [13, 15], says: Says::Done }];
    first.children = vec![item("2022Q4", Some("-"), "표준계약서 3종 포함")];
    first.tables = vec![table(&[&["구분", "예산"], &["2022년", "12억원"]]), table(&[&["비고"]])];
    if let Some(cell) = first.tables.first_mut().and_then(|table| table.rows.last_mut()?.last_mut()) {
        cell.tables = vec![table(&[&["국비", "7억원"], &["시비", "5억원"]])];
    }
    let warned = first.id.clone();
    let formula = item("2022Q4", Some("▪"), "=HYPERLINK라고 쓰인 항목");
    let mut document = release(0xab, 2024, 4, vec![period(2022, 4, vec![first, formula])]);
    if let Some(task) = document.agendas.first_mut().and_then(|agenda| agenda.tasks.first_mut()) {
        task.columns =
            vec![Column { name: "비고".to_owned(), items: vec![item("-", None, "별도 관리")] }];
    }
    if let Some(task) = document.agendas.first_mut().and_then(|agenda| agenda.tasks.first_mut()) {
        task.due = Some(Due {
            text: "’25.6월".to_owned(),
            start: Some("2025-06-01".to_owned()),
            end: Some("2025-06-30".to_owned()),
            precision: Some(Precision::Month),
        });
        (task.rate, task.state) = (Some(45.5), Some("정상".to_owned()));
        task.read_from = Some(ReadFrom {
            raw: "디지털 기반\n혁신".to_owned(),
            joins: vec![Join { at: 7, with: With::Space, by: By::Model, confidence: 0.75 }],
            places: vec![Place { page: 1, bbox: Rect { x0: 60.5, y0: 262.5, x1: 120.0, y1: 272.5 } }],
            anchors: vec![Address::Text(LineColumn { page: 1, line: 3, column: 7 })],
            confidence: 0.75,
        });
        if let Some(lead) = task.leads.first_mut() {
            lead.read_from =
                Some(ReadFrom { raw: "산업부".to_owned(), confidence: 1.0, ..ReadFrom::default() });
        }
    }
    document.warnings = vec![Warning {
        code: Code::DateOutsidePeriod,
        severity: Code::DateOutsidePeriod.severity(),
        item: Some(warned),
        page: Some(1),
        bbox: Some(Rect { x0: 231.5, y0: 262.5, x1: 545.0, y1: 272.5 }),
        anchor: Some(Address::Text(LineColumn { page: 1, line: 3, column: 7 })),
        message: "1.13 is read as 2023-01-13, after 2022 Q4".to_owned(),
    }];
    document
}
