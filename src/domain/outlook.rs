//! Judgements on a person's state and on a whole deal: what it needs next, in words.

use super::alert::{self, Alerts, Known, Level, judge_all};
use super::choice::Choices;
use super::contact::last_act;
use super::deal::Deal;
use super::id::{DealId, StakeholderId};
use super::playbook::{AdviceState, Playbook};
use super::profile::Group;
use super::stakeholder::Stakeholder;
use super::task::Outcome;
use super::tell::TellAnswer;
use super::text::Text;
use super::verdict::{GroupWord, Verdict, Word};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// A deal in one row of Home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Which deal.
    pub id: DealId,
    /// What it is called.
    pub name: Text,
    /// What it is worth.
    pub value: Text,
    /// Whether it is an example.
    pub sample: bool,
    /// How many people are in it.
    pub people: usize,
    /// How many are in each group, likely or better.
    pub groups: [usize; Group::COUNT],
    /// The furthest coaching: the place of its first stage that is not proved, of five.
    pub coaching: Option<usize>,
    /// The next task that comes back to be judged.
    pub next_due: Option<Date>,
    /// What it needs most.
    pub need: Need,
    /// The worst of its alerts.
    pub worst: Option<Worst>,
    /// How many of its alerts are urgent.
    pub urgent: usize,
    /// How many of its alerts are warnings.
    pub warnings: usize,
    /// The day of the customer's last own move, where one is known.
    pub last_act: Option<Date>,
    /// The last change.
    pub changed: Timestamp,
}

/// The worst alert of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worst {
    /// Its level's id.
    level: Text,
    /// Its reason.
    pub reason: Text,
}

/// How soon a deal needs somebody, the soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Haste {
    /// An alert is urgent.
    Urgent,
    /// A task is due.
    Due,
    /// Something is missing to go on.
    Gap,
    /// It goes on, and an alert warns.
    Warned,
    /// It goes on.
    Running,
}

/// What a deal needs most. The order is the order of Home: the worst first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A task is past its day and nobody judged it.
    TaskOverdue {
        /// Since when, so that the oldest comes first.
        due: Date,
        /// Who has it.
        name: Text,
    },
    /// A task is due today.
    TaskToday {
        /// Who has it.
        name: Text,
    },
    /// Nobody is in the deal.
    NoPeople,
    /// Nobody was screened.
    NobodyScreened,
    /// The likely Mobilizer has no task.
    Untested {
        /// Who.
        name: Text,
    },
    /// A likely Mobilizer delivered a part of the task.
    DeliveredInPart {
        /// Who.
        name: Text,
    },
    /// Somebody delivered the task whose insight or talk nobody answered.
    NotScreened {
        /// Who.
        name: Text,
    },
    /// No Mobilizer is likely.
    NoMobilizer,
    /// A confirmed Mobilizer is not coached.
    NotCoached {
        /// Who.
        name: Text,
    },
    /// Coaching goes on.
    Coaching {
        /// Who.
        name: Text,
        /// The stage's name.
        stage: Text,
    },
    /// A task is out.
    TaskOut {
        /// When it is due.
        due: Date,
        /// Who has it.
        name: Text,
    },
    /// All five stages are proved.
    Proved,
}

impl Need {
    /// The need in a few words.
    #[must_use]
    pub fn words(&self, today: Date) -> String {
        match self {
            Self::TaskOverdue { due, name } => {
                let days = days(*due, today);
                format!("{name}: task overdue by {days} day{}", if days == 1 { "" } else { "s" })
            }
            Self::TaskToday { name } => format!("{name}: task due today"),
            Self::NoPeople => "nobody on it yet".to_owned(),
            Self::NobodyScreened => "nobody screened yet".to_owned(),
            Self::Untested { name } => format!("{name} is untested: give a task"),
            Self::DeliveredInPart { name } => format!("{name} delivered in part: give another task"),
            Self::NotScreened { name } => format!("{name} delivered: screen to confirm"),
            Self::NoMobilizer => "no likely Mobilizer yet".to_owned(),
            Self::NotCoached { name } => format!("{name} is confirmed: start coaching"),
            Self::Coaching { name, stage } => format!("coach {name}: {stage}"),
            Self::TaskOut { due, name } => format!("{name}: task due {}", due.strftime("%-d %b")),
            Self::Proved => "all five stages proved".to_owned(),
        }
    }

    const fn haste(&self) -> Haste {
        match self {
            Self::TaskOverdue { .. } | Self::TaskToday { .. } => Haste::Due,
            Self::NoPeople
            | Self::NobodyScreened
            | Self::Untested { .. }
            | Self::DeliveredInPart { .. }
            | Self::NotScreened { .. }
            | Self::NoMobilizer
            | Self::NotCoached { .. } => Haste::Gap,
            Self::Coaching { .. } | Self::TaskOut { .. } | Self::Proved => Haste::Running,
        }
    }

    /// Whether it cannot wait.
    #[must_use]
    pub const fn is_urgent(&self) -> bool {
        matches!(self.haste(), Haste::Due)
    }
}

impl Worst {
    fn of(alerts: &Alerts) -> Option<Self> {
        let worst = alerts.awake.first()?;
        Some(Self { level: worst.level.id().into(), reason: worst.reason.as_str().into() })
    }

    /// How grave it is, where this version knows the word.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        Level::from_id(&self.level)
    }
}

impl Summary {
    /// The worst alert, where it weighs more than the need.
    #[must_use]
    pub fn pressing_alert(&self) -> Option<&Worst> {
        self.worst.as_ref().filter(|_| self.haste() < self.need.haste())
    }

