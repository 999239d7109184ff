//! Leftovers of processes that were killed during a save: inspected, and then removed.
//!
//! An unfinished file is locked while its process lives, so only files that can be locked are touched. If one holds
//! newer work than the deal's own file, it is kept as a generation of that deal and reported. The same goes for a file
//! that a new one replaced, unless the deal's file or an earlier state has the same content: somebody may have put it
//! there a moment before, by hand and without a step. All others are deleted.

use super::atomic::{self, folder_of, unfinished_in};
use super::error::StoreError;
use super::generations::real;
use super::{Stamp, Store, head};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::one_line;
use leftover::{Content, Leftover, Whose, sweep_locks};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

mod leftover;

/// The result of a sweep.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Swept {
    /// The number of leftovers that were deleted as they held nothing new.
    pub removed: usize,
    /// The leftovers with unique content, kept as generations.
    pub rescued: Vec<Rescued>,
    /// The leftovers that could not be read or kept; they are where they were.
    pub left: Vec<StoreError>,
}

/// A leftover of a cut-off save that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescued {
    /// The deal's name.
    pub name: String,
    /// The deal's file.
    pub file: PathBuf,
    /// The number of its generation.
    pub sequence: u64,
    /// The command that restores it.
    pub command: String,
}

impl Store {
    /// Removes what killed processes left in the program's folders. Touches nothing of a living process.
    #[must_use]
    pub fn sweep(&self) -> Swept {
        let mut swept = Swept::default();
        let mut with_work = Vec::new();
        for (folder, whose) in self.folders_to_sweep() {
            for left in unfinished_in(&folder).iter().filter_map(|path| Leftover::take(path, &whose)) {
                match self.work_in(&left) {
                    Ok(Some(deal)) => with_work.push((deal, left)),
                    Ok(None) => swept.removed += usize::from(left.remove()),
                    Err(error) => swept.left.push(error),
                }
            }
            sweep_locks(&folder);
        }
        swept.removed += self.sweep_stages();
        // The one with most steps last, so that it becomes the newest generation.
        with_work.sort_by_key(|(deal, _)| deal.history.len());
        for (deal, left) in with_work {
            match self.rescue(&deal, &left) {
                Ok(rescued) => swept.rescued.push(rescued),
                Err(error) => swept.left.push(error),
            }
        }
        swept
    }

    /// Returns what a sweep would inspect, and touches none of it.
    pub(super) fn left_over(&self) -> Vec<PathBuf> {
        let of = |(folder, whose): (PathBuf, Whose)| {
            unfinished_in(&folder).into_iter().filter(|path| Leftover::is_at(path, &whose)).collect::<Vec<_>>()
        };
        let mut found: Vec<PathBuf> = self.folders_to_sweep().into_iter().flat_map(of).collect();
        found.sort();
        found
    }

    /// Returns the folders in which anything is ever saved, including those behind links to deals.
    fn folders_to_sweep(&self) -> HashMap<PathBuf, Whose> {
        let paths = &self.paths;
        let own = [
            paths.exports(),
            paths.state.clone(),
            paths.journal(),
            paths.shared_views(),
            paths.config.clone(),
            paths.cache.clone(),
        ];
        let kept = self.folders().unwrap_or_default();
        let states = kept.iter().map(|folder| folder.path.clone());
        // What is behind a link is somebody else's folder, but that a folder of deals is one is common.
        let own = own.into_iter().chain(states).filter(|folder| !folder.is_symlink());
        let mut found: HashMap<PathBuf, Whose> = own.map(|folder| (real(&folder), Whose::Ours)).collect();
        for folder in [paths.deals(), paths.trash(), paths.archive()] {
            let whose = if folder.is_symlink() { Whose::AnyDeal } else { Whose::Ours };
            found.entry(real(&folder)).or_insert(whose);
        }
        for file in self.files().unwrap_or_default().into_iter().filter(|file| file.path.is_symlink()) {
            let (Some(head), Ok(target)) = (head::of(&file.path, self.largest), fs::canonicalize(&file.path)) else {
                continue;
            };
            only(&mut found, &target, DealId(head.id));
        }
        // A deal can be opened by its path, wherever it is.
        for (folder, file) in kept.iter().filter_map(|folder| Some((folder, folder.file()?))) {
            only(&mut found, &real(&file), folder.deal);
        }
        found
    }

