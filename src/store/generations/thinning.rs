//! The earlier states to keep and to delete: by number and day, and never the last readable one.
//!
//! Days come from the files themselves, since nothing here may ask for the time; they only space the older states out.

use super::{numbers, readable};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The number of states that stay, whatever their age.
pub(super) const NEWEST: usize = 10;
/// The number of days of which the last older state stays.
pub(super) const DAYS: usize = 20;

/// Deletes the states above the limit, as long as a readable one stays. One is known to be readable, if its number is
/// given.
pub(in crate::store) fn thin_out(folder: &Path, known: Option<u64>) -> std::io::Result<()> {
    let all = numbers(folder);
    if all.len() <= NEWEST {
        return Ok(());
    }
    let mut newest_first = Vec::with_capacity(all.len());
    for (sequence, path) in all.into_iter().rev() {
        newest_first.push((sequence, fs::metadata(&path)?.mtime().div_euclid(DAY), path));
    }
    let stay = staying(&newest_first.iter().map(|(_, day, _)| *day).collect::<Vec<_>>());
    let (mut staying, mut going) = (Vec::new(), Vec::new());
    for (one, stays) in newest_first.into_iter().zip(stay) {
        if stays { staying.push(one) } else { going.push(one) }
    }
    let is_good = staying.iter().any(|(sequence, ..)| Some(*sequence) == known)
        || staying.iter().any(|(.., path)| readable(path).is_some());
    // Where none of those is, the newest that can be read stays beside them.
    let spared = if is_good { None } else { going.iter().position(|(.., path)| readable(path).is_some()) };
    for (index, (.., path)) in going.iter().enumerate() {
        if Some(index) != spared {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// A day in seconds.
const DAY: i64 = 86_400;

/// Returns which states stay, given the day on which each was written, newest first.
pub(super) fn staying(days: &[i64]) -> Vec<bool> {
    let mut last = None;
    let mut older = 0;
    let stays = |(index, day): (usize, &i64)| {
        if index < NEWEST {
            last = Some(*day);
            return true;
        }
        let stays = last != Some(*day) && older < DAYS;
        if stays {
            last = Some(*day);
            older += 1;
        }
        stays
    };
    days.iter().enumerate().map(stays).collect()
}
