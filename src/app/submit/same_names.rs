//! Questions about who is meant: somebody is to be called what another person in the deal is called, or a name in a field
//! fits several people. Whatever was typed stays in its form below the question.

use crate::app::App;
use crate::app::form::{Form, FormKind};
use crate::app::overlays::Overlay;
use crate::app::overlays::finder::{Choice, FinderKind, Match};
use crate::domain::id::StakeholderId;
use crate::domain::naming::{alike, labels, tells_apart};
use crate::domain::stakeholder::Stakeholder;

/// The places of the fields of a person's form that may help to find out who is meant.
const NAME: usize = 0;
const CARD: [&str; 2] = ["Title", "Part"];

impl App {
    /// Asks once whether the person in a form is another than those who are called so already. Returns whether it asks.
    pub(in crate::app) fn asks_about_same_name(&mut self, form: &Form) -> bool {
        let first = self.same_name(form);
        if let Some(id) = first {
            self.open_finder(FinderKind::SameName(id));
        }
        first.is_some()
    }

    /// Somebody else who is called what a person's form says, where that is new and was not asked about.
    fn same_name(&self, form: &Form) -> Option<StakeholderId> {
        let name = form.value(NAME);
        let asks = matches!(form.kind, FormKind::NewPerson(_) | FormKind::EditPerson(_))
            && !name.is_empty()
            && form.is_field_touched(NAME)
            && form.settled_name.as_deref() != Some(name);
        let people = &self.deal.as_ref().filter(|_| asks)?.deal.stakeholders;
        let own = form.kind.person();
        alike(people, name).into_iter().map(|at| people[at].id).find(|id| Some(*id) != own)
    }

    /// What can be said about a name that somebody has already: another person, or one of those.
    pub(in crate::app) fn same_name_answers(&self, id: StakeholderId) -> Vec<Match> {
        let own = self.overlays.iter().rev().find_map(Overlay::form).and_then(|form| form.kind.person());
        let other = if own.is_some() { "Somebody else: save the name" } else { "Somebody else: add a second person" };
        let mut all = vec![line(Choice::SameName(None), other.to_owned())];
        let Some(deal) = self.deal.as_ref().map(|open| &open.deal) else { return all };
        let name = deal.person(id).map_or("", |one| one.name.as_str());
        let then = if own.is_some() { "save and merge the two" } else { "open their entry" };
        let called = labels(&deal.stakeholders);
        for at in alike(&deal.stakeholders, name) {
            let one = &deal.stakeholders[at];
            if Some(one.id) != own {
                let text = format!("It's {}: {then}", in_words(one, &called[at]));
                all.push(line(Choice::SameName(Some(one.id)), text));
            }
        }
        all
    }

    /// Does what was said about a name that somebody has already.
    pub(in crate::app) fn take_same_name(&mut self, same: Option<StakeholderId>) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        form.settled_name = Some(form.value(NAME).to_owned());
        match (form.kind.person(), same) {
            (_, None) => self.submit(),
            (None, Some(id)) => self.open_instead(id),
            (Some(own), Some(id)) => {
                let below = self.overlays.len() - 1;
                self.submit();
                if self.overlays.len() == below {
                    self.join(own, id);
                }
            }
        }
    }

    /// Goes to somebody instead of adding them again. What else was typed of them goes into their own form where that says
    /// nothing yet.
    fn open_instead(&mut self, id: StakeholderId) {
        let Some(Overlay::Form(form)) = self.overlays.last().cloned() else { return };
        self.cancel_form();
        self.go_to_person(id);
        let typed: Vec<(&str, &str)> = form.fields.iter().map(|one| (one.label, one.input.value())).collect();
        let typed = typed.into_iter().filter(|(label, text)| CARD.contains(label) && !text.trim().is_empty());
        let typed: Vec<(&str, &str)> = typed.collect();
        if !typed.is_empty() {
            self.edit_person();
            self.with_form(|form| form.fill_in_empty(&typed));
        }
        let name = self.name_of(id);
        self.note(format!("Nobody added: this is {name} · Ctrl-O in a new form brings back what you typed"));
    }

    /// Asks which of several people an unclear name in a field means.
    pub(in crate::app) fn ask_which(&mut self, place: usize) {
        let seen = self.as_seen().overlays.last().and_then(Overlay::form);
        if seen.is_some_and(|form| form.unclear(place).is_some()) {
            self.open_finder(FinderKind::Which(place));
        }
    }

    /// Those whom an unclear name in a field fits.
    pub(in crate::app) fn which_answers(&self, place: usize) -> Vec<Match> {
        let form = self.overlays.iter().rev().find_map(Overlay::form);
        let (Some((_, offers)), Some(open)) = (form.and_then(|form| form.unclear(place)), self.deal.as_ref()) else {
            return Vec::new();
        };
        let found = offers.into_iter().filter_map(|offer| Some((offer, open.deal.person(offer.person?)?)));
        found.map(|(offer, one)| line(Choice::Meant(one.id), in_words(one, &offer.label))).collect()
    }

    /// Puts who is meant into the field, and saves the form.
    pub(in crate::app) fn take_meant(&mut self, kind: FinderKind, id: StakeholderId) {
        if let FinderKind::Which(place) = kind {
            self.with_form(|form| form.settle(place, id));
            self.submit();
        }
    }

    /// What a question about who is meant asks; empty for other lists.
    #[must_use]
    pub fn asks_who(&self, kind: FinderKind) -> String {
        match kind {
            FinderKind::SameName(id) => format!("{} is in this deal already: the same person?", self.name_of(id)),
            FinderKind::Which(place) => {
                let form = self.overlays.iter().rev().find_map(Overlay::form);
                let part = form.and_then(|form| form.unclear(place)).map_or_else(String::new, |(part, _)| part);
                format!("Which “{part}”?")
            }
            _ => String::new(),
        }
    }
}

/// Somebody by their label, and what tells them apart.
pub(in crate::app) fn in_words(person: &Stakeholder, label: &str) -> String {
    let left = if person.has_left() { "left" } else { "" };
    let more = tells_apart(person);
    let more: Vec<&str> = [more.as_str(), left].into_iter().filter(|part| !part.is_empty()).collect();
    if more.is_empty() { label.to_owned() } else { format!("{label} ({})", more.join(", ")) }
}

fn line(choice: Choice, text: String) -> Match {
    Match { choice, text, group: "", key: String::new(), blocked: None }
}
