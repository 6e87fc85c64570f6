//! Whole runs with real worker processes: this program starts itself as a worker. What a document holds tells the
//! worker what to do: end well, refuse, panic, abort, hang or eat memory.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test, though not under the usual harness"
)]

use gwaje_archive::{
    Answer, Event, Inputs, Limits, Mirror, Options, Readers, Report, Request, Shard, Sink, Told, ingest,
    serve,
};
use gwaje_emit::rows::Cell;
use gwaje_emit::{CsvOptions, Store, Target, ddl};
use gwaje_model::{
    Agenda, Document, Failure, FailureCode, Item, Period, Release, SCHEMA, Source, Task, item_hash,
};
use libtest_mimic::{Arguments, Failed, Trial};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["worker", memory] => return serve(memory.parse().unwrap(), 5, convert).unwrap(),
        ["run", folder, target] => {
            let store = Store::open(&target.parse().unwrap(), CsvOptions::default()).unwrap();
            run(Path::new(folder), Sink::Store(store), &Setting::default()).unwrap();
            return;
        }
        _ => {}
    }
    let tests: [(&str, fn()); 14] = [
        ("kill_9_loses_and_doubles_nothing", kill_9_loses_and_doubles_nothing),
        ("every_bad_document_costs_itself", every_bad_document_costs_itself),
        ("a_second_run_does_only_what_it_is_told", a_second_run_does_only_what_it_is_told),
        ("archives_of_every_kind_are_read", archives_of_every_kind_are_read),
        ("bombs_and_odd_archives_are_named", bombs_and_odd_archives_are_named),
        ("the_same_bytes_are_read_once", the_same_bytes_are_read_once),
        ("copies_of_what_takes_long_hold_up_nobody", copies_of_what_takes_long_hold_up_nobody),
        ("overlapping_shards_give_the_same_rows", overlapping_shards_give_the_same_rows),
        ("a_stop_is_clean_and_the_next_run_goes_on", a_stop_is_clean_and_the_next_run_goes_on),
        ("a_target_that_cannot_be_written_is_one_error", a_target_that_cannot_be_written_is_one_error),
        ("a_mirror_keeps_folders_apart", a_mirror_keeps_folders_apart),
        ("a_killed_worker_costs_no_other_document", a_killed_worker_costs_no_other_document),
        ("a_worker_that_grows_is_replaced", a_worker_that_grows_is_replaced),
        (
            "readers_answer_many_threads_and_outlive_documents",
            readers_answer_many_threads_and_outlive_documents,
        ),
    ];
    let trials = tests.map(|(name, test)| {
        Trial::test(name, move || {
            std::panic::catch_unwind(test).map_err(|panic| {
                let text = panic.downcast_ref::<String>().cloned();
                Failed::from(text.unwrap_or_else(|| "failed".to_owned()))
            })
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.into()).exit();
}

/// What the worker of these tests makes of a document.
fn convert(bytes: &[u8], asked: &Request) -> Answer {
    let name = asked.name.as_str();
    let text = String::from_utf8_lossy(bytes).into_owned();
    match text.trim() {
        "panic" => panic!("on purpose"),
        "abort" => std::process::abort(),
        "hang" => loop {
            std::thread::sleep(Duration::from_secs(1));
        },
        "eat" => {
            let eaten = vec![1_u8; 1 << 30];
            Err(Failure::new(FailureCode::NoText, format!("ate {}", eaten.len())))
        }
        // What a leak would do; the answer tells who read it.
        "keep" => {
            Box::leak(vec![1_u8; 50 << 20].into_boxed_slice());
            Err(Failure::new(FailureCode::NoText, std::process::id()))
        }
        "who" => Err(Failure::new(FailureCode::NoText, std::process::id())),
        "" => Err(Failure::new(FailureCode::NotAPdf, "empty")),
        text => Ok(document(bytes, name, text)),
    }
}

fn document(bytes: &[u8], name: &str, text: &str) -> Document {
    let sha256 = Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let item = |text: &str| Item {
        id: format!("a/1-1/2024Q1/{}", item_hash(None, text)),
        text: text.to_owned(),
        raw: text.to_owned(),
        confidence: 1.0,
        ..Item::default()
    };
    let mut lines: Vec<&str> = text.lines().collect();
    lines.dedup();
    let period = Period {
        section: None,
        year: Some(2024),
        quarter: Some(1),
        half: None,
        start: None,
        end: None,
        remark: None,
        items: lines.into_iter().map(item).collect(),
    };
    let task = Task {
        id: "a/1-1".to_owned(),
        number: None,
        title: "과제".to_owned(),
        leads: vec![],
        periods: vec![period],
        ..Task::default()
    };
    Document {
        schema: SCHEMA.to_owned(),
        source: Source { name: name.to_owned(), sha256, pages: Some(1), ..Source::default() },
        administration: Some("a".to_owned()),
        administration_from: None,
        release: Some(Release { year: 2024, quarter: Some(1) }),
        agendas: vec![Agenda {
            id: "a/1".into(),
            number: None,
            title: "국정과제".into(),
            tasks: vec![task],
            read_from: None,
        }],
        warnings: vec![],
    }
}

/// What a test changes about a run.
struct Setting<'a> {
    jobs: usize,
    shard: Shard,
    retry_failed: bool,
    force: bool,
    limits: Limits,
    stop: &'a AtomicBool,
}

static GO: AtomicBool = AtomicBool::new(false);

impl Default for Setting<'_> {
    fn default() -> Self {
        let limits = Limits { time: Duration::from_secs(20), ..Limits::default() };
        Self { jobs: 3, shard: Shard::default(), retry_failed: false, force: false, limits, stop: &GO }
    }
}

