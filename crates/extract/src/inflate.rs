//! Decoding of content streams, character maps and font programs within a byte budget.
//!
//! The engine underneath inflates whatever a file claims, two gigabytes included, so streams that we read ourselves
//! are decoded here, stage by stage, and stop at the cap.

use crate::{Error, Limits};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::{Array, Dict, Object, Stream};
use memchr::memmem;
use std::borrow::Cow;
use std::io::Read;

/// Counts what has been decoded so far.
#[derive(Debug)]
pub(crate) struct Budget {
    left: usize,
    limit: usize,
    /// Whether data in the middle of a stream could not be decoded; whoever looks takes it back.
    pub(crate) damaged: bool,
    /// Whether a stream was too large, or more than was left.
    pub(crate) exceeded: bool,
}

/// A stream grew past its cap.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self::of(limits.document_bytes)
    }

    /// A budget of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self { left: bytes, limit: bytes, damaged: false, exceeded: false }
    }

    /// The error for a document that decodes to more than its cap.
    pub(crate) fn error(&self, page: Option<u32>) -> Error {
        Error::LimitSize {
            what: "the decoded size of the file".into(),
            limit: self.limit,
            unit: "bytes",
            page,
        }
    }

    /// Decodes a stream that is no image. `None` for a filter that only images have.
    ///
    /// Damaged data yields what could be decoded before the damage.
    pub(crate) fn decode<'a>(
        &mut self,
        stream: &Stream<'a>,
        cap: usize,
    ) -> Result<Option<Cow<'a, [u8]>>, TooLarge> {
        let decoded = self.decode_within(stream, cap.min(self.left));
        self.exceeded |= decoded.is_err();
        decoded
    }

    fn decode_within<'a>(
        &mut self,
        stream: &Stream<'a>,
        cap: usize,
    ) -> Result<Option<Cow<'a, [u8]>>, TooLarge> {
        let mut data = stream.raw_data();
        let filters = stream.filters();
        let predicted = has_predictor(stream.dict());
        for (index, filter) in filters.iter().take(MAX_FILTERS).enumerate() {
            let next = match filter {
                Filter::FlateDecode if !predicted => self.inflate(&data, cap)?,
                Filter::AsciiHexDecode => ascii_hex(&data),
                Filter::Ascii85Decode => ascii_85(&data, cap)?,
                Filter::RunLengthDecode => run_length(&data, cap)?,
                Filter::Crypt if index == 0 => continue,
                // Predictors and LZW are rare in what we read; the engine decodes them if the data cannot grow far.
                Filter::FlateDecode | Filter::LzwDecode if data.len() <= MAX_FOREIGN => {
                    let Ok(decoded) = stream.decoded_data() else {
                        self.damaged = true;
                        return Ok(None);
                    };
                    self.spend(decoded.len(), cap)?;
                    return Ok(Some(decoded));
                }
                Filter::FlateDecode | Filter::LzwDecode => return Err(TooLarge),
                _ => return Ok(None),
            };
            data = Cow::Owned(next);
        }
        self.spend(data.len(), cap)?;
        Ok(Some(data))
    }

    /// Inflates zlib data, or raw deflate data where the header or the checksum is wrong or missing.
    ///
    /// A checksum that is there and does not fit means damage even where everything inflates: one changed bit can
    /// turn words into other words, or swallow the operators that show them.
    fn inflate(&mut self, data: &[u8], cap: usize) -> Result<Vec<u8>, TooLarge> {
        let (mut best, whole) = read_capped(&mut ZlibDecoder::new(data), data.len(), cap)?;
        if whole {
            return Ok(best);
        }
        let headless = data.get(2..).unwrap_or_default();
        for (body, headed) in [(headless, has_header(data)), (data, false)] {
            let mut decoder = DeflateDecoder::new(body);
            let (decoded, whole) = read_capped(&mut decoder, data.len(), cap)?;
            if whole && decoded.len() >= best.len() {
                let rest = (body.len() as u64).saturating_sub(decoder.total_in());
                self.damaged |= headed && rest >= CHECKSUM;
                return Ok(decoded);
            }
            if decoded.len() > best.len() {
                best = decoded;
            }
        }
        self.damaged |= !data.is_empty();
        Ok(best)
    }

    fn spend(&mut self, bytes: usize, cap: usize) -> Result<(), TooLarge> {
        if bytes > cap {
            return Err(TooLarge);
        }
        self.left -= bytes;
        Ok(())
    }
}

