//! The hold on the open deal: its lock, and the watch on its file.

use super::super::clock::pause;
use super::super::watch::{Watch, watch};
use super::{EffectRunner, Held};
use crate::domain::record::id::DealId;
use crate::store::{Locked, SavedAs};
use std::time::Duration;

/// The interval between checks of the open deal if there are no notifications for it. Otherwise nothing wakes for it.
const LATE: Duration = Duration::from_secs(2);

impl EffectRunner {
    /// Takes a deal's lock and watches its file. Releases the deal that was open before.
    pub(super) fn hold(&mut self, deal: DealId, at: SavedAs) {
        let kept = self.held.take().filter(|held| held.deal == deal && held.at.path == at.path);
        self.held = Some(match kept {
            Some(held) => Held { at, lost: None, ..held },
            None => {
                let lock = self.store.lock_patiently(deal, &self.me(), pause);
                let protected = self.store.is_protected(&at);
                Held { deal, at, lock, untold: false, lost: None, protected, watch: None }
            }
        });
        self.attend();
    }

    /// Makes sure that the open deal is watched, and then tries again for a lock that somebody else had: it may have
    /// been released without a notification.
    pub(super) fn attend(&mut self) {
        let me = self.me();
        let Some(held) = self.held.as_mut() else { return };
        if held.watch.as_ref().is_none_or(|watch| !watch.stands()) {
            // It counts among those that the system allows.
            held.watch = None;
            // Where locks do not work there is nothing to hear of them.
            let lock = (!matches!(held.lock, Locked::Unknown)).then(|| self.store.lock_file(held.deal));
            match watch(&held.at.path, lock.as_deref(), self.jobs.clone()) {
                Ok(watch) => held.watch = Some(watch),
                Err(why) => self.deaf = Some(why),
            }
        }
        held.watch.iter().for_each(Watch::looked);
        if matches!(held.lock, Locked::Theirs(_)) && self.store.is_free(held.deal) {
            held.lock = self.store.lock_patiently(held.deal, &me, pause);
            held.untold = true;
        }
    }

    /// Returns how long to wait for jobs at most: until the next check of anything without notifications.
    pub(in super::super) fn patience(&self) -> Option<Duration> {
        let is_deaf = self.held.as_ref().is_some_and(|held| held.watch.is_none())
            || self.shown.as_ref().is_some_and(|shown| shown.watch.is_none())
            || self.follower.as_ref().is_some_and(|follower| !follower.is_watched());
        is_deaf.then(|| LATE.saturating_sub(self.looked.elapsed()))
    }
}
