//! How much questions would tell: the expected information of one question more, given those that are to be asked with
//! it. So two questions that tell the same aren't both worth asking.

use super::alert::Alerts;
use super::next::left_by;
use crate::domain::method::alert_kind::{AlertKind, AlertLevel};
use crate::domain::method::model::{ByProfile, Model, entropy, normalise, times};
use crate::domain::record::answer::{Answers, Item};
use crate::domain::record::card::{Influence, Role};
use crate::domain::record::stakeholder::Stakeholder;

/// The least that a question worth asking tells, in nats.
pub(super) const LEAST: f64 = 0.02;

/// What may be true of a person once the questions chosen so far are answered: each outcome with its probability.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcomes(Vec<(f64, ByProfile)>);

impl Outcomes {
    /// Returns what is known now, before any question.
    #[must_use]
    pub fn of(model: &Model, answers: &Answers) -> Self {
        Self(vec![(1.0, model.profiles(answers.given()))])
    }

    /// Returns the uncertainty that the answer to an item takes away on average, in nats.
    #[must_use]
    pub fn told_by(&self, model: &Model, item: Item) -> f64 {
        let told = |now: &ByProfile| entropy(now) - left_by(model, now, item, |profiles| entropy(profiles));
        self.0.iter().map(|(probability, now)| probability * told(now)).sum()
    }

    /// Returns the outcomes once an item is answered too.
    #[must_use]
    pub fn after(&self, model: &Model, item: Item) -> Self {
        let answers = item.answers();
        let split = self.0.iter().flat_map(|(probability, now)| {
            answers.iter().map(move |answer| {
                let after = times(now, &model.likelihood(*answer));
                (probability * after.iter().sum::<f64>(), normalise(&after))
            })
        });
        Self(split.collect())
    }
}

/// Returns how much it matters to know a person: by how far their word carries, whether they have the say, and whether an
/// alert waits for what can be found out in a conversation. Nothing of this is part of a verdict.
#[must_use]
pub fn weight(person: &Stakeholder, alerts: Option<&Alerts>) -> f64 {
    let card = person.card();
    let influence = match card.influence() {
        Some(Influence::Deciders) => 2.0,
        Some(Influence::Across) => 1.5,
        Some(Influence::Team) | None => 1.0,
        Some(Influence::Few) => 0.5,
    };
    let has_the_say = [Role::Decides, Role::Approves].into_iter().any(|role| card.roles.has(role));
    let alerted = alerts.into_iter().flat_map(|all| &all.awake).filter(|one| waits_for_answers(one.kind));
    let alerted = alerted.filter(|one| one.people.contains(&person.id) || one.besides.contains(&person.id));
    let alerted = alerted.map(|one| match one.level {
        AlertLevel::Urgent => 2.0,
        AlertLevel::Warning => 1.5,
        AlertLevel::Hint => 1.2,
    });
    influence * if has_the_say { 1.5 } else { 1.0 } * alerted.fold(1.0, f64::max)
}

/// Returns whether knowing more about the people it names is what an alert needs. The others need a plan, a next step, or a
/// talk with others.
const fn waits_for_answers(kind: AlertKind) -> bool {
    matches!(
        kind,
        AlertKind::MobilizerLeft
            | AlertKind::DeciderOpposed
            | AlertKind::StillIn
            | AlertKind::Opponent
            | AlertKind::Silent
            | AlertKind::MobilizerQuiet
            | AlertKind::NeverMet
            | AlertKind::DeciderUnscreened
            | AlertKind::NoMobilizer
            | AlertKind::Untested
            | AlertKind::PartDelivered
            | AlertKind::CallApart
            | AlertKind::NamedChampion
            | AlertKind::NoPushback
            | AlertKind::Contested
            | AlertKind::StaleEvidence
            // It names the one to find out about first.
            | AlertKind::Begin
    )
}
