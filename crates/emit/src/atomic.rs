//! Files that are there whole or not at all: written under another name in the same folder, flushed to the disk, then
//! renamed.

use crate::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Prefix of the files that are not finished.
pub(crate) const UNFINISHED: &str = ".gwaje-part-";

/// Writes a file in one step: whoever looks sees the old one or the new one, never a part.
///
/// # Errors
/// Those of `write`, and [`Error::Io`] when the folder cannot be written; the old file stays as it was.
pub fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), Error>,
) -> Result<(), Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let (file, name) = builder.tempfile_in(folder)?.into_parts();
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out)?;
    out.flush()?;
    out.get_ref().sync_all()?;
    name.persist(path).map_err(|error| Error::Io(error.error))?;
    sync_folder(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write_whole;
    use crate::Error;
    use std::io::Write;

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write_whole(&path, |out| Ok(out.write_all(b"old")?)).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"new")?;
            Err(Error::Store("no".to_owned()))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
