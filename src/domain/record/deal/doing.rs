//! Who is to do something: one of ours, whom a name says, or one of the customer's people, whom an id says.
//!
//! What is to be done is written down with a name, which stays as it was typed. The names of people of ours are nobody's
//! ids, so a name alone means one of the customer's people only where it is just theirs.

use super::Deal;
use crate::domain::record::action::Action;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{Asked, is_written};
use std::sync::Arc;

/// One of the customer's people, told from ours.
#[must_use]
pub fn customers(name: &str) -> String {
    format!("customer: {name}")
}

impl Deal {
    /// Returns the one of the customer's people who is to do an action; nothing where it is one of ours or nobody.
    #[must_use]
    pub fn doer(&self, action: &Action) -> Option<StakeholderId> {
        self.doer_called(&action.who, action.who_id)
    }

    /// Returns the one of the customer's people whom a name and the id beside it mean. A name of which no id is known,
    /// as older files have it, means them where it is written as theirs alone is.
    #[must_use]
    pub fn doer_called(&self, who: &str, id: Option<StakeholderId>) -> Option<StakeholderId> {
        // Nearly everything is the owner's to do, and there may be 50,000 people.
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
        // An older program changes the name, and leaves the id as it is.
        found.filter(|_| !self.assessors().iter().any(|one| is_written(one, who)))
    }

    /// Returns who is to do an action, in words; empty where it is nobody.
    #[must_use]
    pub fn doer_words(&self, action: &Action) -> String {
        self.who_words(&action.who, action.who_id)
    }

    /// Returns who a name and the id beside it mean, in words: whoever is the customer's is told from ours.
    #[must_use]
    pub fn who_words(&self, who: &str, id: Option<StakeholderId>) -> String {
        match self.doer_called(who, id).and_then(|id| self.called_by_id(id)) {
            Some(name) => customers(name),
            None => who.trim().to_owned(),
        }
    }

    /// Returns whether a name says who of ours has somebody or something: nobody, or one of the customer's people, does
    /// not.
    #[must_use]
    pub fn is_with_ours(&self, owner: &str) -> bool {
        !owner.trim().is_empty() && self.doer_called(owner, None).is_none()
    }

    /// Lets what one of the customer's people was to do be nobody's id. The name stays; where it alone would mean somebody
    /// else by now, it says that whoever is meant was removed.
    pub(super) fn leave_to_nobody(&mut self, id: StakeholderId) {
        for at in 0..self.actions.len() {
            if self.actions[at].who_id != Some(id) {
                continue;
            }
            Arc::make_mut(&mut self.actions[at]).who_id = None;
            if self.doer(&self.actions[at]).is_some() {
                let action = Arc::make_mut(&mut self.actions[at]);
                action.who = format!("{} (removed)", action.who).into();
            }
        }
    }

    /// Returns whether a name is that of one of the customer's people, and not one of ours.
    #[must_use]
    pub fn is_theirs(&self, name: &str) -> bool {
        !self.theirs(name).is_empty()
    }

    /// Returns those of the customer's people whom a name means: as it is written, otherwise folded. Nobody where one
    /// of ours is nearer, or has just this name.
    #[must_use]
    pub fn theirs(&self, name: &str) -> Vec<StakeholderId> {
        self.nearest_theirs(name, Asked::FOLDED)
    }

    /// Returns the one of the customer's people who is to do an action, where nobody said so also by the beginning of
    /// their name.
    #[must_use]
    pub fn asked_of_theirs(&self, action: &Action) -> Option<StakeholderId> {
        self.doer(action).or_else(|| match self.nearest_theirs(&action.who, Asked::BEGUN).as_slice() {
            [one] if action.who_id.is_none() => Some(*one),
            _ => None,
        })
    }

    fn nearest_theirs(&self, name: &str, farthest: u8) -> Vec<StakeholderId> {
        let asked = Asked::of(name);
        // A text that is not written so tells no accents apart, and means nobody among several.
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
