//! Privacy mode: several people look at this screen, so nothing private is shown on it.
//!
//! While it is on, the program's own state is never drawn: a copy without anything private is kept and drawn instead
//! (see [`App::to_draw`]). Lists that keys move in are computed from the same copy's deal, so that a key acts on what
//! is visible.

mod forms;
mod portfolio;
mod reviews;
mod shown;

use super::command::{Command, Scope, Spec};
use super::home::Home;
use super::notice::{Level, Said};
use super::{App, Screen};
use crate::domain::privacy::{Masked, Names, Spelling, masked};
use crate::domain::record::deal::Deal;
use std::sync::Arc;

/// The state of privacy mode, and what is cached for it.
#[derive(Debug, Default)]
pub struct Privacy {
    /// The form of people's names while it is on; nothing while it is off.
    on: Option<Names>,
    /// The form of people's names when it is next turned on.
    names: Names,
    /// Whether it asks what to show again.
    asks: bool,
    /// Whether the program was started with `present`: the header then warns whenever privacy mode is off.
    presenting: bool,
    /// The number of clients looking at this screen, as far as is known.
    clients: usize,
    /// The open deal as shown, masked.
    masked: Option<Masked>,
    /// The current state of the open deal, masked, during time travel.
    present: Option<Masked>,
    /// The previous state, if people were added, removed or renamed since: messages may still name them.
    former: Option<Arc<Deal>>,
    /// The number of messages after the last update.
    heard: usize,
    /// The states before and after the reviews on the screen.
    around: Vec<reviews::Around>,
    /// The copy that is drawn; nothing while the program's own state is drawn.
    shown: Option<Box<App>>,
    /// Whether this state is itself such a copy.
    is_copy: bool,
}

/// The initial state of privacy mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrivacyStart {
    /// Whether it is on from the first screen.
    pub on: bool,
    /// The form of people's names in it.
    pub names: Names,
    /// Whether others are meant to look, so that the header warns whenever it is off.
    pub presenting: bool,
}

impl Privacy {
    /// Creates the initial state of privacy mode.
    #[must_use]
    pub(super) fn at_start(start: PrivacyStart) -> Self {
        let PrivacyStart { on, names, presenting } = start;
        Self { on: on.then_some(names), names, presenting, ..Self::default() }
    }

    /// Returns whether privacy mode is on.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// Returns whether it asks what to show again: then only the answer, or Esc, is taken.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.asks
    }

    /// Returns whether private details are visible although others are meant to look.
    #[must_use]
    pub const fn is_open_to_all(&self) -> bool {
        self.presenting && self.on.is_none()
    }

    /// Returns the number of clients looking at this screen, as far as is known.
    #[must_use]
    pub const fn clients(&self) -> usize {
        self.clients
    }
}

impl Privacy {
    /// Drops the question what to show if this command doesn't belong to it.
    pub(super) fn other_command(&mut self, command: Command) {
        self.asks &= command == Command::PrivacyMode || command.spec().scope == Scope::Showing;
    }

    /// Forgets what can be computed again; the messages already shown cannot.
    pub(super) fn forget(&mut self) {
        (self.masked, self.present) = (None, None);
        self.around.clear();
        if let Some(copy) = self.shown.as_mut() {
            copy.home = Home::default();
        }
    }
}

impl App {
    /// Returns the state to draw: this one, or in privacy mode a copy without anything private. Nothing if there is no
    /// copy yet.
    #[must_use]
    pub fn to_draw(&self) -> Option<&Self> {
        if self.privacy.is_on() && !self.privacy.is_copy { self.privacy.shown.as_deref() } else { Some(self) }
    }

    /// Returns the same state for keys and searches; this one if there is no copy yet.
    pub(super) fn as_seen(&self) -> &Self {
        self.to_draw().unwrap_or(self)
    }

    /// Returns whether privacy mode is on.
    #[must_use]
    pub const fn is_private(&self) -> bool {
        self.privacy.is_on()
    }

    /// Returns the open deal as people looking at the screen may see it: in full, or masked in privacy mode.
    ///
    /// Everything that leaves the program uses this: pages, exports, the clipboard.
    #[must_use]
    pub fn deal_to_show(&self) -> Option<Arc<Deal>> {
        let deal = self.deal.as_ref()?.shown();
        match (self.privacy.on, &self.privacy.masked) {
            (None, _) => Some(Arc::clone(deal)),
            (Some(_), _) if self.privacy.is_copy => Some(Arc::clone(deal)),
            (Some(names), Some(known)) if known.is_of(deal, names) => Some(Arc::clone(known.deal())),
            (Some(names), _) => Some(Arc::new(masked(deal, names))),
        }
    }

    /// Returns the reason why privacy mode disables a command, if it does.
    pub(super) fn closed_in_privacy(&self, spec: &Spec) -> Option<String> {
        (self.privacy.is_on() && spec.is_private).then(|| self.closed_words())
    }

    /// Says why a command cannot run, in words fit for privacy mode.
    pub(super) fn say_blocked(&mut self, command: Command, reason: String) {
        let seen = self.as_seen().blocked(command);
        let said = Said::from(reason);
        let said =
            if self.privacy.is_on() { said.in_privacy(seen.unwrap_or_else(|| self.closed_words())) } else { said };
        self.say(Level::Note, said);
    }

