//! What the verdicts on a deal's people add up to, for its summary.

use super::{Need, to_confirm};
use crate::domain::judge::alert::Known;
use crate::domain::judge::verdict::GroupWord;
use crate::domain::record::deal::Deal;
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::text::Text;

/// What the verdicts on those who are still there add up to.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) groups: [usize; ProfileGroup::COUNT],
    pub(super) unsure: [usize; ProfileGroup::COUNT],
    /// What the first likely Mobilizer without a task lacks.
    pub(super) unconfirmed: Option<Need>,
    /// The first confirmed Mobilizer whom nobody coaches.
    pub(super) uncoached: Option<Text>,
    /// Whether anybody was screened.
    pub(super) screened: bool,
}

impl Found {
    pub(super) fn among(deal: &Deal, known: &[Known<'_>]) -> Self {
        let mut found = Self::default();
        for Known { person, verdict } in known.iter().filter(|one| !one.person.has_left()) {
            found.screened |= verdict.group.is_some();
            match verdict.group {
                Some((group, GroupWord::Likely | GroupWord::Confirmed)) => found.groups[group.index()] += 1,
                Some((group, GroupWord::Leaning | GroupWord::Unproven)) => found.unsure[group.index()] += 1,
                Some((_, GroupWord::Unclear)) | None => {}
            }
            match verdict.group {
                Some((ProfileGroup::Mobilizer, GroupWord::Likely)) if person.open_task().is_none() => {
                    found.unconfirmed.get_or_insert_with(|| to_confirm(deal.called(person), person, verdict));
                }
                Some((ProfileGroup::Mobilizer, GroupWord::Confirmed)) if deal.track(person.id).is_none() => {
                    found.uncoached.get_or_insert_with(|| deal.called(person).clone());
                }
                _ => {}
            }
        }
        found
    }
}
