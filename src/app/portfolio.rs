//! Beginning a review of several deals, moving from one to the next, and ending it.

mod ending;
mod position;

use super::command::Command;
use super::errand::Then;
use super::home::LeftOut;
use super::msg::{Failure, Listed, Shelf};
use super::notice::{Level, Said};
use super::overlays::Overlay;
use super::overlays::portfolio::{EACH, On, Portfolio, PortfolioScreen, Reached, Stop, Warned};
use super::overlays::review::Way;
use super::{App, Begin, Screen};
use crate::app::search::FinderKind;
use crate::domain::change::review_window::{held, looks_back_to};
use crate::domain::change::rewind::as_of;
use crate::domain::judge::overview::View;
use crate::domain::judge::score::score;
use crate::domain::judge::since::{Days, since};
use crate::domain::judge::summary::Summary;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::one_line;
use jiff::{SignedDuration, Timestamp};

impl App {
    /// Begins the review that the program was started with, once all deals are listed.
    pub(super) fn begin_listed(&mut self) {
        let Begin::Portfolio(filter) = &self.settings.begin else { return };
        let filter = filter.clone();
        self.settings.begin = Begin::Nothing;
        let is_free = self.screen == Screen::Home
            && self.overlays.iter().all(|overlay| matches!(overlay, Overlay::Recover(_)))
            && !self.waits_for_a_deal();
        // The view chosen on Home in the last run must not narrow the deals requested now.
        self.home.chosen.view = View::All;
        self.home.filter.input = filter.into();
        self.home.arrange(None);
        match is_free {
            // The deals that are asked for now may be others.
            true if self.has_left_portfolio() => self.open_finder(FinderKind::LeftPortfolio),
            true => self.run(Command::ReviewAll),
            false => {}
        }
    }

    /// Goes back to the review of several deals, or begins one of the deals that Home shows, the
    /// neediest first.
    pub(super) fn review_all(&mut self) {
        if let Some(at) = self.portfolio().map(|all| all.at) {
            self.open_deal_at(at, Way::On);
            return;
        }
        if self.comes_back_to_left_portfolio() {
            return;
        }
        let (stops, left_out) = (self.stops(), self.left_out());
        if stops.is_empty() {
            return;
        }
        let count = stops.len();
        let deals = if count == 1 { "1 deal".to_owned() } else { format!("{count} deals, most in need first") };
        let without = if left_out.is_empty() { String::new() } else { format!(" · left out: {left_out}") };
        self.note(Said::from(format!("{deals}, {EACH} minutes each{without}")).openly());
        self.portfolio = Some(Portfolio::new(stops, left_out, self.today()));
        self.open_deal_at(0, Way::On);
    }

    /// Returns the deals shown on Home that can be reviewed, in the order of the review.
    fn stops(&self) -> Vec<Stop> {
        if self.shelf_here().is_some() {
            return Vec::new();
        }
        let rows = (0..self.home.shown.len()).filter_map(|index| self.home.at(index));
        let readable = rows.filter_map(|row| Some((row, row.summary.as_ref().ok()?)));
        let mut deals: Vec<(&Listed, &Summary)> = readable.filter(|(_, deal)| !deal.has_ended()).collect();
        deals.sort_by(|(_, a), (_, b)| a.by_need(b));
        deals.into_iter().map(|(row, deal)| Stop::new(row.path.clone(), deal.id, deal.name.clone())).collect()
    }

    /// Returns how many of the deals shown on Home are left out, and why, in words; empty if none is.
    fn left_out(&self) -> String {
        let LeftOut { ended, damaged } = self.home.left_out;
        let counts: &[(usize, &str)] = match self.shelf_here() {
            Some(Shelf::Archive) => &[(self.home.shown.len(), "in the archive")],
            Some(Shelf::Trash) => &[(self.home.shown.len(), "in the trash")],
            None => &[(ended, "ended"), (damaged, "damaged")],
        };
        let some = counts.iter().filter(|(count, _)| *count > 0).map(|(count, why)| format!("{count} {why}"));
        some.collect::<Vec<_>>().join(", ")
    }

    /// Returns the reason why there is no deal to review, if so.
    pub(super) fn review_all_blocked(&self) -> Option<String> {
        let LeftOut { ended, damaged } = self.home.left_out;
        if self.portfolio().is_some()
            || self.has_left_portfolio()
            || (self.shelf_here().is_none() && self.home.shown.len() > ended + damaged)
        {
            return None;
        }
        let left_out = self.left_out();
        let without = if left_out.is_empty() { String::new() } else { format!(": {left_out}") };
        Some(format!("No deals to review here{without}"))
    }

