//! What can be undone and done again, read from the history alone: so it is the same after a restart as before.

use super::Step;
use crate::domain::text::Text;
use std::sync::Arc;

/// A step that can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoable<'a> {
    /// The step to take back: for redo, the one that undid.
    pub step: &'a Step,
    /// What was done at first, in words.
    pub what: &'a Text,
}

/// Somebody's steps, sorted by whether they count.
#[derive(Debug, Default)]
struct Sorted<'a> {
    done: Vec<Undoable<'a>>,
    undone: Vec<Undoable<'a>>,
}

/// The step that undo takes back: the latest of somebody's own that was not undone. Other people's are theirs to undo;
/// one without a name was made before anybody had said theirs.
#[must_use]
pub fn undoable<'a>(history: &'a [Arc<Step>], by: &str) -> Option<Undoable<'a>> {
    sorted(history, by).done.pop()
}

/// All of them, the latest first.
#[must_use]
pub fn undoables<'a>(history: &'a [Arc<Step>], by: &str) -> Vec<Undoable<'a>> {
    let mut done = sorted(history, by).done;
    done.reverse();
    done
}

/// The step that redo takes back: the latest undoing that nothing new came after.
#[must_use]
pub fn redoable<'a>(history: &'a [Arc<Step>], by: &str) -> Option<Undoable<'a>> {
    sorted(history, by).undone.pop()
}

fn sorted<'a>(history: &'a [Arc<Step>], by: &str) -> Sorted<'a> {
    let mut sorted = Sorted::default();
    let own = history.iter().filter(|step| step.by.is_empty() || step.by == *by);
    for step in own {
        let Some(undoes) = step.undoes else {
            sorted.done.push(Undoable { step, what: &step.what });
            sorted.undone.clear();
            continue;
        };
        let place = |list: &[Undoable<'_>]| list.iter().rposition(|one| one.step.id == undoes);
        if let Some(place) = place(&sorted.done) {
            let what = sorted.done.remove(place).what;
            sorted.undone.push(Undoable { step, what });
        } else if let Some(place) = place(&sorted.undone) {
            let what = sorted.undone.remove(place).what;
            sorted.done.push(Undoable { step, what });
        }
    }
    sorted
}
