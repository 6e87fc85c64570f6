//! The web page of a document: each printed page beside the records that stand on it, and a list of what is in doubt.
//!
//! Plain data in, HTML out. The same templates make the file of `gwaje review` and the pages of `gwaje serve`.

use crate::record::{Entry, entry};
use crate::records::{Record, Sheet, View};
use crate::safe::{anchor, safe};
use gwaje_correct::Made;
use gwaje_model::{Document, Severity, Warning};
use gwaje_words::Lang;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// How a page is shown.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The language of everything that is not the document's.
    pub lang: Lang,
    /// Pages of the print; 0 where there is none.
    pub pages: u32,
    /// The picture of a page and its size in points.
    pub picture: &'a dyn Fn(u32) -> Option<Picture>,
    /// Which pages are shown; all by default.
    pub only: Option<&'a BTreeSet<u32>>,
    /// Whether only pages and records are shown that have something to look at.
    pub only_doubtful: bool,
    /// What was corrected, and how it stands; where pages come later, the page asks for it.
    pub made: &'a [Made],
    /// Whether corrections are sent to the server that made the page; else they are handed out as a file.
    pub served: bool,
    /// The first and the last page whose records are there at once, where the server is asked for the others as they come into
    /// view; all by default.
    pub at_once: Option<(u32, u32)>,
}

/// The picture of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its address, or the picture itself as a `data:` address.
    pub src: String,
    /// Width of the page in points.
    pub width: f32,
    /// Height of the page in points.
    pub height: f32,
}

/// The pages that have something to look at.
pub(crate) fn doubtful_pages(document: &Document, pages: u32) -> BTreeSet<u32> {
    let view = View::of(document, pages);
    let doubtful = view.sheets.iter().filter(|sheet| crate::record::has_doubt(sheet, &view));
    doubtful.map(|sheet| sheet.number).collect()
}

/// The body of the page of a document.
#[must_use]
pub fn document(document: &Document, shown: Shown<'_>) -> Markup {
    let view = View::of(document, shown.pages);
    let words = shown.lang.words();
    html! {
        @let later = shown.at_once.is_some();
        header.document data-sha256=(document.source.sha256) data-served=[shown.served.then_some("")]
            data-made=[later.then_some("")] data-rest=[(later && view.doubts.len() > FIRST).then_some("")] {
            h1 { (safe(&document.source.name)) }
            p { (summary(&view, shown.lang)) }
            (tools(shown))
            (doubts(&view, shown.lang))
            (crate::notes::list(document, shown.lang, later))
            (crate::made::list(shown.made, shown.lang, shown.served))
        }
        main #pages {
            @if later { noscript { p { a href="?whole=true" { (words.all) } } } }
            (sections(&view, shown))
        }
        footer { (crate::plots::of_document(document, shown.lang)) }
        @if !later { (rest_of_doubts(&view, shown.lang)) }
        p #said role="status" aria-live="polite" {}
        (crate::forms::dialogs(&words))
    }
}

/// The pages of a document alone, as the page of it asks for those that are not there yet.
#[must_use]
pub fn pages(document: &Document, shown: Shown<'_>) -> Markup {
    sections(&View::of(document, shown.pages), shown)
}

/// What is in doubt, without the first that [`document`] shows above the pages.
#[must_use]
pub fn rest(document: &Document, shown: Shown<'_>) -> Markup {
    rest_of_doubts(&View::of(document, shown.pages), shown.lang)
}

/// What else was done to the text and is folded in the list of [`document`], of one kind, by the key that the list has for it.
#[must_use]
pub fn notes(document: &Document, lang: Lang, kind: &str) -> Markup {
    crate::notes::folded(document, lang, kind)
}

/// What was corrected, as the page of a document has it.
#[must_use]
pub fn made(made: &[Made], lang: Lang) -> Markup {
    crate::made::list(made, lang, true)
}

/// The page on which a record stands, by the name that leads to it.
#[must_use]
pub fn page_of(document: &Document, pages: u32, name: &str) -> Option<u32> {
    let view = View::of(document, pages);
    let is_it = |record: &Record<'_>| match record {
        Record::Agenda(agenda) => anchor(&agenda.id) == name,
        Record::Task(task) => anchor(&task.id) == name,
        Record::Item(item, _) => anchor(&item.id) == name,
        Record::Period(..) | Record::Continued(_) => false,
    };
    view.sheets.iter().find(|sheet| sheet.records.iter().any(is_it)).map(|sheet| sheet.number)
}

/// The last page, of a print of `pages` pages or of a record.
#[must_use]
pub fn last_page(document: &Document, pages: u32) -> u32 {
    View::of(document, pages).sheets.last().map_or(pages, |sheet| sheet.number)
}

