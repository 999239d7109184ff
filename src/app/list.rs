//! Moving in a list.

/// A place moved within a list of so many.
pub(in crate::app) fn moved(place: usize, by: isize, count: usize) -> usize {
    place.saturating_add_signed(by).min(count.saturating_sub(1))
}
