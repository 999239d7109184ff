//! A person at the program: keys in, state, screen and disk out.
//!
//! The clock starts at nine on a Saturday in a zone of its own and goes on a second with each key; ids are counted. When a
//! test fails, the last screen is printed.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use super::disk::Disk;
use super::file::File;
use super::keys::keys;
use super::screen;
use jiff::tz::{TimeZone, offset};
use jiff::{Span, ToSpan, ZonedDateTime, civil};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use stakemap::app::effect::Effect;
use stakemap::app::key::Key;
use stakemap::app::mouse::{Did, Hit, Mouse};
use stakemap::app::msg::{Msg, Refused};
use stakemap::app::open_deal::{OpenDeal, SaveState};
use stakemap::app::{App, Ids, Settings};
use stakemap::content;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::integrity::{findings, unknown_to};
use stakemap::domain::judge::verdict::Verdict;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::privacy::Datum;
use stakemap::domain::record::answer::Answers;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId, StakeholderId};
use stakemap::domain::record::look_alikes::look_alikes;
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::domain::record::step::Step;
use stakemap::store::journal::Left;
use stakemap::ui::parts::canvas::Cursor;
use stakemap::ui::theme::{Depth, Theme, UNICODE};
use stakemap::ui::{Memory, draw};
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

static PLAYBOOK: LazyLock<Arc<Playbook>> = LazyLock::new(|| Arc::new(content::playbook(&[]).0));

/// That so many clients watch the screen.
pub(crate) fn watching(count: usize) -> Msg {
    Msg::Audience { clients: (0..count).map(|number| format!("client {number}")).collect() }
}

/// The first day of every session.
pub(crate) const TODAY: civil::Date = civil::date(2026, 11, 21);

/// A running program with its disk.
pub(crate) struct Session {
    /// The program.
    pub(crate) app: App,
    /// Its disk.
    pub(crate) disk: Disk,
    /// Everything that was asked of the outside, in order.
    pub(crate) effects: Vec<Effect>,
    /// Keys pressed so far.
    pub(crate) pressed: usize,
    /// How wide and high the screen is.
    pub(crate) size: (u16, u16),
    /// What it looks like.
    pub(crate) theme: Theme,
    pub(crate) memory: Memory,
    now: ZonedDateTime,
    ids: Arc<AtomicU64>,
    /// The open deal before and after each change from outside that was taken in.
    pub(crate) taken_in: Vec<(Arc<Deal>, Arc<Deal>)>,
    /// Whether what a dead program left was brought into a deal's file since this was looked at.
    pub(crate) recovered: bool,
    holding: bool,
    waiting: VecDeque<Effect>,
}

impl Session {
    /// The program started for the first time, on an empty disk.
    pub(crate) fn cold() -> Self {
        Self::on(Disk::default())
    }

    /// The program started on a disk, on Home.
    pub(crate) fn on(disk: Disk) -> Self {
        let now = TODAY.at(9, 0, 0, 0).to_zoned_datetime(TimeZone::fixed(offset(1))).unwrap();
        let ids = Arc::new(AtomicU64::new(0));
        let app = app(&disk, &ids, &now);
        let mut session = Self {
            app,
            disk,
            effects: Vec::new(),
            pressed: 0,
            size: (120, 40),
            theme: screen::theme(Depth::True, UNICODE),
            memory: Memory::default(),
            now,
            ids,
            taken_in: Vec::new(),
            recovered: false,
            holding: false,
            waiting: VecDeque::new(),
        };
        session.start(None);
        session
    }

    /// Somebody called Kim in a new deal without people.
    pub(crate) fn in_deal() -> Self {
        let disk = Disk { me: Some("Kim".to_owned()), ..Disk::default() };
        let mut session = Self::on(disk);
        session.keys("aHalden<enter>");
        session
    }

    /// Somebody called Kim in a deal with these people, the last selected.
    pub(crate) fn with_people(names: &[&str]) -> Self {
        let mut session = Self::in_deal();
        for name in names {
            session.keys(&format!("a{name}<enter>"));
        }
        session
    }

    /// The owner of the worked example, in it.
    pub(crate) fn in_example() -> Self {
        let mut disk = Disk { me: Some("Kim Osei".to_owned()), ..Disk::default() };
        disk.put_example(TODAY);
        let mut session = Self::on(disk);
        session.keys("<enter>");
        session
    }

    /// Quits without a word and starts again on the same disk; the day goes on.
    pub(crate) fn restart(&mut self) {
        self.restart_at(None);
    }

