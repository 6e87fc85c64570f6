//! Every place inside a paragraph where a line could have been broken, and whether a space stood there.

use crate::random::Random;
use gwaje_wrap::model::features::{COUNT, SPAN, Side, buckets};
use gwaje_wrap::model::symbol::{SPACE, Symbol};

/// One place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Example {
    /// Its features.
    pub(crate) buckets: [u32; COUNT],
    /// Whether a space stood there.
    pub(crate) space: bool,
}

/// Share of the examples whose context is cut short, so that the narrow lines of table cells are learnt too.
const CUT_SHORT: f64 = 0.35;
/// A context that is cut short keeps 1 to this many symbols.
const SHORTEST: usize = 16;

/// The examples of a paragraph. The first symbol, most often a bullet, is not parted from the second.
pub(crate) fn of<'t>(text: &'t [Symbol], random: &'t mut Random) -> impl Iterator<Item = Example> + 't {
    (2..text.len()).filter_map(move |middle| {
        let (left, right) = text.split_at(middle);
        let (space, left) = match left {
            [left @ .., SPACE] => (true, left),
            _ => (false, left),
        };
        let spaces = [left.last(), right.first()].into_iter().flatten().filter(|s| **s == SPACE).count();
        if spaces > 0 || left.len() < 2 {
            return None;
        }
        let (mut before, mut after) = (SPAN, SPAN);
        if random.chance(CUT_SHORT) {
            (before, after) = (1 + random.below(SHORTEST), 1 + random.below(SHORTEST));
        }
        let left = Side::left(trim(left.iter().rev().copied().take(before), left.len() > before));
        let right = Side::right(trim(right.iter().copied().take(after), right.len() > after));
        Some(Example { buckets: buckets(&left, &right), space })
    })
}

/// Takes away a space at the outer end of a context that was cut.
fn trim(text: impl Iterator<Item = Symbol>, cut: bool) -> impl Iterator<Item = Symbol> {
    let mut text = text.peekable();
    std::iter::from_fn(move || {
        let symbol = text.next()?;
        (!cut || symbol != SPACE || text.peek().is_some()).then_some(symbol)
    })
}
