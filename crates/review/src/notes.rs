//! What else was done to the text of a document and needs no look: what was taken out of it, what was put together, and what goes on
//! over a page. It is told for those who miss something on a page.

use crate::record::first_words;
use crate::safe::{anchor, safe};
use gwaje_model::{Code, Document, Item, Warning};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// So many of each kind are shown at first: of what is taken out of every page the first ones tell enough.
const SHOWN: usize = 20;

/// The name of the kind of what goes on over a page, beside the codes of warnings.
const OVER_PAGES: &str = "over_pages";

/// All of one kind.
struct Kind<'d> {
    /// What it is asked for by.
    key: &'static str,
    /// What people call it.
    name: &'static str,
    notes: Vec<Note<'d>>,
}

/// A line of the list.
#[derive(Clone, Copy)]
enum Note<'d> {
    /// What is told by a warning.
    Told(&'d Warning),
    /// An item that goes on, its first page and its last.
    OverPages(&'d Item, u32, u32),
}

/// The list, by kind, the rarer kinds first. What is more than the first of a kind is folded; where `later` is set, a server is
/// asked for it when it is unfolded.
pub(crate) fn list(document: &Document, lang: Lang, later: bool) -> Markup {
    let kinds = kinds(document, lang);
    let count: usize = kinds.iter().map(|kind| kind.notes.len()).sum();
    html! {
        @if count > 0 {
            details #notes {
                summary { (lang.words().notes) " " b { (count) } }
                ul { @for kind in &kinds { (of_kind(kind, lang, later)) } }
            }
        }
    }
}

/// What is folded of a kind, as the list of a long document asks for it.
pub(crate) fn folded(document: &Document, lang: Lang, key: &str) -> Markup {
    let kinds = kinds(document, lang);
    let of = kinds.iter().filter(|kind| kind.key == key);
    html! { @for note in of.flat_map(|kind| kind.notes.iter().skip(SHOWN)) { (line(*note, lang)) } }
}

fn kinds(document: &Document, lang: Lang) -> Vec<Kind<'_>> {
    let mut by_code: BTreeMap<&'static str, Kind<'_>> = BTreeMap::new();
    // What was corrected has a list of its own.
    let is_note = |warning: &&Warning| !warning.is_worth_a_look() && warning.code != Code::Corrected;
    for warning in document.warnings.iter().filter(is_note) {
        let key = warning.code.as_str();
        let name = if lang == Lang::Ko { warning.code.korean() } else { key };
        let kind = by_code.entry(key).or_insert_with(|| Kind { key, name, notes: Vec::new() });
        kind.notes.push(Note::Told(warning));
    }
    let over: Vec<Note<'_>> = document.items().filter_map(over_pages).collect();
    let mut kinds: Vec<Kind<'_>> = by_code.into_values().collect();
    if !over.is_empty() {
        kinds.push(Kind { key: OVER_PAGES, name: lang.words().over_pages, notes: over });
    }
    kinds.sort_by_key(|kind| kind.notes.len());
    kinds
}

/// An item whose lines stand on several pages.
fn over_pages(item: &Item) -> Option<Note<'_>> {
    let pages = || item.places.iter().map(|place| place.page);
    let (first, last) = (pages().min()?, pages().max()?);
    (first < last).then_some(Note::OverPages(item, first, last))
}

fn of_kind(kind: &Kind<'_>, lang: Lang, later: bool) -> Markup {
    let (shown, more) = kind.notes.split_at(SHOWN.min(kind.notes.len()));
    html! {
        @for note in shown { (line(*note, lang)) }
        @if !more.is_empty() {
            li.more {
                details data-kind=[later.then_some(kind.key)] {
                    summary { (kind.name) " + " (more.len()) }
                    ul { @if !later { @for note in more { (line(*note, lang)) } } }
                }
            }
        }
    }
}

fn line(note: Note<'_>, lang: Lang) -> Markup {
    let (told, place) = match note {
        Note::Told(warning) => {
            let page = warning.page.map(|page| format!(" ({})", lang.page(page))).unwrap_or_default();
            let place = match (&warning.item, warning.page) {
                (Some(id), _) => Some(anchor(id)),
                (None, page) => page.map(|page| format!("p{page}")),
            };
            (safe(&lang.warning(warning)) + &page, place)
        }
        Note::OverPages(item, first, last) => {
            let (name, text) = (lang.words().over_pages, first_words(&item.text));
            (format!("{name}: {text} ({} → {})", lang.page(first), lang.page(last)), Some(anchor(&item.id)))
        }
    };
    html! {
        li { @if let Some(place) = place { a href={ "#" (place) } { (told) } } @else { (told) } }
    }
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, folded, list};
    use gwaje_model::{Agenda, Code, Document, Item, Period, Place, Rect, Severity, Source, Task, Warning};
    use gwaje_words::Lang;

    fn item(at: usize, pages: &[u32]) -> Item {
        let place = |page: &u32| Place { page: *page, bbox: Rect::new(0.0, 0.0, 1.0, 1.0) };
        let places = pages.iter().map(place).collect();
        Item { id: format!("i{at}"), text: format!("<text {at}>"), places, ..Item::default() }
    }

    fn document(items: Vec<Item>, warnings: Vec<Warning>) -> Document {
        let period = Period {
            section: None,
            year: None,
            quarter: None,
            half: None,
            start: None,
            end: None,
            remark: None,
            items,
        };
        let task = Task { periods: vec![period], ..Task::default() };
        let agenda = Agenda {
            id: String::new(),
            number: None,
            title: String::new(),
            read_from: None,
            tasks: vec![task],
        };
        Document {
            schema: String::new(),
            source: Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![agenda],
            warnings,
        }
    }

    #[test]
    fn what_goes_on_over_a_page_is_listed_and_leads_to_its_record() {
        let items = vec![item(1, &[1]), item(2, &[1, 2]), item(3, &[])];
        let html = list(&document(items, vec![]), Lang::En, false).into_string();
        assert!(html.contains("<b>1</b>") && html.contains("&lt;text 2&gt; (page 1 → page 2)"), "{html}");
        assert!(html.contains(&format!("href=\"#{}\"", crate::anchor("i2"))), "{html}");
        let alone = list(&document(vec![item(1, &[1])], vec![]), Lang::En, false).into_string();
        assert!(alone.is_empty(), "{alone}");
    }

    #[test]
    fn what_is_more_than_the_first_is_folded_or_comes_when_it_is_asked_for() {
        let note = |page| Warning {
            code: Code::PageNumberRemoved,
            severity: Severity::Note,
            item: None,
            page: Some(page),
            bbox: None,
            anchor: None,
            message: "told".to_owned(),
        };
        let document = document(vec![item(1, &[1, 2])], (1..=SHOWN as u32 + 3).map(note).collect());
        let lines = |html: &str| html.matches("<a href").count();
        let whole = list(&document, Lang::En, false).into_string();
        assert_eq!(lines(&whole), SHOWN + 4, "{whole}");
        let first = list(&document, Lang::En, true).into_string();
        assert_eq!(lines(&first), SHOWN + 1, "{first}");
        assert!(
            first.contains("data-kind=\"page_number_removed\"") && first.contains("page_number_removed + 3"),
            "{first}"
        );
        let others = folded(&document, Lang::En, "page_number_removed").into_string();
        assert!(lines(&others) == 3 && others.contains(&format!("#p{}", SHOWN + 3)), "{others}");
        assert!(folded(&document, Lang::En, "none").into_string().is_empty());
    }
}
