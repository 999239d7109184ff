//! A person in a deal: what was seen of them and by whom, their tasks, and the labels others give them.

mod evidence;
mod label;
mod observation;
mod status;
mod tasks;

pub use label::Label;
pub use observation::{Observation, Reading};

use super::answer::{Answer, Answers, Item};
use super::card::{Card, Note};
use super::choice::Choices;
use super::difference::Difference;
use super::evidence::Evidence;
use super::id::StakeholderId;
use super::motives::{Mind, Motives};
use super::plan::BlockerPlan;
use super::prediction::Prediction;
use super::stance::{Degree, Position, Stance, Topic};
use super::task::{Outcome, Task};
use super::tell::Tell;
use super::text::Text;
use crate::domain::record::fields::record;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// A person on the customer's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stakeholder {
    /// Stable id, by which everything else refers to them.
    pub id: StakeholderId,
    /// Their name, as typed.
    pub name: Text,
    /// Their job title. Never used in classification (M2).
    #[serde(skip_serializing_if = "str::is_empty")]
    pub title: Text,
    /// The answers about them, one entry for each assessor and item.
    pub observations: Vec<Observation>,
    /// Mobilizing tasks, oldest first.
    pub tasks: Vec<Task>,
    /// The labels that colleagues gave them, latest last.
    #[serde(rename = "calls")]
    pub labels: Vec<Label>,
    /// Their card: roles, manager, contact data and status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Box<Card>>,
    /// Their stances on buying, advocating and agreeing, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stances: Vec<Stance>,
    /// Their motives for and against advocating.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motives: Option<Box<Motives>>,
    /// Their mental model of their work.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mind: Option<Box<Mind>>,
    /// The plan for their blocking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Box<BlockerPlan>>,
    /// Notes about them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Predictions of what they will do, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub predictions: Vec<Prediction>,
    /// Differences between colleagues' answers that were kept open or settled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differences: Vec<Difference>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Stakeholder {
    required: id, name;
    optional: title, observations, tasks, calls, card, stances, motives, mind, plan, notes, predictions, differences;
    rest: extra;
} => Stakeholder {
    id, name, title, observations, tasks, labels: calls, card, stances, motives, mind, plan, notes, predictions,
    differences, extra
});

impl Stakeholder {
    /// Creates a person with only a name.
    #[must_use]
    pub fn new(id: StakeholderId, name: &str) -> Self {
        Self {
            id,
            name: name.into(),
            title: Text::new(),
            observations: Vec::new(),
            tasks: Vec::new(),
            labels: Vec::new(),
            card: None,
            stances: Vec::new(),
            motives: None,
            mind: None,
            plan: None,
            notes: Vec::new(),
            predictions: Vec::new(),
            differences: Vec::new(),
            extra: Map::new(),
        }
    }

    /// Returns one assessor's answers. The result of the latest judged task is a fact and counts for every assessor.
    ///
    /// Evidence of a task delivered earlier still counts: delivering another takes nothing back.
    #[must_use]
    pub fn answers(&self, assessor: &str) -> Answers {
        let mut newest: [Option<&Observation>; Item::COUNT] = [None; Item::COUNT];
        for one in self.observations.iter().filter(|one| one.by == assessor) {
            let Some(answer) = one.answer() else { continue };
            let slot = &mut newest[answer.item().index()];
            if slot.is_none_or(|newest| newest.rank() <= one.rank()) {
                *slot = Some(one);
            }
        }
        let mut answers = Answers::default();
        for one in newest.into_iter().flatten() {
            let Some(answer) = one.answer() else { continue };
            if one.hearsay {
                answers.set_hearsay(answer);
            } else {
                answers.set(answer);
            }
            if one.evidence.iter().any(Evidence::has_words) {
                answers.set_evident(answer.item());
            }
        }
        match self.latest_judged().and_then(|task| task.judged.as_ref()).map(|judged| &judged.result) {
            Some(Outcome::Known(result)) => answers.set(Answer::Tell(*result)),
            Some(Outcome::Foreign(_)) | None => answers.clear(Item::Tell(Tell::Task)),
        }
        // A task that was never delivered leaves nothing to see.
        if answers.tell(Tell::Task).is_some_and(|result| !result.came() || self.is_result_seen(result)) {
            answers.set_evident(Item::Tell(Tell::Task));
        }
        answers
    }