    /// The same, straight into a deal's file.
    pub(crate) fn restart_at(&mut self, open: Option<PathBuf>) {
        self.app = app(&self.disk, &self.ids, &self.now);
        self.memory = Memory::default();
        self.waiting.clear();
        self.effects.clear();
        self.start(open);
    }

    /// What was chosen on Home comes first, as from the real disk.
    fn start(&mut self, open: Option<PathBuf>) {
        if let Some(chosen) = self.disk.chosen.clone() {
            self.send(Msg::HomeWas(chosen));
        }
        self.send(Msg::Start { open });
        if let Some(left) = self.disk.portfolio.clone() {
            self.send(Msg::PortfolioWas(Box::new(left)));
        }
    }

    /// Dies, having kept what was unfinished, and starts again.
    pub(crate) fn kill(&mut self) -> &mut Self {
        self.die();
        self.restart();
        self
    }

    /// Dies, having kept what was unfinished. What the disk was asked for it never does.
    pub(crate) fn die(&mut self) {
        let unfinished = self.app.unfinished();
        self.waiting.clear();
        self.holding = false;
        if !unfinished.is_empty() {
            let journal = format!("journal {}", self.ids.fetch_add(1, Ordering::Relaxed));
            self.disk.left.push(Left { journal, at: self.now.timestamp(), unfinished });
        }
    }

    /// Presses the keys of a key string.
    pub(crate) fn keys(&mut self, text: &str) -> &mut Self {
        for key in keys(text) {
            self.key(key);
        }
        self
    }

    /// Presses one key.
    pub(crate) fn key(&mut self, key: Key) {
        self.pressed += 1;
        self.now = self.now.checked_add(1.second()).unwrap();
        self.send(Msg::Key(key));
    }

    /// Uses the mouse at a column and row of the screen.
    pub(crate) fn mouse(&mut self, did: Did, at: (u16, u16)) {
        self.pressed += 1;
        self.now = self.now.checked_add(1.second()).unwrap();
        self.paint();
        let mouse = self.memory.aimed(Mouse { did, at, on: None });
        self.send(Msg::Mouse(mouse));
    }

    /// The thing at a column and row that can be clicked.
    pub(crate) fn hit(&mut self, at: (u16, u16)) -> Option<Hit> {
        self.memory.aimed(Mouse { did: Did::Press, at, on: None }).on
    }

    /// The people drawn on the screen, each with the letters drawn for them.
    pub(crate) fn people_drawn(&mut self) -> BTreeMap<StakeholderId, String> {
        let (buf, _) = self.paint();
        let mut found: BTreeMap<StakeholderId, String> = BTreeMap::new();
        for at in buf.area.positions() {
            if let Some(Hit::Person(id)) = self.hit((at.x, at.y)) {
                found.entry(id).or_default().push_str(buf[at].symbol());
            }
        }
        found
    }

    /// Clicks at a column and row.
    pub(crate) fn click_at(&mut self, at: (u16, u16)) -> &mut Self {
        self.mouse(Did::Press, at);
        self.mouse(Did::Release, at);
        self
    }

