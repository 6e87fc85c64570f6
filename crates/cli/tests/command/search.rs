//! Words are found in a store, also those of one syllable.

use crate::{folder, gwaje, said};

#[test]
fn all_of_some_words_are_found_and_nothing_found_is_told() {
    let home = folder(&[("a.txt", &["산불 예방 대책 수립", "산불예방 진화대 편성", "철강 협약 체결"])]);
    let database = home.path().join("g.db");
    let to = format!("sqlite:{}", database.display());
    assert!(gwaje().arg("ingest").arg(home.path()).args(["--to", &to]).output().unwrap().status.success());
    for (words, code, expected) in [
        (&["산불"][..], 0, 2),
        (&["불"], 0, 2),
        (&["산불", "진화"], 0, 1),
        (&["불 예"], 0, 1),
        (&["산불", "철강"], 1, 0),
    ] {
        for source in [database.as_os_str(), to.as_ref()] {
            let output = gwaje().arg("search").arg(source).args(words).output().unwrap();
            assert_eq!(output.status.code(), Some(code), "{words:?} {}", said(&output));
            assert!(said(&output).starts_with(&format!("{expected} items have ")), "{}", said(&output));
        }
        let lines =
            gwaje().arg("search").arg(&database).args(words).args(["--format", "ndjson"]).output().unwrap();
        let rows = String::from_utf8(lines.stdout).unwrap();
        assert_eq!(rows.lines().filter(|line| line.contains("\"task_number\":\"7-1\"")).count(), expected);
    }
    for (name, code, told) in [
        ("국토부", 0, "2 items have 산불"),
        // A body that was before.
        ("국토해양부", 0, "2 items have 산불"),
        ("교육부", 2, "no task is of the body 교육부; in charge are 국토교통부"),
    ] {
        let output = gwaje().arg("search").arg(&database).args(["산불", "--body", name]).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{name} {}", said(&output));
        assert!(said(&output).contains(told), "{name} {}", said(&output));
    }
    for (source, words, told) in
        [(home.path().join("a.txt"), "산불", "is no database"), (database, " ", "empty word")]
    {
        let output = gwaje().arg("search").arg(source).arg(words).output().unwrap();
        assert_eq!(
            (output.status.code(), said(&output).contains(told)),
            (Some(2), true),
            "{}",
            said(&output)
        );
    }
}
