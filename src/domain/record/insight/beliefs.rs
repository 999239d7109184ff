//! What the customer believes drives the goal of an insight, A, and what we want them to see instead, B (M13).
//!
//! Both are one tree: B is A with the three moves made on it. A node is added, one weighs more, or one drives another.

use super::Insight;
use crate::domain::record::choice::{Choice, Picked, choices};
use crate::domain::record::fields::record;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

choices! {
    /// How much a driver weighs, as the customer rates it.
    Weight {
        /// They'd move it first.
        ALot = "a-lot", "a lot";
        /// It's on their list.
        Some = "some", "some";
        /// They name it when asked.
        ALittle = "a-little", "a little";
    }

    /// How far a person has come from A to B.
    BeliefStep {
        /// They've seen A and B.
        Seen = "seen", "has seen it";
        /// They doubt what they believed.
        DoubtsA = "doubts-a", "doubts A";
        /// They agreed to B.
        Agreed = "agreed", "agreed to B";
    }
}

/// The levels below the goal that are told apart; what is deeper is shown on the last.
pub const DEEPEST: usize = 6;

/// The levels below the goal on which a driver can be added, the best place for an insight (M13).
pub const LEVELS: usize = 3;

/// Something that, as the customer believes, drives the goal, or that we want them to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Driver {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The driver in a few words.
    pub text: Text,
    /// The driver that it's a part of; none where it drives the goal itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<RecordId>,
    /// How much it weighs, as the customer rates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Choice<Weight>>,
    /// Whether it's only in B: the customer doesn't see it yet.
    #[serde(skip_serializing_if = "is_not")]
    pub added: bool,
    /// Whether it weighs more in B than the customer thinks.
    #[serde(skip_serializing_if = "is_not")]
    pub raised: bool,
    /// The other drivers that it drives too, in B only.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub also_drives: Picked<RecordId>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a person of the customer's said of A and B.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reaction {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The person.
    pub who: StakeholderId,
    /// How far they've come.
    pub step: Choice<BeliefStep>,
    /// Their act or words. Without, they count as having seen it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub evidence: Text,
    /// The day it happened.
    pub on: Date,
    /// The colleague who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Driver { required: id, text; optional: under, weight, added, raised, also_drives; });
record!(Reaction { required: id, who, step, on, by, at; optional: evidence; });

// serde passes a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_not(flag: &bool) -> bool {
    !*flag
}

impl Driver {
    /// Creates a driver that the customer believes in, or one that is only in B.
    #[must_use]
    pub fn new(id: RecordId, text: &str, under: Option<RecordId>, added: bool) -> Self {
        let (text, also_drives) = (text.into(), Picked::default());
        Self { id, text, under, weight: None, added, raised: false, also_drives, extra: Map::new() }
    }

    /// Returns whether B differs from A at this driver.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.added || self.raised || self.also_drives.count() > 0
    }
}

impl Reaction {
    /// Returns how far they've come, as far as their act or words show it.
    #[must_use]
    pub fn shown(&self) -> Option<BeliefStep> {
        let step = self.step.known()?;
        Some(if self.evidence.trim().is_empty() { BeliefStep::Seen } else { step })
    }
}

/// The place of each driver in the list.
type Places = HashMap<RecordId, usize>;

/// A driver in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch<'a> {
    /// The driver.
    pub driver: &'a Driver,
    /// Its level below the goal, from 1 to [`DEEPEST`].
    pub level: usize,
    /// Whether it's the last one below the node above it.
    pub is_last: bool,
    /// For each level above its own, whether the line of that level goes on below it.
    pub trunk: Vec<bool>,
}

