//! Several people pasted into the field for one name: each row becomes a person, all in one step.

use super::card::{NAME, is_unknown};
use crate::app::App;
use crate::app::form::FormKind;
use crate::app::notice::Said;
use crate::app::overlays::Overlay;
use crate::domain::record::card::Standing;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{alike, is_written};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::{NAME_LIMIT, one_line};
use std::mem::take;
use std::sync::Arc;

/// The most people added at once: more are no list of people.
const MOST: usize = 200;

/// The most names in a message.
const NAMED: usize = 3;

/// The people in pasted rows.
#[derive(Debug, Default)]
pub(in crate::app) struct Listed {
    /// Those with a name that nobody in the deal has.
    pub(in crate::app) new: Vec<Row>,
    /// Those with a name that somebody in the deal has.
    pub(in crate::app) known: Vec<Row>,
    /// The names that stand on several rows of one person.
    twice: Vec<String>,
}

/// A pasted row, read as a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::app) struct Row {
    /// The person's name.
    pub(in crate::app) name: String,
    /// Their job title.
    title: String,
    /// How to reach them.
    contact: String,
}

impl Row {
    /// Returns whether it is hardly anything but a person: the lines of one business card are no people.
    pub(in crate::app) fn is_surely_somebody(&self) -> bool {
        let is_capital = |word: &str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let has_more = !self.title.is_empty() || !self.contact.is_empty();
        has_more || self.name.split_whitespace().count() <= 4 && self.name.split_whitespace().all(is_capital)
    }
}

/// Reads pasted text as people, one a row; nothing unless there are several rows and each has a name that fits.
pub(in crate::app) fn rows(text: &str) -> Option<Vec<Row>> {
    let found: Vec<Row> = text.lines().map(unlisted).filter(|line| !line.is_empty()).map(row).collect();
    let fits = |row: &Row| (1..=NAME_LIMIT).contains(&row.name.chars().count());
    ((2..=MOST).contains(&found.len()) && found.iter().all(fits)).then_some(found)
}

/// Returns a row without what makes it an entry of a list: a bullet or a number before it, a comma at either end.
fn unlisted(line: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || ",;•‣◦▪●–—·*-".contains(c);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let line = line.trim_start_matches(is_sign).trim_end_matches(ends);
    let after = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = after.strip_prefix(['.', ')']).filter(|rest| rest.starts_with(char::is_whitespace));
    match rest.or_else(|| after.strip_prefix('\t')).filter(|_| after.len() < line.len()) {
        Some(rest) => rest.trim_start(),
        None => line,
    }
}

/// Takes together the rows that are one person: of the same name, where neither says what the other contradicts.
/// Returns the people, and the names that stand on several rows.
fn taken_together(rows: Vec<Row>) -> (Vec<Row>, Vec<String>) {
    let mut all: Vec<Row> = Vec::new();
    let mut twice = Vec::new();
    let fits = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
    for row in rows {
        let is_same = |one: &&mut Row| {
            is_written(&one.name, &row.name) && fits(&one.title, &row.title) && fits(&one.contact, &row.contact)
        };
        match all.iter_mut().find(is_same) {
            Some(one) => {
                one.title = if one.title.is_empty() { row.title } else { take(&mut one.title) };
                one.contact = if one.contact.is_empty() { row.contact } else { take(&mut one.contact) };
                twice.extend((!twice.contains(&one.name)).then(|| one.name.clone()));
            }
            None => all.push(row),
        }
    }
    (all, twice)
}

/// Reads one row: the name, behind tabs the title; addresses and numbers to call are recognized anywhere.
fn row(line: &str) -> Row {
    let (mut texts, mut contacts): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for cell in line.split('\t') {
        let (mails, words): (Vec<&str>, Vec<&str>) = cell.split_whitespace().partition(|word| is_mail(word));
        contacts.extend(mails.iter().map(|mail| one_line(bare(mail))));
        let text = one_line(words.join(" ").trim_matches([',', ';', ' ']));
        match text.as_str() {
            "" => {}
            number if is_number(number) && !texts.is_empty() => contacts.push(text),
            _ => texts.push(text),
        }
    }
    let name = if texts.is_empty() { String::new() } else { texts.remove(0) };
    Row { name, title: texts.join(", "), contact: contacts.join(", ") }
}

