//! Conflicts that one side resolved without the other's knowledge: they aren't raised again, and the choice stays.
//!
//! With a common ancestor there is nothing to do here. Without one, a file that turns up again would ask again.

use crate::domain::change::address::names;
use crate::domain::change::settle::Keep;
use crate::domain::change::settled_conflicts::settled;
use crate::domain::record::conflict::Conflict;
use crate::domain::record::deal::Deal;
use crate::domain::record::deal::lists::Entry;
use crate::domain::record::id::RecordId;
use crate::domain::record::stakeholder::Stakeholder;

/// The conflicts each side resolved according to its history, regardless of the base.
#[derive(Debug)]
pub(super) struct Decided {
    ours: Vec<Conflict>,
    theirs: Vec<Conflict>,
}

impl Decided {
    pub(super) fn of(ours: &Deal, theirs: &Deal) -> Self {
        // One that was brought back by undo is open again, and about one that only went along with an entry nobody decided.
        let is_decided = |deal: &Deal, one: &Conflict| {
            deal.conflict(one.id).is_none() && (one.other.is_none() || !one.is_stray(deal))
        };
        let closed = |deal: &Deal| settled(&deal.history).filter(|one| is_decided(deal, one)).collect();
        Self { ours: closed(ours), theirs: closed(theirs) }
    }

    /// Returns the side that alone resolved a conflict.
    fn by<'a>(&self, conflict: &Conflict, ours: &'a Deal, theirs: &'a Deal) -> Option<&'a Deal> {
        let is_among = |all: &[Conflict]| all.iter().any(|one| one.same_choice(conflict));
        match (is_among(&self.ours), is_among(&self.theirs)) {
            (true, false) => Some(ours),
            (false, true) => Some(theirs),
            // Both settled it, each for themselves: where they chose differently, somebody has to choose again.
            (true, true) | (false, false) => None,
        }
    }

    /// Resolves conflicts the way one side did; returns those of `found` that are left.
    pub(super) fn settle(&self, deal: &mut Deal, found: Vec<Conflict>, ours: &Deal, theirs: &Deal) -> Vec<Conflict> {
        let mut left = Vec::with_capacity(found.len());
        for conflict in found {
            let decided = self.by(&conflict, ours, theirs).map(|side| conflict.kept_in(side));
            match decided {
                Some(keep) if keep == Keep::Standing || !is_named(&conflict, deal) => {
                    let id = conflict.id;
                    deal.conflicts.push(conflict);
                    deal.settle(id, keep);
                }
                Some(_) | None => left.push(conflict),
            }
        }
        deal.conflicts.retain(|one| self.by(one, ours, theirs).is_none());
        left
    }
}

/// Returns whether the conflict is about a person that something refers to: the decision to remove them was made
/// without knowing that.
fn is_named(conflict: &Conflict, deal: &Deal) -> bool {
    match names(&conflict.place).as_slice() {
        [list, id] if list == Stakeholder::LIST => deal.named().any(|one| one.to_string() == *id),
        _ => false,
    }
}

/// Adds the conflicts the deal doesn't have yet, in an order that is the same for both sides.
pub(super) fn add_conflicts(deal: &mut Deal, mut found: Vec<Conflict>) -> Vec<RecordId> {
    found.sort_by(|a, b| (&a.place, a.id).cmp(&(&b.place, b.id)));
    let mut ids = Vec::with_capacity(found.len());
    for conflict in found {
        match deal.conflicts.iter().find(|one| one.same_choice(&conflict)) {
            Some(known) => ids.push(known.id),
            None => {
                ids.push(conflict.id);
                deal.conflicts.push(conflict);
            }
        }
    }
    ids
}
