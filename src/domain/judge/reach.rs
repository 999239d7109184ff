//! How a view spreads inside the customer: the people the Mobilizers reach, those nobody reaches, the next link to
//! build, and who could persuade each person (M7, M9).
//!
//! A view spreads from people to those they influence, from a sponsor to those they sponsor, and from a boss to those
//! who report to them. Opposing spreads nothing. Blockers and people against us hear a view and don't pass it on.
//! Relations to nobody, and people who have left, don't count; neither does the order in the file.

mod member;
pub mod words;

pub use member::{MOST, MapRelation, MapRelationKind, Member, Part, relations_of};

use super::contact::Contacts;
use super::verdict::Verdict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use member::{chosen, member, relations};
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The people who carry our view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriers {
    /// Confirmed Mobilizers.
    Confirmed,
    /// Likely Mobilizers, since nobody is confirmed; they have yet to prove it.
    Likely,
    /// Nobody, since no Mobilizer is even likely.
    Nobody,
}

/// A link that doesn't exist yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The person who would have to be heard; our view already reaches them.
    pub from: StakeholderId,
    /// The person who would have to listen.
    pub to: StakeholderId,
    /// The people it brings into reach, nearest first, beginning with `to`.
    pub brings: Vec<StakeholderId>,
}

/// A person who could persuade another, or the other way round for [`Reach::heard_by`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persuader {
    /// Their id in the deal.
    pub id: StakeholderId,
    /// The number of steps to the other person; 1 is directly.
    pub steps: u32,
}

/// The paths of a view through one deal.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The people, sorted by id.
    members: Vec<Member>,
    relations: Vec<MapRelation>,
    /// The paths between them; a node's index is its member's position.
    ways: DiGraph<(), ()>,
    carriers: Carriers,
    /// The number of steps our view takes to each member; 0 for those who carry it.
    steps: Vec<Option<u32>>,
    left_out: usize,
}

impl Reach {
    /// Finds the paths through a deal. Of more than [`MOST`] people, those with a relation and those with a stance,
    /// role or answer are kept first, and `keep` always.
    #[must_use]
    pub fn of(deal: &Deal, keep: Option<StakeholderId>, verdict: impl Fn(&Stakeholder) -> Verdict) -> Self {
        let (people, left_out) = chosen(deal, keep);
        let contacts = Contacts::of_deal(deal);
        let members: Vec<Member> = people
            .values()
            .map(|person| member(deal.called(person), person, contacts.met(person), Part::of(person, &verdict(person))))
            .collect();
        let index: BTreeMap<StakeholderId, usize> = members.iter().map(|one| one.id).zip(0..).collect();
        let relations = relations(deal, &people);
        let mut ways = DiGraph::with_capacity(members.len(), relations.len());
        for _ in &members {
            ways.add_node(());
        }
        for relation in relations.iter().filter(|relation| relation.kind != MapRelationKind::Opposes) {
            if let (Some(from), Some(to)) = (index.get(&relation.from), index.get(&relation.to))
                && members[*from].part.passes_on()
            {
                ways.update_edge(NodeIndex::new(*from), NodeIndex::new(*to), ());
            }
        }
        let with = |part: Part| -> Vec<usize> { (0..members.len()).filter(|one| members[*one].part == part).collect() };
        let (carriers, sources) = match (with(Part::Confirmed), with(Part::Likely)) {
            (confirmed, _) if !confirmed.is_empty() => (Carriers::Confirmed, confirmed),
            (_, likely) if !likely.is_empty() => (Carriers::Likely, likely),
            _ => (Carriers::Nobody, Vec::new()),
        };
        let steps = steps_from(&ways, &sources);
        Self { members, relations, ways, carriers, steps, left_out }
    }

    /// Returns the people, sorted by id.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Returns one person, if they are among the members.
    #[must_use]
    pub fn member(&self, id: StakeholderId) -> Option<&Member> {
        self.index_of(id).map(|index| &self.members[index])
    }

