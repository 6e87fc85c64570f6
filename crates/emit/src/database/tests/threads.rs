//! Threads over the documents of a store, on every engine and in any order.

use super::{Place, done};
use crate::loads::Changes;
use crate::sample;
use gwaje_model::{Date, Document, Lead, Precision, Task, YearFrom, item_hash};

/// An item of a task by its words, with a day in parentheses read as of 2024.
fn item(task: &str, text: &str) -> gwaje_model::Item {
    let mut item = sample::item("2024Q1", Some("▪"), text);
    item.id = format!("{task}/2024Q1/{}", item_hash(Some("▪"), text));
    if let Some((before, rest)) = text.split_once('(')
        && let Some((month, day)) = rest.trim_end_matches(')').split_once('.')
    {
        let start = before.chars().count() as u32 + 1;
        let iso = format!("2024-{month:0>2}-{day:0>2}");
        item.dates = vec![Date {
            text: format!("{month}.{day}"),
            span: [start, text.chars().count() as u32 - 1],
            start: Some(iso.clone()),
            end: Some(iso),
            precision: Precision::Day,
            year_from: YearFrom::NearestQuarter,
            label: None,
            alternatives: vec![],
        }];
    }
    item
}

/// A release with tasks by `number|title|body` and the texts of their items.
fn release(quarter: u8, tasks: &[(&str, &[&str])]) -> Document {
    let mut document = sample::release(quarter, 2024, quarter, vec![]);
    let made = tasks.iter().map(|(named, texts)| {
        let mut parts = named.split('|');
        let mut next = || parts.next().unwrap().to_owned();
        let (number, title, body) = (next(), next(), next());
        let id = format!("yoon120/{number}");
        let items = texts.iter().map(|text| item(&id, text)).collect();
        let lead = Lead { text: body.clone(), id: Some(body), name: None, role: None, read_from: None };
        Task {
            number: Some(number),
            title,
            leads: vec![lead],
            periods: vec![sample::period(2024, 1, items)],
            id,
            ..Task::default()
        }
    });
    document.agendas[0].tasks = made.collect();
    document
}

/// Two tasks change numbers, one of them its title and its body too; a date moves; one sentence stands in both.
fn releases() -> [Document; 3] {
    let shared = "관계부처 협의체를 구성하여 이행상황을 점검";
    [
        release(
            1,
            &[
                ("23-1|충전소 확충|motie", &["수소충전소 착공(2.5)", shared]),
                ("23-2|인력 양성|moe", &["협약 대학 선정(3.4)", shared]),
            ],
        ),
        release(
            2,
            &[
                ("23-1|인력 양성|moe", &["협약 대학 선정(3.14)", shared]),
                ("23-2|충전소 확충 지원|motir", &["수소충전소 착공(2.5)", shared]),
            ],
        ),
        release(
            3,
            &[
                ("23-1|인력 양성|moe", &["협약 대학 선정(3.14)", shared]),
                ("23-2|충전소 확충 지원|motir", &[shared, "한국형 로드맵을 새로 발표(3.20)"]),
            ],
        ),
    ]
}

#[test]
fn tasks_that_change_numbers_keep_their_threads_in_any_order() {
    for place in Place::all("gwaje_threads") {
        let mut dumps = Vec::new();
        for order in [[0, 1, 2, 0], [2, 1, 0, 2], [1, 2, 1, 0_usize]] {
            let place = if place.scheme.name() == "sqlite" { Place::sqlite() } else { place.emptied() };
            let mut store = place.open();
            for at in order {
                store.load(&[done(&releases()[at])]).unwrap();
            }
            assert_eq!(store.ask("SELECT DISTINCT thread FROM tasks").len(), 2);
            assert_eq!(store.count("items_current"), 4, "no item stands twice, none is lost");
            assert_eq!(store.count("items_flat"), 4);
            let dropped = store.ask("SELECT text FROM items_history WHERE status = 'dropped'");
            assert_eq!(dropped, [["수소충전소 착공(2.5)"]]);
            dumps.push(store.dump());
        }
        assert!(dumps.windows(2).all(|pair| pair[0] == pair[1]), "{}", place.address);
    }
}