/// More stages than this are only found in attacks.
const MAX_FILTERS: usize = 8;
/// Encoded bytes the engine may decode without our cap: LZW can grow about 2,700 times.
const MAX_FOREIGN: usize = 1 << 20;

/// Bytes of the checksum after zlib data.
const CHECKSUM: u64 = 4;

/// Whether data begins as zlib data do (RFC 1950, 2.2).
fn has_header(data: &[u8]) -> bool {
    let &[method, flags, ..] = data else { return false };
    method & 0x0f == 8 && u16::from_be_bytes([method, flags]).is_multiple_of(31)
}

fn has_predictor(dict: &Dict<'_>) -> bool {
    let predicted = |parms: &Dict<'_>| parms.get::<i32>(b"Predictor").is_some_and(|p| p > 1);
    [&b"DecodeParms"[..], b"DP"].iter().any(|key| match dict.get::<Object<'_>>(key) {
        Some(Object::Dict(parms)) => predicted(&parms),
        Some(Object::Array(list)) => predicted_list(&list, predicted),
        _ => false,
    })
}

fn predicted_list(list: &Array<'_>, predicted: impl Fn(&Dict<'_>) -> bool) -> bool {
    list.iter::<Object<'_>>().take(MAX_FILTERS).filter_map(Object::into_dict).any(|parms| predicted(&parms))
}

/// Decodes until the end, an error, or the cap, and tells whether the end was reached.
fn read_capped(reader: &mut impl Read, encoded: usize, cap: usize) -> Result<(Vec<u8>, bool), TooLarge> {
    let mut decoded = Vec::with_capacity(encoded.saturating_mul(4).min(cap).min(1 << 22));
    let mut chunk = vec![0_u8; 1 << 15];
    loop {
        // An error in the middle keeps what came before it.
        let count = match reader.read(&mut chunk) {
            Ok(0) => return Ok((decoded, true)),
            Ok(count) => count,
            Err(_) => return Ok((decoded, false)),
        };
        if decoded.len() + count > cap {
            return Err(TooLarge);
        }
        decoded.extend_from_slice(chunk.get(..count).unwrap_or_default());
    }
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2);
    let mut high = None;
    for byte in data {
        let digit = match byte {
            b'>' => break,
            _ => match char::from(*byte).to_digit(16) {
                Some(digit) => digit as u8,
                None => continue,
            },
        };
        match high.take() {
            Some(first) => out.push(first << 4 | digit),
            None => high = Some(digit),
        }
    }
    out.extend(high.map(|first| first << 4));
    out
}

