//! The verdict on a person: which profile and group fit the evidence best, and how sure that is.
//!
//! A percentage says how sure we are which one fits best; it is never a share of the person. Title, seniority and role
//! aren't inputs, because they don't tell (M2).

use super::weight::{Target, shows_a_mobilizer, speaking_for};
use crate::domain::method::model::{ByProfile, Model, normalise, times};
use crate::domain::record::answer::{Answer, Answers, Item};
use crate::domain::record::deal::Deal;
use crate::domain::record::profile::{Profile, ProfileGroup, by_group};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::traits::Trait;
use std::sync::Arc;

/// The certainty of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Too little: the best is below the threshold for leaning.
    Unclear,
    /// Enough for a next question about it.
    Leaning,
    /// Sure: enough is known, and enough of it was seen.
    Likely,
}

/// The certainty of a group. Only a Mobilizer can be confirmed or unproven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupWord {
    /// Too little: the best is below the threshold for leaning.
    Unclear,
    /// Enough for a next question about it.
    Leaning,
    /// Sure: enough is known, and enough of it was seen.
    Likely,
    /// A person who looks like a Mobilizer, but didn't deliver the latest task, or said no to it.
    Unproven,
    /// A likely Mobilizer who delivered the task, with a line of evidence: the only way to be confirmed.
    Confirmed,
}

/// A verdict without its numbers. Lists, profiles, cards and news all take the names they show from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// No answers.
    Unknown,
    /// Answers, but nothing fits best.
    Unclear,
    /// The group that fits best, with the profile where one stands out.
    As(ProfileGroup, GroupWord, Option<(Profile, Word)>),
}

/// Traits and tells that point to different groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contest {
    /// The group the traits alone point to.
    pub traits: ProfileGroup,
    /// The group the tells alone point to.
    pub tells: ProfileGroup,
}

/// The verdict on one person from one assessor's answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// The probability of each profile; sums to 1.
    pub profiles: ByProfile,
    /// The probability of each group; sums to 1.
    pub groups: [f64; ProfileGroup::COUNT],
    /// The profile that fits best and how sure that is; `None` without answers.
    pub profile: Option<(Profile, Word)>,
    /// The group that fits best and how sure that is; `None` without answers.
    pub group: Option<(ProfileGroup, GroupWord)>,
    /// Other profiles with two or more traits seen, since people are mixtures.
    pub also_shows: Vec<Profile>,
    /// The two groups, where traits and tells disagree.
    pub contested: Option<Contest>,
    /// Whether evidence for the delivered task is all that is missing for confirmed.
    pub awaits_evidence: bool,
}

impl Word {
    /// Returns the word used on screen and in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Leaning => "leaning",
            Self::Likely => "likely",
        }
    }
}

impl GroupWord {
    /// Returns the word used on screen and in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unclear => "unclear",
            Self::Leaning => "leaning",
            Self::Likely => "likely",
            Self::Unproven => "unproven",
            Self::Confirmed => "confirmed",
        }
    }
}

impl Read {
    /// Returns the profile worth naming; below leaning it is a guess among several.
    #[must_use]
    pub const fn profile(self) -> Option<Profile> {
        match self {
            Self::Unknown | Self::Unclear | Self::As(ProfileGroup::Mobilizer | ProfileGroup::Talker, _, None) => None,
            Self::As(ProfileGroup::Blocker, ..) => Some(Profile::Blocker),
            Self::As(_, _, Some((profile, _))) => Some(profile),
        }
    }
}

impl Verdict {
    /// Returns the verdict without its numbers. Below leaning it names neither group nor profile.
    #[must_use]
    pub fn read(&self) -> Read {
        match self.group {
            None => Read::Unknown,
            Some((_, GroupWord::Unclear)) => Read::Unclear,
            // The group Blocker is the profile Blocker; naming both would sound like two findings.
            Some((ProfileGroup::Blocker, word)) => Read::As(ProfileGroup::Blocker, word, None),
            Some((group, word)) => {
                let profile = self.profile.filter(|(one, word)| *word != Word::Unclear && one.group() == group);
                Read::As(group, word, profile)
            }
        }
    }

    /// Returns all profiles, those of the group named, if one is, first, then by probability.
    #[must_use]
    pub fn ranked(&self) -> [Profile; Profile::COUNT] {
        let mut all = Profile::ALL;
        let named = if let Read::As(group, ..) = self.read() { Some(group) } else { None };
        let is_best = |one: Profile| named == Some(one.group());
        // Equals stay in the method's order, since the last digits don't count.
        let size = |one: Profile| (self.of(one) * 1e9).round();
        all.sort_by(|a, b| is_best(*b).cmp(&is_best(*a)).then_with(|| size(*b).total_cmp(&size(*a))));
        all
    }

