//! What is behind an answer of the screening: evidence, today, or hearsay.

use crate::app::App;
use crate::domain::record::answer::Item;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::tell::Tell;

impl App {
    /// Returns what an answer that was just given stands on: without evidence on today, with how to say another day; with
    /// evidence that was there before, whether that still fits is for the user to say.
    pub(super) fn day_words(&self, person: StakeholderId, item: Item) -> String {
        match self.evidence_of(person, item) {
            Some([]) if self.observation_of(person, item).is_some_and(|one| one.hearsay) => {
                " · as hearsay of today; e adds what you heard, and the day".to_owned()
            }
            Some([]) => " · as of today; e adds what you saw, and the day".to_owned(),
            Some([.., last]) => {
                format!(" · it keeps the evidence “{}”: if that no longer fits, H, then x removes it", last.text)
            }
            None => String::new(),
        }
    }

    /// Returns what adding evidence is for in the screening: it may be the step before, since answering moves on.
    pub(super) fn evidence_hint(&self) -> &'static str {
        let Some((_, _, tell)) = self.screening() else { return "" };
        match self.step_for_evidence() {
            None => "",
            here if here == tell => "evidence",
            Some(Tell::Insight) => "evidence on insight",
            Some(Tell::Talk) => "evidence on me or we",
            Some(Tell::Press) => "evidence on how they press",
            Some(Tell::Gives) => "evidence on what they give",
            Some(Tell::Task) => "evidence on the task",
        }
    }

    /// Returns whether the current step was answered by hearsay only, though somebody has spoken with them by now: Enter
    /// keeps that answer, and a choice replaces it with what was seen.
    #[must_use]
    pub fn keeps_hearsay(&self) -> bool {
        let Some((screening, person, Some(tell))) = self.screening() else { return false };
        let assessor = self.deal.as_ref().map_or("", |open| &open.assessor);
        !screening.heard && screening.marked.is_none() && person.answers(assessor).is_hearsay(Item::Tell(tell))
    }
}
