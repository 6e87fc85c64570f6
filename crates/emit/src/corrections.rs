//! What people corrected in the documents of a store: it is applied whenever a document is loaded, whatever read it.
//!
//! A store keeps every line it was given, also those taken back, and of a corrected document how it was read, so that a
//! correction can be taken back without the file.

use crate::Error;
use crate::column::{Column, Kind, Table, column, maybe};
use crate::engine::{Engine, texts};
use crate::rows::Cell;
use gwaje_correct::{Applied, Change, Correction, Made};
use gwaje_model::Document;
use std::collections::BTreeSet;

const SHA256: Column = column("sha256", Kind::Text, "SHA-256 of the bytes of the document, hexadecimal.");

/// What people said is right.
pub(crate) const CORRECTIONS: Table = Table {
    name: "corrections",
    about: "What a person said is right in a document, in the order it was said; it is applied whenever the document is \
            loaded.",
    key: &["ordinal"],
    columns: &[
        column("ordinal", Kind::Integer, "Position among all corrections, from 0."),
        SHA256,
        column("kind", Kind::Text, "What is corrected: `join`, `text`, `title`, `date` and so on."),
        column("old", Kind::Text, "What stood there when it was corrected."),
        column("correction", Kind::Json, "The whole correction, a line of `gwaje.corrections/1`."),
        maybe("who", Kind::Text, "Who said so, if that was said."),
        maybe("said_at", Kind::Text, "When it was said, if that was said."),
    ],
};

/// Corrected documents as they were read.
pub(crate) const AS_READ: Table = Table {
    name: "as_read",
    about: "A corrected document as it was read, from which corrections can be taken back.",
    key: &["sha256"],
    columns: &[SHA256, column("content", Kind::Json, "The document, `gwaje.document/1`.")],
};

/// What became of corrections that were given to a store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// Lines it did not have yet.
    pub new: usize,
    /// Documents of it that they are about.
    pub documents: usize,
    /// Corrections in force of these documents that were applied.
    pub applied: usize,
    /// Those left aside, because what they correct does not stand there.
    pub stale: usize,
    /// Those that say something else than a later one.
    pub conflicting: usize,
}

impl Corrected {
    /// Adds what became of those of one document.
    pub(crate) fn count(&mut self, applied: &Applied) {
        self.documents += 1;
        self.applied += applied.applied;
        self.stale += applied.stale;
        self.conflicting += applied.conflicting;
    }
}

/// The corrections of a store in their order; with `sha256` those of one document.
pub(crate) fn corrections(engine: &mut dyn Engine, sha256: Option<&str>) -> Result<Vec<Correction>, Error> {
    let line = engine.dialect().text("correction");
    let filter = if sha256.is_some() { " WHERE sha256 = $1" } else { "" };
    let sql = format!("SELECT {line} FROM corrections{filter} ORDER BY ordinal");
    let values: Vec<Cell> = sha256.into_iter().map(Cell::from).collect();
    let lines = texts(engine, &sql, &values)?;
    lines.iter().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// Keeps the corrections that a store does not have yet, and returns them.
pub(crate) fn keep(engine: &mut dyn Engine, given: &[Correction]) -> Result<Vec<Correction>, Error> {
    let known = corrections(engine, None)?;
    let new = gwaje_correct::missing(&known, given);
    let rows = new.iter().zip(known.len()..).map(|(correction, ordinal)| {
        Ok(vec![
            Cell::Integer(i64::try_from(ordinal).unwrap_or(i64::MAX)),
            (&correction.document).into(),
            correction.change.kind().into(),
            (&correction.old).into(),
            serde_json::to_string(correction)?.into(),
            correction.who.as_ref().into(),
            correction.when.as_ref().into(),
        ])
    });
    let rows = rows.collect::<Result<Vec<Vec<Cell>>, Error>>()?;
    engine.insert(&CORRECTIONS, &rows)?;
    Ok(new)
}

/// A document as it was read with its corrections applied, and with what people settled of the same words in others; it is kept
/// as it was read where that changes anything.
pub(crate) fn corrected(engine: &mut dyn Engine, document: &Document) -> Result<Option<Applied>, Error> {
    let own = [Cell::from(&document.source.sha256)];
    engine.execute("DELETE FROM as_read WHERE sha256 = $1", &own)?;
    let own_corrections = corrections(engine, Some(&document.source.sha256))?;
    let pairs = gwaje_correct::pairs(&joins(engine)?, &document.source.sha256);
    let applied =
        (!own_corrections.is_empty()).then(|| gwaje_correct::apply(document.clone(), &own_corrections));
    let learnt = gwaje_correct::learn(applied.as_ref().map_or(document, |applied| &applied.document), &pairs);
    let done = match (applied, learnt) {
        (applied, None) => applied,
        (Some(applied), Some(document)) => Some(Applied { document, ..applied }),
        (None, Some(document)) => Some(gwaje_correct::apply(document, &[])),
    };
    if done.is_some() {
        let [sha256] = own;
        engine.insert(&AS_READ, &[vec![sha256, serde_json::to_string(document)?.into()]])?;
    }
    Ok(done)
}

/// What people said of joins, of all documents in its order.
fn joins(engine: &mut dyn Engine) -> Result<Vec<Correction>, Error> {
    let line = engine.dialect().text("correction");
    let sql = format!("SELECT {line} FROM corrections WHERE kind = 'join' ORDER BY ordinal");
    let lines = texts(engine, &sql, &[])?;
    lines.iter().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// How the corrections of a document stand, by its id.
pub(crate) fn made(engine: &mut dyn Engine, document: &str) -> Result<Vec<Made>, Error> {
    let sql = "SELECT sha256 FROM documents WHERE document = $1";
    let Some(sha256) = texts(engine, sql, &[document.into()])?.pop() else { return Ok(Vec::new()) };
    let said = corrections(engine, Some(&sha256))?;
    let read = if said.is_empty() { None } else { as_read(engine, &sha256)? };
    Ok(read.map(|read| gwaje_correct::apply(read, &said).made).unwrap_or_default())
}

/// The documents that have a pair of words which some corrections settle, in either spelling, by SHA-256.
pub(crate) fn having(engine: &mut dyn Engine, said: &[Correction]) -> Result<BTreeSet<String>, Error> {
    let mut found = BTreeSet::new();
    for correction in said {
        let Change::Join { left, right, .. } = &correction.change else { continue };
        let like = |between: &str| {
            let words = format!("{left}{between}{right}");
            Cell::from(format!("%{}%", words.replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_")))
        };
        let sql = "SELECT DISTINCT d.sha256 FROM items i JOIN documents d ON d.document = i.document \
                   WHERE i.text LIKE $1 ESCAPE '\\' OR i.text LIKE $2 ESCAPE '\\'";
        found.extend(texts(engine, sql, &[like(" "), like("")])?);
    }
    Ok(found)
}

/// A document as it was read, where it is kept.
pub(crate) fn as_read(engine: &mut dyn Engine, sha256: &str) -> Result<Option<Document>, Error> {
    let content = engine.dialect().text("content");
    let sql = format!("SELECT {content} FROM as_read WHERE sha256 = $1");
    let found = texts(engine, &sql, &[sha256.into()])?.pop();
    found.map(|text| Ok(serde_json::from_str(&text)?)).transpose()
}