    /// Returns the message for a command that privacy mode disables.
    fn closed_words(&self) -> String {
        format!("Not available in privacy mode · {}", self.way_out_of_privacy())
    }

    /// Returns how to show everything again from here: in a field, letters are text.
    fn way_out_of_privacy(&self) -> String {
        let key = self.keymap.key_for(self.scopes(), Command::PrivacyMode);
        key.map_or_else(String::new, |key| format!("{key}, then 1 shows everything"))
    }

    /// Turns privacy mode on at once; once it is on, asks what to show again.
    pub(super) fn turn_privacy(&mut self) {
        if self.privacy.is_on() {
            self.privacy.asks = true;
            self.ask_what_to_show();
            return;
        }
        self.enter_privacy(self.privacy.names);
        let out = self.way_out_of_privacy();
        let said = format!("Privacy mode on: notes, labels and contact info are hidden · {out}");
        self.say(Level::Done, Said::from(said).openly());
    }

    /// Says which keys answer, also after one that doesn't.
    pub(super) fn ask_what_to_show(&mut self) {
        self.note("Show private details to everyone watching? 1 yes · Esc no");
    }

    /// Turns privacy mode off.
    pub(super) fn show_everything(&mut self) {
        self.privacy.asks = false;
        self.privacy.on = None;
        self.privacy.shown = None;
        self.privacy.masked = None;
        self.privacy.present = None;
        self.home_seen();
        self.done("Privacy mode off: everything shows");
    }

    pub(super) fn stay_hidden(&mut self) {
        self.privacy.asks = false;
        self.note("Privacy mode stays on");
    }

    /// Switches between initials and names in privacy mode, turning it on if it is off.
    pub(super) fn turn_initials(&mut self) {
        let names = match (self.privacy.on, self.privacy.names) {
            (Some(Names::Initials), _) => Names::Full,
            (Some(Names::Full), _) | (None, _) => Names::Initials,
        };
        self.privacy.names = names;
        self.enter_privacy(names);
        match names {
            Names::Initials => self.done("Privacy mode with initials · V shows names"),
            Names::Full => self.done("Privacy mode with names · V shows initials"),
        }
    }

    /// Records the number of clients looking at this screen. When it grows to two or more, privacy mode turns itself
    /// on; a user who turns it off is left alone until another client joins.
    pub(super) fn audience(&mut self, clients: usize) {
        let before = std::mem::replace(&mut self.privacy.clients, clients);
        if clients < 2 || clients <= before {
            return;
        }
        // In the coach window the private lines hide by themselves; it can't do more than be closed.
        if self.screen == Screen::Follow {
            let said = format!("{clients} people are watching this window, so it hides what is private · q closes it");
            self.say(Level::Error, Said::from(said));
            return;
        }
        if self.privacy.is_on() {
            // The answer to a pending question would show everything to the new client too.
            self.privacy.asks = false;
            return;
        }
        self.enter_privacy(self.privacy.names);
        let said = format!(
            "{clients} people are watching this session, so privacy mode is on · {}",
            self.way_out_of_privacy()
        );
        self.note(Said::from(said).openly());
    }

    fn enter_privacy(&mut self, names: Names) {
        self.privacy.on = Some(names);
        self.privacy.asks = false;
        self.close_private();
        self.home_seen();
    }

    /// Closes overlays that are entirely private and can be reopened in place. Forms stay open, masked: otherwise a
    /// user who is typing would find that letters became commands.
    fn close_private(&mut self) {
        self.overlays.retain(|overlay| !overlay.layer().is_private());
        self.earlier = None;
        self.leave_field();
        if let Some(open) = self.deal.as_mut() {
            open.profile.session = None;
        }
    }

    /// Arranges the deals again: privacy mode orders and filters them by what it shows.
    fn home_seen(&mut self) {
        self.home.in_privacy = self.privacy.is_on();
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.arrange(keep.as_deref());
    }

    /// Masks the open deal if it has changed, before anything is computed from it.
    pub(super) fn mask_deal(&mut self) {
        let Some(names) = self.privacy.on else { return };
        let open = self.deal.as_ref();
        let before = self.privacy.masked.take();
        self.privacy.former = before.as_ref().zip(open).and_then(|(before, open)| before.renamed_by(open.shown()));
        self.privacy.masked = open.map(|open| Masked::of(open.shown(), names, before));
        let past = open.and_then(|open| open.past.as_ref());
        self.privacy.present = past.map(|past| Masked::of(&past.present, names, self.privacy.present.take()));
    }

    /// Makes the copy that is drawn, after a message was handled.
    pub(super) fn refresh_privacy(&mut self) {
        let said = self.notices.said();
        if !self.privacy.is_on() {
            self.privacy.heard = said;
            return;
        }
        let before = self.privacy.shown.take();
        let copy = self.copy_for_privacy(before);
        self.privacy.heard = said;
        self.privacy.former = None;
        self.privacy.keep_around(&copy);
        self.privacy.shown = Some(Box::new(copy));
    }

    /// Returns how people are named in running text.
    fn spelling(&self, names: Names) -> Spelling {
        // People just removed may still be mentioned.
        let deals = self.deal.iter().map(|open| &open.deal).chain(&self.privacy.former);
        let people = deals.flat_map(|deal| &deal.stakeholders);
        Spelling::of(people.map(|one| one.name.as_str()), names)
    }
}
