//! Everything that can happen to the program. Plain data, so that tests can write it.

mod exported;

pub use super::shelf::ShelvedDeal;

use super::command::Command;
use super::importing::PeopleRead;
use super::key::Key;
use super::mouse::Mouse;
pub use super::shelf::{OnShelves, Shelf, ShelfMove};
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::overview::Chosen;
use crate::domain::judge::summary::Summary;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::Text;
use crate::import::Talk;
use crate::store::journal::{Edits, Left};
use crate::store::lost::Lost;
use crate::store::portfolio_position::PortfolioPosition;
use crate::store::recover::Recovered;
use crate::store::shared_view::{CoachQuestion, SharedView};
use crate::store::{LastPosition, SavedAs};
pub use exported::{Exported, NotExported};
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;

/// An event.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The program was started, perhaps with a deal.
    Start {
        /// The file to open instead of Home.
        open: Option<PathBuf>,
    },
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste {
        /// The text, cut to the longest allowed.
        text: String,
        /// The number of pasted characters beyond that.
        left_out: usize,
    },
    /// Keys came at once while a field was open: pasted without paste marks, or typed ahead.
    Burst(Vec<Key>),
    /// Bytes came that are no text: the letter before shows as `�`.
    Unreadable,
    /// A command was run by name.
    Run(Command),
    /// The user's choices on Home in the last run were read.
    HomeWas(Chosen),
    /// The place in a review of several deals that the last run left was read.
    PortfolioWas(Box<PortfolioPosition>),
    /// A deal of a review that the last run left was read again.
    ReviewedRead(PathBuf, Result<Arc<Deal>, Failure>),
    /// The first deals as of the last run, to show until they are read.
    Recalled(Vec<Listed>),
    /// Some deals were read, to be added to the list.
    Listed {
        /// The deals just read.
        deals: Vec<Listed>,
        /// Whether these were the last.
        done: bool,
    },
    /// A whole deal was read.
    Opened(Result<Box<Opened>, Failure>),
    /// A save ended.
    Saved {
        /// The deal that was saved.
        deal: DealId,
        /// Its file, or why the save failed.
        result: Result<SavedAs, Failure>,
    },
    /// The open deal's file changed on disk: somebody else saved it, or its lock is free now.
    Outside {
        /// The deal in the file now.
        opened: Box<Opened>,
        /// The step that was refused because of it.
        refused: Refused,
    },
    /// The open deal's file can no longer be read as that deal.
    Lost {
        /// The deal whose file was lost.
        deal: DealId,
        /// The fate of its file.
        lost: Lost,
        /// The person who has the deal open elsewhere, in words, if any.
        held_by: Option<String>,
        /// The step that was refused because of it.
        refused: Refused,
    },
    /// The open deal was written to its lost file again.
    WrittenAgain {
        /// The new location of the file found in its place, if there was one.
        aside: Option<PathBuf>,
    },
    /// Contradictions in the open deal, looked for once it is on the screen.
    Odd {
        /// The deal that was checked.
        deal: DealId,
        /// The contradictions, in words.
        findings: Vec<String>,
    },
    /// People to import were read, unless the user has gone on.
    PeopleRead {
        /// The number of the request.
        number: u64,
        /// What was read, or why it could not be.
        result: Result<PeopleRead, Failure>,
    },
    /// A conversation to log was read, unless the user has gone on.
    TalkRead(u64, Result<Box<Talk>, Failure>),
    /// People to import, or a conversation to log, are being read.
    PeopleCounted {
        /// The number of the request.
        number: u64,
        /// The rows or lines so far.
        rows: usize,
    },
    /// Conflict copies of the open deal were found.
    Copies {
        /// The deal that they are copies of.
        deal: DealId,
        /// The files of the copies.
        files: Vec<PathBuf>,
    },
    /// Conflict copies of any deal, found once the list is complete: each copy, and the deal's file that it is named
    /// after.
    CopiesFound(Vec<(PathBuf, PathBuf)>),
    /// A conflict copy was read.
    CopyRead(Result<Box<Opened>, Failure>),
    /// The deals that earlier runs moved to the trash, latest last.
    InTrash(Vec<ShelvedDeal>),
    /// The deals in the trash and the archive were counted.
    OnShelves(OnShelves),
    /// The trash or the archive was read.
    Shelved {
        /// Which of them.
        shelf: Shelf,
        /// The deals in it.
        deals: Vec<Listed>,
        /// The folder to which they are restored.
        deals_folder: PathBuf,
    },
    /// A deal was moved to the trash or the archive, or back.
    Moved {
        /// The deal that was moved.
        deal: ShelvedDeal,
        /// Into the trash or archive, or out of it.
        to: ShelfMove,
        /// The failure, if the move didn't work.
        result: Result<(), Failure>,
    },
    /// A crash left these behind.
    Left(Vec<Left>),
    /// Edits that a crash left behind were written to a file.
    Recovered {
        /// The journal that held them.
        journal: String,
        /// The edits themselves.
        edits: Edits,
        /// Their file now, or why they could not be written.
        result: Result<Recovered, Failure>,
    },
    /// The earlier states of a deal were looked up.
    Earlier {
        /// The deal's file.
        path: PathBuf,
        /// Its states, newest first.
        result: Result<Vec<Earlier>, Failure>,
    },
    /// An attempt to restore an earlier state ended.
    Restored {
        /// The state that was requested.
        restore: Restore,
        /// The restored state, or why there is none.
        result: Result<Box<PutBack>, Failure>,
    },
    /// A warning that nobody asked for: a fault in the configuration, a name that was not saved.
    Warned(Failure),
    /// Other clients watch this screen than before, on a terminal that several can watch.
    Audience {
        /// The clients now, each by what identifies it there.
        clients: Vec<String>,
    },
    /// An export to a file ended.
    WrittenOut(Result<PathBuf, Failure>),
    /// An export to a file that the user named ended.
    Exported(Box<Exported>),
    /// The deals that the user signed under another name were counted, or signed again.
    Signed(Signed),
    /// A second passed while a timer runs.
    Tick,
    /// The followed screen or its deal differs from what was last reported.
    PresenterChanged(Box<PresenterChanged>),
    /// A coach window sent a question to this one.
    CoachAsks(Box<CoachQuestion>),
}