    /// Returns whether a person is among the members.
    #[must_use]
    pub fn has(&self, id: StakeholderId) -> bool {
        self.index_of(id).is_some()
    }

    /// Returns the relations between the members, sorted.
    #[must_use]
    pub fn relations(&self) -> &[MapRelation] {
        &self.relations
    }

    /// Returns the number of people left out because there are more than [`MOST`].
    #[must_use]
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns what kind of people carry our view.
    #[must_use]
    pub const fn carriers(&self) -> Carriers {
        self.carriers
    }

    /// Returns the people who carry our view.
    #[must_use]
    pub fn sources(&self) -> Vec<&Member> {
        self.members.iter().zip(&self.steps).filter(|(_, steps)| **steps == Some(0)).map(|(one, _)| one).collect()
    }

    /// Returns the number of steps our view takes to a person: 0 where they carry it, `None` where it doesn't reach
    /// them.
    #[must_use]
    pub fn steps(&self, id: StakeholderId) -> Option<u32> {
        self.steps[self.index_of(id)?]
    }

    /// Returns the shortest path of our view to a person, starting with the one who carries it; `None` where there is
    /// none.
    #[must_use]
    pub fn way(&self, id: StakeholderId) -> Option<Vec<StakeholderId>> {
        let mut at = self.index_of(id)?;
        let mut way = vec![id];
        while let Some(left) = self.steps[at]?.checked_sub(1) {
            let before = self.ways.neighbors_directed(NodeIndex::new(at), petgraph::Direction::Incoming);
            at = before.map(NodeIndex::index).filter(|one| self.steps[*one] == Some(left)).min()?;
            way.push(self.members[at].id);
        }
        way.reverse();
        Some(way)
    }

    /// Returns the people our view reaches through others, nearest first.
    #[must_use]
    pub fn reached(&self) -> Vec<&Member> {
        let mut found: Vec<usize> = (0..self.members.len()).filter(|one| self.steps[*one] > Some(0)).collect();
        found.sort_by_key(|one| (self.steps[*one], *one));
        found.into_iter().map(|one| &self.members[one]).collect()
    }

    /// Returns the people our view doesn't reach, the most influential first.
    #[must_use]
    pub fn unreachable(&self) -> Vec<&Member> {
        let mut found: Vec<&Member> =
            self.members.iter().zip(&self.steps).filter(|(_, steps)| steps.is_none()).map(|(one, _)| one).collect();
        found.sort_by_key(|one| (Reverse(one.weight), one.id));
        found
    }

    /// Returns the one link that would bring the most influence into reach, of people who aren't won yet; of equals, the
    /// one to a person we have met, then to one who is identified.
    #[must_use]
    pub fn next_link(&self) -> Option<Link> {
        self.best_link(|brings| brings.iter().any(|one| !self.members[*one].is_won()))
    }

    /// Returns the link that would bring this person into reach, with the most influence beside them.
    #[must_use]
    pub fn link_to(&self, id: StakeholderId) -> Option<Link> {
        let index = self.index_of(id)?;
        self.best_link(|brings| brings.contains(&index))
    }

    /// Returns the people who could persuade a person, the best first: confirmed Mobilizers, then likely ones, then
    /// others; within each, by fewest steps, then by influence. Leaves out Blockers, people against us, people not
    /// identified yet, and anybody who opposes the person.
    #[must_use]
    pub fn persuaders(&self, id: StakeholderId) -> Vec<Persuader> {
        let Some(index) = self.index_of(id) else { return Vec::new() };
        let mut found: Vec<(usize, u32)> = dijkstra(Reversed(&self.ways), NodeIndex::new(index), None, |_| 1)
            .into_iter()
            .map(|(node, steps)| (node.index(), steps))
            .filter(|(one, _)| {
                let member = &self.members[*one];
                *one != index && member.found && member.part.passes_on() && !self.opposed(member.id, id)
            })
            .collect();
        found.sort_by_key(|(one, steps)| {
            let member = &self.members[*one];
            (member.part, *steps, Reverse(member.weight), !member.met, *one)
        });
        found.into_iter().map(|(one, steps)| Persuader { id: self.members[one].id, steps }).collect()
    }

