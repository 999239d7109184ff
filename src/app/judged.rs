//! The owner's verdicts on everybody in one state of a deal: made once, for the list of people, the alerts and Home.

use crate::domain::judge::alert::Known;
use crate::domain::judge::verdict::{Verdict, judge};
use crate::domain::method::model::Model;
use crate::domain::record::answer::Answers;
use crate::domain::record::deal::Deal;
use std::sync::Arc;

/// The verdicts.
#[derive(Debug)]
pub(in crate::app) struct Judged {
    deal: Arc<Deal>,
    /// One for each person, in the deal's order.
    verdicts: Vec<Verdict>,
}

impl Judged {
    /// Judges everybody; people who did not change since an earlier state are not judged again.
    pub(in crate::app) fn of(model: &Model, deal: &Arc<Deal>, before: Option<&Arc<Self>>) -> Arc<Self> {
        if let Some(before) = before.filter(|before| before.is_of(deal)) {
            return Arc::clone(before);
        }
        let before = before.filter(|before| before.deal.owner == deal.owner);
        let unknown = judge(model, &Answers::default());
        let verdicts = deal.stakeholders.iter().enumerate().map(|(at, person)| {
            let old = before.and_then(|before| before.deal.stakeholders.get(at).zip(before.verdicts.get(at)));
            match old {
                Some((old, verdict)) if Arc::ptr_eq(old, person) => verdict.clone(),
                _ if person.observations.is_empty() && person.tasks.is_empty() => unknown.clone(),
                Some(_) | None => judge(model, &person.answers(&deal.owner)),
            }
        });
        Arc::new(Self { deal: Arc::clone(deal), verdicts: verdicts.collect() })
    }

    /// Returns whether the verdicts are those of this very state.
    pub(in crate::app) fn is_of(&self, deal: &Arc<Deal>) -> bool {
        Arc::ptr_eq(&self.deal, deal)
    }

    /// Returns the verdict on the person at this index of the deal.
    pub(in crate::app) fn at(&self, index: usize) -> Option<&Verdict> {
        self.verdicts.get(index)
    }

    /// Returns everybody with the verdict on them.
    pub(in crate::app) fn known(&self) -> Vec<Known<'_>> {
        let known = |(person, verdict): (_, &Verdict)| Known { person, verdict: verdict.clone() };
        self.deal.stakeholders.iter().zip(&self.verdicts).map(known).collect()
    }
}
