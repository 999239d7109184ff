//! The `[room]` table of the configuration: privacy mode at the start.

use super::faults::Faults;
use toml::de::DeValue;

/// The privacy mode at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PrivacyConfig {
    /// Whether privacy mode is on from the start.
    pub start: bool,
    /// Whether it shows people's initials instead of their names.
    pub initials: bool,
}

/// All known keys.
const KEYS: [&str; 2] = ["start", "initials"];

/// Reads the table at a byte of the text over the defaults, with a fault for everything wrong in it.
///
/// A value that is neither true nor false counts as true: a user who mistypes the wish to hide something finds it
/// hidden.
pub(super) fn read<'a>(at: usize, value: &'a DeValue<'_>, faults: &mut Faults<'a>) -> PrivacyConfig {
    let mut privacy = PrivacyConfig::default();
    let DeValue::Table(table) = value else {
        faults.add(at, format!("`room` must be a table, not {}; privacy mode is on", value.type_str()));
        return PrivacyConfig { start: true, ..privacy };
    };
    for (key, value) in table {
        let name: &str = key.get_ref();
        let at = key.span().start;
        let field = match name {
            "start" => &mut privacy.start,
            "initials" => &mut privacy.initials,
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
    privacy
}