    /// Returns what `r` on Home does, in a word or two.
    pub(super) fn review_all_hint(&self) -> &'static str {
        if self.portfolio().is_some() || self.has_left_portfolio() { "resume review" } else { "review" }
    }

    fn open_deal_at(&mut self, index: usize, way: Way) {
        let path = self.portfolio().and_then(|all| all.stops.get(index)).map(|stop| stop.path.clone());
        if let Some(path) = path {
            self.open_then(path, Then::Portfolio(index, way));
        }
    }

    /// Shows the deal at an index of the review, now that it is open.
    pub(super) fn show_deal_at(&mut self, index: usize) {
        self.come_back();
        let Some(open) = self.deal.as_ref() else { return };
        let today = self.today();
        // A review left open by a crash is continued.
        let left_open = open.deal.reviews.iter().rev().find(|one| one.brief && one.is_open() && one.on == today);
        let (id, name, left_open) = (open.deal.id, open.deal.name.clone(), left_open.map(|one| one.id));
        let Some(all) = self.portfolio.as_mut().filter(|all| !all.over) else { return };
        let Some(stop) = all.stops.get_mut(index) else { return };
        (stop.id, stop.name, stop.reached) = (id, name, Reached::Yes);
        stop.review = stop.review.or(left_open);
        let review = stop.review;
        (all.at, all.listens, all.warned) = (index, false, None);
        let states = self.around_brief(review);
        let news = states.map(|(before, begun, days)| since(&before, &begun, &self.playbook, &days));
        let counted = self.deal.as_ref().map(|open| score(&self.playbook, open.present(), today));
        if let (Some(all), Some(news)) = (self.portfolio.as_mut(), news) {
            all.news = news;
            all.score = counted.unwrap_or_default();
        }
        self.close_all();
        // It may have been on its way when the screen was turned to the customer.
        if self.shows(Datum::OtherDeals) {
            self.overlays.insert(0, Overlay::Portfolio(PortfolioScreen));
            self.go_to_unanswered(0);
        }
    }

    /// Returns the open deal after its previous review and before its brief one, with the two days; if no brief review
    /// was begun, the second state is the current one.
    pub(super) fn around_brief(&self, review: Option<RecordId>) -> Option<(Deal, Deal, Days)> {
        let (today, zone) = (self.today(), self.now.time_zone().clone());
        let deal = self.deal.as_ref()?.present();
        if let Some(held) = review.and_then(|id| held(deal, id, &zone)) {
            return Some((held.before, held.begun, Days { before: held.from, now: held.review.on, zone }));
        }
        let (steps, from) = looks_back_to(deal, deal.history.len(), today, &zone);
        Some((as_of(deal, steps), Deal::clone(deal), Days { before: from, now: today, zone }))
    }

    /// Moves to the first unanswered question from an index on, wrapping around; says so if all are answered.
    pub(super) fn go_to_unanswered(&mut self, from: usize) {
        let rows = self.portfolio_rows();
        let open = |index: &usize| {
            rows.get(*index).is_some_and(|row| matches!(row.on, On::Question(_)) && row.answer.is_empty())
        };
        let cursor = (from..rows.len()).find(open).or_else(|| (0..from).find(open));
        let Some(all) = self.portfolio.as_mut() else { return };
        all.cursor = cursor.unwrap_or(all.cursor);
        if cursor.is_none() && !rows.is_empty() {
            self.done("Everything is answered here · a adds a decision, → next deal");
        }
    }

    /// Skips a deal of the review that could not be opened. Returns whether the review was waiting for it.
    pub(super) fn pass_over(&mut self, then: &Then, failure: &Failure) -> bool {
        if let Then::EndLeft(begins_another) = *then {
            self.fail(failure);
            self.is_over(begins_another);
            return true;
        }
        let Then::Portfolio(index, way) = *then else { return false };
        let Some(all) = self.portfolio.as_mut() else { return false };
        let Some(stop) = all.stops.get_mut(index) else { return false };
        // The deal's name identifies it; the path is of no use to somebody who cannot open the file here.
        let file = one_line(&stop.path.display().to_string());
        let why = failure.what.strip_prefix(&format!("{file}: ")).unwrap_or(&failure.what).to_owned();
        stop.reached = Reached::PassedOver(why.clone());
        let (name, count) = (stop.name.clone(), all.stops.len());
        let said = Said::from(format!("Skipped “{name}”: {why}"));
        self.say(Level::Error, said.in_privacy("Skipped a deal that can't be opened"));
        let next = match way {
            Way::On => Some(index + 1).filter(|next| *next < count),
            Way::Back => index.checked_sub(1),
        };
        match next {
            Some(next) => self.open_deal_at(next, way),
            // There is no further deal this way: the one on the screen stays, if any.
            None if self.portfolio_here().is_some() => {}
            None if self.portfolio().is_some_and(|all| all.stops.iter().any(|stop| stop.reached == Reached::Yes)) => {}
            None => {
                self.portfolio = None;
                self.forget_portfolio_position();
            }
        }
        true
    }

    /// Opens the form for a decision about the deal.
    pub(super) fn decide_in_portfolio(&mut self) {
        self.open_decision(None);
    }

    /// Shows or hides what a good answer sounds like.
    pub(super) fn listen_in_portfolio(&mut self) {
        if let Some(all) = self.portfolio.as_mut() {
            all.listens = !all.listens;
        }
    }

    pub(super) fn enter_in_portfolio(&mut self) {
        let Some(row) = self.portfolio_row() else { return };
        match row.on {
            On::Decision(id) => self.edit_action(id),
            On::Question(index) => {
                let question = self.playbook.review.portfolio.get(index).map(|question| question.id.clone());
                if let Some(question) = question {
                    self.open_answer(None, &question);
                }
            }
        }
    }

    pub(super) fn drop_portfolio_decision(&mut self) {
        let Some(On::Decision(id)) = self.portfolio_row().map(|row| row.on) else {
            return self.note("Put the cursor on a decision first");
        };
        let action = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id));
        let what = action.map_or_else(String::new, |one| one.what.to_string());
        if self.edit("remove a decision", |deal| deal.drop_action(id)) {
            self.done(format!("Removed the decision “{what}” · u brings it back"));
        }
    }

    pub(super) fn pause_portfolio(&mut self) {
        let Some(all) = self.portfolio.as_mut() else { return };
        all.timer.paused = !all.timer.paused;
        let words = if all.timer.paused { "Timer paused" } else { "Timer running" };
        self.done(words);
    }

    /// Goes to the next or previous deal; first warns of decisions without an owner in this one.
    pub(super) fn turn_deal(&mut self, way: Way) {
        if self.waits_for_a_deal() {
            return self.note("One moment: opening the other deal");
        }
        let Some(all) = self.portfolio() else { return };
        let next = match way {
            Way::On => Some(all.at + 1).filter(|next| *next < all.stops.len()),
            Way::Back => all.at.checked_sub(1),
        };
        let Some(next) = next else {
            return self.note(match way {
                Way::On => "This is the last deal. E ends the review",
                Way::Back => "This is the first deal",
            });
        };
        let unowned = self.decided_here().filter(|who| who.is_empty()).count();
        if unowned > 0 && self.warns(Warned::Leaving) {
            let what =
                if unowned == 1 { "A decision here has".to_owned() } else { format!("{unowned} decisions here have") };
            let said = format!("{what} no owner: Enter adds one · press it again to move on anyway");
            return self.note(Said::from(said).openly());
        }
        self.end_brief();
        self.open_deal_at(next, way);
    }

    /// Closes the review's screen; the review continues.
    pub(super) fn leave_portfolio(&mut self) {
        self.hide_portfolio();
        self.note("The review is still running · r returns to it, then E ends it");
    }

    /// Reopens the review from its current deal. Returns whether there was one.
    pub(super) fn comes_back_to_portfolio(&mut self) -> bool {
        let Some(at) = self.portfolio_here().map(|all| all.at) else { return false };
        self.show_deal_at(at);
        true
    }

    /// Returns whether the cursor is on one of the five questions.
    pub(super) fn is_on_question(&self) -> bool {
        self.portfolio_row().is_some_and(|row| matches!(row.on, On::Question(_)))
    }

    /// Counts the time since the last message for the review's current deal, if that is open.
    pub(super) fn count_portfolio_time(&mut self, last: Timestamp) {
        let passed: SignedDuration = self.now.timestamp().duration_since(last);
        if self.portfolio_here().is_some()
            && let Some(all) = self.portfolio.as_mut()
        {
            all.timer.pass(all.at, passed);
        }
    }
}
