//! The rest of a sequence whose Escape came so early that it was taken for the key.

/// The longest rest that is still waited for.
const LONGEST: usize = 12;

/// The meaning of bytes that come right after such an Escape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// The rest of its sequence, whole.
    Whole,
    /// Perhaps the beginning of the rest.
    Part,
    /// Keys of their own.
    Keys,
}

/// Returns whether bytes are the rest of a sequence: `[`, parameters, and a letter or sign that ends it. A second `[` is a
/// key that is held down.
pub(super) fn rest(bytes: &[u8]) -> Rest {
    let Some((b'[', after)) = bytes.split_first() else { return Rest::Keys };
    match after.iter().find(|byte| !(0x20..=0x3f).contains(*byte)) {
        Some(b'[') => Rest::Keys,
        Some(0x40..=0x7e) => Rest::Whole,
        Some(_) => Rest::Keys,
        None if bytes.len() > LONGEST => Rest::Keys,
        None => Rest::Part,
    }
}
