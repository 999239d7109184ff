//! Copying to the terminal's clipboard, which everybody who watches the session shares.

use super::App;
use super::command::Twice;
use super::effect::Effect;
use super::notice::Said;
use super::overlays::page::PageKind;
use crate::domain::privacy::Datum;
use crate::export::card::{card, text_of};
use crate::export::message::message;
use crate::export::privacy;

impl App {
    /// Copies a text; first warns if others would get the copy. No terminal reports whether it copied, so `said` claims
    /// no more than that it was asked to.
    pub(super) fn copy(&mut self, text: String, said: &'static str) {
        let clients = self.privacy.clients();
        if clients > 1 && !self.was_warned(Twice::Copy) {
            let warning = format!(
                "{clients} people are watching this session and would get the copy · press it again to copy anyway"
            );
            self.note(Said::from(warning).openly());
            return;
        }
        self.warned = None;
        self.effects.push(Effect::Copy(text));
        self.note(said);
    }

    /// Copies the selected person's card as text, as whoever looks may see it.
    pub(super) fn copy_card(&mut self) {
        if let Some(text) = self.as_seen().card_text() {
            self.copy(text, "Copied the card, if your terminal supports it");
        }
    }

    /// Opens the selected person's card and copies it: what leaves is on the screen.
    pub(super) fn show_and_copy_card(&mut self) {
        self.open_page(PageKind::Card);
        self.copy_card();
    }

    /// Returns the selected person's card as text. Other deals they are in do not belong on it.
    fn card_text(&self) -> Option<String> {
        let (open, today) = (self.deal.as_ref()?, self.today());
        let (deal, person) = (open.shown(), open.selected()?);
        Some(if self.shows(Datum::Judgments) {
            text_of(deal, person, card(&self.playbook, deal, person, &open.assessor, self.alerts(), today))
        } else {
            privacy::card_text(deal, person, today)
        })
    }

    /// Copies the open deal as the text of a message: the map in words and the worst alerts, with initials.
    pub(super) fn copy_message(&mut self) {
        let Some(deal) = self.deal_to_show().map(|deal| message(&self.playbook, &deal, self.today())) else {
            return;
        };
        self.copy(deal, "Copied the deal with initials, if your terminal supports it · paste it into a message");
    }
}
