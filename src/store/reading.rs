//! Reading files, whatever is behind their names: the store's only code that opens a file to read it.
//!
//! A name can lead to a pipe that nobody writes to, to an endless device, or to a file of any size. So opening never
//! waits, the open file itself tells its type (another file can get its name in between), and each caller sets a limit.

use super::cause::{Cause, LINK, NOT_A_FILE};
use super::damage::Damage;
use super::error::StoreError;
use rustix::fs::{Mode, OFlags, openat};
use rustix::io::Errno;
use std::ffi::CStr;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// The most bytes of a file that the program keeps for itself or a person writes by hand: a thousand times the usual
/// size.
pub(super) const SMALL: u64 = 4_000_000;
/// The most bytes of a file that the program wrote and that can hold a deal of any size: an earlier state, a journal.
/// Far above the limit for deals, since that limit may have been higher once.
pub(super) const LARGE: u64 = 1_000_000_000;

/// Opens a regular file to read it, behind links too.
///
/// # Errors
/// When it can't be opened, or is anything but a regular file.
pub(super) fn open(path: &Path) -> Result<File, Cause> {
    regular(open_at_once(path, OFlags::empty(), OpenOptions::new().read(true)).map_err(|e| named(e, path))?)
}

/// Opens a regular file to read it, unless its name is a link.
///
/// # Errors
/// When it can't be opened, or is anything but a regular file.
pub(super) fn open_unlinked(path: &Path) -> Result<File, Cause> {
    regular(open_at_once(path, OFlags::NOFOLLOW, OpenOptions::new().read(true)).map_err(|e| named(e, path))?)
}

/// Opens a file of the program's own to lock it, or creates it for its owner only. Never follows a link, since its
/// target would be written to.
///
/// # Errors
/// When it can't be opened or created, or is anything but a regular file.
pub(super) fn open_lock(path: &Path) -> Result<File, Cause> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    regular(open_at_once(path, OFlags::NOFOLLOW, &mut options).map_err(|e| named(e, path))?)
}

/// Opens a folder, to sync or to lock it.
///
/// # Errors
/// When it can't be opened or is no folder.
pub(super) fn open_folder(path: &Path) -> io::Result<File> {
    open_at_once(path, OFlags::DIRECTORY, OpenOptions::new().read(true))
}

/// Opens a folder, unless its name is a link.
///
/// # Errors
/// When it can't be opened or is no folder.
pub(super) fn open_own_folder(path: &Path) -> io::Result<File> {
    open_at_once(path, OFlags::DIRECTORY | OFlags::NOFOLLOW, OpenOptions::new().read(true))
}

/// Opens a regular file or a folder in an open folder, unless its name is a link.
///
/// # Errors
/// When it can't be opened, or is anything else.
pub(super) fn open_in(folder: &File, name: &CStr) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = File::from(openat(folder, name, flags, Mode::empty())?);
    let kind = file.metadata()?;
    if kind.is_file() || kind.is_dir() { Ok(file) } else { Err(io::Error::new(ErrorKind::InvalidInput, NOT_A_FILE)) }
}

/// Opens without waiting for the other end of a pipe, and without making a terminal this process's own.
fn open_at_once(path: &Path, flags: OFlags, options: &mut OpenOptions) -> io::Result<File> {
    let flags = flags | OFlags::NONBLOCK | OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed()).open(path)
}

/// Returns the refusal to open, with words for anything that is no file: a socket, say, can't even be opened.
fn named(error: io::Error, path: &Path) -> Cause {
    if Errno::from_io_error(&error) == Some(Errno::LOOP) && path.is_symlink() && path.exists() {
        return Cause::new(ErrorKind::InvalidInput, LINK);
    }
    match path.metadata() {
        Ok(there) if !there.is_file() && !there.is_dir() => Cause::new(ErrorKind::InvalidInput, NOT_A_FILE),
        Ok(_) | Err(_) => error.into(),
    }
}

/// Returns the open file if it is a regular one.
fn regular(file: File) -> Result<File, Cause> {
    let kind = file.metadata()?;
    if kind.is_dir() {
        return Err(io::Error::from(ErrorKind::IsADirectory).into());
    }
    if !kind.is_file() {
        return Err(Cause::new(ErrorKind::InvalidInput, NOT_A_FILE));
    }
    Ok(file)
}