fn run(folder: &Path, sink: Sink, setting: &Setting<'_>) -> Result<Report, gwaje_archive::Error> {
    run_watched(folder, sink, setting, &|_| ())
}

fn run_watched(
    folder: &Path,
    sink: Sink,
    setting: &Setting<'_>,
    watch: &(dyn Fn(Event<'_>) + Sync),
) -> Result<Report, gwaje_archive::Error> {
    let memory = setting.limits.memory.to_string();
    let worker = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["worker", &memory]);
        command
    };
    let options = Options {
        limits: setting.limits,
        jobs: setting.jobs,
        shard: setting.shard,
        retry_failed: setting.retry_failed,
        told: Told::default(),
        force: setting.force,
        dry_run: false,
        refresh: false,
        target: "test",
        converter: "test 1",
        worker: &worker,
        stop: setting.stop,
    };
    ingest(&Inputs::new([folder.to_str().unwrap()])?, sink, &options, watch)
}

fn open(database: &Path) -> Sink {
    Sink::Store(store(&format!("sqlite:{}", database.display())))
}

fn store(target: &str) -> Store {
    Store::open(&target.parse::<Target>().unwrap(), CsvOptions::default()).unwrap()
}

fn readers(jobs: usize, limits: Limits) -> Readers {
    let start = move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["worker", &limits.memory.to_string()]);
        command
    };
    Readers::new(jobs, &limits, Box::new(start))
}

/// One that does not is kept, however many documents it reads; where nobody sees it grow, a number of documents is all there is.
#[cfg(target_os = "linux")]
fn a_worker_that_grows_is_replaced() {
    let readers = readers(1, Limits::default());
    let read = |text: &str| readers.read("a.pdf", text.as_bytes().to_vec()).unwrap().unwrap_err().message;
    let first = read("who");
    assert!((0..400).all(|_| read("who") == first));
    // 50, 100 and 150 MB more than it held at first.
    assert!((0..3).all(|_| read("keep") == first));
    let second = read("who");
    assert_ne!(second, first);
    assert_eq!(read("keep"), second);
}

#[cfg(not(target_os = "linux"))]
fn a_worker_that_grows_is_replaced() {}

