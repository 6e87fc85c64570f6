//! How good a model is on breaks whose truth is known.

use anyhow::{Context, Result};
use gwaje_wrap::model::features::{COUNT, Side, buckets};
use gwaje_wrap::model::symbol::symbol;
use std::path::Path;

/// Accuracy, Brier score and number of the rows `left TAB right TAB space|none` of a file, scored by a function of the
/// buckets.
pub(crate) fn rows(path: &Path, score: impl Fn(&[u32; COUNT]) -> f32) -> Result<(f64, f64, usize)> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let (mut right_ones, mut brier, mut count) = (0_usize, 0.0, 0_usize);
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (Some(left), Some(right), Some(truth)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let space = f64::from(u8::from(truth == "space"));
        let left = Side::left(left.chars().rev().map(symbol));
        let z = f64::from(score(&buckets(&left, &Side::right(right.chars().map(symbol)))));
        right_ones += usize::from((z > 0.0) == (space > 0.5));
        brier += (1.0 / (1.0 + (-z).exp()) - space).powi(2);
        count += 1;
    }
    let of = count.max(1) as f64;
    Ok((right_ones as f64 / of, brier / of, count))
}
