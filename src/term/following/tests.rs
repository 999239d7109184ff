//! Tests of a following window: what it believes while others write and sweep at the same time, in orders decided by a
//! seed.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::store::{DataPaths, Player, play, sample_view};
use jiff::Timestamp;
use std::fs::{self, File};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The number of orders tried.
const ORDERS: u64 = 60;
/// The number of looks of the window in each order.
const LOOKS: usize = 5;

fn view() -> SharedView {
    SharedView { room: true, ..sample_view(1, Timestamp::UNIX_EPOCH) }
}

/// Returns a window that was told what is shown.
fn follower() -> Follower {
    let told = Some((Some(SharedView { room: false, ..view() }), false));
    Follower { named: None, deal: Some(view().deal), at: None, told, watch: None, deaf: None, watched: None }
}

/// Sweeps as an older program does: locks the open file, and then removes whatever has its name.
fn sweeps_as_older(store: &Store, player: &Player) {
    for path in fs::read_dir(store.paths().shared_views()).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(file) = File::open(&path) else { continue };
        player.pass();
        let is_left = path.extension().is_some_and(|ending| ending == "json") && file.try_lock_shared().is_ok();
        player.pass();
        if is_left {
            let _ = fs::remove_file(&path);
        }
    }
}

#[test]
fn a_living_window_is_never_said_to_be_gone_even_while_an_older_sweep_takes_its_file_away() {
    let taken_away = Arc::new(AtomicUsize::new(0));
    for seed in 0..ORDERS {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(DataPaths::under(folder.path()));
        let published = store.publish(&view()).unwrap();
        let looks_left = Arc::new(AtomicUsize::new(LOOKS));
        let presents = {
            let (looks_left, taken_away) = (Arc::clone(&looks_left), Arc::clone(&taken_away));
            move |player: &Player| {
                let mut window = published;
                let mut changes = 6;
                while looks_left.load(Ordering::SeqCst) > 0 {
                    // Then nothing changes any more.
                    if changes > 0 {
                        window.show(&view()).unwrap();
                        changes -= 1;
                    }
                    player.pass();
                    taken_away.fetch_add(usize::from(!window.path().exists()), Ordering::SeqCst);
                    // As its watch makes it do when the file is gone.
                    window.show_again().unwrap();
                    player.pass();
                }
            }
        };
        let follows = {
            let store = store.clone();
            move |player: &Player| {
                let looks = (0..LOOKS).map(|_| {
                    let shown = follower().shown_in_the_end(&store, || player.pass());
                    looks_left.fetch_sub(1, Ordering::SeqCst);
                    shown
                });
                let looks: Vec<_> = looks.collect();
                assert!(looks.iter().all(|(view, cut)| view.is_some() && !cut), "order {seed}: {looks:?}");
            }
        };
        let sweeps = {
            let store = store.clone();
            move |player: &Player| (0..6).for_each(|_| sweeps_as_older(&store, player))
        };
        play(seed, vec![Box::new(presents), Box::new(follows), Box::new(sweeps)]);
        assert_eq!(store.shared_views().live, []);
    }
    assert!(taken_away.load(Ordering::SeqCst) > 0, "the older sweep never was in the way");
}

#[test]
fn what_ended_is_told_after_a_while_and_what_was_cut_off_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(DataPaths::under(folder.path()));
    let window = store.publish(&view()).unwrap();
    let left = fs::read(window.path()).unwrap();
    let path = window.path().to_owned();
    drop(window);
    let mut pauses = 0;
    let follower = follower();
    assert_eq!(follower.shown_in_the_end(&store, || pauses += 1), (None, false));
    assert_eq!(pauses, AWAY);
    // A window that was killed leaves its file, and no lock.
    fs::write(&path, left).unwrap();
    assert_eq!(follower.shown_in_the_end(&store, || ()), (None, true));
    // It comes back while it is looked again.
    let mut back = None;
    let shown = follower.shown_in_the_end(&store, || {
        back.get_or_insert_with(|| store.publish(&view()).unwrap());
    });
    assert_eq!(shown, (Some(view()), false));
}
