//! Lists of names that grow: the schema tells the known ones and takes any other.

use schemars::{Schema, json_schema};

/// The schema of a name out of a list that later versions add to. A reader takes one it does not know as "other".
pub(crate) fn open_names<'a>(known: impl Iterator<Item = (&'a str, &'a str)>) -> Schema {
    let known: Vec<Schema> =
        known.map(|(name, meaning)| json_schema!({ "const": name, "description": meaning })).collect();
    json_schema!({
        "type": "string",
        "anyOf": [
            { "oneOf": known },
            { "description": "A name that a later version added: take it as \"other\"." }
        ]
    })
}
