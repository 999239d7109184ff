//! A prediction of what a person will do, and what came of it.

use super::filled;
use crate::app::App;
use crate::app::form::choosing::Offer;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::prediction::{Came, Prediction};
use serde_json::Map;

const WHAT: FieldKey = FieldKey::private("Prediction").labeled("They will");
const CAME: FieldKey = FieldKey::private("Came").labeled("Did they?");

impl App {
    /// Opens the form for a prediction about the selected person; for what came of the user's last one, if nobody has
    /// said so yet.
    pub(in crate::app) fn predict(&mut self) {
        let Some(person) = self.deal.as_ref().and_then(|open| open.selected()) else { return };
        let me = self.likely_name();
        let open = person.predictions.iter().rfind(|one| one.is_open() && one.by == *me);
        if let Some(id) = open.map(|one| one.id) {
            let person = person.id;
            return self.judge_prediction(person, id);
        }
        let form = Form::new(FormKind::Predict(person.id), format!("What will {} do?", self.name_of(person.id)))
            .lead("Write it down before the call, and say with F after it if they did. K on Home shows how often you're right.")
            .field(WHAT, "", "something others could see, such as: bring finance to the next call");
        self.open_form(form);
    }

    pub(in crate::app) fn save_prediction(&mut self, form: &Form, about: StakeholderId) -> Result<(), (usize, String)> {
        let what = filled(form, WHAT, "Say what they will do")?;
        let (id, me, at) = (self.new_record(), self.me(), self.now.timestamp());
        let words = format!("predicted what {} will do", self.name_of(about));
        let said = format!("Predicted: {} will {what} · F records what happened", self.name_of(about));
        let one = Prediction { id, what: what.into(), by: me.into(), at, came: None, extra: Map::new() };
        self.close_and_edit_saying(words, said, |deal| deal.predict(about, one))
    }

    /// Opens the form for what came of a prediction.
    pub(in crate::app) fn judge_prediction(&mut self, about: StakeholderId, id: RecordId) {
        let person = self.deal.as_ref().and_then(|open| open.deal.person(about));
        let Some(one) = person.and_then(|person| person.predictions.iter().find(|one| one.id == id)) else {
            return self.note("This prediction no longer exists");
        };
        let name = self.name_of(about);
        let before = one.came.as_ref().map_or("", |came| if came.right { "yes" } else { "no" });
        let form = Form::new(FormKind::JudgePrediction(about, id), format!("What did {name} do?"))
            .lead(format!("{} predicted: {}", one.by, one.what))
            .one(CAME, before, vec![Offer::new("yes", "They did it."), Offer::new("no", "They didn't.")]);
        self.open_form(form);
    }

    pub(in crate::app) fn save_judged_prediction(
        &mut self,
        form: &Form,
        about: StakeholderId,
        id: RecordId,
    ) -> Result<(), (usize, String)> {
        let Some(chosen) = form.chosen(CAME)? else { return Err(form.fault(CAME, "Say whether they did: yes or no")) };
        let right = chosen == 0;
        let name = self.name_of(about);
        let came = Came { right, by: self.me().into(), at: self.now.timestamp(), extra: Map::new() };
        let result = if right { "came true" } else { "didn't come true" };
        let said = format!("A prediction about {name} {result}");
        self.close_and_edit_saying(said.clone(), said, |deal| deal.settle_prediction(about, id, came))
    }
}
