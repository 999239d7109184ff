//! The people of a review: who matters now and why, and in which order the others come.

use super::agreed::is_member;
use super::alert::{Alert, Alerts};
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::card::{Influence, Role};
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use std::collections::HashMap;

/// The most people who get a page of their own: more would leave no time for any of them.
pub const MOST: usize = 5;
/// The fewest, if there are as many.
pub const FEWEST: usize = 3;

/// The reason why somebody matters now, the most pressing first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// An urgent alert names them.
    Urgent(String),
    /// They decide or approve, and an alert warns of them.
    Decides(String),
    /// An alert warns of them.
    Warned(String),
    /// They are being coached.
    Coached,
    /// They decide or approve.
    HasTheSay,
    /// A hint names them.
    Hinted(String),
    /// Those who decide listen to them.
    HeardByDeciders,
    /// They are next by influence.
    Influence,
}

impl Because {
    /// Returns it in words.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Urgent(reason) | Self::Decides(reason) | Self::Warned(reason) | Self::Hinted(reason) => reason,
            Self::Coached => "You're coaching them to make your case",
            Self::HasTheSay => "They have the say in this purchase",
            Self::HeardByDeciders => "Those who decide listen to them",
            Self::Influence => "They're next by influence",
        }
    }

    const fn grade(&self) -> u8 {
        match self {
            Self::Urgent(_) => 0,
            Self::Decides(_) => 1,
            Self::Warned(_) => 2,
            Self::Coached => 3,
            Self::HasTheSay => 4,
            Self::Hinted(_) => 5,
            Self::HeardByDeciders => 6,
            Self::Influence => 7,
        }
    }

    /// Returns whether it calls for a page, and doesn't just fill one up.
    const fn presses(&self) -> bool {
        self.grade() <= Self::HasTheSay.grade()
    }
}

/// Returns everybody but these, for a list to skip through: those with a role in the purchase first. The order is the
/// same in privacy mode, where nothing else is known of them.
#[must_use]
pub fn others<'a>(deal: &'a Deal, but: &[StakeholderId]) -> Vec<&'a Stakeholder> {
    let role = |one: &Stakeholder| Role::ALL.iter().position(|role| one.card().roles.has(*role));
    let mut all: Vec<&Stakeholder> = here(deal).filter(|one| !but.contains(&one.id)).collect();
    all.sort_by_cached_key(|one| role(one).unwrap_or(Role::ALL.len()));
    all
}

/// Returns everybody whom a review may look at; those who left the company are skipped.
fn here(deal: &Deal) -> impl Iterator<Item = &Stakeholder> {
    deal.stakeholders.iter().map(|one| &**one).filter(|one| is_member(one) || one.is_placeholder())
}

/// Returns them with the most influential first.
fn ordered(deal: &Deal) -> Vec<&Stakeholder> {
    let weight = |one: Option<Influence>| match one {
        Some(Influence::Deciders) => 0,
        Some(Influence::Across) => 1,
        Some(Influence::Team) => 2,
        // People never rated come before those who are known to have few listeners.
        None => 3,
        Some(Influence::Few) => 4,
    };
    let mut all: Vec<&Stakeholder> = here(deal).collect();
    all.sort_by_key(|one| weight(one.card().influence()));
    all
}

/// Returns the three to five people who matter now, the most pressing first; of those who matter alike, the more
/// influential comes first.
#[must_use]
pub fn who_matters(deal: &Deal, alerts: Option<&Alerts>) -> Vec<StakeholderId> {
    let mut named: HashMap<StakeholderId, &Alert> = HashMap::new();
    for alert in alerts.into_iter().flat_map(|all| &all.awake) {
        for id in &alert.people {
            // The gravest comes first.
            named.entry(*id).or_insert(alert);
        }
    }
    let because = |one: &Stakeholder| because(deal, one, named.get(&one.id).copied());
    let mut all: Vec<_> = ordered(deal).into_iter().map(|one| (one.id, because(one))).collect();
    all.sort_by_key(|(_, because)| because.grade());
    let pressing = all.iter().take_while(|(_, because)| because.presses()).count();
    all.truncate(pressing.clamp(FEWEST, MOST));
    all.into_iter().map(|(id, _)| id).collect()
}

/// Returns why a person is looked at.
#[must_use]
pub fn why_here(deal: &Deal, person: &Stakeholder, alerts: Option<&Alerts>) -> Because {
    let alert = alerts.and_then(|all| all.awake.iter().find(|one| one.people.contains(&person.id)));
    because(deal, person, alert)
}

fn because(deal: &Deal, person: &Stakeholder, alert: Option<&Alert>) -> Because {
    let roles = &person.card().roles;
    let decides = [Role::Decides, Role::Approves].into_iter().any(|role| roles.has(role));
    match alert.map(|alert| (alert.level, alert.reason_about(person.id, deal.called(person)))) {
        Some((AlertLevel::Urgent, reason)) => Because::Urgent(reason),
        Some((AlertLevel::Warning, reason)) if decides => Because::Decides(reason),
        Some((AlertLevel::Warning, reason)) => Because::Warned(reason),
        _ if deal.track(person.id).is_some() => Because::Coached,
        _ if decides => Because::HasTheSay,
        Some((AlertLevel::Hint, reason)) => Because::Hinted(reason),
        None if person.card().influence() == Some(Influence::Deciders) => Because::HeardByDeciders,
        None => Because::Influence,
    }
}
