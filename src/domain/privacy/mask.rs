//! A mask: who looks and how people are named, applied to texts and lists.

use super::level::{Datum, PrivacyLevel};
use super::names::{Names, Spelling};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::{MARK, Text};

/// How a deal is shown: to whom, and how its people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mask {
    /// Who looks.
    pub level: PrivacyLevel,
    /// How the customer's people are named.
    pub names: Names,
}

impl Mask {
    /// Creates the mask for whoever looks, with people named in full.
    #[must_use]
    pub const fn of(level: PrivacyLevel) -> Self {
        Self { level, names: Names::Full }
    }

    /// Returns whether this kind of data is shown.
    #[must_use]
    pub const fn shows(self, datum: Datum) -> bool {
        self.level.shows(datum)
    }

    /// Returns whether lists over all deals hide what each needs: it is a judgment on people, and names them in full.
    #[must_use]
    pub fn hides_needs(self) -> bool {
        !self.shows(Datum::Judgments) || (self.level > PrivacyLevel::All && self.names == Names::Initials)
    }
}

/// A mask for the texts of one deal.
pub(super) struct Masker<'a> {
    mask: Mask,
    deal: &'a Deal,
    spelling: Spelling,
}

impl<'a> Masker<'a> {
    pub(super) fn new(deal: &'a Deal, mask: Mask) -> Self {
        let spelling = Spelling::of(deal.stakeholders.iter().map(|one| one.name.as_str()), mask.names);
        Self { mask, deal, spelling }
    }

    pub(super) const fn shows(&self, datum: Datum) -> bool {
        self.mask.shows(datum)
    }

    /// Returns a text of this kind with people named as the mask wants it, or [`MARK`] for a hidden one that isn't
    /// empty: a tick with evidence still differs from a bare one.
    pub(super) fn text(&self, datum: Datum, text: &Text) -> Text {
        if self.shows(datum) {
            self.spelling.text(text)
        } else if text.trim().is_empty() {
            Text::new()
        } else {
            MARK.into()
        }
    }

    /// Returns the same, but with the mark for an empty text too, so that nothing tells whether there is one.
    pub(super) fn any_text(&self, datum: Datum, text: &Text) -> Text {
        if self.shows(datum) { self.spelling.text(text) } else { MARK.into() }
    }

    /// Returns a list of this kind, each entry masked; an empty one if they are hidden.
    pub(super) fn list<T>(&self, datum: Datum, all: &[T], mask: impl Fn(&T) -> T) -> Vec<T> {
        if self.shows(datum) { all.iter().map(mask).collect() } else { Vec::new() }
    }

    /// Returns a value of this kind, if it is shown.
    pub(super) fn kept<T: Clone + Default>(&self, datum: Datum, value: &T) -> T {
        if self.shows(datum) { value.clone() } else { T::default() }
    }

    /// Returns the name of the person at a position of the deal.
    pub(super) fn name(&self, at: usize, name: &Text) -> Text {
        self.spelling.name(at, name)
    }

    /// Returns the name of the person who does something.
    pub(super) fn doer(&self, who: &Text, id: Option<StakeholderId>) -> Text {
        self.spelling.doer(self.deal, who, id)
    }
}
