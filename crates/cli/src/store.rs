//! The database a word of the command line names.

use crate::failure::usage;
use gwaje_emit::Target;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// The database, if it is an address or a file of SQLite; `None` for other files.
///
/// # Errors
/// When it is an address nobody knows.
pub(crate) fn named(source: &str) -> anyhow::Result<Option<Target>> {
    if is_sqlite(Path::new(source)) {
        return Ok(Some(format!("sqlite:{source}").parse()?));
    }
    let is_address = !Path::new(source).exists() && source.contains(':');
    is_address.then(|| source.parse::<Target>().map_err(usage)).transpose()
}

/// Whether a file begins as those of SQLite do.
fn is_sqlite(path: &Path) -> bool {
    let mut head = [0; 15];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"SQLite format 3"
}
