//! A document made right by corrections.

use crate::correction::{Change, Correction};
use crate::find::{Stale, item, letters};
use crate::live::{Live, live};
use crate::made::{Made, Standing};
use crate::spacing::CERTAIN;
use crate::{items, structure};
use gwaje_model::{Code, Date, Document, Item, Precision, Rect, Warning, YearFrom};

/// A document with its corrections, and what became of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The document. Each correction that changed it is told in a note, each stale or conflicting one in a warning.
    pub document: Document,
    /// How many corrections were applied.
    pub applied: usize,
    /// How many were left aside, because what they correct does not stand there.
    pub stale: usize,
    /// How many say something else than a later one.
    pub conflicting: usize,
    /// All that are not taken back, in the order they were said, and how each stands.
    pub made: Vec<Made>,
}

/// What is told of a correction once ids are known again.
struct Told<'c> {
    correction: &'c Correction,
    /// Id of the agenda or task it changed; `None` for an item.
    id: Option<String>,
    message: String,
}

/// Applies the corrections of a document in their order; others are left aside. A document that has none stays as it is.
#[must_use]
pub fn apply(document: Document, corrections: &[Correction]) -> Applied {
    let live = live(corrections, &document.source.sha256, Some(&document));
    let old: Vec<String> = live.said.iter().map(|correction| stood(&document, correction)).collect();
    let conflicting = live.conflicts.len();
    let mut applied = Applied { document, applied: 0, stale: 0, conflicting, made: Vec::new() };
    let (mut told, mut left) = (Vec::new(), Vec::new());
    let is_late = |change: &Change| matches!(change, Change::Date { .. } | Change::Seen { .. });
    let early = live.in_force.iter().filter(|correction| !is_late(&correction.change));
    let seen = live.in_force.iter().filter(|c| matches!(c.change, Change::Seen { code: None }));
    for correction in early.chain(seen) {
        match change(&mut applied.document, correction) {
            Ok(done) => told.push(done),
            // What is seen may be a warning, which is looked for below.
            Err(_) if is_late(&correction.change) => {}
            Err(stale) => left.push((*correction, stale)),
        }
    }
    if !told.is_empty() {
        applied.document = gwaje_normalize::again(applied.document);
    }
    for correction in live.in_force.iter().filter(|correction| is_late(&correction.change)) {
        match late(&mut applied.document, correction) {
            Ok(message) => told.push(Told { correction, id: None, message }),
            Err(stale) => left.push((*correction, stale)),
        }
    }
    (applied.stale, applied.applied) = (left.len(), live.in_force.len() - left.len());
    finish(&mut applied.document, &told, &live, &left);
    applied.made = made(&applied.document, (&live, old), &told, &left);
    applied
}

/// Tells what was done, and works out what follows.
fn finish(document: &mut Document, told: &[Told<'_>], live: &Live<'_>, left: &[(&Correction, Stale)]) {
    for done in told {
        if matches!(done.correction.change, Change::Text { .. }) {
            change_item(document, done.correction, |item| item.confidence = CERTAIN);
        }
        if !done.message.is_empty() {
            let note = corrected(document, done);
            document.warnings.push(note);
        }
    }
    document.warnings.extend(live.conflicts.iter().map(|(one, later)| conflicting(one, later)));
    document.warnings.extend(left.iter().map(|(correction, stale)| left_aside(correction, stale)));
    gwaje_compare::fulfil::within(document);
}

/// How each of some corrections stands.
fn made(
    document: &Document,
    (live, old): (&Live<'_>, Vec<String>),
    told: &[Told<'_>],
    left: &[(&Correction, Stale)],
) -> Vec<Made> {
    let standing = |correction: &Correction| {
        let later = live.conflicts.iter().find(|(one, _)| std::ptr::eq(*one, correction));
        let stale = left.iter().find(|(one, _)| std::ptr::eq(*one, correction));
        match (later, stale) {
            (Some((_, later)), _) => Standing::Conflicting(Box::new((*later).clone())),
            (_, Some((_, stale))) => Standing::Stale(why(stale)),
            _ if live.in_force.iter().any(|one| std::ptr::eq(*one, correction)) => Standing::InForce,
            _ => Standing::Replaced,
        }
    };
    let one = |(correction, old): (&&Correction, String)| {
        let mut own = told.iter().filter(|told| std::ptr::eq(told.correction, *correction));
        let id = own.clone().find_map(|told| told.id.clone());
        let own_item = || Some(item(document, correction).ok()?.item(document)?.id.clone());
        Made {
            about: id.or_else(own_item),
            before: own.find(|told| !told.message.is_empty()).map(|told| told.message.clone()),
            old,
            standing: standing(correction),
            correction: (*correction).clone(),
        }
    };
    live.said.iter().zip(old).map(one).collect()
}

/// What stands where a correction is about to be applied: the text of an item, else what the correction tells.
fn stood(document: &Document, correction: &Correction) -> String {
    let way = (!correction.change.is_of_structure()).then(|| item(document, correction).ok()).flatten();
    way.and_then(|way| Some(way.item(document)?.text.clone())).unwrap_or_else(|| correction.old.clone())
}

/// Does what changes text or structure.
fn change<'c>(document: &mut Document, correction: &'c Correction) -> Result<Told<'c>, Stale> {
    let Correction { old, change, .. } = correction;
    if change.is_of_structure() {
        let (id, message) = structure::change(document, old, change)?;
        return Ok(Told { correction, id: Some(id), message });
    }
    let way = item(document, correction)?;
    let message = items::change(document, &way, change)?;
    Ok(Told { correction, id: None, message })
}

fn change_item(document: &mut Document, correction: &Correction, change: impl FnOnce(&mut Item)) {
    if let Ok(way) = item(document, correction)
        && let Some((list, at)) = way.list(document)
        && let Some(item) = list.get_mut(at)
    {
        change(item);
    }
}

/// Does what is not told by the text: the days of dates, and that something was looked at.
fn late(document: &mut Document, correction: &Correction) -> Result<String, Stale> {
    match &correction.change {
        Change::Date { date, start, end } => {
            let way = item(document, correction)?;
            let (list, at) = way.list(document).ok_or(Stale::Gone)?;
            let item = list.get_mut(at).ok_or(Stale::Gone)?;
            let mut dates = item.dates.iter_mut().filter(|own| own.text == *date);
            let own = dates.next().ok_or(Stale::Differs("the date is not in the text"))?;
            let id = item.id.clone();
            let [from, to] = [&own.start, &own.end].map(|day| shown(day.as_ref()));
            let message = format!("the days of {date} were read as {from} to {to}");
            (own.start, own.end, own.year_from) = (start.clone(), end.clone(), YearFrom::Person);
            own.precision = precision(own);
            own.alternatives.clear();
            let about = |warning: &Warning| {
                warning.item.as_deref() == Some(&id) && warning.message.starts_with(date.as_str())
            };
            document.warnings.retain(|warning| warning.code != Code::DateOutsidePeriod || !about(warning));
            Ok(message)
        }
        Change::Seen { code } => seen(document, correction, *code),
        _ => Ok(String::new()),
    }
}

fn shown(day: Option<&String>) -> &str {
    day.map_or("open", String::as_str)
}

/// How exact days are that a person gave: one day is a day, a date that was open is as long as it is said to be.
fn precision(date: &Date) -> Precision {
    match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => Precision::Day,
        (Some(_), Some(_)) if date.precision == Precision::Open => Precision::Day,
        (Some(_), Some(_)) => date.precision,
        _ => Precision::Open,
    }
}

