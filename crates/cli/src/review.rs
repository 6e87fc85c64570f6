//! `gwaje review`: a web page with the printed pages beside what was read from them.

use crate::failure::{self, Exit};
use crate::{input, output};
use std::path::PathBuf;

/// Arguments of `gwaje review`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// PDF of a release; - reads standard input
    file: PathBuf,
    /// Write the HTML here instead of stdout
    #[arg(short, long, value_name = "HTML")]
    output: Option<PathBuf>,
    /// Password of an encrypted PDF
    #[arg(long)]
    password: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let name = input::name(&args.file);
    let bytes = input::read(&args.file)?;
    let options = gwaje::Options { password: args.password.clone(), ..Default::default() };
    let work = || {
        let document = gwaje::convert(&bytes, &name, &options)?;
        gwaje_review::render(&bytes, &document, &options)
    };
    match failure::guarded(&name, work) {
        None => Ok(Exit::Failed),
        Some(Err(gwaje_review::Error::Read(error))) => {
            failure::report(&name, &error);
            Ok(Exit::Failed)
        }
        Some(Err(error)) => Err(anyhow::Error::new(error).context(name)),
        Some(Ok(html)) => {
            output::write(args.output.as_deref(), |out| Ok(out.write_all(html.as_bytes())?))?;
            Ok(Exit::Done)
        }
    }
}
