//! Mutants: copies of a document with a fault in them, each told by a seed.
//!
//! Transfers cut files short and flip bytes; printers and rewriters write wrong numbers, names and tables. A mutant has
//! one such fault, or a few of one kind. Some faults leave a file that is sound in itself and says something else (a
//! stream packed anew has the right checksum): those are *forged*, and nobody can tell all of them from an original.

mod anatomy;
mod package;
mod verdict;

pub use verdict::{Difference, Verdict, verdict};

use crate::random::Random;
use anatomy::{Object, deflated, find, inflated, objects, revised, with_data};

/// What was done to a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// One to forty bytes are others.
    Flipped,
    /// The end is missing.
    Truncated,
    /// A piece in the middle is missing.
    Pieced,
    /// An object is missing.
    ObjectLost,
    /// Two streams stand in each other's place, with their right lengths: two pages, it may be, in another order.
    StreamsSwapped,
    /// Cross-reference tables are cut out, doubled, or point elsewhere.
    CrossReference,
    /// A number in a dictionary is another.
    Number,
    /// A name in a dictionary is another.
    Name,
    /// A value in a dictionary is of another kind.
    Value,
    /// A page's content is other and packed anew.
    Content,
    /// A character map is other and packed anew.
    Map,
    /// Any other stream is other and packed anew: fonts, object streams.
    Stream,
    /// A part of a HWPX package is other and packed anew.
    Part,
}

impl Kind {
    /// All kinds of faults of a PDF. A HWPX package has [`Self::Part`] for those that are forged.
    pub const ALL: [Self; 12] = [
        Self::Flipped,
        Self::Truncated,
        Self::Pieced,
        Self::ObjectLost,
        Self::StreamsSwapped,
        Self::CrossReference,
        Self::Number,
        Self::Name,
        Self::Value,
        Self::Content,
        Self::Map,
        Self::Stream,
    ];

    /// What proves that a mutant of this kind is a sound file that says something else; `None` for damaged ones. All forged
    /// ones but parts of packages are later revisions of the file, which its own table leads to.
    #[must_use]
    pub fn proof(self) -> Option<&'static str> {
        Some(match self {
            Self::StreamsSwapped => "each stream stands in a new revision with its own length and checksum",
            Self::Number | Self::Name | Self::Value => {
                "a dictionary of a new revision, and nothing in a file counts what its dictionaries say"
            }
            Self::Content | Self::Map | Self::Stream => {
                "a new revision, packed anew with the right length and checksum"
            }
            Self::Part => "an entry of the package, packed anew with the right sizes and CRC-32",
            Self::Flipped | Self::Truncated | Self::Pieced | Self::ObjectLost | Self::CrossReference => {
                return None;
            }
        })
    }

    /// Whether the mutant may be a sound file that says something else.
    #[must_use]
    pub fn forged(self) -> bool {
        self.proof().is_some()
    }
}

/// The mutant of a document that belongs to a seed: kinds take turns, so that any run of seeds has all of them.
#[must_use]
pub fn mutant(original: &[u8], seed: u64) -> (Kind, Vec<u8>) {
    let mut kind = Kind::ALL.get(seed as usize % Kind::ALL.len()).copied().unwrap_or(Kind::Flipped);
    if kind.forged() && kind != Kind::StreamsSwapped && original.starts_with(b"PK") {
        kind = Kind::Part;
    }
    let mut random = Random::new(seed);
    let made = match kind {
        Kind::Flipped => Some(flipped(original, &mut random)),
        Kind::Truncated => original.get(..random.below(original.len())).map(<[u8]>::to_vec),
        Kind::Pieced => Some(pieced(original, &mut random)),
        Kind::ObjectLost => object_lost(original, &mut random),
        Kind::StreamsSwapped => streams_swapped(original, &mut random),
        Kind::CrossReference => cross_reference(original, &mut random),
        Kind::Number => number(original, &mut random),
        Kind::Name => name(original, &mut random),
        Kind::Value => value(original, &mut random),
        Kind::Content => repacked(original, &mut random, is_content),
        Kind::Map => repacked(original, &mut random, is_map),
        Kind::Stream => repacked(original, &mut random, |plain| !is_content(plain) && !is_map(plain)),
        Kind::Part => package::part_changed(original, &mut random),
    };
    // A document without an object of the kind wanted is mutated in the plainest way.
    made.map_or_else(|| (Kind::Flipped, flipped(original, &mut random)), |bytes| (kind, bytes))
}

