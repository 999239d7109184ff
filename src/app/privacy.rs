//! Privacy: others look at this screen, so what they are not to see is not shown on it.
//!
//! While it hides something, the program's own state is never drawn: a copy without anything hidden is kept and drawn
//! instead (see [`App::to_draw`]). Lists that keys move in are computed from the same copy's deal, so that a key acts on
//! what is visible. Which level hides what is told in one place, [`Datum`].

mod audience;
mod forms;
mod portfolio;
mod refusing;
mod reviews;
mod shown;
mod told;

use super::App;
use super::command::{Command, Scope};
use super::effect::Effect;
use super::home::Home;
use super::looking_back::LookedBack;
use super::notice::{Level, Said};
use super::panes::Pane;
use crate::domain::privacy::{Datum, Mask, Masked, Names, PrivacyLevel, Spelling, masked};
use crate::domain::record::deal::Deal;
use audience::Audience;
use std::sync::Arc;

/// The level of privacy, and what is cached for it.
#[derive(Debug, Default)]
pub struct Privacy {
    /// Who the screen is for. [`PrivacyLevel::All`] hides nothing.
    level: PrivacyLevel,
    /// The form of people's names while something is hidden.
    names: Names,
    /// Whether it asks who may see the screen.
    asks: bool,
    /// Whether the program was started with `present`: the header then warns whenever everything shows.
    presenting: bool,
    /// The clients looking at this screen, as far as is known.
    audience: Audience,
    /// The open deal as shown, masked.
    masked: Option<Masked>,
    /// The current state of the open deal, masked, during time travel.
    present: Option<Masked>,
    /// The previous state, if people were added, removed or renamed since: messages may still name them.
    former: Option<Arc<Deal>>,
    /// Whether all that the last update changed may be seen, so that what was said about it may be read.
    tells: bool,
    /// The number of messages after the last update.
    heard: usize,
    /// The states before and after the reviews on the screen.
    around: Vec<reviews::Around>,
    /// What a page of a copy takes from the history of the deal.
    looked_back: LookedBack,
    /// The copy that is drawn; nothing while the program's own state is drawn.
    shown: Option<Box<App>>,
    /// Whether this state is itself such a copy.
    is_copy: bool,
}

/// The privacy that the program starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivacyStart {
    /// The level of the first screen.
    pub level: PrivacyLevel,
    /// The level as soon as somebody else looks.
    pub on_join: PrivacyLevel,
    /// The form of people's names while something is hidden.
    pub names: Names,
    /// Whether others are meant to look, so that the header warns whenever everything shows.
    pub presenting: bool,
}

impl Default for PrivacyStart {
    fn default() -> Self {
        let (level, on_join) = (PrivacyLevel::All, PrivacyLevel::Customer);
        Self { level, on_join, names: Names::Full, presenting: false }
    }
}

impl Privacy {
    /// Creates the initial state.
    #[must_use]
    pub(super) fn at_start(start: PrivacyStart) -> Self {
        let PrivacyStart { level, on_join, names, presenting } = start;
        Self { level, names, presenting, audience: Audience::for_joining(on_join), ..Self::default() }
    }

    /// Returns who the screen is for.
    #[must_use]
    pub const fn level(&self) -> PrivacyLevel {
        self.level
    }

    /// Returns the mask through which everything is seen, if anything is hidden.
    #[must_use]
    pub const fn mask(&self) -> Option<Mask> {
        match self.level {
            PrivacyLevel::All => None,
            level @ (PrivacyLevel::Team | PrivacyLevel::Customer) => Some(Mask { level, names: self.names }),
        }
    }

