//! What waits for a decision: the two values of each conflict left by a merge, of which Enter keeps one, and the copies
//! that a sync program made.

use super::App;
use crate::app::search::{Choice, FinderKind, Match};
use crate::domain::change::conflict_words::conflict_words;
use crate::domain::change::settle::Keep;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::one_line;

impl App {
    /// Opens what waits for a decision. A copy alone is taken in at once, since there is nothing to choose between.
    pub(super) fn open_inbox(&mut self) {
        if self.needs_conflict().is_some() {
            self.take_in_copy();
        } else {
            self.open_finder(FinderKind::Conflicts);
        }
    }

    /// Requires a conflict or a copy.
    pub(super) fn needs_inbox(&self) -> Option<String> {
        self.needs_conflict().filter(|_| self.needs_copy().is_some())
    }

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
            [line(Keep::Standing, &words.standing, "current"), line(Keep::Other, &words.other, "other")]
        });
        let copies = open.copies.iter().map(|file| Match {
            choice: Choice::Copy,
            text: format!(
                "Merge the conflict copy {}",
                one_line(&file.file_name().unwrap_or_default().to_string_lossy())
            ),
            group: "",
            key: "copy".to_owned(),
            blocked: None,
        });
        lines.chain(copies.take(1)).collect()
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
