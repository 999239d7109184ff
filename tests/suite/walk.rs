//! Random walks over the whole program: any keys in any order, any size of screen, a disk that fails and lags, and
//! somebody else who saves to the open deal meanwhile.
//!
//! The seeds are fixed, so a walk is the same every time; one that fails prints its seed and its last keys.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod ledger;

use crate::support::disk::Disk;
use crate::support::screen;
use crate::support::session::{Session, TODAY};
use crate::table::Trial;
use jiff::ToSpan;
use ledger::Ledger;
use stakemap::app::command::Command;
use stakemap::app::effect::Effect;
use stakemap::app::key::Key;
use stakemap::app::mouse::Did;
use stakemap::app::msg::Msg;
use stakemap::app::open_deal::SaveState;
use stakemap::app::overlays::Overlay;
use stakemap::app::{App, Screen};
use stakemap::content;
use stakemap::domain::change::diff::changes;
use stakemap::domain::change::take_back::undone;
use stakemap::domain::change::undo::undoables;
use stakemap::domain::judge::overview::View;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::{DealId, RecordId};
use stakemap::domain::record::step::Step;
use stakemap::store::format;
use stakemap::term::new_id;
use stakemap::ui::parts::canvas::Cursor;
use stakemap::ui::theme::{ASCII, Depth, UNICODE};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// Xorshift, so that a seed gives the same walk everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

pub(crate) struct Walk {
    seed: u64,
    pub(crate) session: Session,
    dice: Dice,
    last: Vec<String>,
    /// The open deal as undo will find it at the bottom.
    starts: HashMap<Bottom, Deal>,
    /// How many steps each deal had when it was last on the screen.
    steps: HashMap<DealId, usize>,
    /// The latest state that was compared with the disk.
    checked: Option<Arc<Deal>>,
    /// What was entered here and elsewhere, and must be there in the end.
    ledger: Ledger,
    /// Keys after which a past state was on the screen.
    travelled: usize,
}

impl Drop for Walk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let from = self.last.len().saturating_sub(120);
            eprintln!("seed {}, the last of {} keys: {}", self.seed, self.last.len(), self.last[from..].concat());
        }
    }
}

/// Whose bottom it is, in which deal, and the steps of others that stay: an older file that was put back has fewer.
type Bottom = (DealId, String, Vec<RecordId>);

fn bottom_of(deal: &Deal, me: &str) -> Bottom {
    let others = deal.history.iter().filter(|step| !step.by.is_empty() && step.by != *me);
    (deal.id, me.to_owned(), others.map(|step| step.id).collect())
}

/// Keys in one walk.
const KEYS: usize = 1_000;

const LETTERS: [char; 16] = ['a', 'e', 'D', ' ', '1', '7', 'é', '漢', '\u{301}', '👩', '-', '+', '/', ':', '?', '0'];
const WORDS: [&str; 8] = ["Ida", "Dev", "fri", "+3d", "soon", "漢 e\u{301}", "👩‍👩‍👧", "the"];
const PASTES: [&str; 4] = ["", "two\nlines\tand\u{1b}[31m more", "Zoë Ünal", "xqu1"];
/// What somebody presses who works on a deal.
const BUSY: [char; 16] = ['a', 's', 't', 'T', 'c', 'C', 'e', '+', '1', '1', '2', '2', '3', '0', 'u', '-'];
const LEAVING: [Key; 4] = [Key::Char('q'), Key::Char('x'), Key::Ctrl('q'), Key::Esc];
const OTHER_KEYS: [Key; 14] = [
    Key::Enter,
    Key::Esc,
    Key::Tab,
    Key::BackTab,
    Key::Backspace,
    Key::Delete,
    Key::Up,
    Key::Down,
    Key::Left,
    Key::Right,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
];

