//! State and update: what the program knows, and what each thing that happens does to it.
//!
//! [`App::update`] is a function of the state and a message; what the outside is to do comes back as [`Effect`]s. No terminal,
//! file, clock or randomness: the time comes with each message, new ids from a source given at the start.

mod asking;
mod assessor;
pub mod availability;
pub mod blind;
mod buying_group;
pub mod command;
mod conflicts;
mod copies;
mod days;
mod dispatch;
mod drafts;
mod editing;
pub mod effect;
mod errand;
pub mod filter;
pub mod following;
pub mod form;
mod forms;
pub mod graph_layout;
pub mod home;
mod joining;
pub mod key;
pub mod keymap;
pub mod layer;
mod list;
mod lost;
mod minutes;
pub mod msg;
pub mod notice;
pub mod open_deal;
pub mod other_deals;
mod outside;
pub mod overlays;
pub mod panes;
mod portfolio;
mod ranking;
mod reading;
mod restoring;
mod reviewing;
mod room;
mod scopes;
pub mod search;
mod settle;
mod shared_view;
mod shelving;
mod signing;
mod ties;
pub mod time;
pub mod timer;
mod unfinished;
mod viewing;

use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::Answers;
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::deal::Act;
use crate::domain::record::id::{DealId, RecordId};
use crate::domain::record::stakeholder::Stakeholder;
use drafts::Drafts;
use effect::Effect;
use home::Home;
use jiff::{ZonedDateTime, civil::Date};
use key::Key;
use keymap::{Keymap, Meaning};
use msg::{Failure, Msg};
use notice::{Level, Notices, Said};
use open_deal::OpenDeal;
use overlays::Overlay;
use overlays::recover::Leftovers;
pub use room::{Room, RoomStart};
use std::fmt;
use std::sync::Arc;
use uuid::Uuid;

/// Which screen lies below the overlays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// All deals.
    Home,
    /// The open deal.
    Deal,
    /// What another window shows, for the coach's own eyes.
    Follow,
}

/// What the user told the program about themselves, and how it was started.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The user's name, once they said it.
    pub me: Option<String>,
    /// What the name may be, to start the field with.
    pub me_guess: String,
    /// Whether this is the worked example in a folder that is thrown away.
    pub demo: bool,
    /// Where the deals lie, to be shown.
    pub data_dir: String,
    /// Whether others look at the screen from the start.
    pub room: RoomStart,
    /// What to begin with once the deal named at the start is there.
    pub begin: Begin,
    /// Which number of `12/11` comes first, once the user chose.
    pub day_order: Option<DayOrder>,
}

/// What to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Begin {
    /// Nothing.
    #[default]
    Nothing,
    /// A review of it.
    Review,
    /// Following what another window shows of it, or of any deal.
    Follow,
    /// A review of all deals that match these words.
    Portfolio(String),
}

/// Makes new ids; given from outside, so that a test can fix them.
pub struct Ids(pub Box<dyn FnMut() -> Uuid + Send>);

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ids")
    }
}

/// The whole program's state.
#[derive(Debug)]
pub struct App {
    /// The method.
    pub playbook: Arc<Playbook>,
    /// The time of the latest message.
    pub now: ZonedDateTime,
    /// Which screen lies below the overlays.
    pub screen: Screen,
    /// All deals.
    pub home: Home,
    /// The open deal; kept while Home is shown.
    pub deal: Option<OpenDeal>,
    /// What lies above the screen; the last is on top and gets the keys.
    pub overlays: Vec<Overlay>,
    /// What the program says.
    pub notices: Notices,
    /// The user and how the program was started.
    pub settings: Settings,
    /// Keys and commands.
    pub keymap: Arc<Keymap>,
    /// Whether others look at the screen.
    pub room: Room,
    drafts: Drafts,
    /// What dead programs left, until the user decided.
    leftovers: Leftovers,
    /// The deal whose earlier states are offered, and those.
    earlier: Option<restoring::Offer>,
    /// Whether the deal that is being restored was on the screen.
    reopen: bool,
    /// Where the user is headed.
    errand: errand::Errand,
    /// The deal that a guessed name signs in, though it names only others.
    doubted: Option<DealId>,
    /// Under which name something was just signed, where that is still to be told.
    told_name: Option<String>,
    /// The review of several deals that goes on, or the last one.
    portfolio: Option<overlays::portfolio::Portfolio>,
    /// In which other deals the selected person is.
    elsewhere: other_deals::Elsewhere,
    /// What the last key warned of: the same key again does it.
    warned: Option<command::Twice>,
    /// What the coach's window was told, or where this is that window what it follows.
    coach: following::Coach,
    /// How many messages changed more than a cursor: what open lists and pages say is of one such turn.
    turn: u64,
    ids: Ids,
    effects: Vec<Effect>,
}

