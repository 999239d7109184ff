//! What is said of a key that means nothing here, of the state of saving, and of how to paste.

use super::command::{Command, Scope};
use super::key::Key;
use super::open_deal::SaveState;
use super::overlays::Overlay;
use super::{App, Screen};
use crate::app::search::FinderKind;

impl App {
    /// Says that a key means nothing here, and the nearest that does. Esc only drops the message on the screen.
    pub(super) fn unbound(&mut self, key: Key) {
        if key == Key::Esc {
            self.notices.dismiss();
        } else if self.privacy.asks() {
            self.ask_what_to_show();
        } else if !self.only_follows() {
            let said = format!("{key} does nothing here{}", self.nearest(key));
            self.note(super::notice::Said::from(said).openly());
        }
    }

    /// Returns what the key does once this is closed, or which other key may be meant.
    fn nearest(&self, key: Key) -> String {
        let here = self.scopes();
        let closes = [Key::Esc, Key::Char('q')].into_iter().find(|key| self.closes(*key));
        let below = |scope: &&Scope| !here.contains(scope);
        let bound = |scope: &Scope, key: Key| self.keymap.bound(*scope, key);
        // What would be refused then is no promise.
        let then = self.scopes_below().iter().filter(below).find_map(|scope| bound(scope, key));
        if let (Some(command), Some(closes)) = (then.filter(|command| self.blocked(*command).is_none()), closes) {
            return format!(" · {closes} closes this, then {key}: {}", command.spec().title);
        }
        let other = other_case(key).and_then(|other| {
            let command = here.iter().find_map(|scope| bound(scope, other))?;
            Some(format!(" · {other}: {}", command.spec().title))
        });
        let help = self.keymap.key_for(here, Command::Help);
        other.or_else(|| help.map(|help| format!(" · {help} lists what does"))).unwrap_or_default()
    }

    /// Returns whether a key closes what is on top.
    fn closes(&self, key: Key) -> bool {
        !self.overlays.is_empty() && self.scopes().first().is_some_and(|scope| self.keymap.bound(*scope, key).is_some())
    }

    /// Opens the list of what can be done here; closes it if it is open.
    pub(super) fn open_help(&mut self) {
        if matches!(self.overlays.last(), Some(Overlay::Finder(finder)) if finder.kind == FinderKind::Help) {
            self.close_overlay();
        } else {
            self.open_finder(FinderKind::Help);
        }
    }

    /// Says whether everything is on the disk.
    pub(super) fn say_state(&mut self) {
        let typed = matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.is_touched());
        let save = self.deal.as_ref().map(|open| &open.save);
        match save {
            Some(SaveState::Failed(failure)) => {
                let failure = failure.clone();
                self.fail(&failure);
            }
            Some(SaveState::Lost(_)) => self.say_unsaved(),
            Some(SaveState::Saving { .. }) => self.note("Saving …"),
            Some(SaveState::ReadOnly(_) | SaveState::Following(_)) if self.screen == Screen::Deal => {
                self.note("Nothing to save: this deal is read-only here");
            }
            Some(_) | None if typed => self.note("Everything is saved except this form. Press Enter to save it"),
            Some(_) | None => self.done("Everything is saved. stakemap saves every change by itself"),
        }
    }

    /// Says what the mouse does, and how to select text in spite of it.
    pub(super) fn say_how_to_click(&mut self) {
        self.note(
            "Click to select, click again to open, scroll with the wheel · To select text, hold Shift while you drag",
        );
    }

    /// Says how to paste: no program can ask a terminal for its clipboard safely.
    pub(super) fn say_how_to_paste(&mut self) {
        self.note("To paste, use your terminal: Ctrl-Shift-V, Shift-Insert, or Cmd-V on a Mac");
    }
}

/// Returns the same letter in the other case.
fn other_case(key: Key) -> Option<Key> {
    let Key::Char(c) = key else { return None };
    let other = if c.is_uppercase() { c.to_lowercase().next() } else { c.to_uppercase().next() };
    other.filter(|other| *other != c).map(Key::Char)
}
