//! Editions of one release go by time, reports beside one another stay, and what later releases lack is absent.

use super::{Place, done};
use crate::journal::Outcome;
use crate::order::Seen;
use crate::sample;
use gwaje_model::{Document, Origin};

/// One release as the file says it was written, found when it says.
fn edition(seed: u8, written: Option<&str>, texts: &[&str]) -> Document {
    let items = texts.iter().map(|text| sample::item("2023Q4", Some("▪"), text)).collect();
    let mut document = sample::release(seed, 2024, 1, vec![sample::period(2023, 4, items)]);
    document.source.written = written.map(str::to_owned);
    document.source.origin = Origin::default();
    document
}

#[test]
fn time_orders_the_editions_of_a_release() {
    let (old, new) = (["참여자 25명 최종 선정(8.24)", "항로 증편 운항"], ["참여자 27명 최종 선정(8.24)"]);
    let seen = |second: u64, day: Option<u64>| {
        let time = |seconds: u64| std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        Seen { found: Some(time(second)), modified: day.map(|day| time(day * 86_400)) }
    };
    // Which of two editions with these seeds is the newer one: by its own word, by its file, by what came first.
    let (january, february) = (Some("2024-01-31T23:59:00+09:00"), Some("2024-01-31T15:30:00+00:00"));
    for (written, days, order, by) in [
        ([january, february], [None, None], [1, 0], "document"),
        ([None, None], [Some(9), Some(10)], [1, 0], "file"),
        ([None, None], [Some(9), Some(9)], [0, 1], "file"),
        ([None, None], [None, None], [0, 1], "load"),
    ] {
        for seeds in [[1, 2], [2, 1]] {
            for place in Place::all("gwaje_time") {
                let place = if place.scheme.name() == "sqlite" { Place::sqlite() } else { place.emptied() };
                let editions = [edition(seeds[0], written[0], &old), edition(seeds[1], written[1], &new)];
                let mut store = place.open();
                for (at, second) in order.into_iter().zip([100, 200]) {
                    let seen = seen(second, days[at]);
                    store.load(&[Outcome { seen, ..done(&editions[at]) }]).unwrap();
                    store.finish().unwrap();
                }
                assert_eq!(store.ask("SELECT text FROM items_current"), [[new[0]]], "{by} {seeds:?}");
                assert_eq!(store.ask("SELECT DISTINCT dated_by FROM documents"), [[by]]);
                let told = store.ask("SELECT text, status FROM items_history ORDER BY text");
                let expected = [[old[0], "edited"], [new[0], "current"], [old[1], "dropped"]];
                assert_eq!(told, expected);
            }
        }
    }
}

#[test]
fn the_day_of_publication_goes_before_what_a_file_says() {
    for place in Place::all("gwaje_published") {
        let mut store = place.open();
        for (seed, written, published) in
            [(1, "2024-03-01T10:00:00+09:00", "2024-02-01"), (2, "2024-01-31T10:00:00+09:00", "2024-02-08")]
        {
            let mut document = edition(seed, Some(written), &[&format!("참여자 {seed}명 최종 선정(8.24)")]);
            store.load(&[done(&document)]).unwrap();
            let current = store.ask("SELECT text FROM items_current");
            assert_eq!(current, [["참여자 1명 최종 선정(8.24)"]], "by its own word the first is newer");
            document.source.origin.published = Some(published.to_owned());
            store.tell(&document.source.sha256, &document.source.origin).unwrap();
        }
        assert_eq!(store.ask("SELECT text FROM items_current"), [["참여자 2명 최종 선정(8.24)"]]);
        assert_eq!(store.ask("SELECT DISTINCT dated_by FROM documents"), [["published"]]);
    }
}

#[test]
fn reports_side_by_side_stay_and_what_a_later_release_lacks_is_absent() {
    for place in Place::all("gwaje_joint") {
        let mut store = place.open();
        let mut first =
            edition(1, None, &["전기요금 분할납부 확대(7.3)", "장려금 예산 확보(9.26)", "배송 지원 12건"]);
        let mut second =
            edition(2, None, &["대환 대출 한도 상향(8.31)", "협약 개정(9.12)", "배송 지원 15건"]);
        for (document, body) in [(&mut first, "mss"), (&mut second, "fsc")] {
            document.agendas[0].tasks[0].leads[0].id = Some(body.to_owned());
        }
        for document in [&first, &second] {
            store.load(&[done(document)]).unwrap();
        }
        assert_eq!(store.count("items_current"), 6);
        // The next release of the second goes on with a new quarter and without the old one.
        let mut next = sample::release(
            3,
            2024,
            2,
            vec![sample::period(2024, 1, vec![sample::item("2024Q1", Some("▪"), "상담 창구 개설(1.9)")])],
        );
        let mut later = next.clone();
        let old = second.agendas[0].tasks[0].periods[0].clone();
        next.agendas[0].tasks[0].periods.insert(0, old);
        for document in [&mut next, &mut later] {
            document.agendas[0].tasks[0].leads[0].id = Some("fsc".to_owned());
        }
        store.load(&[done(&next)]).unwrap();
        assert_eq!(store.count("items_current"), 7);
        later.source.sha256 = "04".repeat(32);
        later.release = Some(gwaje_model::Release { year: 2024, quarter: Some(3) });
        store.load(&[done(&later)]).unwrap();
        assert_eq!(store.count("items_current"), 4);
        let gone = "SELECT count(*), min(d.release) FROM history h JOIN documents d ON d.version = h.gone \
                    WHERE h.status = 'absent'";
        assert_eq!(store.ask(gone), [["3", "yoon120/2024Q3"]]);
    }
}

#[test]
fn rows_that_are_gone_leave_the_history_too() {
    for place in Place::all("gwaje_gone") {
        let mut store = place.open();
        let mut document = sample::document();
        store.load(&[done(&document)]).unwrap();
        document.agendas.clear();
        store.load(&[done(&document)]).unwrap();
        store.finish().unwrap();
        for (table, rows) in [("items", 0), ("history", 0), ("documents", 1)] {
            assert_eq!(store.count(table), rows, "{table}");
        }
    }
}

#[test]
fn a_document_that_was_deleted_by_hand_is_loaded_again() {
    for place in Place::all("gwaje_deleted") {
        let mut store = place.open();
        let document = sample::document();
        store.load(&[done(&document)]).unwrap();
        let before = store.dump();
        assert!(store.journaled(&document.source.sha256).unwrap().is_some());
        store.engine.execute("DELETE FROM documents", &[]).unwrap();
        assert_eq!(store.journaled(&document.source.sha256).unwrap(), None);
        store.load(&[done(&document)]).unwrap();
        assert!(store.dump() == before);
    }
}
