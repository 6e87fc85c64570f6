//! Items that are asked for, and the same as sheets to take away.

use crate::answer::{Answer, Refusal, framed, language, work};
use crate::state::State;
use axum::extract::{Path, Query, State as Given};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use gwaje_emit::{Browsed, CsvOptions, Error, Export, Language, Selection, SheetForm, Store};
use gwaje_model::Code;
use gwaje_review::{encoded, safe};
use gwaje_words::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many rows are shown; a sheet has them all.
const SHOWN: usize = 500;

/// What is asked for, as in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    body: String,
    task: String,
    since: String,
    until: String,
    code: String,
    doubtful: String,
}

impl Asked {
    fn selection(&self) -> Result<Selection, Refusal> {
        let list = |text: &str| -> Vec<String> {
            text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let wrong = |why: String| Refusal(StatusCode::BAD_REQUEST, why);
        let span = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|error: Error| wrong(error.to_string())),
        };
        let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.as_str() == self.code).collect();
        if codes.is_empty() && !self.code.is_empty() {
            return Err(wrong(format!("{} is no code of a warning", self.code)));
        }
        Ok(Selection {
            tasks: list(&self.task),
            bodies: list(&self.body),
            since: span(&self.since)?,
            until: span(&self.until)?,
            doubtful: !self.doubtful.is_empty(),
            words: self.q.split_whitespace().map(str::to_owned).collect(),
            codes,
        })
    }

    /// As the end of an address.
    fn address(&self) -> String {
        let Self { q, body, task, since, until, code, doubtful } = self;
        let named = [
            ("q", q),
            ("body", body),
            ("task", task),
            ("since", since),
            ("until", until),
            ("code", code),
            ("doubtful", doubtful),
        ];
        let given = named.into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }
}

/// The language of a sheet that goes with a page.
fn language_of(lang: Lang) -> Language {
    if lang == Lang::Ko { Language::Korean } else { Language::English }
}

/// The items that are asked for.
pub(crate) async fn page(
    Given(state): Given<Arc<State>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    let selection = asked.selection()?;
    let written = language_of(lang);
    let (rows, why) = work(&state, move |state| match Store::items(state.target(), &selection, written) {
        Err(Error::Asked(why)) => Ok((Vec::new(), why)),
        found => Ok((found?, String::new())),
    })
    .await?;
    let words = lang.words();
    let body = html! {
        main.plain {
            h1 { (words.items) " " small { (rows.len()) } }
            (filters(&asked, lang))
            (downloads(&asked, lang))
            @if rows.is_empty() { p { (words.nothing) } p { (safe(&lang.told(&why))) } } @else { (table(&rows, lang)) }
            @if rows.len() > SHOWN { p { (words.more) } }
        }
    };
    Ok(framed(lang, words.items, None, &body))
}

fn filters(asked: &Asked, lang: Lang) -> Markup {
    let words = lang.words();
    let field = |name: &str, label: &str, value: &str, shown: &str| {
        html! { label { (label) input name=(name) value=(value) placeholder=(shown); } }
    };
    let named = |code: Code| if lang == Lang::Ko { code.korean() } else { code.as_str() };
    html! {
        form.filters action="/items" {
            (field("q", words.search, &asked.q, ""))
            (field("body", words.body, &asked.body, "해수부"))
            (field("task", words.agenda, &asked.task, "37-1"))
            (field("since", words.since, &asked.since, "2023Q4"))
            (field("until", words.until, &asked.until, "2024Q4"))
            label { (words.warning)
                select name="code" {
                    option value="" { (words.all) }
                    @for code in Code::ALL {
                        option value=(code.as_str()) selected[asked.code == code.as_str()] { (named(*code)) }
                    }
                }
            }
            label { (words.only_doubtful) input name="doubtful" type="checkbox" value="1" checked[!asked.doubtful.is_empty()]; }
            button { (words.search) }
        }
    }
}

fn downloads(asked: &Asked, lang: Lang) -> Markup {
    let address = asked.address();
    html! {
        p { (lang.words().download) ": "
            @for (form, name) in [("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"), ("parquet", "Parquet")] {
                a href={ "/download/" (form) "?" (address) } download={ "gwaje." (form) } { (name) } " "
            }
        }
    }
}

