//! A compound file ([MS-CFB]) of a few short streams.

const SECTOR: usize = 512;
const MINI_SECTOR: usize = 64;
/// Streams of this length and longer stand elsewhere; what is written here is cut off before it.
const MINI_STREAM: usize = 4_096;
/// Sectors of the directory, four entries each.
const DIRECTORY: u32 = 2;
const END: u32 = 0xffff_fffe;
const NOTHING: u32 = 0xffff_ffff;
const STREAM: u8 = 2;
const STORAGE: u8 = 1;
const ROOT: u8 = 5;

/// A stream of the file, and where it begins in the stream of all.
struct Placed<'n> {
    name: &'n str,
    start: u32,
    length: u32,
}

/// The file of a header, of information and of what stands in the folder `BodyText`: the name of the last stream has it.
pub(super) fn compound(streams: &[(&str, &[u8]); 3]) -> Vec<u8> {
    let (mut all, mut chains, mut placed) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in streams {
        let bytes = bytes.get(..MINI_STREAM - 1).unwrap_or(bytes);
        let start = chains.len() as u32;
        let parts = bytes.len().div_ceil(MINI_SECTOR) as u32;
        chains.extend((1..=parts).map(|nth| if nth == parts { END } else { start + nth }));
        all.extend(bytes);
        all.resize(chains.len() * MINI_SECTOR, 0);
        placed.push(Placed { name, start: if parts == 0 { END } else { start }, length: bytes.len() as u32 });
    }
    let table_sectors = (chains.len() * 4).div_ceil(SECTOR) as u32;
    let all_sectors = all.len().div_ceil(SECTOR) as u32;
    // The table of sectors, the directory, the table of small sectors, the stream of all small ones.
    let (first_table, first_all) = (1 + DIRECTORY, 1 + DIRECTORY + table_sectors);
    let mut file = header(first_table, table_sectors);
    let mut table = Vec::new();
    for count in [1, DIRECTORY, table_sectors, all_sectors] {
        let start = table.len() as u32;
        table.extend((1..=count).map(|nth| if nth == count { END } else { start + nth }));
    }
    sectors(&mut file, &numbers(&table), 0xff);
    sectors(&mut file, &directory(&placed, first_all, all.len() as u32), 0);
    sectors(&mut file, &numbers(&chains), 0xff);
    sectors(&mut file, &all, 0);
    file
}

fn numbers(all: &[u32]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// Adds bytes up to the end of a sector.
fn sectors(file: &mut Vec<u8>, bytes: &[u8], filler: u8) {
    file.extend(bytes);
    file.resize(file.len().next_multiple_of(SECTOR), filler);
}

fn header(first_table: u32, table_sectors: u32) -> Vec<u8> {
    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(24, 0);
    // Versions, the order of bytes, sizes of sectors as powers of two.
    header.extend([0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    header.resize(44, 0);
    // One sector of the table, the first of the directory, the end of the mini stream's reach, its table; no further lists; the table
    // of sectors is sector 0.
    header.extend(numbers(&[1, 1, 0, MINI_STREAM as u32, first_table, table_sectors, END, 0, 0]));
    header.resize(SECTOR, 0xff);
    header
}

/// The root, its streams one behind the other, and the last of them in a folder of its own.
fn directory(placed: &[Placed<'_>], start: u32, length: u32) -> Vec<u8> {
    let mut entries = entry("Root Entry", ROOT, (NOTHING, 1), (start, length));
    for (at, stream) in (1..).zip(placed) {
        let place = (stream.start, stream.length);
        entries.extend(match stream.name.split_once('/') {
            None => entry(stream.name, STREAM, (at + 1, NOTHING), place),
            Some((folder, name)) => [
                entry(folder, STORAGE, (NOTHING, at + 1), (0, 0)),
                entry(name, STREAM, (NOTHING, NOTHING), place),
            ]
            .concat(),
        });
    }
    entries
}

/// An entry of the directory: the next beside it, the first below it; where its bytes are.
fn entry(name: &str, kind: u8, (beside, below): (u32, u32), (start, length): (u32, u32)) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let named = entry.len() as u16 + 2;
    entry.resize(64, 0);
    entry.extend(named.to_le_bytes());
    entry.extend([kind, 1]);
    entry.extend(numbers(&[NOTHING, beside, below]));
    entry.resize(116, 0);
    entry.extend(numbers(&[start, length, 0]));
    entry
}
