//! Saving an open deal again after its file was lost.
//!
//! Nothing is overwritten that was not read: whatever took the file's place is moved aside first.

use super::atomic::{self, folder_of, make_folder, move_new};
use super::error::StoreError;
use super::generations::real;
use super::{Cause, Saved, SavedAs, Stamp, Store, format, saved};
use crate::domain::record::deal::Deal;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The most names that are tried for a file that is moved aside.
const NAMES: usize = 1_000;

/// The result of saving a lost file again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenAgain {
    /// The file, and how safe it is.
    pub saved: Saved,
    /// The new path of whatever was in its place.
    pub aside: Option<PathBuf>,
}

impl Store {
    /// Writes a deal to the file it was loaded from or saved as, if that can no longer be read as this deal. A missing
    /// folder is created again.
    ///
    /// # Errors
    /// When it is this deal's file after all, or nothing could be written. Everything is then as it was.
    pub fn write_again(&self, deal: &Deal, at: &SavedAs) -> Result<WrittenAgain, StoreError> {
        let there = self.load(&at.path).ok().map(|loaded| loaded.deal);
        if there.as_ref().is_some_and(|there| there.id == deal.id) {
            return Err(StoreError::ChangedOutside { path: at.path.clone() });
        }
        let not_saved = |cause| StoreError::NotSaved { path: at.path.clone(), cause };
        let target = real(&at.path);
        make_folder(folder_of(&target))?;
        let aside = self.move_aside(&target, there.as_ref()).map_err(not_saved)?;
        let bytes = format::encode(deal);
        match atomic::write_new(&target, &bytes) {
            Ok(durable) => Ok(WrittenAgain { saved: saved(at.path.clone(), Stamp::of(&bytes), durable), aside }),
            Err(cause) => {
                // Where it cannot go back, it is still there under its other name.
                let _ = aside.map(|aside| move_new(&aside, &target));
                Err(not_saved(cause))
            }
        }
    }

    /// Moves away whatever is in the place of a file. A deal gets a name under which it is listed.
    fn move_aside(&self, target: &Path, there: Option<&Deal>) -> Result<Option<PathBuf>, Cause> {
        if target.symlink_metadata().is_err() {
            return Ok(None);
        }
        let named = there.map(|deal| self.named(deal));
        for number in 1..NAMES {
            let aside = match &named {
                Some(path) if number == 1 => path.clone(),
                Some(path) => with_ending(&path.with_extension(""), &format!(" ({number}).json")),
                None if number == 1 => with_ending(target, ".aside"),
                None => with_ending(target, &format!(".aside-{number}")),
            };
            match move_new(target, &aside) {
                Ok(_) => return Ok(Some(aside)),
                Err(cause) if cause.kind == ErrorKind::AlreadyExists => {}
                Err(cause) => return Err(cause),
            }
        }
        Err(Cause::new(ErrorKind::AlreadyExists, "too many files were moved aside there"))
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut whole = OsString::from(path);
    whole.push(ending);
    whole.into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::super::{Became, How, sample};
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_file_that_is_gone_is_written_again_also_with_its_folder() {
        let (_folder, store, deal, at) = sample::saved();
        fs::remove_dir_all(store.paths().deals()).unwrap();
        let written = store.write_again(&deal, &at).unwrap();
        assert_eq!((written.aside, &written.saved.at), (None, &at));
        assert_eq!(store.what_became_of(deal.id, &at), Became::Same);
    }

    #[test]
    fn what_is_in_the_files_place_is_kept_beside_it_every_time() {
        let (_folder, store, deal, at) = sample::saved();
        let mut kept = Vec::new();
        for there in ["", "[1, 2", "not a deal"] {
            fs::write(&at.path, there).unwrap();
            let aside = store.write_again(&deal, &at).unwrap().aside.unwrap();
            kept.push((aside, there));
        }
        for (aside, there) in kept {
            assert_eq!(fs::read_to_string(&aside).unwrap(), there);
            assert!(aside.to_str().unwrap().contains(".json.aside"));
        }
        fs::remove_file(&at.path).unwrap();
        fs::create_dir_all(at.path.join("holiday")).unwrap();
        let aside = store.write_again(&deal, &at).unwrap().aside.unwrap();
        assert!(aside.join("holiday").is_dir());
        fs::remove_file(&at.path).unwrap();
        symlink("/nowhere/at/all", &at.path).unwrap();
        let aside = store.write_again(&deal, &at).unwrap().aside.unwrap();
        assert!(aside.is_symlink() && !at.path.is_symlink());
        assert_eq!(store.files().unwrap().len(), 1, "none of it is taken for a deal");
    }

    #[test]
    fn another_deal_in_the_files_place_stays_a_deal() {
        let (_folder, store, deal, at) = sample::saved();
        let other = sample::deal("Other", 2);
        // The two files have changed places, so that this is the only one of that deal.
        fs::write(&at.path, format::encode(&other)).unwrap();
        let aside = store.write_again(&deal, &at).unwrap().aside.unwrap();
        assert_eq!(store.load(&aside).unwrap().deal, other);
        assert_eq!(store.files().unwrap().len(), 2);
        // It has a file of its own, and this is a copy of that.
        fs::write(&at.path, format::encode(&other)).unwrap();
        let copy = store.write_again(&deal, &at).unwrap().aside.unwrap();
        assert_eq!((store.copies_of(other.id), store.files().unwrap().len()), (vec![copy], 2));
    }

    #[test]
    fn this_deals_own_file_is_never_written_over() {
        let (_folder, store, deal, at) = sample::saved();
        let changed = Deal { value: "changed".into(), ..deal.clone() };
        store.save(&changed, &at).unwrap();
        let refused = store.write_again(&deal, &at);
        assert_eq!(refused, Err(StoreError::ChangedOutside { path: at.path.clone() }));
        assert_eq!(store.load(&at.path).unwrap().deal, changed);
    }

    #[test]
    fn where_nothing_can_be_written_all_is_as_it_was() {
        let (_folder, store, deal, at) = sample::saved();
        let deals = store.paths().deals();
        fs::remove_dir_all(&deals).unwrap();
        fs::write(&deals, "in the way").unwrap();
        assert!(matches!(store.write_again(&deal, &at), Err(StoreError::NoFolder { .. })));
        assert_eq!(fs::read_to_string(&deals).unwrap(), "in the way");
        let Became::Lost(lost) = store.what_became_of(deal.id, &at) else { panic!() };
        assert_eq!(lost.how, How::Gone);
    }
}
