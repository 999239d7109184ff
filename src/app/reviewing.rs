//! A review of the open deal: beginning it and coming back to it. The files beside it hold the parts of its agenda, the
//! way through them, and its end.

pub(super) mod alerts;
mod changed;
pub(super) mod ending;
mod group;
mod last_time;
mod left;
pub(super) mod next_step;
mod others;
mod outcome;
mod position;
mod rows;
mod walking;

use super::App;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::review::{Part, ReviewScreen, Reviewing};
use super::timer::Timer;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::change::review_window::held;
use crate::domain::judge::last_decisions::last_decisions;
use crate::domain::judge::since::{Days, News, since};
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

impl App {
    /// Returns the review under way, which edits made now belong to.
    pub(super) fn reviewing(&self) -> Option<RecordId> {
        if let Some(brief) = self.brief_here() {
            return Some(brief);
        }
        let open = self.deal.as_ref()?;
        let walk = open.reviewing.as_ref()?;
        open.present().review(walk.review).filter(|review| review.is_open()).map(|review| review.id)
    }

    /// Goes back to the review under way, or begins one; if there are past ones, offers them too. One that was left open
    /// on an earlier day is asked about.
    pub(super) fn review(&mut self) {
        self.come_back();
        if self.comes_back_to_portfolio() {
            return;
        }
        let today = self.today();
        match self.left_open().map(|left| (left.id, left.on)) {
            // A program left running overnight goes on with it no more silently than one that was started again.
            Some((id, on)) if on < today => return self.open_finder(FinderKind::LeftReview(id)),
            Some(_) => {
                self.comes_back_to_review();
                return;
            }
            None => {}
        }
        let Some(open) = self.deal.as_ref() else { return };
        if open.deal.reviews.is_empty() {
            self.ask_to_review();
        } else {
            self.open_finder(FinderKind::Reviews);
        }
    }

    /// Shows the review that was not ended, where it was left. Returns false if there is none.
    pub(super) fn comes_back_to_review(&mut self) -> bool {
        if self.walk().is_some() {
            self.show_review();
            return true;
        }
        let Some((id, on)) = self.left_open().map(|left| (left.id, left.on)) else { return false };
        let said = format!("Back in the review of {}, where you left it", dates::show(on, self.today()));
        self.note(Said::from(said).openly());
        self.walk_through(id);
        self.stand_where_left();
        true
    }

    /// Shows the agenda of a review that is recorded in the deal.
    pub(super) fn walk_through(&mut self, review: RecordId) {
        let Some(news) = self.news_before(review) else { return };
        let times = self.settings.review;
        let minutes = self.deal.as_ref().and_then(|open| open.deal.review(review)?.minutes);
        let timer = Timer::new(minutes.unwrap_or(times.minutes), &times.shares);
        if let Some(open) = self.deal.as_mut() {
            let mut walk = Reviewing::new(review, timer, Arc::new(news));
            // Where nothing was decided before, there is nothing to look back on.
            if last_decisions(open.present(), review).is_empty() {
                walk.part = Part::Changed;
            }
            open.reviewing = Some(walk);
        }
        self.pin_question(None);
        self.show_review();
    }

    /// Returns what changed between the previous review and the beginning of this one; nothing if the deal does not
    /// contain it.
    pub(super) fn news_before(&self, review: RecordId) -> Option<News> {
        let open = self.deal.as_ref()?;
        let zone = self.now.time_zone().clone();
        let held = held(&open.deal, review, &zone)?;
        let days = Days { before: held.from, now: held.review.on, zone };
        Some(since(&held.before, &held.begun, &self.playbook, &days))
    }

    /// Puts the review on top of all other layers.
    pub(super) fn show_review(&mut self) {
        self.hide_review();
        self.overlays.push(Overlay::Review(ReviewScreen));
    }

    /// Lists a new review, then those that were held, latest first.
    pub(super) fn reviews(&self) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let begin = Match {
            choice: Choice::BeginReview,
            text: "Start a review".to_owned(),
            group: "",
            key: String::new(),
            blocked: self.read_only().map(|reason| format!("Not changed: {reason}")),
        };
        let held = open.deal.reviews.iter().rev().map(|review| Match {
            choice: Choice::Review(review.id),
            text: match self.shows(Datum::Questions) {
                true => format!("{}, led by {}", dates::show(review.on, self.today()), review.coach),
                // Who led it, and how, is our own business.
                false => dates::show(review.on, self.today()),
            },
            group: match (review.is_open(), review.brief) {
                _ if !self.shows(Datum::Questions) => "",
                (true, _) => "not finished",
                (false, true) => "brief",
                (false, false) => "done",
            },
            key: String::new(),
            blocked: None,
        });
        std::iter::once(begin).chain(held).collect()
    }

    /// Pauses the timer, or resumes it.
    pub(super) fn pause_review(&mut self) {
        let Some(walk) = self.walk_mut() else { return };
        walk.timer.paused = !walk.timer.paused;
        let words = if walk.timer.paused { "Timer paused" } else { "Timer running" };
        self.done(words);
    }

    /// Counts the time since the last message.
    pub(super) fn count_time(&mut self, last: Timestamp) {
        if self.screen == super::Screen::Follow {
            self.count_as_they_do();
            return;
        }
        let passed: SignedDuration = self.now.timestamp().duration_since(last);
        if let Some(walk) = self.walk_mut() {
            let part = walk.part_index();
            walk.timer.pass(part, passed);
        }
    }

    /// Returns how long the screen stays correct without an event; nothing if no timer runs.
    #[must_use]
    pub fn patience(&self) -> Option<SignedDuration> {
        if self.screen == super::Screen::Home {
            return None;
        }
        if let Some(all) = self.portfolio_here() {
            return all.timer.patience();
        }
        if self.screen == super::Screen::Follow {
            return self.followed_time().and_then(|(timer, _)| timer.patience());
        }
        self.walk()?.timer.patience()
    }
}
