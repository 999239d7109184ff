//! Reviews in privacy mode: the states around them without private details.

use super::Privacy;
use crate::app::App;
use crate::app::overlays::Overlay;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::review::Reviewing;
use crate::app::overlays::review::rows::FoundRows;
use crate::domain::change::review_window::{ReviewWindow, held};
use crate::domain::judge::alert::{Alerts, alerts, in_privacy};
use crate::domain::judge::since::{Days, News, since};
use crate::domain::privacy::{Names, masked_news, masked_window};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::sync::Arc;

/// The states around a review, for one state of a deal.
#[derive(Debug, Clone)]
pub(super) struct Around {
    of: Arc<Deal>,
    names: Names,
    review: RecordId,
    held: Arc<ReviewWindow>,
    news: Arc<News>,
}

impl App {
    /// Returns the states around a review of the open deal, masked in privacy mode.
    pub(in crate::app) fn held_to_show(&self, review: RecordId) -> Option<Arc<ReviewWindow>> {
        if let Some(known) = self.known_around(review) {
            return Some(Arc::clone(&known.held));
        }
        // A copy has no history to compute it from.
        if self.privacy.is_copy {
            return None;
        }
        let held = held(self.deal.as_ref()?.present(), review, self.now.time_zone())?;
        Some(Arc::new(match self.privacy.on {
            Some(names) => masked_window(&held, names),
            None => held,
        }))
    }

    fn known_around(&self, review: RecordId) -> Option<&Around> {
        self.privacy.around.iter().find(|one| one.review == review && self.holds(one))
    }

    /// Returns whether the known states around a review are still valid.
    fn holds(&self, around: &Around) -> bool {
        let is_of =
            |names| self.deal_to_show().is_some_and(|deal| Arc::ptr_eq(&deal, &around.of)) && around.names == names;
        self.privacy.on.is_some_and(is_of)
    }

    /// Returns the changes before a review, masked in privacy mode.
    pub(in crate::app) fn news_to_show(&self, held: &ReviewWindow) -> News {
        let days = Days { before: held.from, now: held.review.on, zone: self.now.time_zone().clone() };
        if self.privacy.is_on() {
            masked_news(&self.playbook, held, &days)
        } else {
            since(&held.before, &held.begun, &self.playbook, &days)
        }
    }

    /// Returns the alerts that stood when a review ended: in privacy mode those that reveal nothing.
    pub(in crate::app) fn alerts_after(&self, held: &ReviewWindow) -> Alerts {
        let (playbook, on) = (&self.playbook, held.review.on);
        if self.privacy.is_on() {
            in_privacy(playbook, &held.ended, &playbook.thresholds, on)
        } else {
            alerts(playbook, &held.ended, &playbook.thresholds, on)
        }
    }

    /// Returns the states around the reviews that are on the screen, for a copy.
    pub(super) fn around(&self, names: Names) -> Vec<Around> {
        let Some(of) = self.deal_to_show() else { return Vec::new() };
        let pages = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Page(page) => match page.kind {
                PageKind::Minutes(review) => Some(review),
                _ => None,
            },
            _ => None,
        });
        let walked = self.walk().map(|walk| walk.review);
        let around = |review| {
            self.known_around(review).cloned().or_else(|| {
                let held = self.held_to_show(review)?;
                let news = Arc::new(self.news_to_show(&held));
                Some(Around { of: Arc::clone(&of), names, review, held, news })
            })
        };
        pages.chain(walked).filter_map(around).collect()
    }

    /// Returns the user's place in a review for a copy, without the question on the screen and with masked changes.
    pub(super) fn private_walk(&self, walk: &Reviewing, around: &[Around], found: FoundRows) -> Reviewing {
        let known = around.iter().find(|one| one.review == walk.review);
        let nothing = || Arc::new(News { items: Vec::new(), ..News::clone(&walk.news) });
        let news = known.map_or_else(nothing, |one| Arc::clone(&one.news));
        let mut copy = walk.clone();
        // Never the program's own rows, which say everything.
        (copy.shown, copy.listens, copy.news, copy.found) = (Vec::new(), false, news, found);
        copy
    }
}

impl App {
    /// Returns whether this state itself is drawn, and not a copy of it.
    pub(in crate::app) const fn draws_itself(&self) -> bool {
        !self.privacy.is_on() || self.privacy.is_copy
    }
}

impl Privacy {
    /// Keeps what was computed for a copy, for the next one.
    pub(super) fn keep_around(&mut self, copy: &App) {
        self.around.clone_from(&copy.privacy.around);
    }
}
