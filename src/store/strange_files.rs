//! Tests with pipes and endless devices in the place of every file that is read: nothing hangs, and important ones are
//! reported.

#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use crate::domain::record::id::DealId;
use crate::store::journal::Journal;
use rustix::fs::{CWD, Mode, mkfifoat};
use std::fs;
use std::os::unix::fs::symlink;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use tempfile::tempdir;

/// Runs something that must not wait for anything; the limit only ends a test that would never end.
#[track_caller]
fn at_once<T: Send + 'static>(what: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, is_done) = channel();
    thread::spawn(move || done.send(what()));
    is_done.recv_timeout(Duration::from_secs(60)).expect("it waits for a pipe, or reads without end")
}

fn pipe(path: &Path) {
    mkfifoat(CWD, path, Mode::RUSR | Mode::WUSR).unwrap();
}

fn endless(path: &Path) {
    symlink("/dev/zero", path).unwrap();
}

/// Puts something in the place of every file that the program finds by name. Returns the deal whose files these are.
fn everywhere(store: &Store, put: fn(&Path)) -> DealId {
    let (paths, deal) = (store.paths(), sample::deal("Acme", 1));
    let at = store.create(&deal).unwrap().at;
    let at = store.save(&Deal { value: "€1".into(), ..deal.clone() }, &at).unwrap().at;
    store.keep_last(deal.id, &at).unwrap();
    let states = paths.backups_of(deal.id, &fs::canonicalize(&at.path).unwrap());
    let name = format!("{}-{}", paths.mark(), deal.id);
    for folder in [paths.locks(), paths.journal(), paths.shared_views(), paths.method(), paths.cache.clone()] {
        fs::create_dir_all(folder).unwrap();
    }
    for folder in [paths.trash(), paths.archive()] {
        fs::create_dir_all(folder).unwrap();
    }
    let files = [
        paths.config_file(),
        paths.method().join("traits.toml"),
        paths.where_file(),
        paths.home_file(),
        paths.index_file(),
        at.path,
        paths.deals().join("acme-00000001 (2).json"),
        paths.deals().join(".stakemap-abcdefghijkl.tmp"),
        paths.trash().join("old-00000002.json"),
        paths.archive().join("over-00000003.json"),
        store.lock_file(deal.id),
        paths.journal().join(format!("{name}.json")),
        paths.journal().join(format!("{}-other.lock", paths.mark())),
        paths.shared_views().join(format!("{name}.json")),
        states.join("00000001.json"),
        states.join("last"),
        states.join("file"),
    ];
    for file in files {
        let _ = fs::remove_file(&file);
        put(&file);
    }
    deal.id
}

#[test]
fn no_pipe_and_no_endless_device_holds_anything_up() {
    for put in [pipe, endless] {
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let deal = everywhere(&store, put);
        let mine = store.clone();
        let (warnings, method, checks) = at_once(move || {
            let (paths, store) = (mine.paths().clone(), mine);
            let _ = (home_choices::read(&paths), index::read(&paths), store.shared_views(), store.is_free(deal));
            let _ = (store.copies_of(deal), store.sweep(), store.trashed(), store.archived());
            let holder = Holder { by: "Kim".to_owned(), since: "2026-11-21T09:00:00Z".parse().unwrap() };
            let _ = store.lock(deal, &holder);
            let _ = Journal::new(&paths, sample::uuid(5)).take_over();
            for file in store.files().unwrap() {
                assert!(store.load(&file.path).is_err());
                let _ = (store.generations(&file.path), store.resolve_kept("acme"), store.stamp(&file.path));
            }
            let (_, mut warnings) = Config::read(&paths);
            warnings.extend(last_position::read_positions(&paths).1);
            let method: Vec<_> = store.method_files().into_iter().map(|(_, text)| text.unwrap_err()).collect();
            (warnings, method, store.check(&crate::content::playbook(&[]).0, sample::TODAY))
        });
        let words = crate::store::cause::NOT_A_FILE;
        assert_eq!(warnings.len(), 2, "configuration and where-was-I: {warnings:?}");
        assert!(warnings.iter().all(|one| one.contains(words)), "{warnings:?}");
        assert!(method[0].to_string().contains(words), "{method:?}");
        let named = |name: &str| checks.iter().any(|one| one.about.ends_with(name) && one.words.contains(words));
        assert!(named("acme-00000001.json") && named("old-00000002.json"), "{checks:?}");
    }
}

#[test]
fn every_file_is_read_up_to_a_limit() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let paths = store.paths();
    for at in [&paths.state, &paths.config, &paths.cache] {
        fs::create_dir_all(at).unwrap();
    }
    for file in [paths.config_file(), paths.where_file(), paths.home_file(), paths.index_file()] {
        // A hole, which takes no room on the disk.
        fs::File::create(&file).unwrap().set_len(1 << 40).unwrap();
    }
    let (_, warnings) = Config::read(paths);
    assert!(warnings[0].contains("larger than the limit of 4 MB; Move it"), "{warnings:?}");
    assert!(last_position::read_positions(paths).1.unwrap().contains("larger than the limit of 4 MB"));
    assert_eq!((home_choices::read(paths), index::read(paths)), (None, Vec::new()));
}
