//! Where a document goes on from page to page, and where it is interrupted: at a page without text, and where the
//! printed page numbers jump.

use crate::sheet::Sheet;
use crate::stitch::SheetFacts;
use crate::zone::ZONE;
use gwaje_model::{Code, Note, Place, Rect};

/// A row that the page end cuts leaves less room than this above the foot of the page (points): a line that did not fit
/// and two that are kept together overleaf.
const ROOM: f32 = 48.0;
/// Pages whose heights differ by less than this are of one size (points).
const SAME_SIZE: f32 = 2.0;
/// Page numbers of a document stand at the same height to within this many points.
const SAME_HEIGHT: f32 = 4.0;

/// What each logical page tells those who join its text to that of its neighbours. `furniture` are the notes of what was
/// left out at the margins of the pages.
pub(crate) fn facts(sheets: &[Sheet], furniture: &[Note], notes: &mut Vec<Note>) -> Vec<SheetFacts> {
    let margins = margins(sheets.len(), furniture);
    let bottoms: Vec<(f32, f32)> = sheets.iter().map(|sheet| (sheet.height, sheet.bottom())).collect();
    let mut facts = Vec::with_capacity(sheets.len());
    let mut blank = false;
    for (index, (sheet, margin)) in sheets.iter().zip(&margins).enumerate() {
        let before = index.checked_sub(1).and_then(|before| margins.get(before));
        let missing = before.and_then(|before| jump(before, margin));
        notes.extend(missing.map(|pages| missing_pages(pages, index)));
        facts.push(SheetFacts {
            index,
            foot: foot(&bottoms, sheet.height),
            behind_gap: blank || missing.is_some(),
        });
        blank = sheet.pieces.is_empty();
        // Of a page without a letter `extract` has told.
        if blank && margin.iter().any(|note| note.text.contains(char::is_alphabetic)) {
            let text = "the page has no text but what stands at its margins".to_owned();
            notes.push(Note { code: Code::PageWithoutText, place: Some(page(index).into()), text });
        }
    }
    facts
}

/// The notes of what stood at the margins of each logical page.
fn margins(sheets: usize, furniture: &[Note]) -> Vec<Vec<&Note>> {
    let mut margins: Vec<Vec<&Note>> = vec![Vec::new(); sheets];
    for note in furniture {
        let sheet = note.place.and_then(|place| place.page()?.checked_sub(1));
        if let Some(margin) = sheet.and_then(|sheet| margins.get_mut(sheet as usize)) {
            margin.push(note);
        }
    }
    margins
}

/// From where on a table has ended at the foot of a page: the lowest text or table on pages of this height, furniture
/// aside, less the room that a cut row may leave. `bottoms` are the heights of all pages and where they end.
fn foot(bottoms: &[(f32, f32)], height: f32) -> f32 {
    let alike = bottoms.iter().filter(|(other, _)| (other - height).abs() < SAME_SIZE);
    alike.map(|(_, bottom)| *bottom).fold(0.0, f32::max).min((1.0 - ZONE) * height) - ROOM
}

/// The first and the last of the printed pages that are missing between two logical pages.
fn jump(before: &[&Note], after: &[&Note]) -> Option<(u32, u32)> {
    let steps = before.iter().filter_map(|a| printed_number(a)).flat_map(|a| {
        let same =
            move |b: &&Note| printed_number(b).filter(|b| b.1 == a.1 && (b.2 - a.2).abs() < SAME_HEIGHT);
        after.iter().filter_map(same).map(move |b| (a.0, b.0))
    });
    let mut jump = None;
    for (a, b) in steps {
        if b <= a + 1 {
            return None;
        }
        jump = Some((a + 1, b - 1));
    }
    jump
}

/// The number of a page as printed, its form with the number left out, and its height on the page.
fn printed_number(note: &Note) -> Option<(u32, String, f32)> {
    if note.code != Code::PageNumberRemoved {
        return None;
    }
    let digits: String =
        note.text.chars().skip_while(|ch| !ch.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    let form = note.text.replacen(&digits, "", 1).split_whitespace().collect();
    Some((digits.parse().ok()?, form, note.place?.bbox().y1))
}

fn missing_pages((first, last): (u32, u32), index: usize) -> Note {
    let which =
        if first == last { format!("page {first} is") } else { format!("pages {first} to {last} are") };
    let text = format!("by the printed page numbers {which} missing before this page");
    Note { code: Code::PageMissing, place: Some(page(index).into()), text }
}

/// A logical page as a place.
fn page(index: usize) -> Place {
    Place { page: u32::try_from(index + 1).unwrap_or(u32::MAX), bbox: Rect::default() }
}
