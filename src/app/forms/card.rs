//! A person's card: their role in the purchase.

use super::{named, values};
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::app::notice::Said;
use crate::domain::privacy::Datum;
use crate::domain::record::card::{Card, Influence, Role, Standing};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::is_unidentified;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::one_line;
use jiff::civil::Date;
use std::sync::Arc;

pub(super) const NAME: FieldKey = FieldKey::naming(Datum::Names, "Name");
pub(super) const TITLE: FieldKey = FieldKey::naming(Datum::Functions, "Title").labeled("Job title");
pub(super) const ROLES: FieldKey = FieldKey::of(Datum::Purchase, "Part").labeled("Role");
const DEPARTMENT: FieldKey = FieldKey::naming(Datum::Functions, "Department");
const BOSS: FieldKey = FieldKey::naming(Datum::Functions, "Reports to");
const INFLUENCE: FieldKey = FieldKey::private("Influence");
const HEARD_BY: FieldKey = FieldKey::private("Heard by").labeled("Why they're influential");
const REFERENCES: FieldKey = FieldKey::private("References").labeled("Customers they know");
const CONTACT: FieldKey = FieldKey::of(Datum::Contact, "Contact").labeled("Email or phone");
const OWNER: FieldKey = FieldKey::of(Datum::Purchase, "Ours").labeled("Account owner");
const STANDING: FieldKey = FieldKey::of(Datum::Functions, "Status");
const UNTIL: FieldKey = FieldKey::of(Datum::Functions, "Until").labeled("On leave until");

impl App {
    pub(in crate::app) fn add_person(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let form = Form::new(FormKind::NewPerson(deal), "Add a person")
            .lead("A name is enough. Don't know who it is yet? Use the role: “Legal, not found yet”.")
            .field(NAME, "", "such as Dev Patel")
            .field(TITLE, "", "such as Head of Quality, never scored")
            .many(ROLES, "", offers(Role::ALL));
        self.open_form(form);
    }

    pub(in crate::app) fn edit_person(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else { return };
        let card = person.card();
        let everybody = people(&open.deal, None);
        let others: Vec<Offer> = everybody.iter().filter(|one| one.person != Some(person.id)).cloned().collect();
        let boss = label_of(&others, card.reports_to).to_owned();
        let form = Form::new(FormKind::EditPerson(person.id), self.name_of(person.id))
            .field(NAME, &person.name, "")
            .field(TITLE, &person.title, "such as Head of Quality, never scored")
            .many(ROLES, &roles_words(card), offers(Role::ALL))
            .field(DEPARTMENT, &card.department, "such as Finance")
            .one(BOSS, &boss, others)
            .one(INFLUENCE, card.influence().map_or("", Choices::label), offers(Influence::ALL))
            .field(HEARD_BY, &card.heard_by, "who listens to them, and why")
            .field(CONTACT, &card.contact, "such as kim@halden.example, 555 0100")
            .field(OWNER, &self.shown_doer(&card.owner, card.owner_id), "who on your team looks after them")
            .anybody(self.ours_and(everybody, &card.owner))
            .one(STANDING, card.standing().map_or("", Choices::label), offers(Standing::ALL))
            .hint("leave empty if active; → to choose")
            .future_day(UNTIL, &card.until.map_or_else(String::new, dates::dated))
            .hint("last day of their leave")
            .field(REFERENCES, &card.references, "those they would call, such as Vestra Foods");
        self.open_form(form);
    }

