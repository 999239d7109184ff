//! Files that are written whole or not at all, and moves that overwrite nothing.
//!
//! The order never changes: a new file beside the real target, all bytes, sync, rename, sync of the folder. Nothing
//! here knows what the bytes mean.

use super::cause::NOT_A_FILE;
use super::error::{Cause, StoreError};
use super::file_id::{FileId, names_at};
use super::reading;
use super::stamp::Stamp;
use attributes::Attributes;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs::{self, DirBuilder, File, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, fchown};
use std::path::{Path, PathBuf};
use unfinished::Unfinished;

mod attributes;
mod swap;
mod unfinished;

pub(super) use swap::{CameOut, holds};
pub(super) use unfinished::{bare_locks_in, has_come_out, lock_of, unfinished_in};

const FILE_MODE: u32 = 0o600;
const FOLDER_MODE: u32 = 0o700;

/// The safety of what was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Durability {
    /// On disk, even after a power cut.
    Safe,
    /// Written and readable, but the folder could not be synced: a power cut might bring the old state back. Writing it
    /// again fixes that.
    Unknown(Cause),
}

/// A new file with all its bytes on disk, beside the one it is to replace. Removed on drop.
#[derive(Debug)]
pub(super) struct Ready {
    unfinished: Unfinished,
    target: PathBuf,
    stamp: Stamp,
}

/// Does every step of a save that can fail for lack of space or rights, and replaces nothing yet.
///
/// Of a link, the target will be replaced and the link stays. A new file is readable by its owner only; a replaced one
/// keeps its mode and, if the system allows it, its owner and extended attributes.
///
/// # Errors
/// When the new file could not be written; no unfinished one is left.
pub(super) fn prepare(path: &Path, bytes: &[u8]) -> Result<Ready, Cause> {
    let (target, old) = real_target(path)?;
    let unfinished = write_beside(&target, old.as_ref(), bytes)?;
    Ok(Ready { unfinished, target, stamp: Stamp::of(bytes) })
}

impl Ready {
    /// Returns the file that will be replaced, behind all links.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// Returns the stamp of its bytes.
    pub(super) const fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// Puts the new file in the place of the old one, and returns what was there until then.
    ///
    /// # Errors
    /// When that is not possible: the old file is intact and no unfinished one is left.
    pub(super) fn swap(self) -> Result<CameOut, Cause> {
        swap::swap(self.unfinished, self.target, self.stamp)
    }
}

/// Replaces or creates a file of the program's own, for its owner only. A link in its place is replaced too: its target
/// belongs to somebody else.
///
/// # Errors
/// When nothing was written: the old file is intact and no unfinished one is left.
pub(super) fn write_own(path: &Path, bytes: &[u8]) -> Result<Durability, Cause> {
    let unfinished = write_beside(path, None, bytes)?;
    unfinished.put(path)?;
    Ok(sync_folder_of(path))
}

/// Creates a file that doesn't exist yet, readable by its owner only.
///
/// # Errors
/// When nothing was written; of kind `AlreadyExists` if something has that name, even a dangling link.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<Durability, Cause> {
    let unfinished = write_beside(path, None, bytes)?;
    unfinished.put_new(path)?;
    Ok(sync_folder_of(path))
}

/// Moves a file to a name that is not taken.
///
/// # Errors
/// When it was not moved; of kind `AlreadyExists` if the name is taken.
pub(super) fn move_new(from: &Path, to: &Path) -> Result<Durability, Cause> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        // Not every file system can refuse to replace; a second name for the file can never replace anything.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::hard_link(from, to)?;
            fs::remove_file(from)?;
        }
        Err(errno) => return Err(io::Error::from(errno).into()),
    }
    match (sync_folder_of(to), sync_folder_of(from)) {
        (Durability::Safe, Durability::Safe) => Ok(Durability::Safe),
        (Durability::Unknown(cause), _) | (_, Durability::Unknown(cause)) => Ok(Durability::Unknown(cause)),
    }
}

/// Creates a folder and its missing parents, for their owner only. Existing folders stay as they are.
///
/// # Errors
/// When it doesn't exist and can't be created; names the folder that failed.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folder(above)?;
    }
    let no_folder = |e: io::Error| StoreError::NoFolder { path: path.to_owned(), cause: e.into() };
    match DirBuilder::new().mode(FOLDER_MODE).create(path) {
        Ok(()) => {
            // A mask may have narrowed what was asked for.
            let made = reading::open_own_folder(path).map_err(no_folder)?;
            made.set_permissions(Permissions::from_mode(FOLDER_MODE)).map_err(no_folder)?;
            // Best effort: the sync after the file is what counts, and that one is reported.
            let _ = sync_folder_of(path);
            Ok(())
        }
        // Another process was faster, or a file is in the way.
        Err(e) if e.kind() == ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        Err(e) if e.kind() == ErrorKind::AlreadyExists => Err(no_folder(ErrorKind::NotADirectory.into())),
        Err(e) => Err(no_folder(e)),
    }
}

