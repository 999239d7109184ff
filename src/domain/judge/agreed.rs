//! What a group agrees on: single yeses, and the collective yes, which only something done together proves (M1). Also
//! the size of the group, next to the chance that a group of that size intends to buy at all.
//!
//! The two are never added up: however many people say yes, each alone, it doesn't make the group agree.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::card::Role;
use crate::domain::record::coaching::Tick;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Agreement, Position, Topic};
use std::sync::Arc;

/// The number of people behind each answer to a topic, each asked alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pile {
    /// The people who say yes.
    pub yes: usize,
    /// The people who haven't made up their mind.
    pub unsure: usize,
    /// The people who say no.
    pub no: usize,
    /// The people whose answer nobody knows.
    pub unknown: usize,
}

impl Pile {
    /// Returns the number of people counted, whatever they say.
    #[must_use]
    pub const fn all(self) -> usize {
        self.yes + self.unsure + self.no + self.unknown
    }
}

/// The state of the group's collective yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collective<'a> {
    /// Nothing is recorded that they did together.
    No,
    /// Ticked without saying what they did, which proves nothing.
    Bare(&'a Tick),
    /// Something they did together, with evidence.
    Proved(&'a Tick),
}

/// Returns whether a person takes part in the decision. People who left, and those who only influence it from
/// outside, don't.
#[must_use]
pub fn is_member(person: &Stakeholder) -> bool {
    let roles = &person.card().roles;
    let only_outside = roles.has(Role::Outside) && roles.count() == 1;
    !person.has_left() && !only_outside
}

/// Returns the people who take part in the decision, in the deal's order, including those not identified yet.
pub fn members(deal: &Deal) -> impl Iterator<Item = &Arc<Stakeholder>> {
    deal.stakeholders.iter().filter(|person| is_member(person))
}

/// Returns the number of people who take part and whose name is known.
#[must_use]
pub fn group_size(deal: &Deal) -> usize {
    members(deal).filter(|person| !person.is_placeholder()).count()
}

/// Returns a person's latest stance on a topic of agreement.
#[must_use]
pub fn agreement(person: &Stakeholder, topic: Topic) -> Option<Agreement> {
    match person.position(topic)? {
        Position::Problem(one) | Position::Solution(one) | Position::Supplier(one) => Some(one),
        Position::Buy(_) | Position::Advocate(_) => None,
    }
}

/// Counts the group's answers to a topic, each person's alone.
#[must_use]
pub fn pile(deal: &Deal, topic: Topic) -> Pile {
    let mut pile = Pile::default();
    for person in members(deal) {
        let count = match agreement(person, topic) {
            Some(Agreement::Yes) => &mut pile.yes,
            Some(Agreement::Unsure) => &mut pile.unsure,
            Some(Agreement::No) => &mut pile.no,
            None => &mut pile.unknown,
        };
        *count += 1;
    }
    pile
}

/// Returns the id of the tick for "the group agreed on this topic together".
#[must_use]
pub const fn joint_id(topic: Topic) -> &'static str {
    match topic {
        Topic::Problem => "joint.problem",
        Topic::Solution => "joint.solution",
        Topic::Supplier => "joint.supplier",
        Topic::Buy => "joint.buy",
        Topic::Advocate => "joint.advocate",
    }
}

/// Returns whether the group said yes to a topic as a group. Single answers don't count here.
#[must_use]
pub fn collective(deal: &Deal, topic: Topic) -> Collective<'_> {
    match deal.marked(joint_id(topic)) {
        None => Collective::No,
        Some(tick) if tick.has_evidence() => Collective::Proved(tick),
        Some(tick) => Collective::Bare(tick),
    }
}

/// The chance that a group intends to buy at all, in percent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Intent {
    /// Surveyed for exactly this size.
    Surveyed(f64),
    /// Interpolated on a straight line between two surveyed sizes, so not a finding.
    Between(f64),
    /// Above the largest surveyed size: at most this much.
    AtMost(f64),
}

/// The surveyed group sizes, each with the id of its figure (M1).
pub const SURVEYED: [(usize, &str); 3] = [(1, "intent-1"), (2, "intent-2"), (6, "intent-6")];

/// Returns the chance that a group of this size intends to buy, from points of (size, percent) sorted by size. `None`
/// for an empty group, below the first point, or without points.
#[must_use]
pub fn intent(points: &[(usize, f64)], size: usize) -> Option<Intent> {
    if let Some((_, chance)) = points.iter().find(|(at, _)| *at == size) {
        return Some(Intent::Surveyed(*chance));
    }
    if let Some(two) = points.windows(2).find(|two| two[0].0 < size && size < two[1].0) {
        let (from, to) = (two[0], two[1]);
        // Group sizes are far below the point where a float loses digits.
        #[allow(clippy::cast_precision_loss)]
        let share = (size - from.0) as f64 / (to.0 - from.0) as f64;
        return Some(Intent::Between(share.mul_add(to.1 - from.1, from.1)));
    }
    points.last().filter(|(at, _)| size > *at).map(|(_, chance)| Intent::AtMost(*chance))
}

/// Returns the points from the playbook's figures, leaving out any whose value isn't a percentage.
#[must_use]
pub fn intent_points(playbook: &Playbook) -> Vec<(usize, f64)> {
    let percent = |id: &str| {
        let figure = playbook.figures.iter().find(|figure| figure.id == id)?;
        figure.value.trim_end_matches(['%', ' ']).parse().ok()
    };
    SURVEYED.into_iter().filter_map(|(size, id)| Some((size, percent(id)?))).collect()
}
