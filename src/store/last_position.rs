//! The user's last position in each deal: the person, the pane, the filter and the order to come back to.
//!
//! Only a convenience. If it is lost or damaged, each deal opens on its first person, and the program says so once.

use super::data_paths::DataPaths;
use super::error::{StoreError, shown};
use super::own_file;
use super::portfolio_position::PortfolioPosition;
use super::reading::{self, SMALL};
use crate::domain::judge::people_order::PeopleOrder;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::io::ErrorKind;

/// The user's last position in one deal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPosition {
    /// The selected person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<StakeholderId>,
    /// The coached person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coached: Option<StakeholderId>,
    /// The pane's number, 1 to 3.
    pub pane: u8,
    /// The filter's text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub filter: String,
    /// The order of the people.
    pub order: PeopleOrder,
    /// The place in a review that wasn't ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewPosition>,
}

/// The user's place in a review. It names no text of the deal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPosition {
    /// The review.
    pub review: RecordId,
    /// The part's word.
    pub part: String,
    /// The person on the screen.
    pub person: Option<StakeholderId>,
    /// The people with a page of their own, in order.
    pub people: Vec<StakeholderId>,
    /// The people whose page was shown.
    pub seen: Vec<StakeholderId>,
    /// The ids of the questions that were shown, each with the person it was about.
    pub asked: Vec<(Option<StakeholderId>, String)>,
    /// The milliseconds spent on each part, by its word.
    pub spent: BTreeMap<String, i64>,
    /// Whether the timer is paused.
    pub paused: bool,
}

impl ReviewPosition {
    /// Returns whether nothing but the time spent differs, and that by no more than so many milliseconds.
    #[must_use]
    pub fn is_near(&self, other: &Self, most: i64) -> bool {
        let all = |one: &Self| one.spent.values().sum::<i64>();
        let still = |one: &Self| Self { spent: BTreeMap::new(), ..one.clone() };
        (all(self) - all(other)).abs() < most && still(self) == still(other)
    }
}

/// The user's last positions in all deals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPositions {
    /// The positions by deal; at most [`MOST`] of them.
    pub deals: BTreeMap<DealId, LastPosition>,
    /// The same deals, last used last. An older version neither writes nor keeps it.
    pub used: Vec<DealId>,
    /// The level of privacy that was chosen last, by its word; empty if none ever was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level: String,
    /// The place in a review of several deals that wasn't ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub portfolio: Option<PortfolioPosition>,
}

/// The most deals remembered; those not used for longest are forgotten first.
pub const MOST: usize = 500;

impl LastPositions {
    /// Returns the level of privacy that was chosen last: a program that was closed or died comes back at least as hidden.
    #[must_use]
    pub fn level(&self) -> PrivacyLevel {
        PrivacyLevel::from_id(&self.level).unwrap_or_default()
    }

    /// Notes the user's position in a deal.
    pub fn note(&mut self, deal: DealId, position: LastPosition) {
        self.deals.insert(deal, position);
        self.used.retain(|one| *one != deal && self.deals.contains_key(one));
        self.used.push(deal);
        let used: HashSet<DealId> = self.used.iter().copied().collect();
        while self.deals.len() > MOST {
            // Of those that nothing is known of, the one that was made first.
            let unknown = self.deals.keys().find(|one| !used.contains(one)).copied();
            let oldest = unknown.unwrap_or_else(|| self.used.remove(0));
            self.deals.remove(&oldest);
        }
    }
}

/// Returns the user's last positions, with a warning if they are lost.
#[must_use]
pub fn read_positions(paths: &DataPaths) -> (LastPositions, Option<String>) {
    let path = paths.where_file();
    let lost =
        |why: &str| (LastPositions::default(), Some(format!("{}: your last position was lost: {why}", shown(&path))));
    match reading::read(&path, SMALL) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(positions) => (positions, None),
            Err(_) => lost("the file is damaged"),
        },
        Err(StoreError::Unreadable { cause, .. }) if cause.kind == ErrorKind::NotFound => {
            (LastPositions::default(), None)
        }
        Err(StoreError::Unreadable { cause, .. }) => lost(&cause.words),
        Err(other) => lost(&other.to_string()),
    }
}

