//! A record on the page of a document: its heading or text, with what is in doubt marked and all that a correction needs.

use crate::records::{Record, Sheet, View, is_marked};
use crate::safe::{anchor, encoded, safe};
use gwaje_model::{Agenda, Item, Join, Lead, Period, Task, Warning, With};
use gwaje_words::Lang;
use maud::{Markup, html};
use serde_json::json;

/// A record with what it is shown by.
pub(crate) struct Entry<'v, 'd> {
    pub(crate) record: Record<'d>,
    pub(crate) view: &'v View<'d>,
    pub(crate) lang: Lang,
    pub(crate) served: bool,
}

/// Whether anything of a page is in doubt.
pub(crate) fn has_doubt(sheet: &Sheet<'_>, view: &View<'_>) -> bool {
    let of = |record: &Record<'_>| match record {
        Record::Agenda(agenda) => view.doubts_of(&agenda.id).next().is_some(),
        Record::Task(task) => view.doubts_of(&task.id).next().is_some(),
        Record::Item(item, _) | Record::Continued(item) => view.doubts_of(&item.id).next().is_some(),
        Record::Period(..) => false,
    };
    sheet.records.iter().any(of) || sheet.told.iter().any(|warning| warning.is_worth_a_look())
}

/// A record as an entry of the list beside its page.
pub(crate) fn entry(entry: &Entry<'_, '_>) -> Markup {
    match entry.record {
        Record::Agenda(agenda) => heading(entry, agenda),
        Record::Task(task) => task_heading(entry, task),
        Record::Period(task, period) => period_heading(entry, task, period),
        Record::Item(item, depth) => item_entry(entry, item, depth),
        Record::Continued(item) => html! {
            li.continued data-of=(anchor(&item.id)) {
                a href={ "#" (anchor(&item.id)) } { (entry.lang.words().continued) " " (first_words(&item.text)) }
            }
        },
    }
}

/// So many letters of a text are enough to know it by.
const SHOWN: usize = 24;

