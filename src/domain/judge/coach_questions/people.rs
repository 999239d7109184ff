//! The cues for questions about single people.

use crate::domain::judge::alert::{Alerts, Facts, Known};
use crate::domain::judge::reach::Part;
use crate::domain::judge::summary::{Need, state, to_confirm};
use crate::domain::judge::verdict::{GroupWord, judge};
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::method::cue::Cue;
use crate::domain::method::playbook::AdviceState;
use crate::domain::record::answer::Answer;
use crate::domain::record::card::Influence;
use crate::domain::record::concern::Concern;
use crate::domain::record::dates::days;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::plan::BlockerPlan;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::stakeholder::{Label, Stakeholder};
use crate::domain::record::stance::{Degree, Position, Stance, Topic};
use crate::domain::record::traits::Seen;
use std::collections::{HashMap, HashSet};

/// The id of the trait of people who hand information to every vendor.
const TELLS_EVERYBODY: &str = "guide.tells-every-vendor";

/// Returns everybody's cues, each person's sorted.
pub(super) fn of_people(facts: &Facts<'_>, known: &[Known<'_>], alerts: &Alerts) -> HashMap<StakeholderId, Vec<Cue>> {
    let mut raised: HashMap<StakeholderId, Vec<Cue>> = HashMap::new();
    for alert in alerts.all() {
        let Some(cue) = of_alert(alert.kind) else { continue };
        for id in &alert.people {
            raised.entry(*id).or_default().push(cue);
        }
    }
    let own = |one: &&Concern| !one.is_settled() && !one.is_disconnect();
    let worried: HashSet<StakeholderId> =
        facts.deal.concerns.iter().filter(own).flat_map(|one| one.of.iter()).collect();
    // An overdue action of the customer's is not our step.
    let late = facts.deal.actions.iter().filter(|one| one.is_open() && one.due < facts.today);
    let late = late.filter(|one| facts.deal.doer(one).is_none()).filter_map(|one| one.about);
    let late: HashSet<StakeholderId> = late.collect();
    let mut all = HashMap::with_capacity(known.len());
    for one in known {
        let id = one.person.id;
        all.entry(id).or_insert_with(|| {
            if one.person.has_left() {
                return vec![Cue::Left];
            }
            if one.person.is_placeholder() {
                return vec![Cue::NotFound];
            }
            let mut cues = raised.remove(&id).unwrap_or_default();
            cues.extend(late.contains(&id).then_some(Cue::ActionOverdue));
            cues.extend(worried.contains(&id).then_some(Cue::ConcernOpen));
            for found in [
                blocking(facts, one),
                labelled(facts, one),
                evidence(facts, one),
                mobilizing(facts, one),
                talking(facts, one),
                willing(one),
                at_hand(facts, one),
            ] {
                cues.extend(found);
            }
            in_order(cues)
        });
    }
    all
}

/// Sorts the cues, the most telling first, without duplicates; never returns an empty list.
fn in_order(mut cues: Vec<Cue>) -> Vec<Cue> {
    // The other alert says more precisely how the label differs.
    if cues.contains(&Cue::FriendAsChampion) || cues.contains(&Cue::SkepticAsHostile) {
        cues.retain(|cue| *cue != Cue::CallApart);
    }
    cues.sort_unstable();
    cues.dedup();
    if cues.is_empty() {
        cues.push(Cue::Steady);
    }
    cues
}

/// Returns the cue for each person an alert of this kind is about.
const fn of_alert(kind: AlertKind) -> Option<Cue> {
    Some(match kind {
        AlertKind::BlockerLeft => Cue::BlockerLeft,
        AlertKind::BlockerOverdue => Cue::BlockerOverdue,
        AlertKind::BlockerNoPlan => Cue::BlockerNoPlan,
        AlertKind::BlockerStage => Cue::BlockerStage,
        AlertKind::Untested => Cue::Untested,
        AlertKind::CallApart => Cue::CallApart,
        AlertKind::WontAdvocate => Cue::WontAdvocate,
        AlertKind::CoachingAhead => Cue::CoachingAhead,
        AlertKind::ActionMissing => Cue::NoAction,
        AlertKind::Contested => Cue::Contested,
        AlertKind::StaleEvidence => Cue::StaleEvidence,
        AlertKind::NeverMet => Cue::NeverMet,
        AlertKind::MobilizerQuiet => Cue::Quiet,
        AlertKind::PartDelivered => Cue::InPart,
        AlertKind::NamedChampion => Cue::NamedChampion,
        // About the deal, or covered more precisely below.
        AlertKind::StillIn
        | AlertKind::MobilizerLeft
        | AlertKind::DeciderOpposed
        | AlertKind::Opponent
        | AlertKind::DeciderUnscreened
        | AlertKind::DeciderUnowned
        | AlertKind::SponsorAsked
        | AlertKind::SupplierFirst
        | AlertKind::Stalled
        | AlertKind::Outsiders
        | AlertKind::NoPushback
        | AlertKind::InsideOverdue
        | AlertKind::InsideAhead
        | AlertKind::InsideUnknown
        | AlertKind::InsightFails
        | AlertKind::ActionOverdue
        | AlertKind::Silent
        | AlertKind::NoMobilizer
        | AlertKind::SingleThread
        | AlertKind::MissingRoles
        | AlertKind::MissingFunctions
        | AlertKind::NoReference
        | AlertKind::Talkers
        | AlertKind::Yeses
        | AlertKind::WillingAlone
        | AlertKind::Disconnect
        | AlertKind::CostMissing
        | AlertKind::FewerActions
        | AlertKind::Begin => return None,
    })
}

