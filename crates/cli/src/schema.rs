//! `gwaje schema`: what is published, as JSON Schema.

use crate::failure::Exit;
use crate::output;
use clap::ValueEnum;
use serde_json::Value;

/// Arguments of `gwaje schema`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Of what
    #[arg(long, value_enum, default_value_t = Of::Document)]
    of: Of,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// A converted document, as `convert` writes it
    Document,
    /// A line of corrections, as `corrections export` writes it
    Corrections,
    /// What `diff --format json` writes
    Diff,
    /// What `--report FILE.json` writes, and in short the last line of `--log json`
    Report,
    /// The tables and views of databases and files, with the meaning of every column
    Tables,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> anyhow::Result<Exit> {
    let schema = of(args.of)?;
    output::write(None, |out| {
        serde_json::to_writer_pretty(&mut *out, &schema)?;
        Ok(writeln!(out)?)
    })?;
    Ok(Exit::Done)
}

fn of(what: Of) -> anyhow::Result<Value> {
    Ok(match what {
        Of::Document => serde_json::to_value(gwaje_model::schema())?,
        Of::Corrections => serde_json::to_value(gwaje_correct::schema())?,
        Of::Diff => serde_json::to_value(gwaje::stages::compare::diff::schema())?,
        Of::Report => serde_json::to_value(gwaje_archive::report_schema())?,
        Of::Tables => gwaje_emit::tables(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Of, of};
    use clap::ValueEnum as _;

    /// The committed files are what the command prints; `GWAJE_WRITE` writes them anew.
    #[test]
    fn the_committed_schemas_are_current() {
        for what in Of::value_variants().iter().filter(|of| !matches!(of, Of::Document | Of::Corrections)) {
            let name = what.to_possible_value().unwrap().get_name().to_owned();
            let path = format!("{}/schema/gwaje.{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
            let printed = serde_json::to_string_pretty(&of(*what).unwrap()).unwrap() + "\n";
            if std::env::var_os("GWAJE_WRITE").is_some() {
                std::fs::write(&path, &printed).unwrap();
            }
            assert!(
                std::fs::read_to_string(&path).unwrap() == printed,
                "{path} is not what the command prints"
            );
        }
    }
}