/// A deal with everything undone that somebody can undo.
fn bottom(deal: &Deal, me: &str) -> Deal {
    let mut deal = deal.clone();
    loop {
        // What somebody else changed again stays.
        let steps = undoables(&deal.history, me);
        let Some((mut back, last)) = steps.iter().find_map(|one| Some((undone(&deal, one.step)?, one.step.clone())))
        else {
            return deal;
        };
        let undo = Step { undoes: Some(last.id), id: RecordId(new_id()), ..last };
        back.history.push(Arc::new(undo));
        deal = back;
    }
}

impl Walk {
    pub(crate) fn new(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut disk = Disk::default();
        let mut example = content::sample(TODAY);
        // Each walk undoes all of it in the end.
        example.history.drain(..example.history.len() - 12);
        if !dice.one_in(3) {
            disk.me = Some("Kim Osei".to_owned());
        }
        if !dice.one_in(4) {
            disk.put(&example);
        }
        if dice.one_in(5) {
            disk.put_bytes("damaged-00000001.json", b"{\"format\":");
            let newer =
                String::from_utf8(format::encode(&example)).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
            disk.put_bytes("newer-00000002.json", newer.as_bytes());
        }
        let mut session = Session::on(disk);
        session.theme = if seed.is_multiple_of(2) {
            screen::theme(Depth::True, UNICODE)
        } else {
            screen::theme(Depth::None, ASCII)
        };
        Self {
            seed,
            session,
            dice,
            last: Vec::new(),
            starts: HashMap::new(),
            steps: HashMap::new(),
            checked: None,
            ledger: Ledger::default(),
            travelled: 0,
        }
    }

    fn app(&self) -> &App {
        &self.session.app
    }

    fn press(&mut self, key: Key) {
        let spelled = key.spelling();
        self.last.push(if spelled.chars().count() == 1 { spelled } else { format!("<{spelled}>") });
        let sent = self.session.effects.len();
        self.session.key(key);
        self.check_past(sent);
        if self.session.has_quit() {
            self.start_again();
        }
        self.mark_start();
    }

    /// While a past state is on the screen nothing of the deal goes to the disk, and the present waits beside it, whole.
    fn check_past(&mut self, sent: usize) {
        let Some((open, past)) = self.session.app.deal.as_ref().and_then(|open| Some((open, open.past.as_ref()?)))
        else {
            return;
        };
        self.travelled += 1;
        assert!(self.session.app.screen == Screen::Deal, "the past is left with the deal");
        let saves = self.session.effects[sent..].iter().filter(|effect| matches!(effect, Effect::Save { .. })).count();
        assert_eq!(saves, 0, "nothing is saved in the past");
        assert!(self.session.app.unfinished().edits.is_none(), "a past state is no unfinished edit");
        assert!(matches!(open.save, SaveState::ReadOnly(_)), "the past can be changed");
        assert!(open.deal.history.len() < past.present.history.len());
        assert!(
            past.present.history.starts_with(&open.deal.history),
            "its history is the beginning of the present one"
        );
        assert_eq!(open.deal.id, past.present.id);
    }

    /// The state that undo leads back to in the open deal; where it was led back, it must be there.
    fn mark_start(&mut self) {
        let taken_in = std::mem::take(&mut self.session.taken_in);
        let recovered = std::mem::take(&mut self.session.recovered);
        if !taken_in.is_empty() || recovered || self.ledger.is_behind {
            // What came from outside or was left stays under undo, and may keep it from what was done here before.
            self.starts.clear();
        }
        let app = &self.session.app;
        self.ledger.note(app.deal.as_ref().map(|open| open.present()), !taken_in.is_empty());
        // Nothing is noted while the file says more than the screen: it may be what is read next.
        let Some(open) = app.deal.as_ref().filter(|_| !self.ledger.is_behind) else { return };
        let me = app.settings.me.clone().unwrap_or_default();
        let present = open.present();
        let steps = present.history.len();
        if self.steps.insert(present.id, steps).is_some_and(|before| before > steps) {
            // An older file lies in its place: what led to the later one is not under undo.
            self.starts.retain(|(deal, ..), _| *deal != present.id);
        }
        let start = self.starts.entry(bottom_of(present, &me)).or_insert_with(|| bottom(present, &me));
        // Who answers blind cannot undo what was done before.
        if (app.undoable(), app.redoable().is_some(), open.is_blind()) == (None, true, false) {
            let differ = changes(start, &open.deal);
            assert!(open.deal.same_content(start), "undone to the bottom it is not what it was: {differ:?}");
        }
    }

