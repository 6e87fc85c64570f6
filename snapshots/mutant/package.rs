//! Another version of a part of a HWPX package, packed anew, so that its checksum is right.

use super::spoiled;
use crate::random::Random;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The package with one of its parts edited in one to three places; `None` where it is no package.
pub(super) fn part_changed(original: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(original)).ok()?;
    // The first names the format and is not packed.
    let changed = 1 + random.below(archive.len().checked_sub(1)?);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).ok()?;
        let mut plain = Vec::new();
        part.read_to_end(&mut plain).ok()?;
        if nth == changed {
            plain = spoiled(plain, random)?;
        }
        let method = if nth == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        out.start_file(part.name().ok()?, SimpleFileOptions::default().compression_method(method)).ok()?;
        out.write_all(&plain).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}
