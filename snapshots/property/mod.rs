//! What must hold of any bytes, a property for each part that reads some: nothing panics, and what is read is whole.
//!
//! A fuzzer looks for bytes that break one (`scripts/fuzz`); `properties.rs` asks them of the bytes it found worth keeping, which lie
//! in `fuzz/corpus` by the names of [`PROPERTIES`]. How long they take and what memory, the fuzzer watches.
//!
//! A property says whether it took the bytes for what it reads: where all are refused, nothing behind the refusal is asked.

#![expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a property that does not hold panics")]

mod compound;
mod glyphs;
mod made;

pub use glyphs::layout;

use gwaje::{Document, Options};
use gwaje_archive::{Answer, Inputs, Limits, pack, unpack, walk};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io::Write as _;
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// What must hold of any bytes; whether they were taken.
pub type Property = fn(&[u8]) -> bool;

/// Every property by its name.
pub const PROPERTIES: [(&str, Property); 14] = [
    ("answer", answer),
    ("archive", archive),
    ("content", content),
    ("corrections", corrections),
    ("document", document),
    ("forms", forms),
    ("items", items),
    ("json", json),
    ("layout", layout),
    ("map", map),
    ("records", records),
    ("section", section),
    ("threads", threads),
    ("wrap", wrap),
];

/// Reads a document; one that is refused says why, which is all that is asked.
fn convert(bytes: &[u8]) -> Option<Document> {
    gwaje::convert(bytes, "any", &Options::new()).ok()
}

/// Reads a document of which all must hold.
fn holds(bytes: &[u8]) -> bool {
    convert(bytes).is_some_and(|document| hold(&document))
}

/// What must hold of every document: it is written and read back as itself, by workers too, and ids are no one's twice.
fn hold(document: &Document) -> bool {
    is_written(document);
    let mut ids: Vec<_> = document.items().map(|item| item.id.as_str().to_owned()).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "two items with one id");
    true
}

fn is_written(document: &Document) {
    let written = serde_json::to_string(document).expect("a document is JSON");
    let back: Document = serde_json::from_str(&written).expect("what is written is read");
    assert_eq!(serde_json::to_string(&back).expect("a document is JSON"), written);
    let packed = pack(document).expect("a worker can answer it");
    let back: Document = unpack(&packed).expect("what a worker answers is read");
    assert_eq!(serde_json::to_string(&back).expect("a document is JSON"), written);
}

/// The text that bytes begin with.
fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            bytes.get(..error.valid_up_to()).and_then(|text| str::from_utf8(text).ok()).unwrap_or("")
        }
    }
}

/// What a worker may answer that does what it likes.
#[must_use]
pub fn answer(bytes: &[u8]) -> bool {
    let Ok(answer): Result<Answer, _> = unpack(bytes) else { return false };
    if let Ok(document) = &answer {
        is_written(document);
    }
    true
}

/// Archives from anywhere: what is in them is found or named, within limits. The first byte says which kind.
#[must_use]
pub fn archive(bytes: &[u8]) -> bool {
    let Some((kind, bytes)) = bytes.split_first() else { return false };
    let ending = match kind % 4 {
        0 => ".zip",
        1 => ".tar",
        2 => ".tar.gz",
        _ => ".tar.zst",
    };
    let mut file =
        tempfile::Builder::new().prefix("some").suffix(ending).tempfile().expect("a temporary file");
    file.write_all(bytes).expect("a temporary file is written");
    let inputs = Inputs::new([file.path()]).expect("the file is there");
    let limits =
        Limits { bytes: 1 << 20, entries: 1000, contents: 1 << 20, inflated: 8 << 20, ..Limits::default() };
    let mut inside = false;
    let _ = walk(&inputs, &limits, &mut |found| {
        inside |= found.path() != file.path().to_string_lossy();
        ControlFlow::Continue(())
    });
    inside
}

/// The interpreter of page content, and the layout of what it paints. Codes of its one font, `/F`, are UTF-16.
#[must_use]
pub fn content(content: &[u8]) -> bool {
    let map = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";
    holds(&made::pdf(content, map))
}

/// Corrections from anywhere, on a document.
#[must_use]
pub fn corrections(bytes: &[u8]) -> bool {
    let Ok(corrections) = gwaje_correct::read(text(bytes)) else { return false };
    convert(made::release("실태조사 실시(2월)").as_bytes())
        .is_some_and(|document| hold(&gwaje_correct::apply(document, &corrections).document))
}

/// Whole files: PDF, HWPX, HWP, text, whatever their first bytes make of them.
#[must_use]
pub fn document(bytes: &[u8]) -> bool {
    holds(bytes)
}

/// Everything a report writes in a form of its own: numbers, periods, markers, captions, figures.
#[must_use]
pub fn forms(bytes: &[u8]) -> bool {
    let text = text(bytes);
    let _ = gwaje_forms::number::numbered(text, &["국정과제", "과제"]);
    let _ = gwaje_forms::number::ordinal(text);
    let _ = gwaje_forms::number::titled(text);
    let _ = gwaje_forms::period::heading(text);
    let _ = gwaje_forms::period::cell(text);
    let _ = gwaje_forms::marker::rank_of(text);
    let _ = gwaje_forms::enumerator::enumerator(text);
    let _ = gwaje_forms::caption::caption(text);
    let _ = gwaje_forms::ending::sentence(text);
    let _ = gwaje_forms::ending::stem(text);
    if let Some(words) = gwaje_forms::progress::find(text) {
        let _ = gwaje_forms::progress::looks_ahead(text, &words);
    }
    let _ = gwaje_forms::line::wording(text);
    true
}

/// Items of a release: parsed, with their dates, figures and bodies.
#[must_use]
pub fn items(bytes: &[u8]) -> bool {
    holds(made::release(text(bytes)).as_bytes())
}

/// Documents as JSON from anywhere: what is read is written and read again as itself.
#[must_use]
pub fn json(bytes: &[u8]) -> bool {
    serde_json::from_slice(bytes).inspect(is_written).is_ok()
}

/// Character maps of fonts. What they show is no report.
#[must_use]
pub fn map(map: &[u8]) -> bool {
    let content = b"BT /F 10 Tf 50 700 Td <00010002AC00D55C> Tj <0041> Tj ET";
    let _ = convert(&made::pdf(content, map));
    true
}

/// The records of a HWP 5 document. The first two bytes are the length of those of its `DocInfo`; what follows them is its one section.
#[must_use]
pub fn records(bytes: &[u8]) -> bool {
    holds(&made::hwp(bytes))
}

/// The XML of a section of a HWPX document.
#[must_use]
pub fn section(section: &[u8]) -> bool {
    holds(&made::hwpx(section))
}

/// One thread and several make the same bytes of a document.
#[must_use]
pub fn threads(bytes: &[u8]) -> bool {
    static POOLS: LazyLock<[ThreadPool; 2]> = LazyLock::new(|| {
        [1, 3].map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool"))
    });
    let read = || gwaje::convert(bytes, "any", &Options::new()).map_err(|failure| failure.to_string());
    let [one, several] = POOLS.each_ref().map(|pool| {
        pool.install(read).map(|document| serde_json::to_string(&document).expect("a document is JSON"))
    });
    assert_eq!(one, several);
    one.is_ok()
}

/// Lines of text whose wraps are undone.
#[must_use]
pub fn wrap(bytes: &[u8]) -> bool {
    !gwaje::unwrap(text(bytes)).is_empty()
}
