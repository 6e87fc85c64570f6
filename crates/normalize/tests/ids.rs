//! Ids survive what releases do to a document: other wraps, a new quarter, an inserted item.

use gwaje_model::{AgendaNode, Block, Document, Item, ItemNode, PeriodNode, Source, TaskNode, Tree};
use gwaje_normalize::{Options, document};
use proptest::prelude::*;

const WORDS: &[&str] =
    &["산업", "디지털", "전환", "협약", "체결", "(7.1)", "점검", "「미래차」", "대책", "발표", "·"];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..6).prop_map(|words| words.join(" "))
}

fn item() -> impl Strategy<Value = ItemNode> {
    let marker = prop::sample::select(vec![None, Some("▪"), Some("-"), Some("*")]);
    let leaf = (text(), marker).prop_map(|(text, marker)| ItemNode {
        block: Block { raw: text.clone(), text, marker: marker.map(str::to_owned), ..Block::default() },
        children: Vec::new(),
    });
    let leaf = leaf.boxed();
    (leaf.clone(), prop::collection::vec(leaf, 0..3))
        .prop_map(|(item, children)| ItemNode { children, ..item })
}

fn tree() -> impl Strategy<Value = Tree> {
    let period = prop::collection::vec(item(), 1..5);
    let task = prop::collection::vec(period, 1..4);
    prop::collection::vec(task, 1..4).prop_map(|tasks| {
        let tasks = tasks.into_iter().zip(1..).map(|(periods, number)| TaskNode {
            number: Some(format!("23-{number}")),
            periods: periods
                .into_iter()
                .zip(1..)
                .map(|(items, quarter)| period_node(quarter, items))
                .collect(),
            ..TaskNode::default()
        });
        let agenda =
            AgendaNode { number: Some("23".into()), tasks: tasks.collect(), ..AgendaNode::default() };
        Tree { agendas: vec![agenda], ..Tree::default() }
    })
}

fn period_node(quarter: u8, items: Vec<ItemNode>) -> PeriodNode {
    PeriodNode { year: Some(2023), quarter: Some(quarter), items, ..PeriodNode::default() }
}

fn read(tree: &Tree) -> Document {
    document(tree, Source::default(), Vec::new(), &Options::default())
}

fn ids(document: &Document) -> Vec<String> {
    fn collect(items: &[Item], ids: &mut Vec<String>) {
        for item in items {
            ids.push(item.id.clone());
            collect(&item.children, ids);
        }
    }
    let mut ids = Vec::new();
    for task in document.agendas.iter().flat_map(|agenda| &agenda.tasks) {
        task.periods.iter().for_each(|period| collect(&period.items, &mut ids));
    }
    ids
}

fn each(items: &mut [ItemNode], change: &mut impl FnMut(&mut Block)) {
    for item in items {
        change(&mut item.block);
        each(&mut item.children, change);
    }
}

fn change(tree: &mut Tree, mut change: impl FnMut(&mut Block)) {
    for period in tree.agendas.iter_mut().flat_map(|a| &mut a.tasks).flat_map(|t| &mut t.periods) {
        each(&mut period.items, &mut change);
    }
}

proptest! {
    #[test]
    fn no_two_items_share_one(tree in tree()) {
        let mut all = ids(&read(&tree));
        let count = all.len();
        all.sort();
        all.dedup();
        prop_assert_eq!(all.len(), count);
    }

    #[test]
    fn other_wraps_keep_them(tree in tree(), space in prop::sample::select(vec!["", " ", "  ", "\u{3000}"])) {
        let before = ids(&read(&tree));
        let mut wrapped = tree;
        change(&mut wrapped, |block| block.text = block.text.replace(' ', space));
        prop_assert_eq!(ids(&read(&wrapped)), before);
    }

    #[test]
    fn another_quarter_keeps_them(tree in tree(), new in prop::collection::vec(item(), 1..4)) {
        let before = ids(&read(&tree));
        let mut longer = tree;
        for task in longer.agendas.iter_mut().flat_map(|agenda| &mut agenda.tasks) {
            task.periods.push(period_node(4, new.clone()));
        }
        let after = ids(&read(&longer));
        prop_assert!(before.iter().all(|id| after.contains(id)));
    }

    #[test]
    fn an_inserted_item_keeps_the_others(tree in tree(), at in 0usize..3) {
        let before = ids(&read(&tree));
        let mut longer = tree;
        let block = Block { text: "새로 들어온 항목".into(), ..Block::default() };
        for period in longer.agendas.iter_mut().flat_map(|a| &mut a.tasks).flat_map(|t| &mut t.periods) {
            let at = at.min(period.items.len());
            period.items.insert(at, ItemNode { block: block.clone(), children: Vec::new() });
        }
        let after = ids(&read(&longer));
        prop_assert!(before.iter().all(|id| after.contains(id)));
    }

    #[test]
    fn another_text_or_marker_is_another_item(text in text(), other in text()) {
        prop_assume!(text.replace(' ', "") != other.replace(' ', ""));
        let hash = |marker, text: &str| gwaje_model::item_hash(marker, text);
        prop_assert_ne!(hash(Some("▪"), &text), hash(Some("▪"), &other));
        prop_assert_ne!(hash(Some("▪"), &text), hash(Some("-"), &text));
    }
}
