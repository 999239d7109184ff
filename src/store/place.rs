//! Where the user was: the deal, the person, the pane and the filter to come back to.
//!
//! Only a convenience. When it is lost or damaged the program starts on Home and says so once.

use super::atomic::{make_folder, write_whole};
use super::error::{StoreError, shown};
use super::layout::Places;
use super::read;
use crate::domain::id::StakeholderId;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::PathBuf;

/// Where the user was when the program ended.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WhereWasI {
    /// The open deal's file; nothing on Home.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deal: Option<PathBuf>,
    /// The selected person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<StakeholderId>,
    /// The pane with the focus, by its stable name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pane: Option<String>,
    /// The filter over the people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
}

/// Where the user was, and a warning where that is not known any more.
#[must_use]
pub fn read_where(places: &Places) -> (WhereWasI, Option<String>) {
    let path = places.where_file();
    let lost =
        |why: &str| (WhereWasI::default(), Some(format!("{}: where you were is forgotten: {why}", shown(&path))));
    match read(&path) {
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(place) => (place, None),
            Err(_) => lost("the file is damaged"),
        },
        Err(StoreError::Unreadable { cause, .. }) if cause.kind == ErrorKind::NotFound => (WhereWasI::default(), None),
        Err(StoreError::Unreadable { cause, .. }) => lost(&cause.words),
        Err(other) => lost(&other.to_string()),
    }
}

/// Keeps where the user is. A deal whose path is no text is left out.
///
/// # Errors
/// When it could not be written; nothing that matters is lost then.
pub fn write_where(places: &Places, place: &WhereWasI) -> Result<(), StoreError> {
    make_folder(&places.state)?;
    let deal = place.deal.clone().filter(|path| path.to_str().is_some());
    let place = WhereWasI { deal, ..place.clone() };
    let mut bytes = serde_json::to_vec_pretty(&place).expect("text keys and values of text");
    bytes.push(b'\n');
    let path = places.where_file();
    write_whole(&path, &bytes).map(|_| ()).map_err(|cause| StoreError::NotSaved { path, cause })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::sample;
    use super::*;
    use std::fs;
    use std::os::unix::ffi::OsStringExt;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::tempdir;

    fn somewhere() -> WhereWasI {
        WhereWasI {
            deal: Some("/data/deals/acme-00000001.json".into()),
            person: Some(StakeholderId(sample::uuid(7))),
            pane: Some("coaching".to_owned()),
            filter: None,
        }
    }

    #[test]
    fn comes_back_as_it_was_and_is_private() {
        let folder = tempdir().unwrap();
        let places = Places::under(folder.path());
        assert_eq!(read_where(&places), (WhereWasI::default(), None), "the first start is no fault");
        write_where(&places, &somewhere()).unwrap();
        assert_eq!(read_where(&places), (somewhere(), None));
        assert_eq!(fs::metadata(places.where_file()).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn fields_of_a_newer_version_do_no_harm() {
        let folder = tempdir().unwrap();
        let places = Places::under(folder.path());
        fs::create_dir_all(&places.state).unwrap();
        fs::write(places.where_file(), r#"{"pane":"map","zoom":3}"#).unwrap();
        let (place, warning) = read_where(&places);
        assert_eq!((place.pane.as_deref(), warning), (Some("map"), None));
    }

    #[test]
    fn damage_is_a_warning_that_names_the_file_and_is_mended_by_the_next_write() {
        let folder = tempdir().unwrap();
        let places = Places::under(folder.path());
        fs::create_dir_all(&places.state).unwrap();
        for damage in ["", "{\"pane\":", "[]x", "{\"pane\":7}"] {
            fs::write(places.where_file(), damage).unwrap();
            let (place, warning) = read_where(&places);
            assert_eq!(place, WhereWasI::default());
            assert!(warning.unwrap().contains("where-"), "{damage}");
        }
        write_where(&places, &somewhere()).unwrap();
        assert_eq!(read_where(&places), (somewhere(), None));
    }

    #[test]
    fn path_that_is_no_text_is_left_out() {
        let folder = tempdir().unwrap();
        let places = Places::under(folder.path());
        let odd = PathBuf::from(std::ffi::OsString::from_vec(vec![b'/', 0xff]));
        write_where(&places, &WhereWasI { deal: Some(odd), ..somewhere() }).unwrap();
        assert_eq!(read_where(&places).0, WhereWasI { deal: None, ..somewhere() });
    }
}
