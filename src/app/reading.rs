//! Results from the disk: the list of deals, a deal that was read, a deal moved to the trash or back.

use super::effect::Effect;
use super::errand::{Errand, Then};
use super::msg::{Failure, Listed, Opened, ShelfMove, ShelvedDeal};
use super::notice::Said;
use super::open_deal::{OpenDeal, SaveState};
use super::{App, Begin, Screen};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::summary::summary;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use std::path::{Path, PathBuf};

impl App {
    pub(super) fn start(&mut self, open: Option<PathBuf>) {
        if self.settings.begin == Begin::Follow {
            self.follow(open);
            return;
        }
        self.effects.push(Effect::List);
        if let Some(path) = open {
            let then = match self.settings.begin {
                Begin::Nothing | Begin::Follow | Begin::Portfolio(_) => Then::Stay,
                Begin::Review => Then::Review,
            };
            self.read_deal(path, then);
        }
        self.effects.push(Effect::FindLeft);
    }

    /// Returns the assessor that a deal opens with: the user, or in the sample deal its owner, the only one who has
    /// answered.
    pub(super) fn first_assessor(&self, deal: &Deal) -> String {
        let me = self.settings.me.clone().filter(|_| !deal.sample);
        me.unwrap_or_else(|| deal.owner.to_string())
    }

    pub(super) fn listed(&mut self, deals: Vec<Listed>, done: bool) {
        self.home.read(deals, done);
        // The row from the disk would show what blind answering hides.
        if self.is_blind() {
            let row = self.row_of_deal();
            self.home.add(row.into_iter().collect());
        }
        if done {
            self.effects.push(Effect::CountShelves);
            self.begin_listed();
        }
    }

    pub(super) fn opened(&mut self, result: Result<Box<Opened>, Failure>) {
        match result {
            // The user has gone elsewhere in the meantime.
            Ok(opened) if !self.waits_for(&opened.at.path) => self.hold_again(),
            // Something was entered in the meantime, and only the deal on the screen has it.
            Ok(opened) if self.deal.as_ref().is_some_and(|open| !open.is_saved()) => {
                self.hold_again();
                let then = self.take_then();
                self.open_file(opened.at.path, then);
            }
            Ok(opened) => {
                let then = self.take_then();
                self.errand = Errand::None;
                // Blind answering ends in the deal that is left.
                self.deal.iter_mut().for_each(|open| open.blind = None);
                self.refresh_row();
                let assessor = self.first_assessor(&opened.deal);
                let held_by = opened.held_by.clone();
                let read_only = opened.read_only.clone();
                // What is done from a list on Home leaves the cursor there where it is.
                if !matches!(then, Then::Finish(..)) {
                    self.home.select(&opened.at.path);
                }
                if self.deal.as_ref().is_some_and(|open| open.deal.id != opened.deal.id) {
                    self.close_forms_of_deal();
                }
                self.deal = Some(OpenDeal::read(*opened, assessor, &self.playbook));
                self.home.edited = None;
                if !(then == Then::Edit && self.screen == Screen::Home) {
                    self.screen = Screen::Deal;
                }
                self.overlays.retain(|overlay| !overlay.layer().closes_with_deal());
                if let Some(reason) = read_only {
                    self.note(Said::from(format!("Read only: {reason}")).in_privacy("Read only"));
                } else if let Some(who) = held_by {
                    self.note(who);
                }
                self.know_copies();
                self.deal_is_there();
                self.do_there(then);
                self.tell_rules();
            }
            Err(failure) => {
                let then = self.take_then();
                if !self.pass_over(&then, &failure) {
                    self.fail(&failure);
                }
            }
        }
    }

    /// Takes the lock of the deal on the screen again, after another deal was read and locked in the meantime.
    fn hold_again(&mut self) {
        let Some(open) = &self.deal else { return };
        let (deal, read_only) = (open.deal.id, matches!(open.save, SaveState::ReadOnly(_)));
        self.effects.extend(open.at.clone().map(|at| Effect::Hold { deal, at, read_only, read: None }));
    }

    /// Announces contradictions in the open deal, unless something more important was announced.
    pub(super) fn odd(&mut self, deal: DealId, findings: &[String]) {
        let told = self.deal.as_ref().is_none_or(|open| open.deal.id != deal || open.save.refusal().is_some());
        let Some(first) = findings.first().filter(|_| !told) else { return };
        let more = match findings.len() {
            1 => String::new(),
            count => format!(" (and {} more: stakemap doctor)", count - 1),
        };
        self.note(format!("This file needs a look: {first}{more}"));
    }

    /// Closes the deal that was being read when its file was moved to the trash. It stays open if anything is unsaved
    /// or half typed: its next save reports that the file is gone, and saving a copy keeps everything.
    fn close_trashed(&mut self, path: &Path) {
        let is_its_file = |open: &OpenDeal| open.at.as_ref().is_some_and(|at| at.path == path);
        let has_nothing_more = |open: &OpenDeal| open.is_saved() && self.overlays.is_empty();
        if self.deal.as_ref().is_some_and(|open| is_its_file(open) && has_nothing_more(open)) {
            self.deal = None;
            self.screen = Screen::Home;
        }
    }

    /// Updates the open deal's row on Home.
    pub(super) fn refresh_row(&mut self) {
        let Some(row) = self.row_of_deal() else { return };
        let path = row.path.clone();
        self.home.add(vec![row]);
        self.home.select(&path);
    }

    /// Returns the open deal's row on Home, without what blind answering hides.
    fn row_of_deal(&self) -> Option<Listed> {
        let open = self.deal.as_ref()?;
        let path = open.at.as_ref()?.path.clone();
        let (deal, today) = (open.shown(), self.today());
        let known = open.alerts.summary(&self.playbook, deal, today);
        let summary = known.unwrap_or_else(|| summary(&self.playbook, deal, today));
        Some(Listed { path, summary: Ok(summary), inside: DealIndex::of(deal) })
    }

    pub(super) fn moved(&mut self, deal: ShelvedDeal, to: ShelfMove, result: Result<(), Failure>) {
        match (to, result) {
            (ShelfMove::In, Ok(())) => {
                self.home.remove(&deal.path);
                self.close_trashed(&deal.path);
                self.done(format!("Moved “{}” to the {} · u brings it back", deal.name, deal.shelf.words()));
                self.shelves_changed();
                self.home.trashed.push(deal);
            }
            (ShelfMove::Out, Ok(())) => {
                self.done(format!("Restored “{}”", deal.name));
                self.shelves_changed();
                self.home.awaited = Some(deal.path.clone());
                self.home.brought_back.push(deal);
                self.effects.push(Effect::List);
            }
            // The deal is still where it was, and the same key tries again.
            (ShelfMove::In, Err(failure)) => {
                self.fail(&failure);
                self.home.brought_back.push(deal);
            }
            (ShelfMove::Out, Err(failure)) => {
                self.fail(&failure);
                // Somebody else may have brought it back.
                self.shelves_changed();
                self.home.trashed.push(deal);
            }
        }
    }
}
