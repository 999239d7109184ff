//! A new day begins while nobody touches anything.

use crate::support::{ENTER, Setup, User};
use std::time::{Duration, Instant, SystemTime};

/// A zone in which a new day begins after this time, as `TZ` names it.
fn zone(left: Duration) -> String {
    const DAY: i64 = 24 * 3600;
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs().cast_signed();
    let ahead = (DAY - left.as_secs().cast_signed() - now).rem_euclid(DAY);
    let ahead = if ahead > DAY / 2 { ahead - DAY } else { ahead };
    // The sign says how far the zone is behind.
    let (sign, off) = (if ahead > 0 { '-' } else { '+' }, ahead.abs());
    format!("NIGHT{sign}{:02}:{:02}:{:02}", off / 3600, off / 60 % 60, off % 60)
}

#[test]
fn what_is_due_today_is_due_since_yesterday_after_midnight_without_a_key() {
    // More where the machine takes so long that the day is over before the first look at it.
    for left in [4, 16, 50].map(Duration::from_secs) {
        let user = User::new();
        let (begun, zone) = (Instant::now(), zone(left));
        let mut tty = Setup::new(&user).env("TZ", &zone).start();
        tty.until("No deals yet");
        tty.send(format!("aHalden Foods{ENTER}"));
        tty.until("Created");
        tty.send(format!("aIda Berg{ENTER}"));
        tty.until("Added Ida Berg");
        tty.send(format!("nSend her the study\ttoday\tKim{ENTER}"));
        tty.until("Send her the study");
        tty.send("d");
        tty.until("› Due");
        tty.until("Today");
        if begun.elapsed() + Duration::from_secs(1) < left {
            tty.until("Overdue");
            return;
        }
    }
    unreachable!("the program never started within a minute");
}
