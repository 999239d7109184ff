//! The steps that can be undone and redone, read from the history alone, so they are the same after a restart.

use crate::domain::record::step::Step;
use crate::domain::record::text::Text;
use std::collections::HashSet;
use std::sync::Arc;

/// A step that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoable<'a> {
    /// The step to take back: for redo, the one that undid.
    pub step: &'a Step,
    /// The original action in words.
    pub what: &'a Text,
}

/// A user's steps, sorted by whether they are in effect.
#[derive(Debug, Default)]
struct Sorted<'a> {
    done: Vec<Undoable<'a>>,
    undone: Vec<Undoable<'a>>,
}

/// Returns the step that undo takes back: the user's latest one that isn't undone. Other people's steps are theirs to
/// undo; a step without a name was made before anybody had entered one.
#[must_use]
pub fn undoable<'a>(history: &'a [Arc<Step>], by: &str) -> Option<Undoable<'a>> {
    let mut undone = HashSet::new();
    for (at, step) in own(history, by) {
        let is_undone = undone.contains(&step.id);
        undone.extend(step.undoes);
        if let Some((what, Kind::Does)) = told(history, at).filter(|_| !is_undone) {
            return Some(Undoable { step, what });
        }
    }
    None
}

/// Returns all steps that can be undone, the latest first.
#[must_use]
pub fn undoables<'a>(history: &'a [Arc<Step>], by: &str) -> Vec<Undoable<'a>> {
    let mut done = sorted(history, by).done;
    done.reverse();
    done
}

/// Returns the step that redo takes back: the latest undo without anything new after it.
#[must_use]
pub fn redoable<'a>(history: &'a [Arc<Step>], by: &str) -> Option<Undoable<'a>> {
    let mut undone = HashSet::new();
    for (at, step) in own(history, by) {
        let is_undone = undone.contains(&step.id);
        // Something new ends what could be done again; what an undoing undid is named by the undoing.
        undone.insert(step.undoes?);
        if let Some((what, Kind::Undoes)) = told(history, at).filter(|_| !is_undone) {
            return Some(Undoable { step, what });
        }
    }
    None
}

/// Whether a step does something, for the first time or again, or undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Does,
    Undoes,
}

/// Returns the user's own steps with their positions, the latest first: the step wanted is nearly always near the
/// end, and screens ask for it on every paint.
fn own<'a>(history: &'a [Arc<Step>], by: &str) -> impl Iterator<Item = (usize, &'a Step)> {
    let steps = history.iter().enumerate().rev().map(|(at, step)| (at, step.as_ref()));
    steps.filter(move |(_, step)| is_own(step, by))
}

fn is_own(step: &Step, by: &str) -> bool {
    step.by.is_empty() || step.by == *by
}

/// Returns the original action behind a chain of undos, and whether the step does or undoes it. `None` where a step
/// it undoes is missing.
fn told(history: &[Arc<Step>], at: usize) -> Option<(&Text, Kind)> {
    let (mut at, mut kind) = (at, Kind::Does);
    while let Some(undoes) = history[at].undoes {
        at = history[..at].iter().rposition(|step| step.id == undoes)?;
        kind = match kind {
            Kind::Does => Kind::Undoes,
            Kind::Undoes => Kind::Does,
        };
    }
    Some((&history[at].what, kind))
}

fn sorted<'a>(history: &'a [Arc<Step>], by: &str) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    let own = history.iter().filter(|step| is_own(step, by));
    for step in own {
        let Some(undoes) = step.undoes else {
            sorted.done.push(Undoable { step, what: &step.what });
            sorted.undone.clear();
            continue;
        };
        let index = |list: &[Undoable<'_>]| list.iter().rposition(|one| one.step.id == undoes);
        if let Some(index) = index(&sorted.done) {
            let what = sorted.done.remove(index).what;
            sorted.undone.push(Undoable { step, what });
        } else if let Some(index) = index(&sorted.undone) {
            let what = sorted.undone.remove(index).what;
            sorted.done.push(Undoable { step, what });
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::RecordId;
    use uuid::Uuid;

    /// Does, undoes and redoes in every sequence of nine keys, with somebody else's steps in between.
    #[test]
    fn the_end_of_a_history_tells_what_the_whole_of_it_tells() {
        for order in 0..3_u32.pow(9) {
            let mut history: Vec<Arc<Step>> = Vec::new();
            for key in (0..9).map(|index| order / 3_u32.pow(index) % 3) {
                let undoes = match key {
                    0 => None,
                    1 => undoable(&history, "Kim").map(|one| one.step.id),
                    _ => redoable(&history, "Kim").map(|one| one.step.id),
                };
                if key > 0 && undoes.is_none() {
                    continue;
                }
                for by in ["Kim", "Rosa"] {
                    let id = RecordId(Uuid::from_u128(history.len() as u128));
                    let (at, what) = (jiff::Timestamp::UNIX_EPOCH, format!("step {}", history.len()).into());
                    let undoes = undoes.filter(|_| by == "Kim");
                    let (changes, extra) = (Vec::new(), serde_json::Map::new());
                    history.push(Arc::new(Step { id, at, by: by.into(), what, undoes, within: None, changes, extra }));
                }
                let whole = sorted(&history, "Kim");
                assert_eq!(undoable(&history, "Kim"), whole.done.last().copied(), "{order}");
                assert_eq!(redoable(&history, "Kim"), whole.undone.last().copied(), "{order}");
            }
        }
    }
}
