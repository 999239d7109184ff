#![allow(clippy::unwrap_used)]
use super::super::atomic::make_folder;
use super::super::file_id::FileId;
use super::super::seam::{Player, play};
use super::super::{Store, sample};
use super::*;
use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn view(number: u32) -> SharedView {
    let review = SharedReview {
        id: RecordId(sample::uuid(9)),
        part: 1,
        agenda_part: None,
        row: Some(3),
        item: None,
        aside: false,
        people: Vec::new(),
        seen: Vec::new(),
        questions: vec![(None, "which".to_owned())],
        time: vec![(60_000, 10_000), (120_000, 0)],
        paused: false,
    };
    SharedView { review: Some(review), ..sample::sample_view(number.into(), at(i64::from(number))) }
}

fn question() -> CoachQuestion {
    let question = "Who decides?".to_owned();
    CoachQuestion { deal: view(1).deal, question, id: String::new(), about: None, for_customer: true }
}

#[test]
fn what_a_version_without_levels_wrote_is_for_the_customer_where_it_hides_anything() {
    let as_older = |view: SharedView| -> SharedView {
        let mut value = serde_json::to_value(view).unwrap();
        value.as_object_mut().unwrap().remove("level");
        serde_json::from_value(value).unwrap()
    };
    assert_eq!(as_older(view(1)).level(), PrivacyLevel::All);
    assert_eq!(as_older(SharedView { room: true, ..view(1) }).level(), PrivacyLevel::Customer);
    let team = SharedView { room: true, level: PrivacyLevel::Team.id().to_owned(), ..view(1) };
    assert_eq!(team.level(), PrivacyLevel::Team);
    assert_eq!(SharedView { level: "of a newer version".to_owned(), ..team }.level(), PrivacyLevel::Customer);
    // And what an older coach window sends is not for the customer.
    let sent = format!("{{\"deal\":\"{}\",\"question\":\"Who?\"}}", view(1).deal);
    assert!(!serde_json::from_str::<CoachQuestion>(&sent).unwrap().for_customer);
}

#[test]
fn what_is_shown_can_be_read_until_it_is_dropped_and_is_private() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    assert_eq!(store.shared_views(), SharedViews::default());
    let (first, second) = (store.publish(&view(1)).unwrap(), store.publish(&view(2)).unwrap());
    assert_eq!(store.shared_views().live, [view(2), view(1)], "the latest first");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&store.paths().shared_views()), mode(first.path())), (0o700, 0o600));
    drop(second);
    assert_eq!((store.shared_views().live, store.shared_views().cut), (vec![view(1)], Vec::new()));
    drop(first);
    assert_eq!(store.shared_views(), SharedViews::default());
    assert_eq!(fs::read_dir(store.paths().shared_views()).unwrap().count(), 0, "nothing is left");
}

#[test]
fn of_two_windows_with_one_deal_the_one_that_told_last_comes_first_and_neither_takes_away_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let (older, newer) = (view(1), SharedView { at: at(9), ..view(1) });
    let first = store.publish(&older).unwrap();
    let second = store.publish(&newer).unwrap();
    assert_eq!(store.shared_views().live, [newer.clone(), older.clone()]);
    drop(first);
    assert_eq!(store.shared_views().live, [newer]);
    drop(second);
    assert_eq!(store.shared_views(), SharedViews::default());
}

#[test]
fn what_is_told_next_takes_the_place_of_what_was_told_and_comes_back_when_it_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let mut window = store.publish(&view(1)).unwrap();
    window.show(&view(2)).unwrap();
    assert_eq!(store.shared_views().live, [view(2)], "it can be another deal");
    let written = FileId::at(window.path()).unwrap();
    window.show_again().unwrap();
    assert_eq!(FileId::at(window.path()).unwrap(), written, "nothing is written while it is there");
    for take_away in [
        |path: &Path| fs::remove_file(path).unwrap(),
        |path: &Path| fs::remove_dir_all(path.parent().unwrap()).unwrap(),
    ] {
        take_away(window.path());
        window.show_again().unwrap();
        assert_eq!(store.shared_views().live, [view(2)]);
        assert_eq!((store.left_stages().len(), store.sweep().removed), (0, 0));
        assert_eq!(fs::read_dir(store.paths().shared_views()).unwrap().count(), 2, "with its lock");
    }
}

