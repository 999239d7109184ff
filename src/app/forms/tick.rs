//! The evidence behind a tick in the coaching.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::privacy::Datum;
use crate::domain::record::coaching::Tick;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::one_line;
use serde_json::Map;

const EVIDENCE: FieldKey = FieldKey::private("Evidence");
const DAY: FieldKey = FieldKey::of(Datum::Coaching, "Day");

impl App {
    /// Opens the form for the evidence behind a tick.
    pub(in crate::app) fn open_tick(&mut self, person: StakeholderId, verifier: &str) {
        let Some(open) = self.deal.as_ref() else { return };
        let all = self.playbook.stages.iter().flat_map(|stage| &stage.verifiers);
        let Some(verifier) = all.into_iter().find(|one| one.id == verifier) else { return };
        let tick = open.deal.track(person).and_then(|track| track.tick(&verifier.id));
        let day = tick.map_or_else(|| "today".to_owned(), |tick| dates::dated(tick.on));
        let title = format!("{}: {}", self.name_of(person), verifier.text);
        let form = Form::new(FormKind::Tick(person, verifier.id.clone()), title)
            .lead(format!("What counts: {}", verifier.evidence))
            .field(EVIDENCE, tick.map_or("", |tick| &tick.evidence), "what they did or said, in one line")
            .past_day(DAY, &day);
        self.open_form(form);
    }

    pub(in crate::app) fn save_tick(
        &mut self,
        form: &Form,
        id: StakeholderId,
        verifier: &str,
    ) -> Result<(), (usize, String)> {
        let on = self.day_so_far(form, DAY)?;
        let (record, tick) = (self.new_record(), self.new_record());
        let (me, now) = (self.me(), self.now.clone());
        let tick = Tick {
            id: tick,
            verifier: verifier.into(),
            evidence: one_line(form.value(EVIDENCE)).into(),
            on,
            by: me.as_str().into(),
            at: now.timestamp(),
            extra: Map::new(),
        };
        let bare = !tick.has_evidence();
        let (name, day) = (self.name_of(id), dates::show(on, self.today()));
        let all = self.playbook.stages.iter().flat_map(|stage| &stage.verifiers);
        let text = all.into_iter().find(|one| one.id == verifier).map_or("", |one| one.text.as_str());
        let what = format!("{name}: checked off “{text}”");
        let said = format!("Checked off for {name}: “{text}”, {day}");
        self.close_and_edit_saying(what, said, |deal| deal.tick(id, Self::act(record, &me, &now), tick))?;
        if bare {
            self.note("Checked off without evidence, so it proves nothing yet · Enter adds what they did");
        }
        Ok(())
    }
}
