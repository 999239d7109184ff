//! Panics in any thread, a terminal that is gone or takes nothing.

use crate::support::{ENTER, Setup, User, with_example};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::ioctl_fionread;
use rustix::process::Signal;
use rustix::termios::{Action, tcflow};
use stakemap::app::theme_name::ThemeName;
use stakemap::store::{DataPaths, Store};
use stakemap::term::{Start, install_panic_hook, prepare, run};
use std::path::Path;
use std::sync::Arc;

/// Where, what is done to come there, and the exit code: 101 where the main thread panicked.
const PANICS: [(&str, &str, u32); 4] =
    [("profiles", ENTER, 101), ("traits", "\rt", 101), ("tells", "\rs", 101), ("another thread", "\r", 1)];

#[test]
fn a_panic_anywhere_gives_the_terminal_back_before_it_is_reported() {
    for (place, keys, code) in PANICS {
        let user = User::new();
        with_example(&user);
        let this = std::env::current_exe().unwrap();
        let other_half = ["--exact", "faults::panics_somewhere", "--ignored", "--nocapture"];
        let mut tty = Setup::new(&user).program(this).args(&other_half).env(PANIC_AT, place).start();
        tty.until("Tarnbeck Beverages");
        assert!(tty.screen().alternate_screen());
        tty.send(keys);
        if code == 1 {
            tty.until("1 Stakeholders");
            std::fs::write(user.root().join("now"), "").unwrap();
        }
        assert_eq!(tty.end(), code, "{place}: {}", tty.text());
        tty.assert_given_back();
        let told = tty.text().replace('\n', "");
        assert!(told.contains("stakemap crashed at"), "{place}: {told}");
        assert!(!told.contains(CANARY), "what a panic says may quote a deal: {told}");
    }
}

/// Set where the test below is to do anything.
const PANIC_AT: &str = "STAKEMAP_TEST_PANIC_AT";
const CANARY: &str = "Kittiwake";

/// The program with a method that lacks what a screen shows, which no file can bring about, or beside a thread that is not
/// its own.
#[test]
#[ignore = "the other half of the test above, run by it in a terminal"]
fn panics_somewhere() {
    let Ok(place) = std::env::var(PANIC_AT) else { return };
    let (mut playbook, _) = stakemap::content::playbook(&[]);
    match place.as_str() {
        "profiles" => playbook.profiles.clear(),
        "traits" => playbook.traits.clear(),
        "tells" => playbook.tells.clear(),
        _ => {
            let now = Path::new(&std::env::var_os("TMPDIR").unwrap()).join("now");
            std::thread::spawn(move || {
                while !now.exists() {
                    std::thread::yield_now();
                }
                panic!("about {CANARY} of {}", now.display());
            });
        }
    }
    let store = Store::new(DataPaths::find(None).unwrap());
    let (settings, open, warnings) = (stakemap::app::Settings::default(), None, Vec::new());
    install_panic_hook();
    let ready = prepare(ThemeName::Dark, true).unwrap();
    // As main does, after whatever the panic itself said.
    if let Err(error) = run(ready, Start { store, playbook: Arc::new(playbook), settings, open, warnings }) {
        stakemap::cli::warn(&format!("{error:#}"));
        std::process::exit(1);
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_keep_a_signal_from_ending_the_program() {
    for signal in [Signal::TERM, Signal::HUP] {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        tty.until("No deals yet");
        tty.send("aHalden Foods\r");
        // That it is saved is painted too, and no key is read while that paint waits.
        tty.until(" saved");
        // As Ctrl-S in a terminal that has it: what is written from now on waits.
        let device = tty.device();
        tcflow(&device, Action::OOff).unwrap();
        tty.send("aIda Berg\r");
        // The first of it leads to a paint, and the rest is read once that is done, if ever.
        tty.until_done("a key is taken in", || ioctl_fionread(&device).unwrap() < 10);
        tty.signal(signal);
        tty.until_ended();
        assert_eq!(tty.ended().unwrap().exit_code(), 128 + u32::try_from(signal.as_raw()).unwrap());
        tcflow(&device, Action::OOn).unwrap();
        drop(device);
        assert_eq!(tty.modes(), tty.modes_before, "single keys are given back all the same");
    }
}

#[test]
fn a_terminal_that_comes_to_itself_shows_all_that_happened_meanwhile() {
    let user = User::new();
    let mut tty = Setup::new(&user).start();
    tty.until("No deals yet");
    let device = tty.device();
    tcflow(&device, Action::OOff).unwrap();
    tty.send("aHalden Foods\raIda Berg\r");
    tty.until_done("a key is taken in", || ioctl_fionread(&device).unwrap() < 24);
    tcflow(&device, Action::OOn).unwrap();
    drop(device);
    tty.until("2 Ida Berg");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}

#[test]
fn what_is_typed_while_nobody_takes_the_screen_is_kept_and_a_signal_ends_the_program_all_the_same() {
    // In a terminal that is the user's own, and in somebody else's, which cannot be opened by its name.
    for signal in [Signal::TERM, Signal::HUP] {
        let user = User::new();
        let mut setup = Setup::new(&user);
        if signal == Signal::HUP {
            let Some(other) = setup.with_threads(&user, 100) else { return };
            setup = other;
        }
        let mut tty = setup.start();
        tty.until("No deals yet");
        // As on a line that is stuck: the program paints for one size after the other until there is no room for more.
        let reading = Arc::clone(&tty.reading);
        let stuck = reading.lock().unwrap();
        let device = tty.device();
        let is_full = || {
            let mut fds = [PollFd::new(&device, PollFlags::OUT)];
            poll(&mut fds, Some(&Timespec::default())).unwrap() == 0
        };
        // The system moves what is full already further on for a while.
        let mut full_for = 0;
        for size in [(200, 50), (199, 50)].into_iter().cycle() {
            tty.resize(size.0, size.1);
            full_for = if is_full() { full_for + 1 } else { 0 };
            if full_for == 1_000 {
                break;
            }
            std::thread::yield_now();
        }
        tty.send("aHalden Foods\raIda Berg");
        user.until_kept("Ida Berg");
        tty.send("mann");
        user.until_kept("Ida Bergmann");
        tty.signal(signal);
        tty.until_ended();
        assert_eq!(tty.ended().unwrap().exit_code(), 128 + u32::try_from(signal.as_raw()).unwrap());
        assert_eq!(tty.modes(), tty.modes_before, "single keys are given back all the same");
        drop(stuck);
        drop(device);
        tty.end();
        assert!(!tty.raw.windows(4).any(|it| it == b"mann"), "nothing of it was on the screen");
        assert!(user.only_deal().contains("Halden Foods"));
        user.until_kept("Ida Bergmann");
    }
}

#[test]
fn a_terminal_that_goes_away_ends_the_program_where_nobody_may_hang_up_too() {
    let user = User::new();
    // Started as under nohup: the signal is ignored, and the closed terminal itself has to tell.
    let script = format!("trap '' HUP; exec '{}'", env!("CARGO_BIN_EXE_stakemap"));
    let mut tty = Setup::new(&user).program("/bin/sh").args(&["-c", &script]).start();
    tty.until("No deals yet");
    tty.send("aHalden Foods\r");
    tty.until("Created “Halden Foods”");
    assert_eq!(tty.vanish("").exit_code(), 129);
    assert!(user.only_deal().contains("Halden Foods"));
    // And in a terminal that is not its own, so that the system sends no signal at all.
    let mut tty = Setup::new(&user).of_nobody().start();
    tty.until("Halden Foods");
    assert_eq!(tty.vanish("").exit_code(), 129);
}
