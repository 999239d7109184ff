//! The `[room]` table of the configuration: how room view is at the start.

use super::{line_of, nearest};
use crate::domain::text::one_line;
use toml::de::DeValue;

/// How room view is at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoomConfig {
    /// Whether it is on.
    pub start: bool,
    /// Whether people are called by their initials in it.
    pub initials: bool,
}

/// The keys there are.
const KEYS: [&str; 2] = ["start", "initials"];

/// Reads the table over the defaults, with a fault and its line for everything in it that is wrong.
///
/// Who meant to hide something and wrote it wrongly finds it hidden: a value that is no yes or no counts as yes.
pub(super) fn read(text: &str, line: usize, value: &DeValue<'_>, faults: &mut Vec<(usize, String)>) -> RoomConfig {
    let mut room = RoomConfig::default();
    let DeValue::Table(table) = value else {
        faults.push((line, format!("`room` must be a table, not {}; room view is on", value.type_str())));
        return RoomConfig { start: true, ..room };
    };
    for (key, value) in table {
        let name: &str = key.get_ref();
        let line = line_of(text, key.span().start);
        let field = match name {
            "start" => &mut room.start,
            "initials" => &mut room.initials,
            _ => {
                let name = one_line(name);
                let advice = match nearest(&name, KEYS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("there are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
                };
                faults.push((line, format!("`room.{name}` is not known; {advice}")));
                continue;
            }
        };
        *field = match value.get_ref() {
            DeValue::Boolean(yes) => *yes,
            other => {
                let words = format!("`room.{name}` must be true or false, not {}; taken as true", other.type_str());
                faults.push((line, words));
                true
            }
        };
    }
    room
}
