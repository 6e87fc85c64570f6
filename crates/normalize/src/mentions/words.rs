//! Where a Korean word ends: particles and the nouns that may follow a name without a space.

/// Particles that follow a noun.
const PARTICLES: &[&str] = &[
    "으로부터",
    "로부터",
    "에서",
    "에게",
    "까지",
    "부터",
    "으로",
    "보다",
    "처럼",
    "마다",
    "이며",
    "이고",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
    "씩",
    "당",
    "등",
];

/// Whether a noun may end before `rest`: at anything but a letter or figure, or before a particle that ends so.
pub(super) fn ends_before(rest: &str) -> bool {
    let ends = |rest: &str| rest.chars().next().is_none_or(|c| !c.is_alphanumeric());
    ends(rest) || PARTICLES.iter().any(|particle| rest.strip_prefix(particle).is_some_and(ends))
}

/// Whether a word may begin after `before`.
pub(super) fn begins_after(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| !c.is_alphanumeric())
}