fn ascii_85(data: &[u8], cap: usize) -> Result<Vec<u8>, TooLarge> {
    let mut out = Vec::with_capacity(data.len() / 5 * 4);
    let (mut group, mut count) = (0_u32, 0_usize);
    for byte in data {
        match byte {
            b'z' if count == 0 => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend_from_slice(&group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
        if out.len() > cap {
            return Err(TooLarge);
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(group.to_be_bytes().iter().take(count - 1));
    }
    Ok(out)
}

fn run_length(data: &[u8], cap: usize) -> Result<Vec<u8>, TooLarge> {
    let mut out = Vec::new();
    let mut rest = data;
    while let Some((&length, tail)) = rest.split_first() {
        match length {
            0..=127 => {
                let take = (usize::from(length) + 1).min(tail.len());
                let (copied, left) = tail.split_at(take);
                out.extend_from_slice(copied);
                rest = left;
            }
            128 => break,
            _ => {
                let Some((&byte, left)) = tail.split_first() else { break };
                out.extend(std::iter::repeat_n(byte, 257 - usize::from(length)));
                rest = left;
            }
        }
        if out.len() > cap {
            return Err(TooLarge);
        }
    }
    Ok(out)
}

/// Refuses a file whose object or cross-reference streams inflate past the cap, before the engine inflates them
/// without one. Whether all of them are sound.
pub(crate) fn check_object_streams(bytes: &[u8], limits: &Limits) -> Result<bool, Error> {
    let mut total = 0_usize;
    // What is encrypted inflates to nothing here.
    let plain = memmem::find(bytes, b"/Encrypt").is_none();
    let mut sound = true;
    for name in ["/ObjStm", "/XRef"] {
        for at in memmem::find_iter(bytes, name) {
            let Some((layers, body)) = stream_around(bytes, at) else { continue };
            let (size, whole) = inflated_size(body, layers, limits.stream_bytes);
            total = total.saturating_add(size);
            sound &= whole || !plain || !has_header(body);
            if total > limits.document_bytes.min(limits.stream_bytes) {
                return Err(Error::LimitSize {
                    what: "the decoded size of an object stream".into(),
                    limit: limits.stream_bytes,
                    unit: "bytes",
                    page: None,
                });
            }
        }
    }
    Ok(sound)
}

/// How far around its type the dictionary of a stream may reach.
const DICT_REACH: usize = 2_048;

/// How often the stream is deflated whose dictionary has its type at a place, and where its data begins.
fn stream_around(bytes: &[u8], at: usize) -> Option<(usize, &[u8])> {
    let after = bytes.get(at..(at + DICT_REACH).min(bytes.len()))?;
    let keyword = at + memmem::find(after, b"stream")?;
    let before = bytes.get(at.saturating_sub(DICT_REACH)..at)?;
    let start = at - before.windows(3).rev().position(|word| word == b"obj").unwrap_or(before.len());
    let dict = bytes.get(start..keyword)?;
    let layers = dict.windows(3).filter(|word| *word == b"/Fl").count();
    let body = bytes.get(keyword + 6..)?;
    let body = body.strip_prefix(b"\r").unwrap_or(body);
    Some((layers.clamp(1, MAX_FILTERS), body.strip_prefix(b"\n").unwrap_or(body)))
}

/// The largest size that data has on its way through so many layers, or more than the cap, and whether the first of
/// them ends as it should.
fn inflated_size(data: &[u8], layers: usize, cap: usize) -> (usize, bool) {
    let mut chunk = vec![0_u8; 1 << 15];
    let (mut largest, mut whole) = (0, true);
    for depth in 1..=layers {
        let mut reader: Box<dyn Read + '_> = Box::new(data);
        for _ in 0..depth {
            reader = Box::new(ZlibDecoder::new(reader));
        }
        let mut size = 0;
        loop {
            match reader.read(&mut chunk) {
                Ok(0) => break,
                Ok(count) => size += count,
                Err(_) => {
                    whole &= depth > 1;
                    break;
                }
            }
            if size > cap {
                return (size, whole);
            }
        }
        largest = largest.max(size);
    }
    (largest, whole)
}

#[cfg(test)]
mod tests {
    use super::Budget;
    use crate::Limits;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn inflated(data: &[u8]) -> (Vec<u8>, bool) {
        let mut budget = Budget::new(&Limits::default());
        let decoded = budget.inflate(data, 1 << 20).unwrap_or_default();
        (decoded, budget.damaged)
    }

    #[test]
    fn data_that_inflate_to_something_else_are_damaged() {
        let text = b"BT /F 10 Tf (one two three) Tj ET";
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::none());
        encoder.write_all(text).unwrap();
        let sound = encoder.finish().unwrap();
        assert_eq!(inflated(&sound), (text.to_vec(), false));

        let mut changed = sound.clone();
        changed[20] ^= 1;
        let (decoded, damaged) = inflated(&changed);
        assert!(damaged && decoded.len() == text.len());

        let mut headless = sound.clone();
        headless[0] = 0;
        assert_eq!(inflated(&headless), (text.to_vec(), false), "a wrong header alone changes nothing");
        let (body, _) = sound.split_at(sound.len() - 4);
        assert_eq!(inflated(body), (text.to_vec(), false), "a missing checksum says nothing");
    }
}
