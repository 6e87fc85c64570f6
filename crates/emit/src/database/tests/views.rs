//! What a row of each view is, on every engine.

use super::{Place, done};
use crate::{ddl, sample};
use gwaje_model::{
    Date, Document, FigureRole, Item, ItemKind, KindWords, Lead, Mention, MentionKind, Precision, Says,
    YearFrom,
};

fn date(text: &str, span: [u32; 2], start: &str, end: &str) -> Date {
    Date {
        text: text.to_owned(),
        span,
        start: Some(start.to_owned()),
        end: Some(end.to_owned()),
        precision: Precision::Day,
        year_from: YearFrom::Text,
        label: None,
        alternatives: vec![],
    }
}

fn figure(text: &str, span: [u32; 2], number: f64, role: FigureRole) -> Mention {
    Mention {
        kind: MentionKind::Count,
        text: text.to_owned(),
        span,
        value: number.to_string(),
        unit: Some("개소".to_owned()),
        qualifier: None,
        number: Some(number),
        number_to: None,
        role: Some(role),
        role_words: None,
    }
}

fn item(period: &str, kind: ItemKind, text: &str) -> Item {
    Item { kind, ..sample::item(period, Some("▪"), text) }
}

fn said(text: &str, span: [u32; 2], says: Says) -> Vec<KindWords> {
    vec![KindWords { text: text.to_owned(), span, says }]
}

/// Two releases of one task of two bodies: a plan that is met five days late, one that is not met, and a cumulative figure
/// told twice.
fn releases() -> [Document; 2] {
    let mut met = item("2025Q4", ItemKind::Plan, "협업지원센터 지정 예정(’26.1월)");
    met.kind_words = said("예정", [10, 12], Says::Plan);
    met.dates = vec![date("’26.1월", [13, 19], "2026-01-01", "2026-01-31")];
    let mut open = item("2025Q4", ItemKind::Plan, "표준계약서 고시 예정(’26.2.1)");
    open.kind_words = said("예정", [9, 11], Says::Plan);
    open.dates = vec![date("’26.2.1", [12, 18], "2026-02-01", "2026-02-01")];
    let mut first = item("2025Q4", ItemKind::Done, "충전소 누적 750개소 구축");
    first.mentions = vec![figure("누적 750개소", [4, 12], 750.0, FigureRole::Cumulative)];
    let mut report = item("2026Q1", ItemKind::Done, "협업지원센터 지정(2.5)");
    report.dates = vec![date("2.5", [10, 13], "2026-02-05", "2026-02-05")];
    let mut second = item("2026Q1", ItemKind::Done, "전국에 충전소를 누적 784개소로 확대");
    second.mentions = vec![figure("누적 784개소", [9, 17], 784.0, FigureRole::Cumulative)];
    let mut law = item("2026Q1", ItemKind::Done, "「상생협력법」 개정안 입법예고(3.2)");
    let name = "상생협력법".to_owned();
    law.mentions = vec![Mention {
        kind: MentionKind::Law,
        value: name,
        number: None,
        role: None,
        ..figure("「상생협력법」", [0, 7], 0.0, FigureRole::Actual)
    }];
    law.mentions[0].unit = None;
    law.dates = vec![date("3.2", [17, 20], "2026-03-02", "2026-03-02")];
    let old = sample::release(1, 2025, 4, vec![sample::period(2025, 4, vec![met, open, first])]);
    let new = sample::release(2, 2026, 1, vec![sample::period(2026, 1, vec![report, second, law])]);
    [old, new].map(|mut document| {
        let leads = &mut document.agendas[0].tasks[0].leads;
        let second = Lead {
            text: "환경부".to_owned(),
            id: Some("me".to_owned()),
            name: None,
            role: None,
            read_from: None,
        };
        leads.push(second);
        document
    })
}

#[test]
fn every_row_of_a_view_is_one_of_what_it_says() {
    for place in Place::all("gwaje_views") {
        let mut store = place.open();
        for document in releases().iter().rev().chain([&sample::document()]) {
            store.load(&[done(document)]).unwrap();
        }
        for table in ddl::VIEWS.iter().filter_map(|view| view.table) {
            let key = table.key.join(", ");
            let distinct = store.count(&format!("(SELECT DISTINCT {key} FROM {}) x", table.name));
            assert_eq!(store.count(table.name), distinct, "{}", table.name);
            assert!(distinct > 0, "{} has no row to try", table.name);
            let mut rows = 0;
            store
                .each_row(table, None, &mut |row| {
                    rows += 1;
                    assert_eq!(row.len(), table.columns.len());
                    Ok(())
                })
                .unwrap();
            assert_eq!(rows, distinct);
        }
        let current = store.count("items_current");
        assert_eq!(store.count("items_flat"), current);
        let shares = store.ask("SELECT item, sum(share) FROM items_by_body GROUP BY item");
        assert_eq!(shares.len(), current);
        assert!(shares.iter().all(|row| (row[1].parse::<f64>().unwrap() - 1.0).abs() < 1e-9));
        let bodies = store.ask("SELECT DISTINCT body, bodies FROM items_flat WHERE year > 2024");
        assert_eq!(bodies, [["산업통상자원부", "산업통상자원부, 환경부"]]);
    }
}

