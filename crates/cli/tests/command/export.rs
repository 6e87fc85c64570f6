//! Sheets for people, from documents and from a store.

use crate::{fixture, folder, gwaje, number, said};
use std::fs::read;

#[test]
fn the_ending_says_the_form_and_an_unknown_one_is_an_error() {
    let home = tempfile::tempdir().unwrap();
    for (name, head) in [
        ("a.xlsx", &b"PK"[..]),
        ("a.csv", "\u{feff}국정과제 번호,".as_bytes()),
        ("a.json", b"{"),
        ("a.ndjson", b"{\"document\":"),
    ] {
        let path = home.path().join(name);
        let output = gwaje().arg("convert").arg(fixture("ocean.pdf")).arg("-o").arg(&path).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
        assert!(read(&path).unwrap().starts_with(head), "{name}");
    }
    for (name, more) in [("a.xls", &[][..]), ("a.hwp", &[]), ("a.csv", &["--format", "json"])] {
        let path = home.path().join("other").join(name);
        let output = gwaje()
            .arg("convert")
            .arg(fixture("ocean.pdf"))
            .arg("-o")
            .arg(&path)
            .args(more)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(said(&output).contains("error[usage]") && !path.exists(), "{}", said(&output));
    }
}

#[test]
fn a_store_is_exported_as_the_document_is() {
    let home = tempfile::tempdir().unwrap();
    let (database, sheet, own) =
        (home.path().join("g.db"), home.path().join("store.csv"), home.path().join("document.csv"));
    let to = format!("sqlite:{}", database.display());
    let status = gwaje().arg("ingest").arg(fixture("ocean.pdf")).args(["--to", &to]).output().unwrap().status;
    assert!(status.success());
    for (source, path) in [(&database, &sheet), (&fixture("ocean.pdf"), &own)] {
        let links = ["--documents", "https://x.kr/in"];
        let output = gwaje().arg("export").arg(source).args(links).arg("-o").arg(path).output().unwrap();
        assert!(output.status.success() && said(&output).contains(" items, "), "{}", said(&output));
    }
    assert_eq!(read(&sheet).unwrap(), read(&own).unwrap());
    let lines = String::from_utf8(read(&sheet).unwrap()).unwrap();
    assert_eq!(lines.lines().count() as i64 - 1, number(&database, "SELECT count(*) FROM items_current"));
    assert!(lines.contains(",'37-1,") && lines.contains(",https://x.kr/in/ocean.pdf#page=1,"));
}

#[test]
fn what_is_not_there_is_told() {
    let documents = folder(&[("a.txt", &["협약 체결"])]);
    let file = documents.path().join("a.txt");
    for (arguments, told) in [
        (&["--task", "9-9"][..], "there are 7-1"),
        (&["--body", "해수부"], "in charge are 국토교통부"),
        (&["--since", "23-4"], "no period"),
    ] {
        let output =
            gwaje().arg("export").arg(&file).args(["--format", "csv"]).args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said(&output).contains(told), "{}", said(&output));
    }
    let output = gwaje().arg("export").arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("give -o"), "{}", said(&output));
}
