//! The app's state and its update: what the program knows, and how each event changes it.
//!
//! [`App::update`] is a function of the state and a message; requests to the outside come back as [`Effect`]s. It uses
//! no terminal, file, clock or randomness: the time comes with each message, new ids from a source given at the start.

mod asking;
mod assessor;
pub mod availability;
mod behind_answers;
pub mod blind;
mod brought_back;
mod buying_group;
mod clicking;
mod coach_question;
pub mod command;
mod conflict_copies;
mod conflicts;
mod copying;
mod days;
mod dispatch;
mod drafts;
pub mod drawn_map;
mod editing;
pub mod effect;
mod enter;
mod errand;
mod exporting;
pub mod filter;
pub mod following;
pub mod form;
mod forms;
mod garbled;
pub mod graph_layout;
mod highlighting;
mod history_entry;
pub mod home;
pub mod importing;
mod inside;
mod insights;
mod joining;
mod judged;
pub mod key;
pub mod keymap;
mod kit;
pub mod layer;
mod list;
mod looking_back;
mod lost;
mod minutes;
mod mobilizing_task;
pub mod mouse;
pub mod msg;
pub mod notice;
pub mod open_deal;
pub mod other_deals;
mod outside;
pub mod overlays;
pub mod panes;
mod pasting;
mod people_import;
mod people_known;
mod portfolio;
mod privacy;
mod ranking;
mod reading;
mod relations;
mod restoring;
mod reviewing;
mod scopes;
pub mod search;
mod settings;
mod settle;
mod shared_view;
pub mod shelf;
mod shelving;
mod signing;
mod sorted_people;
pub mod talk;
mod talk_log;
pub mod theme_name;
mod themes;
pub mod time;
pub mod timer;
mod unbound;
mod unfinished;
mod viewing;
mod way_back;

use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Mask;
use crate::domain::record::id::DealId;
use crate::store::portfolio_position::PortfolioPosition;
use drafts::Drafts;
use effect::Effect;
use home::Home;
use jiff::{ZonedDateTime, civil::Date};
use keymap::Keymap;
use msg::{Failure, Msg};
use notice::{Level, Notices, Said};
use open_deal::OpenDeal;
use overlays::Overlay;
use overlays::recover::Leftovers;
pub use privacy::{Privacy, PrivacyStart};
pub use settings::{Begin, Settings};
use std::fmt;
use std::sync::Arc;
use theme_name::ThemeName;
use uuid::Uuid;

/// The screen below the overlays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The list of all deals.
    Home,
    /// The open deal.
    Deal,
    /// The coach window: what another window shows.
    Follow,
}

/// The source of new ids, passed in so that tests can fix them.
pub struct Ids(pub Box<dyn FnMut() -> Uuid + Send>);

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

/// The whole program's state.
#[derive(Debug)]
pub struct App {
    /// The method's texts and rules.
    pub playbook: Arc<Playbook>,
    /// The time of the latest message.
    pub now: ZonedDateTime,
    /// The screen below the overlays.
    pub screen: Screen,
    /// The list of all deals.
    pub home: Home,
    /// The open deal; kept while Home is shown.
    pub deal: Option<OpenDeal>,
    /// The layers above the screen; the last is on top and gets the keys.
    pub overlays: Vec<Overlay>,
    /// The current message to the user, and the log.
    pub notices: Notices,
    /// The user's settings, and how the program was started.
    pub settings: Settings,
    /// The lookup from keys to commands.
    pub keymap: Arc<Keymap>,
    /// The state of privacy mode.
    pub privacy: Privacy,
    drafts: Drafts,
    /// The drafts and edits that a crash left behind, until the user has decided about them.
    leftovers: Leftovers,
    /// The earlier states on offer, and their deal.
    earlier: Option<restoring::Offer>,
    /// Whether the deal that is being restored was on the screen.
    reopen: bool,
    errand: errand::Errand,
    /// The deal signed with a guessed name, although the deal names only other people.
    doubted: Option<DealId>,
    /// The name something was just signed with, if the user is still to be told.
    told_name: Option<String>,
    /// The pasted text that the question about it is about.
    pasted: Option<pasting::Pasted>,
    /// Whether the terminal sent letters that could not be read.
    is_garbled: bool,
    /// The review of several deals that is under way, or the last one.
    portfolio: Option<overlays::portfolio::Portfolio>,
    /// The place in a review of several deals that was kept last, perhaps by another run.
    left_portfolio: Option<PortfolioPosition>,
    /// Other deals that the selected person is in.
    elsewhere: other_deals::Elsewhere,
    /// The list that the user left for a person.
    way_back: Option<way_back::WayBack>,
    /// The warning that the last key gave: the same key again goes ahead.
    warned: Option<command::Twice>,
    hand: mouse::Hand,
    /// The theme on the screen.
    theme_shown: ThemeName,
    /// The state published to the coach window; in the coach window itself, the state it follows.
    coach: following::Coach,
    /// The number of messages that changed more than a cursor. Open lists and pages are read again when it changes.
    turn: u64,
    /// Whether derived state is out of date, as more events of the same kind wait.
    is_unsettled: bool,
    ids: Ids,
    effects: Vec<Effect>,
}

