#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::{SavedAs, format, sample};
use super::thinning::{DAYS, NEWEST, staying};
use super::*;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::step::Step;
use std::fs::{File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::sync::Arc;
use std::time::Duration;

/// Saves a range of new states, each with its number as the deal's value.
fn save(store: &Store, deal: &mut Deal, at: &mut SavedAs, states: std::ops::Range<u64>) {
    for state in states {
        deal.value = format!("state {state}").into();
        let saved = store.save(deal, at).unwrap();
        assert_eq!(saved.not_kept, None);
        *at = saved.at;
    }
}

fn sequences(store: &Store, at: &SavedAs) -> Vec<u64> {
    store.generations(&at.path).unwrap().iter().map(|one| one.sequence).collect()
}

fn value(store: &Store, path: &Path) -> String {
    store.load(path).unwrap().deal.value.to_string()
}

/// Sets a state's time to this many days after the epoch.
fn write_on(path: &Path, day: u64) {
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(day * 86_400);
    File::open(path).unwrap().set_modified(at).unwrap();
}

#[test]
fn every_save_keeps_the_state_before_it_byte_by_byte() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    let first = fs::read(&at.path).unwrap();
    assert!(sequences(&store, &at).is_empty());
    save(&store, &mut deal, &mut at, 1..4);
    assert_eq!(sequences(&store, &at), [3, 2, 1]);
    let all = store.generations(&at.path).unwrap();
    assert_eq!(fs::read(&all[2].path).unwrap(), first);
    assert_eq!(value(&store, &all[0].path), "state 2");
    assert_eq!(fs::metadata(&at.path).unwrap().nlink(), 1, "the deal's file shares nothing with what is kept");
}

#[test]
fn what_is_kept_is_for_its_owner_only_whatever_the_file_is() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    fs::set_permissions(&at.path, Permissions::from_mode(0o644)).unwrap();
    save(&store, &mut deal, &mut at, 1..3);
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    assert_eq!(mode(&at.path), 0o644);
    for one in store.generations(&at.path).unwrap() {
        assert_eq!(mode(&one.path), 0o600);
        assert_eq!(mode(one.path.parent().unwrap()), 0o700);
    }
}

#[test]
fn copies_of_a_deal_in_two_folders_have_one_past_and_keep_their_states_apart_from_then_on() {
    let (folder, store, mut deal, mut at) = sample::saved();
    let copy = folder.path().join("copy.json");
    save(&store, &mut deal, &mut at, 1..3);
    fs::write(&copy, format::encode(&deal)).unwrap();
    let mut other = store.load(&copy).unwrap().at;
    save(&store, &mut deal, &mut other, 10..11);
    save(&store, &mut deal, &mut at, 3..5);
    let values = |at: &SavedAs| -> Vec<String> {
        store.generations(&at.path).unwrap().iter().map(|one| value(&store, &one.path)).collect()
    };
    assert_eq!(values(&at), ["state 3", "state 2", "state 1", ""]);
    assert_eq!(values(&other), ["state 2", "state 1", ""]);
}

/// Truncates a file in place as an editor may, which damages a second name of it too.
fn damage_in_place(path: &Path) {
    fs::OpenOptions::new().write(true).open(path).unwrap().set_len(20).unwrap();
}

#[test]
fn last_saved_state_comes_back_after_an_editor_damaged_the_file_in_place() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..4);
    store.keep_last(deal.id, &at).unwrap();
    assert_eq!(sequences(&store, &at), [3, 2, 1], "as it stands is no earlier state");
    damage_in_place(&at.path);
    let all = store.generations(&at.path).unwrap();
    assert_eq!(sequences(&store, &at), [4, 3, 2, 1]);
    let restored = store.restore(&at.path, &all[0]).unwrap();
    assert_eq!(value(&store, &at.path), "state 3");
    let before = restored.before.unwrap();
    assert_eq!((before.sequence, before.words(None)), (5, "damaged".to_owned()));
    assert_eq!(sequences(&store, &at), [5, 4, 3, 2, 1], "it has the number that it was offered under");
    let mode = fs::metadata(&store.generations(&at.path).unwrap()[1].path).unwrap().mode() & 0o777;
    assert_eq!(mode, 0o600);
}

