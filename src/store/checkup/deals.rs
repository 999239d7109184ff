//! Checks of the deals' files: readability, contradictions, and earlier states.

use super::super::error::shown;
use super::super::generations::{generation, numbers};
use super::super::listing::names;
use super::super::{Loaded, Store, StoreError, locate, migrate};
use super::{Check, Grade, count};
use crate::domain::change::integrity::{Finding, Listed, unknown_to};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::id::DealId;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Store {
    /// Checks every deal, including those in the archive and the trash.
    pub(super) fn check_deals(&self, playbook: &Playbook, today: Date) -> Vec<Check> {
        let mut found = Vec::new();
        let mut files = match self.files() {
            Ok(files) => files.into_iter().map(|file| file.path).collect::<Vec<_>>(),
            Err(error) => return vec![Check::of_error(Grade::Problem, &self.paths.deals(), &error)],
        };
        files.sort();
        let mut of_deal: BTreeMap<DealId, Vec<PathBuf>> = BTreeMap::new();
        for file in &files {
            match self.load(file) {
                Ok(loaded) => {
                    of_deal.entry(loaded.deal.id).or_default().push(file.clone());
                    found.extend(self.check_deal(playbook, &loaded, today));
                }
                Err(error) => found.push(Check::of_error(grade_of(&error), file, &error)),
            }
        }
        found.extend(of_deal.values().filter(|files| files.len() > 1).map(|files| twice(files)));
        for folder in [self.paths.archive(), self.paths.trash()] {
            match names(&folder, "json") {
                Ok(files) => found.extend(
                    files
                        .into_iter()
                        .filter_map(|(_, file)| Some(Check::of_error(Grade::Note, &file, &self.load(&file).err()?))),
                ),
                Err(error) => found.push(Check::of_error(Grade::Problem, &folder, &error)),
            }
        }
        if found.iter().all(|one| one.grade == Grade::Ok) {
            let words = match files.len() {
                0 => "there are no deals yet".to_owned(),
                number => format!("{} readable and consistent", count(number, "deal", "deals")),
            };
            found.insert(0, Check::new("deals", Grade::Ok, &shown(&self.paths.deals()), &words, ""));
        }
        found
    }

    fn check_deal(&self, playbook: &Playbook, loaded: &Loaded, today: Date) -> Vec<Check> {
        let file = &loaded.at.path;
        let mut found = self.findings(&loaded.deal, &loaded.at.path, today);
        found.extend(unknown_to(playbook, &loaded.deal));
        let listed = Listed::of(found);
        let text = if listed.first.is_empty() { String::new() } else { self.text(file) };
        let lines = locate(&text, listed.first.iter().map(|one| one.place.as_str()));
        let of_finding = |(one, line)| of_finding(file, line, one);
        let mut checks: Vec<Check> = listed.first.into_iter().zip(lines).map(of_finding).collect();
        checks.extend(listed.rest.map(|rest| {
            let remedy = "Fix those above first. The next run lists more.";
            let grade = if rest.is_only_unknown { Grade::Note } else { Grade::Problem };
            Check { times: rest.number, ..Check::new("more-findings", grade, &shown(file), &rest.words(), remedy) }
        }));
        if let Some(reason) = &loaded.read_only {
            let (name, remedy) = if loaded.at.version > migrate::CURRENT {
                ("newer-version", "Open it with the newer stakemap, or update this one.")
            } else {
                ("write-protected", "Nothing to do, if it's meant to stay that way. stakemap won't change it.")
            };
            checks.push(Check::new(name, Grade::Note, &shown(file), reason, remedy));
        }
        checks
    }

    /// Returns a deal's text, for finding a line in it; empty if it is missing by now.
    fn text(&self, file: &Path) -> String {
        self.read_deal(file).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Reports conflict copies beside their deals.
    pub(super) fn check_copies(&self) -> Vec<Check> {
        // That the folder cannot be listed is said of the deals.
        let copies = self.conflict_copies().unwrap_or_default();
        let remedy = "Open the original deal and press = to merge the copy and move it to the trash.";
        let of = |(file, original): &(PathBuf, PathBuf)| {
            let words = format!("a conflict copy of {}: not listed as a deal, never deleted", shown(original));
            Check::new("conflict-copy", Grade::Problem, &shown(file), &words, remedy)
        };
        copies.iter().map(of).collect()
    }

    /// Checks that the latest kept state of each deal can be read.
    pub(super) fn check_states(&self) -> Vec<Check> {
        let root = shown(&self.paths.backups());
        let folders = match self.folders() {
            Ok(folders) => folders,
            Err(error) => return vec![Check::of_error(Grade::Problem, &self.paths.backups(), &error)],
        };
        let (mut states, mut deals) = (0, 0);
        let mut found = Vec::new();
        for folder in folders {
            let all = numbers(&folder.path);
            let Some((_, newest)) = all.last() else { continue };
            states += all.len();
            deals += 1;
            let damaged = all.iter().rev().take_while(|one| generation((*one).clone()).holds.is_err()).count();
            if damaged == 0 {
                continue;
            }
            let file = folder.file().map_or_else(|| shown(&folder.path), |file| shown(&file));
            let words =
                format!("the latest of its {} can't be read", count(all.len(), "earlier version", "earlier versions"));
            let (grade, words, remedy) = if damaged == all.len() {
                let remedy = "This file is the only copy, so keep another one somewhere else. The next save keeps a good version.";
                (Grade::Problem, format!("none of its {} can be read", all.len()), remedy)
            } else {
                (Grade::Note, words, "Nothing to do: older versions can still be read and restored.")
            };
            let words = format!("{words}, {}", shown(newest));
            found.push(Check::new("damaged-states", grade, &file, &words, remedy));
        }
        if found.is_empty() {
            let words = match states {
                0 => "no earlier versions yet; each save keeps the one before".to_owned(),
                _ => {
                    let (states, deals) =
                        (count(states, "earlier version", "earlier versions"), count(deals, "deal", "deals"));
                    format!("{states} of {deals}; the latest of each can be read")
                }
            };
            found.push(Check::new("states", Grade::Ok, &root, &words, ""));
        }
        found
    }
}

/// Returns the grade of an error. A file that only a newer version can read is intact.
fn grade_of(error: &StoreError) -> Grade {
    if matches!(error, StoreError::Newer { .. }) { Grade::Note } else { Grade::Problem }
}

fn of_finding(file: &Path, line: Option<(usize, usize)>, finding: Finding) -> Check {
    let (grade, remedy) = match finding.name {
        "hard-link" => (Grade::Note, "Delete the name you don't need, or remember there are two.".to_owned()),
        _ if finding.is_only_unknown() => {
            (Grade::Note, "Nothing to do, if a newer stakemap or another method wrote it.".to_owned())
        }
        _ => (Grade::Problem, "Fix that line in an editor. Nothing was dropped.".to_owned()),
    };
    Check {
        line: line.filter(|_| !finding.place.is_empty()),
        place: finding.place,
        ..Check::new(finding.name, grade, &shown(file), &finding.words, &remedy)
    }
}

/// Reports one deal in several files: whichever is opened, the others become outdated.
fn twice(files: &[PathBuf]) -> Check {
    let others: Vec<String> = files[1..].iter().map(|file| shown(file)).collect();
    let words = format!("the same deal is also in {}: changes to one don't reach the other", others.join(" and "));
    let remedy = "Keep the right one, and move the other away.";
    Check::new("same-deal", Grade::Problem, &shown(&files[0]), &words, remedy)
}
