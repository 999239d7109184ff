//! The rows of the profile pane below the name: who they are, what is next, the verdict and why, what was written down.
//!
//! They are found once for each state of the deal and each person, never while painting: a history takes a look at
//! every conversation and action of the deal.

mod about;
mod history;
mod next;
mod private;

pub use about::has_gap;
pub use next::next_words;

use crate::app::App;
use crate::app::command::Command;
use crate::domain::judge::alert::Alerts;
use crate::domain::judge::why::Reason;
use crate::domain::privacy::{Datum, Mask};
use crate::domain::record::answer::Item;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::text::Text;
use jiff::civil::Date;
use std::sync::Arc;

/// A row: a label, a text in a tone, and what is at the end of its line. An empty label continues the row above.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The label, in at most ten letters; nothing where the text takes the whole width.
    pub label: Option<&'static str>,
    /// The text.
    pub text: String,
    /// The text in full, which replaces the other one while the cursor is on it; empty if there is nothing more to say.
    pub full: String,
    /// The text at the end of the line.
    pub right: Right,
    /// The tone of the text.
    pub tone: Tone,
    /// How strongly it speaks for or against the verdict, if it is a reason.
    pub weight: Option<f64>,
    /// Whether a block begins with it, a line apart from what is above.
    pub begins: bool,
    /// What Enter opens there.
    pub opens: Opens,
}

/// The text at the end of a row's first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Right {
    /// Nothing.
    Nothing,
    /// The day it happened.
    Day(String),
    /// The key that does it, with its hint.
    Key(Command),
}

/// What Enter opens at a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// Nothing.
    Nothing,
    /// What a command opens.
    Command(Command),
    /// The question behind an answer.
    Question(Item),
}

/// The weight of a row, which becomes a color on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each is named like the role that it is drawn in.
pub enum Tone {
    Text,
    Strong,
    Dim,
    Key,
    Good,
    Warn,
    Bad,
    /// The verdict, in the color of its group, with its bars below.
    Verdict,
}

/// The rows about one person in one state of a deal.
#[derive(Debug, Clone, Default)]
pub struct FoundFacts {
    of: Option<Of>,
    all: Arc<Vec<Fact>>,
    /// The number of entries in the person's history.
    pub entries: usize,
    /// The rows about the person before, to whom a step back leads.
    before: Option<Box<Self>>,
}

/// Everything that the rows depend on.
#[derive(Debug, Clone)]
struct Of {
    deal: Arc<Deal>,
    present: Arc<Deal>,
    person: StakeholderId,
    assessor: String,
    today: Date,
    alerts: Arc<Alerts>,
    also_in: Vec<Text>,
    left: Option<String>,
    mask: Option<Mask>,
}

