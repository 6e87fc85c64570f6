//! Reading a document from a file or from standard input.

use anyhow::Context as _;
use std::io::Read as _;
use std::path::Path;

/// No report is near this size; more is refused before it fills the memory.
const MAX_BYTES: u64 = 1 << 30;

/// The bytes of `path`, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let label = path.display();
    if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .context("cannot read standard input")?;
    } else {
        let file = std::fs::File::open(path).with_context(|| format!("cannot open {label}"))?;
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {label}"))?;
    }
    anyhow::ensure!(bytes.len() as u64 <= MAX_BYTES, "error[limit_size] {label}: larger than 1 GiB");
    Ok(bytes)
}

/// What a document is called in its records and in messages.
pub(crate) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "stdin".to_owned() } else { path.to_string_lossy().into_owned() }
}