    /// Returns the assessor's observation of an item that counts: of several the first-hand one, and of those the newest.
    #[must_use]
    pub fn observation(&self, assessor: &str, item: Item) -> Option<&Observation> {
        self.observations.iter().filter(|one| one.is_about(assessor, item)).max_by_key(|one| one.rank())
    }

    /// Returns the evidence behind an assessor's answer to an item; `None` without any. The result of a task is a fact
    /// for every assessor.
    #[must_use]
    pub fn evidence(&self, assessor: &str, item: Item) -> Option<&[Evidence]> {
        if item == Item::Tell(Tell::Task) {
            return Some(&self.latest_judged()?.judged.as_ref()?.evidence);
        }
        Some(&self.observation(assessor, item)?.evidence)
    }

    /// Returns every line to show behind an assessor's answer to an item, each with whether it was only heard: those of the
    /// answer that counts, then the hearsay beneath it.
    #[must_use]
    pub fn lines(&self, assessor: &str, item: Item) -> Vec<(&Evidence, bool)> {
        if item == Item::Tell(Tell::Task) {
            return self.evidence(assessor, item).unwrap_or_default().iter().map(|seen| (seen, false)).collect();
        }
        let Some(counts) = self.observation(assessor, item) else { return Vec::new() };
        let is_beneath = |one: &&Observation| one.hearsay && one.id != counts.id && one.is_about(assessor, item);
        let all = std::iter::once(counts).chain(self.observations.iter().filter(is_beneath));
        all.flat_map(|one| one.evidence.iter().map(|line| (line, one.hearsay))).collect()
    }

    /// Returns their card; an empty one where nothing is known.
    #[must_use]
    pub fn card(&self) -> &Card {
        static EMPTY: LazyLock<Card> = LazyLock::new(Card::default);
        self.card.as_deref().unwrap_or(&EMPTY)
    }

    /// Returns their motives; empty if unknown.
    #[must_use]
    pub fn motives(&self) -> &Motives {
        static EMPTY: LazyLock<Motives> = LazyLock::new(Motives::default);
        self.motives.as_deref().unwrap_or(&EMPTY)
    }

    /// Returns their mental model; empty if unknown.
    #[must_use]
    pub fn mind(&self) -> &Mind {
        static EMPTY: LazyLock<Mind> = LazyLock::new(Mind::default);
        self.mind.as_deref().unwrap_or(&EMPTY)
    }

    /// Returns the latest stance on a topic: the latest day, and within a day the one written down last.
    #[must_use]
    pub fn stance(&self, topic: Topic) -> Option<&Stance> {
        let about = self.stances.iter().filter(|one| one.topic() == Some(topic));
        about.max_by_key(|one| (one.on, one.at))
    }

    /// Returns their position on a topic by the latest stance.
    #[must_use]
    pub fn position(&self, topic: Topic) -> Option<Position> {
        self.stance(topic).and_then(Stance::position)
    }

    /// Returns whether they would buy, by their latest stance.
    #[must_use]
    pub fn would_buy(&self) -> bool {
        matches!(self.position(Topic::Buy), Some(Position::Buy(Degree::For | Degree::Acts)))
    }

    /// Returns the most recent stance against: against buying, advocating, or what the group must agree on. Only the
    /// latest on each topic counts, but hearsay takes back no objection that was seen.
    #[must_use]
    pub fn opposition(&self) -> Option<&Stance> {
        let seen = |topic| {
            let seen = self.stances.iter().filter(|one| one.topic() == Some(topic) && !one.is_hearsay());
            seen.max_by_key(|one| (one.on, one.at))
        };
        let latest = Topic::ALL.iter().flat_map(|topic| [self.stance(*topic), seen(*topic)]).flatten();
        latest.filter(|one| one.position().is_some_and(Position::is_against)).max_by_key(|one| (one.on, one.at))
    }

    /// Returns the assessor whose answers about the person are shown: this one, or the deal's owner if this one has not
    /// answered.
    #[must_use]
    pub fn shown_by<'a>(&self, assessor: &'a str, owner: &'a str) -> &'a str {
        if self.observations.iter().any(|one| one.by == assessor) { assessor } else { owner }
    }

    /// Returns the latest label this colleague gave the person.
    #[must_use]
    pub fn label_by(&self, by: &str) -> Option<&Label> {
        self.labels.iter().rev().find(|label| label.by == by)
    }

    /// Returns everybody who answered anything about this person, first to answer first.
    #[must_use]
    pub fn assessors(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for one in &self.observations {
            if !all.contains(&&*one.by) {
                all.push(&one.by);
            }
        }
        all
    }
}
