//! The most pressing need of a deal, in a few words, and how soon it must be met.

use crate::domain::record::dates;
use crate::domain::record::dates::days;
use crate::domain::record::text::{MARK, Text};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The urgency of a deal, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Haste {
    /// An urgent alert.
    Urgent,
    /// Something overdue.
    Overdue,
    /// Something due today.
    Today,
    /// An alert warns: whatever is missing to go on, this comes before it.
    Warned,
    /// A hint, or something is missing to go on.
    Gap,
    /// It goes on.
    Running,
}

/// The thing a deal needs most. The variants are in the order of Home, the worst first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// An overdue task that nobody judged.
    TaskOverdue {
        /// The due date, so that the oldest comes first.
        due: Date,
        /// The person who has the task.
        name: Text,
    },
    /// A task due today.
    TaskToday {
        /// The person who has the task.
        name: Text,
    },
    /// A deal without people.
    NoPeople,
    /// A deal in which nobody was screened.
    NobodyScreened,
    /// A likely Mobilizer without a task.
    Untested {
        /// The Mobilizer.
        name: Text,
    },
    /// A likely Mobilizer who delivered part of the task.
    DeliveredInPart {
        /// The Mobilizer.
        name: Text,
    },
    /// A likely Mobilizer who delivered the task without anybody writing down what they saw.
    DeliveredUnseen {
        /// The Mobilizer.
        name: Text,
    },
    /// A person who delivered the task while insight or talk is still unanswered.
    NotScreened {
        /// The person to screen.
        name: Text,
    },
    /// A deal without a likely Mobilizer.
    NoMobilizer,
    /// A confirmed Mobilizer without coaching.
    NotCoached {
        /// The Mobilizer.
        name: Text,
    },
    /// Coaching in progress.
    Coaching {
        /// The person being coached.
        name: Text,
        /// The name of the current stage.
        stage: Text,
    },
    /// A task that isn't due yet.
    TaskOut {
        /// The due date.
        due: Date,
        /// The person who has the task.
        name: Text,
    },
    /// All five stages proven.
    Proved,
    /// A need hidden in privacy mode. Never stored in a file.
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
            Self::NoPeople => "no people yet".to_owned(),
            Self::NobodyScreened => "nobody screened yet".to_owned(),
            Self::Untested { name } => format!("{name} is untested: give them a task"),
            Self::DeliveredInPart { name } => format!("{name} delivered in part: give them another task"),
            Self::DeliveredUnseen { name } => format!("{name} delivered: add what you saw to confirm"),
            Self::NotScreened { name } => format!("{name} delivered: screen them to confirm"),
            Self::NoMobilizer => "no likely Mobilizer yet".to_owned(),
            Self::NotCoached { name } => format!("{name} is confirmed: start coaching"),
            Self::Coaching { name, stage } => format!("coach {name}: {stage}"),
            Self::TaskOut { due, name } => format!("{name}: task due {}", dates::short(*due, today)),
            Self::Proved => "all five stages proven".to_owned(),
            Self::Hidden => MARK.to_owned(),
        }
    }

    pub(super) const fn haste(&self) -> Haste {
        match self {
            Self::TaskOverdue { .. } => Haste::Overdue,
            Self::TaskToday { .. } => Haste::Today,
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
}