#[test]
fn what_is_told_once_the_end_was_said_is_gone_too() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let closing = Arc::new(ViewClosing::default());
    let mut window = store.publish(&view(1)).unwrap().closed_by(&closing);
    assert!(closing.has_file() && !closing.is_over());
    closing.close();
    assert_eq!(store.shared_views(), SharedViews::default());
    // A write that was under way, one because of the removal, and a first one.
    window.show(&view(2)).unwrap();
    assert_eq!(store.shared_views(), SharedViews::default());
    window.show_again().unwrap();
    assert_eq!(store.shared_views(), SharedViews::default());
    let _first = store.publish(&view(3)).unwrap().closed_by(&closing);
    assert_eq!(store.shared_views(), SharedViews::default());
}

#[test]
fn what_the_dead_left_is_known_for_it_and_swept_and_what_lives_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let living = store.publish(&view(1)).unwrap();
    // The lock goes with its holder; the file stays.
    let left = store.paths().shared_views().join(format!("{}-dead.json", store.paths().mark()));
    fs::write(&left, serde_json::to_vec(&view(2)).unwrap()).unwrap();
    fs::write(left.with_extension("lock"), "").unwrap();
    assert_eq!(store.shared_views(), SharedViews { live: vec![view(1)], cut: vec![view(2).deal] });
    assert_eq!(store.left_stages(), [left]);
    assert_eq!(store.sweep().removed, 1);
    assert_eq!(store.shared_views(), SharedViews { live: vec![view(1)], cut: Vec::new() });
    drop(living);
    assert_eq!(fs::read_dir(store.paths().shared_views()).unwrap().count(), 0);
}

#[test]
fn a_question_reaches_the_window_of_its_deal_once_and_goes_with_the_last_window() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let shown = store.publish(&view(1)).unwrap();
    assert_eq!(store.take_asked(view(1).deal), None);
    store.ask_presenter(&question()).unwrap();
    assert_eq!(store.take_asked(view(2).deal), None, "that one shows another deal");
    assert_eq!(store.take_asked(view(1).deal), Some(question()));
    assert_eq!(store.take_asked(view(1).deal), None);
    store.ask_presenter(&question()).unwrap();
    assert_eq!((store.sweep().removed, store.asked_file().exists()), (0, true), "a window lives that may read it");
    drop(shown);
    drop(store.sweep());
    assert!(!store.asked_file().exists());
}

#[test]
fn the_example_in_a_folder_of_its_own_is_shown_where_the_user_follows() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let own = sample::store(folder.path());
    let example = sample::store(other.path()).showing_in(own.paths().clone());
    let shown = example.publish(&view(1)).unwrap();
    assert_eq!(own.shared_views().live, [view(1)]);
    own.ask_presenter(&question()).unwrap();
    assert_eq!(example.take_asked(view(1).deal), Some(question()));
    drop(shown);
    assert_eq!(own.shared_views(), SharedViews::default());
}

#[test]
fn garbage_and_what_belongs_to_another_data_folder_are_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    make_folder(&store.paths().shared_views()).unwrap();
    fs::write(store.paths().shared_views().join(format!("{}-x.json", store.paths().mark())), "[[[").unwrap();
    let other = Store::new(super::super::DataPaths { data: folder.path().join("else"), ..store.paths().clone() });
    let _held = other.publish(&view(2)).unwrap();
    assert_eq!(store.shared_views(), SharedViews::default());
}

#[test]
fn nothing_is_told_anew_while_only_the_time_passes_as_told() {
    let later = |seconds: i64, spent: i64| {
        let mut later = view(1);
        later.at = view(1).at + SignedDuration::from_secs(seconds);
        later.review.as_mut().unwrap().time[1].1 = spent;
        later
    };
    assert!(view(1).still_tells(&later(60, 60_300)));
    assert!(!view(1).still_tells(&later(60, 5_000)), "the machine slept");
    let mut paused = later(60, 60_000);
    paused.review.as_mut().unwrap().paused = true;
    assert!(!view(1).still_tells(&paused));
    assert!(paused.still_tells(&SharedView { at: at(500), ..paused.clone() }), "a timer that rests counts nothing");
    assert!(!view(1).still_tells(&SharedView { review: None, ..view(1) }));
}

/// The number of orders tried; each seed gives another one.
const ORDERS: u64 = 150;

