//! Texts about the insight: what each line of its sheet is for, the tests, and the layers of content (M13).

use crate::domain::record::choice::choices;
use crate::domain::record::insight::{ContentLayer, InsightTest};

choices! {
    /// A step in building an insight (M13).
    BuildStep {
        /// What only we do.
        Strengths = "strengths", "Only we";
        /// The results that this customer cares about most.
        Goals = "goals", "Their goals";
        /// The one of them that it is about.
        Choose = "choose", "The goal";
        /// The things that they believe drive it.
        Drivers = "drivers", "They believe";
        /// What links our strengths to those.
        Links = "links", "Links";
        /// The tests.
        Tests = "tests", "Tests";
    }
}

/// The lines of the sheet that have a text, by id.
pub const LINES: [&str; 14] = [
    "headline",
    "goal",
    "driver",
    "node",
    "also-drives",
    "reaction",
    "today",
    "missed",
    "cost",
    "proof",
    "proof-missing",
    "new-way",
    "differentiator",
    "layer",
];

/// The text about a line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineText {
    /// Stable id.
    pub id: String,
    /// The question that the line answers.
    pub ask: String,
    /// An example, shown while its field is empty.
    pub hint: String,
    /// The signs of a good answer.
    pub good: String,
    /// Id of the source.
    pub source: String,
}

/// The text about a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestText {
    /// The test described.
    pub test: InsightTest,
    /// The question.
    pub ask: String,
    /// The answer of an insight that passes.
    pub passed: String,
    /// The answer of an insight that fails.
    pub failed: String,
    /// Examples of evidence that it passed.
    pub counts: String,
    /// The question of a coach where it fails.
    pub coach: String,
    /// Id of the source.
    pub source: String,
}

/// The text about a layer of content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerText {
    /// The layer described.
    pub layer: ContentLayer,
    /// The effect of such content on a customer.
    pub means: String,
    /// Id of the source.
    pub source: String,
}

/// The text about a step in building an insight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepText {
    /// The step described.
    pub step: BuildStep,
    /// The question.
    pub ask: String,
    /// The thing to do.
    pub todo: String,
    /// The mistake to watch out for.
    pub watch: String,
    /// Id of the source.
    pub source: String,
}

/// All texts about the insight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InsightTexts {
    /// A note on which parts are from the sources and which are stakemap's.
    pub note: String,
    /// The texts of [`LINES`].
    pub lines: Vec<LineText>,
    /// The texts on tests, in their order.
    pub tests: Vec<TestText>,
    /// The texts on layers, in their order.
    pub layers: Vec<LayerText>,
    /// The texts on the steps, in their order.
    pub steps: Vec<StepText>,
}

impl InsightTexts {
    /// Returns the text about a line of the sheet, by its id.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<&LineText> {
        self.lines.iter().find(|one| one.id == id)
    }

    /// Returns the text about a test.
    #[must_use]
    pub fn test(&self, test: InsightTest) -> Option<&TestText> {
        self.tests.iter().find(|one| one.test == test)
    }

    /// Returns the text about a layer.
    #[must_use]
    pub fn layer(&self, layer: ContentLayer) -> Option<&LayerText> {
        self.layers.iter().find(|one| one.layer == layer)
    }

    /// Returns the text about a step.
    #[must_use]
    pub fn step(&self, step: BuildStep) -> Option<&StepText> {
        self.steps.iter().find(|one| one.step == step)
    }

    /// Puts tests, layers and steps into their order.
    pub fn sort(&mut self) {
        self.tests.sort_by_key(|one| one.test);
        self.steps.sort_by_key(|one| one.step);
        self.layers.sort_by_key(|one| one.layer);
    }
}
