//! Checks of who may read the program's files and folders, and the removal of others' permissions.
//!
//! Below each folder only open handles are examined and changed, and no link is followed: its target belongs to
//! somebody else, and as root that could be the whole system. A folder of deals may itself be a link, since people keep
//! their deals in a synced folder; then only the deals in it count.

use super::super::Store;
use super::super::error::{Cause, StoreError, shown};
use super::super::{format, reading};
use super::{Check, Grade, Repair, count};
use rustix::fs::{AtFlags, Dir, FileType, Stat, statat};
use std::ffi::{CStr, CString, OsStr};
use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// The permission bits of everybody but the owner.
const OTHERS: u32 = 0o077;

/// A folder whose files are for their owner only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Private {
    path: PathBuf,
    holds: Holds,
    /// The number of levels below it that are the program's too.
    levels: usize,
}

/// The kinds of files in a folder that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// All files or, if the folder is a link, only the deals.
    Deals,
    /// All files: exported minutes.
    Texts,
    /// All files without another name: an earlier state may be a second name of a deal, which is checked where that is.
    State,
    /// The files that the user wrote for the program.
    Config,
}

/// A file or folder met on a walk.
struct Entry<'a> {
    folder: &'a File,
    name: &'a CStr,
    path: PathBuf,
    about: Stat,
}

impl Entry<'_> {
    fn kind(&self) -> FileType {
        FileType::from_raw_mode(self.about.st_mode)
    }

    // Not everywhere as wide as here.
    #[allow(clippy::useless_conversion)]
    fn mode(&self) -> u32 {
        u32::from(self.about.st_mode) & 0o7777
    }

    fn open(&self) -> io::Result<File> {
        reading::open_in(self.folder, self.name)
    }
}

impl Store {
    /// Checks who can read what: files and folders should be for their owner only. Other people's files in the data
    /// folder don't count.
    pub(super) fn check_rights(&self) -> Vec<Check> {
        let mut found: Vec<Check> =
            self.private_folders().iter().flat_map(|folder| self.check_folder(folder)).collect();
        if found.is_empty() {
            let words = "only you can read the files and folders";
            found.push(Check::new("rights", Grade::Ok, &shown(&self.paths.data), words, ""));
        }
        found
    }

    fn private_folders(&self) -> Vec<Private> {
        let paths = &self.paths;
        let of = |path: PathBuf, holds: Holds, levels: usize| Private { path, holds, levels };
        vec![
            of(paths.deals(), Holds::Deals, 0),
            of(paths.trash(), Holds::Deals, 0),
            of(paths.archive(), Holds::Deals, 0),
            of(paths.exports(), Holds::Texts, 0),
            of(paths.state.clone(), Holds::State, 2),
            of(paths.cache.clone(), Holds::State, 0),
            of(paths.config.clone(), Holds::Config, 0),
            of(paths.method(), Holds::Config, 0),
        ]
    }

    fn check_folder(&self, folder: &Private) -> Vec<Check> {
        let mut found = Vec::new();
        let about = shown(&folder.path);
        let (mut wide, mut strange) = (Vec::new(), Vec::new());
        let mut note_strange = |entry: &Entry<'_>| strange.extend(no_file(folder.holds, entry));
        self.walk(folder, &mut |path, mode, _| wide.push((path.to_owned(), mode)), &mut note_strange);
        if let Some((first, mode)) = wide.first() {
            let number = count(wide.len(), "file or folder", "files or folders");
            let words = format!("others can read {number}, first {} ({mode:04o})", shown(first));
            let remedy = "stakemap doctor --fix makes them private (0600, folders 0700).";
            // What the user wrote by hand says little.
            let grade = if folder.holds == Holds::Config { Grade::Note } else { Grade::Problem };
            let repair = Some(Repair::Narrow(folder.clone()));
            found.push(Check { repair, ..Check::new("rights", grade, &about, &words, remedy) });
        }
        if folder.path.is_symlink() && folder.holds != Holds::Deals {
            let words = "the folder is a link: permissions behind it aren't checked or changed";
            found.push(Check::new("linked-folder", Grade::Note, &about, words, ""));
        }
        found.extend(strange);
        found
    }

