//! Questions about who is meant: a name in a person's form is taken by another person in the deal, or a name in a field
//! fits several people. The form stays open below the question.

use super::card::{NAME, ROLES, TITLE};
use crate::app::App;
use crate::app::form::choosing::Kind;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::overlays::Overlay;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::{alike, tells_apart};
use crate::domain::record::stakeholder::Stakeholder;

/// The fields of a person's form that may help to find out who is meant.
const CARD: [FieldKey; 2] = [TITLE, ROLES];

impl App {
    /// Asks, once for each name, whether the person in a form is the one who has that name already. Returns whether it
    /// asks.
    pub(in crate::app) fn asks_about_same_name(&mut self, form: &Form) -> bool {
        let found = self.same_names(form);
        let Some((first, _)) = found.first() else { return false };
        let first = *first;
        self.with_form(|form| form.candidates = found);
        self.open_finder(FinderKind::SameName(first));
        true
    }

    /// Returns the other people with the name in a person's form, if the name is new and was not asked about.
    fn same_names(&self, form: &Form) -> Vec<(StakeholderId, String)> {
        let name = form.value(NAME);
        let asks = matches!(form.kind, FormKind::NewPerson(_) | FormKind::EditPerson(_))
            && !name.is_empty()
            && form.is_field_touched(NAME)
            && form.settled_name.as_deref() != Some(name);
        let Some(open) = self.deal.as_ref().filter(|_| asks) else { return Vec::new() };
        let people = &open.deal.stakeholders;
        let found: Vec<usize> =
            alike(people, name).into_iter().filter(|at| Some(people[*at].id) != form.kind.person()).collect();
        found.iter().map(|at| (people[*at].id, open.deal.called(&people[*at]).to_string())).collect()
    }

    /// Returns the choices for a taken name: another person, or one of those who have it. First, where Enter is, comes
    /// what is easily taken back: a second entry of a person goes unnoticed, and so do two people merged into one.
    pub(in crate::app) fn same_name_answers(&self) -> Vec<Match> {
        let Some(form) = self.form_below() else { return Vec::new() };
        let is_new = form.kind.person().is_none();
        let (other, then) = match is_new {
            false => ("Someone else: keep the name", "save and merge them"),
            true => ("Someone else: add a second person", "open their entry"),
        };
        let same = self.candidates(form);
        let same = same.map(|(id, words)| line(Choice::SameName(Some(id)), format!("It's {words}: {then}")));
        let mut all: Vec<Match> = same.collect();
        all.insert(if is_new { all.len() } else { 0 }, line(Choice::SameName(None), other.to_owned()));
        all
    }

    fn form_below(&self) -> Option<&Form> {
        self.overlays.iter().rev().find_map(Overlay::form)
    }

    /// Returns the people whom a question above a form asks about, in words.
    fn candidates<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = (StakeholderId, String)> + 'a {
        form.candidates.iter().filter_map(|(id, label)| {
            let one = self.deal.as_ref()?.deal.person(*id)?;
            Some((*id, in_words(one, if label.is_empty() { &one.name } else { label })))
        })
    }

    /// Applies the choice for a taken name.
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

    /// Goes to an existing person instead of adding them again. The rest of what was typed goes into the empty fields
    /// of their form.
    fn open_instead(&mut self, id: StakeholderId) {
        let Some(Overlay::Form(form)) = self.overlays.last().cloned() else { return };
        self.cancel_form();
        self.go_to_person(id);
        let typed: Vec<(&str, &str)> = form.fields.iter().map(|one| (one.key, one.input.value())).collect();
        let typed =
            typed.into_iter().filter(|(key, text)| CARD.iter().any(|one| one.key == *key) && !text.trim().is_empty());
        let typed: Vec<(&str, &str)> = typed.collect();
        if !typed.is_empty() {
            self.edit_person();
            self.with_form(|form| form.fill_in_empty(&typed));
        }
        let name = self.name_of(id);
        self.note(format!("Nobody added: {name} was already here · Ctrl-O in a new form brings back what you typed"));
    }

    /// Asks which of several people an unclear name in a field means.
    pub(in crate::app) fn ask_which(&mut self, index: usize) {
        let seen = self.as_seen().overlays.last().and_then(Overlay::form);
        let Some((part, offers)) = seen.and_then(|form| form.unclear(index)) else { return };
        let found = offers.into_iter().filter_map(|one| Some((one.person?, one.label.clone()))).collect();
        self.with_form(|form| (form.candidates, form.unclear_part) = (found, part));
        self.open_finder(FinderKind::Which(index));
    }

    /// Returns the people whom an unclear name in a field fits.
    pub(in crate::app) fn which_answers(&self, index: usize) -> Vec<Match> {
        let form = self.form_below();
        let all = form.into_iter().flat_map(|form| self.candidates(form));
        let all = all.map(|(id, words)| line(Choice::Meant(Some(id)), words));
        let is_who = |form: &&Form| form.fields.get(index).is_some_and(|field| matches!(field.kind, Kind::Who(_)));
        let ours = form.filter(is_who).map(|_| line(Choice::Meant(None), "Someone on our side".to_owned()));
        all.chain(ours).collect()
    }

    /// Puts the chosen person into the field, and saves the form.
    pub(in crate::app) fn take_meant(&mut self, kind: FinderKind, id: Option<StakeholderId>) {
        if let FinderKind::Which(index) = kind {
            self.with_form(|form| form.settle(index, id));
            self.submit();
        }
    }

    /// Returns the words of a question above a form; empty for other lists.
    #[must_use]
    pub fn asks_who(&self, kind: FinderKind) -> String {
        match kind {
            FinderKind::SameName(id) => {
                let name = self.deal.as_ref().and_then(|open| open.deal.called_by_id(id)).map(|name| &**name);
                format!("{} is already in this deal. Same person?", name.unwrap_or("Someone with this name"))
            }
            FinderKind::Which(_) => {
                let part = self.form_below().map_or("", |form| form.unclear_part.as_str());
                format!("Which “{part}”?")
            }
            FinderKind::Pasted => self.asks_what_was_pasted(),
            _ => String::new(),
        }
    }
}

/// Returns a person's label with what tells them apart.
pub(in crate::app) fn in_words(person: &Stakeholder, label: &str) -> String {
    let left = if person.has_left() { "left" } else { "" };
    let more = tells_apart(person);
    let more: Vec<&str> = [more.as_str(), left].into_iter().filter(|part| !part.is_empty()).collect();
    if more.is_empty() { label.to_owned() } else { format!("{label} ({})", more.join(", ")) }
}

fn line(choice: Choice, text: String) -> Match {
    Match { choice, text, group: "", key: String::new(), blocked: None }
}
