//! The texts about what a group does together: joint acts (M1), Collective Learning (M11), the workshop (M12), the
//! purchase stages (M10). A deal ticks them by id in its marks; reading and checking is the work of `content`.

/// How many purchase stages there are (M10).
pub const PURCHASE_STAGES: usize = 5;

/// Something the group can be seen to do together, which a deal ticks with evidence and a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupMark {
    /// Stable id.
    pub id: String,
    /// The act.
    pub text: String,
    /// What it looks like.
    pub means: String,
    /// What would count as evidence.
    pub counts: String,
    /// Id of the source.
    pub source: String,
}

/// One of the five stages of a purchase (M10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseStage {
    /// Stable id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// One word.
    pub short: String,
    /// The question that guides it.
    pub question: String,
    /// Id of the source.
    pub source: String,
    /// What the customer does when the group stands here.
    pub signals: Vec<GroupMark>,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupTexts {
    /// What is the sources', and what is ours.
    pub note: String,
    /// The three principles of Collective Learning.
    pub principles: String,
    /// The acts that prove a collective yes, in the order of [`crate::domain::record::stance::AGREEMENTS`].
    pub joint: Vec<GroupMark>,
    /// The five behaviours of Collective Learning.
    pub learning: Vec<GroupMark>,
    /// What lies before a workshop.
    pub before: Vec<GroupMark>,
    /// The parts of a workshop, in their order.
    pub workshop: Vec<GroupMark>,
    /// The five stages of a purchase, in their order.
    pub stages: Vec<PurchaseStage>,
}

impl GroupTexts {
    /// Returns all that can be ticked about a group.
    pub fn marks(&self) -> impl Iterator<Item = &GroupMark> {
        let own = self.joint.iter().chain(&self.learning).chain(&self.before).chain(&self.workshop);
        own.chain(self.stages.iter().flat_map(|stage| &stage.signals))
    }

    /// Returns the text of what has this id.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&GroupMark> {
        self.marks().find(|one| one.id == id)
    }

    /// Returns the place of the purchase stage with this id.
    #[must_use]
    pub fn stage(&self, id: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.id == id)
    }
}
