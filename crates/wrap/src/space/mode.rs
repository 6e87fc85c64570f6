//! How often the lines of one column are broken at a space.
//!
//! Hangul breaks a paragraph between words or anywhere, and authors squeeze lines until they end at words; the share of
//! breaks at spaces runs from 0.3 to 1. It is not known beforehand, so every share on a grid is tried and weighted by
//! how well it explains all breaks of the column.

/// Shares of breaks at spaces that are tried.
const SHARES: [f32; 15] =
    [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.975, 0.99, 0.996, 0.999, 0.9997];

/// For each break of a column, given as log likelihood ratio of a space by all other evidence: the log-odds that the
/// column adds.
pub(super) fn evidence(ratios: &[f32]) -> Vec<f32> {
    let weights = weights(ratios);
    ratios
        .iter()
        .map(|ratio| {
            let ratio = ratio.clamp(-30.0, 30.0);
            let likely: f32 = weights.iter().map(|(share, weight)| weight * posterior(*share, ratio)).sum();
            logit(likely.clamp(1e-7, 1.0 - 1e-7)) - ratio
        })
        .collect()
}

/// The shares and how probable each is.
fn weights(ratios: &[f32]) -> Vec<(f32, f32)> {
    let odds: Vec<f32> = ratios.iter().map(|ratio| ratio.exp()).collect();
    let fit = |share: f32| odds.iter().map(|odds| f64::from(share * odds + 1.0 - share).ln()).sum::<f64>();
    let fits: Vec<(f32, f64)> = SHARES.iter().map(|share| (*share, fit(*share))).collect();
    let best = fits.iter().map(|(_, fit)| *fit).fold(f64::NEG_INFINITY, f64::max);
    let total: f64 = fits.iter().map(|(_, fit)| (fit - best).exp()).sum();
    fits.into_iter().map(|(share, fit)| (share, ((fit - best).exp() / total) as f32)).collect()
}

fn posterior(share: f32, ratio: f32) -> f32 {
    1.0 / (1.0 + (-logit(share) - ratio).exp())
}

pub(super) fn logit(share: f32) -> f32 {
    (share / (1.0 - share)).ln()
}
