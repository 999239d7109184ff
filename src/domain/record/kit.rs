//! The kit that a customer's Mobilizer is handed: its lines in our wording, and what of them somebody on our side released
//! (M12). Nothing else of a deal is ever in it.

use super::choice::choices;
use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::record;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// A part of the kit.
    KitPart {
        /// The case for change, on a page.
        Case = "case", "Case for change";
        /// Who cares about what, and what to ask them.
        Guide = "guide", "Stakeholder guide";
        /// What people object, and what answers it.
        Objections = "objections", "Objection sheet";
        /// The workshop's agenda.
        Workshop = "workshop", "Workshop";
        /// What the company does inside to buy.
        Steps = "steps", "Inside steps";
    }

    /// A kind of line in the kit.
    KitKind {
        /// The heading of the whole kit.
        Title = "title", "Title";
        /// The insight in one sentence.
        Headline = "headline", "Headline";
        /// The goal that it is about.
        Goal = "goal", "They want";
        /// What the customer does today.
        Today = "today", "They do today";
        /// What they have missed.
        Missed = "missed", "They missed";
        /// What that costs them.
        Cost = "cost", "What it costs";
        /// The proof of it.
        Proof = "proof", "Proof we have";
        /// The other way of working.
        NewWay = "new-way", "The new way";
        /// What carrying on as before costs.
        Inaction = "inaction", "If nothing changes";
        /// A person's goal.
        PersonGoal = "person-goal", "Goal";
        /// A person's priorities.
        Priorities = "person-priorities", "Priorities";
        /// A person's way of going about it.
        Means = "person-means", "Means";
        /// A person's measure of success.
        Metrics = "person-metrics", "Metrics";
        /// What to ask a person.
        Ask = "person-ask", "Ask them";
        /// A concern of one person, who isn't named.
        Concern = "concern", "Objection";
        /// The answer to a concern.
        Answer = "answer", "Answer";
        /// The workshop's day and place.
        When = "workshop-when", "When";
        /// Who takes part in the workshop.
        Who = "workshop-who", "Who takes part";
        /// What the workshop begins with.
        Prompt = "workshop-prompt", "Prompt";
        /// A disconnect to explore, without those who have it.
        Topic = "topic", "Explore";
        /// What the workshop has to decide.
        Decide = "workshop-decide", "Converge";
        /// A step that the company takes inside to buy.
        Step = "step", "Step";
    }
}

impl KitKind {
    /// The kinds about a person, in order.
    pub const PERSON: [Self; 5] = [Self::PersonGoal, Self::Priorities, Self::Means, Self::Metrics, Self::Ask];

    /// The kinds on an insight's sheet, in order.
    pub const SHEET: [Self; 7] =
        [Self::Headline, Self::Goal, Self::Today, Self::Missed, Self::Cost, Self::Proof, Self::NewWay];

    /// Returns the part of the kit that lines of this kind are in.
    #[must_use]
    pub const fn part(self) -> KitPart {
        match self {
            Self::Title
            | Self::Headline
            | Self::Goal
            | Self::Today
            | Self::Missed
            | Self::Cost
            | Self::Proof
            | Self::NewWay
            | Self::Inaction => KitPart::Case,
            Self::PersonGoal | Self::Priorities | Self::Means | Self::Metrics | Self::Ask => KitPart::Guide,
            Self::Concern | Self::Answer => KitPart::Objections,
            Self::When | Self::Who | Self::Prompt | Self::Topic | Self::Decide => KitPart::Workshop,
            Self::Step => KitPart::Steps,
        }
    }

    /// Returns whether a line of this kind must not name anybody: who raised a concern stays with us.
    #[must_use]
    pub const fn names_nobody(self) -> bool {
        matches!(self, Self::Concern | Self::Answer | Self::Topic)
    }
}

/// What was decided about one line of the kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KitLine {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The line's key: its kind, behind the id of what it is about.
    pub line: Text,
    /// The wording for the kit, in place of the deal's own. Empty keeps that.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub wording: Text,
    /// The release, unless it was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub released: Option<Release>,
    /// The colleague who decided last.
    pub by: Text,
    /// The time they did.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A release: exactly this text may be handed to the customer, and no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    /// The customer's person whom the line is about, as named in the kit. Empty for a line about nobody.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub who: Text,
    /// The released text.
    pub text: Text,
    /// The colleague who released it.
    pub by: Text,
    /// The time of the release.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(KitLine { required: id, line, by, at; optional: wording, released; });
record!(Release { required: text, by, at; optional: who; });

impl KitLine {
    /// Creates a line about which nothing is decided.
    #[must_use]
    pub fn new(id: RecordId, line: &str, by: &str, at: Timestamp) -> Self {
        let (line, by) = (line.into(), by.into());
        Self { id, line, wording: Text::new(), released: None, by, at, extra: Map::new() }
    }
}
