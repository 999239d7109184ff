//! A file's extended attributes: what people attached to it, and who else may read it.
//!
//! A new file in the place of an old one has none of them. Labels of the system itself are left to the system.

use crate::store::reading;
use rustix::fs::{XattrFlags, fgetxattr, fgetxattr_query, flistxattr, flistxattr_query, fremovexattr, fsetxattr};
use std::fs::File;
use std::path::Path;

/// The access list: who else may do what with a file, besides its mode.
const ACCESS: &str = "system.posix_acl_access";

/// The attributes that a file's replacement takes over. Unreadable ones are missing.
pub(super) struct Attributes(Vec<(String, Vec<u8>)>);

impl Attributes {
    pub(super) fn of(path: &Path) -> Self {
        Self(reading::open(path).ok().and_then(|file| read(&file).ok()).unwrap_or_default())
    }

    /// Removes what the folder gives each new file and the old one didn't have. To be called before the mode is set.
    pub(super) fn make_room_on(&self, file: &File) {
        if !self.0.iter().any(|(name, _)| name == ACCESS) {
            // Most often there is nothing to take away.
            let _ = fremovexattr(file, ACCESS);
        }
    }

    /// Writes all of them on a file, as far as the system allows. To be called after the mode is set, which they agree
    /// with.
    pub(super) fn write_on(&self, file: &File) {
        for (name, value) in &self.0 {
            // Not worth a save: the deal itself is whole without it.
            let _ = fsetxattr(file, name.as_str(), value, XattrFlags::empty());
        }
    }
}

fn read(file: &File) -> rustix::io::Result<Vec<(String, Vec<u8>)>> {
    let mut names = vec![0; flistxattr_query(file)?];
    let count = flistxattr(file, &mut names[..])?;
    names.truncate(count);
    let names = names.split(|byte| *byte == 0).filter_map(|name| std::str::from_utf8(name).ok());
    let value = |name: &str| {
        let mut value = vec![0; fgetxattr_query(file, name).ok()?];
        let count = fgetxattr(file, name, &mut value[..]).ok()?;
        value.truncate(count);
        Some((name.to_owned(), value))
    };
    Ok(names.filter(|name| name.starts_with("user.") || *name == ACCESS).filter_map(value).collect())
}
