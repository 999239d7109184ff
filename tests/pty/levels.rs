//! The level of privacy over a kill and a quit: a screen comes back at least as hidden as it was.

use crate::support::{Setup, Terminal, User, with_example};
use rustix::process::Signal;
use stakemap::domain::privacy::PrivacyLevel;
use stakemap::store::DataPaths;
use stakemap::store::last_position::read_positions;

fn kept(user: &User) -> PrivacyLevel {
    let state = user.root().join("state/stakemap");
    let paths = DataPaths { data: user.data(), state, ..DataPaths::under(user.root()) };
    read_positions(&paths).0.level()
}

#[test]
fn a_level_survives_a_kill_and_a_quit() {
    let user = User::new();
    with_example(&user);
    let start = || -> Terminal { Setup::new(&user).args(&["tarnbeck"]).start() };
    let mut tty = start();
    tty.until("Teacher");
    tty.key("v");
    tty.until("PRIVACY MODE: CUSTOMER");
    tty.until_done("a level that is kept", || kept(&user) == PrivacyLevel::Customer);
    tty.signal(Signal::KILL);
    tty.until_state("Z");

    let mut tty = start();
    tty.until("PRIVACY MODE: CUSTOMER");
    tty.until("Mirela Dantu");
    assert!(!String::from_utf8_lossy(&tty.raw).contains("Teacher"), "it showed for a moment");
    tty.key("v");
    tty.until("Who can see your screen");
    tty.key("2");
    tty.until("PRIVACY MODE: TEAM");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);

    let mut tty = start();
    tty.until("PRIVACY MODE: TEAM");
    tty.key("v");
    tty.until("PRIVACY MODE: CUSTOMER");
    tty.key("v");
    tty.until("Who can see your screen");
    tty.key("1");
    tty.until_gone("PRIVACY MODE");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);

    let mut tty = start();
    tty.until("Teacher");
    assert!(!String::from_utf8_lossy(&tty.raw).contains("PRIVACY MODE"));
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
}
