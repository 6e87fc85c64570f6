//! A file for each document, in the folders the documents were found in.

use crate::Error;
use crate::path_key::shown;
use gwaje_emit::write_whole;
use gwaje_model::Document;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What the files hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The contract.
    #[default]
    Json,
    /// A line for each item.
    Ndjson,
    /// An outline for people.
    Text,
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        match text {
            "json" => Ok(Self::Json),
            "ndjson" => Ok(Self::Ndjson),
            "text" => Ok(Self::Text),
            _ => Err(Error::Usage(format!("{text} is no format: json, ndjson or text"))),
        }
    }
}

/// A folder that mirrors the folders and archives documents come from.
#[derive(Clone, Debug)]
pub struct Mirror {
    folder: PathBuf,
    root: String,
    format: Format,
    /// Hashes of the paths that are taken, and how often they were asked for: an archive may have a name twice, or
    /// two that differ in `./` only.
    taken: BTreeMap<u64, u32>,
}

/// The longest name of a file or folder, in bytes, with room for an ending: file systems take 255.
const LONGEST: usize = 200;

impl Mirror {
    /// Files go into `folder`, under the path of their document below `root`.
    #[must_use]
    pub fn new(folder: PathBuf, root: &Path, format: Format) -> Self {
        Self { folder, root: shown(root), format, taken: BTreeMap::new() }
    }

    /// Where the file of a document goes. The whole name stays in it, so that `a.pdf` and `a.txt` never meet, and no
    /// part of it can lead out of the folder.
    #[must_use]
    pub fn path(&self, document: &str) -> PathBuf {
        let below = document.strip_prefix(&self.root).unwrap_or(document);
        let mut path = self.folder.clone();
        for part in below.split('/').filter(|part| !matches!(*part, "" | ".")) {
            path.push(if part == ".." { "__".to_owned() } else { short(part) });
        }
        let ending = match self.format {
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Text => "outline.txt",
        };
        path.as_mut_os_string().push(format!(".{ending}"));
        path
    }

    /// The path of a document, changed where another document has the same file: `a.pdf`, `a~2.pdf`.
    pub(crate) fn apart(&mut self, document: &str) -> String {
        let mut name = document.to_owned();
        let first = hash(self.path(document));
        while self.taken.contains_key(&hash(self.path(&name))) {
            let count = self.taken.entry(first).or_insert(1);
            *count += 1;
            // The ending is that of the file, not of a folder.
            let dot = document.rfind('.').filter(|dot| document.rfind('/').is_none_or(|slash| slash < *dot));
            let (stem, ending) = document.split_at(dot.unwrap_or(document.len()));
            name = format!("{stem}~{count}{ending}");
        }
        self.taken.insert(hash(self.path(&name)), 1);
        name
    }

    /// Whether a document could not be written because of what it is called: others may be.
    pub(crate) fn is_for_its_name(&self, error: &gwaje_emit::Error) -> bool {
        let (gwaje_emit::Error::Io(error) | gwaje_emit::Error::File(_, error)) = error else { return false };
        let of_name = matches!(
            error.kind(),
            ErrorKind::InvalidFilename
                | ErrorKind::NotADirectory
                | ErrorKind::IsADirectory
                | ErrorKind::AlreadyExists
        );
        of_name && self.folder.is_dir()
    }

    pub(crate) fn write(&self, path: &str, document: &Document) -> Result<(), gwaje_emit::Error> {
        let path = self.path(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        write_whole(&path, |out| match self.format {
            Format::Json => gwaje_emit::json(document, out),
            Format::Ndjson => gwaje_emit::ndjson(document, out),
            Format::Text => gwaje_emit::text(document, out),
        })
    }
}

/// A name that file systems take; what is cut off stays in a hash.
fn short(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let mut end = LONGEST - 17;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}~{:016x}", name.get(..end).unwrap_or_default(), hash(name))
}

/// The same in every run of a build; nothing is kept by it.
fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{Format, Mirror};
    use std::path::Path;

    #[test]
    fn files_stay_apart_and_inside() {
        let mirror = Mirror::new("out".into(), Path::new("in/data"), Format::Json);
        for (document, expected) in [
            ("in/data/a/x.pdf", "out/a/x.pdf.json"),
            ("in/data/b/x.pdf", "out/b/x.pdf.json"),
            ("in/data/b/x.txt", "out/b/x.txt.json"),
            ("in/data/c.zip/../../x.pdf", "out/c.zip/__/__/x.pdf.json"),
            ("in/data/c.zip//etc/x.pdf", "out/c.zip/etc/x.pdf.json"),
            ("elsewhere/x.pdf", "out/elsewhere/x.pdf.json"),
        ] {
            assert_eq!(mirror.path(document), Path::new(expected), "{document}");
        }
    }

    #[test]
    fn one_file_is_never_written_for_two_documents() {
        let mut mirror = Mirror::new("out".into(), Path::new(""), Format::Json);
        let names = ["a.zip/x.pdf", "a.zip/x.pdf", "a.zip/./x.pdf", "a.zip/x~2.pdf", "a.d/x", "a.d/x"];
        let apart = names.map(|name| mirror.apart(name));
        let expected =
            ["a.zip/x.pdf", "a.zip/x~2.pdf", "a.zip/./x~3.pdf", "a.zip/x~2~2.pdf", "a.d/x", "a.d/x~2"];
        assert_eq!(apart, expected);
    }

    #[test]
    fn long_names_fit() {
        let mirror = Mirror::new("out".into(), Path::new(""), Format::Text);
        let names = ["가", "나"].map(|end| mirror.path(&format!("{}{end}.pdf", "추진".repeat(60))));
        assert_ne!(names[0], names[1]);
        assert!(names.iter().all(|name| name.file_name().unwrap().len() < 256), "{names:?}");
    }
}
