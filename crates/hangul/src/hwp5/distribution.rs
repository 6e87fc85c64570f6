//! Documents for distribution (배포용 문서): text that opens without a password and must not be edited.
//!
//! Their text lies in `ViewText`, encrypted with AES-128 by block; what `BodyText` has says that a newer program is needed.
//! The key is in the first record of the stream itself, which is mixed with the numbers of a generator whose seed stands
//! before it (배포용 문서 데이터, revision 1.2): anybody who has the file can read it, so reading it breaks no protection.

use super::record::{Records, tag};
use crate::Error;
use aes::Aes128;
use aes::cipher::{Block, BlockDecrypt, KeyInit};

/// Length of the data of the first record, in bytes.
const DATA: usize = 256;
/// Length of the first record with its head, in bytes.
const HEAD: usize = 4 + DATA;

/// Decrypts a stream of `ViewText`.
pub(crate) fn open(stream: &[u8], name: &str) -> Result<Vec<u8>, Error> {
    let damaged =
        || Error::Damaged(format!("{name} does not begin with the data of a document for distribution"));
    let first = Records::new(stream.get(..HEAD).ok_or_else(damaged)?, name).next()?.ok_or_else(damaged)?;
    if first.tag != tag::DISTRIBUTE_DOC_DATA || first.data.len() != DATA {
        return Err(damaged());
    }
    let mut data = first.data.to_vec();
    unmix(&mut data, first.u32(0));
    let from = 4 + (first.u32(0) & 0xf) as usize;
    let key = data.get(from..from + 16).ok_or_else(damaged)?;
    let cipher = Aes128::new_from_slice(key).map_err(|_| damaged())?;
    let mut rest = stream.get(HEAD..).unwrap_or_default().to_vec();
    for block in rest.chunks_exact_mut(16) {
        cipher.decrypt_block(Block::<Aes128>::from_mut_slice(block));
    }
    Ok(rest)
}

/// Takes the numbers of the generator (that of Microsoft's C library) off all bytes behind the seed: a byte of it at a
/// time, for as many bytes as its next number says.
fn unmix(data: &mut [u8], seed: u32) {
    let mut state = seed;
    let mut random = || {
        state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
        state >> 16 & 0x7fff
    };
    let (mut key, mut left) = (0, 0);
    for (at, byte) in data.iter_mut().enumerate() {
        if left == 0 {
            key = (random() & 0xff) as u8;
            left = (random() & 0xf) + 1;
        }
        if at >= 4 {
            *byte ^= key;
        }
        left -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{DATA, open, unmix};
    use aes::Aes128;
    use aes::cipher::{Block, BlockEncrypt, KeyInit};

    #[test]
    fn the_key_is_in_the_stream() {
        let seed: u32 = 0x1234_5675;
        let mut data: Vec<u8> = (0..DATA).map(|at| at as u8).collect();
        data[..4].copy_from_slice(&seed.to_le_bytes());
        let key: [u8; 16] = data[9..25].try_into().unwrap();
        unmix(&mut data, seed);
        let mut text = b"sixteen letters.and sixteen more".to_vec();
        for block in text.chunks_exact_mut(16) {
            Aes128::new(&key.into()).encrypt_block(Block::<Aes128>::from_mut_slice(block));
        }
        let stream = [&0x1000_001c_u32.to_le_bytes()[..], &data, &text].concat();
        assert_eq!(open(&stream, "Section0").unwrap(), b"sixteen letters.and sixteen more");
        assert!(open(&stream[..200], "Section0").is_err());
        assert!(open(&[0; 300], "Section0").is_err());
    }
}
