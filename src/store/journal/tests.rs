#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::{Store, sample};
use super::*;
use crate::domain::record::id::DealId;
use crate::store::recover::Brought;
use crate::store::{SavedAs, Stamp};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use tempfile::tempdir;

fn at(minute: u8) -> Timestamp {
    format!("2026-11-21T09:{minute:02}:00Z").parse().unwrap()
}

fn draft(value: &str) -> Draft {
    let about = About {
        deal: DealId(sample::uuid(1)),
        name: "Acme".to_owned(),
        path: Some(PathBuf::from("/data/deals/acme-1.json")),
        person: "Ann Lee".to_owned(),
    };
    let fields =
        vec![Typed { label: "Task".to_owned(), before: String::new(), value: value.to_owned(), people: Vec::new() }];
    let kind = vec!["task".to_owned(), sample::uuid(2).to_string()];
    Draft { kind, title: "A task for Ann Lee".to_owned(), about: Some(about), fields, focus: 1, open: true }
}

fn typed(value: &str) -> Unfinished {
    Unfinished { drafts: vec![draft(value)], edits: None }
}

fn journal(paths: &DataPaths, number: u64) -> Journal {
    Journal::new(paths, sample::uuid(number))
}

fn files(paths: &DataPaths) -> Vec<String> {
    let entries = fs::read_dir(paths.journal()).into_iter().flatten();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_a_dead_program_left_is_found_once_and_stays_until_it_is_let_go_of() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    let mut dead = journal(&paths, 10);
    dead.keep(&typed("Bring fin"), at(1)).unwrap();
    dead.keep(&typed("Bring finance"), at(2)).unwrap();
    drop(dead);
    let mut first = journal(&paths, 11);
    let (left, faults) = first.take_over();
    assert_eq!(faults, []);
    assert_eq!(left.len(), 1);
    assert_eq!((&left[0].unfinished, left[0].at), (&typed("Bring finance"), at(2)));
    // Another start meanwhile asks nothing: somebody is at it.
    assert_eq!(journal(&paths, 12).take_over(), (vec![], vec![]));
    // The program that took it over dies without an answer.
    drop(first);
    let mut second = journal(&paths, 13);
    let (left, _) = second.take_over();
    second.let_go(&[left[0].journal.clone()]);
    assert_eq!(files(&paths), [""; 0]);
}

#[test]
fn a_journal_of_a_program_that_runs_is_left_alone() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    let mut running = journal(&paths, 10);
    running.keep(&typed("Bring finance"), at(1)).unwrap();
    assert_eq!(journal(&paths, 11).take_over(), (vec![], vec![]));
    assert_eq!(files(&paths).len(), 2, "the journal and its lock");
    running.keep(&Unfinished::default(), at(2)).unwrap();
    assert_eq!(files(&paths), [""; 0], "nothing is left of it once all is saved");
}

#[test]
fn what_was_typed_is_for_its_owner_only_even_without_a_mask() {
    rustix::process::umask(rustix::fs::Mode::empty());
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    let mut journal = journal(&paths, 10);
    journal.keep(&typed("Bring finance"), at(1)).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&paths.journal()), 0o700);
    for name in files(&paths) {
        assert_eq!(mode(&paths.journal().join(&name)), 0o600, "{name}");
    }
}

#[test]
fn data_folders_that_share_the_state_do_not_see_each_others_texts() {
    let folder = tempdir().unwrap();
    let here = DataPaths::under(folder.path());
    let there = DataPaths { data: folder.path().join("other"), ..here.clone() };
    journal(&here, 10).keep(&typed("Bring finance"), at(1)).unwrap();
    assert_eq!(journal(&there, 11).take_over(), (vec![], vec![]));
    assert_eq!(journal(&here, 12).take_over().0.len(), 1);
}

#[test]
fn damage_is_reported_and_kept_aside_and_the_others_are_found_all_the_same() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    journal(&paths, 10).keep(&typed("Bring finance"), at(1)).unwrap();
    let whole = fs::read(paths.journal().join(&files(&paths)[0])).unwrap();
    for (number, damage) in ["", "{}", "{\"format\":\"stakemap.journal\",\"version\":1", "[]"].iter().enumerate() {
        let path = paths.journal().join(format!("{}-damaged{number}.json", paths.mark()));
        fs::write(&path, damage).unwrap();
        let mut next = journal(&paths, 20);
        let (left, faults) = next.take_over();
        assert_eq!((left.len(), faults.len()), (1, 1), "{damage}");
        assert!(matches!(faults[0].error, StoreError::Damaged { .. }), "{:?}", faults[0]);
        assert_eq!(fs::read(faults[0].aside.as_ref().unwrap()).unwrap(), damage.as_bytes());
        assert!(!path.exists(), "it is met only once");
    }
    // Cut off anywhere it is damage, never less text than there was.
    for length in 0..whole.len() - 1 {
        assert!(content::decode(&whole[..length], Path::new("j")).is_err(), "{length} bytes");
    }
}

