//! What the forms of a review do: begin it, keep an answer, take a decision.

use super::filled;
use crate::app::App;
use crate::app::form::Form;
use crate::app::reviewing::USUAL;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::review::{Asked, Review};
use crate::domain::record::text::one_line;
use serde_json::Map;

/// The most minutes that a review may take: more is a slip of the finger.
const MOST_MINUTES: u32 = 480;

impl App {
    pub(super) fn save_review(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let coach = filled(form, 0, "Say who leads")?;
        let minutes = match form.value(1) {
            "" => USUAL,
            text => text
                .parse()
                .ok()
                .filter(|many| (1..=MOST_MINUTES).contains(many))
                .ok_or_else(|| (1, format!("“{text}” is no number of minutes from 1 to {MOST_MINUTES}: try 30")))?,
        };
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        let (id, started, on) = (self.new_record(), self.now.timestamp(), self.today());
        let review = Review {
            id,
            started,
            on,
            coach: coach.into(),
            brief: false,
            ended: None,
            asked: Vec::new(),
            extra: Map::new(),
        };
        self.close_saved_form();
        self.edit_within("begin the review", Some(id), |deal| deal.begin_review(review));
        self.walk_through(id, minutes);
        Ok(())
    }

    pub(super) fn save_answer(
        &mut self,
        form: &Form,
        about: Option<StakeholderId>,
        question: &str,
    ) -> Result<(), (usize, String)> {
        if about.is_none() && self.is_same_for_all(question) {
            return self.save_brief_answer(form, question);
        }
        let answer = filled(form, 0, "Write the answer first, in a line")?;
        let Some(review) = self.reviewing() else {
            return Err((0, "The review is over; Esc keeps what you typed".to_owned()));
        };
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let said = match about {
            Some(id) => format!("Noted the answer about {}", self.name_of(id)),
            None => "Noted the answer about the deal".to_owned(),
        };
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
        let what = match about {
            Some(id) => format!("{}: answered in the review", self.name_of(id)),
            None => "answered in the review".to_owned(),
        };
        self.close_and_edit_saying(what, said, |deal| deal.edit_review(review, |one| one.answered(asked)))
    }

    pub(super) fn save_decision(&mut self, form: &Form, about: Option<StakeholderId>) -> Result<(), (usize, String)> {
        let what = filled(form, 0, "Say what is to be done")?;
        let due = self.day_to_come(form, 2)?;
        if due < self.today() {
            return Err((2, "This day is over; give a day to come".to_owned()));
        }
        let review = self.reviewing();
        let (id, me, given) = (self.new_record(), self.me(), self.now.timestamp());
        let (who, who_id) = (one_line(form.value(1)), self.doer_in(form, 1)?);
        let owner = self.doer_words(&who, who_id);
        let words = format!("decided: {what}, {owner}, {}", dates::show(due, self.today()));
        let action = Action {
            id,
            what: what.into(),
            who: who.trim().into(),
            who_id,
            due,
            about,
            given,
            by: me.into(),
            review,
            done: None,
            extra: Map::new(),
        };
        if self.portfolio_here().is_some() {
            return self.save_brief_decision(words, action);
        }
        self.close_and_edit(words, |deal| deal.plan_action(action))
    }
}
