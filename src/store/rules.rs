//! Since when this version's rules for verdicts hold here, and in which deals it was told what they changed: a file of its
//! own in the state folder, one for each data folder. Goes together with `domain::former_rules`.
//!
//! Told is only of what was answered before the first start of this version, and only where an earlier version left the file
//! of where the user was: nobody else ever saw the former verdicts. Where it cannot be read or written nothing is told.

use super::layout::Places;
use super::own_file;
use crate::domain::record::id::DealId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Debug, Serialize, Deserialize)]
struct Rules {
    /// The first start; nothing where no earlier version was used here.
    since: Option<Timestamp>,
    /// The deals in which it was told.
    #[serde(default)]
    told: BTreeSet<DealId>,
}

/// Notes the first start of this version; nothing at any other.
pub fn begin(places: &Places, now: Timestamp) {
    if !places.rules_file().exists() {
        let since = places.where_file().exists().then_some(now);
        write(places, &Rules { since, told: BTreeSet::new() });
    }
}

/// The first start of this version, where nobody was told yet what its rules changed in a deal.
#[must_use]
pub fn untold(places: &Places, deal: DealId) -> Option<Timestamp> {
    let rules = read(places)?;
    rules.since.filter(|_| !rules.told.contains(&deal))
}

/// Notes that it was told.
pub fn tell(places: &Places, deal: DealId) {
    if let Some(mut rules) = read(places) {
        rules.told.insert(deal);
        write(places, &rules);
    }
}

fn read(places: &Places) -> Option<Rules> {
    own_file::read(&places.rules_file())
}

/// Only a convenience: not worth a word when it fails.
fn write(places: &Places, rules: &Rules) {
    let _ = own_file::write(places.rules_file(), rules);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::place::{WhereWasI, write_where};
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
        let places = Places::under(folder.path());
        write_where(&places, &WhereWasI::default()).unwrap();
        let (one, other) = (DealId(sample::uuid(1)), DealId(sample::uuid(2)));
        assert_eq!(untold(&places, one), None, "before the first start");
        begin(&places, at(50));
        begin(&places, at(60));
        assert_eq!(untold(&places, one), Some(at(50)), "the first start counts");
        tell(&places, one);
        assert_eq!((untold(&places, one), untold(&places, other)), (None, Some(at(50))));
        assert_eq!(fs::metadata(places.rules_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_told_to_a_newcomer_nor_where_the_file_is_damaged() {
        let folder = tempdir().unwrap();
        let places = Places::under(folder.path());
        let deal = DealId(sample::uuid(1));
        begin(&places, at(50));
        write_where(&places, &WhereWasI::default()).unwrap();
        begin(&places, at(60));
        assert_eq!(untold(&places, deal), None, "the first start found no trace of another version");
        for damage in ["", "{\"since\":", "[]", "{\"since\":7}"] {
            fs::write(places.rules_file(), damage).unwrap();
            begin(&places, at(70));
            tell(&places, deal);
            assert_eq!(untold(&places, deal), None, "{damage}");
        }
    }
}
