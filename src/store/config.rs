//! The configuration: written by the user, except for two lines that the program may write: name and theme.
//!
//! Everything in it is optional. A fault in it is a warning with its line, never a reason not to start.

mod alerts;
mod faults;
mod privacy;
mod review;

pub use privacy::PrivacyConfig;

use super::atomic::{self, make_folder};
use super::data_paths::DataPaths;
use super::error::{StoreError, shown};
use super::reading;
use super::recover::stands_in_the_way;
use super::{Stamp, Store};
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::review_part::ReviewTimes;
use crate::domain::record::text::one_line;
use faults::{Faults, line_of};
use std::io::ErrorKind;
use toml::de::{DeTable, DeValue};

/// All known keys.
pub const KEYS: [&str; 8] = ["me", "theme", "mouse", "largest_mb", "alerts", "review", "privacy", "room"];

/// The user's configuration; `None` means the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The user's name, as it is stored with their answers.
    pub me: Option<String>,
    /// The theme's name, unchecked.
    pub theme: Option<String>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
    /// The size of the largest deal that is read, in millions of bytes.
    pub largest_mb: Option<u64>,
    /// The thresholds of the alerts.
    pub alerts: Thresholds,
    /// The time for reviews.
    pub review: ReviewTimes,
    /// What is hidden from whom.
    pub privacy: PrivacyConfig,
}

impl Config {
    /// Reads the configuration, with a warning for each fault in it. A faulty value gets its default.
    #[must_use]
    pub fn read(paths: &DataPaths) -> (Self, Vec<String>) {
        match text(paths) {
            Ok(None) => (Self::default(), Vec::new()),
            Ok(Some(text)) => {
                let (config, faults) = parse(&text);
                let name = shown(&paths.config_file());
                (config, faults.iter().map(|(line, words)| format!("{name}: line {line}: {words}")).collect())
            }
            Err(error) => (Self::default(), vec![format!("{error}; {}", error.hint())]),
        }
    }
}

/// The number of tries against an editor that saves the configuration in between, before it counts as an error.
const TRIES: usize = 4;

/// Writes the user's name into the configuration, and changes no other byte of it, nor what somebody else writes into it
/// meanwhile.
///
/// # Errors
/// When the configuration cannot be read or understood, or could not be written. It is then as it was.
pub fn set_me(paths: &DataPaths, name: &str) -> Result<(), StoreError> {
    set(paths, "me", name, |config| config.me.as_deref())
}

/// Writes the theme into the configuration, and changes no other byte of it.
///
/// # Errors
/// As [`set_me`].
pub fn set_theme(paths: &DataPaths, word: &str) -> Result<(), StoreError> {
    set(paths, "theme", word, |config| config.theme.as_deref())
}

/// Sets a key to a text that is then read back from it.
fn set(
    paths: &DataPaths,
    key: &str,
    value: &str,
    read: impl Fn(&Config) -> Option<&str> + Copy,
) -> Result<(), StoreError> {
    let mut written = add(paths, (key, value), read);
    for _ in 1..TRIES {
        match &written {
            Err(error) if stands_in_the_way(error) => written = add(paths, (key, value), read),
            Ok(()) | Err(_) => break,
        }
    }
    written
}

/// Does it once, if the configuration is still what was read when it is replaced.
fn add(paths: &DataPaths, value: (&str, &str), read: impl Fn(&Config) -> Option<&str>) -> Result<(), StoreError> {
    let path = paths.config_file();
    let old = text(paths)?;
    let new = with(old.as_deref().unwrap_or_default(), value, read);
    let new = new.map_err(|(line, reason)| StoreError::Config { path: path.clone(), line, reason })?;
    make_folder(&paths.config)?;
    let not_saved = |cause| StoreError::NotSaved { path: path.clone(), cause };
    match old {
        Some(old) => {
            let ready = atomic::prepare(&path, new.as_bytes()).map_err(not_saved)?;
            Store::new(paths.clone()).replace(ready, &path, Stamp::of(old.as_bytes())).map(|_| ())
        }
        None => atomic::write_new(&path, new.as_bytes()).map(|_| ()).map_err(|cause| match cause.kind {
            ErrorKind::AlreadyExists => StoreError::AlreadyThere { path: path.clone() },
            _ => not_saved(cause),
        }),
    }
}

