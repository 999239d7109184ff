//! The answer to a question of a review, about a person or about the deal.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::review::Asked;
use serde_json::Map;

pub(in crate::app) const ANSWER: FieldKey = FieldKey::private("Answer");

impl App {
    pub(in crate::app) fn save_answer(
        &mut self,
        form: &Form,
        about: Option<StakeholderId>,
        question: &str,
    ) -> Result<(), (usize, String)> {
        let saved = match self.portfolio_here() {
            Some(_) => self.save_brief_answer(form, about, question),
            None => self.save_review_answer(form, about, question),
        };
        if saved.is_ok() {
            self.coach_was_answered(question);
        }
        saved
    }

    fn save_review_answer(
        &mut self,
        form: &Form,
        about: Option<StakeholderId>,
        question: &str,
    ) -> Result<(), (usize, String)> {
        let answer = filled(form, ANSWER, "Type the answer first")?;
        let Some(review) = self.reviewing() else {
            return Err((0, "The review has ended. Esc keeps what you typed".to_owned()));
        };
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let said = match about {
            Some(id) => format!("Saved the answer about {}", self.name_of(id)),
            None => "Saved the answer about the deal".to_owned(),
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
}
