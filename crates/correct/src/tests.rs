//! Tests over the fixtures: what each kind of correction does, that stale ones change nothing, and that nothing is lost.

use crate::{
    Applied, Change, Correction, SCHEMA, Standing, Titled, apply, missing, read, replaced, schema, settled,
    write,
};
use gwaje_model::{By, Code, Document, Item, Warning, With, YearFrom};
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static OCEAN: LazyLock<Document> = LazyLock::new(|| converted("ocean.pdf"));

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures")
}

fn converted(name: &str) -> Document {
    let bytes = std::fs::read(fixtures().join(name)).unwrap();
    gwaje::convert(&bytes, name, &gwaje::Options::default()).unwrap()
}

fn on(document: &Document, item: Option<&Item>, old: &str, change: Change) -> Correction {
    let place = item.and_then(|item| item.places.first());
    Correction {
        schema: SCHEMA.to_owned(),
        document: document.source.sha256.clone(),
        page: place.map(|place| place.page),
        bbox: place.map(|place| place.bbox),
        anchor: item.and_then(|item| item.anchors.first().copied()),
        old: old.to_owned(),
        change,
        undo: false,
        who: None,
        when: None,
    }
}

fn of(item: &Item, change: Change) -> Correction {
    on(&OCEAN, Some(item), &item.raw, change)
}

fn wrapped() -> &'static Item {
    OCEAN.items().find(|item| item.joins.iter().any(|join| join.with == With::Space)).unwrap()
}

/// The records without what is told beside them.
fn records(document: &Document) -> Document {
    Document { warnings: Vec::new(), ..document.clone() }
}

fn sorted(document: &Document) -> (Document, Vec<String>) {
    let mut told: Vec<String> = document.warnings.iter().map(|warning| format!("{warning:?}")).collect();
    told.sort();
    (records(document), told)
}

/// An item of a document by its `raw`.
fn with_raw<'d>(document: &'d Document, raw: &str) -> &'d Item {
    document.items().find(|item| item.raw == raw).unwrap()
}

#[test]
fn what_nobody_changed_is_read_again_as_it_was() {
    for name in [
        "ocean.pdf",
        "digital.pdf",
        "science.pdf",
        "water.pdf",
        "labour.hwpx",
        "smallbiz.pdf",
        "heritage.pdf",
    ] {
        let document = converted(name);
        assert_eq!(sorted(&gwaje_normalize::again(document.clone())), sorted(&document), "{name}");
    }
}

#[test]
fn a_join_is_settled_by_a_person() {
    let item = wrapped();
    let join = item.joins.iter().find(|join| join.with == With::Space).unwrap();
    let left: String = item.text.chars().take(join.at as usize).collect();
    let right: String = item.text.chars().skip(join.at as usize + 1).collect();
    let says = |with| of(item, settled(&item.text, join.at, with).unwrap());
    let Applied { document, applied, stale, .. } = apply(OCEAN.clone(), &[says(With::None)]);
    assert_eq!((applied, stale), (1, 0));
    let new = with_raw(&document, &item.raw);
    assert_eq!(new.text, left + &right);
    assert!(new.joins.iter().any(|j| j.by == By::Person && j.with == With::None && j.confidence == 1.0));
    // Spaces are no part of ids.
    assert_eq!(new.id, item.id);
    assert!(document.warnings.iter().any(|w| w.code == Code::Corrected && w.item.as_ref() == Some(&new.id)));
    let again = apply(document, &[says(With::Space)]).document;
    assert_eq!(with_raw(&again, &item.raw).text, item.text);
}

#[test]
fn texts_markers_and_dates_are_read_anew() {
    let item = OCEAN.items().find(|item| !item.dates.is_empty()).unwrap();
    let text = format!("{} 그리고 현판식(’23.12.24)", item.text);
    let marker = Change::Marker { marker: Some("○".to_owned()) };
    let document = apply(OCEAN.clone(), &[of(item, Change::Text { text }), of(item, marker)]).document;
    let new = with_raw(&document, &item.raw);
    assert_eq!(new.dates.last().unwrap().start.as_deref(), Some("2023-12-24"));
    assert_eq!((new.marker.as_deref(), new.confidence), (Some("○"), 1.0));
    assert_ne!(new.id, item.id);
    let date = item.dates[0].text.clone();
    let day = Some("2022-02-28".to_owned());
    let days = Change::Date { date, start: day.clone(), end: day.clone() };
    let document = apply(OCEAN.clone(), &[of(item, days)]).document;
    let new = &with_raw(&document, &item.raw).dates[0];
    assert_eq!((&new.start, &new.end, new.year_from), (&day, &day, YearFrom::Person));
}

