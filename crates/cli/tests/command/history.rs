//! `gwaje history` over a database of two releases, between which a task was renumbered.

use crate::{fixture, gwaje, release, said};

#[test]
fn a_task_and_an_item_are_followed_over_another_number() {
    let home = tempfile::tempdir().unwrap();
    let old = release(&["협의체 발족(1.13)", "수소충전소 10개소 구축(2.5)", "공모 선정 결과 발표(3.2)"]);
    let new = old.replace("7-1", "7-4").replace("10개소 구축(2.5)", "12개소 구축(2.9)");
    std::fs::write(home.path().join("old.txt"), &old).unwrap();
    std::fs::write(home.path().join("new.txt"), format!("{new}< 2분기 >\n\n▪ 해설서 발간(4.9)\n")).unwrap();
    let store = format!("sqlite:{}", home.path().join("a.db").display());
    let done = gwaje().arg("ingest").arg(home.path()).args(["--to", &store]).output().unwrap();
    assert!(done.status.success(), "{}", said(&done));
    let number = |sql: &str| crate::number(&home.path().join("a.db"), sql);
    assert_eq!(number("SELECT count(*) FROM items_current"), 4, "nothing counts twice");
    assert_eq!(number("SELECT count(DISTINCT thread) FROM tasks"), 1);
    assert_eq!(number("SELECT count(*) FROM edits WHERE kind = 'item'"), 2);

    let history = |id: &str, more: &[&str]| {
        gwaje().arg("history").arg(id).args(["--in", &store]).args(more).output().unwrap()
    };
    let task = "SELECT task FROM tasks ORDER BY task DESC LIMIT 1";
    let open = rusqlite::Connection::open(home.path().join("a.db")).unwrap();
    let text = |sql: &str| open.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let told = history(&text(task), &[]);
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    for line in ["number 7-1 → 7-4", "        was ", "title 1", "items 0.6667"] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let item = text("SELECT item FROM items WHERE text LIKE '%12개소%'");
    let json = history(&item, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json[0]["editions"][1]["edits"][0]["days"], 4);
    assert_eq!(json[0]["editions"][1]["edits"][1]["change"], 2.0);
    let nothing = history("nobody", &[]);
    assert_eq!(nothing.status.code(), Some(1), "{}", said(&nothing));

    let of_body = |name: &str| gwaje().args(["history", "--body", name, "--in", &store]).output().unwrap();
    for name in ["국토부", "국토교통부", "건설교통부"] {
        let told = of_body(name);
        assert!(String::from_utf8_lossy(&told.stdout).starts_with("task "), "{name}: {}", said(&told));
    }
    let told = of_body("nobody");
    assert_eq!(told.status.code(), Some(2), "{}", said(&told));
    assert!(said(&told).contains("no body is known as nobody; in charge are "), "{}", said(&told));
}

#[test]
fn a_body_that_is_another_is_told_where_nothing_else_changed() {
    let folder = tempfile::tempdir().unwrap();
    let store = format!("sqlite:{}", folder.path().join("gwaje.db").display());
    let done = gwaje().arg("ingest").arg(fixture("quarters")).args(["--to", &store]).output().unwrap();
    assert!(done.status.success());
    let told = gwaje().args(["history", "--body", "산업통상부", "--in", &store]).output().unwrap();
    assert!(String::from_utf8_lossy(&told.stdout).contains("lead 산업부 → 산업통상부"));
}