#[test]
fn a_journal_of_a_newer_version_stays_for_that_version() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    make_folder(&paths.journal()).unwrap();
    let path = paths.journal().join(format!("{}-x.json", paths.mark()));
    fs::write(&path, r#"{"format":"stakemap.journal","version":2,"drafts":"other"}"#).unwrap();
    let (left, faults) = journal(&paths, 10).take_over();
    assert_eq!(left, []);
    assert!(matches!(faults[0], Fault { error: StoreError::Newer { version: 2, .. }, aside: None }), "{faults:?}");
    assert!(path.exists());
}

#[test]
fn people_in_a_field_stand_beside_its_text_which_is_all_that_older_programs_know() {
    let path = Path::new("/state/journal.json");
    let id = crate::domain::record::id::StakeholderId(sample::uuid(3));
    let mut unfinished = typed("Ann Lee #2");
    let plain = String::from_utf8(content::encode(&unfinished, at(1))).unwrap();
    assert!(!plain.contains("people"), "{plain}");
    unfinished.drafts[0].fields[0].people = vec![Held { label: "Ann Lee #2".to_owned(), id }];
    let held = String::from_utf8(content::encode(&unfinished, at(1))).unwrap();
    assert_eq!(content::decode(held.as_bytes(), path), Ok((unfinished, at(1))));
    assert_eq!(content::decode(plain.as_bytes(), path), Ok((typed("Ann Lee #2"), at(1))));
    // What an older program reads is there under the names it knows.
    let fields =
        |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["drafts"][0]["fields"][0].clone();
    for name in ["label", "before", "value"] {
        assert_eq!(fields(&held)[name], fields(&plain)[name]);
    }
}

#[test]
fn errors_about_a_journal_do_not_say_what_was_typed() {
    let whole = content::encode(&typed("Kowalski is a coward"), at(1));
    let text = String::from_utf8(whole).unwrap();
    for broken in [text.replace("\"fields\": [", "\"fields\": [7, "), text.replace("\"value\"", "\"valve\"")] {
        let error = content::decode(broken.as_bytes(), Path::new("j")).unwrap_err();
        assert!(!format!("{error} {}", error.hint()).contains("Kowalski"), "{error}");
    }
}

#[test]
fn locks_that_a_kill_left_without_a_journal_are_swept() {
    let folder = tempdir().unwrap();
    let paths = DataPaths::under(folder.path());
    make_folder(&paths.journal()).unwrap();
    fs::write(paths.journal().join(format!("{}-x.lock", paths.mark())), "").unwrap();
    journal(&paths, 10).take_over();
    assert_eq!(files(&paths), [""; 0]);
}

#[test]
fn a_whole_deal_and_any_name_of_a_file_come_back_as_they_were() {
    let bytes = sample::full();
    let deal = crate::store::format::decode(bytes.as_bytes(), Path::new("d")).unwrap().deal;
    for name in [OsString::from("acme.json"), OsString::from_vec(b"ac\xffme.json".to_vec())] {
        let at = SavedAs { path: PathBuf::from(name), stamp: Stamp { length: 7, hash: u64::MAX }, version: 1 };
        let edits = Some(Edits { deal: Arc::new(deal.clone()), at: Some(at) });
        let unfinished = Unfinished { drafts: vec![draft("x")], edits };
        let back = content::decode(&content::encode(&unfinished, super::tests::at(1)), Path::new("j")).unwrap();
        assert_eq!(back, (unfinished, super::tests::at(1)));
    }
}

/// Creates a deal in its file, and edits made on it.
fn edited(store: &Store) -> Edits {
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let deal = Arc::new(crate::domain::record::deal::Deal { value: "€480k".into(), ..deal });
    Edits { deal, at: Some(at) }
}

#[test]
fn edits_go_over_the_file_they_were_made_on() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let edits = edited(&store);
    let recovered = store.recover(&edits, DealId(sample::uuid(9))).unwrap();
    assert_eq!(recovered.saved.at.path, edits.at.as_ref().unwrap().path);
    assert_eq!(store.load(&recovered.saved.at.path).unwrap().deal, *edits.deal);
    // Killed after the save, before the journal went: the second time there is nothing to do.
    assert_eq!(store.recover(&edits, DealId(sample::uuid(9))).unwrap().saved.at, recovered.saved.at);
    assert_eq!(store.files().unwrap().len(), 1);
}

