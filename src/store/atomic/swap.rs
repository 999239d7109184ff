//! Replacing an old file by a new one so that nothing is overwritten unseen: the two exchange their names, and the old
//! file can be compared, and put back.
//!
//! Not every file system can exchange two names. On others the old file gets a second name first. That preserves what
//! somebody writes into it, but not another file that somebody puts in its place between that call and the next.

use super::unfinished::{Held, SWAPPED, Unfinished};
use super::{Durability, sync_folder_of};
use crate::store::cause::Cause;
use crate::store::file_id::FileId;
use crate::store::reading;
use crate::store::seam::{self, Moment, between};
use crate::store::stamp::Stamp;
use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The file that a new one replaced. It has a name that sweeps know until it is dealt with, so that nothing of it is
/// lost whatever happens.
#[derive(Debug)]
pub(in crate::store) struct CameOut {
    /// The replaced file's present path.
    path: PathBuf,
    /// The path where it was, and the new file is.
    target: PathBuf,
    /// The new file, and the lock that keeps sweeps off.
    new: Held,
    /// The stamp of the new file's bytes.
    stamp: Stamp,
    how: How,
}

/// The way in which an old file came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Exchanged for the new one.
    Exchanged,
    /// Kept under a second name, as the new one was put over its first.
    Linked,
    /// Not at all: the file system can do neither.
    Unseen,
}

/// Puts a new file in the place of an old one.
///
/// # Errors
/// When that is not possible: the old file is intact and no unfinished one is left.
pub(super) fn swap(new: Unfinished, target: PathBuf, stamp: Stamp) -> Result<CameOut, Cause> {
    let (new, temporary) = new.into_parts();
    let (unfinished, path) = (temporary.to_path_buf(), temporary.with_extension(SWAPPED));
    // Under its new name, what comes out is not taken for the new file.
    temporary.persist(&path).map_err(|failed| failed.error)?;
    between(Moment::Named);
    let how = match exchange(&path, &target) {
        Ok(()) => Ok(How::Exchanged),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::rename(&path, &unfinished).and_then(|()| put_over(&unfinished, &path, &target))
        }
        Err(errno) => Err(errno.into()),
    };
    match how {
        Ok(how) => {
            between(Moment::Replaced);
            Ok(CameOut { path, target, new, stamp, how })
        }
        Err(error) => {
            let _ = fs::remove_file(&unfinished);
            // The new file, or a second name of the old one.
            let known = [FileId::of(&new.file), FileId::at(&target)];
            if let Ok(there) = FileId::named(&path)
                && known.into_iter().flatten().any(|id| id == there)
            {
                let _ = fs::remove_file(&path);
            }
            Err(error.into())
        }
    }
}

fn exchange(one: &Path, other: &Path) -> rustix::io::Result<()> {
    if !seam::knows_exchange() {
        return Err(Errno::INVAL);
    }
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)
}

/// Puts a new file over an old one, which keeps a second name if that is possible.
fn put_over(new: &Path, second: &Path, target: &Path) -> io::Result<How> {
    let how = match fs::hard_link(target, second) {
        Ok(()) => How::Linked,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(error),
        Err(_) => How::Unseen,
    };
    between(Moment::Linked);
    fs::rename(new, target).map(|()| how)
}

impl CameOut {
    /// Returns whether the replaced file has these bytes. One that nobody can see counts as what it was at the last
    /// look.
    ///
    /// # Errors
    /// When it can't be read.
    pub(in crate::store) fn holds(&self, expected: Stamp) -> Result<bool, Cause> {
        match self.how {
            How::Exchanged | How::Linked => holds(&self.path, expected),
            How::Unseen => Ok(true),
        }
    }

    /// Deletes the replaced file: all its content is known.
    pub(in crate::store) fn done(self) -> Durability {
        // Where that fails the next sweep does it.
        let _ = fs::remove_file(&self.path);
        drop(self.new);
        sync_folder_of(&self.target)
    }

    /// Puts the replaced file back in its place and deletes the new one. If that is not possible and the new file stays
    /// in place, returns how safe that is; the next sweep keeps the replaced file and reports it.
    pub(in crate::store) fn put_back(self) -> Option<Durability> {
        between(Moment::Unexpected);
        let put_back = match self.how {
            How::Exchanged => exchange(&self.path, &self.target).is_ok(),
            How::Linked => self.is_new(&self.target) && fs::rename(&self.path, &self.target).is_ok(),
            How::Unseen => false,
        };
        between(Moment::PutBack);
        // Somebody may have been faster again. What is theirs is for the next sweep.
        if put_back && self.how == How::Exchanged && self.is_new(&self.path) {
            let _ = fs::remove_file(&self.path);
        }
        let stays = self.is_new(&self.target);
        drop(self.new);
        let durable = sync_folder_of(&self.target);
        stays.then_some(durable)
    }

    /// Returns whether a name is the new file's, as it was written.
    fn is_new(&self, path: &Path) -> bool {
        let is_it = matches!((FileId::named(path), FileId::of(&self.new.file)), (Ok(one), Ok(new)) if one == new);
        is_it && holds(path, self.stamp).is_ok_and(|same| same)
    }
}

/// Returns whether a file has these bytes, and is still the one that was read when they are compared.
pub(in crate::store) fn holds(path: &Path, expected: Stamp) -> Result<bool, Cause> {
    let file = reading::open_unlinked(path)?;
    // One byte more than expected is enough to know that it is another.
    let bytes = reading::start(&file, expected.length.saturating_add(1))?;
    Ok(Stamp::of(&bytes) == expected && FileId::of(&file)? == FileId::named(path)?)
}
