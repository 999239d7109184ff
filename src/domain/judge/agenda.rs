//! Today: the one thing to do now over all deals, and what comes after it.
//!
//! The rule, in this order:
//!
//! 1. urgent alerts: the deal is in danger;
//! 2. what was promised and is overdue, by us or by them, the longest overdue first; then what is due today, then
//!    warnings, then hints;
//! 3. among alerts of one level the graver kind first, as in the deal's own list;
//! 4. of equals, the deal that is worth more.
//!
//! What is due today comes before warnings because tonight it is late, while a warning is as true tomorrow. A snoozed
//! alert doesn't come, nor what it says is overdue. The worked example comes after everything real. The list of deals goes
//! by the same rule: a deal's place is that of its first matter.

use super::alert::{Alert, Alerts};
use super::due::{Due, DueKind};
use crate::domain::method::alert_kind::{AlertKind, AlertLevel, Spot};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::dates;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::text::Text;
use jiff::civil::Date;
use std::cmp::Reverse;

/// The most matters kept of one deal, the first by the rule: there may be 10,000 deals, and the deal's own lists have
/// all of them.
pub const MOST: usize = 3;

/// How soon something is to be done, the soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// An urgent alert.
    Urgent,
    /// Promised, and late.
    Overdue,
    /// Due today.
    Today,
    /// A warning.
    Warning,
    /// A hint.
    Hint,
}

/// The thing a matter comes from, which decides where it is dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// An alert of the deal.
    Alert(AlertKind, Spot),
    /// Something due, with the id of the action or task.
    Due(DueKind, Option<RecordId>),
}

/// Something to do in a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// How soon.
    pub tier: Tier,
    /// Where it comes from.
    pub source: Source,
    /// The person to go to, if it is about anybody.
    pub person: Option<StakeholderId>,
    /// What it is, with names.
    pub reason: Text,
    /// The people it is about, for the playbook's texts.
    who: Text,
    /// The day it was or is due; far away for an alert.
    on: Date,
}

/// The rank of a matter among those of all deals: the smallest is the one to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    example: bool,
    tier: Tier,
    on: Date,
    kind: Option<AlertKind>,
    value: Reverse<Option<u64>>,
    deal: DealId,
    index: usize,
}

impl Matter {
    /// Returns its rank among those of all deals; `index` counts those of its deal.
    #[must_use]
    pub const fn rank(&self, deal: DealId, example: bool, value: Option<u64>, index: usize) -> Rank {
        let (on, kind, value) = self.order(value);
        Rank { example, tier: self.tier, on, kind, value, deal, index }
    }

    /// Returns what decides its place among those of equal tier: its day, its kind, and the deal's value.
    pub(super) const fn order(&self, value: Option<u64>) -> (Date, Option<AlertKind>, Reverse<Option<u64>>) {
        let kind = match self.source {
            Source::Alert(kind, _) => Some(kind),
            Source::Due(..) => None,
        };
        (self.on, kind, Reverse(value))
    }

    /// Returns what to do about it, and the words to say to the customer; each may be empty.
    #[must_use]
    pub fn advice(&self, playbook: &Playbook) -> (String, String) {
        let kind = match self.source {
            Source::Alert(kind, _) => kind,
            Source::Due(..) if self.tier == Tier::Overdue => AlertKind::ActionOverdue,
            Source::Due(..) => return (String::new(), String::new()),
        };
        // Of their task, it is they who are late.
        let said_of = match self.source {
            Source::Due(DueKind::Task, _) => AlertKind::PartDelivered,
            Source::Due(DueKind::Plan, _) => AlertKind::BlockerOverdue,
            Source::Due(DueKind::Action, _) | Source::Alert(..) => kind,
        };
        let todo = playbook.alert(kind).map_or_else(String::new, |text| text.todo.replace("{who}", &self.who));
        let say = playbook.alert(said_of).map_or_else(String::new, |text| text.say.clone());
        (todo, say)
    }

    fn of_alert(alert: &Alert, who: Text) -> Self {
        let tier = match alert.level {
            AlertLevel::Urgent => Tier::Urgent,
            AlertLevel::Warning => Tier::Warning,
            AlertLevel::Hint => Tier::Hint,
        };
        Self {
            tier,
            source: Source::Alert(alert.kind, alert.spot),
            person: alert.about(),
            reason: alert.reason.as_str().into(),
            who,
            on: Date::MAX,
        }
    }

