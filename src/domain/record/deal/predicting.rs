//! Adding, settling and removing predictions about a person.

use super::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::prediction::{Came, Prediction};

impl Deal {
    /// Adds a prediction about a person.
    pub fn predict(&mut self, person: StakeholderId, prediction: Prediction) {
        self.edit_person(person, |person| person.predictions.push(prediction));
    }

    /// Writes down what came of a prediction. Does nothing if there is none with this id.
    pub fn settle_prediction(&mut self, person: StakeholderId, id: RecordId, came: Came) {
        self.edit_person(person, |person| {
            if let Some(one) = person.predictions.iter_mut().find(|one| one.id == id) {
                one.came = Some(came);
            }
        });
    }

    /// Removes a prediction about a person.
    pub fn drop_prediction(&mut self, person: StakeholderId, id: RecordId) {
        self.edit_person(person, |person| person.predictions.retain(|one| one.id != id));
    }
}
