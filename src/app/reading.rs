//! What comes back from the disk: the list of deals, a deal that was read, a deal moved to the trash or back.

use super::effect::Effect;
use super::msg::{Bin, Failure, Listed, Opened, Trashed};
use super::open_deal::OpenDeal;
use super::{App, Screen};
use crate::domain::outlook::summary;
use std::path::PathBuf;

impl App {
    pub(super) fn start(&mut self, open: Option<PathBuf>) {
        self.effects.push(Effect::List);
        if let Some(path) = open {
            self.effects.push(Effect::Open(path));
        }
    }

    pub(super) fn listed(&mut self, deals: Vec<Listed>, done: bool) {
        self.home.read(deals, done);
    }

    pub(super) fn opened(&mut self, result: Result<Box<Opened>, Failure>) {
        match result {
            Ok(opened) => {
                let findings = opened.findings.clone();
                let assessor = self.settings.me.clone().unwrap_or_else(|| opened.deal.owner.clone());
                let read_only = opened.read_only.clone();
                self.home.select(&opened.at.path);
                self.deal = Some(OpenDeal::read(*opened, assessor, &self.playbook.stages));
                self.screen = Screen::Deal;
                if let Some(reason) = read_only {
                    self.note(format!("Read only: {reason}"));
                } else if let Some(first) = findings.first() {
                    self.note(format!("Something is odd in this file: {first}"));
                }
                if std::mem::take(&mut self.edit_when_open) {
                    self.edit_deal();
                }
            }
            Err(failure) => {
                self.edit_when_open = false;
                self.fail(&failure);
            }
        }
    }

    /// Brings the open deal's row on Home up to date.
    pub(super) fn refresh_row(&mut self) {
        let Some(open) = self.deal.as_ref() else { return };
        let Some(at) = open.at.as_ref() else { return };
        let row = Listed { path: at.path.clone(), summary: Ok(summary(&self.playbook, &open.deal, self.today())) };
        let path = row.path.clone();
        self.home.add(vec![row]);
        self.home.select(&path);
    }

    pub(super) fn moved(&mut self, deal: Trashed, to: Bin, result: Result<(), Failure>) {
        match (to, result) {
            (Bin::In, Ok(())) => {
                self.home.remove(&deal.path);
                self.done(format!("“{}” is in the trash · u brings it back", deal.name));
                self.home.trashed.push(deal);
            }
            (Bin::Out, Ok(())) => {
                self.done(format!("“{}” is back", deal.name));
                self.home.brought_back.push(deal);
                self.effects.push(Effect::List);
            }
            (_, Err(failure)) => self.fail(&failure),
        }
    }
}
