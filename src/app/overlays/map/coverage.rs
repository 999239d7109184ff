//! The coverage of the roles in the purchase: who has each, who on our side owns them, and their last contact.

use crate::domain::judge::contact::sightings;
use crate::domain::judge::reach::Reach;
use crate::domain::record::action::Action;
use crate::domain::record::card::Role;
use crate::domain::record::choice::Choices;
use crate::domain::record::conversation::Starter;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// The last contact with a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// A conversation in the log.
    Spoken {
        /// The day of the last one.
        on: Date,
        /// The side that started it, if somebody said so.
        starter: Option<Starter>,
    },
    /// None in the log, although they were seen: on this day at the latest, where a day is known.
    Seen(Option<Date>),
    /// None: nobody on our side met them.
    Never,
}

/// A person under one of their roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The person, who has a row for each of their roles.
    pub id: StakeholderId,
    /// The account owner.
    pub owner: Text,
    /// The last contact.
    pub contact: Contact,
    /// Our next action about them, if any.
    pub next: Option<Arc<Action>>,
    /// The doer of that action, in words; empty if it is nobody.
    pub next_by: String,
}

/// A role with the people who have it; the last entry has those without any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covering {
    /// The role; none for those without.
    pub role: Option<Role>,
    /// The people who have it, in the deal's order.
    pub people: Vec<Covered>,
}

/// The table of the coverage view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// One entry for each role that somebody has or should have.
    pub parts: Vec<Covering>,
}

impl Coverage {
    /// Computes the table of a deal. A role that nobody has is there without people, except influence from outside,
    /// which a deal can do without.
    #[must_use]
    pub fn of(deal: &Deal, reach: &Reach) -> Self {
        let mut last: HashMap<StakeholderId, (Date, Option<Starter>)> = HashMap::new();
        for one in &deal.conversations {
            for id in one.with.iter() {
                let this = (one.on, one.starter());
                let known = last.entry(id).or_insert(this);
                *known = (*known).max(this);
            }
        }
        let mut next: HashMap<StakeholderId, &Arc<Action>> = HashMap::new();
        for action in deal.actions.iter().filter(|action| action.is_open()) {
            if let Some(id) = action.about {
                let first = next.entry(id).or_insert(action);
                if action.due < first.due {
                    *first = action;
                }
            }
        }
        let covered = |person: &Stakeholder| {
            let member = reach.member(person.id).filter(|_| !person.has_left())?;
            let contact = match last.get(&person.id) {
                Some((on, starter)) => Contact::Spoken { on: *on, starter: *starter },
                None if member.met => Contact::Seen(sightings(person).map(|seen| seen.on).max()),
                None => Contact::Never,
            };
            let next = next.get(&person.id).map(|action| Arc::clone(action));
            let next_by = next.as_ref().map_or_else(String::new, |action| deal.doer_words(action));
            let owner = deal.who_words(&person.card().owner, person.card().owner_id).into();
            Some(Covered { id: person.id, owner, contact, next, next_by })
        };
        let part = |role: Option<Role>| {
            let has = |person: &&Arc<Stakeholder>| match role {
                Some(role) => person.card().roles.has(role),
                None => person.card().roles.count() == 0,
            };
            let people = deal.stakeholders.iter().filter(has).filter_map(|person| covered(person)).collect();
            Covering { role, people }
        };
        let all = Role::ALL.iter().map(|role| part(Some(*role))).chain([part(None)]);
        let dispensable = |one: &Covering| one.people.is_empty() && matches!(one.role, None | Some(Role::Outside));
        Self { parts: all.filter(|one| !dispensable(one)).collect() }
    }

    /// Returns everybody in the order of the table; a person with two roles comes twice.
    pub fn rows(&self) -> impl Iterator<Item = &Covered> {
        self.parts.iter().flat_map(|part| &part.people)
    }

    /// Returns the row of a person: the row `near` if it is theirs, otherwise their first.
    #[must_use]
    pub fn row_of(&self, id: StakeholderId, near: usize) -> Option<usize> {
        let there = self.rows().nth(near).is_some_and(|row| row.id == id);
        if there { Some(near) } else { self.rows().position(|row| row.id == id) }
    }

    /// Returns the roles that nobody has.
    pub fn missing(&self) -> impl Iterator<Item = Role> {
        self.parts.iter().filter(|part| part.people.is_empty()).filter_map(|part| part.role)
    }
}
