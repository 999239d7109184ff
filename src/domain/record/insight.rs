//! The case for change: an insight, the strengths it leads back to, and the tests it has to pass (M13).

pub mod beliefs;

use super::choice::{Choice, Choices, Picked, choices};
use super::id::{RecordId, StakeholderId};
use super::text::Text;
use crate::domain::record::fields::record;
use beliefs::{Driver, Reaction};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

choices! {
    /// A line of the sheet that is one text.
    SheetLine {
        /// The insight in one sentence, as it is said to a customer.
        Headline = "headline", "Headline";
        /// The customer's present way, and the belief behind it.
        Today = "today", "They do today";
        /// The thing about their own business that they have missed.
        Missed = "missed", "They missed";
        /// The reason why that costs them.
        Cost = "cost", "What it costs";
        /// The proof we have.
        Proof = "proof", "Proof we have";
        /// The proof that is still to be found.
        ProofMissing = "proof-missing", "Proof missing";
        /// The way of working that would avoid the cost.
        NewWay = "new-way", "The new way";
    }

    /// A property of a strength that makes it worth leading back to (M13).
    Strength {
        /// No rival has it.
        Unique = "unique", "unique";
        /// It's worth something to this customer.
        Valuable = "valuable", "valuable";
        /// We can show that it's so.
        Defensible = "defensible", "defensible";
        /// No rival can copy it soon.
        Sustainable = "sustainable", "sustainable";
    }

    /// A layer of content, the one that moves a customer the least first (M13).
    ContentLayer {
        /// Facts that anyone can look up.
        General = "general", "general information";
        /// What the customer already believes.
        Accepted = "accepted", "accepted information";
        /// News and trends that interest, and change nothing.
        ThoughtLeadership = "thought-leadership", "thought leadership";
        /// Something missed about their own business, that breaks their view.
        Insight = "insight", "insight";
        /// An insight that leads back to what only we do.
        CommercialInsight = "commercial-insight", "Commercial Insight";
    }

    /// A test of an insight (M13).
    InsightTest {
        /// It begins with a problem they already have in mind.
        TopOfMind = "top-of-mind", "top of mind";
        /// It disrupts their view and teaches them something.
        Teaches = "teaches", "teaches them something";
        /// It leads back to what only we do.
        LeadsBack = "leads-back", "leads back to us";
        /// No rival could say the same.
        OnlyUs = "only-us", "only we can say it";
    }

    /// The result of a test.
    TestResult {
        /// The insight passed.
        Passed = "passed", "passed";
        /// The insight failed.
        Failed = "failed", "failed";
    }
}

/// One insight: the sheet that is told from, and what it was built from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Insight {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The insight in one sentence, as it is said to a customer.
    pub headline: Text,
    /// The customer's present way, and the belief behind it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub today: Text,
    /// The thing about their own business that they have missed.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub missed: Text,
    /// The reason why that costs them.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub cost: Text,
    /// The proof we have. The more surprising the insight, the more it needs.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub proof: Text,
    /// The proof that is still to be found.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub proof_missing: Text,
    /// The way of working that would avoid the cost.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub new_way: Text,
    /// The results that this customer cares about most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<CustomerGoal>,
    /// The goal that the insight is about, among these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<RecordId>,
    /// The things that, as the customer believes, drive that goal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drivers: Vec<Driver>,
    /// What the customer's people said of these and of what we want them to see.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reactions: Vec<Reaction>,
    /// What we do that others don't.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub differentiators: Vec<Differentiator>,
    /// The differentiator that the insight leads back to, among these.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leads_back: Option<RecordId>,
    /// The tests it was put to, at most one result for each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<InsightCheck>,
    /// The layer of content that it is, if somebody named one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<Choice<ContentLayer>>,
    /// The colleague who began it.
    pub by: Text,
    /// The time it was begun.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A result that the customer cares about: an action, and how it is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustomerGoal {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The result, beginning with a verb.
    pub text: Text,
    /// The measure by which they see it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub measure: Text,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Something we do that others don't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differentiator {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The differentiator in one line.
    pub text: Text,
    /// The properties it has.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub strengths: Picked<Strength>,
    /// The drivers that it moves, as we suppose: each is a candidate for an insight.
    #[serde(skip_serializing_if = "Picked::is_empty")]
    pub moves: Picked<RecordId>,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The result of a test, with what a customer did or said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InsightCheck {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The test.
    pub test: Choice<InsightTest>,
    /// Its result.
    pub result: Choice<TestResult>,
    /// The customer's act or words. Empty proves nothing.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub evidence: Text,
    /// The day it happened.
    pub on: Date,
    /// The customer's person it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<StakeholderId>,
    /// The colleague who wrote it down.
    pub by: Text,
    /// The time it was written down.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Insight {
    required: id, headline, by, at;
    optional: today, missed, cost, proof, proof_missing, new_way, goals, goal, drivers, reactions, differentiators,
        leads_back, checks, layer;
});
record!(CustomerGoal { required: id, text; optional: measure; });
record!(Differentiator { required: id, text; optional: strengths, moves; });
record!(InsightCheck { required: id, test, result, on, by, at; optional: evidence, from; });

