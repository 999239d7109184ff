//! Start, end, signals, sizes, and a terminal that goes away.

use crate::support::{DOWN, ENTER, Setup, User, with_example};
use rustix::io::ioctl_fionread;
use rustix::process::{Pid, Signal, kill_process};
use stakemap::app::theme_name::ThemeName;
use stakemap::store::{DataPaths, Store};
use stakemap::term::{Start, install_panic_hook, prepare, run};
use std::sync::Arc;

#[test]
fn a_start_takes_what_was_typed_before_it_and_quitting_leaves_the_terminal_as_it_was() {
    let user = User::new();
    for answers in ["a terminal that answers", "one that does not"] {
        let setup = Setup::new(&user);
        let mut tty = if answers == "one that does not" { setup.mute() } else { setup }.start();
        tty.send("a");
        tty.until("New deal");
        assert!(tty.screen().alternate_screen() && tty.screen().bracketed_paste());
        tty.send("\x1b");
        tty.until_gone("New deal");
        // Keys that change nothing write nothing: between the two the screen is painted once, for the help.
        tty.send("k");
        tty.send("j");
        tty.until("No deals yet");
        let paints = tty.paints();
        for key in ["k", "j", "g", "\x1b[1;3A", "?"] {
            tty.send(key);
        }
        tty.until("What you can do here");
        assert_eq!(tty.paints(), paints + 1);
        tty.send("\x1b");
        tty.until_gone("What you can do here");
        tty.key("q");
        assert_eq!(tty.end(), 0, "{answers}");
        tty.assert_given_back();
        assert!(["", "a"].contains(&tty.text().trim()), "only what the shell showed of the early key: {}", tty.text());
    }
}

#[test]
fn what_is_typed_while_answers_are_waited_for_at_the_end_is_left_to_the_shell() {
    let user = User::new();
    let mut tty = Setup::new(&user).mute().start();
    tty.until("No deals yet");
    let device = tty.device();
    let waiting = |count| ioctl_fionread(&device).is_ok_and(|waiting| waiting == count);
    // It is held while the last key comes, so that the key is read alone.
    tty.signal(Signal::STOP);
    tty.until_state("T");
    tty.send("q");
    tty.until_done("the last key has come", || waiting(1));
    tty.signal(Signal::CONT);
    tty.until_done("the last key is read", || waiting(0));
    // Until it waits for answers it may read on, and what comes then is still its own.
    tty.until_state("SZ");
    tty.send("ls\n");
    tty.until_ended();
    assert_eq!(tty.unread(&device), Some(3));
}

#[test]
fn an_end_from_outside_gives_the_terminal_back_and_all_that_was_entered_is_saved() {
    // All in one piece: the last save is asked for while the first is under way.
    let entered = "aHalden Foods\raIda Berg\raTom Ruiz\raAnn Lee\r";
    let names = ["Halden Foods", "Ida Berg", "Tom Ruiz", "Ann Lee"];
    let signals = [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)];
    for (signal, code) in signals {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        tty.until("No deals yet");
        tty.send(format!("{entered}aSomebody"));
        tty.until("Somebody");
        tty.signal(signal);
        assert_eq!(tty.end(), code, "{signal:?}: {}", tty.text());
        tty.assert_given_back();
        let file = user.only_deal();
        assert!(names.iter().all(|name| file.contains(name)), "{signal:?}: {file}");
    }
    // The terminal itself goes away: with nothing, a torn sequence, or much more on its way.
    for on_its_way in ["", "\x1b[", "jjjjjjjjjjjjjjjjjjjj"] {
        let user = User::new();
        let mut tty = Setup::new(&user).start();
        tty.until("No deals yet");
        tty.send(entered);
        tty.until("Ann Lee");
        let status = tty.vanish(on_its_way);
        assert_eq!(status.exit_code(), 129, "{on_its_way:?}: {status:?}");
        let file = user.only_deal();
        assert!(names.iter().all(|name| file.contains(name)), "{on_its_way:?}: {file}");
    }
}

#[test]
fn a_new_size_is_drawn_right_and_keeps_the_selection() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    tty.key(DOWN);
    tty.until("2 Anders");
    let first = tty.text();
    tty.resize(60, 18);
    tty.until_that("one pane at 60×18", |screen| {
        let text = screen.contents();
        text.contains("2 Profile") && !text.contains("2 Anders") && text.contains("▌M  Anders")
    });
    tty.resize(30, 5);
    tty.until_that("a note at 30×5", |screen| screen.contents().contains("stakemap needs"));
    tty.resize(200, 50);
    tty.until_that("three panes at 200×50", |screen| {
        let text = screen.contents();
        text.contains("▌M  Anders Kvale") && text.contains("2 Anders") && text.contains("3 Coaching")
    });
    assert!(!tty.text().contains("stakemap needs"), "{}", tty.text());
    tty.resize(120, 40);
    tty.until_that("the first screen again", |screen| screen.contents() == first);
}

