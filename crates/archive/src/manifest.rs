//! Lists of documents: paths one a line, or CSV or JSON lines that say of each where it comes from and how it is opened.

use crate::path_key::{key, shown};
use crate::table_lines::{Line, csv, json, names};
use crate::told::{Told, password_in};
use crate::{Error, moment::Moment};
use gwaje_model::Origin;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What a manifest may say of a document.
const COLUMNS: [&str; 7] =
    ["path", "url", "publisher", "published", "retrieved", "administration", "password_file"];
/// What takes back what was said of a document before.
const TAKEN_BACK: &str = "-";

/// The documents of a manifest and what it says of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Paths, in order.
    pub(crate) paths: Vec<PathBuf>,
    /// What was said, by the key of the path.
    told: BTreeMap<String, Told>,
    /// Columns that say nothing this program knows.
    unknown: BTreeSet<String>,
}

impl Manifest {
    /// Reads a manifest: JSON lines where it begins with `{`, CSV where its first line names columns (`path` among them),
    /// else paths, one a line. Its paths and files of passwords are looked for in `folder`, and where nothing is there,
    /// in the working folder.
    ///
    /// # Errors
    /// [`Error::Usage`] that names the line and what is wrong with it.
    pub fn read(bytes: &[u8], folder: &Path) -> Result<Self, Error> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = text(bytes);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let (parting, names) = names(first);
        let lines = if first.trim_start().starts_with('{') {
            json(&text)
        } else if names.iter().any(|name| COLUMNS.contains(&name.as_str())) {
            csv(&text, parting, &names)
        } else {
            return Ok(Self::list(bytes, folder));
        };
        let mut manifest =
            Self { unknown: unknown(names.iter().filter(|_| !first.starts_with('{'))), ..Self::default() };
        for line in lines.map_err(|(line, what)| wrong(line, &what))? {
            let number = line.number;
            manifest.add(&line, folder).map_err(|what| wrong(number, &what))?;
        }
        Ok(manifest)
    }

    /// Of paths alone.
    fn list(bytes: &[u8], folder: &Path) -> Self {
        let lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
        let paths = lines.filter(|line| !line.trim_ascii().is_empty()).map(path_of);
        Self { paths: paths.map(|path| found(folder, &path)).collect(), ..Self::default() }
    }

    fn add(&mut self, line: &Line, folder: &Path) -> Result<(), String> {
        self.unknown.extend(unknown(line.fields.keys()));
        let path = line.fields.get("path").ok_or("there is no path")?;
        let path = found(folder, Path::new(path));
        let (key, told) = (key(&shown(&path)), told(line, folder)?);
        match self.told.get(&key) {
            Some(other) if *other != told => Err(format!("{} was told otherwise above", path.display())),
            Some(_) => Ok(()),
            None => {
                self.paths.push(path);
                self.told.insert(key, told);
                Ok(())
            }
        }
    }

    /// What was said of a document found under this path: of itself, or of the archive or folder it is in.
    #[must_use]
    pub fn told(&self, path: &str) -> Option<&Told> {
        if self.told.is_empty() {
            return None;
        }
        let key = key(path);
        Path::new(&key).ancestors().find_map(|part| self.told.get(&*part.to_string_lossy()))
    }

    /// The names of columns that say nothing this program knows; they are left aside.
    #[must_use]
    pub fn unknown(&self) -> Vec<&str> {
        self.unknown.iter().map(String::as_str).collect()
    }

    /// The names of the columns this program knows.
    #[must_use]
    pub const fn columns() -> &'static [&'static str] {
        &COLUMNS
    }
}

fn wrong(line: usize, what: &str) -> Error {
    Error::Usage(format!("manifest line {line}: {what}"))
}

fn unknown<'a>(names: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    names.filter(|name| !name.is_empty() && !COLUMNS.contains(&name.as_str())).cloned().collect()
}

/// UTF-8, or the Korean code page that spreadsheets write CSV in.
fn text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::EUC_KR.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Where a path of a manifest leads: from its folder, or from the working folder where only that has something there.
fn found(folder: &Path, path: &Path) -> PathBuf {
    let beside = folder.join(path);
    // An entry of an archive is there where the archive is.
    let is_there = |path: &Path| path.ancestors().any(Path::is_file) || path.exists();
    if !is_there(&beside) && is_there(path) { path.to_owned() } else { beside }
}