#[test]
fn new_deal_that_was_saved_once_comes_back_too() {
    let (_folder, store, deal, at) = sample::saved();
    store.keep_last(deal.id, &at).unwrap();
    fs::write(&at.path, "").unwrap();
    assert!(store.load(&at.path).unwrap_err().hint().contains("stakemap restore"));
    let all = store.generations(&at.path).unwrap();
    store.restore(&at.path, &all[0]).unwrap();
    assert_eq!(store.load(&at.path).unwrap().deal, deal);
    fs::remove_file(&at.path).unwrap();
    assert_eq!(store.resolve_kept("acme"), Ok(at.path));
}

#[test]
fn last_saved_state_is_kept_when_what_somebody_else_wrote_over_it_is_saved_over() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..2);
    store.keep_last(deal.id, &at).unwrap();
    let outside = fs::read_to_string(&at.path).unwrap().replace("state 1", "outside");
    fs::write(&at.path, outside).unwrap();
    let mut at = store.load(&at.path).unwrap().at;
    save(&store, &mut deal, &mut at, 2..3);
    let all = store.generations(&at.path).unwrap();
    let values: Vec<String> = all.iter().map(|one| value(&store, &one.path)).collect();
    assert_eq!(values, ["outside", "state 1", ""]);
}

#[test]
fn copy_of_the_last_state_is_never_one_state_twice_nor_a_damaged_one() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..2);
    store.keep_last(deal.id, &at).unwrap();
    // The program dies after each of these saves, before it keeps another copy.
    save(&store, &mut deal, &mut at, 2..3);
    assert_eq!(sequences(&store, &at), [2, 1]);
    save(&store, &mut deal, &mut at, 3..4);
    assert_eq!(sequences(&store, &at), [3, 2, 1]);
    damage_in_place(&at.path);
    store.keep_last(deal.id, &at).unwrap();
    assert_eq!(sequences(&store, &at), [3, 2, 1], "a damaged file is no state to keep");
    // A power cut may leave nothing of what was not synced.
    let folder = store.generations(&at.path).unwrap()[0].path.with_file_name("last");
    fs::write(folder, "").unwrap();
    assert_eq!(sequences(&store, &at), [3, 2, 1]);
}

#[test]
fn a_list_of_damaged_files_finds_the_states_of_each() {
    let folder = tempfile::tempdir().unwrap();
    let store = sample::store(folder.path());
    let save = |number: u64| {
        let deal = sample::deal("Acme", number);
        let at = store.create(&deal).unwrap().at;
        store.save(&Deal { value: "more".into(), ..deal }, &at).unwrap();
        at.path
    };
    let files: Vec<PathBuf> = (1..5).map(save).collect();
    let list = store.for_a_list();
    // Its name says which deal it is, its beginning does, its place alone, its beginning alone; nothing does.
    damage_in_place(&files[0]);
    let begun = fs::read_to_string(&files[1]).unwrap();
    fs::write(&files[1], &begun[..begun.len() / 2]).unwrap();
    fs::write(&files[2], "").unwrap();
    let renamed = files[3].with_file_name("renamed.json");
    fs::rename(&files[3], &renamed).unwrap();
    fs::write(&renamed, begun[..begun.len() / 2].replace("000000000002", "000000000004")).unwrap();
    let unknown = files[0].with_file_name("unknown.json");
    fs::write(&unknown, "").unwrap();
    let is_restorable = |store: &Store, path: &Path| matches!(store.load(path), Err(StoreError::Restorable { .. }));
    for (path, wanted) in [(&files[0], true), (&files[1], true), (&files[2], true), (&renamed, true), (&unknown, false)]
    {
        assert_eq!((is_restorable(&list, path), is_restorable(&store, path)), (wanted, wanted), "{}", path.display());
    }
}

