//! Beginning and ending a review, its questions and decisions, and taking the whole of it back in one step.

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

/// Minutes that a review may take, where nobody says otherwise.
pub(super) const USUAL: u32 = 30;

impl App {
    /// The review that goes on: what is done now is done in it.
    pub(super) fn reviewing(&self) -> Option<RecordId> {
        if let Some(brief) = self.brief_here() {
            return Some(brief);
        }
        let open = self.deal.as_ref()?;
        let walk = open.reviewing.as_ref()?;
        open.present().review(walk.review).filter(|review| review.is_open()).map(|review| review.id)
    }

    /// Goes back to the review that goes on, or begins one; where there are past ones, offers them too.
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

    /// Shows the review that was not ended, where there is one. False where there is none.
    pub(super) fn comes_back_to_review(&mut self) -> bool {
        if self.walk().is_some() {
            self.show_review();
            return true;
        }
        let Some(open) = self.deal.as_ref().filter(|open| open.save.refusal().is_none()) else { return false };
        let left = open.deal.reviews.iter().rev().find(|review| review.is_open() && !review.brief).cloned();
        let Some(left) = left else { return false };
        self.note(format!("The review of {} was not ended: it goes on", dates::show(left.on, self.today())));
        self.walk_through(left.id, USUAL);
        true
    }

    /// Shows the agenda of a review that stands in the deal.
    pub(super) fn walk_through(&mut self, review: RecordId, minutes: u32) {
        let Some(news) = self.news_before(review) else { return };
        if let Some(open) = self.deal.as_mut() {
            open.reviewing = Some(Reviewing::new(review, minutes, Arc::new(news)));
        }
        self.pin_question(None);
        self.show_review();
    }

    /// What changed between the review before and the beginning of this one; nothing where the deal does not know it.
    pub(super) fn news_before(&self, review: RecordId) -> Option<News> {
        let open = self.deal.as_ref()?;
        let zone = self.now.time_zone().clone();
        let held = held(&open.deal, review, &zone)?;
        let days = Days { before: held.from, now: held.review.on, zone };
        Some(since(&held.before, &held.begun, &self.playbook, &days))
    }

    /// Puts the review on top of everything.
    pub(super) fn show_review(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Review(_)));
        self.overlays.push(Overlay::Review(ReviewScreen));
    }

    /// A new review, then those that were held, the latest first.
    pub(super) fn reviews(&self) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let begin = Match {
            choice: Choice::BeginReview,
            text: "Begin a review".to_owned(),
            group: "",
            key: String::new(),
            blocked: self.read_only().map(|reason| format!("Not changed: {reason}")),
        };
        let held = open.deal.reviews.iter().rev().map(|review| Match {
            choice: Choice::Review(review.id),
            text: format!("{}, led by {}", dates::show(review.on, self.today()), review.coach),
            group: match (review.is_open(), review.brief) {
                (true, _) => "not ended",
                (false, true) => "brief",
                (false, false) => "held",
            },
            key: String::new(),
            blocked: None,
        });
        std::iter::once(begin).chain(held).collect()
    }

    /// Stops the timer for a while, or lets it go on.
    pub(super) fn pause_review(&mut self) {
        let Some(walk) = self.walk_mut() else { return };
        walk.timer.paused = !walk.timer.paused;
        let words = if walk.timer.paused { "The timer rests" } else { "The timer goes on" };
        self.done(words);
    }

    /// Counts the time that passed since the last message.
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

    /// How long the screen stays right by itself; nothing where it does until something happens.
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

    /// Asks for a decision: action, owner, day. It is about whoever shows.
    pub(super) fn decide(&mut self) {
        self.open_decision(self.on_screen());
    }

    /// The person who shows, or whom the row under the cursor is about.
    #[must_use]
    pub fn on_screen(&self) -> Option<StakeholderId> {
        use super::overlays::review::Part;
        let walk = self.walk()?;
        if walk.part == Part::People { walk.person } else { self.review_row()?.about }
    }

    /// Takes the decision under the cursor away.
    pub(super) fn drop_decision(&mut self) {
        use super::overlays::review::rows::Target;
        let Some(Target::Decision(id)) = self.review_row().map(|row| row.target) else {
            self.note("The cursor is on no decision");
            return;
        };
        let action = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id));
        let what = action.map_or_else(String::new, |one| one.what.to_string());
        if self.edit("remove a decision", |deal| deal.drop_action(id)) {
            self.done(format!("Removed the decision “{what}” · u brings it back"));
        }
    }

    /// Ends the review; says first what nobody owns.
    pub(super) fn end_review(&mut self) {
        let Some(review) = self.reviewing() else { return };
        let Some(open) = self.deal.as_ref() else { return };
        let of_review = |one: &&Arc<crate::domain::record::action::Action>| one.review == Some(review);
        let decided = open.deal.actions.iter().filter(of_review).count();
        let unowned = open.deal.actions.iter().filter(of_review).filter(|one| one.who.is_empty()).count();
        let warning = match (decided, unowned) {
            (0, _) => Some("Nothing was decided: a adds action, owner, day · E again ends it all the same".to_owned()),
            (_, 0) => None,
            (_, 1) => {
                Some("A decision has no owner: Enter on it gives it one · E again ends it all the same".to_owned())
            }
            (_, many) => Some(format!("{many} decisions have no owner · E again ends it all the same")),
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
            self.overlays.retain(|overlay| !matches!(overlay, Overlay::Review(_)));
            self.done("The review is over and kept in the deal · U takes all of it back");
            self.open_page(PageKind::Minutes(review));
        }
    }

    /// Takes back everything that was done in the latest review, in one step.
    pub(super) fn undo_review(&mut self) {
        let Some(present) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let Some(review) = self.review_to_undo() else { return };
        let (deal, passed) = without(&present, review);
        let (id, at, changes) = (self.new_record(), self.now.timestamp(), changes(&present, &deal));
        let step = Step::new(id, at, &self.me(), "take the whole review back", changes);
        if step.changes.is_empty() {
            self.note("Nothing of the review is left to take back");
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
            1 => " · one step was changed again since and stays".to_owned(),
            many => format!(" · {many} steps were changed again since and stay"),
        };
        self.done(format!("The whole review is taken back · u brings it back{kept}"));
    }

    /// The review that would be taken back: the one that goes on, or else the latest.
    pub(super) fn review_to_undo(&self) -> Option<RecordId> {
        let open = self.deal.as_ref()?;
        if let Some(stop) = self.portfolio_here().and_then(|all| all.stop()) {
            return stop.review.filter(|id| open.deal.review(*id).is_some());
        }
        self.reviewing().or_else(|| open.deal.reviews.last().map(|review| review.id))
    }
}

/// The deal without what was done in a review, and how many of its steps could not be taken back.
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
