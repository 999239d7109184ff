//! How a view travels inside the customer: whom the Mobilizers reach, whom nobody reaches, which link to build next, and
//! who could persuade whom (M7, M9).
//!
//! A view travels from who influences to who follows, from a sponsor to whom they hold a hand over, and from a boss to
//! those who report. Opposing carries nothing. Who blocks or stands against us hears a view and does not pass it on. Lines
//! to nobody, and people who have left, count for nothing; the order in the file does not matter.

mod member;
pub mod words;

pub use member::{MOST, Member, Part, Tie, TieKind, ties_of};

use super::contact::Contacts;
use super::verdict::Verdict;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use member::{chosen, member, ties};
use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Who carries our view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriers {
    /// Confirmed Mobilizers.
    Confirmed,
    /// Nobody is confirmed: likely Mobilizers stand in, who have yet to show it.
    Likely,
    /// Nobody.
    Nobody,
}

/// A link that is not there yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Who would have to be heard; our view has come as far as them.
    pub from: StakeholderId,
    /// By whom.
    pub to: StakeholderId,
    /// Whom it brings into reach, nearest first; `to` is the first.
    pub brings: Vec<StakeholderId>,
}

/// Somebody who could persuade another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Persuader {
    /// Who.
    pub id: StakeholderId,
    /// In how many steps they are heard; 1 is directly.
    pub steps: u32,
}

/// The ways of a view through one deal.
#[derive(Debug, Clone)]
pub struct Reach {
    /// By id.
    members: Vec<Member>,
    ties: Vec<Tie>,
    /// A node's index is its member's place.
    ways: DiGraph<(), ()>,
    carriers: Carriers,
    /// In how many steps our view comes to each; 0 for who carries it.
    steps: Vec<Option<u32>>,
    left_out: usize,
}

impl Reach {
    /// Finds the ways through a deal. Of more than [`MOST`] people those on a line and those with a stance or a part come
    /// first, and `keep` is always among them.
    #[must_use]
    pub fn of(deal: &Deal, keep: Option<StakeholderId>, verdict: impl Fn(&Stakeholder) -> Verdict) -> Self {
        let (people, left_out) = chosen(deal, keep);
        let contacts = Contacts::of_deal(deal);
        let members: Vec<Member> = people
            .values()
            .map(|person| member(deal.called(person), person, contacts.met(person), Part::of(person, &verdict(person))))
            .collect();
        let place: BTreeMap<StakeholderId, usize> = members.iter().map(|one| one.id).zip(0..).collect();
        let ties = ties(deal, &people);
        let mut ways = DiGraph::with_capacity(members.len(), ties.len());
        for _ in &members {
            ways.add_node(());
        }
        for tie in ties.iter().filter(|tie| tie.kind != TieKind::Opposes) {
            if let (Some(from), Some(to)) = (place.get(&tie.from), place.get(&tie.to))
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
        Self { members, ties, ways, carriers, steps, left_out }
    }

    /// Returns the people, by id.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// One person.
    #[must_use]
    pub fn member(&self, id: StakeholderId) -> Option<&Member> {
        self.place(id).map(|place| &self.members[place])
    }

    /// Returns whether a person is among them.
    #[must_use]
    pub fn has(&self, id: StakeholderId) -> bool {
        self.place(id).is_some()
    }

    /// Returns the lines between them, in an order of their own.
    #[must_use]
    pub fn ties(&self) -> &[Tie] {
        &self.ties
    }

    /// Returns how many people were left out for their number.
    #[must_use]
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns who carries our view.
    #[must_use]
    pub const fn carriers(&self) -> Carriers {
        self.carriers
    }

    /// Returns those who carry it.
    #[must_use]
    pub fn sources(&self) -> Vec<&Member> {
        self.members.iter().zip(&self.steps).filter(|(_, steps)| **steps == Some(0)).map(|(one, _)| one).collect()
    }

    /// In how many steps our view comes to a person: 0 where they carry it, nothing where it does not.
    #[must_use]
    pub fn steps(&self, id: StakeholderId) -> Option<u32> {
        self.steps[self.place(id)?]
    }

    /// Returns the shortest way on which our view comes to a person, who carries it first; nothing where there is none.
    #[must_use]
    pub fn way(&self, id: StakeholderId) -> Option<Vec<StakeholderId>> {
        let mut at = self.place(id)?;
        let mut way = vec![id];
        while let Some(left) = self.steps[at]?.checked_sub(1) {
            let before = self.ways.neighbors_directed(NodeIndex::new(at), petgraph::Direction::Incoming);
            at = before.map(NodeIndex::index).filter(|one| self.steps[*one] == Some(left)).min()?;
            way.push(self.members[at].id);
        }
        way.reverse();
        Some(way)
    }

    /// Returns everybody whom our view reaches from others, nearest first.
    #[must_use]
    pub fn reached(&self) -> Vec<&Member> {
        let mut found: Vec<usize> = (0..self.members.len()).filter(|one| self.steps[*one] > Some(0)).collect();
        found.sort_by_key(|one| (self.steps[*one], *one));
        found.into_iter().map(|one| &self.members[one]).collect()
    }

    /// Returns everybody whom our view does not reach, the weightiest first.
    #[must_use]
    pub fn unreachable(&self) -> Vec<&Member> {
        let mut found: Vec<&Member> =
            self.members.iter().zip(&self.steps).filter(|(_, steps)| steps.is_none()).map(|(one, _)| one).collect();
        found.sort_by_key(|one| (Reverse(one.weight), one.id));
        found
    }

    /// Returns the one link that would bring most weight into reach; among equals to who was met, then to who is known.
    #[must_use]
    pub fn next_link(&self) -> Option<Link> {
        self.best_link(|_| true)
    }

    /// Returns the link that would bring this person into reach, and most weight with them.
    #[must_use]
    pub fn link_to(&self, id: StakeholderId) -> Option<Link> {
        let place = self.place(id)?;
        self.best_link(|brings| brings.contains(&place))
    }

    /// Returns who could persuade a person, best first: confirmed Mobilizers, then likely ones, then others; the fewest
    /// steps, then the weightiest. Nobody who blocks, stands against us, is not found yet, or is opposed to the person.
    #[must_use]
    pub fn persuaders(&self, id: StakeholderId) -> Vec<Persuader> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let mut found: Vec<(usize, u32)> = dijkstra(Reversed(&self.ways), NodeIndex::new(place), None, |_| 1)
            .into_iter()
            .map(|(node, steps)| (node.index(), steps))
            .filter(|(one, _)| {
                let member = &self.members[*one];
                *one != place && member.found && member.part.passes_on() && !self.opposed(member.id, id)
            })
            .collect();
        found.sort_by_key(|(one, steps)| {
            let member = &self.members[*one];
            (member.part, *steps, Reverse(member.weight), !member.met, *one)
        });
        found.into_iter().map(|(one, steps)| Persuader { id: self.members[one].id, steps }).collect()
    }

