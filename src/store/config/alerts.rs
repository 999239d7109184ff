//! The `[alerts]` table of the configuration: from when on something is worth an alert.

use super::{line_of, nearest, whole_number};
use crate::domain::alert::Thresholds;
use crate::domain::text::one_line;
use toml::de::{DeTable, DeValue};

/// Reads the table over the defaults, with a fault and its line for everything in it that is wrong.
pub(super) fn read(text: &str, line: usize, value: &DeValue<'_>, faults: &mut Vec<(usize, String)>) -> Thresholds {
    let mut limits = Thresholds::default();
    let DeValue::Table(table) = value else {
        let words = format!("`alerts` must be a table, not {}; ignored", value.type_str());
        faults.push((line, words));
        return limits;
    };
    entries(text, table, &mut limits, faults);
    limits
}

fn entries(text: &str, table: &DeTable<'_>, limits: &mut Thresholds, faults: &mut Vec<(usize, String)>) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let line = line_of(text, key.span().start);
        let known = Thresholds::KEYS.iter().find(|(one, _)| *one == name);
        let (Some((_, range)), Some(place)) = (known, limits.named(name)) else {
            let name = one_line(name);
            let all = Thresholds::KEYS.map(|(key, _)| key);
            let advice = match nearest(&name, all) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("there are {}", all.map(|key| format!("`{key}`")).join(", ")),
            };
            faults.push((line, format!("`alerts.{name}` is not known; {advice}")));
            continue;
        };
        let number = whole_number(value.get_ref()).and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| range.contains(number)) {
            Some(number) => *place = number,
            None => {
                let (least, most) = (range.start(), range.end());
                let words = format!("`alerts.{name}` must be a whole number from {least} to {most}; ignored");
                faults.push((line, words));
            }
        }
    }
}
