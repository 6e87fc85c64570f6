//! Paragraphs to items with children: by indentation, and by the rank of their markers where indentation is silent.
//!
//! A note (`*`, `※`) belongs to the item above it that is indented less; nothing but what stands clearly inside a
//! note belongs to a note. In a column whose dashes and notes begin where its bullets begin (flattened text, some
//! hand-made tables) indentation says nothing: there the rank alone decides, and a note belongs to the item above.
//!
//! ```text
//! ▪ 가            ▪ 가
//!   * 나    →       * 나
//!   - 다            - 다
//!     * 라            * 라
//! ```

use gwaje_forms::marker::{self, Rank};
use gwaje_model::{Block, ItemNode};

/// How the paragraphs of a column are indented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Indents {
    /// Sub-items and notes begin further right than items.
    Deep,
    /// All begin at the same place, or here and there.
    Flat,
}

impl Indents {
    /// Looks at all paragraphs of a column.
    pub(crate) fn of<'b>(blocks: impl Iterator<Item = &'b Block>) -> Self {
        let (mut above, mut below, mut size) = (Vec::new(), Vec::new(), 0.0_f32);
        for block in blocks {
            size = size.max(block.size);
            match rank(block) {
                Some(Rank::Section | Rank::Bullet) => above.push(block.indent),
                Some(Rank::Dash | Rank::Dot | Rank::Note) => below.push(block.indent),
                _ => {}
            }
        }
        match (median(above), median(below)) {
            (Some(above), Some(below)) if below <= above + step(size) => Self::Flat,
            _ => Self::Deep,
        }
    }
}

fn median(mut values: Vec<f32>) -> Option<f32> {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied()
}

/// The smallest indentation that means something, in points.
fn step(size: f32) -> f32 {
    0.12 * em(size)
}

/// The size of text, 10 points where it is not known.
fn em(size: f32) -> f32 {
    if size > 0.0 { size } else { 10.0 }
}

/// The rank of a paragraph's marker.
pub(crate) fn rank(block: &Block) -> Option<Rank> {
    marker::rank_of(block.marker.as_deref()?)
}

/// Where a paragraph stands to an item above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Child,
    Sibling,
    Above,
}

/// Items stand no deeper in any report; readers of JSON give up not far below (`serde_json` at 128 brackets).
const DEEPEST: usize = 40;

