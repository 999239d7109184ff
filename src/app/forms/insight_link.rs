//! Which of the things that a customer believes drive the goal of an insight our strengths move.

use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::domain::privacy::Datum;
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::Insight;

const MOVES: FieldKey = FieldKey::of(Datum::Insights, "Moves").labeled("It moves");

/// Returns the drivers of an insight as answers.
fn drivers(insight: &Insight) -> Vec<Offer> {
    insight.drivers.iter().map(|one| Offer::plain(one.text.as_str())).collect()
}

impl App {
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
