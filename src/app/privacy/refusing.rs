//! What is said instead where what a command works on is hidden, and the questions before it changes that unseen.

use crate::app::App;
use crate::app::command::{Command, Spec, Twice};
use crate::app::key::Key;
use crate::app::notice::{Level, Said};
use crate::domain::privacy::{Datum, PrivacyLevel};

impl App {
    /// Returns the reason why a command is disabled because what it works on is hidden, if it is.
    pub(in crate::app) fn closed_in_privacy(&self, spec: &Spec) -> Option<String> {
        spec.works_on.is_some_and(|datum| !self.shows(datum)).then(|| self.closed_words())
    }

    /// Asks before a key changes much of what is hidden, in words that name nothing. Returns whether it asked: the same key
    /// again goes ahead.
    pub(in crate::app) fn asks_unseen(&mut self, of: Twice, question: &str) -> bool {
        let asks = !self.shows(Datum::Judgments) && !self.was_warned(of);
        if asks {
            self.note(Said::from(format!("{question} The same key again does it · any other key doesn't")).openly());
        }
        asks
    }

    /// Says why a command cannot run, in words fit for whoever looks.
    pub(in crate::app) fn say_blocked(&mut self, command: Command, reason: String) {
        let seen = self.as_seen().blocked(command);
        let said = Said::from(reason);
        let said =
            if self.hides_something() { said.in_privacy(seen.unwrap_or_else(|| self.closed_words())) } else { said };
        self.say(Level::Note, said);
    }

    /// Returns the message for a command that works on what is hidden.
    pub(in crate::app) fn closed_words(&self) -> String {
        let level = self.privacy.level.id();
        format!("Not available in privacy mode: {level} · {}", self.way_out_of_privacy())
    }

    /// Returns how to show everything again from here: in a field, letters are text.
    pub(in crate::app) fn way_out_of_privacy(&self) -> String {
        let key = self.privacy_key();
        let twice = if self.privacy.level == PrivacyLevel::Customer { "" } else { " twice" };
        format!("{key}{twice} then 1 shows everything")
    }

    /// Returns the key that changes the level from here: in a field, letters are text. In the menu, any key closes it first.
    #[must_use]
    pub fn privacy_key(&self) -> Key {
        let key_in = |scopes| self.keymap.key_for(scopes, Command::PrivacyMode);
        key_in(self.scopes()).or_else(|| key_in(self.scopes_below())).unwrap_or(Key::F9)
    }
}
