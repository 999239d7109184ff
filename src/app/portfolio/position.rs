//! The user's place in a review of several deals, kept outside the deals so that it survives quitting, a crash and a
//! restart; and what becomes of one that another run left.

use crate::app::App;
use crate::app::Screen;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::errand::Then;
use crate::app::msg::Failure;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::portfolio::{Portfolio, Reached, Stop};
use crate::app::overlays::review::Way;
use crate::app::search::{Choice, FinderKind, LeftReview, Match};
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::export::words::count;
use crate::store::portfolio_position::{MOST, PortfolioPosition, StopPosition};
use jiff::SignedDuration;
use std::path::Path;
use std::sync::Arc;

/// How much time may be lost by a crash, in milliseconds.
const STEP: i64 = 15_000;

impl Portfolio {
    /// Returns the milliseconds spent on each deal.
    fn spent(&self) -> impl Iterator<Item = i64> + '_ {
        self.timer.parts().map(|(_, spent)| i64::try_from(spent.as_millis()).unwrap_or(i64::MAX))
    }

    /// Returns the place to come back to.
    fn kept_position(&self) -> PortfolioPosition {
        let stop = |(stop, spent): (&Stop, i64)| StopPosition {
            id: stop.id,
            path: stop.path.clone(),
            name: stop.name.to_string(),
            seen: stop.reached == Reached::Yes,
            skipped: if let Reached::PassedOver(why) = &stop.reached { why.clone() } else { String::new() },
            review: stop.review,
            spent,
        };
        PortfolioPosition {
            on: self.on,
            at: self.at,
            stops: self.stops.iter().zip(self.spent()).map(stop).collect(),
            left_out: self.left_out.clone(),
            paused: self.timer.paused,
        }
    }

    /// Returns whether a kept place still says where the user is, but for a little of the time.
    fn is_at(&self, kept: &PortfolioPosition) -> bool {
        let same = |(stop, kept): (&Stop, &StopPosition)| {
            let reached = match &stop.reached {
                Reached::NotYet => !kept.seen && kept.skipped.is_empty(),
                Reached::Yes => kept.seen,
                Reached::PassedOver(why) => *why == kept.skipped,
            };
            reached && (stop.review, &stop.path) == (kept.review, &kept.path)
        };
        let spent = kept.stops.iter().map(|stop| stop.spent).sum::<i64>();
        (self.on, self.at, self.timer.paused, self.stops.len()) == (kept.on, kept.at, kept.paused, kept.stops.len())
            && (self.spent().sum::<i64>() - spent).abs() < STEP
            && self.stops.iter().zip(&kept.stops).all(same)
    }

    /// Returns the review at a kept place. What was written down in the deals is still to be read.
    fn at_position(kept: &PortfolioPosition) -> Self {
        let stop = |kept: &StopPosition| {
            let reached = match (kept.seen, kept.skipped.is_empty()) {
                (true, _) => Reached::Yes,
                (false, true) => Reached::NotYet,
                (false, false) => Reached::PassedOver(kept.skipped.clone()),
            };
            let stop = Stop::new(kept.path.clone(), kept.id, kept.name.as_str().into());
            Stop { reached, review: kept.review, ..stop }
        };
        let mut all = Self::new(kept.stops.iter().map(stop).collect(), kept.left_out.clone(), kept.on);
        let spent = kept.stops.iter().map(|stop| SignedDuration::from_millis(stop.spent.max(0)));
        all.timer = all.timer.with_spent(spent.collect(), kept.paused);
        all.at = kept.at.min(all.stops.len().saturating_sub(1));
        all
    }
}

impl App {
    /// Keeps the place in the review of several deals, where it changed, and from time to time the time used.
    pub(in crate::app) fn keep_portfolio_position(&mut self) {
        let Some(all) = self.portfolio().filter(|all| all.stops.len() <= MOST) else { return };
        if !self.left_portfolio.as_ref().is_some_and(|kept| all.is_at(kept)) {
            self.remember_portfolio();
        }
    }

    /// Keeps the place as it is now.
    pub(in crate::app) fn remember_portfolio(&mut self) {
        let Some(now) = self.portfolio().filter(|all| all.stops.len() <= MOST).map(Portfolio::kept_position) else {
            return;
        };
        if self.left_portfolio.as_ref() != Some(&now) {
            self.left_portfolio = Some(now.clone());
            self.effects.push(Effect::RememberPortfolio(Some(Box::new(now))));
        }
    }

    /// Forgets the place: the review has ended.
    pub(super) fn forget_portfolio_position(&mut self) {
        if self.left_portfolio.take().is_some() {
            self.effects.push(Effect::RememberPortfolio(None));
        }
    }

    /// Takes in the place that another run left, and says that there is a review to come back to.
    pub(in crate::app) fn portfolio_was(&mut self, left: PortfolioPosition) {
        if left.stops.is_empty() || self.portfolio.is_some() {
            return;
        }
        if self.screen == Screen::Home && self.shows(Datum::OtherDeals) {
            let deals = count(left.stops.len(), "deal", "deals");
            self.note(format!("A review of {deals} is still open · r returns to it"));
        }
        self.left_portfolio = Some(left);
    }

