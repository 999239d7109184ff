//! A system that lets no more files be watched: what others do shows a little late, until it does.

use crate::support::{ENTER, Setup, Terminal, User, skipped, with_example};
use std::path::Path;
use std::process::Command;

/// What is said of it.
const LATE: &str = "may take 2 seconds to show";

/// Starts the program; the first few times that it wants to watch something the system refuses.
fn deaf(user: &User, refused: u32, log: &Path, args: &[&str]) -> Option<Terminal> {
    let inject = format!("inject=inotify_init1:error=EMFILE:when=1..{refused}");
    let log = log.display().to_string();
    let strace = ["-f", "-qq", "-o", &log, "-e", "trace=inotify_init1", "-e", &inject];
    if !Command::new("strace").args(strace).arg("true").output().is_ok_and(|out| out.status.success()) {
        skipped("strace is missing or may not trace: no lack of watches was tried");
        return None;
    }
    let args: Vec<&str> =
        strace.into_iter().chain([env!("CARGO_BIN_EXE_stakemap")]).chain(args.iter().copied()).collect();
    Some(Setup::new(user).program("strace").args(&args).start())
}

/// How often it was asked for a watch.
fn asked(log: &Path) -> usize {
    std::fs::read_to_string(log).unwrap().matches("inotify_init1(").count()
}

#[test]
fn without_a_watch_the_second_still_follows_and_takes_over_and_it_is_said_once() {
    let user = User::new();
    with_example(&user);
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("trace");
    let mut first = Setup::new(&user).args(&["tarnbeck"]).start();
    first.until("1 Stakeholders");
    user.until_held();
    let Some(mut second) = deaf(&user, 100, &log, &["tarnbeck"]) else { return };
    second.until("FOLLOWING");
    second.until(LATE);
    first.send(format!("aRolf Hansen{ENTER}"));
    second.until("Rolf Hansen");
    first.key("\x11");
    assert_eq!(first.end(), 0);
    second.until("so you can edit it");
    second.send("M");
    second.until("─ Messages");
    assert_eq!(second.text().matches(LATE).count(), 1, "{}", second.text());
    second.send("\x1b");
    second.until_gone("─ Messages");
    second.send(format!("aTom Ruiz{ENTER}"));
    second.until("Added Tom Ruiz");
    second.until("  saved");
    second.key("\x11");
    assert_eq!(second.end(), 0);
    assert!(asked(&log) > 2, "a watch is asked for again and again");
    assert!(["Rolf Hansen", "Tom Ruiz"].iter().all(|name| user.only_deal().contains(name)));
}

#[test]
fn once_a_watch_can_be_had_nothing_is_looked_for_any_more() {
    let user = User::new();
    with_example(&user);
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("trace");
    let Some(mut tty) = deaf(&user, 1, &log, &["tarnbeck"]) else { return };
    tty.until(LATE);
    tty.until_done("it is watched", || asked(&log) == 2);
    let mut other = Setup::new(&user).args(&["tarnbeck"]).start();
    other.until("FOLLOWING");
    tty.send(format!("aRolf Hansen{ENTER}"));
    other.until("Rolf Hansen");
    assert_eq!(asked(&log), 2, "the watch stands");
    for tty in [&mut tty, &mut other] {
        tty.key("\x11");
        assert_eq!(tty.end(), 0);
    }
}

#[test]
fn the_coachs_window_follows_without_a_watch() {
    let user = User::new();
    with_example(&user);
    let logs = tempfile::tempdir().unwrap();
    let Some(mut coach) = deaf(&user, 100, &logs.path().join("trace"), &["follow"]) else { return };
    coach.until("No review is running yet");
    coach.until(LATE);
    let mut first = Setup::new(&user).args(&["review", "tarnbeck"]).start();
    first.until("Review this deal");
    first.send(ENTER);
    coach.until("left here");
    first.key("\x11");
    assert_eq!(first.end(), 0);
    coach.until("The review ended, or the other window left the deal");
    coach.key("q");
    assert_eq!(coach.end(), 0);
}
