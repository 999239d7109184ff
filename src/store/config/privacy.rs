//! The `[privacy]` table of the configuration, and `[room]`, which it was called before.

use super::faults::Faults;
use crate::domain::privacy::PrivacyLevel;
use toml::de::DeValue;

/// The privacy that a user wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivacyConfig {
    /// The level of the first screen.
    pub start: PrivacyLevel,
    /// The level as soon as somebody else looks.
    pub on_join: PrivacyLevel,
    /// Whether people's initials stand for their names while something is hidden.
    pub initials: bool,
}

impl Default for PrivacyConfig {
    fn default() -> Self {
        Self { start: PrivacyLevel::All, on_join: PrivacyLevel::Customer, initials: false }
    }
}

/// All known keys.
const KEYS: [&str; 3] = ["start", "on_join", "initials"];
/// Those of `[room]`.
const ROOM_KEYS: [&str; 2] = ["start", "initials"];

/// Reads the table at a byte of the text into what is known so far, with a fault for everything wrong in it.
///
/// A value that can't be understood hides the most: a user who mistypes the wish to hide something finds it hidden.
pub(super) fn read<'a>(at: usize, value: &'a DeValue<'_>, privacy: &mut PrivacyConfig, faults: &mut Faults<'a>) {
    for (at, name, value) in entries(at, ("privacy", "the most is hidden"), value, privacy, faults) {
        match name {
            "start" => {
                let start = level(at, name, value, faults);
                // What either table hides stays hidden.
                privacy.start = privacy.start.max(start);
            }
            "on_join" => privacy.on_join = level(at, name, value, faults),
            "initials" => privacy.initials |= is_true(at, "privacy.initials", value, faults),
            _ => faults.add_unknown(at, "privacy", name, &KEYS),
        }
    }
}

/// Reads the table that older versions know. It means what hides the most.
pub(super) fn read_room<'a>(at: usize, value: &'a DeValue<'_>, privacy: &mut PrivacyConfig, faults: &mut Faults<'a>) {
    for (at, name, value) in entries(at, ("room", "privacy mode is on"), value, privacy, faults) {
        match name {
            "start" if is_true(at, "room.start", value, faults) => privacy.start = PrivacyLevel::Customer,
            "start" => {}
            "initials" => privacy.initials |= is_true(at, "room.initials", value, faults),
            _ => faults.add_unknown(at, "room", name, &ROOM_KEYS),
        }
    }
}

/// Returns the entries of a table, each at its byte of the text. Anything else hides the most.
fn entries<'a, 'v>(
    at: usize,
    (name, then): (&str, &str),
    value: &'a DeValue<'v>,
    privacy: &mut PrivacyConfig,
    faults: &mut Faults<'a>,
) -> Vec<(usize, &'a str, &'a DeValue<'v>)> {
    let DeValue::Table(table) = value else {
        faults.add(at, format!("`{name}` must be a table, not {}; {then}", value.type_str()));
        privacy.start = PrivacyLevel::Customer;
        return Vec::new();
    };
    table.iter().map(|(key, value)| (key.span().start, &**key.get_ref(), value.get_ref())).collect()
}

fn is_true(at: usize, name: &str, value: &DeValue<'_>, faults: &mut Faults<'_>) -> bool {
    match value {
        DeValue::Boolean(yes) => *yes,
        other => {
            faults.add(at, format!("`{name}` must be true or false, not {}; taken as true", other.type_str()));
            true
        }
    }
}

fn level(at: usize, name: &str, value: &DeValue<'_>, faults: &mut Faults<'_>) -> PrivacyLevel {
    let level = match value {
        DeValue::String(word) => PrivacyLevel::from_id(word.trim()),
        // As `[room]` has it.
        DeValue::Boolean(true) => Some(PrivacyLevel::Customer),
        DeValue::Boolean(false) => Some(PrivacyLevel::All),
        _ => None,
    };
    level.unwrap_or_else(|| {
        let words = PrivacyLevel::ALL.map(|level| format!("\"{}\"", level.id())).join(", ");
        faults.add(at, format!("`privacy.{name}` must be one of {words}; taken as \"customer\""));
        PrivacyLevel::Customer
    })
}
