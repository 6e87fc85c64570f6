//! Commands whose part this program was built without: they say so, and how to get it.

use crate::failure::Exit;
use gwaje_model::{Failure, FailureCode};
#[cfg(not(feature = "witness"))]
use gwaje_model::{Noted, Reading};
use std::ffi::OsString;

/// Any arguments.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// What the command would take
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    rest: Vec<OsString>,
}

/// Says that the command is not there.
pub(crate) fn run(_: &Args) -> anyhow::Result<Exit> {
    Err(Failure::new(FailureCode::NotBuiltIn, "this program was built without this command").into())
}

/// Says that the second engine is not there.
#[cfg(not(feature = "witness"))]
pub(crate) fn reading(_: &[u8], _: &str, _: Option<&str>) -> anyhow::Result<Noted<Reading>> {
    Err(Failure::new(FailureCode::NotBuiltIn, "this program was built without the second engine").into())
}
