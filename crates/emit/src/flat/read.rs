//! The rows of the flat sheet, from a store.

use super::columns::Language;
use super::doubts::attach;
use super::remarks::remarks;
use super::row::FlatRow;
use super::select::{Leads, Selection, select};
use crate::Error;
use crate::cell::Cell;
use crate::database::Database;
use crate::schema::{LEADS, WARNINGS};
use crate::views::ITEMS_FLAT;
use gwaje_model::Warning;
use serde_json::json;
use std::collections::BTreeSet;

/// The items that are asked for, and what stands in place of items, in order: of one document as they stand there, of several by agenda, task and period.
pub(crate) fn read(
    store: &mut Database,
    asked: &Selection,
    language: Language,
) -> Result<Vec<FlatRow>, Error> {
    let mut rows = Vec::new();
    store.each_row(&ITEMS_FLAT, None, &mut |cells| {
        rows.push(FlatRow { cells: std::mem::take(cells), doubts: Vec::new() });
        Ok(())
    })?;
    rows.extend(remarks(store)?);
    let documents: BTreeSet<&str> = rows.iter().filter_map(|row| row.text("document")).collect();
    if documents.len() > 1 {
        rows.sort_by_cached_key(FlatRow::place);
    } else {
        rows.sort_by_key(|row| row.whole("ordinal"));
    }
    select(&mut rows, &leads(store)?, asked)?;
    attach(&mut rows, &warnings(store)?, &asked.codes, language);
    if asked.doubtful || !asked.codes.is_empty() {
        rows.retain(|row| !row.doubts.is_empty());
    }
    Ok(rows)
}

/// The bodies of every task.
pub(crate) fn leads(store: &mut Database) -> Result<Leads, Error> {
    let mut found = Leads::new();
    store.each_row(&LEADS, None, &mut |row| {
        let text = |name| LEADS.position(name).and_then(|at| row.get(at)?.as_str()).map(str::to_owned);
        let key = |name| text(name).unwrap_or_default();
        let own = found.entry((key("document"), key("task"))).or_default();
        own.push([text("text"), text("name"), text("ministry")]);
        Ok(())
    })?;
    Ok(found)
}

/// The warnings of all documents, each with its document.
pub(crate) fn warnings(store: &mut Database) -> Result<Vec<(String, Warning)>, Error> {
    let mut found = Vec::new();
    store.each_row(&WARNINGS, None, &mut |row| {
        let cell = |name| WARNINGS.position(name).and_then(|at| row.get(at)).unwrap_or(&Cell::Null);
        let page = if let Cell::Integer(page) = cell("page") { Some(page) } else { None };
        let warning = json!({
            "code": cell("code").as_str(),
            "severity": cell("severity").as_str(),
            "item": cell("item").as_str(),
            "page": page,
            "message": cell("message").as_str(),
        });
        let document = cell("document").as_str().unwrap_or_default().to_owned();
        found.push((document, serde_json::from_value(warning)?));
        Ok(())
    })?;
    Ok(found)
}
