//! The weight of an answer for a profile or a group.

use crate::domain::method::model::{ByProfile, Model};
use crate::domain::record::answer::{Answer, Answers};
use crate::domain::record::profile::{Profile, ProfileGroup};

/// The profile or group that a weight is for or against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One profile against the other six.
    Profile(Profile),
    /// One group against the other two.
    Group(ProfileGroup),
}

impl Target {
    /// Returns the name of the profile or group.
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

/// Returns the number of answers seen that speak for a target, given the profiles that all answers together produce.
#[must_use]
pub(in crate::domain) fn speaking_for(model: &Model, answers: &Answers, profiles: &ByProfile, target: Target) -> usize {
    let (inside, outside) = split(profiles, target);
    let speaks = |answer: &Answer| {
        let (inside_without, outside_without) = split(&without(model, profiles, *answer), target);
        // The odds are lower without it; a tiny difference is rounding noise.
        inside * outside_without > inside_without * outside * (1.0 + 1e-9)
    };
    answers.given().filter(|answer| answer.was_seen()).filter(speaks).count()
}

/// Returns whether anything was seen that some Mobilizer does more than a Blocker. Giving vendors nothing is not, and
/// neither is what somebody didn't do: both leave the Mobilizers over, and show nothing of one.
pub(in crate::domain) fn shows_a_mobilizer(model: &Model, answers: &Answers) -> bool {
    let mobilizers = || Profile::ALL.into_iter().filter(|one| matches!(one.group(), ProfileGroup::Mobilizer));
    let tells = |answer: Answer| {
        let likelihood = model.likelihood(answer);
        mobilizers().any(|one| likelihood[one.index()] > likelihood[Profile::Blocker.index()])
    };
    answers.given().filter(|answer| answer.was_seen()).any(tells)
}

/// Returns the profiles' weights with one answer left out, not normalized.
pub(in crate::domain) fn without(model: &Model, profiles: &ByProfile, answer: Answer) -> ByProfile {
    let mut rest = *profiles;
    for (rest, likelihood) in rest.iter_mut().zip(model.likelihood(answer)) {
        *rest /= likelihood;
    }
    rest
}

/// Returns the total weight of the target, and of everything else.
pub(in crate::domain) fn split(weights: &ByProfile, target: Target) -> (f64, f64) {
    let (mut inside, mut outside) = (0.0, 0.0);
    for profile in Profile::ALL {
        let weight = weights[profile.index()];
        if target.holds(profile) { inside += weight } else { outside += weight }
    }
    (inside, outside)
}
