//! Files that aren't the program's own, such as those to import: found by the path as people type or drop it.

use super::error::StoreError;
use super::reading;
use std::env;
use std::path::{Path, PathBuf};

/// Reads a file that another program wrote, up to a size limit.
///
/// # Errors
/// When it can't be read, is no regular file, or is larger.
pub fn read_foreign(path: &Path, most: usize) -> Result<Vec<u8>, StoreError> {
    reading::read(path, most as u64)
}

/// Returns the path that a text means: without the quotes and backslashes of a file dropped on a terminal, and with `~` as
/// the user's folder.
#[must_use]
pub fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let quoted = [('\'', '\''), ('"', '"')];
    let bare = quoted.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let text = match bare {
        Some(bare) => bare.to_owned(),
        None => text.strip_prefix("file://").map_or_else(|| unescaped(text), |path| path.replace("%20", " ")),
    };
    match (text.strip_prefix("~/"), env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        (Some(_) | None, _) => PathBuf::from(text),
    }
}

/// Returns a path without the backslashes that a shell needs before blanks and brackets.
fn unescaped(text: &str) -> String {
    if Path::new(text).exists() {
        return text.to_owned();
    }
    let mut path = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, letters.peek()) {
            ('\\', Some(' ' | '(' | ')' | '[' | ']' | '&' | '\'' | '"' | '\\')) => path.extend(letters.next()),
            (c, _) => path.push(c),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_however_it_is_dropped() {
        let path = Path::new("/tmp/my people (2).csv");
        for text in [
            "/tmp/my people (2).csv",
            " '/tmp/my people (2).csv' ",
            "\"/tmp/my people (2).csv\"",
            "/tmp/my\\ people\\ \\(2\\).csv",
            "file:///tmp/my%20people%20(2).csv",
        ] {
            assert_eq!(typed_path(text), path, "{text}");
        }
    }
}
