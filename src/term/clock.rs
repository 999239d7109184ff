//! The clock: the only place that asks for the time, or lets some pass.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Returns the current time in the user's time zone.
#[must_use]
pub fn now() -> ZonedDateTime {
    Timestamp::now().to_zoned_datetime(zone())
}

/// Returns the moment when today ends. Anything that counts days is painted again then, and nothing wakes the program
/// before.
pub(super) fn tomorrow() -> Option<Timestamp> {
    now().tomorrow().ok()?.start_of_day().ok().map(|begins| begins.timestamp())
}

/// Returns how long today still lasts.
pub(super) fn until_tomorrow() -> Option<Duration> {
    // A moment later than asked for is tomorrow; a moment earlier would wake the program up twice.
    let left = Timestamp::now().duration_until(tomorrow()?);
    Duration::try_from(left).ok().map(|left| left + Duration::from_millis(1))
}

/// The file that holds the system's zone, whatever its name.
const ZONE: &str = "/etc/localtime";

/// Returns the system's zone as it is now: travelers change it while the program runs.
fn zone() -> TimeZone {
    static KNOWN: Mutex<Option<(Mark, TimeZone)>> = Mutex::new(None);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let mark = mark(Path::new(ZONE));
    match known.as_ref() {
        Some((stood, zone)) if *stood == mark => zone.clone(),
        Some(_) | None => {
            let zone = read_zone();
            *known = Some((mark, zone.clone()));
            zone
        }
    }
}

/// The identity and change time of a file behind a name; `None` if there is none.
type Mark = Option<(u64, u64, i64, i64)>;

fn mark(path: &Path) -> Mark {
    let file = std::fs::metadata(path).ok()?;
    Some((file.dev(), file.ino(), file.mtime(), file.mtime_nsec()))
}

/// Reads the system's zone from its one file: looking its name up among all zones would mean a walk through hundreds of
/// files at each start. A zone named by `TZ` needs that lookup.
fn read_zone() -> TimeZone {
    let named = std::env::var_os("TZ").is_some_and(|name| !name.is_empty());
    let local = if named { None } else { std::fs::read(ZONE).ok() };
    local.and_then(|bytes| TimeZone::tzif("local", &bytes).ok()).unwrap_or_else(TimeZone::system)
}

/// The pause between two tries for a lock that is refused.
const BETWEEN: Duration = Duration::from_millis(2);

/// Pauses between two tries for a lock; all pauses together are hardly noticeable to somebody watching.
pub fn pause() {
    std::thread::sleep(BETWEEN);
}

/// The interval between looks at who is attached to GNU screen.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);

/// Pauses between two looks at something that tells nobody when it changes.
pub(super) fn pause_between_looks() {
    std::thread::sleep(BETWEEN_LOOKS);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_zone_that_was_replaced_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let (zone, new) = (folder.path().join("localtime"), folder.path().join("new"));
        assert_eq!(mark(&zone), None);
        std::fs::write(&zone, "one").unwrap();
        let before = mark(&zone);
        assert!(before.is_some() && mark(&zone) == before);
        std::fs::write(&new, "two").unwrap();
        std::fs::rename(&new, &zone).unwrap();
        assert_ne!(mark(&zone), before);
    }

    #[test]
    fn tomorrow_is_less_than_two_days_away_and_never_now() {
        let left = until_tomorrow().unwrap();
        assert!(left > Duration::ZERO && left < Duration::from_secs(2 * 24 * 60 * 60), "{left:?}");
    }
}
