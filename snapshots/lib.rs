//! Test-only package: what the tests over whole documents share.

mod gold;
mod mutant;
mod printed;
pub mod property;
mod random;
mod repeated;

pub use gold::compare;
pub use mutant::{Difference, Kind, Verdict, altered, mutant, rewritten, verdict};
pub use printed::{ItemLine, Press, Printed, ReadBack, printed, read_back};
pub use repeated::repeated;

use std::path::{Path, PathBuf};

/// The top folder of the repository.
#[must_use]
pub fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}
