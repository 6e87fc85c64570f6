//! Documents of Hangul in every command that takes documents.

use crate::hostile::zip_of;
use crate::{fixture, gwaje, said};

#[test]
fn a_print_and_its_documents_have_no_differences() {
    for name in ["ocean", "labour"] {
        for ending in ["hwpx", "hwp"] {
            let mut command = gwaje();
            command
                .arg("diff")
                .arg(fixture(&format!("{name}.pdf")))
                .arg(fixture(&format!("{name}.{ending}")));
            let output = command.output().unwrap();
            let shown = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(output.status.code(), Some(0), "{shown}{}", said(&output));
            assert!(shown.contains("0 added, 0 removed, 0 edited"), "{shown}");
        }
    }
}

#[test]
fn a_package_is_a_document_and_never_an_archive() {
    let from = tempfile::tempdir().unwrap();
    for name in ["ocean.hwpx", "labour.hwp"] {
        std::fs::copy(fixture(name), from.path().join(name)).unwrap();
    }
    // Under the name of an archive it is the document that was read already.
    std::fs::copy(fixture("ocean.hwpx"), from.path().join("renamed.zip")).unwrap();
    let files = [("속/바다.hwpx", "ocean.hwpx"), ("노동.hwp", "labour.hwp"), ("속/바다.zip", "ocean.hwpx")];
    let files = files.map(|(name, from)| (name, std::fs::read(fixture(from)).unwrap()));
    std::fs::write(from.path().join("archive.zip"), zip_of(files)).unwrap();
    let home = tempfile::tempdir().unwrap();
    let to = format!("sqlite:{}", home.path().join("a.db").display());
    // One worker: two could read the same bytes at the same time.
    let output = gwaje().arg("ingest").arg(from.path()).args(["--jobs", "1", "--to", &to]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("6 found: 2 done, 4 done before, 0 failed"), "{}", said(&output));
    assert!(!said(&output).contains("left alone"), "{}", said(&output));
}

#[test]
fn what_is_not_read_says_the_way_out() {
    let home = tempfile::tempdir().unwrap();
    let old = home.path().join("old.hwp");
    std::fs::write(&old, b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05").unwrap();
    let output = gwaje().arg("convert").arg(&old).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("error[unsupported_hangul]"), "{}", said(&output));
    assert!(said(&output).contains("HWPX"), "{}", said(&output));
}

/// The page of a review, and how many pages and frames of items it shows.
#[cfg(feature = "pages")]
fn review(file: &std::path::Path) -> (String, usize, usize) {
    let output = gwaje().arg("review").arg(file).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let html = String::from_utf8(output.stdout).unwrap();
    let (pages, frames) = (html.matches("<figure ").count(), html.matches(" data-of=\"").count());
    (html, pages, frames)
}

#[test]
#[cfg(feature = "pages")]
fn a_document_is_reviewed_beside_the_print_of_its_name() {
    let printed = review(&fixture("ocean.pdf"));
    for ending in ["hwpx", "hwp"] {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(format!("ocean.{ending}"));
        std::fs::copy(fixture(&format!("ocean.{ending}")), &file).unwrap();
        let alone = review(&file);
        assert_eq!((alone.1, alone.2), (0, 0), "there is no print");
        let items = |html: &str| html.matches(" class=\"item ").count();
        assert_eq!(items(&alone.0), items(&printed.0), "its items are shown all the same");
        std::fs::copy(fixture("ocean.pdf"), home.path().join("ocean.pdf")).unwrap();
        let beside = review(&file);
        assert_eq!((beside.1, beside.2), (printed.1, printed.2));
        std::fs::write(home.path().join("ocean.pdf"), b"%PDF-1.7 and no more").unwrap();
        let without = review(&file);
        assert_eq!((without.1, items(&without.0)), (0, items(&printed.0)), "a print that cannot be read");
    }
}
