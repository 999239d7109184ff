//! The fate of an open deal's file.
//!
//! A file can disappear or become something else at any time. While it can't be read as that deal, the state on the
//! screen is nowhere on the disk, and no message may say otherwise.

use super::cause::NOT_A_FILE;
use super::error::shown;
use super::{Loaded, SavedAs, Stamp, Store, StoreError, format, listing, loaded};
use crate::domain::record::id::DealId;
use std::io::ErrorKind;
use std::path::Path;

/// The fate of an open deal's file.
#[derive(Debug, Clone, PartialEq)]
pub enum Became {
    /// The same state as before.
    Same,
    /// Another state of the deal.
    Changed(Box<Loaded>),
    /// A file that can no longer be read as that deal.
    Lost(Lost),
}

/// The loss of a deal's file: it can no longer be read as that deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost {
    /// The kind of loss.
    pub how: How,
    /// The event, in one sentence.
    pub what: String,
}

/// A way to lose a deal's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Nothing there.
    Gone,
    /// Moved to the trash, unchanged.
    InTrash,
    /// Moved to the archive, unchanged.
    InArchive,
    /// A file that can't be understood.
    Damaged,
    /// Another deal.
    OtherDeal,
    /// A folder, a pipe or a device.
    NotAFile,
    /// A file that may not or can't be read.
    Unreadable,
}

impl How {
    /// Returns whether something is in the file's place.
    #[must_use]
    pub const fn is_occupied(self) -> bool {
        match self {
            Self::Gone | Self::InTrash | Self::InArchive => false,
            Self::Damaged | Self::OtherDeal | Self::NotAFile | Self::Unreadable => true,
        }
    }
}

impl Lost {
    /// Returns a loss of this kind.
    #[must_use]
    pub fn new(how: How) -> Self {
        let what = match how {
            How::Gone => "This deal's file is missing: it was moved or deleted outside stakemap",
            How::InTrash => "This deal was moved to the trash in another window",
            How::InArchive => "This deal was moved to the archive in another window",
            How::Damaged => "This deal's file was changed outside stakemap and is now damaged",
            How::OtherDeal => "This deal's file was changed outside stakemap and now holds a different deal",
            How::NotAFile => "This deal's file was replaced by something that isn't a file",
            How::Unreadable => "This deal's file can no longer be read",
        };
        Self { how, what: what.to_owned() }
    }

    /// Returns the loss behind an error of reading a file.
    #[must_use]
    pub fn of(error: &StoreError, path: &Path) -> Self {
        let how = match error {
            StoreError::Restorable { fault, .. } => return Self::of(fault, path),
            StoreError::Unreadable { cause, .. } => match cause.kind {
                ErrorKind::NotFound | ErrorKind::NotADirectory => How::Gone,
                ErrorKind::IsADirectory => How::NotAFile,
                ErrorKind::InvalidInput if cause.words == NOT_A_FILE => How::NotAFile,
                _ => How::Unreadable,
            },
            StoreError::Gone { .. } => How::Gone,
            StoreError::Damaged { .. } | StoreError::WrongFormat { .. } | StoreError::BadVersion { .. } => How::Damaged,
            _ => How::Unreadable,
        };
        let words = error.to_string();
        // It is said of this deal's file, so its name says no more.
        let words = words.strip_prefix(&format!("{}: ", shown(path))).unwrap_or(&words).to_owned();
        match how {
            How::Damaged | How::NotAFile | How::Unreadable => {
                Self { how, what: format!("This deal's file was changed outside stakemap: {words}") }
            }
            How::Gone | How::InTrash | How::InArchive | How::OtherDeal => Self::new(how),
        }
    }
}

impl Store {
    /// Looks at the fate of the file of a deal that was loaded or saved.
    #[must_use]
    pub fn what_became_of(&self, deal: DealId, at: &SavedAs) -> Became {
        let bytes = match self.read_deal(&at.path) {
            Ok(bytes) => bytes,
            Err(error) => return Became::Lost(self.shelved(at).unwrap_or_else(|| Lost::of(&error, &at.path))),
        };
        let stamp = Stamp::of(&bytes);
        if stamp == at.stamp {
            return Became::Same;
        }
        match format::decode(&bytes, &at.path) {
            Ok(found) if found.deal.id != deal => Became::Lost(Lost::new(How::OtherDeal)),
            Ok(found) => Became::Changed(Box::new(loaded(&at.path, &bytes, found))),
            Err(error) => Became::Lost(Lost::of(&error, &at.path)),
        }
    }

