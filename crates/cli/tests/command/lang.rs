//! People are spoken to in their language; what programs read is the same in all of them.

use crate::{fixture, gwaje, said};
use std::path::Path;
use std::process::Output;

/// Runs a command in a locale and, where it is asked for, another language.
fn run(locale: &str, words: &[&str], home: &Path) -> Output {
    gwaje().env_remove("LC_ALL").env("LANG", locale).args(words).current_dir(home).output().unwrap()
}

const KOREAN: &str = "ko_KR.UTF-8";
const ENGLISH: &str = "en_US.UTF-8";

#[test]
fn people_are_told_in_the_language_of_the_locale_or_the_one_they_ask_for() {
    let home = tempfile::tempdir().unwrap();
    std::fs::copy(fixture("heritage.pdf"), home.path().join("a.pdf")).unwrap();
    for (locale, words, out, err) in [
        (KOREAN, &["check", "a.pdf", "--all"][..], "참고[low_confidence_join] a.pdf 1쪽: “", ""),
        (ENGLISH, &["check", "a.pdf", "--all"], "note[low_confidence_join] a.pdf: page 1: “", ""),
        (KOREAN, &["--lang", "en", "check", "a.pdf", "--all"], "% sure", ""),
        (ENGLISH, &["check", "a.pdf", "--all", "--lang=ko"], "확실한 정도", ""),
        (KOREAN, &["convert", "a.pdf", "-o", "a.json"], "", "a.json: 항목 "),
        (KOREAN, &["convert", "b.pdf"], "", "오류[usage] b.pdf: 그런 파일이나 폴더가 없음"),
        (ENGLISH, &["convert", "b.pdf"], "", "error[usage] b.pdf: No such file"),
        (KOREAN, &["ingest", "a.pdf"], "", "문서 1건: 처리 1, 이미 처리 0, 실패 0"),
        (KOREAN, &["codes"], "| `no_text` | 문서 | 3 | 글이 있는 쪽이 없음", ""),
        (ENGLISH, &["codes"], "| `no_text` | document | 3 | No page has text", ""),
        (KOREAN, &["profile", "--from", "a.pdf"], "# 초안: ", ""),
        (KOREAN, &["man"], ".SH 이름", ""),
        (KOREAN, &["completions", "zsh"], "'convert:추진현황 PDF·HWPX·HWP를 정형 데이터로 변환'", ""),
        (KOREAN, &["completions", "zsh"], "text\\:\"읽을 개요\"", ""),
        (KOREAN, &["completions", "fish", "--lang", "en"], "Convert a release", ""),
        (
            KOREAN,
            &["export", "gwaje.db", "-o", "x.xlsx", "--task", "9"],
            "",
            "이런 실천과제나 국정과제의 항목이 없음",
        ),
        (KOREAN, &["stats"], "분기별 항목", ""),
        (KOREAN, &["check", "--help"], "사용법: gwaje check", ""),
        (ENGLISH, &["check", "--help"], "Usage: gwaje check", ""),
    ] {
        let output = run(locale, words, home.path());
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(
            printed.contains(out) && said(&output).contains(err),
            "{words:?}: {printed} {}",
            said(&output)
        );
    }
}

