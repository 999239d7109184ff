//! The lines of an insight's sheet, and the layer that it is.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::app::insights::GONE;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::{Choice, Choices};
use crate::domain::record::id::RecordId;
use crate::domain::record::insight::{ContentLayer, Insight, SheetLine};

const LINE: FieldKey = FieldKey::of(Datum::Insights, "Line");
const LAYER: FieldKey = FieldKey::of(Datum::Insights, "Layer");

/// The field that a line is typed into, labeled by it.
const fn field_of(label: &'static str) -> FieldKey {
    LINE.labeled(label)
}

impl App {
    /// Opens the form for a new insight.
    pub(in crate::app) fn begin_insight(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let text = self.playbook.insight.line(SheetLine::Headline.id());
        let (ask, hint) = text.map_or(("", ""), |text| (text.ask.as_str(), text.hint.as_str()));
        let form = Form::new(FormKind::NewInsight(open.deal.id), "New insight").lead(ask);
        let form = form.field(field_of(SheetLine::Headline.label()), "", hint);
        self.open_form(form);
    }

    pub(in crate::app) fn save_new_insight(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let headline = filled(form, LINE, "Say it in one sentence, even if it's rough")?;
        let (id, by, at) = (self.new_record(), self.me(), self.now.timestamp());
        let insight = Insight::new(id, &headline, &by, at);
        let what = format!("add the insight “{headline}”");
        let said = format!("Added the insight “{headline}”");
        self.close_and_edit_saying(what, said, |deal| deal.add_insight(insight))?;
        self.show_insight(id);
        Ok(())
    }

    /// Opens the form of a line of the sheet, by the line's id.
    pub(in crate::app) fn open_insight_line(&mut self, id: RecordId, line: &str) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let Some(line) = SheetLine::from_id(line) else { return };
        let text = self.playbook.insight.line(line.id());
        let (ask, hint) = text.map_or(("", ""), |text| (text.ask.as_str(), text.hint.as_str()));
        let form = Form::new(FormKind::InsightLine(id, line.id().to_owned()), "Insight").lead(ask);
        let form = form.field(field_of(line.label()), insight.line(line), hint);
        self.open_form(form);
    }

    pub(in crate::app) fn save_insight_line(
        &mut self,
        form: &Form,
        id: RecordId,
        line: &str,
    ) -> Result<(), (usize, String)> {
        let Some(line) = SheetLine::from_id(line).filter(|_| self.has_insight_with(id)) else {
            return Err(form.fault(LINE, GONE));
        };
        if line == SheetLine::Headline {
            filled(form, LINE, "The headline can't be empty. On the sheet, x removes the insight")?;
        }
        let (text, label) = (form.text(LINE), line.label());
        let said =
            if text.is_empty() { format!("Cleared “{label}”") } else { format!("Saved “{label}”: {text}") };
        let mut overtaken = false;
        self.close_and_edit_saying(format!("the insight: {}", label.to_lowercase()), said, |deal| {
            deal.edit_insight(id, |insight| overtaken = form.write_into(LINE, insight.line_mut(line)));
        })?;
        if overtaken {
            self.tell_overtaken();
        }
        Ok(())
    }

    /// Opens the form for the layer of content that an insight is.
    pub(in crate::app) fn open_layer(&mut self, id: RecordId) {
        let Some(insight) = self.insight_to_edit(id) else { return };
        let now = insight.layer.as_ref().and_then(Choice::known).map_or("", Choices::label);
        let ask = self.playbook.insight.line("layer").map_or("", |text| &text.ask);
        let offer = |layer: &ContentLayer| {
            Offer::new(layer.label(), self.playbook.insight.layer(*layer).map_or("", |text| &text.means))
        };
        let offers = ContentLayer::ALL.iter().map(offer).collect();
        let form = Form::new(FormKind::InsightLayer(id), "Insight").lead(ask).one(LAYER, now, offers);
        self.open_form(form);
    }

    pub(in crate::app) fn save_layer(&mut self, form: &Form, id: RecordId) -> Result<(), (usize, String)> {
        if !self.has_insight_with(id) {
            return Err(form.fault(LAYER, GONE));
        }
        let layer = form.chosen(LAYER)?.map(|at| ContentLayer::ALL[at]);
        let said = layer.map_or_else(|| "Cleared the layer".to_owned(), |one| format!("Layer: {}", one.label()));
        self.close_and_edit_saying("the insight: its layer".to_owned(), said, |deal| {
            deal.edit_insight(id, |insight| insight.layer = layer.map(Choice::from));
        })
    }

    /// Returns an insight of the open deal; says so where it is gone.
    pub(super) fn insight_to_edit(&mut self, id: RecordId) -> Option<Insight> {
        let found = self.deal.as_ref().and_then(|open| open.deal.insight(id)).map(|one| Insight::clone(one));
        if found.is_none() {
            self.note("This insight no longer exists");
        }
        found
    }

    /// Returns whether the open deal has this insight.
    pub(super) fn has_insight_with(&self, id: RecordId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.insight(id).is_some())
    }
}
