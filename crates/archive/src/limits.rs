//! What one document and one archive may cost.

use crate::Error;
use sha2::{Digest, Sha256};
use std::str::FromStr;
use std::time::Duration;

/// Limits of a run.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Address space of a worker in bytes.
    pub memory: u64,
    /// Wall-clock time a document may take.
    pub time: Duration,
    /// Size of a document, and of an archive inside an archive, in bytes.
    pub bytes: u64,
    /// Entries of one archive.
    pub entries: u64,
    /// Bytes read to find and take in the table of contents of a zip.
    pub contents: u64,
    /// Bytes all entries of one archive inflate to.
    pub inflated: u64,
    /// How many times its packed size an entry of more than 10 MiB may inflate to.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 512 << 20,
            time: Duration::from_secs(30),
            bytes: 128 << 20,
            entries: 1_000_000,
            contents: 96 << 20,
            inflated: 256 << 30,
            ratio: 1000,
        }
    }
}

/// Which part of the documents a run takes: `2/8` is the second of eight, and `0/8` the last. A document belongs to one part by its path,
/// whatever else is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    index: u64,
    of: u64,
}

impl Default for Shard {
    fn default() -> Self {
        Self { index: 1, of: 1 }
    }
}

impl Shard {
    /// Whether a document with this path belongs to the part.
    #[must_use]
    pub fn takes(self, path: &str) -> bool {
        let hash = Sha256::digest(path);
        let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % self.of == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let parts =
            text.split_once('/').and_then(|(index, of)| Some((index.parse().ok()?, of.parse().ok()?)));
        match parts {
            // Schedulers that count from 0 have all parts too.
            Some((0, of)) if of > 0 => Ok(Self { index: of, of }),
            Some((index, of)) if (1..=of).contains(&index) => Ok(Self { index, of }),
            _ => Err(Error::Usage(format!("{text} is no shard: give 1/4 for the first of four"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn every_path_has_one_shard() {
        let shards: Vec<Shard> = (1..=3).map(|index| format!("{index}/3").parse().unwrap()).collect();
        let mut sizes = [0; 3];
        for path in (0..300).map(|n| format!("folder/{n}.pdf")) {
            let takers: Vec<usize> = (0..3).filter(|at| shards[*at].takes(&path)).collect();
            assert_eq!(takers.len(), 1);
            sizes[takers[0]] += 1;
        }
        assert!(sizes.iter().all(|size| *size > 60), "{sizes:?}");
        assert_eq!("0/3".parse::<Shard>().unwrap(), shards[2]);
    }

    #[test]
    fn wrong_shards_are_told() {
        for text in ["4/3", "1", "a/b", "1/0", "0/0", ""] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
