//! What the user knows about a document that it does not tell itself: the options every command takes that reads one.

use crate::failure::about;
use gwaje_archive::Told;
use gwaje_model::{Failure, FailureCode, Origin, sha256};
use std::path::{Path, PathBuf};

/// What opens a document.
#[derive(clap::Args, Clone, Debug, Default)]
// The default name of a group is that of its type, and commands have an `Args` of their own.
#[group(id = "opening")]
pub(crate) struct Opening {
    /// Password of encrypted PDFs; on a machine of many users rather --password-file, or the variable `GWAJE_PASSWORD`
    #[arg(long)]
    password: Option<String>,
    /// A file with the password of encrypted PDFs
    #[arg(long, value_name = "FILE", conflicts_with = "password", value_parser = held)]
    password_file: Option<Held>,
}

/// A password that a file held.
#[derive(Clone, Debug)]
struct Held(String);

fn held(file: &str) -> Result<Held, String> {
    gwaje_archive::password_in(Path::new(file)).map(Held)
}

/// What decides how a document is read.
#[derive(clap::Args, Clone, Debug, Default)]
#[group(id = "given")]
pub(crate) struct Given {
    #[command(flatten)]
    pub(crate) opening: Opening,
    /// Administration whose agenda set the numbers belong to, such as yoon120, when a document does not tell
    #[arg(long, value_name = "ID")]
    pub(crate) administration: Option<String>,
    /// A profile of your own: what the columns are called; `gwaje profile` drafts one
    #[arg(long = "profile", value_name = "TOML")]
    pub(crate) profiles: Vec<PathBuf>,
}

impl Opening {
    /// What opens with a password that is known here.
    pub(crate) fn with(password: Option<String>) -> Self {
        Self { password, password_file: None }
    }

    /// The password that was given in one of the ways there are.
    pub(crate) fn password(&self) -> Option<String> {
        let held = self.password_file.clone().map(|Held(password)| password);
        self.password.clone().or(held).or_else(|| std::env::var("GWAJE_PASSWORD").ok())
    }

    /// As the library takes it.
    pub(crate) fn options(&self) -> gwaje::Options {
        self.password().iter().fold(gwaje::Options::new(), gwaje::Options::password)
    }
}

impl Given {
    /// As the library takes it.
    ///
    /// # Errors
    /// When a profile cannot be read, or is none.
    pub(crate) fn options(&self) -> anyhow::Result<gwaje::Options> {
        let mut options = self.opening.options();
        for file in &self.profiles {
            let read = options.profile(&text(file)?);
            options = read.map_err(|failure| about(&file.to_string_lossy(), failure))?;
        }
        Ok(self.administration.iter().fold(options, gwaje::Options::administration))
    }

    /// What is told of all documents of a run.
    pub(crate) fn told(&self, origin: Origin) -> Told {
        let administration = self.administration.clone();
        Told { origin, administration, password: self.opening.password() }
    }

    /// What decides over results beside what is told of documents, for the journal: what was read under another one is read
    /// again.
    ///
    /// # Errors
    /// When a profile cannot be read.
    pub(crate) fn converter(&self) -> anyhow::Result<String> {
        let mut all = vec![gwaje::version().to_owned()];
        for file in &self.profiles {
            let hash: String = sha256(text(file)?.as_bytes()).chars().take(12).collect();
            all.push(format!("profile {hash}"));
        }
        Ok(all.join(", "))
    }
}

fn text(file: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(file)
        .map_err(|error| about(&file.to_string_lossy(), Failure::new(FailureCode::Unreadable, error)))
}
