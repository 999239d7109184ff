//! The doer of an action and the owner of a card, a plan or a concern: a colleague on our side, known by name, or one of
//! the customer's people, known by id.
//!
//! The name is kept as typed. Our colleagues have no ids, so a name alone means one of the customer's people
//! only if it is exactly one person's name and no colleague's.

use super::Deal;
use crate::domain::record::action::Action;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{Asked, is_written};
use crate::domain::record::text::Text;
use std::sync::Arc;

/// The place where somebody is named with an id beside the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// As the doer of an action.
    Doer,
    /// As the owner of a card, a plan or a concern.
    Owner,
}

/// Returns a label for one of the customer's people that sets them apart from our colleagues.
#[must_use]
pub fn customers(name: &str) -> String {
    format!("customer: {name}")
}

impl Deal {
    /// Returns the customer's person who does an action; `None` for a colleague or nobody.
    #[must_use]
    pub fn doer(&self, action: &Action) -> Option<StakeholderId> {
        self.doer_called(&action.who, action.who_id)
    }

    /// Returns the customer's person meant by a name and the id beside it. A name without an id, as in older files,
    /// means them only if it is spelled like their name and nobody else's.
    #[must_use]
    pub fn doer_called(&self, who: &str, id: Option<StakeholderId>) -> Option<StakeholderId> {
        // Nearly every action is the owner's, and there may be 50,000 people.
        if who.trim().is_empty() || who == self.owner.as_str() {
            return None;
        }
        let found = match id {
            Some(id) => self.person(id).map(|person| person.id),
            None => {
                let numbered = || self.stakeholders.iter().find(|person| self.called(person).as_str() == who.trim());
                let numbered = || if who.contains(" #") { numbered().map(|person| person.id) } else { None };
                self.called.only(&self.stakeholders, who).or_else(numbered)
            }
        };
        // An older version changes the name, and leaves the id as it is.
        found.filter(|_| !self.assessors().iter().any(|one| is_written(one, who)))
    }

    /// Returns the name of the person who does an action; empty for nobody.
    #[must_use]
    pub fn doer_words(&self, action: &Action) -> String {
        self.who_words(&action.who, action.who_id)
    }

    /// Returns the name for a name and the id beside it, with the customer's people marked as such.
    #[must_use]
    pub fn who_words(&self, who: &str, id: Option<StakeholderId>) -> String {
        match self.doer_called(who, id).and_then(|id| self.called_by_id(id)) {
            Some(name) => customers(name),
            None => who.trim().to_owned(),
        }
    }

    /// Returns whether a name means a colleague on our side, rather than nobody or one of the customer's people.
    #[must_use]
    pub fn is_with_ours(&self, owner: &str, id: Option<StakeholderId>) -> bool {
        !owner.trim().is_empty() && self.doer_called(owner, id).is_none()
    }

    /// Removes a person's id from what they do and own. The name stays; if it would now mean somebody else, it says that
    /// the person was removed.
    pub(super) fn leave_to_nobody(&mut self, id: StakeholderId) {
        let left = self.clone();
        self.rename_doers(
            |_, meant| meant == Some(id),
            |_, who, meant| {
                *meant = None;
                if left.doer_called(who, None).is_some() {
                    *who = format!("{who} (removed)").into();
                }
            },
        );
    }

    /// Lets what a person does and owns go along with a change of their name since `before`: by their id, and an owner,
    /// whom an older version knows by name alone, under the new name too.
    pub fn follow_name(&mut self, id: StakeholderId, before: &Self) {
        let name = |deal: &Self| deal.called_by_id(id).cloned();
        let Some(new) = name(self).filter(|new| before.person(id).is_some() && name(before).as_ref() != Some(new))
        else {
            return;
        };
        self.rename_doers(
            |who, meant| before.doer_called(who, meant) == Some(id),
            |named, who, meant| {
                *meant = Some(id);
                if named == Named::Owner {
                    *who = new.clone();
                }
            },
        );
    }

    /// Hands what one person does and owns to another, where both are one.
    pub(in crate::domain) fn hand_over(&mut self, from: StakeholderId, to: StakeholderId) {
        let before = self.clone();
        self.rename_doers(
            // Where only their name said so, it would say nothing once the entry is gone.
            |who, meant| meant == Some(from) || before.doer_called(who, meant) == Some(from),
            |_, _, meant| *meant = Some(to),
        );
    }

    /// Changes the chosen ones among the doers of actions and the owners of concerns, cards and plans.
    fn rename_doers(
        &mut self,
        is_chosen: impl Fn(&Text, Option<StakeholderId>) -> bool,
        change: impl Fn(Named, &mut Text, &mut Option<StakeholderId>),
    ) {
        for action in self.actions.iter_mut().filter(|one| is_chosen(&one.who, one.who_id)) {
            let action = Arc::make_mut(action);
            change(Named::Doer, &mut action.who, &mut action.who_id);
        }
        for concern in self.concerns.iter_mut().filter(|one| is_chosen(&one.owner, one.owner_id)) {
            change(Named::Owner, &mut concern.owner, &mut concern.owner_id);
        }
        for person in &mut self.stakeholders {
            let has_card = person.card.as_deref().is_some_and(|card| is_chosen(&card.owner, card.owner_id));
            let has_plan = person.plan.as_deref().is_some_and(|plan| is_chosen(&plan.owner, plan.owner_id));
            if !has_card && !has_plan {
                continue;
            }
            let person = Arc::make_mut(person);
            if let Some(card) = person.card.as_deref_mut().filter(|_| has_card) {
                change(Named::Owner, &mut card.owner, &mut card.owner_id);
            }
            if let Some(plan) = person.plan.as_deref_mut().filter(|_| has_plan) {
                change(Named::Owner, &mut plan.owner, &mut plan.owner_id);
            }
        }
    }

    /// Returns whether a name means one of the customer's people rather than a colleague.
    #[must_use]
    pub fn is_theirs(&self, name: &str) -> bool {
        !self.theirs(name).is_empty()
    }

    /// Returns the customer's people that a name means: spelled exactly, or else folded. Empty if a colleague's name is
    /// closer or exactly this.
    #[must_use]
    pub fn theirs(&self, name: &str) -> Vec<StakeholderId> {
        self.nearest_theirs(name, Asked::FOLDED)
    }

    /// Returns the customer's person who does an action; without an id, the beginning of a name is enough.
    #[must_use]
    pub fn asked_of_theirs(&self, action: &Action) -> Option<StakeholderId> {
        self.doer(action).or_else(|| match self.nearest_theirs(&action.who, Asked::BEGUN).as_slice() {
            [one] if action.who_id.is_none() => Some(*one),
            _ => None,
        })
    }

    fn nearest_theirs(&self, name: &str, farthest: u8) -> Vec<StakeholderId> {
        let asked = Asked::of(name);
        // A text that isn't spelled exactly doesn't distinguish accents, and means nobody among several.
        let distance = |name: &str| match asked.distance(name) {
            Asked::CASED => Asked::FOLDED,
            other => other,
        };
        let ours = self.assessors().iter().map(|one| distance(one)).min().unwrap_or(u8::MAX);
        let theirs: Vec<(u8, StakeholderId)> =
            self.stakeholders.iter().map(|one| (distance(&one.name), one.id)).collect();
        let near = theirs.iter().map(|(near, _)| *near).min().filter(|near| *near < ours && *near <= farthest);
        let is_blank = name.trim().is_empty();
        theirs.iter().filter(|(one, _)| !is_blank && Some(*one) == near).map(|(_, id)| *id).collect()
    }
}