    /// The program has ended: where its file says more than it showed, as when somebody wrote it during a save, undo leads back
    /// to that.
    fn forget_starts_of_another_file(&mut self) {
        let open = self.session.app.deal.as_ref();
        let file = open.and_then(|open| self.session.disk.deals.get(&open.at.as_ref()?.path)?.deal());
        if let (Some(open), Some(file)) = (open, file)
            && !file.same_content(open.present())
        {
            self.starts.clear();
        }
    }

    /// The program was quit: what it leaves behind is what it showed, unless the user threw it away.
    fn start_again(&mut self) {
        if let Some(open) = self.app().deal.as_ref()
            && open.save == SaveState::Saved
        {
            assert!(
                self.ledger.is_behind || self.session.on_disk() == *open.deal,
                "what was shown as saved is on the disk"
            );
        }
        self.session.release();
        self.mark_start();
        self.forget_starts_of_another_file();
        self.ledger.quit(&self.session);
        self.session.restart();
        self.last.push("<START>".to_owned());
    }

    /// Uses the mouse anywhere. One click changes nothing in the deal, whatever it is on; a second one may.
    fn use_mouse(&mut self) {
        let (columns, rows) = self.session.size;
        let at = [columns, rows].map(|size| u16::try_from(self.dice.below(usize::from(size) + 2)).unwrap());
        let at = (at[0], at[1]);
        if self.dice.one_in(4) {
            let by = self.dice.of(&[-3, 3]);
            self.last.push(format!("<wheel {by} {},{}>", at.0, at.1));
            self.session.mouse(Did::Wheel(by), at);
        } else {
            // Nothing is there, and a click after it is a first one.
            self.session.mouse(Did::Wheel(3), (u16::MAX, u16::MAX));
            self.last.push(format!("<click {},{}>", at.0, at.1));
            let deal = |app: &App| app.deal.as_ref().map(|open| Arc::clone(open.present()));
            let shelves = |disk: &Disk| {
                [&disk.deals, &disk.trash, &disk.archive].map(|all| all.keys().cloned().collect::<Vec<_>>())
            };
            let (before, were) = (deal(self.app()), shelves(&self.session.disk));
            self.session.click_at(at);
            if let (Some(before), Some(after)) = (before, deal(self.app())) {
                assert!(before.id != after.id || before.same_content(&after), "one click changes the deal");
            }
            assert_eq!(shelves(&self.session.disk), were, "one click moves or adds a deal");
            assert!(!self.session.has_quit(), "one click ends the program");
            if self.dice.one_in(2) {
                self.last.push("<again>".to_owned());
                self.session.click_at(at);
            }
        }
        if self.session.has_quit() {
            self.start_again();
        }
        self.mark_start();
    }

    pub(crate) fn step(&mut self) {
        if self.dice.one_in(12) {
            self.use_mouse();
        }
        if self.app().privacy.level() == PrivacyLevel::Customer && self.dice.one_in(3) {
            // Nothing else leads back from what customers see, where there's little to do.
            self.press(Key::F9);
            self.press(Key::Char('1'));
        }
        let in_form = matches!(self.app().overlays.last(), Some(Overlay::Form(_)));
        let in_search = !in_form && self.app().scopes()[0].takes_text();
        match self.dice.below(100) {
            0..=1 => {
                let text = self.dice.of(&PASTES);
                self.session.paste(text);
            }
            2 => {
                let hours = i64::try_from(self.dice.below(60)).unwrap();
                self.session.wait(hours.hours());
            }
            3..=22 => {
                let key = self.dice.of(&OTHER_KEYS);
                self.press(key);
            }
            23..=27 => {
                let c = self.dice.of(&LETTERS);
                self.press(Key::Char(c));
            }
            28..=52 if in_form => {
                for c in self.dice.of(&WORDS).chars() {
                    self.press(Key::Char(c));
                }
                self.press(Key::Enter);
            }
            28..=40 if in_search => self.press(Key::Esc),
            41..=75 => {
                let c = self.dice.of(&BUSY);
                self.press(Key::Char(c));
            }
            _ => {
                let key = self.bound_key();
                self.press(key);
            }
        }
        self.disturb();
    }

