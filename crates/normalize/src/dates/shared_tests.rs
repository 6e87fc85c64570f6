//! The dates of hand-checked documents, where those documents lie beside the repository.

use super::{Anchor, find};
use crate::gold;
use crate::period::bounds;
use gwaje_model::Precision;
use serde_json::Value;

fn items<'a>(value: &'a Value, period: Option<&'a Value>, found: &mut Vec<(&'a Value, Option<&'a Value>)>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| items(value, period, found)),
        Value::Object(fields) => {
            let period = if fields.contains_key("quarter") { Some(value) } else { period };
            if fields.contains_key("text") && fields.contains_key("dates") {
                found.push((value, period));
            }
            fields
                .iter()
                .filter(|(key, _)| *key != "dates")
                .for_each(|(_, value)| items(value, period, found));
        }
        _ => {}
    }
}

fn anchor(period: Option<&Value>) -> Option<Anchor> {
    let part = |name: &str| period?.get(name)?.as_u64().and_then(|n| n.try_into().ok());
    let year = period?.get("year")?.as_i64().and_then(|n| n.try_into().ok());
    let (first, last) = bounds(year, part("quarter"), part("half"))?;
    Some(Anchor { first, last, ahead: false })
}

#[test]
fn hand_checked_documents() {
    let Some(shared) = gold::shared() else { return };
    let (mut wrong, mut total) = (Vec::new(), 0);
    let mut files: Vec<_> =
        std::fs::read_dir(shared.join("pdfs")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.to_string_lossy().ends_with(".gold.json")) {
        let gold: Value = gold::read(file);
        let mut found = Vec::new();
        items(&gold, None, &mut found);
        for (item, period) in found {
            let text = item["text"].as_str().unwrap();
            let show = |date: &Value| {
                format!("{}..{}", date["start"].as_str().unwrap(), date["end"].as_str().unwrap())
            };
            let want: Vec<String> = item["dates"].as_array().unwrap().iter().map(show).collect();
            let got: Vec<String> = find(text, anchor(period).as_ref())
                .dates
                .iter()
                .filter(|date| !matches!(date.precision, Precision::Year | Precision::Open))
                .map(|date| format!("{}..{}", date.start.as_deref().unwrap(), date.end.as_deref().unwrap()))
                .collect();
            total += want.len();
            if got != want {
                wrong.push(format!("{text}\n   got {got:?}\n  want {want:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {total} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn table_of_dates() {
    let Some(shared) = gold::shared() else { return };
    let table = std::fs::read_to_string(shared.join("facts/seed_dates.tsv")).unwrap();
    let gold: Value = gold::read(&shared.join("seed/seed.gold.json"));
    let want: Vec<String> = table
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|row| matches!(row[13], "day" | "month") && !row[10].starts_with("heading"))
        .map(|row| format!("{} {}..{}", row[3].replace('’', "‘"), row[11], row[12]))
        .collect();
    let mut got = Vec::new();
    for task in
        gold["agendas"].as_array().unwrap().iter().flat_map(|agenda| agenda["tasks"].as_array().unwrap())
    {
        for period in task["periods"].as_array().unwrap() {
            walk(&period["items"], anchor(Some(period)).as_ref(), &mut got);
        }
    }
    let wrong: Vec<_> = want.iter().zip(&got).filter(|(want, got)| want != got).take(5).collect();
    assert!(want == got, "{} wanted, {} found, first differences {wrong:?}", want.len(), got.len());
}

fn walk(items: &Value, anchor: Option<&Anchor>, got: &mut Vec<String>) {
    for item in items.as_array().unwrap() {
        for date in find(item["text"].as_str().unwrap(), anchor).dates {
            if matches!(date.precision, Precision::Day | Precision::Month) {
                let text = date.text.replace('’', "‘");
                got.push(format!("{text} {}..{}", date.start.unwrap(), date.end.unwrap()));
            }
        }
        walk(&item["children"], anchor, got);
    }
}
