//! Whether what was said about a change may be read: only if all that changed may be seen.

use crate::domain::change::diff::changes;
use crate::domain::privacy::{Datum, Mask, Masked};
use crate::domain::record::deal::Deal;
use std::collections::HashSet;

/// Returns whether every place that changed between two states changed in their masked forms too. Words about such a
/// change quote nothing that is hidden.
pub(super) fn is_seen(before: Option<&Masked>, now: Option<&Masked>, mask: Mask) -> bool {
    let (Some(before), Some(now)) = (before, now) else { return false };
    // The customer sees people come and go, and little else.
    if !mask.shows(Datum::Judgments) || !now.follows(before) {
        return false;
    }
    let seen = addresses(before.deal(), now.deal());
    addresses(before.plain(), now.plain()).is_subset(&seen)
}

fn addresses(before: &Deal, now: &Deal) -> HashSet<String> {
    changes(before, now).into_iter().map(|change| change.place).collect()
}