fn table(rows: &[Value], lang: Lang) -> Markup {
    let words = lang.words();
    let text = |row: &Value, name: &str| row.get(name).and_then(Value::as_str).map(safe).unwrap_or_default();
    let whole = |row: &Value, name: &str| row.get(name).and_then(Value::as_i64);
    let period = |row: &Value| {
        let part = |name: &str| whole(row, name).and_then(|part| u8::try_from(part).ok());
        let year = whole(row, "year").and_then(|year| i16::try_from(year).ok());
        lang.quarter(year, part("quarter"), part("half"))
    };
    html! {
        table {
            thead { tr { th { (words.tasks) } th { (words.body) } th { (words.period) } th { (words.text) } th { (words.print) } } }
            tbody {
                @for row in rows.iter().take(SHOWN) {
                    tr {
                        td { (text(row, "task_number")) " " (text(row, "task_title")) }
                        td { (text(row, "bodies")) }
                        td.short { (period(row)) }
                        td {
                            a href={ "/history?id=" (encoded(&text(row, "item"))) } {
                                (text(row, "marker")) " " (text(row, "text"))
                            }
                            @for doubt in row.get("doubts").and_then(Value::as_array).into_iter().flatten() {
                                small.told { (safe(doubt.as_str().unwrap_or_default())) }
                            }
                        }
                        td { (printed(row, lang)) }
                    }
                }
            }
        }
    }
}

/// Where an item is printed.
fn printed(row: &Value, lang: Lang) -> Markup {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
    let place = gwaje_review::anchor(text("item"));
    let page =
        row.get("page").and_then(Value::as_i64).map(|page| format!("?page={page}")).unwrap_or_default();
    html! {
        a href={ "/document/" (text("document")) (page) "#" (place) } {
            (safe(text("name")))
            @if let Some(page) = row.get("page").and_then(Value::as_i64) { " " (lang.page(page)) }
        }
    }
}

/// The items that are asked for, as a file.
pub(crate) async fn download(
    Given(state): Given<Arc<State>>,
    Path(form): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Answer {
    let lang = language(&headers, &state);
    let selection = asked.selection()?;
    let language = language_of(lang);
    let (kind, sheet) = match form.as_str() {
        "xlsx" => {
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Some(SheetForm::Xlsx))
        }
        "csv" => ("text/csv; charset=utf-8", Some(SheetForm::Csv)),
        "parquet" => ("application/vnd.apache.parquet", Some(SheetForm::Parquet)),
        "json" => ("application/json", None),
        _ => return Err(Refusal(StatusCode::NOT_FOUND, form)),
    };
    let bytes = work(&state, move |state| {
        let Some(form) = sheet else {
            let rows = Store::items(state.target(), &selection, language)?;
            let wrong =
                |error: serde_json::Error| Refusal(StatusCode::INTERNAL_SERVER_ERROR, error.to_string());
            return serde_json::to_vec_pretty(&rows).map_err(wrong);
        };
        let csv = CsvOptions { excel: true, guard: true, text: true, line_breaks: false };
        let mut bytes = Vec::new();
        let places = places(state)?;
        let place = |name: &str| places.get(name).cloned();
        Export { selection, form, language, csv }.of_target(state.target(), &place, &mut bytes)?;
        Ok(bytes)
    })
    .await?;
    let name = format!("attachment; filename=\"gwaje.{form}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

/// Where documents lie, by name: as files of this machine, else as pages of this program.
fn places(state: &State) -> Result<BTreeMap<String, String>, Refusal> {
    let place = |document: Browsed| {
        let file = document.path.as_ref().and_then(|path| std::path::absolute(path).ok());
        let file = file.filter(|file| file.is_file()).map(|file| file.to_string_lossy().into_owned());
        let page = || format!("http://127.0.0.1:{}/document/{}", state.port, document.document);
        (document.name.clone(), file.unwrap_or_else(page))
    };
    Ok(Store::browse(state.target())?.into_iter().map(place).collect())
}
