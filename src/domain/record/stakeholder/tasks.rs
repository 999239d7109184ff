//! The tasks of a person: which one is out, which one counts, and what was seen of it.

use super::Stakeholder;
use crate::domain::record::id::RecordId;
use crate::domain::record::task::{Outcome, Task};
use crate::domain::record::tell::TellAnswer;

impl Stakeholder {
    /// Returns the task to be judged next: of those nobody judged yet, the one due first.
    #[must_use]
    pub fn open_task(&self) -> Option<&Task> {
        self.tasks.iter().filter(|task| task.is_open()).min_by_key(|task| task.due)
    }

    /// Returns the task with this id, where nobody judged it yet.
    #[must_use]
    pub fn open_task_with(&self, id: RecordId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == id && task.is_open())
    }

    /// Returns the task that was judged last.
    #[must_use]
    pub fn latest_judged(&self) -> Option<&Task> {
        self.tasks.iter().filter(|task| task.judged.is_some()).max_by_key(|task| {
            // The later in the list wins among equal times, so that a coarse clock cannot turn the order.
            task.judged.as_ref().map(|judged| judged.at)
        })
    }

    /// Returns whether somebody wrote down what they saw of a task that came out like this.
    pub(super) fn is_result_seen(&self, result: TellAnswer) -> bool {
        let came_out = |task: &&Task| task.judged.as_ref().is_some_and(|one| one.result == Outcome::Known(result));
        self.tasks.iter().filter(came_out).any(Task::is_seen)
    }

    /// Returns whether the task that was judged last was delivered.
    #[must_use]
    pub fn has_delivered(&self) -> bool {
        let judged = self.latest_judged().and_then(|task| task.judged.as_ref());
        judged.is_some_and(|one| one.result == Outcome::Known(TellAnswer::Delivered))
    }

    /// Returns whether they delivered, and nobody wrote down what they saw.
    #[must_use]
    pub fn delivered_unseen(&self) -> bool {
        self.has_delivered() && !self.is_result_seen(TellAnswer::Delivered)
    }
}
