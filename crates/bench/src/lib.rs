//! Benchmarks of every stage: `cargo bench -p gwaje-bench`.
