//! The clock: the only place that asks for the time, or lets some pass.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::sync::OnceLock;
use std::time::Duration;

/// Now, in the user's own time zone.
#[must_use]
pub fn now() -> Zoned {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    Timestamp::now().to_zoned(ZONE.get_or_init(zone).clone())
}

/// The system's zone, read from its one file: looking its name up among all zones would cost a walk through hundreds of
/// files at each start. A zone named by `TZ` needs that look-up.
fn zone() -> TimeZone {
    let named = std::env::var_os("TZ").is_some_and(|name| !name.is_empty());
    let local = if named { None } else { std::fs::read("/etc/localtime").ok() };
    local.and_then(|bytes| TimeZone::tzif("local", &bytes).ok()).unwrap_or_else(TimeZone::system)
}

/// How long a lock that is refused is left before it is asked for again.
const BETWEEN: Duration = Duration::from_millis(2);

/// The pause between two tries for a lock; all of them together are hardly noticed by somebody who follows.
pub fn pause() {
    std::thread::sleep(BETWEEN);
}
