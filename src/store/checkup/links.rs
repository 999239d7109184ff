//! Tests with links in the place of every folder and file of the program: the targets stay as they are, permissions and
//! contents.

#![allow(clippy::unwrap_used, clippy::panic)]
use super::tests::{Tree, look, names, one, the, tree};
use super::*;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::PathBuf;
use tempfile::{TempDir, tempdir};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// Creates a folder of somebody else, with programs that everybody may run, a text, and folders in it.
fn theirs() -> TempDir {
    let outside = tempdir().unwrap();
    let at = |name: &str| outside.path().join(name);
    fs::create_dir_all(at("tools/more")).unwrap();
    for (name, bits) in [("run.sh", 0o755), ("package.json", 0o644), ("tools/more/old.json", 0o644), ("a.toml", 0o644)]
    {
        fs::write(at(name), r#"{"id":"019cadf6-0187-7000-8000-000000000188","name":"not a deal"}"#).unwrap();
        set_mode(&at(name), bits);
    }
    for name in ["", "tools", "tools/more"] {
        set_mode(&at(name), 0o755);
    }
    outside
}

/// Repairs everything that a check finds.
fn mend(store: &Store) -> Vec<Result<String, String>> {
    look(store).iter().filter_map(|check| check.repair.as_ref()).flat_map(|repair| store.repair(repair)).collect()
}

#[test]
fn a_folder_of_ours_that_is_a_link_leads_to_no_change_of_rights() {
    let outside = theirs();
    let before: Tree = tree(outside.path());
    let (_root, store, _) = one();
    let paths = store.paths().clone();
    let folders = [
        paths.deals(),
        paths.trash(),
        paths.archive(),
        paths.exports(),
        paths.locks(),
        paths.journal(),
        paths.shared_views(),
        paths.backups(),
        paths.method(),
        paths.state.clone(),
        paths.cache.clone(),
        paths.config.clone(),
    ];
    for folder in folders {
        if folder.is_dir() {
            fs::rename(&folder, folder.with_extension("aside")).unwrap();
        }
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        symlink(outside.path(), &folder).unwrap();
        let _ = mend(&store);
        assert_eq!(tree(outside.path()), before, "{}", folder.display());
        fs::remove_file(&folder).unwrap();
    }
}

#[test]
fn links_inside_of_our_folders_lead_to_no_change_of_rights() {
    let outside = theirs();
    let before: Tree = tree(outside.path());
    let (_root, store, _) = one();
    let paths = store.paths().clone();
    let states = fs::read_dir(paths.backups()).unwrap().next().unwrap().unwrap().path();
    let folders = [
        paths.deals(),
        paths.trash(),
        paths.archive(),
        paths.exports(),
        paths.state.clone(),
        paths.locks(),
        paths.journal(),
        paths.shared_views(),
        paths.backups(),
        states,
        paths.cache.clone(),
        paths.config.clone(),
        paths.method(),
    ];
    for folder in &folders {
        fs::create_dir_all(folder).unwrap();
        symlink(outside.path(), folder.join("folder")).unwrap();
        symlink(outside.path().join("run.sh"), folder.join("program")).unwrap();
        symlink(outside.path().join("package.json"), folder.join("linked-00000009.json")).unwrap();
        symlink(outside.path().join("a.toml"), folder.join("linked.toml")).unwrap();
        set_mode(folder, 0o755);
    }
    let done = mend(&store);
    assert_eq!(tree(outside.path()), before);
    assert!(done.iter().all(Result::is_ok), "{done:?}");
    assert!(folders.iter().all(|folder| mode(folder) & 0o77 == 0 || *folder == paths.method()), "ours are mended");
}

#[test]
fn of_a_linked_folder_of_deals_only_the_deals_are_made_private() {
    let outside = theirs();
    let (_root, store, file) = one();
    let deals = store.paths().deals();
    let real = outside.path().join(file.file_name().unwrap());
    fs::copy(&file, &real).unwrap();
    fs::rename(&deals, deals.with_extension("aside")).unwrap();
    symlink(outside.path(), &deals).unwrap();
    set_mode(&real, 0o644);
    let mut before = tree(outside.path());
    let done: Vec<String> = mend(&store).into_iter().map(Result::unwrap).collect();
    assert_eq!(done, [format!("{}: 0644 is now 0600", file.display())]);
    let mut after = tree(outside.path());
    assert_eq!(mode(&real), 0o600);
    before.remove(&real);
    after.remove(&real);
    assert_eq!(after, before);
    assert_eq!(names(&store), [("wrong-format", Grade::Problem)], "what else is there is theirs");
}

#[test]
fn a_deal_that_is_a_link_is_told_and_left_to_its_owner() {
    let (root, store, file) = one();
    let real: PathBuf = root.path().join("elsewhere.json");
    fs::rename(&file, &real).unwrap();
    symlink(&real, &file).unwrap();
    let theirs = store.paths().data.join("holiday.txt");
    fs::write(&theirs, "").unwrap();
    set_mode(&real, 0o640);
    set_mode(&theirs, 0o640);
    let checks = look(&store);
    let check = the(&checks, "rights");
    assert_eq!((check.grade, &check.repair), (Grade::Problem, &None));
    assert!(check.words.contains("elsewhere.json, which others can read (0640)"), "{check:?}");
    let _ = mend(&store);
    assert_eq!((mode(&real), mode(&theirs)), (0o640, 0o640));
    assert_eq!(store.files().unwrap().len(), 1);
}
