//! What a group agrees on: a pile of single yeses, and the collective yes, which only something done together proves (M1).
//! And how large the group is, beside the chance that a group of that size intends to buy at all.
//!
//! The two are never added up: however many say yes, each alone, it does not make the group agree.

use crate::domain::method::playbook::Playbook;
use crate::domain::record::card::Role;
use crate::domain::record::coaching::Tick;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Agreement, Position, Topic};
use std::sync::Arc;

/// How many of the group say what, each alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pile {
    /// Say yes.
    pub yes: usize,
    /// Have not made up their mind.
    pub unsure: usize,
    /// Say no.
    pub no: usize,
    /// Of whom nothing is known.
    pub unknown: usize,
}

impl Pile {
    /// Returns all of them.
    #[must_use]
    pub const fn all(self) -> usize {
        self.yes + self.unsure + self.no + self.unknown
    }
}

/// Whether the group as a group said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collective<'a> {
    /// Nothing was seen that they did together.
    No,
    /// It was ticked without saying what they did: that proves nothing.
    Bare(&'a Tick),
    /// They did this together.
    Proved(&'a Tick),
}

/// Returns whether a person takes part in the decision: not those who left, nor those who only influence it from
/// outside.
#[must_use]
pub fn is_member(person: &Stakeholder) -> bool {
    let roles = &person.card().roles;
    let only_outside = roles.has(Role::Outside) && roles.count() == 1;
    !person.has_left() && !only_outside
}

/// Returns those who take part in the decision, in the deal's order, those not found yet among them.
pub fn members(deal: &Deal) -> impl Iterator<Item = &Arc<Stakeholder>> {
    deal.stakeholders.iter().filter(|person| is_member(person))
}

/// Returns how many people take part that we know by name.
#[must_use]
pub fn group_size(deal: &Deal) -> usize {
    members(deal).filter(|person| !person.is_placeholder()).count()
}

/// Returns what a person says on a topic of agreement, by their latest stance.
#[must_use]
pub fn agreement(person: &Stakeholder, topic: Topic) -> Option<Agreement> {
    match person.position(topic)? {
        Position::Problem(one) | Position::Solution(one) | Position::Supplier(one) => Some(one),
        Position::Buy(_) | Position::Advocate(_) => None,
    }
}

/// Returns how many of the group say what on a topic, each alone.
#[must_use]
pub fn pile(deal: &Deal, topic: Topic) -> Pile {
    let mut pile = Pile::default();
    for person in members(deal) {
        let place = match agreement(person, topic) {
            Some(Agreement::Yes) => &mut pile.yes,
            Some(Agreement::Unsure) => &mut pile.unsure,
            Some(Agreement::No) => &mut pile.no,
            None => &mut pile.unknown,
        };
        *place += 1;
    }
    pile
}

/// Returns the id under which a deal ticks that the group agreed on a topic together.
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

/// Returns whether the group said yes on a topic as a group. What people say alone does not enter.
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
    /// Surveyed for this very size.
    Surveyed(f64),
    /// Between two sizes that were surveyed: a straight line, and no finding.
    Between(f64),
    /// Above the largest size surveyed: so much or less.
    AtMost(f64),
}

/// The sizes of group that were surveyed, and the ids of their figures (M1).
pub const SURVEYED: [(usize, &str); 3] = [(1, "intent-1"), (2, "intent-2"), (6, "intent-6")];

/// Returns the chance that a group of this size intends to buy, by points of (size, percent) in the order of size.
/// Nothing for nobody, below the first point, or without points.
#[must_use]
pub fn intent(points: &[(usize, f64)], size: usize) -> Option<Intent> {
    if let Some((_, chance)) = points.iter().find(|(at, _)| *at == size) {
        return Some(Intent::Surveyed(*chance));
    }
    if let Some(two) = points.windows(2).find(|two| two[0].0 < size && size < two[1].0) {
        let (from, to) = (two[0], two[1]);
        // Sizes of groups are far below where a count would lose digits.
        #[allow(clippy::cast_precision_loss)]
        let share = (size - from.0) as f64 / (to.0 - from.0) as f64;
        return Some(Intent::Between(share.mul_add(to.1 - from.1, from.1)));
    }
    points.last().filter(|(at, _)| size > *at).map(|(_, chance)| Intent::AtMost(*chance))
}

/// Returns the points that the playbook's figures give; one whose value is no percentage is left out.
#[must_use]
pub fn intent_points(playbook: &Playbook) -> Vec<(usize, f64)> {
    let percent = |id: &str| {
        let figure = playbook.figures.iter().find(|figure| figure.id == id)?;
        figure.value.trim_end_matches(['%', ' ']).parse().ok()
    };
    SURVEYED.into_iter().filter_map(|(size, id)| Some((size, percent(id)?))).collect()
}
