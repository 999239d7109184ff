//! The open deal's file got lost: it is gone, damaged, another deal's. What is on the screen is all there is, and nothing says
//! otherwise until it is on the disk again.

use super::App;
use super::effect::Effect;
use super::msg::{Failure, Refused};
use super::open_deal::{Lost, SaveState};
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use std::path::Path;
use std::sync::Arc;

/// What to do about a file that got lost.
const HINT: &str = "quitting asks: r writes it again, c keeps a copy";

impl App {
    /// Takes in that the open deal's file got lost. Whoever only follows is told, and can do nothing about it.
    pub(super) fn lost(&mut self, deal: DealId, lost: Lost, held_by: Option<&str>, refused: Refused) {
        if self.deal.as_ref().is_none_or(|open| open.deal.id != deal) {
            return;
        }
        // The past on the screen would hide it.
        self.come_back();
        let Some(open) = self.deal.as_mut() else { return };
        match (&open.save, refused) {
            // It will tell itself.
            (SaveState::Saving { .. }, Refused::Nothing) => return,
            (SaveState::ReadOnly(_), _) => return self.note(lost.what),
            (SaveState::Following(_), _) if held_by.is_some() => return self.note(lost.what),
            (
                SaveState::Following(_)
                | SaveState::Saving { .. }
                | SaveState::Saved
                | SaveState::Failed(_)
                | SaveState::Lost(_),
                _,
            ) => {}
        }
        open.save = SaveState::Lost(lost.clone());
        self.fail(&Failure { what: lost.what, hint: HINT.to_owned() });
        if self.is_waiting_to_go() {
            self.ask_unsaved();
        }
    }

    /// Tries the save that failed once more; a file that got lost is written again.
    pub(super) fn retry_save(&mut self) {
        let lost = self.deal.as_mut().filter(|open| matches!(open.save, SaveState::Lost(_)));
        let Some((open, at)) = lost.and_then(|open| open.at.clone().map(|at| (open, at))) else { return self.save() };
        open.save = SaveState::Saving { changed: false };
        open.sent = Some(Arc::clone(&open.deal));
        self.effects.push(Effect::WriteAgain { deal: Arc::clone(&open.deal), at });
    }

    /// Says that a deal was written to its file again, and where that is now which was in its place.
    pub(super) fn written_again(&mut self, aside: Option<&Path>) {
        match aside.and_then(Path::file_name) {
            Some(name) => {
                let name = one_line(&name.to_string_lossy());
                self.done(format!("Written again · what was in its place is kept as {name}"));
            }
            None => self.done("Written again"),
        }
    }
}
