//! Disks that are full, read-only, borrowed or not ours, for real: mounts and limits, so only for root.

use crate::child::{READY, child};
use crate::scene::{Scene, leftovers, runs};
use crate::table::{Trial, skip};
use stakemap::domain::record::deal::Deal;
use stakemap::domain::record::id::DealId;
use stakemap::store::{DataPaths, Store, StoreError};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use tempfile::TempDir;
use uuid::Uuid;

/// A mount that goes away again.
struct Mount(PathBuf);

impl Mount {
    fn new(args: &[&str], at: &Path) -> Option<Self> {
        let mut all = args.to_vec();
        all.push(at.to_str().unwrap());
        runs("mount", &all).then(|| Self(at.to_owned()))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        runs("umount", &["-l", self.0.to_str().unwrap()]);
    }
}

/// A scene whose deals lie on a small disk of their own; the state folder lies elsewhere.
fn on_tmpfs(options: &str) -> Option<(Mount, Scene)> {
    let root = TempDir::new().unwrap();
    let data = root.path().join("data");
    fs::create_dir(&data).unwrap();
    fs::set_permissions(&data, Permissions::from_mode(0o700)).unwrap();
    let mount = Mount::new(&["-t", "tmpfs", "-o", options, "tmpfs"], &data)?;
    let store = Store::new(DataPaths::under(root.path()));
    Some((mount, Scene::on(root, store)))
}

/// Refused in these words, with this way out, the file byte for byte as before and nothing beside it.
fn refused(
    scene: &Scene,
    before: &[u8],
    result: Result<(), StoreError>,
    words: &str,
    hint: &str,
) -> Result<(), String> {
    let said = match result {
        Ok(()) => return Err(format!("saved, though {words}")),
        Err(error) => format!("{error} | {}", error.hint()),
    };
    check_refusal(scene, before, &said, words, hint)
}

fn check_refusal(scene: &Scene, before: &[u8], said: &str, words: &str, hint: &str) -> Result<(), String> {
    let name = scene.file.file_name().unwrap().to_str().unwrap();
    if !(said.contains(name) && said.contains(words) && said.contains(hint)) {
        return Err(format!("{said:?} says not {words:?} and {hint:?}"));
    }
    if scene.bytes() != before {
        return Err(format!("the file changed: {said}"));
    }
    let left = leftovers(scene.file.parent().unwrap());
    if left.is_empty() { Ok(()) } else { Err(format!("left: {left:?}")) }
}

/// A child that was refused has said so and ended in order.
fn lived(status: ExitStatus) -> Result<(), String> {
    if status.success() { Ok(()) } else { Err(format!("the child ended with {status}")) }
}

fn save(scene: &Scene) -> Result<(), StoreError> {
    scene.save().map(|_| ())
}

#[test]
#[ignore = "long: needs root"]
fn torture_full_disks_keep_the_old_file() {
    let promise = "disk full at every page of a save, and without inodes";
    let Some((_mount, scene)) = on_tmpfs("size=600k,mode=700") else { return skip(promise, "mounting needs root") };
    let mut trial = Trial::of(promise);
    let filler = scene.file.with_file_name("filler");
    let page = 4_096;
    let mut free = 0;
    loop {
        // All of the disk, then as many pages as this round leaves free.
        let _ = fs::write(&filler, vec![1; 700 * 1_024]);
        let full = fs::metadata(&filler).unwrap().len();
        fs::File::options().write(true).open(&filler).unwrap().set_len(full - free * page).unwrap();
        let before = scene.bytes();
        let result = save(&scene);
        fs::remove_file(&filler).unwrap();
        if result.is_ok() {
            break;
        }
        trial.case(refused(&scene, &before, result, "the disk is full", "Free up some space"));
        free += 1;
    }
    assert!(free as usize * 4_096 >= scene.bytes().len(), "it went through only once there was room");
    // Inodes: so few that the deal and its folders fit, and one unfinished file and its lock more only sometimes.
    for inodes in 6..10 {
        let root = TempDir::new().unwrap();
        let Some(mount) = Mount::new(&["-t", "tmpfs", "-o", &format!("nr_inodes={inodes}"), "tmpfs"], root.path())
        else {
            continue;
        };
        let data = root.path().join("data");
        let outside = TempDir::new().unwrap();
        let paths = DataPaths { data, ..DataPaths::under(outside.path()) };
        let scene = Scene::on(root, Store::new(paths));
        let mut count = 0;
        while fs::write(scene.file.with_file_name(format!("filler{count}")), "").is_ok() {
            count += 1;
        }
        let before = scene.bytes();
        trial.case(refused(&scene, &before, save(&scene), "the disk is full", "Free up some space"));
        drop(mount);
    }
    trial.end();
}