fn readers_answer_many_threads_and_outlive_documents() {
    let readers = readers(2, Limits { time: Duration::from_secs(3), ..Limits::default() });
    let read = |text: &str| {
        let answer = readers.read("a.pdf", text.as_bytes().to_vec()).unwrap();
        answer.map_or_else(|failure| failure.code.to_string(), |document| document.source.name)
    };
    let expected = [
        ("개최", "a.pdf"),
        ("panic", "internal"),
        ("abort", "crashed"),
        ("eat", "limit_memory"),
        ("hang", "limit_time"),
        ("고시", "a.pdf"),
    ];
    std::thread::scope(|threads| {
        for (text, outcome) in expected {
            let read = &read;
            threads.spawn(move || assert_eq!(read(text), outcome, "{text}"));
        }
    });
}

/// Every row of every table, sorted.
fn dump(database: &Path) -> Vec<String> {
    let mut rows = rows(&mut store(&format!("sqlite:{}", database.display())));
    rows.sort();
    rows
}

fn rows(store: &mut Store) -> Vec<String> {
    let mut rows = Vec::new();
    // The log of loads tells of the runs, not of the documents.
    for table in ddl::tables().filter(|table| table.name != "loads") {
        let visit = |mut row: Vec<Cell>| {
            // Times of loading are those of the run.
            for time in ["first_loaded", "loaded_at"] {
                table
                    .position(time)
                    .and_then(|at| row.get_mut(at))
                    .into_iter()
                    .for_each(|cell| *cell = Cell::Null);
            }
            rows.push(format!("{} {row:?}", table.name));
            Ok(())
        };
        store.each_row(table, visit).unwrap();
    }
    rows
}

/// A folder with the given files, and a folder for what comes out.
fn given(files: &[(&str, &[u8])]) -> (tempfile::TempDir, tempfile::TempDir) {
    let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for ((name, bytes), day) in files.iter().zip(1_u64..) {
        let path = from.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        // Editions of one release go by the days of their files.
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(std::time::UNIX_EPOCH + Duration::from_hours(24 * day)).unwrap();
    }
    (from, to)
}

fn codes(report: &Report) -> Vec<(String, String)> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    report.failures.iter().map(|failed| (name(&failed.path), failed.failure.code.to_string())).collect()
}

fn pair(name: &str, code: &str) -> (String, String) {
    (name.to_owned(), code.to_owned())
}

fn every_bad_document_costs_itself() {
    let (from, to) = given(&[
        ("a.txt", b"first"),
        ("b.txt", b"panic"),
        ("c.txt", b"second"),
        ("d.txt", b"abort"),
        ("e.txt", b"eat"),
        ("f.txt", b"hang"),
        ("g.txt", b""),
        ("h.txt", b"third"),
    ]);
    let database = to.path().join("a.db");
    let limits = Limits { time: Duration::from_secs(4), ..Limits::default() };
    let report = run(from.path(), open(&database), &Setting { limits, ..Setting::default() }).unwrap();
    assert_eq!((report.found, report.done, report.failed, report.exit_code()), (8, 3, 5, 1));
    let expected = [
        pair("b.txt", "internal"),
        pair("d.txt", "crashed"),
        pair("e.txt", "limit_memory"),
        pair("f.txt", "limit_time"),
        pair("g.txt", "not_a_pdf"),
    ];
    assert_eq!(codes(&report), expected);
}

fn a_second_run_does_only_what_it_is_told() {
    let (from, to) = given(&[("a.txt", b"first"), ("b.txt", b"panic"), ("c.txt", b"abort")]);
    let database = to.path().join("a.db");
    let counts = |setting: &Setting<'_>| {
        let report = run(from.path(), open(&database), setting).unwrap();
        let tried = report.failures.iter().filter(|failed| !failed.known).count();
        (report.done, report.skipped, report.failed, tried)
    };
    assert_eq!(counts(&Setting::default()), (1, 0, 2, 2));
    assert_eq!(counts(&Setting::default()), (0, 1, 2, 0));
    assert_eq!(counts(&Setting { retry_failed: true, ..Setting::default() }), (0, 1, 2, 1));
    assert_eq!(counts(&Setting { force: true, ..Setting::default() }), (1, 0, 2, 2));
    // What ran out of memory is tried again when it may take more than usual.
    std::fs::write(from.path().join("d.txt"), "eat").unwrap();
    let with = |memory| Setting {
        retry_failed: true,
        limits: Limits { memory, ..Limits::default() },
        ..Setting::default()
    };
    assert_eq!(counts(&with(256 << 20)), (0, 1, 3, 2));
    assert_eq!(counts(&with(512 << 20)), (0, 1, 3, 1));
    assert_eq!(counts(&with(768 << 20)), (0, 1, 3, 2));
}

