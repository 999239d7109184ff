//! The rows about a person for the customer: who they are, and no more. What is hidden has no row.

use super::{Fact, Opens, Rows, Tone};
use crate::app::App;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::privacy::who;

impl App {
    /// Returns the rows about a person of a masked deal.
    pub(super) fn private_facts(&self, deal: &Deal, person: &Stakeholder) -> Vec<Fact> {
        let today = self.today();
        let mut rows = Rows::default();
        rows.across(person.title.to_string(), Tone::Text, Opens::Nothing);
        rows.block();
        for (label, text) in who(deal, person, today) {
            rows.say(label, text, Tone::Text);
        }
        rows.all
    }
}
