//! Decisions of a review, its end, and undoing all of it in one step.

use super::next_step::BUYERS_STEP;
use crate::app::App;
use crate::app::command::Twice;
use crate::app::notice::Said;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::review::rows::Target;
use crate::app::overlays::review::{Part, Way};
use crate::domain::change::diff::changes;
use crate::domain::change::take_back::undone;
use crate::domain::judge::last_decisions::last_decisions;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::review::Review;
use crate::domain::record::step::Step;
use crate::export::words::count;
use jiff::SignedDuration;
use std::sync::Arc;

/// The step that takes back all of a review; undoing it brings the review back.
pub(in crate::app) const TAKEN_BACK: &str = "undo the whole review";

/// How long after its end a review is taken back without a question.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

impl App {
    /// Opens the form for a decision: about the alert under the cursor, or about the person on a page; otherwise about
    /// the deal, unless the user chooses somebody.
    pub(in crate::app) fn decide(&mut self) {
        let row = self.review_row();
        match row.filter(|row| !row.alert.is_empty()) {
            Some(row) => self.open_decision_on(&row.alert),
            None => self.open_decision(self.page_shown()),
        }
    }

    /// Returns the person whose page is on the screen.
    fn page_shown(&self) -> Option<StakeholderId> {
        self.walk().filter(|walk| walk.part == Part::People)?.person
    }

    /// Returns the person on the screen, or the one that the row under the cursor is about.
    #[must_use]
    pub fn on_screen(&self) -> Option<StakeholderId> {
        self.page_shown().or_else(|| self.review_row()?.about)
    }

    /// Removes the decision under the cursor.
    pub(in crate::app) fn drop_decision(&mut self) {
        let Some(Target::Decision(id)) = self.review_row().map(|row| row.target) else {
            self.note("Put the cursor on a decision first");
            return;
        };
        let action = self.deal.as_ref().and_then(|open| open.deal.actions.iter().find(|one| one.id == id));
        let what = action.map_or_else(String::new, |one| one.what.to_string());
        if self.edit("remove a decision", |deal| deal.drop_action(id)) {
            let said = Said::from(format!("Removed the decision “{what}” · u brings it back"));
            self.done(said.in_privacy("Removed a decision · u brings it back"));
        }
    }

    /// Ends the review; first says what it would leave open.
    pub(in crate::app) fn end_review(&mut self) {
        let Some(review) = self.reviewing() else { return };
        let open = self.still_open(review);
        if !open.is_empty() && self.walk().is_some_and(|walk| !walk.warned) {
            self.go_to_part(Part::Outcome, Way::On);
            if let Some(walk) = self.walk_mut() {
                walk.warned = true;
            }
            // What another press does comes first: a narrow screen cuts the rest.
            let again = "E again ends the review anyway";
            self.note(Said::from(format!("{again} · {open}")).in_privacy(again));
            return;
        }
        let at = self.now.timestamp();
        if self.edit("end the review", |deal| deal.edit_review(review, |one| one.ended = Some(at))) {
            if let Some(open) = self.deal.as_mut() {
                open.leave_review();
            }
            self.hide_review();
            self.done("Ended the review and saved it in the deal · U undoes all of it");
            self.open_page(PageKind::Minutes(review));
        }
    }

    /// Returns what a review would leave open, in words; empty if nothing.
    fn still_open(&self, review: RecordId) -> String {
        let history = self.deal.iter().flat_map(|open| &open.deal.history);
        if history.filter(|step| step.within == Some(review)).count() <= 1 {
            return "nothing recorded yet: U discards it".to_owned();
        }
        let decided = self.decided_in(review).count();
        let unowned = self.decided_in(review).filter(|one| one.who.is_empty()).count();
        let held = self.deal.as_ref().and_then(|open| open.deal.review(review));
        let outcome = held.and_then(|review| review.outcome.as_deref());
        let mut open = Vec::new();
        match (decided, unowned) {
            (0, _) => open.push("no decisions yet".to_owned()),
            (_, 0) => {}
            (_, 1) => open.push("a decision has no owner".to_owned()),
            (_, many) => open.push(format!("{many} decisions have no owner")),
        }
        if decided > 0 && self.undecided_worst().is_some() {
            open.push("nothing decided on the worst alert".to_owned());
        }
        if outcome.and_then(|one| one.forecast.as_ref()).is_none() {
            open.push("no forecast".to_owned());
        }
        open.extend(self.passed_over(review));
        open.join(", ")
    }

