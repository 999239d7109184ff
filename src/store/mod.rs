//! Files and folders: the only code that knows the disk layout.
//!
//! Deals are loaded, saved, listed, found by name, moved to the trash and back, and restored to an earlier state;
//! beside them are the configuration and the user's last places. Nothing is overwritten that was not read first, and
//! nothing unreadable is touched. This code must not judge a deal's content, nor ask for the time.

use crate::domain::change::integrity::{Finding, dated_ahead, findings};
use crate::domain::record::deal::Deal;
use crate::domain::record::text::slug;
use jiff::civil::Date;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

mod archive;
pub mod atomic;
mod cause;
mod checkup;
pub mod columns;
pub mod config;
mod conflict_copy;
mod damage;
pub mod data_paths;
pub mod day_order;
pub mod error;
mod exports;
mod file_id;
mod foreign;
pub mod format;
mod generations;
mod head;
pub mod home_choices;
pub mod index;
pub mod journal;
pub mod last_position;
mod listing;
mod locate;
pub mod lock;
mod lock_file;
pub mod lost;
pub mod migrate;
mod own_file;
pub mod portfolio_position;
mod protection;
mod reading;
pub mod recover;
mod resolve;
mod restore;
pub mod rules;
mod saving;
mod seam;
pub mod shared_view;
pub mod stamp;
mod sweep;
mod trash;
mod writing_again;

pub use atomic::Durability;
pub use checkup::{Check, Grade, Private, Repair};
pub use config::{Config, PrivacyConfig};
pub use data_paths::DataPaths;
pub use error::{Cause, Damage, StoreError};
pub use exports::{export_folder, write_export};
pub use file_id::FileId;
pub use foreign::{read_foreign, typed_path};
use format::Decoded;
pub use generations::{Generation, Holds};
pub use last_position::{LastPosition, LastPositions, ReviewPosition};
pub use listing::DealFile;
pub use locate::locate;
pub use lock::{DealLock, Holder, Locked};
pub use lost::{Became, How, Lost};
pub use restore::Restored;
pub use stamp::Stamp;
pub use sweep::{Rescued, Swept};
pub use writing_again::WrittenAgain;

/// The files of one user.
#[derive(Debug, Clone)]
pub struct Store {
    paths: DataPaths,
    /// The size of the largest deal that is read, in bytes.
    largest: u64,
    /// The folders of earlier states, where they are walked only once.
    walked: Option<Arc<OnceLock<Arc<[generations::Folder]>>>>,
    /// The folders in which a coach window looks for what is shown, if they aren't these.
    shows_in: Option<Box<DataPaths>>,
}

/// The default size of the largest deal that is read, in bytes: more than 100,000 people take.
pub const LARGEST: u64 = 40_000_000;

/// A deal as it was found in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// The deal as read.
    pub deal: Deal,
    /// The state on disk, for the next save.
    pub at: SavedAs,
    /// The reason why it must not be changed here, if there is one.
    pub read_only: Option<String>,
}

/// The file and bytes that a deal was loaded from or saved as. Nothing else creates one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedAs {
    /// The deal's file.
    pub path: PathBuf,
    /// The stamp of the file's bytes.
    pub stamp: Stamp,
    /// The version of the file.
    pub version: u64,
}

/// A deal that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The state on disk, for the next save.
    pub at: SavedAs,
    /// The safety of the save.
    pub durable: Durability,
    /// The reason why the previous state was not kept as a generation, if it was not. The save itself is complete.
    pub not_kept: Option<StoreError>,
}

impl Store {
    /// Returns a store on these folders. Touches nothing yet.
    #[must_use]
    pub fn new(paths: DataPaths) -> Self {
        Self { paths, largest: LARGEST, walked: None, shows_in: None }
    }

    /// Returns the store with other folders in which a coach window finds what is shown: the worked example lies in a
    /// folder of its own, and is followed like any deal of the user's.
    #[must_use]
    pub fn showing_in(self, paths: DataPaths) -> Self {
        Self { shows_in: Some(Box::new(paths)), ..self }
    }

    /// Returns the store with another limit on the size of deals, in bytes.
    #[must_use]
    pub fn up_to(self, largest: u64) -> Self {
        Self { largest, ..self }
    }

    /// Returns the same store for reading a list of deals. It looks only once which earlier states there are: of
    /// thousands of damaged files, each would walk through those of all.
    #[must_use]
    pub fn for_a_list(&self) -> Self {
        Self { walked: Some(Arc::default()), ..self.clone() }
    }

