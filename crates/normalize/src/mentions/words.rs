//! Where a Korean word ends: particles and the nouns that may follow a name without a space.

use gwaje_forms::ending::PARTICLES;
use gwaje_forms::letter::is_letter_or_figure;

/// What follows a noun in a report besides the particles of every noun.
const MORE: &[&str] = &["으로부터", "로부터", "보다", "처럼", "마다", "씩", "당", "등"];

/// Whether a noun may end before `rest`: at anything but a letter or figure, or before a particle that ends so.
pub(super) fn ends_before(rest: &str) -> bool {
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !is_letter_or_figure(c));
    ends(rest) || PARTICLES.iter().chain(MORE).any(|particle| rest.strip_prefix(particle).is_some_and(ends))
}

/// Whether a word may begin after `before`.
pub(super) fn begins_after(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !is_letter_or_figure(c))
}