impl App {
    /// A program that was not started yet.
    #[must_use]
    pub fn new(playbook: Arc<Playbook>, settings: Settings, ids: Ids, now: ZonedDateTime) -> Self {
        let room = settings.room;
        Self {
            playbook,
            now,
            screen: Screen::Home,
            home: Home::seen_by(room.on),
            deal: None,
            overlays: Vec::new(),
            notices: Notices::default(),
            settings,
            keymap: Arc::new(Keymap::new()),
            room: Room::at_start(room),
            earlier: None,
            reopen: false,
            drafts: Drafts::default(),
            leftovers: Leftovers::default(),
            errand: errand::Errand::default(),
            doubted: None,
            told_name: None,
            portfolio: None,
            elsewhere: other_deals::Elsewhere::default(),
            warned: None,
            coach: following::Coach::default(),
            turn: 0,
            ids,
            effects: Vec::new(),
        }
    }

    /// Takes in what happened and returns what is to be done.
    pub fn update(&mut self, msg: Msg, now: ZonedDateTime) -> Vec<Effect> {
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
        match msg {
            Msg::Start { open } => self.start(open),
            Msg::Key(key) => self.key(key),
            Msg::Paste { text, left_out } => self.paste(&text, left_out),
            Msg::Run(command) => self.run(command),
            Msg::HomeWas(chosen) => self.home_was(chosen),
            Msg::Archived { deals, deals_folder } => self.archive_read(deals, deals_folder),
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
            Msg::Left(left) => self.found_left(left),
            Msg::Recovered { journal, edits, result } => self.recovered(journal, &edits, result),
            Msg::Earlier { path, result } => self.show_earlier(&path, result),
            Msg::Restored { restore, result } => self.restored(&restore, result),
            Msg::Warned(failure) => self.fail(&failure),
            Msg::Audience { clients } => self.audience(clients),
            Msg::WrittenOut(result) => self.written_out(result),
            Msg::Signed(signed) => self.signed(&signed),
            Msg::Tick => {}
            Msg::PresenterChanged(changed) => self.presenter_changed(*changed),
        }
        self.settle();
        std::mem::take(&mut self.effects)
    }

    /// Today, local; while a past state is on the screen, the day of that.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_shown()
    }

    /// Judges a person by the current assessor's answers.
    #[must_use]
    pub fn verdict(&self, person: &Stakeholder) -> (Answers, Verdict) {
        let assessor = self.deal.as_ref().map_or("", |open| open.assessor.as_str());
        let answers = person.answers(assessor);
        let verdict = judge(&self.playbook.model, &answers);
        (answers, verdict)
    }

    fn key(&mut self, key: Key) {
        self.notices.key_pressed();
        let meaning = self.keymap.meaning(self.scopes(), key);
        let twice = match meaning {
            Meaning::Run(command) => command.spec().twice,
            Meaning::Text | Meaning::Unbound => None,
        };
        self.warned = self.warned.filter(|warned| twice == Some(*warned));
        match meaning {
            Meaning::Run(command) => self.run(command),
            Meaning::Text => self.text_key(key),
            Meaning::Unbound if key != Key::Esc && self.only_follows() => {}
            Meaning::Unbound => {
                if key == Key::Esc {
                    self.notices.dismiss();
                }
            }
        }
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

    fn new_record(&mut self) -> RecordId {
        RecordId((self.ids.0)())
    }

    /// Who acts and when, with a fresh id. `by` is the assessor whose answers are given.
    fn act<'a>(id: RecordId, by: &'a str, now: &ZonedDateTime) -> Act<'a> {
        Act { id, by, at: now.timestamp() }
    }

    fn me(&self) -> String {
        self.settings.me.clone().unwrap_or_default()
    }
}
