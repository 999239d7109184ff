//! Moving in a list.

/// Returns an index moved within a list of `count` rows.
pub(in crate::app) fn moved(index: usize, by: isize, count: usize) -> usize {
    index.saturating_add_signed(by).min(count.saturating_sub(1))
}
