//! Checks for leftovers of programs that were ended: unfinished files, typed text that was not saved, locks.

use super::super::Store;
use super::super::error::shown;
use super::super::lock_file::{Seen, look};
use super::{Check, Grade, Repair, count};
use std::fs;
use std::path::{Path, PathBuf};

impl Store {
    pub(super) fn check_leftovers(&self) -> Vec<Check> {
        let mut found = Vec::new();
        let left = self.left_over();
        if let Some(first) = left.first() {
            let number = count(left.len(), "unfinished file", "unfinished files");
            let words = format!("{number} from interrupted saves, first {}", shown(first));
            let remedy = "The next start checks them for newer work and removes them. So does stakemap doctor --fix.";
            let repair = Some(Repair::Sweep);
            let about = shown(&self.paths.data);
            found.push(Check { repair, ..Check::new("leftovers", Grade::Note, &about, &words, remedy) });
        }
        let shown_last = self.left_stages().len();
        if shown_last > 0 {
            let words = format!("{} left by review windows that crashed", count(shown_last, "mark", "marks"));
            let remedy = "Nothing to do: coach windows ignore them. stakemap doctor --fix removes them.";
            let about = shown(&self.paths.shared_views());
            found.push(Check {
                repair: Some(Repair::Sweep),
                ..Check::new("stale-stage", Grade::Note, &about, &words, remedy)
            });
        }
        let journals: Vec<PathBuf> = files_in(&self.paths.journal(), "json");
        let waiting = journals.iter().filter(|journal| look(&journal.with_extension("lock")) != Seen::Held).count();
        if waiting > 0 {
            let words = format!("{} of unsaved text", count(waiting, "journal", "journals"));
            let remedy = "Start stakemap. It asks whether to keep the text.";
            found.push(Check::new("journals", Grade::Note, &shown(&self.paths.journal()), &words, remedy));
        }
        let told: Vec<PathBuf> = files_in(&self.paths.locks(), "lock");
        let told = told.iter().filter(|lock| lock.metadata().is_ok_and(|one| one.len() > 0));
        let (held, stale): (Vec<&PathBuf>, Vec<&PathBuf>) = told.partition(|lock| look(lock) == Seen::Held);
        if !stale.is_empty() {
            let words = format!("{} left by programs that crashed", count(stale.len(), "lock", "locks"));
            let remedy = "Nothing to do: a lock ends when its program does.";
            found.push(Check::new("stale-locks", Grade::Note, &shown(&self.paths.locks()), &words, remedy));
        }
        if found.is_empty() {
            let words = match held.len() {
                0 => "no leftovers".to_owned(),
                open => format!("{} open now; no leftovers", count(open, "deal is", "deals are")),
            };
            found.push(Check::new("leftovers", Grade::Ok, &shown(&self.paths.state), &words, ""));
        }
        found
    }
}

/// Returns the files in a folder with this ending; empty if there is no folder.
fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|one| one == ending)).collect();
    found.sort();
    found
}