    pub(in crate::app) fn save_new_person(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "Enter a name. “Legal, not found yet” works too")?;
        let id = StakeholderId((self.ids.0)());
        let mut person = Stakeholder::new(id, &name);
        person.title = one_line(form.value(TITLE)).into();
        let roles = form.all_chosen(ROLES)?;
        self.close_and_edit(format!("add {name}"), |deal| {
            deal.add_person(person);
            deal.edit_card(id, |card| {
                card.roles.replace(roles.iter().map(|at| Role::ALL[*at]));
                if is_unidentified(&name) {
                    card.standing = Some(Standing::NotFound.into());
                }
            });
        })?;
        if let Some(open) = self.deal.as_mut() {
            let deal = Arc::clone(&open.deal);
            open.people.select(&deal, id);
            let hidden = open.selected().is_none_or(|person| person.id != id);
            open.profile.follow(Some(id));
            if hidden {
                self.note(format!("Added {name}, hidden by the filter · Esc shows all"));
            } else {
                self.done(
                    Said::from(format!("Added {name}{}", values(form, &[NAME]))).in_privacy(format!("Added {name}")),
                );
            }
        }
        self.warn_of_twin(id);
        Ok(())
    }

    pub(in crate::app) fn save_person(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let name = named(form, NAME, "Enter a name")?;
        let renamed = self.deal.as_ref().and_then(|open| open.deal.person(id)).is_some_and(|one| one.name != name);
        let roles = form.all_chosen(ROLES)?;
        // Untouched fields keep their present value, even if the person they name was removed.
        let boss = if form.is_field_touched(BOSS) { self.people_in(form, BOSS)?.first().copied() } else { None };
        let influence = form.chosen(INFLUENCE)?;
        let standing = form.chosen(STANDING)?.map(|at| Standing::ALL[at]);
        let until = self.leave_until(form, standing)?;
        self.no_circle(form, boss, (id, &name))?;
        let owner_id = if form.is_field_touched(OWNER) { self.doer_in(form, OWNER)? } else { None };
        let card = self.deal.as_ref().and_then(|open| open.deal.person(id)).map(|one| one.card().clone());
        let card = card.unwrap_or_default();
        let (owner, is_overtaken) = self.doer_typed(form, OWNER, &card.owner, card.owner_id);
        let (today, mut overtaken) = (self.today(), false);
        let (before, values) = (self.name_of(id), values(form, &[NAME]));
        let said =
            if renamed { format!("Renamed {before} to {name}{values}") } else { format!("Saved {name}{values}") };
        self.close_and_edit_saying(format!("edit {name}"), said, |deal| {
            let before = deal.clone();
            deal.edit_person(id, |person| {
                overtaken = form.write_each([(NAME, &mut person.name), (TITLE, &mut person.title)]);
            });
            deal.edit_card(id, |card| {
                overtaken |= form.write_each([
                    (DEPARTMENT, &mut card.department),
                    (HEARD_BY, &mut card.heard_by),
                    (CONTACT, &mut card.contact),
                    (REFERENCES, &mut card.references),
                ]);
                if form.is_field_touched(OWNER) {
                    (card.owner, card.owner_id) = (owner, owner_id);
                }
                if form.is_field_touched(ROLES) {
                    card.roles.replace(roles.iter().map(|at| Role::ALL[*at]));
                }
                if form.is_field_touched(BOSS) {
                    card.reports_to = boss;
                }
                if form.is_field_touched(INFLUENCE) {
                    card.influence = influence.map(|at| Influence::ALL[at].into());
                }
                if form.is_field_touched(STANDING) {
                    card.standing = standing.map(Into::into);
                    card.standing_on = standing.map(|_| today);
                }
                if form.is_field_touched(STANDING) || form.is_field_touched(UNTIL) {
                    card.until = until;
                }
            });
            deal.follow_name(id, &before);
        })?;
        if overtaken || is_overtaken {
            self.tell_overtaken();
        }
        if renamed {
            self.warn_of_twin(id);
        }
        Ok(())
    }

    /// Refuses a boss who reports to the person, directly or through others.
    fn no_circle(
        &self,
        form: &Form,
        boss: Option<StakeholderId>,
        (id, name): (StakeholderId, &str),
    ) -> Result<(), (usize, String)> {
        let circle = boss.filter(|boss| self.deal.as_ref().is_some_and(|open| open.deal.reports_up_to(*boss, id)));
        let Some(boss) = circle else { return Ok(()) };
        let words = format!("{} already reports to {name}, directly or through others", self.name_of(boss));
        Err(form.fault(BOSS, words))
    }
}

impl App {
    /// Returns the last day of a leave, which only somebody on leave has, and must have.
    fn leave_until(&self, form: &Form, standing: Option<Standing>) -> Result<Option<Date>, (usize, String)> {
        let until = self.day_if_any(form, UNTIL)?;
        match (standing == Some(Standing::OnLeave), until) {
            (true, None) => Err(form.fault(UNTIL, "When does their leave end? Try fri, +2w or 11 Dec")),
            (false, Some(_)) if form.is_field_touched(UNTIL) => {
                Err(form.fault(STANDING, "Set Status to on leave to give an end date"))
            }
            (true, until) => Ok(until),
            (false, _) => Ok(None),
        }
    }
}

/// Returns the labels of all these as answers.
pub(super) fn offers<T: Choices>(all: &[T]) -> Vec<Offer> {
    all.iter().map(|one| Offer::plain(one.label())).collect()
}

fn roles_words(card: &Card) -> String {
    let all: Vec<&str> = Role::ALL.iter().filter(|role| card.roles.has(**role)).map(|role| role.label()).collect();
    all.join(", ")
}
