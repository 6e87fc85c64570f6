//! Tests: what comes out is what the published schema says.

use crate::{Options, document, gold};
use gwaje_model::{Code, Document, Note, Source, schema};
use serde_json::Value;

fn faults(document: &Document) -> Vec<String> {
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let value = serde_json::to_value(document).unwrap();
    validator.iter_errors(&value).map(|error| format!("{} at {}", error, error.instance_path())).collect()
}

#[test]
fn an_empty_document_is_valid() {
    let empty = document(&gwaje_model::Tree::default(), Source::default(), Vec::new(), &Options::default());
    assert_eq!(faults(&empty), Vec::<String>::new());
}

#[test]
fn hand_checked_documents_are_valid_and_keep_their_ids_apart() {
    let Some(shared) = gold::shared() else { return };
    let mut files: Vec<_> =
        std::fs::read_dir(shared.join("pdfs")).unwrap().map(|f| f.unwrap().path()).collect();
    files.push(shared.join("seed/seed.gold.json"));
    files.retain(|file| file.to_string_lossy().ends_with(".gold.json"));
    assert!(files.len() > 5);
    for file in files {
        let note = Note { code: Code::PageNumberRemoved, place: None, text: "- 1 -".into() };
        let tree = gold::tree(&gold::read(&file));
        let document = document(&tree, Source::default(), vec![note], &Options::default());
        assert_eq!(faults(&document), Vec::<String>::new(), "{}", file.display());
        let mut ids = Vec::new();
        collect(&serde_json::to_value(&document.agendas).unwrap(), &mut ids);
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{}", file.display());
    }
}

/// Ids of agendas, tasks and items; those of ministries are another table's.
fn collect(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, ids)),
        Value::Object(fields) => {
            let own = fields.get("id").and_then(Value::as_str).filter(|id| id.contains('/'));
            ids.extend(own.map(str::to_owned));
            fields.values().for_each(|value| collect(value, ids));
        }
        _ => {}
    }
}

#[test]
fn a_broken_document_is_refused() {
    let mut value = serde_json::to_value(document(
        &gwaje_model::Tree::default(),
        Source::default(),
        Vec::new(),
        &Options::default(),
    ))
    .unwrap();
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&value));
    value["schema"] = "gwaje.document/0".into();
    assert!(!validator.is_valid(&value));
    value["schema"] = gwaje_model::SCHEMA.into();
    value.as_object_mut().unwrap().remove("release");
    assert!(!validator.is_valid(&value));
}
