//! What moved a verdict: each answer with its weight, counter-evidence included.

use super::answer::{Answer, Answers};
use super::profile::{Group, Profile};
use super::verdict::{Read, Verdict};
use crate::domain::method::model::{ByProfile, Model};

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
    /// The name of the profile or group.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Profile(profile) => profile.name(),
            Self::Group(group) => group.name(),
        }
    }

    const fn holds(self, profile: Profile) -> bool {
        match self {
            Self::Profile(one) => one as usize == profile as usize,
            Self::Group(group) => profile.group() as usize == group as usize,
        }
    }
}

/// The reasons for a verdict, strongest first.
#[must_use]
pub fn why(model: &Model, answers: &Answers, verdict: &Verdict) -> Vec<Reason> {
    explained(verdict).map_or_else(Vec::new, |target| reasons(model, answers, target))
}

/// The target that a verdict's reasons are about: the profile that is said, or the group where no profile of it stands out.
/// While nothing is said, the profile that fits best.
#[must_use]
pub fn explained(verdict: &Verdict) -> Option<Target> {
    let (best, _) = verdict.profile?;
    Some(match verdict.read() {
        Read::As(_, _, Some((profile, _))) => Target::Profile(profile),
        // The group Blocker is the profile Blocker.
        Read::As(group, _, None) if group != Group::Blocker || best.group() != group => Target::Group(group),
        Read::Unknown | Read::Unclear | Read::As(_, _, None) => Target::Profile(best),
    })
}

/// The target for readers who want the profile that fits best, however unsure: only where it lies outside the group that is
/// said, the group. Three kinds of Mobilizer share what speaks for all of them, so a Blocker alone may be likelier than each.
#[must_use]
pub fn explained_by_profile(verdict: &Verdict) -> Option<Target> {
    let (best, _) = verdict.profile?;
    Some(match verdict.read() {
        Read::As(group, ..) if group != best.group() => Target::Group(group),
        Read::Unknown | Read::Unclear | Read::As(..) => Target::Profile(best),
    })
}

/// The reasons for and against a target, strongest first, equals in the order of asking.
#[must_use]
pub fn reasons(model: &Model, answers: &Answers, target: Target) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = weights(model, answers, target).collect();
    // Equals are equal but for the noise of the arithmetic.
    let size = |reason: &Reason| (reason.weight.abs() * 1e9).round();
    reasons.sort_by(|a, b| size(b).total_cmp(&size(a)));
    reasons
}

/// How many things that were seen speak for a target, where all answers together make these profiles.
#[must_use]
pub(super) fn speaking_for(model: &Model, answers: &Answers, profiles: &ByProfile, target: Target) -> usize {
    let (inside, outside) = split(profiles, target);
    let speaks = |answer: &Answer| {
        let (inside_without, outside_without) = split(&without(model, profiles, *answer), target);
        // The odds are lower without it; a hair's breadth is the noise of the arithmetic.
        inside * outside_without > inside_without * outside * (1.0 + 1e-9)
    };
    answers.given().filter(|answer| answer.was_seen()).filter(speaks).count()
}

fn weights<'a>(model: &'a Model, answers: &'a Answers, target: Target) -> impl Iterator<Item = Reason> + 'a {
    let all = model.profiles(answers.given());
    let log_odds = move |(inside, outside): (f64, f64)| inside.ln() - outside.ln();
    let with = log_odds(split(&all, target));
    answers.given().map(move |answer| {
        let rest = without(model, &all, answer);
        Reason { answer, weight: with - log_odds(split(&rest, target)) }
    })
}

/// The profiles' weights with an answer left out. Not normalised.
fn without(model: &Model, profiles: &ByProfile, answer: Answer) -> ByProfile {
    let mut rest = *profiles;
    for (rest, likelihood) in rest.iter_mut().zip(model.likelihood(answer)) {
        *rest /= likelihood;
    }
    rest
}

/// What is the target's, and what is not.
fn split(weights: &ByProfile, target: Target) -> (f64, f64) {
    let (mut inside, mut outside) = (0.0, 0.0);
    for profile in Profile::ALL {
        let weight = weights[profile.index()];
        if target.holds(profile) { inside += weight } else { outside += weight }
    }
    (inside, outside)
}