/// Returns an address without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"'))
}

fn is_mail(word: &str) -> bool {
    bare(word).split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.')
    })
}

/// Returns whether a text is a number to call.
fn is_number(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= 5
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '/' | '(' | ')' | '.' | ' '))
}

impl App {
    /// Returns whether keys go into the name of a new person.
    pub(in crate::app) fn is_naming_somebody(&self) -> bool {
        let form = self.overlays.last().and_then(Overlay::form);
        form.is_some_and(|form| {
            let is_name = form.fields.get(form.focus).is_some_and(|field| field.key == NAME.key);
            is_name && matches!(form.kind, FormKind::NewPerson(_))
        })
    }

    /// Reads the people in a pasted text, each of them once.
    pub(in crate::app) fn people_pasted(&self, text: &str) -> Listed {
        let all = self.deal.as_ref().map_or(&[][..], |open| &open.deal.stakeholders);
        let (people, twice) = taken_together(rows(text).unwrap_or_default());
        let (new, known) = people.into_iter().partition(|row| alike(all, &row.name).is_empty());
        Listed { new, known, twice }
    }

    /// Adds each row of a pasted text as a person, in one step, but for those who are in the deal. The form closes unless
    /// something else was typed in it.
    pub(in crate::app) fn add_people(&mut self, text: &str) {
        let listed = self.people_pasted(text);
        let (here, found) = (listed.left_out(), listed.new);
        if found.is_empty() {
            return self.note(
                Said::from(format!("Nobody added: {here}")).in_privacy("Nobody added: they're all here already"),
            );
        }
        let all = in_words(&names(&found));
        let people: Vec<(StakeholderId, &Row)> = found.iter().map(|row| (StakeholderId((self.ids.0)()), row)).collect();
        let first = people.first().map(|(id, _)| *id);
        let is_added = self.edit(format!("add {all}"), |deal| {
            for (id, row) in &people {
                let mut person = Stakeholder::new(*id, &row.name);
                person.title = row.title.as_str().into();
                deal.add_person(person);
                deal.edit_card(*id, |card| {
                    card.contact.set(&row.contact);
                    if is_unknown(&row.name) {
                        card.standing = Some(Standing::NotFound.into());
                    }
                });
            }
        });
        if !is_added {
            return;
        }
        if self.overlays.last().and_then(Overlay::form).is_some_and(|form| !form.is_touched()) {
            self.overlays.pop();
        }
        if let Some((open, first)) = self.deal.as_mut().zip(first) {
            let deal = Arc::clone(&open.deal);
            open.people.select(&deal, first);
            open.profile.follow(Some(first));
        }
        let here = if here.is_empty() { here } else { format!(" · {here}") };
        let said = Said::from(format!("Added {all}{here} · u undoes it"));
        self.done(said.in_privacy(format!("Added {} · u undoes it", count_of_people(people.len()))));
    }
}

/// Returns the names in rows, each with what tells them apart from another of the same name.
pub(in crate::app) fn names(rows: &[Row]) -> Vec<String> {
    let has_namesake = |row: &Row| rows.iter().filter(|one| is_written(&one.name, &row.name)).count() > 1;
    let apart = |row: &Row| if row.title.is_empty() { row.contact.clone() } else { row.title.clone() };
    let named = |row: &Row| match apart(row) {
        apart if !apart.is_empty() && has_namesake(row) => format!("{} ({apart})", row.name),
        _ => row.name.clone(),
    };
    rows.iter().map(named).collect()
}

impl Listed {
    /// Returns the words that say who is in the deal, and who stands on several rows; empty if there is nobody.
    pub(in crate::app) fn left_out(&self) -> String {
        let is_or_are = |names: &[String]| if names.len() == 1 { "is" } else { "are" };
        let said = |names: Vec<String>, what: &str| {
            (!names.is_empty()).then(|| format!("{} {} {what}", in_words(&names), is_or_are(&names)))
        };
        let known = said(names(&self.known), "here already");
        let twice = said(self.twice.clone(), "counted once");
        known.into_iter().chain(twice).collect::<Vec<_>>().join(" · ")
    }
}

