//! Stances, by what people were seen to do or say: willing to buy, willing to advocate (M4), and in agreement on the
//! problem, the kind of solution, the supplier (M1). The latest on a topic counts; the others show how they moved.

use super::choice::{Choices, choices};
use super::id::RecordId;
use super::text::Text;
use crate::domain::record::fields::{Word, record};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Map, Value};

choices! {
    /// The topic of a stance.
    Topic {
        /// Willingness to buy, if it were up to them alone.
        Buy = "buy", "buying";
        /// Willingness to say so in front of others.
        Advocate = "advocate", "speaking up";
        /// Agreement on the problem.
        Problem = "problem", "problem";
        /// Agreement on the kind of solution.
        Solution = "solution", "solution";
        /// Agreement on the supplier.
        Supplier = "supplier", "supplier";
    }

    /// A level on the scales of buying and advocating. The playbook says what each looks like.
    Degree {
        /// Working against it.
        Against = "against", "opposed";
        /// Doubtful, and saying so.
        Doubts = "doubts", "doubtful";
        /// Neither for nor against.
        Open = "open", "open";
        /// In favor, without acting for it.
        For = "for", "in favor";
        /// Acting for it, unasked.
        Acts = "acts", "pushing for it";
    }

    /// A person's agreement on a topic.
    Agreement {
        /// Disagreement.
        No = "no", "no";
        /// Undecided.
        Unsure = "unsure", "unsure";
        /// Agreement.
        Yes = "yes", "yes";
    }
}

/// The topics on which a group must agree, in this order (M1).
pub const AGREEMENTS: [Topic; 3] = [Topic::Problem, Topic::Solution, Topic::Supplier];

/// A topic with a level on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// Willingness to buy.
    Buy(Degree),
    /// Willingness to advocate.
    Advocate(Degree),
    /// Agreement on the problem.
    Problem(Agreement),
    /// Agreement on the kind of solution.
    Solution(Agreement),
    /// Agreement on the supplier.
    Supplier(Agreement),
}

/// A position as a file stores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stood {
    /// A position that this version knows.
    Known(Position),
    /// A position of a newer version: kept, and counted for nothing.
    Foreign {
        /// The topic's id.
        topic: Text,
        /// The level's id.
        level: Text,
    },
}

/// One stance, with the evidence for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The position.
    pub what: Stood,
    /// The person's act or words that show it. Empty for a mere impression.
    pub evidence: Text,
    /// The day it showed.
    pub on: Date,
    /// The colleague who saw it.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Whether it is hearsay: nobody on our side saw or heard it from them. `None` where that was not asked, as in older
    /// files.
    pub hearsay: Option<bool>,
    /// Fields of a newer version, kept as they came.
    pub extra: Map<String, Value>,
}

record!(Stance {
    required: id, topic via Word<'_>, level via Word<'_>, on, by, at;
    optional: evidence, hearsay;
    rest: extra;
} => Stance { id, what: Stood::of(&topic, &level), evidence, on, by, at, hearsay, extra });

impl Position {
    /// Returns the position with these ids.
    #[must_use]
    pub fn from_ids(topic: &str, level: &str) -> Option<Self> {
        Some(match Topic::from_id(topic)? {
            Topic::Buy => Self::Buy(Degree::from_id(level)?),
            Topic::Advocate => Self::Advocate(Degree::from_id(level)?),
            Topic::Problem => Self::Problem(Agreement::from_id(level)?),
            Topic::Solution => Self::Solution(Agreement::from_id(level)?),
            Topic::Supplier => Self::Supplier(Agreement::from_id(level)?),
        })
    }

    /// Returns all positions on a topic, from against to for.
    #[must_use]
    pub fn on(topic: Topic) -> Vec<Self> {
        let degrees = |of: fn(Degree) -> Self| Degree::ALL.iter().map(|one| of(*one)).collect();
        let agreements = |of: fn(Agreement) -> Self| Agreement::ALL.iter().map(|one| of(*one)).collect();
        match topic {
            Topic::Buy => degrees(Self::Buy),
            Topic::Advocate => degrees(Self::Advocate),
            Topic::Problem => agreements(Self::Problem),
            Topic::Solution => agreements(Self::Solution),
            Topic::Supplier => agreements(Self::Supplier),
        }
    }