#[test]
fn each_edit_is_one_row_and_each_link_has_its_reasons() {
    for place in Place::all("gwaje_edits") {
        let mut store = place.open();
        for document in &releases() {
            store.load(&[done(document)]).unwrap();
        }
        let edits = "SELECT kind, type, before, after, days FROM edits ORDER BY kind, type, before";
        assert_eq!(
            store.ask(edits),
            [
                ["item", "date", "3.4", "3.14", "10"],
                ["task", "lead", "motie", "motir", "-"],
                ["task", "number", "23-1", "23-2", "-"],
                ["task", "number", "23-2", "23-1", "-"],
                ["task", "title", "충전소 확충", "충전소 확충 지원", "-"],
            ]
        );
        let links = store.ask("SELECT kind, id, previous, state FROM links ORDER BY kind DESC, id");
        assert_eq!(links[0], ["task", "yoon120/23-1", "yoon120/23-2", "one"]);
        assert_eq!(links[1], ["task", "yoon120/23-2", "yoon120/23-1", "one"]);
        assert_eq!(links.len(), 3, "the sentence of both tasks needs no reason: {links:?}");
        let id = store.ask("SELECT item FROM items WHERE text = '협약 대학 선정(3.14)'")[0][0].clone();
        let past = store.past(&id).unwrap();
        assert_eq!((past.len(), past[0].editions.len()), (1, 3));
        assert_eq!(past[0].editions[1].edits[0].days, Some(10));
        assert_eq!(past[0].editions[1].links[0].state, "one");
        assert_eq!(store.past("yoon120/23-1").unwrap().len(), 2, "the number was of two tasks");
        assert_eq!(store.past("nothing").unwrap(), []);
    }
}

#[test]
fn what_fell_apart_is_followed_anew() {
    for place in Place::all("gwaje_apart") {
        let mut store = place.open();
        for document in &releases() {
            store.load(&[done(document)]).unwrap();
        }
        let mut gone = releases()[1].clone();
        gone.agendas.clear();
        store.load(&[done(&gone)]).unwrap();
        let again = Place::sqlite();
        let mut other = again.open();
        for document in [&releases()[0], &gone, &releases()[2]] {
            other.load(&[done(document)]).unwrap();
        }
        assert!(store.dump() == other.dump(), "{}", place.address);
    }
}

#[test]
fn bodies_lead_to_those_that_do_their_work_today() {
    for place in Place::all("gwaje_bodies") {
        let mut store = place.open();
        let today = "SELECT today, share FROM bodies_today WHERE body = 'moef' ORDER BY today";
        assert_eq!(store.ask(today), [["mofe-2026", "1"], ["mpb-2026", "0"]]);
        let kept = store.ask("SELECT today FROM bodies_today WHERE body = 'motir'");
        assert_eq!(kept, [["motir"]]);
        let sums =
            "SELECT count(*) FROM (SELECT body FROM bodies_today GROUP BY body HAVING sum(share) <> 1) x";
        assert_eq!(store.ask(sums), [["0"]]);
        let since = if place.scheme.name() == "sqlite" { "since" } else { "since::text" };
        let change = format!("SELECT successor, {since}, kind FROM body_successors WHERE body = 'moef'");
        assert_eq!(store.ask(&change).len(), 2);
        // A store that an older version made learns what this one knows.
        store.engine.execute("UPDATE bodies SET name = 'x'", &[]).unwrap();
        assert_eq!(place.open().ask("SELECT count(*) FROM bodies WHERE name = 'x'"), [["0"]]);
    }
}

#[test]
fn what_a_run_leaves_to_be_followed_the_next_one_follows() {
    let place = Place::sqlite();
    let mut store = place.open();
    for document in &super::releases() {
        store.load(&[done(document)]).unwrap();
    }
    let left = store.finish_until(&|| true).unwrap();
    assert_eq!((left.waiting, left.changes), (1, Changes::default()));
    drop(store);
    let mut store = place.open();
    let done = store.finish_until(&|| false).unwrap();
    assert!(done.waiting == 0 && done.changes.new > 0, "{done:?}");
    assert_eq!(store.finish().unwrap(), Changes::default());
}
