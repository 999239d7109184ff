//! What is on the screen of whoever presents, for the coach's own window: one small file for each deal that is shown.
//!
//! It names things by their ids and holds no word that is private: what the ids mean stands in the deal's file. It is locked
//! for as long as the window that wrote it lives, so that one left by the dead is known for what it is.

use super::Store;
use super::atomic::{make_folder, place_at_once};
use super::error::StoreError;
use super::file_id::is_at;
use super::reading;
use crate::domain::id::{DealId, RecordId, StakeholderId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// Bytes of such a file that are read: thousands of questions.
const MOST: u64 = 1_000_000;

/// By how much a count may be off before it is said anew, in milliseconds.
const DRIFT: u64 = 1_500;

/// What is on the screen of whoever presents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The deal.
    pub deal: DealId,
    /// Its file.
    pub file: PathBuf,
    /// Who shows; in a part of a review that is a list, whoever the row is about.
    pub person: Option<StakeholderId>,
    /// Whose answers are shown.
    pub assessor: String,
    /// The review that goes on, if one does.
    pub review: Option<StagedReview>,
    /// Whether room view is on.
    pub room: bool,
    /// When this was so.
    pub at: Timestamp,
}

/// Where a review is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StagedReview {
    /// Which review.
    pub id: RecordId,
    /// The part of the agenda, from 0.
    pub part: usize,
    /// The row under the cursor, where a list shows; nothing where a person does.
    pub row: Option<usize>,
    /// Whether it was left for a while, and something else shows.
    pub aside: bool,
    /// The ids of the questions that were shown, and whom each was about.
    pub questions: Vec<(Option<StakeholderId>, String)>,
    /// For each part how long it may take and took, in milliseconds.
    pub time: Vec<(i64, i64)>,
    /// Whether the timer rests.
    pub paused: bool,
}

impl StagedReview {
    /// How long each part took at a time, if it was written at another.
    #[must_use]
    pub fn spent(&self, written: Timestamp, now: Timestamp) -> Vec<SignedDuration> {
        let since = if self.paused { SignedDuration::ZERO } else { now.duration_since(written) };
        let spent = |(part, (_, spent)): (usize, &(i64, i64))| {
            let more = if part == self.part { since.max(SignedDuration::ZERO) } else { SignedDuration::ZERO };
            SignedDuration::from_millis(*spent) + more
        };
        self.time.iter().enumerate().map(spent).collect()
    }
}

impl Stage {
    /// Whether whoever reads this knows the later state as well: nothing changed but the time, and that as it passes.
    #[must_use]
    pub fn still_tells(&self, later: &Self) -> bool {
        let calm = |stage: &Self| {
            let mut calm = Self { at: Timestamp::UNIX_EPOCH, ..stage.clone() };
            calm.review.iter_mut().flat_map(|review| &mut review.time).for_each(|(_, spent)| *spent = 0);
            calm
        };
        let counts = match (&self.review, &later.review) {
            (Some(then), Some(now)) => {
                let (expected, real) = (then.spent(self.at, later.at), now.spent(later.at, later.at));
                expected
                    .iter()
                    .zip(&real)
                    .all(|(one, other)| (*one - *other).abs().as_millis().unsigned_abs() < DRIFT.into())
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        counts && calm(self) == calm(later)
    }
}

/// A state that others can read until this is dropped, or the program ends in whatever way.
#[derive(Debug)]
pub struct OnStage {
    /// Keeps the lock.
    file: File,
    path: PathBuf,
}

/// What there is to follow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stages {
    /// What is shown now, the latest first.
    pub live: Vec<Stage>,
    /// Deals of which the window that showed them ended without a word.
    pub cut: Vec<DealId>,
}

impl Store {
    /// Tells what is on the screen. It is not synced: after a power cut nobody shows anything.
    ///
    /// # Errors
    /// When it could not be written.
    pub fn show_on_stage(&self, stage: &Stage) -> Result<OnStage, StoreError> {
        make_folder(&self.places.stage())?;
        let path = self.stage_file(stage.deal);
        let not_saved = |cause| StoreError::NotSaved { path: path.clone(), cause };
        let bytes = serde_json::to_vec(stage).map_err(|error| not_saved(std::io::Error::from(error).into()))?;
        let file = place_at_once(&path, &bytes).map_err(not_saved)?;
        Ok(OnStage { file, path })
    }

    /// What is on any screen. Reads only.
    #[must_use]
    pub fn stages(&self) -> Stages {
        let mut found = Stages::default();
        for path in self.stage_files() {
            match read(&path) {
                Some((stage, true)) => found.live.push(stage),
                Some((stage, false)) => found.cut.push(stage.deal),
                None => {}
            }
        }
        found.live.sort_by_key(|stage| std::cmp::Reverse(stage.at));
        found
    }

    /// Makes the folder in which it is told, so that it can be watched before anything lies there.
    ///
    /// # Errors
    /// When it is not there and cannot be made.
    pub fn stage_folder(&self) -> Result<PathBuf, StoreError> {
        let folder = self.places.stage();
        make_folder(&folder).map(|()| folder)
    }