    /// Clicks on a text, where it stands first on the screen.
    #[track_caller]
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let at = self.places(text)[0];
        self.click_at(at)
    }

    /// Clicks on a hint of the key bar.
    #[track_caller]
    pub(crate) fn click_hint(&mut self, hint: &str) -> &mut Self {
        let last = self.places(hint).into_iter().rfind(|(_, y)| *y + 1 == self.size.1);
        let at = last.unwrap_or_else(|| panic!("the key bar has no {hint:?}"));
        self.click_at(at)
    }

    /// Where a text stands on the screen; at least once.
    #[track_caller]
    pub(crate) fn places(&mut self, text: &str) -> Vec<(u16, u16)> {
        let found = screen::places(&self.paint().0, text);
        assert!(!found.is_empty(), "the screen does not show {text:?}");
        found
    }

    /// Pastes.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste { text: text.to_owned(), left_out: 0 });
        self
    }

    /// Lets time pass.
    pub(crate) fn wait(&mut self, span: Span) -> &mut Self {
        self.now = self.now.checked_add(span).unwrap();
        self
    }

    /// Gives the program a message, and the disk what follows from it.
    pub(crate) fn send(&mut self, msg: Msg) {
        let deal = |app: &App| app.deal.as_ref().map(|open| Arc::clone(&open.deal));
        let before = deal(&self.app).filter(|_| matches!(msg, Msg::Outside { .. }));
        let effects = self.app.update(msg, self.now.clone());
        self.taken_in.extend(before.zip(deal(&self.app)));
        self.effects.extend(effects.iter().cloned());
        self.waiting.extend(effects);
        if !self.holding {
            self.answer_all();
        }
    }

    /// From here on the disk answers nothing.
    pub(crate) fn hold(&mut self) -> &mut Self {
        self.holding = true;
        self
    }

    /// The disk does the next thing it was asked for, and says so.
    pub(crate) fn answer_one(&mut self) {
        let Some(effect) = self.waiting.pop_front() else { return };
        let today = self.now.date();
        if let Some(answer) = self.disk.perform(effect, &PLAYBOOK, today) {
            self.recovered |= matches!(answer, Msg::Recovered { result: Ok(_), .. });
            // As the real one: what is odd is told once the deal is there.
            let odd = match &answer {
                Msg::Opened(Ok(opened)) => {
                    let file = &self.disk.deals[&opened.at.path];
                    odd(opened.deal.id, file.findings(|| findings_in(&opened.deal)))
                }
                _ => None,
            };
            let told = self.disk.told_after(&answer);
            self.send(answer);
            for more in told.into_iter().chain(odd) {
                self.send(more);
            }
        }
    }

    /// Someone else changes the open deal's file, and the program is told.
    pub(crate) fn elsewhere(&mut self, by: &str, what: &str, change: impl FnOnce(&mut Deal)) -> &mut Self {
        self.overwrite(by, what, change).stir()
    }

    /// Someone else changes the open deal's file; the program does not know yet.
    pub(crate) fn overwrite(&mut self, by: &str, what: &str, change: impl FnOnce(&mut Deal)) -> &mut Self {
        let path = self.path();
        let before = self.disk.deal(&path);
        let mut after = before.clone();
        change(&mut after);
        let id = RecordId(Uuid::from_u128(0x0f00 + u128::try_from(after.history.len()).unwrap()));
        let changes = changes(&before, &after);
        after.history.push(Arc::new(Step::new(id, self.now.timestamp(), by, what, changes)));
        self.disk.deals.insert(path, File::of(&after));
        self
    }

    /// Something happened to the open deal's file or lock, and the program is told.
    pub(crate) fn stir(&mut self) -> &mut Self {
        let told = self.disk.outside(&self.path(), self.deal().id, Refused::Nothing);
        self.send(told);
        self
    }

    /// The open deal's file becomes something else, or goes, and the program is told.
    pub(crate) fn lose(&mut self, there: Option<&[u8]>) -> &mut Self {
        let path = self.path();
        match there {
            Some(bytes) => self.disk.deals.insert(path, bytes.to_vec().into()),
            None => self.disk.deals.remove(&path),
        };
        self.stir()
    }

    /// A sync program's second copy of the open deal was found.
    pub(crate) fn offer_copy(&mut self, copy: &Path) -> &mut Self {
        let deal = self.deal().id;
        self.send(Msg::Copies { deal, files: vec![copy.to_owned()] });
        self
    }

    fn answer_all(&mut self) {
        while !self.waiting.is_empty() {
            self.answer_one();
        }
    }

    /// The disk does everything it was asked for, and answers at once again.
    pub(crate) fn release(&mut self) -> &mut Self {
        self.holding = false;
        self.answer_all();
        self
    }

    /// From here on nothing can be written.
    pub(crate) fn break_disk(&mut self) -> &mut Self {
        self.disk.broken = Some("no space left".to_owned());
        self
    }

    /// It can be written again.
    pub(crate) fn mend_disk(&mut self) -> &mut Self {
        self.disk.broken = None;
        self
    }

    /// Goes on where another session stopped: a while later, and with ids that it did not give.
    pub(crate) fn later(&mut self) -> &mut Self {
        self.ids.store(10_000, Ordering::Relaxed);
        self.wait(10.minutes())
    }

    /// Sets the clock as another session's.
    pub(crate) fn set_time(&mut self, other: &Self) {
        self.now = other.now.clone();
    }

    /// What the clock says.
    pub(crate) fn time(&self) -> jiff::Timestamp {
        self.now.timestamp()
    }

    /// Whether the program asked to leave.
    pub(crate) fn has_quit(&self) -> bool {
        self.effects.contains(&Effect::Quit)
    }

    /// How many deals are on their way to the disk.
    pub(crate) fn saves_waiting(&self) -> usize {
        self.waiting.iter().filter(|effect| matches!(effect, Effect::Save { .. })).count()
    }

    /// The open deal and where the user is in it.
    pub(crate) fn open(&self) -> &OpenDeal {
        self.app.deal.as_ref().expect("a deal is open")
    }

    /// The open deal.
    pub(crate) fn deal(&self) -> &Arc<Deal> {
        &self.open().deal
    }

    /// The open deal as it lies on the disk.
    pub(crate) fn on_disk(&self) -> Deal {
        self.disk.deal(&self.path())
    }

    /// The open deal's file.
    pub(crate) fn path(&self) -> PathBuf {
        self.open().at.as_ref().expect("it was saved once").path.clone()
    }

    /// A person of the open deal by name.
    pub(crate) fn person(&self, name: &str) -> &Stakeholder {
        let found = self.deal().stakeholders.iter().find(|person| person.name == name);
        found.unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    /// The names in the open deal, in its order.
    pub(crate) fn names(&self) -> Vec<&str> {
        self.deal().stakeholders.iter().map(|person| person.name.as_str()).collect()
    }

    /// Who is under the cursor.
    pub(crate) fn selected(&self) -> &str {
        self.open().selected().map_or("", |person| person.name.as_str())
    }

    /// What the one who answers now said about a person.
    pub(crate) fn answers(&self, name: &str) -> Answers {
        self.person(name).answers(&self.open().assessor)
    }

    /// The verdict on a person, as the one who answers now sees them.
    pub(crate) fn verdict(&self, name: &str) -> Verdict {
        (*self.app.verdict(self.person(name))).clone()
    }

    /// Whether what we think of people is hidden.
    pub(crate) fn is_private(&self) -> bool {
        !self.app.shows(Datum::Judgments)
    }

    /// Whether everything is on the disk.
    pub(crate) fn is_saved(&self) -> bool {
        self.open().save == SaveState::Saved
    }

    /// What the program says now; empty where it says nothing.
    pub(crate) fn notice(&self) -> &str {
        self.app.notices.current().map_or("", |notice| notice.text.as_str())
    }

    /// The playbook.
    pub(crate) fn playbook(&self) -> &Playbook {
        &self.app.playbook
    }

    /// Paints the screen.
    pub(crate) fn paint(&mut self) -> (Buffer, Option<Cursor>) {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let cursor = draw(&self.app, &self.theme, &mut self.memory, &mut buf);
        (buf, cursor)
    }

    /// The letters on the screen.
    pub(crate) fn screen(&mut self) -> String {
        screen::text(&self.paint().0)
    }

    /// Fails unless the screen shows a text.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "the screen does not show {text:?}");
        self
    }

    /// Fails where the screen shows a text.
    #[track_caller]
    pub(crate) fn sees_no(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "the screen shows {text:?}");
        self
    }

    /// Fails unless the program just said this, in part.
    #[track_caller]
    pub(crate) fn says(&mut self, text: &str) -> &mut Self {
        assert!(self.notice().contains(text), "it says {:?}, not {text:?}", self.notice());
        self
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let screen = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.screen()));
            match screen {
                Ok(screen) => eprintln!("the last screen, after {} keys:\n{screen}", self.pressed),
                Err(_) => eprintln!("the last screen cannot be drawn, after {} keys", self.pressed),
            }
        }
    }
}

