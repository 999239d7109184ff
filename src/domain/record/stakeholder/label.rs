//! A colleague's own label for a person, whatever the evidence says.

use crate::domain::record::fields::record;
use crate::domain::record::id::RecordId;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::text::Text;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

/// A colleague's own label for a person, shown beside the verdict and never instead of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Stable id, by which history and merges find it.
    pub id: RecordId,
    /// The id of a profile or a group.
    pub label: Text,
    /// The reason.
    pub reason: Text,
    /// The colleague who gave it.
    pub by: Text,
    /// The time it was given.
    pub at: Timestamp,
    /// Fields of a newer version, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Label { required: id, label, reason, by, at; optional: ; });

impl Label {
    /// Returns the group of the label, directly or through a profile.
    #[must_use]
    pub fn group(&self) -> Option<ProfileGroup> {
        ProfileGroup::from_id(&self.label).or_else(|| Profile::from_id(&self.label).map(Profile::group))
    }

    /// Returns the label in words, or the bare id if this version doesn't know it.
    #[must_use]
    pub fn label_name(&self) -> &str {
        Profile::from_id(&self.label)
            .map(Profile::name)
            .or_else(|| ProfileGroup::from_id(&self.label).map(ProfileGroup::name))
            .unwrap_or(&self.label)
    }
}
