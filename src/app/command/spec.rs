//! A command's row: all that is known of the command, and what runs.

use super::Scope;
use crate::app::App;

/// What runs. It captures nothing: the table alone holds such pointers, so that messages and effects stay plain data.
type Run = fn(&mut App);

/// Why a command cannot be run now; nothing where it can.
pub(in crate::app) type Guard = fn(&App) -> Option<String>;

/// What a command does to the open deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Change {
    /// Nothing, or something else too: it runs where the deal cannot be changed.
    None,
    /// Opens what would change it: where only the disk refuses, that can be filled in and kept as a draft.
    Begins,
    /// Nothing but changing it, or opening what does.
    Makes,
}

/// What a key does only when it is pressed twice in a row: the first time it is said what that means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum Twice {
    /// Leaves, though typed text is lost.
    Leave,
    /// Shows what is private to everybody who looks.
    ShowAll,
    /// Copies, though others get the copy.
    Copy,
}

/// A command's row.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Stable name.
    pub name: &'static str,
    /// What it does, in a few words, sentence case.
    pub title: &'static str,
    /// Its keys, first the one to show.
    pub keys: &'static [&'static str],
    /// Where the keys work.
    pub scope: Scope,
    /// One or two words for the hint line; empty where it is not worth a hint.
    pub hint: &'static str,
    /// What it does.
    pub(in crate::app) run: Run,
    /// What it does instead while the keys go to a review of several deals.
    pub(in crate::app) run_in_portfolio: Option<Run>,
    /// What stands against it, asked in this order; the first reason counts.
    pub(in crate::app) guards: &'static [Guard],
    /// What it does to the open deal.
    pub(in crate::app) change: Change,
    /// What of it may be warned of first; any other key takes that back.
    pub(in crate::app) twice: Option<Twice>,
    /// Whether what it does here carries who did it, who is asked for first where nobody is known.
    pub(in crate::app) is_signed: fn(&App) -> bool,
    /// Whether it shows or takes nothing but what room view hides.
    pub(in crate::app) is_private: bool,
    /// Whether what it does is seen in the panes, which a review covers.
    pub(in crate::app) in_panes: bool,
    /// Whether a window that only follows has it.
    pub(in crate::app) while_following: bool,
    /// Whether it does here what its hint says.
    pub(in crate::app) is_hinted: fn(&App) -> bool,
    /// Whether it is worth a hint in a review of several deals, where nobody is seen to be selected.
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
            scope,
            hint,
            run,
            run_in_portfolio: None,
            guards: &[],
            change: Change::None,
            twice: None,
            is_signed: |_| false,
            is_private: false,
            in_panes: false,
            while_following: false,
            is_hinted: |_| true,
            // There, most of a deal's commands work on whoever is selected.
            is_hinted_in_portfolio: !matches!(scope, Scope::Deal),
        }
    }

    pub(super) const fn needs(self, guards: &'static [Guard]) -> Self {
        Self { guards, ..self }
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

    pub(super) const fn signed(self) -> Self {
        self.signed_where(|_| true)
    }

    pub(super) const fn signed_where(self, is_signed: fn(&App) -> bool) -> Self {
        Self { is_signed, ..self }
    }

    pub(super) const fn private(self) -> Self {
        Self { is_private: true, ..self }
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

    pub(super) const fn hinted_in_portfolio(self) -> Self {
        Self { is_hinted_in_portfolio: true, ..self }
    }
}
