//! Everything a user can run, one row each.
//!
//! Dispatch, the hint line, help, the palette and the README's key table all read these rows, so they cannot disagree. To
//! add a command: its row in the table beside this file, and the function that it runs.

mod markdown;
mod spec;
mod table;

pub use markdown::table_markdown;
pub(in crate::app) use spec::Change;
pub use spec::Spec;
pub use table::Command;

/// Where a key means something. The nearest scope wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere, text included.
    Always,
    /// Everywhere but in text.
    Global,
    /// Lists and pages.
    Move,
    /// The list of deals.
    Home,
    /// Any pane of a deal.
    Deal,
    /// The pane of people.
    People,
    /// The profile pane.
    Profile,
    /// The profile pane while a question is open.
    Questions,
    /// The coaching pane.
    Coaching,
    /// The screening overlay.
    Screening,
    /// The list of what is due.
    Due,
    /// The list of alerts.
    Alerts,
    /// The map.
    Map,
    /// The view of the group.
    Group,
    /// A form.
    Form,
    /// A filter being typed.
    Filter,
    /// Help, palette and pickers.
    List,
    /// A page to read.
    Page,
    /// The question before leaving with something unsaved.
    Unsaved,
    /// The question about what a dead program left.
    Recover,
    /// Two opinions compared.
    Opinions,
    /// A deal in which somebody answers blind.
    Blind,
    /// A review that goes on.
    Review,
    /// The minutes of a review.
    Minutes,
    /// The coach's own window.
    Follow,
}

impl Scope {
    /// All scopes in the order of the help.
    pub const ALL: [Self; 25] = [
        Self::Home,
        Self::Deal,
        Self::People,
        Self::Profile,
        Self::Questions,
        Self::Screening,
        Self::Coaching,
        Self::Due,
        Self::Alerts,
        Self::Map,
        Self::Group,
        Self::Review,
        Self::Minutes,
        Self::Follow,
        Self::Form,
        Self::Filter,
        Self::List,
        Self::Page,
        Self::Unsaved,
        Self::Recover,
        Self::Opinions,
        Self::Blind,
        Self::Move,
        Self::Global,
        Self::Always,
    ];

    /// The heading in help and in the README.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Always => "Always, in forms too",
            Self::Global => "Everywhere",
            Self::Move => "Moving",
            Self::Home => "Home",
            Self::Deal => "In a deal",
            Self::People => "Stakeholders",
            Self::Profile => "Profile",
            Self::Questions => "Questionnaire",
            Self::Coaching => "Coaching",
            Self::Screening => "Screening",
            Self::Due => "What is due",
            Self::Alerts => "Alerts",
            Self::Map => "Map",
            Self::Group => "The group",
            Self::Form => "Forms",
            Self::Filter => "While filtering",
            Self::List => "Help, palette, choices",
            Self::Page => "Pages",
            Self::Unsaved => "Not saved",
            Self::Recover => "Text found at the start",
            Self::Opinions => "Two opinions",
            Self::Blind => "While somebody answers blind",
            Self::Review => "A review",
            Self::Minutes => "Minutes of a review",
            Self::Follow => "The coach's own window",
        }
    }

    /// Whether letters are text here, unless bound in this very scope.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        match self {
            Self::Form | Self::Filter | Self::List => true,
            Self::Always
            | Self::Global
            | Self::Move
            | Self::Home
            | Self::Deal
            | Self::People
            | Self::Profile
            | Self::Questions
            | Self::Coaching
            | Self::Screening
            | Self::Due
            | Self::Alerts
            | Self::Map
            | Self::Group
            | Self::Page
            | Self::Unsaved
            | Self::Recover
            | Self::Opinions
            | Self::Blind
            | Self::Review
            | Self::Minutes
            | Self::Follow => false,
        }
    }
}
