//! Tests with links to somebody else's files and folders in the place of everything that the program writes, moves or
//! deletes for itself: the targets stay as they are.

#![allow(clippy::unwrap_used)]
use super::shared_view::SharedView;
use super::*;
use crate::domain::record::dates::reading::DayOrder;
use crate::store::journal::{Draft, Journal, Unfinished};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use tempfile::{TempDir, tempdir};

/// Creates a folder of somebody else, with some of the program's file names in it.
fn theirs() -> TempDir {
    let outside = tempdir().unwrap();
    for number in 1..30 {
        fs::write(outside.path().join(format!("{number:08}.json")), format!("{{\"number\":{number}}}")).unwrap();
    }
    for name in ["last", "file", "text", ".stakemap-abcdefghijkl.tmp"] {
        fs::write(outside.path().join(name), name).unwrap();
    }
    for entry in fs::read_dir(outside.path()).unwrap() {
        fs::set_permissions(entry.unwrap().path(), Permissions::from_mode(0o644)).unwrap();
    }
    outside
}

/// Returns every file with its bytes, permissions and number of names.
fn tree(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, u32, u64)> {
    let of = |path: PathBuf| {
        let about = fs::symlink_metadata(&path).unwrap();
        (path.clone(), (fs::read(&path).unwrap_or_default(), about.mode(), about.nlink()))
    };
    fs::read_dir(folder).unwrap().map(|entry| of(entry.unwrap().path())).collect()
}

/// Does everything that writes, moves or deletes a file of the program's own. Refusals are fine.
fn live(store: &Store, deal: &Deal, mut at: SavedAs) {
    let (paths, now) = (store.paths(), Timestamp::UNIX_EPOCH);
    let holder = Holder { by: "Kim".to_owned(), since: now };
    let _lock = store.lock(deal.id, &holder);
    for number in 0..14 {
        at = store.save(&Deal { value: format!("€{number}").into(), ..deal.clone() }, &at).unwrap().at;
        let _ = store.keep_last(deal.id, &at);
    }
    let _ = (
        last_position::write_positions(paths, &LastPositions::default()),
        home_choices::write(paths, &Default::default()),
    );
    let _ = day_order::write(paths, DayOrder::MonthFirst);
    rules::begin(paths, now);
    rules::tell(paths, deal.id);
    let _ = (store.sweep(), store.generations(&at.path));
    let row = index::Row {
        file: "a.json".to_owned(),
        summary: crate::domain::judge::summary::summary(
            &crate::content::playbook(&[]).0,
            deal,
            jiff::civil::date(2026, 11, 21),
        ),
    };
    index::write(paths, &[row]);
    let draft = Draft {
        kind: vec!["note".to_owned()],
        title: "A note".to_owned(),
        about: None,
        fields: Vec::new(),
        focus: 0,
        open: true,
    };
    let mut journal = Journal::new(paths, sample::uuid(5));
    let _ = journal.keep(&Unfinished { drafts: vec![draft], edits: None }, now);
    let _ = journal.take_over();
    let _ = journal.keep(&Unfinished::default(), now);
    let view = SharedView { deal: deal.id, file: at.path.clone(), ..sample::sample_view(1, now) };
    drop(store.publish(&view));
    let _ = (store.shared_views(), store.left_over());
    for check in store.check(&crate::content::playbook(&[]).0, sample::TODAY) {
        let _ = check.repair.map(|repair| store.repair(&repair));
    }
}

