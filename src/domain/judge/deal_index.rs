//! The part of each deal that lists over all deals need: what is due, and who is in it.
//!
//! Read with the list and never stored in a file. Kept small, as there may be 10,000 deals: a person costs their id
//! and name.

use super::due::{Due, due};
use super::hit_rate::{Hits, hits};
use super::opinion::{Tally, tallies};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::insight::Insight;
use crate::domain::record::naming::{labels_of, parts_of};
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use std::sync::Arc;

/// The most due items listed of a deal; the earliest are kept.
pub const MOST_DUE: usize = 30;
/// The most people listed of a deal.
pub const MOST_PEOPLE: usize = 200;

/// The most insights listed of a deal; the earliest are kept.
const MOST_INSIGHTS: usize = 10;

/// The most departures noted in other deals that are kept for one deal.
const MOST_LEFT: usize = 50;

/// The contents of one deal, as far as lists over all deals need them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DealIndex {
    /// The due items, the earliest first.
    pub due: Box<[Due]>,
    /// The owner's answers compared with those of each other assessor, by month.
    pub opinions: Box<[Tally]>,
    /// The settled predictions, by colleague.
    pub hits: Box<[Hits]>,
    /// The insights, to be adapted in another deal.
    pub insights: Box<[Arc<Insight>]>,
    pub(in crate::domain) people: Box<[StakeholderId]>,
    /// The people's names, one per line.
    pub(in crate::domain) names: Box<str>,
    /// The people linked to the same person in other deals: their position, and the link.
    pub(in crate::domain) links: Box<[(u8, RecordId)]>,
    /// The people who have left the company: their position, and the day on which that was noted.
    pub(in crate::domain) left: Box<[(u8, Option<Date>)]>,
}

/// A person in one of the deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Somebody<'a> {
    /// Their id in that deal.
    pub id: StakeholderId,
    /// Their name in that deal.
    pub name: &'a str,
    /// The link to the same person in other deals.
    pub link: Option<RecordId>,
}

impl DealIndex {
    /// Builds the index of a deal.
    #[must_use]
    pub fn of(deal: &Deal) -> Self {
        let mut due = due(deal);
        due.truncate(MOST_DUE);
        let listed = || deal.stakeholders.iter().take(MOST_PEOPLE);
        let mut names = String::new();
        for person in listed() {
            names.push_str(&one_line(&person.name));
            names.push('\n');
        }
        let indexed = || (0..=u8::MAX).zip(listed());
        let links = indexed().filter_map(|(index, person)| Some((index, person.card().link?)));
        let left = indexed().filter(|(_, person)| person.has_left());
        Self {
            due: due.into(),
            opinions: tallies(deal).into(),
            hits: hits(deal).into(),
            insights: deal.insights.iter().take(MOST_INSIGHTS).map(|one| Arc::new(one.untested())).collect(),
            people: listed().map(|person| person.id).collect(),
            links: links.collect(),
            left: left.map(|(index, person)| (index, person.card().standing_on)).collect(),
            names: names.into(),
        }
    }

    /// Returns all names at once, one per line: a search looks here first.
    #[must_use]
    pub fn names(&self) -> &str {
        &self.names
    }

    /// Returns whether anybody in the deal is linked.
    #[must_use]
    pub fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// Returns the people in the deal.
    pub fn people(&self) -> impl Iterator<Item = Somebody<'_>> {
        self.people.iter().zip(self.names.lines()).enumerate().map(|(index, (id, name))| {
            let link = self.links.iter().find(|(at, _)| usize::from(*at) == index).map(|(_, link)| *link);
            Somebody { id: *id, name, link }
        })
    }

    /// Returns each person's label in their deal: the name, numbered where two share it.
    #[must_use]
    pub fn called(&self) -> Vec<String> {
        let labels = labels_of(self.names.lines());
        self.names
            .lines()
            .zip(labels)
            .map(|(name, label)| if is_numbered(name, &label) { label } else { name.into() })
            .collect()
    }

    /// Returns the people who have left the company, and the day on which that was noted, if known.
    pub fn left(&self) -> impl Iterator<Item = (Somebody<'_>, Option<Date>)> {
        // In most deals nobody has one; then no name is compared.
        let all = if self.left.is_empty() { None } else { Some(self.people().enumerate()) };
        all.into_iter().flatten().filter_map(|(at, one)| {
            let (_, on) = self.left.iter().find(|(index, _)| usize::from(*index) == at)?;
            Some((one, *on))
        })
    }

    /// Returns the person who is the same as this one of another deal, by id and link.
    #[must_use]
    pub fn same_human(&self, id: StakeholderId, link: Option<RecordId>) -> Option<Somebody<'_>> {
        // In a deal without links, nobody is linked.
        if link.is_none() && !self.has_links() {
            return None;
        }
        self.people().find(|other| is_same_human((id, link), (other.id, other.link)))
    }
}

/// Returns whether a label has a number that the name doesn't have.
fn is_numbered(name: &str, label: &str) -> bool {
    parts_of(label).1 != parts_of(name).1
}

/// The people of a deal who have left the company according to other deals, with the day on which that was noted
/// there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LeftElsewhere(Vec<(StakeholderId, Option<Date>)>);

impl LeftElsewhere {
    /// Looks for the people of a deal among those who left in others.
    pub fn of<'a>(deal: &Deal, others: impl IntoIterator<Item = &'a DealIndex>) -> Self {
        let mut left = others.into_iter().flat_map(DealIndex::left).peekable();
        if left.peek().is_none() {
            return Self::default();
        }
        let people: Vec<_> = deal.stakeholders.iter().map(|person| (person.id, person.card().link)).collect();
        let here = left.flat_map(|(one, on)| {
            let same = people.iter().filter(move |person| is_same_human(**person, (one.id, one.link)));
            same.map(move |(id, _)| (*id, on))
        });
        Self(here.take(MOST_LEFT).collect())
    }

    /// Returns the latest note of other deals that a person left, in words.
    #[must_use]
    pub fn words(&self, id: StakeholderId, today: Date) -> Option<String> {
        let (_, on) = self.0.iter().filter(|(one, _)| *one == id).max_by_key(|(_, on)| *on)?;
        let on = on.map_or_else(String::new, |on| format!(", {}", dates::show(on, today)));
        Some(format!("has left the company, according to another deal{on}"))
    }
}

/// Returns whether two people of different deals are the same person: both have the same link, or one is linked to
/// the other's id.
#[must_use]
pub fn is_same_human(a: (StakeholderId, Option<RecordId>), b: (StakeholderId, Option<RecordId>)) -> bool {
    let names = |link: Option<RecordId>, id: StakeholderId| link.is_some_and(|link| link.0 == id.0);
    (a.1.is_some() && a.1 == b.1) || names(a.1, b.0) || names(b.1, a.0)
}
