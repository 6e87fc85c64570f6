//! What the user knows about a document that it does not tell itself: the options every command takes that reads one.

/// What opens a document.
#[derive(clap::Args, Clone, Debug, Default)]
// The default name of a group is that of its type, and commands have an `Args` of their own.
#[group(id = "opening")]
pub(crate) struct Opening {
    /// Password of encrypted PDFs
    #[arg(long)]
    pub(crate) password: Option<String>,
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
}

impl Opening {
    /// As the library takes it.
    pub(crate) fn options(&self) -> gwaje::Options {
        gwaje::Options { password: self.password.clone(), ..Default::default() }
    }
}

impl Given {
    /// As the library takes it.
    pub(crate) fn options(&self) -> gwaje::Options {
        gwaje::Options { administration: self.administration.clone(), ..self.opening.options() }
    }

    /// All that decides over results, for the journal: what was read under another one is read again.
    pub(crate) fn converter(&self) -> String {
        let version = gwaje::version();
        self.administration.as_ref().map_or_else(
            || version.to_owned(),
            |administration| format!("{version}, administration {administration}"),
        )
    }
}