    /// A key that is bound where the user is, as a person would press it.
    fn bound_key(&mut self) -> Key {
        let scopes = self.app().scopes();
        let commands: Vec<Command> = Command::ALL
            .into_iter()
            .filter(|command| scopes.contains(&command.spec().scope) && !command.spec().keys.is_empty())
            .collect();
        // Nobody gets anywhere who leaves at every turn.
        let seldom = match self.dice.of(&commands) {
            Command::Quit | Command::LeaveHome | Command::QuitUnsaved => 20,
            Command::LeaveDeal | Command::TrashDeal | Command::RemovePerson => 4,
            command => return Key::parse(self.dice.of(command.spec().keys)).unwrap(),
        };
        if self.dice.one_in(seldom) { self.dice.of(&LEAVING) } else { Key::Enter }
    }

    fn disturb(&mut self) {
        match self.dice.below(200) {
            0..=1 => {
                self.session.hold();
            }
            2 => {
                self.session.break_disk();
            }
            3..=15 => {
                self.session.mend_disk();
            }
            16..=30 => {
                self.session.release();
            }
            31..=34 => self.session.answer_one(),
            35 if self.dice.one_in(4) => {
                self.last.push("<KILL>".to_owned());
                self.session.die();
                self.forget_starts_of_another_file();
                self.ledger.quit(&self.session);
                self.session.restart();
            }
            36 => self.ledger.write(&mut self.session, &mut self.dice),
            37 => self.ledger.write_outdated(&mut self.session, &mut self.dice),
            38..=41 => self.ledger.tell(&mut self.session),
            _ => {}
        }
        if self.session.has_quit() {
            self.start_again();
        }
        self.mark_start();
    }

    fn look(&mut self) {
        let sizes = [(0, 0), (1, 1), (39, 9), (40, 10), (60, 18), (80, 24), (99, 30), (120, 40), (200, 60)];
        self.session.size = if !self.dice.one_in(3) {
            self.dice.of(&sizes)
        } else {
            let (columns, rows) = (self.dice.below(201), self.dice.below(61));
            (u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap())
        };
        let (columns, rows) = self.session.size;
        if let (_, Some(Cursor::Shown(at) | Cursor::Hidden(at))) = self.session.paint() {
            assert!(at.x < columns && at.y < rows, "the cursor is at {at} of {columns}×{rows}");
        }
    }

