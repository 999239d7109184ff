//! Judgments on a person's state and on a whole deal: what it needs next, in words.

mod found;
mod need;

pub use need::Need;

use super::agenda::{Matter, Tier, matters};
use super::alert::{self, Alerts, Known, joined, judge_all};
use super::contact::last_act;
use super::due::due as all_due;
use super::verdict::{GroupWord, Verdict};
use crate::domain::method::alert_kind::{AlertKind, AlertLevel};
use crate::domain::method::playbook::{AdviceState, Playbook};
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{DealId, StakeholderId};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::Text;
use crate::domain::record::value::amount;
use found::Found;
use jiff::Timestamp;
use jiff::civil::Date;
use need::Haste;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::sync::Arc;

/// A deal as one row of Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The id to open the deal by.
    pub id: DealId,
    /// The name, as in the deal's file.
    pub name: Text,
    /// The value as typed, which may be empty.
    pub value: Text,
    /// The value as a number, where there is one in it: only for comparing deals.
    #[serde(default)]
    pub amount: Option<u64>,
    /// Whether it is an example.
    pub sample: bool,
    /// The number of people in it who are still with the company.
    pub people: usize,
    /// The number of people expected to take part, where it is known.
    #[serde(default)]
    pub expected: Option<u32>,
    /// The number of people in each group, likely or better.
    pub groups: [usize; ProfileGroup::COUNT],
    /// The number of further people who read as each group without being sure: leaning or unproven, as marked in the
    /// list of people.
    #[serde(default)]
    pub unsure: [usize; ProfileGroup::COUNT],
    /// The furthest coaching: the position of its first unproven stage, out of five.
    pub coaching: Option<usize>,
    /// The earliest due date among actions, tasks and plans.
    pub next_due: Option<Date>,
    /// The thing it needs most.
    pub need: Need,
    /// The worst of its alerts that aren't snoozed.
    pub worst: Option<Worst>,
    /// The number of urgent alerts.
    pub urgent: usize,
    /// The number of warnings.
    pub warnings: usize,
    /// The number of alerts that are snoozed.
    #[serde(default)]
    pub snoozed: usize,
    /// The day of the customer's last move on their own initiative, if known.
    pub last_act: Option<Date>,
    /// Whether the customer did nothing on their own initiative for too long.
    #[serde(default)]
    pub silent: bool,
    /// The id of the purchase stage.
    #[serde(default)]
    pub stage: Text,
    /// The outcome in words; empty while the deal is open.
    #[serde(default)]
    pub ended: Text,
    /// The time of the last change.
    pub changed: Timestamp,
    /// What to do in it first. Not kept for the next start, as it depends on the day.
    #[serde(skip)]
    pub matters: Box<[Matter]>,
}

/// The worst alert of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worst {
    /// The id of its level, kept as text because a newer version may know more levels.
    level: Text,
    /// Its reason, with names.
    pub reason: Text,
}

impl Worst {
    fn of(alerts: &Alerts) -> Option<Self> {
        let worst = alerts.awake.first()?;
        Some(Self { level: worst.level.id().into(), reason: worst.reason.as_str().into() })
    }

    /// Returns the level; `None` where this version doesn't know the word.
    #[must_use]
    pub fn level(&self) -> Option<AlertLevel> {
        AlertLevel::from_id(&self.level)
    }
}

impl Summary {
    /// Returns the text of a list row: what to do first, as Today says it, or the need where there is nothing to do.
    /// Until the deal is read again, the worst alert stands for the first where it weighs more than the need.
    #[must_use]
    pub fn words(&self, today: Date) -> String {
        if self.has_ended() {
            return format!("ended: {}", self.ended);
        }
        let worst = self.worst.as_ref().filter(|_| self.haste() < self.need.haste()).map(|worst| &worst.reason);
        let first = self.matters.first().map(|first| &first.reason).or(worst);
        first.map_or_else(|| self.need.words(today), ToString::to_string)
    }

    /// Returns the level of what it needs most: what is overdue or due today weighs as much as a warning, as among the
    /// deal's alerts.
    #[must_use]
    pub fn level(&self) -> AlertLevel {
        match self.haste() {
            Haste::Urgent => AlertLevel::Urgent,
            Haste::Overdue | Haste::Today | Haste::Warned => AlertLevel::Warning,
            Haste::Gap | Haste::Running => AlertLevel::Hint,
        }
    }

