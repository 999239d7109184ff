//! The open deal's file gets lost while the program runs: the header says so by itself, and nothing is lost with it.

use crate::support::{DOWN, Setup, Terminal, User, skipped, with_example};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A user's only deal.
fn file_of(user: &User) -> PathBuf {
    let mut files = user.deal_files();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

fn begin(user: &User) -> (Terminal, PathBuf, Vec<u8>) {
    with_example(user);
    let file = file_of(user);
    let bytes = fs::read(&file).unwrap();
    let mut tty = Setup::new(user).args(&["tarnbeck"]).start();
    tty.until("1 Stakeholders");
    tty.until("  saved");
    (tty, file, bytes)
}

/// Puts something else into the place of a file.
type Lose = fn(&Path, &[u8]);

#[test]
fn the_header_says_at_once_what_became_of_the_file_and_that_it_is_back() {
    let losses: [(&str, Lose); 6] = [
        ("FILE MISSING", |file, _| fs::remove_file(file).unwrap()),
        ("FILE MISSING", |file, _| fs::rename(file, file.with_extension("away")).unwrap()),
        ("FILE DAMAGED", |file, _| fs::write(file, "").unwrap()),
        ("FILE DAMAGED", |file, bytes| fs::write(file, &bytes[..bytes.len() / 2]).unwrap()),
        ("NOT A FILE", |file, _| {
            fs::remove_file(file).unwrap();
            fs::create_dir(file).unwrap();
        }),
        ("NOT A FILE", |file, _| {
            fs::remove_file(file).unwrap();
            mknodat(CWD, file, FileType::Fifo, Mode::RWXU, 0).unwrap();
        }),
    ];
    let user = User::new();
    let (mut tty, file, bytes) = begin(&user);
    for (status, lose) in losses {
        lose(&file, &bytes);
        tty.until(status);
        tty.until("saves");
        let new = file.with_extension("new");
        fs::write(&new, &bytes).unwrap();
        if file.is_dir() {
            fs::remove_dir(&file).unwrap();
        }
        fs::rename(&new, &file).unwrap();
        tty.until("This deal's file is back");
        tty.until("  saved");
    }
    tty.key(DOWN);
    tty.key("\x11");
    assert_eq!(tty.end(), 0, "nothing is asked");
}

#[test]
fn quitting_asks_and_writes_it_again_over_nothing() {
    let user = User::new();
    let (mut tty, file, _) = begin(&user);
    fs::write(&file, "what somebody else wrote").unwrap();
    tty.until("FILE DAMAGED");
    tty.key("\x11");
    tty.until("exists only on");
    tty.key("r");
    assert_eq!(tty.end(), 0);
    let aside = PathBuf::from(format!("{}.aside", file.display()));
    assert_eq!(fs::read_to_string(aside).unwrap(), "what somebody else wrote");
    assert!(fs::read_to_string(&file).unwrap().contains("Tarnbeck"));
}

#[test]
fn a_folder_that_is_gone_and_a_program_that_dies_then_lose_nothing() {
    let user = User::new();
    let (mut tty, _, _) = begin(&user);
    tty.send("aRolf Hansen\r");
    tty.until("Added Rolf Hansen");
    tty.until("  saved");
    let deals = user.data().join("deals");
    let away = user.data().join("away");
    fs::rename(&deals, &away).unwrap();
    tty.until("FILE MISSING");
    // Nothing can be watched where no folder is, and it is back all the same.
    fs::rename(&away, &deals).unwrap();
    tty.until("  saved");
    fs::rename(&deals, &away).unwrap();
    tty.until("FILE MISSING");
    user.until_kept("Rolf Hansen");
    tty.signal(Signal::KILL);
    tty.end();
    let mut tty = Setup::new(&user).start();
    tty.until("decide next time");
    tty.key("k");
    tty.until_gone("decide next time");
    tty.until("Tarnbeck");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert!(user.deals().iter().any(|deal| deal.contains("Rolf Hansen")));
}

#[test]
fn a_deal_that_another_window_puts_into_the_trash_is_said_to_be_there() {
    let user = User::new();
    let (mut tty, file, _) = begin(&user);
    let mut other = Setup::new(&user).start();
    other.until("Tarnbeck Beverages");
    other.key("x");
    other.until("to the trash");
    tty.until("IN TRASH");
    tty.key("\x11");
    tty.until("quit and leave it in the trash");
    tty.key("\x1b");
    tty.until_gone("quit and leave it");
    other.key("u");
    other.until("Restored");
    tty.until("  saved");
    assert!(file.exists());
    for tty in [&mut tty, &mut other] {
        tty.key("\x11");
        assert_eq!(tty.end(), 0, "nothing is asked");
    }
}

#[test]
fn a_file_that_may_no_longer_be_read_is_said_to_be_unreadable() {
    let user = User::new();
    with_example(&user);
    let file = file_of(&user);
    let Some(setup) = Setup::new(&user).args(&["tarnbeck"]).with_threads(&user, 100) else {
        return skipped("root may read everything: no lack of rights was tried");
    };
    let mut tty = setup.start();
    tty.until("  saved");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    tty.until("UNREADABLE");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    tty.until("  saved");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    tty.until("UNREADABLE");
    tty.key("\x11");
    tty.until("exists only on");
    tty.key("r");
    assert_eq!(tty.end(), 0);
    let aside = PathBuf::from(format!("{}.aside", file.display()));
    assert_eq!(fs::read(aside).unwrap().len(), fs::read(&file).unwrap().len());
}

#[test]
fn a_deal_that_its_owner_protects_is_not_replaced_and_what_was_typed_is_saved_once_it_may_be() {
    let user = User::new();
    with_example(&user);
    let file = file_of(&user);
    let protect = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
    let bytes = fs::read(&file).unwrap();
    protect(0o400);
    let mut tty = Setup::new(&user).args(&["tarnbeck"]).start();
    tty.until("READ ONLY");
    tty.until("Read only: its file is write-protected");
    tty.send("a");
    tty.until("Not changed: its file is write-protected");
    protect(0o600);
    tty.until("You can edit");
    tty.send("aIda Berg\r");
    tty.until("Added Ida Berg");
    tty.until("  saved");
    tty.send("aNils Dahl");
    tty.until("Nils Dahl");
    protect(0o400);
    tty.until("Read only: its file is write-protected");
    tty.key("\r");
    tty.until("Not saved: its file is write-protected");
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("Ida Berg") && !kept.contains("Nils Dahl") && kept.len() > bytes.len());
    user.until_kept("Nils Dahl");
    protect(0o600);
    tty.until("You can edit");
    tty.key("\r");
    tty.until("Added Nils Dahl");
    tty.until("  saved");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    assert!(fs::read_to_string(&file).unwrap().contains("Nils Dahl"));
}

#[test]
fn an_outdated_copy_put_in_place_while_the_program_is_closed_takes_nothing_away() {
    let user = User::new();
    let (mut tty, file, outdated) = begin(&user);
    tty.send("aPrecious Person\r");
    tty.until("Added Precious Person");
    tty.until("  saved");
    tty.key("\x11");
    assert_eq!(tty.end(), 0);
    // As a sync program does that was away from the network for a while.
    fs::write(&file, &outdated).unwrap();
    for open in [&["tarnbeck"][..], &[][..]] {
        let mut tty = Setup::new(&user).args(open).start();
        if open.is_empty() {
            tty.until("Deals");
            tty.send("\r");
            tty.until("1 Stakeholders");
        } else {
            tty.until("An older copy replaced the file. The change it lacked is kept");
        }
        tty.until("  saved");
        assert!(user.only_deal().contains("Precious Person"));
        tty.key("\x11");
        assert_eq!(tty.end(), 0);
    }
}
