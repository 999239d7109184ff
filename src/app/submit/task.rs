//! What saving the forms of a mobilizing task does: one that is given, and one that is out and changed.

use super::filled;
use crate::app::App;
use crate::app::form::Form;
use crate::app::overlays::Overlay;
use crate::domain::dates;
use crate::domain::id::{RecordId, StakeholderId};
use crate::domain::task::Task;
use crate::domain::text::Text;
use serde_json::Map;

impl App {
    pub(super) fn save_task(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let task = filled(form, 0, "Say what they are to do")?;
        let due = self.day(form, 1)?;
        let (record, by) = self.by_assessor();
        let task = Task {
            id: record,
            what: task.into(),
            due,
            given: self.now.timestamp(),
            by: by.into(),
            judged: None,
            extra: Map::new(),
        };
        let what = format!("{}: task until {}", self.name_of(id), dates::show(due, self.today()));
        self.close_and_edit(what, |deal| deal.give_task(id, task))?;
        if matches!(self.overlays.last(), Some(Overlay::Screening(_))) {
            self.later_step();
        }
        Ok(())
    }

    /// Logs the conversation of the day that was given.
    pub(super) fn save_spoke(&mut self, form: &Form, person: StakeholderId) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, 0)?;
        if let Some(reason) = self.read_only() {
            return Err((0, format!("Not saved: {reason}")));
        }
        self.close_saved_form();
        self.log_screening(person, on);
        Ok(())
    }

    pub(super) fn save_task_edit(
        &mut self,
        form: &Form,
        id: StakeholderId,
        task: RecordId,
    ) -> Result<(), (usize, String)> {
        filled(form, 0, "Say what they are to do")?;
        let due = self.day(form, 1)?;
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        if person.is_none_or(|person| person.open_task_with(task).is_none()) {
            return Err((0, "This task is not out any more; Esc keeps what you typed".to_owned()));
        }
        let mut overtaken = false;
        let what = format!("{}: changed the task, by {}", self.name_of(id), dates::show(due, self.today()));
        self.close_and_edit(what, |deal| {
            deal.edit_task(id, task, |task| {
                let stood = Text::from(task.due.to_string());
                let mut day = stood.clone();
                overtaken = form.write_all([&mut task.what, &mut day]);
                if day != stood {
                    task.due = due;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
