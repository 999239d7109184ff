//! What moved a verdict: each answer with its weight, counter-evidence included.

use super::answer::{Answer, Answers};
use super::model::{ByProfile, Model};
use super::profile::{Group, Profile};
use super::verdict::Verdict;

/// What a weight is for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One profile against the other six.
    Profile(Profile),
    /// One group against the other two.
    Group(Group),
}

/// One answer and how far it moved the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The answer.
    pub answer: Answer,
    /// Change in the log-odds of the target when the answer is left out, sign turned: positive speaks for it.
    pub weight: f64,
}

impl Target {
    const fn holds(self, profile: Profile) -> bool {
        match self {
            Self::Profile(one) => one as usize == profile as usize,
            Self::Group(group) => profile.group() as usize == group as usize,
        }
    }
}

/// The reasons for a verdict's profile, strongest first.
#[must_use]
pub fn why(model: &Model, answers: &Answers, verdict: &Verdict) -> Vec<Reason> {
    let Some((profile, _)) = verdict.profile else { return Vec::new() };
    reasons(model, answers, Target::Profile(profile))
}

/// The reasons for and against a target, strongest first, equals in the order of asking.
#[must_use]
pub fn reasons(model: &Model, answers: &Answers, target: Target) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = weights(model, answers, target).collect();
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    reasons
}

/// How many things that were seen speak for a target.
#[must_use]
pub fn speaking_for(model: &Model, answers: &Answers, target: Target) -> usize {
    weights(model, answers, target)
        .filter(|reason| reason.weight > 1e-9 && super::verdict::counts_as_seen(reason.answer))
        .count()
}

fn weights<'a>(model: &'a Model, answers: &'a Answers, target: Target) -> impl Iterator<Item = Reason> + 'a {
    let all = model.log_evidence(answers.given());
    let with = log_odds(&all, target);
    answers.given().map(move |answer| {
        let mut rest = all;
        for (rest, value) in rest.iter_mut().zip(model.log_likelihood(answer)) {
            *rest -= value;
        }
        Reason { answer, weight: with - log_odds(&rest, target) }
    })
}

fn log_odds(log_evidence: &ByProfile, target: Target) -> f64 {
    let most = log_evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut inside, mut outside) = (0.0, 0.0);
    for profile in Profile::ALL {
        let raised = (log_evidence[profile.index()] - most).exp();
        if target.holds(profile) { inside += raised } else { outside += raised }
    }
    inside.ln() - outside.ln()
}
