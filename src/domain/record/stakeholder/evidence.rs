//! Everything seen or heard of a person, behind answers and judged tasks alike.

use super::Stakeholder;
use crate::domain::record::evidence::Evidence;

impl Stakeholder {
    /// Returns every line of evidence about them.
    pub fn all_evidence(&self) -> impl Iterator<Item = &Evidence> {
        let answers = self.observations.iter().map(|one| &one.evidence);
        let tasks = self.tasks.iter().filter_map(|task| task.judged.as_ref()).map(|judged| &judged.evidence);
        answers.chain(tasks).flatten()
    }

    /// Returns every list of evidence about them, for an edit.
    pub(in crate::domain) fn all_evidence_mut(&mut self) -> impl Iterator<Item = &mut Vec<Evidence>> {
        let answers = self.observations.iter_mut().map(|one| &mut one.evidence);
        let tasks = self.tasks.iter_mut().filter_map(|task| task.judged.as_mut()).map(|judged| &mut judged.evidence);
        answers.chain(tasks)
    }
}
