//! Warnings: the notes of the stages before, and what only the whole document shows.

use gwaje_model::{Agenda, Note, Tree, Warning};

/// All warnings of a document.
pub(crate) fn all(
    _tree: &Tree,
    _agendas: &[Agenda],
    notes: Vec<Note>,
    _administration: Option<&str>,
) -> Vec<Warning> {
    notes
        .into_iter()
        .map(|note| Warning {
            code: note.code,
            severity: note.code.severity(),
            item: None,
            page: note.place.map(|place| place.page),
            message: note.text,
        })
        .collect()
}
