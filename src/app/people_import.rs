//! Reading people to import, and taking the chosen ones into the deal.

use super::App;
use super::effect::Effect;
use super::importing::{Beside, PeopleRead, ReadPeople, Source, ids_for, missing_words, take, took_words};
use super::msg::Failure;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::import::{Import, Stage};
use crate::domain::change::import::{Taken, Took};
use crate::domain::record::id::StakeholderId;
use crate::import::Choices;
use std::sync::Arc;
use uuid::Uuid;

impl App {
    /// Reads people from somewhere, to show them beside the deal. The list of an earlier reading gives way.
    pub(in crate::app) fn read_people(&mut self, source: Source, choices: Choices) {
        let Some(deal) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let number = self.turn;
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Import(_)));
        self.overlays.push(Overlay::Import(Box::new(Import::reading(number, source.clone(), choices.clone()))));
        let me = self.me();
        self.effects.push(Effect::ReadPeople(Box::new(ReadPeople { number, source, choices, deal, me })));
    }

    /// Takes in what was read, unless the user has gone on.
    pub(in crate::app) fn people_read(&mut self, number: u64, result: Result<PeopleRead, Failure>) {
        let Some(index) = self.index_of_reading(number) else { return };
        let order = self.settings.day_order;
        let Some(Overlay::Import(import)) = self.overlays.get_mut(index) else { return };
        match result {
            Ok(read) => import.take(read, order),
            Err(failure) => {
                self.overlays.remove(index);
                self.fail(&failure);
            }
        }
    }

    /// Takes in how many rows were read so far.
    pub(in crate::app) fn people_counted(&mut self, number: u64, rows: usize) {
        self.talk_counted(number, rows);
        if let Some(index) = self.index_of_reading(number)
            && let Some(Overlay::Import(import)) = self.overlays.get_mut(index)
        {
            import.stage = Stage::Reading(rows);
        }
    }

    fn index_of_reading(&self, number: u64) -> Option<usize> {
        let is_it = |one: &Overlay| matches!(one, Overlay::Import(import) if import.awaits(number));
        self.overlays.iter().position(is_it)
    }

    /// Takes the chosen rows into the deal, in one step.
    pub(in crate::app) fn take_people(
        &mut self,
        name: &str,
        beside: &Beside,
        taken: &[(usize, Option<StakeholderId>)],
    ) {
        let rows: Vec<Taken<'_>> =
            taken.iter().map(|(row, person)| Taken { row: &beside.rows[*row], person: *person }).collect();
        let ids: Vec<Uuid> = (0..ids_for(rows.len())).map(|_| (self.ids.0)()).collect();
        let (by, now) = (self.me(), self.now.clone());
        let mut took = Took::default();
        let what = format!("import from {name}");
        let is_changed = self.edit(what, |deal| {
            took = take(deal, &rows, beside.meeting.as_ref(), (&by, &now, name), ids);
        });
        if !is_changed {
            if self.read_only().is_none() {
                self.note("Nothing to import: everyone's already here, and nothing is different");
            }
            return;
        }
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Import(_)));
        let Some(open) = self.deal.as_mut() else { return };
        let deal = Arc::clone(&open.deal);
        if let Some(first) = took.added.first().or(took.changed.first()) {
            open.people.select(&deal, *first);
            open.profile.follow(Some(*first));
        }
        let (words, missing) = (took_words(&took), missing_words(&deal, &took));
        let missing = if missing.is_empty() { missing } else { format!(" · {missing}") };
        let said = Said::from(format!("Imported {words}{missing} · u undoes it"));
        self.done(said.in_privacy(format!("Imported {words} · u undoes it")));
    }
}
