//! What a deal needs most, in a few words, and how soon.

use crate::domain::record::dates;
use crate::domain::record::dates::days;
use crate::domain::record::text::{MARK, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How soon a deal needs somebody, the soonest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Haste {
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
    /// A likely Mobilizer delivered the task, and nobody wrote down what they saw.
    DeliveredUnseen {
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
    /// It is not said: others look at the screen. Never kept in a file.
    Hidden,
}

impl Need {
    /// Returns the need in a few words.
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
            Self::DeliveredUnseen { name } => format!("{name} delivered: add what you saw to confirm"),
            Self::NotScreened { name } => format!("{name} delivered: screen to confirm"),
            Self::NoMobilizer => "no likely Mobilizer yet".to_owned(),
            Self::NotCoached { name } => format!("{name} is confirmed: start coaching"),
            Self::Coaching { name, stage } => format!("coach {name}: {stage}"),
            Self::TaskOut { due, name } => format!("{name}: task due {}", dates::short(*due, today)),
            Self::Proved => "all five stages proved".to_owned(),
            Self::Hidden => MARK.to_owned(),
        }
    }

    pub(super) const fn haste(&self) -> Haste {
        match self {
            Self::TaskOverdue { .. } | Self::TaskToday { .. } => Haste::Due,
            Self::NoPeople
            | Self::NobodyScreened
            | Self::Untested { .. }
            | Self::DeliveredInPart { .. }
            | Self::DeliveredUnseen { .. }
            | Self::NotScreened { .. }
            | Self::NoMobilizer
            | Self::NotCoached { .. } => Haste::Gap,
            Self::Coaching { .. } | Self::TaskOut { .. } | Self::Proved | Self::Hidden => Haste::Running,
        }
    }

    /// Returns whether it cannot wait.
    #[must_use]
    pub const fn is_urgent(&self) -> bool {
        matches!(self.haste(), Haste::Due)
    }
}