/// Returns a number of people in words.
pub(in crate::app) fn count_of_people(count: usize) -> String {
    if count == 1 { "1 person".to_owned() } else { format!("{count} people") }
}

/// Returns the first few names in words, and how many more there are.
fn in_words(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] if names.len() <= NAMED => format!("{} and {last}", before.join(", ")),
        _ => format!("{} and {} more", names[..NAMED - 1].join(", "), names.len() + 1 - NAMED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, String, String) {
        let Row { name, title, contact } = row(line);
        (name, title, contact)
    }

    #[test]
    fn a_row_is_name_title_and_what_reaches_them() {
        for (line, name, title, contact) in [
            ("Anna Berg\tCFO\tanna@acme.example", "Anna Berg", "CFO", "anna@acme.example"),
            ("Anna Berg <anna@acme.example>", "Anna Berg", "", "anna@acme.example"),
            ("anna@acme.example\tAnna Berg", "Anna Berg", "", "anna@acme.example"),
            ("Bo Dahl\tCIO\tIT\t+49 30 123456", "Bo Dahl", "CIO, IT", "+49 30 123456"),
            ("  Bo Dahl \t\t bo@acme.example;", "Bo Dahl", "", "bo@acme.example"),
            ("Legal, not found yet", "Legal, not found yet", "", ""),
            ("Anna Berg,\tCFO,", "Anna Berg", "CFO", ""),
        ] {
            assert_eq!(read(line), (name.into(), title.into(), contact.into()), "{line:?}");
        }
    }

    #[test]
    fn bullets_numbers_and_commas_are_no_part_of_a_name() {
        for line in [
            "• Anna Berg",
            "•\tAnna Berg",
            "- Anna Berg",
            "– Anna Berg,",
            "* Anna Berg",
            "*Anna Berg;",
            "1. Anna Berg",
            "12) Anna Berg ,",
            "1\tAnna Berg",
            "  ◦  Anna Berg",
            ", Anna Berg",
            "- 3. Anna Berg",
            "Anna Berg",
        ] {
            assert_eq!(read(unlisted(line)).0, "Anna Berg", "{line:?}");
        }
        for name in ["Jean-Luc Moreau", "3M Procurement", "2nd buyer, not found yet", "O'Neil, Sam"] {
            assert_eq!(read(unlisted(name)).0, name);
        }
        assert_eq!(rows("-\n- Anna Berg\n- Bo Dahl\n•").map(|rows| rows.len()), Some(2));
    }

    #[test]
    fn two_rows_of_one_person_are_taken_together_and_of_two_stay_two() {
        let people = |text: &str| {
            let (all, twice) = taken_together(rows(text).unwrap_or_default());
            (names(&all).join(", "), twice.join(", "))
        };
        let (one, two) = ("Anna Berg\tCFO", "Anna Berg\t\tanna@acme.example");
        assert_eq!(people(&format!("{one}\n{two}")), ("Anna Berg".into(), "Anna Berg".into()));
        let (all, _) = taken_together(rows(&format!("{one}\n{two}")).unwrap_or_default());
        assert_eq!((all[0].title.as_str(), all[0].contact.as_str()), ("CFO", "anna@acme.example"));
        assert_eq!(
            people("Anna Berg\tCFO\nAnna Berg\tCIO"),
            ("Anna Berg (CFO), Anna Berg (CIO)".into(), String::new())
        );
        assert_eq!(people("Hana Dvořák\nHana Dvorak"), ("Hana Dvořák, Hana Dvorak".into(), String::new()));
    }

    #[test]
    fn only_several_rows_that_each_have_a_name_are_people() {
        let long = "x".repeat(NAME_LIMIT + 1);
        for text in ["", "Anna Berg", "Anna Berg\n\n", "Anna Berg\nbo@acme.example", &format!("Anna Berg\n{long}")] {
            assert_eq!(rows(text), None, "{text:?}");
        }
        assert!(rows(&"Anna Berg\n".repeat(MOST + 1)).is_none());
        assert_eq!(rows("Anna Berg\r\n\r\nBo Dahl\r\n").map(|rows| rows.len()), Some(2));
    }
}