    /// Returns the people this person's view reaches, nearest first, with the steps.
    #[must_use]
    pub fn heard_by(&self, id: StakeholderId) -> Vec<Persuader> {
        let Some(index) = self.index_of(id) else { return Vec::new() };
        let found = dijkstra(&self.ways, NodeIndex::new(index), None, |_| 1);
        let mut found: Vec<(u32, usize)> =
            found.into_iter().map(|(node, steps)| (steps, node.index())).filter(|(_, one)| *one != index).collect();
        found.sort_unstable();
        found.into_iter().map(|(steps, one)| Persuader { id: self.members[one].id, steps }).collect()
    }

    fn index_of(&self, id: StakeholderId) -> Option<usize> {
        self.members.binary_search_by_key(&id, |one| one.id).ok()
    }

    fn opposed(&self, a: StakeholderId, b: StakeholderId) -> bool {
        let between = |relation: &&MapRelation| [(a, b), (b, a)].contains(&(relation.from, relation.to));
        self.relations.iter().filter(between).any(|relation| relation.kind == MapRelationKind::Opposes)
    }

    fn best_link(&self, wanted: impl Fn(&[usize]) -> bool) -> Option<Link> {
        if self.carriers == Carriers::Nobody {
            return None;
        }
        let out = (0..self.members.len()).filter(|one| self.steps[*one].is_none());
        let mut all: Vec<(usize, Vec<usize>)> = out.map(|to| (to, self.beyond(to))).collect();
        all.retain(|(_, brings)| wanted(brings));
        all.sort_by_key(|(to, brings)| {
            let open = brings.iter().map(|one| &self.members[*one]).filter(|one| !one.is_won());
            let gain: u32 = open.map(|one| one.weight).sum();
            let member = &self.members[*to];
            (Reverse(gain), !member.met, !member.found, *to)
        });
        all.into_iter().find_map(|(to, brings)| {
            let from = self.best_start(to)?;
            let ids = |index: usize| self.members[index].id;
            Some(Link { from: ids(from), to: ids(to), brings: brings.into_iter().map(ids).collect() })
        })
    }

    /// Returns the people out of reach that a view would spread to from here, this one first.
    fn beyond(&self, index: usize) -> Vec<usize> {
        let mut walk = Dfs::new(&self.ways, NodeIndex::new(index));
        let mut found = Vec::new();
        while let Some(node) = walk.next(&self.ways) {
            if self.steps[node.index()].is_none() {
                found.push(node.index());
            }
        }
        found
    }

    /// Returns the easiest start for a link to this person: first of all somebody we have met, then the fewest steps
    /// from our view, then somebody in the same department.
    fn best_start(&self, to: usize) -> Option<usize> {
        let aim = &self.members[to];
        let near = |one: &Member| !aim.department.is_empty() && one.department == aim.department;
        let can = |one: &usize| {
            let member = &self.members[*one];
            self.steps[*one].is_some() && member.found && member.part.passes_on() && !self.opposed(member.id, aim.id)
        };
        (0..self.members.len()).filter(can).min_by_key(|one| {
            let member = &self.members[*one];
            (!member.met, self.steps[*one], !near(member), Reverse(member.weight), *one)
        })
    }
}

/// Returns the number of steps that a view takes from these sources to each member.
fn steps_from(ways: &DiGraph<(), ()>, sources: &[usize]) -> Vec<Option<u32>> {
    let mut rooted = ways.clone();
    // One node before all of them, so that one search covers all.
    let root = rooted.add_node(());
    for source in sources {
        rooted.add_edge(root, NodeIndex::new(*source), ());
    }
    let mut steps = vec![None; ways.node_count()];
    for (node, cost) in dijkstra(&rooted, root, None, |_| 1_u32) {
        if let Some(least) = steps.get_mut(node.index()) {
            *least = cost.checked_sub(1);
        }
    }
    steps
}
