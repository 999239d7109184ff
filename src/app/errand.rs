//! The user's destination: out of the program, or another deal and an action there. Both wait until the open deal is
//! saved.
//!
//! There is one errand at a time; a later one replaces it. Quitting is only taken back by choosing to stay.

use super::command::{Command, Twice};
use super::effect::Effect;
use super::notice::Said;
use super::open_deal::SaveState;
use super::overlays::Overlay;
use super::overlays::review::Way;
use super::{App, Screen};
use crate::domain::judge::agenda::Source;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use std::path::{Path, PathBuf};

/// The action that waits for an answer from the disk.
#[derive(Debug, Default)]
pub(super) enum Errand {
    #[default]
    None,
    /// Quitting once the open deal is saved.
    Leave,
    /// Reading another deal once the open one is saved.
    Open {
        /// The other deal's file.
        path: PathBuf,
        /// The action to take there.
        then: Then,
    },
    /// Showing the deal that is being read.
    Show {
        /// The file being read.
        path: PathBuf,
        /// The action to take there.
        then: Then,
    },
}

/// The action to take in a deal once it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Then {
    /// No action.
    #[default]
    Stay,
    /// Opening the form of its name and value, without leaving Home.
    Edit,
    /// Merging its conflict copy.
    TakeInCopy,
    /// Going to a person, if the errand is about one.
    GoTo(Option<StakeholderId>),
    /// Checking on the person's task.
    Judge(StakeholderId),
    /// Dealing with what is to do first, about this person if any.
    Attend(Source, Option<StakeholderId>),
    /// Marking an action as done, then going back to the tasks due in all deals.
    Finish(RecordId, Text),
    /// Beginning a review of it.
    Review,
    /// Reviewing it as the deal at this index in a review of several, reached in this direction.
    Portfolio(usize, Way),
    /// Ending what was left open there of a review of several; then perhaps beginning another.
    EndLeft(bool),
}

impl App {
    /// Opens a deal and takes an action there; at once if it is already open.
    pub(super) fn open_then(&mut self, path: PathBuf, then: Then) {
        if self.is_open(&path) {
            self.stay_in_deal();
            self.do_there(then);
        } else {
            self.open_file(path, then);
        }
    }

