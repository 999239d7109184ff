//! Telling the coach's own window what is on the screen; and, in that window, following what is told.

use super::Desk;
use crate::app::msg::{Failure, Msg};
use crate::store::stage::Stage;
use crate::term::following::Follower;
use crate::term::words::failure;
use std::path::PathBuf;

impl Desk {
    /// Tells the coach's window what is on the screen. Where that fails it is told nothing rather than something old.
    pub(super) fn publish(&mut self, stage: Option<&Stage>) {
        let shown = stage.map(|stage| self.store.show_on_stage(stage)).transpose();
        self.on_stage = shown.unwrap_or_else(|error| {
            if self.on_stage.is_some() || stage.is_some() {
                self.mouth.say(Msg::Warned(Failure {
                    hint: "stakemap follow shows nothing until then".to_owned(),
                    ..failure(&error)
                }));
            }
            None
        });
    }

    /// Begins to follow; from then on nothing else is done.
    pub(super) fn follow(&mut self, named: Option<PathBuf>) {
        let follower = Follower::new(named, &self.store, &self.orders);
        self.follower.insert(follower).look(&self.store, &self.mouth, &self.orders);
    }

    /// Looks what is shown now. False where nothing is followed.
    pub(super) fn looks_again(&mut self) -> bool {
        let Some(follower) = self.follower.as_mut() else { return false };
        follower.look(&self.store, &self.mouth, &self.orders);
        true
    }
}
