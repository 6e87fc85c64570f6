//! The page to look at beside what was read from it.
