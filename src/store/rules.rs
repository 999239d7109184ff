//! The notes on when this version's rules for verdicts came into force here, and in which deals their effect was
//! reported: a file of its own in the state folder, one for each data folder. Goes together with
//! `domain::former_rules`.
//!
//! Only answers from before the first start of this version are reported on, and only if an earlier version left the
//! file of the user's last places: nobody else ever saw the former verdicts. If the notes can't be read or written,
//! nothing is reported.

use super::data_paths::DataPaths;
use super::own_file;
use crate::domain::record::id::DealId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Serialize, Deserialize)]
struct Rules {
    /// The first start of this version; `None` if no earlier version was used here.
    since: Option<Timestamp>,
    /// The deals in which the effect was reported.
    #[serde(default)]
    told: BTreeSet<DealId>,
}

/// Notes the first start of this version where an earlier one was used; does nothing at any other start.
pub fn begin(paths: &DataPaths, now: Timestamp) {
    if !paths.rules_file().exists() && paths.where_file().exists() {
        write(paths, &Rules { since: Some(now), told: BTreeSet::new() });
    }
}

/// Notes that no earlier version was used, unless the notes are there. Called before the file of the user's last places
/// is written for the first time, so that no start waits for it.
pub fn begin_afresh(paths: &DataPaths) {
    if !paths.rules_file().exists() {
        write(paths, &Rules { since: None, told: BTreeSet::new() });
    }
}

/// Returns the first start of this version, if the effect of its rules on a deal has not been reported yet.
#[must_use]
pub fn untold(paths: &DataPaths, deal: DealId) -> Option<Timestamp> {
    let rules = read(paths)?;
    rules.since.filter(|_| !rules.told.contains(&deal))
}

/// Notes that it was reported.
pub fn tell(paths: &DataPaths, deal: DealId) {
    if let Some(mut rules) = read(paths) {
        rules.told.insert(deal);
        write(paths, &rules);
    }
}

fn read(paths: &DataPaths) -> Option<Rules> {
    own_file::read(&paths.rules_file())
}

/// Saves the notes. Only a convenience: a failure is not worth a message.
fn write(paths: &DataPaths, rules: &Rules) {
    let _ = own_file::write(paths.rules_file(), rules);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::last_position::{LastPositions, write_positions};
    use super::super::sample;
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn it_is_told_once_a_deal_where_an_earlier_version_was_used() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        write_positions(&paths, &LastPositions::default()).unwrap();
        let (one, other) = (DealId(sample::uuid(1)), DealId(sample::uuid(2)));
        assert_eq!(untold(&paths, one), None, "before the first start");
        begin(&paths, at(50));
        begin(&paths, at(60));
        assert_eq!(untold(&paths, one), Some(at(50)), "the first start counts");
        tell(&paths, one);
        assert_eq!((untold(&paths, one), untold(&paths, other)), (None, Some(at(50))));
        assert_eq!(fs::metadata(paths.rules_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_told_to_a_newcomer_nor_where_the_file_is_damaged() {
        let folder = tempdir().unwrap();
        let paths = DataPaths::under(folder.path());
        let deal = DealId(sample::uuid(1));
        begin(&paths, at(50));
        assert!(!paths.rules_file().exists(), "a first start does not wait for a disk");
        begin_afresh(&paths);
        write_positions(&paths, &LastPositions::default()).unwrap();
        begin(&paths, at(60));
        assert_eq!(untold(&paths, deal), None, "the first start found no trace of another version");
        for damage in ["", "{\"since\":", "[]", "{\"since\":7}"] {
            fs::write(paths.rules_file(), damage).unwrap();
            begin(&paths, at(70));
            tell(&paths, deal);
            assert_eq!(untold(&paths, deal), None, "{damage}");
        }
    }
}
