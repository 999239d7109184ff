//! Merges of two deals that were read from changed files: the same from both sides, and no step of either missing.

use super::mutation::{FILES, Mutation, a_file, mutated, mutations};
use super::{cases, torture};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use stakemap::domain::change::merge::merge;
use stakemap::domain::record::deal::Deal;
use stakemap::store::format::{decode, encode};
use std::path::Path;

type Case = (usize, Vec<Mutation>, Vec<Mutation>);

fn read(bytes: &[u8]) -> Option<Deal> {
    decode(bytes, Path::new("halden-1a2b3c4d.json")).ok().map(|found| found.deal)
}

fn merges((file, ours, theirs): Case) -> Result<(), TestCaseError> {
    let base = read(&FILES[file]).unwrap();
    let side = |mutations: &[Mutation]| read(&mutated(&FILES[file], mutations)).unwrap_or_else(|| base.clone());
    let (ours, theirs) = (side(&ours), side(&theirs));
    for base in [Some(&base), None] {
        let merged = merge(base, &ours, &theirs);
        prop_assert_eq!(&merge(base, &theirs, &ours), &merged, "whose side is ours makes no difference");
        let again = read(&encode(&merged.deal));
        prop_assert_eq!(again.as_ref(), Some(&merged.deal), "a merged deal survives its file");
        for step in ours.history.iter().chain(&theirs.history) {
            prop_assert!(merged.deal.history.iter().any(|one| one.id == step.id), "{:?} is missing", step);
        }
    }
    Ok(())
}

fn a_case() -> impl Strategy<Value = Case> {
    (a_file(), mutations(), mutations())
}

#[test]
fn merges_of_changed_files_are_the_same_from_both_sides() {
    cases(100, &a_case(), merges).unwrap();
}

#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_merges_of_changed_files() {
    let promise = "merges of changed files: no panic, same from both sides, nothing missing in the history";
    torture(promise, 100_000, a_case, merges);
}
