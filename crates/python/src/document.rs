//! A converted document, kept as it is until Python asks for a form of it.

use crate::failure::unexpected;
use crate::item_rows;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use gwaje::stages::compare::of_bodies::diff_of_bodies;
use gwaje_emit::{arrow_batch, rows, schema};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator};

/// A converted document.
#[pyclass(frozen, module = "gwaje._gwaje")]
pub(crate) struct Document(gwaje_model::Document);

impl Document {
    pub(crate) fn new(document: gwaje_model::Document) -> Self {
        Self(document)
    }
}

#[pymethods]
impl Document {
    /// A document from the JSON that `convert` wrote.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        serde_json::from_str(text).map(Self).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The contract as JSON, the bytes that `gwaje convert` writes.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        let mut bytes = Vec::new();
        py.detach(|| gwaje_emit::json(&self.0, &mut bytes)).map_err(unexpected)?;
        String::from_utf8(bytes).map_err(unexpected)
    }

    /// An outline to read.
    fn outline(&self) -> PyResult<String> {
        let mut bytes = Vec::new();
        gwaje_emit::text(&self.0, &mut bytes).map_err(unexpected)?;
        String::from_utf8(bytes).map_err(unexpected)
    }

    /// What changed up to `newer`, as JSON; of the tasks of some bodies where any are named.
    fn diff(&self, py: Python<'_>, newer: &Self, bodies: Vec<String>) -> PyResult<String> {
        let diff = py.detach(|| diff_of_bodies(&self.0, &newer.0, &bodies)).map_err(PyValueError::new_err)?;
        py.detach(|| serde_json::to_string(&diff)).map_err(unexpected)
    }

    /// The names of the tables a document has rows in.
    #[staticmethod]
    fn tables() -> Vec<&'static str> {
        schema::TABLES.iter().map(|table| table.name).collect()
    }

    /// The rows of one table, as an Arrow stream.
    fn table<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyCapsule>> {
        let table = schema::table(name).ok_or_else(|| PyKeyError::new_err(name.to_owned()))?;
        let batch = py.detach(|| arrow_batch(table, rows::rows(&self.0).of(table))).map_err(unexpected)?;
        let schema = batch.schema();
        item_rows::capsule(py, std::iter::once(Ok(batch)), schema)
    }
}

/// The rows of many documents as one Arrow stream, a batch a document, taken from the iterator as the consumer asks for
/// them; without documents it has columns all the same.
#[pyfunction]
pub(crate) fn records<'py>(
    py: Python<'py>,
    documents: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let documents = documents.try_iter()?.unbind();
    item_rows::capsule(py, Pulled(documents), item_rows::batch_schema())
}

/// Batches made of the documents of a Python iterator.
struct Pulled(Py<PyIterator>);

impl Iterator for Pulled {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let document = Python::attach(|py| {
            let next = self.0.bind(py).clone().next()?;
            Some(next.and_then(|document| Ok(document.cast_into::<Document>()?.unbind())))
        })?;
        let rows = document.map_err(|error| error.to_string());
        let rows =
            rows.and_then(|document| item_rows::batch(&document.get().0).map_err(|error| error.to_string()));
        Some(rows.map_err(|told| ArrowError::ExternalError(told.into())))
    }
}
