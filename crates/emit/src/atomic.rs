//! Files that are there whole or not at all: written under another name in the same folder, flushed to the disk, then
//! renamed.

use crate::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Prefix of the files that are not finished.
pub(crate) const UNFINISHED: &str = ".gwaje-part-";

/// Writes a file in one step: whoever looks sees the old one or the new one, never a part.
///
/// # Errors
/// Those of `write`, and [`Error::File`] when the folder cannot be written; the old file stays as it was.
pub fn write_whole<E: From<Error>>(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    // A link stays one, as with `cp`: what it leads to is replaced.
    let led = path.is_symlink().then(|| led_to(path));
    let path = led.as_deref().unwrap_or(path);
    let failed = |error: io::Error| Error::File(path.to_owned(), error);
    if std::fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        // A device or pipe is written to, not replaced.
        let mut out = BufWriter::new(File::options().write(true).open(path).map_err(failed)?);
        write(&mut out)?;
        return Ok(out.flush().map_err(failed)?);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let (file, name) = builder.tempfile_in(folder).map_err(failed)?.into_parts();
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out)?;
    out.flush().and_then(|()| out.get_ref().sync_all()).map_err(failed)?;
    name.persist(path).map_err(|error| failed(error.error))?;
    Ok(sync_folder(folder).map_err(failed)?)
}

/// Where a link leads in the end; to where it would be made, if there is nothing.
fn led_to(link: &Path) -> PathBuf {
    std::fs::canonicalize(link)
        .or_else(|_| std::fs::read_link(link).map(|to| link.parent().unwrap_or(Path::new("")).join(to)))
        .unwrap_or_else(|_| link.to_owned())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::write_whole;
    use crate::Error;
    use std::io::Write;

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (link, to) = (folder.path().join("link"), folder.path().join("to.csv"));
        std::os::unix::fs::symlink("to.csv", &link).unwrap();
        for text in [&b"old"[..], b"new"] {
            write_whole(&link, |out| out.write_all(text).map_err(Error::from)).unwrap();
            assert!(link.is_symlink());
            assert_eq!(std::fs::read(&to).unwrap(), text);
        }
    }

    #[test]
    fn a_failed_write_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write_whole(&path, |out| out.write_all(b"old").map_err(Error::from)).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"new")?;
            Err(Error::Store("no".to_owned()))
        });
        assert!(failed.is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
