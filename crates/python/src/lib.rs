//! The part of the Python package that is Rust: what `gwaje` offers, in the form Python takes.
//!
//! Whatever can be written in Python stands beside it in `python/gwaje`. Documents are read by worker processes, so that
//! no document ends the interpreter; the lock of the interpreter is released while they work.

mod document;
mod failure;
mod item_rows;
mod readers;

use pyo3::prelude::*;
use std::ffi::OsString;

/// Undoes the line wraps of Korean text: a paragraph a line.
#[pyfunction]
fn unwrap(py: Python<'_>, text: &str) -> String {
    let paragraphs = py.detach(|| gwaje::unwrap(text));
    paragraphs.into_iter().map(|paragraph| paragraph.text).collect::<Vec<_>>().join("\n")
}

/// The whole command; gives its exit status.
#[pyfunction]
fn run(py: Python<'_>, words: Vec<OsString>) -> u8 {
    py.detach(|| gwaje_cli::run(words).status())
}

/// Says which words start the command in a process of its own.
#[pyfunction]
fn started_by(words: Vec<OsString>) {
    gwaje_cli::started_by(words);
}

/// Every code of a failure with what it means and what can be done.
#[pyfunction]
fn codes() -> Vec<(&'static str, &'static str, &'static str)> {
    let all = gwaje_model::FailureCode::ALL.iter();
    all.map(|code| (code.as_str(), code.explanation(), code.hint())).collect()
}

/// The JSON Schema of the contract.
#[pyfunction]
fn schema() -> PyResult<String> {
    serde_json::to_string(&gwaje_model::schema()).map_err(failure::unexpected)
}

#[pymodule]
fn _gwaje(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("reader", gwaje::version())?;
    module.add_class::<document::Document>()?;
    module.add_class::<readers::Readers>()?;
    module.add_function(wrap_pyfunction!(unwrap, module)?)?;
    module.add_function(wrap_pyfunction!(run, module)?)?;
    module.add_function(wrap_pyfunction!(started_by, module)?)?;
    module.add_function(wrap_pyfunction!(codes, module)?)?;
    module.add_function(wrap_pyfunction!(schema, module)?)?;
    module.add_function(wrap_pyfunction!(document::records, module)?)?;
    module.add_function(wrap_pyfunction!(item_rows::records_schema, module)?)?;
    Ok(())
}
