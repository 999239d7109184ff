//! The people a view can spread between and their relations, read from a deal without relations that lead to nobody.

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

/// The most people considered: a purchase has a dozen, but a file may have any number.
pub const MOST: usize = 400;

/// A person's attitude to our view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A confirmed Mobilizer.
    Confirmed,
    /// A likely Mobilizer, not tested yet.
    Likely,
    /// Anybody else who passes a view on.
    Other,
    /// Against us, by their stance.
    Against,
    /// A likely Blocker.
    Blocker,
}

/// One of the people a view can spread between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id, which the members are sorted by.
    pub id: StakeholderId,
    /// Their name as shown, numbered where two share it.
    pub name: Text,
    /// Their attitude to our view.
    pub part: Part,
    /// The weight of their word, from 1 where few listen or nothing is known, to 8 where the deciders do.
    pub weight: u32,
    /// Whether we have met them.
    pub met: bool,
    /// Whether they are identified.
    pub found: bool,
    /// Whether they would buy, by the latest stance.
    pub is_for_us: bool,
    pub(super) department: Text,
}

/// The kind of a relation as drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MapRelationKind {
    /// The first influences the second.
    Influences,
    /// The first sponsors the second.
    Sponsors,
    /// The second reports to the first.
    Leads,
    /// The first works against the second.
    Opposes,
}

/// A relation between two people as drawn: from the one who is heard to the one who hears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MapRelation {
    /// The one who is heard, or who opposes.
    pub from: StakeholderId,
    /// The one who hears, or who is opposed.
    pub to: StakeholderId,
    /// The kind, which decides whether a view spreads along it.
    pub kind: MapRelationKind,
    /// The id of the deal's relation; `None` for a reporting line, which comes from a card.
    pub id: Option<RecordId>,
}

impl Member {
    /// Returns whether nobody has to win them over: they would buy, and neither their other stances nor what they did
    /// says otherwise.
    #[must_use]
    pub const fn is_won(&self) -> bool {
        self.is_for_us && self.part.passes_on()
    }
}

impl Part {
    /// Derives the attitude from a verdict and the stances.
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

/// Returns the people to consider, by id, and the number left out. People who have left are in neither.
pub(super) fn chosen(deal: &Deal, keep: Option<StakeholderId>) -> (BTreeMap<StakeholderId, &Stakeholder>, usize) {
    let here = || deal.stakeholders.iter().map(|person| &**person).filter(|person| !person.has_left());
    let count = here().count();
    if count <= MOST {
        return (first_of_each(here()), 0);
    }
    let mut related: HashSet<StakeholderId> = deal.relations.iter().flat_map(|one| [one.from, one.to]).collect();
    related.extend(here().filter(|person| person.card().reports_to.is_some()).map(|person| person.id));
    related.extend(here().filter_map(|person| person.card().reports_to));
    let rank = |person: &&Stakeholder| {
        let told = !person.stances.is_empty() || !person.card().roles.is_empty() || !person.observations.is_empty();
        (Some(person.id) != keep, !related.contains(&person.id), !told)
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
        is_for_us: person.would_buy(),
        department: card.department.clone(),
    }
}

/// Returns the weight of a person's word. Each step of influence doubles it, which is our assumption.
const fn weight(influence: Option<Influence>) -> u32 {
    match influence {
        None | Some(Influence::Few) => 1,
        Some(Influence::Team) => 2,
        Some(Influence::Across) => 4,
        Some(Influence::Deciders) => 8,
    }
}

/// Returns the relations between these people, each once.
pub(super) fn relations(deal: &Deal, people: &BTreeMap<StakeholderId, &Stakeholder>) -> Vec<MapRelation> {
    let mut found = BTreeSet::new();
    for relation in &deal.relations {
        let Some(kind) = relation.kind.known() else { continue };
        let kind = match kind {
            RelationKind::Influences => MapRelationKind::Influences,
            RelationKind::Sponsors => MapRelationKind::Sponsors,
            RelationKind::Opposes => MapRelationKind::Opposes,
        };
        found.insert(MapRelation { from: relation.from, to: relation.to, kind, id: Some(relation.id) });
    }
    for person in people.values() {
        if let Some(boss) = person.card().reports_to {
            found.insert(MapRelation { from: boss, to: person.id, kind: MapRelationKind::Leads, id: None });
        }
    }
    let mut relations: Vec<MapRelation> = found.into_iter().collect();
    relations.retain(|relation| {
        relation.from != relation.to && people.contains_key(&relation.from) && people.contains_key(&relation.to)
    });
    relations.dedup_by_key(|relation| (relation.from, relation.to, relation.kind));
    relations
}

/// Returns all relations of a deal that touch a person, whoever is at the other end.
#[must_use]
pub fn relations_of(deal: &Deal, id: StakeholderId) -> Vec<MapRelation> {
    let people = first_of_each(deal.stakeholders.iter().map(|person| &**person));
    let mut relations = relations(deal, &people);
    relations.retain(|relation| relation.from == id || relation.to == id);
    relations
}
