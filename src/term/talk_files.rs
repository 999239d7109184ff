//! Reading a conversation to log, on a thread of its own.

use super::people_files::name_of;
use crate::app::msg::Failure;
use crate::domain::record::dates::reading::DayOrder;
use crate::import::{LARGEST, Progress, Talk, read_talk};
use crate::store::{StoreError, read_foreign};
use std::path::Path;

/// Reads the conversation in a file.
///
/// # Errors
/// When it can't be read, or holds none.
pub fn talk_in_file(file: &Path, order: Option<DayOrder>, progress: Progress<'_>) -> Result<Talk, Failure> {
    let bytes = read_foreign(file, LARGEST)
        .map_err(|error: StoreError| Failure { what: error.to_string(), hint: error.hint() })?;
    let name = name_of(file);
    read_talk(&bytes, &name, order, progress)
        .map_err(|reason| Failure { what: format!("{name}: {reason}"), hint: String::new() })
}
