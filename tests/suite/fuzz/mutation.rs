//! Real files with changed bytes.

use crate::support::session::TODAY;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use stakemap::content;
use stakemap::domain::record::deal::Deal;
use stakemap::store::format::encode;
use std::sync::{Arc, LazyLock};

/// One change of some bytes.
#[derive(Debug, Clone)]
pub(super) enum Mutation {
    Flip(Index, u8),
    Set(Index, u8),
    Cut(Index, usize),
    Repeat(Index, usize),
    Put(Index, &'static str),
    /// Something else in the place of a value, found by its number: what is still JSON gets further.
    Value(Index, &'static str),
    /// One value in the place of another.
    Copy(Index, Index),
}

/// What breaks readers.
const PIECES: [&str; 26] = [
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "18446744073709551616",
    "0.1",
    "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\u001b[2J\"",
    "\"漢\"",
    "[]",
    "{}",
    "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    "{\"id\":null}",
    "[null]",
    ",",
    ":",
    "\"",
    "\\",
    "{\"\":{\"\":{}}}",
    "\"9999-99-99\"",
    "\"-009999-01-01T00:00:00Z\"",
    "\"019aa000-0000-7000-8000-000000000001\"",
    "\u{feff}",
];

pub(super) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let at = any::<Index>;
    let one = prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, bits)| Mutation::Flip(at, bits)),
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        1 => (at(), 1..200_usize).prop_map(|(at, length)| Mutation::Cut(at, length)),
        1 => (at(), 1..200_usize).prop_map(|(at, length)| Mutation::Repeat(at, length)),
        1 => (at(), select(PIECES.to_vec())).prop_map(|(at, piece)| Mutation::Put(at, piece)),
        4 => (at(), select(PIECES.to_vec())).prop_map(|(at, piece)| Mutation::Value(at, piece)),
        2 => (at(), at()).prop_map(|(from, to)| Mutation::Copy(from, to)),
    ];
    vec(one, 1..5)
}

/// The file after all changes.
pub(super) fn mutated(file: &[u8], mutations: &[Mutation]) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for mutation in mutations {
        let count = bytes.len().max(1);
        let span = |at: &Index, length: usize| at.index(count)..(at.index(count) + length).min(bytes.len());
        match mutation {
            Mutation::Flip(at, bits) => bytes.get_mut(at.index(count)).into_iter().for_each(|byte| *byte ^= bits),
            Mutation::Set(at, byte) => bytes.get_mut(at.index(count)).into_iter().for_each(|old| *old = *byte),
            Mutation::Cut(at, length) => _ = bytes.drain(span(at, *length)),
            Mutation::Repeat(at, length) => {
                let part = bytes[span(at, *length)].to_vec();
                let at = at.index(count).min(bytes.len());
                bytes.splice(at..at, part);
            }
            Mutation::Put(at, piece) => {
                let at = at.index(count).min(bytes.len());
                bytes.splice(at..at, piece.bytes());
            }
            Mutation::Value(at, piece) => {
                let to = serde_json::from_str(piece).unwrap_or_default();
                in_json(&mut bytes, |all| *nth(all, at) = to);
            }
            Mutation::Copy(from, to) => in_json(&mut bytes, |all| {
                let value = nth(all, from).clone();
                *nth(all, to) = value;
            }),
        }
    }
    bytes
}

/// Changes the bytes as JSON, where they still are some.
fn in_json(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Value)) {
    if let Ok(mut all) = serde_json::from_slice(bytes) {
        change(&mut all);
        *bytes = serde_json::to_vec_pretty(&all).unwrap();
    }
}

fn nth<'a>(all: &'a mut Value, at: &Index) -> &'a mut Value {
    let count = count(all);
    walk(all, &mut at.index(count)).unwrap()
}

fn count(of: &Value) -> usize {
    1 + match of {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

fn walk<'a>(of: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(of);
    }
    *left -= 1;
    match of {
        Value::Array(list) => list.iter_mut().find_map(|one| walk(one, left)),
        Value::Object(map) => map.values_mut().find_map(|one| walk(one, left)),
        _ => None,
    }
}

/// Files to begin with: the worked example with its history cut short, and one of its people with everything about them.
pub(super) static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let sample = content::sample(TODAY);
    let most = sample.stakeholders.iter().max_by_key(|person| person.observations.len()).unwrap();
    let small = Deal {
        stakeholders: vec![Arc::clone(most)],
        coaching: sample.coaching.iter().take(1).cloned().collect(),
        history: sample.history.iter().take(2).cloned().collect(),
        ..sample.clone()
    };
    vec![
        encode(&small),
        encode(&Deal { stakeholders: Vec::new(), coaching: Vec::new(), ..small.clone() }),
        encode(&sample),
    ]
});

/// One of the files; the large one seldom, for it takes ten times as long.
pub(super) fn a_file() -> impl Strategy<Value = usize> {
    prop_oneof![8 => Just(0_usize), 4 => Just(1_usize), 1 => Just(2_usize)]
}
