//! Finding documents: files, folders, archives, patterns, lists of paths. One at a time, so that an archive of any
//! length needs the memory of its largest entry.

use crate::container;
use crate::entry_name::{Kind, kind};
use crate::found::{Found, Source, Unreadable, Visitor, bounded};
use crate::manifest::Manifest;
use crate::path_key::{key, shown};
use crate::told::Told;
use crate::{Error, Limits};
use gwaje_model::FailureCode;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Where the walk starts.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    paths: Vec<PathBuf>,
    manifest: Manifest,
    /// What the manifest lists inside of folders and archives that are walked anyway, by their keys.
    inside: BTreeMap<String, PathBuf>,
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
        Ok(Self { paths, ..Self::default() })
    }

    /// Those of a manifest as well, without looking whether they are there: one that is not costs itself.
    ///
    /// # Errors
    /// [`Error::Usage`] when it lists an entry of an archive that is not given as a whole.
    pub fn and(mut self, manifest: Manifest) -> Result<Self, Error> {
        let keys = |paths: &[PathBuf]| paths.iter().map(|path| key(&shown(path))).collect::<BTreeSet<_>>();
        let (given, listed) = (keys(&self.paths), keys(&manifest.paths));
        for path in &manifest.paths {
            let own = key(&shown(path));
            let mut above = Path::new(&own).ancestors().skip(1).map(Path::to_string_lossy);
            let is_inside = above.any(|above| given.contains(&*above) || listed.contains(&*above));
            // A walk passes over files that are no documents by their names; one that is listed is one.
            let is_odd = path.is_file() && kind(&shown(path)) == Kind::Other;
            if given.contains(&own) || (is_inside && !is_odd) {
                self.inside.insert(own, path.clone());
            } else if let Some(archive) = path.ancestors().skip(1).find(|above| above.is_file()) {
                let (path, archive) = (path.display(), archive.display());
                return Err(Error::Usage(format!("{path}: give {archive} as well, of which this is a part")));
            } else {
                self.paths.push(path.clone());
            }
        }
        self.manifest = manifest;
        Ok(self)
    }

    /// What a manifest says of them, whatever else it lists.
    #[must_use]
    pub fn knowing(mut self, manifest: Manifest) -> Self {
        self.manifest = manifest;
        self
    }

    /// What was said of a document found under this path.
    #[must_use]
    pub fn told(&self, path: &str) -> Told {
        self.manifest.told(path).cloned().unwrap_or_default()
    }

    /// What the manifest lists inside of folders and archives and none of these paths is, or is in.
    #[must_use]
    pub(crate) fn missed(&self, found: &BTreeSet<String>) -> Vec<String> {
        let mut left = self.inside.clone();
        for path in found {
            for part in Path::new(path).ancestors() {
                left.remove(&*part.to_string_lossy());
            }
        }
        left.values().map(|path| shown(path)).collect()
    }

    /// Whether [`Inputs::missed`] may give anything.
    pub(crate) fn lists_inside(&self) -> bool {
        !self.inside.is_empty()
    }

    /// These files, already found.
    #[must_use]
    pub fn files(paths: Vec<PathBuf>) -> Self {
        Self { paths, ..Self::default() }
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
            continue;
        }
        let (name, is_link) = (shown(&path), entry.file_type().is_ok_and(|kind| kind.is_symlink()));
        match (kind(&name), std::fs::metadata(&path)) {
            // It went away after the folder was listed.
            (kind, Err(error)) if kind != Kind::Other && !is_link => {
                visit(Found::Unreadable(Unreadable::new(&name, FailureCode::Unreadable, error)))?;
            }
            (kind, Ok(about)) if kind != Kind::Other && about.is_file() => file(&path, kind, limits, visit)?,
            // Also a pipe, a device, or a link that leads to no file.
            _ => visit(Found::Other(name))?,
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
    // Asked of the open file: the path may be gone, or another file, when what was read is put away.
    let written = opened.metadata().and_then(|file| file.modified()).ok();
    let mut dated = |found: Found| {
        visit(match found {
            Found::Source(source) => Found::Source(Source { written, ..source }),
            other => other,
        })
    };
    match kind {
        Kind::Document | Kind::Other => dated(bounded(&name, opened, None, limits)),
        archive => container::open(archive, opened, &name, limits, &mut dated),
    }
}