    fn check_places(&mut self) {
        let app = &self.session.app;
        assert!(app.home.cursor < app.home.shown.len().max(1), "the cursor on Home");
        assert_eq!(app.home.selected().is_some(), !app.home.shown.is_empty());
        assert!(app.screen == Screen::Home || app.deal.is_some(), "a deal's screen without a deal");
        // What keys move in is what is seen.
        let seen = app.to_draw().expect("something is drawn");
        for overlay in &app.overlays {
            match overlay {
                Overlay::Form(form) => assert!(form.focus < form.fields.len(), "the field in focus"),
                Overlay::Finder(finder) => {
                    let count = seen.matches(finder).len();
                    assert!(
                        finder.cursor < count.max(1),
                        "the cursor {} in a list of {count} for {:?} of {:?}",
                        finder.cursor,
                        finder.query.value(),
                        finder.kind
                    );
                }
                Overlay::Screening(_) => assert!(app.screening().is_some(), "a screening of nobody"),
                Overlay::Alerts(list) => {
                    let count = app.alerts().map_or(0, |all| all.all().count());
                    assert!(list.cursor < count.max(1), "the cursor on alerts");
                }
                Overlay::Page(page) => assert!(page.scroll < seen.page(page.kind).1.len(), "the place in a page"),
                Overlay::Map(_) => assert!(app.map().is_some(), "a map of nothing"),
                Overlay::Import(import) => {
                    let people = import.people();
                    assert!(
                        people.is_none_or(|people| people.cursor < people.shown().len().max(1)),
                        "the cursor on rows"
                    );
                }
                Overlay::Talk(view) => {
                    let lines = view.open();
                    assert!(
                        lines.is_none_or(|lines| lines.cursor < lines.shown().len().max(1)),
                        "the cursor on a conversation"
                    );
                }
                Overlay::AllDue(list) => {
                    let count = app.all_due_count(list);
                    assert!(list.cursor < count.max(1), "the cursor on what is due");
                    assert_eq!(app.all_due_at(list, list.cursor).is_some(), count > 0, "a matter that is not there");
                }
                Overlay::Opinions(view) => {
                    let count = app.compared().map_or(0, |all| all.found.differ.len());
                    assert!(view.cursor < count.max(1), "the cursor on differences");
                }
                Overlay::Review(_) => {
                    let walk = app.walk().expect("a review that goes on");
                    let count = seen.review_rows().len();
                    assert!(walk.cursor() < count.max(1), "the cursor in a review");
                }
                Overlay::Portfolio(_) => {
                    let all = app.portfolio_here().expect("a review of several deals that is at the open one");
                    assert!(all.cursor < app.portfolio_rows().len().max(1), "the cursor in a review of several deals");
                }
                Overlay::History(view) => {
                    assert!(view.cursor < view.counts().0.max(1), "the cursor on a history");
                    assert_eq!(view.entry(view.cursor).is_some(), view.counts().0 > 0, "an entry that is not there");
                }
                Overlay::Prep(list) => assert!(list.cursor < list.rows.len().max(1), "the cursor on who will be there"),
                Overlay::Debrief(_) => {
                    assert!(app.highlighted().is_none_or(|at| at < app.answers_here()), "a highlighted answer");
                }
                Overlay::Beliefs(_)
                | Overlay::Due(_)
                | Overlay::Export(_)
                | Overlay::Group(_)
                | Overlay::Inside(_)
                | Overlay::Insight(_)
                | Overlay::InsightSteps(_)
                | Overlay::Kit(_)
                | Overlay::Unsaved(_)
                | Overlay::Recover(_) => {}
            }
        }
        let Some(open) = app.deal.as_ref() else { return };
        assert!(open.people.cursor < open.people.count().max(1), "the cursor on people");
        assert_eq!(open.selected().is_some(), open.people.count() > 0);
        let asked = open.profile.session.as_ref().map(|session| session.person);
        assert!(asked.is_none() || asked == open.selected().map(|person| person.id), "questions about another");
        let track = open.track().map(|track| &**track);
        assert!(open.coaching.spot(&app.playbook.stages, track).is_some(), "the cursor on coaching");
        // Writing it out costs as much as all else, so not after each key.
        if !self.dice.one_in(10) || self.checked.as_ref().is_some_and(|deal| Arc::ptr_eq(deal, &open.deal)) {
            return;
        }
        let known = !self.ledger.is_behind && self.session.saves_waiting() == 0;
        let shown_as_saved = open.save == SaveState::Saved && known;
        if let Some(at) = open.at.as_ref().filter(|_| shown_as_saved) {
            // Who opens a deal and types while it is on its way to a shelf keeps it on the screen.
            let disk = &self.session.disk;
            let file = |(path, file)| (Path::new(path).file_name() == at.path.file_name()).then_some(file);
            let there = disk.deals.get(&at.path).or_else(|| disk.trash.iter().chain(&disk.archive).find_map(file));
            let there = there.expect("what is shown as saved has a file");
            assert!(there.deal().as_ref() == Some(&*open.deal), "what is shown as saved is on the disk");
            self.checked = Some(Arc::clone(&open.deal));
        }
    }

