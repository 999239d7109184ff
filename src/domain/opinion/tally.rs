//! How often two of ours gave which answers about the same people: what agreement over many deals is reckoned from.
//!
//! Small, as there may be 10,000 deals: a table for each pair and month, and who it is about.

use super::{Pair, is_opinion};
use crate::domain::answer::{Answer, Item};
use crate::domain::contact::day_of;
use crate::domain::deal::Deal;
use crate::domain::id::StakeholderId;
use crate::domain::kappa::Table;
use crate::domain::stakeholder::Stakeholder;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fmt;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

/// What two of ours answered about the same people in one month: that of the later of each two answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The deal's owner.
    pub rep: Box<str>,
    /// The other.
    pub other: Box<str>,
    /// When.
    pub month: Month,
    /// The traits: the rep's answer by the other's.
    pub traits: Table,
    /// The tells that both answered alike, and those that both answered. Their answers are no scale: they are only counted.
    pub tells: (u32, u32),
    /// Whom it is about.
    pub people: Box<[StakeholderId]>,
}

impl Month {
    /// The month of a moment, by Greenwich.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        let day = day_of(at);
        Self { year: day.year(), month: day.month() }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The owner of a deal beside each other who answered, month by month. Where a difference was settled, what each had said
/// on their own counts: else settling would make everybody agree.
#[must_use]
pub fn tallies(deal: &Deal) -> Vec<Tally> {
    let mut found: BTreeMap<(&str, Month), Tally> = BTreeMap::new();
    if deal.owner.is_empty() {
        return Vec::new();
    }
    for person in deal.stakeholders.iter().filter(|one| one.observations.iter().any(|one| one.by != deal.owner)) {
        for other in person.assessors().into_iter().filter(|by| *by != deal.owner.as_str() && !by.is_empty()) {
            let pair = Pair { left: deal.owner.to_string(), right: other.to_owned() };
            for (rep, theirs, at) in alone(person, &pair) {
                let month = Month::of(at);
                let tally = found.entry((other, month)).or_insert_with(|| Tally {
                    rep: deal.owner.as_str().into(),
                    other: other.into(),
                    month,
                    traits: Table::default(),
                    tells: (0, 0),
                    people: Box::default(),
                });
                match (rep, theirs) {
                    (Answer::Trait(_, one), Answer::Trait(_, other)) => tally.traits.add(one, other),
                    (Answer::Tell(_), _) | (_, Answer::Tell(_)) => {
                        tally.tells = (tally.tells.0 + u32::from(rep == theirs), tally.tells.1 + 1);
                    }
                }
                if tally.people.last() != Some(&person.id) {
                    let mut people = std::mem::take(&mut tally.people).into_vec();
                    people.push(person.id);
                    tally.people = people.into();
                }
            }
        }
    }
    found.into_values().collect()
}

/// What both said of a person on their own, item by item, and when the later of them did.
fn alone<'a>(person: &'a Stakeholder, pair: &'a Pair) -> impl Iterator<Item = (Answer, Answer, Timestamp)> + 'a {
    Item::all().filter(|item| is_opinion(*item)).filter_map(move |item| {
        let (left, right) = (person.observation(&pair.left, item)?, person.observation(&pair.right, item)?);
        let settled = person.differences.iter().filter(|one| !one.is_open());
        let settled = settled.filter(|one| pair.is_between(one) && one.item() == Some(item));
        // The first time is the one before they talked about it.
        let before = settled.min_by_key(|one| one.at).and_then(|one| {
            let swapped = one.between != pair.left;
            let (first, second) = (item.answer(one.first.stored())?, item.answer(one.second.stored())?);
            Some(if swapped { (second, first, one.answered) } else { (first, second, one.answered) })
        });
        before.or_else(|| Some((left.answer()?, right.answer()?, left.at.max(right.at))))
    })
}
