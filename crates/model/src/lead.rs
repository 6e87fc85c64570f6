//! The bodies in charge of tasks, and what titles and the names of bodies were read from.

use crate::{Address, Join, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A body in charge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lead {
    /// Name as written.
    pub text: String,
    /// Id in the ministry table (`motie`), if known on the date of the document's periods.
    pub id: Option<String>,
    /// Official name on that date.
    pub name: Option<String>,
    /// `lead` or `support`, if the document says.
    pub role: Option<String>,
    /// What the name was read from, as for an agenda; of names on one line that were parted, all of it.
    #[serde(default)]
    pub read_from: Option<ReadFrom>,
}

/// What a title or a name was read from: what an item tells of its own text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadFrom {
    /// The characters of the page, line breaks as `\n`, without the number of a title.
    pub raw: String,
    /// Line wraps that were undone in the title or name.
    pub joins: Vec<Join>,
    /// Where it is printed, a place per line; empty where the source is not printed.
    pub places: Vec<Place>,
    /// Where it stands in a source that is not printed, as for items; else empty.
    pub anchors: Vec<Address>,
    /// Probability that the text is right, 0 to 1.
    #[serde(deserialize_with = "crate::finite::number")]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f32,
}
