//! Ids that survive re-wrapping, new quarters and insertions.

use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Stands in ids for an administration that is not known.
pub const UNKNOWN_ADMINISTRATION: &str = "unknown";

/// The SHA-256 of some bytes as 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    let halves = |byte: u8| [byte >> 4, byte & 15];
    let digit = |half: u8| char::from_digit(half.into(), 16);
    let mut text = String::with_capacity(64);
    text.extend(Sha256::digest(bytes).into_iter().flat_map(halves).filter_map(digit));
    text
}

/// The last part of an item's id: the first 12 hexadecimal digits of the SHA-256 of marker and text, all white
/// space left out, or `-` where there is no text. `text` is the normalized text, so bracket and middot styles do not
/// matter.
#[must_use]
pub fn item_hash(marker: Option<&str>, text: &str) -> String {
    if text.trim().is_empty() {
        return "-".to_owned();
    }
    let chars = marker.unwrap_or_default().chars().chain(text.chars());
    let mut hash = sha256(chars.filter(|c| !c.is_whitespace()).collect::<String>());
    hash.truncate(12);
    hash
}

/// The id of an item by its parts; written `task/period/hash`, with `~2`, `~3` behind it for verbatim copies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// Id of its task; may hold slashes itself.
    pub task: String,
    /// Its period (`2022Q4`), or `-` under none.
    pub period: String,
    /// What marker and text make: [`item_hash`].
    pub hash: String,
    /// Which of the verbatim copies in its period it is, from 1.
    pub copy: u32,
}

impl ItemId {
    /// The ids of the items of its task and period: those from the first text up to the second, bytewise.
    #[must_use]
    pub fn scope(&self) -> (String, String) {
        let stem = format!("{}/{}", self.task, self.period);
        // '0' is the character after '/'.
        (format!("{stem}/"), format!("{stem}0"))
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.task, self.period, self.hash)?;
        if self.copy > 1 { write!(f, "~{}", self.copy) } else { Ok(()) }
    }
}

/// A text that is no id of an item: it lacks a task, a period or a hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnItem;

impl FromStr for ItemId {
    type Err = NotAnItem;

    fn from_str(id: &str) -> Result<Self, NotAnItem> {
        let mut parts = id.rsplitn(3, '/');
        let (Some(last), Some(period), Some(task)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NotAnItem);
        };
        let (hash, copy) = match last.split_once('~') {
            Some((hash, copy)) => (hash, copy.parse().map_err(|_| NotAnItem)?),
            None => (last, 1),
        };
        Ok(Self { task: task.to_owned(), period: period.to_owned(), hash: hash.to_owned(), copy })
    }
}

#[cfg(test)]
mod tests {
    use super::{ItemId, NotAnItem, item_hash};

    #[test]
    fn white_space_does_not_matter() {
        assert_eq!(item_hash(Some("▪"), "협약 체결(7.1)"), item_hash(Some("▪"), "협약체결 (7.1)"));
        assert_ne!(item_hash(Some("▪"), "협약 체결(7.1)"), item_hash(Some("-"), "협약 체결(7.1)"));
    }

    #[test]
    fn it_is_the_sha256_of_the_characters() {
        assert_eq!(item_hash(None, "a b c"), "ba7816bf8f01");
        assert_eq!(item_hash(Some("▪"), " "), "-");
    }

    #[test]
    fn an_id_falls_into_its_parts_and_comes_back() {
        for (id, task, period, copy) in [
            ("yoon120/23-1/2022Q4/4be1c09a77d2", "yoon120/23-1", "2022Q4", 1),
            ("yoon120/23-1/2022Q4/4be1c09a77d2~2", "yoon120/23-1", "2022Q4", 2),
            ("-/27/0f3a/-/4be1c09a77d2~13", "-/27/0f3a", "-", 13),
        ] {
            let parts: ItemId = id.parse().unwrap();
            assert_eq!((parts.task.as_str(), parts.period.as_str(), parts.copy), (task, period, copy));
            assert_eq!(parts.hash, "4be1c09a77d2");
            assert_eq!(parts.to_string(), id);
        }
        for other in ["", "yoon120/23-1", "a/b/c~x"] {
            assert_eq!(other.parse::<ItemId>(), Err(NotAnItem), "{other}");
        }
    }

    #[test]
    fn the_scope_holds_the_items_of_one_period_only() {
        let (from, to) = "yoon120/23-1/2022Q4/4be1c09a77d2".parse::<ItemId>().unwrap().scope();
        let inside = |id: &str| from.as_str() <= id && id < to.as_str();
        assert!(inside("yoon120/23-1/2022Q4/4be1c09a77d2~2"));
        assert!(!inside("yoon120/23-1/2022Q3/4be1c09a77d2"));
        assert!(!inside("yoon120/23-10/2022Q4/4be1c09a77d2"));
    }
}
