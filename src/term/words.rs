//! Results of the disk, in the words of the app.

use crate::app::msg::{Failure, RESTORE_HINT};
use crate::domain::record::text::one_line;
use crate::store::{Durability, Saved, StoreError};

/// Returns the warning of a save that succeeded all the same.
pub(super) fn warning(saved: &Saved) -> Option<Failure> {
    match (&saved.durable, &saved.not_kept) {
        (Durability::Unknown(cause), _) => {
            let file = one_line(&saved.at.path.display().to_string());
            let what = format!("{file} is written, but may not survive a power cut: {cause}");
            Some(Failure { what, hint: "change something to save it again".to_owned() })
        }
        (Durability::Safe, Some(error)) => {
            let what = format!("saved, but the state before is not kept as a backup: {error}");
            Some(Failure { what, hint: "the folder of backups needs space and the right to write".to_owned() })
        }
        (Durability::Safe, None) => None,
    }
}

/// Returns an error of the store in the words of the app.
#[must_use]
pub(super) fn failure(error: &StoreError) -> Failure {
    let hint = match error {
        StoreError::Restorable { .. } => RESTORE_HINT.to_owned(),
        other => other.hint(),
    };
    Failure { what: error.to_string(), hint }
}