fn odd(deal: DealId, findings: &[String]) -> Option<Msg> {
    (!findings.is_empty()).then(|| Msg::Odd { deal, findings: findings.to_vec() })
}

fn findings_in(deal: &Deal) -> Vec<String> {
    let found = findings(deal).into_iter().chain(unknown_to(&PLAYBOOK, deal));
    found.map(|one| one.to_string()).chain(look_alikes(deal.stakeholders.iter().map(|one| &one.name))).collect()
}

fn app(disk: &Disk, ids: &Arc<AtomicU64>, now: &ZonedDateTime) -> App {
    let settings = Settings {
        me: disk.me.clone(),
        me_guess: "Kim".to_owned(),
        data_dir: "/data".to_owned(),
        day_order: disk.day_order,
        theme: disk.theme,
        ..Settings::default()
    };
    let ids = Arc::clone(ids);
    let next = Box::new(move || counted(ids.fetch_add(1, Ordering::Relaxed) + 1));
    App::new(Arc::clone(&PLAYBOOK), settings, Ids(next), now.clone())
}

/// An id shaped like those of version 7 that counts at its end, where a deal's file name takes its letters from.
fn counted(number: u64) -> Uuid {
    Uuid::from_u128(0x019a_a000_0000_7000_8000_0000_0000_0000 | u128::from(number))
}

#[test]
fn counted_ids_are_of_version_7_and_all_different() {
    assert_eq!(counted(1).get_version_num(), 7);
    assert_eq!(counted(1).get_variant(), uuid::Variant::RFC4122);
    assert_ne!(counted(1), counted(2));
}
