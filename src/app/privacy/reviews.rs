//! Reviews as others may see them: the states around them, masked.

use super::Privacy;
use crate::app::App;
use crate::app::overlays::Overlay;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::review::Reviewing;
use crate::app::overlays::review::rows::FoundRows;
use crate::domain::change::review_window::{ReviewWindow, held};
use crate::domain::judge::alert::Alerts;
use crate::domain::judge::since::{Days, News, since};
use crate::domain::privacy::{Datum, Mask, masked_alerts, masked_news, masked_window};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::sync::Arc;

/// The states around a review, for one state of a deal.
#[derive(Debug, Clone)]
pub(super) struct Around {
    of: Arc<Deal>,
    mask: Mask,
    review: RecordId,
    held: Arc<ReviewWindow>,
    news: Arc<News>,
}

impl App {
    /// Returns the states around a review of the open deal, as they may be seen.
    pub(in crate::app) fn held_to_show(&self, review: RecordId) -> Option<Arc<ReviewWindow>> {
        if let Some(known) = self.known_around(review) {
            return Some(Arc::clone(&known.held));
        }
        // A copy has no history to compute it from.
        if self.privacy.is_copy {
            return None;
        }
        let held = held(self.deal.as_ref()?.present(), review, self.now.time_zone())?;
        Some(Arc::new(match self.privacy.mask() {
            Some(mask) => masked_window(&held, mask),
            None => held,
        }))
    }

    fn known_around(&self, review: RecordId) -> Option<&Around> {
        self.privacy.around.iter().find(|one| one.review == review && self.holds(one))
    }

    /// Returns whether the known states around a review are still valid.
    fn holds(&self, around: &Around) -> bool {
        let is_of =
            |mask| self.deal_to_show().is_some_and(|deal| Arc::ptr_eq(&deal, &around.of)) && around.mask == mask;
        self.privacy.mask().is_some_and(is_of)
    }

    /// Returns the changes before a review, as they may be seen.
    pub(in crate::app) fn news_to_show(&self, held: &ReviewWindow) -> News {
        let days = Days { before: held.from, now: held.review.on, zone: self.now.time_zone().clone() };
        match self.privacy.mask() {
            Some(mask) => masked_news(&self.playbook, (&held.before, &held.begun), &days, mask),
            None => since(&held.before, &held.begun, &self.playbook, &days),
        }
    }

    /// Returns the alerts that stood when a review ended, as they may be seen.
    pub(in crate::app) fn alerts_after(&self, held: &ReviewWindow) -> Alerts {
        masked_alerts(&self.playbook, &held.ended, held.review.on, self.privacy.mask().unwrap_or_default())
    }

    /// Returns the states around the reviews that are on the screen, for a copy.
    pub(super) fn around(&self, mask: Mask) -> Vec<Around> {
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
                Some(Around { of: Arc::clone(&of), mask, review, held, news })
            })
        };
        pages.chain(walked).filter_map(around).collect()
    }

    /// Returns the user's place in a review for a copy, with masked changes, and without the question on the screen
    /// where questions are hidden.
    pub(super) fn masked_walk(&self, walk: &Reviewing, around: &[Around], found: FoundRows) -> Reviewing {
        let known = around.iter().find(|one| one.review == walk.review);
        let nothing = || Arc::new(News { items: Vec::new(), ..News::clone(&walk.news) });
        let news = known.map_or_else(nothing, |one| Arc::clone(&one.news));
        let asks = self.shows(Datum::Questions);
        let mut copy = walk.clone();
        // Never the program's own rows, which say everything.
        (copy.news, copy.found) = (news, found);
        copy.listens &= asks;
        if !asks {
            copy.shown.clear();
        }
        copy
    }
}

impl App {
    /// Returns whether this state itself is drawn, and not a copy of it.
    pub(in crate::app) const fn draws_itself(&self) -> bool {
        !self.hides_something() || self.privacy.is_copy
    }
}

impl Privacy {
    /// Keeps what was computed for a copy, for the next one.
    pub(super) fn keep_around(&mut self, copy: &App) {
        self.around.clone_from(&copy.privacy.around);
    }
}
