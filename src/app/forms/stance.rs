//! An existing stance, as the history opens it.

use super::willing::{KNOWN_FROM, KNOWN_HINT, is_hearsay, levels, source_words, sources};
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stance::{Position, Stance, Stood};

const LEVEL: FieldKey = FieldKey::private("Stance");
const SHOWED: FieldKey = FieldKey::of(Datum::Sources, "Seen").labeled("Evidence");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    fn stance(&self, person: StakeholderId, id: RecordId) -> Option<&Stance> {
        self.deal.as_ref()?.deal.person(person)?.stances.iter().find(|one| one.id == id)
    }

    /// Opens the form of an existing stance.
    pub(in crate::app) fn edit_stance(&mut self, person: StakeholderId, id: RecordId) {
        let Some(stance) = self.stance(person, id) else {
            self.note("This stance no longer exists");
            return;
        };
        let Some(position) = stance.position() else {
            self.note("This stance is from a newer version, so it can't be edited here");
            return;
        };
        let topic = position.topic();
        let form = Form::new(FormKind::EditStance(person, id), format!("{}: {}", self.name_of(person), topic.label()))
            .one(LEVEL, position.label(), levels(&self.playbook, topic))
            .lines(SHOWED, &stance.evidence, "what they did or said that shows it")
            .past_day(DAY, &dates::dated(stance.on))
            .one(KNOWN_FROM, source_words(stance.hearsay), sources())
            .hint(KNOWN_HINT);
        self.open_form(form);
    }

    pub(in crate::app) fn save_edited_stance(
        &mut self,
        form: &Form,
        person: StakeholderId,
        id: RecordId,
    ) -> Result<(), (usize, String)> {
        let Some(topic) = self.stance(person, id).and_then(Stance::topic) else {
            return Err(form.fault(LEVEL, "This stance was just removed. Esc keeps what you typed"));
        };
        let Some(level) = form.chosen(LEVEL)? else { return Err(form.fault(LEVEL, "Choose a value on the scale")) };
        let position = Position::on(topic)[level];
        let on = if form.is_field_touched(DAY) { Some(self.day_so_far(form, DAY)?) } else { None };
        let hearsay = is_hearsay(form)?;
        let mut overtaken = false;
        let name = self.name_of(person);
        let day = on.map_or_else(String::new, |on| format!(", {}", dates::show(on, self.today())));
        let said = format!("Saved the stance of {name}: {} {}{day}", topic.label(), position.label());
        self.close_and_edit_saying(format!("{name}: edited a stance"), said, |deal| {
            deal.edit_stance(person, id, |stance| {
                overtaken = form.write_into(SHOWED, &mut stance.evidence);
                if form.is_field_touched(LEVEL) {
                    stance.what = Stood::Known(position);
                }
                if form.is_field_touched(KNOWN_FROM) {
                    stance.hearsay = hearsay;
                }
                stance.on = on.unwrap_or(stance.on);
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
