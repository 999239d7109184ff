//! Deciding about the lines of the Mobilizer's kit.

use super::{Act, Deal};
use crate::domain::record::kit::KitLine;
use std::sync::Arc;

impl Deal {
    /// Returns what was decided last about a line of the kit, by its key. After a merge there may be two decisions.
    #[must_use]
    pub fn kit_line(&self, key: &str) -> Option<&Arc<KitLine>> {
        self.kit.iter().filter(|one| one.line == key).max_by_key(|one| (one.at, one.id))
    }

    /// Decides about a line of the kit.
    pub fn edit_kit_line(&mut self, key: &str, act: Act<'_>, change: impl FnOnce(&mut KitLine)) {
        if self.kit_line(key).is_none() {
            self.kit.push(Arc::new(KitLine::new(act.id, key, act.by, act.at)));
        }
        let Some(last) = self.kit_line(key).map(|one| one.id) else { return };
        let Some(one) = self.kit.iter_mut().find(|one| one.id == last && one.line == key) else { return };
        let one = Arc::make_mut(one);
        change(one);
        // Whatever the clocks say, this decision is later than the one before.
        (one.by, one.at) = (act.by.into(), act.at.max(one.at));
    }

    /// Moves the lines on something to what takes its place, by their ids. One that was released under another name isn't
    /// any more.
    pub(in crate::domain) fn move_kit_lines(&mut self, from: &str, to: &str) {
        let is_about = |line: &str| line.split('/').any(|part| part == from);
        for one in self.kit.iter_mut().filter(|one| is_about(&one.line)) {
            let line = one.line.replace(from, to);
            Arc::make_mut(one).line = line.into();
        }
    }

    /// Forgets what was decided about the lines on something that is gone, by its id.
    pub(in crate::domain) fn forget_kit_lines(&mut self, about: &str) {
        self.kit.retain(|one| one.line.split('/').all(|part| part != about));
    }
}
