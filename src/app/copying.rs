//! Copying to the terminal's clipboard, which everybody who watches the session shares.

use super::App;
use super::command::Twice;
use super::effect::Effect;
use super::notice::Said;
use crate::export::message::message;

impl App {
    /// Copies a text; first warns if others would get the copy. No terminal reports whether it copied, so `said` claims
    /// no more than that it was asked to.
    pub(super) fn copy(&mut self, text: String, said: &'static str) {
        let clients = self.privacy.clients();
        if clients > 1 && !self.was_warned(Twice::Copy) {
            let warning = format!(
                "{clients} people are watching this session and would get the copy · same key again copies anyway"
            );
            self.note(Said::from(warning).openly());
            return;
        }
        self.warned = None;
        self.effects.push(Effect::Copy(text));
        self.note(said);
    }

    /// Copies the open deal as the text of a message: the map in words and the worst alerts, with initials.
    pub(super) fn copy_message(&mut self) {
        let Some(deal) = self.deal_to_show().map(|deal| message(&self.playbook, &deal, self.today())) else {
            return;
        };
        self.copy(deal, "Copied the deal with initials, if your terminal supports it · paste it into a message");
    }
}