/// Takes away what is told of an item, or the one warning that is meant.
fn seen(document: &mut Document, correction: &Correction, code: Option<Code>) -> Result<String, Stale> {
    let own = item(document, correction).ok();
    let own = own.and_then(|way| way.item(document)).map(|item| item.id.clone());
    let meant = |warning: &Warning| match (&own, code) {
        (Some(id), code) => warning.item.as_ref() == Some(id) && code.is_none_or(|code| warning.code == code),
        (None, Some(code)) => {
            let same_page = correction.page.is_none() || correction.page == warning.page;
            warning.code == code && same_page && letters(&warning.message) == letters(&correction.old)
        }
        (None, None) => false,
    };
    let before = document.warnings.len();
    document.warnings.retain(|warning| !meant(warning));
    if own.is_none() && before == document.warnings.len() {
        return Err(Stale::Gone);
    }
    if code.is_none() {
        change_item(document, correction, |item| item.confidence = CERTAIN);
    }
    Ok(String::new())
}

fn corrected(document: &Document, told: &Told<'_>) -> Warning {
    let way = item(document, told.correction).ok().filter(|_| told.id.is_none());
    let own = way.and_then(|way| way.item(document));
    let id = own.map(|item| item.id.clone()).or_else(|| told.id.clone());
    let page = own.and_then(Item::page).or(told.correction.page);
    warning(Code::Corrected, id, page, None, told.message.clone())
}

/// The note that an item is not as it was read.
pub(crate) fn note(item: &Item, message: String) -> Warning {
    warning(Code::Corrected, Some(item.id.clone()), item.page(), None, message)
}

/// Why a correction was left aside.
fn why(stale: &Stale) -> &'static str {
    match stale {
        Stale::Gone => "it does not stand in the document",
        Stale::Several => "it stands in the document several times, and the place tells not which is meant",
        Stale::Differs(how) => how,
    }
}

fn left_aside(correction: &Correction, stale: &Stale) -> Warning {
    let why = why(stale);
    let message =
        format!("a correction ({}) of “{}” was left aside: {why}", correction.change.kind(), correction.old);
    warning(Code::StaleCorrection, None, correction.page, correction.bbox, message)
}

fn conflicting(one: &Correction, later: &Correction) -> Warning {
    let said = |correction: &Correction| {
        let change = correction.change.said();
        correction.who.as_ref().map_or_else(|| change.clone(), |who| format!("{change} by {who}"))
    };
    let message =
        format!("of “{}” one correction says {}, and a later one {}", one.old, said(one), said(later));
    warning(Code::ConflictingCorrections, None, one.page, one.bbox, message)
}

fn warning(
    code: Code,
    item: Option<String>,
    page: Option<u32>,
    bbox: Option<Rect>,
    message: String,
) -> Warning {
    Warning { code, severity: code.severity(), item, page, bbox, anchor: None, message }
}
