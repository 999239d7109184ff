//! A step that the customer's company takes inside to buy: what, when, and who does it.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, label_of, people};
use crate::app::overlays::Overlay;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use crate::domain::record::inside_step::InsideStep;

const NAME: FieldKey = FieldKey::of(Datum::InsideSteps, "Name").labeled("Step");
const WHO: FieldKey = FieldKey::naming(Datum::InsideSteps, "Who").labeled("Person");
const DUE: FieldKey = FieldKey::of(Datum::InsideSteps, "Due");
const DONE: FieldKey = FieldKey::of(Datum::InsideSteps, "Done").labeled("Done on");

impl App {
    /// Opens the form of a step, or for a new one behind the step under the cursor.
    pub(in crate::app) fn open_inside_step(&mut self, id: Option<RecordId>) {
        let Some(open) = self.deal.as_ref() else { return };
        let step = id.and_then(|id| open.deal.inside_step(id));
        if id.is_some() && step.is_none() {
            self.note("This step no longer exists");
            return;
        }
        let usual = step.and_then(|one| self.playbook.inside.step(&one.usual));
        let lead = usual.map_or_else(
            || "In their words: what happens, and who has to say yes?".to_owned(),
            |usual| format!("{} Ask: {}", usual.means, usual.ask),
        );
        let people = people(&open.deal, None);
        let who = label_of(&people, step.and_then(|one| one.who)).to_owned();
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, dates::dated);
        let form = Form::new(FormKind::InsideStep(open.deal.id, id), "Their inside step")
            .lead(lead)
            .field(NAME, step.map_or("", |one| &one.name), "what they call it")
            .one(WHO, &who, people)
            .from_selection()
            .future_day(DUE, &day(step.and_then(|one| one.due)))
            .past_day(DONE, &day(step.and_then(|one| one.done)));
        self.open_form(form);
    }

    pub(in crate::app) fn save_inside_step(
        &mut self,
        form: &Form,
        id: Option<RecordId>,
    ) -> Result<(), (usize, String)> {
        let name = filled(form, NAME, "What happens in it?")?;
        let there = id.and_then(|id| self.deal.as_ref()?.deal.inside_step(id).cloned());
        if id.is_some() && there.is_none() {
            return Err(form.fault(NAME, "This was just removed. Esc keeps what you typed"));
        }
        let who = self.people_in(form, WHO)?.first().copied();
        let due = self.day_if_any(form, DUE)?;
        let done = if form.value(DONE).is_empty() { None } else { Some(self.day_so_far(form, DONE)?) };
        let what = format!("their step: {name}");
        let said = format!("Saved their step: {name}");
        let Some(id) = id else {
            let behind = self.inside_step_here().map(|one| one.id);
            let new = InsideStep::new(self.new_record(), &name, "", &self.me(), self.now.timestamp());
            let new = InsideStep { who, due, done, ..new };
            let id = new.id;
            self.close_and_edit_saying(what, said, |deal| deal.add_inside_step(new, behind))?;
            let at = self.inside_steps().iter().position(|one| one.id == id);
            if let (Some(at), Some(Overlay::Inside(view))) = (at, self.overlays.last_mut()) {
                view.cursor = at;
            }
            return Ok(());
        };
        let mut overtaken = false;
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_inside_step(id, |step| {
                overtaken = form.write_into(NAME, &mut step.name);
                for (field, to, new) in [(DUE, &mut step.due, due), (DONE, &mut step.done, done)] {
                    if form.is_field_touched(field) {
                        *to = new;
                    }
                }
                if form.is_field_touched(WHO) {
                    step.who = who;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
