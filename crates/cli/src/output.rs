//! Writing to stdout or, whole or not at all, to a file.

use crate::inside;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Lets `write` fill stdout, or the file at `path`: it appears complete or not at all. For a confined process, which writes no
/// files, the one that watches it does that.
pub(crate) fn write(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(path) = path.filter(|_| !inside::is_inside()) else {
        let mut out = BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        out.flush()?;
        inside::wrote();
        return Ok(());
    };
    gwaje_emit::write_whole(path, |out| write(out))
}

/// Whether the reader of our output went away (`gwaje … | head`), which is no failure.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}
