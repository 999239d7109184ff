//! Taking chosen rows into a deal.

use super::matching::People;
use super::values::{REMARK, differences, is_remark, note, remark_note, roles, written};
use super::{Incoming, Meeting};
use crate::domain::record::card::{Card, Imported, Note, Standing};
use crate::domain::record::choice::Picked;
use crate::domain::record::conversation::{Conversation, Starter};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::naming::is_unidentified;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Map;
use uuid::Uuid;

/// A chosen row.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// The row.
    pub row: &'a Incoming,
    /// The person it is; nothing for somebody new.
    pub person: Option<StakeholderId>,
}

/// Who takes rows in, and when, with a source of new ids.
pub struct Taker<'a> {
    /// The colleague who does it.
    pub by: &'a str,
    /// The time.
    pub at: Timestamp,
    /// The day where they are.
    pub today: Date,
    /// What they are taken from: the names of the files.
    pub from: &'a str,
    /// The source of new ids.
    pub ids: &'a mut dyn FnMut() -> Uuid,
}

impl Taker<'_> {
    /// Writes a note about a person, in place of the one that an import wrote before, if that is still there.
    fn write_note(&mut self, deal: &mut Deal, id: StakeholderId, text: &str, is_old: impl Fn(&Note) -> bool) {
        let old = deal.person(id).and_then(|person| person.notes.iter().find(|one| is_old(one)).map(|one| one.id));
        match old {
            Some(old) => deal.edit_note(id, old, |note| note.text = text.into()),
            None => {
                let (record, by, at) = (RecordId((self.ids)()), self.by.into(), self.at);
                deal.add_note(id, Note { id: record, text: text.into(), private: false, by, at, extra: Map::new() });
            }
        }
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Took {
    /// The people who are new.
    pub added: Vec<StakeholderId>,
    /// The people of whom something changed.
    pub changed: Vec<StakeholderId>,
    /// The people of whom nothing did.
    pub same: usize,
    /// Whether a conversation was logged.
    pub logged: bool,
    /// Bosses who aren't in the deal, by name.
    pub absent: Vec<String>,
}

/// Takes chosen rows into a deal, and logs the meeting that they were invited to once it is over.
pub fn take_in(deal: &mut Deal, all: &[Taken<'_>], meeting: Option<&Meeting>, by: &mut Taker<'_>) -> Took {
    let mut took = Took::default();
    let mut here: Vec<(StakeholderId, &Incoming)> = Vec::with_capacity(all.len());
    for one in all {
        let id = one.person.filter(|id| deal.person(*id).is_some()).unwrap_or_else(|| {
            let id = StakeholderId((by.ids)());
            deal.add_person(Stakeholder::new(id, &one.row.name));
            if is_unidentified(&one.row.name) {
                deal.edit_card(id, |card| card.standing = Some(Standing::NotFound.into()));
            }
            took.added.push(id);
            id
        });
        here.push((id, one.row));
    }
    // Whoever is new is known by their id first, since others may report to them.
    for (id, row) in here.iter().filter(|(id, _)| took.added.contains(id)) {
        deal.edit_card(*id, |card| imported(card).id = row.id.as_str().into());
    }
    let people = People::of(deal);
    for (id, row) in &here {
        let is_new = took.added.contains(id);
        let changed = write(deal, &people, *id, row, is_new, by);
        match (is_new, changed) {
            (true, _) => {}
            (false, true) => took.changed.push(*id),
            (false, false) => took.same += 1,
        }
        let is_absent = !row.boss.is_empty() && people.boss(&row.boss).is_none() && row.boss.contains(' ');
        took.absent.extend((is_absent && !took.absent.contains(&row.boss)).then(|| row.boss.clone()));
    }
    took.logged = log(deal, &here, meeting, by);
    took
}

fn imported(card: &mut Card) -> &mut Imported {
    card.imported.get_or_insert_default()
}

/// Writes what differs. Returns whether that is anything.
fn write(
    deal: &mut Deal,
    people: &People,
    id: StakeholderId,
    row: &Incoming,
    is_new: bool,
    by: &mut Taker<'_>,
) -> bool {
    let all = differences(deal, people, id, row);
    let taken = |what: &str| all.iter().find(|one| one.what == what && one.is_taken).map(|one| one.theirs.as_str());
    if !is_new && !all.iter().any(|one| one.is_taken) {
        return false;
    }
    if let Some(name) = taken("name") {
        rename(deal, id, name);
    }
    if let Some(title) = taken("job title") {
        deal.edit_person(id, |person| person.title = title.into());
    }
    write_notes(deal, id, row, (taken("note").is_some(), taken(REMARK).is_some()), by);
    let (roles, _) = roles(&row.role);
    let boss = people.boss(&row.boss);
    deal.edit_card(id, |card| {
        if let Some(department) = taken("department") {
            card.department = department.into();
        }
        if let Some(contact) = taken("email or phone") {
            card.contact = contact.into();
        }
        if taken("role").is_some() {
            card.roles.replace(roles.iter().copied());
        }
        if taken("reports to").is_some() {
            card.reports_to = boss;
        }
        remember(imported(card), row, is_new, &taken);
        // Nothing was written that could be changed again.
        if card.imported.as_deref() == Some(&Imported::default()) {
            card.imported = None;
        }
    });
    true
}

/// Writes the note of a row, and its remark.
fn write_notes(
    deal: &mut Deal,
    id: StakeholderId,
    row: &Incoming,
    (takes_note, takes_remark): (bool, bool),
    by: &mut Taker<'_>,
) {
    let wrote = written(deal, id).clone();
    if takes_note {
        by.write_note(deal, id, &note(row), |one| one.text == wrote.note);
    }
    if takes_remark {
        let text = remark_note(by.from, &row.remark());
        by.write_note(deal, id, &text, |one| is_remark(one, &wrote.remark));
    }
}

fn rename(deal: &mut Deal, id: StakeholderId, name: &str) {
    let before = deal.clone();
    deal.edit_person(id, |person| person.name = name.into());
    deal.follow_name(id, &before);
}

/// Keeps what an import wrote, so that the next one changes only that.
fn remember<'a>(wrote: &mut Imported, row: &Incoming, is_new: bool, taken: &impl Fn(&str) -> Option<&'a str>) {
    let set = |into: &mut Text, value: &str, is_written: bool| {
        if is_written && !value.is_empty() {
            *into = value.into();
        }
    };
    set(&mut wrote.id, &row.id, true);
    set(&mut wrote.company, &row.company, true);
    set(&mut wrote.name, &row.name, is_new || taken("name").is_some());
    set(&mut wrote.title, &row.title, taken("job title").is_some());
    set(&mut wrote.department, &row.department, taken("department").is_some());
    set(&mut wrote.contact, &row.contact(), taken("email or phone").is_some());
    set(&mut wrote.manager, &row.boss, taken("reports to").is_some());
    set(&mut wrote.note, &note(row), taken("note").is_some());
    set(&mut wrote.remark, &row.remark(), taken(REMARK).is_some());
    if taken("role").is_some() {
        wrote.roles = roles(&row.role).0.into_iter().collect();
    }
}

/// Logs the meeting, unless it is still to come or was logged before.
fn log(deal: &mut Deal, here: &[(StakeholderId, &Incoming)], meeting: Option<&Meeting>, by: &mut Taker<'_>) -> bool {
    let Some((meeting, on)) = meeting.and_then(|one| Some((one, one.on?))).filter(|(_, on)| *on <= by.today) else {
        return false;
    };
    let said = if meeting.about.is_empty() { "Meeting" } else { &meeting.about };
    let is_logged = deal.conversations.iter().any(|one| one.on == on && one.said == said);
    if here.is_empty() || is_logged {
        return false;
    }
    let with: Picked<StakeholderId> = here.iter().map(|(id, _)| *id).collect();
    deal.log(Conversation {
        id: RecordId((by.ids)()),
        on,
        with,
        started: Starter::Unsaid.into(),
        said: said.into(),
        source: Text::new(),
        by: by.by.into(),
        at: by.at,
        extra: Map::new(),
    });
    true
}
