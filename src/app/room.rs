//! Room view: several people look at this screen, so what is private does not show on it.
//!
//! While it is on, nobody draws the program's state: a copy of it is kept from which everything private was taken out, and
//! that copy is drawn (see [`App::to_draw`]). Lists that keys move in are worked out from the same copy's deal, so that a
//! key does what is seen.

mod forms;
mod portfolio;
mod reviews;
mod shown;

use super::command::{Command, Spec, Twice};
use super::home::Home;
use super::notice::{Level, Said};
use super::{App, Screen};
use crate::domain::privacy::{Masked, Names, Spelling, masked};
use crate::domain::record::deal::Deal;
use std::sync::Arc;

/// Whether room view is on, and what is kept for it.
#[derive(Debug, Default)]
pub struct Room {
    /// How people are called while it is on; nothing while it is off.
    on: Option<Names>,
    /// How people are called once it goes on.
    names: Names,
    /// Whether the program was started for others to look at: then it is said where room view is off.
    presenting: bool,
    /// How many clients look at this screen, as far as is known.
    clients: usize,
    /// The open deal as it is shown, masked.
    masked: Option<Masked>,
    /// The open deal as it is now, masked, while a past state is shown.
    present: Option<Masked>,
    /// The state before this one, where people came, went or changed their names since: they may be spoken of.
    former: Option<Arc<Deal>>,
    /// How much was said when the program came to rest last.
    heard: usize,
    /// What is known around the reviews that are on the screen.
    around: Vec<reviews::Around>,
    /// What is drawn instead of the program's state; nothing while that is drawn itself.
    shown: Option<Box<App>>,
    /// Whether this state is itself such a copy.
    is_copy: bool,
}

/// What is said of a command that room view closes.
const CLOSED: &str = "This stays closed in room view · v, then v again leaves it";

/// How room view is at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoomStart {
    /// Whether it is on from the first screen.
    pub on: bool,
    /// How people are called in it.
    pub names: Names,
    /// Whether others are meant to look, so that leaving it is never left unsaid.
    pub presenting: bool,
}

impl Room {
    /// Room view as it is at the start.
    #[must_use]
    pub(super) fn at_start(start: RoomStart) -> Self {
        let RoomStart { on, names, presenting } = start;
        Self { on: on.then_some(names), names, presenting, ..Self::default() }
    }

    /// Whether it is on.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on.is_some()
    }

    /// Whether others are meant to look, and private things show.
    #[must_use]
    pub const fn is_open_to_all(&self) -> bool {
        self.presenting && self.on.is_none()
    }

    /// How many clients look at this screen, as far as is known.
    #[must_use]
    pub const fn clients(&self) -> usize {
        self.clients
    }
}

impl Room {
    /// Forgets what can be worked out again; what was heard in which words cannot.
    pub(super) fn forget(&mut self) {
        (self.masked, self.present) = (None, None);
        self.around.clear();
        if let Some(copy) = self.shown.as_mut() {
            copy.home = Home::default();
        }
    }
}

impl App {
    /// What may be drawn: this state, or while room view is on a copy without anything private. Nothing where there is no
    /// such copy yet.
    #[must_use]
    pub fn to_draw(&self) -> Option<&Self> {
        if self.room.is_on() && !self.room.is_copy { self.room.shown.as_deref() } else { Some(self) }
    }

    /// The same for what keys and searches mean; this state where there is no copy yet.
    pub(super) fn as_seen(&self) -> &Self {
        self.to_draw().unwrap_or(self)
    }

    /// Whether room view is on.
    #[must_use]
    pub const fn is_in_room(&self) -> bool {
        self.room.is_on()
    }

    /// The open deal as whoever looks at the screen may have it: all of it, or while room view is on what a room may see.
    ///
    /// Whatever leaves the program takes it from here: pages, exports, the clipboard.
    #[must_use]
    pub fn deal_to_show(&self) -> Option<Arc<Deal>> {
        let deal = self.deal.as_ref()?.shown();
        match (self.room.on, &self.room.masked) {
            (None, _) => Some(Arc::clone(deal)),
            (Some(_), _) if self.room.is_copy => Some(Arc::clone(deal)),
            (Some(names), Some(known)) if known.is_of(deal, names) => Some(Arc::clone(known.deal())),
            (Some(names), _) => Some(Arc::new(masked(deal, names))),
        }
    }

    /// Why a command stays closed while room view is on.
    pub(super) fn closed_in_room(&self, spec: &Spec) -> Option<String> {
        (self.room.is_on() && spec.is_private).then(|| CLOSED.to_owned())
    }