    /// Returns the profiles to show where there is room for `most`, in the order of [`Self::ranked`]: always the first one,
    /// and none that is less likely than one left out. More than `most` where the first would otherwise be cut off.
    #[must_use]
    pub fn shown(&self, most: usize) -> Vec<Profile> {
        let ranked = self.ranked();
        let mut likeliest = ranked;
        let size = |one: Profile| (self.of(one) * 1e9).round();
        // A stable sort keeps the ranking among equals.
        likeliest.sort_by(|a, b| size(*b).total_cmp(&size(*a)));
        let leader = likeliest.iter().position(|one| *one == ranked[0]).unwrap_or(0);
        let shown = &likeliest[..most.max(leader + 1).min(Profile::COUNT)];
        ranked.into_iter().filter(|one| shown.contains(one)).collect()
    }

    /// Returns the likeliest group and the likeliest single profile, where that profile is in another group.
    #[must_use]
    pub fn apart(&self) -> Option<(ProfileGroup, Profile)> {
        let ((profile, _), (group, _)) = (self.profile?, self.group?);
        (group != profile.group()).then_some((group, profile))
    }

    /// Returns the probability of a profile.
    #[must_use]
    pub const fn of(&self, profile: Profile) -> f64 {
        self.profiles[profile.index()]
    }

    /// Returns the probability of a group.
    #[must_use]
    pub const fn of_group(&self, group: ProfileGroup) -> f64 {
        self.groups[group.index()]
    }

    /// Returns the word for how sure the profile is, or `unknown`.
    #[must_use]
    pub fn word_id(&self) -> &'static str {
        self.profile.map_or("unknown", |(_, word)| word.id())
    }

    /// Returns the word for how sure the group is, or `unknown`.
    #[must_use]
    pub fn group_word_id(&self) -> &'static str {
        self.group.map_or("unknown", |(_, word)| word.id())
    }

    /// Returns whether the group Mobilizer is likely or confirmed.
    #[must_use]
    pub const fn likely_mobilizer(&self) -> bool {
        matches!(self.group, Some((ProfileGroup::Mobilizer, GroupWord::Likely | GroupWord::Confirmed)))
    }

    /// Returns whether the profile is sure enough to stop asking.
    #[must_use]
    pub const fn is_likely(&self) -> bool {
        matches!(self.profile, Some((_, Word::Likely)))
    }
}

/// Judges a person.
///
/// Hearsay moves the probabilities like any answer, but never a word beyond leaning: for more, the first-hand answers
/// must be enough without it.
#[must_use]
pub fn judge(model: &Model, answers: &Answers) -> Verdict {
    let of_tells = |answer: &Answer| matches!(answer, Answer::Tell(_));
    let by_tells = model.joint_likelihood(answers.given().filter(of_tells));
    let by_traits = model.joint_likelihood(answers.given().filter(|answer| !of_tells(answer)));
    let profiles = normalise(&times(&by_traits, &by_tells));
    let groups = by_group(&profiles);
    if answers.is_empty() {
        return Verdict {
            profiles,
            groups,
            profile: None,
            group: None,
            also_shows: Vec::new(),
            contested: None,
            awaits_evidence: false,
        };
    }
    let profile = best(&Profile::ALL, |one| profiles[one.index()]);
    let group = best(&ProfileGroup::ALL, |one| groups[one.index()]);
    let first_hand = answers.first_hand();
    let without_hearsay = (first_hand != *answers).then(|| model.profiles(first_hand.given()));
    let word = |probability: f64, target: Target| {
        let is_enough = || is_firm(model, answers, &profiles, target);
        let is_seen = || without_hearsay.as_ref().is_none_or(|seen| is_firm(model, &first_hand, seen, target));
        match probability {
            low if low < model.words.leaning => Word::Unclear,
            _ if is_enough() && is_seen() => Word::Likely,
            _ => Word::Leaning,
        }
    };
    // Where a profile outside is likelier than each of the three, or nothing seen tells one from a Blocker, nobody is named (M2).
    let is_bare = || profile.group() != group || !shows_a_mobilizer(model, answers);
    let base = word(groups[group.index()], Target::Group(group));
    let is_named = (group, base) != (ProfileGroup::Mobilizer, Word::Leaning) || !is_bare();
    let base = if is_named { base } else { Word::Unclear };
    let group_word = group_word(&first_hand, group, base);
    let is_likely = (group, group_word) == (ProfileGroup::Mobilizer, GroupWord::Likely);
    Verdict {
        profiles,
        groups,
        profile: Some((profile, word(profiles[profile.index()], Target::Profile(profile)))),
        group: Some((group, group_word)),
        also_shows: also_shows(&first_hand, profile),
        contested: contested(model, &by_traits, &by_tells),
        awaits_evidence: is_likely && delivered_and_screened(&first_hand),
    }
}

