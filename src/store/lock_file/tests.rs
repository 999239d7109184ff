//! Tests of locks, and of both sides if an older program runs beside this one. Its part is played here as version 0.1.0
//! does it: it locks the deal's file while it saves, an unfinished file itself, and a deal's lock, into which it writes
//! the holder.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::super::atomic::{CameOut, prepare, unfinished_in};
use super::super::{Durability, Holder, Locked, Stamp, Store, Swept, sample};
use super::*;
use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::os::unix::fs::symlink;
use tempfile::{TempDir, tempdir};

fn store() -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    (folder, store)
}

fn holder(by: &str) -> Holder {
    Holder { by: by.to_owned(), since: "2026-11-21T09:00:00Z".parse().unwrap() }
}

/// Opens a deal as an older program: returns its lock, or the holder.
fn older_opens(store: &Store, by: &str) -> Result<File, Option<Holder>> {
    fs::create_dir_all(store.paths().locks()).unwrap();
    let path = store.lock_file(sample::deal("Acme", 1).id);
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(path).unwrap();
    if file.try_lock().is_err() {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        return Err(serde_json::from_slice(&bytes).ok());
    }
    file.set_len(0).unwrap();
    file.write_all(&serde_json::to_vec(&holder(by)).unwrap()).unwrap();
    Ok(file)
}

/// Closes a deal as an older program.
fn older_closes(lock: File) {
    lock.set_len(0).unwrap();
    drop(lock);
}

/// Returns whether an older program would take an unfinished file for a dead program's.
fn older_would_sweep(path: &Path) -> bool {
    File::open(path).unwrap().try_lock().is_ok()
}

fn is_taken(taken: &Result<Taken, Cause>) -> bool {
    matches!(taken, Ok(Taken::Ours(_)))
}

#[test]
fn lock_whose_file_was_removed_while_it_was_opened_keeps_nobody_off() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("lock");
    let Ok(Taken::Ours(first)) = LockFile::take(&path) else { panic!() };
    let waits = reading::open_lock(&path).unwrap();
    first.remove();
    assert!(waits.try_lock().is_ok() && !is_at(&waits, &path), "what it has is the lock of nothing");
    let second = LockFile::take(&path);
    assert!(is_taken(&second) && matches!(LockFile::take(&path), Ok(Taken::Theirs)));
}

#[test]
fn looking_at_a_lock_neither_makes_nor_holds_it() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("lock");
    assert_eq!((look(&path), path.exists()), (Seen::Missing, false));
    let lock = LockFile::take(&path);
    assert_eq!(look(&path), Seen::Held);
    drop(lock);
    assert_eq!(look(&path), Seen::Free);
    assert!(is_taken(&LockFile::take(&path)));
}

#[test]
fn links_and_folders_in_the_place_of_a_lock_are_refused_and_not_followed() {
    let folder = tempdir().unwrap();
    let [file, link, inner] = ["file", "link", "inner"].map(|name| folder.path().join(name));
    fs::write(&file, "mine").unwrap();
    symlink(&file, &link).unwrap();
    fs::create_dir(&inner).unwrap();
    for path in [&link, &inner] {
        assert!(LockFile::take(path).is_err() && LockFile::wait(path).is_err());
    }
    assert_eq!(look(&link), Seen::Unknown);
    assert_eq!(fs::read(&file).unwrap(), b"mine");
}

#[test]
fn what_others_read_of_a_deal_that_is_open_is_not_in_its_lock() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1).id;
    let Locked::Ours(_held) = store.lock(deal, &holder("Kim")) else { panic!() };
    // Where a lock is mandatory nothing can be read from it, which is as if nothing were in it.
    fs::write(store.lock_file(deal), "").unwrap();
    assert!(matches!(store.lock(deal, &holder("Rosa")), Locked::Theirs(Some(by)) if by == holder("Kim")));
}