    fn check_round_trip(&self) {
        if let Some(open) = self.app().deal.as_ref() {
            let back = format::decode(&format::encode(&open.deal), Path::new("walk.json")).unwrap();
            assert_eq!(back.deal, *open.deal, "saving and loading changes nothing");
            assert_eq!(stakemap::domain::change::integrity::findings(&back.deal), Vec::new());
        }
    }

    /// To a pane of the open deal, with nothing above it, everything saved. False where no deal is open.
    fn settle(&mut self) -> bool {
        self.session.mend_disk().release();
        self.ledger.tell(&mut self.session);
        if self.session.has_quit() {
            self.start_again();
        }
        // What was held back may have opened another deal.
        self.mark_start();
        while let Some(overlay) = self.app().overlays.last() {
            let key = if matches!(overlay, Overlay::Unsaved(_)) { Key::Char('r') } else { Key::Esc };
            self.press(key);
        }
        while self.app().past().is_some() {
            self.press(Key::Esc);
        }
        self.save_again();
        let changes =
            |app: &App| matches!(app.deal.as_ref().map(|open| &open.save), Some(SaveState::ReadOnly(_)) | None);
        if changes(self.app()) {
            return false;
        }
        if self.app().screen == Screen::Home {
            let path = self.app().deal.as_ref().and_then(|open| open.at.as_ref()).map(|at| at.path.clone());
            let row = self.app().home.rows.iter().position(|row| Some(&row.path) == path.as_ref());
            let (Some(row), false) = (row, self.app().home.filter.open) else { return false };
            self.session.app.home.chosen.view = View::All;
            self.session.app.home.shown = vec![row];
            self.session.app.home.cursor = 0;
            self.press(Key::Enter);
        }
        while self.app().scopes()[0].takes_text() || self.app().privacy.asks() {
            self.press(Key::Esc);
        }
        self.app().screen == Screen::Deal
    }

    /// What no save reached is written again: in its place, or as a copy where the file is gone.
    fn save_again(&mut self) {
        let failed =
            matches!(self.app().deal.as_ref().map(|open| &open.save), Some(SaveState::Failed(_) | SaveState::Lost(_)));
        if !failed {
            return;
        }
        self.press(Key::Ctrl('q'));
        // The first press may have warned of drafts instead.
        if !matches!(self.app().overlays.last(), Some(Overlay::Unsaved(_))) {
            self.press(Key::Ctrl('q'));
        }
        self.press(Key::Char('r'));
        if matches!(self.app().overlays.last(), Some(Overlay::Unsaved(_))) {
            self.press(Key::Char('c'));
        }
    }

    /// Undo to the bottom is the start, redo to the top is the end. Returns how many steps there were.
    fn undo_everything(&mut self) -> usize {
        if !self.settle() {
            return 0;
        }
        if self.app().is_blind() {
            self.session.send(Msg::Run(Command::EndBlind));
        }
        let end = Arc::clone(self.session.deal());
        self.session.hold();
        self.press_to_the_end(Key::Ctrl('r'));
        let top = Arc::clone(self.session.deal());
        let redo = self.press_to_the_end(Key::Char('u'));
        let me = self.app().settings.me.clone().unwrap_or_default();
        let start = self.starts[&bottom_of(&top, &me)].clone();
        let differ = changes(&start, self.session.deal());
        assert!(self.session.deal().same_content(&start), "undone to the bottom it is the start: {differ:?}");
        self.session.release();
        for _ in 0..redo {
            self.press(Key::Ctrl('r'));
        }
        assert!(self.session.deal().same_content(&top), "redone to the top it is the end");
        // A deal that was put on a shelf and is worked on has no file in its place.
        self.save_again();
        assert!(self.session.is_saved(), "not saved: {:?}", self.session.open().save);
        assert!(self.session.on_disk() == **self.session.deal());
        assert_eq!(end.id, top.id);
        redo
    }

