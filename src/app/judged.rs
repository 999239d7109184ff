//! The owner's verdicts on everybody in one state of a deal: made once, for the list of people, the alerts and Home.

use crate::domain::judge::alert::Known;
use crate::domain::judge::verdict::{Verdict, judge_everybody};
use crate::domain::method::model::Model;
use crate::domain::record::deal::Deal;
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
