//! Ids that are no longer in use and those that took their place, so that joins of others go on.
//!
//! An id changes when a later decision keys a document under another administration, or when another version of the
//! program reads the same bytes in another way. Each such change is a row `old`, `new`; ids that are in use again, and
//! rows that lead to nothing, go. What is kept depends on the documents of the store, not on the order of loading.

use crate::Error;
use crate::engine::{Engine, texts};
use crate::rows::{Cell, Rows};
use crate::schema::{self, Table};
use gwaje_compare::pairs;
use std::collections::{BTreeMap, BTreeSet};

/// Why an id changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The administration of its document was decided otherwise.
    Administration,
    /// The same bytes were read in another way.
    Reread,
}

impl Why {
    fn as_str(self) -> &'static str {
        match self {
            Self::Administration => "administration",
            Self::Reread => "reread",
        }
    }
}

/// Tables whose rows have ids, with the columns of the id and of the words that tell which row is which.
const KEYED: [(&Table, &str, &str, &str); 3] = [
    (&schema::AGENDAS, "agenda", "agenda", "title"),
    (&schema::TASKS, "task", "task", "title"),
    (&schema::ITEMS, "item", "item", "text"),
];

/// More comparisons of texts than this are not made for one document: two readings that differ so much are two
/// documents, and a million take seconds.
const MOST_COMPARISONS: usize = 250_000;

/// The ids of a document and what each stands for, by kind, in document order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Keys {
    kinds: BTreeMap<&'static str, Vec<(String, String)>>,
}

impl Keys {
    /// Those of rows that are to be written.
    pub(crate) fn of(rows: &Rows) -> Self {
        let keys = KEYED.iter().map(|(table, kind, id, words)| {
            let cell = |row: &[Cell], column: &str| {
                let cell = table.position(column).and_then(|at| row.get(at));
                cell.and_then(Cell::as_str).unwrap_or_default().to_owned()
            };
            let keys = rows.of(table).iter().map(|row| (cell(row, id), cell(row, words)));
            (*kind, keys.collect())
        });
        Self { kinds: keys.collect() }
    }

    /// Those a document has in the store.
    pub(crate) fn stored(engine: &mut dyn Engine, document: &str) -> Result<Self, Error> {
        let mut kinds = BTreeMap::new();
        for (table, kind, id, words) in KEYED {
            let sql =
                format!("SELECT {id}, {words} FROM {} WHERE document = $1 ORDER BY ordinal", table.name);
            let mut keys = Vec::new();
            engine.query(&sql, &[document.into()], &mut |row| {
                let mut cells = row.iter().map(|cell| cell.as_str().unwrap_or_default().to_owned());
                keys.push((cells.next().unwrap_or_default(), cells.next().unwrap_or_default()));
                Ok(())
            })?;
            kinds.insert(kind, keys);
        }
        Ok(Self { kinds })
    }

    /// The ids of tasks.
    pub(crate) fn tasks(&self) -> impl Iterator<Item = &str> {
        self.kinds.get("task").into_iter().flatten().map(|(id, _)| id.as_str())
    }

    fn ids(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.kinds.iter().flat_map(|(kind, keys)| keys.iter().map(|(id, _)| (*kind, id.as_str())))
    }
}

/// Notes which ids of `old` became which of `new`, both of one document.
pub(crate) fn note(engine: &mut dyn Engine, old: &Keys, new: &Keys, why: Why) -> Result<(), Error> {
    for (kind, before) in &old.kinds {
        let after = new.kinds.get(kind).map_or(&[][..], Vec::as_slice);
        for (old, new) in renamed(before, after) {
            let known = "SELECT old FROM aliases WHERE old = $1 AND new = $2";
            if texts(engine, known, &[old.into(), new.into()])?.is_empty() {
                let row = vec![old.into(), new.into(), (*kind).into(), "".into(), why.as_str().into()];
                engine.insert(&schema::ALIASES, &[row])?;
            }
        }
    }
    Ok(())
}