/// Plays a window that presents, as this program does.
fn presents(store: &Store, player: &Player, is_shown: &AtomicBool, followers: &AtomicUsize) {
    let mut window = store.publish(&view(1)).unwrap();
    is_shown.store(true, Ordering::SeqCst);
    let mut second = 2;
    while followers.load(Ordering::SeqCst) > 0 {
        window.show(&SharedView { at: at(second), ..view(1) }).unwrap();
        second += 1;
        player.pass();
    }
    is_shown.store(false, Ordering::SeqCst);
    drop(window);
}

/// Plays an older program's window that presents: it replaces its file with one that it has locked.
fn presents_as_older(store: &Store, player: &Player, is_shown: &AtomicBool, followers: &AtomicUsize) {
    make_folder(&store.paths().shared_views()).unwrap();
    let path = store.paths().shared_views().join(format!("{}-{}.json", store.paths().mark(), view(1).deal));
    let mut held: Option<File> = None;
    let mut second = 1;
    while held.is_none() || followers.load(Ordering::SeqCst) > 0 {
        let unfinished = path.with_file_name(".stakemap-older.tmp");
        let file = File::create_new(&unfinished).unwrap();
        file.try_lock().unwrap();
        fs::write(&unfinished, serde_json::to_vec(&SharedView { at: at(second), ..view(1) }).unwrap()).unwrap();
        player.pass();
        fs::rename(&unfinished, &path).unwrap();
        player.pass();
        held = Some(file);
        is_shown.store(true, Ordering::SeqCst);
        second += 1;
        player.pass();
    }
    is_shown.store(false, Ordering::SeqCst);
    fs::remove_file(&path).unwrap();
}

/// A guard that counts a following window out, even on a panic: the presenting one goes on as long as there is one.
struct Leaves<'a>(&'a AtomicUsize);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Plays a window that follows: while something is shown it must find it.
fn follows(store: &Store, player: &Player, is_shown: &AtomicBool, followers: &AtomicUsize, seed: u64) {
    let _leaves = Leaves(followers);
    for _ in 0..8 {
        let before = is_shown.load(Ordering::SeqCst);
        let found = store.shared_views();
        let is_live = found.live.iter().any(|one| one.deal == view(1).deal);
        assert!(is_live || !before || !is_shown.load(Ordering::SeqCst), "order {seed}: {found:?}");
        player.pass();
    }
}

type Presents = fn(&Store, &Player, &AtomicBool, &AtomicUsize);

#[test]
fn whatever_comes_between_nobody_is_told_that_a_living_window_is_gone() {
    for (presents, seed) in
        [presents as Presents, presents_as_older].into_iter().flat_map(|it| (0..ORDERS).map(move |seed| (it, seed)))
    {
        let folder = sample::quick_folder();
        let store = sample::store(folder.path());
        make_folder(&store.paths().shared_views()).unwrap();
        // Left by dead windows of either kind for the sweeps, one under the name that an older window will use again.
        for name in ["dead".to_owned(), view(1).deal.to_string(), view(2).deal.to_string()] {
            let left = store.paths().shared_views().join(format!("{}-{name}.json", store.paths().mark()));
            fs::write(left, serde_json::to_vec(&view(2)).unwrap()).unwrap();
        }
        let (is_shown, followers) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(2)));
        let presenter = (store.clone(), Arc::clone(&is_shown), Arc::clone(&followers));
        let follower = || {
            let (store, is_shown, followers) = presenter.clone();
            Box::new(move |player: &Player| follows(&store, player, &is_shown, &followers, seed))
        };
        let sweeper = || {
            let store = store.clone();
            Box::new(move |player: &Player| {
                for _ in 0..4 {
                    store.sweep_stages();
                    player.pass();
                }
            })
        };
        let (first, second, one, other) = (follower(), follower(), sweeper(), sweeper());
        let presenter = {
            let (store, is_shown, followers) = presenter;
            Box::new(move |player: &Player| presents(&store, player, &is_shown, &followers))
        };
        play(seed, vec![presenter, first, second, one, other]);
        assert_eq!(store.shared_views(), SharedViews::default(), "order {seed}: what the dead left is gone");
        assert_eq!(fs::read_dir(store.paths().shared_views()).unwrap().count(), 0, "order {seed}");
    }
}
