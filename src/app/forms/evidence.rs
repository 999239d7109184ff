//! The evidence behind an answer.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::dates;
use crate::domain::record::evidence::Evidence;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::task::Outcome;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::text::Text;
use jiff::civil::Date;
use serde_json::Map;

const SEEN: FieldKey = FieldKey::private("Seen").labeled("Evidence");
const DAY: FieldKey = FieldKey::private("Day");

impl App {
    /// Opens the form for the evidence behind an answer.
    pub(in crate::app) fn open_evidence(&mut self, person: StakeholderId, item: Item) {
        let lead = match item {
            Item::Trait(one) => self.playbook.of_trait(one).question.clone(),
            // There may be several tasks: name the one that is meant.
            Item::Tell(Tell::Task) => {
                let person = self.deal.as_ref().and_then(|open| open.deal.person(person));
                let task = person.and_then(|person| person.latest_judged());
                task.map_or_else(String::new, |task| format!("How did it go? “{}”", task.what))
            }
            Item::Tell(tell) => self.playbook.tell(tell).question.clone(),
        };
        let is_heard = self.observation_of(person, item).is_some_and(|one| one.hearsay);
        let name = self.name_of(person);
        let (asks, hint) = if is_heard {
            (format!("What did you hear about {name}?"), "who told you, and what they saw")
        } else {
            (format!("What did you see {name} do?"), "something an outsider could check")
        };
        // In a walk it may be for the answer before, since answering moves on at once.
        let title = match item {
            Item::Tell(tell) => format!("{} · {asks}", self.playbook.tell(tell).title),
            Item::Trait(_) => asks,
        };
        let form = Form::new(FormKind::Evidence(person, item), title)
            .lead(lead + &self.so_far(person, item))
            .lines(SEEN, &Text::new(), hint)
            .past_day(DAY, &self.proposed_day(person, item));
        self.open_form(form);
    }

    /// Returns the answer that evidence is added to, and the line behind it that was last added.
    fn so_far(&self, person: StakeholderId, item: Item) -> String {
        let answer = match self.observation_of(person, item).and_then(|one| one.answer()) {
            Some(Answer::Tell(tell)) => {
                let label = self.playbook.tell_answer(tell).map_or("", |text| text.label.as_str());
                label.split(':').next().unwrap_or(label).to_owned()
            }
            Some(Answer::Trait(_, seen)) => seen.label().to_owned(),
            None => String::new(),
        };
        let line = self.evidence_of(person, item).and_then(|all| all.last());
        let line = line.map_or_else(String::new, |line| format!(" So far: “{}”.", line.text));
        if answer.is_empty() { line } else { format!(" Your answer: {answer}.{line}") }
    }

    /// Returns the day that the open walk was told they spoke on, in words; today where it was told none, and where the
    /// task was not given yet that day. What was just said to be delivered by its day is not proposed for a later one.
    fn proposed_day(&self, person: StakeholderId, item: Item) -> String {
        let spoke = self.screening().filter(|(walk, ..)| walk.person == person).and_then(|(walk, ..)| walk.spoke);
        let is_too_early =
            |on: &Date| item == Item::Tell(Tell::Task) && self.task_given(person).is_some_and(|given| *on < given);
        let day = spoke.filter(|on| !is_too_early(on)).unwrap_or(self.today());
        let due = if item == Item::Tell(Tell::Task) { self.delivered_by(person) } else { None };
        match Some(due.map_or(day, |due| day.min(due))).filter(|on| *on != self.today()) {
            Some(on) => dates::dated(on),
            None => "today".to_owned(),
        }
    }

    /// Returns the due day of a task that they delivered, as long as nothing seen says when.
    fn delivered_by(&self, id: StakeholderId) -> Option<Date> {
        let task = self.deal.as_ref()?.deal.person(id)?.latest_judged()?;
        let judged = task.judged.as_ref()?;
        let is_delivered = judged.result == Outcome::Known(TellAnswer::Delivered) && judged.evidence.is_empty();
        // A day before the task was given would be refused.
        let given = self.task_given(id)?;
        Some(task.due).filter(|due| is_delivered && *due >= given)
    }