#[test]
fn slips_overdue_plans_and_latest_figures() {
    for place in Place::all("gwaje_slips") {
        let mut store = place.open();
        for document in releases().iter().rev() {
            store.load(&[done(document)]).unwrap();
        }
        let days = |column: &str| store_text(&place, column);
        let slips = store.ask(&format!("SELECT text, {}, report_text, days FROM slips", days("planned")));
        assert_eq!(slips, [["협업지원센터 지정 예정(’26.1월)", "2026-01-31", "협업지원센터 지정(2.5)", "5"]]);
        let overdue = store.ask(&format!("SELECT text, {}, days FROM overdue", days("as_of")));
        assert_eq!(overdue, [["표준계약서 고시 예정(’26.2.1)", "2026-03-31", "58"]]);
        let figures = store.ask("SELECT text, number FROM figures_latest");
        assert_eq!(figures, [["누적 784개소", "784"]]);
        // What is told by the documents together is told by each as it comes out of the store.
        let [old, _] = releases();
        store.load(&[done(&Document { agendas: vec![], ..old })]).unwrap();
        assert_eq!(store.count("plans"), 0, "a plan goes with its item");
    }
}

#[test]
fn a_plan_that_was_edited_into_a_report_is_met_by_it() {
    let mut plan = item("2025Q4", ItemKind::Plan, "어촌계 지원센터 개소 예정(’26.1월)");
    plan.kind_words = said("예정", [12, 14], Says::Plan);
    plan.dates = vec![date("’26.1월", [15, 21], "2026-01-01", "2026-01-31")];
    let mut report = item("2025Q4", ItemKind::Done, "어촌계 지원센터 개소(2.5)");
    report.dates = vec![date("2.5", [12, 15], "2026-02-05", "2026-02-05")];
    let of = |seed, year, quarter, item| {
        sample::release(seed, year, quarter, vec![sample::period(2025, 4, vec![item])])
    };
    for place in Place::all("gwaje_edited_plans") {
        let mut store = place.open();
        for document in [of(2, 2026, 1, report.clone()), of(1, 2025, 4, plan.clone())] {
            store.load(&[done(&document)]).unwrap();
        }
        let slips = store.ask("SELECT text, report_text, days FROM slips");
        assert_eq!(slips, [["어촌계 지원센터 개소 예정(’26.1월)", "어촌계 지원센터 개소(2.5)", "5"]]);
        assert_eq!((store.count("plans"), store.count("overdue")), (1, 0));
    }
}

#[test]
fn a_plan_that_was_dated_anew_in_place_slips_from_the_day_planned_first() {
    let plan = |words: &str, month: u32, last: u32| {
        let mut plan = item("2025Q4", ItemKind::Plan, &format!("{words} 예정(’26.{month}월)"));
        let at = words.chars().count() as u32;
        plan.kind_words = said("예정", [at + 1, at + 3], Says::Plan);
        let (start, end) = (format!("2026-{month:02}-01"), format!("2026-{month:02}-{last}"));
        plan.dates = vec![date(&format!("’26.{month}월"), [at + 4, at + 10], &start, &end)];
        plan
    };
    let report = |period: &str, words: &str| {
        let mut report = item(period, ItemKind::Done, &format!("{words}(7.3)"));
        let at = words.chars().count() as u32;
        report.dates = vec![date("7.3", [at + 1, at + 4], "2026-07-03", "2026-07-03")];
        report
    };
    let going = Item {
        kind: ItemKind::Ongoing,
        ..item("2025Q4", ItemKind::Plan, "어촌계 지원센터 개소 추진 중")
    };
    let [port, market, town] =
        ["수산물 산지시장 현대화 착공", "국가어항 정비계획 고시", "어촌계 지원센터 개소"];
    let of = |seed, year, quarter, before, now: Vec<Item>| {
        let now = sample::period(year, quarter, now);
        sample::release(seed, year, quarter, vec![sample::period(2025, 4, before), now])
    };
    let first = sample::release(
        1,
        2025,
        4,
        vec![sample::period(2025, 4, vec![plan(port, 1, 31), plan(market, 1, 31), plan(town, 1, 31)])],
    );
    let second = of(2, 2026, 1, vec![plan(port, 6, 30), plan(market, 6, 30), going.clone()], vec![]);
    let third =
        of(3, 2026, 3, vec![plan(port, 6, 30), plan(market, 9, 30), going], vec![report("2026Q3", port)]);
    for place in Place::all("gwaje_dated_anew") {
        let mut store = place.open();
        for document in [&third, &first, &second] {
            store.load(&[done(document)]).unwrap();
        }
        let day = |column: &str| store_text(&place, column);
        let [first, last, reported] = ["first_planned", "planned", "reported"].map(day);
        let slips =
            store.ask(&format!("SELECT text, {first}, {last}, {reported}, days FROM slips ORDER BY days"));
        let port = format!("{port} 예정(’26.6월)");
        let market = format!("{market} 예정(’26.9월)");
        assert_eq!(slips[0][..], [port.as_str(), "2026-01-31", "2026-06-30", "2026-07-03", "153"]);
        assert_eq!(slips[1][..3], [market.as_str(), "2026-01-31", "2026-09-30"]);
        assert_eq!((slips[1][4].as_str(), slips.len()), ("242", 2));
        // What is under way is late all the same, and keeps the day it was planned for.
        let overdue = store.ask(&format!("SELECT text, {first}, {last}, days FROM overdue"));
        assert_eq!(overdue, [[format!("{town} 예정(’26.1월)").as_str(), "2026-01-31", "2026-01-31", "242"]]);
    }
}

