//! What lists over all deals know of the inside of each: what is due, and who is in it.
//!
//! Read with the list and never kept in a file. Small, as there may be 10,000 deals: a person costs their id and name.

use super::due::{Due, due};
use super::opinion::{Tally, tallies};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::naming::{labels_of, parts_of};
use crate::domain::record::text::one_line;
use jiff::civil::Date;

/// So much that is due is listed of a deal, the earliest.
pub const MOST_DUE: usize = 30;
/// So many people of a deal are listed.
pub const MOST_PEOPLE: usize = 200;

/// So many people who left according to other deals are looked at.
const MOST_LEFT: usize = 50;

/// The inside of one deal, as far as lists over all deals need it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DealIndex {
    /// What is due, the earliest first.
    pub due: Box<[Due]>,
    /// How far the owner and others of ours answered alike.
    pub opinions: Box<[Tally]>,
    pub(in crate::domain) people: Box<[StakeholderId]>,
    /// Their names, a line each.
    pub(in crate::domain) names: Box<str>,
    /// Who has a link to the same human in other deals: their place, and the link.
    pub(in crate::domain) links: Box<[(u8, RecordId)]>,
    /// Who has left the company: their place, and the day on which that was noted.
    pub(in crate::domain) left: Box<[(u8, Option<Date>)]>,
}

/// A person of some deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Somebody<'a> {
    /// Who, in that deal.
    pub id: StakeholderId,
    /// What they are called there.
    pub name: &'a str,
    /// What links them to the same human in other deals.
    pub link: Option<RecordId>,
}

impl DealIndex {
    /// Returns the inside of a deal.
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
        let places = || (0..=u8::MAX).zip(listed());
        let links = places().filter_map(|(place, person)| Some((place, person.card().link?)));
        let left = places().filter(|(_, person)| person.has_left());
        Self {
            due: due.into(),
            opinions: tallies(deal).into(),
            people: listed().map(|person| person.id).collect(),
            links: links.collect(),
            left: left.map(|(place, person)| (place, person.card().standing_on)).collect(),
            names: names.into(),
        }
    }

    /// Returns all names at once, a line each: a search looks here first.
    #[must_use]
    pub fn names(&self) -> &str {
        &self.names
    }

    /// Returns whether anybody in it is linked.
    #[must_use]
    pub fn has_links(&self) -> bool {
        !self.links.is_empty()
    }

    /// Returns who is in it.
    pub fn people(&self) -> impl Iterator<Item = Somebody<'_>> {
        self.people.iter().zip(self.names.lines()).enumerate().map(|(place, (id, name))| {
            let link = self.links.iter().find(|(at, _)| usize::from(*at) == place).map(|(_, link)| *link);
            Somebody { id: *id, name, link }
        })
    }

    /// Returns what each of them is called in their deal: by their name, numbered where two are called alike.
    #[must_use]
    pub fn called(&self) -> Vec<String> {
        let labels = labels_of(self.names.lines());
        self.names
            .lines()
            .zip(labels)
            .map(|(name, label)| if is_numbered(name, &label) { label } else { name.into() })
            .collect()
    }

    /// Returns who of them has left the company, and the day on which that was noted, where it is known.
    pub fn left(&self) -> impl Iterator<Item = (Somebody<'_>, Option<Date>)> {
        // In most deals nobody has, and then no name is looked at.
        let all = if self.left.is_empty() { None } else { Some(self.people().enumerate()) };
        all.into_iter().flatten().filter_map(|(at, one)| {
            let (_, on) = self.left.iter().find(|(place, _)| usize::from(*place) == at)?;
            Some((one, *on))
        })
    }

    /// Returns the person who is the same human as this one of another deal, by id and link.
    #[must_use]
    pub fn same_human(&self, id: StakeholderId, link: Option<RecordId>) -> Option<Somebody<'_>> {
        // Nobody is linked to somebody who is not, in a deal without links.
        if link.is_none() && !self.has_links() {
            return None;
        }
        self.people().find(|other| is_same_human((id, link), (other.id, other.link)))
    }
}

/// Returns whether a label has a number that the name has not.
fn is_numbered(name: &str, label: &str) -> bool {
    parts_of(label).1 != parts_of(name).1
}

/// Who of a deal has left the company, according to other deals, and the day on which that was noted there.
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

    /// Returns what the latest of other deals says of a person, in words.
    #[must_use]
    pub fn words(&self, id: StakeholderId, today: Date) -> Option<String> {
        let (_, on) = self.0.iter().filter(|(one, _)| *one == id).max_by_key(|(_, on)| *on)?;
        let on = on.map_or_else(String::new, |on| format!(", {}", dates::show(on, today)));
        Some(format!("left, according to another deal{on}"))
    }
}

/// Returns whether two people of different deals are one human: both have the same link, or one is linked to the
/// other's id.
#[must_use]
pub fn is_same_human(a: (StakeholderId, Option<RecordId>), b: (StakeholderId, Option<RecordId>)) -> bool {
    let names = |link: Option<RecordId>, id: StakeholderId| link.is_some_and(|link| link.0 == id.0);
    (a.1.is_some() && a.1 == b.1) || names(a.1, b.0) || names(b.1, a.0)
}
