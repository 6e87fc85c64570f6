//! Classes of characters, written once: their members, and whether a character is one.
//!
//! A match on characters is a few comparisons, where a search through a text is many, and marks are asked for all over.

/// A class with a constant that holds all of it, `NAME: '…' '…' is_one`, or only with the question, `fn is_one: '…' '…'`.
macro_rules! class {
    ($(#[$of_all:meta])* $all:ident: $($mark:literal)+ $(#[$of_one:meta])* $is_one:ident) => {
        $(#[$of_all])*
        pub const $all: &str = concat!($($mark),+);

        $(#[$of_one])*
        #[must_use]
        pub const fn $is_one(c: char) -> bool {
            matches!(c, $($mark)|+)
        }
    };
    ($(#[$of_one:meta])* fn $is_one:ident: $($mark:literal)+) => {
        $(#[$of_one])*
        const fn $is_one(c: char) -> bool {
            matches!(c, $($mark)|+)
        }
    };
}