/// Which of two readings' ids became which: those of equal words in their order, then those of like words.
fn renamed<'a>(old: &'a [(String, String)], new: &'a [(String, String)]) -> Vec<(&'a str, &'a str)> {
    if old.is_empty() {
        return Vec::new();
    }
    let without = |list: &'a [(String, String)], other: &[(String, String)]| -> Vec<(&'a str, &'a str)> {
        let other: BTreeSet<&str> = other.iter().map(|(id, _)| id.as_str()).collect();
        let own = list.iter().filter(|(id, _)| !other.contains(id.as_str()));
        own.map(|(id, words)| (id.as_str(), words.as_str())).collect()
    };
    let (mut gone, mut come) = (without(old, new), without(new, old));
    let mut found = Vec::new();
    gone.retain(|(old, words)| {
        let Some(at) = come.iter().position(|(_, other)| other == words) else { return true };
        found.push((*old, come.remove(at).0));
        false
    });
    if gone.len() * come.len() <= MOST_COMPARISONS {
        let words =
            |list: &[(&'a str, &'a str)]| -> Vec<&'a str> { list.iter().map(|(_, words)| *words).collect() };
        for pair in pairs(&words(&gone), &words(&come)) {
            found.extend(gone.get(pair.old).zip(come.get(pair.new)).map(|(old, new)| (old.0, new.0)));
        }
    }
    found
}

/// Puts the rows about some ids in order: since when they hold, whether they still lead somewhere.
pub(crate) fn tidy(engine: &mut dyn Engine, touched: &[&Keys]) -> Result<(), Error> {
    if texts(engine, "SELECT old FROM aliases LIMIT 1", &[])?.is_empty() {
        return Ok(());
    }
    let ids: BTreeSet<(&str, &str)> = touched.iter().flat_map(|keys| keys.ids()).collect();
    let known =
        "SELECT old FROM aliases WHERE old = $1 UNION ALL SELECT new FROM aliases WHERE new = $1 LIMIT 1";
    for (kind, id) in ids {
        let Some((table, _, column, _)) = KEYED.iter().find(|(_, own, ..)| *own == kind) else { continue };
        // Hardly any id ever was another.
        if texts(engine, known, &[id.into()])?.is_empty() {
            continue;
        }
        let first = format!(
            "SELECT min(d.version) FROM {0} t JOIN documents d ON d.document = t.document WHERE t.{column} = $1",
            table.name
        );
        let first = texts(engine, &first, &[id.into()])?.pop().filter(|version| !version.is_empty());
        match first {
            Some(version) => {
                engine.execute("DELETE FROM aliases WHERE old = $1", &[id.into()])?;
                engine
                    .execute("UPDATE aliases SET since = $1 WHERE new = $2", &[version.into(), id.into()])?;
            }
            None => lead_on(engine, id)?,
        }
    }
    Ok(())
}

/// What led to an id that is gone leads to those that took its place, if any.
fn lead_on(engine: &mut dyn Engine, id: &str) -> Result<(), Error> {
    let rows = |engine: &mut dyn Engine, column: &str| {
        let mut found = Vec::new();
        let names = schema::ALIASES.column_names();
        engine.query(
            &format!("SELECT {names} FROM aliases WHERE {column} = $1"),
            &[id.into()],
            &mut |row| {
                found.push(std::mem::take(row));
                Ok(())
            },
        )?;
        Ok::<_, Error>(found)
    };
    let before = rows(engine, "new")?;
    let after = rows(engine, "old")?;
    engine.execute("DELETE FROM aliases WHERE new = $1", &[id.into()])?;
    for [old, ..] in before.iter().filter_map(|row| row.first_chunk::<1>()) {
        for [_, new, rest @ ..] in after.iter().filter_map(|row| row.first_chunk::<5>()) {
            engine.execute("DELETE FROM aliases WHERE old = $1 AND new = $2", &[old.clone(), new.clone()])?;
            engine.insert(&schema::ALIASES, &[[&[old.clone(), new.clone()], &rest[..]].concat()])?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn ids_are_followed_by_their_words() {
        let keys = |list: &[(&str, &str)]| -> Vec<(String, String)> {
            list.iter().map(|(id, words)| ((*id).to_owned(), (*words).to_owned())).collect()
        };
        let old =
            keys(&[("a", "협약 체결"), ("b", "협약 체결"), ("c", "수소충전소 10개소 구축"), ("d", "그대로")]);
        let new = keys(&[
            ("x", "협약 체결"),
            ("y", "협약 체결"),
            ("z", "수소 충전소 10개소를 구축"),
            ("d", "그대로"),
        ]);
        assert_eq!(renamed(&old, &new), [("a", "x"), ("b", "y"), ("c", "z")]);
    }
}