    /// Returns whether an urgent alert says that its need can't wait.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        self.level() == AlertLevel::Urgent
    }

    /// Returns whether the deal is over, so that nothing is due in it or needed.
    #[must_use]
    pub fn has_ended(&self) -> bool {
        !self.ended.is_empty()
    }

    fn haste(&self) -> Haste {
        if self.has_ended() {
            return Haste::Running;
        }
        if let Some(first) = self.matters.first() {
            return match first.tier {
                Tier::Urgent => Haste::Urgent,
                Tier::Overdue => Haste::Overdue,
                Tier::Today => Haste::Today,
                Tier::Warning => Haste::Warned,
                Tier::Hint => Haste::Gap,
            };
        }
        let alert = match self.worst.as_ref().and_then(Worst::level) {
            Some(AlertLevel::Urgent) => Haste::Urgent,
            Some(AlertLevel::Warning) => Haste::Warned,
            Some(AlertLevel::Hint) => Haste::Gap,
            None => Haste::Running,
        };
        alert.min(self.need.haste())
    }

    /// Compares in the order of Home, which is that of Today: by what is to be done first; of equals, the latest changed.
    #[must_use]
    pub fn by_need(&self, other: &Self) -> Ordering {
        let first = |one: &Self| one.matters.first().map(|first| first.order(one.amount));
        // A deal with something to do comes before one without.
        let by_first = || match (first(self), first(other)) {
            (Some(one), Some(other)) => one.cmp(&other),
            (one, other) => other.is_some().cmp(&one.is_some()),
        };
        let ended = self.has_ended().cmp(&other.has_ended());
        let by_haste = || self.sample.cmp(&other.sample).then_with(|| self.haste().cmp(&other.haste()));
        ended.then_with(by_haste).then_with(by_first).then_with(|| self.by_need_alone(other))
    }

    fn by_need_alone(&self, other: &Self) -> Ordering {
        self.need.cmp(&other.need).then(other.changed.cmp(&self.changed)).then_with(|| self.name.cmp(&other.name))
    }
}

/// Returns a person's state, which selects the advice.
#[must_use]
pub fn state(person: &Stakeholder, verdict: &Verdict, today: Date) -> AdviceState {
    if person.has_left() {
        return AdviceState::Left;
    }
    if let Some(task) = person.open_task() {
        return if task.due < today { AdviceState::TaskOverdue } else { AdviceState::TaskOpen };
    }
    if verdict.contested.is_some() {
        return AdviceState::Contested;
    }
    match verdict.group {
        None => AdviceState::Unknown,
        Some((_, GroupWord::Unclear)) => AdviceState::Unclear,
        Some((_, GroupWord::Leaning)) => AdviceState::Leaning,
        Some((_, GroupWord::Unproven)) => AdviceState::Unproven,
        Some((_, GroupWord::Confirmed)) => AdviceState::Confirmed,
        Some((ProfileGroup::Mobilizer, GroupWord::Likely)) if person.has_delivered() => AdviceState::Delivered,
        Some((ProfileGroup::Mobilizer, GroupWord::Likely)) => AdviceState::LikelyMobilizer,
        Some((ProfileGroup::Talker, GroupWord::Likely)) => AdviceState::LikelyTalker,
        Some((ProfileGroup::Blocker, GroupWord::Likely)) => match &person.plan {
            Some(plan) if plan.is_neutralised() => AdviceState::BlockerSettled,
            Some(plan) if plan.is_complete() => AdviceState::BlockerPlanned,
            Some(_) | None => AdviceState::LikelyBlocker,
        },
    }
}

/// Sums up a deal from its owner's verdicts.
#[must_use]
pub fn summary(playbook: &Playbook, deal: &Deal, today: Date) -> Summary {
    let known = judge_all(playbook, deal);
    let alerts = alert::of_judged(playbook, deal, &known, &playbook.thresholds, today);
    summary_of_judged(playbook, deal, &known, &alerts, today)
}

