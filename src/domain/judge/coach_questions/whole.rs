//! The cues for questions about the deal as a whole.

use crate::domain::judge::agreed::{Collective, collective, group_size, members, pile};
use crate::domain::judge::alert::{Alerts, Facts, Known, PILE};
use crate::domain::judge::reach::Reach;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::method::alert_kind::AlertKind;
use crate::domain::method::cue::Cue;
use crate::domain::record::card::Role;
use crate::domain::record::choice::Choice;
use crate::domain::record::coaching::Tick;
use crate::domain::record::concern::Concern;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::outcome::{DealOutcome, Ending};
use crate::domain::record::stance::{AGREEMENTS, Topic};
use std::collections::HashMap;

/// The number of people from which it is odd that nobody pulls another way.
const SEVERAL: usize = 3;

/// The id of the verifier showing that the customer retells the insight without us.
const RETELLS_INSIGHT: &str = "problem.retells-insight";

/// The prefix of the ids of the Collective Learning behaviors.
const LEARNING: &str = "learning.";

/// Returns the cues of a deal that is over.
pub(super) fn ended(outcome: &DealOutcome) -> Vec<Cue> {
    let how = match &outcome.result {
        Choice::Known(Ending::NoDecision) => Some(Cue::EndedNoDecision),
        Choice::Known(Ending::Lost) => Some(Cue::EndedLost),
        Choice::Known(Ending::Won) => Some(Cue::EndedWon),
        Choice::Foreign(_) => None,
    };
    how.into_iter().chain([Cue::Ended]).collect()
}

/// Returns the cues of an open deal, the most telling first.
pub(super) fn of_deal(facts: &Facts<'_>, known: &[Known<'_>], alerts: &Alerts) -> Vec<Cue> {
    if facts.deal.stakeholders.is_empty() {
        return vec![Cue::Nobody, Cue::StatusQuo];
    }
    let mut cues: Vec<Cue> = alerts.all().filter_map(|alert| of_alert(alert.kind)).collect();
    let mobilizers = facts.present.iter().filter(|one| one.verdict.likely_mobilizer()).count();
    let late_and_open = facts.is_late() && !commitment_is_proved(facts);
    let size = group_size(facts.deal);
    let expected = facts.deal.expected.map(|all| usize::try_from(all).unwrap_or(usize::MAX));
    let stage_is_known = facts.playbook.group.stage(&facts.deal.stage).is_some();
    for (holds, cue) in [
        (mobilizers == 1 && facts.present.len() > 1, Cue::OneMobilizer),
        (decider_is_unreached(facts, known), Cue::DeciderUnreached),
        (any_disconnect(facts, |one| !one.is_settled()), Cue::DisconnectOpen),
        (is_unexplored(facts), Cue::DisconnectsUnexplored),
        (mobilizers > 0 && !facts.is_proved(RETELLS_INSIGHT), Cue::InsightNotHanded),
        (!facts.cost_is_known(), Cue::CostUnknown),
        (expected.is_some_and(|all| all > size), Cue::GroupLarger),
        (expected.is_none(), Cue::GroupSizeUnknown),
        (nobody_blocks(facts), Cue::NoBlockerKnown),
        (late_and_open, Cue::CommitmentsOpen),
        (!alerts.asleep.is_empty(), Cue::Snoozed),
        (!stage_is_known, Cue::StageUnknown),
        (true, Cue::StatusQuo),
    ] {
        cues.extend(holds.then_some(cue));
    }
    cues.extend(agreeing(facts));
    cues.sort_unstable();
    cues.dedup();
    cues
}

