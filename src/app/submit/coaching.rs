//! What is written down about the coaching of a person: ticks and lines.

use super::filled;
use crate::app::App;
use crate::app::form::Form;
use crate::domain::record::coaching::{StageEntry, Tick};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::one_line;
use serde_json::Map;

impl App {
    pub(super) fn save_tick(&mut self, form: &Form, id: StakeholderId, verifier: &str) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, 1)?;
        let (record, tick) = (self.new_record(), self.new_record());
        let (me, now) = (self.me(), self.now.clone());
        let tick = Tick {
            id: tick,
            verifier: verifier.into(),
            evidence: one_line(form.value(0)).into(),
            on,
            by: me.as_str().into(),
            at: now.timestamp(),
            extra: Map::new(),
        };
        let bare = !tick.has_evidence();
        let (name, day) = (self.name_of(id), dates::show(on, self.today()));
        let what = format!("{name}: ticked “{}”", form.title);
        let said = format!("Ticked for {name}: “{}”, {day}", form.title);
        self.close_and_edit_saying(what, said, |deal| deal.tick(id, Self::act(record, &me, &now), tick))?;
        if bare {
            self.note("Ticked without evidence: it proves nothing yet · Enter adds what they did");
        }
        Ok(())
    }

    pub(super) fn save_line(&mut self, form: &Form, id: StakeholderId, stage: &str) -> Result<(), (usize, String)> {
        let text = filled(form, 0, "Say it in a line")?;
        let (record, line) = (self.new_record(), self.new_record());
        let name = self.name_of(id);
        let (what, said) = (format!("{name}: added a line"), format!("Added a line for {name}: {text}"));
        let line = StageEntry { id: line, stage: stage.into(), text: text.into(), extra: Map::new() };
        let (me, now) = (self.me(), self.now.clone());
        self.close_and_edit_saying(what, said, |deal| deal.add_line(id, Self::act(record, &me, &now), line))
    }
}
