//! Saving the forms of a review of several deals: an answer or a decision. The first of them in a deal begins its brief
//! review, so that a deal that was only looked at has none.

use super::answer::ANSWER;
use super::filled;
use crate::app::App;
use crate::app::form::Form;
use crate::app::notice::Said;
use crate::app::overlays::portfolio::Portfolio;
use crate::domain::record::action::Action;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::review::{Asked, Review};
use serde_json::Map;

impl App {
    pub(super) fn save_brief_answer(
        &mut self,
        form: &Form,
        about: Option<StakeholderId>,
        question: &str,
    ) -> Result<(), (usize, String)> {
        let answer = filled(form, ANSWER, "Type the answer first")?;
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let asked = Asked {
            id,
            question: question.into(),
            words: form.lead.as_str().into(),
            about,
            answer: answer.into(),
            by: me.into(),
            at,
            extra: Map::new(),
        };
        let what = "answered in the short review".to_owned();
        self.close_and_edit_brief(what, |deal, review| deal.edit_review(review, |one| one.answered(asked)))?;
        // The coach may have asked another than those asked about every deal.
        if let Some(index) = self.playbook.review.portfolio.iter().position(|one| one.id == question) {
            self.go_to_unanswered(index + 1);
        }
        Ok(())
    }

    pub(super) fn save_brief_decision(&mut self, what: String, action: Action) -> Result<(), (usize, String)> {
        self.close_and_edit_brief(what, |deal, review| deal.plan_action(Action { review: Some(review), ..action }))
    }

    /// Makes an edit in the brief review of the open deal, which it begins or reopens in the same step.
    fn close_and_edit_brief(
        &mut self,
        what: String,
        change: impl FnOnce(&mut Deal, RecordId),
    ) -> Result<(), (usize, String)> {
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        let Some(stop) = self.portfolio_here().and_then(Portfolio::stop) else {
            return Err((0, "The review has moved to another deal. Esc keeps what you typed".to_owned()));
        };
        let known = stop.review.filter(|id| self.deal.as_ref().is_some_and(|open| open.deal.review(*id).is_some()));
        let id = known.unwrap_or_else(|| self.new_record());
        let review = Review { brief: true, ..Review::new(id, self.now.timestamp(), self.today(), &self.me()) };
        self.close_saved_form();
        let made = self.edit_within(&what, Some(id), |deal| {
            go_on_with(deal, review);
            change(deal, id);
        });
        if made {
            if let Some(all) = self.portfolio.as_mut() {
                let at = all.at;
                if let Some(stop) = all.stops.get_mut(at) {
                    stop.review = Some(id);
                }
            }
            self.done(Said::from(what).in_privacy("Saved in the short review"));
        }
        Ok(())
    }
}

/// Begins a brief review, or reopens it. One left open by a program that died is ended now.
fn go_on_with(deal: &mut Deal, review: Review) {
    let (id, now) = (review.id, review.started);
    let stale: Vec<RecordId> =
        deal.reviews.iter().filter(|one| one.brief && one.is_open() && one.id != id).map(|one| one.id).collect();
    for one in stale {
        deal.edit_review(one, |one| one.ended = Some(now));
    }
    if deal.review(id).is_some() {
        deal.edit_review(id, |one| one.ended = None);
    } else {
        deal.begin_review(review);
    }
}
