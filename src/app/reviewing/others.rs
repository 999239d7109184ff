//! Everybody who doesn't matter most now, in one list to skip through.

use crate::app::App;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::contact::Contacts;
use crate::domain::judge::who_matters::others;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::card::part_words;
use crate::export::words::short_words;

impl App {
    pub(super) fn other_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let deal = &*open.deal;
        let contacts = Contacts::of_deal(deal);
        let others = others(deal, &walk.people).into_iter();
        let rows: Vec<Row> = others.map(|person| self.other_row(person, &contacts)).collect();
        if rows.is_empty() {
            return vec![row(Weight::Quiet, "Nobody else: everyone has had a page.", Target::Nothing)];
        }
        rows
    }

    fn other_row(&self, person: &Stakeholder, contacts: &Contacts) -> Row {
        let met = match contacts.last_contact(person) {
            _ if !self.shows(Datum::Talks) => String::new(),
            _ if person.is_placeholder() => "not identified yet".to_owned(),
            Some(on) => format!("last contact {}", dates::show(on, self.today())),
            None => "never met".to_owned(),
        };
        let is_judged = self.shows(Datum::Judgments);
        let judged = if is_judged { short_words(self.verdict(person).read()) } else { "" };
        let parts = [self.called(person).to_string(), judged.to_owned(), part_words(person), met];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let weight = if person.is_placeholder() { Weight::Warn } else { Weight::Plain };
        let more = if is_judged { vec![("Ask", self.ask_about_other(person, contacts))] } else { Vec::new() };
        Row { about: Some(person.id), more, ..row(weight, parts.join(" · "), Target::Page(person.id)) }
    }

    /// Returns the question about somebody who has no page: it names them and what is known of them.
    fn ask_about_other(&self, person: &Stakeholder, contacts: &Contacts) -> String {
        let name = self.called(person);
        let worst = self.alerts().and_then(|all| all.awake.iter().find(|alert| alert.people.contains(&person.id)));
        if let Some(alert) = worst.filter(|alert| !alert.question.is_empty()) {
            let reason = alert.reason_about(person.id, name);
            let names = alert.question.contains(name.as_str());
            return if names { alert.question.clone() } else { format!("{name}, “{reason}”: {}", alert.question) };
        }
        let role = part_words(person);
        let role = if role.is_empty() { "no role yet".to_owned() } else { role };
        match contacts.last_contact(person) {
            _ if person.is_placeholder() => format!("{name} isn't identified yet. Who can tell us who that is?"),
            Some(on) => {
                let last = dates::show(on, self.today());
                format!("{name} ({role}), last contact {last}: what could change their mind, and who would notice?")
            }
            None => {
                format!("{name} ({role}): nobody has met them. Who on their side can introduce us, and why would they?")
            }
        }
    }
}
