//! Who takes part in a reach and what ties them: read out of a deal, with everything left out that leads to nobody.

use crate::domain::judge::verdict::{GroupWord, Verdict};
use crate::domain::record::card::Influence;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Topic};
use crate::domain::record::text::Text;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The most people that are looked at: a purchase has a dozen, and a file may have any number.
pub const MOST: usize = 400;

/// What a person is to our view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A confirmed Mobilizer.
    Confirmed,
    /// A likely Mobilizer, not tested yet.
    Likely,
    /// Anybody else who passes a view on.
    Other,
    /// Stands against us by what was seen.
    Against,
    /// A likely Blocker.
    Blocker,
}

/// One person among those a view can travel between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: StakeholderId,
    /// Their name.
    pub name: Text,
    /// What they are to our view.
    pub part: Part,
    /// How much their word weighs, from 1 where few listen or nothing is known, to 8 where the deciders do.
    pub weight: u32,
    /// Whether we have met them.
    pub met: bool,
    /// Whether it is known who they are.
    pub found: bool,
    /// Whether they would buy, by the latest stance.
    pub is_for_us: bool,
    pub(super) department: Text,
}

/// What ties two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieKind {
    /// The first is followed by the second.
    Influences,
    /// The first holds a hand over the second.
    Sponsors,
    /// The first has the second reporting to them.
    Leads,
    /// The first works against the second.
    Opposes,
}

/// A line between two people, as it is drawn: from who is heard to who hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tie {
    /// Who is heard, or opposes.
    pub from: StakeholderId,
    /// Who hears, or is opposed.
    pub to: StakeholderId,
    /// What it is.
    pub kind: TieKind,
    /// The deal's line; nothing where it stands on a card.
    pub relation: Option<RecordId>,
}

impl Part {
    /// Returns what a verdict and the stances make of a person.
    #[must_use]
    pub fn of(person: &Stakeholder, verdict: &Verdict) -> Self {
        let against = |topic| {
            matches!(person.position(topic), Some(Position::Buy(Degree::Against) | Position::Advocate(Degree::Against)))
        };
        match verdict.group {
            Some((ProfileGroup::Blocker, GroupWord::Likely)) => Self::Blocker,
            _ if against(Topic::Buy) || against(Topic::Advocate) => Self::Against,
            Some((ProfileGroup::Mobilizer, GroupWord::Confirmed)) => Self::Confirmed,
            Some((ProfileGroup::Mobilizer, GroupWord::Likely)) => Self::Likely,
            _ => Self::Other,
        }
    }

    pub(super) const fn passes_on(self) -> bool {
        match self {
            Self::Confirmed | Self::Likely | Self::Other => true,
            Self::Against | Self::Blocker => false,
        }
    }
}

/// Returns the people to look at, by id, and how many were left out. People who have left are neither.
pub(super) fn chosen(deal: &Deal, keep: Option<StakeholderId>) -> (BTreeMap<StakeholderId, &Stakeholder>, usize) {
    let here = || deal.stakeholders.iter().map(|person| &**person).filter(|person| !person.has_left());
    let count = here().count();
    if count <= MOST {
        return (first_of_each(here()), 0);
    }
    let mut tied: HashSet<StakeholderId> = deal.relations.iter().flat_map(|one| [one.from, one.to]).collect();
    tied.extend(here().filter(|person| person.card().reports_to.is_some()).map(|person| person.id));
    tied.extend(here().filter_map(|person| person.card().reports_to));
    let rank = |person: &&Stakeholder| {
        let told = !person.stances.is_empty() || !person.card().roles.is_empty() || !person.observations.is_empty();
        (Some(person.id) != keep, !tied.contains(&person.id), !told)
    };
    let mut all: Vec<&Stakeholder> = here().collect();
    // Keeps the file's order among equals.
    all.sort_by_key(rank);
    (first_of_each(all.into_iter().take(MOST)), count - MOST)
}

/// Returns the first of those who share an id: a file that was merged by hand may hold one twice.
fn first_of_each<'a>(all: impl Iterator<Item = &'a Stakeholder>) -> BTreeMap<StakeholderId, &'a Stakeholder> {
    let mut found = BTreeMap::new();
    for person in all {
        found.entry(person.id).or_insert(person);
    }
    found
}

pub(super) fn member(name: &Text, person: &Stakeholder, met: bool, part: Part) -> Member {
    let card = person.card();
    Member {
        id: person.id,
        name: name.clone(),
        part,
        weight: weight(card.influence()),
        met,
        found: !person.is_placeholder(),
        is_for_us: matches!(person.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts))),
        department: card.department.clone(),
    }
}

/// How much a word weighs. Each step of influence doubles it: our assumption.
const fn weight(influence: Option<Influence>) -> u32 {
    match influence {
        None | Some(Influence::Few) => 1,
        Some(Influence::Team) => 2,
        Some(Influence::Across) => 4,
        Some(Influence::Deciders) => 8,
    }
}

/// Returns the lines between these people, each once.
pub(super) fn ties(deal: &Deal, people: &BTreeMap<StakeholderId, &Stakeholder>) -> Vec<Tie> {
    let mut found = BTreeSet::new();
    for relation in &deal.relations {
        let Some(kind) = relation.kind.known() else { continue };
        let kind = match kind {
            RelationKind::Influences => TieKind::Influences,
            RelationKind::Sponsors => TieKind::Sponsors,
            RelationKind::Opposes => TieKind::Opposes,
        };
        found.insert(Tie { from: relation.from, to: relation.to, kind, relation: Some(relation.id) });
    }
    for person in people.values() {
        if let Some(boss) = person.card().reports_to {
            found.insert(Tie { from: boss, to: person.id, kind: TieKind::Leads, relation: None });
        }
    }
    let mut ties: Vec<Tie> = found.into_iter().collect();
    ties.retain(|tie| tie.from != tie.to && people.contains_key(&tie.from) && people.contains_key(&tie.to));
    ties.dedup_by_key(|tie| (tie.from, tie.to, tie.kind));
    ties
}

/// Returns all lines of a deal that touch a person, whoever is at the other end.
#[must_use]
pub fn ties_of(deal: &Deal, id: StakeholderId) -> Vec<Tie> {
    let people = first_of_each(deal.stakeholders.iter().map(|person| &**person));
    let mut ties = ties(deal, &people);
    ties.retain(|tie| tie.from == id || tie.to == id);
    ties
}
