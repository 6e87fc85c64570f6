//! An archive made to do harm, in short; `scripts/hostile-archive` is the long version.

use crate::{fixture, gwaje, number, said};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Duration;
use zip::write::SimpleFileOptions;

/// A zip of files.
pub(crate) fn zip_of<'a>(files: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub(crate) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A PDF of a few kilobytes whose one page inflates, in two steps, to half a gigabyte of text.
pub(crate) fn deflate_bomb() -> Vec<u8> {
    let text = b"BT /F 9 Tf 9 9 Td (Report) Tj ET ".repeat(1 << 15);
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..512 {
        encoder.write_all(&text).unwrap();
    }
    pdf_of(&deflated(&encoder.finish().unwrap()), "/FlateDecode")
}

/// A PDF of one page with this deflated content, which `more` filters unpack further.
pub(crate) fn pdf_of(content: &[u8], more: &str) -> Vec<u8> {
    let mut pdf = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n\
        2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R\n\
        /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
        .to_vec();
    let head = format!("4 0 obj\n<< /Length {} /Filter [/FlateDecode {more}] >>\nstream\n", content.len());
    pdf.extend(head.as_bytes());
    pdf.extend(content);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n");
    pdf
}

#[test]
fn every_bad_file_is_named_and_every_good_one_is_in() {
    let read = |name: &str| std::fs::read(fixture(name)).unwrap();
    let bomb = deflate_bomb();
    assert!(bomb.len() < 64 << 10, "{}", bomb.len());
    let inner = zip_of([
        ("../../../out.pdf", read("science.pdf")),
        ("/etc/absolute.pdf", read("ocean.pdf")),
        ("deep.zip", zip_of([("x.pdf", vec![1])])),
    ]);
    let mut files = vec![
        ("좋은/보고.pdf", read("labour.pdf")),
        ("../up.pdf", read("smallbiz.pdf")),
        ("inner.zip", inner.clone()),
        ("torn.zip", inner[..inner.len() / 2].to_vec()),
        ("huge.pdf", vec![0; 200 << 20]),
        ("bomb.pdf", bomb),
        ("one.pdf", b"%".to_vec()),
        ("truncated.pdf", read("bad/damaged-truncated.pdf")),
        ("locked.pdf", read("bad/encrypted-password.pdf")),
        ("scan.pdf", read("bad/no_text-scan.pdf")),
    ];
    let names: Vec<String> = (0..2000).map(|number| format!("{number}.doc")).collect();
    files.extend(names.iter().map(|name| (name.as_str(), vec![b'-'])));
    let home = tempfile::tempdir().unwrap();
    let deep = home.path().join("a/b/c");
    std::fs::create_dir_all(&deep).unwrap();
    let archive = deep.join("archive.zip");
    std::fs::write(&archive, zip_of(files)).unwrap();
    let before = tree(home.path());

    let out = tempfile::tempdir().unwrap();
    let (database, report) = (out.path().join("a.db"), out.path().join("report.json"));
    let mut command = gwaje();
    command.arg("ingest").arg(&archive).args(["--jobs", "2", "--to"]);
    command.arg(format!("sqlite:{}", database.display())).arg("--report").arg(&report);
    command.stderr(std::process::Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut peak = 0;
    while running.try_wait().unwrap().is_none() {
        peak = peak.max(memory(running.id()));
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(peak < 3 * (512 << 20), "{} MiB", peak >> 20);
    assert_eq!(tree(home.path()), before, "nothing is written beside the archive");

    let report: serde_json::Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    let prefix = format!("{}/", archive.display());
    let named: BTreeMap<&str, &str> = report["failures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|failed| {
            let path = failed["path"].as_str().unwrap();
            (path.strip_prefix(&prefix).unwrap(), failed["code"].as_str().unwrap())
        })
        .collect();
    let expected = [
        ("bomb.pdf", "limit_size"),
        ("huge.pdf", "limit_size"),
        ("inner.zip/deep.zip", "limit_size"),
        ("locked.pdf", "encrypted"),
        ("one.pdf", "no_structure"),
        ("scan.pdf", "no_text"),
        ("torn.zip", "damaged"),
        ("truncated.pdf", "damaged"),
    ];
    assert_eq!(named, BTreeMap::from(expected));
    assert_eq!(number(&database, "SELECT count(*) FROM documents"), 4);
    assert_eq!(report["other_files"], 2000);
}

/// Every file and folder below one.
fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push(path.display().to_string());
        if path.is_dir() {
            found.extend(tree(&path));
        }
    }
    found.sort();
    found
}

/// Resident bytes of a process and all below it; 0 where there is no `/proc`.
pub(crate) fn memory(process: u32) -> u64 {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}")).unwrap_or_default();
    let pages = read("statm").split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0);
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten();
    let below = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("children")).ok());
    let children: Vec<u32> =
        below.flat_map(|list| list.split(' ').filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect();
    pages * 4096 + children.into_iter().map(memory).sum::<u64>()
}
