//! The number of times two assessors gave each pair of answers about the same people, from which agreement over many
//! deals is calculated.
//!
//! Kept small, as there may be 10,000 deals: a table for each pair and month, and the people it is about.

use super::{Pair, is_opinion};
use crate::domain::judge::kappa::Table;
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates::day_of;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i16,
    month: i8,
}

/// The answers of two assessors about the same people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// The traits: one assessor's answers by the other's.
    pub traits: Table,
    /// The number of traits of which the later answer was given blind, without seeing the other.
    pub blind: u32,
    /// The number of tells answered alike, and of tells that both answered. Their answers aren't a scale, so they are
    /// only counted.
    pub tells: (u32, u32),
    /// The people with traits that both answered.
    pub people: BTreeSet<StakeholderId>,
}

/// The answers of a deal's owner and one other assessor in one month: the month of the later of each two answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The deal's owner.
    pub rep: Box<str>,
    /// The other assessor.
    pub other: Box<str>,
    /// The month of the later answer.
    pub month: Month,
    /// The answers of both.
    pub sum: Sum,
}

/// The agreement of a rep and one other assessor, in total and by month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Together {
    /// The total over all months.
    pub all: Sum,
    /// The months, the earliest first.
    pub months: BTreeMap<Month, Sum>,
}

impl Tally {
    /// Returns it without the names, as colleagues may see it: those of all pairs then add up to one.
    #[must_use]
    pub fn nameless(&self) -> Self {
        Self { rep: Box::default(), other: Box::default(), ..self.clone() }
    }
}

impl Month {
    /// Returns the month of a moment, in UTC.
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

impl Sum {
    /// Sums up the answers of two assessors in a whole deal. Where a difference was settled, their original answers
    /// count: otherwise settling would make everybody agree.
    #[must_use]
    pub fn of(deal: &Deal, pair: &Pair) -> Self {
        let mut sum = Self::default();
        for person in &deal.stakeholders {
            for both in alone(person, pair) {
                sum.add(person.id, &both);
            }
        }
        sum
    }

    fn add(&mut self, person: StakeholderId, both: &Both) {
        let Both { left, right, .. } = *both;
        match (left, right) {
            (Answer::Trait(_, one), Answer::Trait(_, other)) => {
                self.traits.add(one, other);
                self.blind += u32::from(both.is_blind);
                self.people.insert(person);
            }
            (Answer::Tell(_), _) | (_, Answer::Tell(_)) => {
                self.tells = (self.tells.0 + u32::from(left == right), self.tells.1 + 1);
            }
        }
    }

    /// Adds another sum.
    pub fn add_all(&mut self, other: &Self) {
        self.traits.add_all(&other.traits);
        self.tells = (self.tells.0 + other.tells.0, self.tells.1 + other.tells.1);
        self.blind += other.blind;
        self.people.extend(&other.people);
    }
}

/// Compares the owner of a deal with each other assessor, month by month.
#[must_use]
pub fn tallies(deal: &Deal) -> Vec<Tally> {
    let owner = deal.owner.as_str();
    let mut found: BTreeMap<(&str, Month), Sum> = BTreeMap::new();
    let others = |person: &&std::sync::Arc<Stakeholder>| person.observations.iter().any(|one| one.by != owner);
    for person in deal.stakeholders.iter().filter(|person| !owner.is_empty() && others(person)) {
        for other in person.assessors().into_iter().filter(|by| *by != owner && !by.is_empty()) {
            let pair = Pair { left: owner.to_owned(), right: other.to_owned() };
            for both in alone(person, &pair) {
                found.entry((other, Month::of(both.at))).or_default().add(person.id, &both);
            }
        }
    }
    let tally =
        |((other, month), sum): ((&str, Month), Sum)| Tally { rep: owner.into(), other: other.into(), month, sum };
    found.into_iter().map(tally).collect()
}

/// Adds up the tallies of many deals, by rep and other assessor.
#[must_use]
pub fn together<'a>(all: impl IntoIterator<Item = &'a Tally>) -> BTreeMap<(&'a str, &'a str), Together> {
    let mut found: BTreeMap<(&str, &str), Together> = BTreeMap::new();
    for one in all {
        let both = found.entry((&one.rep, &one.other)).or_default();
        both.all.add_all(&one.sum);
        both.months.entry(one.month).or_default().add_all(&one.sum);
    }
    found
}

/// The answers of both to one item.
struct Both {
    left: Answer,
    right: Answer,
    /// The time of the later one.
    at: Timestamp,
    /// Whether the later one was given blind.
    is_blind: bool,
}

/// Returns the independent answers of both about a person, item by item.
fn alone<'a>(person: &'a Stakeholder, pair: &'a Pair) -> impl Iterator<Item = Both> + 'a {
    let both = [&pair.left, &pair.right].iter().all(|by| person.observations.iter().any(|one| one.by == by.as_str()));
    Item::all().filter(move |item| both && is_opinion(*item)).filter_map(move |item| {
        let (left, right) = (person.observation(&pair.left, item)?, person.observation(&pair.right, item)?);
        let settled = person.differences.iter().filter(|one| !one.is_open());
        let settled = settled.filter(|one| pair.is_between(one) && one.item() == Some(item));
        // The first answer is the one from before they discussed it.
        let before = settled.min_by_key(|one| one.at).and_then(|one| {
            let swapped = one.between != pair.left.as_str();
            let (first, second) = (item.answer(one.first.stored())?, item.answer(one.second.stored())?);
            // Settling it dates both answers anew, so it can't be told which was the later.
            let is_blind = left.blind || right.blind;
            let (left, right) = if swapped { (second, first) } else { (first, second) };
            Some(Both { left, right, at: one.answered, is_blind })
        });
        before.or_else(|| {
            let is_blind = if left.at > right.at { left.blind } else { right.blind };
            Some(Both { left: left.answer()?, right: right.answer()?, at: left.at.max(right.at), is_blind })
        })
    })
}
