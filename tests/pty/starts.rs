//! Starts in every kind of surroundings, and streams that are not what they should be.

use crate::support::{Setup, User, with_example};
use std::process::{Command, Stdio};

#[test]
fn each_surrounding_gets_what_it_can_show_or_a_word_why_not() {
    let user = User::new();
    with_example(&user);
    let with = |env: &[(&str, &str)]| {
        let base = Setup::new(&user).without("TERM").without("LANG").without("COLORTERM");
        env.iter().fold(base, |setup, (name, value)| setup.env(name, value))
    };
    for env in [&[][..], &[("TERM", "")], &[("TERM", "dumb")], &[("TERM", "dumb"), ("NO_COLOR", "1")]] {
        let mut tty = with(env).start();
        assert_eq!(tty.end(), 2, "{env:?}");
        assert!(tty.text().contains("this needs a terminal"), "{env:?}: {}", tty.text());
        assert!(!tty.raw.contains(&0x1b), "{env:?}: nothing of it acts");
    }
    let term = ("TERM", "xterm");
    for env in [
        &[term][..],
        &[term, ("LANG", "C")],
        &[term, ("LANG", "de_DE.ISO-8859-1"), ("NO_COLOR", "1")],
        &[term, ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1")],
        &[("TERM", "linux"), ("COLORTERM", "truecolor")],
    ] {
        let mut tty = with(env).args(&["tarnbeck"]).start();
        tty.until("1 Stakeholders");
        let locale = env.iter().find(|(name, _)| ["LANG", "LC_ALL"].contains(name)).map_or("UTF-8", |(_, value)| value);
        assert_eq!(tty.text().contains('│'), locale.contains("UTF-8"), "{env:?}: {}", tty.text());
        tty.key("\x11");
        assert_eq!(tty.end(), 0, "{env:?}");
        tty.assert_given_back();
    }
}

#[test]
fn streams_that_are_closed_or_no_terminal_end_in_words_and_not_in_a_panic() {
    let user = User::new();
    with_example(&user);
    let program = env!("CARGO_BIN_EXE_stakemap");
    let shell = |script: &str| {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]).env("P", program).env("STAKEMAP_DATA_DIR", user.data()).env("HOME", user.root());
        command.env("TERM", "xterm").stdin(Stdio::null()).output().unwrap()
    };
    for (script, code) in [
        ("\"$P\" < /dev/null", 2),
        ("\"$P\" <&-", 2),
        ("\"$P\" >&-", 2),
        ("\"$P\" <&- >&- 2>&-", 2),
        ("\"$P\" demo < /dev/null > /dev/null", 2),
        ("\"$P\" list >&-", 0),
        ("\"$P\" list 2>&-", 0),
        ("for n in 1 2 3 4 5; do \"$P\" playbook | head -1 > /dev/null; done", 0),
        ("\"$P\" list | head -1", 0),
        ("{ \"$P\" list; echo $? >&2; } | true; exit 0", 0),
    ] {
        let ran = shell(script);
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(code), "{script}: {said}");
        assert!(!said.contains("panicked"), "{script}: {said}");
        if script.contains("head") {
            assert_eq!(said, "", "{script}");
        }
    }
    // In a terminal for input, with output going elsewhere, and the other way round.
    for script in ["\"$P\" > /dev/null", "\"$P\" < /dev/null"] {
        let mut tty = Setup::new(&user).program("/bin/sh").args(&["-c", script]).env("P", program).start();
        assert_eq!(tty.end(), 2, "{script}: {}", tty.text());
        tty.assert_given_back();
    }
}
