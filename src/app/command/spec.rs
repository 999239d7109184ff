//! A command's row: its texts, keys and conditions, and the function it runs.

use super::Scope;
use crate::app::App;
use crate::domain::privacy::Datum;

/// The function a command runs. It captures nothing: only the table holds such pointers, so that messages and effects
/// stay plain data.
type Run = fn(&mut App);

/// A condition of a command: returns the reason why it cannot run now, or nothing if it can.
pub(in crate::app) type Guard = fn(&App) -> Option<String>;

/// The effect of a command on the open deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Change {
    /// No change, or more than that: the command runs even if the deal cannot be changed.
    None,
    /// Opens something that would change it. If only the disk refuses, that can be filled in and kept as a draft.
    Begins,
    /// Only changes the deal, or opens something that does.
    Makes,
}

/// A consequence that a command's key must confirm by a second press in a row; the first press explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Twice {
    /// Leaves, although typed text is lost.
    Leave,
    /// Copies, although others can read the copy.
    Copy,
    /// Takes back a whole review that ended long ago, or one that is hidden.
    TakeBack,
    /// Removes a person with a history, or where most of what is lost is hidden.
    Remove,
    /// Merges two people where most of what changes is hidden.
    Merge,
    /// Plans for somebody who is no Blocker.
    Plan,
    /// Sends the coach's question to a screen that the customer sees.
    Send,
}

/// The group of a command in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Finding out who people are.
    Assess,
    /// Writing down what happened.
    Record,
    /// Lines between people, and the group as a whole.
    MapAndGroup,
    /// Coaching, and reviews.
    CoachAndReview,
    /// The deal as a whole.
    Deal,
    /// Looking at things, and the program itself.
    View,
    /// Whatever has a longer key than a letter, so that the labels of all other groups stand in one line.
    OtherKeys,
}

impl Menu {
    /// Returns its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Assess => "Assess",
            Self::Record => "Record",
            Self::MapAndGroup => "Map and group",
            Self::CoachAndReview => "Coach and review",
            Self::Deal => "Deal",
            Self::View => "View",
            Self::OtherKeys => "Other keys",
        }
    }

    /// Returns the group of a scope's commands, where their rows name no other.
    const fn of(scope: Scope) -> Self {
        match scope {
            Scope::Profile | Scope::Questions | Scope::Screening | Scope::Debrief | Scope::Attendees | Scope::Prep => {
                Self::Assess
            }
            Scope::Due => Self::Record,
            Scope::Map
            | Scope::Group
            | Scope::Inside
            | Scope::Insight
            | Scope::InsightSteps
            | Scope::Beliefs
            | Scope::Kit
            | Scope::KitOut => Self::MapAndGroup,
            Scope::Coaching | Scope::Review | Scope::Minutes | Scope::Follow | Scope::Opinions | Scope::Blind => {
                Self::CoachAndReview
            }
            Scope::Home | Scope::Deal | Scope::Alerts | Scope::Export => Self::Deal,
            Scope::Move => Self::OtherKeys,
            _ => Self::View,
        }
    }
}

/// A command's row.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// The stable name, such as `deal.open`.
    pub name: &'static str,
    /// A description in a few words, in sentence case.
    pub title: &'static str,
    /// The keys; the first is the one to show.
    pub keys: &'static [&'static str],
    /// Further words by which help and palette find it.
    pub(in crate::app) found_by: &'static str,
    /// The scope in which the keys work.
    pub scope: Scope,
    /// One or two words for the hint line; empty if it is not worth a hint.
    pub hint: &'static str,
    /// The function it runs.
    pub(in crate::app) run: Run,
    /// The function it runs instead while a review of several deals has the keys.
    pub(in crate::app) run_in_portfolio: Option<Run>,
    /// The conditions, checked in this order; the first reason counts.
    pub(in crate::app) guards: &'static [Guard],
    /// The effect on the open deal.
    pub(in crate::app) change: Change,
    /// The consequence to warn about first, if any; any other key cancels the warning.
    pub(in crate::app) twice: Option<Twice>,
    /// Whether a click on its hint needs a second one here, because it deletes, ends, discards, answers, or changes
    /// the deal at once.
    pub(in crate::app) clicked_twice: fn(&App) -> bool,
    /// Whether the change is signed with the user's name.
    pub(in crate::app) is_signed: fn(&App) -> bool,
    /// The kind of data that it works on: where that is hidden, it isn't available.
    pub(in crate::app) works_on: Option<Datum>,
    /// Whether it needs the panes; a review steps aside for it.
    pub(in crate::app) in_panes: bool,
    /// Whether it is available in a window that only follows.
    pub(in crate::app) while_following: bool,
    /// The group in the menu.
    pub menu: Menu,
    /// Whether it leads out of the current screen; the key bar then always shows it.
    pub leads_out: bool,
    /// The words for the hint line by what the cursor is on, instead of `hint`.
    pub(in crate::app) hint_here: Option<fn(&App) -> &'static str>,
    /// Whether it does here what its hint says.
    pub(in crate::app) is_hinted: fn(&App) -> bool,
    /// Whether it is worth a hint in a review of several deals, which shows no selected person.
    pub(in crate::app) is_hinted_in_portfolio: bool,
}

