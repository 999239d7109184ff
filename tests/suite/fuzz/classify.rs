//! Changed answers to classify: a verdict, or every problem in words that cannot act on a terminal.

use super::mutation::{Mutation, mutated, mutations};
use super::{cases, torture};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use serde_json::{Map, Value, json};
use stakemap::content;
use stakemap::domain::method::playbook::Playbook;
use stakemap::domain::record::answer::Item;
use stakemap::domain::record::text::acts;
use stakemap::export::classify::run;
use std::sync::LazyLock;

static PLAYBOOK: LazyLock<Playbook> = LazyLock::new(|| content::playbook(&[]).0);

type Case = (Value, Vec<Mutation>);

/// Answers about one person or a list of people.
fn an_input() -> impl Strategy<Value = Value> {
    let answer = || select(Item::all().flat_map(Item::answers).collect::<Vec<_>>());
    let person = || {
        vec(answer(), 0..6).prop_map(|answers| {
            let mut parts = [Map::new(), Map::new()];
            for answer in answers {
                let is_tell = matches!(answer.item(), Item::Tell(_));
                parts[usize::from(is_tell)].insert(answer.item().id().to_owned(), answer.id().into());
            }
            let [traits, tells] = parts;
            json!({"traits": traits, "tells": tells})
        })
    };
    prop_oneof![person(), vec(person(), 0..4).prop_map(Value::from)]
}

fn classifies((input, mutations): Case) -> Result<(), TestCaseError> {
    let input = String::from_utf8_lossy(&mutated(input.to_string().as_bytes(), &mutations)).into_owned();
    match run(&PLAYBOOK, &input) {
        Ok(Value::Array(_) | Value::Object(_)) => {}
        Ok(other) => prop_assert!(false, "{}", other),
        Err(error) => {
            let words = error.to_string();
            prop_assert!(!words.is_empty() && !words.lines().any(|line| line.contains(acts)), "{:?}", words);
        }
    }
    Ok(())
}

fn a_case() -> impl Strategy<Value = Case> {
    (an_input(), prop_oneof![4 => mutations(), 1 => Just(Vec::new())])
}

#[test]
fn changed_answers_give_a_verdict_or_every_problem_in_words() {
    cases(1_000, &a_case(), classifies).unwrap();
}

#[test]
#[ignore = "takes minutes; `cargo test --profile torture -- --ignored torture` runs it"]
fn torture_changed_answers_to_classify() {
    let promise = "changed answers to classify: no panic, a verdict or every problem named";
    torture(promise, 1_000_000, a_case, classifies);
}
