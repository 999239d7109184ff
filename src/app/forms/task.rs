//! A mobilizing task: giving one, changing one that was given, and the message once it was delivered.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::overlays::Overlay;
use crate::domain::judge::next::{Next, next};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::task::Task;
use crate::domain::record::text::Text;
use crate::export::words::question;
use serde_json::Map;

const TASK: FieldKey = FieldKey::private("Task");
const BY: FieldKey = FieldKey::private("By");

impl App {
    pub(in crate::app) fn open_task_edit(&mut self, id: StakeholderId, task: RecordId) {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let Some(task) = person.and_then(|person| person.open_task_with(task)) else {
            self.note("This task is not out any more");
            return;
        };
        let form = Form::new(FormKind::EditTask(id, task.id), format!("The task for {}", self.name_of(id)))
            .field(TASK, &task.what, "what they are to do")
            .future_day(BY, &task.due.to_string());
        self.open_form(form);
    }

    pub(in crate::app) fn open_task_form(&mut self, person: StakeholderId) {
        let name = self.name_of(person);
        let form = Form::new(FormKind::Task(person), format!("A task for {name}"))
            .lead("Small for a Mobilizer, telling for you: it shows both will and clout.")
            .field(TASK, "", "such as: bring the plant manager and finance to the next call")
            .future_day(BY, "+7d");
        self.open_form(form);
    }

    pub(super) fn save_task(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let task = filled(form, TASK, "Say what they are to do")?;
        let due = self.day_to_come(form, BY)?;
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
        let (name, day) = (self.name_of(id), dates::show(due, self.today()));
        let (what, said) =
            (format!("{name}: task until {day}"), format!("Gave {name} a task: {}, due {day}", task.what));
        self.close_and_edit_saying(what, said, |deal| deal.give_task(id, task))?;
        if matches!(self.overlays.last(), Some(Overlay::Screening(_))) {
            self.later_step();
        }
        Ok(())
    }

    pub(super) fn save_task_edit(
        &mut self,
        form: &Form,
        id: StakeholderId,
        task: RecordId,
    ) -> Result<(), (usize, String)> {
        let task_words = filled(form, TASK, "Say what they are to do")?;
        let due = self.day_to_come(form, BY)?;
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        if person.is_none_or(|person| person.open_task_with(task).is_none()) {
            return Err((0, "This task is not out any more; Esc keeps what you typed".to_owned()));
        }
        let mut overtaken = false;
        let (name, day) = (self.name_of(id), dates::show(due, self.today()));
        let said = format!("Changed the task of {name}: {task_words}, due {day}");
        self.close_and_edit_saying(format!("{name}: changed the task, by {day}"), said, |deal| {
            deal.edit_task(id, task, |task| {
                let stood = Text::from(task.due.to_string());
                let mut day = stood.clone();
                overtaken = form.write_each([(TASK, &mut task.what), (BY, &mut day)]);
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

    /// Returns what to celebrate in the task they delivered, and what is next; never another task.
    pub(in crate::app) fn delivery_words(&self, id: StakeholderId) -> String {
        let name = self.name_of(id);
        let Some((open, person)) = self.deal.as_ref().and_then(|open| Some((open, open.deal.person(id)?))) else {
            return format!("{name} delivered");
        };
        let (answers, verdict) = self.verdict(person);
        if matches!(verdict.group, Some((_, GroupWord::Confirmed))) {
            let next = if open.deal.track(id).is_some() { "go on coaching" } else { "start coaching" };
            return format!("{name} is a confirmed Mobilizer. Next: {next} (c)");
        }
        match next(&self.playbook.model, &answers, &verdict, &[]) {
            Next::AddEvidence => format!("{name} delivered. Add what you saw to confirm them"),
            _ if person.delivered_unseen() => format!("{name} delivered. Add what you saw"),
            Next::Ask(item) => format!("{name} delivered. Next: {}", question(&self.playbook, item)),
            Next::GiveTask | Next::GiveAnother | Next::Enough | Next::NothingLeft => format!("{name} delivered"),
        }
    }
}
