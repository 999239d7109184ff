//! A second client at the same tmux session: room view goes on without a key, and nothing private is on either screen.

use crate::support::{ENTER, Setup, User, skipped, with_example};
use std::process::Command;

/// A tmux server of its own, ended with the test.
struct Tmux<'a> {
    user: &'a User,
    /// What its socket is called: tests run side by side.
    socket: &'static str,
}

impl Tmux<'_> {
    fn is_there() -> bool {
        Command::new("tmux").arg("-V").output().is_ok_and(|out| out.status.success())
    }

    fn client(&self, args: &[&str]) -> Setup {
        let all: Vec<&str> = ["-L", self.socket, "-f", "/dev/null"].iter().chain(args).copied().collect();
        let folder = self.user.root().display().to_string();
        Setup::new(self.user).program("tmux").args(&all).env("TMUX_TMPDIR", &folder).env("SHELL", "/bin/sh")
    }

    fn say(&self, args: &[&str]) -> String {
        let own = ["-L", self.socket];
        let all = own.iter().chain(args);
        let out =
            Command::new("tmux").args(all).env_remove("TMUX").env("TMUX_TMPDIR", self.user.root()).output().unwrap();
        String::from_utf8_lossy(&out.stdout).into_owned()
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        self.say(&["kill-server"]);
    }
}

#[test]
fn a_second_client_of_the_tmux_session_puts_room_view_on() {
    if !Tmux::is_there() {
        skipped("tmux is not installed, so nobody can look at its session");
        return;
    }
    let user = User::new();
    with_example(&user);
    let tmux = Tmux { user: &user, socket: "room" };
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut rep = tmux.client(&["new-session", "-s", "review", program, "tarnbeck"]).start();
    rep.until("Teacher");
    // The client that tells of others is one itself: it is not counted, and takes no room.
    rep.until_done("somebody who watches", || tmux.say(&["list-clients"]).lines().count() == 2);

    let mut room = tmux.client(&["attach-session", "-r", "-t", "review"]).size(80, 24).start();
    rep.until("ROOM VIEW, 2 clients look");
    rep.until_gone("Teacher");
    rep.until("2 clients look at this tmux session");
    room.until("Tarnbeck");
    room.until_gone("Teacher");
    room.until_gone("Blocker");

    // Who leaves it by hand is left alone, until one more comes.
    rep.key("v");
    rep.until("Show what?");
    rep.key("1");
    rep.until("Teacher");
    assert!(!rep.text().contains("ROOM VIEW"));
    let mut third = tmux.client(&["attach-session", "-r", "-t", "review"]).start();
    rep.until("ROOM VIEW, 3 clients look");
    third.until("ROOM VIEW");

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
    if !Tmux::is_there() {
        skipped("tmux is not installed, so nobody can look at its session");
        return;
    }
    let user = User::new();
    with_example(&user);
    let tmux = Tmux { user: &user, socket: "whole" };
    let program = env!("CARGO_BIN_EXE_stakemap");
    let mut rep = tmux.client(&["new-session", "-s", "review", program, "review", "tarnbeck"]).start();
    rep.until("Review this deal");
    rep.until_done("somebody who watches", || tmux.say(&["list-clients"]).lines().count() == 2);

    let mut room = tmux.client(&["attach-session", "-r", "-t", "review"]).start();
    rep.until("2 clients look at this tmux session");
    rep.key(ENTER);
    for tty in [&mut rep, &mut room] {
        tty.until("▶ Changed");
        tty.until("changed since");
    }
    // An audience cannot type: what it presses reaches nobody.
    room.send("qqx");
    for part in ["▶ Alerts", "▶ People", "▶ Group"] {
        rep.key("\t");
        rep.until(part);
        room.until(part);
        assert!(!room.text().contains("Blocker"), "{}", room.text());
    }
    rep.key("a");
    rep.until("Decide");
    rep.fill_in("walk line 4 with finance");
    rep.until("Done · in full outside room view");
    rep.key("\t");
    for tty in [&mut rep, &mut room] {
        tty.until("▶ Decisions");
        tty.until("walk line 4 with finance");
    }
    rep.key("E");
    rep.until("Review of Tarnbeck");
    room.until("walk line 4 with finance");
    // Everybody would get the copy: it takes a second press.
    rep.key("c");
    rep.until("each gets the copy");
    rep.key("w");
    rep.until("Written");
    assert!(!room.text().contains("Blocker"), "{}", room.text());
    rep.key("\x11");
    assert_eq!((rep.end(), room.end()), (0, 0));
    let folder = std::fs::read_dir(user.data().join("exports")).unwrap();
    let texts: Vec<String> = folder.map(|one| std::fs::read_to_string(one.unwrap().path()).unwrap()).collect();
    assert_eq!(texts.len(), 1);
    assert!(texts[0].contains("walk line 4 with finance") && !texts[0].contains("Blocker"), "{}", texts[0]);
}
