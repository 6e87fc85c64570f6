//! A compound file ([MS-CFB]): the streams of an HWP 5 document.
//!
//! Hangul and Windows open files that break the letter of the specification: a sector table longer than the file, a
//! directory whose tree is out of order, sectors that nothing refers to. The `cfb` crate refuses them, real documents
//! among them, so this reads as little as it needs: the chain of the table, the directory, and the streams asked for.
//! Every chain is followed no further than the file has sectors, which ends cycles; a chain that leaves the file or ends
//! before its stream does is an error, because then text is missing.

use crate::Error;
use crate::kind::COMPOUND;

/// Sector numbers from here on are marks, not sectors: end of chain, free, part of the table itself.
const FIRST_MARK: u32 = 0xffff_fffa;
/// The end of a chain.
const END: u32 = 0xffff_fffe;
/// Length of a directory entry, in bytes.
const ENTRY: usize = 128;
/// Length of a sector of the mini stream, in bytes.
const MINI_SECTOR: usize = 64;
/// Streams shorter than this lie in the mini stream, in bytes.
const MINI_STREAM: usize = 4_096;

/// An opened compound file.
#[derive(Debug)]
pub(crate) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    mini_table: Vec<u32>,
    mini_stream: Vec<u8>,
    entries: Vec<Entry>,
}

/// A storage or stream of the directory.
#[derive(Clone, Debug)]
struct Entry {
    /// Its path, such as `BodyText/Section0`.
    path: String,
    start: u32,
    length: usize,
}

/// An entry as the directory has it, with the numbers of the entries it is linked to.
struct Link {
    name: String,
    stream: bool,
    siblings: [u32; 2],
    child: u32,
    start: u32,
    length: usize,
}

