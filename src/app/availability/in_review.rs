//! Availability of a review's commands, in a review of one deal and in one of several, and whether they are worth a
//! hint.

use crate::app::App;
use crate::app::overlays::review::{Part, rows::Target};
use crate::domain::privacy::Datum;

impl App {
    pub(in crate::app) fn needs_review(&self) -> Option<String> {
        let none = self.walk().is_none() && self.portfolio_here().is_none();
        none.then(|| "No review is running. Press r to start one".to_owned())
    }

    /// Returns a refusal for a deal that cannot be written and was never reviewed; past reviews can still be read.
    pub(in crate::app) fn review_blocked(&self) -> Option<String> {
        if self.portfolio_here().is_some() && !self.shows(Datum::OtherDeals) {
            return Some(self.closed_words());
        }
        // From the past, the command returns to now first.
        let none = self.deal.as_ref().is_none_or(|open| open.past.is_none() && open.deal.reviews.is_empty());
        self.unchangeable().filter(|_| none)
    }

    pub(in crate::app) fn needs_past_review(&self) -> Option<String> {
        self.review_to_undo().is_none().then(|| "This deal has no reviews yet. Press r to start one".to_owned())
    }

    pub(in crate::app) fn needs_past_portfolio(&self) -> Option<String> {
        self.portfolio.is_none().then(|| "No pipeline review yet. Press r to start one".to_owned())
    }

    pub(in crate::app) fn other_question_blocked(&self) -> Option<String> {
        if self.in_portfolio() {
            return Some("Every deal gets the same five questions".to_owned());
        }
        self.needs_review()
    }

    pub(in crate::app) fn decision_blocked(&self) -> Option<String> {
        if self.in_portfolio() {
            return self.read_only().map(|reason| format!("Not changed: {reason}"));
        }
        if self.walk().is_some() { self.unchangeable() } else { self.needs_review() }
    }

    /// Returns a refusal, but never in a review of several deals: it continues past a deal that can only be read.
    pub(in crate::app) fn end_review_blocked(&self) -> Option<String> {
        if self.in_portfolio() { None } else { self.decision_blocked() }
    }

    /// Returns whether the question on the screen has more to read.
    pub(in crate::app) fn has_question_to_hear(&self) -> bool {
        if self.in_portfolio() { self.is_on_question() } else { self.asked_in_part().is_some() }
    }

    /// Returns whether another question can be asked instead of the one on the screen.
    pub(in crate::app) fn has_other_question(&self) -> bool {
        let Some(walk) = self.walk().filter(|_| !self.in_portfolio()) else { return true };
        matches!(walk.part, Part::People | Part::Group) && self.asked_in_part().is_some()
    }

    /// Requires a question at the cursor that can be answered.
    pub(in crate::app) fn answer_here_blocked(&self) -> Option<String> {
        if self.in_portfolio() {
            return self.read_only().map(|reason| format!("Not changed: {reason}"));
        }
        self.unchangeable().or_else(|| self.asked_here().is_none().then(|| "There's no question here".to_owned()))
    }

    /// Returns whether Enter does something else than answering the question at the cursor.
    pub(in crate::app) fn is_answer_apart(&self) -> bool {
        let on_question = || self.review_row().is_some_and(|row| row.target == Target::Question);
        !self.in_portfolio() && self.asked_here().is_some() && !on_question()
    }

    /// Requires an answer to the question at the cursor.
    pub(in crate::app) fn evidence_here_blocked(&self) -> Option<String> {
        if self.in_portfolio() {
            return Some("Evidence belongs to a person: open the deal's own review for that".to_owned());
        }
        let answered = self.asked_here().is_some_and(|asked| !self.answer_to(&asked.id, asked.about).is_empty());
        self.unchangeable()
            .or_else(|| (!answered).then(|| "Answer the question first; then e makes evidence of it".to_owned()))
    }

    /// Returns whether Enter does something on the row under the cursor.
    pub(in crate::app) fn enters_in_review(&self) -> bool {
        if self.in_portfolio() {
            return self.read_only().is_none();
        }
        self.walk().is_none() || self.review_row().is_some_and(|row| row.target != Target::Nothing)
    }

    /// Returns whether the cursor is in the part that lists decisions.
    pub(in crate::app) fn may_drop_decision(&self) -> bool {
        if self.in_portfolio() {
            return !self.is_on_question();
        }
        self.walk().is_none() || self.review_row().is_some_and(|row| matches!(row.target, Target::Decision(_)))
    }
}