#[test]
fn items_are_split_merged_moved_and_dropped() {
    let item = wrapped();
    let letters = item.text.chars().filter(|c| !c.is_whitespace()).count();
    let half = letters as u32 / 2;
    let cut = apply(OCEAN.clone(), &[of(item, Change::Split { letters: half, marker: None })]).document;
    assert_eq!(cut.items().count(), OCEAN.items().count() + 1);
    let at = cut.items().position(|new| item.raw.starts_with(&new.raw) && !new.raw.is_empty()).unwrap();
    let [first, second] = [at, at + 1].map(|at| cut.items().nth(at).unwrap().clone());
    assert_eq!(crate::find::letters(&(first.raw.clone() + &second.raw)), crate::find::letters(&item.raw));
    assert!(!first.places.is_empty() && !second.places.is_empty());
    let merge = Change::Merge { next: second.raw.clone(), with: With::Space };
    let whole = apply(cut, &[of(&first, merge)]).document;
    assert_eq!(whole.items().count(), OCEAN.items().count());
    let parent = OCEAN.items().find(|item| !item.children.is_empty()).unwrap();
    let child = &parent.children[0];
    let gone = apply(OCEAN.clone(), &[of(parent, Change::Drop)]).document;
    assert_eq!(gone.items().count(), OCEAN.items().count() - 1);
    assert!(gone.items().any(|item| item.raw == child.raw));
    let out = apply(OCEAN.clone(), &[of(child, Change::Parent { parent: None })]).document;
    assert_eq!(with_raw(&out, &parent.raw).children.len(), parent.children.len() - 1);
    let back = Change::Parent { parent: Some(parent.raw.clone()) };
    let back = apply(out, &[of(child, back)]).document;
    assert!(with_raw(&back, &parent.raw).children.iter().any(|item| item.raw == child.raw));
    let under_itself = Change::Parent { parent: Some(child.raw.clone()) };
    assert_eq!(apply(OCEAN.clone(), &[of(parent, under_itself)]).stale, 1);
}

#[test]
fn titles_bodies_and_periods_are_corrected() {
    let task = OCEAN.tasks().next().unwrap();
    let name = task.number.clone().unwrap_or_else(|| task.title.clone());
    let title =
        Change::Title { of: Titled::Task, number: task.number.clone(), text: "새 제목".to_owned() };
    let lead = Change::Lead { task: name.clone(), text: Some("환경부".to_owned()) };
    let more = Change::Lead { task: name.clone(), text: Some("산업부".to_owned()) };
    let old = &task.periods[0];
    let key = format!("{}Q{}", old.year.unwrap(), old.quarter.unwrap());
    let period = Change::Period { task: name, year: Some(2021), quarter: Some(1), half: None };
    let said = [
        on(&OCEAN, None, &task.title, title),
        on(&OCEAN, None, &task.leads[0].text, lead),
        on(&OCEAN, None, "", more),
        on(&OCEAN, None, &key, period),
    ];
    let Applied { document, applied, .. } = apply(OCEAN.clone(), &said);
    let new = document.tasks().next().unwrap();
    assert_eq!(applied, 4);
    assert_eq!(new.title, "새 제목");
    let names: Vec<Option<&str>> = new.leads.iter().map(|lead| lead.id.as_deref()).collect();
    assert!(names.contains(&Some("me")) && names.len() == task.leads.len() + 1, "{names:?}");
    assert_eq!(new.periods[0].start.as_deref(), Some("2021-01-01"));
    assert!(new.periods[0].items.iter().all(|item| item.id.contains("/2021Q1/")));
}

#[test]
fn what_was_seen_is_told_no_more() {
    let joins = |warning: &&Warning| warning.code == Code::LowConfidenceJoin;
    let ids: Vec<&str> = OCEAN.warnings.iter().filter(joins).filter_map(|w| w.item.as_deref()).collect();
    let item = OCEAN.items().find(|item| ids.contains(&item.id.as_str())).unwrap();
    let document = apply(OCEAN.clone(), &[of(item, Change::Seen { code: None })]).document;
    assert!(!document.warnings.iter().any(|warning| warning.item.as_ref() == Some(&item.id)));
    assert_eq!(with_raw(&document, &item.raw).confidence, 1.0);
    let other = OCEAN.warnings.iter().find(|warning| warning.item.is_none()).unwrap();
    let seen = on(&OCEAN, None, &other.message, Change::Seen { code: Some(other.code) });
    let document = apply(OCEAN.clone(), &[seen]).document;
    assert_eq!(document.warnings.len(), OCEAN.warnings.len() - 1);
}

