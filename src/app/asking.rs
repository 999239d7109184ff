//! The challenging question of a review: chosen by the state of the person or deal on screen, kept while it is shown,
//! answered in one line.

use super::App;
use super::form::{Form, FormKind};
use super::forms::answer::ANSWER;
use crate::domain::judge::coach_questions::cues;
use crate::domain::method::review_texts::Question;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::review::Asked;

/// The number of past reviews whose questions count as already asked.
const REVIEWS: usize = 5;

impl App {
    /// Chooses the question about a person, or about the deal, unless this review has already shown one.
    pub(super) fn pin_question(&mut self, about: Option<StakeholderId>) {
        if self.walk().is_some_and(|walk| walk.shown.iter().all(|(whom, _)| *whom != about)) {
            self.ask_next(about);
        }
    }

    /// Shows another question about the same person or deal.
    pub(super) fn other_question(&mut self) {
        let about = self.asks_about();
        let before = self.question_about(about).map(|one| one.id.clone());
        self.ask_next(about);
        if self.question_about(about).map(|one| &one.id) == before.as_ref() {
            self.note("There's no other question here");
        }
    }

    /// Returns the person that the shown question is about; none means the deal.
    fn asks_about(&self) -> Option<StakeholderId> {
        use super::overlays::review::Part;
        self.walk().filter(|walk| walk.part == Part::People).and_then(|walk| walk.person)
    }

    fn ask_next(&mut self, about: Option<StakeholderId>) {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return };
        let mut found = cues(&self.playbook, &open.deal, self.today());
        if walk.news.is_empty() {
            found = found.unchanged();
        }
        let found = about.map_or_else(|| found.deal(), |id| found.person(id));
        let earlier = open.deal.reviews.iter().rev().filter(|review| review.id != walk.review).take(REVIEWS);
        let earlier: Vec<_> = earlier.collect();
        let earlier = earlier.iter().rev().flat_map(|review| &review.asked);
        let before = earlier.filter(|one| one.about == about).map(|one| one.question.as_str());
        let (now, others): (Vec<_>, Vec<_>) = walk.shown.iter().partition(|(whom, _)| *whom == about);
        let asked: Vec<&str> = before.chain(now.iter().map(|(_, id)| id.as_str())).collect();
        // A question that was asked just now about somebody else would sound thoughtless.
        let others: Vec<&str> = others.iter().map(|(_, id)| id.as_str()).collect();
        let Some(id) = self.playbook.review.challenge(found, about, &asked, &others).map(|one| one.id.clone()) else {
            return;
        };
        if let Some(walk) = self.walk_mut() {
            walk.shown.push((about, id));
        }
    }

    /// Shows or hides what a good answer sounds like.
    pub(super) fn listen_for(&mut self) {
        if let Some(walk) = self.walk_mut() {
            walk.listens = !walk.listens;
        }
    }

    /// Returns the question shown about a person, or about the deal.
    #[must_use]
    pub fn question_about(&self, about: Option<StakeholderId>) -> Option<&Question> {
        let shown = self.walk()?.shown.iter().rfind(|(whom, _)| *whom == about)?;
        self.playbook.review.question(&shown.1)
    }

    /// Returns the question shown about a person, or about the deal, and its answer in this review; the answer is empty
    /// if there is none yet.
    #[must_use]
    pub fn question_words(&self, about: Option<StakeholderId>) -> Option<(String, String)> {
        let question = self.question_about(about)?;
        Some((question.ask.clone(), self.answer_to(&question.id, about)))
    }

    fn answer_to(&self, question: &str, about: Option<StakeholderId>) -> String {
        let review = self.walk().and_then(|walk| self.deal.as_ref()?.deal.review(walk.review));
        let asked = review.and_then(|review| review.answer_to(question, about));
        asked.map_or_else(String::new, |asked| asked.answer.to_string())
    }

    /// Returns the day, question and answer of the latest earlier review in which something was answered about a
    /// person.
    #[must_use]
    pub fn said_before(&self, id: StakeholderId) -> Option<String> {
        let (open, walk) = (self.deal.as_ref()?, self.walk()?);
        let earlier = open.deal.reviews.iter().rev().filter(|review| review.id != walk.review);
        let about = |one: &&Asked| one.about == Some(id) && !one.answer.is_empty();
        let (on, said) = earlier.filter_map(|review| Some((review.on, review.asked.iter().rfind(about)?))).next()?;
        Some(format!("{}: {} {}", dates::show(on, self.today()), said.words, said.answer))
    }

    /// Returns labeled lines below the question: what to listen for if that is shown, and the follow-up question once
    /// there is an answer.
    #[must_use]
    pub fn question_more(&self, about: Option<StakeholderId>) -> Vec<(&'static str, String)> {
        let (Some(question), Some(walk)) = (self.question_about(about), self.walk()) else { return Vec::new() };
        let mut more = Vec::new();
        if walk.listens {
            more.push(("Good", question.good.clone()));
        }
        if walk.listens || !self.answer_to(&question.id, about).is_empty() {
            more.push(("Then", question.follow.clone()));
        }
        more
    }

    /// Opens the form for answering the shown question.
    pub(super) fn answer_in_review(&mut self, about: Option<StakeholderId>) {
        if let Some(id) = self.question_about(about).map(|one| one.id.clone()) {
            self.open_answer(about, &id);
        }
    }

    /// Opens the form for answering a question about a person, or about the deal.
    pub(super) fn open_answer(&mut self, about: Option<StakeholderId>, question: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let brief = self.portfolio_rows().into_iter().zip(&self.playbook.review.portfolio);
        let brief = brief.map(|(row, one)| (one, row.answer)).find(|(one, _)| one.id == question && about.is_none());
        // The playbook may no longer have the question; the text typed as its answer still belongs to it.
        let (words, before) = match brief {
            Some((one, answer)) => (one.ask.as_str(), answer),
            None => {
                let words = self.playbook.review.question(question).map_or(question, |one| &one.ask);
                (words, self.answer_to(question, about))
            }
        };
        let title = about.map_or_else(|| "The deal".to_owned(), |id| self.name_of(id));
        let form = Form::new(FormKind::Answer(open.deal.id, about, question.to_owned()), title).lead(words).field(
            ANSWER,
            &before,
            "what they say, in one line",
        );
        self.open_form(form);
    }
}
