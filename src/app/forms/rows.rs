//! Several people pasted into the field for one name: each becomes a person, all in one step. What is pasted is read as an
//! import reads it.

use super::card::NAME;
use crate::app::App;
use crate::app::form::FormKind;
use crate::app::importing::{ids_for, take};
use crate::app::notice::Said;
use crate::app::overlays::Overlay;
use crate::domain::change::import::{Fate, Incoming, Taken, Took, people_among, preview};
use crate::domain::record::naming::is_written;
use crate::import::{Choices, Input, Kind, read_text};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The most people added at once: more are no list of people.
const MOST: usize = 200;

/// The longest text, in bytes, that is looked through for people as it is pasted.
const LONGEST: usize = 200_000;

/// The most names in a message.
const NAMED: usize = 3;

/// The people in pasted rows.
#[derive(Debug, Default)]
pub(in crate::app) struct Listed {
    /// Those with a name that nobody in the deal has.
    pub(in crate::app) new: Vec<Incoming>,
    /// Those with a name that somebody in the deal has.
    pub(in crate::app) known: Vec<Incoming>,
    /// The names that stand on several rows of one person.
    twice: Vec<String>,
}

/// Pasted text that is people.
#[derive(Debug)]
pub(in crate::app) struct Rows {
    /// The people.
    pub(in crate::app) people: Vec<Incoming>,
    /// What it was taken for.
    pub(in crate::app) kind: Kind,
}

impl Rows {
    /// Returns whether each is hardly anything but a person.
    pub(in crate::app) fn are_surely_people(&self) -> bool {
        let is_capital = |word: &str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let is_name = |name: &str| name.split_whitespace().count() <= 4 && name.split_whitespace().all(is_capital);
        let has_more = |row: &Incoming| !row.title.is_empty() || !row.contact().is_empty();
        self.kind != Kind::Lines || self.people.iter().all(|row| has_more(row) || is_name(&row.name))
    }
}

/// Reads pasted text as people; nothing unless all of it is people: several rows, or the parts of a signature or vCard.
pub(in crate::app) fn rows(text: &str) -> Option<Rows> {
    if text.len() > LONGEST || text.trim().lines().nth(1).is_none() && !text.contains('@') {
        return None;
    }
    let found = match read_text(text, &Choices::default(), &mut |_| ControlFlow::Continue(())) {
        Ok(Input::People(found)) => found,
        Ok(Input::Columns(_)) | Err(_) => return None,
    };
    let least = match found.kind {
        Kind::Signature | Kind::Cards | Kind::Invitation | Kind::Table { .. } => 1,
        Kind::Lines | Kind::Addresses | Kind::Deal => 2,
    };
    let is_all = found.rejected.is_empty() && (least..=MOST).contains(&found.rows.len());
    is_all.then_some(Rows { people: found.rows, kind: found.kind })
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
        let (Some(open), Some(rows)) = (self.deal.as_ref(), rows(text)) else { return Listed::default() };
        let lines: Vec<(usize, String)> = rows.people.iter().map(|row| (row.line, row.name.clone())).collect();
        let (people, rejected) = people_among(&open.deal, "", rows.people);
        let mut twice: Vec<String> = Vec::new();
        for one in rejected {
            let name = lines.iter().find(|(line, _)| *line == one.line).map(|(_, name)| name.clone());
            twice.extend(name.filter(|name| !twice.contains(name)));
        }
        let entries = preview(&open.deal, &people);
        let (new, known): (Vec<_>, Vec<_>) =
            people.into_iter().zip(entries).partition(|(_, entry)| entry.fate == Fate::New);
        let bare = |all: Vec<(Incoming, _)>| all.into_iter().map(|(row, _)| row).collect();
        Listed { new: bare(new), known: bare(known), twice }
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
        let rows: Vec<Taken<'_>> = found.iter().map(|row| Taken { row, person: None }).collect();
        let ids = (0..ids_for(rows.len())).map(|_| (self.ids.0)()).collect();
        let (by, now) = (self.me(), self.now.clone());
        let mut took = Took::default();
        let is_added =
            self.edit(format!("add {all}"), |deal| took = take(deal, &rows, None, (&by, &now, "a paste"), ids));
        if !is_added {
            return;
        }
        if self.overlays.last().and_then(Overlay::form).is_some_and(|form| !form.is_touched()) {
            self.overlays.pop();
        }
        if let Some((open, first)) = self.deal.as_mut().zip(took.added.first()) {
            let deal = Arc::clone(&open.deal);
            open.people.select(&deal, *first);
            open.profile.follow(Some(*first));
        }
        let here = if here.is_empty() { here } else { format!(" · {here}") };
        let said = Said::from(format!("Added {all}{here} · u undoes it"));
        self.done(said.in_privacy(format!("Added {} · u undoes it", count_of_people(took.added.len()))));
    }
}

/// Returns the names in rows, each with what tells them apart from another of the same name.
pub(in crate::app) fn names(rows: &[Incoming]) -> Vec<String> {
    let has_namesake = |row: &Incoming| rows.iter().filter(|one| is_written(&one.name, &row.name)).count() > 1;
    let apart = |row: &Incoming| if row.title.is_empty() { row.contact() } else { row.title.clone() };
    let named = |row: &Incoming| match apart(row) {
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
    use crate::domain::record::text::NAME_LIMIT;

    #[test]
    fn only_several_rows_that_each_have_a_name_are_people() {
        let long = "x".repeat(NAME_LIMIT + 1);
        for text in ["", "Anna Berg", "Anna Berg\n\n", &format!("Anna Berg\n{long}")] {
            assert!(rows(text).is_none(), "{text:?}");
        }
        assert!(rows(&"Anna Berg\n".repeat(MOST + 1)).is_none());
        assert_eq!(rows("Anna Berg\r\n\r\nBo Dahl\r\n").map(|rows| rows.people.len()), Some(2));
        assert_eq!(rows("-\n- Anna Berg\n- Bo Dahl\n•").map(|rows| rows.people.len()), Some(2));
    }
}
