#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use rustix::fs::Mode;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use tempfile::tempdir;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_was_created_loads_and_saves_unchanged_byte_by_byte() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Müller & Søn — Line 4", 0x1a2b_3c4d);
    let created = store.create(&deal).unwrap();
    assert_eq!(created.at.path, store.paths().deals().join("muller-son-line-4-1a2b3c4d.json"));
    assert_eq!(created.durable, Durability::Safe);
    let before = fs::read(&created.at.path).unwrap();
    let loaded = store.load(&created.at.path).unwrap();
    assert_eq!((&loaded.deal, &loaded.at), (&deal, &created.at));
    assert_eq!((store.findings(&loaded.deal, &loaded.at.path, sample::TODAY), loaded.read_only), (Vec::new(), None));
    let saved = store.save(&loaded.deal, &loaded.at).unwrap();
    assert_eq!(saved.at, created.at);
    assert_eq!(fs::read(&created.at.path).unwrap(), before);
}

#[test]
fn everything_is_for_its_owner_only_even_without_a_mask() {
    rustix::process::umask(Mode::empty());
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let mut deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    deal.name = "Acme North".into();
    let at = store.save(&deal, &at).unwrap().at;
    store.trash(&at.path).unwrap();
    store.create(&deal).unwrap();
    config::set_me(store.paths(), "Ida").unwrap();
    last_position::write_positions(store.paths(), &LastPositions::default()).unwrap();
    let mut todo: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut files = 0;
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            assert_eq!(mode(&path), 0o700, "{}", path.display());
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
            files += 1;
        }
    }
    assert_eq!(files, 6, "two deals, a generation and whose it is, the configuration, where-was-I");
}

#[test]
fn file_keeps_its_name_when_the_deal_is_renamed() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let mut deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    deal.name = "Bluebird".into();
    let saved = store.save(&deal, &at).unwrap();
    assert_eq!(saved.at.path, at.path);
    assert_eq!(store.files().unwrap().len(), 1);
    assert_eq!(store.load(&at.path).unwrap().deal.name, "Bluebird");
}

#[test]
fn deals_of_one_name_never_share_a_file() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let first = sample::deal("Acme", 0x0001_1a2b_3c4d);
    let second = sample::deal("Acme", 0x0002_1a2b_3c4d);
    assert_eq!(first.id.short(), second.id.short(), "the worst case: the same tail");
    let (a, b) = (store.create(&first).unwrap().at, store.create(&second).unwrap().at);
    assert_ne!(a.path, b.path);
    assert_eq!(store.load(&a.path).unwrap().deal, first);
    assert_eq!(store.load(&b.path).unwrap().deal, second);
    assert_eq!(store.files().unwrap().len(), 2, "neither is taken for a copy of the other");
    for (deal, at) in [(&first, a), (&second, b)] {
        assert_eq!(store.create(deal), Err(StoreError::AlreadyThere { path: at.path }), "nor does one get two");
    }
}

#[test]
fn damaged_file_in_the_way_of_a_new_deal_stays() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    fs::write(&at.path, "{").unwrap();
    let other = store.create(&deal).unwrap().at;
    assert_ne!(other.path, at.path);
    assert_eq!(fs::read(&at.path).unwrap(), b"{");
}

#[test]
fn change_from_outside_is_noticed_and_nothing_is_overwritten() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let theirs = fs::read_to_string(&at.path).unwrap().replace("Acme", "Bcme");
    fs::write(&at.path, &theirs).unwrap();
    assert_eq!(store.save(&deal, &at), Err(StoreError::ChangedOutside { path: at.path.clone() }));
    assert_eq!(fs::read_to_string(&at.path).unwrap(), theirs);
    let again = store.load(&at.path).unwrap();
    assert!(store.save(&again.deal, &again.at).is_ok(), "reloading settles it");
}

#[test]
fn change_from_outside_is_noticed_up_to_the_moment_before_the_file_is_replaced() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let deals = || fs::read_dir(store.paths().deals()).unwrap().count();
    let in_time = |change: &dyn Fn()| {
        let ready = atomic::prepare(&at.path, b"ours").unwrap();
        change();
        store.replace(ready, &at.path, at.stamp)
    };
    let theirs = fs::read_to_string(&at.path).unwrap().replace("Acme", "Bcme");
    let changed = Err(StoreError::ChangedOutside { path: at.path.clone() });
    assert_eq!(in_time(&|| fs::write(&at.path, &theirs).unwrap()), changed);
    assert_eq!(fs::read_to_string(&at.path).unwrap(), theirs);
    assert_eq!(in_time(&|| fs::remove_file(&at.path).unwrap()), Err(StoreError::Gone { path: at.path.clone() }));
    assert_eq!(deals(), 0, "nothing unfinished is left");
    fs::write(&at.path, format::encode(&deal)).unwrap();
    assert_eq!(in_time(&|| ()), Ok(Durability::Safe));
}