    /// Returns whether it asks who may see the screen: then only the answer, or Esc, is taken.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.asks
    }

    /// Returns whether everything shows although others are meant to look.
    #[must_use]
    pub fn is_open_to_all(&self) -> bool {
        self.presenting && self.level == PrivacyLevel::All
    }

    /// Returns what a page of this copy takes from the history of the deal.
    pub(super) const fn looked_back(&self) -> &LookedBack {
        &self.looked_back
    }

    /// Returns how people are named in a text for these readers.
    pub(super) fn names_for(&self, level: PrivacyLevel) -> Names {
        if level == PrivacyLevel::All { Names::Full } else { self.names }
    }

    /// Returns the number of clients looking at this screen, as far as is known and not all of them are ours.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.audience.watching()
    }

    /// Drops the question who may see the screen if this command doesn't belong to it.
    pub(super) fn other_command(&mut self, command: Command) {
        self.asks &= command == Command::PrivacyMode || command.spec().scope == Scope::Showing;
    }

    /// Forgets the masked states where everything shows.
    fn forget_hidden(&mut self) {
        if self.level == PrivacyLevel::All {
            (self.shown, self.masked, self.present) = (None, None, None);
        }
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
    /// Returns the state to draw: this one, or a copy without anything hidden. Nothing if there is no copy yet.
    #[must_use]
    pub fn to_draw(&self) -> Option<&Self> {
        match self.privacy.mask() {
            Some(_) if !self.privacy.is_copy => self.privacy.shown.as_deref(),
            Some(_) | None => Some(self),
        }
    }

    /// Returns the same state for keys and searches; this one if there is no copy yet.
    pub(super) fn as_seen(&self) -> &Self {
        self.to_draw().unwrap_or(self)
    }

    /// Returns whether this kind of data is shown.
    #[must_use]
    pub const fn shows(&self, datum: Datum) -> bool {
        self.privacy.level.shows(datum)
    }

    /// Returns whether anything is hidden.
    #[must_use]
    pub const fn hides_something(&self) -> bool {
        self.privacy.mask().is_some()
    }

    /// Returns the open deal as people looking at the screen may see it.
    ///
    /// Everything that leaves the program uses this: pages, exports, the clipboard.
    #[must_use]
    pub fn deal_to_show(&self) -> Option<Arc<Deal>> {
        let deal = self.deal.as_ref()?.shown();
        match (self.privacy.mask(), &self.privacy.masked) {
            (None, _) => Some(Arc::clone(deal)),
            (Some(_), _) if self.privacy.is_copy => Some(Arc::clone(deal)),
            (Some(mask), Some(known)) if known.is_of(deal, mask) => Some(Arc::clone(known.deal())),
            (Some(mask), _) => Some(Arc::new(masked(deal, mask))),
        }
    }

    /// Hides the most at once; where that is hidden already, asks who may see the screen.
    pub(super) fn turn_privacy(&mut self) {
        if self.privacy.level == PrivacyLevel::Customer {
            self.privacy.asks = true;
            self.ask_what_to_show();
            return;
        }
        self.enter_privacy(PrivacyLevel::Customer);
        let out = self.way_out_of_privacy();
        let said = format!("Privacy mode on: shows only what this customer can see · {out}");
        self.say(Level::Done, Said::from(said).openly());
    }

    /// Says which keys answer, also after one that doesn't.
    pub(super) fn ask_what_to_show(&mut self) {
        self.note(match self.privacy.audience.hid() {
            // Whoever joins a session is most likely one of us.
            true => "Who can see your screen? 2 my team · 3 the customer · 1 just me · Esc cancel",
            false => "Who can see your screen? 1 just me · 2 my team · 3 the customer · Esc cancel",
        });
    }

    /// Shows everything again.
    pub(super) fn show_everything(&mut self) {
        self.enter_privacy(PrivacyLevel::All);
        self.done("Privacy mode off: everything shows");
    }

    /// Shows what colleagues may see.
    pub(super) fn show_to_team(&mut self) {
        self.enter_privacy(PrivacyLevel::Team);
        self.done("For the team: private notes, contact info, fears and gains are hidden · v hides more");
    }

    /// Answers that it stays as it is.
    pub(super) fn stay_hidden(&mut self) {
        self.privacy.asks = false;
        self.note("Privacy mode stays on, for the customer");
    }

    /// Switches between initials and names, hiding the most if everything shows.
    pub(super) fn turn_initials(&mut self) {
        let names = match (self.privacy.mask(), self.privacy.names) {
            (Some(Mask { names: Names::Initials, .. }), _) => Names::Full,
            (Some(Mask { names: Names::Full, .. }) | None, _) => Names::Initials,
        };
        self.privacy.names = names;
        self.enter_privacy(self.privacy.mask().map_or(PrivacyLevel::Customer, |mask| mask.level));
        match names {
            Names::Initials => self.done("Privacy mode with initials · V shows names"),
            Names::Full => self.done("Privacy mode with names · V shows initials"),
        }
    }

    /// Goes to a level, by which other things may be hidden.
    fn enter_privacy(&mut self, level: PrivacyLevel) {
        if self.privacy.level != level {
            self.effects.push(Effect::RememberLevel(level));
        }
        if self.shows(Datum::OtherDeals) && !level.shows(Datum::OtherDeals) {
            self.show_only_chosen_deal();
        }
        self.privacy.level = level;
        self.privacy.chosen();
        if !level.shows(Datum::Talks) {
            // The past would tell on which days something was written down.
            self.come_back();
        }
        if let Some(open) = self.deal.as_mut().filter(|_| !level.shows(Datum::Judgments)) {
            let deal = Arc::clone(open.shown());
            open.people.keep_order(&deal);
        }
        self.privacy.asks = false;
        self.close_hidden();
        self.privacy.forget_hidden();
        self.home_seen();
    }

    /// Closes overlays that are hidden as a whole and can be reopened in place. Forms stay open, masked: otherwise a
    /// user who is typing would find that letters became commands.
    fn close_hidden(&mut self) {
        let level = self.privacy.level;
        self.overlays.retain(|overlay| overlay.layer().is_about().is_none_or(|datum| level.shows(datum)));
        self.keep_asked();
        if !level.shows(Datum::History) {
            self.earlier = None;
        }
        if !level.shows(Datum::Judgments) {
            self.leave_field();
            if let Some(open) = self.deal.as_mut() {
                open.profile.session = None;
            }
        }
    }

    /// Narrows the list of deals to those that may be seen.
    fn home_seen(&mut self) {
        let keep = self.home.selected().map(|row| row.path.clone());
        self.home.seen = self.privacy.mask().unwrap_or_default();
        self.home.arrange(keep.as_deref());
    }

    /// Masks the open deal if it has changed, before anything is computed from it.
    pub(super) fn mask_deal(&mut self) {
        self.only_here();
        let has_coaching = self.shows(Datum::Coaching);
        if let Some(open) = self.deal.as_mut().filter(|open| open.pane == Pane::Coaching && !has_coaching) {
            open.pane = Pane::People;
        }
        let Some(mask) = self.privacy.mask() else { return };
        let open = self.deal.as_ref();
        let before = self.privacy.masked.take();
        self.privacy.former = before.as_ref().zip(open).and_then(|(before, open)| before.renamed_by(open.shown()));
        let now = open.map(|open| Masked::of(open.shown(), mask, before.clone()));
        self.privacy.tells = told::is_seen(before.as_ref(), now.as_ref(), mask);
        self.privacy.masked = now;
        let past = open.and_then(|open| open.past.as_ref());
        self.privacy.present = past.map(|past| Masked::of(&past.present, mask, self.privacy.present.take()));
    }

    /// Makes the copy that is drawn, after a message was handled.
    pub(super) fn refresh_privacy(&mut self) {
        let said = self.notices.said();
        let Some(mask) = self.privacy.mask() else {
            self.privacy.heard = said;
            return;
        };
        let before = self.privacy.shown.take();
        let copy = self.copy_for_privacy(mask, before);
        self.privacy.heard = said;
        self.privacy.former = None;
        self.privacy.keep_around(&copy);
        if let Some(open) = &copy.deal {
            self.keep_facts(open.profile.facts.clone());
        }
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
