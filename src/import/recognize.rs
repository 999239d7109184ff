//! Recognizing what a text is.

use super::kind::Kind;
use super::refused::Refused;
use super::{prose, table};

/// Returns what a text is. Lines are what is left when it is nothing else.
pub(super) fn kind_of(text: &str, is_file: bool) -> Result<Kind, Refused> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Refused::Nobody);
    }
    let begins = |with: &str| start.get(..with.len()).is_some_and(|begun| begun.eq_ignore_ascii_case(with));
    if begins("BEGIN:VCARD") {
        return Ok(Kind::Cards);
    }
    if begins("BEGIN:VCALENDAR") {
        return Ok(Kind::Invitation);
    }
    if start.starts_with(['{', '[']) && start.trim_end().ends_with(['}', ']']) {
        return Ok(Kind::Deal);
    }
    if let Some(separator) = table::separator(text, is_file) {
        return Ok(Kind::Table { separator });
    }
    Ok(match () {
        () if prose::is_addresses(text) => Kind::Addresses,
        () if prose::is_signature(text) => Kind::Signature,
        () => Kind::Lines,
    })
}
