//! Editions of invented reports and the threads through them.

use super::{Linked, follow};
use crate::edition::{Edition, ItemSeen, TaskSeen};
use gwaje_model::item_hash;

/// A task by `number|title|body` with items by `period|text`.
fn task(named: &str, items: &[&str]) -> TaskSeen {
    let mut parts = named.split('|').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (number, title, body) = (next(), next(), next());
    let id = format!("a/{number}");
    let items: Vec<ItemSeen> = items
        .iter()
        .map(|item| {
            let (period, text) = item.split_once('|').unwrap();
            ItemSeen::new(format!("{id}/{period}/{}", item_hash(Some("▪"), text)), text.to_owned())
        })
        .collect();
    TaskSeen {
        number: Some(number),
        title,
        bodies: Some(body).filter(|body| !body.is_empty()).into_iter().collect(),
        periods: items.iter().map(|item| item.period.clone()).collect(),
        items,
        id,
    }
}

fn edition(tasks: &[(&str, &[&str])]) -> Edition {
    Edition { release: None, tasks: tasks.iter().map(|(named, items)| task(named, items)).collect() }
}

/// The items of the last edition as `text < text it was before`, threads alone where it is new.
fn told(editions: &[Edition]) -> Vec<String> {
    let found = follow(editions);
    let (last, before) = (editions.len() - 1, editions.len() - 2);
    let mut lines = Vec::new();
    for (own, task) in editions[last].tasks.iter().enumerate() {
        for (at, item) in task.items.iter().enumerate() {
            let thread = &found.items[last][own][at];
            let earlier =
                editions[before].tasks.iter().zip(&found.items[before]).find_map(|(task, threads)| {
                    let at = threads.iter().position(|other| other == thread)?;
                    Some(task.items[at].text.clone())
                });
            lines.push(format!("{} < {}", item.text, earlier.unwrap_or_else(|| "-".to_owned())));
        }
    }
    lines
}

const CHARGE: &str = "「산업 디지털 전환 촉진법」 시행 및 설명회 개최(2.13)";

#[test]
fn tasks_that_change_numbers_keep_their_items() {
    let old = edition(&[
        ("1-1|충전소 확충|me", &["2024Q1|수소충전소 10개소 구축(3.8)", "2024Q1|협의체 발족"]),
        ("1-2|인력 양성|moe", &["2024Q1|협약 대학 25곳 선정(3.5)", "2024Q1|협의체 발족"]),
    ]);
    let new = edition(&[
        ("1-1|인력 양성|moe", &["2024Q1|협약 대학 27곳 선정(3.5)", "2024Q1|협의체 발족"]),
        ("1-2|충전소 확충|me", &["2024Q1|수소충전소 12개소 구축(3.8)", "2024Q1|협의체 발족"]),
    ]);
    let found = follow(&[old.clone(), new.clone()]);
    assert_eq!(found.tasks[1], ["a/1-2", "a/1-1"]);
    assert_eq!(found.items[1][0][1], found.items[0][1][1], "each keeps its own of two equal sentences");
    assert_eq!(
        told(&[old, new]),
        [
            "협약 대학 27곳 선정(3.5) < 협약 대학 25곳 선정(3.5)",
            "협의체 발족 < 협의체 발족",
            "수소충전소 12개소 구축(3.8) < 수소충전소 10개소 구축(3.8)",
            "협의체 발족 < 협의체 발족",
        ]
    );
}

#[test]
fn tasks_of_two_bodies_are_never_one_and_successors_are_one_body() {
    for (body, other, same) in [("me", "moe", false), ("motie", "motir", true), ("moe", "moe", true)] {
        let old = edition(&[(&format!("1-1|법령 정비|{body}"), &[&format!("2024Q1|{CHARGE}")])]);
        let new = edition(&[(&format!("9-1|법령 정비|{other}"), &[&format!("2024Q1|{CHARGE}")])]);
        let found = follow(&[old, new]);
        assert_eq!(found.tasks[0] == found.tasks[1], same, "{body} {other}");
        assert_eq!(found.items[0] == found.items[1], same, "{body} {other}");
    }
}

#[test]
fn what_fits_two_as_well_is_told_and_not_chosen() {
    let old = edition(&[("1-1|점검|me", &["2024Q1|가 지역 점검반 3개 운영"])]);
    let new =
        edition(&[("1-1|점검|me", &["2024Q1|나 지역 점검반 3개 운영", "2024Q1|다 지역 점검반 3개 운영"])]);
    let found = follow(&[old, new]);
    assert!(!found.items[1][0].contains(&found.items[0][0][0]));
    let told: Vec<(Linked, bool)> = found.links.iter().map(|link| (link.kind, link.sure)).collect();
    assert_eq!(told, [(Linked::Item, false), (Linked::Item, false)]);
}

#[test]
fn a_task_that_may_be_either_of_two_is_told_and_not_chosen() {
    let old = edition(&[
        ("1-1|수소 충전 기반 확충|me", &["2024Q1|가 지역 조사"]),
        ("1-2|수소 충전 기반 확충|me", &["2024Q1|나 지역 실사"]),
    ]);
    let new = edition(&[("1-5|수소 충전 기반 확충|me", &["2024Q1|전문인력 12명 양성"])]);
    let found = follow(&[old, new]);
    assert!(!found.tasks[0].contains(&found.tasks[1][0]), "{:?}", found.tasks);
    let told: Vec<(Linked, bool)> = found.links.iter().map(|link| (link.kind, link.sure)).collect();
    assert_eq!(told, [(Linked::Task, false), (Linked::Task, false)]);
}

