//! The user's name if the configuration doesn't set it: git's, or else the account's.

use crate::domain::record::text::one_line;
use rustix::process::getuid;
use std::env::{var, var_os};
use std::fs;
use std::path::{Path, PathBuf};

/// The most bytes of a file that may hold the name; larger files are skipped.
const MOST: u64 = 1_000_000;

/// Returns the user's likely name: the account's bare name if nothing better is found, and empty if there is none.
pub(super) fn guess() -> String {
    let login = var("USER").or_else(|_| var("LOGNAME")).unwrap_or_default();
    let from_git = git_files().iter().filter_map(|path| read(path)).find_map(|text| git_name(&text));
    let full = || read(Path::new("/etc/passwd")).and_then(|users| full_name(&users, getuid().as_raw()));
    let name = from_git.or_else(full).unwrap_or_else(|| capitalized(&login));
    one_line(&name).trim().to_owned()
}

/// Returns the paths of git's configuration files for this user.
fn git_files() -> Vec<PathBuf> {
    let home = var_os("HOME").map(PathBuf::from);
    let config = var_os("XDG_CONFIG_HOME").filter(|path| !path.is_empty()).map(PathBuf::from);
    let config = config.or_else(|| Some(home.as_ref()?.join(".config")));
    let all = [home.map(|home| home.join(".gitconfig")), config.map(|config| config.join("git/config"))];
    all.into_iter().flatten().filter(|path| path.is_absolute()).collect()
}

/// Reads a plain file of a sensible size. A pipe is not opened: reading it might never end.
fn read(path: &Path) -> Option<String> {
    let file = fs::metadata(path).ok().filter(|file| file.is_file() && file.len() <= MOST);
    file.and_then(|_| fs::read_to_string(path).ok())
}

/// Returns the value of `name` in the `user` section of a git configuration.
fn git_name(text: &str) -> Option<String> {
    let mut in_user = false;
    for line in text.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[') {
            in_user = section.split(']').next().is_some_and(|name| name.trim().eq_ignore_ascii_case("user"));
        } else if in_user && let Some((key, value)) = line.split_once('=') {
            let value = value.trim().trim_matches('"').trim();
            if key.trim().eq_ignore_ascii_case("name") && !value.is_empty() {
                return Some(value.to_owned());
            }
        }
    }
    None
}

/// Returns the full name of an account in the system's user list, unless it only repeats the login.
fn full_name(users: &str, id: u32) -> Option<String> {
    let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
    let user = fields.into_iter().find(|user| user.get(2).is_some_and(|one| one.parse() == Ok(id)))?;
    let name = user.get(4)?.split(',').next()?.trim();
    (!name.is_empty() && !name.eq_ignore_ascii_case(user[0])).then(|| name.to_owned())
}

/// Returns a login with a capital first letter. The administrator's login names no person and stays as it is.
fn capitalized(login: &str) -> String {
    let mut letters = login.chars();
    match letters.next() {
        Some(first) if login != "root" => first.to_uppercase().chain(letters).collect(),
        _ => login.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_says_the_name_in_the_section_of_the_user() {
        let text = "[core]\n\tname = no\n[user]\n\temail = kim@halden.example\n\tName = \"Kim Osei\"\n[alias]\n";
        assert_eq!(git_name(text).as_deref(), Some("Kim Osei"));
        assert_eq!(git_name("[user]\nname =\n[other]\nname = x\n"), None);
        assert_eq!(git_name("[user \"work\"]\nname = x\n"), None);
    }

    #[test]
    fn the_account_says_a_name_that_is_no_login() {
        let users = "root:x:0:0:root:/root:/bin/sh\nkim:x:1000:1000:Kim Osei,,,:/home/kim:/bin/sh\nbad line\n";
        assert_eq!(full_name(users, 1000).as_deref(), Some("Kim Osei"));
        assert_eq!((full_name(users, 0), full_name(users, 7)), (None, None));
        assert_eq!((capitalized("kim").as_str(), capitalized("root").as_str()), ("Kim", "root"));
    }
}
