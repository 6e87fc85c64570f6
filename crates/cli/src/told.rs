//! What the user tells of documents beside how they are read: a manifest, and when they were published.

use crate::failure::{tell, usage};
use gwaje_archive::{Manifest, Moment};
use gwaje_model::Origin;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// What is told of documents.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(id = "told")]
pub(crate) struct Args {
    #[command(flatten)]
    list: List,
    /// When the document was published, such as 2025-04-30; of several documents say it in a manifest
    #[arg(long, value_name = "DAY")]
    published: Option<Moment>,
}

/// A list of documents.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(id = "list")]
pub(crate) struct List {
    /// Read paths from a file, one a line, or what is known of each document as CSV or JSON lines: path, url, publisher,
    /// published, retrieved, administration, `password_file`; - reads standard input
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

impl Args {
    /// Where all documents of the run come from.
    pub(crate) fn origin(&self) -> Origin {
        Origin { published: self.published.clone().map(String::from), ..Origin::default() }
    }

    /// Whether documents are listed in a manifest.
    pub(crate) fn is_listed(&self) -> bool {
        self.list.manifest.is_some()
    }

    /// The manifest, if there is one.
    ///
    /// # Errors
    /// When it cannot be read or a line of it is wrong.
    pub(crate) fn manifest(&self) -> anyhow::Result<Option<Manifest>> {
        self.list.read()
    }
}

impl List {
    /// The manifest, if there is one. Columns that say nothing known are told.
    ///
    /// # Errors
    /// When it cannot be read or a line of it is wrong.
    pub(crate) fn read(&self) -> anyhow::Result<Option<Manifest>> {
        let Some(list) = &self.manifest else { return Ok(None) };
        let bytes = bytes(list).map_err(|error| usage(format!("{}: {error}", list.display())))?;
        let manifest = Manifest::read(&bytes, list.parent().unwrap_or(Path::new("")))?;
        for name in manifest.unknown() {
            let known = Manifest::columns().join(", ");
            tell(&format!(
                "warning: the manifest says {name} of documents, which is left aside; known are {known}"
            ));
        }
        Ok(Some(manifest))
    }
}

fn bytes(list: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if list.as_os_str() == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        File::open(list)?.read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
