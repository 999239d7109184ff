//! Derived state, brought up to date once after each message.
//!
//! Every step begins with a cheap check: is what it depends on still identical (the same `Arc`, the same count)? A key
//! that only moves a cursor pays for these checks and nothing else.

use super::command::Scope;
use super::effect::Effect;
use super::keymap::Meaning;
use super::mouse::Did;
use super::msg::Msg;
use super::overlays::Overlay;
use super::panes::Pane;
use super::panes::facts::FoundFacts;
use super::{App, Screen};
use jiff::ZonedDateTime;

impl App {
    /// Handles an event as [`Self::update`] does, with `more` of them waiting: what follows from text typed into a list, or
    /// from a cursor's moves, is then brought up to date only when another kind of event comes or none is left. Nobody
    /// sees what it would be in between, and a burst may hold thousands of keys.
    pub fn update_in_turn(&mut self, msg: Msg, now: ZonedDateTime, more: bool) -> Vec<Effect> {
        let can_wait = self.types_into_list(&msg) || self.moves_in_main_list(&msg);
        if self.is_unsettled && !can_wait {
            self.settle();
        }
        self.handle(msg, now);
        self.is_unsettled = can_wait && more;
        if !self.is_unsettled {
            self.settle();
        }
        std::mem::take(&mut self.effects)
    }

    /// Returns whether an event only changes the text that the list on top looks for.
    fn types_into_list(&self, msg: &Msg) -> bool {
        let is_text = match msg {
            Msg::Key(key) => self.keymap.meaning(self.scopes(), *key) == Meaning::Text,
            Msg::Paste { .. } => true,
            _ => false,
        };
        is_text && matches!(self.overlays.last(), Some(Overlay::Finder(_)))
    }

    /// Returns whether an event only moves the cursor among deals or people, and nobody else follows it: the coach window
    /// is told of each move.
    fn moves_in_main_list(&self, msg: &Msg) -> bool {
        let in_list = match self.screen {
            Screen::Home => true,
            Screen::Deal => {
                self.deal.as_ref().is_some_and(|open| open.pane == Pane::People && open.reviewing.is_none())
            }
            Screen::Follow => false,
        };
        in_list && self.overlays.is_empty() && !self.hides_something() && self.is_move(msg)
    }

    /// Brings derived state up to date. Each step comes after those it depends on.
    pub(super) fn settle(&mut self) {
        // First the steps that decide which deal and overlays are on the screen: everything below is computed from
        // these.
        self.keep_pasted();
        self.keep_past();
        self.ask_about_left();
        self.keep_in_review();
        self.keep_in_portfolio();
        self.follow_selected();
        // Then the masked deal, from which the next steps compute.
        self.mask_deal();
        self.arrange_people();
        self.find_alerts();
        self.refresh_map();
        self.refresh_opinions();
        self.find_history();
        self.find_kit();
        // These need only the list of deals, which nothing above changes.
        self.find_elsewhere();
        // From the masked deal, the alerts and the other deals.
        self.find_facts();
        self.keep_all_due();
        self.find_review_rows();
        self.keep_agenda();
        // The copy for privacy mode includes all of the above. Lists, pages and rows are read from it and limit where a
        // cursor may be, so it is made again if they changed.
        self.refresh_privacy();
        if self.list_again() | self.keep_on_row() {
            self.refresh_privacy();
        }
        self.keep_review_position();
        self.keep_portfolio_position();
        self.show_theme();
        // Last, because it reports the final cursor position.
        self.publish();
    }

    /// Forgets all derived state and computes it again. The screen must stay the same and no effects may result: a test
    /// verifies that.
    #[doc(hidden)]
    pub fn settle_again(&mut self) -> Vec<Effect> {
        self.home.arrange_again();
        self.forget_found();
        self.turn += 1;
        self.settle();
        std::mem::take(&mut self.effects)
    }

    fn forget_found(&mut self) {
        self.elsewhere.forget();
        self.privacy.forget();
        self.home.agenda.forget();
        if let Some(open) = self.deal.as_mut() {
            open.alerts.forget();
            open.people.forget();
            open.profile.facts = FoundFacts::default();
        }
        self.overlays.iter_mut().for_each(|overlay| overlay.layer_mut().forget());
    }

    /// Returns whether a message only moves the cursor of the list or page on top, whose lines then stay the same.
    pub(super) fn only_moves(&self, msg: &Msg) -> bool {
        let is_move = match msg {
            Msg::Key(_) => self.is_move(msg),
            Msg::Mouse(mouse) => mouse.did != Did::Release,
            _ => false,
        };
        is_move && matches!(self.overlays.last(), Some(Overlay::Finder(_) | Overlay::Page(_)))
    }

    /// Returns whether an event is a key that only moves a cursor.
    fn is_move(&self, msg: &Msg) -> bool {
        let Msg::Key(key) = msg else { return false };
        matches!(self.keymap.meaning(self.scopes(), *key), Meaning::Run(command) if command.spec().scope == Scope::Move)
    }

    /// Reads the open lists and pages again, unless the last message only moved a cursor in them, and keeps each cursor
    /// in range. Returns whether one was read.
    fn list_again(&mut self) -> bool {
        let mut any = false;
        for at in 0..self.overlays.len() {
            match &self.overlays[at] {
                Overlay::Finder(finder) if !finder.is_of(self.turn) => {
                    let found = self.as_seen().matches(finder);
                    if let Overlay::Finder(finder) = &mut self.overlays[at] {
                        finder.list(self.turn, found);
                    }
                }
                Overlay::Page(page) if !page.is_of(self.turn) => {
                    let text = self.as_seen().page(page.kind);
                    if let Overlay::Page(page) = &mut self.overlays[at] {
                        page.take(self.turn, text);
                    }
                }
                _ => continue,
            }
            any = true;
        }
        any
    }
}