#[test]
#[ignore = "long: needs root"]
fn torture_disks_that_refuse_keep_the_old_file() {
    let promise = "read-only disk, file mounted by itself: refused in words";
    let Some((mount, scene)) = on_tmpfs("size=4m,mode=700") else { return skip(promise, "mounting needs root") };
    let mut trial = Trial::of(promise);
    let before = scene.bytes();
    let at = mount.0.to_str().unwrap();
    assert!(runs("mount", &["-o", "remount,ro", at]));
    trial.case(refused(&scene, &before, save(&scene), "the disk is read-only", "Save a copy somewhere else"));
    assert!(runs("mount", &["-o", "remount,rw", at]));
    let bound = Mount::new(&["--bind", scene.file.to_str().unwrap()], &scene.file);
    if bound.is_some() {
        trial.case(refused(&scene, &before, save(&scene), "in use", "Save a copy somewhere else"));
        // The way out that it names works.
        let (deal, _) = scene.load().unwrap();
        let copy = Deal { id: DealId(Uuid::from_u128(7)), ..deal };
        trial.case(scene.store.create(&copy).map(|_| ()).map_err(|e| e.to_string()));
    }
    drop(bound);
    trial.case(save(&scene).map_err(|e| e.to_string()));
    trial.end();
}

#[test]
#[ignore = "long: needs root"]
fn torture_immutable_files_stay() {
    let promise = "immutable file or folder: refused in words";
    let scene = Scene::new();
    let folder = scene.file.parent().unwrap().to_path_buf();
    let mut trial = Trial::of(promise);
    for marked in [&scene.file, &folder] {
        let path = marked.to_str().unwrap();
        if !runs("chattr", &["+i", path]) {
            return skip(promise, "chattr needs root and a disk that knows it");
        }
        let before = scene.bytes();
        let result = save(&scene);
        let checked = refused(&scene, &before, result, "the system doesn't allow it", "chattr -i");
        assert!(runs("chattr", &["-i", path]));
        trial.case(checked);
    }
    trial.end();
}

#[test]
#[ignore = "long: needs root"]
fn torture_foreign_users_change_nothing() {
    let promise = "someone else's folder: refused in words";
    if !runs("setpriv", &["--reuid=65534", "--regid=65534", "--clear-groups", "true"]) {
        return skip(promise, "setpriv needs root");
    }
    let scene = Scene::new();
    for folder in [scene.root.path(), &scene.store.paths().data, &scene.store.paths().deals()] {
        fs::set_permissions(folder, Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(&scene.file, Permissions::from_mode(0o644)).unwrap();
    let mut trial = Trial::of(promise);
    let before = scene.bytes();
    // The test program itself may lie where nobody else can run it.
    let copy = scene.root.path().join("torture");
    fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
    let mut command = child(&[], "save", scene.root.path(), &scene.file);
    let mut through = std::process::Command::new("setpriv");
    through.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&copy).args(command.get_args());
    through.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command = through;
    let out = command.stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    let checked = check_refusal(&scene, &before, &said, "not permitted", "get permission to write");
    trial.case(checked.and_then(|()| lived(out.status)));
    trial.end();
}

#[test]
#[ignore = "long: many limits"]
fn torture_limits_of_a_process_are_errors_and_no_deaths() {
    let promise = "limits on file size and open files: refused in words, no death";
    if !runs("prlimit", &["--fsize=100000", "true"]) {
        return skip(promise, "prlimit is missing");
    }
    let scene = Scene::new();
    let mut trial = Trial::of(promise);
    // Only three steps are kept: once those of the example are gone, each save is as large as the one before, but for the
    // digits of a few times.
    for _ in 0..3 {
        save(&scene).unwrap();
    }
    let size = scene.bytes().len() - 100;
    let once = |limit: &str| {
        let out = child(&["prlimit", limit], "save", scene.root.path(), &scene.file).output().unwrap();
        (String::from_utf8_lossy(&out.stdout).into_owned(), out.status)
    };
    for limit in (0..size).step_by(size / 25) {
        let before = scene.bytes();
        let (said, status) = once(&format!("--fsize={limit}"));
        let checked = check_refusal(&scene, &before, &said, "larger than allowed", "ulimit -f");
        trial.case(checked.and_then(|()| lived(status)));
    }
    // From so few that it cannot even start to as many as it needs.
    for limit in 3..40 {
        let before = scene.bytes();
        let (said, status) = once(&format!("--nofile={limit}"));
        if said.contains("saved\n") {
            break;
        }
        let unchanged = if scene.bytes() == before { Ok(()) } else { Err("the file changed".to_owned()) };
        if said.contains("refused") && !said.contains("can't read") {
            let checked = check_refusal(&scene, &before, &said, "too many files are open", "ulimit -n");
            trial.case(checked.and_then(|()| lived(status)));
        } else if said.contains(READY) {
            trial.case(unchanged.and_then(|()| lived(status)));
        } else {
            // With so few not even a test can begin.
            trial.case(unchanged);
        }
    }
    trial.end();
}
