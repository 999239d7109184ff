//! What somebody of ours calls a person, whatever the evidence says.

use crate::domain::record::fields::record;
use crate::domain::record::id::RecordId;
use crate::domain::record::profile::{Profile, ProfileGroup};
use crate::domain::record::text::Text;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};

/// What a person decided to call somebody, beside the verdict and never instead of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Call {
    /// Its id.
    pub id: RecordId,
    /// A profile's or a group's id.
    pub label: Text,
    /// Why.
    pub reason: Text,
    /// Who decided.
    pub by: Text,
    /// When.
    pub at: Timestamp,
    /// What a newer version wrote here.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

record!(Call { required: id, label, reason, by, at; optional: ; });

impl Call {
    /// Returns the group that was called, directly or through a profile.
    #[must_use]
    pub fn group(&self) -> Option<ProfileGroup> {
        ProfileGroup::from_id(&self.label).or_else(|| Profile::from_id(&self.label).map(Profile::group))
    }

    /// Returns the label in words, or the bare label where this version does not know it.
    #[must_use]
    pub fn label_name(&self) -> &str {
        Profile::from_id(&self.label)
            .map(Profile::name)
            .or_else(|| ProfileGroup::from_id(&self.label).map(ProfileGroup::name))
            .unwrap_or(&self.label)
    }
}
