//! What the customer believes drives the goal of an insight, and which of those drivers our strengths move.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::domain::privacy::Datum;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{Driver, Insight};
use serde_json::Map;

const DRIVER: FieldKey = FieldKey::of(Datum::Insights, "Driver");
const MOVES: FieldKey = FieldKey::of(Datum::Insights, "Moves").labeled("It moves");

/// Returns the drivers of an insight as answers.
fn drivers(insight: &Insight) -> Vec<Offer> {
    insight.drivers.iter().map(|one| Offer::plain(one.text.as_str())).collect()
}

impl App {
    /// Opens the form of a driver, or for a new one.
    pub(in crate::app) fn open_driver(&mut self, id: RecordId, driver: Option<RecordId>) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let now = insight.drivers.iter().find(|one| Some(one.id) == driver);
        let (ask, hint) = self.asks_for("driver");
        let form = Form::new(FormKind::Driver(id, driver), "They believe").lead(ask);
        let form = form.field(DRIVER, now.map_or("", |one| &one.text), hint);
        self.open_form(form);
    }

    pub(in crate::app) fn save_driver(
        &mut self,
        form: &Form,
        id: RecordId,
        driver: Option<RecordId>,
    ) -> Result<(), (usize, String)> {
        let text = filled(form, DRIVER, "What do they believe drives it?")?;
        let insight = self.deal.as_ref().and_then(|open| open.deal.insight(id));
        if insight.is_none_or(|one| driver.is_some_and(|driver| one.drivers.iter().all(|one| one.id != driver))) {
            return Err(form.fault(DRIVER, GONE));
        }
        let new = self.new_record();
        let said = format!("Saved what they believe drives it: {text}");
        let mut overtaken = false;
        self.close_and_edit_saying("the insight: what they believe".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| match insight.drivers.iter_mut().find(|one| Some(one.id) == driver) {
                Some(one) => overtaken = form.write_into(DRIVER, &mut one.text),
                None => insight.drivers.push(Driver { id: new, text: text.into(), extra: Map::new() }),
            });
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Opens the form for the drivers that a differentiator moves.
    pub(in crate::app) fn open_links(&mut self, id: RecordId, one: RecordId) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let Some(now) = insight.differentiators.iter().find(|it| it.id == one) else { return };
        let moved: Vec<&str> = insight
            .drivers
            .iter()
            .filter(|driver| now.moves.has(driver.id))
            .map(|driver| driver.text.as_str())
            .collect();
        let form = Form::new(FormKind::InsightLinks(id, one), "What does it move?").lead(now.text.to_string()).many(
            MOVES,
            &moved.join(", "),
            drivers(&insight),
        );
        self.open_form(form);
    }

    pub(in crate::app) fn save_links(
        &mut self,
        form: &Form,
        id: RecordId,
        one: RecordId,
    ) -> Result<(), (usize, String)> {
        let Some(insight) = self.deal.as_ref().and_then(|open| open.deal.insight(id)) else {
            return Err(form.fault(MOVES, GONE));
        };
        // Those that the form offered may have changed since.
        let offered = drivers(insight).len();
        let chosen: Vec<usize> = form.all_chosen(MOVES)?.into_iter().filter(|at| *at < offered).collect();
        let moves: Vec<RecordId> = chosen.into_iter().map(|at| insight.drivers[at].id).collect();
        let said = format!("Connected to {} of their drivers", moves.len());
        self.close_and_edit_saying("the insight: its links".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| {
                if let Some(it) = insight.differentiators.iter_mut().find(|it| it.id == one) {
                    it.moves.replace(moves);
                }
            });
        })
    }
}
