//! The records of a stream (한글 문서 파일 형식 5.0, 데이터 레코드): a tag, a level and data, one after another.
//!
//! A record belongs to the last one before it whose level is lower. A record that runs over the end of its stream shows
//! that the stream was cut off.

use super::compound::{read_u16, read_u32};
use crate::Error;

/// A record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'b> {
    pub tag: u16,
    pub level: u16,
    pub data: &'b [u8],
}

impl Record<'_> {
    pub(crate) fn u8(&self, at: usize) -> u8 {
        self.data.get(at).copied().unwrap_or_default()
    }

    /// A number of the data; 0 behind its end, for records grew longer from version to version.
    pub(crate) fn u16(&self, at: usize) -> u16 {
        read_u16(self.data, at).unwrap_or_default()
    }

    pub(crate) fn u32(&self, at: usize) -> u32 {
        read_u32(self.data, at).unwrap_or_default()
    }

    pub(crate) fn i32(&self, at: usize) -> i32 {
        self.u32(at) as i32
    }

    /// A text with its length in UTF-16 units before it, and where it ends.
    pub(crate) fn text(&self, at: usize) -> (String, usize) {
        let length = usize::from(self.u16(at));
        let units: Vec<u16> = (0..length).map_while(|nth| read_u16(self.data, at + 2 + 2 * nth)).collect();
        (String::from_utf16_lossy(&units), at + 2 + 2 * length)
    }
}

/// Tags, as the specification counts them: from 16 (`HWPTAG_BEGIN`).
pub(crate) mod tag {
    pub(crate) const DOCUMENT_PROPERTIES: u16 = 16;
    pub(crate) const ID_MAPPINGS: u16 = 17;
    pub(crate) const FACE_NAME: u16 = 19;
    pub(crate) const CHAR_SHAPE: u16 = 21;
    pub(crate) const NUMBERING: u16 = 23;
    pub(crate) const BULLET: u16 = 24;
    pub(crate) const PARA_SHAPE: u16 = 25;
    pub(crate) const DISTRIBUTE_DOC_DATA: u16 = 28;
    pub(crate) const PARA_HEADER: u16 = 66;
    pub(crate) const PARA_TEXT: u16 = 67;
    pub(crate) const PARA_CHAR_SHAPE: u16 = 68;
    pub(crate) const PARA_RANGE_TAG: u16 = 70;
    pub(crate) const CTRL_HEADER: u16 = 71;
    pub(crate) const LIST_HEADER: u16 = 72;
    pub(crate) const SHAPE_COMPONENT: u16 = 76;
    pub(crate) const TABLE: u16 = 77;
    pub(crate) const EQEDIT: u16 = 88;
    pub(crate) const SHAPE_COMPONENT_TEXTART: u16 = 90;
    pub(crate) const FORM_OBJECT: u16 = 91;
    pub(crate) const MEMO_LIST: u16 = 93;
    pub(crate) const TRACK_CHANGE: u16 = 96;
}

/// Reads records one after another.
#[derive(Clone, Debug)]
pub(crate) struct Records<'b> {
    bytes: &'b [u8],
    at: usize,
    stream: &'b str,
}

impl<'b> Records<'b> {
    pub(crate) fn new(bytes: &'b [u8], stream: &'b str) -> Self {
        Self { bytes, at: 0, stream }
    }

    /// The next record; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Record<'b>>, Error> {
        let (record, end) = self.read()?;
        self.at = end;
        Ok(record)
    }

    /// The next record if its level is above `level`, that is, if it belongs to a record of that level.
    pub(crate) fn next_under(&mut self, level: u16) -> Result<Option<Record<'b>>, Error> {
        let (record, end) = self.read()?;
        let record = record.filter(|record| record.level > level);
        if record.is_some() {
            self.at = end;
        }
        Ok(record)
    }

    /// The next record, which stays the next.
    pub(crate) fn peek(&self) -> Result<Option<Record<'b>>, Error> {
        Ok(self.read()?.0)
    }

    fn read(&self) -> Result<(Option<Record<'b>>, usize), Error> {
        // Up to three bytes may be left of a stream that was filled up.
        let Some(head) = read_u32(self.bytes, self.at) else { return Ok((None, self.bytes.len())) };
        let mut from = self.at + 4;
        let mut size = (head >> 20) as usize;
        // Twelve bits do not hold a longer size, which follows then.
        if size == 0xfff {
            size = read_u32(self.bytes, from).ok_or_else(|| self.cut())? as usize;
            from += 4;
        }
        let end = from.checked_add(size).ok_or_else(|| self.cut())?;
        let data = self.bytes.get(from..end).ok_or_else(|| self.cut())?;
        let record = Record { tag: (head & 0x3ff) as u16, level: (head >> 10 & 0x3ff) as u16, data };
        Ok((Some(record), end))
    }

    fn cut(&self) -> Error {
        Error::Damaged(format!("{} ends inside a record", self.stream))
    }
}

#[cfg(test)]
mod tests {
    use super::Records;

    fn record(tag: u32, level: u32, data: &[u8]) -> Vec<u8> {
        let size = data.len().min(0xfff) as u32;
        let mut bytes = (tag | level << 10 | size << 20).to_le_bytes().to_vec();
        if size == 0xfff {
            bytes.extend((data.len() as u32).to_le_bytes());
        }
        [bytes.as_slice(), data].concat()
    }

    #[test]
    fn one_after_another() {
        let bytes = [record(66, 0, b"ab"), record(67, 1, &[7; 5_000]), vec![0, 0]].concat();
        let mut records = Records::new(&bytes, "stream");
        let first = records.next().unwrap().unwrap();
        assert_eq!((first.tag, first.level, first.data), (66, 0, b"ab".as_slice()));
        assert!(records.clone().next_under(1).unwrap().is_none());
        let second = records.next_under(0).unwrap().unwrap();
        assert_eq!((second.tag, second.level, second.data.len()), (67, 1, 5_000));
        assert!(records.next().unwrap().is_none());
    }

    #[test]
    fn numbers_and_texts() {
        let bytes = record(24, 0, &[1, 0, 2, 0, 0, 0xac, b'!', 0]);
        let record = Records::new(&bytes, "stream").next().unwrap().unwrap();
        assert_eq!((record.u8(2), record.u16(0), record.u32(0), record.u16(90)), (2, 1, 0x0002_0001, 0));
        assert_eq!(record.text(2), ("가!".to_owned(), 8));
    }

    #[test]
    fn a_record_over_the_end_is_an_error() {
        let bytes = record(66, 0, b"abcdef");
        for cut in 4..bytes.len() {
            assert!(Records::new(&bytes[..cut], "stream").next().is_err(), "{cut}");
        }
    }
}
