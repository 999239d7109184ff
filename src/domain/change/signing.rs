//! Replacing the name that somebody signs with throughout a deal.

use crate::domain::change::address::{as_value, typed};
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::{Observation, Stakeholder};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The fields that hold a name from the seller's side.
const SIGNED: [&str; 5] = ["by", "owner", "coach", "between", "and"];

impl Deal {
    /// Puts one name for another wherever it signs or owns something. The history stays: it says who did what at the time.
    /// Of two answers to one item that are the same person's by now, the later stays, and hearsay beneath what was seen.
    pub fn sign_again(&mut self, from: &str, to: &str) {
        let history = std::mem::take(&mut self.history);
        let mut all = as_value(&*self);
        rename(&mut all, from, to);
        // The same records with other names in them are still records.
        if let Some(deal) = typed::<Self>(&all) {
            *self = deal;
        }
        self.history = history;
        for person in &mut self.stakeholders {
            if has_two_answers(person, to) {
                keep_the_later(Arc::make_mut(person), to);
            }
        }
    }
}

impl Deal {
    /// Returns whether a name signs or owns something, histories aside.
    #[must_use]
    pub fn is_signed_by(&self, name: &str) -> bool {
        let bare = Self { history: Vec::new(), ..self.clone() };
        has(&as_value(&bare), name)
    }
}

fn has(at: &Value, by: &str) -> bool {
    match at {
        Value::Array(list) => list.iter().any(|one| has(one, by)),
        Value::Object(fields) => fields
            .iter()
            .any(|(name, value)| (SIGNED.contains(&name.as_str()) && value.as_str() == Some(by)) || has(value, by)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn rename(at: &mut Value, from: &str, to: &str) {
    match at {
        Value::Array(list) => list.iter_mut().for_each(|one| rename(one, from, to)),
        Value::Object(fields) => {
            for (name, value) in fields {
                if SIGNED.contains(&name.as_str()) && value.as_str() == Some(from) {
                    *value = Value::from(to);
                } else {
                    rename(value, from, to);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// An item, and whether the answer to it is hearsay: what was heard stays beneath what was seen later.
type Answered = (String, bool);

fn answered_by(one: &Observation) -> Answered {
    (one.what.ids().0.to_owned(), one.hearsay)
}

/// Returns what somebody answered, each with its time.
fn answered<'a>(person: &'a Stakeholder, by: &'a str) -> impl Iterator<Item = (Answered, Timestamp)> + 'a {
    person.observations.iter().filter(move |one| one.by == by).map(|one| (answered_by(one), one.at))
}

fn has_two_answers(person: &Stakeholder, by: &str) -> bool {
    let mut seen = HashSet::new();
    answered(person, by).any(|(item, _)| !seen.insert(item))
}

fn keep_the_later(person: &mut Stakeholder, by: &str) {
    let mut latest: HashMap<Answered, Timestamp> = HashMap::new();
    for (item, at) in answered(person, by) {
        let known = latest.entry(item).or_insert(at);
        *known = at.max(*known);
    }
    person.observations.retain(|one| one.by != by || latest.get(&answered_by(one)) == Some(&one.at));
}
