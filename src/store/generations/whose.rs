//! The deal whose earlier states a folder holds: found by the path of the deal's file, and by the deal's id wherever
//! that file is now.

use super::{last, not_listed, numbers, readable, real};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::atomic::{self, make_folder, write_own};
use crate::store::cause::{Cause, LINK};
use crate::store::data_paths::DataPaths;
use crate::store::error::StoreError;
use crate::store::reading::{self, LARGE, SMALL};
use crate::store::{Store, head};
use std::ffi::OsStr;
use std::fs::{self, DirEntry, FileType};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;
use uuid::Uuid;

/// The file in each folder that says whose states these are.
const NOTE: &str = "file";
/// The length of an id in a folder's name.
const ID: usize = 36;

/// A folder of states: the deal, and the present or former path of its file.
#[derive(Debug, Clone)]
pub(in crate::store) struct Folder {
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) deal: DealId,
    mark: String,
}

impl Folder {
    /// Returns the path of the deal's file, now or when the first state was kept.
    pub(in crate::store) fn file(&self) -> Option<PathBuf> {
        let bytes = reading::read(&self.path.join(NOTE), SMALL).ok()?;
        Some(PathBuf::from(OsStr::from_bytes(&bytes))).filter(|path| DataPaths::mark_of(path) == self.mark)
    }

    /// Returns the newest readable state.
    pub(in crate::store) fn newest(&self) -> Option<Deal> {
        let last = last::last(&self.path).and_then(|path| readable(&path));
        last.or_else(|| numbers(&self.path).into_iter().rev().find_map(|(_, path)| readable(&path)))
    }

    pub(super) fn is_empty(&self) -> bool {
        numbers(&self.path).is_empty() && last::last(&self.path).is_none()
    }

    /// Returns whether its file is no longer where it was.
    fn is_left(&self) -> bool {
        self.file().is_none_or(|file| !file.exists())
    }

    /// Returns whether the program ends the names of this deal's files so, behind the last hyphen.
    fn has_named(&self, tail: &str) -> bool {
        matches!(tail.len(), 8 | 32) && self.deal.0.simple().encode_lower(&mut Uuid::encode_buffer()).ends_with(tail)
    }

    fn changed(&self) -> Option<SystemTime> {
        fs::metadata(&self.path).and_then(|one| one.modified()).ok()
    }
}

impl Store {
    /// Returns every folder of states.
    pub(in crate::store) fn folders(&self) -> Result<Vec<Folder>, StoreError> {
        let root = self.paths.backups();
        let entries = match fs::read_dir(&root) {
            Ok(entries) => entries,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(not_listed(&root, e)),
        };
        let folder = |entry: DirEntry| {
            // Behind a link states would be deleted that are not ours.
            entry.file_type().ok().filter(FileType::is_dir)?;
            let path = entry.path();
            let name = path.file_name()?.to_str()?;
            let (id, mark) = (Uuid::try_parse(name.get(..ID)?).ok()?, name.get(ID..)?.strip_prefix('-')?);
            Some(Folder { deal: DealId(id), mark: mark.to_owned(), path })
        };
        let entries: Vec<DirEntry> = entries.collect::<Result<_, _>>().map_err(|e| not_listed(&root, e))?;
        Ok(entries.into_iter().filter_map(folder).collect())
    }

    /// Returns the folder of a file's states: that of its path, otherwise one of its deal whose file is missing,
    /// otherwise one of a copy of it. A damaged file's name and beginning are only trusted for files that were
    /// elsewhere.
    pub(super) fn folder_of(&self, file: &Path, id: Option<DealId>) -> Result<Option<Folder>, StoreError> {
        let real = real(file);
        let mark = DataPaths::mark_of(&real);
        let said = if id.is_some() { id } else { said_by(&real) };
        // That of this very path and deal is the nearest, and needs no walk through thousands.
        let own = said.map(|deal| Folder { path: self.paths.backups_of(deal, &real), deal, mark: mark.clone() });
        if let Some(own) = own.filter(|own| own.path.is_dir() && !own.path.is_symlink()) {
            return Ok(Some(own));
        }
        let all: Arc<[Folder]> = match &self.walked {
            Some(once) => Arc::clone(once.get_or_init(|| self.folders().unwrap_or_default().into())),
            None => self.folders()?.into(),
        };
        let stem = real.file_stem().unwrap_or_default().to_string_lossy();
        let tail = stem.rsplit_once('-').map_or("", |(_, tail)| tail);
        let fits = |folder: &&Folder| match id {
            Some(id) => id == folder.deal,
            None => folder.mark == mark || said == Some(folder.deal) || folder.has_named(tail),
        };
        let nearness =
            |folder: &&Folder| (folder.mark == mark, said == Some(folder.deal), folder.is_left(), folder.changed());
        // Several only where one path held several deals in turn, or a file was moved or copied.
        Ok(all.iter().filter(fits).max_by_key(nearness).cloned())
    }

    /// Returns the folder of a file's states: that of its path, or of its former path if it was moved. That of a copy
    /// elsewhere is none of its own.
    pub(super) fn present_folder_of(&self, deal: DealId, real: &Path) -> Option<PathBuf> {
        let folder = self.paths.backups_of(deal, real);
        if folder.is_dir() {
            return Some(folder);
        }
        self.folder_of(real, Some(deal)).ok()?.filter(Folder::is_left).map(|folder| folder.path)
    }

    /// Creates the folder for a file's states. Those of the file's former path move along; those of a copy elsewhere
    /// are its past too, and from then on each has its own.
    pub(super) fn make_folder_of(&self, deal: DealId, real: &Path) -> Result<PathBuf, StoreError> {
        let folder = self.paths.backups_of(deal, real);
        if folder.is_symlink() {
            let cause = Cause::new(ErrorKind::InvalidInput, LINK);
            return Err(StoreError::NotSaved { path: folder, cause });
        }
        if folder.is_dir() {
            return Ok(folder);
        }
        let before = self.folder_of(real, Some(deal))?;
        make_folder(&self.paths.backups())?;
        let is_taken_over =
            before.as_ref().is_some_and(|before| before.is_left() && fs::rename(&before.path, &folder).is_ok());
        if !is_taken_over {
            make_folder(&folder)?;
            for (_, state) in before.iter().flat_map(|before| numbers(&before.path)) {
                // One state too few does no harm: it is still kept over there.
                let _ = state.file_name().map(|name| atomic::keep_as(&state, &folder.join(name)));
            }
        }
        let note = folder.join(NOTE);
        let written = write_own(&note, real.as_os_str().as_bytes());
        written.map_err(|cause| StoreError::NotSaved { path: note, cause })?;
        Ok(folder)
    }
}

/// Returns the deal that the beginning of a damaged file names.
fn said_by(file: &Path) -> Option<DealId> {
    head::of(file, LARGE).map(|head| DealId(head.id))
}
