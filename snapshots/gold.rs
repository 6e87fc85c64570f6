//! A converted document against its hand-checked gold.
//!
//! Gold files hold the tree of agendas, tasks, periods and items with their dates. Bracket, quote and middot styles
//! do not count, nor does a space beside `(`, `「`, `」` and `·`, where a line end does not show one.

use serde_json::Value;

/// Compares a document with its gold: what is missing (`-`) and what is invented (`+`), and how many facts the gold
/// has. Dates are judged where the gold has dates.
#[must_use]
pub fn compare(gold: &Value, found: &Value) -> (Vec<String>, usize) {
    let dated = gold.to_string().contains("\"dates\"");
    let facts =
        |document| facts(document).into_iter().filter(|fact| dated || !fact.starts_with("date ")).collect();
    let (gold, found): (Vec<String>, Vec<String>) = (facts(gold), facts(found));
    (differences(&gold, &found), gold.len())
}

/// Every fact of a document in order, one a line: agendas, tasks, bodies in charge, periods, items, dates.
fn facts(document: &Value) -> Vec<String> {
    let mut out = Vec::new();
    for agenda in list(document, "agendas") {
        out.push(format!("agenda {} {}", text(agenda, "number"), text(agenda, "title")));
        for task in list(agenda, "tasks") {
            let number = text(task, "number");
            out.push(format!("task {number} {}", text(task, "title")));
            for body in list(task, "leads").iter().chain(list(task, "ministries")) {
                let name = body.as_str().map_or_else(|| text(body, "text"), canonical);
                out.push(format!("lead {number} {name}"));
            }
            for period in list(task, "periods") {
                let key = ["year", "half", "quarter"]
                    .map(|key| period.get(key).unwrap_or(&Value::Null).to_string());
                out.push(format!("period {number} {}", key.join(" ")));
                items(list(period, "items"), 1, &mut out);
            }
        }
    }
    out
}

/// What is in one list of facts and not in the other.
fn differences(gold: &[String], found: &[String]) -> Vec<String> {
    let lacking = |from: &[String], other: &[String], sign: &str| {
        let mut left = other.to_vec();
        let mut out = Vec::new();
        for fact in from {
            match left.iter().position(|fact_there| fact_there == fact) {
                Some(index) => drop(left.swap_remove(index)),
                None => out.push(format!("{sign} {fact}")),
            }
        }
        out
    };
    let mut out = lacking(gold, found, "-");
    out.extend(lacking(found, gold, "+"));
    out
}

fn items(items: &[Value], depth: usize, out: &mut Vec<String>) {
    for item in items {
        out.push(format!("item {depth} {}", text(item, "text")));
        for date in list(item, "dates").iter().filter(|date| is_judged(date)) {
            out.push(format!("date {} {}", text(date, "start"), text(date, "end")));
        }
        self::items(list(item, "children"), depth + 1, out);
    }
}

/// Gold lists days and months in parentheses; other dates of the output are not judged.
fn is_judged(date: &Value) -> bool {
    let precision = date.get("precision").and_then(Value::as_str);
    precision.is_none_or(|precision| matches!(precision, "day" | "month"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value, key: &str) -> String {
    canonical(value.get(key).and_then(Value::as_str).unwrap_or_default())
}

fn canonical(text: &str) -> String {
    let mapped = text.chars().map(|ch| match ch {
        '｢' | '『' => '「',
        '｣' | '』' => '」',
        'ㆍ' | '‧' | '・' | '･' | '∙' | '•' | '⋅' => '·',
        '‘' | '’' | '`' | '´' => '\'',
        '“' | '”' => '"',
        '～' | '∼' | '〜' => '~',
        '–' | '—' | '−' | '－' => '-',
        '➀'..='➉' => char::from_u32('①' as u32 + (ch as u32 - '➀' as u32)).unwrap_or(ch),
        other => other,
    });
    let mapped: String = mapped.collect();
    let mut out = mapped.split_whitespace().collect::<Vec<_>>().join(" ");
    for (spaced, plain) in [(" (", "("), (" 「", "「"), ("」 ", "」"), (" ·", "·"), ("· ", "·")] {
        out = out.replace(spaced, plain);
    }
    out
}