    /// Adds what was seen behind an answer. Where it confirms a Mobilizer, that is what is said.
    pub(in crate::app) fn save_evidence(
        &mut self,
        form: &Form,
        id: StakeholderId,
        item: Item,
    ) -> Result<(), (usize, String)> {
        let text = filled(form, SEEN, "Say what you saw")?;
        let on = self.day_so_far(form, DAY)?;
        if item == Item::Tell(Tell::Task) {
            self.refuse_before_the_task(form, id, on)?;
        }
        let (record, by) = self.by_assessor();
        let evidence = Evidence {
            id: record,
            text: text.into(),
            on,
            by: by.as_str().into(),
            conversation: None,
            extra: Map::new(),
        };
        let awaited = item == Item::Tell(Tell::Task)
            && self.deal.as_ref().and_then(|open| open.deal.person(id)).is_some_and(|one| one.delivered_unseen());
        let name = self.name_of(id);
        let said = format!("Added evidence on {name}: {}, {}", evidence.text, dates::show(on, self.today()));
        self.close_and_edit_saying(format!("{name}: added evidence"), said, |deal| {
            deal.add_evidence(id, &by, item, evidence);
        })?;
        if awaited {
            self.done(format!("{}{}", self.delivery_words(id), self.late_words(id)));
        }
        Ok(())
    }

    /// Opens the form of a line of evidence.
    pub(in crate::app) fn edit_evidence(&mut self, person: StakeholderId, id: RecordId) {
        let whose = self.deal.as_ref().and_then(|open| open.deal.person(person));
        let Some(seen) = whose.and_then(|whose| whose.all_evidence().find(|seen| seen.id == id)) else {
            self.note("This evidence was removed");
            return;
        };
        let title = format!("What did you see {} do?", self.name_of(person));
        let form = Form::new(FormKind::EditEvidence(person, id), title)
            .lines(SEEN, &seen.text, "what an outsider could check")
            .past_day(DAY, &dates::dated(seen.on));
        self.open_form(form);
    }

    pub(in crate::app) fn save_edited_evidence(
        &mut self,
        form: &Form,
        id: StakeholderId,
        seen: RecordId,
    ) -> Result<(), (usize, String)> {
        filled(form, SEEN, "Say what you saw. To delete it, press x in the history")?;
        let on = self.day_so_far(form, DAY)?;
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        if !person.is_some_and(|person| person.all_evidence().any(|one| one.id == seen)) {
            return Err(form.fault(SEEN, "This was just removed. Esc keeps what you typed"));
        }
        let task = person.and_then(|person| person.latest_judged()).and_then(|task| task.judged.as_ref());
        if task.is_some_and(|judged| judged.evidence.iter().any(|one| one.id == seen)) {
            self.refuse_before_the_task(form, id, on)?;
        }
        let mut overtaken = false;
        let name = self.name_of(id);
        let (what, said) = (format!("{name}: edited the evidence"), format!("Saved what you saw {name} do"));
        self.close_and_edit_saying(what, said, |deal| {
            deal.edit_evidence(id, seen, |seen| {
                overtaken = form.write_into(SEEN, &mut seen.text);
                // From now on these are somebody's own words.
                seen.conversation = None;
                if form.is_field_touched(DAY) {
                    seen.on = on;
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Refuses a day before the judged task was given: earlier behavior is no answer to it.
    fn refuse_before_the_task(&self, form: &Form, id: StakeholderId, on: Date) -> Result<(), (usize, String)> {
        let Some(given) = self.task_given(id).filter(|given| on < *given) else { return Ok(()) };
        let (on, given) = (dates::full(on), dates::full(given));
        let what = format!("{on} is before you gave the task ({given}). Enter the day they delivered it");
        Err(form.fault(DAY, what))
    }

    /// Returns the day on which the task that was judged last was given.
    fn task_given(&self, id: StakeholderId) -> Option<Date> {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(id));
        let task = person.and_then(|person| person.latest_judged())?;
        Some(self.now.time_zone().to_datetime(task.given).date())
    }

    /// That they delivered after the day that was agreed on, where they did.
    fn late_words(&self, id: StakeholderId) -> String {
        let task = self.deal.as_ref().and_then(|open| open.deal.person(id)).and_then(|person| person.latest_judged());
        task.and_then(|task| Some((task, task.delivered_late()?))).map_or_else(String::new, |(task, on)| {
            let (on, due) = (dates::show(on, self.today()), dates::show(task.due, self.today()));
            format!(" · seen {on}, due {due}: counts as late")
        })
    }
}
