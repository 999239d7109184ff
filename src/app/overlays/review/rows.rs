//! A row of a review: the words, their weight, the person concerned, the target of Enter, and the details. Every part is
//! a list of them, and all are drawn alike.

use crate::app::command::Command;
use crate::app::overlays::group::Section;
use crate::app::overlays::review::Part;
use crate::domain::judge::alert::Alerts;
use crate::domain::judge::since::News;
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::{RecordId, StakeholderId};
use jiff::civil::Date;
use std::sync::Arc;

/// The importance of a row, shown by a sign and a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It is the question to ask.
    Ask,
    /// It is what they answered.
    Answer,
    /// It is the name of what follows.
    Heading,
    /// It changed for the better.
    Better,
    /// It changed for the worse.
    Worse,
    /// It went well, or is done.
    Good,
    /// It is neither good nor bad.
    Plain,
    /// It needs an answer.
    Warn,
    /// It is bad.
    Bad,
    /// It matters less.
    Quiet,
}

/// The target of Enter on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// None.
    Nothing,
    /// The person, in the panes.
    Person(StakeholderId),
    /// The person's page in this review.
    Page(StakeholderId),
    /// The place where the alert is resolved.
    Alert(AlertKind, Spot, Option<StakeholderId>),
    /// The coaching of the person.
    Coaching(StakeholderId),
    /// A part of the group view.
    Group(Section),
    /// The answer to the question.
    Question,
    /// The form of the decision.
    Decision(RecordId),
    /// What became of the decision of an earlier review.
    Fate(RecordId),
    /// A new decision about the alert with this key.
    DecideOn(String),
    /// The result of the review, at this field.
    Outcome(&'static str),
    /// What a command does about the selected person.
    Run(Command),
    /// The form of what the part is about, all of which is hidden.
    Hidden,
}

/// A row of any part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The sign and color of the row.
    pub weight: Weight,
    /// The label in front of the words; empty in a list.
    pub label: &'static str,
    /// The words of the row.
    pub text: String,
    /// The person it is about, if any.
    pub about: Option<StakeholderId>,
    /// The target of Enter.
    pub target: Target,
    /// The key of the alert that it is about; empty for none.
    pub alert: String,
    /// A word that tells it from other rows about the same, never shown; empty where nothing else is.
    pub kind: &'static str,
    /// The details shown while the cursor is on it: pairs of label and text.
    pub more: Vec<(&'static str, String)>,
}

/// Creates a row without a person and details.
pub(in crate::app) fn row(weight: Weight, text: impl Into<String>, target: Target) -> Row {
    Row { weight, label: "", text: text.into(), about: None, target, alert: String::new(), kind: "", more: Vec::new() }
}

/// The item of a row whose part is hidden as a whole.
pub(in crate::app) const HIDDEN: &str = "hidden";

impl Row {
    /// Returns a word for what it is about, without any text of the deal: another window finds its own row by it, whatever
    /// other rows are hidden or shown there.
    pub(in crate::app) fn item(&self) -> String {
        let about = self.about.map(|id| id.to_string()).unwrap_or_default();
        let target = match &self.target {
            Target::Hidden => return HIDDEN.to_owned(),
            // The key of the alert, the person and the kind of row say it.
            Target::Nothing | Target::Alert(..) | Target::DecideOn(_) | Target::Group(_) => String::new(),
            Target::Question => "question".to_owned(),
            Target::Person(id) | Target::Page(id) | Target::Coaching(id) => id.to_string(),
            Target::Decision(id) | Target::Fate(id) => id.to_string(),
            Target::Outcome(field) => (*field).to_owned(),
            Target::Run(command) => command.spec().name.to_owned(),
        };
        [self.label.trim(), self.kind, &about, &self.alert, &target].join("/")
    }

    /// Returns whether both have the same item.
    fn is_about_same(&self, other: &Self) -> bool {
        let about = |row: &Self| (row.label.trim(), row.kind, row.about);
        about(self) == about(other) && self.alert == other.alert && self.target == other.target
    }
}

/// Returns the number of rows before one that have the same item.
pub(in crate::app) fn same_before(rows: &[Row], index: usize) -> usize {
    let Some(row) = rows.get(index) else { return 0 };
    rows[..index].iter().filter(|one| one.is_about_same(row)).count()
}

impl Row {
    /// Puts a label in front of the words.
    pub(in crate::app) fn labeled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

/// The rows of the part on the screen, and what they were made from.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct FoundRows {
    /// What they were made from; nothing before the first time.
    pub(in crate::app) of: Option<Basis>,
    /// The rows.
    pub(in crate::app) rows: Arc<[Row]>,
}

/// Everything that the rows of a part depend on.
#[derive(Debug, Clone)]
pub(in crate::app) struct Basis {
    pub(in crate::app) deal: Arc<Deal>,
    pub(in crate::app) alerts: Arc<Alerts>,
    pub(in crate::app) news: Arc<News>,
    pub(in crate::app) part: Part,
    pub(in crate::app) person: Option<StakeholderId>,
    pub(in crate::app) shown: usize,
    pub(in crate::app) listens: bool,
    pub(in crate::app) seen: usize,
    pub(in crate::app) people: usize,
    pub(in crate::app) today: Date,
    pub(in crate::app) blind: bool,
    pub(in crate::app) level: PrivacyLevel,
    pub(in crate::app) assessor: String,
}

impl Basis {
    /// Returns whether rows made from one are those of the other.
    pub(in crate::app) fn is(&self, other: &Self) -> bool {
        let same = Arc::ptr_eq(&self.deal, &other.deal)
            && Arc::ptr_eq(&self.alerts, &other.alerts)
            && Arc::ptr_eq(&self.news, &other.news);
        let rest = |one: &Self| {
            let counts = (one.shown, one.seen, one.people);
            (one.part, one.person, counts, one.listens, one.today, one.blind, one.level)
        };
        same && rest(self) == rest(other) && self.assessor == other.assessor
    }
}