    /// Says why a command cannot be run, in words that a room may hear.
    pub(super) fn say_blocked(&mut self, command: Command, reason: String) {
        let seen = self.as_seen().blocked(command);
        let said = Said::from(reason);
        let said = if self.room.is_on() { said.in_room(seen.unwrap_or_else(|| CLOSED.to_owned())) } else { said };
        self.say(Level::Note, said);
    }

    /// Puts room view on at once; leaving it takes the key twice.
    pub(super) fn turn_room(&mut self) {
        let is_sure = self.room.is_on() && self.was_warned(Twice::ShowAll);
        match (self.room.on, is_sure) {
            (None, _) => {
                self.enter_room(self.room.names);
                self.done("Room view: notes, labels and contact data are hidden · v, then v again leaves it");
            }
            (Some(_), false) => {
                self.note("v again shows private notes and labels to everybody here; any other key stays");
            }
            (Some(_), true) => {
                self.warned = None;
                self.room.on = None;
                self.room.shown = None;
                self.room.masked = None;
                self.room.present = None;
                self.home_seen();
                self.done("Room view is off: everything shows");
            }
        }
    }

    /// Calls people by their initials in room view, or by their names again.
    pub(super) fn turn_initials(&mut self) {
        let names = match (self.room.on, self.room.names) {
            (Some(Names::Initials), _) => Names::Full,
            (Some(Names::Full), _) | (None, _) => Names::Initials,
        };
        self.room.names = names;
        self.enter_room(names);
        match names {
            Names::Initials => self.done("Room view, people by their initials · V shows names"),
            Names::Full => self.done("Room view, people by their names · V shows initials"),
        }
    }

    /// So many clients look at this screen now. When one more comes room view goes on by itself; who left it by hand is
    /// left alone until then.
    pub(super) fn audience(&mut self, clients: usize) {
        let before = std::mem::replace(&mut self.room.clients, clients);
        if clients < 2 || clients <= before {
            return;
        }
        // The coach's own window has nothing that others may see: it can only be closed.
        if self.screen == Screen::Follow {
            let said = format!("{clients} clients look at this window, which is for the coach alone · q closes it");
            self.say(Level::Error, Said::from(said));
            return;
        }
        if self.room.is_on() {
            // They look at what they may see.
            self.warned = None;
            return;
        }
        self.enter_room(self.room.names);
        let said = format!("{clients} clients look at this tmux session: room view is on · v, then v again leaves it");
        self.note(Said::from(said).openly());
    }

    fn enter_room(&mut self, names: Names) {
        self.room.on = Some(names);
        self.warned = None;
        self.close_private();
        self.home_seen();
    }

    /// Closes what shows nothing but private things, and can be opened again where it was. Forms stay, masked: who types is
    /// not to find that letters became commands.
    fn close_private(&mut self) {
        self.overlays.retain(|overlay| !overlay.layer().is_private());
        self.earlier = None;
        self.leave_field();
        if let Some(open) = self.deal.as_mut() {
            open.profile.session = None;
        }
    }

    /// Arranges the deals anew: what they are ordered and narrowed by is what shows of them.
    fn home_seen(&mut self) {
        self.home.in_room = self.room.is_on();
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.arrange(keep.as_deref());
    }

    /// Masks the open deal where it is another, before anything is worked out from it.
    pub(super) fn mask_deal(&mut self) {
        let Some(names) = self.room.on else { return };
        let open = self.deal.as_ref();
        let before = self.room.masked.take();
        self.room.former = before.as_ref().zip(open).and_then(|(before, open)| before.renamed_by(open.shown()));
        self.room.masked = open.map(|open| Masked::of(open.shown(), names, before));
        let past = open.and_then(|open| open.past.as_ref());
        self.room.present = past.map(|past| Masked::of(&past.present, names, self.room.present.take()));
        // A filter finds what is seen.
        let masked = self.deal_to_show();
        if let (Some(masked), Some(open)) = (masked, self.deal.as_mut())
            && !open.people.is_arranged_by(&masked)
        {
            let selected = open.selected().map(|person| person.id);
            open.people.arrange(&masked, selected);
        }
    }

    /// Makes the copy that is drawn, once a message was taken in.
    pub(super) fn refresh_room(&mut self) {
        let said = self.notices.said();
        if !self.room.is_on() {
            self.room.heard = said;
            return;
        }
        let before = self.room.shown.take();
        let copy = self.copy_for_room(before);
        self.room.heard = said;
        self.room.former = None;
        self.room.keep_around(&copy);
        self.room.shown = Some(Box::new(copy));
    }

    /// How people are called in running text.
    fn spelling(&self, names: Names) -> Spelling {
        // Who was just removed is still spoken of.
        let deals = self.deal.iter().map(|open| &open.deal).chain(&self.room.former);
        let people = deals.flat_map(|deal| &deal.stakeholders);
        Spelling::of(people.map(|one| one.name.as_str()), names)
    }
}
