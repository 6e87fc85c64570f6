//! Finding documents: files, folders, archives, patterns, lists of paths. One at a time, so that an archive of any
//! length needs the memory of its largest entry.

use crate::container;
use crate::entry_name::{Kind, kind};
use crate::found::{Found, Unreadable, Visitor, bounded};
use crate::{Error, Limits};
use gwaje_model::FailureCode;
use std::fs::File;
use std::io::BufRead;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Where the walk starts.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    paths: Vec<PathBuf>,
}

impl Inputs {
    /// Files, folders, archives and patterns (`reports/**/*.pdf`), in this order.
    ///
    /// # Errors
    /// [`Error::Usage`] when a path is not there or a pattern matches nothing.
    pub fn new<P: AsRef<Path>>(arguments: impl IntoIterator<Item = P>) -> Result<Self, Error> {
        let mut paths = Vec::new();
        for argument in arguments {
            let argument = argument.as_ref();
            if argument.exists() {
                paths.push(argument.to_owned());
            } else if let Some(pattern) = argument.to_str().filter(|text| text.contains(['*', '?', '['])) {
                paths.extend(matches(pattern)?);
            } else {
                return Err(Error::Usage(format!("{}: no such file or folder", argument.display())));
            }
        }
        Ok(Self { paths })
    }

    /// These as well, without looking whether they are there: one that is not costs itself.
    #[must_use]
    pub fn and(mut self, paths: Vec<PathBuf>) -> Self {
        self.paths.extend(paths);
        self
    }

    /// These files, already found.
    #[must_use]
    pub fn files(paths: Vec<PathBuf>) -> Self {
        Self { paths }
    }

    /// How many documents there are, as far as that can be told without opening an archive.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        self.paths.iter().map(|path| count(path, true)).sum()
    }

    /// The deepest folder that holds everything.
    #[must_use]
    pub fn root(&self) -> PathBuf {
        let folder = |path: &PathBuf| {
            if path.is_dir() { path.clone() } else { path.parent().unwrap_or(Path::new("")).to_owned() }
        };
        let common = |a: PathBuf, b: PathBuf| -> PathBuf {
            a.components().zip(b.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
        };
        self.paths.iter().map(folder).reduce(common).unwrap_or_default()
    }
}

/// Whether a path names an archive.
#[must_use]
pub fn is_archive(path: &Path) -> bool {
    !matches!(kind(&shown(path)), Kind::Document | Kind::Other)
}

fn count(path: &Path, named: bool) -> Option<u64> {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).ok()?.filter_map(Result::ok);
        let inside = entries.filter(|entry| !entry.file_type().is_ok_and(|kind| kind.is_symlink()));
        return inside.map(|entry| count(&entry.path(), false)).sum();
    }
    match kind(&shown(path)) {
        Kind::Document => Some(1),
        Kind::Other => Some(u64::from(named)),
        _ => None,
    }
}

fn matches(pattern: &str) -> Result<Vec<PathBuf>, Error> {
    let found = glob::glob(pattern).map_err(|error| Error::Usage(format!("{pattern}: {error}")))?;
    let paths: Vec<PathBuf> = found.filter_map(Result::ok).collect();
    if paths.is_empty() { Err(Error::Usage(format!("{pattern}: matches nothing"))) } else { Ok(paths) }
}

