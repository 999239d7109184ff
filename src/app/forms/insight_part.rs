//! What an insight is built from: the customer's goals, and our differentiators.

use super::card::offers;
use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choices, Picked};
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{CustomerGoal, Differentiator, Strength};
use serde_json::Map;

const GOAL: FieldKey = FieldKey::of(Datum::Insights, "Goal").labeled("Result");
const MEASURE: FieldKey = FieldKey::of(Datum::Insights, "Measure").labeled("Measured in");
const TEXT: FieldKey = FieldKey::of(Datum::Insights, "Differentiator");
const STRENGTHS: FieldKey = FieldKey::of(Datum::Insights, "Strengths").labeled("It is");

impl App {
    /// Returns the question and the example of a line, by its id.
    pub(super) fn asks_for(&self, line: &str) -> (String, String) {
        self.playbook.insight.line(line).map_or_else(Default::default, |text| (text.ask.clone(), text.hint.clone()))
    }

    /// Opens the form of a goal of the customer's, or for a new one.
    pub(in crate::app) fn open_goal(&mut self, id: RecordId, goal: Option<RecordId>) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let now = insight.goals.iter().find(|one| Some(one.id) == goal);
        let (ask, hint) = self.asks_for("goal");
        let form = Form::new(FormKind::CustomerGoal(id, goal), "Their goal")
            .lead(ask)
            .field(GOAL, now.map_or("", |one| &one.text), hint)
            .field(MEASURE, now.map_or("", |one| &one.measure), "hours a week");
        self.open_form(form);
    }

    pub(in crate::app) fn save_goal(
        &mut self,
        form: &Form,
        id: RecordId,
        goal: Option<RecordId>,
    ) -> Result<(), (usize, String)> {
        let text = filled(form, GOAL, "Which result? Start with a verb")?;
        let is_there = |id: RecordId| {
            let insight = self.deal.as_ref().and_then(|open| open.deal.insight(id));
            insight.is_some_and(|one| goal.is_none_or(|goal| one.goals.iter().any(|one| one.id == goal)))
        };
        if !is_there(id) {
            return Err(form.fault(GOAL, GONE));
        }
        let new = self.new_record();
        let measure = form.text(MEASURE);
        let said = format!("Saved their goal: {text}");
        let mut overtaken = false;
        self.close_and_edit_saying("the insight: their goal".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| match insight.goals.iter_mut().find(|one| Some(one.id) == goal) {
                Some(one) => {
                    overtaken = form.write_each([(GOAL, &mut one.text), (MEASURE, &mut one.measure)]);
                }
                None => {
                    let (text, measure) = (text.into(), measure.into());
                    insight.goals.push(CustomerGoal { id: new, text, measure, extra: Map::new() });
                }
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Opens the form of a differentiator, or for a new one.
    pub(in crate::app) fn open_differentiator(&mut self, id: RecordId, one: Option<RecordId>) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let now = insight.differentiators.iter().find(|it| Some(it.id) == one);
        let has = |strength: &&Strength| now.is_some_and(|one| one.strengths.has(**strength));
        let strengths: Vec<&str> = Strength::ALL.iter().filter(has).map(|strength| strength.label()).collect();
        let (ask, hint) = self.asks_for("differentiator");
        let form = Form::new(FormKind::Differentiator(id, one), "Only we do this")
            .lead(ask)
            .field(TEXT, now.map_or("", |one| &one.text), hint)
            .many(STRENGTHS, &strengths.join(", "), offers(Strength::ALL));
        self.open_form(form);
    }

    pub(in crate::app) fn save_differentiator(
        &mut self,
        form: &Form,
        id: RecordId,
        one: Option<RecordId>,
    ) -> Result<(), (usize, String)> {
        let text = filled(form, TEXT, "What do only you do?")?;
        let insight = self.deal.as_ref().and_then(|open| open.deal.insight(id));
        if insight.is_none_or(|it| one.is_some_and(|one| it.differentiators.iter().all(|it| it.id != one))) {
            return Err(form.fault(TEXT, GONE));
        }
        let strengths: Vec<Strength> = form.all_chosen(STRENGTHS)?.into_iter().map(|at| Strength::ALL[at]).collect();
        let new = self.new_record();
        let said = format!("Saved what only you do: {text}");
        let mut overtaken = false;
        self.close_and_edit_saying("the insight: what only we do".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| match insight.differentiators.iter_mut().find(|it| Some(it.id) == one) {
                Some(one) => {
                    overtaken = form.write_into(TEXT, &mut one.text);
                    if form.is_field_touched(STRENGTHS) {
                        one.strengths.replace(strengths);
                    }
                }
                None => insight.differentiators.push(Differentiator {
                    id: new,
                    text: text.into(),
                    strengths: strengths.into_iter().collect(),
                    moves: Picked::default(),
                    extra: Map::new(),
                }),
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }
}
