//! Small documents for the tests of this crate.

use gwaje_model::{Agenda, Document, Item, Period, SCHEMA, Source, Task, item_hash};

/// A document of one task: quarters of 2024, and the texts of their items.
pub(crate) fn document(name: &str, periods: &[(u8, &[&str])]) -> Document {
    let item = |quarter: u8, text: &str| Item {
        id: format!("a/1-1/2024Q{quarter}/{}", item_hash(Some("▪"), text)),
        marker: Some("▪".to_owned()),
        text: text.to_owned(),
        raw: text.to_owned(),
        confidence: 1.0,
        ..Item::default()
    };
    let period = |(quarter, texts): &(u8, &[&str])| Period {
        section: None,
        year: Some(2024),
        quarter: Some(*quarter),
        half: None,
        start: None,
        end: None,
        remark: None,
        items: texts.iter().map(|text| item(*quarter, text)).collect(),
    };
    let task = Task {
        id: "a/1-1".to_owned(),
        number: Some("1-1".to_owned()),
        title: "과제".to_owned(),
        leads: vec![],
        periods: periods.iter().map(period).collect(),
        ..Task::default()
    };
    let agenda = Agenda {
        id: "a/1".into(),
        number: None,
        title: "국정과제".into(),
        read_from: None,
        tasks: vec![task],
    };
    Document {
        schema: SCHEMA.to_owned(),
        source: Source { name: name.to_owned(), ..Source::default() },
        administration: None,
        administration_from: None,
        release: None,
        agendas: vec![agenda],
        warnings: vec![],
    }
}
