//! Conflicts left by a merge: one line for each of the two values, and Enter keeps one.

use super::App;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::change::conflict_words::conflict_words;
use crate::domain::change::settle::Keep;
use crate::domain::record::id::RecordId;

impl App {
    /// Lists both values of each conflict, the current one first.
    pub(super) fn conflict_values(&self) -> Vec<Match> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let lines = open.shown().conflicts.iter().flat_map(|conflict| {
            let words = conflict_words(&self.playbook, open.shown(), conflict);
            // Says at the front which of the two values it is, where a long value cannot push it off the screen.
            let line = |keep: Keep, value: &str, which: &str| Match {
                choice: Choice::Settle(conflict.id, keep),
                text: format!("{} · {}: {value}", words.whose, words.field),
                group: "",
                key: which.to_owned(),
                blocked: None,
            };
            [line(Keep::Standing, &words.standing, "in use"), line(Keep::Other, &words.other, "other")]
        });
        lines.collect()
    }

    /// Resolves a conflict; the list stays open while there are more.
    pub(super) fn settle_conflict(&mut self, conflict: RecordId, keep: Keep) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(found) = open.deal.conflict(conflict) else { return };
        let words = conflict_words(&self.playbook, &open.deal, found);
        let value = match keep {
            Keep::Standing => words.standing,
            Keep::Other => words.other,
        };
        let what = format!("{} · {}: {value}", words.whose, words.field);
        let settled = self.edit(&what, |deal| {
            deal.settle(conflict, keep);
        });
        if !settled {
            return;
        }
        self.done(what);
        if self.deal.as_ref().is_some_and(|open| !open.shown().conflicts.is_empty()) {
            self.open_finder(FinderKind::Conflicts);
        }
    }
}
