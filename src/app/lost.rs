//! The lost file of the open deal: it is gone, damaged, or now holds another deal. The deal then exists only on the
//! screen, and nothing claims otherwise until it is saved again.

use super::App;
use super::effect::Effect;
use super::msg::{Failure, Refused};
use super::open_deal::{Lost, SaveState};
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use std::path::Path;
use std::sync::Arc;

/// The way out after a file got lost.
const HINT: &str = "when you quit, r saves it again, c saves a copy";

impl App {
    /// Handles the loss of the open deal's file. A window that only follows is told, and can do nothing about it.
    pub(super) fn lost(&mut self, deal: DealId, lost: Lost, held_by: Option<&str>, refused: Refused) {
        if self.deal.as_ref().is_none_or(|open| open.deal.id != deal) {
            return;
        }
        // Time travel would hide the message.
        self.come_back();
        let Some(open) = self.deal.as_mut() else { return };
        match (&open.save, refused) {
            // The save under way will report this itself.
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

    /// Tries the failed save again; a lost file is written again.
    pub(super) fn retry_save(&mut self) {
        let lost = self.deal.as_mut().filter(|open| matches!(open.save, SaveState::Lost(_)));
        let Some((open, at)) = lost.and_then(|open| open.at.clone().map(|at| (open, at))) else { return self.save() };
        open.save = SaveState::Saving { changed: false };
        open.sent = Some(Arc::clone(&open.deal));
        self.effects.push(Effect::WriteAgain { deal: Arc::clone(&open.deal), at });
    }

    /// Reports that a deal was written to its file again, and where the file found in its place was moved.
    pub(super) fn written_again(&mut self, aside: Option<&Path>) {
        match aside.and_then(Path::file_name) {
            Some(name) => {
                let name = one_line(&name.to_string_lossy());
                self.done(format!("Saved again · the version before is kept as {name}"));
            }
            None => self.done("Saved again"),
        }
    }
}