    /// Returns all positions on all topics.
    pub fn all() -> impl Iterator<Item = Self> {
        Topic::ALL.iter().flat_map(|topic| Self::on(*topic))
    }

    /// Returns topic and level as one id, such as `buy.for`.
    #[must_use]
    pub fn id(self) -> String {
        format!("{}.{}", self.topic().id(), self.level_id())
    }

    /// Returns whether it is against buying, advocating, or what the group must agree on.
    #[must_use]
    pub const fn is_against(self) -> bool {
        match self {
            Self::Buy(degree) | Self::Advocate(degree) => matches!(degree, Degree::Against),
            Self::Problem(one) | Self::Solution(one) | Self::Supplier(one) => matches!(one, Agreement::No),
        }
    }

    /// Returns the topic.
    #[must_use]
    pub const fn topic(self) -> Topic {
        match self {
            Self::Buy(_) => Topic::Buy,
            Self::Advocate(_) => Topic::Advocate,
            Self::Problem(_) => Topic::Problem,
            Self::Solution(_) => Topic::Solution,
            Self::Supplier(_) => Topic::Supplier,
        }
    }

    /// Returns the level's id.
    #[must_use]
    pub fn level_id(self) -> &'static str {
        match self {
            Self::Buy(degree) | Self::Advocate(degree) => degree.id(),
            Self::Problem(one) | Self::Solution(one) | Self::Supplier(one) => one.id(),
        }
    }

    /// Returns the level as shown on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Buy(degree) | Self::Advocate(degree) => degree.label(),
            Self::Problem(one) | Self::Solution(one) | Self::Supplier(one) => one.label(),
        }
    }
}

impl Stood {
    fn of(topic: &str, level: &str) -> Self {
        match Position::from_ids(topic, level) {
            Some(known) => Self::Known(known),
            None => Self::Foreign { topic: topic.into(), level: level.into() },
        }
    }

    fn ids(&self) -> (&str, &str) {
        match self {
            Self::Known(position) => (position.topic().id(), position.level_id()),
            Self::Foreign { topic, level } => (topic.stored(), level.stored()),
        }
    }
}

impl Stance {
    /// Returns the position, if this version knows it.
    #[must_use]
    pub const fn position(&self) -> Option<Position> {
        match &self.what {
            Stood::Known(position) => Some(*position),
            Stood::Foreign { .. } => None,
        }
    }

    /// Returns the topic, if this version knows it.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        self.position().map(Position::topic)
    }

    /// Returns whether it is known to be hearsay.
    #[must_use]
    pub fn is_hearsay(&self) -> bool {
        self.hearsay == Some(true)
    }

    /// Returns whether somebody on our side is known to have seen or heard it from them, and wrote down what.
    #[must_use]
    pub fn is_sighting(&self) -> bool {
        self.hearsay == Some(false) && self.has_evidence()
    }

    /// Returns whether any evidence was written down.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.evidence.trim().is_empty()
    }
}

impl Serialize for Stance {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (topic, level) = self.what.ids();
        let mut fields = to.serialize_map(None)?;
        fields.serialize_entry("id", &self.id)?;
        fields.serialize_entry("topic", topic)?;
        fields.serialize_entry("level", level)?;
        if !self.evidence.is_empty() {
            fields.serialize_entry("evidence", &self.evidence)?;
        }
        fields.serialize_entry("on", &self.on)?;
        fields.serialize_entry("by", &self.by)?;
        fields.serialize_entry("at", &self.at)?;
        if let Some(hearsay) = self.hearsay {
            fields.serialize_entry("hearsay", &hearsay)?;
        }
        for (name, value) in &self.extra {
            fields.serialize_entry(name, value)?;
        }
        fields.end()
    }
}
