//! What was masked once, kept so that masking the next state costs what changed and not what there is.

use super::{Names, masked_after};
use crate::domain::record::deal::Deal;
use std::sync::Arc;

/// A state of a deal, and the same as privacy mode shows it.
#[derive(Debug, Clone)]
pub struct Masked {
    of: Arc<Deal>,
    names: Names,
    deal: Arc<Deal>,
}

impl Masked {
    /// Returns the deal as privacy mode shows it, made from what was masked before as far as that still holds.
    #[must_use]
    pub fn of(deal: &Arc<Deal>, names: Names, before: Option<Self>) -> Self {
        let before = before.filter(|before| before.names == names);
        match before {
            Some(before) if before.is_of(deal, names) => before,
            before => {
                let known = before.as_ref().map(|one| Before { plain: &one.of, masked: &one.deal });
                let masked = masked_after(known, deal, names);
                Self { of: Arc::clone(deal), names, deal: Arc::new(masked) }
            }
        }
    }

    /// Returns whether it is of this very state.
    #[must_use]
    pub fn is_of(&self, deal: &Arc<Deal>, names: Names) -> bool {
        Arc::ptr_eq(&self.of, deal) && self.names == names
    }

    /// Returns the state that was masked, where a later one of the same deal has other people or calls them otherwise.
    #[must_use]
    pub fn renamed_by(&self, later: &Arc<Deal>) -> Option<Arc<Deal>> {
        if Arc::ptr_eq(&self.of, later) {
            return None;
        }
        let before = Before { plain: &self.of, masked: &self.deal };
        (self.of.id == later.id && !before.names_are(later)).then(|| Arc::clone(&self.of))
    }

    /// Returns the masked deal.
    #[must_use]
    pub const fn deal(&self) -> &Arc<Deal> {
        &self.deal
    }
}

/// An earlier state, and what was made of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'a> {
    plain: &'a Deal,
    masked: &'a Deal,
}

impl Before<'_> {
    /// Returns whether the same people stood in the same order.
    pub(super) fn names_are(&self, deal: &Deal) -> bool {
        let (ours, theirs) = (&self.plain.stakeholders, &deal.stakeholders);
        ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| one.name == other.name)
    }
}

/// Where the entry that is taken over may have stood before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stood {
    /// Anywhere: it is masked alike wherever it stands.
    Anywhere,
    /// Where it stands now.
    Here,
}

/// Masks a list. An entry that is the very same as before is not masked anew; lists grow at their end, entries
/// change where they stand, and single ones come and go: that is all that is looked for.
pub(super) fn list<T>(
    before: Option<Before<'_>>,
    stood: Stood,
    all: &[Arc<T>],
    of: impl Fn(&Deal) -> &[Arc<T>],
    mask: impl Fn(usize, &T) -> T,
) -> Vec<Arc<T>> {
    let (plain, masked) = before.map_or((&[][..], &[][..]), |before| (of(before.plain), of(before.masked)));
    let mut next = 0;
    let known = |place: usize, one: &Arc<T>| plain.get(place).is_some_and(|before| Arc::ptr_eq(before, one));
    let entry = |(at, one): (usize, &Arc<T>)| match places(stood, next, at).into_iter().find(|place| known(*place, one))
    {
        Some(place) => {
            next = place + 1;
            Arc::clone(&masked[place])
        }
        None => Arc::new(mask(at, one)),
    };
    all.iter().enumerate().map(entry).collect()
}

/// Returns where an entry may be found that stands at a place now.
const fn places(stood: Stood, next: usize, at: usize) -> [usize; 3] {
    match stood {
        Stood::Anywhere => [next, next + 1, at],
        Stood::Here => [at, at, at],
    }
}
