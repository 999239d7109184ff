//! Tests of a save that another program interferes with, or that is cut off, between any two of its steps.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::super::atomic::{bare_locks_in, unfinished_in};
use super::super::journal::Edits;
use super::super::recover::Brought;
use super::super::seam::{visited, without_exchange};
use super::super::{Stamp, Swept, sample};
use super::*;
use crate::domain::record::id::DealId;
use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use tempfile::{TempDir, tempdir};

const MOMENTS: [Moment; 6] =
    [Moment::Compared, Moment::Named, Moment::Linked, Moment::Replaced, Moment::Unexpected, Moment::PutBack];

/// Another program's action on a deal's file: hand edits, which leave no step in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// Puts another file in its place, as editors and sync programs do.
    Rename,
    /// Writes into it, as some editors do.
    InPlace,
    /// Removes the file.
    Remove,
}

const DEEDS: [Deed; 3] = [Deed::Rename, Deed::InPlace, Deed::Remove];

impl Deed {
    fn is_done(self, path: &Path, bytes: &[u8]) {
        match self {
            Self::Rename => {
                let aside = path.with_file_name("aside");
                fs::write(&aside, bytes).unwrap();
                fs::rename(aside, path).unwrap();
            }
            Self::InPlace => fs::write(path, bytes).unwrap(),
            Self::Remove => _ = fs::remove_file(path),
        }
    }
}

/// A deal that was saved twice, and is about to be saved as `ours`.
struct Scene {
    folder: TempDir,
    store: Store,
    ours: Deal,
    at: SavedAs,
}

impl Scene {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = sample::deal("Acme", 1);
        let at = store.create(&deal).unwrap().at;
        let at = store.save(&with(&deal, "before"), &at).unwrap().at;
        Self { folder, store, ours: with(&deal, "ours"), at }
    }

    fn theirs(&self, name: &str) -> Vec<u8> {
        format::encode(&with(&self.ours, name))
    }

    /// Saves, with a visitor between the steps.
    fn save(&self, exchange: bool, visitor: impl FnMut(Moment) + 'static) -> Result<Saved, StoreError> {
        let save = || visited(visitor, || self.store.save(&self.ours, &self.at));
        if exchange { save() } else { without_exchange(save) }
    }
}

fn with(deal: &Deal, value: &str) -> Deal {
    Deal { value: value.into(), ..deal.clone() }
}

/// Returns the contents of the deal's file and its earlier states, the file first.
fn kept(store: &Store, path: &Path) -> Vec<String> {
    let live = store.load(path).map(|loaded| loaded.deal.value.to_string());
    let states = store.generations(path).unwrap();
    let value = |path: &PathBuf| store.load(path).unwrap().deal.value.to_string();
    live.into_iter().chain(states.iter().map(|one| value(&one.path))).collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy_folder(&entry.path(), &to) } else { _ = fs::copy(entry.path(), &to).unwrap() }
    }
}

/// Returns the moments that a save without interference passes.
fn passed(exchange: bool) -> Vec<Moment> {
    let passed = Rc::new(RefCell::new(Vec::new()));
    let seen = Rc::clone(&passed);
    Scene::new().save(exchange, move |moment| seen.borrow_mut().push(moment)).unwrap();
    passed.take()
}

#[test]
fn a_save_exchanges_names_where_that_works_and_links_the_old_file_elsewhere() {
    use Moment as M;
    assert_eq!(passed(true), [M::Compared, M::Named, M::Replaced]);
    assert_eq!(passed(false), [M::Compared, M::Named, M::Linked, M::Replaced]);
    for exchange in [true, false] {
        let scene = Scene::new();
        let saved = scene.save(exchange, |_| ()).unwrap();
        assert_eq!((saved.durable, saved.not_kept), (Durability::Safe, None));
        assert_eq!(kept(&scene.store, &scene.at.path), ["ours", "before", ""]);
        assert_eq!(fs::read_dir(scene.store.paths().deals()).unwrap().count(), 1, "nothing is left beside it");
    }
}

/// Returns whether another program's file can't be preserved: if names can't be exchanged, one that is renamed into
/// place between two consecutive calls is lost.
fn is_out_of_reach(exchange: bool, moment: Moment, deed: Deed) -> bool {
    !exchange && moment == Moment::Linked && deed == Deed::Rename
}

