//! A conversation from a file: who took part and when, to be logged, and the sentences, to be turned into evidence.

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::effect::Effect;
use crate::app::filter::Filter;
use crate::app::form::{edit, insert};
use crate::app::key::Key;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::talk::{Beside, Choosing};
use crate::domain::privacy::Datum;
use std::sync::Arc;
use tui_input::Input;

/// A conversation from a file.
#[derive(Debug, Clone)]
pub struct TalkView {
    /// The file's name.
    pub file: String,
    /// How far it has come.
    pub stage: Stage,
    /// The number of the reading whose answer is shown or awaited.
    number: u64,
}

/// How far it has come.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Reading; so many lines so far.
    Reading(usize),
    /// Choosing.
    Open(Box<Choosing>),
}

impl TalkView {
    pub(in crate::app) const fn reading(number: u64, file: String) -> Self {
        Self { file, stage: Stage::Reading(0), number }
    }

    /// Returns whether it waits for the answer of this reading.
    pub(in crate::app) const fn awaits(&self, number: u64) -> bool {
        matches!(self.stage, Stage::Reading(_)) && self.number == number
    }

    pub(in crate::app) fn take(&mut self, beside: Beside) {
        self.stage = Stage::Open(Box::new(Choosing::new(beside)));
    }

    /// Returns what can be chosen, once it is there.
    #[must_use]
    pub fn open(&self) -> Option<&Choosing> {
        if let Stage::Open(choosing) = &self.stage { Some(choosing) } else { None }
    }

    pub(in crate::app) fn open_mut(&mut self) -> Option<&mut Choosing> {
        if let Stage::Open(choosing) = &mut self.stage { Some(choosing) } else { None }
    }
}

impl Layer for Box<TalkView> {
    fn scopes(&self) -> &'static [Scope] {
        match &self.stage {
            Stage::Open(choosing) if choosing.filter.open => &[Scope::Filter, Scope::Global, Scope::Always],
            Stage::Open(_) | Stage::Reading(_) => &[Scope::Talk, Scope::Move, Scope::Global, Scope::Always],
        }
    }

    fn text_key(&mut self, key: Key) {
        if let Some(choosing) = self.open_mut() {
            choosing.narrow(|input| {
                edit(input, key);
            });
        }
    }

    fn paste(&mut self, text: &str) -> usize {
        let mut cut = 0;
        if let Some(choosing) = self.open_mut() {
            choosing.narrow(|input| cut = insert(input, text));
        }
        cut
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(choosing) = app.talk_mut() {
            choosing.cursor = moved(choosing.cursor, by, choosing.shown().len());
        }
    }

    // Nothing of it is saved yet, and it may be anything.
    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Drafts)
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Returns the conversation, if it is on top.
    pub(in crate::app) fn talk_mut(&mut self) -> Option<&mut Choosing> {
        match self.overlays.last_mut() {
            Some(Overlay::Talk(view)) => view.open_mut(),
            _ => None,
        }
    }

    /// Returns the conversation that is on top or below what is.
    fn talk(&self) -> Option<&Choosing> {
        match self.worked_on() {
            Some(Overlay::Talk(view)) => view.open(),
            _ => None,
        }
    }

    /// Returns the filter over the sentences, while it is edited.
    pub(in crate::app) fn talk_filter(&mut self) -> Option<&mut Filter> {
        self.talk_mut().filter(|choosing| choosing.filter.open).map(|choosing| &mut choosing.filter)
    }

    /// Returns the filter over what was read from a file, while it is edited.
    pub(in crate::app) fn list_filter(&mut self) -> Option<&mut Filter> {
        match self.overlays.last() {
            Some(Overlay::Talk(_)) => self.talk_filter(),
            _ => self.import_filter(),
        }
    }

    /// Clears the filter over what was read from a file, and closes it.
    pub(in crate::app) fn show_all_listed(&mut self) {
        match self.overlays.last() {
            Some(Overlay::Talk(_)) => self.show_all_sentences(),
            _ => self.show_all_rows(),
        }
    }

    /// Begins a new filter over the sentences.
    pub(in crate::app) fn filter_talk(&mut self) {
        if let Some(choosing) = self.talk_mut() {
            choosing.narrow(|input| *input = Input::default());
            choosing.filter.open = true;
        }
    }

    /// Clears the filter over the sentences, and closes it.
    pub(in crate::app) fn show_all_sentences(&mut self) {
        if let Some(choosing) = self.talk_mut() {
            choosing.narrow(|input| *input = Input::default());
            choosing.filter.clear();
        }
    }

    /// Returns the reason why nothing can be done with it yet, if so.
    pub(in crate::app) fn needs_read_talk(&self) -> Option<String> {
        self.talk().is_none().then(|| "Still reading. Esc stops".to_owned())
    }

    /// Returns the reason why no speaker can be named, if so.
    pub(in crate::app) fn needs_speaker(&self) -> Option<String> {
        let is_speaker = self.talk().is_some_and(Choosing::is_on_speaker);
        (!is_speaker).then(|| "Go to a speaker at the top first".to_owned())
    }

    /// Returns the reason why there is nothing to turn into evidence, if so.
    pub(in crate::app) fn needs_sentence(&self) -> Option<String> {
        let has_sentence = self.talk().is_some_and(Choosing::has_sentence);
        (!has_sentence).then(|| "Select a sentence with Space first".to_owned())
    }

    /// Chooses the sentence under the cursor, or leaves the speaker out.
    pub(in crate::app) fn choose_talk_line(&mut self) {
        if let Some(choosing) = self.talk_mut() {
            choosing.toggle();
        }
    }

    /// Says that the speaker under the cursor is the next person whom they may be.
    pub(in crate::app) fn say_who_spoke(&mut self) {
        let Some(deal) = self.deal.as_ref().map(|open| Arc::clone(&open.deal)) else { return };
        if let Some(choosing) = self.talk_mut() {
            choosing.next_person(&deal);
        }
    }

    /// Says that the speaker under the cursor is a new person.
    pub(in crate::app) fn add_speaker(&mut self) {
        if let Some(choosing) = self.talk_mut() {
            choosing.add();
        }
    }

    /// Goes back one step: shows all sentences again, then closes it. A reading under way ends.
    pub(in crate::app) fn leave_talk(&mut self) {
        if let Some(choosing) = self.talk_mut()
            && choosing.filter.is_on()
        {
            choosing.narrow(|input| *input = Input::default());
            return;
        }
        let reading = match self.overlays.last() {
            Some(Overlay::Talk(view)) if matches!(view.stage, Stage::Reading(_)) => Some(view.number),
            _ => None,
        };
        if let Some(number) = reading {
            self.effects.push(Effect::StopReading(number));
            self.note("Stopped reading. Nothing was logged");
        }
        self.close_overlay();
    }
}
