//! The list of all deals: its order, and which of them a view shows.
//!
//! Pure judgments over the rows of Home. The user's last choice is a [`Chosen`], kept as plain data.

use crate::domain::judge::summary::Summary;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::fold;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// The order of a list of deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// By what needs you most.
    #[default]
    Need,
    /// By due date, the earliest first; deals with nothing due come last.
    Due,
    /// By name.
    Name,
    /// By the customer's last move on their own initiative, the longest ago first.
    Quiet,
    /// By last change, the latest first.
    Changed,
    /// By value, the largest first; deals without one come last.
    Value,
}

/// A choice of deals to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// All that aren't archived.
    #[default]
    All,
    /// Those that can't wait.
    Urgent,
    /// Those with something overdue or due today.
    Due,
    /// Those without a likely Mobilizer.
    NoMobilizer,
    /// Those whose customer did nothing on their own initiative for too long.
    Silent,
    /// Those that have ended.
    Ended,
    /// Those in the archive.
    Archived,
    /// Those in the trash.
    Trashed,
}

/// A view, an order and a filter that the user saved under one name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// The name given by the user.
    pub name: String,
    /// The deals it shows.
    pub view: View,
    /// Their order.
    pub order: Order,
    /// The words it is narrowed by.
    pub filter: String,
}

/// The user's choices on Home.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The order in force.
    pub order: Order,
    /// The view in force.
    pub view: View,
    /// The saved views, in the order they were added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saved: Vec<SavedView>,
}

impl Order {
    /// All orders, in the order that one key cycles through.
    pub const ALL: [Self; 6] = [Self::Need, Self::Due, Self::Name, Self::Quiet, Self::Changed, Self::Value];

    /// Returns the order in one to three words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Need => "by need",
            Self::Due => "by due date",
            Self::Name => "by name",
            Self::Quiet => "quietest first",
            Self::Changed => "recently changed",
            Self::Value => "by value",
        }
    }

    /// Returns the following order, starting over after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let index = Self::ALL.iter().position(|one| *one == self).map_or(0, |index| index + 1);
        Self::ALL[index % Self::ALL.len()]
    }

    /// Compares two deals; equals are sorted by need.
    #[must_use]
    pub fn compare(self, a: &Summary, b: &Summary) -> Ordering {
        let first = match self {
            Self::Need => Ordering::Equal,
            Self::Due => (a.next_due.is_none(), a.next_due).cmp(&(b.next_due.is_none(), b.next_due)),
            Self::Name => by_name(&a.name, &b.name),
            Self::Quiet => a.last_act.cmp(&b.last_act),
            Self::Changed => b.changed.cmp(&a.changed),
            Self::Value => b.amount.cmp(&a.amount),
        };
        // An ended deal waits for nothing, whatever happened last.
        let ended = || match self {
            Self::Need | Self::Due | Self::Quiet => a.has_ended().cmp(&b.has_ended()),
            Self::Name | Self::Changed | Self::Value => Ordering::Equal,
        };
        ended().then(first).then_with(|| a.by_need(b))
    }
}

/// Compares names as people look them up. Nearly all are plain ASCII, which needs no folding.
fn by_name(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        let lower = |text: &str, at: usize| text.as_bytes()[at].to_ascii_lowercase();
        let shared = a.len().min(b.len());
        let differs = (0..shared).map(|at| lower(a, at).cmp(&lower(b, at))).find(|one| one.is_ne());
        return differs.unwrap_or_else(|| a.len().cmp(&b.len()));
    }
    fold(a).cmp(&fold(b))
}

impl View {
    /// All views, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::Urgent,
        Self::Due,
        Self::NoMobilizer,
        Self::Silent,
        Self::Ended,
        Self::Archived,
        Self::Trashed,
    ];

    /// Returns the label.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Urgent => "Urgent",
            Self::Due => "Overdue or due today",
            Self::NoMobilizer => "No Mobilizer yet",
            Self::Silent => "Customer silent",
            Self::Ended => "Ended",
            Self::Archived => "Archive",
            Self::Trashed => "Trash",
        }
    }

    /// Returns whether it shows deals that are not among the listed ones.
    #[must_use]
    pub const fn is_elsewhere(self) -> bool {
        matches!(self, Self::Archived | Self::Trashed)
    }

    /// Returns whether the view includes a deal. It doesn't filter by archive or trash: where a deal is stored decides
    /// that.
    #[must_use]
    pub fn shows(self, deal: &Summary, today: Date) -> bool {
        match self {
            Self::All | Self::Archived | Self::Trashed => true,
            Self::Urgent => deal.is_urgent(),
            Self::Due => deal.next_due.is_some_and(|due| due <= today),
            Self::NoMobilizer => deal.groups[ProfileGroup::Mobilizer.index()] == 0 && !deal.has_ended(),
            Self::Silent => deal.silent,
            Self::Ended => deal.has_ended(),
        }
    }
}
