//! A person's view of their work: goal, priorities, means, metrics.

use super::values;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::id::StakeholderId;

const GOAL: FieldKey = FieldKey::private("Goal");
const PRIORITIES: FieldKey = FieldKey::private("Priorities");
const MEANS: FieldKey = FieldKey::private("Means");
const METRICS: FieldKey = FieldKey::private("Metrics");

impl App {
    /// Opens the form for a person's view of their work.
    pub(in crate::app) fn open_mind(&mut self, id: StakeholderId) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.deal.person(id)) else { return };
        let mind = person.mind();
        let form = Form::new(FormKind::Mind(id), format!("How {} sees it", self.name_of(id)))
            .lead("In their words. If two people disagree, + adds a disconnect.")
            .field(GOAL, &mind.goal, "what they want to achieve")
            .field(PRIORITIES, &mind.priorities, "what matters most to them")
            .field(MEANS, &mind.means, "how they'd go about it")
            .field(METRICS, &mind.metrics, "how they measure success");
        self.open_form(form);
    }

    pub(in crate::app) fn save_mind(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let mut overtaken = false;
        let (name, values) = (self.name_of(id), values::<usize>(form, &[]));
        let (what, said) = (format!("{name}: their view"), format!("Saved {name}'s view{values}"));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_mind(id, |mind| {
                overtaken = form.write_each([
                    (GOAL, &mut mind.goal),
                    (PRIORITIES, &mut mind.priorities),
                    (MEANS, &mut mind.means),
                    (METRICS, &mut mind.metrics),
                ]);
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
