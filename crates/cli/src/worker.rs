//! `gwaje worker`: the hidden process that reads documents for `ingest`, `convert` and `watch`, under limits it sets
//! itself.

use crate::correcting;
use crate::failure::Exit;
use crate::given::{Given, Opening};
use crate::itself::Itself;
use gwaje_archive::{Limits, Readers};
use std::path::PathBuf;
use std::process::Command;

/// Name of the hidden subcommand.
pub(crate) const COMMAND: &str = "worker";
/// Carries the password to the worker; arguments would show in the process list.
const PASSWORD: &str = "GWAJE_WORKER_PASSWORD";

/// Arguments of the worker, given by the program itself.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Address space in bytes
    memory: u64,
    /// Processor seconds a document may take
    seconds: u64,
    /// Administration, when the documents do not tell
    #[arg(long)]
    administration: Option<String>,
    /// Profiles of the user's own
    #[arg(long = "profile")]
    profiles: Vec<PathBuf>,
    #[command(flatten)]
    correcting: correcting::Args,
}

/// What a program that has its own [`gwaje_archive::Readers`] says of its documents: as the options of the command.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Caps on what a document may cost.
    pub limits: Limits,
    /// Password of encrypted PDFs.
    pub password: Option<String>,
    /// Administration whose agenda set the numbers belong to, when a document does not tell.
    pub administration: Option<String>,
    /// Files of profiles of the caller's own.
    pub profiles: Vec<PathBuf>,
}

impl Reading {
    /// Worker processes that read documents so, at most `jobs` at a time.
    ///
    /// # Errors
    /// When the system does not say which program runs, and [`crate::started_by`] did not either.
    pub fn readers(self, jobs: usize) -> std::io::Result<Readers> {
        let Self { limits, password, administration, profiles } = self;
        readers(jobs, limits, Given { opening: Opening::with(password), administration, profiles })
    }
}

/// Worker processes that read documents as they are told, at most `jobs` at a time.
///
/// # Errors
/// When the system does not say which program runs.
pub(crate) fn readers(jobs: usize, limits: Limits, given: Given) -> std::io::Result<Readers> {
    let itself = Itself::find()?;
    Ok(Readers::new(jobs, &limits, Box::new(move || command(itself.command(), &limits, &given, &[]))))
}

/// The command that starts a worker, on the `program` without arguments.
pub(crate) fn command(
    mut program: Command,
    limits: &Limits,
    given: &Given,
    corrections: &[PathBuf],
) -> Command {
    let command = &mut program;
    command.arg(COMMAND).arg(limits.memory.to_string()).arg(limits.time.as_secs().max(1).to_string());
    command.args(given.administration.iter().flat_map(|administration| ["--administration", administration]));
    for file in &given.profiles {
        command.arg("--profile").arg(file);
    }
    for file in corrections {
        command.arg("--corrections").arg(file);
    }
    let password = given.opening.password();
    command.env_remove(PASSWORD).envs(password.map(|password| (PASSWORD, password)));
    program
}

/// Reads documents until standard input ends.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let given = Given {
        opening: Opening::with(std::env::var(PASSWORD).ok()),
        administration: args.administration.clone(),
        profiles: args.profiles.clone(),
    };
    let options = given.options()?;
    let corrections = args.correcting.read()?;
    // There are as many processes as cores.
    gwaje_model::parallel::set_workers(1);
    gwaje_archive::serve(args.memory, args.seconds, |bytes, asked| {
        // What is told of one document goes before what is told of all.
        let told = &asked.told;
        let mut own = options.clone().origin(told.origin.clone());
        if let Some(administration) = &told.administration {
            own = own.administration(administration);
        }
        if let Some(password) = &told.password {
            own = own.password(password);
        }
        let document = gwaje::convert(bytes, &asked.name, &own)?;
        if corrections.is_empty() {
            return Ok(document);
        }
        Ok(gwaje_correct::apply(document, &corrections).document)
    })?;
    Ok(Exit::Done)
}