/// Returns the configuration's text, or `None` if there is no file.
fn text(paths: &DataPaths) -> Result<Option<String>, StoreError> {
    match reading::text(&paths.config_file()) {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Unreadable { path, cause }) if cause.kind == ErrorKind::NotFound && !path.is_symlink() => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Parses the configuration, and returns its faults by line, from 1.
fn parse(text: &str) -> (Config, Vec<(usize, String)>) {
    // A fault in one line does not cost the others.
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults = Faults::default();
    for error in &errors {
        faults.add(error.span().map_or(0, |at| at.start), format!("{}; ignored", one_line(error.message())));
    }
    let mut config = Config::default();
    for (key, value) in table.get_ref() {
        let name: &str = key.get_ref();
        let at = key.span().start;
        let field = match name {
            "me" => &mut config.me,
            "theme" => &mut config.theme,
            "mouse" => {
                config.mouse = Some(matches!(value.get_ref(), DeValue::Boolean(true)));
                if !matches!(value.get_ref(), DeValue::Boolean(_)) {
                    // Whoever names it wants it off.
                    let found = value.get_ref().type_str();
                    faults.add(at, format!("`mouse` must be true or false, not {found}; taken as false"));
                }
                continue;
            }
            "largest_mb" => {
                match whole_number(value.get_ref()) {
                    Some(number) => config.largest_mb = Some(number),
                    None => faults.add(at, format!("`{name}` must be a whole number, 1 or more; ignored")),
                }
                continue;
            }
            "alerts" => {
                config.alerts = alerts::read(at, value.get_ref(), &mut faults);
                continue;
            }
            "review" => {
                config.review = review::read(at, value.get_ref(), &mut faults);
                continue;
            }
            "privacy" => {
                privacy::read(at, value.get_ref(), &mut config.privacy, &mut faults);
                continue;
            }
            "room" => {
                privacy::read_room(at, value.get_ref(), &mut config.privacy, &mut faults);
                continue;
            }
            _ => {
                faults.add_unknown(at, "", name, &KEYS);
                continue;
            }
        };
        match text_of(name, value.get_ref()) {
            Ok(text) => *field = Some(text),
            Err(fault) => faults.add(at, fault),
        }
    }
    let faults = faults.told(text);
    (config, faults)
}

/// Returns a text that isn't empty.
fn text_of(name: &str, value: &DeValue<'_>) -> Result<String, String> {
    match value {
        DeValue::String(text) if one_line(text).trim().is_empty() => Err(format!("`{name}` is empty; ignored")),
        DeValue::String(text) => Ok(one_line(text).trim().to_owned()),
        other => Err(format!("`{name}` must be text in quotes, not {}; ignored", other.type_str())),
    }
}

/// Returns a whole number from 1, if the value is one.
fn whole_number(value: &DeValue<'_>) -> Option<u64> {
    let DeValue::Integer(number) = value else { return None };
    u64::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| *number > 0)
}

/// Returns the text with a value in it, or the line and the reason why that is not possible.
fn with(
    text: &str,
    (key, value): (&str, &str),
    read: impl Fn(&Config) -> Option<&str>,
) -> Result<String, (usize, String)> {
    let value = one_line(value).trim().to_owned();
    if value.is_empty() {
        return Err((1, format!("`{key}` can't be empty")));
    }
    let table =
        DeTable::parse(text).map_err(|e| (e.span().map_or(1, |at| line_of(text, at.start)), one_line(e.message())))?;
    let quoted = toml::Value::String(value.clone()).to_string();
    let new = match table.get_ref().get_key_value(key) {
        Some((_, old)) => {
            let at = old.span();
            format!("{}{quoted}{}", &text[..at.start], &text[at.end..])
        }
        None => {
            let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
            let first = text.find('\n').unwrap_or(0);
            let line_end = if text[..first].ends_with('\r') { "\r\n" } else { "\n" };
            format!("{}{key} = {quoted}{line_end}{}", &text[..start], &text[start..])
        }
    };
    if read(&parse(&new).0) == Some(value.as_str()) && DeTable::parse(&new).is_ok() {
        Ok(new)
    } else {
        let line = table.get_ref().get_key_value(key).map_or(1, |(key, _)| line_of(text, key.span().start));
        Err((line, format!("`{key}` is written there in a way that can't be replaced")))
    }
}

#[cfg(test)]
mod tests;