/// The result for deals that the user signed under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// A count; nothing has changed yet.
    Counted {
        /// The name that signed.
        name: String,
        /// The number of deals with that name, the open one included.
        deals: usize,
    },
    /// The name was replaced in deals that are not open.
    Again {
        /// The number of changed deals.
        deals: usize,
        /// The failures in other deals.
        failed: Vec<Failure>,
    },
}

/// The state of the presenting window, and its deal if that differs from what was last reported.
#[derive(Debug, Clone)]
pub struct PresenterChanged {
    /// The content of its screen; nothing while it shows nothing to follow.
    pub view: Option<SharedView>,
    /// Whether that window ended without saying so.
    pub cut: bool,
    /// The deal, or why it cannot be read; nothing if it hasn't changed.
    pub opened: Option<Result<Box<Opened>, Failure>>,
}

/// A file in the list of deals.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The file.
    pub path: PathBuf,
    /// The deal in short, or why it cannot be read.
    pub summary: Result<Summary, Failure>,
    /// The tasks due and the people in it; empty until the file was read.
    pub inside: DealIndex,
}

impl Listed {
    /// Returns whether it is damaged but has earlier states to restore.
    #[must_use]
    pub fn is_restorable(&self) -> bool {
        self.summary.as_ref().is_err_and(|failure| failure.hint == RESTORE_HINT)
    }
}

/// A deal that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The state in the file.
    pub deal: Arc<Deal>,
    /// The file it was read from.
    pub at: SavedAs,
    /// The reason why it cannot be changed, if it can't.
    pub read_only: Option<String>,
    /// The person who has it open elsewhere, in words, if any: it is only followed here then.
    pub held_by: Option<String>,
    /// The user's place in it the last time.
    pub position: Option<LastPosition>,
    /// The time since when the present rules for verdicts apply, if the user is still to be told what they changed.
    pub rules: Option<Timestamp>,
}

/// The step that a change from outside prevented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No step.
    Nothing,
    /// The save under way, which would have overwritten somebody else's.
    Save,
}

/// An earlier state of a deal, as offered for restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its number; a higher one is newer.
    pub sequence: u64,
    /// The time it was saved, if known.
    pub saved: Option<Timestamp>,
    /// Its content compared with the current deal, in words; or why it cannot be restored.
    pub holds: Result<String, String>,
}

/// A request to restore an earlier state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The deal's name, or its file's if that cannot be read.
    pub name: Text,
    /// The deal's file.
    pub path: PathBuf,
    /// The number of the state.
    pub sequence: u64,
    /// The purpose of restoring it.
    pub way: Way,
}

/// The purpose of restoring a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Getting an earlier state back.
    Back,
    /// Undoing the last restore.
    Undo,
}

/// A restored state.
#[derive(Debug, Clone, PartialEq)]
pub struct PutBack {
    /// The deal's row on Home now.
    pub row: Listed,
    /// The deal's content, in words.
    pub holds: String,
    /// The number of the state that was replaced, for undo; nothing if that was damaged or missing.
    pub undo: Option<u64>,
    /// The reason why it may not survive a power cut, if so.
    pub warning: Option<Failure>,
}

/// The way out for a damaged deal that has earlier states.
pub const RESTORE_HINT: &str = "Press R on Home to restore an earlier version";

/// A failure: what went wrong and where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What went wrong and where.
    pub what: String,
    /// What to do about it.
    pub hint: String,
}
