//! The challenging question of a review: chosen by the state of the person or deal on screen, kept while it is shown,
//! answered in one line.

use super::App;
use super::form::{Form, FormKind};
use super::forms::answer::ANSWER;
use super::overlays::review::Part;
use super::overlays::review::rows::Row;
use super::reviewing::alerts::{asking_alert, question_of};
use super::reviewing::next_step::BUYERS_STEP;
use crate::domain::judge::alert::Alert;
use crate::domain::judge::coach_questions::cues;
use crate::domain::method::review_texts::Question;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::review::Asked;

/// The number of past reviews whose questions count as already asked.
const REVIEWS: usize = 5;

/// A question on the screen of a review.
#[derive(Debug, Clone)]
pub(super) struct AskedHere {
    /// The person it is about; none means the deal.
    pub(super) about: Option<StakeholderId>,
    /// The id under which its answer is kept.
    pub(super) id: String,
    /// The question.
    pub(super) words: String,
    /// The signs of a good answer; may be empty.
    pub(super) good: String,
    /// The follow-up question; may be empty.
    pub(super) follow: String,
}

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
        self.walk().filter(|walk| walk.part == Part::People).and_then(|walk| walk.person)
    }

    /// Returns the question of the part on the screen, if it has one.
    pub(super) fn asked_in_part(&self) -> Option<AskedHere> {
        let walk = self.walk()?;
        match walk.part {
            Part::People => self.challenge_here(walk.person),
            Part::Group => self.challenge_here(None),
            Part::NextStep => {
                let question = self.playbook.review.portfolio.iter().find(|one| one.id == BUYERS_STEP)?;
                let (words, good) = (question.ask.clone(), question.good.clone());
                Some(AskedHere { about: None, id: question.id.clone(), words, good, follow: String::new() })
            }
            Part::LastTime | Part::Changed | Part::Others | Part::Alerts | Part::Outcome => None,
        }
    }

    pub(super) fn challenge_here(&self, about: Option<StakeholderId>) -> Option<AskedHere> {
        let one = self.question_about(about)?;
        let (words, good) = (one.ask.clone(), one.good.clone());
        Some(AskedHere { about, id: one.id.clone(), words, good, follow: one.follow.clone() })
    }

    /// Returns the question at the cursor: that of the alert under it, otherwise the part's.
    pub(super) fn asked_here(&self) -> Option<AskedHere> {
        let of_alert = self.review_row().and_then(|row| self.asked_by_alert(&row));
        of_alert.or_else(|| self.asked_in_part())
    }

    /// Returns the question of the alert that a row is about, if it is about one.
    pub(super) fn asked_by_alert(&self, row: &Row) -> Option<AskedHere> {
        let alert = Some(&row.alert).filter(|key| !key.is_empty()).and_then(|key| self.alert_by_key(key))?;
        let (id, words) = (question_of(&alert.key), alert.question.clone());
        let asked = AskedHere { about: alert.about(), id, words, good: String::new(), follow: String::new() };
        Some(asked).filter(|asked| !asked.words.is_empty())
    }

    fn alert_by_key(&self, key: &str) -> Option<&Alert> {
        self.alerts()?.all().find(|one| one.key == key)
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
        let now = walk.shown.iter().filter(|(whom, _)| *whom == about);
        let asked: Vec<&str> = before.chain(now.map(|(_, id)| id.as_str())).collect();
        // A question that was asked just now about somebody else would sound thoughtless.
        let here: Vec<&str> = walk.shown.iter().map(|(_, id)| id.as_str()).collect();
        let Some(id) = self.playbook.review.challenge(found, about, &asked, &here).map(|one| one.id.clone()) else {
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

    pub(super) fn answer_to(&self, question: &str, about: Option<StakeholderId>) -> String {
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
        self.challenge_here(about).map_or_else(Vec::new, |asked| self.more_to_ask(&asked))
    }

    pub(super) fn more_to_ask(&self, asked: &AskedHere) -> Vec<(&'static str, String)> {
        let listens = self.walk().is_some_and(|walk| walk.listens);
        let follows = listens || !self.answer_to(&asked.id, asked.about).is_empty();
        let good = ("Good", if listens { asked.good.clone() } else { String::new() });
        let then = ("Then", if follows { asked.follow.clone() } else { String::new() });
        [good, then].into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }

    /// Opens the form for answering the question at the cursor.
    pub(super) fn answer_in_review(&mut self) {
        match self.asked_here() {
            Some(asked) => self.open_answer(asked.about, &asked.id),
            None => self.note("There's no question here"),
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
            None => (self.words_of(question), self.answer_to(question, about)),
        };
        let title = about.map_or_else(|| "The deal".to_owned(), |id| self.name_of(id));
        let form = Form::new(FormKind::Answer(open.deal.id, about, question.to_owned()), title).lead(words).field(
            ANSWER,
            &before,
            "what they say, in one line",
        );
        self.open_form(form);
    }

    fn words_of<'a>(&'a self, question: &'a str) -> &'a str {
        if let Some(alert) = asking_alert(question) {
            return self.alert_by_key(alert).map_or("What do they say?", |alert| &alert.question);
        }
        if let Some(words) = self.words_of_coach(question) {
            return words;
        }
        let texts = &self.playbook.review;
        let same = texts.portfolio.iter().find(|one| one.id == question).map(|one| one.ask.as_str());
        same.or_else(|| texts.question(question).map(|one| one.ask.as_str())).unwrap_or(question)
    }
}
