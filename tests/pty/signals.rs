//! Every signal that ends a process by default and can be caught: the program ends in order, or lives through it.

use crate::support::{Setup, User, skipped, with_example};
use rustix::process::{Signal, kill_process};
use stakemap::store::DataPaths;
use std::fs;
use std::process::Command;

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
    tty.until("Nobody here yet");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}

#[test]
fn a_disk_that_does_not_answer_before_the_first_screen_keeps_no_signal_from_ending_the_program() {
    if !Command::new("strace").arg("-V").output().is_ok_and(|out| out.status.success()) {
        return skipped("no strace: no file was read that never comes");
    }
    let mut signals = ENDS.iter().cycle();
    for place in 0..5 {
        let (user, signal) = (User::new(), *signals.next().unwrap());
        with_example(&user);
        let of = |name: &str| user.root().join(name).join("stakemap");
        let paths = DataPaths { data: user.data(), state: of("state"), config: of("config"), cache: of("cache") };
        let deal = user.only_deal();
        let file = match place {
            0 => paths.method().join("own.toml"),
            1 => paths.days_file(),
            2 => paths.home_file(),
            3 => paths.index_file(),
            _ => paths.deals().join("halden.json"),
        };
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, if place == 4 { &deal } else { "" }).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        // Before the terminal is taken the deal's name is looked for in all files; its own opens that one a second time.
        let (open, times) = if place == 4 { (Some("halden.json"), 2) } else { (None, 1) };
        // The call that opens it never comes back: strace holds it, and leaves the program its place as the test's child.
        let (path, log) = (file.display().to_string(), user.root().join("strace.log"));
        let trace = ["-D", "-f", "-qq", "-o", log.to_str().unwrap(), "-P", &path];
        let inject = format!("inject=openat:delay_enter=600s:when={times}+");
        let held = ["-e", "trace=openat", "-e", &inject];
        let program = env!("CARGO_BIN_EXE_stakemap");
        let args: Vec<&str> = trace.into_iter().chain(held).chain([program]).chain(open).collect();
        let mut tty = Setup::new(&user).program("strace").args(&args).start();
        tty.until_done("the file is asked for", || {
            fs::read_to_string(&log).is_ok_and(|log| log.matches(name).count() == times)
        });
        assert!(!tty.screen().alternate_screen(), "{name}: nothing shows yet");
        let tracer = tty.tracer();
        tty.signal(signal);
        // Dead but for the call that is held: strace lets go of it with its own end.
        tty.until_state("Z");
        kill_process(tracer, Signal::KILL).unwrap();
        tty.until_ended();
        let code = tty.ended().unwrap().exit_code();
        assert_eq!(code, 128 + u32::try_from(signal.as_raw()).unwrap(), "{name}, {signal:?}: {}", tty.text());
        assert_eq!(tty.modes(), tty.modes_before, "{name}, {signal:?}");
        assert!(user.journals().is_empty(), "{name}: nothing was typed");
    }
}

#[test]
fn a_terminal_that_leaves_its_question_unanswered_keeps_no_signal_from_ending_the_program() {
    for &signal in ENDS {
        let user = User::new();
        let mut tty = Setup::new(&user).mute().start();
        tty.until_asked();
        tty.signal(signal);
        assert_eq!(tty.end(), 128 + u32::try_from(signal.as_raw()).unwrap(), "{signal:?}: {}", tty.text());
        tty.assert_given_back();
        assert!(user.journals().is_empty(), "{signal:?}");
    }
}

#[test]
fn whatever_is_open_a_signal_ends_the_program_and_what_was_typed_is_kept() {
    let opens = [
        ("?", "What you can do here", ""),
        (":", "", ""),
        ("M", "─ Messages", ""),
        ("!", "", ""),
        ("m", "", ""),
        ("aIda Berg", "Ida Berg", "Ida Berg"),
        ("lSpoke about zinc", "Spoke about zinc", "Spoke about zinc"),
    ];
    for (&signal, (keys, shown, typed)) in ENDS.iter().cycle().zip(opens) {
        let user = User::new();
        with_example(&user);
        let config = user.root().join("config/stakemap");
        fs::create_dir_all(&config).unwrap();
        fs::write(config.join("config.toml"), "me = \"Kim Osei\"\n").unwrap();
        let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
        tty.until("  saved");
        let deal = user.only_deal();
        tty.send(keys);
        if shown.is_empty() {
            let before = tty.paints();
            tty.until_painted(before);
        } else {
            tty.until(shown);
        }
        tty.signal(signal);
        assert_eq!(tty.end(), 128 + u32::try_from(signal.as_raw()).unwrap(), "{keys}, {signal:?}: {}", tty.text());
        tty.assert_given_back();
        assert_eq!(user.only_deal(), deal, "{keys}");
        let kept = user.journals();
        assert_eq!(kept.iter().any(|(_, text)| text.contains(typed)), !typed.is_empty(), "{keys}: {kept:?}");
    }
}

#[test]
fn a_program_that_was_stopped_ends_by_the_signal_that_came_meanwhile_or_comes_then() {
    for meanwhile in [true, false] {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        tty.until("No deals yet");
        tty.send("aHalden Foods\raSomebody");
        tty.until("Somebody");
        tty.signal(Signal::STOP);
        tty.until_state("T");
        if meanwhile {
            tty.signal(Signal::TERM);
            tty.signal(Signal::CONT);
        } else {
            let before = tty.paints();
            tty.signal(Signal::CONT);
            tty.until_painted(before);
            tty.until("Somebody");
            tty.signal(Signal::TERM);
        }
        assert_eq!(tty.end(), 143, "{}", tty.text());
        tty.assert_given_back();
        assert!(user.only_deal().contains("Halden Foods"));
        assert!(user.journals().iter().any(|(_, text)| text.contains("Somebody")));
    }
}

#[test]
fn a_program_that_the_user_suspended_ends_by_a_signal_and_leaves_the_shell_its_terminal() {
    for goes_on in ["kill -CONT %1", "fg %1 > /dev/null"] {
        let user = User::new();
        let program = env!("CARGO_BIN_EXE_stakemap");
        let script = format!(
            "set -m; \"{program}\"; echo stopped; kill -TERM %1; {goes_on}; \
             code=147; while [ $code = 147 ]; do wait %1; code=$?; done; echo \"ended with $code\""
        );
        let mut tty = Setup::new(&user).program("/bin/sh").args(&["-c", &script]).start();
        tty.until("No deals yet");
        tty.send("aHalden Foods\raSomebody");
        tty.until("Somebody");
        tty.send("\x1a");
        tty.until("ended with");
        assert_eq!(tty.end(), 0, "{goes_on}");
        assert!(goes_on.starts_with("fg") || tty.text().contains("ended with 143"), "{}", tty.text());
        tty.assert_given_back();
        assert!(user.only_deal().contains("Halden Foods"), "{goes_on}");
        assert!(user.journals().iter().any(|(_, text)| text.contains("Somebody")), "{goes_on}");
    }
}
