//! A person's motives and mental model: what holds them back from advocating, what's in it for them, whether they have
//! the means to advocate (M4), and how they see their work (M11).

use super::choice::{Picked, choices, keep_both};
use super::remainder::Remainder;
use super::text::Text;
use crate::domain::record::fields::record;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// A fear or burden that holds an advocate back (M4).
    Inhibitor {
        /// Pushing for something unpopular.
        Unpopular = "unpopular", "pushing something unpopular";
        /// Failing to win support.
        NoSupport = "no-support", "failing to win support";
        /// Backing something that turns out unwise.
        Unwise = "unwise", "backing a mistake";
        /// Losing the job.
        Job = "job", "fear for their job";
        /// The extra work.
        Effort = "effort", "the extra work";
    }

    /// A personal gain (M4: personal value moves people more than value for the business).
    Gain {
        /// The next step up.
        Career = "career", "career";
        /// Being seen as a better leader.
        Leader = "leader", "seen as a better leader";
        /// Easier work.
        Easier = "easier", "easier work";
        /// Learning something.
        Skill = "skill", "a new skill";
        /// The end of a long-standing problem.
        Relief = "relief", "an old problem solved";
    }

    /// The means to advocate, willing or not (M4).
    Ability {
        /// Enough authority that others do what they say.
        Clout = "clout", "clout";
        /// Knowing the right people.
        Connections = "connections", "connections";
        /// Persuading others.
        Skill = "skill", "skill";
    }
}

/// A person's motives.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Motives {
    /// The reasons they hold back.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub holds_back: Picked<Inhibitor>,
    /// The same in free text.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub holds_back_words: Text,
    /// Their personal gains.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub gains: Picked<Gain>,
    /// The same in free text.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub gains_words: Text,
    /// Their means to advocate.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub able: Picked<Ability>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Motives {
    required: ;
    optional: holds_back, holds_back_words, gains, gains_words, able; });

/// A person's mental model of their work (M1, M11).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Mind {
    /// The goal they want to reach.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub goal: Text,
    /// Their priorities, first things first.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub priorities: Text,
    /// Their way of going about it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub means: Text,
    /// Their measure of success.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub metrics: Text,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Mind {
    required: ;
    optional: goal, priorities, means, metrics; });

impl Motives {
    /// Returns the noun for a field, as in a conflict.
    pub(in crate::domain) fn field_words(field: &str) -> Option<&'static str> {
        Some(match field {
            "holds_back" | "holds_back_words" => "what holds them back",
            "gains" | "gains_words" => "what's in it for them",
            "able" => "what gives them the means",
            _ => return None,
        })
    }

    /// Merges the other entry's motives into this one. Taking it apart makes a new field ask for its place.
    pub(in crate::domain) fn join(&mut self, theirs: &Self, left: &mut Remainder) {
        let Self { holds_back, holds_back_words, gains, gains_words, able, extra } = theirs;
        self.holds_back.take_in(holds_back);
        self.gains.take_in(gains);
        self.able.take_in(able);
        left.text("What holds them back", &mut self.holds_back_words, holds_back_words);
        left.text("What's in it for them", &mut self.gains_words, gains_words);
        keep_both(&mut self.extra, extra);
    }
}

impl Mind {
    /// Returns the noun for a field, as in a conflict.
    pub(in crate::domain) fn field_words(field: &str) -> Option<&'static str> {
        Some(match field {
            "goal" => "their goal",
            "priorities" => "their priorities",
            "means" => "their means",
            "metrics" => "their metrics",
            _ => return None,
        })
    }

    /// Merges the other entry's view into this one. Taking it apart makes a new field ask for its place.
    pub(in crate::domain) fn join(&mut self, theirs: &Self, left: &mut Remainder) {
        let Self { goal, priorities, means, metrics, extra } = theirs;
        left.text("Goal", &mut self.goal, goal);
        left.text("Priorities", &mut self.priorities, priorities);
        left.text("Means", &mut self.means, means);
        left.text("Metrics", &mut self.metrics, metrics);
        keep_both(&mut self.extra, extra);
    }
}
