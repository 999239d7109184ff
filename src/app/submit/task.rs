//! The forms of a mobilizing task: one that is given, one that is out and changed, and what was seen of it; what saving
//! them does, and what is said once it was delivered.

use super::filled;
use crate::app::App;
use crate::app::form::{Form, FormKind};
use crate::app::overlays::Overlay;
use crate::domain::judge::next::{Next, next};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::record::answer::Item;
use crate::domain::record::dates;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::task::Task;
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use crate::export::words::question;
use jiff::civil::Date;
use serde_json::Map;

impl App {
    pub(in crate::app) fn open_task_edit(&mut self, id: StakeholderId, task: RecordId) {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let Some(task) = person.and_then(|person| person.open_task_with(task)) else {
            self.note("This task is not out any more");
            return;
        };
        let form = Form::new(FormKind::EditTask(id, task.id), format!("The task for {}", self.name_of(id)))
            .field("Task", &task.what, "what they are to do")
            .future_day("By", &task.due.to_string());
        self.open_form(form);
    }

    pub(in crate::app) fn open_task_form(&mut self, person: StakeholderId) {
        let name = self.name_of(person);
        let form = Form::new(FormKind::Task(person), format!("A task for {name}"))
            .lead("Small for a Mobilizer, telling for you: it shows both will and clout.")
            .field("Task", "", "such as: bring the plant manager and finance to the next call")
            .future_day("By", "+7d");
        self.open_form(form);
    }

    pub(super) fn save_task(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let task = filled(form, 0, "Say what they are to do")?;
        let due = self.day_to_come(form, 1)?;
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

    /// Adds what was seen behind an answer. Where it confirms a Mobilizer, that is what is said.
    pub(super) fn save_evidence(&mut self, form: &Form, id: StakeholderId, item: Item) -> Result<(), (usize, String)> {
        let text = filled(form, 0, "Say what was seen")?;
        let on = self.day_so_far(form, 1)?;
        if item == Item::Tell(Tell::Task) {
            self.refuse_before_the_task(id, on)?;
        }
        let (record, by) = self.by_assessor();
        let evidence = Evidence { id: record, text: text.into(), on, by: by.as_str().into(), extra: Map::new() };
        let awaited = item == Item::Tell(Tell::Task)
            && self.deal.as_ref().and_then(|open| open.deal.person(id)).is_some_and(|one| one.delivered_unseen());
        let name = self.name_of(id);
        let said = format!("Added what was seen of {name}: {}, {}", evidence.text, dates::show(on, self.today()));
        self.close_and_edit_saying(format!("{name}: added what was seen"), said, |deal| {
            deal.add_evidence(id, &by, item, evidence);
        })?;
        if awaited {
            self.done(format!("{}{}", self.delivery_words(id), self.late_words(id)));
        }
        Ok(())
    }

    /// Refuses a day on which the task that was judged was not given yet: what they did before is no answer to it.
    fn refuse_before_the_task(&self, id: StakeholderId, on: Date) -> Result<(), (usize, String)> {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let Some(task) = person.and_then(|person| person.latest_judged()) else { return Ok(()) };
        let given = self.now.time_zone().to_datetime(task.given).date();
        if on >= given {
            return Ok(());
        }
        let (on, given) = (dates::full(on), dates::full(given));
        let what = format!("{on} is before the task was given, {given}. Give the day on which they delivered it");
        Err((1, what))
    }

    /// That they delivered after the day that was agreed on, where they did.
    fn late_words(&self, id: StakeholderId) -> String {
        let task = self.deal.as_ref().and_then(|open| open.deal.person(id)).and_then(|person| person.latest_judged());
        task.and_then(|task| Some((task, task.delivered_late()?))).map_or_else(String::new, |(task, on)| {
            let (on, due) = (dates::show(on, self.today()), dates::show(task.due, self.today()));
            format!(" · seen {on}, due {due}: the reasons say that it came late")
        })
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
        let task_words = filled(form, 0, "Say what they are to do")?;
        let due = self.day_to_come(form, 1)?;
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

    /// What to celebrate in the task they delivered, and what comes next; never another task.
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
