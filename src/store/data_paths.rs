//! The layout on disk: the only file that knows the names of folders.
//!
//! Data are the user's deals, configuration is what the user wrote, state is what the program keeps for itself, and the
//! cache may be deleted at any time.

use super::error::{Cause, StoreError};
use super::stamp::fnv;
use crate::domain::record::id::DealId;
use directories::{BaseDirs, ProjectDirs};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The environment variable that names the data folder.
pub const DATA_DIR_VARIABLE: &str = "STAKEMAP_DATA_DIR";

/// The program's four folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataPaths {
    /// Deals, their trash and their archive.
    pub data: PathBuf,
    /// Locks, journals, backups, and the user's last places.
    pub state: PathBuf,
    /// The configuration and the user's own method texts.
    pub config: PathBuf,
    /// Files that can be rebuilt.
    pub cache: PathBuf,
}

impl DataPaths {
    /// Finds the folders; creates none. The data folder is the given one, otherwise the variable's, otherwise the
    /// platform's; the other three are the platform's, or inside the data folder if the account has no home.
    ///
    /// # Errors
    /// When the given folder has an empty name or begins with somebody else's home, when nothing is given and the
    /// account has no home, or when its home is a relative path.
    pub fn find(data_dir: Option<&Path>) -> Result<Self, StoreError> {
        let home = BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let named = Self::named(data_dir)?;
        let found = Self::choose(named, home.as_deref(), ProjectDirs::from("", "", "stakemap").as_ref())?;
        let all = [&found.data, &found.state, &found.config, &found.cache];
        match home {
            // What is found from there would move with the working folder.
            Some(home) if all.iter().any(|folder| folder.is_relative()) => Err(StoreError::RelativeHome { home }),
            _ => Ok(found),
        }
    }

    /// Returns the named data folder, from the option or otherwise from the variable.
    ///
    /// # Errors
    /// When the option's is empty.
    pub fn named(data_dir: Option<&Path>) -> Result<Option<PathBuf>, StoreError> {
        Self::first_named(data_dir, std::env::var_os(DATA_DIR_VARIABLE))
    }

    fn first_named(given: Option<&Path>, variable: Option<OsString>) -> Result<Option<PathBuf>, StoreError> {
        match given {
            Some(path) if path.as_os_str().is_empty() => Err(StoreError::NoDataDir),
            Some(path) => Ok(Some(path.to_owned())),
            None => Ok(variable.filter(|value| !value.is_empty()).map(PathBuf::from)),
        }
    }

    fn choose(named: Option<PathBuf>, home: Option<&Path>, platform: Option<&ProjectDirs>) -> Result<Self, StoreError> {
        let absolute =
            |path: PathBuf| std::path::absolute(&path).map_err(|e| StoreError::Folder { path, cause: Cause::from(e) });
        let named = named.map(|path| from_home(path, home)).transpose()?.map(absolute).transpose()?;
        match (named, platform) {
            (None, None) => Err(StoreError::NoHome),
            // An account without a home, such as a service's: everything goes where it was told to keep the data.
            (Some(data), None) => {
                Ok(Self { state: data.join("state"), config: data.join("config"), cache: data.join("cache"), data })
            }
            (named, Some(platform)) => {
                let data = named.unwrap_or_else(|| platform.data_dir().to_owned());
                Ok(Self {
                    // Only Linux has a folder for state.
                    state: platform.state_dir().map_or_else(|| platform.data_dir().join("state"), Path::to_owned),
                    config: platform.config_dir().to_owned(),
                    cache: platform.cache_dir().to_owned(),
                    data,
                })
            }
        }
    }

    /// Returns all four under one folder: for the demo and for tests.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self {
            data: root.join("data"),
            state: root.join("state"),
            config: root.join("config"),
            cache: root.join("cache"),
        }
    }

    /// Returns the folder of deals, one file each.
    #[must_use]
    pub fn deals(&self) -> PathBuf {
        self.data.join("deals")
    }

    /// Returns the folder of deleted deals that can come back.
    #[must_use]
    pub fn trash(&self) -> PathBuf {
        self.data.join("trash")
    }

    /// Returns the folder of closed deals.
    #[must_use]
    pub fn archive(&self) -> PathBuf {
        self.data.join("archive")
    }

    /// Returns the folder of the user's exports: minutes.
    #[must_use]
    pub fn exports(&self) -> PathBuf {
        self.data.join("exports")
    }

    /// Returns the folder of locks, one for each open deal.
    #[must_use]
    pub fn locks(&self) -> PathBuf {
        self.state.join("locks")
    }

    /// Returns the folder of journals, which hold work that is not in a deal's file yet.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Returns the folder in which windows publish a review for the coach window.
    #[must_use]
    pub fn shared_views(&self) -> PathBuf {
        self.state.join("stage")
    }

    /// Returns the folder of the deals' earlier states.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.state.join("backups")
    }

    /// Returns the folder of the earlier states of one deal's file. A copy of the deal elsewhere with the same id has a
    /// folder of its own.
    #[must_use]
    pub fn backups_of(&self, deal: DealId, file: &Path) -> PathBuf {
        self.backups().join(format!("{deal}-{}", Self::mark_of(file)))
    }

    /// Returns the mark of a file's path in the name of the folder above.
    pub(super) fn mark_of(file: &Path) -> String {
        format!("{:016x}", fnv(file.as_os_str().as_encoded_bytes()))
    }

    /// Returns the folder of the user's own method texts.
    #[must_use]
    pub fn method(&self) -> PathBuf {
        self.config.join("method")
    }

    /// Returns the path of the configuration.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// Returns the path of the user's last places. Its name has a mark of the data folder, so that two data folders
    /// don't mix up theirs.
    #[must_use]
    pub fn where_file(&self) -> PathBuf {
        self.state.join(format!("where-{}.json", self.mark()))
    }

    /// Returns the path of the user's choices on Home, one file for each data folder.
    #[must_use]
    pub fn home_file(&self) -> PathBuf {
        self.state.join(format!("home-{}.json", self.mark()))
    }

    /// Returns the path of the order of day and month, the same for all data folders.
    #[must_use]
    pub fn days_file(&self) -> PathBuf {
        self.state.join("days.json")
    }

    /// Returns the path of what the columns of imported tables mean, the same for all data folders.
    #[must_use]
    pub fn columns_file(&self) -> PathBuf {
        self.state.join("columns.json")
    }

    /// Returns the path of the notes on when this version's rules came into force and in which deals their effect was
    /// reported, one file for each data folder.
    #[must_use]
    pub fn rules_file(&self) -> PathBuf {
        self.state.join(format!("rules-{}.json", self.mark()))
    }

    /// Returns the path of Home's first rows as they were last time, one file for each data folder.
    #[must_use]
    pub fn index_file(&self) -> PathBuf {
        self.cache.join(format!("home-{}.json", self.mark()))
    }

    /// Returns a mark that tells files of one data folder from those of another.
    pub(super) fn mark(&self) -> String {
        Self::mark_of(&self.data)
    }
}

