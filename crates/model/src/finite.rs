//! Numbers of the contract as they are read: JSON writes numbers that `f32` cannot hold, which would become infinite, and infinity has no
//! JSON: such a document could be read and never written again. Other forms write infinity itself, and what is no number.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// A number that stays one.
pub(crate) fn number<'de, D: Deserializer<'de>>(from: D) -> Result<f32, D::Error> {
    let read = f64::deserialize(from)?;
    narrow(read).ok_or_else(|| D::Error::custom(TOO_LARGE))
}

/// One that may be missing.
pub(crate) fn optional<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    let read = Option::<f64>::deserialize(from)?;
    if read.is_none_or(f64::is_finite) { Ok(read) } else { Err(D::Error::custom(TOO_LARGE)) }
}

/// What is said of one that does not.
pub(crate) const TOO_LARGE: &str = "a number is larger than any of the contract";

/// The number as `f32`, which may be infinite by itself.
pub(crate) fn narrow(number: f64) -> Option<f32> {
    let narrow = number as f32;
    narrow.is_finite().then_some(narrow)
}

#[cfg(test)]
mod tests {
    use crate::{Join, Rect};
    use serde_json::from_str;

    #[test]
    fn a_number_that_cannot_be_written_again_is_refused() {
        let join = |number: &str| {
            from_str::<Join>(&format!(r#"{{"at":1,"with":"space","by":"model","confidence":{number}}}"#))
        };
        assert_eq!(join("0.25").unwrap().confidence, 0.25);
        // What f64 holds and f32 does not, and the largest that f32 does.
        for (number, held) in [("1e39", false), ("-1e39", false), ("3.4e38", true)] {
            assert_eq!(join(number).is_ok(), held, "{number}");
            assert_eq!(from_str::<Rect>(&format!("[0,0,1,{number}]")).is_ok(), held, "{number}");
        }
    }
}
