//! What is said of the evidence behind a verdict.

use crate::domain::answer::Answers;
use crate::domain::model::Model;
use crate::domain::verdict::{Verdict, rests_without_evidence};

/// All that a delivered task lacks.
pub const ADD_TO_CONFIRM: &str = "delivered; add what you saw to confirm";
/// A verdict that would say less without the answers that nobody wrote anything about.
pub const WITHOUT_EVIDENCE: &str = "rests on answers without evidence";

/// What to say beside a verdict: nothing where what it rests on was written down.
#[must_use]
pub fn evidence_words(model: &Model, answers: &Answers, verdict: &Verdict) -> Vec<&'static str> {
    let all = [
        (verdict.awaits_evidence, ADD_TO_CONFIRM),
        (rests_without_evidence(model, answers, verdict), WITHOUT_EVIDENCE),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| words).collect()
}
