//! The one wake-up at midnight, whatever happens to the clock before.
//!
//! A timeout counts only the time that the machine is awake: after a sleep over midnight, it would wake the program as
//! many hours late as the machine slept. On Linux, a timer of the system follows the calendar instead, and also fires
//! when the clock is set. Elsewhere, and if the system has no timer left, a timeout has to do.

use super::clock;
use rustix::event::PollFd;
use std::time::Duration;

#[cfg(any(target_os = "linux", target_os = "android"))]
use linux::Alarm;

#[derive(Debug)]
pub(super) struct Midnight {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    alarm: Option<Alarm>,
}

impl Midnight {
    pub(super) fn new() -> Self {
        Self {
            #[cfg(any(target_os = "linux", target_os = "android"))]
            alarm: Alarm::new(),
        }
    }

    /// Makes the next wait end at midnight. Returns a timeout for that wait if there is no timer.
    pub(super) fn set(&mut self) -> Option<Duration> {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        if let (Some(alarm), Some(tomorrow)) = (self.alarm.as_mut(), clock::tomorrow())
            && alarm.set(tomorrow)
        {
            return None;
        }
        clock::until_tomorrow()
    }

    /// Returns the timer that a wait has to poll too.
    pub(super) fn bell(&self) -> Option<PollFd<'_>> {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        if let Some(alarm) = &self.alarm {
            return Some(alarm.bell());
        }
        None
    }

    /// Clears the timer after it has fired, so that it doesn't fire again.
    pub(super) fn hear(&mut self) {
        #[cfg(any(target_os = "linux", target_os = "android"))]
        if let Some(alarm) = self.alarm.as_mut() {
            alarm.hear();
        }
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
mod linux {
    use jiff::Timestamp;
    use rustix::event::{PollFd, PollFlags};
    use rustix::fd::OwnedFd;
    use rustix::io::{Errno, read};
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
    };

    /// A timer that fires at a moment of the calendar, and when the clock is set or the machine wakes up.
    #[derive(Debug)]
    pub(super) struct Alarm {
        timer: OwnedFd,
        /// The moment at which it fires; `None` if it has to be set again.
        at: Option<Timestamp>,
    }

    impl Alarm {
        pub(super) fn new() -> Option<Self> {
            let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
            timerfd_create(TimerfdClockId::Realtime, flags).ok().map(|timer| Self { timer, at: None })
        }

        /// Sets the timer. Returns whether it will fire at this moment.
        pub(super) fn set(&mut self, at: Timestamp) -> bool {
            if self.at == Some(at) {
                return true;
            }
            let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
            let when = Timespec { tv_sec: at.as_second(), tv_nsec: at.subsec_nanosecond().into() };
            let once = Itimerspec { it_interval: Timespec::default(), it_value: when };
            // That the clock was set meanwhile is no failure: the timer stands.
            let is_set = matches!(timerfd_settime(&self.timer, flags, &once), Ok(_) | Err(Errno::CANCELED));
            self.at = Some(at).filter(|_| is_set);
            is_set
        }

        pub(super) fn bell(&self) -> PollFd<'_> {
            PollFd::new(&self.timer, PollFlags::IN)
        }

        pub(super) fn hear(&mut self) {
            let mut count = [0; 8];
            // It rang, or the clock was set: both end what it was set for.
            if matches!(read(&self.timer, &mut count), Ok(_) | Err(Errno::CANCELED)) {
                self.at = None;
            }
        }
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used)]
        use super::*;
        use jiff::SignedDuration;
        use rustix::event::poll;

        fn rings(alarm: &Alarm) -> bool {
            let mut fds = [alarm.bell()];
            poll(&mut fds, Some(&Timespec::default())).unwrap() == 1
        }

        #[test]
        fn a_moment_that_passed_while_the_machine_slept_rings_at_once_and_once() {
            let mut alarm = Alarm::new().unwrap();
            let (past, future) = (SignedDuration::from_hours(-3), SignedDuration::from_hours(3));
            let now = Timestamp::now();
            assert!(alarm.set(now + future) && !rings(&alarm));
            assert!(alarm.set(now + past) && rings(&alarm));
            alarm.hear();
            assert!(!rings(&alarm), "it does not ring on");
            assert_eq!(alarm.at, None, "it is set anew for the next day");
            assert!(alarm.set(now + future) && !rings(&alarm), "nothing wakes the program up before");
            alarm.hear();
            assert_eq!(alarm.at, Some(now + future), "another wake leaves it as it is");
        }
    }
}