    /// Files of windows that are gone.
    pub(super) fn left_stages(&self) -> Vec<PathBuf> {
        self.stage_files()
            .into_iter()
            .filter(|path| reading::open_unlinked(path).is_ok_and(|file| is_left(&file)))
            .collect()
    }

    fn stage_file(&self, deal: DealId) -> PathBuf {
        self.places.stage().join(format!("{}-{deal}.json", self.places.mark()))
    }

    /// The files of this data folder.
    fn stage_files(&self) -> Vec<PathBuf> {
        let mark = format!("{}-", self.places.mark());
        let is_ours = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&mark) && name.ends_with(".json")
        };
        let entries = fs::read_dir(self.places.stage()).into_iter().flatten().filter_map(Result::ok);
        entries.map(|entry| entry.path()).filter(is_ours).collect()
    }
}

impl Drop for OnStage {
    fn drop(&mut self) {
        // Another window may have put its own in this place since.
        if is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether nobody holds it any more. Where there are no locks, nobody can tell, and it counts as held.
fn is_left(file: &File) -> bool {
    match file.try_lock_shared() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
    }
}

/// What a file tells, and whether the window that wrote it lives.
fn read(path: &Path) -> Option<(Stage, bool)> {
    let file = reading::open_unlinked(path).ok()?;
    let stage = serde_json::from_slice(&reading::rest(&file, MOST).ok()?).ok()?;
    Some((stage, !is_left(&file)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn stage(number: u32) -> Stage {
        let review = StagedReview {
            id: RecordId(sample::uuid(9)),
            part: 1,
            row: Some(3),
            aside: false,
            questions: vec![(None, "which".to_owned())],
            time: vec![(60_000, 10_000), (120_000, 0)],
            paused: false,
        };
        Stage {
            deal: DealId(sample::uuid(number.into())),
            file: "/data/deals/acme.json".into(),
            person: None,
            assessor: "Kim".to_owned(),
            review: Some(review),
            room: false,
            at: at(i64::from(number)),
        }
    }

    #[test]
    fn what_is_shown_can_be_read_until_it_is_dropped_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        assert_eq!(store.stages(), Stages::default());
        let (first, second) = (store.show_on_stage(&stage(1)).unwrap(), store.show_on_stage(&stage(2)).unwrap());
        assert_eq!(store.stages().live, [stage(2), stage(1)], "the latest first");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&store.places().stage()), mode(&first.path)), (0o700, 0o600));
        drop(second);
        assert_eq!((store.stages().live, store.stages().cut), (vec![stage(1)], Vec::new()));
        drop(first);
        assert_eq!(store.stages(), Stages::default());
        assert_eq!(fs::read_dir(store.places().stage()).unwrap().count(), 0, "nothing is left");
    }

    #[test]
    fn the_newer_takes_the_place_and_the_older_does_not_take_it_away() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let old = store.show_on_stage(&stage(1)).unwrap();
        let newer = Stage { room: true, ..stage(1) };
        let _kept = store.show_on_stage(&newer).unwrap();
        drop(old);
        assert_eq!(store.stages().live, [newer]);
    }

    #[test]
    fn what_the_dead_left_is_known_for_it_and_swept_and_what_lives_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        let living = store.show_on_stage(&stage(1)).unwrap();
        // The lock goes with its holder; the file stays.
        fs::write(store.stage_file(stage(2).deal), serde_json::to_vec(&stage(2)).unwrap()).unwrap();
        assert_eq!(store.stages(), Stages { live: vec![stage(1)], cut: vec![stage(2).deal] });
        assert_eq!(store.left_stages(), [store.stage_file(stage(2).deal)]);
        assert_eq!(store.sweep().removed, 1);
        assert_eq!(store.stages(), Stages { live: vec![stage(1)], cut: Vec::new() });
        drop(living);
    }

    #[test]
    fn garbage_and_what_belongs_to_another_data_folder_are_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = sample::store(folder.path());
        make_folder(&store.places().stage()).unwrap();
        fs::write(store.stage_file(stage(1).deal), "[[[").unwrap();
        let other = Store::new(super::super::Places { data: folder.path().join("else"), ..store.places().clone() });
        let _held = other.show_on_stage(&stage(2)).unwrap();
        assert_eq!(store.stages(), Stages::default());
    }

    #[test]
    fn nothing_is_told_anew_while_only_the_time_passes_as_told() {
        let later = |seconds: i64, spent: i64| {
            let mut later = stage(1);
            later.at = stage(1).at + SignedDuration::from_secs(seconds);
            later.review.as_mut().unwrap().time[1].1 = spent;
            later
        };
        assert!(stage(1).still_tells(&later(60, 60_300)));
        assert!(!stage(1).still_tells(&later(60, 5_000)), "the machine slept");
        let mut paused = later(60, 60_000);
        paused.review.as_mut().unwrap().paused = true;
        assert!(!stage(1).still_tells(&paused));
        assert!(paused.still_tells(&Stage { at: at(500), ..paused.clone() }), "a timer that rests counts nothing");
        assert!(!stage(1).still_tells(&Stage { review: None, ..stage(1) }));
    }
}
