//! How a deal keeps its assessors' answers.

use super::{Act, Deal};
use crate::domain::record::answer::{Answer, Item};
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::{Observation, Reading, Stakeholder};
use jiff::civil::Date;
use serde_json::Map;

impl Deal {
    /// Records an answer. The assessor's older answer to the same item is replaced; its evidence stays. Hearsay with
    /// evidence is not replaced: it stays beneath as what it is.
    pub fn answer(&mut self, person: StakeholderId, act: Act<'_>, answer: Answer) {
        self.edit_person(person, |person| record(person, act, answer, false));
    }

    /// Records a hearsay answer; apart from that as [`Self::answer`].
    pub fn hear(&mut self, person: StakeholderId, act: Act<'_>, answer: Answer) {
        self.edit_person(person, |person| record(person, act, answer, true));
    }

    /// Records the day of the conversation that an assessor's answer comes from; none is the day on which it was given.
    pub fn answered_on(&mut self, person: StakeholderId, by: &str, item: Item, on: Option<Date>) {
        self.edit_newest(person, by, item, |one| one.on = on);
    }

    /// Records the conversation, with its day, in whose debrief an assessor's answer was given.
    pub fn answered_in(&mut self, person: StakeholderId, by: &str, item: Item, talk: RecordId, on: Date) {
        self.edit_newest(person, by, item, |one| (one.conversation, one.on) = (Some(talk), Some(on)));
    }

    /// Edits the answer of an assessor that counts.
    pub(in crate::domain) fn edit_newest(
        &mut self,
        person: StakeholderId,
        by: &str,
        item: Item,
        change: impl FnOnce(&mut Observation),
    ) {
        self.edit_person(person, |person| {
            let newest = person.observation(by, item).map(|one| one.id);
            let found = person.observations.iter_mut().find(|one| Some(one.id) == newest);
            if let Some(one) = found {
                change(one);
            }
        });
    }

    /// Makes an item unknown again for one assessor.
    pub fn forget(&mut self, person: StakeholderId, by: &str, item: Item) {
        self.edit_person(person, |person| {
            person.observations.retain(|one| !one.is_about(by, item));
        });
    }
}

fn record(person: &mut Stakeholder, act: Act<'_>, answer: Answer, hearsay: bool) {
    let item = answer.item();
    // A line that was only heard is no evidence of what was then seen, so it must not pass to a first-hand answer.
    let gives_way = |one: &Observation| {
        let stays = one.hearsay && !hearsay && !one.evidence.is_empty();
        one.is_about(act.by, item) && !stays
    };
    let replaced = person.observations.iter().filter(|one| gives_way(one)).max_by_key(|one| one.rank());
    let Some(kept) = replaced.map(|one| one.id) else {
        person.observations.push(Observation {
            id: act.id,
            what: Reading::Known(answer),
            by: act.by.into(),
            at: act.at,
            on: None,
            conversation: None,
            evidence: Vec::new(),
            hearsay,
            blind: false,
            extra: Map::new(),
        });
        return;
    };
    // Files that were merged may hold several; the new answer must win over all of them, also by a clock that was set back.
    let older: Vec<_> = person.observations.extract_if(.., |one| gives_way(one) && one.id != kept).collect();
    if let Some(one) = person.observations.iter_mut().find(|one| one.id == kept) {
        one.what = Reading::Known(answer);
        one.at = act.at;
        (one.on, one.conversation) = (None, None);
        one.hearsay = hearsay;
        one.blind = false;
        one.evidence.extend(older.into_iter().flat_map(|one| one.evidence));
    }
}