/// What a line says of its document.
fn told(line: &Line, folder: &Path) -> Result<Told, String> {
    let said = |name: &str| {
        let text = line.fields.get(name).map(|text| text.trim().to_owned());
        text.map(|text| if text == TAKEN_BACK { String::new() } else { text })
    };
    let moment = |name: &str| match said(name).filter(|text| !text.is_empty()) {
        Some(text) => {
            text.parse().map(|moment: Moment| Some(moment.into())).map_err(|what| format!("{name} {what}"))
        }
        None => Ok(said(name)),
    };
    let url = said("url");
    if let Some(url) = url.as_ref().filter(|url| !url.is_empty() && !url.contains("://")) {
        return Err(format!("url {url} is no address: it has no ://"));
    }
    let password = said("password_file").filter(|file| !file.is_empty());
    let password = password.map(|file| password_in(&found(folder, Path::new(&file))));
    Ok(Told {
        origin: Origin {
            url,
            publisher: said("publisher"),
            published: moment("published")?,
            retrieved: moment("retrieved")?,
        },
        administration: said("administration"),
        password: password.transpose()?,
    })
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    text(bytes).into()
}

#[cfg(test)]
mod tests {
    use super::Manifest;
    use std::path::Path;

    fn read(text: &str) -> Result<Manifest, String> {
        Manifest::read(text.as_bytes(), Path::new("/nowhere")).map_err(|error| error.to_string())
    }

    #[test]
    fn csv_and_json_lines_say_the_same() {
        let csv = "\u{feff}path,url,published,administration\r\n\
                   a.pdf,https://example.kr/1,2025. 4. 30.,yoon120\r\n\"b, c.zip\",,,-\r\n";
        let json = "{\"path\": \"a.pdf\", \"url\": \"https://example.kr/1\", \"published\": \"2025-04-30\", \
                    \"administration\": \"yoon120\"}\n\n{\"path\": \"b, c.zip\", \"administration\": \"-\"}\n";
        let found = read(csv).unwrap();
        assert_eq!(found, read(json).unwrap());
        assert_eq!(found.paths, [Path::new("/nowhere/a.pdf"), Path::new("/nowhere/b, c.zip")]);
        let told = found.told("/nowhere/./a.pdf").unwrap();
        assert_eq!(told.administration.as_deref(), Some("yoon120"));
        assert_eq!(told.origin.url.as_deref(), Some("https://example.kr/1"));
        assert_eq!(told.origin.published.as_deref(), Some("2025-04-30"));
        assert_eq!(told.origin.publisher, None);
        let inside = found.told("/nowhere/b, c.zip/inner/d.pdf").unwrap();
        assert_eq!(inside.administration.as_deref(), Some(""));
        assert_eq!(found.told("/nowhere/e.pdf"), None);
        assert!(found.unknown().is_empty());
    }

    #[test]
    fn a_list_of_paths_is_a_manifest_too() {
        let found = read("\u{feff}a.pdf\r\n\n b, c.pdf\n").unwrap();
        assert_eq!(found.paths, [Path::new("/nowhere/a.pdf"), Path::new("/nowhere/ b, c.pdf")]);
        assert_eq!(found.told("/nowhere/a.pdf"), None);
        assert_eq!(read("path\na.pdf\n").unwrap().paths, [Path::new("/nowhere/a.pdf")]);
        let cp949 = encoding_rs::EUC_KR.encode("path,publisher\n가.pdf,국무조정실\n").0;
        let found = Manifest::read(&cp949, Path::new("")).unwrap();
        assert_eq!(found.told("가.pdf").unwrap().origin.publisher.as_deref(), Some("국무조정실"));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line_and_what_is_unknown_by_its_name() {
        for (text, told) in [
            ("path,published\na.pdf,2025-02-30", "line 2: published 2025-02-30 is no day"),
            ("path,url\na.pdf,https://x.kr\nb.pdf,c://d,e", "line 3: 3 fields, and the first line has 2"),
            ("path,url\n\na.pdf,example", "line 3: url example is no address"),
            ("path,retrieved\na.pdf,2025-01-01x", "line 2: retrieved 2025-01-01x is no day"),
            ("path,publisher\n ,a", "line 2: there is no path"),
            ("file,url\na.pdf,https://x.kr", "line 2: there is no path"),
            ("path,password_file\na.pdf,secret.txt", "line 2: /nowhere/secret.txt: "),
            ("path,publisher\na.pdf,a\n./a.pdf,b", "line 3: /nowhere/./a.pdf was told otherwise above"),
            ("{\"path\": \"a.pdf\"}\n{\"url\": \"a://b\"}", "line 2: there is no path"),
            ("{\"path\": \"a.pdf\"\n", "line 1: EOF while parsing an object"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(told), "{error}\nexpected {told}");
        }
        assert_eq!(read("path,colour,Size\na.pdf,b,1").unwrap().unknown(), ["colour", "size"]);
        assert_eq!(read("{\"path\": \"a.pdf\", \"colour\": \"b\"}").unwrap().unknown(), ["colour"]);
    }
}
