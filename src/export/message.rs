//! A deal in a message: the map in words and the worst alerts, as plain text to paste into a mail or a chat.
//!
//! It is written for a team that knows the deal: verdicts and stances are in it; notes, contact data, fears, gains and
//! who reported what are not. The customer's people have initials, since a message travels further than one thinks.

use super::card::{joined, part_words};
use super::words::group::{size_in_short, stage_words};
use super::words::{mark, verdict_words};
use crate::domain::judge::alert::{IN_THE_OPEN, Known, judge_all, of_judged};
use crate::domain::judge::contact::Contacts;
use crate::domain::judge::verdict::Read;
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::{Names, Spelling};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::Called;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use std::sync::Arc;

/// The most people listed under a heading; more are counted.
const PEOPLE: usize = 20;

/// Returns the deal as the text of a message.
#[must_use]
pub fn message(playbook: &Playbook, deal: &Deal, today: Date) -> String {
    let spelling = Spelling::of(deal.stakeholders.iter().map(|one| one.name.as_str()), Names::Initials);
    let deal = &in_initials(deal, &spelling);
    let known = judge_all(playbook, deal);
    let stage = stage_words(playbook, deal).into_iter().find(|(_, here)| *here).map(|(stage, _)| stage.to_owned());
    let facts = [one_line(&deal.value), stage.unwrap_or_default(), size_in_short(deal).unwrap_or_default()];
    let mut out = format!("{}\n", joined(std::iter::once(one_line(&deal.name)).chain(facts)));
    let line = PersonLine { deal, contacts: Contacts::of_deal(deal), today };
    for (heading, belongs) in HEADINGS {
        let people: Vec<&Known<'_>> = known.iter().filter(|one| !one.person.has_left() && belongs(one)).collect();
        if people.is_empty() {
            continue;
        }
        out.push_str(&format!("\n{heading}\n"));
        for one in people.iter().take(PEOPLE) {
            out.push_str(&format!("- {}\n", line.of(one)));
        }
        if let Some(more) = people.len().checked_sub(PEOPLE).filter(|more| *more > 0) {
            out.push_str(&format!("- and {more} more\n"));
        }
    }
    let alerts = of_judged(playbook, deal, &known, &playbook.thresholds, today);
    if !alerts.awake.is_empty() {
        out.push_str("\nWorst alerts\n");
    }
    for alert in alerts.awake.iter().take(IN_THE_OPEN) {
        out.push_str(&format!("! {}\n", spelling.spell(&alert.reason)));
    }
    out
}

/// A heading of the list, and who belongs under it.
type Heading = (&'static str, fn(&Known<'_>) -> bool);

const HEADINGS: [Heading; 4] = [
    ("Mobilizers", |one| is_of(one, ProfileGroup::Mobilizer)),
    ("Talkers", |one| is_of(one, ProfileGroup::Talker)),
    ("Blockers", |one| is_of(one, ProfileGroup::Blocker)),
    ("Not clear yet", |one| matches!(one.verdict.read(), Read::Unknown | Read::Unclear)),
];

fn is_of(one: &Known<'_>, group: ProfileGroup) -> bool {
    matches!(one.verdict.read(), Read::As(is, ..) if is == group)
}

/// Returns the deal with initials for the customer's people.
fn in_initials(deal: &Deal, spelling: &Spelling) -> Deal {
    let initials = |(index, person): (usize, &Arc<Stakeholder>)| {
        let mut person = Stakeholder::clone(person);
        person.name = spelling.name(index, &person.name);
        Arc::new(person)
    };
    let stakeholders = deal.stakeholders.iter().enumerate().map(initials).collect();
    Deal { stakeholders, called: Called::default(), ..deal.clone() }
}

/// What the line about a person is made from.
struct PersonLine<'a> {
    deal: &'a Deal,
    contacts: Contacts,
    today: Date,
}

impl PersonLine<'_> {
    /// Returns a person in a line: who they are, what they look like, where they stand, who they are close to.
    fn of(&self, one: &Known<'_>) -> String {
        let (deal, person) = (self.deal, one.person);
        let card = person.card();
        let stance = |label: &str, topic| {
            person.position(topic).map_or_else(String::new, |position| format!("{label}: {}", position.label()))
        };
        let boss = card.reports_to.and_then(|id| deal.called_by_id(id));
        let contact = self.contacts.last_contact(person);
        let status = card.status(self.today).unwrap_or_default();
        let who = joined([part_words(person), status]);
        let facts = joined([
            verdict_words(&one.verdict),
            stance("buying", Topic::Buy),
            stance("speaking up", Topic::Advocate),
            card.influence().map_or_else(String::new, |influence| format!("influence: {}", influence.label())),
            boss.map_or_else(String::new, |boss| format!("reports to {boss}")),
            influences(deal, person.id),
            match contact {
                Some(day) => format!("last contact {}", dates::with_distance(day, self.today)),
                None if person.is_placeholder() => String::new(),
                None => "never met".to_owned(),
            },
        ]);
        let who = if who.is_empty() { who } else { format!(", {who}") };
        format!("{} {}{who}: {facts}", mark(one.verdict.read()), one_line(deal.called(person)))
    }
}

/// Returns whom a person influences, in words.
fn influences(deal: &Deal, id: StakeholderId) -> String {
    let lines = deal.relations.iter().filter(|one| one.from == id);
    let lines = lines.filter(|one| one.kind.known() == Some(RelationKind::Influences));
    let names: Vec<&str> = lines.filter_map(|one| deal.called_by_id(one.to)).map(|name| name.as_str()).collect();
    if names.is_empty() { String::new() } else { format!("influences {}", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_message_names_nobody_and_holds_what_the_team_may_read() {
        let (playbook, today) = (crate::content::playbook(&[]).0, date(2026, 4, 5));
        let mut deal = crate::content::sample(today);
        let id = deal.stakeholders[0].id;
        deal.edit_card(id, |card| card.contact = "+49 30 1234".into());
        deal.edit_motives(id, |motives| motives.gains_words = "a promotion".into());
        let text = message(&playbook, &deal, today);
        for heading in ["Mobilizers", "Blockers", "Worst alerts"] {
            assert!(text.contains(heading), "{heading}: {text}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("! ")).count(), IN_THE_OPEN, "{text}");
        for person in &deal.stakeholders {
            for word in person.name.split_whitespace().filter(|word| word.len() > 2) {
                assert!(!text.contains(word) || person.is_placeholder(), "{word}: {text}");
            }
        }
        let private = deal.stakeholders.iter().flat_map(|one| &one.notes).map(|note| note.text.to_string());
        for hidden in private.chain(["+49 30 1234".to_owned(), "a promotion".to_owned()]) {
            assert!(!text.contains(&hidden), "{hidden}: {text}");
        }
    }
}
