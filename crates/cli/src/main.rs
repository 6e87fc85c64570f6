//! The `gwaje` command.

fn main() {}
