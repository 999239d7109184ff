//! Following what another window shows. The system notifies of changes, so nothing polls, and nothing is written but
//! the empty folder to watch.

use super::clock::pause;
use super::job::Job;
use super::opening::open;
use super::replies::Replies;
use super::watch::{NoWatch, Watch, watch_shared_views};
use super::words::failure;
use crate::app::msg::PresenterChanged;
use crate::app::msg::{Failure, Msg};
use crate::domain::record::id::DealId;
use crate::store::shared_view::SharedView;
use crate::store::{SavedAs, Store};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// The number of looks for a dying window's lock: the system releases it only a moment after the notification.
const DYING: u32 = 10;
/// The number of looks before a missing view is believed: a living window's file may be gone for a moment until it is
/// written again.
const AWAY: u32 = 100;
/// The time after which fewer looks are enough, as each is slow.
const LONG_ENOUGH: Duration = Duration::from_millis(500);

/// The deal and window being followed, and what was reported of them.
pub(super) struct Follower {
    /// The requested deal.
    named: Option<PathBuf>,
    /// The requested deal's id, once it was read, or the id of the deal shown last.
    deal: Option<DealId>,
    /// The deal's bytes as last reported.
    at: Option<SavedAs>,
    /// The view as last reported.
    told: Option<(Option<SharedView>, bool)>,
    watch: Option<Watch>,
    /// The reason why there are no notifications of changes, until it is reported.
    deaf: Option<NoWatch>,
    /// The deal's file that is watched.
    watched: Option<PathBuf>,
}

impl Follower {
    /// Begins to follow the deal in this file, or whichever deal is shown.
    pub(super) fn new(named: Option<PathBuf>, store: &Store, jobs: &Sender<Job>) -> Self {
        let mut follower = Self { named, deal: None, at: None, told: None, watch: None, deaf: None, watched: None };
        follower.watch_files(store, jobs);
        follower
    }

    /// Returns whether the system notifies of changes.
    pub(super) const fn is_watched(&self) -> bool {
        self.watch.is_some()
    }

    /// Looks at what is shown now, and reports it if it has changed.
    pub(super) fn look(&mut self, store: &Store, replies: &Replies, jobs: &Sender<Job>) {
        self.look_at_shared_views(store, replies, jobs);
        // Last, so that it is seen.
        if let Some(why) = self.deaf.take() {
            why.tell(replies);
        }
    }

    fn look_at_shared_views(&mut self, store: &Store, replies: &Replies, jobs: &Sender<Job>) {
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
        let (view, cut) = shown;
        replies.say(Msg::PresenterChanged(Box::new(PresenterChanged { view, cut, opened })));
    }

    /// Returns what is shown once it can be believed, with pauses until then.
    fn shown_in_the_end(&self, store: &Store, mut pause: impl FnMut()) -> (Option<SharedView>, bool) {
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

    /// Returns what is shown: of the requested deal; otherwise of the one shown so far, as long as it is; otherwise of
    /// the latest. Also returns whether the window that showed it is gone.
    fn shown(&self, store: &Store) -> (Option<SharedView>, bool) {
        let found = store.shared_views();
        let same = found.live.iter().find(|view| Some(view.deal) == self.deal);
        let any = found.live.first().filter(|_| self.named.is_none());
        let view = same.or(any).cloned();
        let cut = view.is_none() && self.deal.is_some_and(|deal| found.cut.contains(&deal));
        (view, cut)
    }

    /// Reads the deal if it differs from the one last reported.
    fn read(
        &mut self,
        store: &Store,
        view: Option<&SharedView>,
    ) -> Option<Result<Box<crate::app::msg::Opened>, Failure>> {
        let path = self.file(view)?;
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

    /// Returns the deal's file.
    fn file(&self, view: Option<&SharedView>) -> Option<PathBuf> {
        view.map(|view| view.file.clone()).or_else(|| self.named.clone())
    }

    fn watch_files_of(&mut self, shown: &(Option<SharedView>, bool), store: &Store, jobs: &Sender<Job>) {
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
        let watched = match store.shared_view_folder() {
            Ok(folder) => watch_shared_views(&folder, self.watched.as_deref(), jobs.clone()),
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
