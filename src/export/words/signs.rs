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
        Read::Unclear | Read::As(_, GroupWord::Unclear, _) => {
            "not clear yet: the answers fit several groups".to_owned()
        }
        Read::As(group, GroupWord::Leaning, _) => {
            format!("leaning {}: not sure yet, ask one more question", group.name())
        }
        Read::As(group, GroupWord::Unproven, _) => {
            format!("looks like a {}, but didn't deliver the last task", group.name())
        }
        Read::As(group, GroupWord::Confirmed, _) => format!("confirmed {}: we saw them deliver a task", group.name()),
        Read::As(ProfileGroup::Mobilizer, GroupWord::Likely, _) if verdict.awaits_evidence => {
            "likely Mobilizer: note what they delivered to confirm it".to_owned()
        }
        Read::As(ProfileGroup::Mobilizer, GroupWord::Likely, _) => {
            "likely Mobilizer: delivering a task would confirm it".to_owned()
        }
        Read::As(ProfileGroup::Talker, GroupWord::Likely, _) => {
            "likely Talker: opens doors, but won't push for change".to_owned()
        }
        Read::As(ProfileGroup::Blocker, GroupWord::Likely, _) => {
            "likely Blocker: would rather keep things as they are".to_owned()
        }
    }
}

/// Returns how strongly a reason speaks for or against a verdict, from one to three: so many signs stand before it.
#[must_use]
pub const fn strength_of(weight: f64) -> usize {
    match weight.abs() {
        size if size >= 1.5 => 3,
        size if size >= 0.6 => 2,
        _ => 1,
    }
}

/// Returns what the signs before a reason say.
#[must_use]
pub const fn strength_words(weight: f64) -> &'static str {
    match strength_of(weight) {
        1 => "counts a little",
        2 => "counts",
        _ => "counts a lot",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::words::mark;
    use std::collections::BTreeMap;

    fn verdict(group: Option<(ProfileGroup, GroupWord)>) -> Verdict {
        Verdict {
            profiles: [0.0; 7],
            groups: [0.0; ProfileGroup::COUNT],
            profile: None,
            group,
            also_shows: Vec::new(),
            contested: None,
            awaits_evidence: false,
        }
    }

    #[test]
    fn every_sign_has_a_sentence_of_its_own_that_fits() {
        let words =
            [GroupWord::Unclear, GroupWord::Leaning, GroupWord::Likely, GroupWord::Unproven, GroupWord::Confirmed];
        let groups = ProfileGroup::ALL.into_iter().flat_map(|group| words.map(|word| Some((group, word))));
        let mut sentences = BTreeMap::new();
        for group in groups.chain([None]) {
            let verdict = verdict(group);
            let sentence = mark_sentence(&verdict);
            assert!((10..=58).contains(&sentence.chars().count()), "{sentence}");
            let other = sentences.insert(mark(verdict.read()), sentence.clone());
            assert!(other.is_none_or(|other| other == sentence), "{sentence}");
        }
        let all: std::collections::BTreeSet<&String> = sentences.values().collect();
        assert_eq!(all.len(), sentences.len(), "two signs that say the same: {sentences:?}");
        let likely = verdict(Some((ProfileGroup::Mobilizer, GroupWord::Likely)));
        let delivered = Verdict { awaits_evidence: true, ..likely.clone() };
        assert_ne!(mark_sentence(&likely), mark_sentence(&delivered));
    }
}