    /// Returns the loss if a missing file was moved to the trash or the archive, unchanged.
    fn shelved(&self, at: &SavedAs) -> Option<Lost> {
        if at.path.symlink_metadata().is_ok() {
            return None;
        }
        let stem = at.path.file_stem()?.to_str()?;
        let is_it = |(name, path): &(String, std::path::PathBuf)| {
            let is_named = name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.'));
            is_named && self.stamp(path).is_ok_and(|stamp| stamp == at.stamp)
        };
        let shelves = [(self.paths.trash(), How::InTrash), (self.paths.archive(), How::InArchive)];
        let holds = |folder: &Path| listing::names(folder, "json").is_ok_and(|all| all.iter().any(is_it));
        shelves.iter().find(|(folder, _)| holds(folder)).map(|(_, how)| Lost::new(*how))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::sample;
    use super::*;
    use crate::domain::record::deal::Deal;
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::fs;

    fn how(store: &Store, deal: &Deal, at: &SavedAs) -> How {
        let Became::Lost(lost) = store.what_became_of(deal.id, at) else { panic!() };
        assert!(!lost.what.contains("/") && !lost.what.is_empty(), "{}", lost.what);
        lost.how
    }

    #[test]
    fn whatever_takes_the_place_of_a_file_is_told_apart() {
        let (_folder, store, deal, at) = sample::saved();
        assert_eq!(store.what_became_of(deal.id, &at), Became::Same);
        let bytes = fs::read(&at.path).unwrap();
        let other = format::encode(&sample::deal("Other", 2));
        for (there, expected) in [
            (&b""[..], How::Damaged),
            (&[0; 900], How::Damaged),
            (&bytes[..bytes.len() / 2], How::Damaged),
            (b"{\"format\": \"invoice\"}", How::Damaged),
            (&other, How::OtherDeal),
        ] {
            fs::write(&at.path, there).unwrap();
            assert_eq!(how(&store, &deal, &at), expected, "{}", String::from_utf8_lossy(there));
        }
        fs::remove_file(&at.path).unwrap();
        assert_eq!(how(&store, &deal, &at), How::Gone);
        fs::create_dir(&at.path).unwrap();
        assert_eq!(how(&store, &deal, &at), How::NotAFile);
        fs::remove_dir(&at.path).unwrap();
        mknodat(CWD, &at.path, FileType::Fifo, Mode::RWXU, 0).unwrap();
        assert_eq!(how(&store, &deal, &at), How::NotAFile);
        fs::remove_file(&at.path).unwrap();
        fs::write(&at.path, &bytes).unwrap();
        assert_eq!(store.what_became_of(deal.id, &at), Became::Same, "it is back");
        fs::rename(store.paths().deals(), store.paths().data.join("away")).unwrap();
        assert_eq!(how(&store, &deal, &at), How::Gone);
    }

    #[test]
    fn a_file_in_the_trash_or_the_archive_is_found_there_if_it_is_the_same() {
        let (_folder, store, deal, at) = sample::saved();
        let trashed = store.trash(&at.path).unwrap();
        assert_eq!(how(&store, &deal, &at), How::InTrash);
        store.untrash(&trashed, &at.path).unwrap();
        store.archive(&at.path).unwrap();
        assert_eq!(how(&store, &deal, &at), How::InArchive);
        let older = SavedAs { stamp: Stamp::of(b"older"), ..at };
        assert_eq!(how(&store, &deal, &older), How::Gone, "what is there is another state");
    }

    #[test]
    fn another_state_of_the_deal_is_handed_out() {
        let (_folder, store, deal, at) = sample::saved();
        let changed = Deal { value: "changed".into(), ..deal.clone() };
        let now = store.save(&changed, &at).unwrap().at;
        let Became::Changed(loaded) = store.what_became_of(deal.id, &at) else { panic!() };
        assert_eq!((loaded.deal, loaded.at), (changed, now));
    }
}
