//! Searchable lists and their lines.

use super::command::Command;
use super::theme_name::ThemeName;
use crate::domain::change::settle::Keep;
use crate::domain::judge::overview::View;
use crate::domain::judge::reach::MapRelation;
use crate::domain::record::answer::Answer;
use crate::domain::record::id::{RecordId, StakeholderId};
use std::path::PathBuf;

/// The kind of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinderKind {
    /// The commands that can run here.
    Help,
    /// The commands that can run here, grouped; one more key runs one.
    Menu,
    /// Every command, person and deal.
    Palette,
    /// The user's own labels for a person.
    Label,
    /// The other people in the deal, for merging duplicates.
    Join,
    /// The people whose answers can be entered and shown.
    Assessor,
    /// The two values of each conflict left by a merge.
    Conflicts,
    /// The earlier states of a deal, for restoring one.
    Earlier,
    /// The people that a relation from this person can lead to.
    RelationTo(StakeholderId),
    /// The possible relations between these two people.
    RelationKind(StakeholderId, StakeholderId),
    /// The relations of this person, for removing one.
    Unrelate(StakeholderId),
    /// The views of Home.
    Views,
    /// The people of other deals who may be the same person.
    Link,
    /// The insights of other deals, to be adapted in this one.
    Insights,
    /// A new review, and those that were held.
    Reviews,
    /// What becomes of this review, which was left open on an earlier day.
    LeftReview(RecordId),
    /// What becomes of the review of several deals that was left open on an earlier day.
    LeftPortfolio,
    /// The names to sign with, and the command that waits for one.
    Signer(Option<Command>),
    /// The choice between this person, who has the same name, and a new one for the form below.
    SameName(StakeholderId),
    /// The people that the text in this field of the form below may refer to.
    Which(usize),
    /// The ways to take what was just pasted.
    Pasted,
    /// The ways to settle the selected difference between two opinions.
    Opinions,
    /// The themes; the one under the cursor shows at once.
    Theme,
}

/// The visibility of the others' answers to an assessor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// They are visible.
    Open,
    /// They are hidden.
    Blind,
}

/// An answer to the question about pasted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteAnswer {
    /// Put it into the field as text.
    Text,
    /// Run the keys.
    Keys,
    /// Add each row as a person.
    People,
}

/// An answer to the question about a review that was left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftReview {
    /// Go on with it.
    GoOn,
    /// End it as of the time it was left.
    EndThen,
    /// End it so, and begin another.
    BeginAnew,
}

/// The action of a line in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Run this command.
    Command(Command),
    /// Go to this person.
    Person(StakeholderId),
    /// Open this deal.
    Deal(PathBuf),
    /// Give the person this label, by id.
    Label(&'static str),
    /// Merge this person into the selected one.
    Join(StakeholderId),
    /// Answer as this person on our side.
    Assessor(String, Visibility),
    /// Sign with this name.
    Signer(String),
    /// Settle the selected difference of two opinions on this answer.
    Agree(Answer),
    /// Resolve the conflict by keeping this value.
    Settle(RecordId, Keep),
    /// Take in the next conflict copy.
    Copy,
    /// Restore the earlier state of this number.
    Earlier(u64),
    /// Choose the kind of relation between these two.
    RelationTo(StakeholderId, StakeholderId),
    /// Add this relation.
    Relate(MapRelation),
    /// Remove this relation.
    Unrelate(MapRelation),
    /// Show this view of the deals.
    View(View),
    /// Show the user's own view of this name.
    OwnView(String),
    /// Forget the user's own view of this name.
    ForgetView(String),
    /// Save the current view under this name; an empty name is still to be typed.
    SaveView(String),
    /// Open the deal and go to this person.
    PersonIn(PathBuf, StakeholderId),
    /// Link the selected person to the person with this link.
    Link(RecordId),
    /// Take this insight of another deal over.
    Insight(RecordId),
    /// Begin a new insight.
    NewInsight,
    /// Unlink the selected person.
    Part,
    /// Use this person for the one in the form; nobody means a new person of the same name.
    SameName(Option<StakeholderId>),
    /// Take the text to mean this person at the customer; nobody means somebody on our side.
    Meant(Option<StakeholderId>),
    /// Take what was pasted in this way.
    Pasted(PasteAnswer),
    /// Keep this theme.
    Theme(ThemeName),
    /// Begin a review.
    BeginReview,
    /// Show the minutes of this review.
    Review(RecordId),
    /// Do this with a review that was left open.
    LeftReview(RecordId, LeftReview),
    /// Do this with the review of several deals that was left open.
    LeftPortfolio(LeftReview),
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The action that Enter takes.
    pub choice: Choice,
    /// The text of the line.
    pub text: String,
    /// A note on the right, or a heading.
    pub group: &'static str,
    /// The command's key; empty if there is none.
    pub key: String,
    /// The reason why it cannot be chosen now, if any.
    pub blocked: Option<String>,
}

/// The most people or deals that a search shows.
pub(in crate::app) const MOST: usize = 50;
