//! Lengths as pages have them: a matrix may say any number, and `f32` is infinite where `f64` is not yet.

/// Nothing stands farther from the origin or is larger, in points: a page of 200,000 units of 1,000 points reaches to 2e8. What does is off
/// every page, and stays so; sums of such lengths are numbers still.
const FARTHEST: f64 = 1e9;

/// A length within reach; one that is no number is as far away as can be.
pub(crate) fn within(length: f64) -> f32 {
    if length.is_nan() { FARTHEST as f32 } else { length.clamp(-FARTHEST, FARTHEST) as f32 }
}
