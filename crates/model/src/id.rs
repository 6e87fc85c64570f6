//! Ids that survive re-wrapping, new quarters and insertions.

use sha2::{Digest, Sha256};

/// The last part of an item's id: the first 12 hexadecimal digits of the SHA-256 of marker and text, all white
/// space left out. `text` is the normalized text, so bracket and middot styles do not matter.
#[must_use]
pub fn item_hash(marker: Option<&str>, text: &str) -> String {
    let mut hash = Sha256::new();
    let chars = marker.unwrap_or_default().chars().chain(text.chars());
    hash.update(chars.filter(|c| !c.is_whitespace()).collect::<String>());
    let nibbles = hash.finalize().into_iter().take(6).flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::item_hash;

    #[test]
    fn white_space_does_not_matter() {
        assert_eq!(item_hash(Some("▪"), "협약 체결(7.1)"), item_hash(Some("▪"), "협약체결 (7.1)"));
        assert_ne!(item_hash(Some("▪"), "협약 체결(7.1)"), item_hash(Some("-"), "협약 체결(7.1)"));
    }

    #[test]
    fn it_is_the_sha256_of_the_characters() {
        assert_eq!(item_hash(None, "a b c"), "ba7816bf8f01");
    }
}
