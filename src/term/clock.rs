//! The clock: the only place that asks for the time, or lets some pass.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Returns the current time in the user's time zone.
#[must_use]
pub fn now() -> ZonedDateTime {
    known(|known, now| now.to_zoned_datetime(known.zone.clone()))
}

/// Returns the moment when today ends. Anything that counts days is painted again then, and nothing wakes the program
/// before.
pub(super) fn tomorrow() -> Option<Timestamp> {
    known(Known::tomorrow)
}

/// Returns how long today still lasts.
pub(super) fn until_tomorrow() -> Option<Duration> {
    // A moment later than asked for is tomorrow; a moment earlier would wake the program up twice.
    let left = Timestamp::now().duration_until(tomorrow()?);
    Duration::try_from(left).ok().map(|left| left + Duration::from_millis(1))
}

/// Makes the next call look at the system's zone: midnight came, the clock was set, or the program was stopped.
pub(super) fn look_again() {
    if let Some(known) = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        known.looked = None;
    }
}

/// The file that holds the system's zone, whatever its name.
const ZONE: &str = "/etc/localtime";

/// The time between two looks at that file: every key asks for the time.
const BETWEEN_ZONES: SignedDuration = SignedDuration::from_mins(1);

/// The system's zone as it was last read, and today in it.
struct Known {
    mark: Mark,
    zone: TimeZone,
    /// The last look at the zone's file; nothing if the next call has to look.
    looked: Option<Timestamp>,
    /// The begin of today, and that of tomorrow.
    today: Option<(Timestamp, Timestamp)>,
}

static KNOWN: Mutex<Option<Known>> = Mutex::new(None);

/// Asks the system's zone as it is now, and the time: travelers change the zone while the program runs.
fn known<T>(ask: impl FnOnce(&mut Known, Timestamp) -> T) -> T {
    let now = Timestamp::now();
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let mark_now = match known.as_ref() {
        Some(known) if is_fresh(known.looked, now) => None,
        Some(_) | None => Some(mark(Path::new(ZONE))),
    };
    let stands = known.take().filter(|known| mark_now.is_none_or(|now| known.mark == now));
    let known = known.insert(stands.unwrap_or_else(|| Known {
        mark: mark_now.flatten(),
        zone: read_zone(),
        looked: None,
        today: None,
    }));
    if mark_now.is_some() {
        known.looked = Some(now);
    }
    ask(known, now)
}

/// Returns whether the zone of a last look still holds. A clock that was set back, or jumped over a sleep, asks for
/// another look.
fn is_fresh(looked: Option<Timestamp>, now: Timestamp) -> bool {
    looked.is_some_and(|looked| looked <= now && now.duration_since(looked) < BETWEEN_ZONES)
}

impl Known {
    fn tomorrow(&mut self, now: Timestamp) -> Option<Timestamp> {
        let is_today = |(begins, ends): &(Timestamp, Timestamp)| *begins <= now && now < *ends;
        if self.today.as_ref().is_none_or(|today| !is_today(today)) {
            let now = now.to_zoned_datetime(self.zone.clone());
            let begins = now.start_of_day().ok()?;
            self.today = Some((begins.timestamp(), now.tomorrow().ok()?.start_of_day().ok()?.timestamp()));
        }
        self.today.map(|(_, ends)| ends)
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
    fn the_zone_is_looked_at_again_after_a_minute_and_when_the_clock_was_set_back() {
        let at = |second: i64| Timestamp::from_second(1_800_000_000 + second).unwrap();
        assert!(is_fresh(Some(at(0)), at(0)) && is_fresh(Some(at(0)), at(59)));
        assert!(!is_fresh(Some(at(0)), at(60)) && !is_fresh(Some(at(0)), at(-1)) && !is_fresh(None, at(0)));
    }

    #[test]
    fn today_ends_where_tomorrow_begins_whatever_the_zone() {
        for name in ["Europe/Berlin", "America/New_York", "Asia/Kathmandu"] {
            let zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
            let mut known = Known { mark: None, zone: zone.clone(), looked: None, today: None };
            for hour in 0..80 {
                let now = Timestamp::from_second(1_792_800_000 + hour * 3600).unwrap();
                let ends = known.tomorrow(now).unwrap();
                let (day, next) = (now.to_zoned_datetime(zone.clone()).date(), ends.to_zoned_datetime(zone.clone()));
                assert!(now < ends && next.date() == day.tomorrow().unwrap(), "{name}: {now}");
                assert_eq!(next, next.start_of_day().unwrap());
            }
        }
    }

    #[test]
    fn tomorrow_is_less_than_two_days_away_and_never_now() {
        let left = until_tomorrow().unwrap();
        assert!(left > Duration::ZERO && left < Duration::from_secs(2 * 24 * 60 * 60), "{left:?}");
    }
}
