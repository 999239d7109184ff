//! The people whom a step of the history is about, read from what it changed.

use super::address::{at, names};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::step::{Change, Step};
use serde_json::Value;
use uuid::Uuid;

/// The fields by which an entry names the people it is about.
const NAMING: [&str; 6] = ["stakeholder", "about", "with", "of", "from", "to"];

/// Returns the people of a deal whom a step is about, in the deal's order; none where it is about the whole deal. An entry
/// that the step removed or added is looked up in the step itself.
#[must_use]
pub fn concerned(deal: &Deal, step: &Step) -> Vec<StakeholderId> {
    let mut found = Vec::new();
    for change in &step.changes {
        add_concerned(deal, change, &mut found);
    }
    deal.stakeholders.iter().map(|person| person.id).filter(|id| found.contains(id)).collect()
}

fn add_concerned(deal: &Deal, change: &Change, found: &mut Vec<StakeholderId>) {
    let parts = names(&change.place);
    let [list, entry, ..] = parts.as_slice() else { return };
    if list == "stakeholders" {
        found.extend(Uuid::try_parse(entry).ok().map(StakeholderId));
        return;
    }
    let there = at(deal, &parts[..2]);
    for entry in [there.as_ref(), Some(&change.from), Some(&change.to)].into_iter().flatten() {
        for value in NAMING.iter().filter_map(|name| entry.get(*name)) {
            add_ids(value, found);
        }
    }
}

fn add_ids(value: &Value, found: &mut Vec<StakeholderId>) {
    match value {
        Value::String(text) => found.extend(Uuid::try_parse(text).ok().map(StakeholderId)),
        Value::Array(all) => all.iter().for_each(|one| add_ids(one, found)),
        // People who were picked are the names of an object.
        Value::Object(all) => found.extend(all.keys().filter_map(|key| Uuid::try_parse(key).ok()).map(StakeholderId)),
        _ => {}
    }
}
