//! A concern of one person, or a disconnect between several.

use super::card::offers;
use super::conversation::in_a_row;
use super::{filled, values};
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choice, Choices, Picked};
use crate::domain::record::concern::{Concern, Matter, Progress};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::text::{Text, one_line};
use serde_json::Map;

const WHAT: FieldKey = FieldKey::private("What");
const OF: FieldKey = FieldKey::naming(Datum::Concerns, "Of").labeled("Whose");
const OVER: FieldKey = FieldKey::of(Datum::Concerns, "Over").labeled("About");
const OWNER: FieldKey = FieldKey::of(Datum::Concerns, "Ours").labeled("Owner");
const STATE: FieldKey = FieldKey::of(Datum::Concerns, "State").labeled("Status");

impl App {
    /// Opens the form for a new concern or disconnect.
    pub(in crate::app) fn add_concern(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let people = people(&open.deal, None);
        let of = label_of(&people, self.group_person()).to_owned();
        let me = self.me();
        let form = Form::new(FormKind::NewConcern(open.deal.id), "Concern or disconnect")
            .lead("One person has a concern. Two or more who disagree have a disconnect.")
            .field(WHAT, "", "in their words")
            .many(OF, &of, people)
            .from_selection()
            .one(OVER, "", offers(Matter::ALL))
            .suggest(OWNER, &me, "who on your team handles it")
            .anybody(self.anybody(&me))
            .one(STATE, Progress::Open.label(), offers(Progress::ALL));
        self.open_form(form);
    }

    /// Opens the form of an existing concern.
    pub(in crate::app) fn edit_concern(&mut self, id: RecordId) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(concern) = open.deal.concerns.iter().find(|one| one.id == id) else { return };
        let all = people(&open.deal, None);
        let of = all.iter().filter(|offer| offer.person.is_some_and(|id| concern.of.has(id)));
        let of: Vec<&str> = of.map(|offer| offer.label.as_str()).collect();
        let over = concern.over.as_ref().and_then(Choice::known).map_or("", Choices::label);
        let form = Form::new(FormKind::EditConcern(id), "Concern or disconnect")
            .field(WHAT, &concern.text, "in their words")
            .many(OF, &of.join(", "), all.clone())
            .one(OVER, over, offers(Matter::ALL))
            .field(OWNER, &self.shown_doer(&concern.owner, concern.owner_id), "who on your team handles it")
            .anybody(self.anybody(&concern.owner))
            .one(STATE, concern.state.known().map_or("", Choices::label), offers(Progress::ALL));
        self.open_form(form);
    }

    pub(in crate::app) fn save_concern(&mut self, form: &Form, kept: Option<RecordId>) -> Result<(), (usize, String)> {
        let text = filled(form, WHAT, "Say what it is")?;
        let there = kept.and_then(|id| self.deal.as_ref()?.deal.concerns.iter().find(|one| one.id == id));
        let of: Picked<StakeholderId> = match there {
            Some(concern) if !form.is_field_touched(OF) => concern.of.iter().collect(),
            Some(_) | None => self.people_in(form, OF)?.into_iter().collect(),
        };
        if of.is_empty() {
            return Err(form.fault(OF, "Whose is it? Name one person, or the people who disagree"));
        }
        let over = form.chosen(OVER)?.map(|at| Choice::from(Matter::ALL[at]));
        let state = form.chosen(STATE)?.map_or(Progress::Open, |at| Progress::ALL[at]);
        let owner_id = if there.is_none() || form.is_field_touched(OWNER) { self.doer_in(form, OWNER)? } else { None };
        let (owner, mut overtaken) = there.map_or_else(
            || (Text::new(), false),
            |concern| self.doer_typed(form, OWNER, &concern.owner, concern.owner_id),
        );
        let kind = if of.count() > 1 { "disconnect" } else { "concern" };
        let what = format!("{kind}: {text}");
        let names: Vec<String> = of.iter().map(|id| self.name_of(id)).collect();
        let Some(id) = kept else {
            let said = format!("Added a {kind} for {}: {text}, {}", in_a_row(&names), state.label());
            let owner = (one_line(form.value(OWNER)).into(), owner_id);
            let concern = self.new_concern(of, over, text, owner, state);
            return self.close_and_edit_saying(what, said, |deal| deal.raise(concern));
        };
        if self.deal.as_ref().is_none_or(|open| open.deal.concerns.iter().all(|one| one.id != id)) {
            return Err(form.fault(WHAT, "This was just removed. Esc keeps what you typed"));
        }
        let said = format!("Saved the {kind} “{text}”{}", values(form, &[WHAT]));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_concern(id, |concern| {
                overtaken |= form.write_into(WHAT, &mut concern.text);
                if form.is_field_touched(OWNER) {
                    (concern.owner, concern.owner_id) = (owner, owner_id);
                }
                if form.is_field_touched(OF) {
                    concern.of.replace(of.iter());
                }
                if form.is_field_touched(OVER) {
                    concern.over = over;
                }
                if form.is_field_touched(STATE) {
                    concern.state = state.into();
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    fn new_concern(
        &mut self,
        of: Picked<StakeholderId>,
        over: Option<Choice<Matter>>,
        text: String,
        (owner, owner_id): (Text, Option<StakeholderId>),
        state: Progress,
    ) -> Concern {
        Concern {
            id: self.new_record(),
            of,
            over,
            text: text.into(),
            owner,
            owner_id,
            state: state.into(),
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        }
    }
}