/// Returns a path with `~` replaced by the home, if no shell has done so: as in `--data-dir=~/deals`.
fn from_home(path: PathBuf, home: Option<&Path>) -> Result<PathBuf, StoreError> {
    let first = path.components().next().map(|first| first.as_os_str().as_encoded_bytes().to_vec());
    match first {
        Some(first) if first == b"~" => {
            let home = home.ok_or(StoreError::NoHome)?;
            if home.is_relative() {
                return Err(StoreError::RelativeHome { home: home.to_owned() });
            }
            Ok(path.strip_prefix("~").map_or_else(|_| home.to_owned(), |rest| home.join(rest)))
        }
        Some(first) if first.starts_with(b"~") => Err(StoreError::OtherHome { path }),
        _ => Ok(path),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn platform() -> ProjectDirs {
        ProjectDirs::from_path("stakemap".into()).unwrap()
    }

    fn choose(given: Option<&str>, variable: Option<&str>) -> Result<DataPaths, StoreError> {
        let named = DataPaths::first_named(given.map(Path::new), variable.map(OsString::from))?;
        DataPaths::choose(named, Some(Path::new("/home/kim")), Some(&platform()))
    }

    #[test]
    fn flag_goes_before_variable_before_platform() {
        assert_eq!(choose(Some("/flag"), Some("/variable")).unwrap().data, Path::new("/flag"));
        assert_eq!(choose(None, Some("/variable")).unwrap().data, Path::new("/variable"));
        assert_eq!(choose(None, None).unwrap().data, platform().data_dir());
    }

    #[test]
    fn empty_variable_is_no_variable_but_an_empty_flag_is_an_error() {
        assert_eq!(choose(None, Some("")).unwrap().data, platform().data_dir());
        assert_eq!(choose(Some(""), Some("/variable")), Err(StoreError::NoDataDir));
    }

    #[test]
    fn configuration_stays_the_users_whatever_the_data_folder() {
        let (here, there) = (choose(None, None).unwrap(), choose(Some("/flag"), None).unwrap());
        assert_eq!(here.config, there.config);
        assert_eq!(here.state, there.state);
        assert_eq!(here.cache, there.cache);
        assert_ne!(here.where_file(), there.where_file());
    }

    #[test]
    fn relative_data_folder_does_not_move_with_the_working_folder() {
        assert!(choose(Some("deals"), None).unwrap().data.is_absolute());
    }

    #[test]
    fn a_tilde_that_no_shell_put_in_is_the_home_and_somebody_elses_is_an_error() {
        for (given, wanted) in
            [("~/deals", "/home/kim/deals"), ("~", "/home/kim"), ("~/", "/home/kim"), ("/a/~", "/a/~")]
        {
            assert_eq!(choose(Some(given), None).unwrap().data, Path::new(wanted), "{given}");
            assert_eq!(choose(None, Some(given)).unwrap().data, Path::new(wanted), "{given}");
        }
        assert!(choose(Some("./~"), None).unwrap().data.ends_with("~"), "a folder of that name can be meant");
        for given in ["~bo", "~bo/deals"] {
            assert_eq!(choose(Some(given), None), Err(StoreError::OtherHome { path: given.into() }));
        }
        assert_eq!(
            DataPaths::choose(Some("~/deals".into()), Some(Path::new("kim")), None),
            Err(StoreError::RelativeHome { home: "kim".into() })
        );
    }

    #[test]
    fn account_without_a_home_needs_a_data_folder_and_gets_by_with_it() {
        assert_eq!(DataPaths::choose(None, None, None), Err(StoreError::NoHome));
        let paths = DataPaths::choose(Some("/d".into()), None, None).unwrap();
        assert_eq!(paths.config_file(), Path::new("/d/config/config.toml"));
    }
}
