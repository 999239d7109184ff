//! The end of an alert's snooze, and the reason.

use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::judge::alert::Alert;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::snooze::Snooze;
use jiff::civil::Date;
use serde_json::Map;

const UNTIL: FieldKey = FieldKey::of(Datum::Alerts, "Until");
const WHY: FieldKey = FieldKey::private("Why");

impl App {
    /// Opens the form for how long to snooze an alert.
    pub(in crate::app) fn open_snooze_form(&mut self, key: String, reason: String) {
        let Some(deal) = self.deal.as_ref().map(|open| open.deal.id) else { return };
        let form = Form::new(FormKind::Snooze(deal, key), "Snooze this alert")
            .lead(reason)
            .future_day(UNTIL, &self.day_ahead(14))
            .field(WHY, "", "why it can wait (optional)");
        self.open_form(form);
    }

    pub(in crate::app) fn save_snooze(&mut self, form: &Form, key: &str) -> Result<(), (usize, String)> {
        let until = self.day(form, UNTIL)?;
        if until < self.today() {
            return Err(form.fault(UNTIL, "That day has passed. Snooze until a future day"));
        }
        let reason = form.value(WHY).to_owned();
        let what = format!("Snoozed until {}: {}", dates::show(until, self.today()), form.lead);
        let change = self.snooze(key, until, &reason);
        self.close_and_edit(what, change)
    }

    /// Returns the edit that snoozes an alert. An alert about several people is snoozed for each of them, so that the
    /// same alert about another person is not snoozed with it.
    fn snooze(&mut self, key: &str, until: Date, reason: &str) -> impl FnOnce(&mut Deal) + use<> {
        let alert = self.alerts().and_then(|all| all.all().find(|one| one.key == key));
        let keys = alert.map_or_else(|| vec![key.to_owned()], Alert::keys);
        let by = self.me();
        let snooze = |alert: String| Snooze {
            id: self.new_record(),
            alert: alert.into(),
            until,
            reason: reason.into(),
            by: by.as_str().into(),
            at: self.now.timestamp(),
            extra: Map::new(),
        };
        let all: Vec<Snooze> = keys.into_iter().map(snooze).collect();
        move |deal| all.into_iter().for_each(|one| deal.snooze(one))
    }
}
