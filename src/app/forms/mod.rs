//! The forms, one file each: its fields, what opens it, and what saving it does.

mod action;
pub(super) mod agreement;
pub(super) mod answer;
mod answer_evidence;
mod beliefs;
pub(super) mod card;
mod concern;
pub(super) mod conversation;
pub(super) mod deal;
mod decision;
mod evidence;
mod export;
mod fate;
mod import;
mod inside_step;
mod insight;
mod insight_link;
mod insight_part;
mod insight_test;
mod kit;
mod label;
mod line;
mod mark;
mod mind;
pub(super) mod my_name;
mod note;
mod outcome;
pub(super) mod plan;
mod portfolio;
mod prediction;
mod quote;
mod relation;
mod review;
pub(super) mod review_outcome;
pub(super) mod rows;
pub(super) mod same_names;
mod snooze;
mod spoke;
mod stance;
mod talk;
mod task;
mod tick;
pub(super) mod willing;

pub(in crate::app) use conversation::in_a_row;

use super::App;
use super::form::choosing::{Kind, Offer};
use super::form::{Form, PRIVATE, Saves, Which};
use super::garbled::GARBLED;
use super::notice::{NOT_CHANGED, Said};
use super::overlays::Overlay;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::look_alikes::{twin, words};
use crate::domain::record::text::{NAME_LIMIT, one_line};
use std::sync::Arc;

impl App {
    /// Opens a form, filled in with its unfinished draft.
    pub(super) fn open_form(&mut self, mut form: Form) {
        if let Some(reason) = self.read_only().filter(|_| form.kind.saves() != Saves::Apart) {
            self.note(Said::from(format!("Not changed: {reason}")).in_privacy(NOT_CHANGED));
            return;
        }
        form.about = self.about(&form.kind);
        self.fill_in_unfinished(&mut form);
        self.overlays.push(Overlay::Form(form));
    }

    pub(super) fn with_form(&mut self, change: impl FnOnce(&mut Form)) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            change(form);
        }
    }

    /// Saves the form on top, or shows what is wrong with which field.
    pub(super) fn submit(&mut self) {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return };
        let form = form.clone();
        if let Some(index) = self.garbled(&form) {
            self.with_form(|form| form.refuse(index, GARBLED));
            return;
        }
        if self.asks_about_same_name(&form) {
            return;
        }
        if let Err((index, fault)) = self.save_form(&form) {
            self.with_form(|form| form.refuse(index, fault));
            self.ask_which(index);
        }
    }

    fn save_form(&mut self, form: &Form) -> Result<(), (usize, String)> {
        if let Some(id) = form.kind.person()
            && self.deal.as_ref().is_none_or(|open| open.deal.person(id).is_none())
        {
            return Err((
                0,
                "This person was just removed · Esc, then u brings them back; Ctrl-O brings back what you typed"
                    .to_owned(),
            ));
        }
        self.save_by_kind(form)
    }

    /// Tells the user that a value was changed in two places at once. Undo returns to the other one's value.
    fn tell_overtaken(&mut self) {
        self.note("Someone else changed this too. Yours is kept · u goes back to theirs");
    }

    /// Returns the people that a field means, who must still be in the open deal.
    pub(super) fn people_in(&self, form: &Form, field: impl Which) -> Result<Vec<StakeholderId>, (usize, String)> {
        self.deal.as_ref().map_or_else(|| Ok(Vec::new()), |open| form.people(field, &open.deal))
    }

    fn close_saved_form(&mut self) {
        self.overlays.pop();
    }

    /// Closes the form and makes its edit. The form stays open if the deal cannot be changed.
    fn close_and_edit(&mut self, what: String, change: impl FnOnce(&mut Deal)) -> Result<(), (usize, String)> {
        self.close_and_edit_saying(what.clone(), what, change)
    }

    /// Does the same, with a message that differs from the words in undo and history.
    fn close_and_edit_saying(
        &mut self,
        what: String,
        said: String,
        change: impl FnOnce(&mut Deal),
    ) -> Result<(), (usize, String)> {
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        let hidden = self.saved_unseen();
        self.close_saved_form();
        if self.edit(what, change) {
            self.done(Said::from(said).in_privacy(hidden));
        }
        Ok(())
    }

    /// Returns what is said of saving the form on top where what it holds is hidden: that, and what kind of thing it is.
    fn saved_unseen(&self) -> String {
        let title = match self.overlays.last() {
            Some(Overlay::Form(form)) => form.kind.title(),
            _ => PRIVATE,
        };
        let what = if title == PRIVATE { String::new() } else { format!(" · {title}") };
        format!("Saved, and hidden in privacy mode{what}")
    }

    /// Warns if a person's name only looks like that of another.
    fn warn_of_twin(&mut self, id: StakeholderId) {
        let Some(deal) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let Some(person) = deal.person(id) else { return };
        let others = deal.stakeholders.iter().filter(|one| one.id != id).map(|one| &one.name);
        if let Some(twin) = twin(&person.name, others) {
            self.note(words(&person.name, twin, "person"));
        }
    }
}

/// Returns the touched fields with their present values, without those in `but`; empty if no other was
/// touched.
fn values<W: Which>(form: &Form, but: &[W]) -> String {
    let but: Vec<usize> = but.iter().map(|one| one.index(form)).collect();
    let touched = (0..form.fields.len()).filter(|index| !but.contains(index) && form.is_field_touched(*index));
    let value = |index: usize| match meant_in(form, index) {
        text if text.is_empty() => format!("{} cleared", form.fields[index].label),
        text => format!("{}: {text}", form.fields[index].label),
    };
    let all: Vec<String> = touched.map(value).collect();
    if all.is_empty() { String::new() } else { format!(" · {}", all.join(" · ")) }
}

/// Returns what a field's text stands for, in one line: the beginning of an answer is written out.
fn meant_in(form: &Form, index: usize) -> String {
    let labels = |offers: &[Offer], indices: Vec<usize>| {
        indices.into_iter().map(|one| offers[one].label.as_str()).collect::<Vec<_>>().join(", ")
    };
    let meant = match &form.fields[index].kind {
        Kind::Many(offers) => form.all_chosen(index).ok().map(|indices| labels(offers, indices)),
        Kind::One(offers) => form.chosen(index).ok().map(|one| labels(offers, one.into_iter().collect())),
        Kind::Who(_) | Kind::Line | Kind::Lines | Kind::Day(_) => None,
    };
    meant.unwrap_or_else(|| one_line(form.value(index)))
}

/// Returns a field's text, or the fault if it is empty.
fn filled(form: &Form, field: impl Which, fault: &str) -> Result<String, (usize, String)> {
    let index = field.index(form);
    let text = form.text(index);
    if text.is_empty() { Err((index, fault.to_owned())) } else { Ok(text) }
}

/// Returns the name in a field as one line, or the fault if it is empty or too long. A stored name stays as it is.
fn named(form: &Form, field: impl Which, fault: &str) -> Result<String, (usize, String)> {
    let name = filled(form, field, fault)?;
    let length = name.chars().count();
    if length > NAME_LIMIT && form.is_field_touched(field) {
        let fault = format!(
            "This name has {length} characters; the limit is {NAME_LIMIT}. Shorten it; nothing you typed is lost"
        );
        return Err((field.index(form), fault));
    }
    Ok(name)
}
