//! A file for each document, in the folders the documents were found in.

use crate::Error;
use crate::source::shown;
use gwaje_emit::write_whole;
use gwaje_model::Document;
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
}

impl Mirror {
    /// Files go into `folder`, under the path of their document below `root`.
    #[must_use]
    pub fn new(folder: PathBuf, root: &Path, format: Format) -> Self {
        Self { folder, root: shown(root), format }
    }

    /// Where the file of a document goes. The whole name stays in it, so that `a.pdf` and `a.txt` never meet, and no
    /// part of it can lead out of the folder.
    #[must_use]
    pub fn path(&self, document: &str) -> PathBuf {
        let below = document.strip_prefix(&self.root).unwrap_or(document);
        let mut path = self.folder.clone();
        for part in below.split('/').filter(|part| !matches!(*part, "" | ".")) {
            path.push(if part == ".." { "__" } else { part });
        }
        let ending = match self.format {
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::Text => "outline.txt",
        };
        path.as_mut_os_string().push(format!(".{ending}"));
        path
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
}
