//! `gwaje diff` of two files and of two releases of a database.

use crate::{fixture, folder, gwaje, said};
use std::path::Path;
use std::process::Output;

const OLD: [&str; 4] =
    ["협의체 발족(1.13)", "수소충전소 10개소 구축(2.5~2.27)", "공모 선정 결과 발표(3.2)", "실태조사"];
const NEW: [&str; 4] =
    ["협의체 발족(1.13)", "수소충전소 12개소 구축(2.5~3.3)", "공모 선정 결과 발표(3.2)", "해설서 발간(3.9)"];

fn diff(old: &Path, new: &Path, more: &[&str]) -> Output {
    gwaje().arg("diff").arg(old).arg(new).args(more).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn what_changed_is_told_with_the_pages_of_both_sides() {
    let from = folder(&[("old.txt", &OLD), ("new.txt", &NEW)]);
    let (old, new) = (from.path().join("old.txt"), from.path().join("new.txt"));
    let told = diff(&old, &new, &["--exit-code"]);
    assert_eq!(told.status.code(), Some(1), "{}", said(&told));
    let lines = text(&told);
    for line in [
        "7-1 지역 생활 여건 개선",
        "  ~ 2024Q1 p.1 → p.1: ▪ 수소충전소 [-10-]{+12+}개소 구축(2.5~[-2.27-]{+3.3+})",
        "      date 2.5~2.27 → 2.5~3.3 (+5 days)",
        "      figure 10개소 → 12개소 (+2개소)",
        "  - 2024Q1 p.1: ▪ 실태조사",
        "  + 2024Q1 p.1: ▪ 해설서 발간(3.9)",
        "1 added, 1 removed, 1 edited, 0 moved, 2 unchanged",
        "+ 추가 1, - 삭제 1, ~ 수정 1, > 시기 변경 0, 그대로 2",
    ] {
        assert!(lines.contains(line), "{line}\n{lines}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&diff(&old, &new, &["--format", "json"]).stdout).unwrap();
    assert_eq!((&json["schema"], json["changes"].as_array().unwrap().len()), (&"gwaje.diff/1".into(), 3));
    assert_eq!(diff(&old, &old, &["--exit-code"]).status.code(), Some(0));

    // Of a body alone, under the name it has or had.
    for name in ["국토부", "건설교통부"] {
        assert_eq!(text(&diff(&old, &new, &["--body", name])), lines, "{name}");
    }
    let told = diff(&old, &new, &["--body", "국토보"]);
    assert_eq!(told.status.code(), Some(2));
    assert!(said(&told).contains("near are 국토부"), "{}", said(&told));

    // Under another number it is the same task.
    let renumbered = from.path().join("renumbered.txt");
    std::fs::write(&renumbered, std::fs::read_to_string(&old).unwrap().replace("7-1", "7-4")).unwrap();
    let told = diff(&old, &renumbered, &["--exit-code"]);
    let lines = text(&told);
    assert_eq!(told.status.code(), Some(1), "{lines}");
    for line in [
        "= ",
        "    number 7-1 → 7-4",
        "0 added, 0 removed, 0 edited, 0 moved, 4 unchanged, 1 task renumbered",
    ] {
        assert!(lines.contains(line), "{line}\n{lines}");
    }
}

#[test]
fn pdf_json_and_database_tell_the_same() {
    let home = tempfile::tempdir().unwrap();
    let pdfs = [fixture("ocean.pdf"), fixture("smallbiz.pdf")];
    let jsons = [home.path().join("old.json"), home.path().join("new.json")];
    for (pdf, json) in pdfs.iter().zip(&jsons) {
        assert!(gwaje().arg("convert").arg(pdf).arg("-o").arg(json).status().unwrap().success());
    }
    let by_pdf = text(&diff(&pdfs[0], &pdfs[1], &[]));
    assert!(by_pdf.lines().count() > 20, "{by_pdf}");
    assert_eq!(by_pdf, text(&diff(&jsons[0], &jsons[1], &[])));

    let mut urls = vec![
        format!("sqlite:{}", home.path().join("a.db").display()),
        format!("csv:{}", home.path().join("csv").display()),
    ];
    // `scripts/with-postgres` starts a server.
    urls.extend(std::env::var("GWAJE_TEST_POSTGRES"));
    for url in urls {
        let into = gwaje().arg("ingest").args(&pdfs).args(["--force", "--to", &url]).output().unwrap();
        assert!(into.status.success(), "{}", said(&into));
        let names = jsons.each_ref().map(|json| {
            let document: serde_json::Value = serde_json::from_slice(&std::fs::read(json).unwrap()).unwrap();
            let release = &document["release"];
            let administration = document["administration"].as_str().unwrap();
            format!("{administration}/{}Q{}", release["year"], release["quarter"])
        });
        let told = gwaje().args(["diff", &names[0], &names[1], "--in", &url]).output().unwrap();
        let (by_store, by_file) = (text(&told), by_pdf.clone());
        let changes = |text: &str| {
            // The line of the counts and that of the relation name what was compared.
            let lines = text.lines().filter(|line| !line.contains(" unchanged") && !line.starts_with('!'));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(changes(&by_store), changes(&by_file), "{url}: {}", said(&told));
        let none = gwaje().args(["diff", "yoon120/1999Q1", &names[1], "--in", &url]).output().unwrap();
        assert!(said(&none).contains("there is no single release yoon120/1999Q1 among "), "{}", said(&none));
    }
    let gone = format!("sqlite:{}", home.path().join("gone.db").display());
    let told = gwaje().args(["diff", "a/2024Q1", "a/2024Q2", "--in", &gone]).output().unwrap();
    assert!(said(&told).starts_with("error[target_missing]: "), "{}", said(&told));
    assert!(!home.path().join("gone.db").exists());
}

#[test]
#[cfg(feature = "pages")]
fn clippings_of_stored_releases_are_painted_within_limits() {
    let home = tempfile::tempdir().unwrap();
    let names = ["ocean.pdf", "smallbiz.pdf"];
    let files = names.map(|name| {
        let to = home.path().join(name);
        std::fs::copy(fixture(name), &to).unwrap();
        to
    });
    let mut urls = vec![
        format!("sqlite:{}", home.path().join("a.db").display()),
        format!("csv:{}", home.path().join("csv").display()),
    ];
    // `scripts/with-postgres` starts a server.
    urls.extend(std::env::var("GWAJE_TEST_POSTGRES"));
    let to = home.path().join("changes.html");
    for url in urls {
        let into = gwaje().arg("ingest").args(&files).args(["--force", "--to", &url]).output().unwrap();
        assert!(into.status.success(), "{}", said(&into));
        let page = |more: &[&str]| {
            let mut command = gwaje();
            command.arg("diff").args(names).args(["--in", &url, "--html"]).arg(&to).arg("--documents");
            command.arg(home.path()).args(more).output().unwrap()
        };
        let told = page(&[]);
        assert!(told.status.success(), "{url}: {}", said(&told));
        assert!(said(&told).contains("clippings of 2 of 2 documents"), "{url}: {}", said(&told));
        let whole = std::fs::read(&to).unwrap();
        assert!(String::from_utf8_lossy(&whole).matches("data:image/png").count() > 10, "{url}");
        if cfg!(target_os = "linux") {
            let told = page(&["--max-memory", "1"]);
            assert!(said(&told).contains("error[limit_memory] ocean.pdf, smallbiz.pdf: "), "{}", said(&told));
            assert!(!told.status.success() && std::fs::read(&to).unwrap() == whole, "{url}");
        }
    }
}