/// Nests the paragraphs of one period or cell.
pub(crate) fn nest(blocks: Vec<Block>, indents: Indents) -> Vec<ItemNode> {
    let mut roots: Vec<ItemNode> = Vec::new();
    // The items that are still open, outermost first; each is the last child of the one before.
    let mut open: Vec<ItemNode> = Vec::new();
    for block in blocks {
        let depth = depth_of(&block, &open, indents).min(DEEPEST);
        close(&mut open, &mut roots, depth);
        open.push(ItemNode { block, children: Vec::new() });
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Closes the open items from a depth on.
fn close(open: &mut Vec<ItemNode>, roots: &mut Vec<ItemNode>, depth: usize) {
    while open.len() > depth {
        let Some(done) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.children.push(done),
            None => roots.push(done),
        }
    }
}

/// How many open items enclose a paragraph.
fn depth_of(block: &Block, open: &[ItemNode], indents: Indents) -> usize {
    for (at, item) in open.iter().enumerate().rev() {
        let parent = at.checked_sub(1).and_then(|at| open.get(at)).map(|item| &item.block);
        match stand(block, &item.block, parent, indents) {
            Stand::Child => return at + 1,
            Stand::Sibling => return at,
            Stand::Above => {}
        }
    }
    0
}

fn stand(block: &Block, item: &Block, parent: Option<&Block>, indents: Indents) -> Stand {
    let deeper = if indents == Indents::Deep { (block.indent - item.indent) / em(item.size) } else { 0.0 };
    match (rank(block), rank(item)) {
        (Some(Rank::Note), Some(Rank::Note)) => note_to_note(deeper, parent.is_some()),
        (Some(Rank::Note), Some(_)) => note_to_item(block, item, parent, indents),
        (Some(_), Some(Rank::Note)) if parent.is_none() && deeper > 0.5 => Stand::Child,
        (Some(_), Some(Rank::Note)) => Stand::Above,
        (Some(inner), Some(outer)) if inner == outer && block.marker == item.marker => same(deeper, 0.9),
        (Some(inner), Some(outer)) if inner == outer => {
            same(deeper, if inner == Rank::Number { 0.9 } else { 0.35 })
        }
        (Some(inner), Some(outer)) if inner > outer => by_rank(deeper, parent.is_some()),
        (Some(_), Some(_)) if deeper > 0.5 => Stand::Child,
        (Some(_), Some(_)) => Stand::Above,
        (None, Some(Rank::Note)) | (Some(_), None) => unmarked(deeper, 0.9),
        (None, _) => unmarked(deeper, 0.5),
    }
}

/// Paragraphs with markers of the same rank.
fn same(deeper: f32, least: f32) -> Stand {
    if deeper > least {
        Stand::Child
    } else if deeper < -least {
        Stand::Above
    } else {
        Stand::Sibling
    }
}

/// A paragraph whose marker ranks below that of the item.
fn by_rank(deeper: f32, has_parent: bool) -> Stand {
    if deeper < -0.5 && has_parent { Stand::Above } else { Stand::Child }
}

/// A paragraph beside one without a marker, or without one itself.
fn unmarked(deeper: f32, least: f32) -> Stand {
    if deeper > least {
        Stand::Child
    } else if deeper < -least {
        Stand::Above
    } else {
        Stand::Sibling
    }
}

/// `**` hangs to the left of `*`, so notes in a row stand together unless the shift is large.
fn note_to_note(deeper: f32, has_parent: bool) -> Stand {
    if deeper < -0.7 && has_parent { Stand::Above } else { Stand::Sibling }
}

/// A note belongs to the item above it that is indented less; where the item itself is not indented, to the item.
fn note_to_item(block: &Block, item: &Block, parent: Option<&Block>, indents: Indents) -> Stand {
    let step = step(item.size);
    let inside = block.indent > item.indent + step;
    let told = parent.is_some_and(|parent| item.indent > parent.indent + step);
    if indents == Indents::Flat || inside || !told { Stand::Child } else { Stand::Above }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `10 ▪ 가` is a paragraph indented by 10 points.
    fn block(line: &str) -> Block {
        let mut words = line.splitn(3, ' ');
        let indent = words.next().unwrap().parse().unwrap();
        let marker = words.next().filter(|m| *m != "~").map(str::to_owned);
        Block { indent, size: 10.0, marker, text: words.next().unwrap().to_owned(), ..Block::default() }
    }

    fn shape(items: &[ItemNode]) -> String {
        let one = |item: &ItemNode| match item.children.as_slice() {
            [] => item.block.text.clone(),
            children => format!("{}({})", item.block.text, shape(children)),
        };
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn nested(lines: &[&str]) -> String {
        let blocks: Vec<_> = lines.iter().map(|line| block(line)).collect();
        let indents = Indents::of(blocks.iter());
        shape(&nest(blocks, indents))
    }

    #[test]
    fn items_stand_no_deeper_than_readers_reach() {
        let lines: Vec<String> = (0..200).map(|n| format!("{} - 가", 10 * n)).collect();
        let nested = nested(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((nested.matches('가').count(), nested.matches('(').count()), (200, DEEPEST));
    }

    #[test]
    fn indentation_and_rank_nest() {
        let cases: &[(&[&str], &str)] = &[
            (&["0 ▪ a", "0 ▪ b"], "a b"),
            (&["0 ▪ a", "10 - b", "10 - c", "0 ▪ d"], "a(b c) d"),
            // A note under the item, then a sub-item, then a note of the sub-item.
            (&["0 ▪ a", "10 * b", "10 - c", "20 * d", "0 ▪ e"], "a(b c(d)) e"),
            // A note at the indentation of the sub-item above it belongs to the item.
            (&["0 ▪ a", "10 - b", "10 * c", "10 - d"], "a(b c d)"),
            // Notes a little further right than dashes, and ** hanging left of *.
            (&["0 ㅇ a", "4 - b", "7 * c", "1.5 ** d", "4 - e"], "a(b(c d) e)"),
            (&["0 □ a", "8 ㅇ b", "16 - c", "24 · d", "24 ※ e", "8 ㅇ f"], "a(b(c(d e)) f)"),
            // Numbers under a dash are deeper, beside a bullet not.
            (&["0 ▪ a", "10 - b", "20 ① c", "20 ② d", "10 - e"], "a(b(c d) e)"),
            // Flattened: everything at the margin, or a blank here and there.
            (&["0 ▪ a", "0 * b", "0 - c", "0 * d", "5 ▪ e", "0 - f"], "a(b c(d)) e(f)"),
            // Paragraphs without a marker.
            (&["0 ~ a", "0 ~ b"], "a b"),
            (&["0 ▪ a", "10 ~ b", "0 ▪ c"], "a(b) c"),
            // Nothing above a note.
            (&["10 * a", "0 ▪ b"], "a b"),
            // The same marker twice as deep.
            (&["0 - a", "12 - b", "0 - c"], "a(b) c"),
        ];
        for (lines, expected) in cases {
            assert_eq!(nested(lines), *expected, "{lines:?}");
        }
    }

    proptest! {
        #[test]
        fn every_paragraph_stays_in_order(kinds in prop::collection::vec((0_u8..7, 0_u8..5), 0..40)) {
            let markers = ["▪", "-", "*", "※", "①", "□", "~"];
            let lines: Vec<_> = kinds.iter().enumerate()
                .map(|(i, (marker, indent))| format!("{} {} n{i}", indent * 5, markers[*marker as usize])).collect();
            let blocks: Vec<_> = lines.iter().map(|line| block(line)).collect();
            let indents = Indents::of(blocks.iter());
            let shape = shape(&nest(blocks, indents));
            let found: Vec<_> = shape.split(['(', ')', ' ']).filter(|s| !s.is_empty()).map(str::to_owned).collect();
            let expected: Vec<_> = (0..kinds.len()).map(|i| format!("n{i}")).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
