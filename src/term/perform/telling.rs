//! Reports on the open deal's file and lock, apart from the deal itself: contradictions, conflict copies, another
//! holder.

use super::EffectRunner;
use crate::app::msg::Msg;
use crate::domain::change::integrity::unknown_to;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::look_alikes::look_alikes;
use crate::store::{Holder, Locked};
use crate::term::clock::now;
use jiff::Timestamp;
use std::path::Path;

impl EffectRunner {
    /// Reports contradictions in the open deal. Lists don't look for them: they read every deal there is.
    pub(super) fn tell_odd(&self, deal: &Deal, path: &Path) {
        let found = self.store.findings(deal, path, now().date()).into_iter().chain(unknown_to(&self.playbook, deal));
        let mut findings: Vec<String> = found.map(|one| one.to_string()).collect();
        findings.extend(look_alikes(deal.stakeholders.iter().map(|one| &one.name)));
        if !findings.is_empty() {
            self.replies.say(Msg::Odd { deal: deal.id, findings });
        }
    }

    /// Reports conflict copies of the open deal, if there are any.
    pub(super) fn tell_copies(&self) {
        let Some(held) = &self.held else { return };
        let files = self.store.copies_of(held.deal);
        if !files.is_empty() {
            self.replies.say(Msg::Copies { deal: held.deal, files });
        }
    }

    /// Returns why the open deal can't be changed here, if somebody else has it open.
    pub(super) fn taken(&self) -> Option<String> {
        let Locked::Theirs(holder) = &self.held.as_ref()?.lock else { return None };
        let now = now();
        let local = |at: Timestamp| at.to_zoned_datetime(now.time_zone().clone()).datetime();
        let since = |at: &Timestamp| format!(" since {}", dates::moment(local(*at), now.date()));
        let (who, when) = match holder {
            Some(Holder { by, since: at }) if *by == self.by || by.is_empty() => ("Another window", since(at)),
            Some(Holder { by, since: at }) => (by.as_str(), since(at)),
            None => ("Another window", String::new()),
        };
        Some(format!("{who} has it open{when}. You see their changes"))
    }
}
