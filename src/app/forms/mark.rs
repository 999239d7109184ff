//! A tick about the group: what they did together, and when.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::coaching::Tick;
use crate::domain::record::dates;
use crate::domain::record::text::one_line;
use serde_json::Map;

const EVIDENCE: FieldKey = FieldKey::private("Evidence");
const DAY: FieldKey = FieldKey::of(Datum::Judgments, "Day");

impl App {
    /// Opens the form for a tick about the group, by the mark's id.
    pub(in crate::app) fn open_mark(&mut self, id: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(text) = self.playbook.group.mark(id) else { return };
        let tick = open.deal.marked(id);
        let day = tick.map_or_else(|| "today".to_owned(), |tick| dates::dated(tick.on));
        let form = Form::new(FormKind::Mark(id.to_owned()), text.text.clone())
            .lead(format!("What counts: {}", text.counts))
            .field(EVIDENCE, tick.map_or("", |tick| &tick.evidence), "what they did, in one line")
            .past_day(DAY, &day);
        self.open_form(form);
    }

    pub(in crate::app) fn save_mark(&mut self, form: &Form, mark: &str) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, DAY)?;
        let tick = Tick {
            id: self.new_record(),
            verifier: mark.into(),
            evidence: one_line(form.value(EVIDENCE)).into(),
            on,
            by: self.me().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let bare = !tick.has_evidence();
        let said = format!("Checked off for the group: “{}”, {}", form.title, dates::show(on, self.today()));
        self.close_and_edit_saying(format!("the group: “{}”", form.title), said, |deal| deal.mark(tick))?;
        if bare {
            self.note("Checked off without evidence, so it proves nothing yet · Enter adds what they did");
        }
        Ok(())
    }
}