    /// Returns the deal in a leftover that is to be kept; `None` if all its content is kept already.
    fn work_in(&self, left: &Leftover) -> Result<Option<Deal>, StoreError> {
        let Content { stamp, deal } = left.read()?;
        match deal {
            Ok(deal) => {
                let is_work = self.is_newer(&deal) || (left.has_come_out() && !self.is_kept(deal.id, stamp));
                Ok(is_work.then_some(deal))
            }
            // Of what was being written, a part; of what somebody else wrote, perhaps a slip of the pen.
            Err(damage) => {
                let is_work = left.has_come_out()
                    && stamp.length > 0
                    && left.head().is_none_or(|deal| !self.is_kept(deal, stamp));
                if is_work { Err(damage) } else { Ok(None) }
            }
        }
    }

    /// Returns whether a deal's file or one of its earlier states has these bytes.
    fn is_kept(&self, deal: DealId, stamp: Stamp) -> bool {
        self.file_of(deal).is_some_and(|file| {
            self.stamp(&file).is_ok_and(|there| there == stamp) || self.state_with(&file, deal, stamp).is_some()
        })
    }

    /// Returns whether a leftover has steps that its deal's file lacks, or that file can't be read.
    fn is_newer(&self, left: &Deal) -> bool {
        let Some(live) = self.file_of(left.id).and_then(|file| self.load(&file).ok()) else { return true };
        let known: HashSet<_> = live.deal.history.iter().map(|step| step.id).collect();
        left.history.iter().any(|step| !known.contains(&step.id))
    }

    /// Returns the file of a deal among the deals, by the id in it or, if it can't be read, by its name.
    fn file_of(&self, deal: DealId) -> Option<PathBuf> {
        let files: Vec<PathBuf> = self.files().unwrap_or_default().into_iter().map(|file| file.path).collect();
        let is_named = |file: &&PathBuf| {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            stem.ends_with(&format!("-{}", deal.short())) || stem.ends_with(&format!("-{}", deal.0.simple()))
        };
        let is_it = |file: &&PathBuf| self.load(file).is_ok_and(|there| there.deal.id == deal);
        let (named, others): (Vec<&PathBuf>, Vec<&PathBuf>) = files.iter().partition(is_named);
        let found = named.iter().chain(&others).find(|file| is_it(file));
        let damaged = || named.iter().find(|file| self.load(file).is_err());
        let elsewhere = || {
            let kept = self.folders().unwrap_or_default().into_iter().filter(|folder| folder.deal == deal);
            kept.filter_map(|folder| folder.file()).find(|file| is_it(&file))
        };
        found.or_else(damaged).map(|file| (*file).clone()).or_else(elsewhere)
    }

    /// Moves a leftover to the generations of its deal.
    fn rescue(&self, deal: &Deal, left: &Leftover) -> Result<Rescued, StoreError> {
        let file = self.file_of(deal.id).unwrap_or_else(|| self.named(deal));
        let kept = self.keep_left(deal.id, &file, &left.path)?;
        let sequence = kept.sequence;
        // After a power cut one of the two must be there. Where it cannot be deleted, the next sweep finds that its inode is
        // kept already.
        if atomic::sync(&kept.path).is_ok() {
            left.remove();
        }
        let command = format!("stakemap restore {} {sequence}", self.word_for(&file));
        Ok(Rescued { name: one_line(&deal.name), file, sequence, command })
    }
}

/// Adds the folder of a deal's file, in which only that deal's files are the program's.
fn only(found: &mut HashMap<PathBuf, Whose>, file: &Path, deal: DealId) {
    let folder = found.entry(folder_of(file).to_owned()).or_insert_with(|| Whose::Only(HashSet::new()));
    if let Whose::Only(deals) = folder {
        deals.insert(deal.0);
    }
}

#[cfg(test)]
mod tests;