impl<'b> Compound<'b> {
    /// Opens a compound file.
    pub(crate) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        if !bytes.starts_with(COMPOUND) {
            return Err(damaged("its first bytes are not those of a compound file"));
        }
        let shift = read_u16(bytes, 30).unwrap_or_default();
        if !matches!(shift, 9 | 12) {
            return Err(damaged("its sectors have an impossible size"));
        }
        let mut file = Self {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            mini_table: Vec::new(),
            mini_stream: Vec::new(),
            entries: Vec::new(),
        };
        file.table = file.read_table()?;
        let directory = file.chain(read_u32(bytes, 48).unwrap_or(END), None)?;
        let mini_table = file.chain(read_u32(bytes, 60).unwrap_or(END), None)?;
        file.mini_table = numbers(&mini_table).collect();
        let links: Vec<Link> = directory.chunks_exact(ENTRY).map(Link::read).collect();
        if let Some(root) = links.first() {
            file.mini_stream = file.chain(root.start, None)?;
            file.entries = walk(&links, root.child);
        }
        Ok(file)
    }

    /// Whether there is a stream.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.path == path)
    }

    /// The bytes of a stream, `None` if there is no such stream. At most `limit` and one bytes are read.
    pub(crate) fn stream(&self, path: &str, limit: usize) -> Result<Option<Vec<u8>>, Error> {
        let Some(entry) = self.entries.iter().find(|entry| entry.path == path) else { return Ok(None) };
        let wanted = entry.length.min(limit.saturating_add(1));
        let bytes = if entry.length < MINI_STREAM {
            self.mini_chain(entry.start, wanted)
        } else {
            self.chain(entry.start, Some(wanted))?
        };
        if bytes.len() < wanted {
            return Err(damaged(&format!("{path} ends {} bytes early", wanted - bytes.len())));
        }
        Ok(Some(bytes))
    }

    /// The table of sectors, whose own sectors the header lists, and behind the first 109 a chain of lists.
    fn read_table(&self) -> Result<Vec<u32>, Error> {
        let most = self.bytes.len() / self.sector + 1;
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..512).unwrap_or_default()).collect();
        let mut next = read_u32(self.bytes, 68).unwrap_or(END);
        let mut lists = 0;
        while next < FIRST_MARK && lists < most {
            let Some(list) = self.sector_bytes(next) else { break };
            let mut list: Vec<u32> = numbers(list).collect();
            next = list.pop().unwrap_or(END);
            sectors.append(&mut list);
            lists += 1;
        }
        sectors.retain(|sector| *sector < FIRST_MARK);
        sectors.truncate(most);
        let table: Vec<u32> =
            sectors.iter().filter_map(|sector| self.sector_bytes(*sector)).flat_map(numbers).collect();
        if table.is_empty() { Err(damaged("its table of sectors is not there")) } else { Ok(table) }
    }

    /// A sector; the last one of a file may be shorter.
    fn sector_bytes(&self, number: u32) -> Option<&'b [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..to)
    }

    /// The bytes of a chain of sectors, `wanted` of them if the length is known.
    fn chain(&self, start: u32, wanted: Option<usize>) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut next = start;
        let mut steps = self.bytes.len() / self.sector + 1;
        while next < FIRST_MARK && wanted.is_none_or(|wanted| bytes.len() < wanted) {
            let sector = self.sector_bytes(next).filter(|_| steps > 0);
            let Some(sector) = sector else {
                return Err(damaged("a chain of sectors has no end in the file"));
            };
            bytes.extend_from_slice(sector);
            next = self.table.get(next as usize).copied().unwrap_or(END);
            steps -= 1;
        }
        if let Some(wanted) = wanted {
            bytes.truncate(wanted);
        }
        Ok(bytes)
    }

    fn mini_chain(&self, start: u32, wanted: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(wanted);
        let mut next = start;
        // A cycle ends when enough was read.
        while next < FIRST_MARK && bytes.len() < wanted {
            let from = next as usize * MINI_SECTOR;
            let to = from.saturating_add(MINI_SECTOR).min(self.mini_stream.len());
            let Some(sector) = self.mini_stream.get(from..to).filter(|sector| !sector.is_empty()) else {
                break;
            };
            bytes.extend_from_slice(sector);
            next = self.mini_table.get(next as usize).copied().unwrap_or(END);
        }
        bytes.truncate(wanted);
        bytes
    }
}

impl Link {
    fn read(entry: &[u8]) -> Self {
        let length = usize::from(read_u16(entry, 64).unwrap_or_default()).saturating_sub(2).min(62);
        let units: Vec<u16> = entry
            .get(..length)
            .unwrap_or_default()
            .chunks_exact(2)
            .filter_map(|unit| read_u16(unit, 0))
            .collect();
        let number = |at| read_u32(entry, at).unwrap_or(u32::MAX);
        Self {
            name: String::from_utf16_lossy(&units),
            stream: entry.get(66) == Some(&2),
            siblings: [number(68), number(72)],
            child: number(76),
            start: number(116),
            length: number(120) as usize,
        }
    }
}

/// The streams of a directory. Every entry is visited once, however the entries are linked.
fn walk(links: &[Link], first: u32) -> Vec<Entry> {
    let mut seen = vec![false; links.len()];
    let mut entries = Vec::new();
    let mut open = vec![(first, String::new())];
    while let Some((number, folder)) = open.pop() {
        let Some(link) = links.get(number as usize) else { continue };
        match seen.get_mut(number as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let path = if folder.is_empty() { link.name.clone() } else { format!("{folder}/{}", link.name) };
        open.extend(link.siblings.map(|sibling| (sibling, folder.clone())));
        if link.stream {
            entries.push(Entry { path, start: link.start, length: link.length });
        } else {
            open.push((link.child, path));
        }
    }
    entries
}

fn damaged(what: &str) -> Error {
    Error::Damaged(what.to_owned())
}

/// A number of two bytes, least first.
pub(crate) fn read_u16(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

/// A number of four bytes, least first.
pub(crate) fn read_u32(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|number| read_u32(number, 0))
}