    fn of_due(due: &Due, today: Date) -> Self {
        let late = due.on < today;
        let day = dates::show(due.on, today);
        let reason = match due.kind {
            DueKind::Action => {
                let about = if due.name.is_empty() { String::new() } else { format!("{}: ", due.name) };
                let by = due.who_words();
                let by = if by.is_empty() { by } else { format!(" ({by})") };
                let when = if late { format!("Overdue since {day}") } else { "Due today".to_owned() };
                format!("{when}: {about}{}{by}", due.what)
            }
            DueKind::Task if late => format!("{}'s task was due {day}: {}", due.name, due.what),
            DueKind::Task => format!("{}'s task is due today: {}", due.name, due.what),
            DueKind::Plan if late => format!("The plan for {} was due {day}: {}", due.name, due.what),
            DueKind::Plan => format!("The plan for {} is due today: {}", due.name, due.what),
        };
        Self {
            tier: if late { Tier::Overdue } else { Tier::Today },
            source: Source::Due(due.kind, due.id),
            person: due.person,
            reason: reason.into(),
            who: due.name.clone(),
            on: due.on,
        }
    }
}

/// Returns what is to do in a deal, the first by the rule first, at most [`MOST`]. `who` names people.
#[must_use]
pub fn matters(alerts: &Alerts, due: &[Due], today: Date, who: impl Fn(&[StakeholderId]) -> Text) -> Box<[Matter]> {
    // The alert stands for what is overdue, and snoozing it snoozes that; the plan for a Blocker has one of its own.
    let is_asleep = |kind: AlertKind| alerts.asleep.iter().any(|one| one.kind == kind);
    let actions_asleep = is_asleep(AlertKind::ActionOverdue);
    let is_alerted = |person: Option<StakeholderId>| {
        alerts.all().any(|one| one.kind == AlertKind::BlockerOverdue && one.people.iter().any(|id| Some(*id) == person))
    };
    let comes = |one: &&Due| match one.kind {
        _ if one.on > today => false,
        _ if one.on == today => true,
        DueKind::Action | DueKind::Task => !actions_asleep,
        DueKind::Plan => !is_alerted(one.person),
    };
    let from_due = due.iter().filter(comes).map(|one| Matter::of_due(one, today));
    let awake = alerts.awake.iter().filter(|one| one.kind != AlertKind::ActionOverdue);
    let from_alerts = awake.take(MOST).map(|one| {
        let named = if one.people.is_empty() { "them".into() } else { who(&one.people) };
        Matter::of_alert(one, named)
    });
    let mut all: Vec<Matter> = from_due.chain(from_alerts).collect();
    // Stable, so that each kind keeps the order of its own list.
    all.sort_by_key(|one| (one.tier, one.on));
    all.truncate(MOST);
    all.into()
}

/// The matter picked from those of all deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked<T> {
    /// Where it is.
    pub at: T,
    /// Its rank among all.
    pub rank: Rank,
    /// The number of those up to and including it.
    pub number: usize,
    /// The number of all.
    pub count: usize,
}

/// Picks the first matter after one that was passed over, or the very first if there is none after it.
pub fn pick<T: Copy>(all: impl IntoIterator<Item = (T, Rank)>, passed: Option<Rank>) -> Option<Picked<T>> {
    let mut first: Option<(T, Rank)> = None;
    let mut next: Option<(T, Rank)> = None;
    let (mut before, mut count) = (0, 0);
    for one in all {
        count += 1;
        let is_nearer = |than: &Option<(T, Rank)>| than.as_ref().is_none_or(|than| one.1 < than.1);
        if is_nearer(&first) {
            first = Some(one);
        }
        if passed.is_some_and(|passed| one.1 <= passed) {
            before += 1;
        } else if is_nearer(&next) {
            next = Some(one);
        }
    }
    match (next, first) {
        (Some((at, rank)), _) => Some(Picked { at, rank, number: before + 1, count }),
        (None, Some((at, rank))) => Some(Picked { at, rank, number: 1, count }),
        (None, None) => None,
    }
}
