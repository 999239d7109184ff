//! A mobilizing task: giving one, changing one that was given, and the message once it was delivered.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind, Which};
use crate::domain::judge::alert::{Alert, alerts};
use crate::domain::judge::next::{Next, next};
use crate::domain::judge::verdict::GroupWord;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::task::Task;
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use crate::export::words::question;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Map;

const TASK: FieldKey = FieldKey::private("Task");
const BY: FieldKey = FieldKey::private("By").labeled("Due");
const AGREED: FieldKey = FieldKey::private("Agreed on");

impl App {
    pub(in crate::app) fn open_task_edit(&mut self, id: StakeholderId, task: RecordId) {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let Some(task) = person.and_then(|person| person.open_task_with(task)) else {
            self.note("This task is no longer open");
            return;
        };
        let form = Form::new(FormKind::EditTask(id, task.id), format!("Edit the task for {}", self.name_of(id)))
            .field(TASK, &task.what, "what you'd like them to do")
            .future_day(BY, &dates::dated(task.due))
            .past_day(AGREED, &dates::dated(self.now.time_zone().to_datetime(task.given).date()));
        self.open_form(form);
    }

    pub(in crate::app) fn open_task_form(&mut self, person: StakeholderId) {
        let name = self.name_of(person);
        let form = Form::new(FormKind::Task(person), format!("Task for {name}"))
            .lead("Easy for a Mobilizer, and telling: it shows they're willing and able.")
            .field(TASK, "", "such as: bring the plant manager and finance to the next call")
            .future_day(BY, &self.day_ahead(7))
            .past_day(AGREED, "today");
        self.open_form(form);
    }

    pub(in crate::app) fn save_task(&mut self, form: &Form, id: StakeholderId) -> Result<(), (usize, String)> {
        let task = filled(form, TASK, "Say what you'd like them to do")?;
        let agreed = self.day(form, AGREED)?;
        let given = self.given_on(form, agreed)?;
        let due = self.due_since(form, agreed)?;
        let (record, by) = self.by_assessor();
        let task = Task { id: record, what: task.into(), due, given, by: by.into(), judged: None, extra: Map::new() };
        let (name, day) = (self.name_of(id), dates::show(due, self.today()));
        let (what, said) = (format!("{name}: task due {day}"), format!("Gave {name} a task: {}, due {day}", task.what));
        self.close_and_edit_saying(what, said, |deal| deal.give_task(id, task))?;
        // Given from another step, it leaves that one to be answered.
        if matches!(self.screening(), Some((_, _, Some(Tell::Task)))) {
            self.later_step();
        }
        Ok(())
    }

    pub(in crate::app) fn save_task_edit(
        &mut self,
        form: &Form,
        id: StakeholderId,
        task: RecordId,
    ) -> Result<(), (usize, String)> {
        let task_words = filled(form, TASK, "Say what you'd like them to do")?;
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let Some(given) = person.and_then(|person| person.open_task_with(task)).map(|task| task.given) else {
            return Err((0, "This task is no longer open. Esc keeps what you typed".to_owned()));
        };
        // An untouched day keeps its time.
        let given = if form.is_field_touched(AGREED) { self.given_on(form, self.day(form, AGREED)?)? } else { given };
        let due = self.due_since(form, self.now.time_zone().to_datetime(given).date())?;
        let mut overtaken = false;
        let (name, day) = (self.name_of(id), dates::show(due, self.today()));
        let said = format!("Changed {name}'s task: {task_words}, due {day}");
        self.close_and_edit_saying(format!("{name}: changed the task, due {day}"), said, |deal| {
            deal.edit_task(id, task, |task| {
                let stood = Text::from(dates::dated(task.due));
                let mut day = stood.clone();
                overtaken = form.write_each([(TASK, &mut task.what), (BY, &mut day)]);
                if day != stood {
                    task.due = due;
                }
                task.given = given;
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// The day by which a task is due. It may be over, since what was agreed on may be written down late; it is never before
    /// the day of that agreement, but where it stood there already.
    fn due_since(&self, form: &Form, agreed: Date) -> Result<Date, (usize, String)> {
        let due = self.day(form, BY)?;
        if due < agreed && form.is_field_touched(BY) {
            let (due, agreed) = (dates::full(due), dates::full(agreed));
            return Err(form.fault(
                BY,
                format!("{due} is before you agreed on the task ({agreed}). Enter a later day, or change Agreed on"),
            ));
        }
        Ok(due)
    }

    /// Returns the day on which the task in a form was agreed on, if that is over and the field is for its due day: a due
    /// day without a year is the first such day since then.
    pub(in crate::app) fn agreed_before(&self, form: &Form, index: usize) -> Option<Date> {
        if index != BY.index(form) {
            return None;
        }
        if !matches!(form.kind, FormKind::Task(_) | FormKind::EditTask(..)) {
            return None;
        }
        self.day(form, AGREED).ok().filter(|agreed| *agreed < self.today())
    }

    /// When a task was given that was agreed on this day: now, or at noon, which is the same day for most who read it in
    /// another zone.
    fn given_on(&self, form: &Form, agreed: Date) -> Result<Timestamp, (usize, String)> {
        let today = self.today();
        if agreed == today {
            return Ok(self.now.timestamp());
        }
        let shown = dates::full(agreed);
        if agreed > today {
            let what = format!("{shown} is in the future. Enter the day you agreed on the task");
            return Err(form.fault(AGREED, what));
        }
        let noon = self.now.time_zone().to_timestamp(agreed.at(12, 0, 0, 0));
        noon.map_err(|_| form.fault(AGREED, format!("{shown} is too far back. Enter a later day")))
    }

    /// What to celebrate in the task they delivered, and what comes next; never another task.
    pub(in crate::app) fn delivery_words(&self, id: StakeholderId) -> String {
        let name = self.name_of(id);
        let Some((open, person)) = self.deal.as_ref().and_then(|open| Some((open, open.deal.person(id)?))) else {
            return format!("{name} delivered");
        };
        let (answers, verdict) = self.answers_and_verdict(person);
        if matches!(verdict.group, Some((_, GroupWord::Confirmed))) {
            // What was judged just now may have taken an alert away, or brought one.
            let raised = alerts(&self.playbook, &open.deal, &self.playbook.thresholds, self.today()).awake;
            let mut raised = raised.iter().enumerate();
            let comes_first = |index: usize, one: &Alert| index == 0 && one.level == AlertLevel::Urgent;
            if let Some((_, alert)) = raised.find(|(index, one)| comes_first(*index, one) || one.decides_for(id)) {
                return format!("{name} is a confirmed Mobilizer. Before coaching: {} (!)", alert.kind.label());
            }
            let next = if open.deal.track(id).is_some() { "keep coaching" } else { "start coaching" };
            return format!("{name} is a confirmed Mobilizer. Next: {next} (c)");
        }
        match next(&self.playbook.model, &answers, &verdict, &[]) {
            Next::AddEvidence => format!("{name} delivered. Add what you saw to confirm it"),
            _ if person.delivered_unseen() => format!("{name} delivered. Add what you saw"),
            Next::Ask(item) => format!("{name} delivered. Next: {}", question(&self.playbook, item)),
            Next::GiveTask | Next::GiveAnother | Next::Enough | Next::NothingLeft => format!("{name} delivered"),
        }
    }
}
