#![allow(clippy::unwrap_used, clippy::panic)]
use super::super::sample;
use super::folders::synced;
use super::*;
use crate::domain::record::deal::Deal;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use tempfile::{TempDir, tempdir};

/// Creates a store with one deal that was saved twice.
pub(super) fn one() -> (TempDir, Store, PathBuf) {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    store.save(&Deal { value: "€1".into(), ..deal }, &at).unwrap();
    (folder, store, at.path)
}

pub(super) fn look(store: &Store) -> Vec<Check> {
    store.check(&crate::content::playbook(&[]).0, sample::TODAY)
}

/// Returns everything that is not in order, by name.
pub(super) fn names(store: &Store) -> Vec<(&'static str, Grade)> {
    look(store).into_iter().filter(|one| one.grade != Grade::Ok).map(|one| (one.name, one.grade)).collect()
}

#[track_caller]
pub(super) fn the<'a>(checks: &'a [Check], name: &str) -> &'a Check {
    checks.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("no {name} in {checks:?}"))
}

/// Every file and folder with its bytes, its time of change and its mode.
pub(super) type Tree = BTreeMap<PathBuf, (Vec<u8>, i64, i64, u32)>;

pub(super) fn tree(root: &Path) -> Tree {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).chain([folder.clone()]) {
            let one = fs::symlink_metadata(&path).unwrap();
            if one.is_dir() && path != folder {
                folders.push(path.clone());
            }
            let bytes = if one.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            found.insert(path, (bytes, one.mtime(), one.mtime_nsec(), one.mode()));
        }
    }
    found
}

/// Creates everything that a checkup can find, all at once.
fn spoiled() -> (TempDir, Store, PathBuf) {
    let (folder, store, file) = one();
    let paths = store.paths().clone();
    let deals = paths.deals();
    fs::write(deals.join("broken-00000009.json"), "{").unwrap();
    fs::copy(&file, deals.join("acme-copy-00000008.json")).unwrap();
    fs::copy(&file, deals.join("acme-00000001 (2).json")).unwrap();
    fs::write(deals.join(".stakemap-abcdefghijkl.tmp"), "{\"format\"").unwrap();
    for folder in [paths.journal(), paths.locks(), paths.config.clone()] {
        fs::create_dir_all(folder).unwrap();
    }
    fs::write(paths.journal().join("m-x.json"), "{}").unwrap();
    fs::write(paths.locks().join("m-x.lock"), "{}").unwrap();
    fs::write(paths.config_file(), "me = \"Ida\"\n").unwrap();
    (folder, store, file)
}

#[test]
fn what_is_in_order_is_said_in_few_words() {
    let (_folder, store, _) = one();
    let checks = look(&store);
    let told: Vec<_> = checks.iter().map(|one| (one.name, one.grade)).collect();
    let ok = ["deals", "states", "rights", "sync-folder", "leftovers"].map(|name| (name, Grade::Ok));
    assert_eq!(told, ok, "{checks:?}");
    assert_eq!(the(&checks, "deals").words, "1 deal readable and consistent");
    assert_eq!(the(&checks, "states").words, "1 earlier version of 1 deal; the latest of each can be read");
}

