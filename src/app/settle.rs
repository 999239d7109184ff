//! What follows from the state, brought up to date once after each message.
//!
//! Every step asks a cheap question first: is what it depends on still the very same (the same `Arc`, the same count)? A key
//! that only moves a cursor pays for these questions and for nothing else.

use super::App;
use super::command::Scope;
use super::effect::Effect;
use super::keymap::Meaning;
use super::msg::Msg;
use super::overlays::Overlay;

impl App {
    /// Brings up to date what follows from the state. The order is that of what depends on what.
    pub(super) fn settle(&mut self) {
        // First what decides which deal is on the screen, and what lies above it: all below is worked out from these.
        self.keep_past();
        self.ask_about_left();
        self.keep_in_review();
        self.keep_in_portfolio();
        // What others may see of that deal, since what follows is worked out from it.
        self.mask_deal();
        self.find_alerts();
        self.refresh_map();
        self.refresh_opinions();
        // These two need the list of deals alone, which nothing above changes.
        self.find_elsewhere();
        self.keep_all_due();
        // The copy that others see takes in all of the above. Lists, pages and rows are read from it, and say where a
        // cursor may be; so it is made again where they changed.
        self.refresh_room();
        if self.list_again() | self.keep_on_row() {
            self.refresh_room();
        }
        // Last, for it tells where the cursor is in the end.
        self.publish();
    }

    /// Forgets all that was worked out, and works it out again. What is on the screen is the same before and after, and
    /// nothing more is to be done: a test holds that.
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
        self.room.forget();
        if let Some(open) = self.deal.as_mut() {
            open.alerts.forget();
            open.people.forget();
        }
        self.overlays.iter_mut().for_each(|overlay| overlay.layer_mut().forget());
    }

    /// Whether a message only moves the cursor of a list or a page on top, which then says the same as before.
    pub(super) fn only_moves(&self, msg: &Msg) -> bool {
        let Msg::Key(key) = msg else { return false };
        matches!(self.overlays.last(), Some(Overlay::Finder(_) | Overlay::Page(_)))
            && matches!(self.keymap.meaning(self.scopes(), *key), Meaning::Run(command) if command.spec().scope == Scope::Move)
    }

    /// Reads the open lists and pages again, unless the last message only moved in them, and keeps each on a line that is
    /// there. Returns whether one was read.
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