    /// Returns whether a file is the open deal's.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.deal.as_ref().and_then(|open| open.at.as_ref()).is_some_and(|at| at.path == path)
    }

    /// Reads a deal's file once the open deal is saved; asks the user if it cannot be saved.
    pub(super) fn open_file(&mut self, path: PathBuf, then: Then) {
        self.remember_position();
        self.way_back = None;
        match self.deal.as_ref().map(|open| &open.save) {
            None | Some(SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_)) => {
                self.read_deal(path, then);
            }
            Some(SaveState::Saving { .. }) => {
                self.head_for(Errand::Open { path, then });
            }
            Some(SaveState::Failed(_) | SaveState::Lost(_)) => {
                self.head_for(Errand::Open { path, then });
                self.ask_unsaved();
            }
        }
    }

    /// Replaces the errand. Returns false if the user is quitting: that errand is kept.
    fn head_for(&mut self, errand: Errand) -> bool {
        match self.errand {
            Errand::Leave => false,
            Errand::None | Errand::Open { .. } | Errand::Show { .. } => {
                self.errand = errand;
                true
            }
        }
    }

    /// Requests a deal's file from the disk.
    pub(super) fn read_deal(&mut self, path: PathBuf, then: Then) {
        if self.head_for(Errand::Show { path: path.clone(), then }) {
            // A list of earlier states arriving now would cover the deal.
            self.earlier = None;
            self.effects.push(Effect::Open(path));
        }
    }

    /// Returns whether a file that was read is still the one to show. If no deal is open or on its way, any file is.
    pub(super) fn waits_for(&self, read: &Path) -> bool {
        match &self.errand {
            Errand::Show { path, .. } => path == read,
            Errand::None | Errand::Leave | Errand::Open { .. } => self.deal.is_none(),
        }
    }

    /// Takes the action planned for the deal that is being read. The errand itself stays, so that the deal is still
    /// shown when it arrives: the answer at hand may belong to an earlier errand.
    pub(super) fn take_then(&mut self) -> Then {
        match &mut self.errand {
            Errand::Show { then, .. } => std::mem::take(then),
            Errand::None | Errand::Leave | Errand::Open { .. } => Then::Stay,
        }
    }

    /// Returns whether an action waits for a deal that is not open yet.
    pub(super) fn waits_for_a_deal(&self) -> bool {
        match &self.errand {
            Errand::Open { then, .. } | Errand::Show { then, .. } => *then != Then::Stay,
            Errand::None | Errand::Leave => false,
        }
    }

    /// Takes the action that the deal on the screen was opened for.
    pub(super) fn do_there(&mut self, then: Then) {
        match then {
            Then::Stay => {}
            Then::Edit => self.edit_deal(),
            Then::TakeInCopy => {
                self.know_copies();
                self.take_in_copy();
            }
            Then::GoTo(person) => {
                self.close_all();
                if let Some(person) = person {
                    self.go_to_person(person);
                }
            }
            Then::Judge(person) => {
                self.close_all();
                self.go_to_person(person);
                self.run(Command::TaskNow);
            }
            Then::Attend(source, person) => {
                self.attend(source, person);
                self.arrives();
            }
            Then::Finish(action, what) => self.finish_elsewhere(action, &what),
            Then::Review => self.run(Command::Review),
            Then::Portfolio(index, _) => self.show_deal_at(index),
            Then::EndLeft(begins_another) => self.end_left_part(begins_another),
        }
    }

    /// Shows the open deal, and stops waiting for any other.
    pub(super) fn stay_in_deal(&mut self) {
        self.head_for(Errand::None);
        self.screen = Screen::Deal;
        self.tell_rules();
    }

    /// Quits once everything is saved; asks the user if that is impossible.
    pub(super) fn quit(&mut self) {
        if self.screen == Screen::Follow {
            self.effects.push(Effect::Quit);
            return;
        }
        if self.warns_of_drafts() {
            return;
        }
        self.remember_position();
        self.remember_portfolio();
        match self.deal.as_ref().map(|open| &open.save) {
            None | Some(SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_)) => {
                self.effects.push(Effect::Quit);
            }
            Some(SaveState::Saving { .. }) => self.errand = Errand::Leave,
            Some(SaveState::Failed(_) | SaveState::Lost(_)) => {
                self.errand = Errand::Leave;
                self.ask_unsaved();
            }
        }
    }

    /// Warns once that typed text would be lost; the same key again quits anyway. Returns whether it warned.
    fn warns_of_drafts(&mut self) -> bool {
        let typed = |overlay: &Overlay| matches!(overlay, Overlay::Form(form) if form.is_touched());
        let any = !self.drafts.unfinished().is_empty() || self.overlays.iter().any(typed);
        let warns = (any || self.holds_pasted()) && !self.was_warned(Twice::Leave);
        if warns {
            let what = if self.holds_pasted() { "What you pasted" } else { "What you typed in a form" };
            let said = format!("{what} isn't saved. Press it again to discard it and quit");
            self.note(Said::from(said).openly());
        }
        warns
    }

    /// Returns whether the user asked to quit or to open another deal, and is waiting for the save.
    pub(super) const fn is_waiting_to_go(&self) -> bool {
        match self.errand {
            Errand::Leave | Errand::Open { .. } => true,
            Errand::None | Errand::Show { .. } => false,
        }
    }

    /// Carries out the errand that waited for the save.
    pub(super) fn after_save(&mut self) {
        match std::mem::take(&mut self.errand) {
            Errand::Open { path, then } => self.read_deal(path, then),
            Errand::Leave => {
                self.effects.push(Effect::Quit);
                self.errand = Errand::Leave;
            }
            other @ (Errand::None | Errand::Show { .. }) => self.errand = other,
        }
    }

    /// Stays after all: drops the errand, and any action in a deal that is still arriving.
    pub(super) fn stay(&mut self) {
        match &mut self.errand {
            Errand::Show { then, .. } => *then = Then::Stay,
            Errand::None | Errand::Leave | Errand::Open { .. } => self.errand = Errand::None,
        }
        self.close_overlay();
    }
}
