//! A second client at the same session of tmux or GNU screen: what a customer may not see goes without a key, and is on
//! neither screen.

use crate::support::{ENTER, Setup, User, skipped, with_example};
use crate::tmux::Tmux;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

#[test]
fn a_second_client_of_the_tmux_session_puts_room_view_on() {
    let user = User::new();
    with_example(&user);
    let Some(tmux) = Tmux::of(&user, "room") else { return };
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut rep = tmux.client(&["new-session", "-s", "review", program, "tarnbeck"]).start();
    rep.until("Teacher");
    // The client that tells of others is one itself: it is not counted, and takes no room.
    rep.until_done("somebody who watches", || tmux.say(&["list-clients"]).lines().count() == 2);

    let mut room = tmux.client(&["attach-session", "-r", "-t", "review"]).size(80, 24).start();
    rep.until("PRIVACY MODE: CUSTOMER, 2 people watching");
    rep.until_gone("Teacher");
    rep.until("2 people are watching this session");
    room.until("Tarnbeck");
    room.until_gone("Teacher");
    room.until_gone("Blocker");

    // Who leaves it by hand is left alone, until one more comes.
    rep.key("v");
    rep.until("Who can see your screen");
    rep.key("1");
    rep.until("Teacher");
    assert!(!rep.text().contains("PRIVACY MODE"));
    let mut third = tmux.client(&["attach-session", "-r", "-t", "review"]).start();
    rep.until("PRIVACY MODE: CUSTOMER, 3 people watching");
    third.until("PRIVACY MODE");

    // Nothing stays behind.
    rep.key("q");
    rep.until("Deals");
    rep.key("q");
    assert_eq!(rep.end(), 0);
    assert_eq!(room.end(), 0);
    assert_eq!(third.end(), 0);
}

/// The whole of a review before a room: the coach and the rep at one client, an audience that can only read at another.
#[test]
fn whole_review_before_a_read_only_audience() {
    let user = User::new();
    with_example(&user);
    let Some(tmux) = Tmux::of(&user, "whole") else { return };
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut rep = tmux.client(&["new-session", "-s", "review", program, "review", "tarnbeck"]).start();
    rep.until("Review this deal");
    rep.until_done("somebody who watches", || tmux.say(&["list-clients"]).lines().count() == 2);

    let mut room = tmux.client(&["attach-session", "-r", "-t", "review"]).start();
    rep.until("2 people are watching this session");
    rep.key(ENTER);
    for tty in [&mut rep, &mut room] {
        // Before strangers a review says how far it is, and nothing else.
        tty.until("Part 2/8");
    }
    // An audience cannot type: what it presses reaches nobody.
    room.send("qqx");
    for part in ["Part 3/8", "Part 4/8", "Part 5/8", "Part 6/8", "Part 7/8"] {
        rep.key("\t");
        rep.until(part);
        room.until(part);
        assert!(!room.text().contains("Blocker"), "{}", room.text());
    }
    rep.key("a");
    rep.until("─ Decision");
    rep.fill_in("walk line 4 with finance");
    rep.until("Saved, and hidden in privacy mode · Decision");
    rep.key("\t");
    for tty in [&mut rep, &mut room] {
        tty.until("Part 8/8");
    }
    rep.key("E");
    rep.until("E again ends the review anyway");
    rep.key("E");
    rep.until("Review of Tarnbeck");
    room.until("Review of Tarnbeck");
    // Everybody would get the copy: it takes a second press.
    rep.key("c");
    rep.until("would get the copy");
    rep.key("w");
    rep.until("Saved minutes for this customer");
    assert!(!room.text().contains("Blocker"), "{}", room.text());
    rep.key("\x11");
    assert_eq!((rep.end(), room.end()), (0, 0));
    let folder = std::fs::read_dir(user.data().join("exports")).unwrap();
    let texts: Vec<String> = folder.map(|one| std::fs::read_to_string(one.unwrap().path()).unwrap()).collect();
    assert_eq!(texts.len(), 1);
    assert!(!texts[0].contains("walk line 4 with finance") && !texts[0].contains("Blocker"), "{}", texts[0]);
}

#[test]
fn who_looks_already_is_counted_before_the_first_paint_whatever_kind_of_client_it_is() {
    let user = User::new();
    with_example(&user);
    let Some(tmux) = Tmux::of(&user, "before") else { return };
    let mut rep = tmux.client(&["new-session", "-s", "review", "/bin/sh"]).start();
    rep.until_done("the first client", || tmux.say(&["list-clients"]).lines().count() == 1);
    // A client in control mode shows the session to somebody too, as a terminal does that has tmux built in.
    let mut other = tmux.client(&["-C", "attach-session", "-t", "review"]).start();
    rep.until_done("the second client", || tmux.say(&["list-clients"]).lines().count() == 2);
    rep.send(format!("exec {} tarnbeck\r", env!("CARGO_BIN_EXE_stakemap")));
    rep.until("PRIVACY MODE: CUSTOMER, 2 people watching");
    let raw = String::from_utf8_lossy(&rep.raw).into_owned();
    assert!(raw.contains("Mirela Dantu") && !raw.contains("Teacher"), "nothing showed first and was hidden then");
    rep.key("\x11");
    assert_eq!(rep.end(), 0);
    other.end();
}

