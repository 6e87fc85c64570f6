//! Hand-checked documents as trees, for tests; they lie beside the repository, and tests pass over without them.

use gwaje_model::{
    AgendaNode, Block, ItemNode, LeadNode, PeriodNode, Phrase, Piece, Place, Rect, TaskNode, Tree,
};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder that holds them.
pub(crate) fn shared() -> Option<PathBuf> {
    gwaje_need::shared("pdfs").and_then(|pdfs| Some(pdfs.parent()?.to_path_buf()))
}

/// A document read.
pub(crate) fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A document as `parse` would hand it over, each item on a line of its own.
pub(crate) fn tree(document: &Value) -> Tree {
    let mut line = 0.0;
    let agendas = list(&document["agendas"]).map(|agenda| AgendaNode {
        number: text(&agenda["number"]),
        title: Phrase { text: text(&agenda["title"]).unwrap(), ..Phrase::default() },
        tasks: list(&agenda["tasks"]).map(|value| task(value, &mut line)).collect(),
    });
    Tree { agendas: agendas.collect(), ..Tree::default() }
}

fn task(value: &Value, line: &mut f32) -> TaskNode {
    let lead = |name: &Value| LeadNode { text: text(name).unwrap(), ..LeadNode::default() };
    let number = |value: &Value| value.as_u64().and_then(|n| n.try_into().ok());
    let period = |value: &Value| PeriodNode {
        year: value["year"].as_i64().and_then(|n| n.try_into().ok()),
        quarter: number(&value["quarter"]),
        half: number(&value["half"]),
        items: list(&value["items"]).map(|value| item(value, line)).collect(),
        ..PeriodNode::default()
    };
    TaskNode {
        number: text(&value["number"]),
        title: Phrase { text: text(&value["title"]).unwrap(), ..Phrase::default() },
        leads: list(&value["ministries"]).map(lead).collect(),
        periods: list(&value["periods"]).map(period).collect(),
        ..TaskNode::default()
    }
}

fn item(value: &Value, line: &mut f32) -> ItemNode {
    *line += 1.0;
    let text = text(&value["text"]).unwrap();
    let place = Place { page: 1, bbox: Rect::new(0.0, *line, 10.0, *line + 0.5) }.into();
    let piece = Piece { start: 0, end: text.chars().count() as u32, place };
    let marker = self::text(&value["marker"]);
    let block = Block { marker, raw: text.clone(), text, pieces: vec![piece], ..Block::default() };
    ItemNode { block, children: list(&value["children"]).map(|value| item(value, line)).collect() }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
