//! What can be searched, and what is found.

use super::command::Command;
use crate::domain::change::settle::Keep;
use crate::domain::judge::overview::View;
use crate::domain::judge::reach::Tie;
use crate::domain::record::id::{RecordId, StakeholderId};
use std::path::PathBuf;

/// What is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinderKind {
    /// What can be done here.
    Help,
    /// Every command, person and deal.
    Palette,
    /// The label of an own call.
    Call,
    /// Which other entry is the same human.
    Join,
    /// Whose answers are given and shown.
    Assessor,
    /// Values that differ since a merge.
    Conflicts,
    /// Which earlier state of a deal to put back.
    Earlier,
    /// To whom a line from this person leads.
    TieTo(StakeholderId),
    /// What the line between these two is.
    TieKind(StakeholderId, StakeholderId),
    /// Which line of this person goes.
    Untie(StakeholderId),
    /// Which deals Home shows.
    Views,
    /// Who in another deal is the same human.
    Link,
    /// A new review, or one of those that were held.
    Reviews,
    /// Who signs, and the command that cannot run before that is known.
    Signer(Option<Command>),
    /// Whether the person in the form below is this one, who is called so already.
    SameName(StakeholderId),
    /// Who is meant in this field of the form below.
    Which(usize),
}

/// Whether the others' answers are in sight of who answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// They are.
    Open,
    /// They are not.
    Blind,
}

/// Something that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Run it.
    Command(Command),
    /// Go to the person.
    Person(StakeholderId),
    /// Open the deal.
    Deal(PathBuf),
    /// Call the person this, by id.
    Label(&'static str),
    /// Make one entry of this person and the selected one.
    Join(StakeholderId),
    /// Answer as this person of ours.
    Assessor(String, Visibility),
    /// Sign with this name.
    Signer(String),
    /// Settle the conflict so.
    Settle(RecordId, Keep),
    /// Put the earlier state of this number back.
    Earlier(u64),
    /// Draw a line between these two.
    TieTo(StakeholderId, StakeholderId),
    /// Draw this line.
    Tie(Tie),
    /// Take this line away.
    Untie(Tie),
    /// Show these deals.
    View(View),
    /// Show the user's own view of this name.
    OwnView(String),
    /// Forget the user's own view of this name.
    ForgetView(String),
    /// Save what is shown under this name; where it is empty the name is still to be typed.
    SaveView(String),
    /// Open the deal on the person.
    PersonIn(PathBuf, StakeholderId),
    /// The selected person is the human who has this link.
    Link(RecordId),
    /// The selected person is linked with nobody.
    Part,
    /// The person in the form is this one; where it is nobody, another than all who are called so.
    SameName(Option<StakeholderId>),
    /// This one of the customer's people is meant; where it is nobody, one of ours.
    Meant(Option<StakeholderId>),
    /// Begin a review.
    BeginReview,
    /// Read the minutes of this review.
    Review(RecordId),
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// What Enter takes.
    pub choice: Choice,
    /// What it says.
    pub text: String,
    /// Where it belongs, on the right or as a heading.
    pub group: &'static str,
    /// Its key, where it has one.
    pub key: String,
    /// Why it cannot be taken now.
    pub blocked: Option<String>,
}

/// The most people or deals that a search shows.
pub(in crate::app) const MOST: usize = 50;