/// Returns the deal's cue for an alert of this kind.
const fn of_alert(kind: AlertKind) -> Option<Cue> {
    Some(match kind {
        AlertKind::StillIn => Cue::StillIn,
        AlertKind::Silent => Cue::CustomerSilent,
        AlertKind::ActionOverdue => Cue::Slipped,
        AlertKind::NoMobilizer | AlertKind::MobilizerLeft => Cue::NoMobilizer,
        AlertKind::SupplierFirst => Cue::SupplierFirst,
        AlertKind::SingleThread => Cue::SingleThread,
        AlertKind::MissingRoles => Cue::RolesMissing,
        AlertKind::Talkers => Cue::MostlyTalkers,
        AlertKind::Yeses => Cue::Yeses,
        AlertKind::Disconnect => Cue::DisconnectOpen,
        AlertKind::CostMissing => Cue::CostUnknown,
        AlertKind::FewerActions => Cue::FewerActions,
        AlertKind::Begin => Cue::Begin,
        AlertKind::InsightFails => Cue::InsightFails,
        AlertKind::BlockerLeft
        | AlertKind::WillingAlone
        | AlertKind::BlockerOverdue
        | AlertKind::BlockerNoPlan
        | AlertKind::BlockerStage
        | AlertKind::DeciderOpposed
        | AlertKind::Opponent
        | AlertKind::DeciderUnscreened
        | AlertKind::DeciderUnowned
        | AlertKind::MissingFunctions
        | AlertKind::NoReference
        | AlertKind::SponsorAsked
        | AlertKind::MobilizerQuiet
        | AlertKind::Stalled
        | AlertKind::Outsiders
        | AlertKind::PartDelivered
        | AlertKind::NamedChampion
        | AlertKind::NoPushback
        | AlertKind::InsideOverdue
        | AlertKind::InsideAhead
        | AlertKind::InsideUnknown
        | AlertKind::Untested
        | AlertKind::NeverMet
        | AlertKind::CallApart
        | AlertKind::WontAdvocate
        | AlertKind::CoachingAhead
        | AlertKind::ActionMissing
        | AlertKind::Contested
        | AlertKind::StaleEvidence => return None,
    })
}

/// Returns the cues for the first topic without collective agreement, and for a supplier chosen before the problem
/// (M1).
fn agreeing(facts: &Facts<'_>) -> Vec<Cue> {
    let deal = facts.deal;
    if members(deal).count() < 2 {
        return Vec::new();
    }
    let is_open = |topic| !matches!(collective(deal, topic), Collective::Proved(_));
    let first = AGREEMENTS.into_iter().find(|topic| is_open(*topic)).and_then(|topic| match topic {
        Topic::Problem => Some(Cue::ProblemNotAgreed),
        Topic::Solution => Some(Cue::SolutionNotAgreed),
        Topic::Supplier => Some(Cue::SupplierNotAgreed),
        Topic::Buy | Topic::Advocate => None,
    });
    let too_early = first == Some(Cue::ProblemNotAgreed) && pile(deal, Topic::Supplier).yes >= PILE;
    too_early.then_some(Cue::SupplierFirst).into_iter().chain(first).collect()
}

fn any_disconnect(facts: &Facts<'_>, wanted: impl Fn(&Concern) -> bool) -> bool {
    facts.deal.concerns.iter().any(|one| one.is_disconnect() && wanted(one))
}

/// Returns whether several people are there, and nobody recorded a disagreement or saw them explore one.
fn is_unexplored(facts: &Facts<'_>) -> bool {
    let learned = |tick: &Tick| tick.verifier.starts_with(LEARNING) && tick.has_evidence();
    facts.present.len() >= SEVERAL && !any_disconnect(facts, |_| true) && !facts.deal.marks.iter().any(learned)
}

fn nobody_blocks(facts: &Facts<'_>) -> bool {
    let blocks = |one: &&Known<'_>| one.blocks(&facts.deal.owner) || one.person.plan.is_some();
    facts.present.len() >= SEVERAL && !facts.present.iter().any(blocks)
}

fn commitment_is_proved(facts: &Facts<'_>) -> bool {
    let last = facts.playbook.stages.last();
    last.is_some_and(|last| facts.deal.coaching.iter().any(|track| track.progress(last).is_proved()))
}

/// Returns whether there are deciders and no Mobilizer's view reaches any of them.
fn decider_is_unreached(facts: &Facts<'_>, known: &[Known<'_>]) -> bool {
    let here = known.iter().map(|one| one.person).filter(|person| !person.has_left());
    let deciders: Vec<StakeholderId> =
        here.filter(|person| person.card().roles.has(Role::Decides)).map(|person| person.id).collect();
    let Some(first) = deciders.first() else { return false };
    let verdicts: HashMap<StakeholderId, &Verdict> = known.iter().map(|one| (one.person.id, &*one.verdict)).collect();
    let reach = Reach::of(facts.deal, Some(*first), |person| match verdicts.get(&person.id) {
        Some(verdict) => Verdict::clone(verdict),
        None => judge(&facts.playbook.model, &person.answers(&facts.deal.owner)),
    });
    deciders.iter().all(|id| reach.steps(*id).is_none())
}