#[test]
fn older_and_newer_programs_keep_each_other_off_a_deal_and_name_each_other() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1).id;
    let Locked::Ours(ours) = store.lock(deal, &holder("Kim")) else { panic!() };
    assert_eq!(older_opens(&store, "Rosa").unwrap_err(), Some(holder("Kim")));
    drop(ours);
    let theirs = older_opens(&store, "Rosa").unwrap();
    assert!(matches!(store.lock(deal, &holder("Kim")), Locked::Theirs(Some(by)) if by == holder("Rosa")));
    assert!(!store.is_free(deal));
    older_closes(theirs);
    assert!(store.is_free(deal));
    assert!(matches!(store.lock(deal, &holder("Kim")), Locked::Ours(_)));
}

#[test]
fn older_holder_is_named_whatever_a_program_that_was_killed_left_there() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1).id;
    drop(older_opens(&store, "Ida").unwrap());
    fs::write(store.lock_file(deal).with_extension("holder"), serde_json::to_vec(&holder("Ida")).unwrap()).unwrap();
    let _theirs = older_opens(&store, "Rosa").unwrap();
    assert!(matches!(store.lock(deal, &holder("Kim")), Locked::Theirs(Some(by)) if by == holder("Rosa")));
}

#[test]
fn of_an_older_program_that_saves_at_once_the_second_is_refused() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let theirs = File::open(&at.path).unwrap();
    theirs.try_lock().unwrap();
    assert!(store.save(&deal, &at).unwrap_err().to_string().ends_with("another program is saving it right now"));
    drop(theirs);
    assert!(store.save(&deal, &at).is_ok());
}

#[test]
fn programs_with_a_state_of_their_own_are_told_apart_by_the_lock_on_the_file() {
    let (folder, store) = store();
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let other = Store::new(super::super::DataPaths { state: folder.path().join("other"), ..store.paths().clone() });
    let _saves = OlderLock::take(&at.path).unwrap();
    assert!(other.save(&deal, &at).is_err());
}

#[test]
fn unfinished_file_of_a_living_program_is_left_alone_by_older_and_newer_sweeps() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let deals = store.paths().deals();
    let ready = prepare(&at.path, b"new").unwrap();
    let [unfinished] = unfinished_in(&deals).try_into().unwrap();
    assert!(!older_would_sweep(&unfinished));
    assert_eq!((store.left_over(), store.sweep()), (Vec::new(), Swept::default()));
    assert_eq!(ready.swap().map(CameOut::done), Ok(Durability::Safe));
    assert_eq!(fs::read_dir(&deals).unwrap().count(), 1, "its lock goes with it");

    // Where a lock is mandatory only the one beside it is held.
    fs::write(&unfinished, "new").unwrap();
    let lock = LockFile::take(&super::super::atomic::lock_of(&unfinished)).unwrap();
    assert_eq!((store.left_over(), store.sweep()), (Vec::new(), Swept::default()));
    drop(lock);
    assert_eq!(store.left_over(), [unfinished]);
    assert_eq!(store.sweep().removed, 1);
    assert_eq!(fs::read_dir(&deals).unwrap().count(), 1);
}

#[test]
fn locks_whose_unfinished_file_is_gone_are_swept_unless_they_are_held() {
    let (_folder, store) = store();
    let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
    let [bare, held] = ["a", "b"].map(|name| at.path.with_file_name(format!(".stakemap-{}.lock", name.repeat(12))));
    fs::write(&bare, "").unwrap();
    let _held = LockFile::take(&held).unwrap();
    assert_eq!(store.sweep(), Swept::default());
    assert_eq!((bare.exists(), held.exists()), (false, true));
}

#[test]
fn two_saves_of_one_file_are_kept_apart_by_a_lock_that_is_not_the_file() {
    let (_folder, store) = store();
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let saving = store.paths().locks().join(format!("{}.saving", super::super::DataPaths::mark_of(&at.path)));
    store.save(&deal, &at).unwrap();
    let other = LockFile::take(&saving).unwrap();
    assert!(store.save(&deal, &at).unwrap_err().to_string().ends_with("another program is saving it right now"));
    assert_eq!(store.stamp(&at.path), Ok(Stamp::of(&fs::read(&at.path).unwrap())));
    drop(other);
    assert!(store.save(&deal, &at).is_ok());
}
