//! What is behind an answer of the screening, the day it stands for, and how evidence is added.

use crate::app::App;
use crate::domain::record::answer::Item;
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::tell::Tell;

impl App {
    /// Returns what an answer that was just given stands on: without evidence on today, with how to say another day; with
    /// evidence that was there before, whether that still fits is for the user to say.
    pub(super) fn day_words(&self, person: StakeholderId, item: Item) -> String {
        let given = self.observation_of(person, item);
        match self.evidence_of(person, item) {
            Some([]) if given.is_some_and(|one| one.hearsay) => {
                " · hearsay, today · e adds what you heard and when".to_owned()
            }
            Some([]) => {
                let day =
                    given.and_then(|one| one.on).map_or_else(|| "today".to_owned(), |on| dates::show(on, self.today()));
                format!(" · {day} · e adds what you saw and when")
            }
            Some([.., last]) => {
                format!(" · its evidence is still “{}”. If that no longer fits: H, then x", last.text)
            }
            None => String::new(),
        }
    }

    /// Opens the form for evidence on the current step's answer; for a note where nothing is answered.
    pub(super) fn screen_evidence(&mut self) {
        let Some(id) = self.screening().map(|(_, person, _)| person.id) else { return };
        match self.step_for_evidence() {
            Some(tell) => self.open_evidence(id, Item::Tell(tell)),
            None => self.note_instead(id),
        }
    }

    /// Returns the step whose answer takes evidence here: the one that was just answered, since answering moves on at
    /// once; otherwise the current one if it is answered, or the one before.
    pub(super) fn step_for_evidence(&self) -> Option<Tell> {
        let (screening, person, tell) = self.screening().filter(|(screening, ..)| !screening.asks)?;
        let insight = person.answers(self.deal.as_ref().map_or("", |open| &open.assessor)).tell(Tell::Insight);
        let before = screening.at.checked_sub(1).and_then(|at| screening.steps(insight).get(at).copied());
        let answered = |tell: &Tell| self.evidence_of(person.id, Item::Tell(*tell)).is_some();
        // An open task still needs its answer, whatever happened to the one before it.
        let is_out = |tell: &Tell| *tell == Tell::Task && person.open_task().is_some();
        let just = screening.just.filter(answered);
        just.or_else(|| tell.filter(|tell| answered(tell) && !is_out(tell))).or_else(|| before.filter(answered))
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