    /// Returns everybody whom this person's view reaches, nearest first, with the steps.
    #[must_use]
    pub fn heard_by(&self, id: StakeholderId) -> Vec<Persuader> {
        let Some(place) = self.place(id) else { return Vec::new() };
        let found = dijkstra(&self.ways, NodeIndex::new(place), None, |_| 1);
        let mut found: Vec<(u32, usize)> =
            found.into_iter().map(|(node, steps)| (steps, node.index())).filter(|(_, one)| *one != place).collect();
        found.sort_unstable();
        found.into_iter().map(|(steps, one)| Persuader { id: self.members[one].id, steps }).collect()
    }

    fn place(&self, id: StakeholderId) -> Option<usize> {
        self.members.binary_search_by_key(&id, |one| one.id).ok()
    }

    fn opposed(&self, a: StakeholderId, b: StakeholderId) -> bool {
        let between = |tie: &&Tie| [(a, b), (b, a)].contains(&(tie.from, tie.to));
        self.ties.iter().filter(between).any(|tie| tie.kind == TieKind::Opposes)
    }

    fn best_link(&self, wanted: impl Fn(&[usize]) -> bool) -> Option<Link> {
        if self.carriers == Carriers::Nobody {
            return None;
        }
        let out = (0..self.members.len()).filter(|one| self.steps[*one].is_none());
        let mut all: Vec<(usize, Vec<usize>)> = out.map(|to| (to, self.beyond(to))).collect();
        all.retain(|(_, brings)| wanted(brings));
        all.sort_by_key(|(to, brings)| {
            let gain: u32 = brings.iter().map(|one| self.members[*one].weight).sum();
            let member = &self.members[*to];
            (Reverse(gain), !member.met, !member.found, *to)
        });
        all.into_iter().find_map(|(to, brings)| {
            let from = self.best_start(to)?;
            let ids = |place: usize| self.members[place].id;
            Some(Link { from: ids(from), to: ids(to), brings: brings.into_iter().map(ids).collect() })
        })
    }

    /// Returns everybody out of reach whom a view at this place would come to, itself first.
    fn beyond(&self, place: usize) -> Vec<usize> {
        let mut walk = Dfs::new(&self.ways, NodeIndex::new(place));
        let mut found = Vec::new();
        while let Some(node) = walk.next(&self.ways) {
            if self.steps[node.index()].is_none() {
                found.push(node.index());
            }
        }
        found
    }

    /// From whom a link to this place is cheapest: whom we met, where our view comes in the fewest steps, and who works
    /// in the same department.
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

/// In how many steps a view that begins at these comes to each.
fn steps_from(ways: &DiGraph<(), ()>, sources: &[usize]) -> Vec<Option<u32>> {
    let mut rooted = ways.clone();
    // One place before all of them, so that one search does for all.
    let root = rooted.add_node(());
    for source in sources {
        rooted.add_edge(root, NodeIndex::new(*source), ());
    }
    let mut steps = vec![None; ways.node_count()];
    for (node, cost) in dijkstra(&rooted, root, None, |_| 1_u32) {
        if let Some(place) = steps.get_mut(node.index()) {
            *place = cost.checked_sub(1);
        }
    }
    steps
}
