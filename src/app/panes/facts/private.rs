//! The rows about a person for the customer: who they are, with a mark in place of what is hidden.

use super::{Fact, Opens, Rows, Tone};
use crate::app::App;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::MARK;
use crate::export::privacy::who;

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
        for label in ["Met", "Next", "Label", "Stance", "Motives", "Plan", "Notes"] {
            rows.say(label, MARK, Tone::Dim);
        }
        rows.all
    }
}