impl InsightCheck {
    /// Returns whether it says what a customer did or said.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.evidence.trim().is_empty()
    }

    /// Returns whether the insight passed, by what a customer did or said.
    #[must_use]
    pub fn is_proven(&self) -> bool {
        self.result.known() == Some(TestResult::Passed) && self.has_evidence()
    }
}

impl Insight {
    /// Creates an insight with nothing but its headline.
    #[must_use]
    pub fn new(id: RecordId, headline: &str, by: &str, at: Timestamp) -> Self {
        Self {
            id,
            headline: headline.into(),
            today: Text::new(),
            missed: Text::new(),
            cost: Text::new(),
            proof: Text::new(),
            proof_missing: Text::new(),
            new_way: Text::new(),
            goals: Vec::new(),
            goal: None,
            drivers: Vec::new(),
            reactions: Vec::new(),
            differentiators: Vec::new(),
            leads_back: None,
            checks: Vec::new(),
            layer: None,
            by: by.into(),
            at,
            extra: Map::new(),
        }
    }

    /// Returns the sheet for another customer: without what this one said of it, which is to be tested again there.
    #[must_use]
    pub fn untested(&self) -> Self {
        let mut drivers = self.drivers.clone();
        drivers.iter_mut().for_each(|one| one.weight = None);
        Self { drivers, reactions: Vec::new(), checks: Vec::new(), layer: None, extra: Map::new(), ..self.clone() }
    }

    /// Returns a line of the sheet.
    #[must_use]
    pub const fn line(&self, line: SheetLine) -> &Text {
        match line {
            SheetLine::Headline => &self.headline,
            SheetLine::Today => &self.today,
            SheetLine::Missed => &self.missed,
            SheetLine::Cost => &self.cost,
            SheetLine::Proof => &self.proof,
            SheetLine::ProofMissing => &self.proof_missing,
            SheetLine::NewWay => &self.new_way,
        }
    }

    /// Returns a line of the sheet for changing.
    pub const fn line_mut(&mut self, line: SheetLine) -> &mut Text {
        match line {
            SheetLine::Headline => &mut self.headline,
            SheetLine::Today => &mut self.today,
            SheetLine::Missed => &mut self.missed,
            SheetLine::Cost => &mut self.cost,
            SheetLine::Proof => &mut self.proof,
            SheetLine::ProofMissing => &mut self.proof_missing,
            SheetLine::NewWay => &mut self.new_way,
        }
    }

    /// Returns the result of a test, if it was put to it.
    #[must_use]
    pub fn check(&self, test: InsightTest) -> Option<&InsightCheck> {
        self.checks.iter().find(|one| one.test.known() == Some(test))
    }

    /// Records the result of a test. It replaces an earlier one.
    pub fn record_check(&mut self, check: InsightCheck) {
        match self.checks.iter_mut().find(|one| one.test == check.test) {
            Some(old) => *old = InsightCheck { id: old.id, extra: old.extra.clone(), ..check },
            None => self.checks.push(check),
        }
    }

    /// Returns the number of tests that it passed, by what a customer did or said.
    #[must_use]
    pub fn passed(&self) -> usize {
        InsightTest::ALL.iter().filter(|test| self.check(**test).is_some_and(InsightCheck::is_proven)).count()
    }

    /// Returns the tests that it failed, in their order.
    pub fn failed(&self) -> impl Iterator<Item = (InsightTest, &InsightCheck)> {
        let of = |test: &InsightTest| Some((*test, self.check(*test)?));
        let all = InsightTest::ALL.iter().filter_map(of);
        all.filter(|(_, check)| check.result.known() == Some(TestResult::Failed))
    }

    /// Returns the goal that it is about; the first where none was chosen.
    #[must_use]
    pub fn chosen_goal(&self) -> Option<&CustomerGoal> {
        self.goals.iter().find(|one| Some(one.id) == self.goal).or(self.goals.first())
    }

    /// Returns the differentiator that it leads back to; the first where none was chosen.
    #[must_use]
    pub fn strength(&self) -> Option<&Differentiator> {
        self.differentiators.iter().find(|one| Some(one.id) == self.leads_back).or(self.differentiators.first())
    }

    /// Removes a goal.
    pub fn drop_goal(&mut self, id: RecordId) {
        self.goals.retain(|one| one.id != id);
        self.goal = self.goal.filter(|goal| *goal != id);
    }

    /// Removes a differentiator.
    pub fn drop_differentiator(&mut self, id: RecordId) {
        self.differentiators.retain(|one| one.id != id);
        self.leads_back = self.leads_back.filter(|differentiator| *differentiator != id);
    }
}