/// A copy of any bytes with one to forty of them changed, or a piece of them missing.
#[must_use]
pub fn altered(original: &[u8], seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    if random.below(4) == 0 { pieced(original, &mut random) } else { flipped(original, &mut random) }
}

/// The document with a new version of one of its streams that says the same: what a mutant is compared with must not
/// differ by the way mutants are written.
#[must_use]
pub fn rewritten(original: &[u8]) -> Option<Vec<u8>> {
    let objects = objects(original);
    let (object, plain) = objects.iter().find_map(|object| Some((object, inflated(original, object)?)))?;
    Some(revised(original, &[(object.number, with_data(original, object, &deflated(&plain)))]))
}

fn is_content(plain: &[u8]) -> bool {
    has(plain, b"BT") && has(plain, b" Tf")
}

fn is_map(plain: &[u8]) -> bool {
    has(plain, b"begincmap")
}

fn has(bytes: &[u8], needle: &[u8]) -> bool {
    find(bytes, 0, needle).is_some()
}

fn flipped(original: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..random.pick(&[1, 1, 2, 8, 40]).copied().unwrap_or(1) {
        let (at, byte) = (random.below(bytes.len()), random.byte());
        if let Some(place) = bytes.get_mut(at) {
            *place = byte;
        }
    }
    bytes
}

fn pieced(original: &[u8], random: &mut Random) -> Vec<u8> {
    let at = random.below(original.len());
    let most = random.pick(&[8, 512, 16_384]).copied().unwrap_or(8);
    let length = random.below(most) + 1;
    let (head, tail) = original.split_at(at);
    [head, tail.get(length..).unwrap_or_default()].concat()
}

/// Half of the losses keep the places of all other objects.
fn object_lost(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let objects = objects(original);
    let Object { whole, .. } = random.pick(&objects)?;
    let mut bytes = original.to_vec();
    if random.below(2) == 0 {
        bytes.drain(whole.clone());
    } else {
        bytes.get_mut(whole.clone())?.fill(b' ');
    }
    Some(bytes)
}

fn streams_swapped(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let streams: Vec<Object> = objects(original).into_iter().filter(|object| object.data.is_some()).collect();
    let (one, other) = (random.pick(&streams)?, random.pick(&streams)?);
    let data = |object: &Object| original.get(object.data.clone()?);
    Some(revised(
        original,
        &[
            (one.number, with_data(original, one, data(other)?)),
            (other.number, with_data(original, other, data(one)?)),
        ],
    ))
}

fn cross_reference(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let pointer = find_all(original, b"startxref").pop()?;
    let table = find_all(original, b"xref")
        .into_iter()
        .find(|at| !original.get(..*at).is_some_and(|before| before.ends_with(b"start")));
    let mut bytes = original.to_vec();
    match (random.below(4), table) {
        (0, Some(table)) => drop(bytes.drain(table..pointer)),
        (1, Some(table)) => {
            let copy = original.get(table..pointer)?.to_vec();
            bytes.splice(pointer..pointer, copy);
        }
        (2, Some(table)) => {
            for _ in 0..=random.below(8) {
                let (at, digit) = (table + random.below(pointer - table), b'0' + random.byte() % 10);
                if let Some(place) = bytes.get_mut(at).filter(|byte| byte.is_ascii_digit()) {
                    *place = digit;
                }
            }
        }
        _ => {
            let other = format!("startxref\n{}\n%%EOF\n", random.below(original.len()));
            bytes.splice(pointer.., other.into_bytes());
        }
    }
    Some(bytes)
}

fn find_all(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    while let Some(at) = find(bytes, found.last().map_or(0, |last| last + 1), needle) {
        found.push(at);
    }
    found
}

