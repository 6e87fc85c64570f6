//! Clues from the room at the end of the line before.

use super::clue::Clue;
use super::evidence::Clues;
use super::view::View;
use crate::column_style::{self, Ground};
use crate::ragged::Measure;
use gwaje_forms::ending;

/// Room, in em, that counts as much although a long word would not have fitted into it.
const MUCH: f32 = 3.0;

pub(super) fn notice(view: &View<'_>, clues: &mut Clues) {
    match view.style.ground {
        Ground::Prose => prose(view, clues),
        Ground::Flattened => {
            let short = view.style.measure.spare(view.previous, view.line) >= 0.0;
            clues.add_if(short && ending::sentence(&view.tail), Clue::SentenceEndedShort);
        }
        Ground::Flowing | Ground::Table => placed(view, clues),
    }
}

/// Whether the line before was full: the first word would not have fitted, and little room was left.
pub(super) fn is_full(view: &View<'_>) -> bool {
    match view.style.ground {
        Ground::Flattened => false,
        Ground::Prose => view.style.measure.spare(view.previous, view.line) < 0.0,
        Ground::Flowing | Ground::Table => {
            let left = view.room.unwrap_or_default() / view.em();
            left <= MUCH && view.spare.is_some_and(|spare| spare < 0.2)
        }
    }
}

fn placed(view: &View<'_>, clues: &mut Clues) {
    let Some(spare) = view.spare else { return };
    let left = view.room.unwrap_or_default() / view.em();
    let labels = view.style.labels(view.em());
    let centred = column_style::centred(view.previous) && column_style::centred(view.line);
    clues.add_if(centred, Clue::BothCentred);
    clues.add(match spare {
        s if labels && s < 0.2 => Clue::LabelNoRoom,
        _ if labels => Clue::LabelFits,
        s if s < 0.2 && left > MUCH && view.style.filled => Clue::LongWordFilled,
        s if s < 0.2 && left > MUCH => Clue::LongWord,
        s if s < 0.2 => Clue::NoRoom,
        s if s < 1.0 => Clue::FitsTightly,
        s if s < 3.0 => Clue::Fits1,
        s if s < 8.0 => Clue::Fits3,
        _ => Clue::Fits8,
    });
}

fn prose(view: &View<'_>, clues: &mut Clues) {
    let measure = &view.style.measure;
    if Measure::few(view.lines.len()) {
        return clues.add_if(!column_style::is_sure(view.line), Clue::FewLines);
    }
    let spare = measure.spare(view.previous, view.line);
    clues.add(match spare {
        s if measure.to_the_syllable && s < 0.0 => Clue::FilledNoRoom,
        _ if measure.to_the_syllable => Clue::FilledFits,
        s if s < 0.0 => Clue::ProseNoRoom,
        s if s < 2.0 => Clue::ProseFits,
        s if s < 6.0 => Clue::ProseFits2,
        _ => Clue::ProseFits6,
    });
}
