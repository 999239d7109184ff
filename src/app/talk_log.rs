//! Reading a conversation from a file, and logging it in the deal.

use super::App;
use super::effect::Effect;
use super::forms::in_a_row;
use super::msg::Failure;
use super::overlays::Overlay;
use super::overlays::talk::{Stage, TalkView};
use super::talk::{Beside, ReadTalk};
use crate::domain::change::talk::{log, logged};
use crate::domain::record::dates;
use crate::domain::record::id::StakeholderId;
use crate::import::Talk;
use std::sync::Arc;
use uuid::Uuid;

impl App {
    /// Reads a conversation from a file. What an earlier reading found gives way.
    pub(in crate::app) fn read_talk(&mut self, file: String) {
        let number = self.turn;
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Talk(_)));
        let name = file.trim_matches(['\'', '"', ' ']).rsplit('/').next().unwrap_or(&file).to_owned();
        self.overlays.push(Overlay::Talk(Box::new(TalkView::reading(number, name))));
        let order = self.settings.day_order;
        self.effects.push(Effect::ReadTalk(Box::new(ReadTalk { number, file, order })));
    }

    /// Takes in what was read, unless the user has gone on.
    pub(in crate::app) fn talk_read(&mut self, number: u64, result: Result<Box<Talk>, Failure>) {
        let is_it = |one: &Overlay| matches!(one, Overlay::Talk(view) if view.awaits(number));
        let Some(index) = self.overlays.iter().position(is_it) else { return };
        match result {
            Ok(talk) => {
                let Some(deal) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
                let beside = Beside::of(&deal, &self.me(), *talk);
                if let Some(Overlay::Talk(view)) = self.overlays.get_mut(index) {
                    view.take(beside);
                }
            }
            Err(failure) => {
                self.overlays.remove(index);
                self.fail(&failure);
            }
        }
    }

    /// Takes in how many lines were read so far.
    pub(in crate::app) fn talk_counted(&mut self, number: u64, lines: usize) {
        for overlay in &mut self.overlays {
            if let Overlay::Talk(view) = overlay
                && view.awaits(number)
            {
                view.stage = Stage::Reading(lines);
            }
        }
    }

    /// Logs the conversation in one step, then asks what the chosen sentences show. What is missing is asked first.
    pub(in crate::app) fn log_talk(&mut self) {
        let today = self.today();
        let Some(choosing) = self.talk_mut() else { return };
        if let Some(name) = choosing.go_to_open_question() {
            return self.note(format!("Who is {name}? = names someone here · + adds them · Space leaves them out"));
        }
        let Some(on) = choosing.on.filter(|on| *on <= today) else { return self.open_talk_day() };
        let choosing = choosing.clone();
        let Some(deal) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        let to_log = choosing.to_log(&deal, on);
        if let Some(one) = logged(&deal, &to_log) {
            let words = format!("Logged already, {}: {}", dates::show(one.on, today), one.said);
            return if choosing.chosen() > 0 { self.quote_chosen() } else { self.note(words) };
        }
        if to_log.with.is_empty() && to_log.added.is_empty() {
            return self.note("Nobody of this deal took part. + on a speaker adds them");
        }
        let (by, at) = (self.me(), self.now.timestamp());
        let mut ids: Vec<Uuid> = (0..=to_log.added.len()).map(|_| (self.ids.0)()).collect();
        let mut with: Vec<StakeholderId> = Vec::new();
        let is_changed = self.edit("logged a conversation from a file".to_owned(), |deal| {
            with = log(deal, &to_log, (&by, at), &mut || ids.pop().unwrap_or_default());
        });
        if !is_changed {
            return;
        }
        let names: Vec<String> = with.iter().map(|id| self.name_of(*id)).collect();
        let day = dates::show(on, today);
        self.done(format!("Logged a conversation with {}, {day} · u undoes it", in_a_row(&names)));
        let added = with.split_off(to_log.with.len());
        if let Some(choosing) = self.talk_mut() {
            choosing.name_added(&added);
        }
        if choosing.chosen() > 0 { self.quote_chosen() } else { self.close_overlay() }
    }
}
