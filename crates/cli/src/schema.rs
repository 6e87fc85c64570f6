//! `gwaje schema`: the published contract as JSON Schema.

use crate::failure::Exit;
use crate::output;

/// Runs the command.
pub(crate) fn run() -> anyhow::Result<Exit> {
    output::write(None, |out| {
        serde_json::to_writer_pretty(&mut *out, &gwaje_model::schema())?;
        Ok(writeln!(out)?)
    })?;
    Ok(Exit::Done)
}
