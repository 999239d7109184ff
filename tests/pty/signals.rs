//! Every signal that ends a process by default and can be caught: the program ends in order, or lives through it.

use crate::support::{Setup, User};
use rustix::process::Signal;

/// A person, a time limit, a lack of processor time or of power asks for the end.
const ENDS: &[Signal] = &[
    Signal::TERM,
    Signal::HUP,
    Signal::INT,
    Signal::QUIT,
    Signal::ABORT,
    Signal::ALARM,
    Signal::VTALARM,
    Signal::PROF,
    Signal::XCPU,
    #[cfg(target_os = "linux")]
    Signal::POWER,
];

/// Means nothing to this program.
const LIVES: &[Signal] = &[Signal::USR1, Signal::USR2, Signal::IO, Signal::PIPE, Signal::XFSZ];

#[test]
fn signals_that_ask_for_the_end_give_the_terminal_back() {
    for &signal in ENDS {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        tty.until("No deals yet");
        tty.send("aHalden Foods\raSomebody");
        tty.until("Somebody");
        tty.signal(signal);
        assert_eq!(tty.end(), 128 + u32::try_from(signal.as_raw()).unwrap(), "{signal:?}: {}", tty.text());
        tty.assert_given_back();
        assert!(user.only_deal().contains("Halden Foods"), "{signal:?}");
        assert!(user.journals().iter().any(|(_, text)| text.contains("Somebody")), "{signal:?}");
    }
}

#[test]
fn signals_that_mean_nothing_here_end_nothing() {
    let user = User::new();
    let mut tty = Setup::new(&user).start();
    tty.until("No deals yet");
    for &signal in LIVES {
        tty.signal(signal);
    }
    // Signals for programs to give a meaning to; the C library keeps the first two for itself.
    #[cfg(target_os = "linux")]
    for number in [16, 34, 35, 50, 64] {
        tty.signal_number(number);
    }
    tty.send("aHalden Foods\r");
    tty.until("Nobody is on the map yet");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}