#[test]
fn states_are_found_after_the_home_folder_was_renamed() {
    let (folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    store.keep_last(deal.id, &at).unwrap();
    let (old, new) = (folder.path().join("data"), folder.path().join("elsewhere"));
    fs::create_dir(&new).unwrap();
    for part in ["data", "state"] {
        fs::rename(folder.path().join(part), new.join(part)).unwrap();
    }
    let store = sample::store(&new);
    let path = new.join("data").join(at.path.strip_prefix(&old).unwrap());
    let moved = SavedAs { path: path.clone(), ..at.clone() };
    assert_eq!(sequences(&store, &moved), [2, 1]);
    fs::write(&path, "").unwrap();
    assert_eq!(sequences(&store, &moved), [3, 2, 1], "damaged, its name says which deal it is");
    assert!(store.load(&path).unwrap_err().hint().contains("stakemap restore"));
    fs::remove_file(&path).unwrap();
    assert_eq!(store.resolve_kept("acme"), Ok(path.clone()), "gone, it comes back where the rest is now");
    let all = store.generations(&path).unwrap();
    store.restore(&path, &all[0]).unwrap();
    assert_eq!(value(&store, &path), "state 2");
}

#[test]
fn states_are_found_in_a_copy_of_the_home_folder_and_those_of_the_first_stay() {
    let (folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    store.keep_last(deal.id, &at).unwrap();
    let new = folder.path().join("copy");
    copy_folder(&folder.path().join("data"), &new.join("data"));
    copy_folder(&folder.path().join("state"), &new.join("state"));
    let copied = sample::store(&new);
    let path = new.join(at.path.strip_prefix(folder.path()).unwrap());
    let mut there = copied.load(&path).unwrap().at;
    assert_eq!(sequences(&copied, &there), [2, 1]);
    damage_in_place(&path);
    assert_eq!(sequences(&copied, &there), [3, 2, 1]);
    let all = copied.generations(&path).unwrap();
    there = copied.restore(&path, &all[0]).unwrap().at;
    assert_eq!(value(&copied, &path), "state 2");
    save(&copied, &mut deal, &mut there, 3..4);
    assert!(sequences(&copied, &there).len() >= 4, "{:?}", sequences(&copied, &there));
    assert_eq!(sequences(&store, &at), [2, 1]);
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copy_folder(&entry.path(), &to) } else { _ = fs::copy(entry.path(), &to).unwrap() }
    }
}

#[test]
fn refused_save_keeps_nothing() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..2);
    let same_length = fs::read_to_string(&at.path).unwrap().replace("Acme", "Bcme");
    fs::write(&at.path, same_length).unwrap();
    assert!(matches!(store.save(&deal, &at), Err(StoreError::ChangedOutside { .. })));
    assert_eq!(sequences(&store, &at), [1]);
}

#[test]
fn newest_ten_stay_and_of_older_ones_the_last_of_each_of_twenty_days() {
    assert_eq!(staying(&[5; 40]).iter().filter(|stays| **stays).count(), NEWEST);
    // Three a day for forty days: of the ten newest, the last is of day 37.
    let days: Vec<i64> = (0..120).map(|index| 40 - index / 3).collect();
    let stays = staying(&days);
    let kept: Vec<usize> = (0..days.len()).filter(|index| stays[*index]).collect();
    assert_eq!(kept.len(), NEWEST + DAYS);
    assert_eq!(kept[..NEWEST], (0..NEWEST).collect::<Vec<_>>());
    for (older, day) in kept[NEWEST..].iter().zip((0..37).rev()) {
        assert_eq!(days[*older], day, "a day");
        assert_ne!(days[older - 1], day, "the last of its day");
    }
}

#[test]
fn clock_that_jumps_changes_no_order_and_costs_no_new_state() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..10);
    for (one, day) in store.generations(&at.path).unwrap().iter().zip([9, 40_000, 3, 20_000, 1, 1, 7, 5, 2]) {
        write_on(&one.path, day);
    }
    save(&store, &mut deal, &mut at, 10..30);
    let found = sequences(&store, &at);
    assert!(found.is_sorted_by(|newer, older| newer > older), "{found:?}");
    assert_eq!(found[..NEWEST], (20..30).rev().collect::<Vec<_>>());
    assert!(found.len() <= NEWEST + DAYS, "{found:?}");
}

