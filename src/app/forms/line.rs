//! A line in a coaching stage's own list.

use super::filled;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::coaching::StageEntry;
use crate::domain::record::id::StakeholderId;
use serde_json::Map;

const LINE: FieldKey = FieldKey::private("Line");

impl App {
    /// Opens the form for a line in a stage's own list.
    pub(in crate::app) fn open_line(&mut self, person: StakeholderId, stage: &str) {
        let Some(stage) = self.playbook.stages.iter().find(|one| one.id == stage) else { return };
        let title = format!("{}: {}", self.name_of(person), stage.list);
        let form = Form::new(FormKind::Line(person, stage.id.clone()), title).field(
            LINE,
            "",
            format!("such as: {}", stage.list_hint),
        );
        self.open_form(form);
    }

    pub(in crate::app) fn save_line(
        &mut self,
        form: &Form,
        id: StakeholderId,
        stage: &str,
    ) -> Result<(), (usize, String)> {
        let text = filled(form, LINE, "Type the line first")?;
        let (record, line) = (self.new_record(), self.new_record());
        let name = self.name_of(id);
        let (what, said) = (format!("{name}: added a line"), format!("Added a line for {name}: {text}"));
        let line = StageEntry { id: line, stage: stage.into(), text: text.into(), extra: Map::new() };
        let (me, now) = (self.me(), self.now.clone());
        self.close_and_edit_saying(what, said, |deal| deal.add_line(id, Self::act(record, &me, &now), line))
    }
}
