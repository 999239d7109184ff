//! Sending the question to the shared screen: with one key, but for a screen that a customer sees.

use super::Line;
use crate::app::App;
use crate::app::command::Twice;
use crate::app::effect::Effect;
use crate::domain::privacy::PrivacyLevel;
use crate::store::shared_view::{CoachQuestion, SharedView};

impl App {
    /// Returns who the other screen is for.
    #[must_use]
    pub fn followed_level(&self) -> PrivacyLevel {
        self.followed_view().map_or(PrivacyLevel::All, SharedView::level)
    }

    /// Returns the reason why there is no question to send to the shared screen, if so.
    pub(in crate::app) fn nothing_to_send(&self) -> Option<String> {
        let none = self.question_to_send().is_none();
        none.then(|| "There's no question to send here".to_owned())
    }

    /// Returns the question that this window shows, with its deal, the person it is about, and the id of its answer.
    fn question_to_send(&self) -> Option<CoachQuestion> {
        let (deal, for_customer) = (self.followed_view()?.deal, self.followed_level() == PrivacyLevel::Customer);
        let (lines, _) = self.followed_lines();
        let question = lines.into_iter().find_map(|line| match line {
            Line::Ask(question) => Some(question),
            Line::Heading(_) | Line::Text(..) => None,
        })?;
        let known = self.asked_there().filter(|asked| asked.words == question);
        let (about, id) = known.map_or((None, String::new()), |asked| (asked.about, asked.id));
        Some(CoachQuestion { deal, question, id, about, for_customer })
    }

    /// Sends the question to the shared screen. Asks first where that is for the customer: the question alone may tell them
    /// what we think of somebody.
    pub(in crate::app) fn send_question(&mut self) {
        let Some(asked) = self.question_to_send() else { return };
        if asked.for_customer && !self.was_warned_of(&asked.question) {
            self.note("Enter again sends it · the customer sees that screen, and would read it");
            return;
        }
        self.warned = None;
        self.effects.push(Effect::AskPresenter(Box::new(asked)));
        self.done("Sent the question to the shared screen");
    }

    /// Returns whether the last key warned of this very question: the other screen may have gone on since.
    fn was_warned_of(&mut self, question: &str) -> bool {
        let Some(following) = self.coach.following.as_mut() else { return false };
        let is_same = following.warned_of == question;
        question.clone_into(&mut following.warned_of);
        self.was_warned(Twice::Send) && is_same
    }
}