/// Saves the user's last positions.
///
/// # Errors
/// When they could not be written; nothing important is lost then.
pub fn write_positions(paths: &DataPaths, positions: &LastPositions) -> Result<(), StoreError> {
    own_file::write(paths.where_file(), positions)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::portfolio_position::StopPosition;
    use super::super::sample;
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    fn somewhere() -> LastPositions {
        let position = LastPosition {
            person: Some(StakeholderId(sample::uuid(7))),
            coached: None,
            pane: 3,
            filter: "finance".to_owned(),
            order: PeopleOrder::Contact,
            review: Some(ReviewPosition {
                review: RecordId(sample::uuid(8)),
                part: "people".to_owned(),
                person: Some(StakeholderId(sample::uuid(7))),
                people: vec![StakeholderId(sample::uuid(7))],
                seen: Vec::new(),
                asked: vec![(None, "still-in".to_owned())],
                spent: [("people".to_owned(), 1_500)].into(),
                paused: true,
            }),
        };
        let (used, level) = (vec![DealId(sample::uuid(1))], "team".to_owned());
        let stop = StopPosition {
            id: DealId(sample::uuid(1)),
            path: "/data/deals/acme.json".into(),
            name: "Acme".to_owned(),
            seen: true,
            skipped: String::new(),
            review: Some(RecordId(sample::uuid(9))),
            spent: 61_000,
        };
        let on = jiff::civil::date(2026, 11, 21);
        let portfolio =
            Some(PortfolioPosition { on, at: 0, stops: vec![stop], left_out: "1 ended".to_owned(), paused: false });
        LastPositions { deals: [(DealId(sample::uuid(1)), position)].into(), used, level, portfolio }
    }

    #[test]
    fn only_the_latest_deals_are_remembered() {
        let mut positions = LastPositions::default();
        for number in 0..u16::try_from(MOST).unwrap() + 10 {
            positions.note(DealId(uuid::Uuid::from_u128(u128::from(number))), LastPosition::default());
        }
        assert_eq!(positions.deals.len(), MOST);
        assert_eq!(positions.deals.keys().next().unwrap().0.as_u128(), 10);
    }

    #[test]
    fn a_deal_that_is_used_daily_is_not_forgotten_however_old_it_is() {
        let id = |number: u16| DealId(uuid::Uuid::from_u128(u128::from(number)));
        let most = u16::try_from(MOST).unwrap();
        let mut positions = LastPositions::default();
        for number in 0..3 * most {
            positions.note(id(0), LastPosition::default());
            positions.note(id(number), LastPosition::default());
        }
        assert!(positions.deals.contains_key(&id(0)) && positions.deals.contains_key(&id(3 * most - 1)));
        assert!(!positions.deals.contains_key(&id(2 * most)));
        assert_eq!((positions.deals.len(), positions.used.len()), (MOST, MOST));
        // An older version keeps the places and not their order.
        positions.used.clear();
        positions.note(id(0), LastPosition::default());
        positions.note(id(4 * most), LastPosition::default());
        assert!(positions.deals.contains_key(&id(0)) && positions.deals.len() == MOST);
    }

    #[test]
    fn comes_back_as_it_was_and_is_private() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        assert_eq!(read_positions(&paths), (LastPositions::default(), None), "the first start is no fault");
        write_positions(&paths, &somewhere()).unwrap();
        assert_eq!(read_positions(&paths), (somewhere(), None));
        assert_eq!(fs::metadata(paths.where_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn fields_of_a_newer_version_do_no_harm() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        fs::create_dir_all(&paths.state).unwrap();
        fs::write(paths.where_file(), r#"{"deals":{},"zoom":3}"#).unwrap();
        assert_eq!(read_positions(&paths), (LastPositions::default(), None));
    }

    #[test]
    fn damage_is_a_warning_that_names_the_file_and_is_mended_by_the_next_write() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        fs::create_dir_all(&paths.state).unwrap();
        for damage in ["", "{\"deals\":", "[]x", "{\"deals\":7}"] {
            fs::write(paths.where_file(), damage).unwrap();
            let (positions, warning) = read_positions(&paths);
            assert_eq!(positions, LastPositions::default());
            assert!(warning.unwrap().contains("where-"), "{damage}");
        }
        write_positions(&paths, &somewhere()).unwrap();
        assert_eq!(read_positions(&paths), (somewhere(), None));
    }
}
