//! Nothing is lost and nothing is made up: every inked character of the lines stands in a block or in a note.

use gwaje_model::{
    Block, Cell, Char, Code, Flow, FontKind, Line, LineEnd, LineStart, Media, Place, Rect, Row, Shift, With,
};
use proptest::prelude::*;

const ALPHABET: &str =
    "가나다라마바사은는을를의 및년월분기2345.,~-·*※▪ㅇo①②(1)「」<>[]‘’'\u{200b}\u{ad}\u{f000}ㆍ→△ABz  ";

fn line() -> impl Strategy<Value = Line> {
    let chars = prop::collection::vec(prop::sample::select(ALPHABET.chars().collect::<Vec<_>>()), 0..30);
    (chars, 0.0..40.0_f32, 0.0..100.0_f32, any::<[bool; 4]>(), prop::option::of(5.0..30.0_f32)).prop_map(
        |(chars, indent, slack, flags, leading)| {
            let [space, empty_show, justified, page_end] = flags;
            let mut x = 100.0 + indent;
            let mut place = |ch| {
                let x0 = x;
                x += 10.0;
                Char {
                    ch,
                    x0,
                    x1: x,
                    size: 10.0,
                    font: FontKind::Type3,
                    symbol: false,
                    bold: justified,
                    struck: false,
                    shift: Shift::Level,
                }
            };
            let chars: Vec<Char> = chars.into_iter().map(&mut place).collect();
            let bbox = Rect::new(100.0 + indent, 0.0, x, 10.0);
            let end = LineEnd { space, empty_show, slack, justified, page_end, closes: false };
            let start = LineStart { indent, space };
            Line {
                chars,
                place: Place { page: 1, bbox }.into(),
                size: 10.0,
                start,
                end,
                leading,
                tables: Vec::new(),
            }
        },
    )
}

fn rows() -> impl Strategy<Value = Vec<Row<Line>>> {
    let cell = prop::collection::vec(line(), 0..12);
    let row =
        (0..2_u32, any::<bool>(), prop::collection::vec(cell, 1..3)).prop_map(|(table, text, cells)| Row {
            table,
            flow: if text { Flow::Text } else { Flow::Table },
            after_gap: false,
            cells: cells
                .into_iter()
                .zip(0..)
                .map(|(content, column)| Cell { column, columns: 1, rows: 1, places: Vec::new(), content })
                .collect(),
        });
    prop::collection::vec(row, 0..4)
}

fn inked(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

fn check(block: &Block) {
    let length = block.text.chars().count() as u32;
    let ends: Vec<u32> = block.pieces.iter().flat_map(|piece| [piece.start, piece.end]).collect();
    assert!(ends.is_sorted() && ends.last() == Some(&length), "{block:?}");
    for join in &block.joins {
        assert!(join.at > 0 && join.at <= length);
        assert!(join.with == With::None || block.text.chars().nth(join.at as usize) == Some(' '));
        assert!((0.0..=1.0).contains(&join.confidence));
    }
    assert!(!block.text.contains("  ") || block.joins.iter().any(|join| join.with == With::Space));
}

proptest! {
    #[test]
    fn every_inked_character_is_kept_or_noted(rows in rows(), flattened in any::<bool>()) {
        let out = gwaje_wrap::blocks(&rows, if flattened { Media::TEXT } else { Media::PDF });
        let lines = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
        let before: usize = lines.map(|line| inked(&line.text())).sum();
        let removed = out.notes.iter().filter(|note| note.code == Code::InvisibleRemoved).count();
        let blocks = || out.value.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.content);
        let after: usize = blocks().map(|b| inked(&b.text) + inked(b.marker.as_deref().unwrap_or(""))).sum();
        prop_assert_eq!(before, after + removed);
        blocks().for_each(check);
        let again = gwaje_wrap::blocks(&rows, if flattened { Media::TEXT } else { Media::PDF });
        prop_assert_eq!(again.value, out.value);
    }
}
