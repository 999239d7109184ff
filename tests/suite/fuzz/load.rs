//! Deal files with changed bytes: an error that names the file, or a deal that survives its round trip.

use super::mutation::{FILES, Mutation, a_file, mutated, mutations};
use super::{cases, torture};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use stakemap::domain::change::integrity::findings;
use stakemap::domain::record::text::acts;
use stakemap::store::format::{decode, encode};
use std::path::Path;

fn loads((file, mutations): (usize, Vec<Mutation>)) -> Result<(), TestCaseError> {
    let path = Path::new("halden-1a2b3c4d.json");
    match decode(&mutated(&FILES[file], &mutations), path) {
        Err(error) => {
            let words = format!("{error} {}", error.hint());
            prop_assert!(words.contains("halden-1a2b3c4d.json"), "{}", words);
            prop_assert!(!words.contains(acts), "{:?}", words);
        }
        Ok(found) => {
            let bytes = encode(&found.deal);
            let again = decode(&bytes, path).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&again.deal, &found.deal);
            prop_assert_eq!(findings(&again.deal), findings(&found.deal));
            prop_assert_eq!(encode(&again.deal), bytes);
        }
    }
    Ok(())
}

#[test]
fn files_with_changed_bytes_are_refused_in_words_or_survive_their_round_trip() {
    cases(500, &(a_file(), mutations()), loads).unwrap();
}

#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_files_with_changed_bytes() {
    let promise = "files with changed bytes: no panic, what loads survives its round trip";
    torture(promise, 300_000, || (a_file(), mutations()), loads);
}