    /// Returns what the agenda asks for and the review passed over, in words: of what no row of the last part tells.
    pub(super) fn passed_over(&self, review: RecordId) -> Vec<String> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let Some(held) = open.deal.review(review) else { return Vec::new() };
        let last = last_decisions(&open.deal, review);
        let unchecked = last.iter().filter(|one| held.check_of(one.id).is_none()).count();
        let unseen = walk.people.iter().filter(|id| !walk.seen.contains(id)).count();
        let answered = held.answer_to(BUYERS_STEP, None).is_some_and(|one| !one.answer.is_empty());
        let mut all = Vec::new();
        if unchecked > 0 {
            all.push(format!("{} from last time not checked", count(unchecked, "decision", "decisions")));
        }
        if !answered {
            all.push("the buyer's next step not asked".to_owned());
        }
        if unseen > 0 {
            all.push(format!("{} not looked at", count(unseen, "person", "people")));
        }
        all
    }

    /// Undoes everything done in the latest review, in one step. One that ended long ago is asked about first.
    pub(in crate::app) fn undo_review(&mut self) {
        let Some(present) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let Some(review) = self.review_to_undo() else { return };
        if self.asks_unseen(Twice::TakeBack, "Undo the whole review, with all that was entered in it?") {
            return;
        }
        let old = present.review(review).filter(|one| self.ended_long_ago(one) && self.shows(Datum::Judgments));
        if let Some(old) = old.filter(|_| !self.was_warned(Twice::TakeBack)) {
            let on = dates::show(old.on, self.today());
            self.note(format!("U again takes back the whole review of {on} · any other key keeps it"));
            return;
        }
        self.warned = None;
        let (deal, passed, taken) = without(&present, review);
        let (id, at, changes) = (self.new_record(), self.now.timestamp(), changes(&present, &deal));
        let step = Step::new(id, at, &self.me(), TAKEN_BACK, changes);
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
        let which = match present.review(review).map(|review| review.on) {
            Some(on) if on == self.today() => "today's review".to_owned(),
            Some(on) => format!("the review of {}", dates::show(on, self.today())),
            None => "the whole review".to_owned(),
        };
        let said = format!("Undid {which}: {} · u brings it back{kept}", count(taken, "change", "changes"));
        self.done(Said::from(said).in_privacy("Undid the review · u brings it back"));
    }

    fn ended_long_ago(&self, review: &Review) -> bool {
        review.ended.is_some_and(|ended| self.now.timestamp().duration_since(ended) > FRESH)
    }

    /// Returns the review that would be undone: the one under way, or the latest.
    pub(in crate::app) fn review_to_undo(&self) -> Option<RecordId> {
        let open = self.deal.as_ref()?;
        if let Some(stop) = self.portfolio_here().and_then(|all| all.stop()) {
            return stop.review.filter(|id| open.deal.review(*id).is_some());
        }
        self.reviewing().or_else(|| open.deal.reviews.last().map(|review| review.id))
    }
}

/// Returns the deal without the steps of a review, how many of them could not be undone, and how many were. A review left
/// open was ended by a later step, which only does that.
fn without(present: &Deal, review: RecordId) -> (Deal, usize, usize) {
    let mut deal = present.clone();
    let (mut passed, mut taken) = (0, 0);
    let address = format!("reviews/{review}");
    let ends = |step: &Step| !step.changes.is_empty() && step.changes.iter().all(|one| one.place.starts_with(&address));
    for step in present.history.iter().rev().filter(|step| step.within == Some(review) || ends(step)) {
        match undone(&deal, step) {
            Some(before) => {
                deal = before;
                taken += 1;
            }
            None => passed += 1,
        }
    }
    (deal, passed, taken)
}
