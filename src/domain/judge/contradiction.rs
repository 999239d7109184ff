//! Contradictions between a verdict and a stance.

use super::verdict::{GroupWord, Read, Verdict};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::{Degree, Position, Stance, Topic};

/// Returns whether somebody reads as a Blocker, leaning or more.
#[must_use]
pub fn reads_as_blocker(verdict: &Verdict) -> bool {
    matches!(verdict.read(), Read::As(ProfileGroup::Blocker, ..))
}

/// Returns the stance for buying, or for speaking up, of somebody who reads as a Blocker: only one of the two can be
/// true.
#[must_use]
pub fn stance_for_it<'a>(person: &'a Stakeholder, verdict: &Verdict) -> Option<&'a Stance> {
    let is_for = |one: &&Stance| match one.position() {
        Some(Position::Buy(degree) | Position::Advocate(degree)) => matches!(degree, Degree::For | Degree::Acts),
        Some(Position::Problem(_) | Position::Solution(_) | Position::Supplier(_)) | None => false,
    };
    let stances = [Topic::Buy, Topic::Advocate].into_iter().filter_map(|topic| person.stance(topic));
    stances.filter(is_for).find(|_| reads_as_blocker(verdict))
}

/// Returns the stance against buying, or against speaking up, of somebody who reads as a Mobilizer and isn't confirmed.
/// A Mobilizer may push back hard and carry it all the same; somebody who blocks doesn't (M16). Only a task tells.
#[must_use]
pub fn stance_against_it<'a>(person: &'a Stakeholder, verdict: &Verdict) -> Option<&'a Stance> {
    let is_against = |one: &&Stance| {
        matches!(one.position(), Some(Position::Buy(Degree::Against) | Position::Advocate(Degree::Against)))
    };
    let is_open = match verdict.read() {
        Read::As(ProfileGroup::Mobilizer, word, _) => word != GroupWord::Confirmed,
        Read::As(ProfileGroup::Talker | ProfileGroup::Blocker, ..) | Read::Unknown | Read::Unclear => false,
    };
    let stances = [Topic::Buy, Topic::Advocate].into_iter().filter_map(|topic| person.stance(topic));
    stances.filter(is_against).find(|_| is_open)
}