    /// Presses undo or redo for as long as there is something to take back that nobody else changed again.
    fn press_to_the_end(&mut self, key: Key) -> usize {
        for count in 0..100_000 {
            let steps = self.session.deal().history.len();
            self.press(key);
            if self.session.deal().history.len() == steps {
                return count;
            }
        }
        panic!("{} never ends", key.spelling());
    }
}

/// What a round of walks has been through.
#[derive(Default, Debug)]
struct Seen {
    keys: usize,
    steps_undone: usize,
    deals: usize,
    steps_of_others: usize,
    travelled: usize,
}

/// Walks 1,000 keys from each seed, and undoes all in the end.
fn walk(seeds: std::ops::Range<u64>) -> Seen {
    let mut seen = Seen::default();
    for seed in seeds {
        let mut walk = Walk::new(seed);
        let mut looked = 0;
        while walk.session.pressed < KEYS {
            walk.step();
            walk.check_places();
            if walk.session.pressed >= looked + 6 {
                looked = walk.session.pressed;
                walk.look();
            }
            if walk.dice.one_in(40) {
                walk.check_round_trip();
            }
        }
        seen.travelled += walk.travelled;
        seen.keys += walk.session.pressed;
        seen.steps_undone += walk.undo_everything();
        walk.mark_start();
        let saved = walk.app().deal.as_ref().is_none_or(|open| open.is_saved());
        assert!(saved, "not saved: {:?}", walk.app().deal.as_ref().map(|open| &open.save));
        seen.steps_of_others += walk.ledger.check(&walk.session);
        seen.deals += walk.session.disk.deals.len();
    }
    seen
}

/// One of four tests that run side by side: 5 walks each.
#[track_caller]
fn assert_walked(from: u64) {
    let (count, walks) = (5, 5);
    let seen = walk(from..from + count);
    println!("{seen:?}");
    let somewhere = seen.keys >= KEYS * walks
        && seen.steps_undone > 2 * walks
        && seen.deals > walks
        && seen.steps_of_others > walks
        && seen.travelled > walks;
    assert!(somewhere, "it went nowhere: {seen:?}");
}

/// 1,000 walks of 1,000 keys, on all processors. `WALKS_FROM` begins elsewhere, `WALKS` says how many.
#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_a_million_keys_break_nothing() {
    let mut trial = Trial::of("random keys, failing disk, other writers: no panic, undo leads back, nothing lost");
    let told = |name: &str| std::env::var(name).ok().and_then(|number| number.parse().ok());
    let (first, count) = (told("WALKS_FROM").unwrap_or(100_000), told("WALKS").unwrap_or(1_000));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let next = std::sync::atomic::AtomicU64::new(first);
    let results: Vec<(usize, Result<(), String>)> = std::thread::scope(|scope| {
        let work = || {
            let mut results = Vec::new();
            loop {
                let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if seed >= first + count {
                    return results;
                }
                results.push(match std::panic::catch_unwind(|| walk(seed..seed + 1)) {
                    Ok(seen) => (seen.keys, Ok(())),
                    Err(_) => (KEYS, Err(format!("seed {seed}"))),
                });
            }
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    for (keys, result) in results {
        trial.cases(keys, result);
    }
    trial.end();
}

#[test]
fn any_keys_in_any_order_break_nothing_first_part() {
    assert_walked(0);
}

#[test]
fn any_keys_in_any_order_break_nothing_second_part() {
    assert_walked(12_000);
}

#[test]
fn any_keys_in_any_order_break_nothing_third_part() {
    assert_walked(20_000);
}

#[test]
fn any_keys_in_any_order_break_nothing_fourth_part() {
    assert_walked(30_000);
}
