//! Texts about what a group does together: joint acts (M1), Collective Learning (M11), the workshop (M12), the purchase
//! stages (M10). A deal ticks them by id in its marks; `content` reads and checks them.

/// The number of purchase stages (M10).
pub const PURCHASE_STAGES: usize = 5;

/// An act that a group can do together. A deal ticks it with evidence and a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMark {
    /// Stable id.
    pub id: String,
    /// The act, in one line.
    pub text: String,
    /// A description of how it looks.
    pub means: String,
    /// Examples of evidence.
    pub counts: String,
    /// Id of the source.
    pub source: String,
}

/// Something that we do in a stage of a purchase, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageLead {
    /// Stable id.
    pub id: String,
    /// The thing to do.
    pub text: String,
    /// The reason.
    pub why: String,
}

/// A stage of a purchase (M10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseStage {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// The short name, one word.
    pub short: String,
    /// The guiding question.
    pub question: String,
    /// Id of the source.
    pub source: String,
    /// What we do in this stage.
    pub leads: Vec<StageLead>,
    /// Acts of the customer that show the group is in this stage.
    pub signals: Vec<GroupMark>,
}

/// All texts about the group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupTexts {
    /// A note on which parts are from the sources and which are stakemap's.
    pub note: String,
    /// The three principles of Collective Learning.
    pub principles: String,
    /// The acts that prove a collective yes, in the order of [`crate::domain::record::stance::AGREEMENTS`].
    pub joint: Vec<GroupMark>,
    /// The five behaviors of Collective Learning.
    pub learning: Vec<GroupMark>,
    /// The four ways to convergence.
    pub converging: Vec<GroupMark>,
    /// Preparations for a workshop.
    pub before: Vec<GroupMark>,
    /// The parts of a workshop, in order.
    pub workshop: Vec<GroupMark>,
    /// The five stages of a purchase, in order.
    pub stages: Vec<PurchaseStage>,
    /// The stages after the selection, in order.
    pub later: Vec<PurchaseStage>,
}

impl GroupTexts {
    /// Returns everything that can be ticked about a group.
    pub fn marks(&self) -> impl Iterator<Item = &GroupMark> {
        let together = self.joint.iter().chain(&self.learning).chain(&self.converging);
        let own = together.chain(&self.before).chain(&self.workshop);
        own.chain(self.all_stages().flat_map(|stage| &stage.signals))
    }

    /// Returns the mark with this id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&GroupMark> {
        self.marks().find(|one| one.id == id)
    }

    /// Returns the five stages of a purchase, then those after the selection.
    pub fn all_stages(&self) -> impl Iterator<Item = &PurchaseStage> {
        self.stages.iter().chain(&self.later)
    }

    /// Returns the index of the purchase stage with this id, among all of them.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<usize> {
        self.all_stages().position(|stage| stage.id == id)
    }

    /// Returns whether a purchase in this stage has come to the selection: only then what follows is shown.
    #[must_use]
    pub fn has_selected(&self, id: &str) -> bool {
        self.stage(id).is_some_and(|index| index + 1 >= PURCHASE_STAGES)
    }
}
