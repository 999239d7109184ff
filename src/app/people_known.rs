//! What is known of everybody in the list of people, worked out once for each state of the deal.

use super::judged::Judged;
use super::panes::people::People;
use crate::domain::judge::contact::Contacts;
use crate::domain::judge::verdict::Verdict;
use crate::domain::record::deal::Deal;
use crate::domain::record::stakeholder::Stakeholder;
use std::sync::Arc;

impl People {
    /// Returns the contacts with everybody.
    #[must_use]
    pub fn contacts(&self) -> &Contacts {
        &self.sorted.contacts
    }

    /// Returns the owner's verdicts on everybody in this state of the deal, if they are known.
    pub(in crate::app) fn judged(&self, deal: &Arc<Deal>) -> Option<&Arc<Judged>> {
        self.sorted.judged(deal)
    }

    /// Returns the verdict shown of the person at this index of the list, if it is known of this state of the deal.
    pub(in crate::app) fn verdict(&self, deal: &Arc<Deal>, index: usize) -> Option<&Arc<Verdict>> {
        self.sorted.verdict(deal, *self.shown().get(index)?)
    }

    /// Returns the verdict shown of a person if they are the one under the cursor, who is asked about most.
    pub(in crate::app) fn verdict_of_selected(&self, deal: &Arc<Deal>, person: &Stakeholder) -> Option<Arc<Verdict>> {
        let is_selected = self.selected(deal).is_some_and(|selected| std::ptr::eq(&raw const **selected, person));
        self.verdict(deal, self.cursor).filter(|_| is_selected).cloned()
    }

    /// Returns the columns of the longest name in the deal.
    #[must_use]
    pub fn longest_name(&self) -> usize {
        self.sorted.longest
    }
}
