//! Results of the disk, in the words of the app.

use crate::app::msg::{Failure, RESTORE_HINT};
use crate::domain::record::text::one_line;
use crate::store::{Durability, Saved, StoreError};

/// Returns the warning of a save that succeeded all the same.
pub(super) fn warning(saved: &Saved) -> Option<Failure> {
    match (&saved.durable, &saved.not_kept) {
        (Durability::Unknown(cause), _) => {
            let file = one_line(&saved.at.path.display().to_string());
            let what = format!("{file} is saved, but a power failure could lose it: {cause}");
            Some(Failure { what, hint: "change something to save it again".to_owned() })
        }
        (Durability::Safe, Some(error)) => {
            let what = format!("saved, but without a backup of the version before: {error}");
            Some(Failure { what, hint: "check the backups folder: it needs space and write permission".to_owned() })
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
