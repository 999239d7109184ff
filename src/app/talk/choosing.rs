//! What the user says about a conversation from a file: who the speakers are, and which sentences show something.
//!
//! The lines shown are worked out when the filter changes, never while painting.

use super::Beside;
use crate::app::filter::Filter;
use crate::domain::change::talk::{ToLog, Who};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::import::{Sentence, Speaker};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;
use tui_input::Input;

/// The part of a speaker in the conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A person of the deal.
    Person(StakeholderId),
    /// Somebody who is to be added.
    Added,
    /// Somebody on our side, who is none of the deal's people.
    Ours,
    /// Perhaps somebody here: the user has to say.
    Open,
    /// Left out.
    Out,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// Somebody who took part.
    Speaker(&'a Speaker, Part),
    /// A sentence, who said it, and whether it is chosen.
    Sentence(&'a Sentence, Option<&'a Speaker>, bool),
}

/// A conversation, and what was said about it.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// The words that sentences must contain.
    pub filter: Filter,
    /// The index of the cursor among the lines shown.
    pub cursor: usize,
    /// The day.
    pub on: Option<Date>,
    /// What the conversation was about.
    pub about: String,
    beside: Arc<Beside>,
    parts: Vec<Part>,
    /// The lines shown: speakers by their indexes, then the sentences behind them.
    shown: Arc<[u32]>,
    chosen: BTreeSet<usize>,
}

impl Choosing {
    pub(in crate::app) fn new(beside: Beside) -> Self {
        let part = |who: &Who| match who {
            Who::Person(id) => Part::Person(*id),
            Who::Ours => Part::Ours,
            Who::Perhaps(_) => Part::Open,
            Who::Nobody => Part::Out,
        };
        let parts = beside.who.iter().map(part).collect();
        let mut choosing = Self {
            filter: Filter::default(),
            cursor: 0,
            on: beside.talk.on,
            about: beside.talk.about.clone(),
            beside: Arc::new(beside),
            parts,
            shown: Arc::default(),
            chosen: BTreeSet::new(),
        };
        choosing.arrange();
        choosing
    }

    /// Returns the conversation beside the deal.
    #[must_use]
    pub fn beside(&self) -> Arc<Beside> {
        Arc::clone(&self.beside)
    }

    /// Returns the indexes of the lines shown.
    #[must_use]
    pub fn shown(&self) -> &[u32] {
        &self.shown
    }

