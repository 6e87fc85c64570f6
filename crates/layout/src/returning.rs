//! What returns at the same height in the margins of most pages: page after page the same head or foot.

use crate::zone::in_head;
use gwaje_forms::letter::is_letter;
use gwaje_forms::page_number::page_number;
use gwaje_model::Rect;
use std::collections::BTreeMap;

/// A running head returns at the same height to within this many points.
pub(crate) const SAME_HEIGHT: f32 = 4.0;
/// Text on at least this share of the pages, and on two, is a running head; on fewer it may be a title.
const SHARE: f32 = 0.5;
/// Fewer letters than this beside a page number are part of it.
const LETTERS: usize = 4;

/// The texts that return at the same height on most pages: by their shape, the heights.
#[derive(Default)]
pub(crate) struct Returning(BTreeMap<String, Vec<f32>>);

impl Returning {
    /// Those among what `found` gives of each page: its height, and the boxes and shapes of what stands in its margins.
    pub(crate) fn among<P>(pages: &[P], found: impl Fn(&P) -> (f32, Vec<(Rect, String)>)) -> Self {
        let mut seen: BTreeMap<String, Vec<f32>> = BTreeMap::new();
        for (height, here) in pages.iter().map(found) {
            for (bbox, shape) in here {
                seen.entry(shape).or_default().push(depth(bbox, height));
            }
        }
        let least = ((pages.len() as f32 * SHARE).ceil() as usize).max(2);
        seen.retain(|_, heights| {
            let same = |y: &f32| heights.iter().filter(|other| (*other - y).abs() <= SAME_HEIGHT).count();
            heights.iter().any(|y| same(y) >= least)
        });
        Self(seen)
    }

    /// Whether a text of this shape returns where this one stands.
    pub(crate) fn has(&self, shape: &str, bbox: Rect, height: f32) -> bool {
        let here = depth(bbox, height);
        self.0.get(shape).is_some_and(|heights| heights.iter().any(|y| (y - here).abs() <= SAME_HEIGHT))
    }

    /// Whether nothing returns.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How far something stands from the edge of its page, below 0 from the lower one.
fn depth(bbox: Rect, height: f32) -> f32 {
    if in_head(bbox, height) { bbox.y1 } else { bbox.y1 - height }
}

/// The text with its numbers made alike, so that "3쪽" and "14쪽" are the same head, and without the page number at its
/// one end or the other, as heads of left and right pages have it.
pub(crate) fn shape(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let number = |word: Option<&&str>| word.is_some_and(|word| page_number(word).is_some());
    let from = usize::from(number(words.first()));
    let to = words.len() - usize::from(number(words.last()));
    let bare = words.get(from..to).map(<[_]>::concat).unwrap_or_default();
    let letters = bare.chars().filter(|c| is_letter(*c)).count();
    let kept = if letters < LETTERS { squeezed(text) } else { bare };
    let mut shape = String::with_capacity(kept.len());
    for ch in kept.chars().map(|ch| if ch.is_ascii_digit() { '0' } else { ch }) {
        if ch != '0' || !shape.ends_with('0') {
            shape.push(ch);
        }
    }
    shape
}

/// The text without blanks.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