impl Spec {
    pub(super) const fn new(
        scope: Scope,
        name: &'static str,
        title: &'static str,
        keys: &'static [&'static str],
        hint: &'static str,
        run: Run,
    ) -> Self {
        Self {
            name,
            title,
            keys,
            found_by: "",
            scope,
            hint,
            run,
            run_in_portfolio: None,
            guards: &[],
            change: Change::None,
            twice: None,
            clicked_twice: |_| false,
            is_signed: |_| false,
            works_on: None,
            in_panes: false,
            while_following: false,
            menu: Menu::of(scope),
            leads_out: false,
            hint_here: None,
            is_hinted: |_| true,
            // There, most of a deal's commands work on the selected person.
            is_hinted_in_portfolio: !matches!(scope, Scope::Deal),
        }
    }

    pub(super) const fn needs(self, guards: &'static [Guard]) -> Self {
        Self { guards, ..self }
    }

    pub(super) const fn found_by(self, found_by: &'static str) -> Self {
        Self { found_by, ..self }
    }

    pub(super) const fn changes(self) -> Self {
        Self { change: Change::Makes, ..self }
    }

    pub(super) const fn begins_a_change(self) -> Self {
        Self { change: Change::Begins, ..self }
    }

    pub(super) const fn warns(self, twice: Twice) -> Self {
        Self { twice: Some(twice), ..self }
    }

    pub(super) const fn clicked_twice(self) -> Self {
        self.clicked_twice_where(|_| true)
    }

    pub(super) const fn clicked_twice_where(self, clicked_twice: fn(&App) -> bool) -> Self {
        Self { clicked_twice, ..self }
    }

    pub(super) const fn signed(self) -> Self {
        self.signed_where(|_| true)
    }

    pub(super) const fn signed_where(self, is_signed: fn(&App) -> bool) -> Self {
        Self { is_signed, ..self }
    }

    pub(super) const fn private(self) -> Self {
        self.works_on(Datum::Judgments)
    }

    pub(super) const fn works_on(self, datum: Datum) -> Self {
        Self { works_on: Some(datum), ..self }
    }

    pub(super) const fn shows_in_panes(self) -> Self {
        Self { in_panes: true, ..self }
    }

    pub(super) const fn runs_while_following(self) -> Self {
        Self { while_following: true, ..self }
    }

    pub(super) const fn in_portfolio(self, run: Run) -> Self {
        Self { run_in_portfolio: Some(run), ..self }
    }

    pub(super) const fn hinted_where(self, is_hinted: fn(&App) -> bool) -> Self {
        Self { is_hinted, ..self }
    }

    pub(super) const fn in_menu(self, menu: Menu) -> Self {
        Self { menu, ..self }
    }

    pub(super) const fn leads_out(self) -> Self {
        Self { leads_out: true, ..self }
    }

    pub(super) const fn hinted_as(self, hint: fn(&App) -> &'static str) -> Self {
        Self { hint_here: Some(hint), ..self }
    }

    pub(super) const fn hinted_in_portfolio(self) -> Self {
        Self { is_hinted_in_portfolio: true, ..self }
    }
}
