//! What can be mended without guessing: rights that are too wide, and what saves that were cut off left behind.

use super::super::Store;
use super::super::error::{Cause, shown};
use crate::domain::text::one_line;
use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Something that can be done about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// Take the rights of others away from these files and folders.
    Narrow(Vec<PathBuf>),
    /// Clear away unfinished files; newer work in them becomes an earlier state of its deal.
    Sweep,
}

impl Store {
    /// Mends something. Says of each thing that was touched what was done, or why not.
    #[must_use]
    pub fn repair(&self, repair: &Repair) -> Vec<Result<String, String>> {
        match repair {
            Repair::Narrow(paths) => paths.iter().map(|path| narrow(path)).collect(),
            Repair::Sweep => {
                let swept = self.sweep();
                let mut done = Vec::new();
                if swept.removed > 0 {
                    done.push(Ok(format!(
                        "{} without newer work in them deleted",
                        super::count(swept.removed, "unfinished file", "unfinished files")
                    )));
                }
                for one in swept.rescued {
                    let file = shown(&one.file);
                    let words = format!(
                        "{file}: newer work of a save that was cut off is kept as number {}; to put it in place: {}",
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

fn narrow(path: &Path) -> Result<String, String> {
    let file = shown(path);
    let done: io::Result<(u32, u32)> = fs::metadata(path).and_then(|one| {
        let (old, new) = (one.mode() & 0o7777, one.mode() & 0o7700);
        fs::set_permissions(path, Permissions::from_mode(new))?;
        Ok((old, new))
    });
    match done {
        Ok((old, new)) => Ok(format!("{file}: {old:04o} is now {new:04o}")),
        Err(error) => Err(format!("{file}: its rights cannot be changed: {}", Cause::from(error))),
    }
}
