//! Where a document comes from, which no document tells itself.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a document comes from, as whoever had it read said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// Address it was fetched from.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published: a day, ISO 8601; a time may follow it (`2025-04-30T09:00:00+09:00`).
    pub published: Option<String>,
    /// When it was fetched, in the same form.
    pub retrieved: Option<String>,
}