    /// Returns the number of sentences chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.chosen.len()
    }

    /// Returns a line shown.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<Line<'_>> {
        let index = usize::try_from(*self.shown.get(at)?).ok()?;
        let talk = &self.beside.talk;
        if let Some(speaker) = talk.speakers.get(index) {
            return Some(Line::Speaker(speaker, self.parts[index]));
        }
        let index = index - talk.speakers.len();
        let sentence = talk.sentences.get(index)?;
        let speaker = sentence.speaker.and_then(|speaker| talk.speakers.get(speaker));
        Some(Line::Sentence(sentence, speaker, self.chosen.contains(&index)))
    }

    /// Changes the filter, and shows what it lets through.
    pub(in crate::app) fn narrow(&mut self, change: impl FnOnce(&mut Input)) {
        change(&mut self.filter.input);
        self.cursor = 0;
        self.arrange();
        if self.filter.is_on() {
            // The speakers are always shown; what was looked for is below them.
            self.cursor = self.beside.talk.speakers.len().min(self.shown.len().saturating_sub(1));
        }
    }

    fn arrange(&mut self) {
        let talk = &self.beside.talk;
        let (words, is_on, speakers) = (self.filter.words(), self.filter.is_on(), talk.speakers.len());
        let is_shown = |one: &Sentence| {
            let name = one.speaker.and_then(|index| talk.speakers.get(index)).map_or("", |speaker| &speaker.name);
            !is_on || words.found_in(&[name, &one.text])
        };
        let sentences = (speakers..).zip(&talk.sentences).filter(|(_, one)| is_shown(one)).map(|(index, _)| index);
        self.shown = (0..speakers).chain(sentences).filter_map(|index| u32::try_from(index).ok()).collect();
    }

    /// Returns the speaker under the cursor.
    fn speaker(&self) -> Option<usize> {
        let index = usize::try_from(*self.shown.get(self.cursor)?).ok()?;
        (index < self.parts.len()).then_some(index)
    }

    /// Returns the sentence under the cursor.
    fn sentence(&self) -> Option<usize> {
        let index = usize::try_from(*self.shown.get(self.cursor)?).ok()?;
        index.checked_sub(self.parts.len())
    }

    /// Chooses the sentence under the cursor, or no longer; leaves the speaker out, or takes them in again.
    pub(in crate::app) fn toggle(&mut self) {
        if let Some(index) = self.speaker() {
            self.parts[index] = match (self.parts[index], &self.beside.who[index]) {
                (Part::Out, Who::Person(id)) => Part::Person(*id),
                (Part::Out, Who::Ours) => Part::Ours,
                (Part::Out, Who::Perhaps(_)) => Part::Open,
                (Part::Out, Who::Nobody) => Part::Added,
                (Part::Person(_) | Part::Added | Part::Ours | Part::Open, _) => Part::Out,
            };
        } else if let Some(index) = self.sentence()
            && !self.chosen.remove(&index)
        {
            self.chosen.insert(index);
        }
        self.cursor = (self.cursor + 1).min(self.shown.len().saturating_sub(1));
    }

    /// Chooses the sentence under the cursor, if none is chosen.
    pub(in crate::app) fn choose_here(&mut self) {
        if self.chosen.is_empty() {
            self.chosen.extend(self.sentence());
        }
    }

    /// Says that the speaker under the cursor is the next person whom they may be.
    pub(in crate::app) fn next_person(&mut self, deal: &Deal) {
        let Some(index) = self.speaker() else { return };
        let all: Vec<StakeholderId> = match &self.beside.who[index] {
            Who::Perhaps(some) => some.clone(),
            Who::Person(_) | Who::Ours | Who::Nobody => deal.stakeholders.iter().map(|one| one.id).collect(),
        };
        let now = if let Part::Person(id) = self.parts[index] { all.iter().position(|one| *one == id) } else { None };
        let next = now.map_or(0, |now| (now + 1) % all.len());
        if let Some(id) = all.get(next) {
            self.parts[index] = Part::Person(*id);
        }
    }

    /// Says that the speaker under the cursor is a new person.
    pub(in crate::app) fn add(&mut self) {
        if let Some(index) = self.speaker() {
            self.parts[index] = Part::Added;
            self.cursor = (self.cursor + 1).min(self.shown.len().saturating_sub(1));
        }
    }

    /// Returns whether a speaker is under the cursor.
    pub(in crate::app) fn is_on_speaker(&self) -> bool {
        self.speaker().is_some()
    }

    /// Returns whether a sentence is chosen, or under the cursor.
    pub(in crate::app) fn has_sentence(&self) -> bool {
        !self.chosen.is_empty() || self.sentence().is_some()
    }

    /// Returns the people of the deal whom a speaker may be.
    #[must_use]
    pub fn perhaps(&self, speaker: &Speaker) -> Vec<StakeholderId> {
        let index = self.beside.talk.speakers.iter().position(|one| one == speaker);
        match index.and_then(|index| self.beside.who.get(index)) {
            Some(Who::Perhaps(some)) => some.clone(),
            Some(Who::Person(_) | Who::Ours | Who::Nobody) | None => Vec::new(),
        }
    }

    /// Goes to the first speaker of whom nobody said who they are. Returns their name.
    pub(in crate::app) fn go_to_open_question(&mut self) -> Option<String> {
        let index = self.parts.iter().position(|part| *part == Part::Open)?;
        self.cursor = index;
        self.beside.talk.speakers.get(index).map(|speaker| speaker.name.clone())
    }

    /// Returns the first chosen sentence, and who said it.
    pub(in crate::app) fn first_chosen(&self) -> Option<(&Sentence, Option<StakeholderId>)> {
        let sentence = self.beside.talk.sentences.get(*self.chosen.first()?)?;
        let part = sentence.speaker.and_then(|index| self.parts.get(index));
        let whose = if let Some(Part::Person(id)) = part { Some(*id) } else { None };
        Some((sentence, whose))
    }

    /// Takes the first chosen sentence off the list.
    pub(in crate::app) fn drop_first_chosen(&mut self) {
        self.chosen.pop_first();
    }

    /// Says who the people are that were added under their names.
    pub(in crate::app) fn name_added(&mut self, added: &[StakeholderId]) {
        let mut added = added.iter();
        for part in self.parts.iter_mut().filter(|part| **part == Part::Added) {
            if let Some(id) = added.next() {
                *part = Part::Person(*id);
            }
        }
    }

    /// Returns what to log on a day, with those who are still in the deal.
    pub(in crate::app) fn to_log(&self, deal: &Deal, on: Date) -> ToLog<'_> {
        let mut with: Vec<StakeholderId> = Vec::new();
        for part in &self.parts {
            if let Part::Person(id) = part
                && deal.person(*id).is_some()
                && !with.contains(id)
            {
                with.push(*id);
            }
        }
        let both = self.parts.iter().zip(&self.beside.talk.speakers);
        let added = both.filter(|(part, _)| **part == Part::Added).map(|(_, speaker)| speaker.name.as_str());
        ToLog { about: &self.about, on, with, added: added.collect(), source: &self.beside.talk.id }
    }
}