#[test]
fn links_in_the_place_of_the_programs_own_files_are_never_written_through() {
    let outside = theirs();
    let before = tree(outside.path());
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let (paths, deal) = (store.paths().clone(), sample::deal("Acme", 1));
    let at = store.create(&deal).unwrap().at;
    let at = store.save(&Deal { value: "€".into(), ..deal.clone() }, &at).unwrap().at;
    let states = paths.backups_of(deal.id, &fs::canonicalize(&at.path).unwrap());
    for folder in [paths.locks(), paths.journal(), paths.shared_views(), paths.cache.clone()] {
        fs::create_dir_all(folder).unwrap();
    }
    let mark = paths.mark();
    let files = [
        paths.where_file(),
        paths.home_file(),
        paths.days_file(),
        paths.columns_file(),
        paths.rules_file(),
        paths.index_file(),
        store.lock_file(deal.id),
        paths.journal().join(format!("{mark}-{}.json", sample::uuid(5))),
        paths.journal().join(format!("{mark}-{}.lock", sample::uuid(5))),
        paths.journal().join(format!("{mark}-{}.json", sample::uuid(6))),
        paths.journal().join(format!("{mark}-{}.lock", sample::uuid(6))),
        paths.shared_views().join(format!("{mark}-{}.json", deal.id)),
        states.join("file"),
        states.join("last"),
        states.join("00000001.json"),
        states.join("00000002.json"),
        paths.deals().join(".stakemap-mnopqrstuvwx.tmp"),
    ];
    for file in &files {
        let _ = fs::remove_file(file);
        symlink(outside.path().join("text"), file).unwrap();
    }
    live(&store, &deal, at);
    assert_eq!(tree(outside.path()), before);
}

#[test]
fn folders_of_the_programs_own_that_are_links_get_new_files_at_most() {
    for name in ["states", "backups", "locks", "journal", "stage", "state", "cache"] {
        let outside = theirs();
        let before = tree(outside.path());
        let folder = tempdir().unwrap();
        let store = sample::store(folder.path());
        let (paths, deal) = (store.paths().clone(), sample::deal("Acme", 1));
        let at = store.create(&deal).unwrap().at;
        let link = match name {
            "states" => paths.backups_of(deal.id, &fs::canonicalize(&at.path).unwrap()),
            "backups" => paths.backups(),
            "locks" => paths.locks(),
            "journal" => paths.journal(),
            "stage" => paths.shared_views(),
            "state" => paths.state.clone(),
            _ => paths.cache.clone(),
        };
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(outside.path(), &link).unwrap();
        live(&store, &deal, at);
        let mut after = tree(outside.path());
        after.retain(|path, _| before.contains_key(path));
        assert_eq!(after, before, "{name}");
        if name == "states" {
            assert_eq!(tree(outside.path()).len(), before.len(), "not even new ones: it would thin theirs out");
        }
    }
}

#[test]
fn deals_are_moved_and_texts_written_behind_a_linked_folder_without_touching_what_is_there() {
    let outside = theirs();
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let paths = store.paths().clone();
    fs::create_dir_all(&paths.data).unwrap();
    for link in [paths.trash(), paths.archive(), paths.exports()] {
        symlink(outside.path(), link).unwrap();
    }
    for number in [1, 2] {
        let at = store.create(&sample::deal("Acme", number)).unwrap().at;
        let name = at.path.file_name().unwrap();
        fs::write(outside.path().join(name), "theirs").unwrap();
        let text = at.path.file_stem().unwrap().to_string_lossy() + "-minutes.md";
        fs::write(outside.path().join(&*text), "theirs").unwrap();
        let before = tree(outside.path());
        store.write_out(&at.path, ("minutes", "md"), "ours").unwrap();
        let moved = if number == 1 { store.trash(&at.path) } else { store.archive(&at.path) }.unwrap();
        let mut after = tree(outside.path());
        after.retain(|path, _| before.contains_key(path));
        assert_eq!(after, before);
        store.untrash(&moved, &at.path).unwrap();
        assert_eq!(fs::read(outside.path().join(name)).unwrap(), b"theirs");
    }
}

#[test]
fn a_deal_that_is_a_link_is_moved_as_a_link() {
    let folder = tempdir().unwrap();
    let store = sample::store(folder.path());
    let at = store.create(&sample::deal("Acme", 1)).unwrap().at;
    let real = folder.path().join("real.json");
    fs::rename(&at.path, &real).unwrap();
    symlink(&real, &at.path).unwrap();
    let before = tree(folder.path());
    let trashed = store.trash(&at.path).unwrap();
    assert!(trashed.is_symlink() && !at.path.is_symlink());
    store.untrash(&trashed, &at.path).unwrap();
    let archived = store.archive(&at.path).unwrap();
    assert!(archived.is_symlink());
    assert_eq!(tree(folder.path())[&real], before[&real]);
}
