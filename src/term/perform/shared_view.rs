//! Publishing the screen's content for the coach window; and, in that window, following it.

use super::EffectRunner;
use crate::app::msg::{Failure, Msg};
use crate::store::StoreError;
use crate::store::shared_view::{CoachQuestion, Published, SharedView, ViewClosing};
use crate::term::following::Follower;
use crate::term::watch::{Watch, watch_shown};
use crate::term::words::failure;
use std::path::PathBuf;
use std::sync::Arc;

/// The published view; once this is dropped, nobody can read it any more.
pub(super) struct Shown {
    published: Published,
    /// The watch that notices its removal; `None` if it isn't available now.
    pub(super) watch: Option<Watch>,
}

impl EffectRunner {
    /// Returns what takes the published view away at the end, while this may wait for the disk.
    pub(in crate::term) fn closing(&self) -> Arc<ViewClosing> {
        Arc::clone(&self.closing)
    }

    /// Publishes what is on the screen for the coach window.
    pub(super) fn publish(&mut self, view: Option<&SharedView>) {
        // The program ends: what is written now would be left behind.
        let view = view.filter(|_| !self.closing.is_over());
        let shown = match (view, self.shown.take()) {
            (None, _) => Ok(None),
            (Some(view), None) => {
                // A question that was sent to an earlier window.
                drop(self.store.take_asked(view.deal));
                let published = self.store.publish(view).map(|published| published.closed_by(&self.closing));
                published.map(|published| Some(Shown { published, watch: None }))
            }
            (Some(view), Some(mut shown)) => shown.published.show(view).map(|()| Some(shown)),
        };
        self.keep_shown(shown);
    }

    /// Publishes it again if somebody removed the file: an older program's sweep may, and nothing else changes then.
    pub(super) fn show_again(&mut self) {
        if let Some(mut shown) = self.shown.take().filter(|_| !self.closing.is_over()) {
            shown.watch.iter().for_each(Watch::looked);
            let again = shown.published.show_again().map(|()| Some(shown));
            self.keep_shown(again);
        }
        let deal = self.shown.as_ref().map(|shown| shown.published.deal());
        if let Some(asked) = deal.and_then(|deal| self.store.take_asked(deal)) {
            self.replies.say(Msg::CoachAsks(Box::new(asked)));
        }
    }

    /// Sends a question to the window that is followed.
    pub(super) fn ask_presenter(&self, asked: &CoachQuestion) {
        if let Err(error) = self.store.ask_presenter(asked) {
            self.replies.say(Msg::Warned(failure(&error)));
        }
    }

    /// Keeps the published view, and watches that it stays. If publishing failed, nothing is shown rather than
    /// something old.
    fn keep_shown(&mut self, shown: Result<Option<Shown>, StoreError>) {
        self.shown = shown.unwrap_or_else(|error| {
            let hint = "stakemap follow shows nothing until then".to_owned();
            self.replies.say(Msg::Warned(Failure { hint, ..failure(&error) }));
            None
        });
        if let Some(shown) = self.shown.as_mut().filter(|one| one.watch.as_ref().is_none_or(|watch| !watch.stands())) {
            // It counts among those that the system allows. Where there is none it is looked now and then.
            shown.watch = None;
            let asked = self.store.asked_file();
            shown.watch = watch_shown(shown.published.path(), &asked, self.jobs.clone()).ok();
        }
    }

    /// Begins to follow; from then on the runner does nothing else.
    pub(super) fn follow(&mut self, named: Option<PathBuf>) {
        let follower = Follower::new(named, &self.store, &self.jobs);
        self.follower.insert(follower).look(&self.store, &self.replies, &self.jobs);
    }

    /// Looks at what is shown now. Returns false if nothing is followed.
    pub(super) fn looks_again(&mut self) -> bool {
        let Some(follower) = self.follower.as_mut() else { return false };
        follower.look(&self.store, &self.replies, &self.jobs);
        true
    }
}