/// Asserts that nothing that came is lost: it is in the file, among the earlier states, or reported as moved aside.
fn assert_nothing_lost(scene: &Scene, came: &[&str], result: &Result<Saved, StoreError>, what: &str) {
    let deals = scene.store.paths().deals();
    let aside = unfinished_in(&deals).len();
    let swept = scene.store.sweep();
    assert_eq!((swept.rescued.len() + swept.removed, swept.left.len()), (aside, 0), "{what}: {swept:?}");
    assert_eq!((unfinished_in(&deals).len(), bare_locks_in(&deals).len()), (0, 0), "{what}");
    let kept = kept(&scene.store, &scene.at.path);
    for value in came {
        assert!(kept.iter().any(|one| one == value), "{what}: {value} is lost of {kept:?} after {result:?}");
    }
    // Saved means saved, unless somebody else wrote over it since, which whoever has it open is told of as ever.
    let is_ours = kept.iter().any(|one| one == "ours");
    assert!(result.is_err() || is_ours || came.contains(&kept[0].as_str()), "{what}: said saved, {kept:?}");
}

#[test]
fn what_somebody_else_writes_between_two_steps_of_a_save_is_never_lost() {
    for exchange in [true, false] {
        for moment in MOMENTS {
            for deed in DEEDS.into_iter().filter(|deed| !is_out_of_reach(exchange, moment, *deed)) {
                let what = format!("{deed:?} at {moment:?}, exchange: {exchange}");
                let scene = Scene::new();
                let (path, theirs) = (scene.at.path.clone(), scene.theirs("theirs"));
                let done = Rc::new(RefCell::new(false));
                let mark = Rc::clone(&done);
                let result = scene.save(exchange, move |now| {
                    if now == moment {
                        deed.is_done(&path, &theirs);
                        mark.replace(true);
                    }
                });
                let came = if done.take() && deed != Deed::Remove { vec!["theirs"] } else { Vec::new() };
                if deed == Deed::Rename && matches!(moment, Moment::Compared | Moment::Named) {
                    assert_eq!(result, Err(StoreError::ChangedOutside { path: scene.at.path.clone() }), "{what}");
                    assert_eq!(kept(&scene.store, &scene.at.path)[0], "theirs", "{what}: it is there to be merged");
                    assert_eq!(fs::read_dir(scene.store.paths().deals()).unwrap().count(), 1, "{what}");
                }
                if deed != Deed::Remove || moment == Moment::Compared {
                    assert_nothing_lost(&scene, &came, &result, &what);
                }
            }
        }
    }
}

#[test]
fn what_two_others_write_between_the_steps_of_one_save_is_never_lost() {
    for first in MOMENTS {
        for second in MOMENTS.into_iter().skip_while(|moment| *moment != first).skip(1) {
            for deeds in [[Deed::Rename, Deed::Rename], [Deed::Rename, Deed::InPlace]] {
                let what = format!("{deeds:?} at {first:?} and {second:?}");
                let scene = Scene::new();
                let path = scene.at.path.clone();
                let texts = ["first", "second"].map(|name| scene.theirs(name));
                let came = Rc::new(RefCell::new(Vec::new()));
                let note = Rc::clone(&came);
                let result = scene.save(true, move |now| {
                    for (index, _) in [first, second].into_iter().enumerate().filter(|(_, one)| *one == now) {
                        // What the second overwrites with its eyes open is the second's to lose.
                        let sees_first = fs::read(&path).is_ok_and(|there| index == 1 && there == texts[0]);
                        if sees_first {
                            note.borrow_mut().clear();
                        }
                        deeds[index].is_done(&path, &texts[index]);
                        note.borrow_mut().push(["first", "second"][index]);
                    }
                });
                assert_nothing_lost(&scene, &came.take(), &result, &what);
            }
        }
    }
}

#[test]
fn a_kill_between_any_two_steps_loses_nothing_and_what_it_leaves_is_kept_and_told() {
    for exchange in [true, false] {
        for comes in [false, true] {
            let scene = Scene::new();
            let (root, path, theirs) = (scene.folder.path().to_owned(), scene.at.path.clone(), scene.theirs("theirs"));
            let copies = tempdir().unwrap();
            let (into, count) = (copies.path().to_owned(), Rc::new(RefCell::new(0)));
            let counted = Rc::clone(&count);
            let _ = scene.save(exchange, move |moment| {
                if comes && moment == Moment::Compared {
                    Deed::Rename.is_done(&path, &theirs);
                }
                // What a kill at this moment leaves: all files as they are, and no lock held.
                copy_folder(&root, &into.join(counted.borrow().to_string()));
                counted.replace_with(|count| *count + 1);
            });
            for number in 0..count.take() {
                let what = format!("moment {number}, exchange: {exchange}, somebody else: {comes}");
                let root = copies.path().join(number.to_string());
                let store = sample::store(&root);
                let path = root.join(scene.at.path.strip_prefix(scene.folder.path()).unwrap());
                let swept = store.sweep();
                assert_eq!(swept.left, [], "{what}");
                let kept = kept(&store, &path);
                assert!(["before", "ours", "theirs"].contains(&kept[0].as_str()), "{what}: {kept:?}");
                assert!(kept.iter().any(|one| one == "before"), "{what}: {kept:?}");
                assert!(!comes || kept.iter().any(|one| one == "theirs"), "{what}: {kept:?}");
                if comes && kept[0] != "theirs" {
                    let told = |one: &super::super::Rescued| one.command.starts_with("stakemap restore acme-00000001");
                    assert!(swept.rescued.iter().any(told), "{what}: {swept:?}");
                }
                assert_eq!(store.sweep(), Swept::default(), "{what}: nothing is told twice");
                assert_eq!(fs::read_dir(store.paths().deals()).unwrap().count(), 1, "{what}");
            }
        }
    }
}

