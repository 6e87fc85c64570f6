//! Reading a document from a file or from standard input.

use crate::failure::about;
use gwaje_model::{Failure, FailureCode};
use std::io::Read as _;
use std::path::Path;

/// No report is near this size; more is refused before it fills the memory.
const MAX_BYTES: u64 = 1 << 30;

/// The bytes of `path`, or of standard input for `-`.
///
/// # Errors
/// When it cannot be read or is too large.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let fail = |code, message: &dyn std::fmt::Display| about(&name(path), Failure::new(code, message));
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| {
        // What is not there was asked for wrongly; what is there and cannot be read is no fault of the command line.
        let code = match error.kind() {
            std::io::ErrorKind::NotFound => FailureCode::Usage,
            std::io::ErrorKind::OutOfMemory => FailureCode::LimitMemory,
            _ => FailureCode::Unreadable,
        };
        fail(code, &error)
    })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(fail(FailureCode::LimitSize, &"larger than 1 GiB"));
    }
    Ok(bytes)
}

/// What a document is called in its records and in messages.
pub(crate) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { path.to_string_lossy().into_owned() }
}
