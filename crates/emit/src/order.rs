//! In which order a store puts the editions of one release: by time, never by their bytes.
//!
//! The day of publication goes first, where it was said; then what the file says of itself, then the day of the file in its
//! folder, then the day it was first given to the store. Of two that say the same, the one that was given first is the older.

use crate::clock::{day_in_korea, in_korea, utc};
use crate::engine::{Engine, texts};
use crate::rows::{Cell, document_id, label};
use crate::{Error, pending};
use gwaje_model::Document;
use std::collections::BTreeSet;
use std::time::SystemTime;

/// When a source was come by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// When it was found; now, if it is not told.
    pub found: Option<SystemTime>,
    /// When its file was last written, by the folder it lies in.
    pub modified: Option<SystemTime>,
}

impl Seen {
    /// When it was found, to the millionth of a second.
    pub(crate) fn at(&self) -> String {
        utc(self.found.unwrap_or_else(SystemTime::now))
    }
}

/// The time a document goes by, and what told it.
type Dated = (String, String);

/// The time a document goes by. The file's own day counts as a day: files that were copied together have the times of the
/// copying.
fn dated(document: &Document, seen: &Seen) -> Dated {
    let told = |time: Option<String>, by: &str| time.map(|time| (time, by.to_owned()));
    let found = seen.found.unwrap_or_else(SystemTime::now);
    told(published(document), "published")
        .or_else(|| told(written(document), "document"))
        .or_else(|| told(seen.modified.map(day_in_korea), "file"))
        .unwrap_or_else(|| (day_in_korea(found), "load".to_owned()))
}

fn written(document: &Document) -> Option<String> {
    document.source.written.as_deref().and_then(in_korea)
}

/// The day or time of publication; one with an offset as it is in Korea.
fn published(document: &Document) -> Option<String> {
    let told = document.source.origin.published.as_deref()?;
    Some(if told.len() > WITHOUT_OFFSET { in_korea(told)? } else { told.to_owned() })
}

/// Characters of a time without its offset.
const WITHOUT_OFFSET: usize = "2024-04-15T09:30:00".len();

/// What a store knows of the order of a document that is loaded anew.
#[derive(Debug, Default)]
pub(crate) struct Known {
    version: String,
    dated: Option<Dated>,
}

impl Known {
    /// What it knows now.
    pub(crate) fn of(engine: &mut dyn Engine, document: &str) -> Result<Self, Error> {
        let sql = "SELECT version, dated, dated_by FROM documents WHERE document = $1";
        let mut known = Self::default();
        engine.query(sql, &[document.into()], &mut |row| {
            let text = |at: usize| row.get(at).and_then(Cell::as_str).map(str::to_owned);
            known.version = text(0).unwrap_or_default();
            known.dated = text(1).zip(text(2));
            Ok(())
        })?;
        Ok(known)
    }
}

/// Puts a document in its place among those of its release. One that was there keeps its own day of file or loading.
pub(crate) fn place(
    engine: &mut dyn Engine,
    document: &Document,
    known: Known,
    seen: Option<&Seen>,
) -> Result<(), Error> {
    let (time, by) = match (seen, known.dated) {
        (None, Some(old)) if published(document).is_none() && old.1 != "published" => old,
        (seen, old) => {
            let new = dated(document, seen.unwrap_or(&Seen::default()));
            match old.filter(|old| old.1 == new.1 && matches!(new.1.as_str(), "file" | "load")) {
                Some(old) => old.min(new),
                None => new,
            }
        }
    };
    let id = document_id(document);
    // Of two that were published on one day, the document's own word tells which is the newer.
    let finer = written(document).filter(|_| by == "published").map(|written| format!(",{written}"));
    let place = format!("{}/{time}{}", label(document), finer.unwrap_or_default());
    let same = split(&known.version).is_some_and(|(old, _)| old == place);
    let version = if same { known.version } else { format!("{place}/{id}") };
    let sql = "UPDATE documents SET version = $1, dated = $2, dated_by = $3 WHERE document = $4";
    engine.execute(sql, &[version.into(), time.into(), by.into(), id.into()])
}

/// Where a version stands by its time, and its number among those of the same time: `2024Q4/2025-01-20` and 1 of
/// `2024Q4/2025-01-20~000001/8d2b93b15a32afaa`.
fn split(version: &str) -> Option<(&str, usize)> {
    let (place, _) = version.rsplit_once('/')?;
    Some(place.split_once('~').map_or((place, 0), |(place, rank)| (place, rank.parse().unwrap_or_default())))
}

/// Puts the documents of one release and time in the order they were first given; those that wait to be followed tell which
/// times to look at.
pub(crate) fn settle(engine: &mut dyn Engine) -> Result<(), Error> {
    let sql = "SELECT DISTINCT d.version FROM pending p JOIN documents d ON d.document = p.document";
    let versions = texts(engine, sql, &[])?;
    let places: BTreeSet<&str> = versions.iter().filter_map(|version| Some(split(version)?.0)).collect();
    for place in places {
        let sql = "SELECT d.document, d.version, coalesce(j.first_loaded, '') FROM documents d \
                   LEFT JOIN journal j ON j.sha256 = d.sha256 WHERE d.version >= $1 AND d.version < $2";
        let mut found = Vec::new();
        engine.query(sql, &[place.into(), format!("{place}\u{7f}").into()], &mut |row| {
            let [document, version, first] =
                [0, 1, 2].map(|at| row.get(at).and_then(Cell::as_str).unwrap_or_default().to_owned());
            if let Some((_, rank)) = split(&version).filter(|(own, _)| *own == place) {
                found.push((first, rank, document, version));
            }
            Ok(())
        })?;
        found.sort();
        for (rank, (_, _, document, version)) in found.into_iter().enumerate() {
            let number = if rank == 0 { String::new() } else { format!("~{rank:06}") };
            let new = format!("{place}{number}/{document}");
            if new != version {
                let sql = "UPDATE documents SET version = $1 WHERE document = $2";
                engine.execute(sql, &[new.into(), document.as_str().into()])?;
                pending::note_all(engine, &document)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_version_tells_its_place_and_number() {
        for (version, told) in [
            ("2024Q4/2025-01-20T09:30:00/8d2b", Some(("2024Q4/2025-01-20T09:30:00", 0))),
            ("2024Q4/2025-01-20~000012/8d2b", Some(("2024Q4/2025-01-20", 12))),
            ("", None),
        ] {
            assert_eq!(split(version), told);
        }
    }
}