impl App {
    /// Returns the rows about the selected person.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        self.deal.as_ref().map_or(&[], |open| &open.profile.facts.all)
    }

    /// Returns the index of the row under the cursor: until it is moved, that of the next step.
    #[must_use]
    pub fn fact_at(&self) -> usize {
        let row = self.deal.as_ref().and_then(|open| open.profile.row);
        row.unwrap_or_else(|| self.first_fact()).min(self.facts().len().saturating_sub(1))
    }

    /// Returns the index of the row where the cursor begins.
    #[must_use]
    pub fn first_fact(&self) -> usize {
        self.facts().iter().position(|fact| fact.label == Some(next::LABEL)).unwrap_or(0)
    }

    /// Finds the rows again where something that they depend on changed.
    pub(in crate::app) fn find_facts(&mut self) {
        // Where something is hidden the copy that is drawn finds them, from what it holds.
        if !self.draws_itself() {
            return;
        }
        let Some(deal) = self.deal_to_show() else { return };
        let Some(open) = self.deal.as_ref() else { return };
        let Some(person) = open.selected() else {
            self.keep_facts(FoundFacts::default());
            return;
        };
        let id = person.id;
        let left = self.left_elsewhere(id);
        let holds = |facts: &FoundFacts| {
            facts.of.as_ref().is_some_and(|of| {
                Arc::ptr_eq(&of.deal, &deal)
                    && Arc::ptr_eq(&of.present, open.present())
                    && of.person == id
                    && of.assessor == open.assessor
                    && of.today == self.today()
                    && Arc::ptr_eq(&of.alerts, &open.alerts.all)
                    && of.also_in == self.also_in()
                    && of.left == left
                    && of.mask == self.privacy.mask()
            })
        };
        if holds(&open.profile.facts) {
            return;
        }
        if let Some(before) = open.profile.facts.before.as_deref().filter(|before| holds(before)) {
            let before = before.clone();
            self.keep_facts(before);
            return;
        }
        let of = Of {
            person: id,
            present: Arc::clone(open.present()),
            assessor: open.assessor.clone(),
            today: self.today(),
            alerts: Arc::clone(&open.alerts.all),
            also_in: self.also_in().to_vec(),
            left,
            mask: self.privacy.mask(),
            deal: Arc::clone(&deal),
        };
        // By address where it is the deal on the screen: a search looks at half of a large one.
        let of_deal = if Arc::ptr_eq(&deal, open.shown()) { Some(person) } else { deal.person(id) };
        let (all, entries) = match of_deal {
            Some(person) if self.shows(Datum::Judgments) => self.open_facts(open, person),
            Some(person) => (self.private_facts(&deal, person), 0),
            None => (Vec::new(), 0),
        };
        self.keep_facts(FoundFacts { of: Some(of), all: Arc::new(all), entries, before: None });
    }

    pub(in crate::app) fn keep_facts(&mut self, mut found: FoundFacts) {
        if let Some(open) = self.deal.as_mut() {
            let whose = |facts: &FoundFacts| facts.of.as_ref().map(|of| of.person);
            // Somebody else's rows begin with their next step.
            if whose(&open.profile.facts).is_some_and(|before| whose(&found) != Some(before)) {
                open.profile.row = None;
                found.before = Some(Box::new(FoundFacts { before: None, ..std::mem::take(&mut open.profile.facts) }));
            }
            open.profile.facts = found;
        }
    }

    /// Requires a row that Enter opens something at.
    pub(in crate::app) fn needs_fact(&self) -> Option<String> {
        let opens = self.facts().get(self.fact_at()).is_some_and(|fact| fact.opens != Opens::Nothing);
        (!opens).then(|| "Nothing opens here: go to another line".to_owned())
    }

    /// Opens what is behind the row under the cursor.
    pub(in crate::app) fn open_fact(&mut self) {
        match self.facts().get(self.fact_at()).map(|fact| fact.opens) {
            Some(Opens::Command(command)) => self.run(command),
            Some(Opens::Question(item)) => self.open_question(item),
            Some(Opens::Nothing) | None => {}
        }
    }
}

/// The rows while they are put together.
#[derive(Default)]
struct Rows {
    all: Vec<Fact>,
    begins: bool,
}

impl Rows {
    /// Begins a block.
    const fn block(&mut self) {
        self.begins = true;
    }

    /// Adds a row, unless it says nothing.
    fn say(&mut self, label: &'static str, text: impl Into<String>, tone: Tone) {
        self.add(label, text, tone, Right::Nothing, Opens::Nothing);
    }

    /// Adds a row that a key leads on from.
    fn lead(&mut self, label: &'static str, text: impl Into<String>, tone: Tone, command: Command) {
        self.add(label, text, tone, Right::Key(command), Opens::Command(command));
    }

    fn add(&mut self, label: &'static str, text: impl Into<String>, tone: Tone, right: Right, opens: Opens) {
        self.push(Some(label), text.into(), tone, right, opens);
    }

    /// Adds a row without a label, as wide as the pane.
    fn across(&mut self, text: String, tone: Tone, opens: Opens) {
        self.push(None, text, tone, Right::Nothing, opens);
    }

    /// Adds a reason for the verdict, with what was seen of it while the cursor is there.
    fn reason(&mut self, label: &'static str, text: String, full: String, reason: &Reason) {
        self.add(label, text, Tone::Text, Right::Nothing, Opens::Question(reason.answer.item()));
        self.in_full(full);
        if let Some(fact) = self.all.last_mut() {
            fact.weight = Some(reason.weight);
        }
    }

    /// Says the last row in full while the cursor is on it.
    fn in_full(&mut self, full: String) {
        if let Some(fact) = self.all.last_mut().filter(|fact| fact.text != full) {
            fact.full = full;
        }
    }

    fn push(&mut self, label: Option<&'static str>, text: String, tone: Tone, right: Right, opens: Opens) {
        if text.trim().is_empty() {
            return;
        }
        let begins = std::mem::take(&mut self.begins) && !self.all.is_empty();
        self.all.push(Fact { label, text, full: String::new(), right, tone, weight: None, begins, opens });
    }
}
