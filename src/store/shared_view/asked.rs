//! The question that a coach window sends to the shared screen: one small file beside what windows publish, until the
//! window that shows the deal has read it.

use crate::domain::record::id::{DealId, StakeholderId};
use crate::store::atomic::place_at_once;
use crate::store::error::StoreError;
use crate::store::{Store, reading};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::PathBuf;

/// The most bytes of such a file that are read: many times the longest question.
const MOST: u64 = 10_000;

/// A question for the window that shows a deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoachQuestion {
    /// The deal.
    pub deal: DealId,
    /// The question.
    pub question: String,
    /// The id under which its answer is kept; empty where the coach's window knows none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The person it is about; none means the deal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<StakeholderId>,
    /// Whether the coach agreed that a customer reads it: a question may tell what somebody is thought of.
    #[serde(default)]
    pub for_customer: bool,
}

impl Store {
    /// Sends a question to the window that shows this deal. It replaces one that nobody has read yet.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn ask_presenter(&self, asked: &CoachQuestion) -> Result<(), StoreError> {
        self.shared_view_folder()?;
        let path = self.asked_file();
        let bytes = serde_json::to_vec(asked).map_err(std::io::Error::from).map_err(Into::into);
        let written = bytes.and_then(|bytes| place_at_once(&path, &bytes).map(drop));
        written.map_err(|cause| StoreError::NotSaved { path, cause })
    }

    /// Takes the question that was sent to the window that shows this deal, if there is one.
    #[must_use]
    pub fn take_asked(&self, deal: DealId) -> Option<CoachQuestion> {
        let path = self.asked_file();
        let file = reading::open_unlinked(&path).ok()?;
        let asked: CoachQuestion = serde_json::from_slice(&reading::rest(&file, MOST).ok()?).ok()?;
        if asked.deal != deal {
            return None;
        }
        // Two windows may show the same deal: whoever removes it has it.
        fs::remove_file(&path).is_ok().then_some(asked)
    }

    /// Returns the file in which a question is sent.
    #[must_use]
    pub fn asked_file(&self) -> PathBuf {
        self.shared_view_paths().shared_views().join(format!("{}.ask", self.shared_view_paths().mark()))
    }

    /// Removes a question that no window is left to read.
    pub(super) fn sweep_asked(&self) {
        let path = self.asked_file();
        if path.exists() && self.shared_views().live.is_empty() {
            let _ = fs::remove_file(path);
        }
    }
}