impl Insight {
    /// Returns all drivers as the tree of B, from top to bottom. Each is there once, whatever a merge made of them.
    #[must_use]
    pub fn tree(&self) -> Vec<Branch<'_>> {
        branches(self.levels().into_iter().map(|(level, _, driver)| (level, driver)).collect())
    }

    /// Returns the drivers that the customer believes in, as the tree of A, in the order that they have in B.
    #[must_use]
    pub fn tree_of_today(&self) -> Vec<Branch<'_>> {
        let believed = self.levels().into_iter().filter(|(_, _, driver)| !driver.added);
        branches(believed.map(|(level, added, driver)| (level - added, driver)).collect())
    }

    /// Returns each driver in the order of the tree, with its level and the number of nodes above it that are only in B.
    fn levels(&self) -> Vec<(usize, usize, &Driver)> {
        let places: Places = self.drivers.iter().enumerate().rev().map(|(place, one)| (one.id, place)).collect();
        let mut below: HashMap<RecordId, Vec<&Driver>> = HashMap::new();
        for one in &self.drivers {
            if let Some(above) = self.parent(&places, one) {
                below.entry(above.id).or_default().push(one);
            }
        }
        let (tops, others): (Vec<&Driver>, Vec<&Driver>) =
            self.drivers.iter().partition(|one| self.parent(&places, one).is_none());
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        for start in tops.into_iter().chain(others) {
            // What no top leads to is in a circle, or below one.
            let top = if seen.contains(&start.id) { start } else { self.top_of(&places, start) };
            let mut waiting = vec![(1, 0, top)];
            while let Some((level, added, driver)) = waiting.pop() {
                if !seen.insert(driver.id) {
                    continue;
                }
                all.push((level, added, driver));
                let deeper =
                    if level < DEEPEST { (level + 1, added + usize::from(driver.added)) } else { (level, added) };
                let children = below.get(&driver.id).into_iter().flatten().rev();
                waiting.extend(children.map(|one| (deeper.0, deeper.1, *one)));
            }
        }
        all
    }

    /// Returns the driver above one, if it's there.
    fn parent(&self, places: &Places, one: &Driver) -> Option<&Driver> {
        places.get(&one.under?).map(|place| &self.drivers[*place])
    }

    /// Returns the top above a driver. Two merged edits can put drivers below each other in a circle: of these the first
    /// one in the list is at the top.
    fn top_of<'a>(&'a self, places: &Places, start: &'a Driver) -> &'a Driver {
        let mut passed = HashSet::new();
        let mut here = start;
        while passed.insert(here.id) {
            match self.parent(places, here) {
                Some(above) => here = above,
                None => return here,
            }
        }
        let place = |one: &Driver| places.get(&one.id).copied();
        let (end, mut first) = (here.id, here);
        while let Some(above) = self.parent(places, here).filter(|above| above.id != end) {
            here = above;
            first = if place(here) < place(first) { here } else { first };
        }
        first
    }

    /// Returns the drivers that a driver can be put below: not itself, none below it, and none too deep. What the customer
    /// believes isn't below what they don't see yet.
    #[must_use]
    pub fn above(&self, driver: Option<RecordId>, added: bool) -> Vec<&Driver> {
        let under: HashMap<RecordId, Option<RecordId>> = self.drivers.iter().map(|one| (one.id, one.under)).collect();
        let is_inside = |id: RecordId| {
            let mut seen = HashSet::new();
            let mut at = Some(id);
            while let Some(here) = at.filter(|here| seen.insert(*here)) {
                if Some(here) == driver {
                    return true;
                }
                at = under.get(&here).copied().flatten();
            }
            false
        };
        let fits = |branch: &Branch<'_>| branch.level < LEVELS && (added || !branch.driver.added);
        let all = self.tree().into_iter().filter(|branch| fits(branch) && !is_inside(branch.driver.id));
        all.map(|branch| branch.driver).collect()
    }

    /// Returns the driver with this id.
    #[must_use]
    pub fn driver(&self, id: RecordId) -> Option<&Driver> {
        self.drivers.iter().find(|one| one.id == id)
    }

    /// Edits a driver. Does nothing if there is none with this id.
    pub fn edit_driver(&mut self, id: RecordId, change: impl FnOnce(&mut Driver)) {
        if let Some(driver) = self.drivers.iter_mut().find(|one| one.id == id) {
            change(driver);
        }
    }

    /// Removes a driver, and the links that led to it. What was below it moves up.
    pub fn drop_driver(&mut self, id: RecordId) {
        let above = self.driver(id).and_then(|one| one.under).filter(|above| *above != id);
        self.drivers.retain(|one| one.id != id);
        for one in &mut self.drivers {
            one.also_drives.set(id, false);
            if one.under == Some(id) {
                one.under = above.filter(|above| *above != one.id);
            }
        }
        self.differentiators.iter_mut().for_each(|one| one.moves.set(id, false));
    }

    /// Returns what a person last said of A and B.
    #[must_use]
    pub fn reaction(&self, who: StakeholderId) -> Option<&Reaction> {
        self.reactions.iter().filter(|one| one.who == who).max_by_key(|one| (one.on, one.at))
    }

    /// Returns how far a person has come, as far as their act or words show it.
    #[must_use]
    pub fn step_of(&self, who: StakeholderId) -> Option<BeliefStep> {
        self.reaction(who).and_then(Reaction::shown)
    }

    /// Records what a person said of A and B. It replaces what they said before.
    pub fn react(&mut self, reaction: Reaction) {
        let old = self.reaction(reaction.who).map(|old| (old.id, old.extra.clone()));
        self.reactions.retain(|one| one.who != reaction.who);
        let (id, extra) = old.unwrap_or_else(|| (reaction.id, reaction.extra.clone()));
        self.reactions.push(Reaction { id, extra, ..reaction });
    }
}

/// Returns the tree that drivers in order make, by their levels.
fn branches(levels: Vec<(usize, &Driver)>) -> Vec<Branch<'_>> {
    // From the bottom up: whether something further down is on this level, below the same node.
    let mut goes_on = [false; DEEPEST + 1];
    let mut all = Vec::with_capacity(levels.len());
    for (level, driver) in levels.into_iter().rev() {
        let level = level.clamp(1, DEEPEST);
        all.push(Branch { driver, level, is_last: !goes_on[level], trunk: goes_on[1..level].to_vec() });
        goes_on[level] = true;
        goes_on[level + 1..].fill(false);
    }
    all.reverse();
    all
}
