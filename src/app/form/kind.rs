//! The kinds of forms, and the words by which a draft finds its form again.

use crate::domain::record::answer::Item;
use crate::domain::record::choice::Choices;
use crate::domain::record::id::{DealId, RecordId, StakeholderId};
use crate::domain::record::relation::RelationKind;
use crate::domain::record::stance::Topic;

/// The purpose of a form, with the ids that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKind {
    /// A new deal.
    NewDeal,
    /// The open deal's fields.
    EditDeal(DealId),
    /// A new person in this deal.
    NewPerson(DealId),
    /// A person's fields.
    EditPerson(StakeholderId),
    /// A conversation logged in this deal.
    Log(DealId),
    /// A new action about a person.
    Action(StakeholderId),
    /// An existing action.
    EditAction(RecordId),
    /// A note about a person.
    Note(StakeholderId),
    /// A person's stance: will they buy, will they speak up.
    Willing(StakeholderId),
    /// The plan for somebody who blocks, or might.
    Plan(StakeholderId),
    /// A person's position on something that the group must agree on.
    Agreement(StakeholderId, Topic),
    /// A person's view of their work.
    Mind(StakeholderId),
    /// A new concern or disconnect in this deal.
    NewConcern(DealId),
    /// An existing concern or disconnect.
    EditConcern(RecordId),
    /// The evidence behind a tick about the group.
    Mark(String),
    /// The outcome of this deal.
    Outcome(DealId),
    /// The day on which somebody spoke with a person in screening.
    Spoke(StakeholderId),
    /// A mobilizing task.
    Task(StakeholderId),
    /// The words and the day of a task that was given.
    EditTask(StakeholderId, RecordId),
    /// The evidence behind an answer.
    Evidence(StakeholderId, Item),
    /// The evidence behind a tick.
    Tick(StakeholderId, String),
    /// A line in a coaching stage's own list.
    Line(StakeholderId, String),
    /// The reason for your label, by the label's id.
    Call(StakeholderId, String),
    /// The end of an alert's snooze in this deal, by the alert's key.
    Snooze(DealId, String),
    /// The evidence for a relation from one person to another.
    Relation(StakeholderId, StakeholderId, RelationKind),
    /// The user's name.
    MyName,
    /// The leader and the length of a review of this deal.
    Review(DealId),
    /// The answer to a question of the review, by the question's id, about a person or about this deal.
    Answer(DealId, Option<StakeholderId>, String),
    /// A decision in a review of this deal, about a person or about the deal.
    Decision(DealId, Option<StakeholderId>),
}

impl FormKind {
    /// Returns the person it is about, if any.
    #[must_use]
    pub const fn person(&self) -> Option<StakeholderId> {
        match self {
            Self::EditPerson(id)
            | Self::Spoke(id)
            | Self::Task(id)
            | Self::EditTask(id, _)
            | Self::Evidence(id, _)
            | Self::Tick(id, _)
            | Self::Line(id, _)
            | Self::Call(id, _)
            | Self::Action(id)
            | Self::Note(id)
            | Self::Relation(id, ..)
            | Self::Willing(id)
            | Self::Plan(id)
            | Self::Agreement(id, _)
            | Self::Mind(id) => Some(*id),
            Self::Answer(_, about, _) | Self::Decision(_, about) => *about,
            Self::NewDeal
            | Self::EditDeal(_)
            | Self::NewPerson(_)
            | Self::Log(_)
            | Self::EditAction(_)
            | Self::Snooze(..)
            | Self::NewConcern(_)
            | Self::EditConcern(_)
            | Self::Mark(_)
            | Self::Outcome(_)
            | Self::Review(_)
            | Self::MyName => None,
        }
    }

    /// Returns words that outlive the program: the sort of form, then the ids it is about.
    pub(in crate::app) fn words(&self) -> Vec<String> {
        let (sort, ids) = match self {
            Self::NewDeal => ("new-deal", vec![]),
            Self::EditDeal(deal) => ("deal", vec![deal.to_string()]),
            Self::NewPerson(deal) => ("new-person", vec![deal.to_string()]),
            Self::EditPerson(id) => ("person", vec![id.to_string()]),
            Self::Log(deal) => ("log", vec![deal.to_string()]),
            Self::Action(id) => ("action", vec![id.to_string()]),
            Self::EditAction(id) => ("edit-action", vec![id.to_string()]),
            Self::Note(id) => ("note", vec![id.to_string()]),
            Self::Willing(id) => ("willing", vec![id.to_string()]),
            Self::Plan(id) => ("plan", vec![id.to_string()]),
            Self::Agreement(id, topic) => ("agreement", vec![id.to_string(), topic.id().to_owned()]),
            Self::Mind(id) => ("mind", vec![id.to_string()]),
            Self::NewConcern(deal) => ("new-concern", vec![deal.to_string()]),
            Self::EditConcern(id) => ("edit-concern", vec![id.to_string()]),
            Self::Mark(id) => ("mark", vec![id.clone()]),
            Self::Outcome(deal) => ("outcome", vec![deal.to_string()]),
            Self::Spoke(id) => ("spoke", vec![id.to_string()]),
            Self::Task(id) => ("task", vec![id.to_string()]),
            Self::EditTask(id, task) => ("edit-task", vec![id.to_string(), task.to_string()]),
            Self::Evidence(id, item) => ("evidence", vec![id.to_string(), item.id().to_owned()]),
            Self::Tick(id, verifier) => ("tick", vec![id.to_string(), verifier.clone()]),
            Self::Line(id, stage) => ("line", vec![id.to_string(), stage.clone()]),
            Self::Call(id, label) => ("call", vec![id.to_string(), label.clone()]),
            Self::Snooze(deal, key) => ("snooze", vec![deal.to_string(), key.clone()]),
            Self::Relation(from, to, kind) => ("tie", vec![from.to_string(), to.to_string(), kind.id().to_owned()]),
            Self::MyName => ("my-name", Vec::new()),
            Self::Review(deal) => ("review", vec![deal.to_string()]),
            Self::Answer(deal, about, question) => {
                ("answer", vec![deal.to_string(), or_deal(*about), question.clone()])
            }
            Self::Decision(deal, about) => ("decision", vec![deal.to_string(), or_deal(*about)]),
        };
        std::iter::once(sort.to_owned()).chain(ids).collect()
    }