/// Reads a file up to a size limit.
///
/// # Errors
/// When it can't be read, is no regular file, or is larger.
pub(super) fn read(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    open(path)
        .and_then(|file| rest(&file, most))
        .map_err(|cause| StoreError::Unreadable { path: path.to_owned(), cause })
}

/// Reads an open file from its current position, up to a size limit.
///
/// # Errors
/// When it can't be read, or is larger.
pub(super) fn rest(file: &File, most: u64) -> Result<Vec<u8>, Cause> {
    let too_large = || Cause::new(ErrorKind::FileTooLarge, &format!("it's larger than the limit of {}", size(most)));
    let mut at = file;
    if file.metadata()?.len().saturating_sub(at.stream_position()?) > most {
        return Err(too_large());
    }
    // It can grow meanwhile, and files of the system do not know their size.
    let bytes = start(file, most.saturating_add(1))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Reads the next bytes of an open file, up to a limit. There can be more.
pub(super) fn start(file: &File, most: u64) -> io::Result<Vec<u8>> {
    // Room for all of it: one read instead of many small ones.
    let known = file.metadata().map_or(0, |file| file.len()).saturating_add(1).min(most);
    let mut bytes = Vec::with_capacity(usize::try_from(known).unwrap_or_default());
    let mut file = file;
    Read::by_ref(&mut file).take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a text file that a person writes.
///
/// # Errors
/// When it can't be read, is no regular file, is too large, or is not UTF-8.
pub(super) fn text(path: &Path) -> Result<String, StoreError> {
    String::from_utf8(read(path, SMALL)?).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        StoreError::Damaged {
            path: path.to_owned(),
            damage: Damage::NotUtf8,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: 0,
            place: String::new(),
            reason: "not UTF-8 text".to_owned(),
        }
    })
}

/// Returns a number of bytes in a fitting unit.
fn size(bytes: u64) -> String {
    match bytes {
        1_000_000.. => format!("{} MB", bytes / 1_000_000),
        1_000.. => format!("{} KB", bytes / 1_000),
        _ => format!("{bytes} bytes"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use rustix::fs::{CWD, mkfifoat};
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use tempfile::tempdir;

    fn cause(read: Result<Vec<u8>, StoreError>) -> (ErrorKind, String) {
        match read {
            Err(StoreError::Unreadable { cause, .. }) => (cause.kind, cause.words),
            other => (ErrorKind::Other, format!("{other:?}")),
        }
    }

    #[test]
    fn what_is_no_regular_file_is_refused_at_once_and_named() {
        let folder = tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        mkfifoat(CWD, at("pipe"), Mode::RUSR | Mode::WUSR).unwrap();
        let _socket = UnixListener::bind(at("socket")).unwrap();
        symlink("/dev/zero", at("endless")).unwrap();
        symlink(at("pipe"), at("link to a pipe")).unwrap();
        for name in ["pipe", "socket", "endless", "link to a pipe"] {
            assert_eq!(cause(read(&at(name), 10)), (ErrorKind::InvalidInput, NOT_A_FILE.to_owned()), "{name}");
        }
        assert_eq!(cause(read(folder.path(), 10)).0, ErrorKind::IsADirectory);
        assert_eq!(cause(read(&at("nothing"), 10)).0, ErrorKind::NotFound);
    }

    #[test]
    fn a_file_is_read_up_to_its_limit_and_one_byte_more_is_refused() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "0123456789").unwrap();
        assert_eq!(read(&path, 10).unwrap(), b"0123456789");
        let (kind, words) = cause(read(&path, 9));
        assert_eq!((kind, words.as_str()), (ErrorKind::FileTooLarge, "it's larger than the limit of 9 bytes"));
        // Files of the system say that they are empty and are not.
        #[cfg(target_os = "linux")]
        assert_eq!(cause(read(Path::new("/proc/self/maps"), 9)).0, ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_link_is_followed_for_reading_only_where_that_is_meant() {
        let folder = tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "theirs").unwrap();
        symlink(&real, &link).unwrap();
        assert!(open(&link).is_ok() && open_unlinked(&real).is_ok());
        assert_eq!(open_unlinked(&link).unwrap_err().words, LINK);
        assert_eq!(open_lock(&link).unwrap_err().words, LINK);
        assert!(open_lock(&folder.path().join("new")).is_ok());
    }
}
