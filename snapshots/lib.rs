//! Test-only package; see `tidy.rs` and `corpus.rs`.
