//! The `[room]` table of the configuration: how room view is at the start.

use super::faults::Faults;
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

/// Reads the table at a byte of the text over the defaults, with a fault for everything in it that is wrong.
///
/// Who meant to hide something and wrote it wrongly finds it hidden: a value that is no yes or no counts as yes.
pub(super) fn read<'a>(at: usize, value: &'a DeValue<'_>, faults: &mut Faults<'a>) -> RoomConfig {
    let mut room = RoomConfig::default();
    let DeValue::Table(table) = value else {
        faults.add(at, format!("`room` must be a table, not {}; room view is on", value.type_str()));
        return RoomConfig { start: true, ..room };
    };
    for (key, value) in table {
        let name: &str = key.get_ref();
        let at = key.span().start;
        let field = match name {
            "start" => &mut room.start,
            "initials" => &mut room.initials,
            _ => {
                faults.add_unknown(at, "room", name, &KEYS);
                continue;
            }
        };
        *field = match value.get_ref() {
            DeValue::Boolean(yes) => *yes,
            other => {
                let words = format!("`room.{name}` must be true or false, not {}; taken as true", other.type_str());
                faults.add(at, words);
                true
            }
        };
    }
    room
}