#[test]
fn a_first_start_has_nothing_to_complain_of_and_nothing_is_made() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    assert_eq!(names(&store), []);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn looking_changes_no_byte_no_time_and_no_right() {
    let (folder, store, _) = spoiled();
    let before = tree(folder.path());
    let found = names(&store);
    for name in ["truncated", "same-deal", "conflict-copy", "rights", "leftovers", "journals", "stale-locks"] {
        assert!(found.iter().any(|one| one.0 == name), "{name}: {found:?}");
    }
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_contradiction_is_told_with_its_line() {
    let (_folder, store, file) = one();
    let mut deal = store.load(&file).unwrap().deal;
    deal.name = " ".into();
    fs::write(&file, super::super::format::encode(&deal)).unwrap();
    let checks = look(&store);
    let one = the(&checks, "nameless-deal");
    assert_eq!((one.grade, one.line, one.place.as_str()), (Grade::Problem, Some((5, 11)), "name"));
    assert_eq!(one.about, file.display().to_string());
}

#[test]
fn of_very_many_contradictions_the_first_are_told_and_the_rest_is_counted() {
    let (_folder, store, file) = one();
    let calls = "{\"id\": \"0197a3c0-1111-7000-8000-000000000009\", \"at\": \"2026-03-01T08:00:00Z\", \"by\": \"Ida\", \"label\": \"muse\", \"reason\": \"\"},\n";
    let person = format!(
        "\"stakeholders\": [{{\"id\": \"{}\", \"name\": \"Ann\", \"calls\": [\n{}]}}]",
        sample::uuid(7),
        calls.repeat(20_000).trim_end_matches(",\n")
    );
    let text = fs::read_to_string(&file).unwrap().replace("\"stakeholders\": []", &person);
    fs::write(&file, &text).unwrap();
    // 4 MB; a walk for each finding would take minutes.
    let checks = look(&store);
    let found: Vec<&Check> = checks.iter().filter(|one| one.about == file.display().to_string()).collect();
    assert_eq!(found.len(), 21, "{checks:?}");
    assert!(found[..20].iter().all(|one| one.name == "doubled-call"), "problems before unknown words");
    let line = text.lines().nth(found[19].line.unwrap().0 - 1).unwrap();
    assert!(found[19].place.ends_with("calls[20].id") && line.starts_with("{\"id\""), "{:?}", found[19]);
    let rest = found[20];
    assert_eq!((rest.name, rest.grade, rest.times), ("more-findings", Grade::Problem, 39_979));
    assert_eq!(rest.words, "and 39979 more: 19979 doubled-call, 20000 unknown-label");
}

#[test]
fn damage_is_told_with_the_way_back() {
    let (_folder, store, file) = one();
    fs::write(&file, "{\n \"format\"").unwrap();
    let checks = look(&store);
    let one = the(&checks, "truncated");
    assert_eq!((one.grade, one.line.map(|(line, _)| line)), (Grade::Problem, Some(2)));
    assert!(one.remedy.contains("stakemap restore acme-"), "{one:?}");
    assert!(one.words.starts_with("line 2, "), "{one:?}");
    assert_eq!(one.repair, None, "a damaged deal is never guessed at");
}

#[test]
fn rights_are_narrowed_only_on_request_and_each_is_named() {
    let (_folder, store, file) = one();
    let folder = store.paths().deals();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    let checks = look(&store);
    let one = the(&checks, "rights");
    assert_eq!(one.grade, Grade::Problem);
    assert!(one.words.starts_with("others can read 2 files or folders"), "{one:?}");
    assert_eq!((mode(&file), mode(&folder)), (0o644, 0o755));
    let done = store.repair(one.repair.as_ref().unwrap());
    assert_eq!((mode(&file), mode(&folder)), (0o600, 0o700));
    let words: Vec<String> = done.into_iter().map(Result::unwrap).collect();
    assert!(
        words[0].ends_with("deals: 0755 is now 0700") && words[1].ends_with(".json: 0644 is now 0600"),
        "{words:?}"
    );
    assert_eq!(names(&store), []);
}

#[test]
fn leftovers_are_cleared_away_on_request_and_newer_work_in_them_is_kept() {
    let (_folder, store, file) = one();
    let deals = store.paths().deals();
    let mut newer = store.load(&file).unwrap().deal;
    let id = crate::domain::record::id::RecordId(sample::uuid(77));
    let step = crate::domain::record::step::Step::new(id, newer.created, "Ida", "newer", Vec::new());
    newer.history.push(std::sync::Arc::new(step));
    fs::write(deals.join(".stakemap-abcdefghijkl.tmp"), super::super::format::encode(&newer)).unwrap();
    fs::write(deals.join(".stakemap-mnopqrstuvwx.tmp"), "{").unwrap();
    let repair = the(&look(&store), "leftovers").repair.clone().unwrap();
    let words: Vec<String> = store.repair(&repair).into_iter().map(Result::unwrap).collect();
    assert!(
        words[0].starts_with("deleted 1 unfinished file without newer work") && words[1].contains("stakemap restore"),
        "{words:?}"
    );
    assert!(the(&look(&store), "leftovers").words.starts_with("no leftovers"));
}

#[test]
fn earlier_states_that_cannot_be_read_are_a_note_while_an_older_one_can() {
    let (_folder, store, file) = one();
    let loaded = store.load(&file).unwrap();
    store.save(&Deal { value: "€2".into(), ..loaded.deal }, &loaded.at).unwrap();
    let states = store.generations(&file).unwrap();
    assert_eq!(states.len(), 2);
    let spoil = |path: &Path| {
        fs::remove_file(path).unwrap();
        fs::write(path, "{").unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    };
    spoil(&states[0].path);
    assert_eq!(names(&store), [("damaged-states", Grade::Note)]);
    spoil(&states[1].path);
    assert_eq!(names(&store), [("damaged-states", Grade::Problem)]);
}

#[test]
fn a_lock_that_is_held_is_no_leftover() {
    let (_folder, store, file) = one();
    let holder = super::super::Holder { by: "Kim".to_owned(), since: "2026-11-21T09:00:00Z".parse().unwrap() };
    let id = store.load(&file).unwrap().deal.id;
    let held = store.lock(id, &holder);
    assert!(the(&look(&store), "leftovers").words.starts_with("1 deal is open now"));
    let lock = store.lock_file(id);
    drop(held);
    fs::write(&lock, "{}").unwrap();
    assert_eq!(names(&store), [("stale-locks", Grade::Note)]);
}

#[test]
fn folders_of_sync_programs_are_known_by_name_and_by_what_lies_in_them() {
    for (path, program) in [
        ("/home/ida/Dropbox/stakemap", Some("Dropbox")),
        ("/home/ida/Dropbox (Halden)/x", Some("Dropbox")),
        ("/home/ida/OneDrive - Halden Foods/x", Some("OneDrive")),
        ("/Users/ida/Library/Mobile Documents/com~apple~CloudDocs/x", Some("iCloud")),
        ("/Users/ida/Library/CloudStorage/GoogleDrive-ida@example.org/My Drive", Some("Google Drive")),
        ("/home/ida/Nextcloud", Some("Nextcloud")),
        ("/home/ida/Syncthing/deals", Some("Syncthing")),
        ("/home/ida/dropbox-notes", None),
        ("/home/ida/.local/share/stakemap", None),
    ] {
        assert_eq!(synced(Path::new(path)), program, "{path}");
    }
    for (mark, program) in
        [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud")]
    {
        let folder = tempdir().unwrap();
        let inner = folder.path().join("work/stakemap");
        fs::create_dir_all(&inner).unwrap();
        assert_eq!(synced(&inner), None);
        fs::create_dir(folder.path().join(mark)).unwrap();
        assert_eq!(synced(&inner), Some(program), "{mark}");
    }
}

#[test]
fn an_act_of_the_future_is_told_with_its_line() {
    let (_folder, store, file) = one();
    let text = fs::read_to_string(&file).unwrap();
    let outcome =
        r#""outcome": {"result": "won", "on": "2026-12-03", "why": "", "by": "Ida", "at": "2026-11-30T08:00:00Z"}"#;
    fs::write(&file, text.replacen("\"created\"", &format!("{outcome},\n  \"created\""), 1)).unwrap();
    let checks = look(&store);
    let one = the(&checks, "future-date");
    assert_eq!((one.grade, one.place.as_str()), (Grade::Problem, "outcome.on"));
    assert_eq!(one.words, "the outcome is dated 3 Dec 2026, which is in the future: it counts anyway");
    assert!(one.line.is_some());
}

#[test]
fn a_write_protected_deal_is_told_and_never_replaced_until_it_is_writable() {
    let (_folder, store, file) = one();
    let protect = |mode| fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
    let (open, bytes) = (store.load(&file).unwrap(), fs::read(&file).unwrap());
    protect(0o400);
    let earlier = store.generations(&file).unwrap();
    let before = tree(store.paths().data.parent().unwrap());
    let loaded = store.load(&file).unwrap();
    assert!(loaded.read_only.unwrap().contains("chmod u+w"));
    let changed = Deal { value: "€2".into(), ..open.deal.clone() };
    let refused = store.save(&changed, &open.at).unwrap_err();
    assert!(refused.to_string().ends_with("not saved: its file is write-protected"), "{refused}");
    assert!(refused.hint().starts_with("Make it writable (chmod u+w)"), "{}", refused.hint());
    let refused = store.restore(&file, &earlier[0]).unwrap_err();
    assert!(refused.to_string().ends_with("not restored: its file is write-protected"), "{refused}");
    let checks = look(&store);
    let one = the(&checks, "write-protected");
    assert_eq!((one.grade, one.about.as_str()), (Grade::Note, file.to_str().unwrap()));
    let folders = [store.paths().deals(), store.paths().locks(), store.paths().backups()];
    let files = |tree: Tree| -> Tree {
        tree.into_iter().filter(|(path, _)| path.is_file() && !path.starts_with(&folders[1])).collect()
    };
    assert_eq!(files(tree(store.paths().data.parent().unwrap())), files(before), "no file was made or changed");
    // It moves as it is: nothing of it changes by that.
    let archived = store.archive(&file).unwrap();
    assert_eq!((fs::read(&archived).unwrap(), fs::metadata(&archived).unwrap().mode() & 0o777), (bytes, 0o400));
    store.untrash(&archived, &file).unwrap();
    protect(0o600);
    assert_eq!(store.load(&file).unwrap().read_only, None);
    store.save(&changed, &open.at).unwrap();
    assert_eq!(names(&store), []);
}
