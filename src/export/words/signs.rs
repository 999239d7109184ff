//! The signs before a name, each in a sentence, so that nobody has to learn them.

use crate::domain::judge::verdict::{GroupWord, Read, Verdict};
use crate::domain::record::profile::ProfileGroup;

/// The words for the sign of somebody who left.
pub const LEFT: &str = "left the company";

/// Returns what a verdict's sign says.
#[must_use]
pub fn mark_sentence(verdict: &Verdict) -> String {
    match verdict.read() {
        Read::Unknown => "nobody has screened them yet".to_owned(),
        Read::Unclear | Read::As(_, GroupWord::Unclear, _) => "not clear yet: the answers fit several groups".to_owned(),
        Read::As(group, GroupWord::Leaning, _) => format!("leaning {}: not sure yet, ask one more question", group.name()),
        Read::As(group, GroupWord::Unproven, _) => {
            format!("looks like a {}, but didn’t deliver the last task", group.name())
        }
        Read::As(group, GroupWord::Confirmed, _) => format!("confirmed {}: we saw them deliver a task", group.name()),
        Read::As(ProfileGroup::Mobilizer, GroupWord::Likely, _) if verdict.awaits_evidence => {
            "likely Mobilizer: note what they delivered to confirm it".to_owned()
        }
        Read::As(ProfileGroup::Mobilizer, GroupWord::Likely, _) => {
            "likely Mobilizer: delivering a task would confirm it".to_owned()
        }
        Read::As(ProfileGroup::Talker, GroupWord::Likely, _) => {
            "likely Talker: opens doors, but won’t push for change".to_owned()
        }
        Read::As(ProfileGroup::Blocker, GroupWord::Likely, _) => {
            "likely Blocker: would rather keep things as they are".to_owned()
        }
    }
}
