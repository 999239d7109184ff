//! Verdicts: the owner's on everybody in one state of a deal, made once for the list of people, the alerts and Home; and
//! the one that is shown on a person.

use super::App;
use crate::domain::judge::alert::Known;
use crate::domain::judge::verdict::{Verdict, judge, judge_everybody};
use crate::domain::method::model::Model;
use crate::domain::record::answer::Answers;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use std::sync::Arc;

/// The verdicts.
#[derive(Debug)]
pub(in crate::app) struct Judged {
    deal: Arc<Deal>,
    /// One for each person, in the deal's order.
    verdicts: Arc<[Arc<Verdict>]>,
}

impl Judged {
    /// Judges everybody; people who did not change since an earlier state are not judged again.
    pub(in crate::app) fn of(model: &Model, deal: &Arc<Deal>, before: Option<&Arc<Self>>) -> Arc<Self> {
        if let Some(before) = before.filter(|before| before.is_of(deal)) {
            return Arc::clone(before);
        }
        let before = before.filter(|before| before.deal.owner == deal.owner);
        let verdicts = judge_everybody(model, deal, |at, person| {
            let (old, verdict) = before?.deal.stakeholders.get(at).zip(before?.verdicts.get(at))?;
            Arc::ptr_eq(old, person).then(|| Arc::clone(verdict))
        });
        Arc::new(Self { deal: Arc::clone(deal), verdicts: verdicts.into() })
    }

    /// Returns whether the verdicts are those of this very state.
    pub(in crate::app) fn is_of(&self, deal: &Arc<Deal>) -> bool {
        Arc::ptr_eq(&self.deal, deal)
    }

    /// Returns the verdicts, in the deal's order.
    pub(in crate::app) fn verdicts(&self) -> &Arc<[Arc<Verdict>]> {
        &self.verdicts
    }

    /// Returns everybody with the verdict on them.
    pub(in crate::app) fn known(&self) -> Vec<Known<'_>> {
        let known = |(person, verdict): (_, &Arc<Verdict>)| Known { person, verdict: Arc::clone(verdict) };
        self.deal.stakeholders.iter().zip(self.verdicts.iter()).map(known).collect()
    }
}

impl App {
    /// Returns the current assessor's answers about a person, and the verdict from them.
    #[must_use]
    pub fn answers_and_verdict(&self, person: &Stakeholder) -> (Answers, Arc<Verdict>) {
        let assessor = self.deal.as_ref().map_or("", |open| open.assessor.as_str());
        (person.answers(assessor), self.verdict(person))
    }

    /// Returns the verdict from the current assessor's answers about a person.
    #[must_use]
    pub fn verdict(&self, person: &Stakeholder) -> Arc<Verdict> {
        let assessor = self.deal.as_ref().map_or("", |open| open.assessor.as_str());
        match self.deal.as_ref().filter(|open| open.shown_assessor(person) == assessor) {
            Some(_) => self.shown_verdict(person),
            None => Arc::new(judge(&self.playbook.model, &person.answers(assessor))),
        }
    }

    /// Returns the verdict that the list of people shows: the assessor's, or the owner's if the assessor has not
    /// answered.
    #[must_use]
    pub fn shown_verdict(&self, person: &Stakeholder) -> Arc<Verdict> {
        let Some(open) = self.deal.as_ref() else { return Arc::new(judge(&self.playbook.model, &Answers::default())) };
        let known = open.people.verdict_of_selected(open.shown(), person);
        known.unwrap_or_else(|| Arc::new(judge(&self.playbook.model, &person.answers(open.shown_assessor(person)))))
    }

    /// Returns the same verdict of the person at an index of the list of people.
    #[must_use]
    pub fn verdict_in_list(&self, index: usize, person: &Stakeholder) -> Arc<Verdict> {
        let known = self.deal.as_ref().and_then(|open| open.people.verdict(open.shown(), index));
        known.cloned().unwrap_or_else(|| self.shown_verdict(person))
    }
}
