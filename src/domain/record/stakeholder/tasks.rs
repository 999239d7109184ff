//! A person's tasks: the open one, the one that counts, and the evidence for it.

use super::Stakeholder;
use crate::domain::record::id::RecordId;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::tell::TellAnswer;

impl Stakeholder {
    /// Returns the task to judge next: the open one due first.
    #[must_use]
    pub fn open_task(&self) -> Option<&Task> {
        self.tasks.iter().filter(|task| task.is_open()).min_by_key(|task| task.due)
    }

    /// Returns the task with this id, if nobody has judged it yet.
    #[must_use]
    pub fn open_task_with(&self, id: RecordId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id && task.is_open())
    }

    /// Returns the task judged last.
    #[must_use]
    pub fn latest_judged(&self) -> Option<&Task> {
        self.tasks.iter().filter(|task| task.judged.is_some()).max_by_key(|task| {
            // Ties go to the later one in the list, so that a coarse clock can't reverse the order.
            task.judged.as_ref().map(|judged| judged.at)
        })
    }

    /// Returns whether a task with this result has written evidence.
    pub(super) fn is_result_seen(&self, result: TellAnswer) -> bool {
        let came_out = |task: &&Task| task.judged.as_ref().is_some_and(|one| one.result == Outcome::Known(result));
        self.tasks.iter().filter(came_out).any(Task::is_seen)
    }

    /// Returns whether the task judged last was delivered.
    #[must_use]
    pub fn has_delivered(&self) -> bool {
        let judged = self.latest_judged().and_then(|task| task.judged.as_ref());
        judged.is_some_and(|one| one.result == Outcome::Known(TellAnswer::Delivered))
    }

    /// Returns whether they delivered without anybody writing down evidence.
    #[must_use]
    pub fn delivered_unseen(&self) -> bool {
        self.has_delivered() && !self.is_result_seen(TellAnswer::Delivered)
    }
}