#[test]
fn the_last_word_counts_and_conflicts_are_told() {
    let item = wrapped();
    let says = |text: &str, who: Option<&str>| Correction {
        who: who.map(str::to_owned),
        ..of(item, Change::Text { text: text.to_owned() })
    };
    let text = |corrections: &[Correction]| {
        let applied = apply(OCEAN.clone(), corrections);
        (with_raw(&applied.document, &item.raw).text.clone(), applied.conflicting)
    };
    let (a, b) = (says("가", None), says("나", None));
    assert_eq!(text(&[a.clone(), b.clone()]), ("나".to_owned(), 1));
    assert_eq!(text(&[a.clone(), a.taken_back(), b.clone()]), ("나".to_owned(), 0));
    assert_eq!(text(&[says("가", Some("김")), says("나", Some("김"))]), ("나".to_owned(), 0));
    assert_eq!(text(&[says("가", Some("김")), says("나", Some("이"))]), ("나".to_owned(), 1));
    assert_eq!(text(&[a.clone(), b.clone(), b.taken_back()]), ("가".to_owned(), 0));
    let told = apply(OCEAN.clone(), &[a.clone(), b.clone()]).document.warnings;
    let told = told.iter().find(|warning| warning.code == Code::ConflictingCorrections).unwrap();
    assert!(told.message.ends_with("one correction says “가”, and a later one “나”"), "{}", told.message);
    // Whatever they say of the place: there is one item with that text.
    let off = |correction: &Correction, page| Correction { page, bbox: None, ..correction.clone() };
    let spaced = Correction { old: format!(" {}", b.old), ..off(&b, None) };
    assert_eq!(text(&[a.clone(), spaced, off(&says("다", None), Some(9))]), ("다".to_owned(), 2));
    // One page, one hand: what was said before is taken back first.
    let before = replaced(std::slice::from_ref(&a), std::slice::from_ref(&b), Some(&OCEAN));
    assert_eq!(before, std::slice::from_ref(&a));
    assert_eq!(replaced(&[a.clone(), a.taken_back()], std::slice::from_ref(&b), Some(&OCEAN)), []);
    assert_eq!(replaced(&[says("가", Some("김"))], &[b], Some(&OCEAN)), []);
    let marker = of(item, Change::Marker { marker: None });
    assert_eq!(replaced(&[a], &[marker], Some(&OCEAN)), []);
}

#[test]
fn each_correction_tells_how_it_stands_and_what_stood_there() {
    let item = wrapped();
    let says = |text: &str, who: &str| Correction {
        who: Some(who.to_owned()),
        ..of(item, Change::Text { text: text.to_owned() })
    };
    let task = OCEAN.tasks().next().unwrap();
    let title =
        Change::Title { of: Titled::Task, number: task.number.clone(), text: "새 제목".to_owned() };
    let said = [
        says("가", "김"),
        says("나", "이"),
        says("다", "이"),
        on(&OCEAN, None, "there is no such text", Change::Drop),
        on(&OCEAN, None, &task.title, title),
        of(item, Change::Marker { marker: None }),
        of(item, Change::Marker { marker: None }).taken_back(),
    ];
    let Applied { document, made, .. } = apply(OCEAN.clone(), &said);
    let standing: Vec<&Standing> = made.iter().map(|made| &made.standing).collect();
    let later = said[2].clone();
    // What one says anew replaces what he said before; of two people the later one is followed, which is told.
    assert!(matches!(standing[0], Standing::Conflicting(_)), "{standing:?}");
    assert_eq!(standing[1..], [&Standing::Replaced, &Standing::InForce, standing[3], &Standing::InForce]);
    assert!(matches!(standing[3], Standing::Stale(why) if why.contains("does not stand")), "{standing:?}");
    assert_eq!((&made[2].correction, &made[2].old), (&later, &item.text));
    assert_eq!(made[2].about.as_deref(), Some(with_raw(&document, &item.raw).id.as_str()));
    assert_eq!(made[2].before, Some(format!("the text was read as “{}”", item.text)));
    assert_eq!(
        (made[4].old.as_str(), made[4].about.as_deref()),
        (task.title.as_str(), Some(task.id.as_str()))
    );
    assert_eq!(made[3].about, None);
}