    /// Returns the kind with these words, or nothing if this version knows no such form.
    pub(in crate::app) fn from_words(words: &[String]) -> Option<Self> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let deal = |id: &str| Some(DealId(id.parse().ok()?));
        let person = |id: &str| Some(StakeholderId(id.parse().ok()?));
        match words.as_slice() {
            ["new-deal"] => Some(Self::NewDeal),
            ["deal", id] => Some(Self::EditDeal(deal(id)?)),
            ["new-person", id] => Some(Self::NewPerson(deal(id)?)),
            ["person", id] => Some(Self::EditPerson(person(id)?)),
            ["log", id] => Some(Self::Log(deal(id)?)),
            ["action", id] => Some(Self::Action(person(id)?)),
            ["edit-action", id] => Some(Self::EditAction(RecordId(id.parse().ok()?))),
            ["note", id] => Some(Self::Note(person(id)?)),
            ["willing", id] => Some(Self::Willing(person(id)?)),
            ["plan", id] => Some(Self::Plan(person(id)?)),
            ["agreement", id, topic] => Some(Self::Agreement(person(id)?, Topic::from_id(topic)?)),
            ["mind", id] => Some(Self::Mind(person(id)?)),
            ["new-concern", id] => Some(Self::NewConcern(deal(id)?)),
            ["edit-concern", id] => Some(Self::EditConcern(RecordId(id.parse().ok()?))),
            ["mark", id] => Some(Self::Mark((*id).to_owned())),
            ["outcome", id] => Some(Self::Outcome(deal(id)?)),
            ["spoke", id] => Some(Self::Spoke(person(id)?)),
            ["task", id] => Some(Self::Task(person(id)?)),
            ["edit-task", id, task] => Some(Self::EditTask(person(id)?, RecordId(task.parse().ok()?))),
            ["evidence", id, item] => Some(Self::Evidence(person(id)?, Item::from_id(item)?)),
            ["tick", id, verifier] => Some(Self::Tick(person(id)?, (*verifier).to_owned())),
            ["line", id, stage] => Some(Self::Line(person(id)?, (*stage).to_owned())),
            ["call", id, label] => Some(Self::Call(person(id)?, (*label).to_owned())),
            ["snooze", id, key] => Some(Self::Snooze(deal(id)?, (*key).to_owned())),
            ["tie", from, to, kind] => Some(Self::Relation(person(from)?, person(to)?, RelationKind::from_id(kind)?)),
            ["review", id] => Some(Self::Review(deal(id)?)),
            ["answer", id, about, question] => {
                Some(Self::Answer(deal(id)?, from_or_deal(about)?, (*question).to_owned()))
            }
            ["decision", id, about] => Some(Self::Decision(deal(id)?, from_or_deal(about)?)),
            ["my-name"] => Some(Self::MyName),
            _ => None,
        }
    }

    /// Returns the same form for another deal: for the copy that received the edits.
    pub(in crate::app) fn moved(self, to: DealId) -> Self {
        match self {
            Self::EditDeal(_) => Self::EditDeal(to),
            Self::NewPerson(_) => Self::NewPerson(to),
            Self::Snooze(_, key) => Self::Snooze(to, key),
            Self::Log(_) => Self::Log(to),
            Self::NewConcern(_) => Self::NewConcern(to),
            Self::Outcome(_) => Self::Outcome(to),
            Self::Review(_) => Self::Review(to),
            Self::Answer(_, about, question) => Self::Answer(to, about, question),
            Self::Decision(_, about) => Self::Decision(to, about),
            other => other,
        }
    }
}

/// Returns the word for a person, or for the deal.
fn or_deal(about: Option<StakeholderId>) -> String {
    about.map_or_else(|| "deal".to_owned(), |id| id.to_string())
}

/// Reads a word of [`or_deal`] back; nothing if it is neither a person nor the deal.
fn from_or_deal(word: &str) -> Option<Option<StakeholderId>> {
    if word == "deal" { Some(None) } else { Some(Some(StakeholderId(word.parse().ok()?))) }
}