fn sections(view: &View<'_>, shown: Shown<'_>) -> Markup {
    html! {
        @for sheet in view.sheets.iter().filter(|sheet| is_shown(sheet, view, shown)) { (section(sheet, view, shown)) }
    }
}

/// What the document is, in a line.
fn summary(view: &View<'_>, lang: Lang) -> String {
    let words = lang.words();
    let release =
        view.document.release.map(|release| lang.quarter(Some(release.year), release.quarter, None));
    let tasks = view.document.tasks().count();
    let items = view.document.items().count();
    let doubts = view.doubts.len();
    let counts = format!("{} {tasks} · {} {items} · {} {doubts}", words.tasks, words.items, words.doubts);
    release.into_iter().chain([counts]).collect::<Vec<_>>().join(" · ")
}

fn tools(shown: Shown<'_>) -> Markup {
    let words = shown.lang.words();
    html! {
        div.tools role="group" {
            label { input #only type="checkbox" checked[shown.only_doubtful]; " " (words.only_doubtful) }
            label { input #raw type="checkbox"; " " (words.raw) }
            label { (words.find) " " input #find type="search"; }
            @if shown.served && shown.pages > 0 {
                label { input #layers type="checkbox"; " " (words.layers) }
            }
            label { (words.who) " " input #who autocomplete="name" size="8"; }
            @if !shown.served { button #save type="button" hidden { (words.save) } }
        }
        p.keys { (words.keys) }
        p.legend hidden { (words.legend) }
    }
}

/// The list of what is in doubt, worst first, each leading to where it is.
fn doubts(view: &View<'_>, lang: Lang) -> Markup {
    let words = lang.words();
    html! {
        details #doubts open[view.doubts.len() <= SHORT] {
            summary { (words.doubts) " " b { (view.doubts.len()) } }
            @if view.doubts.is_empty() { p { (words.no_doubts) } }
            ol { @for warning in view.doubts.iter().take(FIRST) { (doubt(warning, lang)) } }
        }
    }
}

/// So many stand above the first page; the others come behind the last one, and the script puts them where they belong: a list
/// of thousands would keep the first page waiting.
const FIRST: usize = 200;

fn rest_of_doubts(view: &View<'_>, lang: Lang) -> Markup {
    html! {
        @if view.doubts.len() > FIRST {
            ol #rest { @for warning in view.doubts.iter().skip(FIRST) { (doubt(warning, lang)) } }
        }
    }
}

/// A list that is longer than this is folded at first: it would push the pages off the screen.
const SHORT: usize = 12;

fn doubt(warning: &Warning, lang: Lang) -> Markup {
    let place = match (&warning.item, warning.page) {
        (Some(id), _) => Some(format!("#{}", anchor(id))),
        (None, Some(page)) => Some(format!("#p{page}")),
        (None, None) => None,
    };
    let page = warning.page.map(|page| format!(" ({})", lang.page(page))).unwrap_or_default();
    let told = format!("{}{page}", safe(&lang.warning(warning)));
    html! {
        li class=(class(warning)) data-old=(warning.message) {
            b { (lang.severity(warning.severity)) } " "
            @if let Some(place) = place { a href=(place) { (told) } } @else { (told) }
        }
    }
}

/// What is told of a page and not of a record; it is gone to and said to be right as records are.
fn of_page(sheet: &Sheet<'_>, lang: Lang) -> Markup {
    let told: Vec<&Warning> =
        sheet.told.iter().copied().filter(|warning| warning.is_worth_a_look()).collect();
    let place = |warning: &Warning| warning.page.map(|page| format!("{{\"page\":{page}}}"));
    html! {
        @if !told.is_empty() {
            ol aria-label=(lang.words().doubts) {
                @for warning in told {
                    li.of-page.doubt tabindex="-1" data-old=(warning.message) data-at=[place(warning)] {
                        small.told class=(class(warning)) data-code=(warning.code.as_str()) data-old=(warning.message) {
                            (safe(&lang.warning(warning)))
                        }
                    }
                }
            }
        }
    }
}

/// The class of what is told.
fn class(warning: &Warning) -> &'static str {
    match warning.severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn is_shown(sheet: &Sheet<'_>, view: &View<'_>, shown: Shown<'_>) -> bool {
    let asked = shown.only.is_none_or(|only| only.contains(&sheet.number));
    asked && (!shown.only_doubtful || crate::record::has_doubt(sheet, view))
}

/// A page beside its records. Where these come later, the picture keeps their place.
fn section(sheet: &Sheet<'_>, view: &View<'_>, shown: Shown<'_>) -> Markup {
    let words = shown.lang.words();
    let number = sheet.number;
    let picture = (shown.picture)(number);
    let is_there = shown.at_once.is_none_or(|(first, last)| (first..=last).contains(&number));
    let later = if crate::record::has_doubt(sheet, view) { "doubt" } else { "" };
    html! {
        section.page id={ "p" (number) } aria-label=(shown.lang.page(number)) data-later=[(!is_there).then_some(later)] {
            @if let Some(picture) = &picture {
                figure aria-label={ (words.print) " " (number) } {
                    img src=(picture.src) alt={ (words.print) " " (number) } loading="lazy" decoding="async"
                        width=(picture.width.round()) height=(picture.height.round());
                    @if is_there { (boxes(sheet, view, picture)) }
                }
            }
            div.records {
                h2 { (shown.lang.page(number)) }
                @if is_there { (records(sheet, view, shown)) }
            }
        }
    }
}

/// What is told of a page, and its records.
fn records(sheet: &Sheet<'_>, view: &View<'_>, shown: Shown<'_>) -> Markup {
    html! {
        (of_page(sheet, shown.lang))
        ol aria-label=(shown.lang.words().records) {
            @for record in &sheet.records {
                (entry(&Entry { record: *record, view, lang: shown.lang, served: shown.served }))
            }
        }
    }
}

/// The lines of the items as frames over the picture.
fn boxes(sheet: &Sheet<'_>, view: &View<'_>, picture: &Picture) -> Markup {
    /// Points around the ink of a line.
    const AROUND: f32 = 1.5;
    let rounded = |length: f32| (length * 10.0).round() / 10.0;
    html! {
        svg viewBox={ "0 0 " (rounded(picture.width)) " " (rounded(picture.height)) } aria-hidden="true" {
            @for (id, place) in &sheet.lines {
                rect class=[view.doubts_of(id).next().map(|_| "doubt")] data-of=(anchor(id))
                    x=(rounded(place.bbox.x0 - AROUND)) y=(rounded(place.bbox.y0 - AROUND))
                    width=(rounded(place.bbox.width() + 2.0 * AROUND))
                    height=(rounded(place.bbox.height() + 2.0 * AROUND)) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Picture, Shown, document, last_page, page_of, pages, rest};
    use gwaje_model::{Agenda, Code, Document, Item, Period, Place, Rect, Severity, Source, Task, Warning};
    use gwaje_words::Lang;
    use std::collections::BTreeSet;

    fn item(id: &str, page: u32) -> Item {
        let place = Place { page, bbox: Rect::new(0.0, 0.0, 1.0, 1.0) };
        Item { id: id.to_owned(), text: format!("{id} text"), places: vec![place], ..Item::default() }
    }

    /// A document of three pages, an item on each, the last of which is in doubt.
    fn three() -> Document {
        let items = vec![item("a", 1), item("b", 2), item("c", 3)];
        let period = Period {
            section: None,
            year: Some(2024),
            quarter: Some(1),
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
        let (item, message) = (Some("c".to_owned()), "told".to_owned());
        let (code, severity) = (Code::MisreadTitle, Severity::Error);
        let doubt = Warning { code, severity, item, page: None, bbox: None, anchor: None, message };
        Document {
            schema: String::new(),
            source: Source::default(),
            administration: None,
            administration_from: None,
            release: None,
            agendas: vec![agenda],
            warnings: vec![doubt],
        }
    }

    fn shown(picture: &dyn Fn(u32) -> Option<Picture>) -> Shown<'_> {
        let lang = Lang::En;
        Shown {
            lang,
            pages: 3,
            picture,
            only: None,
            only_doubtful: false,
            made: &[],
            served: true,
            at_once: None,
        }
    }

    #[test]
    fn pages_that_come_later_keep_their_place_and_come_when_they_are_asked_for() {
        let (three, picture) = (three(), |number: u32| {
            Some(Picture { src: format!("/picture/{number}"), width: 10.0, height: 10.0 })
        });
        let at_once = Shown { at_once: Some((1, 1)), ..shown(&picture) };
        let first = document(&three, at_once).into_string();
        for there in [
            "a text",
            "/picture/3",
            "id=\"p2\" aria-label=\"page 2\" data-later=\"\"",
            "data-later=\"doubt\"",
        ] {
            assert!(first.contains(there), "{there}: {first}");
        }
        assert!(!first.contains("b text") && !first.contains("c text"), "{first}");
        let only: BTreeSet<u32> = [2, 3].into();
        let others = pages(&three, Shown { only: Some(&only), ..shown(&picture) }).into_string();
        assert!(
            others.contains("b text") && others.contains("c text") && !others.contains("data-later"),
            "{others}"
        );
        assert!(!others.contains("a text"), "{others}");
        assert!(rest(&three, shown(&picture)).into_string().is_empty(), "one doubt is in the list at once");
        assert_eq!([page_of(&three, 3, &crate::anchor("c")), page_of(&three, 3, "x")], [Some(3), None]);
        assert_eq!([last_page(&three, 0), last_page(&three, 9)], [3, 9]);
    }
}
