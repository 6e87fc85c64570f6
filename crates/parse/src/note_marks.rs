//! Notes that are printed below items whose text has their mark, raised: each becomes a child of its item, however far
//! below it stands, be it in a later period of the task.
//!
//! ```text
//! ▪ 2,870¹⁾개소 조사            ▪ 2,870개소 조사
//! ▪ 헬기 7대 임차        →        1) 산사태 위험 등급 기준
//! 1) 산사태 위험 등급 기준        ▪ 헬기 7대 임차
//! ```

use gwaje_model::{Block, ItemNode, TaskNode};

/// Marks of several notes in a row stand between these: `1)·2)`, `*, **`.
const BETWEEN: &[char] = &[',', '·', ' '];

/// An item on its own.
struct Entry {
    period: usize,
    /// Which of the entries it stands under.
    parent: Option<usize>,
    block: Block,
}

/// Puts the notes of a task under the items that have their marks.
pub(crate) fn link(task: &mut TaskNode) {
    if !task.periods.iter().any(|period| period.items.iter().any(is_marked)) {
        return;
    }
    let mut entries = Vec::new();
    for (period, node) in task.periods.iter_mut().enumerate() {
        flatten(std::mem::take(&mut node.items), period, None, &mut entries);
    }
    let targets: Vec<Option<usize>> = (0..entries.len()).map(|at| marked_item(&entries, at)).collect();
    for (entry, target) in entries.iter_mut().zip(targets) {
        if let Some(target) = target {
            entry.parent = Some(target);
        }
    }
    for (period, items) in nest(entries) {
        if let Some(node) = task.periods.get_mut(period) {
            node.items.push(items);
        }
    }
}

fn is_marked(item: &ItemNode) -> bool {
    !item.block.raised.is_empty() || item.children.iter().any(is_marked)
}

fn flatten(items: Vec<ItemNode>, period: usize, parent: Option<usize>, entries: &mut Vec<Entry>) {
    for item in items {
        entries.push(Entry { period, parent, block: item.block });
        let at = entries.len() - 1;
        flatten(item.children, period, Some(at), entries);
    }
}

/// The item that a note belongs to: the nearest above it with its mark. Of several paragraphs with a number that may be
/// the note, the last one is; those before are items of a list.
fn marked_item(entries: &[Entry], note: usize) -> Option<usize> {
    let mark = entries.get(note).and_then(|entry| entry.block.marker.as_deref()).map(bare)?;
    let carries = |entry: &Entry| marks(&entry.block).contains(&mark);
    let target = entries.get(..note)?.iter().rposition(carries)?;
    let figure = mark.contains(|c: char| c.is_ascii_alphanumeric());
    let below = entries.iter().skip(note + 1).take_while(|entry| !carries(entry));
    let again = below.filter_map(|entry| entry.block.marker.as_deref()).any(|marker| bare(marker) == mark);
    let list = figure && again;
    (!mark.is_empty() && !list).then_some(target)
}

/// The marks in the text of an item.
fn marks(block: &Block) -> Vec<String> {
    let raw: Vec<char> = block.raw.chars().collect();
    let text = |span: &[u32; 2]| -> String {
        raw.get(span[0] as usize..span[1] as usize).unwrap_or_default().iter().collect()
    };
    block.raised.iter().map(text).flat_map(|text| text.split(BETWEEN).map(bare).collect::<Vec<_>>()).collect()
}

/// A mark without its brackets: `1)` and `(1)` are one.
fn bare(mark: &str) -> String {
    mark.chars().filter(|c| !c.is_whitespace() && gwaje_forms::marks::bracket(*c).is_none()).collect()
}

/// Entries as items with children, each with its period; what moved stands behind the children that were there.
fn nest(entries: Vec<Entry>) -> Vec<(usize, ItemNode)> {
    let mut open: Vec<Vec<ItemNode>> = entries.iter().map(|_| Vec::new()).collect();
    let mut roots = Vec::new();
    // From the last on: what an entry has under it stands behind it.
    for (at, entry) in entries.into_iter().enumerate().rev() {
        let mut children = open.get_mut(at).map(std::mem::take).unwrap_or_default();
        children.reverse();
        let item = ItemNode { block: entry.block, children };
        match entry.parent.and_then(|parent| open.get_mut(parent)) {
            Some(siblings) => siblings.push(item),
            None => roots.push((entry.period, item)),
        }
    }
    roots.reverse();
    roots
}

#[cfg(test)]
mod tests {
    use super::link;
    use gwaje_model::{Block, ItemNode, PeriodNode, TaskNode};

    /// `▪ 가~1)~나` is an item with the mark `1)` in its text; one blank more stands a level deeper.
    fn task(periods: &[&[&str]]) -> TaskNode {
        let node = |line: &&str| {
            let (marker, text) = line.trim_start().split_once(' ').unwrap();
            let mut at = 0;
            let mut raised = Vec::new();
            for (nth, part) in text.split('~').enumerate() {
                let end = at + part.chars().count() as u32;
                if nth % 2 == 1 {
                    raised.push([at, end]);
                }
                at = end;
            }
            let marker = Some(marker.to_owned());
            ItemNode {
                block: Block { marker, raw: text.replace('~', ""), raised, ..Block::default() },
                children: Vec::new(),
            }
        };
        let items = |lines: &&[&str]| {
            let mut items: Vec<ItemNode> = Vec::new();
            for line in *lines {
                match items.last_mut().filter(|_| line.starts_with(' ')) {
                    Some(parent) => parent.children.push(node(line)),
                    None => items.push(node(line)),
                }
            }
            PeriodNode { items, ..PeriodNode::default() }
        };
        TaskNode { periods: periods.iter().map(items).collect(), ..TaskNode::default() }
    }

    fn shown(items: &[ItemNode]) -> String {
        let one = |item: &ItemNode| {
            let children =
                if item.children.is_empty() { String::new() } else { format!("({})", shown(&item.children)) };
            format!("{}{}{children}", item.block.marker.as_deref().unwrap_or_default(), item.block.raw)
        };
        items.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_note_goes_to_the_item_with_its_mark() {
        let cases: &[(&[&[&str]], &[&str])] = &[
            (&[&["▪ 가~1)~", "▪ 나~2)~", " 1) 다", " 2) 라"]], &["▪가1)(1)다) ▪나2)(2)라)"]),
            // Printed below all periods of the cell.
            (&[&["▪ 가~1)~"], &["▪ 나", " 1) 다"]], &["▪가1)(1)다)", "▪나"]),
            // Each star has a note of its own, as it stood.
            (&[&["▪ 가~*~", " * 나", "▪ 다~*~", " * 라"]], &["▪가*(*나) ▪다*(*라)"]),
            (&[&["▪ 가~*~", "▪ 나", " * 다"]], &["▪가*(*다) ▪나"]),
            // A list before the notes.
            (&[&["▪ 가~1)~", "▪ 나", " 1) 다", " 2) 라", "1) 마"]], &["▪가1)(1)마) ▪나(1)다 2)라)"]),
            (&[&["▪ 가~1)·2)~", "▪ 나", "1) 다", "2) 라"]], &["▪가1)·2)(1)다 2)라) ▪나"]),
            (&[&["▪ 가", " 1) 나"]], &["▪가(1)나)"]),
        ];
        for (periods, expected) in cases {
            let mut task = task(periods);
            link(&mut task);
            let found: Vec<String> = task.periods.iter().map(|period| shown(&period.items)).collect();
            assert_eq!(found, *expected, "{periods:?}");
        }
    }
}
