//! The paragraphs of a real release in flattened text, against its hand-checked items.

use gwaje_model::{Cell, Char, Flow, FontKind, Line, LineEnd, LineStart, Media, Place, Rect, Row, Shift};
use gwaje_need::shared;
use serde_json::Value;

fn line(text: &str) -> Line {
    let mut x = 0.0;
    let chars = text.chars().map(|ch| {
        let x0 = x;
        x += if ch.is_ascii() { 5.0 } else { 10.0 };
        Char {
            ch,
            x0,
            x1: x,
            size: 10.0,
            font: FontKind::Text,
            symbol: false,
            bold: false,
            struck: false,
            shift: Shift::Level,
        }
    });
    Line {
        chars: chars.collect(),
        place: Place { page: 1, bbox: Rect::default() }.into(),
        size: 10.0,
        start: LineStart::default(),
        end: LineEnd::default(),
        leading: None,
        tables: Vec::new(),
    }
}

fn items(node: &Value, out: &mut Vec<String>) {
    let Some(items) = node.as_array() else { return };
    for item in items {
        let text =
            format!("{}{}", item["marker"].as_str().unwrap_or(""), item["text"].as_str().unwrap_or(""));
        out.push(letters(&text));
        items_of(item, out);
    }
}

fn items_of(item: &Value, out: &mut Vec<String>) {
    items(&item["children"], out);
}

fn letters(text: &str) -> String {
    let same = |c| match c {
        '｢' => '「',
        '｣' => '」',
        'ㆍ' | '‧' => '·',
        '‘' | '\'' => '’',
        '➀' => '①',
        '➁' => '②',
        '➂' => '③',
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(same).collect()
}

#[test]
fn every_item_of_the_release_is_one_block() {
    let (Some(text), Some(gold)) = (shared("seed/seed.txt"), shared("seed/seed.gold.json")) else { return };
    let text = std::fs::read_to_string(text).unwrap();
    let gold: Value = serde_json::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let content = text.lines().filter(|text| !text.trim().is_empty()).map(line).collect();
    let cell = Cell { column: 0, columns: 1, rows: 1, places: Vec::new(), content };
    let out = gwaje_wrap::blocks(
        &[Row { table: 0, flow: Flow::Text, after_gap: false, cells: vec![cell] }],
        Media::TEXT,
    );

    let mut wanted = Vec::new();
    for task in gold["tasks"].as_array().or(gold["agendas"][0]["tasks"].as_array()).unwrap() {
        for period in task["periods"].as_array().unwrap() {
            items(&period["items"], &mut wanted);
        }
    }
    let blocks = out.value.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
    let found: Vec<String> = blocks
        .filter_map(|block| Some(letters(&format!("{}{}", block.marker.as_ref()?, block.text))))
        .collect();
    assert_eq!(found, wanted);
}
