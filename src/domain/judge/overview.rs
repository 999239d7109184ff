//! All deals at once: in which order they stand, and which of them a view shows.
//!
//! Pure judgements over the rows of Home. What the user chose last is a [`Chosen`]; it is kept as plain data.

use crate::domain::judge::summary::Summary;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::fold;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// In which order deals stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// What needs you most first.
    #[default]
    Need,
    /// What is due first, first; nothing due last.
    Due,
    /// By name.
    Name,
    /// The longest without a move of the customer's own first.
    Quiet,
    /// The latest changed first.
    Changed,
}

/// Which deals are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// All that are not archived.
    #[default]
    All,
    /// Those that cannot wait.
    Urgent,
    /// Those in which something is late or due today.
    Due,
    /// Those in which no Mobilizer is likely.
    NoMobilizer,
    /// Those whose customer did nothing of their own for too long.
    Silent,
    /// Those that have ended.
    Ended,
    /// Those in the archive.
    Archived,
}

/// A view, an order and a filter under one name, as the user saved them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SavedView {
    /// What they called it.
    pub name: String,
    /// Which deals.
    pub view: View,
    /// In which order.
    pub order: Order,
    /// Narrowed by these words.
    pub filter: String,
}

/// What the user chose on Home.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    /// The order.
    pub order: Order,
    /// The view.
    pub view: View,
    /// The views that the user saved, as they were added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub saved: Vec<SavedView>,
}

impl Order {
    /// All orders, as one key goes through them.
    pub const ALL: [Self; 5] = [Self::Need, Self::Due, Self::Name, Self::Quiet, Self::Changed];

    /// Returns the order in a word or three.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Need => "by need",
            Self::Due => "by next due",
            Self::Name => "by name",
            Self::Quiet => "quietest first",
            Self::Changed => "last changed first",
        }
    }

    /// Returns the one after it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Returns the nearest order that says nothing about what privacy mode hides: what a deal needs is a judgement on
    /// its people, and what is due in it may be a task for one of them.
    #[must_use]
    pub const fn in_privacy(self) -> Self {
        match self {
            Self::Need | Self::Due | Self::Quiet | Self::Name => Self::Name,
            Self::Changed => Self::Changed,
        }
    }

    /// Returns which of two deals stands first where others look: equals stand by name.
    #[must_use]
    pub fn compare_in_room(self, a: &Summary, b: &Summary) -> Ordering {
        let changed = match self.in_privacy() {
            Self::Changed => b.changed.cmp(&a.changed),
            Self::Need | Self::Due | Self::Quiet | Self::Name => Ordering::Equal,
        };
        changed.then_with(|| by_name(&a.name, &b.name)).then_with(|| a.id.cmp(&b.id))
    }

    /// Returns which of two deals stands first. Equals stand by need.
    #[must_use]
    pub fn compare(self, a: &Summary, b: &Summary) -> Ordering {
        let first = match self {
            Self::Need => Ordering::Equal,
            Self::Due => (a.next_due.is_none(), a.next_due).cmp(&(b.next_due.is_none(), b.next_due)),
            Self::Name => by_name(&a.name, &b.name),
            Self::Quiet => a.last_act.cmp(&b.last_act),
            Self::Changed => b.changed.cmp(&a.changed),
        };
        // An ended deal has nothing to wait for, whatever came last.
        let ended = || match self {
            Self::Need | Self::Due | Self::Quiet => a.has_ended().cmp(&b.has_ended()),
            Self::Name | Self::Changed => Ordering::Equal,
        };
        ended().then(first).then_with(|| a.by_need(b))
    }
}

/// Compares names as people look them up. Nearly all are plain letters, which need no folding.
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
    /// All views, as they are offered.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Urgent, Self::Due, Self::NoMobilizer, Self::Silent, Self::Ended, Self::Archived];

    /// Returns what it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Urgent => "Urgent",
            Self::Due => "Late or due today",
            Self::NoMobilizer => "No Mobilizer yet",
            Self::Silent => "Customer silent",
            Self::Ended => "Ended",
            Self::Archived => "Archived",
        }
    }

    /// Returns the nearest view that says nothing about what privacy mode hides.
    #[must_use]
    pub const fn in_privacy(self) -> Self {
        match self {
            Self::All | Self::Urgent | Self::Due | Self::NoMobilizer | Self::Silent => Self::All,
            Self::Ended => Self::Ended,
            Self::Archived => Self::Archived,
        }
    }

    /// Returns whether it shows a deal. Which deals are archived, their place says.
    #[must_use]
    pub fn shows(self, deal: &Summary, today: Date) -> bool {
        match self {
            Self::All | Self::Archived => true,
            Self::Urgent => deal.is_urgent(),
            Self::Due => deal.next_due.is_some_and(|due| due <= today),
            Self::NoMobilizer => deal.groups[ProfileGroup::Mobilizer.index()] == 0 && !deal.has_ended(),
            Self::Silent => deal.silent,
            Self::Ended => deal.has_ended(),
        }
    }
}