#[test]
fn suspending_gives_the_shell_its_terminal_and_going_on_shows_everything_again() {
    let user = User::new();
    with_example(&user);
    // A shell with job control, and between it and the program one more process, as `cargo run` is.
    let script = format!(
        "set -m; sh -c '\"{}\" tarnbeck; exit $?'; for turn in 1 2 3 4 5; do echo \"stopped $turn\"; \
         stty -a | tr ';' '\\n' | grep -c -- ' icanon'; read -r line; fg > /dev/null; done; echo \"ended with $?\"",
        env!("CARGO_BIN_EXE_stakemap")
    );
    let mut tty = Setup::new(&user).program("/bin/sh").args(&["-c", &script]).start();
    tty.until("1 Stakeholders");
    tty.key(DOWN);
    tty.until("2 Anders");
    let before = tty.text();
    // The window is another one each time it goes on, and the first one in the end.
    for (turn, (columns, rows)) in (1..).zip([(80, 24), (200, 50), (60, 18), (30, 5), (120, 40)]) {
        tty.key("\x1a");
        // The shell counts the modes in which it reads whole lines again.
        tty.until(&format!("stopped {turn}\n1"));
        assert!(!tty.screen().alternate_screen() && !tty.screen().bracketed_paste() && !tty.screen().hide_cursor());
        assert!(!tty.reports_mouse());
        tty.resize(columns, rows);
        tty.key(ENTER);
        let shown = if rows == 5 { "stakemap needs" } else { "Anders Kvale" };
        tty.until_that(shown, |screen| screen.alternate_screen() && screen.contents().contains(shown));
        assert!(tty.screen().bracketed_paste() && tty.reports_mouse());
    }
    tty.until_that("the same screen again", |screen| screen.contents() == before);
    tty.key("\x11");
    tty.until("ended with 0");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}

#[test]
fn whoever_asks_the_program_to_stop_gets_the_shell_its_terminal_as_the_key_does() {
    let user = User::new();
    with_example(&user);
    let id = user.root().join("id");
    let script = format!(
        "set -m; sh -c 'echo $$ > \"{}\"; exec \"{}\" tarnbeck'; echo stopped; \
         stty -a | tr ';' '\\n' | grep -c -- ' icanon'; read -r line; fg > /dev/null; echo \"ended with $?\"",
        id.display(),
        env!("CARGO_BIN_EXE_stakemap")
    );
    let mut tty = Setup::new(&user).program("/bin/sh").args(&["-c", &script]).start();
    tty.until("1 Stakeholders");
    let id: i32 = std::fs::read_to_string(id).unwrap().trim().parse().unwrap();
    kill_process(Pid::from_raw(id).unwrap(), Signal::TSTP).unwrap();
    tty.until("stopped\n1");
    assert!(!tty.screen().alternate_screen() && !tty.reports_mouse());
    tty.key(ENTER);
    tty.until_that("the deal again", |screen| {
        screen.alternate_screen() && screen.contents().contains("1 Stakeholders")
    });
    tty.key("\x11");
    tty.until("ended with 0");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}

#[test]
fn in_a_window_of_its_own_the_program_goes_on_since_nobody_could_continue_it() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    let before = tty.paints();
    tty.signal(Signal::TSTP);
    tty.until_painted(before);
    tty.key("?");
    tty.until("What you can do here");
    tty.key("\x1b");
    tty.until_gone("What you can do here");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    tty.assert_given_back();
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let user = User::new();
    with_example(&user);
    let this = std::env::current_exe().unwrap();
    let other_half = ["--exact", "life::panics_at_the_deal", "--ignored", "--nocapture"];
    let mut tty = Setup::new(&user).program(this).args(&other_half).env(PANICS, "1").start();
    tty.until("Tarnbeck Beverages");
    assert!(tty.screen().alternate_screen());
    tty.key(ENTER);
    assert_eq!(tty.end(), 101);
    tty.assert_given_back();
    assert!(tty.text().contains("crashed at"), "{}", tty.text());
}

/// Set where the test below is to do anything.
pub(crate) const PANICS: &str = "STAKEMAP_TEST_PANICS";

/// The program with a method that lacks what the deal's screen shows, which no file can bring about.
#[test]
#[ignore = "the other half of the test above, run by it in a terminal"]
fn panics_at_the_deal() {
    if std::env::var_os(PANICS).is_none() {
        return;
    }
    let (mut playbook, _) = stakemap::content::playbook(&[]);
    playbook.profiles.clear();
    let store = Store::new(DataPaths::find(None).unwrap());
    let (settings, open, warnings) = (stakemap::app::Settings::default(), None, Vec::new());
    install_panic_hook();
    let ready = prepare(ThemeName::Dark, true).unwrap();
    let _ = run(ready, Start { store, playbook: Arc::new(playbook), settings, open, warnings });
}
