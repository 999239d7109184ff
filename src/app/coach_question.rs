//! The question that the coach sends from their own window, on the shared screen: Enter, or just typing, opens the line for
//! the answer. No letter typed at it is a command.

use super::key::Key;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind, Paragraph};
use super::{App, Screen};
use crate::domain::privacy::Datum;
use crate::store::shared_view::CoachQuestion;

/// The beginning of the id of a question that the method doesn't have; a record's id follows.
const OWN: &str = "coach.";

impl App {
    /// Shows everybody the question that the coach sent, below what the user is typing in. One that wasn't meant for the
    /// customer is not shown to them: this screen may have been turned to them while it was on its way.
    pub(super) fn coach_asks(&mut self, asked: CoachQuestion) {
        if self.deal.as_ref().is_none_or(|open| open.deal.id != asked.deal) || self.screen != Screen::Deal {
            return;
        }
        // Under its own id, so that no answer to one question replaces that to another.
        let id = if asked.id.is_empty() { format!("{OWN}{}", self.new_record()) } else { asked.id };
        self.coach.asked = Some(CoachQuestion { id, ..asked });
        if !self.may_show_asked() {
            self.drop_asked();
            self.note("The coach sent a question that isn't meant for the customer".to_owned());
            return;
        }
        self.overlays.retain(|one| !is_asked(one));
        let typed_in = self.overlays.len() - self.overlays.iter().rev().take_while(|one| takes_text(one)).count();
        self.overlays.insert(typed_in, Overlay::Page(Page::new(PageKind::Asked)));
        if typed_in + 1 < self.overlays.len() {
            self.note("The coach sent a question. Close this to see it");
        }
    }

    /// Takes the coach's question off a screen that is now for the customer, unless it was sent for them.
    pub(super) fn keep_asked(&mut self) {
        if !self.may_show_asked() {
            self.drop_asked();
        }
    }

    fn may_show_asked(&self) -> bool {
        self.shows(Datum::Questions) || self.coach.asked.as_ref().is_none_or(|asked| asked.for_customer)
    }

    fn drop_asked(&mut self) {
        self.coach.asked = None;
        self.overlays.retain(|one| !is_asked(one));
    }

    /// Returns the question that the coach sent.
    pub(in crate::app) fn asked_by_coach(&self) -> &str {
        self.coach.asked.as_ref().map_or("", |asked| &asked.question)
    }

    /// Returns the words of the question that the coach sent under this id, if it is still known.
    pub(super) fn words_of_coach(&self, id: &str) -> Option<&str> {
        let own = || id.starts_with(OWN).then_some("What do they say?");
        let asked = self.coach.asked.as_ref().filter(|asked| asked.id == id);
        asked.map(|asked| asked.question.as_str()).or_else(own)
    }

    /// Returns the title and text of the page with the question, and what can be done there.
    pub(in crate::app) fn coach_question_page(&self) -> (String, Vec<Paragraph>) {
        let line = |text: &str| Paragraph::Text(String::new(), text.to_owned());
        let how = match self.unanswerable() {
            None => "Type the answer, or press Enter for an empty line. Esc closes this.".to_owned(),
            Some(why) => format!("{why}. Enter or Esc closes this."),
        };
        let text = vec![line(self.asked_by_coach()), line(""), line(&how)];
        ("The coach asks".to_owned(), text)
    }

    /// Returns what Enter does at the coach's question.
    pub(super) fn enter_at_coach_question(&self) -> &'static str {
        if self.unanswerable().is_none() { "answer" } else { "close" }
    }

    /// Opens the line for the answer; closes the question where none can be kept.
    pub(super) fn answer_coach(&mut self) {
        if !self.opens_answer_to_coach() {
            self.close_coach_question();
        }
    }

    /// Closes the coach's question.
    pub(super) fn close_coach_question(&mut self) {
        self.drop_asked();
    }

    /// Closes the question that was just answered.
    pub(super) fn coach_was_answered(&mut self, question: &str) {
        if self.coach.asked.as_ref().is_some_and(|asked| asked.id == question) {
            self.drop_asked();
        }
    }

    /// Opens the line for what is typed or pasted at the coach's question. Returns whether the text is dropped instead, since
    /// no answer can be kept: that is said.
    pub(super) fn drops_text_at_coach_question(&mut self) -> bool {
        let drops = self.overlays.last().is_some_and(is_asked) && !self.opens_answer_to_coach();
        if drops {
            self.note("Not typed: an answer can't be saved here · Esc closes the question");
        }
        drops
    }

    /// Takes a key typed at the coach's question as the beginning of the answer. Returns false where that isn't on top.
    pub(super) fn begins_answer_to_coach(&mut self, key: Key) -> bool {
        let begins = self.overlays.last().is_some_and(is_asked);
        if begins
            && !self.drops_text_at_coach_question()
            && let Some(line) = self.overlays.last_mut()
        {
            line.layer_mut().text_key(key);
        }
        begins
    }

    fn opens_answer_to_coach(&mut self) -> bool {
        let Some(asked) = self.coach.asked.clone().filter(|_| self.unanswerable().is_none()) else { return false };
        let about = asked.about.filter(|id| self.deal.as_ref().is_some_and(|open| open.deal.person(*id).is_some()));
        self.open_answer(about, &asked.id);
        true
    }

    /// Returns the reason why no answer can be kept, if so.
    fn unanswerable(&self) -> Option<&'static str> {
        match (self.read_only(), self.reviewing().is_some() || self.portfolio_here().is_some()) {
            (Some(_), _) => Some("This deal is read-only here, so no answer can be saved"),
            (None, true) => None,
            (None, false) => Some("No review is running, so there's no line for an answer"),
        }
    }
}

/// Returns whether this layer shows the coach's question.
fn is_asked(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Page(page) if page.kind == PageKind::Asked)
}

/// Returns whether letters typed on this layer are text.
fn takes_text(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Form(_) | Overlay::Finder(_))
}