#[test]
fn lines_come_back_as_they_were_written_and_wrong_ones_are_refused() {
    let item = wrapped();
    let said = [of(item, Change::Drop), of(item, Change::Seen { code: Some(Code::NumberGap) }).taken_back()];
    let mut bytes = Vec::new();
    write(&said, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let read_again = read(&text).unwrap();
    let mut bytes = Vec::new();
    write(&read_again, &mut bytes).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), text);
    assert!(read_again.iter().zip(&said).all(|(one, other)| one.says_the_same(other)));
    assert_eq!(missing(&read_again[..1], &said), said[1..]);
    let schema = serde_json::to_value(schema()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for line in text.lines() {
        assert!(validator.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
    }
    for (wrong, line) in [
        (text.replace("gwaje.corrections/1", "gwaje.corrections/2"), 1),
        (format!("\n{}", text.replace("\"drop\"", "\"burn\"")), 2),
        (text.replace(&OCEAN.source.sha256, "ab"), 1),
        ("[]".to_owned(), 1),
    ] {
        assert_eq!(read(&wrong).unwrap_err().line, line, "{wrong}");
    }
    let line = |change: &str| {
        let document = &OCEAN.source.sha256;
        format!(r#"{{"schema":"{SCHEMA}","document":"{document}","old":"가",{change}}}"#)
    };
    let period =
        |year: &str| format!(r#""kind":"period","task":"1-1","year":{year},"quarter":1,"half":null"#);
    for (change, why) in [
        (period("2024"), None),
        (period("12"), Some("its year is none of 1900 to 2199")),
        (period("99999"), Some("a value before column")),
        (r#""kind":"title","of":"task","number":null,"text":" ""#.to_owned(), Some("its title is empty")),
        (r#""kind":"text","text":" ""#.to_owned(), Some("its text is empty")),
        (r#""kind":"title","of":"task","number":null"#.to_owned(), Some("its field `text` is missing")),
        (r#""kind":"burn""#.to_owned(), Some("`burn` is none of the names")),
        (r#""kind":"drop""#.to_owned() + "}", Some("it is no JSON from column")),
        (r#""kind":"drop","when":"어제""#.to_owned(), Some("`어제` is no day and no time")),
        (r#""kind":"drop","when":"2024-13-01T00:00:00Z""#.to_owned(), Some("is no day and no time")),
        (r#""kind":"drop","when":"2024-02-29T25:00Z""#.to_owned(), Some("is no day and no time")),
        (r#""kind":"drop","when":"2024-02-29""#.to_owned(), None),
        (r#""kind":"drop","when":"2024-02-29T09:30:00Z""#.to_owned(), None),
        (r#""kind":"drop","when":"2024-02-29T09:30:00.123+09:00""#.to_owned(), None),
    ] {
        let found = read(&line(&change)).err().map(|error| error.why);
        assert_eq!(found.is_some(), why.is_some(), "{change}: {found:?}");
        assert!(why.is_none_or(|why| found.is_some_and(|found| found.contains(why))), "{change}");
    }
}

/// The committed schema is the one the types give; with `GWAJE_WRITE` set this writes it anew.
#[test]
fn the_committed_schema_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/gwaje.corrections.schema.json");
    let generated = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("GWAJE_WRITE").is_some() {
        std::fs::write(path, &generated).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap() == generated,
        "the schema file is not what the types give"
    );
}

fn any_change() -> impl Strategy<Value = Change> {
    let with = prop_oneof![Just(With::Space), Just(With::None)];
    prop_oneof![
        "[가-힣 ]{1,9}".prop_map(|text| Change::Text { text: format!("가{text}") }),
        proptest::option::of("[○□-]").prop_map(|marker| Change::Marker { marker }),
        (1u32..60).prop_map(|letters| Change::Split { letters, marker: None }),
        (1u32..60, with).prop_map(|(letters, with)| Change::Join {
            letters,
            left: String::new(),
            right: String::new(),
            with
        }),
        Just(Change::Drop),
        Just(Change::Seen { code: None }),
        Just(Change::Parent { parent: None }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// What is applied twice to what the reader read is as if applied once, whatever it is.
    #[test]
    fn corrections_give_the_same_each_time(at in 0usize..40, change in any_change()) {
        let items: Vec<&Item> = OCEAN.items().collect();
        let correction = of(items[at % items.len()], change);
        let once = apply(OCEAN.clone(), std::slice::from_ref(&correction)).document;
        let again = apply(OCEAN.clone(), &[correction.clone(), correction.clone()]).document;
        prop_assert_eq!(&once, &again);
        if !matches!(correction.change, Change::Split { .. } | Change::Drop) {
            prop_assert_eq!(records(&apply(once.clone(), &[correction]).document), records(&once));
        }
    }

    /// One whose text is not there changes nothing and is told.
    #[test]
    fn stale_corrections_change_nothing(at in 0usize..40, change in any_change()) {
        let items: Vec<&Item> = OCEAN.items().collect();
        let mut correction = of(items[at % items.len()], change);
        correction.old.push('힣');
        let applied = apply(OCEAN.clone(), &[correction]);
        prop_assert_eq!(records(&applied.document), records(&OCEAN));
        prop_assert_eq!((applied.applied, applied.stale), (0, 1));
        prop_assert_eq!(applied.document.warnings.last().unwrap().code, Code::StaleCorrection);
    }
}