/// The first words of a text, for the places that lead to it.
pub(crate) fn first_words(text: &str) -> String {
    let mut shown: String = safe(text).chars().take(SHOWN).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn doubt_class(entry: &Entry<'_, '_>, id: &str, class: &str) -> String {
    let doubt = if entry.view.doubts_of(id).next().is_some() { " doubt" } else { "" };
    format!("{class}{doubt}")
}

/// What is told of a record.
fn told(entry: &Entry<'_, '_>, id: &str) -> Markup {
    let all = entry.view.about.get(id).map_or(&[][..], Vec::as_slice);
    let shown =
        |warning: &&&Warning| warning.is_worth_a_look() || warning.code == gwaje_model::Code::Corrected;
    html! {
        @for warning in all.iter().filter(shown) {
            small.told data-code=(warning.code.as_str()) data-old=(warning.message) { (safe(&entry.lang.warning(warning))) }
        }
    }
}

fn heading(entry: &Entry<'_, '_>, agenda: &Agenda) -> Markup {
    let data = json!({"of": "agenda", "number": agenda.number});
    html! {
        li id=(anchor(&agenda.id)) class=(doubt_class(entry, &agenda.id, "agenda")) tabindex="-1"
            data-title=(data) data-old=(agenda.title) {
            span.number { (agenda.number.as_deref().unwrap_or("–")) } " " span.text { (safe(&agenda.title)) }
            (told(entry, &agenda.id))
        }
    }
}

fn task_heading(entry: &Entry<'_, '_>, task: &Task) -> Markup {
    let data = json!({"of": "task", "number": task.number});
    let name = task.number.as_ref().unwrap_or(&task.title);
    let lead = |lead: &Lead| {
        let known = lead.name.clone().unwrap_or_else(|| "?".to_owned());
        html! { span.lead data-old=(lead.text) title=(safe(&known)) { (safe(&lead.text)) } " " }
    };
    html! {
        li id=(anchor(&task.id)) class=(doubt_class(entry, &task.id, "task")) tabindex="-1"
            data-title=(data) data-old=(task.title) data-task=(name) {
            span.number { (task.number.as_deref().unwrap_or("–")) } " " span.text { (safe(&task.title)) }
            @if !task.leads.is_empty() {
                " " span.leads { (entry.lang.words().leads) ": " @for body in &task.leads { (lead(body)) } }
            }
            @if let Some(remark) = &task.remark { " " span.remark { (safe(remark)) } }
            @if entry.served { " " a.history href={ "/history?id=" (encoded(&task.id)) } { (entry.lang.words().history) } }
            (told(entry, &task.id))
        }
    }
}

fn period_heading(entry: &Entry<'_, '_>, task: &Task, period: &Period) -> Markup {
    let part = period.quarter.map(|q| format!("Q{q}")).or(period.half.map(|h| format!("H{h}")));
    let old = period.year.map(|year| year.to_string()).unwrap_or_default() + &part.unwrap_or_default();
    let name = task.number.as_ref().unwrap_or(&task.title);
    html! {
        li.period tabindex="-1" data-period=(name) data-old=(old) {
            span.text { (entry.lang.period(period)) }
            @if let Some(remark) = &period.remark { " " span.remark { (safe(remark)) } }
        }
    }
}

/// Deeper items are indented no more.
const DEEPEST: usize = 5;

fn item_entry(entry: &Entry<'_, '_>, item: &Item, depth: usize) -> Markup {
    let class = doubt_class(entry, &item.id, &format!("item d{}", depth.min(DEEPEST)));
    let place = item.places.first().map(|place| json!({"page": place.page, "bbox": place.bbox}));
    let anchored = item.anchors.first().map(|anchor| json!({"anchor": anchor}));
    html! {
        li id=(anchor(&item.id)) class=(class) tabindex="-1" data-old=(item.raw)
            data-at=[anchored.or(place)] data-marker=(item.marker.as_deref().unwrap_or_default()) {
            @if let Some(marker) = &item.marker { span.marker { (safe(marker)) } " " }
            span.text { (text(item, entry.lang)) }
            span.raw { (safe(&item.raw)) }
            @if !item.dates.is_empty() { (dates(item)) }
            @if entry.served { " " a.history href={ "/history?id=" (encoded(&item.id)) } { (entry.lang.words().history) } }
            (told(entry, &item.id))
        }
    }
}

/// The dates of an item with the days they mean.
fn dates(item: &Item) -> Markup {
    html! {
        @for date in &item.dates {
            small.date data-date=(date.text) data-start=[date.start.as_deref()] data-end=[date.end.as_deref()] {
                (safe(&date.text)) " = " (date.start.as_deref().unwrap_or("?"))
                @if date.start != date.end { " ~ " (date.end.as_deref().unwrap_or("?")) }
            }
        }
    }
}

/// The text with a button at each join that is not certain, or that a person settled.
fn text(item: &Item, lang: Lang) -> Markup {
    let chars: Vec<char> = item.text.chars().collect();
    let marked: Vec<&Join> =
        item.joins.iter().filter(|join| is_marked(join) || join.by == gwaje_model::By::Person).collect();
    let shown = |from: usize, to: usize| -> String {
        safe(&chars.get(from..to).unwrap_or_default().iter().collect::<String>())
    };
    let mut from = 0;
    let mut parts = Vec::new();
    for join in marked {
        let at = (join.at as usize).min(chars.len());
        parts.push((shown(from, at), button(&chars, join, lang)));
        from = at + usize::from(join.with == With::Space);
    }
    html! {
        @for (text, button) in parts { (text) (button) }
        (shown(from, chars.len()))
    }
}

/// What settles a join.
fn button(chars: &[char], join: &Join, lang: Lang) -> Markup {
    let words = lang.words();
    let text: String = chars.iter().collect();
    let data = gwaje_correct::settled(&text, join.at, join.with)
        .and_then(|change| serde_json::to_string(&change).ok());
    let percent = (join.confidence * 100.0).round();
    let with = if join.with == With::Space { words.space } else { words.none };
    let by = if join.by == gwaje_model::By::Person { "join person" } else { "join" };
    let sign = if join.with == With::Space { "␣" } else { "‿" };
    html! {
        button type="button" class=(by) data-join=[data] tabindex="-1"
            aria-label={ (words.join) ": " (with) ", " (percent) "% " (words.sure) }
            title={ (with) ", " (percent) "% " (words.sure) } { (sign) }
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use gwaje_model::{By, Item, Join, With};
    use gwaje_words::Lang;

    #[test]
    fn only_doubtful_joins_have_a_button() {
        let join = |at, confidence| Join { at, with: With::Space, by: By::Model, confidence };
        let joins = vec![join(1, 0.999), join(3, 0.6)];
        let item = Item { text: "가 나 <b>".to_owned(), joins, ..Item::default() };
        let html = text(&item, Lang::En).into_string();
        assert_eq!(html.matches("<button").count(), 1);
        assert!(html.starts_with("가 나<button") && html.ends_with("</button>&lt;b&gt;"), "{html}");
        assert!(html.contains("60% sure"));
    }
}
