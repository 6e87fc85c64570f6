//! Worker processes that read documents.

use crate::document::Document;
use crate::failure::{raised, unexpected};
use gwaje_cli::Reading;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::time::Duration;

/// Worker processes that read documents, started when first needed and shared by all threads.
#[pyclass(frozen, module = "gwaje._gwaje")]
pub(crate) struct Readers(gwaje_archive::Readers);

#[pymethods]
impl Readers {
    /// At most `jobs` workers, each with `memory` bytes and `seconds` for a document.
    #[new]
    #[pyo3(signature = (jobs, memory, seconds, password=None, administration=None, profiles=Vec::new()))]
    fn new(
        jobs: usize,
        memory: u64,
        seconds: f64,
        password: Option<String>,
        administration: Option<String>,
        profiles: Vec<PathBuf>,
    ) -> PyResult<Self> {
        let time = Duration::try_from_secs_f64(seconds).map_err(unexpected)?;
        let limits = gwaje_archive::Limits { memory, time, ..Default::default() };
        let reading = Reading { limits, password, administration, profiles };
        Ok(Self(reading.readers(jobs)?))
    }

    /// Reads one document; raises what it fails with.
    fn read(&self, py: Python<'_>, content: Vec<u8>, name: &str) -> PyResult<Document> {
        let answer = py.detach(|| self.0.read(name, content))?;
        answer.map(Document::new).map_err(|failure| raised(py, &failure, name))
    }
}