    /// What a row of a list says: the need, or the alert that weighs more.
    #[must_use]
    pub fn words(&self, today: Date) -> String {
        self.pressing_alert().map_or_else(|| self.need.words(today), |worst| worst.reason.to_string())
    }

    /// Whether what it needs cannot wait.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        self.haste() <= Haste::Due
    }

    fn haste(&self) -> Haste {
        let alert = match self.worst.as_ref().and_then(Worst::level) {
            Some(Level::Urgent) => Haste::Urgent,
            Some(Level::Warning) => Haste::Warned,
            Some(Level::Hint) | None => Haste::Running,
        };
        alert.min(self.need.haste())
    }

    /// The order of Home: what needs you most first, among equals the latest changed.
    #[must_use]
    pub fn by_need(&self, other: &Self) -> Ordering {
        self.haste().cmp(&other.haste()).then_with(|| self.by_need_alone(other))
    }

    fn by_need_alone(&self, other: &Self) -> Ordering {
        self.need.cmp(&other.need).then(other.changed.cmp(&self.changed)).then_with(|| self.name.cmp(&other.name))
    }
}

/// Whole days from one day to a later one; 0 where it is not later.
#[must_use]
pub fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days()).max(0)
}

/// The state of a person that advice is chosen by.
#[must_use]
pub fn state(person: &Stakeholder, verdict: &Verdict, today: Date) -> AdviceState {
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
        Some((Group::Mobilizer, GroupWord::Likely)) => AdviceState::LikelyMobilizer,
        Some((Group::Talker, GroupWord::Likely)) => AdviceState::LikelyTalker,
        Some((Group::Blocker, GroupWord::Likely)) => AdviceState::LikelyBlocker,
    }
}

/// Sums a deal up from its owner's verdicts.
#[must_use]
pub fn summary(playbook: &Playbook, deal: &Deal, today: Date) -> Summary {
    let mut groups = [0; Group::COUNT];
    let mut unconfirmed = None;
    let mut uncoached = None;
    let mut screened = false;
    let known = judge_all(playbook, deal);
    for Known { person, verdict } in &known {
        screened |= verdict.group.is_some();
        if let Some((group, GroupWord::Likely | GroupWord::Confirmed)) = verdict.group {
            groups[group.index()] += 1;
        }
        match verdict.group {
            Some((Group::Mobilizer, GroupWord::Likely)) if person.open_task().is_none() => {
                unconfirmed.get_or_insert_with(|| to_confirm(person));
            }
            Some((Group::Mobilizer, GroupWord::Confirmed)) if deal.track(person.id).is_none() => {
                uncoached.get_or_insert_with(|| person.name.clone());
            }
            _ => {}
        }
    }
    let open = || deal.stakeholders.iter().filter_map(|person| Some((person, person.open_task()?)));
    let due = open().min_by_key(|(_, task)| task.due);
    let furthest = deal
        .coaching
        .iter()
        .map(|track| (track.current(&playbook.stages).unwrap_or(playbook.stages.len()), track.stakeholder))
        .max_by_key(|(place, _)| *place);
    let name_of = |id: StakeholderId| deal.person(id).map_or_else(Text::new, |person| person.name.clone());
    let need = match due {
        Some((person, task)) if task.due < today => Need::TaskOverdue { due: task.due, name: person.name.clone() },
        Some((person, task)) if task.due == today => Need::TaskToday { name: person.name.clone() },
        _ if deal.stakeholders.is_empty() => Need::NoPeople,
        _ if !screened => Need::NobodyScreened,
        _ => match (unconfirmed, uncoached, furthest, due) {
            (Some(need), ..) => need,
            (_, Some(name), ..) => Need::NotCoached { name },
            (.., Some((person, task))) => Need::TaskOut { due: task.due, name: person.name.clone() },
            (_, _, Some((place, id)), _) => match playbook.stages.get(place) {
                Some(stage) => Need::Coaching { name: name_of(id), stage: stage.name.to_lowercase().into() },
                None => Need::Proved,
            },
            _ => Need::NoMobilizer,
        },
    };
    let alerts = alert::of_judged(playbook, deal, &known, &playbook.thresholds, today);
    Summary {
        worst: Worst::of(&alerts),
        urgent: alerts.count(Level::Urgent),
        warnings: alerts.count(Level::Warning),
        last_act: last_act(deal).map(|act| act.on),
        id: deal.id,
        name: deal.name.clone(),
        value: deal.value.clone(),
        sample: deal.sample,
        people: deal.stakeholders.len(),
        groups,
        coaching: furthest.map(|(place, _)| place),
        next_due: due.map(|(_, task)| task.due),
        need,
        changed: deal.history.last().map_or(deal.created, |step| step.at),
    }
}

/// What a likely Mobilizer needs to be confirmed.
fn to_confirm(person: &Stakeholder) -> Need {
    let name = person.name.clone();
    match person.latest_judged().and_then(|task| task.judged.as_ref()).map(|judged| &judged.result) {
        Some(Outcome::Known(TellAnswer::Delivered)) => Need::NotScreened { name },
        Some(Outcome::Known(TellAnswer::InPart)) => Need::DeliveredInPart { name },
        Some(Outcome::Known(_) | Outcome::Foreign(_)) | None => Need::Untested { name },
    }
}

/// Whether a profile verdict is worth showing as a name: below leaning it is a guess among several.
#[must_use]
pub const fn shows_profile(verdict: &Verdict) -> bool {
    matches!(verdict.profile, Some((_, Word::Leaning | Word::Likely)))
}
