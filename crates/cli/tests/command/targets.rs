//! Targets that cannot be written: one line with a code, and what was there stays.

use crate::{folder, gwaje, said};
use gwaje_need::{Need, passed_over};
use std::path::Path;
use std::process::{Command, Output};

const ITEMS: [&str; 2] = ["협의체 발족(1.13)", "수소충전소 10개소 구축(2.5)"];

fn ingest(from: &Path, target: &str) -> Output {
    gwaje().arg("ingest").arg(from).args(["--to", target]).output().unwrap()
}

#[test]
fn a_target_that_is_no_place_for_documents_is_told() {
    let from = folder(&[("a.txt", &ITEMS)]);
    let home = tempfile::tempdir().unwrap();
    let at = home.path().display();
    std::fs::write(home.path().join("file"), "no folder").unwrap();
    std::fs::write(home.path().join("text.db"), "no database, though of some length".repeat(50)).unwrap();
    let other = rusqlite::Connection::open(home.path().join("other.db")).unwrap();
    other.execute_batch("CREATE TABLE mine (a)").unwrap();
    let newer = home.path().join("newer.db");
    assert!(ingest(from.path(), &format!("sqlite:{}", newer.display())).status.success());
    let older = home.path().join("older.db");
    std::fs::copy(&newer, &older).unwrap();
    for (path, version) in [(&newer, 99), (&older, 0)] {
        rusqlite::Connection::open(path).unwrap().pragma_update(None, "user_version", version).unwrap();
    }
    for (target, code) in [
        (format!("sqlite:{at}"), "target_missing"),
        (format!("sqlite:{at}/no/folder/a.db"), "target_missing"),
        (format!("sqlite:{at}/text.db"), "target_damaged"),
        (format!("sqlite:{at}/other.db"), "target_foreign"),
        (format!("sqlite:{at}/newer.db"), "target_newer"),
        (format!("sqlite:{at}/older.db"), "target_older"),
        (format!("csv:{at}/file/csv"), "target_missing"),
        (format!("parquet:{at}/file/parquet"), "target_missing"),
        (format!("ndjson:{at}/file/a.ndjson"), "target_missing"),
        ("postgres://nobody@127.0.0.1:1/none".to_owned(), "target_unreachable"),
    ] {
        let output = ingest(from.path(), &target);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{target}: {said}");
        assert!(said.starts_with(&format!("error[{code}]: ")), "{target}: {said}");
        let hint = said.lines().nth(1).is_some_and(|line| line.starts_with("hint: "));
        assert_eq!((said.lines().count(), hint), (2, true), "{target}: {said}");
    }
}

#[test]
fn a_password_is_never_told() {
    for address in [
        "postgres://me:geheim@127.0.0.1:1/x",
        "postgres://me:geheim@h/x?sslmode=maybe",
        "postgres://me:geheim@h:p/x",
    ] {
        let output = gwaje().args(["ingest", env!("CARGO_MANIFEST_DIR"), "--to", address]).output().unwrap();
        let said = said(&output);
        assert!(said.contains("postgres://") && !said.contains("geheim"), "{said}");
    }
}

/// Runs a script in a mount namespace of its own, with the command as `$0`, `source` as `$1` and `place` as `$2`.
/// `None` where the system has no such namespaces.
fn unshared(script: &str, source: &Path, place: &Path) -> Option<Output> {
    let able = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "none"]).arg(place).output();
    if !able.is_ok_and(|output| output.status.success()) {
        passed_over(Need::Namespaces, "unshare -rm");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-euc", script, env!("CARGO_BIN_EXE_gwaje")]).arg(source).arg(place);
    Some(command.output().unwrap())
}

/// One line with the code and one with a hint for each target, and everything as before.
fn check(output: &Output, code: &str, targets: usize) {
    let said = said(output);
    assert!(output.status.success(), "{said}");
    let errors = said.lines().filter(|line| line.starts_with(&format!("error[{code}]: "))).count();
    assert_eq!((errors, said.lines().count()), (targets, 2 * targets), "{said}");
}

#[test]
fn a_full_disk_leaves_the_old_state() {
    let many: Vec<String> = (0..3000).map(|number| format!("시설 {number}개소 구축 계획 수립")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let small = [("a.txt", &ITEMS[..])];
    let from = folder(&[small[0], ("large.txt", &many)]);
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("disk");
    std::fs::create_dir(&place).unwrap();
    let script = r#"
        mount -t tmpfs -o size=2m none "$2"
        state() { find "$2" -name '*.csv' -o -name '*.parquet' -o -name '*.ndjson' -o -name '*.json' | sort | xargs cksum; }
        for to in "sqlite:$2/a.db" "csv:$2/csv" "parquet:$2/parquet" "ndjson:$2/n/a.ndjson" mirror; do
            rm -rf "$2"/* "$2"/.g*
            case $to in
            mirror)
                "$0" convert "$1/a.txt" -o "$2/a.json" 2>/dev/null
                head -c 2m /dev/zero >"$2/ballast" 2>/dev/null || true
                before=$(state "$@")
                ! "$0" convert "$1/large.txt" -o "$2/a.json" || exit 9 ;;
            *)
                "$0" ingest "$1/a.txt" --to "$to" 2>/dev/null
                head -c 2m /dev/zero >"$2/ballast" 2>/dev/null || true
                before=$(state "$@")
                ! "$0" ingest "$1/large.txt" --to "$to" || exit 9
                rm "$2/ballast"
                "$0" ingest "$1/a.txt" --to "$to" 2>&1 | grep -q "0 done, 1 done before" || exit 8 ;;
            esac
            [ "$before" = "$(state "$@")" ] || exit 7
            case $to in
            mirror) ;;
            *)
                mount -o remount,size=64m "$2"
                "$0" ingest "$1" --to "$to" 2>&1 | grep -q "2 found: 1 done, 1 done before, 0 failed" || exit 6
                rm -rf "$2"/* "$2"/.g*
                mount -o remount,size=2m "$2" ;;
            esac
        done"#;
    let Some(output) = unshared(script, from.path(), &place) else { return };
    check(&output, "target_full", 5);
}

#[test]
fn a_read_only_disk_is_told() {
    let from = folder(&[("a.txt", &ITEMS)]);
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("disk");
    std::fs::create_dir(&place).unwrap();
    let script = r#"
        mount -t tmpfs -o size=8m none "$2"
        for to in "sqlite:$2/a.db" "csv:$2/csv" "parquet:$2/parquet" "ndjson:$2/a.ndjson"; do
            "$0" ingest "$1" --to "$to" 2>/dev/null
        done
        mount -o remount,ro "$2"
        for to in "sqlite:$2/a.db" "csv:$2/csv" "parquet:$2/parquet" "ndjson:$2/a.ndjson" "sqlite:$2/b.db" "csv:$2/new"; do
            ! "$0" ingest "$1" --to "$to" || exit 9
        done
        ! "$0" convert "$1/a.txt" -o "$2/a.json" || exit 9
        ! "$0" convert "$1" -o "$2/mirror" || exit 9"#;
    let Some(output) = unshared(script, from.path(), &place) else { return };
    check(&output, "target_read_only", 8);
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    let from = folder(&[("a.txt", &ITEMS)]);
    let convert =
        |to: &str| gwaje().arg("convert").arg(from.path().join("a.txt")).args(["-o", to]).output().unwrap();
    if !Path::new("/dev/full").exists() {
        passed_over(Need::Linux, "/dev/full");
        return;
    }
    assert!(convert("/dev/null").status.success());
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
    assert!(said(&convert("/dev/full")).starts_with("error[target_full]: "));
}