#[test]
fn an_item_moves_to_another_period_and_to_another_task() {
    let old = edition(&[
        ("1-1|충전소|me", &["2024Q1|수소충전소 10개소 구축", "2024Q1|협의체 발족", "2024Q2|로드맵 발표"]),
        ("1-2|하천|me", &[&format!("2024Q1|{CHARGE}"), "2024Q1|하천 정비 착수"]),
    ]);
    let new = edition(&[
        ("1-1|충전소|me", &["2024Q1|수소충전소 10개소 구축", "2024Q2|협의체 발족", "2024Q2|로드맵 발표"]),
        ("1-2|하천|me", &["2024Q1|하천 정비 착수"]),
        ("1-3|법령|me", &[&format!("2024Q1|{CHARGE}"), "2024Q1|전혀 다른 이야기"]),
    ]);
    let told = told(&[old, new]);
    assert_eq!(told[1], "협의체 발족 < 협의체 발족");
    assert_eq!(told[4], format!("{CHARGE} < {CHARGE}"));
    assert_eq!(told[5], "전혀 다른 이야기 < -");
}

#[test]
fn a_wording_that_returns_ends_the_absence() {
    let one = |text: &str| edition(&[("1-1|충전소|me", &[text, "2024Q1|협의체 발족"])]);
    let (first, second) = (one("2024Q1|수소충전소 10개소 구축"), one("2024Q1|수소충전소 12개소 구축"));
    let gone = edition(&[("1-1|충전소|me", &["2024Q1|협의체 발족"])]);
    let found = follow(&[first.clone(), second, gone, first]);
    assert_eq!(found.items[3][0][0], found.items[0][0][0]);
    assert_eq!(found.items[1][0][0], found.items[0][0][0]);
}

#[test]
fn a_number_that_was_given_to_another_task_is_told() {
    let old = edition(&[("1-1|충전소 확충|me", &["2024Q1|수소충전소 10개소 구축"])]);
    let new = edition(&[("1-1|하천 정비|me", &["2024Q1|하천 12곳 정비 착수"])]);
    let found = follow(&[old, new]);
    assert_ne!(found.tasks[0], found.tasks[1]);
    assert_eq!(found.tasks[1], ["a/1-1+2"], "a thread has a name of its own");
    assert_eq!((found.links[0].sure, found.links[0].kind), (false, Linked::Task));
}

#[test]
fn two_ids_of_one_release_are_two_tasks() {
    let items: &[&str] = &["2024Q1|수소충전소 10개소 구축", "2024Q1|협의체 발족"];
    for (release, same) in [(None, true), (Some("a/2024Q1"), false)] {
        let [old, new] = ["1-1|충전소 확충|me", "1-4|충전소 확충|me"]
            .map(|named| Edition { release: release.map(str::to_owned), ..edition(&[(named, items)]) });
        let found = follow(&[old, new]);
        assert_eq!(found.tasks[0] == found.tasks[1], same, "{release:?}");
    }
}

#[test]
fn a_short_title_alone_names_no_task() {
    for (title, same) in [("법령 정비", false), ("산업 디지털 전환 기반 조성", true)] {
        let [old, new] = [("1-1", "2024Q1|하천 12곳 정비"), ("9-1", "2024Q2|교실 3곳 개축")]
            .map(|(number, item)| edition(&[(&format!("{number}|{title}|"), &[item])]));
        let found = follow(&[old, new]);
        assert_eq!(found.tasks[0] == found.tasks[1], same, "{title}");
    }
}

#[test]
fn items_follow_others_to_the_task_that_was_parted_off() {
    let kept = "2024Q1|협약 대학 스물다섯 곳을 새로 선정(3.5)";
    let went = [
        "2024Q1|수소충전소 확충을 위한 부지 공모와 심사 실시(3.8)",
        "2024Q1|전기차 충전기 표준 계약서 보급 시작(2.2)",
    ];
    let old = edition(&[(
        "1-1|산업 전환|me",
        &[kept, went[0], went[1], "2024Q1|용역 착수", "2024Q1|추진단 열 명으로 구성(3.3)"],
    )]);
    let new = |others: &[&'static str]| {
        let items = [&["2024Q1|용역 착수", "2024Q1|추진단 열두 명으로 구성(3.3)"], others].concat();
        edition(&[("1-1|산업 전환|me", &[kept]), ("1-2|충전 기반 확충|me", &items)])
    };
    let found = told(&[old.clone(), new(&went)]);
    assert!(found.contains(&"용역 착수 < 용역 착수".to_owned()), "{found:?}");
    assert!(found.iter().any(|line| line.ends_with("구성(3.3) < 추진단 열 명으로 구성(3.3)")), "{found:?}");
    // Where only one went there, few words are no evidence.
    let found = told(&[old, new(&went[..1])]);
    assert!(found.contains(&"용역 착수 < -".to_owned()), "{found:?}");
}
