#![allow(clippy::unwrap_used)]
use super::*;
use rustix::fs::Mode;
use std::io::Write;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use tempfile::{TempDir, tempdir};

/// Reports that something was not tested, past the test harness, which hides the output of tests that pass.
fn skipped(why: std::fmt::Arguments<'_>) {
    std::io::stderr().write_all(format!("SKIPPED, not passed: {why}\n").as_bytes()).unwrap();
}

/// Returns a folder, with the widest umask set: code that doesn't set modes explicitly is found out.
fn folder() -> TempDir {
    rustix::process::umask(Mode::empty());
    tempdir().unwrap()
}

/// Puts a file in the place of another, or of none, as a save does once it has compared them.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<Durability, Cause> {
    let ready = prepare(path, bytes)?;
    ready.unfinished.put(&ready.target)?;
    Ok(sync_folder_of(&ready.target))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o7777
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn new_files_and_folders_are_for_their_owner_only_even_without_a_mask() {
    let folder = folder();
    let inner = folder.path().join("a/b");
    make_folder(&inner).unwrap();
    assert_eq!(mode(&folder.path().join("a")), 0o700);
    assert_eq!(mode(&inner), 0o700);
    for write in [write_whole, write_new] {
        let path = inner.join("new");
        assert_eq!(write(&path, b"x"), Ok(Durability::Safe));
        assert_eq!(mode(&path), 0o600);
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn replaced_file_keeps_its_mode_and_leaves_nothing_beside_it() {
    let folder = folder();
    let path = folder.path().join("deal.json");
    for wanted in [0o600, 0o640, 0o664, 0o400] {
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(wanted)).unwrap();
        assert_eq!(write_whole(&path, b"new"), Ok(Durability::Safe));
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(mode(&path), wanted);
        assert_eq!(names(folder.path()), ["deal.json"]);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn replaced_file_keeps_its_owner_where_the_system_allows_it() {
    if !rustix::process::geteuid().is_root() {
        skipped(format_args!("only root can give a file away"));
        return;
    }
    let folder = folder();
    let path = folder.path().join("deal.json");
    fs::write(&path, "old").unwrap();
    std::os::unix::fs::chown(&path, Some(65534), Some(65534)).unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    write_whole(&path, b"new").unwrap();
    let now = fs::metadata(&path).unwrap();
    assert_eq!((now.uid(), now.gid(), now.mode() & 0o7777), (65534, 65534, 0o640));
}

#[test]
fn link_stays_a_link_and_what_it_points_to_is_replaced_with_its_mode() {
    let folder = folder();
    let (real, near, far) = (folder.path().join("real"), folder.path().join("near"), folder.path().join("far"));
    fs::create_dir(&real).unwrap();
    let file = real.join("deal.json");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    symlink("real/deal.json", &near).unwrap();
    symlink(&near, &far).unwrap();
    assert_eq!(write_whole(&far, b"new"), Ok(Durability::Safe));
    assert!(near.is_symlink() && far.is_symlink());
    assert_eq!(fs::read(&file).unwrap(), b"new");
    assert_eq!(mode(&file), 0o640);
    assert_eq!(names(&real), ["deal.json"]);
}

#[test]
fn folder_behind_a_link_works_too() {
    let folder = folder();
    fs::create_dir(folder.path().join("real")).unwrap();
    symlink("real", folder.path().join("link")).unwrap();
    write_whole(&folder.path().join("link/deal.json"), b"new").unwrap();
    assert_eq!(names(&folder.path().join("real")), ["deal.json"]);
}

#[test]
fn failed_write_leaves_the_old_file_and_nothing_else() {
    let folder = folder();
    let (dangling, taken) = (folder.path().join("dangling"), folder.path().join("taken"));
    symlink("nowhere", &dangling).unwrap();
    fs::write(&taken, "old").unwrap();
    let missing = folder.path().join("missing/deal.json");
    let below_a_file = taken.join("deal.json");
    let kind = |path: &Path| write_whole(path, b"new").unwrap_err().kind;
    assert_eq!(kind(&dangling), ErrorKind::NotFound);
    assert_eq!(kind(&missing), ErrorKind::NotFound);
    assert_eq!(kind(&below_a_file), ErrorKind::NotADirectory);
    assert_eq!(kind(folder.path()), ErrorKind::IsADirectory);
    assert_eq!(write_new(&taken, b"new").unwrap_err().kind, ErrorKind::AlreadyExists);
    assert_eq!(write_new(&dangling, b"new").unwrap_err().kind, ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&taken).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["dangling", "taken"]);
}

#[test]
fn file_that_may_not_be_replaced_stays_as_it_is() {
    if rustix::process::geteuid().is_root() {
        skipped(format_args!("permissions do not bind root"));
        return;
    }
    let folder = folder();
    let path = folder.path().join("deal.json");
    fs::write(&path, "old").unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o500)).unwrap();
    let error = write_whole(&path, b"new").unwrap_err();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).unwrap();
    assert_eq!(error.kind, ErrorKind::PermissionDenied);
    assert_eq!(fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["deal.json"]);
}

