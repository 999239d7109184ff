//! Where the user is headed: out of the program, or to another deal and what to do there. Both wait for the open deal's save.
//!
//! There is one errand at a time; a later one replaces it, except that nothing but staying takes leaving back.

use super::command::{Command, Twice};
use super::effect::Effect;
use super::open_deal::SaveState;
use super::overlays::Overlay;
use super::overlays::review::Way;
use super::{App, Screen};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::Text;
use std::path::{Path, PathBuf};

/// What happens once the disk has answered.
#[derive(Debug, Default)]
pub(super) enum Errand {
    /// Nothing.
    #[default]
    None,
    /// Quits once the open deal is saved.
    Leave,
    /// Reads another deal once the open one is saved.
    Open {
        /// The other deal's file.
        path: PathBuf,
        /// What to do there.
        then: Then,
    },
    /// Shows the deal that is being read.
    Show {
        /// Its file.
        path: PathBuf,
        /// What to do there.
        then: Then,
    },
}

/// What to do in a deal once it is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Then {
    /// Nothing.
    #[default]
    Stay,
    /// Opens the form of its name and value, without leaving Home.
    Edit,
    /// Takes its second copy in.
    TakeInCopy,
    /// Goes to a person, if it is about one.
    GoTo(Option<StakeholderId>),
    /// Judges the person's task.
    Judge(StakeholderId),
    /// Marks an action as done, and goes back to what is due over all deals.
    Finish(RecordId, Text),
    /// Reviews it.
    Review,
    /// Reviews it as the deal at this place among several, come to this way.
    Portfolio(usize, Way),
}

impl App {
    /// Opens a deal and does something there; where it is the open one, at once.
    pub(super) fn open_then(&mut self, path: PathBuf, then: Then) {
        if self.is_open(&path) {
            self.stay_in_deal();
            self.do_there(then);
        } else {
            self.open_file(path, then);
        }
    }

    /// Whether a file is the open deal's.
    pub(super) fn is_open(&self, path: &Path) -> bool {
        self.deal.as_ref().and_then(|open| open.at.as_ref()).is_some_and(|at| at.path == path)
    }

    /// Reads a deal's file once the present deal is saved; asks where that cannot be.
    pub(super) fn open_file(&mut self, path: PathBuf, then: Then) {
        self.remember_place();
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

    /// Takes an errand up in place of the last one. Returns false for somebody who is leaving: they leave.
    fn head_for(&mut self, errand: Errand) -> bool {
        match self.errand {
            Errand::Leave => false,
            Errand::None | Errand::Open { .. } | Errand::Show { .. } => {
                self.errand = errand;
                true
            }
        }
    }

    /// Asks for a deal's file.
    pub(super) fn read_deal(&mut self, path: PathBuf, then: Then) {
        if self.head_for(Errand::Show { path: path.clone(), then }) {
            // A list that comes now would lie over the deal.
            self.earlier = None;
            self.effects.push(Effect::Open(path));
        }
    }

    /// Whether a file that was read is still the one to show. Where no deal is open and none is on its way, any is.
    pub(super) fn waits_for(&self, read: &Path) -> bool {
        match &self.errand {
            Errand::Show { path, .. } => path == read,
            Errand::None | Errand::Leave | Errand::Open { .. } => self.deal.is_none(),
        }
    }

    /// Takes what was to be done in the deal that is being read. That deal still shows when it comes: what came instead may
    /// be the answer to an earlier errand.
    pub(super) fn take_then(&mut self) -> Then {
        match &mut self.errand {
            Errand::Show { then, .. } => std::mem::take(then),
            Errand::None | Errand::Leave | Errand::Open { .. } => Then::Stay,
        }
    }

    /// Whether something is to be done in a deal that is not open yet.
    pub(super) fn waits_for_a_deal(&self) -> bool {
        match &self.errand {
            Errand::Open { then, .. } | Errand::Show { then, .. } => *then != Then::Stay,
            Errand::None | Errand::Leave => false,
        }
    }

    /// Does in the deal on the screen what it was opened for.
    pub(super) fn do_there(&mut self, then: Then) {
        match then {
            Then::Stay => {}
            Then::Edit => self.edit_deal(),
            Then::TakeInCopy => {
                self.know_copies();
                self.take_in_copy();
            }
            Then::GoTo(person) => {
                self.overlays.clear();
                if let Some(person) = person {
                    self.go_to_person(person);
                }
            }
            Then::Judge(person) => {
                self.overlays.clear();
                self.go_to_person(person);
                self.run(Command::TaskNow);
            }
            Then::Finish(action, what) => self.finish_elsewhere(action, &what),
            Then::Review => self.run(Command::Review),
            Then::Portfolio(place, _) => self.show_deal_at(place),
        }
    }

    /// Shows the open deal; one that was on its way instead is no longer waited for.
    pub(super) fn stay_in_deal(&mut self) {
        self.head_for(Errand::None);
        self.screen = Screen::Deal;
        self.tell_rules();
    }

    /// Leaves once everything is saved; asks where that cannot be.
    pub(super) fn quit(&mut self) {
        if self.screen == Screen::Follow {
            self.effects.push(Effect::Quit);
            return;
        }
        if self.warns_of_drafts() {
            return;
        }
        self.remember_place();
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

    /// Says once that typed text would be lost; the same key again leaves all the same. Returns whether it said so.
    fn warns_of_drafts(&mut self) -> bool {
        let typed = |overlay: &Overlay| matches!(overlay, Overlay::Form(form) if form.is_touched());
        let any = !self.drafts.unfinished().is_empty() || self.overlays.iter().any(typed);
        let warns = any && !self.was_warned(Twice::Leave);
        if warns {
            self.note("What you typed in a form is not saved; the same key again leaves without it");
        }
        warns
    }

    /// Whether the user asked to leave or to open another deal, and waits for the save.
    pub(super) const fn is_waiting_to_go(&self) -> bool {
        match self.errand {
            Errand::Leave | Errand::Open { .. } => true,
            Errand::None | Errand::Show { .. } => false,
        }
    }

    /// Goes on with what waited for the save.
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

    /// Stays after all: nothing waits for the save any more, and nothing is done in a deal that still comes.
    pub(super) fn stay(&mut self) {
        match &mut self.errand {
            Errand::Show { then, .. } => *then = Then::Stay,
            Errand::None | Errand::Leave | Errand::Open { .. } => self.errand = Errand::None,
        }
        self.close_overlay();
    }
}
