//! Performs effects: reads and writes files off the UI thread; answers come back as messages.
//!
//! The list of deals is read on a thread of its own, so that it never holds up a save. The open deal is locked and
//! watched: what others save to it comes back as an unrequested message.

use super::clock::now;
use super::following::Follower;
use super::job::Job;
use super::list::{Read, count_shelves, list, list_shelf};
use super::opening::{open, open_as_left};
use super::people_files::read_people;
use super::replies::Replies;
use super::restore;
use super::talk_files::read_talk;
use super::thread::thread;
use super::wake::Waker;
use super::watch::{NoWatch, Watch};
use super::words::failure;
use crate::app::effect::Effect;
use crate::app::msg::{Exported, Failure, Msg, NotExported, Opened, Signed};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::shared_view::ViewClosing;
use crate::store::{
    Holder, Locked, Lost, SavedAs, Store, StoreError, columns, config, day_order, home_choices, rules, typed_path,
    write_export,
};
use shared_view::Shown;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

mod holding;
mod kept;
mod looking;
mod moving;
mod saving;
mod shared_view;
mod signing;
mod telling;

use signing::{count_signed, sign_again};

/// The largest file, in bytes, that the first paint waits for: a dozen people with a year of history. While a larger
/// one is read, Home is shown for a moment, and keys typed ahead go there.
const SMALL: u64 = 500_000;

/// A runner of effects, one after the other.
pub(super) struct EffectRunner {
    store: Store,
    playbook: Arc<Playbook>,
    replies: Replies,
    /// The user's name, as others see who has a deal open.
    by: String,
    jobs: Sender<Job>,
    held: Option<Held>,
    /// The deal on the screen as it was read last.
    read: Option<Read>,
    /// The warning of the last save, as reported.
    warned: Option<Failure>,
    /// The last saved state that has no copy of its own yet.
    uncopied: Option<(DealId, SavedAs)>,
    /// The view that the coach window reads.
    shown: Option<Shown>,
    /// What takes it away at the end, beside this.
    closing: Arc<ViewClosing>,
    /// The follower, if this is the coach window; it then does nothing but send a question.
    follower: Option<Follower>,
    /// The reason why there are no notifications of changes, until it is reported.
    deaf: Option<NoWatch>,
    /// The reading of people that nobody waits for any more.
    stopped: Arc<AtomicU64>,
    /// The time of the last look at the open or followed deal.
    looked: Instant,
}

/// The open deal.
struct Held {
    deal: DealId,
    /// The bytes on disk that the program knows.
    at: SavedAs,
    lock: Locked,
    /// Whether something about it is still to be reported.
    untold: bool,
    /// The loss of its file, as reported.
    lost: Option<Lost>,
    /// Whether its file is write-protected, as reported.
    protected: bool,
    /// The watch for changes from outside, which lasts as long as it is held; `None` if it isn't available now.
    watch: Option<Watch>,
}

impl EffectRunner {
    pub(super) fn new(store: Store, playbook: Arc<Playbook>, by: String, replies: Replies, jobs: Sender<Job>) -> Self {
        Self {
            store,
            playbook,
            replies,
            by,
            jobs,
            held: None,
            read: None,
            warned: None,
            uncopied: None,
            shown: None,
            closing: Arc::default(),
            follower: None,
            deaf: None,
            stopped: Arc::default(),
            looked: Instant::now(),
        }
    }

    pub(super) fn waker(&self) -> Arc<Waker> {
        Arc::clone(&self.replies.waker)
    }

    /// Takes jobs until there are no more.
    pub(super) fn work(mut self, jobs: &Receiver<Job>) {
        while let Some(job) = self.next(jobs) {
            if self.take(job).is_break() {
                break;
            }
        }
        self.copy_last();
    }

    /// Does the waiting jobs and what is due, and returns.
    pub(super) fn work_off(&mut self, jobs: &Receiver<Job>) {
        let _ = jobs.try_iter().try_for_each(|job| self.take(job));
        if self.patience() == Some(Duration::ZERO) {
            self.file_changed();
        }
        self.copy_last();
    }

    fn take(&mut self, job: Job) -> ControlFlow<()> {
        match job {
            Job::Do(effect) => self.perform(*effect),
            Job::FileChanged => self.file_changed(),
            Job::End => return ControlFlow::Break(()),
        }
        ControlFlow::Continue(())
    }