#[test]
fn the_page_of_what_changed_speaks_the_language_of_the_locale_or_the_one_asked_for() {
    let home = tempfile::tempdir().unwrap();
    for (from, to) in [("2025Q1.txt", "a.txt"), ("2025Q2.txt", "b.txt")] {
        std::fs::copy(fixture("quarters").join(from), home.path().join(to)).unwrap();
    }
    let pages = [
        (KOREAN, &[][..], "ko", ["추가 ", "그대로 ", "2쪽"], ["unchanged", " changes", "page 2"]),
        (ENGLISH, &["--lang=ko"], "ko", ["추가 ", "그대로 ", "2쪽"], ["unchanged", " changes", "page 2"]),
        (ENGLISH, &[], "en", ["added ", "unchanged ", "page 2"], ["추가 ", "그대로 ", "2쪽"]),
        (KOREAN, &["--lang", "en"], "en", ["added ", "unchanged ", "page 2"], ["추가 ", "그대로 ", "2쪽"]),
    ];
    for (locale, asked, tag, there, absent) in pages {
        let words = [&["diff", "a.txt", "b.txt", "--html", "d.html"], asked].concat();
        let output = run(locale, &words, home.path());
        let page = std::fs::read_to_string(home.path().join("d.html")).unwrap_or_else(|_| said(&output));
        assert!(page.contains(&format!("<html lang=\"{tag}\">")), "{words:?}");
        let head = page.split("<header>").nth(1).unwrap();
        let all = format!("{head}{}", said(&output));
        for word in there {
            assert!(all.contains(word), "{words:?} {word}: {all}");
        }
        for word in absent {
            assert!(!all.contains(word), "{words:?} {word}: {all}");
        }
    }
}

#[test]
fn a_wrong_command_line_is_told_in_korean_and_ends_with_the_same_status() {
    let home = tempfile::tempdir().unwrap();
    for (words, korean, english) in [
        (&["check", "--al", "a"][..], "'--al': 이 명령의 옵션이나 인자가 아님", "unexpected argument '--al'"),
        (&["chek"], "'chek': 그런 명령이 없음", "unrecognized subcommand 'chek'"),
        (&[], "사용법: gwaje [옵션] <명령>", "Usage: gwaje [OPTIONS] <COMMAND>"),
        (&["help", "chek"], "'chek': 그런 명령이 없음", "unrecognized subcommand 'chek'"),
    ] {
        for (locale, told) in [(KOREAN, korean), (ENGLISH, english), ("C", english)] {
            let output = run(locale, words, home.path());
            assert_eq!(output.status.code(), Some(2), "{words:?}");
            assert!(said(&output).contains(told) && output.stdout.is_empty(), "{words:?} {}", said(&output));
        }
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_locale() {
    let all: Vec<Vec<Vec<u8>>> = [KOREAN, ENGLISH].map(read_by_programs).into();
    assert_eq!(all[0].len(), all[1].len());
    for (at, (korean, english)) in all[0].iter().zip(&all[1]).enumerate() {
        assert!(!korean.is_empty() && korean == english, "output {at} differs");
    }
}

/// Everything that programs read: documents, warnings, rows of a store and of its journal, schemas.
fn read_by_programs(locale: &str) -> Vec<Vec<u8>> {
    let home = tempfile::tempdir().unwrap();
    for (from, to) in
        [("ocean.pdf", "a.pdf"), ("heritage.pdf", "b.pdf"), ("bad/damaged-truncated.pdf", "c.pdf")]
    {
        std::fs::copy(fixture(from), home.path().join(to)).unwrap();
    }
    let mut found: Vec<Vec<u8>> = [
        &["convert", "a.pdf"][..],
        &["convert", "a.pdf", "--format", "ndjson"],
        &["convert", "b.pdf", "--format", "csv"],
        &["check", "a.pdf", "b.pdf", "--format", "json"],
        &["schema", "--of", "report"],
        &["diff", "a.pdf", "b.pdf", "--format", "json"],
    ]
    .map(|words| run(locale, words, home.path()).stdout)
    .into();
    run(locale, &["ingest", "a.pdf", "b.pdf", "c.pdf"], home.path());
    let store = rusqlite::Connection::open(home.path().join("gwaje.db")).unwrap();
    for sql in [
        "SELECT document || code || severity || coalesce(item, '') || message FROM warnings ORDER BY 1",
        "SELECT sha256 || status || coalesce(code, '') || coalesce(message, '') FROM journal ORDER BY 1",
        "SELECT item || text || raw FROM items ORDER BY 1",
    ] {
        let mut statement = store.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.push(rows.map(Result::unwrap).collect::<Vec<_>>().join("\n").into_bytes());
    }
    found
}
