//! A space set or taken away between two letters of an item.

use crate::correction::Change;
use crate::find::Stale;
use gwaje_model::{By, Item, Join, With};

/// What a person saw is as sure as can be.
pub(crate) const CERTAIN: f32 = 1.0;

/// Where a text, white space left out, has so many letters before: the offsets of the last of them and of the next one.
pub(crate) fn gap(text: &[char], letters: u32) -> Option<(usize, usize)> {
    let mut places = text.iter().enumerate().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| at);
    let before = places.by_ref().nth((letters as usize).checked_sub(1)?)?;
    Some((before, places.next()?))
}

/// What a person says who puts `with` where two lines of an item were joined at `at`; `None` where nothing stands before
/// or after.
#[must_use]
pub fn settled(text: &str, at: u32, with: With) -> Option<Change> {
    let text: Vec<char> = text.chars().collect();
    let letters = letters_before(&text, at);
    let [left, right] = words(&text, gap(&text, letters)?);
    Some(Change::Join { letters, left, right, with })
}

/// The words, or parts of one, on both sides of where two lines were joined.
pub(crate) fn around(text: &str, at: u32) -> Option<[String; 2]> {
    let text: Vec<char> = text.chars().collect();
    Some(words(&text, gap(&text, letters_before(&text, at))?))
}

fn letters_before(text: &[char], at: u32) -> u32 {
    text.iter().take(at as usize).filter(|c| !c.is_whitespace()).count() as u32
}

/// The words, or parts of one, on both sides of a gap.
fn words(text: &[char], (before, after): (usize, usize)) -> [String; 2] {
    let left = text.get(..=before).unwrap_or_default();
    let start = left.iter().rposition(|c| c.is_whitespace()).map_or(0, |at| at + 1);
    let right = text.get(after..).unwrap_or_default();
    let end = right.iter().position(|c| c.is_whitespace()).unwrap_or(right.len());
    [left.get(start..), right.get(..end)].map(|part| part.unwrap_or_default().iter().collect())
}

/// Puts `with` between two letters.
pub(crate) fn set(item: &mut Item, letters: u32, sides: [&str; 2], with: With) -> Result<(), Stale> {
    let text: Vec<char> = item.text.chars().collect();
    let (before, after) = gap(&text, letters).ok_or(Stale::Differs("the text is shorter"))?;
    let own: [String; 2] = [text.get(..=before), text.get(after..)]
        .map(|part| part.unwrap_or_default().iter().filter(|c| !c.is_whitespace()).collect());
    let [left, right] = sides.map(crate::find::letters);
    let [own_left, own_right] = own;
    if !own_left.ends_with(&left) || !own_right.starts_with(&right) {
        return Err(Stale::Differs("other words stand there"));
    }
    put(item, &text, (before, after), Join { at: 0, with, by: By::Person, confidence: CERTAIN });
    Ok(())
}

/// Puts a join in the place of the one at its offset.
pub(crate) fn replace(item: &mut Item, join: Join) {
    let text: Vec<char> = item.text.chars().collect();
    if let Some(letters) = gap(&text, letters_before(&text, join.at)) {
        put(item, &text, letters, join);
    }
}

/// Puts a join between two letters of a text; where it stands follows from them.
fn put(item: &mut Item, text: &[char], (before, after): (usize, usize), join: Join) {
    let space: &[char] = if join.with == With::Space { &[' '] } else { &[] };
    let head = text.get(..=before).unwrap_or_default();
    let tail = text.get(after..).unwrap_or_default();
    item.text = [head, space, tail].concat().iter().collect();
    let shift = space.len() as i64 - (after - before - 1) as i64;
    let at = before as u32 + 1;
    item.joins.retain(|join| (join.at as usize) <= before || (join.at as usize) > after);
    for join in item.joins.iter_mut().filter(|join| join.at as usize > after) {
        join.at = u32::try_from(i64::from(join.at) + shift).unwrap_or_default();
    }
    item.joins.push(Join { at, ..join });
    item.joins.sort_by_key(|join| join.at);
}
