//! Beginning and ending a review, its questions and decisions, and undoing all of it in one step.

use super::App;
use super::overlays::Overlay;
use super::overlays::page::PageKind;
use super::overlays::review::{ReviewScreen, Reviewing};
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::change::diff::changes;
use crate::domain::change::review_window::held;
use crate::domain::change::take_back::undone;
use crate::domain::judge::since::{Days, News, since};
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::step::Step;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// The minutes planned for a review by default.
pub(super) const USUAL: u32 = 30;

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

    /// Goes back to the review under way, or begins one; if there are past ones, offers them too.
    pub(super) fn review(&mut self) {
        self.come_back();
        if self.comes_back_to_portfolio() {
            return;
        }
        if self.walk().is_some() {
            self.show_review();
            return;
        }
        if self.comes_back_to_review() {
            return;
        }
        let Some(open) = self.deal.as_ref() else { return };
        if open.deal.reviews.is_empty() {
            self.ask_to_review();
        } else {
            self.open_finder(FinderKind::Reviews);
        }
    }

    /// Shows the review that was not ended. Returns false if there is none.
    pub(super) fn comes_back_to_review(&mut self) -> bool {
        if self.walk().is_some() {
            self.show_review();
            return true;
        }
        let Some(open) = self.deal.as_ref().filter(|open| open.save.refusal().is_none()) else { return false };
        let left = open.deal.reviews.iter().rev().find(|review| review.is_open() && !review.brief).cloned();
        let Some(left) = left else { return false };
        self.note(format!("Back in the review of {}, which you hadn't ended", dates::show(left.on, self.today())));
        self.walk_through(left.id, USUAL);
        true
    }

    /// Shows the agenda of a review that is recorded in the deal.
    pub(super) fn walk_through(&mut self, review: RecordId, minutes: u32) {
        let Some(news) = self.news_before(review) else { return };
        if let Some(open) = self.deal.as_mut() {
            open.reviewing = Some(Reviewing::new(review, minutes, Arc::new(news)));
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
            text: format!("{}, led by {}", dates::show(review.on, self.today()), review.coach),
            group: match (review.is_open(), review.brief) {
                (true, _) => "not finished",
                (false, true) => "brief",
                (false, false) => "held",
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
            let place = walk.place();
            walk.timer.pass(place, passed);
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
        self.walk()?.timer.patience()
    }

    /// Opens the form for a decision (action, owner, day) about the person on the screen.
    pub(super) fn decide(&mut self) {
        self.open_decision(self.on_screen());
    }

    /// Returns the person on the screen, or the one that the row under the cursor is about.
    #[must_use]
    pub fn on_screen(&self) -> Option<StakeholderId> {
        use super::overlays::review::Part;
        let walk = self.walk()?;
        if walk.part == Part::People { walk.person } else { self.review_row()?.about }
    }

    /// Removes the decision under the cursor.
    pub(super) fn drop_decision(&mut self) {
        use super::overlays::review::rows::Target;
        let Some(Target::Decision(id)) = self.review_row().map(|row| row.target) else {
            self.note("Put the cursor on a decision first");
            return;
        };
        let action = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id));
        let what = action.map_or_else(String::new, |one| one.what.to_string());
        if self.edit("remove a decision", |deal| deal.drop_action(id)) {
            self.done(format!("Removed the decision “{what}” · u brings it back"));
        }
    }

    /// Ends the review; first warns of decisions without an owner.
    pub(super) fn end_review(&mut self) {
        let Some(review) = self.reviewing() else { return };
        let Some(open) = self.deal.as_ref() else { return };
        let of_review = |one: &&Arc<crate::domain::record::action::Action>| one.review == Some(review);
        let decided = open.deal.actions.iter().filter(of_review).count();
        let unowned = open.deal.actions.iter().filter(of_review).filter(|one| one.who.is_empty()).count();
        let warning = match (decided, unowned) {
            (0, _) => Some("No decisions yet: a adds one · E again ends the review anyway".to_owned()),
            (_, 0) => None,
            (_, 1) => Some("A decision has no owner: Enter adds one · E again ends the review anyway".to_owned()),
            (_, many) => Some(format!("{many} decisions have no owner · E again ends the review anyway")),
        };
        if let Some(warning) = warning.filter(|_| self.walk().is_some_and(|walk| !walk.warned)) {
            if let Some(walk) = self.walk_mut() {
                walk.warned = true;
                walk.part = super::overlays::review::Part::Decisions;
            }
            self.note(warning);
            return;
        }
        let at = self.now.timestamp();
        if self.edit("end the review", |deal| deal.edit_review(review, |one| one.ended = Some(at))) {
            if let Some(open) = self.deal.as_mut() {
                open.reviewing = None;
            }
            self.hide_review();
            self.done("Ended the review and saved it in the deal · U undoes all of it");
            self.open_page(PageKind::Minutes(review));
        }
    }

    /// Undoes everything done in the latest review, in one step.
    pub(super) fn undo_review(&mut self) {
        let Some(present) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let Some(review) = self.review_to_undo() else { return };
        let (deal, passed) = without(&present, review);
        let (id, at, changes) = (self.new_record(), self.now.timestamp(), changes(&present, &deal));
        let step = Step::new(id, at, &self.me(), "undo the whole review", changes);
        if step.changes.is_empty() {
            self.note("Nothing is left to undo in that review");
            return;
        }
        let mut deal = deal;
        deal.history.push(Arc::new(step));
        if let Some(open) = self.deal.as_mut() {
            open.show(Arc::new(deal));
        }
        self.close_without_person();
        self.save();
        let kept = match passed {
            0 => String::new(),
            1 => " · 1 step was changed since, so it stays".to_owned(),
            many => format!(" · {many} steps were changed since, so they stay"),
        };
        self.done(format!("Undid the whole review · u brings it back{kept}"));
    }

    /// Returns the review that would be undone: the one under way, or the latest.
    pub(super) fn review_to_undo(&self) -> Option<RecordId> {
        let open = self.deal.as_ref()?;
        if let Some(stop) = self.portfolio_here().and_then(|all| all.stop()) {
            return stop.review.filter(|id| open.deal.review(*id).is_some());
        }
        self.reviewing().or_else(|| open.deal.reviews.last().map(|review| review.id))
    }
}

/// Returns the deal without the steps of a review, and how many of them could not be undone.
fn without(present: &Deal, review: RecordId) -> (Deal, usize) {
    let mut deal = present.clone();
    let mut passed = 0;
    for step in present.history.iter().rev().filter(|step| step.within == Some(review)) {
        match undone(&deal, step) {
            Some(before) => deal = before,
            None => passed += 1,
        }
    }
    (deal, passed)
}