/// Returns the same as [`summary`], for people who are judged already, and alerts that are known.
#[must_use]
pub fn summary_of_judged(
    playbook: &Playbook,
    deal: &Deal,
    known: &[Known<'_>],
    alerts: &Alerts,
    today: Date,
) -> Summary {
    let found = Found::among(deal, known);
    let here = || deal.stakeholders.iter().filter(|person| !person.has_left());
    let open = || here().filter_map(|person| Some((person, person.open_task()?)));
    let due = open().min_by_key(|(_, task)| task.due);
    let furthest = deal
        .coaching
        .iter()
        .filter(|track| here().any(|person| person.id == track.stakeholder))
        .map(|track| (track.current(&playbook.stages).unwrap_or(playbook.stages.len()), track.stakeholder))
        .max_by_key(|(index, _)| *index);
    let groups = (found.groups, found.unsure);
    let need = need(playbook, deal, found, furthest, due, today);
    let due = all_due(deal);
    let named = |people: &[StakeholderId]| {
        joined(people.iter().map(|id| deal.called_by_id(*id).map_or("", Text::as_str))).into()
    };
    Summary {
        matters: matters(alerts, &due, today, named),
        worst: Worst::of(alerts),
        urgent: alerts.count(AlertLevel::Urgent),
        warnings: alerts.count(AlertLevel::Warning),
        snoozed: alerts.asleep.len(),
        last_act: last_act(deal).map(|act| act.on),
        id: deal.id,
        name: deal.name.clone(),
        value: deal.value.clone(),
        amount: amount(&deal.value),
        sample: deal.sample,
        people: here().count(),
        expected: deal.expected,
        groups: groups.0,
        unsure: groups.1,
        coaching: furthest.map(|(index, _)| index),
        next_due: due.first().map(|one| one.on),
        silent: alerts.all().any(|one| matches!(one.kind, AlertKind::Silent | AlertKind::StillIn)),
        stage: deal.stage.clone(),
        ended: deal.outcome.as_ref().map_or("", |one| one.result.known().map_or("over", Choices::label)).into(),
        need,
        changed: deal.history.last().map_or(deal.created, |step| step.at),
    }
}

/// Returns what a deal needs most, given the furthest coaching and the task that is due first.
fn need(
    playbook: &Playbook,
    deal: &Deal,
    found: Found,
    furthest: Option<(usize, StakeholderId)>,
    due: Option<(&Arc<Stakeholder>, &Task)>,
    today: Date,
) -> Need {
    let name_of = |id: StakeholderId| deal.called_by_id(id).cloned().unwrap_or_default();
    match due {
        Some((person, task)) if task.due < today => {
            Need::TaskOverdue { due: task.due, name: deal.called(person).clone() }
        }
        Some((person, task)) if task.due == today => Need::TaskToday { name: deal.called(person).clone() },
        _ if deal.stakeholders.is_empty() => Need::NoPeople,
        _ if !found.screened => Need::NobodyScreened,
        _ => match (found.unconfirmed, found.uncoached, furthest, due) {
            (Some(need), ..) => need,
            (_, Some(name), ..) => Need::NotCoached { name },
            (.., Some((person, task))) => Need::TaskOut { due: task.due, name: deal.called(person).clone() },
            (_, _, Some((index, id)), _) => match playbook.stages.get(index) {
                Some(stage) => Need::Coaching { name: name_of(id), stage: stage.name.to_lowercase().into() },
                None => Need::Proved,
            },
            _ => Need::NoMobilizer,
        },
    }
}

/// Returns what a likely Mobilizer needs to be confirmed.
pub(in crate::domain) fn to_confirm(name: &Text, person: &Stakeholder, verdict: &Verdict) -> Need {
    let name = name.clone();
    if verdict.awaits_evidence {
        return Need::DeliveredUnseen { name };
    }
    match person.latest_judged().and_then(|task| task.judged.as_ref()).map(|judged| &judged.result) {
        Some(Outcome::Known(TellAnswer::Delivered)) => Need::NotScreened { name },
        Some(Outcome::Known(TellAnswer::InPart)) => Need::DeliveredInPart { name },
        Some(Outcome::Known(_) | Outcome::Foreign(_)) | None => Need::Untested { name },
    }
}