#[test]
fn what_came_out_and_holds_no_deal_stays_where_it_is_and_is_told_until_somebody_looks() {
    let scene = Scene::new();
    let left = scene.at.path.with_file_name(format!(".stakemap-{}.swap", "a".repeat(12)));
    let whole = fs::read(&scene.at.path).unwrap();
    fs::write(&left, &whole[..whole.len() - 5]).unwrap();
    for _ in 0..2 {
        let swept = scene.store.sweep();
        assert!(matches!(&swept.left[..], [StoreError::Damaged { path, .. }] if *path == left), "{swept:?}");
    }
    // What is kept already, or nothing, is nobody's loss.
    for nothing in [whole.as_slice(), b""] {
        fs::write(&left, nothing).unwrap();
        assert_eq!(scene.store.sweep(), Swept { removed: 1, ..Swept::default() });
    }
}

#[test]
fn older_programs_are_kept_off_at_every_step_and_sweep_nothing_of_it() {
    for exchange in [true, false] {
        let scene = Scene::new();
        let (path, deals) = (scene.at.path.clone(), scene.store.paths().deals());
        let theirs = scene.theirs("theirs");
        scene
            .save(exchange, move |moment| {
                if moment == Moment::Compared {
                    Deed::InPlace.is_done(&path, &theirs);
                }
                let saves = fs::File::open(&path).unwrap();
                assert!(saves.try_lock().is_err(), "an older save at {moment:?}");
                // It knows names that end so, and asks for a lock on the file itself.
                let swept = unfinished_in(&deals).into_iter().filter(|path| path.extension().unwrap() == "tmp");
                for path in swept {
                    assert!(fs::File::open(&path).unwrap().try_lock().is_err(), "{path:?} at {moment:?}");
                }
            })
            .unwrap_err();
    }
}

#[test]
fn an_earlier_state_is_not_put_over_what_somebody_else_has_just_written() {
    let scene = Scene::new();
    let wanted = scene.store.generations(&scene.at.path).unwrap().remove(0);
    let (path, theirs) = (scene.at.path.clone(), scene.theirs("theirs"));
    let put_there = move |moment| {
        if moment == Moment::Compared {
            Deed::Rename.is_done(&path, &theirs);
        }
    };
    let result = visited(put_there, || scene.store.restore(&scene.at.path, &wanted));
    assert_eq!(result, Err(StoreError::ChangedOutside { path: scene.at.path.clone() }));
    assert_eq!(kept(&scene.store, &scene.at.path)[0], "theirs");
}

#[test]
fn edits_of_a_dead_program_are_merged_with_what_somebody_else_has_just_written() {
    let scene = Scene::new();
    let edits = Edits { deal: Arc::new(scene.ours.clone()), at: Some(scene.at.clone()) };
    let path = scene.at.path.clone();
    let renamed = Deal { name: "Acme Ltd".into(), ..with(&scene.ours, "before") };
    let mut once = Some(format::encode(&renamed));
    let put_there = move |moment| {
        if moment == Moment::Compared
            && let Some(theirs) = once.take()
        {
            Deed::Rename.is_done(&path, &theirs);
        }
    };
    let recovered = visited(put_there, || scene.store.recover(&edits, DealId(sample::uuid(9)))).unwrap();
    assert_eq!(recovered.brought, Brought::Merged { conflicts: 0 });
    let there = scene.store.load(&scene.at.path).unwrap().deal;
    assert_eq!((&*there.name, &*there.value), ("Acme Ltd", "ours"));
}

#[test]
fn a_deal_that_was_removed_just_now_is_gone_and_not_made_again() {
    for exchange in [true, false] {
        let scene = Scene::new();
        let path = scene.at.path.clone();
        let result = scene.save(exchange, move |moment| {
            if moment == Moment::Compared {
                Deed::Remove.is_done(&path, b"");
            }
        });
        assert_eq!(result, Err(StoreError::Gone { path: scene.at.path.clone() }), "exchange: {exchange}");
        assert_eq!(fs::read_dir(scene.store.paths().deals()).unwrap().count(), 0);
    }
}

#[test]
fn stamp_of_the_new_file_is_that_of_its_bytes() {
    let scene = Scene::new();
    let saved = scene.save(true, |_| ()).unwrap();
    assert_eq!(saved.at.stamp, Stamp::of(&fs::read(&scene.at.path).unwrap()));
}
