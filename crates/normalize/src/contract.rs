//! Tests: what comes out is what the published schema says.

use crate::{Options, document, gold};
use gwaje_model::{
    AgendaNode, Block, By, Code, Document, ItemNode, Join, LeadNode, Note, PeriodNode, Phrase, Piece, Place,
    Rect, Source, TaskNode, Tree, With, schema,
};
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

/// A document whose lists of names and fields a later program added to.
fn of_a_later_program() -> Value {
    let place = || Place { page: 1, bbox: Rect::new(0.0, 0.0, 10.0, 10.0) }.into();
    let join = Join { at: 2, with: With::Space, by: By::Model, confidence: 0.9 };
    let title =
        |text: &str| Phrase { text: text.into(), raw: text.into(), joins: vec![join], places: vec![place()] };
    let piece = Piece { start: 0, end: 2, place: place() };
    let text = "「상생협력법」 개정안 12건 입법예고(1.13) 추진".to_owned();
    let block = Block { raw: text.clone(), text, joins: vec![join], pieces: vec![piece], ..Block::default() };
    let items = vec![ItemNode { block, ..ItemNode::default() }];
    let lead = LeadNode {
        text: "산업부".into(),
        raw: "산업부".into(),
        places: vec![place()],
        ..LeadNode::default()
    };
    let task = TaskNode {
        number: Some("1-1".into()),
        title: title("과제 이름"),
        leads: vec![lead],
        periods: vec![PeriodNode { year: Some(2024), quarter: Some(1), items, ..PeriodNode::default() }],
        ..TaskNode::default()
    };
    let agenda = AgendaNode { number: Some("1".into()), title: title("목표 이름"), tasks: vec![task] };
    let tree = Tree { agendas: vec![agenda], ..Tree::default() };
    let note = Note { code: Code::PageNumberRemoved, place: None, text: "- 1 -".into() };
    let mut value =
        serde_json::to_value(document(&tree, Source::default(), vec![note], &Options::default())).unwrap();
    assert_eq!(value["agendas"][0]["read_from"]["joins"][0]["at"], 2);
    assert_eq!(value["agendas"][0]["tasks"][0]["leads"][0]["read_from"]["raw"], "산업부");
    rename(&mut value);
    value
}

/// Gives every name out of an open list another, and every object one more field.
fn rename(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(rename),
        Value::Object(fields) => {
            fields.values_mut().for_each(rename);
            for name in ["code", "by", "precision", "year_from", "kind", "says", "administration_from"] {
                fields
                    .get_mut(name)
                    .filter(|name| name.is_string())
                    .into_iter()
                    .for_each(|own| *own = "later".into());
            }
            fields.insert("more".into(), 1.into());
        }
        _ => {}
    }
}

/// The names that are told under a key, anywhere in a document.
fn told(value: &Value, name: &str) -> usize {
    match value {
        Value::Array(values) => values.iter().map(|value| told(value, name)).sum(),
        Value::Object(fields) => {
            let own = fields.get(name).is_some_and(|own| own == "later");
            usize::from(own) + fields.values().map(|value| told(value, name)).sum::<usize>()
        }
        _ => 0,
    }
}

#[test]
fn names_and_fields_that_a_later_program_added_are_right_and_kept() {
    let later = of_a_later_program();
    let validator = jsonschema::validator_for(&serde_json::to_value(schema()).unwrap()).unwrap();
    let faults: Vec<String> = validator.iter_errors(&later).map(|error| error.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let read: Document = serde_json::from_value(later.clone()).unwrap();
    let again = serde_json::to_value(&read).unwrap();
    for name in ["code", "by", "precision", "year_from", "kind", "says"] {
        assert!(told(&later, name) > 0, "{name}");
        assert_eq!(told(&again, name), told(&later, name), "{name}");
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