#[test]
fn a_plan_that_is_put_off_in_a_later_period_is_one_plan() {
    let mut first = item("2025Q4", ItemKind::Plan, "어선안전 신고포털 개통 예정(’26.1월)");
    first.kind_words = said("예정", [13, 15], Says::Plan);
    first.dates = vec![date("’26.1월", [16, 22], "2026-01-01", "2026-01-31")];
    let mut later = item("2026Q1", ItemKind::Plan, "어선안전 신고포털 개통 연기(’26.8월)");
    later.kind_words = said("연기", [13, 15], Says::PutOff);
    later.dates = vec![date("’26.8월", [16, 22], "2026-08-01", "2026-08-31")];
    let done_now = item("2026Q1", ItemKind::Done, "어업인 안전교육 실시");
    let periods = vec![sample::period(2025, 4, vec![first]), sample::period(2026, 1, vec![later, done_now])];
    for place in Place::all("gwaje_put_off") {
        let mut store = place.open();
        store.load(&[done(&sample::release(1, 2026, 1, periods.clone()))]).unwrap();
        let first = store_text(&place, "first_planned");
        let slips = store.ask(&format!("SELECT text, {first}, days FROM slips"));
        assert_eq!(slips, [["어선안전 신고포털 개통 연기(’26.8월)", "2026-01-31", "212"]]);
        assert_eq!((store.count("plans"), store.count("overdue")), (2, 0));
    }
}

/// A day as text.
fn store_text(place: &Place, column: &str) -> String {
    if place.scheme.name() == "sqlite" { column.to_owned() } else { format!("{column}::text") }
}

/// The questions of `docs/queries.md` by their headings, and what comes out, values of a row in alphabetical order.
const ANSWERS: &[(&str, &[&[&str]])] = &[
    ("What is new or changed since the release before, by body", &[&["0", "3", "산업통상자원부"]]),
    (
        "Which plans slipped, and by how long",
        &[&[
            "2026-01-31",
            "2026-01-31",
            "2026-02-05",
            "5",
            "디지털 기반 혁신",
            "산업통상자원부",
            "협업지원센터 지정 예정(’26.1월)",
            "협업지원센터 지정(2.5)",
        ]],
    ),
    (
        "What is overdue",
        &[&[
            "2026-02-01",
            "2026-02-01",
            "2026-03-31",
            "58",
            "디지털 기반 혁신",
            "산업통상자원부",
            "표준계약서 고시 예정(’26.2.1)",
        ]],
    ),
    (
        "Sums by body and year, nothing counted twice",
        &[
            &["2026", "392", "cumulative", "개소", "산업통상자원부"],
            &["2026", "392", "cumulative", "개소", "환경부"],
        ],
    ),
    (
        "The same by the bodies that do the work today",
        &[
            // 산업통상자원부 was parted between the two.
            &["2026", "392", "cumulative", "개소", "기후에너지환경부"],
            &["2026", "392", "cumulative", "개소", "산업통상부"],
        ],
    ),
    ("What exactly was changed, and when", &[]),
    ("What may be one thing and is told as two", &[]),
    (
        "The steps of law-making, day by day",
        &[&["1", "2026-03-02", "「상생협력법」 개정안 입법예고(3.2)", "산업통상자원부"]],
    ),
];

#[test]
fn the_questions_of_the_documentation_are_answered() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/queries.md")).unwrap();
    for place in Place::all("gwaje_queries") {
        let mut store = place.open();
        for document in &releases() {
            store.load(&[done(document)]).unwrap();
        }
        let mut asked = 0;
        for section in page.split("\n## ").skip(1) {
            let (title, rest) = section.split_once('\n').unwrap();
            let sql = rest.split("```sql\n").nth(1).unwrap().split("```").next().unwrap();
            let (_, answer) = ANSWERS.iter().find(|(name, _)| *name == title).unwrap();
            let mut rows = if place.scheme.name() == "sqlite" {
                store.ask(sql)
            } else {
                let rows = store.ask(&format!("SELECT row_to_json(q)::text FROM ({sql}) q"));
                rows.iter().map(|row| json_values(&row[0])).collect()
            };
            for row in &mut rows {
                row.sort();
            }
            assert_eq!(rows, *answer, "{title}");
            asked += 1;
        }
        assert_eq!(asked, ANSWERS.len());
    }
}

/// The values of an object as they are shown.
fn json_values(text: &str) -> Vec<String> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap();
    let shown = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        value => value.as_f64().map_or_else(|| "-".to_owned(), |number| number.to_string()),
    };
    object.values().map(shown).collect()
}