/// Returns the cues whose condition holds.
fn holding<const N: usize>(cues: [(bool, Cue); N]) -> Vec<Cue> {
    cues.into_iter().filter(|(holds, _)| *holds).map(|(_, cue)| cue).collect()
}

/// Returns the cues about somebody who blocks, or might; the alerts cover what is wrong with their plan.
fn blocking(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let plan = one.person.plan.as_deref();
    let is_over = plan.is_some_and(BlockerPlan::is_neutralised);
    let never_spoken = one.blocks(&facts.deal.owner) && facts.contacts.with(one.person.id).is_none();
    let runs = |plan: &BlockerPlan| !plan.left_to_customer && plan.due.is_none_or(|due| due >= facts.today);
    holding([
        (never_spoken && !is_over, Cue::BlockerUnmet),
        (plan.is_some_and(runs) && !is_over, Cue::BlockerPlanned),
        (is_over, Cue::BlockerSettled),
    ])
}

/// Returns the cues about the owner's label, compared with the evidence.
fn labelled(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let labelled = one.person.label_by(&facts.deal.owner).and_then(Label::group);
    let planned = one.person.plan.as_deref().is_some_and(|plan| !plan.is_neutralised());
    let champion = labelled == Some(ProfileGroup::Mobilizer);
    let is_vague = match one.verdict.group {
        None | Some((_, GroupWord::Unclear | GroupWord::Leaning)) => true,
        Some((_, GroupWord::Likely | GroupWord::Unproven | GroupWord::Confirmed)) => false,
    };
    let is_skeptic = one.verdict.read().profile() == Some(Profile::Skeptic);
    holding([
        (champion && one.likely() == Some(ProfileGroup::Talker), Cue::FriendAsChampion),
        (is_skeptic && (labelled == Some(ProfileGroup::Blocker) || planned), Cue::SkepticAsHostile),
        (champion && is_vague, Cue::NamedChampion),
    ])
}

/// Returns the cues about the evidence behind a verdict.
fn evidence(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let person = one.person;
    let state = state(person, &one.verdict, facts.today);
    let (mut heard, mut seen) = (false, false);
    for one in &person.observations {
        let Some(answer) = one.answer() else { continue };
        let is_claim = matches!(answer, Answer::Trait(_, Seen::Claimed));
        heard |= one.hearsay || is_claim;
        seen |= !one.hearsay && answer.was_seen();
    }
    seen |= person.tasks.iter().any(|task| task.judged.is_some());
    let is_heard = matches!(person.card().influence(), Some(Influence::Across | Influence::Deciders));
    let is_unknown = one.verdict.group.is_none();
    let bare = |topic| person.stance(topic).is_some_and(|stance| !Stance::has_evidence(stance));
    holding([
        (assessors_differ(facts, person), Cue::AssessorsDiffer),
        (heard && !seen, Cue::Hearsay),
        (is_unknown && is_heard, Cue::UnknownInfluential),
        (is_unknown && !is_heard, Cue::Unknown),
        (state == AdviceState::Leaning, Cue::Leaning),
        (state == AdviceState::Unclear, Cue::Unclear),
        (bare(Topic::Buy) || bare(Topic::Advocate), Cue::Impression),
    ])
}

