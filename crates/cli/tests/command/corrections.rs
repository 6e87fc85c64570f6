//! What people corrected lasts: over `convert`, over `ingest` that reads everything anew, and into another database.

use crate::{fixture, gwaje, number, said};
use gwaje_correct::{Change, Correction, SCHEMA};
use std::path::Path;
use std::process::Output;

/// A correction of the first item of a fixture that makes its text another.
fn correction(text: &str) -> Correction {
    let bytes = std::fs::read(fixture("ocean.pdf")).unwrap();
    let document = gwaje::convert(&bytes, "ocean.pdf", &gwaje::Options::default()).unwrap();
    let item = document.items().next().unwrap();
    Correction {
        schema: SCHEMA.to_owned(),
        document: document.source.sha256.clone(),
        page: item.page(),
        bbox: item.places.first().map(|place| place.bbox),
        anchor: None,
        old: item.raw.clone(),
        change: Change::Text { text: text.to_owned() },
        undo: false,
        who: Some("김".to_owned()),
        when: None,
    }
}

fn lines(corrections: &[Correction], file: &Path) {
    let mut bytes = Vec::new();
    gwaje_correct::write(corrections, &mut bytes).unwrap();
    std::fs::write(file, bytes).unwrap();
}

fn ingest(to: &Path, options: &[&str]) -> Output {
    let to = format!("sqlite:{}", to.display());
    gwaje().arg("ingest").arg(fixture("ocean.pdf")).args(["--to", &to]).args(options).output().unwrap()
}

#[test]
fn a_correction_lasts_and_goes_from_store_to_store() {
    let home = tempfile::tempdir().unwrap();
    let [own, other, file] = ["a.db", "b.db", "said.jsonl"].map(|name| home.path().join(name));
    let mut stale = correction("그 밖의 글");
    stale.old.push('!');
    lines(&[correction("고친 글"), stale], &file);
    let corrections = file.to_str().unwrap();
    let converted =
        gwaje().arg("convert").arg(fixture("ocean.pdf")).args(["--corrections", corrections]).output();
    let converted = converted.unwrap();
    assert!(String::from_utf8_lossy(&converted.stdout).contains("\"text\": \"고친 글\""));
    assert!(said(&converted).contains("1 corrections applied, 1 left aside"), "{}", said(&converted));
    let told = said(&ingest(&own, &["--corrections", corrections]));
    assert!(told.contains("warning: ocean.pdf: a correction (text)"), "{told}");
    ingest(&own, &["--force"]);
    let corrected = "SELECT count(*) FROM items WHERE text = '고친 글'";
    assert_eq!(number(&own, corrected), 1);
    let exported = home.path().join("out.jsonl");
    let export = gwaje().args(["corrections", "export"]).arg(&own).arg("-o").arg(&exported).output().unwrap();
    assert!(export.status.success(), "{}", said(&export));
    ingest(&other, &[]);
    assert_eq!(number(&other, corrected), 0);
    let import = gwaje().args(["corrections", "import"]).arg(&other).arg(&exported).output().unwrap();
    assert!(said(&import).contains("2 new corrections"), "{}", said(&import));
    assert_eq!(number(&other, corrected), 1);
    lines(&[correction("고친 글").taken_back()], &file);
    gwaje().args(["corrections", "import"]).arg(&other).arg(&file).output().unwrap();
    assert_eq!(number(&other, corrected), 0);
}

#[test]
fn what_is_no_correction_is_refused_by_its_line() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("wrong.jsonl");
    std::fs::write(&file, "\n{\"kind\": \"text\"}\n").unwrap();
    for (command, source) in [("convert", fixture("ocean.pdf")), ("check", fixture("ocean.pdf"))] {
        let output = gwaje().arg(command).arg(source).arg("--corrections").arg(&file).output().unwrap();
        assert!(said(&output).contains("error[wrong_input]"), "{}", said(&output));
        assert!(said(&output).contains("line 2 is no correction"), "{}", said(&output));
    }
    let missing =
        gwaje().args(["corrections", "export", "nothing.db"]).current_dir(home.path()).output().unwrap();
    assert!(!missing.status.success() && !home.path().join("nothing.db").exists());
}
