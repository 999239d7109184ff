//! Typed text outlives the program, however that ends.

use crate::life::PANICS;
use crate::support::{ENTER, Setup, Terminal, User, with_example};
use rustix::process::Signal;
use std::os::unix::fs::PermissionsExt;

const ESC: &str = "\x1b";
const QUESTION: &str = "decide next time";

/// In the middle of adding a second person to a new deal.
fn typing(user: &User) -> Terminal {
    let mut tty = Setup::new(user).start();
    tty.until("No deals yet");
    tty.send("aHalden Foods\raIda Berg\r");
    tty.until("Added Ida Berg");
    tty.until("saved");
    tty.send("aNils Holm\tPlant manager");
    tty.until("Plant manager");
    tty
}

#[test]
fn text_survives_a_kill_and_is_back_in_its_form_after_one_key() {
    let user = User::new();
    let mut tty = typing(&user);
    user.until_kept("Plant manager");
    for (path, text) in user.journals() {
        let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&path.with_extension("lock"))), (0o600, 0o600));
        assert_eq!(mode(path.parent().unwrap()), 0o700);
        assert!(text.contains("Nils Holm"));
    }
    // A second program meanwhile is asked nothing: the first one lives.
    let mut other = Setup::new(&user).start();
    other.until("Halden Foods");
    other.until_gone(QUESTION);
    other.key("q");
    assert_eq!(other.end(), 0);
    user.until_kept("Plant manager");

    tty.signal(Signal::KILL);
    tty.end();
    let mut tty = Setup::new(&user).start();
    tty.until(QUESTION);
    for text in ["Halden Foods", "Add a person", "Nils Holm", "Plant manager", "today"] {
        tty.until(text);
    }
    tty.key("k");
    tty.until_gone(QUESTION);
    tty.until("What you typed is back");
    tty.until("1 person ");
    // Killed again before anything is saved, it is asked again.
    user.until_journals("a journal of its own", |all| all.len() == 1 && all[0].1.contains("Nils Holm"));
    tty.signal(Signal::KILL);
    tty.end();
    let mut tty = Setup::new(&user).start();
    tty.until(QUESTION);
    tty.key(ENTER);
    tty.until("What you typed is back");
    tty.key(ENTER);
    tty.until("2 people");
    user.until_journals("no journal", <[_]>::is_empty);
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert!(user.only_deal().contains("Plant manager"));
}

#[test]
fn an_end_from_outside_keeps_what_was_typed_a_moment_ago() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let user = User::new();
        let mut tty = typing(&user);
        tty.send("!");
        tty.until("Plant manager!");
        tty.signal(signal);
        assert_eq!(tty.end(), code, "{signal:?}: {}", tty.text());
        tty.assert_given_back();
        let kept = user.journals();
        assert!(kept.len() == 1 && kept[0].1.contains("Plant manager!"), "{signal:?}: {kept:?}");
    }
    let user = User::new();
    let mut tty = typing(&user);
    assert_eq!(tty.vanish("").exit_code(), 129);
    assert!(user.journals()[0].1.contains("Plant manager"), "the terminal went away");
}

#[test]
fn a_panic_keeps_what_was_typed() {
    let user = User::new();
    with_example(&user);
    let this = std::env::current_exe().unwrap();
    let other_half = ["--exact", "life::panics_at_the_deal", "--ignored", "--nocapture"];
    let mut tty = Setup::new(&user).program(this).args(&other_half).env(PANICS, "1").start();
    tty.until("Tarnbeck Beverages");
    // The keys are taken in before the deal is there, whose screen panics below the form.
    tty.send("\raHalden Foods");
    assert_eq!(tty.end(), 101);
    tty.assert_given_back();
    assert!(user.journals()[0].1.contains("Halden Foods"));
}

#[test]
fn discarded_is_gone_later_is_not_and_who_quits_leaves_nothing() {
    let user = User::new();
    let mut tty = typing(&user);
    tty.signal(Signal::TERM);
    tty.end();
    let mut tty = Setup::new(&user).start();
    tty.until(QUESTION);
    tty.key(ESC);
    tty.until_gone(QUESTION);
    tty.key("q");
    assert_eq!(tty.end(), 0);
    user.until_kept("Plant manager");
    let mut tty = Setup::new(&user).start();
    tty.until(QUESTION);
    tty.key("x");
    tty.until("press x again");
    tty.key("x");
    tty.until("Discarded");
    user.until_journals("no journal", <[_]>::is_empty);
    tty.send("aVestra");
    tty.until("Vestra");
    user.until_kept("Vestra");
    tty.send("\x11");
    tty.until("discard it");
    tty.send("\x11");
    assert_eq!(tty.end(), 0);
    assert_eq!(user.journals(), []);
}
