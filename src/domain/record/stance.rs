//! Where a person stands, by what they were seen to do or say: willing to buy, willing to advocate (M4), and agreed on the
//! problem, the kind of solution, the supplier (M1). The latest about a topic counts; the others tell how they moved.

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
    /// What a stance is about.
    Topic {
        /// Whether they would buy, alone.
        Buy = "buy", "buying";
        /// Whether they would say so before others.
        Advocate = "advocate", "advocating";
        /// Whether they agree on the problem.
        Problem = "problem", "problem";
        /// Whether they agree on the kind of solution.
        Solution = "solution", "solution";
        /// Whether they agree on the supplier.
        Supplier = "supplier", "supplier";
    }

    /// A place on the scales of buying and advocating. What each means as behaviour is the playbook's.
    Degree {
        /// Works against it.
        Against = "against", "against";
        /// Has doubts, and says so.
        Doubts = "doubts", "doubts";
        /// Neither for nor against.
        Open = "open", "open";
        /// For it.
        For = "for", "for";
        /// Acts for it, unasked.
        Acts = "acts", "acts for it";
    }

    /// Whether a person agrees.
    Agreement {
        /// No.
        No = "no", "no";
        /// Has not made up their mind.
        Unsure = "unsure", "unsure";
        /// Yes.
        Yes = "yes", "yes";
    }
}

/// The topics on which a group must agree, in this order (M1).
pub const AGREEMENTS: [Topic; 3] = [Topic::Problem, Topic::Solution, Topic::Supplier];

/// What a person was seen to stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// On the scale of buying.
    Buy(Degree),
    /// On the scale of advocating.
    Advocate(Degree),
    /// On the problem.
    Problem(Agreement),
    /// On the kind of solution.
    Solution(Agreement),
    /// On the supplier.
    Supplier(Agreement),
}

/// A position as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stood {
    /// One this version knows.
    Known(Position),
    /// One it does not know: kept, and counted for nothing.
    Foreign {
        /// The topic's id.
        topic: Text,
        /// The level's id.
        level: Text,
    },
}

/// One stance, with what showed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// Its id.
    pub id: RecordId,
    /// What they stand for.
    pub what: Stood,
    /// What they did or said that shows it. Empty is an impression.
    pub evidence: Text,
    /// The day it showed.
    pub on: Date,
    /// Who of ours saw it.
    pub by: Text,
    /// When it was written down.
    pub at: Timestamp,
    /// What a newer version wrote here.
    pub extra: Map<String, Value>,
}

record!(Stance {
    required: id, topic via Word<'_>, level via Word<'_>, on, by, at;
    optional: evidence;
    rest: extra;
} => Stance { id, what: Stood::of(&topic, &level), evidence, on, by, at, extra });

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

    /// Topic and level as one id, such as `buy.for`.
    #[must_use]
    pub fn id(self) -> String {
        format!("{}.{}", self.topic().id(), self.level_id())
    }

    /// Returns whether it is against buying, speaking up, or what the group must agree on.
    #[must_use]
    pub const fn is_against(self) -> bool {
        match self {
            Self::Buy(degree) | Self::Advocate(degree) => matches!(degree, Degree::Against),
            Self::Problem(one) | Self::Solution(one) | Self::Supplier(one) => matches!(one, Agreement::No),
        }
    }

    /// Returns what it is about.
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

    /// Returns the level on screen.
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
    /// Returns the position, where this version knows it.
    #[must_use]
    pub const fn position(&self) -> Option<Position> {
        match &self.what {
            Stood::Known(position) => Some(*position),
            Stood::Foreign { .. } => None,
        }
    }

    /// Returns what it is about, where this version knows it.
    #[must_use]
    pub fn topic(&self) -> Option<Topic> {
        self.position().map(Position::topic)
    }

    /// Returns whether it says what showed it.
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
        for (name, value) in &self.extra {
            fields.serialize_entry(name, value)?;
        }
        fields.end()
    }
}