/// A new version of an object whose dictionary is edited.
fn edited(
    original: &[u8],
    random: &mut Random,
    edit: impl FnOnce(&[u8], &mut Random) -> Option<Vec<u8>>,
) -> Option<Vec<u8>> {
    let objects = objects(original);
    let object = random.pick(&objects)?;
    let mut body = edit(original.get(object.head.clone())?, random)?;
    if let Some(data) = &object.data {
        body.extend_from_slice(b"stream\n");
        body.extend_from_slice(original.get(data.clone())?);
        body.extend_from_slice(b"endstream");
    }
    Some(revised(original, &[(object.number, body)]))
}

/// The runs of bytes of a class, as ranges.
fn runs(bytes: &[u8], class: impl Fn(u8) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| class(**byte)) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

fn replaced(bytes: &[u8], range: std::ops::Range<usize>, by: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    out.splice(range, by.iter().copied());
    out
}

const NUMBERS: [&str; 10] = ["0", "1", "-1", "2", "3.5", "-0.001", "65535", "65536", "4294967296", "1e9"];

fn number(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    edited(original, random, |head, random| {
        let numbers = runs(head, |byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
        let range = random.pick(&numbers)?.clone();
        let other = if random.below(2) == 0 {
            (*random.pick(&NUMBERS)?).to_owned()
        } else {
            random.below(300).to_string()
        };
        Some(replaced(head, range, other.as_bytes()))
    })
}

fn names(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let regular = runs(bytes, |byte| byte.is_ascii_alphanumeric() || b"+-_#".contains(&byte));
    regular.into_iter().filter(|run| run.start > 0 && bytes.get(run.start - 1) == Some(&b'/')).collect()
}

fn name(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    edited(original, random, |head, random| {
        let names = names(head);
        let (range, other) = (random.pick(&names)?.clone(), random.pick(&names)?.clone());
        let other = if random.below(3) == 0 { Some(&b"Other"[..]) } else { head.get(other) };
        Some(replaced(head, range, other?))
    })
}

const VALUES: [&[u8]; 9] =
    [b" null", b" 0", b" -7", b" []", b" <<>>", b" (x)", b" /X", b" 1 0 R", b" 999999 0 R"];

fn value(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    edited(original, random, |head, random| {
        let names = names(head);
        let start = random.pick(&names)?.end;
        let rest = head.get(start..)?;
        // From the second byte on, so that a value that is a name goes as a whole.
        let length =
            rest.iter().skip(1).position(|byte| b"/>".contains(byte)).map_or(rest.len(), |at| at + 1);
        Some(replaced(head, start..start + length, random.pick(&VALUES)?))
    })
}

/// A new version of a stream of which the decoded data are edited in one to three places.
fn repacked(original: &[u8], random: &mut Random, wanted: impl Fn(&[u8]) -> bool) -> Option<Vec<u8>> {
    let streams: Vec<(Object, Vec<u8>)> = objects(original)
        .into_iter()
        .filter_map(|object| Some((inflated(original, &object)?, object)))
        .filter(|(plain, _)| wanted(plain))
        .map(|(plain, object)| (object, plain))
        .collect();
    let (object, plain) = random.pick(&streams)?;
    let plain = spoiled(plain.clone(), random)?;
    Some(revised(original, &[(object.number, with_data(original, object, &deflated(&plain)))]))
}

/// Data edited in one to three places; `None` where there are none.
fn spoiled(mut plain: Vec<u8>, random: &mut Random) -> Option<Vec<u8>> {
    for _ in 0..=random.below(3) {
        let at = random.below(plain.len());
        let reach = *random.pick(&[1, 4, 40])?;
        let end = (at + 1 + random.below(reach)).min(plain.len());
        match random.below(5) {
            0 => drop(plain.drain(at..end)),
            1 => {
                let copy = plain.get(at..end)?.to_vec();
                plain.splice(at..at, copy);
            }
            2 => *plain.get_mut(at)? = b' ' + random.byte() % 95,
            _ => *plain.get_mut(at)? = random.byte(),
        }
    }
    Some(plain)
}