/// Returns whether two assessors are each sure enough of different groups to talk about it.
fn assessors_differ(facts: &Facts<'_>, person: &Stakeholder) -> bool {
    let assessors = person.assessors();
    if assessors.len() < 2 {
        return false;
    }
    let groups =
        assessors.into_iter().filter_map(|by| match judge(&facts.playbook.model, &person.answers(by)).group? {
            (_, GroupWord::Unclear) => None,
            (group, GroupWord::Leaning | GroupWord::Likely | GroupWord::Unproven | GroupWord::Confirmed) => Some(group),
        });
    let groups: Vec<ProfileGroup> = groups.collect();
    groups.windows(2).any(|two| two[0] != two[1])
}

/// Returns the cues about tasks and coaching, and about where a Mobilizer's strength can backfire.
fn mobilizing(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let state = state(one.person, &one.verdict, facts.today);
    let is_waiting = matches!(state, AdviceState::LikelyMobilizer | AdviceState::Delivered);
    let need = is_waiting.then(|| to_confirm(&one.person.name, one.person, &one.verdict));
    let is_confirmed = matches!(one.verdict.group, Some((_, GroupWord::Confirmed)));
    let track = facts.deal.track(one.person.id);
    let is_in_stage = track.is_some_and(|track| track.current(&facts.playbook.stages).is_some());
    let strong = one.verdict.read().profile().filter(|_| one.verdict.likely_mobilizer());
    holding([
        (state == AdviceState::Unproven, Cue::Unproven),
        (state == AdviceState::TaskOverdue, Cue::TaskOverdue),
        (state == AdviceState::TaskOpen, Cue::TaskOpen),
        (matches!(need, Some(Need::DeliveredUnseen { .. })), Cue::DeliveredUnseen),
        (matches!(need, Some(Need::DeliveredInPart { .. })), Cue::InPart),
        (matches!(need, Some(Need::NotScreened { .. })), Cue::Unscreened),
        (track.is_some() && !is_confirmed, Cue::CoachedUnconfirmed),
        (track.is_none() && is_confirmed, Cue::NotCoached),
        (is_in_stage, Cue::StageUnproved),
        (strong == Some(Profile::GoGetter), Cue::GoGetterRushes),
        (strong == Some(Profile::Teacher), Cue::TeacherLofty),
        (strong == Some(Profile::Skeptic), Cue::SkepticDoubts),
    ])
}

/// Returns the cues about a likely Talker and their kind, and about anybody seen telling every vendor.
fn talking(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let is_talker = one.likely() == Some(ProfileGroup::Talker);
    let kind = one.verdict.read().profile().filter(|_| is_talker);
    let owner = &facts.deal.owner;
    let tells = one.person.observations.iter().any(|one| match one.answer() {
        Some(Answer::Trait(of, seen)) => of.id() == TELLS_EVERYBODY && seen.was_seen() && one.by == *owner,
        Some(Answer::Tell(_)) | None => false,
    });
    holding([
        (tells || kind == Some(Profile::Guide), Cue::TellsEverybody),
        (kind == Some(Profile::Climber), Cue::Climber),
        (kind == Some(Profile::Friend), Cue::Friend),
        (is_talker, Cue::Talker),
    ])
}

/// Returns the cues about a person's stance, gain and means; the alerts cover people who won't say so.
fn willing(one: &Known<'_>) -> Vec<Cue> {
    let person = one.person;
    let buys = matches!(person.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts)));
    let speaks = matches!(person.position(Topic::Advocate), Some(Position::Advocate(Degree::For | Degree::Acts)));
    let motives = person.motives();
    let knows_gain = motives.gains.count() > 0 || !motives.gains_words.trim().is_empty();
    holding([
        (Part::of(person, &one.verdict) == Part::Against, Cue::Against),
        (buys && speaks && motives.able.count() == 0, Cue::Unable),
        ((buys || one.verdict.likely_mobilizer()) && !knows_gain, Cue::NoGain),
    ])
}

/// Returns the cues about whether they have an account owner, were met, were heard from lately, and have a known
/// influence.
fn at_hand(facts: &Facts<'_>, one: &Known<'_>) -> Vec<Cue> {
    let card = one.person.card();
    let is_quiet = facts.contacts.with(one.person.id).is_some_and(|contact| {
        u32::try_from(days(contact.last, facts.today)).is_ok_and(|passed| passed >= facts.silent_limit())
    });
    holding([
        // Also before anybody is screened, when the alerts say nothing more than that.
        (!facts.contacts.met(one.person), Cue::NeverMet),
        (is_quiet, Cue::Quiet),
        (!facts.deal.is_with_ours(&card.owner, card.owner_id), Cue::NoOwner),
        (card.influence().is_none(), Cue::InfluenceUnknown),
    ])
}
