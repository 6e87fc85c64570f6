//! Where the objects of a PDF file stand, found by their keywords alone, and new versions of them.
//!
//! A new version is appended as an incremental update (ISO 32000-1, 7.5.6), so that a mutant differs from its original
//! in what was meant to differ: everything else, the cross-reference included, stays sound.

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};
use std::ops::Range;

/// An object at the top of a file.
#[derive(Clone, Debug)]
pub(super) struct Object {
    pub(super) number: usize,
    /// From its number to `endobj`.
    pub(super) whole: Range<usize>,
    /// After `obj`, up to `stream` or `endobj`.
    pub(super) head: Range<usize>,
    /// What stands between `stream` and `endstream`.
    pub(super) data: Option<Range<usize>>,
}

/// The first place of a needle from a place on.
pub(super) fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let found = bytes.get(from..)?.windows(needle.len()).position(|window| window == needle)?;
    Some(from + found)
}

fn find_last(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}

/// The number of which the last digit stands before a place, and where it begins.
fn number_before(bytes: &[u8], end: usize) -> Option<(usize, usize)> {
    let digits = bytes.get(..end)?.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let start = end - digits;
    std::str::from_utf8(bytes.get(start..end)?).ok()?.parse().ok().map(|number| (number, start))
}

/// All objects of a file that are not in object streams.
pub(super) fn objects(bytes: &[u8]) -> Vec<Object> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(bytes, from, b" obj") {
        from = at + 4;
        let Some((_, generation)) = number_before(bytes, at) else { continue };
        let Some((number, start)) = generation.checked_sub(1).and_then(|end| number_before(bytes, end))
        else {
            continue;
        };
        let Some(end) = find(bytes, from, b"endobj") else { break };
        let stream = find(bytes, from, b"stream").filter(|stream| *stream < end);
        let data = stream.and_then(|stream| {
            let line = bytes.get(stream + 6..)?.iter().position(|byte| *byte == b'\n')?;
            let data = stream + 6 + line + 1;
            Some(data..find(bytes, data, b"endstream")?)
        });
        let end = data.as_ref().map_or(Some(end), |data| find(bytes, data.end, b"endobj"));
        let Some(end) = end else { break };
        found.push(Object { number, whole: start..end + 6, head: from..stream.unwrap_or(end), data });
        from = end + 6;
    }
    found
}

/// What a deflated stream holds; `None` where it was not deflated, or otherwise too.
pub(super) fn inflated(bytes: &[u8], object: &Object) -> Option<Vec<u8>> {
    let head = bytes.get(object.head.clone())?;
    find(head, 0, b"/FlateDecode")?;
    if find(head, 0, b"Predictor").is_some() || find(head, 0, b"/ASCII").is_some() {
        return None;
    }
    let mut plain = Vec::new();
    ZlibDecoder::new(bytes.get(object.data.clone()?)?).read_to_end(&mut plain).ok()?;
    Some(plain)
}

/// Data as a stream keeps them.
pub(super) fn deflated(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(plain);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// An object with other data, its length corrected.
pub(super) fn with_data(bytes: &[u8], object: &Object, data: &[u8]) -> Vec<u8> {
    let head = bytes.get(object.head.clone()).unwrap_or_default();
    let mut body = Vec::with_capacity(head.len() + data.len() + 40);
    let key = b"/Length ";
    if let Some(at) = find(head, 0, key) {
        let after = at + key.len();
        let value = head.get(after..).unwrap_or_default();
        let length = value.iter().position(|byte| b"/>\r\n".contains(byte)).unwrap_or(value.len());
        body.extend_from_slice(head.get(..after).unwrap_or_default());
        body.extend_from_slice(data.len().to_string().as_bytes());
        body.extend_from_slice(value.get(length..).unwrap_or_default());
    } else {
        body.extend_from_slice(head);
    }
    body.extend_from_slice(b"stream\n");
    body.extend_from_slice(data);
    body.extend_from_slice(b"\nendstream\n");
    body
}

/// The file with new versions of some objects: what stands between `obj` and `endobj`.
pub(super) fn revised(bytes: &[u8], versions: &[(usize, Vec<u8>)]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    out.push(b'\n');
    let mut table = b"xref\n".to_vec();
    for (number, body) in versions {
        table.extend_from_slice(format!("{number} 1\n{:010} 00000 n \n", out.len()).as_bytes());
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(body);
        out.extend_from_slice(b"\nendobj\n");
    }
    let place = out.len();
    let reference = |key: &[u8]| {
        let at = find_last(bytes, key)?;
        let rest = bytes.get(at..)?;
        let end = find(rest, 0, b" R")? + 2;
        std::str::from_utf8(rest.get(..end)?).ok()
    };
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default().trim_ascii_start();
        let end = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        String::from_utf8_lossy(rest.get(..end).unwrap_or_default()).into_owned()
    };
    let previous = find_last(bytes, b"startxref").map(|at| digits(at + 9)).unwrap_or_default();
    let size = find_last(bytes, b"/Size ").map(|at| digits(at + 6)).unwrap_or_default();
    let (root, info) = (reference(b"/Root ").unwrap_or_default(), reference(b"/Info ").unwrap_or_default());
    let trailer = format!("trailer\n<</Size {size} {root} {info} /Prev {previous}>>");
    out.extend_from_slice(&table);
    out.extend_from_slice(format!("{trailer}\nstartxref\n{place}\n%%EOF\n").as_bytes());
    out
}