#[test]
fn of_two_programs_that_save_at_once_the_second_is_told_so() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    let other = File::open(&at.path).unwrap();
    other.lock().unwrap();
    let error = store.save(&deal, &at).unwrap_err();
    assert!(error.to_string().ends_with("another program is saving it right now"), "{error}");
    assert!(error.is_not_saved() && error.hint().starts_with("Let the other program finish."), "{}", error.hint());
    drop(other);
    assert!(store.save(&deal, &at).is_ok());
}

#[test]
fn file_that_vanished_is_not_made_again_silently() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let deal = sample::deal("Acme", 1);
    let at = store.create(&deal).unwrap().at;
    fs::remove_file(&at.path).unwrap();
    assert_eq!(store.save(&deal, &at), Err(StoreError::Gone { path: at.path.clone() }));
    assert!(!at.path.exists());
    assert_eq!(store.create(&deal).unwrap().at, at, "it can be created anew on purpose");
}

#[test]
fn newer_version_is_never_written() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    fs::create_dir_all(store.paths().deals()).unwrap();
    let path = store.paths().deals().join("acme-00000001.json");
    let newer = sample::full().replace("\"version\": 1,", "\"version\": 2,");
    fs::write(&path, &newer).unwrap();
    let loaded = store.load(&path).unwrap();
    assert!(loaded.read_only.is_some());
    assert_eq!(
        store.save(&loaded.deal, &loaded.at),
        Err(StoreError::Newer { path: path.clone(), version: 2, known: 1 })
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn damaged_file_is_never_touched_by_loading() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let path = folder.path().join("acme.json");
    let whole = sample::full();
    for cut in (0..whole.len() - 1).step_by(97) {
        fs::write(&path, &whole[..whole.floor_char_boundary(cut)]).unwrap();
        let before = fs::read(&path).unwrap();
        assert!(store.load(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn deal_behind_a_link_is_saved_where_it_lies() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let mut deal = sample::deal("Acme", 1);
    let real = store.create(&deal).unwrap().at.path;
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("acme.json");
    symlink(&real, &link).unwrap();
    let at = store.load(&link).unwrap().at;
    deal.name = "Bluebird".into();
    store.save(&deal, &at).unwrap();
    assert!(link.is_symlink());
    assert_eq!(mode(&real), 0o640);
    assert_eq!(store.load(&real).unwrap().deal.name, "Bluebird");
}

#[test]
fn what_cannot_be_read_or_made_is_told_with_its_path() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let missing = folder.path().join("missing.json");
    let error = store.load(&missing).unwrap_err();
    assert_eq!(error.to_string(), format!("{}: can't read this file: it doesn't exist", missing.display()));
    let error = store.load(folder.path()).unwrap_err();
    assert!(error.to_string().ends_with("it's a folder, not a file"), "{error}");
    // A socket stands for devices and pipes too.
    let socket = folder.path().join("socket.json");
    let _listener = UnixListener::bind(&socket).unwrap();
    let error = store.load(&socket).unwrap_err();
    assert!(error.to_string().ends_with("it's a device, a pipe or a socket, not a file"), "{error}");
    // A file stands where the folder should be.
    fs::write(&store.paths().data, "").unwrap();
    let error = store.create(&sample::deal("Acme", 1)).unwrap_err();
    assert!(matches!(&error, StoreError::NoFolder { path, .. } if *path == store.paths().data), "{error}");
    assert!(error.is_not_saved() && error.to_string().ends_with("is a file, not a folder"), "{error}");
}

#[test]
fn method_files_come_by_name_and_bad_ones_say_why() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    assert!(store.method_files().is_empty());
    let method = store.paths().method();
    fs::create_dir_all(&method).unwrap();
    fs::write(method.join("tells.toml"), "a = 1\n").unwrap();
    fs::write(method.join("bad.toml"), b"a = 1\nb = \xff\n").unwrap();
    fs::write(method.join("notes.md"), "").unwrap();
    let files = store.method_files();
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["bad.toml", "tells.toml"]);
    assert!(matches!(files[0].1, Err(StoreError::Damaged { line: 2, .. })));
    assert_eq!(files[1].1.as_deref(), Ok("a = 1\n"));
}