    /// Returns whether there is a review of several deals to come back to that another run left.
    pub(in crate::app) fn has_left_portfolio(&self) -> bool {
        self.left_portfolio.is_some() && self.portfolio().is_none()
    }

    /// Comes back to the review that another run left; asks about one from an earlier day. Returns false if there is
    /// none.
    pub(super) fn comes_back_to_left_portfolio(&mut self) -> bool {
        if !self.has_left_portfolio() {
            return false;
        }
        if self.left_portfolio.as_ref().is_some_and(|left| left.on == self.today()) {
            self.go_on_with_portfolio();
        } else {
            self.open_finder(FinderKind::LeftPortfolio);
        }
        true
    }

    /// Returns what can become of it.
    pub(in crate::app) fn left_portfolio_answers(&self) -> Vec<Match> {
        let Some(left) = &self.left_portfolio else { return Vec::new() };
        let on = dates::show(left.on, self.today());
        let what = format!("the review of {} from {on}", count(left.stops.len(), "deal", "deals"));
        LeftReview::lines(&what, &on, Choice::LeftPortfolio)
    }

    pub(in crate::app) fn take_left_portfolio(&mut self, answer: LeftReview) {
        match answer {
            LeftReview::GoOn => self.go_on_with_portfolio(),
            LeftReview::EndThen => self.end_portfolio_as_of_then(false),
            LeftReview::BeginAnew => self.end_portfolio_as_of_then(true),
        }
    }

    fn go_on_with_portfolio(&mut self) {
        self.take_up_portfolio();
        let Some((at, deals)) = self.portfolio().map(|all| (all.at, all.stops.len())) else { return };
        self.note(format!("Back in the review of {}, where you left it", count(deals, "deal", "deals")));
        self.open_deal_at(at, Way::On);
    }

    /// Comes back to the review that another run left today, where the open deal is the one that it had come to: text that was
    /// typed there goes on there. Returns false otherwise.
    pub(in crate::app) fn comes_back_to_left_deal(&mut self) -> bool {
        let (today, here) = (self.today(), self.deal.as_ref().map(|open| open.deal.id));
        let left = self.left_portfolio.as_ref().filter(|left| left.on == today && self.shows(Datum::OtherDeals));
        let at = left.map(|left| left.at).filter(|_| self.has_left_portfolio());
        let stop = at.and_then(|at| self.left_portfolio.as_ref()?.stops.get(at));
        if stop.is_none_or(|stop| Some(stop.id) != here) {
            return false;
        }
        self.take_up_portfolio();
        self.show_deal_at(at.unwrap_or_default());
        true
    }

    /// Makes the review that was left the one under way, and reads what was written down in its deals.
    fn take_up_portfolio(&mut self) {
        let Some(all) = self.left_portfolio.as_ref().map(Portfolio::at_position) else { return };
        let written = all.stops.iter().filter(|stop| stop.review.is_some());
        self.effects.extend(written.map(|stop| Effect::ReadReviewed(stop.path.clone())));
        self.portfolio = Some(all);
    }

    /// Takes in a deal in which something was written down.
    pub(in crate::app) fn reviewed_read(&mut self, path: &Path, result: Result<Arc<Deal>, Failure>) {
        let stops = self.portfolio.iter_mut().flat_map(|all| &mut all.stops);
        // What was seen of it since is newer.
        let Some(stop) = stops.into_iter().find(|stop| stop.path == path && stop.left.is_none()) else { return };
        match result {
            Ok(deal) => stop.left = Some(deal).filter(|deal| stop.review.is_some_and(|id| deal.review(id).is_some())),
            Err(failure) => stop.reached = Reached::PassedOver(failure.what),
        }
    }

    /// Ends the review that was left: first the part of it in the deal that was on the screen, if there is one.
    fn end_portfolio_as_of_then(&mut self, begins_another: bool) {
        self.take_up_portfolio();
        let here = self.portfolio().and_then(Portfolio::stop).filter(|stop| stop.review.is_some());
        match here.map(|stop| stop.path.clone()) {
            Some(path) => self.open_then(path, Then::EndLeft(begins_another)),
            None => self.is_over(begins_another),
        }
    }

    /// Ends the part in the deal that was on the screen, now that it is open, as of its last step; then all of it.
    pub(in crate::app) fn end_left_part(&mut self, begins_another: bool) {
        if let Some(review) = self.brief_here() {
            self.end_as_of_then(review);
        }
        self.keep_state_for_minutes();
        self.is_over(begins_another);
    }

    /// Shows the minutes of the review that was left, or begins another.
    pub(super) fn is_over(&mut self, begins_another: bool) {
        self.forget_portfolio_position();
        if begins_another {
            self.portfolio = None;
            return self.run(Command::ReviewAll);
        }
        if let Some(all) = self.portfolio.as_mut() {
            all.over = true;
        }
        self.hide_portfolio();
        self.leave_deal();
        self.done("Ended that review as of then · r starts a new one");
        self.open_page(PageKind::Portfolio);
    }
}
