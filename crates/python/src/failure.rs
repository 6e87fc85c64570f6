//! Failures as Python exceptions: the classes stand in `gwaje.errors`, one a code.

use gwaje_model::Failure;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

/// The exception of a document's failure.
pub(crate) fn raised(py: Python<'_>, failure: &Failure, file: &str) -> PyErr {
    let told = (failure.code.as_str(), &failure.message, failure.hint(), file, failure.page);
    let made = py.import("gwaje.errors").and_then(|errors| errors.getattr("of")?.call1(told));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// What no document should bring about.
pub(crate) fn unexpected(error: impl std::fmt::Display) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
