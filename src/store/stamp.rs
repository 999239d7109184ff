//! A mark of a file's bytes, to notice that somebody else changed them.
//!
//! The length and a 64-bit FNV-1a hash. It guards against accidents, not against somebody who forges a file, and it is
//! the same on every machine and in every build, so that it can also name files.

/// What a file's bytes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// How many bytes.
    pub length: u64,
    /// Their hash.
    pub hash: u64,
}

impl Stamp {
    /// Marks these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len() as u64, hash: fnv(bytes) }
    }
}

/// The 64-bit FNV-1a hash, with the offset and the prime of its definition.
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_is_the_published_one() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn one_changed_byte_changes_the_stamp() {
        assert_ne!(Stamp::of(b"Ann Lee"), Stamp::of(b"Ann Lea"));
        assert_ne!(Stamp::of(b""), Stamp::of(b"\0"));
    }
}