    /// Returns the folders.
    #[must_use]
    pub fn paths(&self) -> &DataPaths {
        &self.paths
    }

    /// Loads a deal. The file is never touched.
    ///
    /// # Errors
    /// When it can't be read or holds no deal.
    pub fn load(&self, path: &Path) -> Result<Loaded, StoreError> {
        let bytes = self.read_deal(path)?;
        let decoded = format::decode(&bytes, path).map_err(|fault| self.restorable(path, fault))?;
        Ok(loaded(path, &bytes, decoded))
    }

    /// Returns the loaded deal's contradictions with itself or the calendar, and whether its file has a second name.
    /// Separate from loading, since lists of many deals don't need it.
    #[must_use]
    pub fn findings(&self, deal: &Deal, path: &Path, today: Date) -> Vec<Finding> {
        let mut found = findings(deal);
        found.extend(dated_ahead(deal, today));
        found.extend(self.other_names(path, deal.id).map(|words| Finding::whole("hard-link", words)));
        found
    }

    /// Returns the bytes of a deal's file, unless there are too many.
    fn read_deal(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        let unreadable = |cause| StoreError::Unreadable { path: path.to_owned(), cause };
        let file = reading::open(path).map_err(unreadable)?;
        match file.metadata().map_or(0, |file| file.len()) {
            bytes if bytes > self.largest => {
                Err(StoreError::TooLarge { path: path.to_owned(), bytes, most: self.largest })
            }
            _ => reading::rest(&file, self.largest).map_err(unreadable),
        }
    }

    /// Returns the stamp of a deal's file as it is now.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn stamp(&self, path: &Path) -> Result<Stamp, StoreError> {
        self.read_deal(path).map(|bytes| Stamp::of(&bytes))
    }

    /// Creates the file of a new deal, named after the deal and its id. The file's name stays when the deal's name
    /// changes.
    ///
    /// # Errors
    /// When the deal already has a file, or nothing could be written.
    pub fn create(&self, deal: &Deal) -> Result<Saved, StoreError> {
        let folder = self.paths.deals();
        atomic::make_folder(&folder)?;
        let bytes = format::encode(deal);
        let slug = slug(&deal.name);
        // The long name is for the day when two deals of one name share the eight characters too.
        for tail in [deal.id.short(), deal.id.0.simple().to_string()] {
            let path = folder.join(format!("{slug}-{tail}.json"));
            match atomic::write_new(&path, &bytes) {
                Ok(durable) => return Ok(saved(path, Stamp::of(&bytes), durable)),
                Err(cause) if cause.kind == ErrorKind::AlreadyExists => {
                    if self.load(&path).is_ok_and(|there| there.deal.id == deal.id) {
                        return Err(StoreError::AlreadyThere { path });
                    }
                }
                Err(cause) => return Err(StoreError::NotSaved { path, cause }),
            }
        }
        Err(StoreError::AlreadyThere { path: folder.join(format!("{slug}-{}.json", deal.id.0.simple())) })
    }

    /// Returns the user's own method texts by file name: each name with its text, or with why it can't be read.
    #[must_use]
    pub fn method_files(&self) -> Vec<(String, Result<String, StoreError>)> {
        let folder = self.paths.method();
        let entries = match listing::names(&folder, "toml") {
            Ok(entries) => entries,
            Err(error) => return vec![("method".to_owned(), Err(error))],
        };
        entries.into_iter().map(|(name, path)| (name, reading::text(&path))).collect()
    }
}

/// Returns a deal that was read from these bytes of a file.
fn loaded(path: &Path, bytes: &[u8], decoded: Decoded) -> Loaded {
    let at = SavedAs { path: path.to_owned(), stamp: Stamp::of(bytes), version: decoded.version };
    let read_only = decoded.read_only.or_else(|| protection::reason(path));
    Loaded { deal: decoded.deal, at, read_only }
}

fn saved(path: PathBuf, stamp: Stamp, durable: Durability) -> Saved {
    Saved { at: SavedAs { path, stamp, version: migrate::CURRENT }, durable, not_kept: None }
}

#[cfg(test)]
pub(crate) use seam::{Moment, Player, play, visited};

#[cfg(test)]
mod linked_files;
#[cfg(test)]
mod sample;
#[cfg(test)]
pub(crate) use sample::sample_view;
#[cfg(test)]
mod strange_files;
#[cfg(test)]
mod tests;
