//! What the user says beside what the answers say: their own call on a person, a tie that they saw, an alert that may wait.

use super::filled;
use crate::app::App;
use crate::app::form::Form;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stakeholder::Call;
use crate::domain::record::text::one_line;
use serde_json::Map;

impl App {
    pub(super) fn save_call(&mut self, form: &Form, id: StakeholderId, label: &str) -> Result<(), (usize, String)> {
        let reason = filled(form, 0, "Say why: what did you see?")?;
        let (record, by) = self.by_assessor();
        let at = self.now.timestamp();
        let call =
            Call { id: record, label: label.into(), reason: reason.into(), by: by.into(), at, extra: Map::new() };
        let (name, label) = (self.name_of(id), call.label_name());
        let (what, said) = (format!("{name}: called {label}"), format!("Your call on {name}: {label}"));
        self.close_and_edit_saying(what, said, |deal| deal.edit_person(id, |person| person.calls.push(call)))
    }

    pub(super) fn save_tie(
        &mut self,
        form: &Form,
        (from, to, kind): (StakeholderId, StakeholderId, RelationKind),
    ) -> Result<(), (usize, String)> {
        if self.name_of(to).is_empty() {
            let what = "The other one was removed meanwhile · Esc, then u brings them back, and Ctrl-O what you typed";
            return Err((0, what.to_owned()));
        }
        let (relation, what) = self.told_tie((from, to, kind), one_line(form.value(0)).trim());
        self.close_and_edit(what, |deal| deal.relate(relation))
    }

    pub(super) fn save_snooze(&mut self, form: &Form, key: &str) -> Result<(), (usize, String)> {
        let until = self.day(form, 0)?;
        if until < self.today() {
            return Err((0, "This day is over; an alert sleeps until a day to come".to_owned()));
        }
        let reason = filled(form, 1, "Say why it may wait")?;
        let what = format!("put to sleep until {}: {}", dates::show(until, self.today()), form.lead);
        let change = self.snooze(key, until, &reason);
        self.close_and_edit(what, change)
    }
}
