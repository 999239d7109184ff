//! References to people: relations, conversations, actions, concerns, cards and plans name people by id.
//!
//! No change may leave a reference to somebody who isn't in the deal. Such references that come in with a file are
//! kept.

use super::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use std::collections::{BTreeSet, HashSet};

impl Deal {
    /// Returns the name to use in sentences and lists, numbered if two people's names read the same.
    #[must_use]
    pub fn called<'a>(&'a self, person: &'a Stakeholder) -> &'a Text {
        self.called.name(&self.stakeholders, person)
    }

    /// Returns that name by id; `None` if there is no such person.
    #[must_use]
    pub fn called_by_id(&self, id: StakeholderId) -> Option<&Text> {
        self.person(id).map(|person| self.called(person))
    }

    /// Returns a unique label for each person, in order, as [`labels`](crate::domain::record::naming::labels) does, and
    /// whether somebody else's name differs from theirs at most in accents, case and the like.
    #[must_use]
    pub fn labels(&self) -> Vec<(String, bool)> {
        self.called.labels(&self.stakeholders)
    }

    /// Returns everybody the deal refers to, as often as they are referred to; their own coaching doesn't count.
    pub(in crate::domain) fn named(&self) -> impl Iterator<Item = StakeholderId> {
        // Destructured, so that a new list doesn't compile unnoticed: if it refers to people, `remove_person` and
        // `join_people` must handle it too.
        let Self {
            id: _,
            name: _,
            value: _,
            about: _,
            owner: _,
            created: _,
            sample: _,
            stakeholders,
            coaching: _,
            relations,
            conversations,
            actions,
            reviews,
            insights,
            inside_steps,
            // Its lines name people by id only to find them again: they go with them.
            kit: _,
            concerns,
            marks: _,
            stage: _,
            expected: _,
            cost_of_inaction: _,
            outcome: _,
            snoozes: _,
            conflicts: _,
            extra: _,
            history: _,
            called: _,
        } = self;
        let relations = relations.iter().flat_map(|one| [one.from, one.to]);
        let conversations = conversations.iter().flat_map(|one| one.with.iter());
        let actions = actions.iter().flat_map(|one| one.about.into_iter().chain(one.who_id));
        let asked = reviews.iter().flat_map(|one| one.asked.iter().filter_map(|asked| asked.about));
        let told = insights.iter().flat_map(|one| {
            let reacted = one.reactions.iter().map(|reaction| reaction.who);
            one.checks.iter().filter_map(|check| check.from).chain(reacted)
        });
        let inside = inside_steps.iter().filter_map(|one| one.who);
        let concerns = concerns.iter().flat_map(|one| one.of.iter().chain(one.owner_id));
        let people = stakeholders.iter().flat_map(|one| {
            let planned = one.plan.iter().flat_map(|plan| plan.persuaders.iter().chain(plan.owner_id));
            one.card().reports_to.into_iter().chain(one.card().owner_id).chain(planned)
        });
        relations
            .chain(conversations)
            .chain(actions)
            .chain(asked)
            .chain(told)
            .chain(inside)
            .chain(concerns)
            .chain(people)
    }

    /// Returns everybody who is referred to, or coached, without being in the deal.
    pub(in crate::domain) fn strays(&self) -> BTreeSet<StakeholderId> {
        let mut strays: BTreeSet<StakeholderId> = self.named().collect();
        strays.extend(self.coaching.iter().map(|track| track.stakeholder));
        if !strays.is_empty() {
            let people: HashSet<StakeholderId> = self.stakeholders.iter().map(|one| one.id).collect();
            strays.retain(|id| !people.contains(id));
        }
        strays
    }

    /// Drops the references and coaching that a change since `before` left without a person, as removing the person
    /// does.
    pub(in crate::domain) fn let_go_of_strays(&mut self, before: &Self) {
        let strays = self.strays();
        if !strays.is_empty() {
            let known = before.strays();
            strays.difference(&known).for_each(|id| self.remove_person(*id));
        }
    }

    /// Returns whether `from` is `to`, or reports to them directly or through others.
    #[must_use]
    pub fn reports_up_to(&self, from: StakeholderId, to: StakeholderId) -> bool {
        let mut seen = Vec::new();
        let mut at = Some(from);
        while let Some(id) = at.filter(|id| !seen.contains(id)) {
            if id == to {
                return true;
            }
            seen.push(id);
            at = self.person(id).and_then(|person| person.card().reports_to);
        }
        false
    }
}
