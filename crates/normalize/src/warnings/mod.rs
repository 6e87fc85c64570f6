//! Warnings: the notes of the stages before, and what only the whole document shows.

mod items;
mod notes;
mod sequence;

#[cfg(test)]
mod tests;

use crate::administration::Decision;
use gwaje_model::{Agenda, Code, Note, Position, Tree, Warning, parallel, tasks};

/// A warning about something with an id.
pub(crate) fn warning(code: Code, about: Option<&str>, at: Option<Position>, message: String) -> Warning {
    Warning {
        code,
        severity: code.severity(),
        item: about.map(str::to_owned),
        page: at.and_then(Position::page),
        bbox: None,
        anchor: at.and_then(Position::address),
        message,
    }
}

/// What only the whole document shows, told anew of one that people changed; what is told of titles is not, since their
/// joins are not published.
pub(crate) fn of_the_whole(tree: &Tree, agendas: &[Agenda], found: Vec<Warning>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    whole(&mut warnings, tree, agendas, Vec::new(), found);
    warnings
}

/// What only the whole document shows, put behind other warnings: its sequence, with what was `found` while ids and bodies were
/// given and what is told of columns in their places.
fn whole(
    warnings: &mut Vec<Warning>,
    tree: &Tree,
    agendas: &[Agenda],
    columns: Vec<Warning>,
    found: Vec<Warning>,
) {
    warnings.extend(sequence::numbers(agendas));
    warnings.extend(sequence::namesakes(agendas));
    warnings.extend(sequence::periods(tree, agendas));
    warnings.extend(items::leads(tree, agendas));
    warnings.extend(columns);
    warnings.extend(found);
    let of_items: [&(dyn Fn() -> Vec<Warning> + Sync); 4] =
        [&|| items::dates(agendas), &|| items::copies(agendas), &|| items::repetitions(agendas), &|| {
            items::joins(tree, agendas)
        }];
    let few = parallel::few(tasks(agendas).count(), FEW_TASKS);
    warnings.extend(parallel::map(&of_items, few, |told| told()).into_iter().flatten());
}

/// Fewer tasks than this, whose warnings take one to five milliseconds (150,000 instructions a task of `ocean`, 950,000 of a typst print with
/// more items), are not handed out to workers.
const FEW_TASKS: usize = 16;

/// The codes of those warnings.
pub(crate) const OF_THE_WHOLE: &[Code] = &[
    Code::NumberGap,
    Code::DuplicateTask,
    Code::PeriodOutOfOrder,
    Code::MissingQuarter,
    Code::NoPeriod,
    Code::UnknownMinistry,
    Code::ImpossibleDate,
    Code::WeekdayMismatch,
    Code::DateOutsidePeriod,
    Code::DuplicateItem,
    Code::RepeatedItem,
    Code::LowConfidenceJoin,
];

/// All warnings of a document: first those of earlier stages, then those of the whole, then by agenda.
pub(crate) fn all(
    tree: &Tree,
    agendas: &[Agenda],
    notes: Vec<Note>,
    found: Vec<Warning>,
    decision: &Decision,
) -> Vec<Warning> {
    let columns_told = notes.iter().any(|note| note.code == Code::UnknownColumn);
    let mut warnings = notes::warnings(notes, agendas);
    let unknown = "the numbers belong to no known set of agenda items; name it with --administration";
    let doubt = decision.doubt.as_deref().or_else(|| decision.id.is_none().then_some(unknown));
    if let Some(doubt) = doubt.filter(|_| !agendas.is_empty()) {
        warnings.push(warning(Code::UnknownAdministration, None, None, doubt.to_owned()));
    }
    let columns = if columns_told { Vec::new() } else { items::columns(tree, agendas) };
    whole(&mut warnings, tree, agendas, columns, found);
    warnings
}