    /// Removes the permissions of others from a folder and everything in it. Returns what was done to each.
    pub(super) fn narrow(&self, folder: &Private) -> Vec<Result<String, String>> {
        let mut done = Vec::new();
        self.walk(folder, &mut |path, _, open| done.push(narrow(path, open)), &mut |_: &Entry<'_>| {});
        done
    }

    /// Visits everything in a folder that others may use, the folder first, and everything that is neither file nor
    /// folder.
    fn walk(&self, folder: &Private, wide: &mut Wide<'_>, strange: &mut dyn FnMut(&Entry<'_>)) {
        let is_link = folder.path.is_symlink();
        if is_link && folder.holds != Holds::Deals {
            return;
        }
        let Ok(open) =
            (if is_link { reading::open_folder(&folder.path) } else { reading::open_own_folder(&folder.path) })
        else {
            return;
        };
        if !is_link && let Ok(about) = open.metadata() {
            show(&folder.path, about.mode() & 0o7777, &|| open.try_clone(), wide);
        }
        below(&open, &folder.path, folder.levels, &mut |entry| {
            let counts = match (entry.kind(), folder.holds) {
                (FileType::RegularFile, Holds::Deals) => !is_link || self.is_deal(entry),
                (FileType::RegularFile, Holds::State) => entry.about.st_nlink == 1,
                (FileType::RegularFile, Holds::Config) => has_ending(&entry.path, "toml"),
                (FileType::RegularFile, Holds::Texts) => true,
                (FileType::Directory, holds) => holds == Holds::State && folder.levels > 0,
                (_, _) => {
                    strange(entry);
                    false
                }
            };
            if counts {
                show(&entry.path, entry.mode(), &|| entry.open(), wide);
            }
        });
    }

    /// Returns whether a file is a deal, even one of a newer version. A damaged one could be anybody's.
    fn is_deal(&self, entry: &Entry<'_>) -> bool {
        let bytes = || reading::rest(&entry.open().ok()?, self.largest).ok();
        let is_one = |bytes: Vec<u8>| match format::decode(&bytes, &entry.path) {
            Ok(_) | Err(StoreError::Newer { .. } | StoreError::NotMigrated { .. }) => true,
            Err(_) => false,
        };
        has_ending(&entry.path, "json") && bytes().is_some_and(is_one)
    }
}

/// A visitor of a path, its mode, and a way to open it.
type Wide<'a> = dyn FnMut(&Path, u32, &dyn Fn() -> io::Result<File>) + 'a;

fn show(path: &Path, mode: u32, open: &dyn Fn() -> io::Result<File>, wide: &mut Wide<'_>) {
    if mode & OTHERS != 0 {
        wide(path, mode, open);
    }
}

/// Visits everything in an open folder and this many levels below it, by name.
fn below(folder: &File, path: &Path, levels: usize, meet: &mut dyn FnMut(&Entry<'_>)) {
    let Ok(entries) = Dir::read_from(folder) else { return };
    let is_other = |name: &CString| !matches!(name.as_bytes(), b"." | b"..");
    let mut names: Vec<CString> = entries.filter_map(Result::ok).map(|entry| entry.file_name().to_owned()).collect();
    names.retain(is_other);
    names.sort();
    for name in &names {
        let Ok(about) = statat(folder, name, AtFlags::SYMLINK_NOFOLLOW) else { continue };
        let entry = Entry { folder, name, path: path.join(OsStr::from_bytes(name.as_bytes())), about };
        meet(&entry);
        if levels > 0
            && entry.kind() == FileType::Directory
            && let Ok(inner) = entry.open()
        {
            below(&inner, &entry.path, levels - 1, meet);
        }
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|one| one == ending)
}

fn narrow(path: &Path, open: &dyn Fn() -> io::Result<File>) -> Result<String, String> {
    let file = shown(path);
    let done: io::Result<(u32, u32)> = open().and_then(|handle| {
        let old = handle.metadata()?.mode() & 0o7777;
        let new = old & !OTHERS;
        handle.set_permissions(Permissions::from_mode(new))?;
        Ok((old, new))
    });
    match done {
        Ok((old, new)) => Ok(format!("{file}: {old:04o} is now {new:04o}")),
        Err(error) => Err(format!("{file}: can't change its permissions: {}", Cause::from(error))),
    }
}

/// Reports what is neither a file nor a folder, if that matters.
fn no_file(holds: Holds, entry: &Entry<'_>) -> Option<Check> {
    match (holds, entry.kind()) {
        (Holds::Deals, FileType::Symlink) => behind(&entry.path),
        (Holds::State, FileType::Symlink) => {
            let words = "a link among stakemap's own files: nothing behind it is changed";
            let remedy = "Move it away, unless you put it there.";
            Some(Check::new("strange-file", Grade::Note, &shown(&entry.path), words, remedy))
        }
        (Holds::State, _) => {
            let words = "a device, a pipe or a socket among stakemap's own files: not read";
            Some(Check::new("strange-file", Grade::Note, &shown(&entry.path), words, "Move it away."))
        }
        // Among deals it is told where they are read, and what others put beside the rest is theirs.
        (Holds::Deals | Holds::Texts | Holds::Config, _) => None,
    }
}

/// Reports a link in a deal's place if others can read its target.
fn behind(link: &Path) -> Option<Check> {
    let there = fs::metadata(link).ok().filter(|there| there.is_file() && there.mode() & OTHERS != 0)?;
    let target = shown(&fs::canonicalize(link).ok()?);
    let mode = there.mode() & 0o7777;
    let words = format!("a link to {target}, which others can read ({mode:04o})");
    let remedy = "Nothing is changed behind a link. To make the target private, run chmod go= on its path.";
    Some(Check::new("rights", Grade::Problem, &shown(link), &words, remedy))
}