/// Returns the deal that edits were made on, with this value instead of theirs.
fn with_value(value: &str) -> crate::domain::record::deal::Deal {
    crate::domain::record::deal::Deal { value: value.into(), ..sample::deal("Acme", 1) }
}

#[test]
fn edits_are_merged_with_what_was_saved_meanwhile_and_both_values_kept_where_they_differ() {
    // A name changed by hand is theirs, since the state before is still kept.
    for (name, value, conflicts) in [("Acme Ltd", "", 0), ("Acme", "€9", 1)] {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let edits = edited(&store);
        let theirs = crate::domain::record::deal::Deal { name: name.into(), ..with_value(value) };
        store.save(&theirs, edits.at.as_ref().unwrap()).unwrap();
        let recovered = store.recover(&edits, DealId(sample::uuid(9))).unwrap();
        assert_eq!(recovered.brought, Brought::Merged { conflicts });
        let there = store.load(&edits.at.as_ref().unwrap().path).unwrap().deal;
        assert_eq!((there.id, &*there.name, there.conflicts.len()), (edits.deal.id, name, conflicts));
        let said = format!("{} {:?}", there.value, there.conflicts);
        assert!(said.contains("€480k") && said.contains(value), "{said}");
        assert_eq!(store.files().unwrap().len(), 1, "no copy");
        assert_eq!(store.generations(&recovered.saved.at.path).unwrap().len(), 2, "theirs is kept as well");
    }
}

#[test]
fn edits_become_a_deal_of_their_own_where_their_file_is_gone_damaged_or_of_a_newer_version() {
    for fault in ["gone", "{", "newer"] {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let edits = edited(&store);
        let path = &edits.at.as_ref().unwrap().path;
        match fault {
            "gone" => fs::remove_file(path).unwrap(),
            "newer" => {
                let newer = fs::read_to_string(path).unwrap().replace("\"version\": 1", "\"version\": 99");
                fs::write(path, newer).unwrap();
            }
            damage => fs::write(path, damage).unwrap(),
        }
        let before = fs::read(path).ok();
        let recovered = store.recover(&edits, DealId(sample::uuid(9))).unwrap();
        assert_eq!((recovered.brought, fs::read(path).ok()), (Brought::Apart, before), "{fault}");
        let copy = store.load(&recovered.saved.at.path).unwrap().deal;
        assert_eq!((copy.id, &*copy.name, &*copy.value), (recovered.deal, "Acme (recovered)", "€480k"));
    }
}

#[test]
fn edits_that_are_in_their_file_are_not_missing() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let left = |edits: Edits, drafts| Left {
        journal: "j".to_owned(),
        at: super::tests::at(1),
        unfinished: Unfinished { drafts, edits: Some(edits) },
    };
    let edits = edited(&store);
    assert_eq!(store.still_missing(vec![left(edits.clone(), vec![])]).0.len(), 1, "they are not in it yet");
    // Killed between the save and the next entry; then somebody else saved.
    let at = store.save(&edits.deal, edits.at.as_ref().unwrap()).unwrap().at;
    assert_eq!(store.still_missing(vec![left(edits.clone(), vec![])]), (vec![], vec!["j".to_owned()]));
    let id = crate::domain::record::id::RecordId(sample::uuid(6));
    let step = crate::domain::record::step::Step::new(id, edits.deal.created, "Ida", "value", Vec::new());
    let mut with_step = (*edits.deal).clone();
    with_step.history.push(Arc::new(step));
    let unsaved = Edits { deal: Arc::new(with_step.clone()), at: Some(at.clone()) };
    assert_eq!(store.still_missing(vec![left(unsaved.clone(), vec![])]).0.len(), 1);
    let theirs = crate::domain::record::deal::Deal { about: "later".into(), ..with_step };
    store.save(&theirs, &at).unwrap();
    assert_eq!(store.still_missing(vec![left(unsaved, vec![])]).1, ["j"]);
}

#[test]
fn a_new_deal_that_never_got_a_file_gets_one() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let edits = Edits { deal: Arc::new(sample::deal("Acme", 1)), at: None };
    let first = store.recover(&edits, DealId(sample::uuid(9))).unwrap();
    assert_eq!(store.load(&first.saved.at.path).unwrap().deal, *edits.deal);
    assert_eq!(store.recover(&edits, DealId(sample::uuid(9))).unwrap().saved.at, first.saved.at, "it is there already");
}
