//! The verdicts under the former rules, so that each verdict the new rules changed is reported once, with the reason.
//!
//! Three things were different: a delivered task confirmed without evidence; 15 % of answers were assumed to be
//! misread instead of 25 %; and a soft no wasn't an answer of its own, so a missed task and a refusal had other
//! weights. All of it is in this file. Remove it, with `store::rules` and the page that explains the change, once
//! nobody upgrades from such a version any more.

use super::verdict::{GroupWord, Read, judge};
use crate::domain::method::model::{ByProfile, Model, Tables};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::answer::{Answers, Item};
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::tell::{Tell, TellAnswer};
use crate::domain::record::text::Text;
use jiff::Timestamp;

/// A verdict that the present rules changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The person's name.
    pub name: Text,
    /// The verdict under the former rules.
    pub before: Read,
    /// The present verdict.
    pub now: Read,
    /// The rule that made the difference.
    pub why: Why,
}

/// The present rule that changed a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A delivered task confirms only with a line of evidence.
    Evidence,
    /// A missed task and a refusal have other weights.
    MissedTask,
    /// More answers are assumed to be misread.
    Allowance,
}

impl Why {
    /// All reasons.
    pub const ALL: [Self; 3] = [Self::Evidence, Self::MissedTask, Self::Allowance];
}

/// The former and the present allowance.
const ALLOWANCE: (f64, f64) = (0.15, 0.25);

/// The former and the present likelihood of each task result, by profile.
const ROWS: [(TellAnswer, ByProfile, ByProfile); 2] = [
    (TellAnswer::NotDelivered, [0.12, 0.12, 0.12, 0.45, 0.50, 0.40, 0.33], [0.08, 0.08, 0.08, 0.40, 0.43, 0.35, 0.30]),
    (TellAnswer::Refused, [0.03, 0.03, 0.03, 0.15, 0.10, 0.15, 0.60], [0.01, 0.01, 0.01, 0.08, 0.05, 0.08, 0.48]),
];

/// Returns the verdicts from the owner's answers that the new rules changed. People with an answer given or a task
/// judged since then are left out: a change made under the new rules isn't caused by them.
#[must_use]
pub fn changed(playbook: &Playbook, deal: &Deal, since: Timestamp) -> Vec<Changed> {
    let former = Model::new(&with_allowance(&former_rows(&playbook.tables)));
    let rows_alone = Model::new(&former_rows(&playbook.tables));
    let old = deal.stakeholders.iter().filter(|person| is_older(person, since));
    old.filter_map(|person| {
        let answers = person.answers(&deal.owner);
        let verdict = judge(&playbook.model, &answers);
        let (before, now) = (judge(&former, &all_evident(answers)).read(), verdict.read());
        let why = match before {
            Read::As(_, GroupWord::Confirmed, _) if verdict.awaits_evidence => Why::Evidence,
            _ if judge(&rows_alone, &all_evident(answers)).read() == before => Why::MissedTask,
            _ => Why::Allowance,
        };
        (before != now).then(|| Changed { name: deal.called(person).clone(), before, now, why })
    })
    .collect()
}

/// Returns whether everything a verdict rests on is older than a moment, and uses only answers that existed then.
fn is_older(person: &Stakeholder, since: Timestamp) -> bool {
    let is_new = |answer: Option<TellAnswer>| answer == Some(TellAnswer::Declined);
    let answered = person.observations.iter().all(|one| one.at < since && !one.hearsay);
    let judged = person.tasks.iter().filter_map(|task| task.judged.as_ref()).all(|one| one.at < since);
    answered && judged && !is_new(person.answers("").tell(Tell::Task))
}

fn all_evident(mut answers: Answers) -> Answers {
    Item::all().for_each(|item| answers.set_evident(item));
    answers
}

/// Returns the tables with the former rows. Rows the user set stay the user's.
fn former_rows(tables: &Tables) -> Tables {
    let mut former = tables.clone();
    for (answer, then, now) in ROWS {
        let row = &mut former.tells[answer.index()];
        if row.iter().zip(now).all(|(a, b)| is_same(*a, b)) {
            *row = then;
        }
    }
    former
}

/// Returns the tables with the former allowance, unless the user set it.
fn with_allowance(tables: &Tables) -> Tables {
    let mut former = tables.clone();
    if !is_same(tables.error_allowance, ALLOWANCE.1) {
        return former;
    }
    former.error_allowance = ALLOWANCE.0;
    // The allowance was spread over four results of a task; now there are five.
    let share = ALLOWANCE.0 * (1.0 / 4.0 - 1.0 / 5.0) / (1.0 - ALLOWANCE.0);
    for answer in Tell::Task.answers() {
        former.tells[answer.index()].iter_mut().for_each(|p| *p += share);
    }
    former
}

fn is_same(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}