/// Judges everybody in a deal by its owner's answers, in the deal's order; `known` returns a verdict that still holds. All
/// people of whom nothing was seen share one.
#[must_use]
pub fn judge_everybody(
    model: &Model,
    deal: &Deal,
    known: impl Fn(usize, &Arc<Stakeholder>) -> Option<Arc<Verdict>>,
) -> Vec<Arc<Verdict>> {
    let unknown = Arc::new(judge(model, &Answers::default()));
    let verdict = |(at, person): (usize, &Arc<Stakeholder>)| match known(at, person) {
        Some(verdict) => verdict,
        None if person.observations.is_empty() && person.tasks.is_empty() => Arc::clone(&unknown),
        None => Arc::new(judge(model, &person.answers(&deal.owner))),
    };
    deal.stakeholders.iter().enumerate().map(verdict).collect()
}

/// Returns whether a verdict would be weaker without the answers that have no evidence.
#[must_use]
pub fn rests_without_evidence(model: &Model, answers: &Answers, verdict: &Verdict) -> bool {
    let Read::As(group, word, _) = verdict.read() else { return false };
    match judge(model, &answers.with_evidence()).group {
        Some((seen, firm)) => seen != group || firm < word,
        None => true,
    }
}

/// Returns whether these answers are enough to call a target likely: it is probable, and enough of what was seen
/// supports it.
fn is_firm(model: &Model, answers: &Answers, profiles: &ByProfile, target: Target) -> bool {
    let probability = match target {
        Target::Profile(profile) => profiles[profile.index()],
        Target::Group(group) => by_group(profiles)[group.index()],
    };
    probability >= model.words.likely && speaking_for(model, answers, profiles, target) >= model.words.seen_needed
}

/// Returns the first of the largest, so that a tie is always settled the same way. Differences in the last digits
/// count as ties.
fn best<T: Copy>(all: &[T], value: impl Fn(T) -> f64) -> T {
    all.iter().copied().fold(all[0], |best, one| if value(one) > value(best) + 1e-12 { one } else { best })
}

fn group_word(answers: &Answers, group: ProfileGroup, word: Word) -> GroupWord {
    if group == ProfileGroup::Mobilizer && word != Word::Unclear {
        match answers.tell(Tell::Task) {
            Some(TellAnswer::NotDelivered | TellAnswer::Refused | TellAnswer::Declined) => {
                return GroupWord::Unproven;
            }
            Some(TellAnswer::Delivered)
                if word == Word::Likely
                    && delivered_and_screened(answers)
                    && answers.is_evident(Item::Tell(Tell::Task)) =>
            {
                return GroupWord::Confirmed;
            }
            _ => {}
        }
    }
    match word {
        Word::Unclear => GroupWord::Unclear,
        Word::Leaning => GroupWord::Leaning,
        Word::Likely => GroupWord::Likely,
    }
}

/// Returns whether a likely Mobilizer has everything to be confirmed except the evidence.
fn delivered_and_screened(answers: &Answers) -> bool {
    answers.tell(Tell::Task) == Some(TellAnswer::Delivered)
        && answers.tell(Tell::Insight).is_some()
        && answers.tell(Tell::Talk).is_some()
}

fn also_shows(answers: &Answers, best: Profile) -> Vec<Profile> {
    let mut seen = [0_u8; Profile::COUNT];
    for one in Trait::all() {
        if answers.seen(one).is_some_and(|seen| seen.was_seen()) {
            seen[one.profile().index()] += 1;
        }
    }
    Profile::ALL.into_iter().filter(|one| *one != best && seen[one.index()] >= 2).collect()
}

fn contested(model: &Model, by_traits: &ByProfile, by_tells: &ByProfile) -> Option<Contest> {
    let (traits, tells) = (firm_group(model, by_traits)?, firm_group(model, by_tells)?);
    (traits != tells).then_some(Contest { traits, tells })
}

/// Returns the group that the traits or the tells alone point to. Without answers all profiles are even: never firm.
fn firm_group(model: &Model, likelihood: &ByProfile) -> Option<ProfileGroup> {
    let groups = by_group(&normalise(likelihood));
    ProfileGroup::ALL.into_iter().find(|group| groups[group.index()] >= model.words.contested)
}
