//! A person's position on something that the group must agree on, and the evidence for it.

use super::willing::{KNOWN_FROM, KNOWN_HINT, is_hearsay, levels, sources, stands};
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stance::{Position, Topic};

const AGREES: FieldKey = FieldKey::private("Agrees");
pub(in crate::app) const SEEN: FieldKey = FieldKey::of(Datum::Sources, "Seen").labeled("Evidence");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form for a person's position on something that the group must agree on.
    pub(in crate::app) fn open_agreement(&mut self, id: StakeholderId, topic: Topic) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.deal.person(id)) else { return };
        let form = Form::new(FormKind::Agreement(id, topic), format!("{}: the {}", self.name_of(id), topic.label()))
            .lead("What this one person says or does. Group agreement has its own line.")
            .one(AGREES, stands(person, topic), levels(&self.playbook, topic).into_iter().rev().collect())
            .field(SEEN, "", "what they did or said that shows it")
            .past_day(DAY, "today")
            .one(KNOWN_FROM, "", sources())
            .hint(KNOWN_HINT);
        self.open_form(form);
    }

    pub(in crate::app) fn save_agreement(
        &mut self,
        form: &Form,
        id: StakeholderId,
        topic: Topic,
    ) -> Result<(), (usize, String)> {
        let (on, hearsay) = (self.day_so_far(form, DAY)?, is_hearsay(form)?);
        let Some(at) = form.chosen(AGREES)? else {
            return Err(form.fault(AGREES, "Do they agree? Choose yes, unsure or no"));
        };
        // The best stands first, as on the keys; files name the positions from the other end.
        let mut positions = Position::on(topic);
        positions.reverse();
        let position = positions[at];
        let stance = self.a_stance(position, (form.value(SEEN), hearsay), on);
        let what = format!("{}: {}, {}", self.name_of(id), topic.label(), position.label());
        let heard = if hearsay == Some(true) { ", hearsay" } else { "" };
        let said = format!("{what}, {}{heard}", dates::show(on, self.today()));
        self.close_and_edit_saying(what, said, |deal| deal.take_stance(id, stance))
    }
}