#[test]
fn what_is_no_file_is_never_replaced() {
    let folder = folder();
    // A socket stands for devices and pipes too.
    let socket = folder.path().join("socket");
    let _listener = UnixListener::bind(&socket).unwrap();
    assert_eq!(write_whole(&socket, b"new").unwrap_err().kind, ErrorKind::InvalidInput);
    assert!(!fs::metadata(&socket).unwrap().is_file());
    assert_eq!(names(folder.path()), ["socket"]);
}

#[test]
fn folder_that_cannot_be_synced_is_told_apart_from_success_and_failure() {
    let folder = folder();
    assert_eq!(sync_folder_of(&folder.path().join("deal.json")), Durability::Safe);
    assert!(matches!(sync_folder_of(&folder.path().join("gone/deal.json")), Durability::Unknown(_)));
}

#[test]
fn move_takes_no_name_that_is_taken() {
    let folder = folder();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    fs::write(&from, "mine").unwrap();
    fs::write(&to, "theirs").unwrap();
    assert_eq!(move_new(&from, &to).unwrap_err().kind, ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&to).unwrap(), b"theirs");
    fs::remove_file(&to).unwrap();
    assert_eq!(move_new(&from, &to), Ok(Durability::Safe));
    assert_eq!(fs::read(&to).unwrap(), b"mine");
    assert!(!from.exists());
}

/// Returns an access list that lets user 65,534 read, in the form in which Linux stores it.
fn readable_by_another() -> Vec<u8> {
    const NOBODY: u32 = u32::MAX;
    let entries: [(u16, u16, u32); 5] =
        [(1, 6, NOBODY), (2, 4, 65_534), (4, 0, NOBODY), (0x10, 4, NOBODY), (0x20, 0, NOBODY)];
    let mut bytes = 2_u32.to_le_bytes().to_vec();
    for (tag, may, id) in entries {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(may.to_le_bytes());
        bytes.extend(id.to_le_bytes());
    }
    bytes
}

#[test]
fn replaced_file_keeps_what_was_attached_to_it_and_who_else_may_read_it() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = tempdir().unwrap();
    for (name, value) in
        [("user.stakemap.tag", b"for Rosa".to_vec()), ("system.posix_acl_access", readable_by_another())]
    {
        let path = folder.path().join(format!("{name}.json"));
        write_new(&path, b"old").unwrap();
        if let Err(error) = setxattr(&path, name, &value, XattrFlags::empty()) {
            skipped(format_args!("{name} can't be written on this disk: {error}"));
            continue;
        }
        let mode = fs::metadata(&path).unwrap().mode();
        write_whole(&path, b"new").unwrap();
        let mut there = [0; 200];
        let count = getxattr(&path, name, &mut there[..]).unwrap();
        assert_eq!(there[..count], value, "{name}");
        assert_eq!((fs::read(&path).unwrap(), fs::metadata(&path).unwrap().mode()), (b"new".to_vec(), mode), "{name}");
    }
}

#[test]
fn what_a_folder_gives_to_each_new_file_is_not_given_to_a_replaced_one() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let folder = tempdir().unwrap();
    let path = folder.path().join("deal.json");
    write_new(&path, b"old").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
    if let Err(error) = setxattr(folder.path(), "system.posix_acl_default", &readable_by_another(), XattrFlags::empty())
    {
        skipped(format_args!("this disk knows no rights beside the mode: {error}"));
        return;
    }
    write_whole(&path, b"new").unwrap();
    assert!(getxattr(&path, "system.posix_acl_access", &mut [0; 200][..]).is_err());
    assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o640);
}
