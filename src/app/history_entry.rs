//! The entry under the cursor of a history: what Enter does with it, and how it is removed.

use super::App;
use super::overlays::Overlay;
use crate::domain::judge::history::Record;
use crate::domain::record::answer::Item;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::tell::Tell;
use crate::domain::record::text::Text;
use crate::export::words::opinion::{item_words, said_words};

/// A removal: what is removed, in words, and the edit.
type Removal = (String, Box<dyn FnOnce(&mut Deal)>);

/// The note about an answer given in a review.
const IN_ITS_REVIEW: &str = "An answer in a review stays as it was given · r reviews the deal again";

impl App {
    /// Requires an entry under the cursor.
    pub(in crate::app) fn needs_entry(&self) -> Option<String> {
        let has = self.selected_entry().is_some();
        (!has).then(|| "No entry selected. H opens the history".to_owned())
    }

    /// Requires an answer under the cursor, whose question can be opened.
    pub(in crate::app) fn needs_answer_entry(&self) -> Option<String> {
        let is_answer = matches!(self.selected_entry(), Some(Record::Answer(..)));
        (!is_answer).then(|| "Only an answer has a question to open".to_owned())
    }

    fn selected_entry(&self) -> Option<Record<'_>> {
        match self.worked_on() {
            Some(Overlay::History(view)) => view.selected(),
            _ => None,
        }
    }

    /// Returns what Enter does with the entry under the cursor.
    pub(in crate::app) fn enter_in_history(&self) -> &'static str {
        match self.selected_entry() {
            Some(Record::Answer(_, _, Some(_))) => "edit evidence",
            Some(Record::Answer(_, _, None)) => "add evidence",
            Some(Record::Task(_, task)) if !task.is_open() => {
                let is_bare = task.judged.as_ref().is_some_and(|judged| judged.evidence.is_empty());
                if is_bare { "add evidence" } else { "edit evidence" }
            }
            Some(Record::Tick(_, tick) | Record::Mark(tick)) if !tick.has_evidence() => "add evidence",
            Some(Record::Tick(..) | Record::Mark(_)) => "edit evidence",
            Some(Record::Insight(_)) => "open its sheet",
            Some(Record::Asked(..)) | None => "",
            Some(_) => "edit",
        }
    }

    /// Opens the form of the entry under the cursor, or says why there is none.
    pub(in crate::app) fn edit_entry(&mut self) {
        // The entries share their deal: the copy costs nothing, and a form needs the app.
        let Some(view) = self.history_mut().map(|view| view.clone()) else { return };
        match view.selected() {
            Some(Record::Conversation(one)) => self.edit_conversation(one.id),
            Some(Record::Note(person, note)) => self.edit_note(person.id, note.id),
            Some(Record::Action(action)) => self.edit_action(action.id),
            Some(Record::Task(person, task)) if task.is_open() => self.open_task_edit(person.id, task.id),
            Some(Record::Task(person, task)) => {
                match task.judged.iter().flat_map(|judged| &judged.evidence).max_by_key(|seen| seen.on) {
                    Some(seen) => self.edit_evidence(person.id, seen.id),
                    None if person.latest_judged().is_some_and(|latest| latest.id == task.id) => {
                        self.open_evidence(person.id, Item::Tell(Tell::Task));
                    }
                    None => self.note("A finished task can't be reworded · x removes it"),
                }
            }
            Some(Record::Stance(person, stance)) => self.edit_stance(person.id, stance.id),
            Some(Record::Tick(person, tick)) => self.open_tick(person, &tick.verifier),
            Some(Record::Mark(tick)) => self.open_mark(&tick.verifier),
            Some(Record::Answer(_, one, _)) if self.is_others(&one.by) => self.say_whose(&one.by, "answer"),
            Some(Record::Answer(person, one, seen)) => match (seen, one.answer()) {
                (Some(seen), _) => self.edit_evidence(person.id, seen.id),
                (None, Some(answer)) => self.open_evidence(person.id, answer.item()),
                (None, None) => self.say_unknown_question(),
            },
            Some(Record::Relation(one)) => match one.kind.known() {
                Some(kind) => self.open_relation_form(one.from, one.to, kind),
                None => self.note("This relation is from a newer version, so it can't be edited here"),
            },
            Some(Record::Concern(one)) => self.edit_concern(one.id),
            Some(Record::Plan(person, _)) => {
                self.go_to_person(person.id);
                self.plan_blocker();
            }
            Some(Record::Label(_, label)) if self.is_others(&label.by) => self.say_whose(&label.by, "label"),
            Some(Record::Label(person, label)) => self.edit_label(person.id, label.id),
            Some(Record::Prediction(person, one)) => self.judge_prediction(person.id, one.id),
            Some(Record::Insight(one)) => self.show_insight(one.id),
            Some(Record::Check(insight, one)) => match one.test.known() {
                Some(test) => self.open_insight_test(insight.id, test.id()),
                None => self.note("This test is from a newer version, so it can't be edited here"),
            },
            Some(Record::Inside(one)) => self.open_inside_step(Some(one.id)),
            Some(Record::Asked(..)) => self.note(IN_ITS_REVIEW),
            None => {}
        }
    }

    /// Closes the history and opens the question of the answer under the cursor.
    pub(in crate::app) fn answer_again(&mut self) {
        let Some(view) = self.history_mut().map(|view| view.clone()) else { return };
        let Some(Record::Answer(person, one, _)) = view.selected() else { return };
        if self.is_others(&one.by) {
            self.say_whose(&one.by, "answer");
            return;
        }
        let Some(answer) = one.answer() else {
            self.say_unknown_question();
            return;
        };
        self.close_overlay();
        self.go_to_person(person.id);
        self.open_question(answer.item());
    }

    fn is_others(&self, by: &str) -> bool {
        self.deal.as_ref().is_some_and(|open| *by != open.assessor)
    }

    fn say_whose(&mut self, by: &Text, what: &str) {
        self.note(format!("This is {by}'s {what} · A answers as them, then Enter changes it"));
    }

    fn say_unknown_question(&mut self) {
        self.note("This question is from a newer version, so its answer can't be edited here");
    }

    /// Returns what removing takes away here: of an answer first what is behind it.
    pub(in crate::app) fn drop_hint(&self) -> &'static str {
        match self.selected_entry() {
            Some(Record::Answer(_, _, Some(_))) => "remove evidence",
            Some(Record::Answer(_, _, None)) => "remove answer",
            _ => "remove",
        }
    }

    /// Removes the entry under the cursor.
    pub(in crate::app) fn drop_entry(&mut self) {
        let Some(view) = self.history_mut().map(|view| view.clone()) else { return };
        let Some(record) = view.selected() else { return };
        match self.removal(record) {
            Ok((what, change)) => {
                if self.edit(format!("remove {what}"), change) {
                    self.done(format!("Removed {what} · u brings it back"));
                }
            }
            Err(reason) => self.note(reason),
        }
    }

    /// Returns how an entry is removed, or the reason why it stays.
    fn removal(&mut self, record: Record<'_>) -> Result<Removal, String> {
        let id = record.id();
        let about = record.person();
        let name = about.map_or_else(|| "the deal".to_owned(), |id| self.name_of(id));
        let whose: StakeholderId = about.unwrap_or(StakeholderId(id.0));
        Ok(match record {
            Record::Conversation(one) => {
                let with: Vec<String> = one.with.iter().map(|id| self.name_of(id)).collect();
                let what = format!("a conversation with {}", with.join(", "));
                (what, Box::new(move |deal| deal.drop_conversation(id)))
            }
            Record::Note(..) => (format!("a note about {name}"), Box::new(move |deal| deal.drop_note(whose, id))),
            Record::Answer(_, one, _) if one.answer().is_none() => {
                return Err("This answer is from a newer version, so it stays".to_owned());
            }
            Record::Answer(_, one, _) if self.is_others(&one.by) => {
                return Err(format!("This answer is from {}, so it stays", one.by));
            }
            Record::Answer(_, _, Some(_)) => {
                let what = format!("what you saw {name} do; the answer stays");
                (what, Box::new(move |deal| deal.drop_evidence(whose, id)))
            }
            Record::Answer(_, one, None) => {
                let (by, item) = (one.by.to_string(), one.answer().map(|answer| answer.item()));
                let forget = move |deal: &mut Deal| item.into_iter().for_each(|item| deal.forget(whose, &by, item));
                let said = one.answer().map_or_else(String::new, |answer| {
                    let item = item_words(&self.playbook, answer.item());
                    format!(" “{item}: {}”", said_words(&self.playbook, answer))
                });
                (format!("the answer{said} about {name}"), Box::new(forget))
            }
            Record::Task(..) => (format!("a task for {name}"), Box::new(move |deal| deal.drop_task(whose, id))),
            Record::Stance(..) => (format!("{name}'s stance"), Box::new(move |deal| deal.forget_stance(whose, id))),
            Record::Tick(_, tick) => {
                let (verifier, me, now) = (tick.verifier.to_string(), self.me(), self.now.clone());
                let record = self.new_record();
                let untick = move |deal: &mut Deal| deal.untick(whose, Self::act(record, &me, &now), &verifier);
                (format!("a step checked off for {name}"), Box::new(untick))
            }
            Record::Mark(tick) => {
                let verifier = tick.verifier.to_string();
                ("a step checked off for the group".to_owned(), Box::new(move |deal| deal.unmark(&verifier)))
            }
            Record::Action(action) => {
                (format!("the next step “{}”", action.what), Box::new(move |deal| deal.drop_action(id)))
            }
            Record::Relation(one) => {
                let what = format!("the relation between {} and {}", self.name_of(one.from), self.name_of(one.to));
                (what, Box::new(move |deal| deal.unrelate(id)))
            }
            Record::Concern(one) => {
                let kind = if one.is_disconnect() { "disconnect" } else { "concern" };
                (format!("the {kind} “{}”", one.text), Box::new(move |deal| deal.drop_concern(id)))
            }
            Record::Plan(..) => {
                let drop_plan = move |deal: &mut Deal| deal.edit_person(whose, |person| person.plan = None);
                (format!("the plan for {name}"), Box::new(drop_plan))
            }
            Record::Label(_, label) if self.is_others(&label.by) => {
                return Err(format!("This label is from {}, so it stays", label.by));
            }
            Record::Label(..) => {
                let drop_label =
                    move |deal: &mut Deal| deal.edit_person(whose, |person| person.labels.retain(|one| one.id != id));
                (format!("{name}'s label"), Box::new(drop_label))
            }
            Record::Prediction(..) => {
                (format!("a prediction about {name}"), Box::new(move |deal| deal.drop_prediction(whose, id)))
            }
            Record::Insight(one) => {
                (format!("the insight “{}”", one.headline), Box::new(move |deal| deal.drop_insight(id)))
            }
            Record::Check(insight, one) => {
                let (insight, test) = (insight.id, one.test.known().map_or("a test", Choices::label));
                let drop_check = move |deal: &mut Deal| {
                    deal.edit_insight(insight, |one| one.checks.retain(|check| check.id != id));
                };
                (format!("the insight's result of “{test}”"), Box::new(drop_check))
            }
            Record::Inside(one) => {
                (format!("their step “{}”", one.name), Box::new(move |deal| deal.drop_inside_step(id)))
            }
            Record::Asked(..) => return Err(IN_ITS_REVIEW.to_owned()),
        })
    }
}
