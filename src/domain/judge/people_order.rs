//! The order of a deal's people in a list: by what they are, or by one fact about them.

use super::contact::Contacts;
use super::verdict::{GroupWord, Read};
use crate::domain::record::deal::Deal;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::fold;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The order of a list of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeopleOrder {
    /// By what they are; within a group, the surest first.
    #[default]
    Group,
    /// By last contact, the longest silence first.
    Contact,
    /// By influence, the most first.
    Influence,
    /// By name.
    Name,
}

/// The group under which a list shows a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListGroup {
    /// People who read as a Mobilizer.
    Mobilizers,
    /// People who read as a Talker.
    Talkers,
    /// People who read as a Blocker.
    Blockers,
    /// People whose verdict names no group.
    NotClear,
    /// People who left the company, whatever they were.
    Left,
}

impl PeopleOrder {
    /// All orders, in the order that one key cycles through.
    pub const ALL: [Self; 4] = [Self::Group, Self::Contact, Self::Influence, Self::Name];

    /// Returns the order in two words, for a frame.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Group => "by group",
            Self::Contact => "by contact",
            Self::Influence => "by influence",
            Self::Name => "by name",
        }
    }

    /// Returns the order in a sentence, with what comes first.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Group => "Sorted by group: Mobilizers first",
            Self::Contact => "Sorted by last contact: longest ago first",
            Self::Influence => "Sorted by influence: most first",
            Self::Name => "Sorted by name",
        }
    }

    /// Returns the following order, starting over after the last.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

impl ListGroup {
    /// Returns a person's group.
    #[must_use]
    pub fn of(person: &Stakeholder, read: Read) -> Self {
        match read {
            _ if person.has_left() => Self::Left,
            Read::Unknown | Read::Unclear => Self::NotClear,
            Read::As(ProfileGroup::Mobilizer, ..) => Self::Mobilizers,
            Read::As(ProfileGroup::Talker, ..) => Self::Talkers,
            Read::As(ProfileGroup::Blocker, ..) => Self::Blockers,
        }
    }

    /// Returns its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Mobilizers => "Mobilizers",
            Self::Talkers => "Talkers",
            Self::Blockers => "Blockers",
            Self::NotClear => "Not clear yet",
            Self::Left => "Left the company",
        }
    }
}

/// Returns the indexes of a deal's people in an order, given everybody's verdict. Equals stay in the deal's order;
/// people who left come last, unless the list is by name.
#[must_use]
pub fn ordered(deal: &Deal, order: PeopleOrder, reads: &[Read], contacts: &Contacts) -> Vec<usize> {
    let person = |at: usize| &*deal.stakeholders[at];
    let mut all: Vec<usize> = (0..deal.stakeholders.len()).collect();
    match order {
        PeopleOrder::Group => all.sort_by_key(|at| (ListGroup::of(person(*at), read(reads, *at)), doubt(reads, *at))),
        PeopleOrder::Contact => {
            all.sort_by_cached_key(|at| (person(*at).has_left(), contacts.last_contact(person(*at))));
        }
        PeopleOrder::Influence => {
            all.sort_by_key(|at| (person(*at).has_left(), Reverse(person(*at).card().influence())));
        }
        PeopleOrder::Name => all.sort_by_cached_key(|at| fold(&person(*at).name)),
    }
    all
}

/// Returns where each group begins in a list that is ordered by group; nothing for an empty group.
#[must_use]
pub fn group_starts(deal: &Deal, reads: &[Read], ordered: &[usize]) -> Vec<(ListGroup, usize)> {
    let mut starts: Vec<(ListGroup, usize)> = Vec::new();
    for (index, at) in ordered.iter().enumerate() {
        let group = ListGroup::of(&deal.stakeholders[*at], read(reads, *at));
        if starts.last().is_none_or(|(last, _)| *last != group) {
            starts.push((group, index));
        }
    }
    starts
}

fn read(reads: &[Read], at: usize) -> Read {
    reads.get(at).copied().unwrap_or(Read::Unknown)
}

/// Returns how unsure a verdict is, the surest least.
fn doubt(reads: &[Read], at: usize) -> u8 {
    match read(reads, at) {
        Read::As(_, GroupWord::Confirmed, _) => 0,
        Read::As(_, GroupWord::Likely, _) => 1,
        Read::As(_, GroupWord::Unproven, _) => 2,
        Read::As(_, GroupWord::Leaning, _) => 3,
        Read::As(_, GroupWord::Unclear, _) | Read::Unclear => 4,
        Read::Unknown => 5,
    }
}
