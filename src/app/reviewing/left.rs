//! A review that was left open on an earlier day: going on with it, ending it as of then, or beginning another.

use crate::app::App;
use crate::app::search::{Choice, LeftReview, Match};
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use crate::domain::record::review::Review;
use std::sync::Arc;

impl LeftReview {
    /// Returns the answers as lines to choose from: what was left open, and the day it is from.
    pub(in crate::app) fn lines(what: &str, on: &str, choice: impl Fn(Self) -> Choice) -> Vec<Match> {
        let line =
            |answer, text: String| Match { choice: choice(answer), text, group: "", key: String::new(), blocked: None };
        vec![
            line(Self::GoOn, format!("Continue {what} where you left off")),
            line(Self::EndThen, format!("End it as of {on}: the minutes cover what was said by then")),
            line(Self::BeginAnew, format!("End it as of {on}, and start a new one today")),
        ]
    }
}

impl App {
    /// Returns the latest review that was not ended, if the deal can be changed.
    pub(in crate::app) fn left_open(&self) -> Option<&Arc<Review>> {
        let open = self.deal.as_ref().filter(|open| open.save.refusal().is_none())?;
        open.present().reviews.iter().rev().find(|review| review.is_open() && !review.brief)
    }

    /// Returns what can become of a review that was left open.
    pub(in crate::app) fn left_review_answers(&self, review: RecordId) -> Vec<Match> {
        let Some(left) = self.deal.as_ref().and_then(|open| open.deal.review(review)) else { return Vec::new() };
        let on = dates::show(left.on, self.today());
        let what = format!("the review of {on}");
        LeftReview::lines(&what, &on, |answer| Choice::LeftReview(review, answer))
    }

    pub(in crate::app) fn take_left_review(&mut self, review: RecordId, answer: LeftReview) {
        match answer {
            LeftReview::GoOn => {
                self.comes_back_to_review();
            }
            LeftReview::EndThen => {
                if self.end_as_of_then(review) {
                    self.done("Ended that review as of then · r starts a new one · u takes it back");
                }
            }
            LeftReview::BeginAnew => {
                if self.end_as_of_then(review) {
                    self.ask_to_review();
                }
            }
        }
    }

    /// Ends a review at the time of its last step. That is done now, outside of the review: its minutes stay what they
    /// were then.
    pub(in crate::app) fn end_as_of_then(&mut self, review: RecordId) -> bool {
        let Some(open) = self.deal.as_ref() else { return false };
        let Some(left) = open.deal.review(review) else { return false };
        let last = open.deal.history.iter().rev().find(|step| step.within == Some(review)).map(|step| step.at);
        let ended = last.unwrap_or(left.started);
        let on = dates::show(left.on, self.today());
        self.edit_within(format!("end the review of {on} as of then"), None, |deal| {
            deal.edit_review(review, |one| one.ended = Some(ended));
        })
    }
}