#[test]
fn last_state_that_can_be_read_stays_however_many_damaged_ones_come_after_it() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..2);
    let good = store.generations(&at.path).unwrap().remove(0);
    let folder = good.path.parent().unwrap();
    for number in 2..32 {
        fs::write(folder.join(format!("{number:08}.json")), "{").unwrap();
        thin_out(folder, None).unwrap();
    }
    let found = store.generations(&at.path).unwrap();
    assert_eq!(found.last(), Some(&good));
    assert_eq!(found.len(), NEWEST + 1);
}

#[test]
fn good_copy_survives_a_damaged_file_and_twenty_saves() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    let kept = store.generations(&at.path).unwrap();
    fs::write(&at.path, "{\"format\":").unwrap();
    for _ in 0..20 {
        assert!(matches!(store.save(&deal, &at), Err(StoreError::ChangedOutside { .. })));
    }
    assert_eq!(store.generations(&at.path).unwrap(), kept, "refused saves rotate nothing away");
    let restored = store.restore(&at.path, &kept[0]).unwrap();
    let mut deal = store.load(&at.path).unwrap().deal;
    let mut at = restored.at;
    for state in 0..20 {
        save(&store, &mut deal, &mut at, state..state + 1);
        let readable = store.generations(&at.path).unwrap().iter().filter(|one| one.holds.is_ok()).count();
        assert!(readable > 0);
    }
}

#[test]
fn restore_puts_the_bytes_back_and_can_be_undone() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..5);
    let newest = fs::read(&at.path).unwrap();
    let second = store.generations(&at.path).unwrap().remove(2);
    let wanted = fs::read(&second.path).unwrap();
    let restored = store.restore(&at.path, &second).unwrap();
    assert_eq!(fs::read(&at.path).unwrap(), wanted);
    assert_eq!(restored.at, store.load(&at.path).unwrap().at, "it can be saved at once");
    let undo = store.generations(&at.path).unwrap().remove(0);
    assert_eq!(Some(&undo), restored.before.as_ref());
    store.restore(&at.path, &undo).unwrap();
    assert_eq!(fs::read(&at.path).unwrap(), newest);
}

#[test]
fn damaged_or_missing_file_is_restored_and_the_damaged_one_kept() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    let good = store.generations(&at.path).unwrap().remove(0);
    fs::write(&at.path, "{ broken").unwrap();
    let before = store.restore(&at.path, &good).unwrap().before;
    assert_eq!(value(&store, &at.path), "state 1");
    let kept = store.generations(&at.path).unwrap().remove(0);
    assert_eq!(Some(&kept), before.as_ref());
    assert_eq!((fs::read(&kept.path).unwrap(), kept.words(None)), (b"{ broken".to_vec(), "damaged".to_owned()));

    fs::remove_file(&at.path).unwrap();
    let all = store.generations(&at.path).unwrap();
    assert_eq!(all.len(), 4, "what was restored was saved last, and is kept too");
    assert_eq!(store.restore(&at.path, &all[0]).unwrap().before, None);
    assert_eq!(value(&store, &at.path), "state 1");
}

#[test]
fn damaged_state_is_never_put_back() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    let kept = store.generations(&at.path).unwrap().remove(0);
    fs::write(&kept.path, "{").unwrap();
    let before = fs::read(&at.path).unwrap();
    assert!(matches!(store.restore(&at.path, &kept), Err(StoreError::Damaged { path, .. }) if path == kept.path));
    assert_eq!(fs::read(&at.path).unwrap(), before);
}

#[test]
fn damaged_file_says_how_to_get_an_earlier_state_where_there_is_one() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    fs::write(&at.path, "{").unwrap();
    assert!(matches!(store.load(&at.path), Err(StoreError::Damaged { .. })), "nothing is kept yet");
    fs::remove_file(&at.path).unwrap();
    at = store.create(&deal).unwrap().at;
    save(&store, &mut deal, &mut at, 1..2);
    fs::write(&at.path, "{").unwrap();
    let error = store.load(&at.path).unwrap_err();
    assert!(error.to_string().contains("line 1"), "{error}");
    assert!(error.hint().ends_with("stakemap restore acme-00000001"), "{}", error.hint());
    assert!(!error.is_not_saved());
}

