//! The reasons for a verdict: each answer with its weight, counter-evidence included.

use super::verdict::{Read, Verdict};
use super::weight::{Target, split, without};
use crate::domain::method::model::Model;
use crate::domain::record::answer::{Answer, Answers};
use crate::domain::record::profile::ProfileGroup;

/// The size below which a weight is only rounding noise.
const NOISE: f64 = 1e-9;

/// One answer and how far it moved the verdict.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The answer, from one assessor.
    pub answer: Answer,
    /// The drop in the target's log-odds when the answer is left out; positive speaks for the target.
    pub weight: f64,
    /// What it speaks for or against.
    pub target: Target,
}

/// Returns the reasons for a verdict, strongest first. They are about what [`explained`] returns, but for an answer that
/// fits the profile and speaks against the group: the group is named first, and its number went down.
#[must_use]
pub fn why(model: &Model, answers: &Answers, verdict: &Verdict) -> Vec<Reason> {
    let Some(target) = explained(verdict) else { return Vec::new() };
    let mut reasons: Vec<Reason> = weights(model, answers, target).collect();
    if let Read::As(group, ..) = verdict.read() {
        for (reason, by_group) in reasons.iter_mut().zip(weights(model, answers, Target::Group(group))) {
            if reason.weight > 0.0 && by_group.weight < -NOISE {
                *reason = by_group;
            }
        }
    }
    sort(&mut reasons);
    reasons
}

/// Returns the target that a verdict's reasons are about: the profile named, or the group where no profile of it
/// stands out. While nothing is named, the profile that fits best.
#[must_use]
pub fn explained(verdict: &Verdict) -> Option<Target> {
    let (best, _) = verdict.profile?;
    Some(match verdict.read() {
        Read::As(_, _, Some((profile, _))) => Target::Profile(profile),
        // The group Blocker is the profile Blocker.
        Read::As(group, _, None) if group != ProfileGroup::Blocker || best.group() != group => Target::Group(group),
        Read::Unknown | Read::Unclear | Read::As(_, _, None) => Target::Profile(best),
    })
}

/// Returns the target for readers who want the profile that fits best, however unsure, or the group named where that
/// profile lies outside it. Three Mobilizer profiles share the same evidence, so a Blocker may be likelier than each
/// of them.
#[must_use]
pub fn explained_by_profile(verdict: &Verdict) -> Option<Target> {
    let (best, _) = verdict.profile?;
    Some(match verdict.read() {
        Read::As(group, ..) if group != best.group() => Target::Group(group),
        Read::Unknown | Read::Unclear | Read::As(..) => Target::Profile(best),
    })
}

/// Returns the reasons for and against a target, strongest first, equals in the order of asking.
#[must_use]
pub fn reasons(model: &Model, answers: &Answers, target: Target) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = weights(model, answers, target).collect();
    sort(&mut reasons);
    reasons
}

fn sort(reasons: &mut [Reason]) {
    // Equal up to rounding noise.
    let size = |reason: &Reason| (reason.weight.abs() / NOISE).round();
    reasons.sort_by(|a, b| size(b).total_cmp(&size(a)));
}

fn weights<'a>(model: &'a Model, answers: &'a Answers, target: Target) -> impl Iterator<Item = Reason> + 'a {
    let all = model.profiles(answers.given());
    let log_odds = move |(inside, outside): (f64, f64)| inside.ln() - outside.ln();
    let with = log_odds(split(&all, target));
    answers.given().map(move |answer| {
        let rest = without(model, &all, answer);
        Reason { answer, weight: with - log_odds(split(&rest, target)), target }
    })
}
