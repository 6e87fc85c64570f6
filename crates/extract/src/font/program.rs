//! The program that a font brings, inflated once for all that is asked of it, and not kept.

use super::advances::Advances;
use super::load::{PROGRAMS, descendant_of, descriptor_of};
use crate::Limits;
use crate::inflate::Budget;
use hayro_syntax::object::{Dict, Stream};
use skrifa::FontRef;

/// What is known of a font's program.
#[derive(Default)]
pub(super) struct Program {
    /// Whether it decodes without damage and begins as programs of its kind do; the engine puts another in the place of one that does not.
    pub(super) sound: bool,
    /// The advances of its glyphs, where it is a sound TrueType program.
    pub(super) advances: Option<Advances>,
}

impl Program {
    /// The program of a font; unsound where it brings none.
    pub(super) fn new(dict: &Dict<'_>, limits: &Limits) -> Self {
        let descendant = descendant_of(dict);
        let font = descendant.as_ref().unwrap_or(dict);
        let descriptor = descriptor_of(font);
        let sound = |key: &&[u8]| {
            let program = descriptor.get::<Stream<'_>>(key)?;
            let mut budget = Budget::new(limits);
            let data = budget.decode(&program, limits.font_bytes).ok().flatten()?;
            let tables = || FontRef::new(&data).ok();
            let begins = match *key {
                b"FontFile" => data.starts_with(b"%!") || data.starts_with(b"\x80"),
                // A bare Compact Font Format program, or tables as in TrueType.
                _ => *key == b"FontFile3" && data.starts_with(b"\x01\x00") || tables().is_some(),
            };
            let advances = || tables().and_then(|tables| Advances::new(&tables, font, limits));
            (begins && !budget.damaged).then(|| Self { sound: true, advances: advances() })
        };
        PROGRAMS.iter().find_map(sound).unwrap_or_default()
    }
}
