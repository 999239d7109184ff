//! Adding, changing and removing insights.

use super::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::insight::Insight;
use std::sync::Arc;

impl Deal {
    /// Adds an insight at the end.
    pub fn add_insight(&mut self, insight: Insight) {
        self.insights.push(Arc::new(insight));
    }

    /// Edits an insight. Does nothing if there is none with this id.
    pub fn edit_insight(&mut self, id: RecordId, change: impl FnOnce(&mut Insight)) {
        if let Some(insight) = self.insights.iter_mut().find(|one| one.id == id) {
            change(Arc::make_mut(insight));
        }
    }

    /// Removes an insight.
    pub fn drop_insight(&mut self, id: RecordId) {
        self.insights.retain(|one| one.id != id);
        self.forget_kit_lines(&id.to_string());
    }

    /// Returns the insight with this id.
    #[must_use]
    pub fn insight(&self, id: RecordId) -> Option<&Arc<Insight>> {
        self.insights.iter().find(|one| one.id == id)
    }

    /// Returns the insight to lead with: the one that passed the most tests, the earliest of several.
    #[must_use]
    pub fn lead_insight(&self) -> Option<&Arc<Insight>> {
        self.insights.iter().rev().max_by_key(|one| one.passed())
    }

    /// Replaces a person in what customers said of insights. Without another, who said what in a test is left out, and
    /// what they said of A and B is dropped.
    pub(in crate::domain) fn say_insights_come_from(&mut self, person: StakeholderId, other: Option<StakeholderId>) {
        let tested = |one: &Insight| one.checks.iter().any(|check| check.from == Some(person));
        let reacted = |one: &Insight| one.reactions.iter().any(|reaction| reaction.who == person);
        for one in self.insights.iter_mut().filter(|one| tested(one) || reacted(one)) {
            let one = Arc::make_mut(one);
            let checks = one.checks.iter_mut().filter(|check| check.from == Some(person));
            checks.for_each(|check| check.from = other);
            match other {
                Some(other) => {
                    let reactions = one.reactions.iter_mut().filter(|reaction| reaction.who == person);
                    reactions.for_each(|reaction| reaction.who = other);
                }
                None => one.reactions.retain(|reaction| reaction.who != person),
            }
        }
    }
}
