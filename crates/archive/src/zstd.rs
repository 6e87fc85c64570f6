//! Zstandard (RFC 8878), frame after frame: a file may hold several, and others to be skipped between them.
//!
//! The decoder reads one frame and leaves its checksum to the caller; here it is compared, so that damage is told.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read};

/// What the frames of a file hold, one behind the other.
pub(crate) struct Frames<R: Read> {
    from: BufReader<R>,
    decoder: FrameDecoder,
    /// Whether the decoder is inside a frame.
    open: bool,
}

impl<R: Read> Frames<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from: BufReader::new(from), decoder: FrameDecoder::new(), open: false }
    }

    /// Begins the next frame that holds data; whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.from.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.from) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => self.skip(u64::from(length))?,
                Err(error) => return Err(damaged(error)),
            }
        }
        Ok(false)
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.from.by_ref().take(length), &mut io::sink())?;
        if skipped == length { Ok(()) } else { Err(damaged("ends in a frame to be skipped")) }
    }

    fn end(&mut self) -> io::Result<()> {
        self.open = false;
        let written = self.decoder.get_checksum_from_data();
        if written.is_some() && written != self.decoder.get_calculated_checksum() {
            return Err(damaged("the checksum of a frame is not that of its data"));
        }
        Ok(())
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            if !self.open {
                self.open = self.begin()?;
                if !self.open {
                    return Ok(0);
                }
            }
            if self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.from, one).map_err(damaged)?;
            }
            match self.decoder.read(buffer)? {
                0 if self.decoder.is_finished() => self.end()?,
                0 => {}
                read => return Ok(read),
            }
        }
        Ok(0)
    }
}

fn damaged(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Read as _;

    fn read(bytes: &[u8]) -> Result<String, String> {
        let mut text = String::new();
        Frames::new(bytes).read_to_string(&mut text).map(|_| text).map_err(|error| error.to_string())
    }

    fn frame(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    #[test]
    fn frames_are_read_one_behind_the_other() {
        let skipped = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3].to_vec();
        let file = [frame("첫째 "), skipped.clone(), frame(""), frame("둘째")].concat();
        assert_eq!(read(&file), Ok("첫째 둘째".to_owned()));
        assert_eq!(read(&[]), Ok(String::new()));
        assert_eq!(read(&skipped), Ok(String::new()));
    }

    #[test]
    fn damage_is_told() {
        let whole = frame(&"국정과제 ".repeat(2_000));
        assert!(read(&whole).is_ok());
        for length in 1..whole.len() {
            assert!(read(&whole[..length]).is_err(), "cut after {length} bytes");
        }
        let last = whole.len() - 1;
        let mut changed = whole;
        changed[last] ^= 1;
        assert_eq!(read(&changed), Err("the checksum of a frame is not that of its data".to_owned()));
        assert!(read(b"no frame at all").is_err());
    }
}
