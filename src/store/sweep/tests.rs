#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::{SavedAs, format, sample};
use super::*;
use crate::domain::record::id::RecordId;
use crate::domain::record::step::Step;
use std::fs::File;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::sync::Arc;
use tempfile::{TempDir, tempdir};

const LEFT: &str = ".stakemap-Ab3dEf6hIj9L.tmp";

/// Creates a deal with one step and its file.
fn one() -> (TempDir, Store, Deal, SavedAs) {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let mut deal = sample::deal("Acme", 1);
    step(&mut deal, 1);
    let at = store.create(&deal).unwrap().at;
    (folder, store, deal, at)
}

fn step(deal: &mut Deal, number: u64) {
    let id = RecordId(sample::uuid(100 + number));
    let step = Step::new(id, deal.created, "", &format!("step {number}"), Vec::new());
    deal.history.push(Arc::new(step));
}

fn leave(store: &Store, bytes: &[u8]) -> PathBuf {
    let path = store.paths().deals().join(LEFT);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn leftovers_without_anything_new_are_deleted_in_every_folder() {
    let (_folder, store, deal, at) = one();
    let paths = store.paths();
    let mut left = vec![leave(&store, &format::encode(&deal)[..200])];
    for folder in [&paths.state, &paths.config, &paths.cache, &paths.trash(), &paths.backups_of(deal.id, &at.path)] {
        fs::create_dir_all(folder).unwrap();
        left.push(folder.join(LEFT));
        fs::write(folder.join(LEFT), "{}").unwrap();
    }
    assert_eq!(store.sweep(), Swept { removed: left.len(), ..Swept::default() });
    assert!(left.iter().all(|path| !path.exists()));
    assert_eq!(store.sweep(), Swept::default());
}

#[test]
fn leftover_of_the_same_or_an_older_state_is_deleted() {
    let (_folder, store, mut deal, at) = one();
    let older = format::encode(&deal);
    step(&mut deal, 2);
    store.save(&deal, &at).unwrap();
    for bytes in [older, format::encode(&deal)] {
        leave(&store, &bytes);
        assert_eq!(store.sweep(), Swept { removed: 1, ..Swept::default() });
    }
}

#[test]
fn leftover_with_newer_work_becomes_the_newest_generation_and_is_reported() {
    let (_folder, store, mut deal, at) = one();
    step(&mut deal, 2);
    let bytes = format::encode(&deal);
    let path = leave(&store, &bytes);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let before = fs::read(&at.path).unwrap();
    let swept = store.sweep();
    let [rescued] = swept.rescued.as_slice() else { panic!("{swept:?}") };
    assert_eq!((rescued.name.as_str(), &rescued.file), ("Acme", &at.path));
    assert_eq!(rescued.command, "stakemap restore acme-00000001 1");
    assert!(!path.exists());
    assert_eq!(fs::read(&at.path).unwrap(), before, "the file itself is not touched");
    let kept = store.generations(&at.path).unwrap().remove(0);
    assert_eq!(kept.sequence, rescued.sequence);
    assert_eq!(fs::read(&kept.path).unwrap(), bytes);
    assert_eq!(fs::metadata(&kept.path).unwrap().mode() & 0o777, 0o600);
    store.restore(&at.path, &kept).unwrap();
    assert_eq!(store.load(&at.path).unwrap().deal, deal);
}

#[test]
fn leftover_of_a_damaged_or_missing_file_is_kept_whatever_it_holds() {
    let (_folder, store, deal, at) = one();
    let bytes = format::encode(&deal);
    fs::write(&at.path, "{").unwrap();
    leave(&store, &bytes);
    assert_eq!(store.sweep().rescued.len(), 1);
    fs::remove_file(&at.path).unwrap();
    leave(&store, &bytes);
    assert_eq!(store.sweep().rescued.len(), 1);
    assert_eq!(store.resolve_kept("acme"), Ok(at.path.clone()));
    assert_eq!(store.generations(&at.path).unwrap().len(), 2);
}

#[test]
fn several_leftovers_of_one_deal_are_kept_in_the_order_of_their_work() {
    let (_folder, store, mut deal, at) = one();
    let mut states = Vec::new();
    for number in 2..5 {
        step(&mut deal, number);
        states.push(format::encode(&deal));
    }
    for (state, name) in states.iter().zip(["c", "a", "b"]) {
        fs::write(store.paths().deals().join(format!(".stakemap-{}.tmp", name.repeat(12))), state).unwrap();
    }
    assert_eq!(store.sweep().rescued.len(), 3);
    let kept = store.generations(&at.path).unwrap();
    let kept: Vec<Vec<u8>> = kept.iter().rev().map(|one| fs::read(&one.path).unwrap()).collect();
    assert_eq!(kept, states);
}

#[test]
fn unfinished_file_of_a_living_process_is_left_alone() {
    let (_folder, store, deal, at) = one();
    let path = leave(&store, &format::encode(&deal));
    let held = File::open(&path).unwrap();
    held.lock().unwrap();
    assert_eq!(store.sweep(), Swept::default());
    assert!(path.exists());
    drop(held);
    assert_eq!(store.sweep().removed, 1);
    // What a save writes is held from before it has a byte until it is in place.
    let ready = super::super::atomic::prepare(&at.path, b"new").unwrap();
    assert_eq!(store.sweep(), Swept::default());
    assert_eq!(ready.swap().map(super::super::atomic::CameOut::done), Ok(super::super::Durability::Safe));
}

#[test]
fn what_is_left_of_a_deal_that_is_somewhere_else_is_kept_for_it_and_others_files_stay() {
    let (folder, store, mut deal, _) = one();
    let elsewhere = folder.path().join("shared");
    fs::create_dir(&elsewhere).unwrap();
    let deal_there = Deal { id: crate::domain::record::id::DealId(sample::uuid(7)), ..deal.clone() };
    let there = elsewhere.join("acme north.json");
    fs::write(&there, format::encode(&deal_there)).unwrap();
    let at = store.load(&there).unwrap().at;
    store.save(&deal_there, &at).unwrap();
    step(&mut deal, 2);
    let newer = format::encode(&Deal { history: deal.history.clone(), ..deal_there });
    fs::write(elsewhere.join(LEFT), newer).unwrap();
    let others = elsewhere.join(LEFT.replace('A', "B"));
    fs::write(&others, "not ours").unwrap();
    let swept = store.sweep();
    let [rescued] = &swept.rescued[..] else { panic!("{swept:?}") };
    assert_eq!(rescued.file, fs::canonicalize(&at.path).unwrap());
    assert_eq!(store.generations(&at.path).unwrap()[0].sequence, rescued.sequence);
    assert_eq!((elsewhere.join(LEFT).exists(), others.exists()), (false, true));
}

#[test]
fn other_names_links_and_folders_are_never_touched() {
    let (folder, store, _deal, at) = one();
    let deals = store.paths().deals();
    let names =
        [".stakemap-.tmp", ".stakemap-Ab3dEf6hIj9.tmp", ".stakemap-Ab3dEf6hIj9L.json", "stakemap-Ab3dEf6hIj9L.tmp"];
    for name in names {
        fs::write(deals.join(name), "").unwrap();
    }
    let outside = folder.path().join("outside");
    fs::write(&outside, "mine").unwrap();
    symlink(&outside, deals.join(LEFT)).unwrap();
    fs::create_dir(deals.join(".stakemap-Ab3dEf6hIj9M.tmp")).unwrap();
    assert_eq!(store.sweep(), Swept::default());
    assert!(names.iter().all(|name| deals.join(name).exists()));
    assert_eq!(fs::read(&outside).unwrap(), b"mine");
    assert!(at.path.exists());
}

#[test]
fn behind_a_link_to_a_deal_only_what_is_left_of_that_deal_is_swept() {
    let (folder, store, deal, at) = one();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::rename(&at.path, elsewhere.join("acme.json")).unwrap();
    symlink(elsewhere.join("acme.json"), &at.path).unwrap();
    let other = format::encode(&sample::deal("Bcme", 2));
    let theirs = ["", "{", "notes", std::str::from_utf8(&other).unwrap()];
    for (bytes, letter) in theirs.iter().zip(["a", "b", "c", "d"]) {
        fs::write(elsewhere.join(format!(".stakemap-{}.tmp", letter.repeat(12))), bytes).unwrap();
    }
    fs::write(elsewhere.join(LEFT), &format::encode(&deal)[..200]).unwrap();
    assert_eq!(store.left_over(), [fs::canonicalize(&elsewhere).unwrap().join(LEFT)]);
    assert_eq!(store.sweep(), Swept { removed: 1, ..Swept::default() });
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 1 + theirs.len());
}

#[test]
fn what_lies_behind_a_linked_folder_is_not_swept_unless_it_is_a_deal() {
    let (folder, store, mut deal, _at) = one();
    let paths = store.paths();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join(LEFT), "theirs").unwrap();
    step(&mut deal, 2);
    let newer = elsewhere.join(".stakemap-abcdefghijkl.tmp");
    for link in [paths.trash(), paths.exports(), paths.journal(), paths.shared_views(), paths.cache.clone()] {
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(&elsewhere, &link).unwrap();
        fs::write(&newer, format::encode(&deal)).unwrap();
        let swept = store.sweep();
        let holds_deals = link == paths.trash();
        assert_eq!((swept.removed, swept.rescued.len()), (0, usize::from(holds_deals)), "{}", link.display());
        assert_eq!(newer.exists(), !holds_deals);
        assert_eq!(fs::read(elsewhere.join(LEFT)).unwrap(), b"theirs");
        fs::remove_file(&link).unwrap();
    }
}