#[test]
fn a_client_that_shows_nothing_is_nobody_who_watches() {
    let user = User::new();
    with_example(&user);
    let Some(tmux) = Tmux::of(&user, "deaf") else { return };
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut rep = tmux.client(&["new-session", "-s", "review", "/bin/sh"]).start();
    rep.until_done("the first client", || tmux.say(&["list-clients"]).lines().count() == 1);
    // What a killed program leaves for a moment, and what one in the next pane has.
    let flags = "read-only,ignore-size,no-output";
    let left = tmux.client(&["-C", "attach-session", "-t", "review", "-f", flags]).start();
    rep.until_done("the second client", || tmux.say(&["list-clients"]).lines().count() == 2);
    rep.send(format!("exec {program} tarnbeck\r"));
    rep.until("Teacher");
    rep.until_done("its own", || tmux.say(&["list-clients"]).lines().count() == 3);
    tmux.say(&["split-window", "-t", "review", program]);
    rep.until_done("the one in the next pane", || tmux.say(&["list-clients"]).lines().count() == 4);
    // Whoever really comes is the second.
    let room = tmux.client(&["attach-session", "-r", "-t", "review"]).start();
    rep.until("2 people watching");
    rep.until_gone("Teacher");
    assert!(!rep.text().contains("3 people"), "{}", rep.text());
    tmux.say(&["kill-session", "-t", "review"]);
    for mut tty in [rep, left, room] {
        tty.end();
    }
}

#[test]
fn a_tmux_that_is_gone_is_not_asked_again_and_again() {
    let user = User::new();
    with_example(&user);
    let (folder, log) = (user.root().join("bin"), user.root().join("asked"));
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("tmux"), format!("#!/bin/sh\necho asked >> {}\n", log.display())).unwrap();
    fs::set_permissions(folder.join("tmux"), fs::Permissions::from_mode(0o700)).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let setup = Setup::new(&user).args(&["tarnbeck"]).env("PATH", &path);
    let mut tty = setup.env("TMUX", "/nowhere/default,1,0").env("TMUX_PANE", "%0").start();
    tty.until("1 Stakeholders");
    // Once before the first paint, and once to be told of others.
    let asked = || fs::read_to_string(&log).unwrap_or_default().lines().count();
    tty.until_done("it is asked twice", || asked() == 2);
    for _ in 0..9 {
        tty.send("m");
        tty.until("Map 1/3");
        tty.send("\x1b");
        tty.until_gone("Map 1/3");
    }
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert_eq!(asked(), 2);
}

/// Starts GNU screen with these arguments, its sockets with the user's files; nothing where it is not installed.
fn gnu_screen(user: &User, args: &[&str]) -> Option<Setup> {
    if Command::new("screen").arg("--version").output().is_err() {
        skipped("GNU screen is not installed, so nothing was tried in it");
        return None;
    }
    let sockets = user.root().join("sockets");
    fs::create_dir_all(&sockets).unwrap();
    fs::set_permissions(&sockets, fs::Permissions::from_mode(0o700)).unwrap();
    let all: Vec<&str> = ["-c", "/dev/null"].iter().chain(args).copied().collect();
    Some(Setup::new(user).program("screen").args(&all).env("SCREENDIR", &sockets.display().to_string()))
}

#[test]
fn minutes_copied_in_gnu_screen_reach_the_terminal_outside_whole_and_stay_off_the_screen() {
    let user = User::new();
    with_example(&user);
    let Some(setup) = gnu_screen(&user, &["-S", "copy", env!("CARGO_BIN_EXE_stakemap"), "review", "tarnbeck"]) else {
        return;
    };
    let mut rep = setup.start();
    rep.until("Review this deal");
    rep.key(ENTER);
    rep.until("▶ Changed");
    rep.key("E");
    rep.key("E");
    rep.until("Review of Tarnbeck");
    rep.key("c");
    rep.until("w saves a file");
    let raw = String::from_utf8_lossy(&rep.raw).into_owned();
    let copied = raw.split("\x1b]52;c;").nth(1).and_then(|rest| rest.split('\x07').next()).unwrap();
    assert!(copied.len() > 1_000 && copied.len().is_multiple_of(4), "{} letters", copied.len());
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    assert!(copied.chars().all(is_base64), "{copied}");
    let text = rep.text();
    assert!(!copied.as_bytes().chunks(40).any(|piece| text.contains(&*String::from_utf8_lossy(piece))), "{text}");
    rep.key("\x11");
    assert_eq!(rep.end(), 0);
}

/// Two terminals at one session of GNU screen.
#[test]
fn a_second_terminal_at_the_session_of_gnu_screen_puts_room_view_on() {
    let user = User::new();
    with_example(&user);
    let Some(setup) = gnu_screen(&user, &["-S", "review", env!("CARGO_BIN_EXE_stakemap"), "tarnbeck"]) else { return };
    let mut rep = setup.start();
    rep.until("Teacher");
    let mut room = gnu_screen(&user, &["-x", "review"]).unwrap().start();
    rep.until("PRIVACY MODE: CUSTOMER, 2 people watching");
    rep.until_gone("Teacher");
    room.until("Tarnbeck");
    room.until_gone("Teacher");
    rep.key("v");
    rep.until("Who can see your screen");
    rep.key("1");
    rep.until("Teacher");
    rep.key("\x11");
    assert_eq!((rep.end(), room.end()), (0, 0));
}