#[cfg(test)]
mod tests {
    use super::{Inputs, walk};
    use crate::{Found, Limits, Manifest};
    use std::collections::BTreeSet;
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
    fn patterns_name_files_and_one_that_is_gone_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.pdf", "b.pdf", "c.txt"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let pattern = folder.path().join("*.pdf").display().to_string();
        assert_eq!(found(&Inputs::new([&pattern]).unwrap()).len(), 2);
        assert!(Inputs::new(["/no/such/file.pdf"]).is_err());
        let gone = Inputs::files(vec![folder.path().join("gone.pdf")]);
        assert!(found(&gone)[0].starts_with("unreadable "), "{:?}", found(&gone));
    }

    #[test]
    fn what_goes_away_after_its_folder_was_listed_is_told() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["a.pdf", "b.pdf", "c.doc"] {
            std::fs::write(folder.path().join(name), name).unwrap();
        }
        let (inputs, mut codes) = (Inputs::new([&folder.path().display().to_string()]).unwrap(), Vec::new());
        let _ = walk(&inputs, &Limits::default(), &mut |found| {
            // With the first document the folder is gone.
            let _ = std::fs::remove_dir_all(folder.path());
            codes.push(match found {
                Found::Source(_) => "read",
                Found::Unreadable(what) => what.failure.code.as_str(),
                Found::Other(_) => "other",
            });
            ControlFlow::Continue(())
        });
        assert_eq!(codes, ["read", "unreadable", "other"]);
    }

    #[test]
    fn a_document_is_as_old_as_the_file_it_was_read_from() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        let then = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
        std::fs::write(&path, "a").unwrap();
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
        let mut written = Vec::new();
        let _ = walk(&Inputs::files(vec![path.clone()]), &Limits::default(), &mut |found| {
            // What becomes of the path afterwards changes nothing.
            std::fs::remove_file(&path).unwrap();
            written.extend(match found {
                Found::Source(source) => source.written,
                _ => None,
            });
            ControlFlow::Continue(())
        });
        assert_eq!(written, [then]);
    }

    #[test]
    fn what_a_manifest_lists_is_walked_once_and_known_by_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir(root.join("b")).unwrap();
        for name in ["a.pdf", "b/1.pdf", "b/report", "c.zip"] {
            std::fs::write(root.join(name), name).unwrap();
        }
        let lines = "path,administration\na.pdf,one\nb/1.pdf,two\nb/report,three\nb/2.pdf,four\nd.pdf,five\n";
        let manifest = |text: &str| Manifest::read(text.as_bytes(), root).unwrap();
        let inputs = Inputs::new([root.join("b")]).unwrap().and(manifest(lines)).unwrap();
        let at = root.display().to_string();
        let names: Vec<String> = found(&inputs).iter().map(|name| name.replace(&at, "")).collect();
        assert_eq!(names, ["/b/1.pdf", "other /b/report", "/a.pdf", "/b/report", "unreadable /d.pdf"]);
        let told = inputs.told(&format!("{at}/b/../b/1.pdf"));
        assert_eq!(told.administration.as_deref(), Some("two"));
        let keys: BTreeSet<String> = [format!("{at}/b/1.pdf"), format!("{at}/a.pdf")].into();
        assert_eq!(inputs.missed(&keys), [format!("{at}/b/2.pdf")]);
        let part = Inputs::default().and(manifest("path,url\nc.zip/in.pdf,a://b")).unwrap_err().to_string();
        assert!(part.ends_with(&format!("give {at}/c.zip as well, of which this is a part")), "{part}");
        let whole = Inputs::default().and(manifest("path,url\nc.zip/in.pdf,a://b\nc.zip,"));
        assert_eq!(whole.unwrap().paths, [Path::new(&at).join("c.zip")]);
    }
}