/// Returns the file behind all links, and its metadata if it exists.
fn real_target(path: &Path) -> Result<(PathBuf, Option<Metadata>), Cause> {
    match fs::canonicalize(path) {
        Ok(target) => {
            let old = fs::metadata(&target)?;
            if old.is_dir() {
                return Err(io::Error::from(ErrorKind::IsADirectory).into());
            }
            if !old.is_file() {
                return Err(Cause::new(ErrorKind::InvalidInput, NOT_A_FILE));
            }
            Ok((target, Some(old)))
        }
        Err(e) if e.kind() == ErrorKind::NotFound && path.is_symlink() => {
            Err(Cause::new(ErrorKind::NotFound, "it's a link to something that doesn't exist"))
        }
        Err(e) if e.kind() == ErrorKind::NotFound => Ok((path.to_owned(), None)),
        Err(e) => Err(e.into()),
    }
}

/// Makes a second name for a file or, if that is not possible, a copy of it, readable by its owner only. Only the copy
/// is synced: if a power cut takes the name away, one state is missing, but half a copy would be a damaged state.
///
/// # Errors
/// When neither is possible; of kind `AlreadyExists` if the name is taken.
pub(super) fn keep_as(from: &Path, to: &Path) -> Result<(), Cause> {
    let old = fs::metadata(from)?;
    // Another name shares the mode and every later change that is made in place, so it must be the only other one.
    if names_at(from)? == 1 && old.mode() & 0o077 == 0 {
        match fs::hard_link(from, to) {
            Ok(()) => return Ok(()),
            Err(e) if e.kind() == ErrorKind::AlreadyExists => return Err(e.into()),
            // Another disk, a file system without such names, somebody else's file.
            Err(_) => {}
        }
    }
    let copy = Unfinished::make_in(folder_of(to))?;
    io::copy(&mut reading::open(from)?, &mut copy.file())?;
    written_when(&copy, &old);
    copy.file().sync_all()?;
    Ok(copy.put_new(to)?)
}

/// Writes the bytes of one file to another file too, for its owner only, and replaces what was there. It is not synced:
/// the first file is.
///
/// # Errors
/// When it could not be written; what was there is then as it was.
pub(super) fn copy_of(from: &Path, to: &Path, bytes: &[u8]) -> Result<(), Cause> {
    let mut copy = Unfinished::make_in(folder_of(to))?;
    copy.write(bytes)?;
    written_when(&copy, &fs::metadata(from)?);
    copy.put(to)?;
    Ok(())
}

/// Sets the time at which this state was written; best effort, since the numbers give the order.
fn written_when(copy: &Unfinished, old: &Metadata) {
    if let Ok(modified) = old.modified() {
        let _ = copy.file().set_modified(modified);
    }
}

/// Syncs a file and its folder to the disk.
///
/// # Errors
/// When the system can't confirm that they are there.
pub(super) fn sync(path: &Path) -> Result<(), Cause> {
    reading::open(path)?.sync_all()?;
    match sync_folder_of(path) {
        Durability::Safe => Ok(()),
        Durability::Unknown(cause) => Err(cause),
    }
}

/// Puts bytes in the place of a file at once, for its owner only, and returns the new file locked. It is not synced.
///
/// # Errors
/// When it could not be written; what was there is then as it was.
pub(super) fn place_at_once(path: &Path, bytes: &[u8]) -> Result<File, Cause> {
    let mut unfinished = Unfinished::make_in(folder_of(path))?;
    unfinished.write(bytes)?;
    Ok(unfinished.put(path)?)
}

/// Removes a file that was judged by its open handle. If another file has its name by now, that one stays. Returns
/// whether the file was removed.
pub(super) fn remove_judged(path: &Path, judged: FileId) -> bool {
    let Ok(aside) = unfinished::set_aside(path) else { return false };
    // Under this name nobody can put another one in its place.
    if FileId::named(aside.as_ref()).is_ok_and(|it| it == judged) {
        return aside.close().is_ok();
    }
    // Where there is yet another by now, this one is as outdated.
    let _ = aside.persist_noclobber(path);
    false
}

/// Writes all bytes to an unfinished file beside the target, and syncs it. Removed on drop.
fn write_beside(target: &Path, old: Option<&Metadata>, bytes: &[u8]) -> Result<Unfinished, Cause> {
    let mut unfinished = Unfinished::make_in(folder_of(target))?;
    unfinished.write(bytes)?;
    let file = unfinished.file();
    if let Some(old) = old {
        let made = file.metadata()?;
        if (made.uid(), made.gid()) != (old.uid(), old.gid()) {
            // Only root may give a file away; for everybody else the new file is theirs, as any new file is.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    let attributes = old.map(|_| Attributes::of(target));
    attributes.iter().for_each(|all| all.make_room_on(file));
    // After the owner, since a change of owner clears bits of the mode; and in any case, since a mask narrows it.
    let mode = old.map_or(FILE_MODE, |old| old.mode() & 0o7777);
    file.set_permissions(Permissions::from_mode(mode))?;
    attributes.iter().for_each(|all| all.write_on(file));
    file.sync_all()?;
    Ok(unfinished)
}

fn sync_folder_of(path: &Path) -> Durability {
    match reading::open_folder(folder_of(path)).and_then(|folder| folder.sync_all()) {
        Ok(()) => Durability::Safe,
        Err(e) => Durability::Unknown(e.into()),
    }
}

pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests;
