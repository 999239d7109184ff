//! A stamp of a file's bytes, to notice changes by others.
//!
//! The length and a 64-bit hash. A journal keeps that of the file its edits are based on, so the hash of the same bytes
//! must be the same in every version. It guards against accidents, not against forgery. The other hash here is a published
//! one, because it is part of file names.

/// The stamp of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The number of bytes.
    pub length: u64,
    /// The hash of the bytes.
    pub hash: u64,
}

impl Stamp {
    /// Returns the stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: hash(bytes) }
    }
}

/// An odd number without a pattern in its bits: 2⁶⁴ divided by the golden ratio.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Returns a fast hash that is not cryptographic. It takes eight bytes at a time, in four lanes, since each
/// multiplication has to wait for the one before it in its lane. Missing bytes of the last block count as zeros: the
/// length tells the difference.
fn hash(bytes: &[u8]) -> u64 {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut last = [0; 32];
    last[..rest.len()].copy_from_slice(rest);
    let lanes = blocks.iter().fold([1, 2, 3, 4].map(|lane| SPREAD.wrapping_mul(lane)), take);
    take(lanes, &last).into_iter().fold(0, |all, lane| mix(all ^ lane))
}

/// Takes eight bytes into each lane.
fn take(lanes: [u64; 4], block: &[u8; 32]) -> [u64; 4] {
    let (words, _) = block.as_chunks::<8>();
    std::array::from_fn(|lane| mix(lanes[lane] ^ u64::from_le_bytes(words[lane])))
}

/// Spreads each bit over all others: XORs both halves of a 128-bit product.
fn mix(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(SPREAD);
    (product as u64) ^ ((product >> 64) as u64)
}

/// Returns the 64-bit FNV-1a hash, with the offset and the prime of its definition.
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_that_names_files_is_the_published_one() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn one_changed_bit_changes_the_stamp_wherever_it_is() {
        let before: Vec<u8> = (0..100).collect();
        for at in 0..before.len() {
            for bit in 0..8 {
                let mut after = before.clone();
                after[at] ^= 1 << bit;
                assert_ne!(Stamp::of(&before), Stamp::of(&after), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn moved_or_cut_bytes_change_the_stamp() {
        let before: Vec<u8> = (0..96).collect();
        for by in 1..before.len() {
            let mut after = before.clone();
            after.rotate_left(by);
            assert_ne!(Stamp::of(&before), Stamp::of(&after), "turned by {by}");
        }
        assert_ne!(Stamp::of(b""), Stamp::of(b"\0"));
        assert_ne!(Stamp::of(b"Ann Lee"), Stamp::of(b"Ann Lee\0"));
    }
}
