//! Texts of the kit for a customer's Mobilizer: what it prints around the released lines, and what to write in them (M12).

use crate::domain::record::kit::{KitKind, KitPart};

/// The text about a part of the kit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitPartText {
    /// The part described.
    pub part: KitPart,
    /// The heading, as the customer reads it.
    pub title: String,
    /// The sentence below the heading, as the customer reads it.
    pub lead: String,
    /// Id of the source.
    pub source: String,
}

/// The text about a kind of line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KitKindText {
    /// The kind described.
    pub kind: KitKind,
    /// The label, as the customer reads it.
    pub label: String,
    /// The question or instruction beside it, as the customer reads it. Empty for none.
    pub say: String,
    /// The advice to whoever words the line.
    pub ask: String,
    /// An example, shown while its field is empty.
    pub hint: String,
    /// Id of the source.
    pub source: String,
}

/// All texts of the kit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KitTexts {
    /// A note on which parts are from the sources and which are stakemap's.
    pub note: String,
    /// The heading of a kit whose title isn't released.
    pub title: String,
    /// The sentence below it, as the customer reads it.
    pub lead: String,
    /// The texts of the parts, in their order.
    pub parts: Vec<KitPartText>,
    /// The texts on the kinds of lines, in their order.
    pub kinds: Vec<KitKindText>,
}

impl KitTexts {
    /// Returns the text about a part.
    #[must_use]
    pub fn part(&self, part: KitPart) -> Option<&KitPartText> {
        self.parts.iter().find(|one| one.part == part)
    }

    /// Returns the text about a kind of line.
    #[must_use]
    pub fn kind(&self, kind: KitKind) -> Option<&KitKindText> {
        self.kinds.iter().find(|one| one.kind == kind)
    }

    /// Puts parts and kinds into their order.
    pub fn sort(&mut self) {
        self.parts.sort_by_key(|one| one.part);
        self.kinds.sort_by_key(|one| one.kind);
    }
}
