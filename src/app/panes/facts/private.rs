//! The rows about a person in privacy mode: who they are and what is next, with a mark in place of what is hidden.

use super::{Fact, Opens, Rows, Tone};
use crate::app::App;
use crate::app::other_deals::joined;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::export::privacy::{met, next, who};

impl App {
    /// Returns the rows about a person of a masked deal.
    pub(super) fn private_facts(&self, deal: &Deal, person: &Stakeholder) -> Vec<Fact> {
        let today = self.today();
        let mut rows = Rows::default();
        rows.across(person.title.to_string(), Tone::Text, Opens::Nothing);
        rows.across(format!("{MARK}  verdict, hidden in privacy mode"), Tone::Strong, Opens::Nothing);
        rows.block();
        for (label, text) in who(deal, person, today) {
            rows.say(label, text, Tone::Text);
        }
        rows.say("Met", met(deal, person, today), Tone::Text);
        for (label, text) in next(deal, person, today) {
            rows.say(label, text, Tone::Text);
        }
        if !self.also_in().is_empty() {
            rows.say("Also in", joined(self.also_in()), Tone::Text);
        }
        for label in ["Label", "Stance", "Motives", "Plan", "Notes"] {
            rows.say(label, MARK, Tone::Dim);
        }
        rows.all
    }
}