/// The paths of a manifest, one a line; empty lines are passed over.
///
/// # Errors
/// [`Error::Io`] when it cannot be read.
pub fn manifest(lines: impl BufRead) -> Result<Vec<PathBuf>, Error> {
    let mut paths = Vec::new();
    for line in lines.split(b'\n') {
        let line = line?;
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if !line.trim_ascii().is_empty() {
            paths.push(path_of(line));
        }
    }
    Ok(paths)
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// Hands every document to `visit`, in order of the inputs, folders by name; stops when told to.
pub fn walk(inputs: &Inputs, limits: &Limits, visit: Visitor<'_>) -> ControlFlow<()> {
    for path in &inputs.paths {
        if path.is_dir() {
            folder(path, limits, visit)?;
        } else {
            // A file named by hand is a document whatever it is called.
            file(path, kind(&shown(path)), limits, visit)?;
        }
    }
    ControlFlow::Continue(())
}

/// The path as text. Unix keeps names as bytes, and disks that came from Windows have them in its code page.
#[cfg(unix)]
pub(crate) fn shown(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt;
    crate::entry_name::decode(path.as_os_str().as_bytes())
}

/// The path as text.
#[cfg(not(unix))]
pub(crate) fn shown(path: &Path) -> String {
    crate::entry_name::clean(&path.to_string_lossy())
}

fn folder(path: &Path, limits: &Limits, visit: Visitor<'_>) -> ControlFlow<()> {
    let listed = std::fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match listed {
        Ok(entries) => entries,
        Err(error) => {
            return visit(Found::Unreadable(Unreadable::new(&shown(path), FailureCode::Unreadable, error)));
        }
    };
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folder(&path, limits, visit)?;
        } else if path.is_file() {
            match kind(&shown(&path)) {
                Kind::Other => visit(Found::Other(shown(&path)))?,
                kind => file(&path, kind, limits, visit)?,
            }
        } else {
            // A pipe, a device, or a link that leads to no file.
            visit(Found::Other(shown(&path)))?;
        }
    }
    ControlFlow::Continue(())
}

fn file(path: &Path, kind: Kind, limits: &Limits, visit: Visitor<'_>) -> ControlFlow<()> {
    let name = shown(path);
    let opened = match File::open(path) {
        Ok(opened) => opened,
        Err(error) => {
            return visit(Found::Unreadable(Unreadable::new(&name, FailureCode::Unreadable, error)));
        }
    };
    match kind {
        Kind::Document | Kind::Other => visit(bounded(&name, opened, None, limits)),
        archive => container::open(archive, opened, &name, limits, visit),
    }
}

#[cfg(test)]
mod tests {
    use super::{Inputs, manifest, walk};
    use crate::{Found, Limits};
    use std::ops::ControlFlow;
    use std::path::Path;

    fn found(inputs: &Inputs) -> Vec<String> {
        let mut names = Vec::new();
        let _ = walk(inputs, &Limits::default(), &mut |found| {
            names.push(match found {
                Found::Source(source) => source.path,
                Found::Unreadable(what) => format!("{} {}", what.failure.code, what.path),
                Found::Other(path) => format!("other {path}"),
            });
            ControlFlow::Continue(())
        });
        names
    }

    #[test]
    fn folders_are_walked_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in ["b/2.pdf", "b/1.PDF", "a/보고.txt", "a/notes.doc", "c.pdf"] {
            std::fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            std::fs::write(root.join(path), path).unwrap();
        }
        let at = root.display().to_string();
        let names: Vec<String> =
            found(&Inputs::new([&at]).unwrap()).iter().map(|name| name.replace(&at, "")).collect();
        let expected = ["other /a/notes.doc", "/a/보고.txt", "/b/1.PDF", "/b/2.pdf", "/c.pdf"];
        assert_eq!(names, expected);
    }

    #[test]
    fn patterns_and_manifests_name_files() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.pdf", "b.pdf", "c.txt"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let pattern = folder.path().join("*.pdf").display().to_string();
        assert_eq!(found(&Inputs::new([&pattern]).unwrap()).len(), 2);
        assert!(Inputs::new(["/no/such/file.pdf"]).is_err());
        let lines = manifest("\u{feff}a.pdf\r\n\n b c.pdf\n".as_bytes()).unwrap();
        assert_eq!(lines, [Path::new("a.pdf"), Path::new(" b c.pdf")]);
        let gone = Inputs::default().and(vec![folder.path().join("gone.pdf")]);
        assert!(found(&gone)[0].starts_with("unreadable "), "{:?}", found(&gone));
    }
}
