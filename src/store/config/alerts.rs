//! The `[alerts]` table of the configuration: the thresholds of the alerts.

use super::faults::Faults;
use super::whole_number;
use crate::domain::method::alert_thresholds::Thresholds;
use toml::de::{DeTable, DeValue};

/// Reads the table at a byte of the text over the defaults, with a fault for everything wrong in it.
pub(super) fn read<'a>(at: usize, value: &'a DeValue<'_>, faults: &mut Faults<'a>) -> Thresholds {
    let mut limits = Thresholds::default();
    let DeValue::Table(table) = value else {
        let words = format!("`alerts` must be a table, not {}; ignored", value.type_str());
        faults.add(at, words);
        return limits;
    };
    entries(table, &mut limits, faults);
    limits
}

fn entries<'a>(table: &'a DeTable<'_>, limits: &mut Thresholds, faults: &mut Faults<'a>) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let at = key.span().start;
        let known = Thresholds::KEYS.iter().find(|(one, _)| *one == name);
        let (Some((_, range)), Some(slot)) = (known, limits.named(name)) else {
            faults.add_unknown(at, "alerts", name, &Thresholds::KEYS.map(|(key, _)| key));
            continue;
        };
        let number = whole_number(value.get_ref()).and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => *slot = number,
            None => {
                let (least, most) = (range.start(), range.end());
                let words = format!("`alerts.{name}` must be a whole number from {least} to {most}; ignored");
                faults.add(at, words);
            }
        }
    }
}