fn zip_of(files: &[(&[u8], &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(String::from_utf8_lossy(name).into_owned(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tar_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        if let Some(gnu) = header.as_gnu_mut().filter(|_| name.len() < 100) {
            gnu.name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            builder.append(&header, *bytes).unwrap();
        } else {
            builder.append_data(&mut header, name, *bytes).unwrap();
        }
    }
    builder.into_inner().unwrap()
}

fn archives_of_every_kind_are_read() {
    let long = format!("{}/long.txt", "긴이름".repeat(40));
    let tar = tar_of(&[("../../up.txt", b"up"), ("/etc/root.txt", b"root"), (&long, b"long")]);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(&tar_of(&[("gz.txt", b"gz")])).unwrap();
    let zst = compress_to_vec(tar_of(&[("zst.txt", b"zst")]).as_slice(), CompressionLevel::Fastest);
    let nested = zip_of(&[("속/안.txt".as_bytes(), b"nested"), (b"more.tar", &tar_of(&[("x.txt", b"x")]))]);
    let outer =
        zip_of(&[(b"../a.txt", b"first"), (b"b.txt", b"second"), (b"inner.zip", &nested), (b"n.doc", b"-")]);
    let (from, to) =
        given(&[("a.tar", &tar), ("b.tar.gz", &gz.finish().unwrap()), ("c.tzst", &zst), ("d.zip", &outer)]);
    let before = std::fs::read_dir(from.path().parent().unwrap()).unwrap().count();
    let database = to.path().join("a.db");
    let report = run(from.path(), open(&database), &Setting::default()).unwrap();
    assert_eq!((report.done, report.failed, report.other_files), (8, 1, 1), "{report}");
    assert_eq!(codes(&report), [pair("more.tar", "limit_size")]);
    let names: Vec<String> = dump(&database).into_iter().filter(|row| row.starts_with("journal")).collect();
    for name in ["a.tar/../../up.txt", "a.tar/etc/root.txt", "긴이름/long.txt", "d.zip/inner.zip/속/안.txt"]
    {
        assert!(names.iter().any(|row| row.contains(name)), "{name}: {names:#?}");
    }
    assert!(std::fs::read_dir(from.path().parent().unwrap()).unwrap().count() <= before + 8);
}

fn bombs_and_odd_archives_are_named() {
    let bomb = zip_of(&[(b"bomb.txt", &vec![b' '; 64 << 20]), (b"good.txt", b"good")]);
    let (from, to) =
        given(&[("bomb.zip", &bomb), ("torn.zip", &bomb[..bomb.len() / 2]), ("not.tar.gz", b"not gzip")]);
    let names: Vec<String> = (0..1000).map(|number| format!("{number}.doc")).collect();
    let crowd = zip_of(&names.iter().map(|name| (name.as_bytes(), &b""[..])).collect::<Vec<_>>());
    std::fs::write(from.path().join("crowd.zip"), &crowd).unwrap();
    std::fs::write(from.path().join("half.tar"), &tar_of(&[("half.txt", &[b' '; 600])])[..700]).unwrap();
    let between = &tar_of(&[("first.txt", b"first"), ("second.txt", b"second")])[..1024];
    std::fs::write(from.path().join("between.tar"), between).unwrap();
    // The library writes no name twice: one of the same length is made another.
    let mut twice = zip_of(&[(b"one.txt", b"old"), (b"two.txt", b"new")]);
    while let Some(at) = twice.windows(7).position(|name| name == b"one.txt") {
        twice[at..at + 7].copy_from_slice(b"two.txt");
    }
    std::fs::write(from.path().join("twice.zip"), twice).unwrap();
    let mut links = tar::Builder::new(Vec::new());
    for kind in [tar::EntryType::Symlink, tar::EntryType::Link, tar::EntryType::Char] {
        let mut header = tar::Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(0);
        links.append_link(&mut header, "link.txt", "/etc/hostname").unwrap();
    }
    std::fs::write(from.path().join("links.tar"), links.into_inner().unwrap()).unwrap();
    let limits = Limits { ratio: 100, contents: 50_000, ..Limits::default() };
    let report =
        run(from.path(), open(&to.path().join("a.db")), &Setting { limits, ..Setting::default() }).unwrap();
    assert_eq!((report.done, report.other_files), (3, 3), "{report}");
    let expected = [
        pair("between.tar", "damaged"),
        pair("bomb.txt", "limit_size"),
        pair("crowd.zip", "damaged"),
        pair("half.tar", "damaged"),
        pair("half.txt", "damaged"),
        pair("not.tar.gz", "damaged"),
        pair("torn.zip", "damaged"),
        pair("twice.zip", "damaged"),
    ];
    assert_eq!(codes(&report), expected);
}

fn many(count: usize) -> Vec<(String, Vec<u8>)> {
    (0..count)
        .map(|n| (format!("{}/{n}.txt", n % 3), format!("구축 {n}개소\n협약 체결 {n}").into_bytes()))
        .collect()
}

fn given_many(count: usize) -> (tempfile::TempDir, tempfile::TempDir) {
    let files = many(count);
    given(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

/// Copies stand side by side in a folder, so they are found while the first of them is read or waits to go into the store.
fn the_same_bytes_are_read_once() {
    let files: Vec<(String, Vec<u8>)> =
        (0..60).map(|n| (format!("{n:02}.txt"), format!("협약 체결 {}", n / 20).into_bytes())).collect();
    let borrowed: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let (from, to) = given(&borrowed);
    let report =
        run(from.path(), open(&to.path().join("a.db")), &Setting { jobs: 4, ..Setting::default() }).unwrap();
    assert_eq!((report.found, report.done, report.skipped, report.failed), (60, 3, 57, 0), "{report}");
}

fn copies_of_what_takes_long_hold_up_nobody() {
    let mut files: Vec<(String, Vec<u8>)> = many(90);
    files.extend(["0/a.txt", "0/b.txt"].map(|name| (name.to_owned(), b"hang".to_vec())));
    let borrowed: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let (from, to) = given(&borrowed);
    let (done, before) = (AtomicU32::new(0), AtomicU32::new(0));
    let watch = |event: Event<'_>| match event {
        Event::Done { .. } => drop(done.fetch_add(1, Ordering::Relaxed)),
        Event::Failed { failed } if !failed.known => {
            before.store(done.load(Ordering::Relaxed), Ordering::Relaxed);
        }
        _ => {}
    };
    let limits = Limits { time: Duration::from_secs(3), ..Limits::default() };
    let setting = Setting { jobs: 2, limits, ..Setting::default() };
    let report = run_watched(from.path(), open(&to.path().join("a.db")), &setting, &watch).unwrap();
    assert_eq!((report.done, report.failed, report.known), (90, 2, 1), "{report}");
    // A third of the others stands before the copies in their folder; fewer than twenty wait to go in together.
    assert!(before.into_inner() > 60, "the copy held the others up");
}

fn overlapping_shards_give_the_same_rows() {
    let (from, to) = given_many(24);
    let (straight, shards) = (to.path().join("a.db"), to.path().join("b.db"));
    run(from.path(), open(&straight), &Setting::default()).unwrap();
    let runs = [("2/3", 1), ("1/2", 2), ("3/3", 3), ("1/3", 1), ("1/1", 2)];
    std::thread::scope(|scope| {
        for (shard, jobs) in runs {
            let (from, shards) = (from.path(), &shards);
            scope.spawn(move || {
                let setting = Setting { shard: shard.parse().unwrap(), jobs, ..Setting::default() };
                run(from, open(shards), &setting).unwrap();
            });
        }
    });
    assert_eq!(dump(&straight), dump(&shards));
}

fn a_stop_is_clean_and_the_next_run_goes_on() {
    // So many small ones do not go in together.
    let (from, to) = given_many(150);
    let (straight, stopped) = (to.path().join("a.db"), to.path().join("b.db"));
    run(from.path(), open(&straight), &Setting::default()).unwrap();
    let (stop, done) = (AtomicBool::new(false), AtomicU32::new(0));
    let watch = |event: Event<'_>| {
        if matches!(event, Event::Done { .. }) && done.fetch_add(1, Ordering::Relaxed) == 4 {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let setting = Setting { stop: &stop, ..Setting::default() };
    let first = run_watched(from.path(), open(&stopped), &setting, &watch).unwrap();
    assert!(first.stopped && first.done >= 5 && first.done < 150, "{first}");
    let second = run(from.path(), open(&stopped), &Setting::default()).unwrap();
    assert_eq!(first.done + second.done, 150);
    assert_eq!(second.skipped, first.done);
    assert_eq!(dump(&straight), dump(&stopped));
}

fn a_target_that_cannot_be_written_is_one_error() {
    let (from, to) = given_many(6);
    let database = to.path().join("a.db");
    run(from.path(), open(&database), &Setting::default()).unwrap();
    let before = dump(&database);
    // As on a disk that fills up while a document is loaded: what comes last of it is refused.
    let connection = rusqlite::Connection::open(&database).unwrap();
    let full =
        "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'the disk is full'); END";
    connection.execute_batch(full).unwrap();
    drop(connection);
    std::fs::write(
        from.path().join("large.txt"),
        (0..40_000).map(|n| format!("협약 체결 {n}건")).collect::<Vec<_>>().join("\n"),
    )
    .unwrap();
    let error = run(from.path(), open(&database), &Setting::default()).unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    assert_eq!(dump(&database), before);
}

fn a_mirror_keeps_folders_apart() {
    let long = format!("{}.txt", "긴이름".repeat(25));
    let odd = zip_of(&[
        (b"x.txt", b"three"),
        (b"/x.txt", b"four"),
        (b"y.txt", b"five"),
        (b"y.txt.json/y.txt", b"six"),
        (long.as_bytes(), b"seven"),
    ]);
    let (from, to) = given(&[("a/x.txt", b"one"), ("b/x.txt", b"two"), ("b/bad.txt", b""), ("c.zip", &odd)]);
    let inputs = Inputs::new([from.path().to_str().unwrap()]).unwrap();
    let mirror = Mirror::new(to.path().to_owned(), &inputs.root(), gwaje_archive::Format::Json);
    let report = run(from.path(), Sink::Mirror(mirror), &Setting::default()).unwrap();
    // A file and a folder of one name cannot both be; either may come first.
    assert_eq!((report.done, report.failed), (6, 2), "{report}");
    assert_eq!(
        report.failures.iter().filter(|failed| failed.failure.code == FailureCode::Unwritable).count(),
        1,
        "{report}"
    );
    for (path, text) in [
        ("a/x.txt.json", "one"),
        ("b/x.txt.json", "two"),
        ("c.zip/x.txt.json", "three"),
        ("c.zip/x~2.txt.json", "four"),
    ] {
        let document: Document =
            serde_json::from_slice(&std::fs::read(to.path().join(path)).unwrap()).unwrap();
        assert_eq!(document.agendas[0].tasks[0].periods[0].items[0].text, text);
    }
    assert!(!to.path().join("b/bad.txt.json").exists());
}

/// A run in a process of its own is killed at random points, SQLite first, then PostgreSQL where
/// `scripts/with-postgres` has started one. `GWAJE_KILLS` and `GWAJE_KILL_DOCUMENTS` ask for more than a few.
fn kill_9_loses_and_doubles_nothing() {
    let asked = |name: &str, few: u64| std::env::var(name).map_or(few, |text| text.parse().unwrap());
    let (kills, documents) = (asked("GWAJE_KILLS", 6), asked("GWAJE_KILL_DOCUMENTS", 30));
    let (from, to) = given_many(usize::try_from(documents).unwrap());
    let database = to.path().join("a.db");
    killed_runs(from.path(), &format!("sqlite:{}", database.display()), kills, &mut || {
        let rows = dump(&database);
        let connection = rusqlite::Connection::open(&database).unwrap();
        let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok");
        connection.execute("INSERT INTO items_search(items_search) VALUES ('integrity-check')", []).unwrap();
        drop(connection);
        for file in std::fs::read_dir(to.path()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        rows
    });
    if let Some(url) = gwaje_need::postgres() {
        killed_runs(from.path(), &url, kills, &mut || {
            let rows = rows(&mut store(&url));
            let mut server = postgres::Client::connect(&url, postgres::NoTls).unwrap();
            server.batch_execute("DROP SCHEMA gwaje CASCADE").unwrap();
            rows
        });
    }
}

/// Kills runs after random parts of the time a whole run takes; `rows` gives what the target holds and empties it.
fn killed_runs(from: &Path, target: &str, kills: u64, rows: &mut dyn FnMut() -> Vec<String>) {
    let start = || {
        Command::new(std::env::current_exe().unwrap())
            .args(["run", from.to_str().unwrap(), target])
            .spawn()
            .unwrap()
    };
    assert!(start().wait().unwrap().success());
    rows();
    let began = std::time::Instant::now();
    assert!(start().wait().unwrap().success());
    let length = began.elapsed();
    let right = rows();
    assert!(right.len() > 60);
    for kill in 0..kills {
        // Multiples of the golden ratio: spread over the whole run, never twice at one point.
        let part = (kill as f64 * 0.618_034).fract();
        let mut running = start();
        std::thread::sleep(length.mul_f64(part));
        running.kill().unwrap();
        running.wait().unwrap();
        assert!(start().wait().unwrap().success());
        assert!(rows() == right, "killed at {part:.3} of a run: other rows");
    }
    println!("{target}: {kills} kills, {} rows right each time", right.len());
}

/// The worker of a run is killed from outside again and again; the run goes on and loses nothing.
#[cfg(target_os = "linux")]
fn a_killed_worker_costs_no_other_document() {
    let (from, to) = given_many(150);
    let (straight, shaken) = (to.path().join("a.db"), to.path().join("b.db"));
    run(from.path(), open(&straight), &Setting::default()).unwrap();
    let (done, killed) = (AtomicU32::new(0), AtomicU32::new(0));
    let watch = |event: Event<'_>| {
        if matches!(event, Event::Done { .. }) && done.fetch_add(1, Ordering::Relaxed) % 50 == 3 {
            for worker in workers_of_this_thread() {
                Command::new("kill").args(["-9", &worker]).status().unwrap();
                killed.fetch_add(1, Ordering::Relaxed);
            }
        }
    };
    let report =
        run_watched(from.path(), open(&shaken), &Setting { jobs: 1, ..Setting::default() }, &watch).unwrap();
    assert_eq!(killed.into_inner(), 3);
    assert_eq!((report.done, report.failed), (150, 0), "{report}");
    assert_eq!(dump(&straight), dump(&shaken));
}

#[cfg(not(target_os = "linux"))]
fn a_killed_worker_costs_no_other_document() {}

/// Process ids of the workers started by the calling thread, as only that thread's own run may be disturbed.
#[cfg(target_os = "linux")]
fn workers_of_this_thread() -> Vec<String> {
    let path = std::fs::read_link("/proc/thread-self").unwrap();
    let children =
        std::fs::read_to_string(Path::new("/proc").join(path).join("children")).unwrap_or_default();
    children.split_whitespace().map(str::to_owned).collect()
}
