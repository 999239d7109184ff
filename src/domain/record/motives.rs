//! What moves a person, and how they see their work: what holds them back from advocating, what they would gain
//! themselves, whether they could advocate at all (M4), and their mental model (M11).

use super::choice::{Picked, choices};
use super::text::Text;
use crate::domain::record::fields::record;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// What holds an advocate back (M4).
    Inhibitor {
        /// Pushing for something unpopular.
        Unpopular = "unpopular", "pushing something unpopular";
        /// Failing to win support.
        NoSupport = "no-support", "finding no support";
        /// Backing what turns out unwise.
        Unwise = "unwise", "backing what turns out unwise";
        /// Losing the job.
        Job = "job", "fear for the job";
        /// The work it brings.
        Effort = "effort", "the work on top";
    }

    /// What a person would gain themselves (M4: personal value moves more than value for the business).
    Gain {
        /// The next step up.
        Career = "career", "career";
        /// Being seen as a better leader.
        Leader = "leader", "seen as a better leader";
        /// The work gets easier.
        Easier = "easier", "easier work";
        /// Learning something.
        Skill = "skill", "a new skill";
        /// A problem of long standing is off the table.
        Relief = "relief", "an old problem gone";
    }

    /// What it takes to be able to advocate, willing or not (M4).
    Ability {
        /// Others do what they say.
        Clout = "clout", "clout";
        /// They know the right people.
        Connections = "connections", "connections";
        /// They can persuade.
        Skill = "skill", "skill";
    }
}

/// What moves a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Motives {
    /// What holds them back.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub holds_back: Picked<Inhibitor>,
    /// The same in words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub holds_back_words: Text,
    /// What they would gain themselves.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub gains: Picked<Gain>,
    /// The same in words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub gains_words: Text,
    /// What makes them able to advocate.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub able: Picked<Ability>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Motives {
    required: ;
    optional: holds_back, holds_back_words, gains, gains_words, able; });

/// How a person sees their work (M1, M11).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Mind {
    /// What they want to reach.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub goal: Text,
    /// What comes first for them.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub priorities: Text,
    /// How they go about it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub means: Text,
    /// What they measure success by.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub metrics: Text,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Mind {
    required: ;
    optional: goal, priorities, means, metrics; });