#[test]
fn deal_without_a_file_is_found_by_id_file_and_name_of_its_states() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    deal.name = "Bluebird".into();
    save(&store, &mut deal, &mut at, 1..3);
    assert_eq!(store.resolve_kept("bluebird"), Ok(at.path.clone()), "while it is there, as ever");
    fs::remove_file(&at.path).unwrap();
    for query in [&deal.id.to_string(), "acme-00000001", "acme", "bluebird", "00000001"] {
        assert_eq!(store.resolve_kept(query), Ok(at.path.clone()), "{query}");
    }
    assert!(matches!(store.resolve_kept("norvik"), Err(StoreError::NoSuchDeal { .. })));
    assert!(matches!(store.resolve_kept(""), Err(StoreError::NoSuchDeal { .. })));
}

#[test]
fn states_follow_a_file_that_was_renamed() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..3);
    let renamed = at.path.with_file_name("mine.json");
    fs::rename(&at.path, &renamed).unwrap();
    let mut at = store.load(&renamed).unwrap().at;
    assert_eq!(sequences(&store, &at), [2, 1]);
    save(&store, &mut deal, &mut at, 3..4);
    assert_eq!(sequences(&store, &at), [3, 2, 1]);
    fs::write(&renamed, "{").unwrap();
    assert_eq!(sequences(&store, &at), [3, 2, 1], "damaged, it is known by its new path");
}

#[test]
fn save_is_good_where_no_state_can_be_kept_and_says_so() {
    let (_folder, store, deal, at) = sample::saved();
    fs::create_dir_all(&store.paths().state).unwrap();
    fs::write(store.paths().backups(), "in the way").unwrap();
    let saved = store.save(&deal, &at).unwrap();
    assert!(matches!(saved.not_kept, Some(StoreError::Folder { .. })), "{saved:?}");
}

#[test]
fn cut_off_save_that_linked_already_keeps_no_state_twice() {
    let (_folder, store, mut deal, mut at) = sample::saved();
    save(&store, &mut deal, &mut at, 1..2);
    // Killed between keeping and replacing.
    store.keep(deal.id, &at.path).unwrap();
    assert_eq!(sequences(&store, &at), [2, 1]);
    assert_eq!(
        store.findings(&store.load(&at.path).unwrap().deal, &at.path, sample::TODAY),
        Vec::new(),
        "our own second name is no finding"
    );
    save(&store, &mut deal, &mut at, 2..3);
    assert_eq!(sequences(&store, &at), [2, 1]);
}

#[test]
fn file_with_another_name_is_told_and_saved_under_this_one_only() {
    let (folder, store, mut deal, mut at) = sample::saved();
    let twin = folder.path().join("twin.json");
    fs::hard_link(&at.path, &twin).unwrap();
    let before = fs::read(&twin).unwrap();
    let findings = store.findings(&store.load(&at.path).unwrap().deal, &at.path, sample::TODAY);
    assert!(
        matches!(findings.as_slice(), [one] if one.name == "hard-link" && one.words.contains("hard link")),
        "{findings:?}"
    );
    save(&store, &mut deal, &mut at, 1..2);
    assert_eq!(fs::read(&twin).unwrap(), before);
    let kept = store.generations(&at.path).unwrap().remove(0);
    fs::write(&twin, "changed in place").unwrap();
    assert_eq!(fs::read(&kept.path).unwrap(), before, "what is kept does not hang on the twin");
    assert_eq!(store.findings(&store.load(&at.path).unwrap().deal, &at.path, sample::TODAY), Vec::new(), "told once");
}

#[test]
fn states_are_compared_in_words() {
    let deal = sample::deal("Acme", 1);
    let mut now = deal.clone();
    now.add_person(Stakeholder::new(StakeholderId(sample::uuid(5)), "Ann Lee"));
    let step = Step::new(RecordId(sample::uuid(6)), deal.created, "", "add Ann Lee", Vec::new());
    now.history.push(Arc::new(step));
    let (then, now) = (Holds::of(&deal), Holds::of(&now));
    assert_eq!(then.words(Some(&now)), "0 people (now 1), 0 answers, 1 change ago");
    assert_eq!(now.words(Some(&then)), "1 person (now 0), 0 answers, 1 change later");
    assert_eq!(now.words(Some(&now)), "1 person, as it is now");
    assert_eq!(now.words(None), "1 person, 0 answers");
}
