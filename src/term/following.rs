//! Following what another window shows: the system tells of changes, nothing polls, and nothing is written but the empty
//! folder that is watched.

use super::clock::pause;
use super::job::Job;
use super::opening::open;
use super::replies::Replies;
use super::watch::{NoWatch, Watch, watch_stage};
use super::words::failure;
use crate::app::msg::PresenterChanged;
use crate::app::msg::{Failure, Msg};
use crate::domain::record::id::DealId;
use crate::store::stage::Stage;
use crate::store::{SavedAs, Store};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// Whoever dies lets go of their lock a moment after the system tells of it; it is looked for so often.
const DYING: u32 = 10;
/// What a living window tells may be away for a moment, until it tells it again. Only after so many looks is it believed
/// that nothing is shown any more.
const AWAY: u32 = 100;
/// Where a look takes long, fewer of them are enough after this time.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

/// What is followed, and what was told of it.
pub(super) struct Follower {
    /// The deal that was asked for.
    named: Option<PathBuf>,
    /// Its id, once it was read, or that of the deal that was shown last.
    deal: Option<DealId>,
    /// The bytes of the deal that were told.
    at: Option<SavedAs>,
    /// What was told.
    told: Option<(Option<Stage>, bool)>,
    watch: Option<Watch>,
    /// Why nothing tells of changes, until that is said.
    deaf: Option<NoWatch>,
    /// The deal's file that is watched.
    watched: Option<PathBuf>,
}

impl Follower {
    /// Begins to follow the deal in this file, or whichever is shown.
    pub(super) fn new(named: Option<PathBuf>, store: &Store, jobs: &Sender<Job>) -> Self {
        let mut follower = Self { named, deal: None, at: None, told: None, watch: None, deaf: None, watched: None };
        follower.watch_files(store, jobs);
        follower
    }

    /// Whether changes are told of.
    pub(super) const fn is_watched(&self) -> bool {
        self.watch.is_some()
    }

    /// Looks what is shown now, and tells where that is something else.
    pub(super) fn look(&mut self, store: &Store, replies: &Replies, jobs: &Sender<Job>) {
        self.look_at_stage(store, replies, jobs);
        // Last, so that it is seen.
        if let Some(why) = self.deaf.take() {
            why.tell(replies);
        }
    }

    fn look_at_stage(&mut self, store: &Store, replies: &Replies, jobs: &Sender<Job>) {
        if self.watch.as_ref().is_none_or(|watch| !watch.stands()) {
            self.watch_files(store, jobs);
        }
        self.watch.iter().for_each(Watch::looked);
        let shown = self.shown_in_the_end(store, pause);
        self.watch_files_of(&shown, store, jobs);
        let opened = self.read(store, shown.0.as_ref());
        if self.told.as_ref() == Some(&shown) && opened.is_none() {
            return;
        }
        self.told = Some(shown.clone());
        let (stage, cut) = shown;
        replies.say(Msg::PresenterChanged(Box::new(PresenterChanged { stage, cut, opened })));
    }

    /// What is shown once it can be believed, with pauses until then.
    fn shown_in_the_end(&self, store: &Store, mut pause: impl FnMut()) -> (Option<Stage>, bool) {
        let begun = Instant::now();
        let mut shown = self.shown(store);
        for tried in 0.. {
            let tries = match (&shown.0, &self.told) {
                (Some(_), told) if told.as_ref() == Some(&shown) => DYING,
                (None, Some((Some(_), _))) => AWAY,
                (Some(_) | None, _) => 0,
            };
            if tried >= tries || tried >= DYING && begun.elapsed() >= LONG_ENOUGH {
                break;
            }
            pause();
            shown = self.shown(store);
        }
        shown
    }

    /// What is shown: of the deal that was named; else of the one shown so far, while it is; else of the latest. And whether
    /// the window that showed it is gone.
    fn shown(&self, store: &Store) -> (Option<Stage>, bool) {
        let found = store.stages();
        let same = found.live.iter().find(|stage| Some(stage.deal) == self.deal);
        let any = found.live.first().filter(|_| self.named.is_none());
        let stage = same.or(any).cloned();
        let cut = stage.is_none() && self.deal.is_some_and(|deal| found.cut.contains(&deal));
        (stage, cut)
    }

    /// The deal where it is another than was told.
    fn read(&mut self, store: &Store, stage: Option<&Stage>) -> Option<Result<Box<crate::app::msg::Opened>, Failure>> {
        let path = self.file(stage)?;
        let stamp = match store.stamp(&path) {
            Ok(stamp) => stamp,
            // Told once; whoever saves to it next is told of too.
            Err(error) => return self.at.take().map(|_| Err(failure(&error))),
        };
        if self.at.as_ref().is_some_and(|at| at.path == path && at.stamp == stamp) {
            return None;
        }
        let opened = open(store, &path).map(Box::new);
        if let Ok(opened) = &opened {
            self.deal = Some(opened.deal.id);
            self.at = Some(opened.at.clone());
        }
        Some(opened)
    }

    /// The deal's file.
    fn file(&self, stage: Option<&Stage>) -> Option<PathBuf> {
        stage.map(|stage| stage.file.clone()).or_else(|| self.named.clone())
    }

    fn watch_files_of(&mut self, shown: &(Option<Stage>, bool), store: &Store, jobs: &Sender<Job>) {
        if let Some(file) = self.file(shown.0.as_ref()).filter(|file| Some(file) != self.watched.as_ref()) {
            self.watched = Some(file);
            self.watch_files(store, jobs);
            // What changed between the two is not told by itself.
            let _ = jobs.send(Job::FileChanged);
        }
    }

    fn watch_files(&mut self, store: &Store, jobs: &Sender<Job>) {
        // It counts among those that the system allows.
        self.watch = None;
        let watched = match store.stage_folder() {
            Ok(folder) => watch_stage(&folder, self.watched.as_deref(), jobs.clone()),
            Err(error) => Err(NoWatch::Refused(failure(&error))),
        };
        match watched {
            Ok(watch) => self.watch = Some(watch),
            Err(why) => self.deaf = Some(why),
        }
    }
}

#[cfg(test)]
mod tests;