impl App {
    /// Creates the program's state before the start message.
    #[must_use]
    pub fn new(playbook: Arc<Playbook>, settings: Settings, ids: Ids, now: ZonedDateTime) -> Self {
        let (privacy, theme_shown) = (settings.privacy, settings.theme);
        Self {
            playbook,
            now,
            screen: Screen::Home,
            home: Home::seen_by(Mask { level: privacy.level, names: privacy.names }),
            deal: None,
            overlays: Vec::new(),
            notices: Notices::default(),
            settings,
            keymap: Arc::new(Keymap::new()),
            privacy: Privacy::at_start(privacy),
            earlier: None,
            reopen: false,
            drafts: Drafts::default(),
            leftovers: Leftovers::default(),
            errand: errand::Errand::default(),
            doubted: None,
            told_name: None,
            pasted: None,
            is_garbled: false,
            portfolio: None,
            left_portfolio: None,
            elsewhere: other_deals::Elsewhere::default(),
            way_back: None,
            warned: None,
            hand: mouse::Hand::default(),
            theme_shown,
            coach: following::Coach::default(),
            turn: 0,
            is_unsettled: false,
            ids,
            effects: Vec::new(),
        }
    }

    /// Handles an event and returns the effects to carry out.
    pub fn update(&mut self, msg: Msg, now: ZonedDateTime) -> Vec<Effect> {
        self.update_in_turn(msg, now, false)
    }

    /// Handles an event, without bringing derived state up to date.
    fn handle(&mut self, msg: Msg, now: ZonedDateTime) {
        let before = std::mem::replace(&mut self.now, now);
        let is_new_day = self.now.date() != before.date();
        if is_new_day {
            self.new_day();
        }
        if is_new_day || !self.only_moves(&msg) {
            self.turn += 1;
        }
        self.count_time(before.timestamp());
        self.count_portfolio_time(before.timestamp());
        self.home.today = self.now.date();
        self.come_back_for(&msg);
        self.let_go_for(&msg);
        match msg {
            Msg::Start { open } => self.start(open),
            Msg::Key(key) => self.key(key),
            Msg::Mouse(mouse) => self.mouse(mouse),
            Msg::Paste { text, left_out } => self.paste(&text, left_out),
            Msg::Burst(keys) => self.burst(keys),
            Msg::Unreadable => self.cannot_read(),
            Msg::Run(command) => self.run(command),
            Msg::HomeWas(chosen) => self.home_was(chosen),
            Msg::PortfolioWas(left) => self.portfolio_was(*left),
            Msg::ReviewedRead(path, result) => self.reviewed_read(&path, result),
            Msg::OnShelves(counts) => self.home.on_shelves = counts,
            Msg::Shelved { shelf, deals, deals_folder } => self.shelf_read(shelf, deals, deals_folder),
            Msg::Recalled(deals) => self.home.recall(deals),
            Msg::Listed { deals, done } => self.listed(deals, done),
            Msg::Opened(result) => self.opened(result),
            Msg::Saved { deal, result } => self.saved(deal, result),
            Msg::Outside { opened, refused } => self.outside(*opened, refused),
            Msg::Lost { deal, lost, held_by, refused } => self.lost(deal, lost, held_by.as_deref(), refused),
            Msg::WrittenAgain { aside } => self.written_again(aside.as_deref()),
            Msg::Odd { deal, findings } => self.odd(deal, &findings),
            Msg::Copies { deal, files } => self.copies(deal, files),
            Msg::CopiesFound(files) => self.home.find_copies(files),
            Msg::CopyRead(result) => self.copy_read(result),
            Msg::InTrash(deals) => self.home.remember_trash(deals),
            Msg::Moved { deal, to, result } => self.moved(deal, to, result),
            Msg::PeopleRead { number, result } => self.people_read(number, result),
            Msg::PeopleCounted { number, rows } => self.people_counted(number, rows),
            Msg::TalkRead(number, result) => self.talk_read(number, result),
            Msg::Left(left) => self.found_left(left),
            Msg::Recovered { journal, edits, result } => self.recovered(journal, &edits, result),
            Msg::Earlier { path, result } => self.show_earlier(&path, result),
            Msg::Restored { restore, result } => self.restored(&restore, result),
            Msg::Warned(failure) => self.fail(&failure),
            Msg::Audience { clients } => self.audience(clients),
            Msg::WrittenOut(result) => self.written_out(result),
            Msg::Exported(exported) => self.export_ended(*exported),
            Msg::Signed(signed) => self.signed(&signed),
            Msg::Tick => {}
            Msg::PresenterChanged(changed) => self.presenter_changed(*changed),
            Msg::CoachAsks(asked) => self.coach_asks(*asked),
        }
    }

    /// Returns today's local date; during time travel, the day of the state shown.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_shown()
    }

    fn say(&mut self, level: Level, text: impl Into<Said>) {
        let deal = self.deal.as_ref().map(|open| open.deal.id);
        self.notices.say(level, text, deal, self.now.datetime());
    }

    fn done(&mut self, text: impl Into<Said>) {
        self.say(Level::Done, text);
    }

    fn note(&mut self, text: impl Into<Said>) {
        self.say(Level::Note, text);
    }

    fn fail(&mut self, failure: &Failure) {
        let text = if failure.hint.is_empty() {
            failure.what.clone()
        } else {
            format!("{} · {}", failure.what, failure.hint)
        };
        self.say(Level::Error, text);
    }
}
