//! What is due in a deal: our open actions, the tasks that come back to be judged, and the plans for Blockers.

use crate::domain::record::deal::{Deal, customers};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whose turn it is, and what closes the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// An action of ours: it is done.
    Action,
    /// A task of theirs: it is judged (M3).
    Task,
    /// A plan for a Blocker: they stop blocking (M7).
    Plan,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// What sort of matter it is.
    pub kind: DueKind,
    /// The action or the task; of a plan nothing.
    pub id: Option<RecordId>,
    /// What is to be done.
    pub what: Text,
    /// Who does it: one of ours, or the person who has the task.
    pub who: Text,
    /// The customer's person who does it, where it is none of ours.
    #[serde(default)]
    pub doer: Option<StakeholderId>,
    /// Whom it is about.
    pub person: Option<StakeholderId>,
    /// What they are called; empty where it is about the whole deal.
    pub name: Text,
}

impl Due {
    /// Returns who does it, in words; empty where it is nobody. Of a task it is clear that it is the customer's.
    #[must_use]
    pub fn who_words(&self) -> String {
        match self.kind {
            DueKind::Action | DueKind::Plan if self.doer.is_some() => customers(&self.who),
            DueKind::Action | DueKind::Plan | DueKind::Task => self.who.to_string(),
        }
    }
}

/// How near a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Past.
    Late,
    /// Today.
    Today,
    /// Within seven days.
    Week,
    /// After that.
    Later,
}

impl When {
    /// How near a day is, seen from today.
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

    /// A heading.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Late => "Late",
            Self::Today => "Today",
            Self::Week => "Within a week",
            Self::Later => "Later",
        }
    }
}

/// Returns everything that is due in a deal, the earliest first. Nothing is due in a deal that has ended, and nothing
/// is expected of who has left; an action about them is still ours to settle.
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
    let here = || deal.stakeholders.iter().filter(|person| !person.has_left());
    let tasks = here().flat_map(|person| {
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
    let plans = here().filter_map(|person| {
        let plan = person.plan.as_deref().filter(|plan| !plan.is_neutralised())?;
        let doer = deal.doer_called(&plan.owner, None);
        Some(Due {
            on: plan.due?,
            kind: DueKind::Plan,
            id: None,
            what: if plan.what.is_empty() { "the plan for their blocking".into() } else { plan.what.clone() },
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
