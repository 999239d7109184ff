//! The repairs that need no guessing: too wide permissions, and leftovers of saves that were cut off.

use super::super::Store;
use super::super::error::shown;
use super::Private;
use crate::domain::record::text::one_line;

/// A repair of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Removing the permissions of others from a folder and its content.
    Narrow(Private),
    /// Removing unfinished files; unique content becomes an earlier state of its deal.
    Sweep,
}

impl Store {
    /// Does a repair. Returns for each thing it touched what was done, or why not.
    #[must_use]
    pub fn repair(&self, repair: &Repair) -> Vec<Result<String, String>> {
        match repair {
            Repair::Narrow(folder) => self.narrow(folder),
            Repair::Sweep => {
                let swept = self.sweep();
                let mut done = Vec::new();
                if swept.removed > 0 {
                    done.push(Ok(format!(
                        "deleted {} without newer work",
                        super::count(swept.removed, "unfinished file", "unfinished files")
                    )));
                }
                for one in swept.rescued {
                    let file = shown(&one.file);
                    let words = format!(
                        "{file}: a save was interrupted; what it left is kept as number {}; to restore it: {}",
                        one.sequence, one.command
                    );
                    done.push(Ok(words));
                }
                done.extend(swept.left.iter().map(|error| Err(one_line(&error.to_string()))));
                done
            }
        }
    }
}
