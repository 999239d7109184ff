//! The mobilizing task: the only gate from a likely Mobilizer to a confirmed one (M3).

use super::id::RecordId;
use super::record::{Text, record};
use super::tell::{Tell, TellAnswer};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

/// A task given to a person, with a date, that comes back to be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Its id.
    pub id: RecordId,
    /// What they were asked to do.
    pub what: String,
    /// By when.
    pub due: Date,
    /// When it was given.
    pub given: Timestamp,
    /// Who of ours gave it.
    pub by: String,
    /// How it went, once somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judgement>,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// How a task went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// One of the task tell's answers.
    #[serde(serialize_with = "result_id")]
    pub result: TellAnswer,
    /// When it was judged.
    pub at: Timestamp,
    /// Who judged it.
    pub by: String,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Task { required: id, what, due, given, by; optional: judged; });
record!(Judgement { required: result via TaskResult, at, by; optional: ; });

impl Task {
    /// Whether nobody judged it yet.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.judged.is_none()
    }
}

/// A task's result, read by its id.
struct TaskResult(TellAnswer);

impl<'de> Deserialize<'de> for TaskResult {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Text(id) = Text::deserialize(from)?;
        Tell::Task.answer(&id).map(Self).ok_or_else(|| {
            let valid: Vec<_> = Tell::Task.answers().iter().map(|answer| answer.id()).collect();
            D::Error::custom(format!("no task result is called `{id}`; valid are {}", valid.join(", ")))
        })
    }
}

// serde fixes this signature.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn result_id<S: Serializer>(result: &TellAnswer, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(result.id())
}
