//! Two wordings in one text, so that a reader sees what changed.
//!
//! Words (어절) are compared first and, inside a word that stayed alike, Hangul syllables and whole numbers.

use crate::likeness::{SAME_ITEM, similarity};
use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of an edited text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Piece {
    /// Where it stands.
    pub kind: PieceKind,
    /// The words.
    pub text: String,
}

/// Where a stretch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// In both texts.
    Same,
    /// Only in the old text.
    Removed,
    /// Only in the new text.
    Added,
}

/// Both texts in one.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive(' ').collect(), new.split_inclusive(' ').collect());
    let mut found = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let gone: String = a.get(op.old_range()).unwrap_or_default().concat();
        let come: String = b.get(op.new_range()).unwrap_or_default().concat();
        match op.tag() {
            DiffTag::Equal => push(&mut found, PieceKind::Same, &gone),
            DiffTag::Replace => inside(&gone, &come, &mut found),
            DiffTag::Delete | DiffTag::Insert => {
                push(&mut found, PieceKind::Removed, &gone);
                push(&mut found, PieceKind::Added, &come);
            }
        }
    }
    found
}

/// The change inside words that stayed alike; words that did not are replaced whole.
fn inside(old: &str, new: &str, found: &mut Vec<Piece>) {
    if similarity(old, new) < SAME_ITEM / 2.0 {
        // The space after both belongs to neither.
        let (gone, come, space) = match (old.strip_suffix(' '), new.strip_suffix(' ')) {
            (Some(gone), Some(come)) => (gone, come, " "),
            _ => (old, new, ""),
        };
        push(found, PieceKind::Removed, gone);
        push(found, PieceKind::Added, come);
        push(found, PieceKind::Same, space);
        return;
    }
    let (a, b) = (units(old), units(new));
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let gone = a.get(op.old_range()).unwrap_or_default().concat();
        let come = b.get(op.new_range()).unwrap_or_default().concat();
        if op.tag() == DiffTag::Equal {
            push(found, PieceKind::Same, &gone);
        } else {
            push(found, PieceKind::Removed, &gone);
            push(found, PieceKind::Added, &come);
        }
    }
}

/// Numbers with their points and commas (`10.27`, `4,200`) and Latin words whole, everything else character by
/// character.
fn units(text: &str) -> Vec<&str> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let class = |at: usize, c: char| match c {
        '0'..='9' => 1,
        '.' | ',' if at > 0 && digit(at - 1) && digit(at + 1) => 1,
        c if c.is_ascii_alphabetic() => 2,
        _ => 0,
    };
    let mut units = Vec::new();
    let (mut start, mut last) = (0, 0);
    for (at, (byte, c)) in chars.iter().enumerate() {
        let this = class(at, *c);
        if at > 0 && (this == 0 || this != last) {
            units.extend(text.get(start..*byte));
            start = *byte;
        }
        last = this;
    }
    units.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    units
}

fn push(found: &mut Vec<Piece>, kind: PieceKind, text: &str) {
    if text.is_empty() {
        return;
    }
    match found.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => found.push(Piece { kind, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{PieceKind, pieces};
    use proptest::prelude::*;

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: super::Piece| match piece.kind {
            PieceKind::Same => piece.text,
            PieceKind::Removed => format!("[-{}]", piece.text),
            PieceKind::Added => format!("[+{}]", piece.text),
        };
        pieces(old, new).into_iter().map(piece).collect()
    }

    #[test]
    fn edits_are_shown_by_word_and_inside_words() {
        for (old, new, expected) in [
            ("수소충전소 10개소 구축", "수소충전소 120개소 구축", "수소충전소 [-10][+120]개소 구축"),
            ("협약을 체결", "협약 체결", "협약[-을] 체결"),
            ("협약 체결", "협약 체결 완료", "협약 체결[+ 완료]"),
            ("계획 수립 완료", "계획 발표 완료", "계획 [-수립][+발표] 완료"),
            ("점검(10.4~10.27)", "점검(10.4~11.3)", "점검(10.4~[-10.27][+11.3])"),
            ("1,200톤 수거", "1,250톤 수거.", "[-1,200][+1,250]톤 수거[+.]"),
            ("같은 글", "같은 글", "같은 글"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    proptest! {
        #[test]
        fn the_pieces_make_both_texts(old in "[가나다1-3a-b ]{0,30}", new in "[가나다1-3a-b ]{0,30}") {
            let text = |without: PieceKind| -> String {
                pieces(&old, &new).iter().filter(|p| p.kind != without).map(|p| p.text.as_str()).collect()
            };
            prop_assert_eq!(text(PieceKind::Added), old.clone());
            prop_assert_eq!(text(PieceKind::Removed), new.clone());
        }
    }
}
