//! The latest entries of a person's history that no other row says.

use super::{Opens, Right, Rows, Tone};
use crate::app::App;
use crate::app::command::Command;
use crate::app::open_deal::OpenDeal;
use crate::domain::judge::history::{Entry, Record, history};
use crate::domain::record::dates;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::stance::Topic;
use crate::export::words::history::{kind_words, line_words};

/// The number of entries that are rows; the history shows all of them.
const ENTRIES: usize = 6;

impl App {
    /// Adds the latest entries, and how many more there are. Returns the number of all entries.
    pub(super) fn say_history(&self, rows: &mut Rows, open: &OpenDeal, person: &Stakeholder) -> usize {
        let (deal, today) = (open.shown(), self.today());
        let entries = history(deal, Some(person), |at| self.now.time_zone().to_datetime(at).date());
        let other: Vec<(&Entry, Record<'_>)> = entries
            .iter()
            .filter_map(|entry| Some((entry, entry.record(deal)?)))
            .filter(|(_, record)| !is_said(*record, open, person))
            .collect();
        for (index, (entry, record)) in other.iter().take(ENTRIES).enumerate() {
            let text = format!("{}: {}", kind_words(entry.kind()), line_words(&self.playbook, deal, *record, today));
            let day = Right::Day(dates::short(entry.on, today));
            rows.add(label(index), text, Tone::Text, day, Opens::Command(Command::ReadHistory));
        }
        if let Some(more) = other.len().checked_sub(ENTRIES).filter(|more| *more > 0) {
            rows.lead("", format!("and {more} more"), Tone::Dim, Command::ReadHistory);
        }
        entries.len()
    }
}

const fn label(index: usize) -> &'static str {
    if index == 0 { "History" } else { "" }
}

/// Returns whether another row says this already: a reason, the stance, the task that is out, what is to do, the
/// plan, a label.
fn is_said(record: Record<'_>, open: &OpenDeal, person: &Stakeholder) -> bool {
    match record {
        Record::Answer(_, one, _) => one.by == open.assessor && one.answer().is_some(),
        Record::Task(_, task) => task.is_open(),
        Record::Stance(_, stance) => [Topic::Buy, Topic::Advocate]
            .iter()
            .any(|topic| person.stance(*topic).is_some_and(|now| now.id == stance.id)),
        Record::Action(action) => action.is_open(),
        Record::Prediction(_, one) => one.is_open(),
        Record::Plan(..) => true,
        Record::Label(_, label) => person.labels.iter().rev().take(2).any(|one| one.id == label.id),
        Record::Conversation(_)
        | Record::Note(..)
        | Record::Tick(..)
        | Record::Mark(_)
        | Record::Relation(_)
        | Record::Concern(_)
        | Record::Insight(_)
        | Record::Check(..)
        | Record::Inside(_)
        | Record::Asked(..) => false,
    }
}
