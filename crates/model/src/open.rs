//! Lists of names that grow: codes, kinds, evidence. A document that a later program wrote may have names this one does not
//! know; they are read, kept and written as they are, and count as "other".

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// More names that are not known than this are no names of a later program, and are refused: each is kept until the process
/// ends.
const MOST_NAMES: usize = 4096;

/// No name of a list is longer, in bytes.
const LONGEST_NAME: usize = 64;

/// A name out of a list that a later program added to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(&'static str);

impl Name {
    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The name of these words, kept once.
    fn of(text: &str) -> Result<Self, &'static str> {
        static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
        let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = names.get(text) {
            return Ok(Self(known));
        }
        if text.is_empty() || text.len() > LONGEST_NAME || names.len() >= MOST_NAMES {
            return Err("this is no name of a list");
        }
        let kept: &'static str = Box::leak(Box::from(text));
        names.insert(kept);
        Ok(Self(kept))
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::of(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Name {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Name".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// The schema of a name out of a list that later versions add to.
pub(crate) fn open_names<'a>(known: impl Iterator<Item = (&'a str, &'a str)>) -> Schema {
    let known =
        known.map(|(name, meaning)| json!({ "const": name, "type": "string", "description": meaning }));
    let mut schema = json_schema!({});
    schema.insert("anyOf".to_owned(), opened(&known.collect::<Vec<_>>()));
    schema
}

fn opened(known: &[Value]) -> Value {
    json!([
        { "oneOf": known },
        { "type": "string", "description": "A name that a later version added: take it as \"other\"." }
    ])
}

/// Opens the lists of names in a schema that are open in the program: the known ones are told with their meanings, and any other
/// is right as well.
pub fn open_lists(schema: &mut Schema) {
    open_where(schema, is_open_list);
}

/// Opens every list of names in a schema that programs only read.
pub fn open_every_list(schema: &mut Schema) {
    open_where(schema, is_list);
}

fn open_where(schema: &mut Schema, is_one: fn(&Value) -> bool) {
    let Some(Value::Object(definitions)) = schema.get_mut("$defs") else { return };
    for definition in definitions.values_mut().filter_map(Value::as_object_mut) {
        let lists = ["oneOf", "anyOf"].into_iter().find(|how| definition.get(*how).is_some_and(is_one));
        if let Some(Value::Array(names)) = lists.and_then(|how| definition.remove(how)) {
            definition.insert("anyOf".to_owned(), opened(&flat(names)));
        }
    }
}

/// The known names, whether or not those stand in a list of their own beside the others.
fn flat(names: Vec<Value>) -> Vec<Value> {
    let inner = |name: Value| match name.get("oneOf") {
        Some(Value::Array(inner)) => inner.clone(),
        _ => vec![name],
    };
    names.into_iter().flat_map(inner).filter(|name| name.get("const").is_some()).collect()
}

/// Whether these are the names of a list.
fn is_list(names: &Value) -> bool {
    let all = names.as_array().map(Vec::as_slice).unwrap_or_default();
    !all.is_empty() && all.iter().all(|name| name.get("const").is_some_and(Value::is_string))
        || is_open_list(names)
}

/// Whether these are the names of a list that is open in the program too: known ones, and any text.
fn is_open_list(names: &Value) -> bool {
    let all = names.as_array().map(Vec::as_slice).unwrap_or_default();
    let is_text = |name: &Value| name.get("type").is_some_and(|kind| kind == "string");
    let is_any = |name: &Value| is_text(name) && name.get("const").is_none() && name.get("enum").is_none();
    let known = |name: &Value| {
        name.get("const").is_some_and(Value::is_string)
            || name
                .get("oneOf")
                .and_then(Value::as_array)
                .is_some_and(|inner| inner.iter().all(|name| name.get("const").is_some_and(Value::is_string)))
    };
    all.iter().any(is_any) && all.iter().any(known) && all.iter().all(|name| is_any(name) || known(name))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_NAME, Name};
    use crate::{By, Code, Document, ItemKind, MentionKind, Precision, YearFrom};

    #[test]
    fn unknown_names_are_read_and_written_as_they_are() {
        fn both<T: serde::de::DeserializeOwned + serde::Serialize>(text: &str) -> String {
            let quoted = format!("\"{text}\"");
            serde_json::to_string(&serde_json::from_str::<T>(&quoted).unwrap()).unwrap()
        }
        for (text, own) in [("watermark_removed", "model"), ("tea_stain_removed", "oracle")] {
            assert_eq!(both::<Code>(text), format!("\"{text}\""));
            assert_eq!(both::<By>(own), format!("\"{own}\""));
        }
        assert_eq!(both::<Precision>("week"), "\"week\"");
        assert_eq!(both::<YearFrom>("footnote"), "\"footnote\"");
        assert_eq!(both::<MentionKind>("person"), "\"person\"");
        assert_eq!(both::<ItemKind>("rumour"), "\"rumour\"");
        assert_eq!(serde_json::from_str::<Code>("\"struck_out\"").unwrap(), Code::StruckOut);
        assert!(serde_json::from_str::<Code>(&format!("\"{}\"", "x".repeat(LONGEST_NAME + 1))).is_err());
        assert!(serde_json::from_str::<Code>("7").is_err());
        let one: Name = serde_json::from_str("\"newcomer\"").unwrap();
        let other: Name = serde_json::from_str("\"newcomer\"").unwrap();
        assert!(std::ptr::eq(one.as_str(), other.as_str()));
    }

    #[test]
    fn every_list_of_the_contract_that_grows_is_open_in_the_schema() {
        let schema = serde_json::to_value(crate::schema()).unwrap();
        for (name, open) in [
            ("Code", true),
            ("By", true),
            ("Precision", true),
            ("YearFrom", true),
            ("MentionKind", true),
            ("ItemKind", true),
            ("Says", true),
            ("FigureRole", true),
            ("AdministrationFrom", true),
            ("With", false),
            ("Severity", false),
        ] {
            let list = &schema["$defs"][name];
            assert_eq!(list["anyOf"][1]["type"] == "string", open, "{name}: {list}");
            let known = if open { &list["anyOf"][0]["oneOf"] } else { &list["oneOf"] };
            assert!(known.as_array().is_some_and(|known| known.len() > 1), "{name}");
        }
    }

    #[test]
    fn a_document_of_a_later_program_keeps_what_is_not_known() {
        let text = r#"{"schema":"gwaje.document/1","source":{"name":"a","sha256":"","bytes":0,"media_type":"","pages":null,
            "producer":null,"engine":""},"administration":null,"administration_from":"oracle","release":null,"agendas":[],
            "warnings":[{"code":"tea_stain_removed","severity":"note","item":null,"page":1,"message":""}],"later":1}"#;
        let document: Document = serde_json::from_str(text).unwrap();
        let again = serde_json::to_value(&document).unwrap();
        assert_eq!(
            (&again["administration_from"], &again["warnings"][0]["code"]),
            (&"oracle".into(), &"tea_stain_removed".into())
        );
    }
}