    fn perform(&mut self, effect: Effect) {
        if self.follower.is_some() {
            // All that the coach window does.
            if let Effect::AskPresenter(asked) = effect {
                self.ask_presenter(&asked);
            }
            return;
        }
        match effect {
            Effect::List => self.beside(self.read.clone(), list),
            Effect::ListShelf(shelf) => self.beside(shelf, list_shelf),
            Effect::CountShelves => self.beside((), count_shelves),
            Effect::RememberHome(chosen) => {
                if let Err(error) = home_choices::write(self.store.paths(), &chosen) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::RememberDayOrder(order) => {
                if let Err(error) = day_order::write(self.store.paths(), order) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::ReadPeople(ask) => self.beside((*ask, Arc::clone(&self.stopped)), read_people),
            Effect::ReadTalk(ask) => self.beside((*ask, Arc::clone(&self.stopped)), read_talk),
            Effect::StopReading(number) => self.stopped.store(number, Ordering::SeqCst),
            Effect::RememberColumns { header, columns } => {
                let columns = serde_json::to_value(columns).unwrap_or_default();
                if let Err(error) = columns::write(self.store.paths(), header, columns) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::RememberRules(deal) => rules::tell(self.store.paths(), deal),
            Effect::Open(path) => {
                let opened = open_as_left(&self.store, &path).map(|opened| {
                    self.has_read(&opened.deal, opened.at.clone());
                    self.hold(opened.deal.id, opened.at.clone());
                    self.shows_as(opened.read_only.is_some());
                    Box::new(self.with_holder(opened))
                });
                let deal = opened.as_ref().ok().map(|opened| Arc::clone(&opened.deal));
                self.replies.say(Msg::Opened(opened));
                if let Some(deal) = deal {
                    // What happened before the watch stood was told by nobody.
                    self.file_changed();
                    self.tell_odd(&deal, &path);
                    self.tell_copies();
                }
            }
            Effect::ReadCopy(path) => {
                self.replies.say(Msg::CopyRead(open(&self.store, &path).map(Box::new)));
            }
            Effect::Save { deal, at } => self.save(&deal, at.as_ref()),
            Effect::WriteAgain { deal, at } => self.write_again(&deal, &at),
            Effect::Move { deal, to } => self.move_deal(deal, to),
            Effect::Hold { deal, at, read_only, read } => {
                self.hold_shown(deal, at.clone(), read_only);
                if let Some(deal) = read {
                    self.has_read(&deal, at.clone());
                    self.tell_odd(&deal, &at.path);
                } else if let Some(loaded) = self.held.as_ref().and_then(|held| self.store.load(&held.at.path).ok()) {
                    self.tell_odd(&loaded.deal, &loaded.at.path);
                }
                self.tell_copies();
            }
            Effect::Discard(copy) => {
                if let Err(error) = self.store.trash(&copy) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::Earlier(path) => {
                let result = restore::earlier(&self.store, &path);
                self.replies.say(Msg::Earlier { path, result });
            }
            Effect::Restore(restore) => {
                // The lock is kept until the deal is opened again: nobody is to save their state over the one put back.
                let lock = self.held.as_ref().filter(|held| held.at.path == restore.path).map(|held| &held.lock);
                let result = restore::restore(&self.store, &self.playbook, &restore, lock, &self.me());
                if let Some(held) = self.held.as_mut().filter(|held| held.at.path == restore.path)
                    && let Ok(stamp) = self.store.stamp(&held.at.path)
                {
                    held.at.stamp = stamp;
                }
                self.replies.say(Msg::Restored { restore, result });
            }
            Effect::Remember { deal, position } => {
                rules::begin_afresh(self.store.paths());
                self.keep_positions(|all| all.note(deal, position));
            }
            Effect::RememberLevel(level) => self.keep_positions(|all| level.id().clone_into(&mut all.level)),
            Effect::RememberPortfolio(position) => self.keep_positions(|all| all.portfolio = position.map(|one| *one)),
            Effect::ReadReviewed(path) => {
                let result = self.store.load(&path).map(|loaded| Arc::new(loaded.deal));
                self.replies.say(Msg::ReviewedRead(path, result.map_err(|error| failure(&error))));
            }
            Effect::SaveMe(name) => {
                if let Err(error) = config::set_me(self.store.paths(), &name) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
                self.by = name;
            }
            Effect::SaveTheme(theme) => {
                if let Err(error) = config::set_theme(self.store.paths(), theme.word()) {
                    self.replies.say(Msg::Warned(failure(&error)));
                }
            }
            Effect::SignAgain { from, to, except } => {
                let (deals, failed) = sign_again(&self.store, &from, &to, except, &self.me());
                self.replies.say(Msg::Signed(Signed::Again { deals, failed }));
            }
            Effect::CountSigned(name) => {
                let deals = count_signed(&self.store, &name);
                self.replies.say(Msg::Signed(Signed::Counted { name, deals }));
            }
            Effect::Recover { journal, edits, copy } => {
                let result = self.recover(&edits, copy);
                self.replies.say(Msg::Recovered { journal, edits, result });
            }
            Effect::Publish(view) => self.publish(view.as_deref()),
            Effect::Follow(named) => self.follow(named),
            // Only the coach window asks.
            Effect::AskPresenter(_) => {}
            Effect::WriteOut { deal, name, extension, text } => {
                let written = self.store.write_out(&deal, (&name, extension), &text).map_err(|error| failure(&error));
                self.replies.say(Msg::WrittenOut(written));
            }
            Effect::Export { typed, name, level, text, replaces } => {
                let result = export(&typed, &name, &text, replaces);
                self.replies.say(Msg::Exported(Box::new(Exported { typed, level, result })));
            }
            // The loop's own, and the journal writer's.
            Effect::Copy(_)
            | Effect::ShowTheme(_)
            | Effect::Suspend
            | Effect::Repaint
            | Effect::Quit
            | Effect::FindLeft
            | Effect::LetGo(_) => {}
        }
    }

    /// Notes the deal on the screen as it was read, for the list of deals.
    fn has_read(&mut self, deal: &Arc<Deal>, at: SavedAs) {
        self.read = Some(Read { at, deal: Arc::downgrade(deal) });
    }

    /// Reads many deals on a thread of its own, or here if no thread is available.
    fn beside<T: Send + 'static>(&self, known: T, read: fn(&Store, &Playbook, &Replies, &T)) {
        type With<T> = (Store, Arc<Playbook>, Replies, T);
        let with = (self.store.clone(), Arc::clone(&self.playbook), self.replies.clone(), known);
        let read = move |(store, playbook, replies, known): With<T>| read(&store, &playbook, &replies, &known);
        if let Err(with) = thread(self.waker(), with, read) {
            self.replies.say_short_of_threads();
            read(with);
        }
    }

    /// Takes the lock of a deal that is already on the screen. Somebody may have taken it first, which the screen
    /// doesn't know yet.
    fn hold_shown(&mut self, deal: DealId, at: SavedAs, read_only: bool) {
        self.hold(deal, at);
        self.shows_as(read_only);
        let is_taken = self.taken().is_some();
        self.held.iter_mut().for_each(|held| held.untold |= is_taken);
        self.file_changed();
    }

    /// Notes how the screen shows the open deal: any difference from then on is news.
    fn shows_as(&mut self, read_only: bool) {
        self.held.iter_mut().for_each(|held| held.protected = read_only);
    }

    fn me(&self) -> Holder {
        Holder { by: self.by.clone(), since: now().timestamp() }
    }

    fn with_holder(&self, opened: Opened) -> Opened {
        Opened { held_by: self.taken(), ..opened }
    }
}

/// Writes an export to a path as typed, or into the folder that it is.
fn export(typed: &str, name: &str, text: &str, replaces: bool) -> Result<PathBuf, NotExported> {
    let path = typed_path(typed);
    let path = if path.is_dir() { path.join(name) } else { path };
    match write_export(&path, text, replaces) {
        Ok(_) => Ok(path),
        Err(StoreError::AlreadyThere { .. }) => Err(NotExported::Exists),
        Err(error) => Err(NotExported::Failed(failure(&error))),
    }
}

/// Returns whether a file is read in less time than anybody notices.
pub(super) fn is_small(path: &Path) -> bool {
    path.metadata().is_ok_and(|file| file.len() <= SMALL)
}

#[cfg(test)]
mod tests;
