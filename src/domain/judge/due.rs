//! What is due in a deal: our open actions, the tasks to be judged, and the plans for Blockers.

use crate::domain::record::deal::{Deal, customers};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The kind of a due item, which decides whose turn it is and what closes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// An action of ours, closed when it is done.
    Action,
    /// A task of the customer's, closed when it is judged (M3).
    Task,
    /// A plan for a Blocker, closed when they stop blocking (M7).
    Plan,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The due date.
    pub on: Date,
    /// The kind, which decides what closes it.
    pub kind: DueKind,
    /// The action's or task's id; `None` for a plan.
    pub id: Option<RecordId>,
    /// The action, task or plan in words.
    pub what: Text,
    /// The person who does it: one on our side, or the customer's person who has the task.
    pub who: Text,
    /// The customer's person who does it, unless it is one of us.
    #[serde(default)]
    pub doer: Option<StakeholderId>,
    /// The person it is about, if any.
    pub person: Option<StakeholderId>,
    /// Their name; empty where it is about the whole deal.
    pub name: Text,
}

impl Due {
    /// Returns the person who does it, in words; empty where nobody is named. For a task they are plainly the
    /// customer's.
    #[must_use]
    pub fn who_words(&self) -> String {
        match self.kind {
            DueKind::Action | DueKind::Plan if self.doer.is_some() => customers(&self.who),
            DueKind::Action | DueKind::Plan | DueKind::Task => self.who.to_string(),
        }
    }
}

/// The closeness of a due date, which groups a list of due items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Before today.
    Late,
    /// Today itself.
    Today,
    /// Within seven days.
    Week,
    /// More than seven days ahead.
    Later,
}

impl When {
    /// Returns how close a day is, seen from today.
    #[must_use]
    pub fn of(day: Date, today: Date) -> Self {
        if day < today {
            Self::Late
        } else if day == today {
            Self::Today
        } else if today.checked_add(7.days()).is_ok_and(|week| day <= week) {
            Self::Week
        } else {
            Self::Later
        }
    }

    /// Returns the heading for a list.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Late => "Overdue",
            Self::Today => "Today",
            Self::Week => "Within a week",
            Self::Later => "Later",
        }
    }
}

/// Returns everything that is due in a deal, the earliest first. Nothing is due in a deal that has ended, and nothing
/// is expected of people who have left; an action about them is still ours to settle.
#[must_use]
pub fn due(deal: &Deal) -> Vec<Due> {
    if deal.outcome.is_some() {
        return Vec::new();
    }
    let name = |id: Option<StakeholderId>| id.and_then(|id| deal.called_by_id(id)).cloned().unwrap_or_default();
    let who = |who: &Text, doer: Option<StakeholderId>| doer.map_or_else(|| who.clone(), |_| name(doer));
    let actions = deal.actions.iter().filter(|action| action.is_open()).map(|action| {
        let doer = deal.doer(action);
        Due {
            on: action.due,
            kind: DueKind::Action,
            id: Some(action.id),
            what: action.what.clone(),
            who: who(&action.who, doer),
            doer,
            person: action.about,
            name: name(action.about),
        }
    });
    // Most of 50,000 people have neither task nor plan, so whether they have left is asked last.
    let tasks = deal.stakeholders.iter().filter(|person| !person.tasks.is_empty() && !person.has_left());
    let tasks = tasks.flat_map(|person| {
        person.tasks.iter().filter(|task| task.is_open()).map(|task| Due {
            on: task.due,
            kind: DueKind::Task,
            id: Some(task.id),
            what: task.what.clone(),
            who: deal.called(person).clone(),
            doer: Some(person.id),
            person: Some(person.id),
            name: deal.called(person).clone(),
        })
    });
    let plans = deal.stakeholders.iter().filter(|person| person.plan.is_some() && !person.has_left());
    let plans = plans.filter_map(|person| {
        let plan = person.plan.as_deref().filter(|plan| !plan.is_neutralised())?;
        let doer = deal.doer_called(&plan.owner, plan.owner_id);
        Some(Due {
            on: plan.due?,
            kind: DueKind::Plan,
            id: None,
            what: if plan.what.is_empty() { "the plan for this Blocker".into() } else { plan.what.clone() },
            who: who(&plan.owner, doer),
            doer,
            person: Some(person.id),
            name: deal.called(person).clone(),
        })
    });
    let mut all: Vec<Due> = actions.chain(tasks).chain(plans).collect();
    all.sort_by(|a, b| (a.on, a.kind, &a.name).cmp(&(b.on, b.kind, &b.name)));
    all
}
