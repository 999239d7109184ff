//! Masked results, kept so that masking the next state costs as much as changed rather than as much as there is.

use super::mask::Mask;
use super::masked_after;
use crate::domain::record::deal::Deal;
use std::sync::Arc;

/// A state of a deal, with its masked form.
#[derive(Debug, Clone)]
pub struct Masked {
    of: Arc<Deal>,
    mask: Mask,
    deal: Arc<Deal>,
}

impl Masked {
    /// Returns the masked form of a deal, reusing what is still valid of an earlier one.
    #[must_use]
    pub fn of(deal: &Arc<Deal>, mask: Mask, before: Option<Self>) -> Self {
        let before = before.filter(|before| before.mask == mask);
        match before {
            Some(before) if before.is_of(deal, mask) => before,
            before => {
                let known = before.as_ref().map(|one| Before { plain: &one.of, masked: &one.deal });
                let masked = masked_after(known, deal, mask);
                Self { of: Arc::clone(deal), mask, deal: Arc::new(masked) }
            }
        }
    }

    /// Returns whether it was made from exactly this state.
    #[must_use]
    pub fn is_of(&self, deal: &Arc<Deal>, mask: Mask) -> bool {
        Arc::ptr_eq(&self.of, deal) && self.mask == mask
    }

    /// Returns the state that was masked, if a later one of the same deal has other people or other names.
    #[must_use]
    pub fn renamed_by(&self, later: &Arc<Deal>) -> Option<Arc<Deal>> {
        if Arc::ptr_eq(&self.of, later) {
            return None;
        }
        let before = Before { plain: &self.of, masked: &self.deal };
        (self.of.id == later.id && !before.names_are(later)).then(|| Arc::clone(&self.of))
    }

    /// Returns whether it is a later state of the same deal, masked in the same way.
    #[must_use]
    pub fn follows(&self, before: &Self) -> bool {
        self.of.id == before.of.id && self.mask == before.mask && !Arc::ptr_eq(&self.of, &before.of)
    }

    /// Returns the state that was masked.
    #[must_use]
    pub const fn plain(&self) -> &Arc<Deal> {
        &self.of
    }

    /// Returns the masked deal.
    #[must_use]
    pub const fn deal(&self) -> &Arc<Deal> {
        &self.deal
    }
}

/// An earlier state, with its masked form.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    plain: &'a Deal,
    masked: &'a Deal,
}

impl Before<'_> {
    /// Returns whether the same people were in the same order.
    pub(super) fn names_are(&self, deal: &Deal) -> bool {
        let (ours, theirs) = (&self.plain.stakeholders, &deal.stakeholders);
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| one.name == other.name)
    }
}

/// The earlier positions to search for an entry to reuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stood {
    /// Any position: the masked form doesn't depend on it.
    Anywhere,
    /// The present position only.
    Here,
}

/// Masks a list, reusing the masked form of each entry that is unchanged. Lists grow at the end, entries change in
/// place, and single ones come and go, so only those cases are searched for.
pub(super) fn list<T>(
    before: Option<Before<'_>>,
    stood: Stood,
    all: &[Arc<T>],
    of: impl Fn(&Deal) -> &[Arc<T>],
    mask: impl Fn(usize, &T) -> T,
) -> Vec<Arc<T>> {
    let (plain, masked) = before.map_or((&[][..], &[][..]), |before| (of(before.plain), of(before.masked)));
    let mut next = 0;
    let known = |index: usize, one: &Arc<T>| plain.get(index).is_some_and(|before| Arc::ptr_eq(before, one));
    let entry =
        |(at, one): (usize, &Arc<T>)| match indexes(stood, next, at).into_iter().find(|index| known(*index, one)) {
            Some(index) => {
                next = index + 1;
                Arc::clone(&masked[index])
            }
            None => Arc::new(mask(at, one)),
        };
    all.iter().enumerate().map(entry).collect()
}

/// Returns the positions to search for the earlier form of an entry.
const fn indexes(stood: Stood, next: usize, at: usize) -> [usize; 3] {
    match stood {
        Stood::Anywhere => [next, next + 1, at],
        Stood::Here => [at, at, at],
    }
}
