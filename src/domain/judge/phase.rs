//! Where each person is on the way of a deal (M1): in the status quo, willing to look at another way, or a part of what
//! the group agreed on. All of it follows from what is written down anyway: answers, stances, joint acts, A and B.
//!
//! The way from the second to the third is the longest, and no number of single yeses makes it: only who is part of
//! something that the group was seen to agree on together is in the third.

use super::agreed::{Collective, agreement, collective, is_member, members};
use crate::domain::record::choice::choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::insight::beliefs::BeliefStep;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{AGREEMENTS, Agreement, Degree, Position, Topic};
use crate::domain::record::tell::{Tell, TellAnswer};

choices! {
    /// A phase on the way of a deal, the first one first (M1).
    Phase {
        /// They hold on to how things are.
        StatusQuo = "status-quo", "status quo";
        /// They're willing to look at another way, on their own.
        Willing = "willing", "willing to explore";
        /// They're part of what the group agreed on together.
        Agreed = "agreed", "part of the group's agreement";
    }
}

/// What a phase follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// They're against it or doubt it, on buying or on speaking up.
    Opposed(Topic),
    /// They see no problem.
    NoProblem,
    /// They waved the insight away, or it left them cold.
    Unmoved,
    /// They asked hard questions about the insight.
    Pressed,
    /// They delivered a task.
    Delivered,
    /// They're in favor of buying or speaking up.
    InFavor(Topic),
    /// They say yes to this.
    Yes(Topic),
    /// They doubt what they believed.
    DoubtsA,
    /// They agreed to B.
    AgreedToB,
    /// They say yes to what the group agreed on together.
    Together(Topic),
}

/// The number of people in each phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Phases {
    /// Those in the status quo.
    pub status_quo: usize,
    /// Those willing to explore, each alone.
    pub willing: usize,
    /// Those who are part of the group's agreement.
    pub agreed: usize,
    /// Those of whom nothing tells.
    pub unknown: usize,
}

impl Phases {
    /// Returns the number of people counted.
    #[must_use]
    pub const fn all(self) -> usize {
        self.status_quo + self.willing + self.agreed + self.unknown
    }
}

/// Returns the phase of a person who takes part in the decision, and what it follows from; `None` where nothing tells.
#[must_use]
pub fn phase(deal: &Deal, person: &Stakeholder) -> Option<(Phase, Because)> {
    if !is_member(person) {
        return None;
    }
    let against = opposed(person).map(|topic| (Phase::StatusQuo, Because::Opposed(topic)));
    let no_problem = agreement(person, Topic::Problem) == Some(Agreement::No);
    against
        .or_else(|| no_problem.then_some((Phase::StatusQuo, Because::NoProblem)))
        .or_else(|| together(deal, person).map(|because| (Phase::Agreed, because)))
        .or_else(|| willing(deal, person).map(|because| (Phase::Willing, because)))
        .or_else(|| is_unmoved(deal, person).then_some((Phase::StatusQuo, Because::Unmoved)))
}

/// Counts the people who take part in the decision by their phases.
#[must_use]
pub fn phases(deal: &Deal) -> Phases {
    let mut all = Phases::default();
    for person in members(deal) {
        let count = match phase(deal, person) {
            Some((Phase::StatusQuo, _)) => &mut all.status_quo,
            Some((Phase::Willing, _)) => &mut all.willing,
            Some((Phase::Agreed, _)) => &mut all.agreed,
            None => &mut all.unknown,
        };
        *count += 1;
    }
    all
}

/// Returns on what they are against it or doubt it. Who only doubts whether to say so holds on to nothing.
fn opposed(person: &Stakeholder) -> Option<Topic> {
    match (person.position(Topic::Buy), person.position(Topic::Advocate)) {
        (Some(Position::Buy(Degree::Against | Degree::Doubts)), _) => Some(Topic::Buy),
        (_, Some(Position::Advocate(Degree::Against))) => Some(Topic::Advocate),
        _ => None,
    }
}

/// Returns what they share of something the group was seen to agree on together.
fn together(deal: &Deal, person: &Stakeholder) -> Option<Because> {
    let is_joint = |topic: &Topic| matches!(collective(deal, *topic), Collective::Proved(_));
    let joint = AGREEMENTS.into_iter().rev().filter(is_joint);
    let said = joint.clone().find(|topic| agreement(person, *topic) == Some(Agreement::Yes));
    let has_b = joint.count() > 0 && step(deal, person) == Some(BeliefStep::Agreed);
    said.map(Because::Together).or(has_b.then_some(Because::AgreedToB))
}

fn willing(deal: &Deal, person: &Stakeholder) -> Option<Because> {
    let believes = match step(deal, person) {
        Some(BeliefStep::Agreed) => Some(Because::AgreedToB),
        Some(BeliefStep::DoubtsA) => Some(Because::DoubtsA),
        Some(BeliefStep::Seen) | None => None,
    };
    let yes = AGREEMENTS.into_iter().rev().find(|topic| agreement(person, *topic) == Some(Agreement::Yes));
    let favors = [Topic::Buy, Topic::Advocate].into_iter().find(|topic| {
        let position = person.position(*topic);
        matches!(
            position,
            Some(Position::Buy(Degree::For | Degree::Acts) | Position::Advocate(Degree::For | Degree::Acts))
        )
    });
    let answered = || {
        let answers = person.answers(&deal.owner);
        let delivered = answers.tell(Tell::Task) == Some(TellAnswer::Delivered);
        let pressed = answers.tell(Tell::Insight) == Some(TellAnswer::Pressed);
        delivered.then_some(Because::Delivered).or(pressed.then_some(Because::Pressed))
    };
    believes.or(yes.map(Because::Yes)).or(favors.map(Because::InFavor)).or_else(answered)
}

/// Returns whether they waved the insight away, or it left them cold.
fn is_unmoved(deal: &Deal, person: &Stakeholder) -> bool {
    let answer = person.answers(&deal.owner).tell(Tell::Insight);
    matches!(answer, Some(TellAnswer::WavedAway | TellAnswer::NotEngaged))
}

/// Returns how far they've come from A to B of any insight.
fn step(deal: &Deal, person: &Stakeholder) -> Option<BeliefStep> {
    deal.insights.iter().filter_map(|insight| insight.step_of(person.id)).max()
}
