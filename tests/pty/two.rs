//! Two at once: the second follows, and goes on where the first ends; what comes from outside is taken in.

use crate::support::{ENTER, Setup, User, with_example};
use rustix::process::Signal;
use stakemap::domain::record::stakeholder::Stakeholder;
use stakemap::store::{DataPaths, Store};
use stakemap::term::new_id;

#[test]
fn the_second_follows_what_the_first_saves_and_takes_over_however_the_first_ends() {
    for killed in [false, true] {
        let user = User::new();
        with_example(&user);
        let mut first = Setup::new(&user).args(&["tarnbeck"]).start();
        first.until("1 Stakeholders");
        user.until_held();
        let mut second = Setup::new(&user).args(&["tarnbeck"]).start();
        second.until("FOLLOWING");
        second.until("Another window has it open");
        for name in ["Rolf Hansen", "Nora Lind"] {
            first.send(format!("a{name}{ENTER}"));
            second.until(name);
        }
        second.send("a");
        second.until("Not changed");
        if killed {
            first.signal(Signal::KILL);
        } else {
            first.key("q");
            first.key("q");
        }
        second.until("so you can edit it");
        second.send(format!("aTom Ruiz{ENTER}"));
        second.until("Added Tom Ruiz");
        second.until("saved");
        second.key("q");
        second.key("q");
        assert_eq!(second.end(), 0);
        let file = user.only_deal();
        assert!(["Rolf Hansen", "Nora Lind", "Tom Ruiz"].iter().all(|name| file.contains(name)), "killed: {killed}");
    }
}

#[test]
fn no_earlier_state_is_put_under_a_deal_that_is_open_elsewhere() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    tty.send(format!("aRolf Hansen{ENTER}"));
    tty.until("Added Rolf Hansen");
    tty.until("saved");
    let mut other = Setup::new(&user).args(&["restore", "tarnbeck", "1"]).start();
    other.until("is open in another window");
    assert_eq!(other.end(), 5);
    assert!(user.only_deal().contains("Rolf Hansen"));
    tty.key("q");
    tty.key("q");
    assert_eq!(tty.end(), 0);
    let mut other = Setup::new(&user).args(&["restore", "tarnbeck", "1"]).start();
    other.until("To undo");
    assert_eq!(other.end(), 0);
    assert!(!user.only_deal().contains("Rolf Hansen"));
}

#[test]
fn what_a_sync_program_puts_in_place_shows_at_once_and_what_is_typed_stays() {
    let user = User::new();
    with_example(&user);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    tty.send("aSomebody new");
    tty.until("Somebody new");
    let store = Store::new(DataPaths { data: user.data(), ..DataPaths::under(&user.data().join("elsewhere")) });
    let path = store.files().unwrap().remove(0).path;
    let loaded = store.load(&path).unwrap();
    let mut deal = loaded.deal;
    deal.add_person(Stakeholder::new(stakemap::domain::record::id::StakeholderId(new_id()), "Rolf Hansen"));
    store.save(&deal, &loaded.at).unwrap();
    tty.until("Rolf Hansen");
    tty.until("Somebody new");
    tty.send(ENTER);
    tty.until("Added Somebody new");
    tty.until("saved");
    let file = user.only_deal();
    assert!(file.contains("Rolf Hansen") && file.contains("Somebody new"));
}

#[test]
fn home_puts_no_earlier_state_under_a_deal_that_is_open_elsewhere() {
    let user = User::new();
    with_example(&user);
    let mut first = Setup::new(&user).args(&["tarnbeck"]).start();
    first.until("1 Stakeholders");
    first.send(format!("aRolf Hansen{ENTER}"));
    first.until("Added Rolf Hansen");
    first.until("saved");
    let mut second = Setup::new(&user).start();
    second.until("Tarnbeck");
    second.key("R");
    second.until("Earlier versions of");
    second.until("who will move this deal");
    second.send(ENTER);
    second.until("Not restored");
    assert!(user.only_deal().contains("Rolf Hansen"));
}
