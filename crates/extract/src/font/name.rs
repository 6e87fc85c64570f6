//! Font names: Hangul writes them as raw code page 949 or UTF-8 bytes.

/// The name without its subset prefix, as text.
pub(super) fn decode(bytes: &[u8]) -> String {
    let bytes = match bytes.split_at_checked(7) {
        Some((prefix, rest)) if is_subset_prefix(prefix) => rest,
        _ => bytes,
    };
    match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) => encoding_rs::EUC_KR.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn is_subset_prefix(prefix: &[u8]) -> bool {
    matches!(prefix.split_last(), Some((b'+', letters)) if letters.iter().all(u8::is_ascii_uppercase))
}

/// Whether a name says bold.
pub(super) fn is_bold(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["bold", "black", "heavy"].iter().any(|word| lower.contains(word)) || name.contains("굵은")
}

#[cfg(test)]
mod tests {
    use super::{decode, is_bold};

    #[test]
    fn names_come_without_prefix_and_as_korean() {
        assert_eq!(decode(b"ABCDEF+NanumGothic"), "NanumGothic");
        assert_eq!(decode(b"AbCDEF+Nanum"), "AbCDEF+Nanum");
        assert_eq!(decode("ABCDEF+나눔고딕".as_bytes()), "나눔고딕");
        assert_eq!(decode(b"\xc7\xd1\xb1\xdb"), "한글");
        assert_eq!(decode(b""), "");
    }

    #[test]
    fn bold_is_told_by_name() {
        assert!(is_bold("NotoSansKR-Bold"));
        assert!(!is_bold("NanumMyeongjo"));
    }
}
