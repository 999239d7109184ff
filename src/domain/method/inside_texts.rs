//! Texts about what a company does inside to buy: the usual steps (M9), and which stage of ours goes with each.

/// The text about a usual step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualStep {
    /// Stable id.
    pub id: String,
    /// Its name, as a list shows it.
    pub name: String,
    /// What happens in it.
    pub means: String,
    /// The question that finds out about it.
    pub ask: String,
    /// Words, separated by commas, by which an open next step of ours shows that we act there.
    pub ours: String,
    /// The id of the purchase stage (M10) that it belongs to.
    pub stage: String,
    /// The id of the coaching stage (M6) that goes with it.
    pub coaching: String,
    /// Id of the source.
    pub source: String,
}

/// All texts about the inside steps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InsideTexts {
    /// A note on which parts are from the sources and which are stakemap's.
    pub note: String,
    /// The usual steps, in their usual order.
    pub steps: Vec<UsualStep>,
}

impl InsideTexts {
    /// Returns the text about a usual step.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&UsualStep> {
        self.steps.iter().find(|one| one.id == id)
    }
}
