//! Everything that can happen to the program. Plain data, so that a test can say it.

use super::command::Command;
use super::key::Key;
use crate::domain::judge::deal_index::DealIndex;
use crate::domain::judge::overview::Chosen;
use crate::domain::judge::summary::Summary;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::domain::record::text::Text;
use crate::store::journal::{Edits, Left};
use crate::store::lost::Lost;
use crate::store::recover::Recovered;
use crate::store::stage::Stage;
use crate::store::{Place, SavedAs};
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The program started; a deal may have been named.
    Start {
        /// The file to open instead of Home.
        open: Option<PathBuf>,
    },
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste {
        /// The text.
        text: String,
        /// How many more characters were pasted than a text may have.
        left_out: usize,
    },
    /// A command was run by name.
    Run(Command),
    /// What the user chose on Home last time.
    HomeWas(Chosen),
    /// The first deals as they were last time, to be shown until they are read.
    Recalled(Vec<Listed>),
    /// Some deals were read. They are added to the list.
    Listed {
        /// What was read.
        deals: Vec<Listed>,
        /// Whether these were the last.
        done: bool,
    },
    /// A deal was read whole.
    Opened(Result<Box<Opened>, Failure>),
    /// A save ended.
    Saved {
        /// Which deal.
        deal: DealId,
        /// Where it is now.
        result: Result<SavedAs, Failure>,
    },
    /// The open deal's file is another than this program knew of: somebody else saved it, or its lock is free now.
    Outside {
        /// The deal as it lies there now.
        opened: Box<Opened>,
        /// What did not happen because of it.
        refused: Refused,
    },
    /// The open deal's file can no longer be read as that deal.
    Lost {
        /// Which deal.
        deal: DealId,
        /// What happened to its file.
        lost: Lost,
        /// Who else has the deal open, if anybody.
        held_by: Option<String>,
        /// What did not happen because of it.
        refused: Refused,
    },
    /// The open deal was written to a file again that had got lost.
    WrittenAgain {
        /// Where that is now which was in its place.
        aside: Option<PathBuf>,
    },
    /// What contradicts itself in the open deal, in words; looked for once it is on the screen.
    Odd {
        /// Which deal.
        deal: DealId,
        /// What is odd.
        findings: Vec<String>,
    },
    /// Second copies of the open deal that a sync program made.
    Copies {
        /// Of which deal.
        deal: DealId,
        /// Their files.
        files: Vec<PathBuf>,
    },
    /// Second copies that a sync program made, of any deal: found once the list is complete.
    CopiesFound(Vec<(PathBuf, PathBuf)>),
    /// One of them was read.
    CopyRead(Result<Box<Opened>, Failure>),
    /// What lies in the trash from earlier, the latest last.
    InTrash(Vec<Trashed>),
    /// The deals in the archive.
    Archived {
        /// What was read.
        deals: Vec<Listed>,
        /// The folder to which they come back.
        deals_folder: PathBuf,
    },
    /// A deal was moved to the trash or the archive, or back.
    Moved {
        /// What was moved.
        deal: Trashed,
        /// Which way.
        to: Bin,
        /// Whether it worked.
        result: Result<(), Failure>,
    },
    /// Dead programs left this.
    Left(Vec<Left>),
    /// Edits that a dead program left were brought into a file.
    Recovered {
        /// The journal they were in.
        journal: String,
        /// The edits.
        edits: Edits,
        /// Where they are now.
        result: Result<Recovered, Failure>,
    },
    /// The earlier states of a deal were looked up.
    Earlier {
        /// The deal's file.
        path: PathBuf,
        /// Its states, the newest first.
        result: Result<Vec<Earlier>, Failure>,
    },
    /// An earlier state was put back, or was not.
    Restored {
        /// What was asked for.
        restore: Restore,
        /// What came of it.
        result: Result<Box<PutBack>, Failure>,
    },
    /// Something to tell that nobody asked for: a fault in the configuration, a name not saved.
    Warned(Failure),
    /// So many clients look at this screen: of a terminal that several can watch.
    Audience {
        /// How many.
        clients: usize,
    },
    /// A text was written out of a deal, or was not.
    WrittenOut(Result<PathBuf, Failure>),
    /// What the user had signed under another name was counted, or signed again.
    Signed(Signed),
    /// A second passed while a timer runs.
    Tick,
    /// What is on the screen that is followed, or the deal, is another than was told last.
    PresenterChanged(Box<PresenterChanged>),
}

/// What the user had signed under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// It was counted, and nothing changed yet.
    Counted {
        /// The name that signed.
        name: String,
        /// In how many deals, the open one too.
        deals: usize,
    },
    /// It was signed again in deals that are not open.
    Again {
        /// In how many deals.
        deals: usize,
        /// Why it was not in others.
        failed: Vec<Failure>,
    },
}

/// What is on the screen of whoever presents, and the deal where it is another than was told last.
#[derive(Debug, Clone)]
pub struct PresenterChanged {
    /// What is on it; nothing where nothing is shown.
    pub stage: Option<Stage>,
    /// Whether the window that showed it ended without a word.
    pub cut: bool,
    /// The deal.
    pub opened: Option<Result<Box<Opened>, Failure>>,
}

/// One file of the list of deals.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The file.
    pub path: PathBuf,
    /// What is in it, or why it cannot be read.
    pub summary: Result<Summary, Failure>,
    /// What is due in it and who is in it; nothing until the file was read.
    pub inside: DealIndex,
}

impl Listed {
    /// Whether it is damaged, and earlier states of it are kept.
    #[must_use]
    pub fn is_restorable(&self) -> bool {
        self.summary.as_ref().is_err_and(|failure| failure.hint == RESTORE_HINT)
    }
}

/// A deal that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The deal.
    pub deal: Arc<Deal>,
    /// Where it lies.
    pub at: SavedAs,
    /// Why it cannot be changed, if it cannot.
    pub read_only: Option<String>,
    /// Who else has it open, if anybody: it is followed here then.
    pub held_by: Option<String>,
    /// Where the user was in it.
    pub place: Option<Place>,
    /// Since when the present rules for verdicts hold, where it is to be told what they changed in it.
    pub rules: Option<Timestamp>,
}

/// What a change from outside kept from happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Nothing.
    Nothing,
    /// The save under way: it would have overwritten what somebody else saved.
    Save,
}

/// An earlier state of a deal, as it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Its number; a higher one is newer.
    pub sequence: u64,
    /// When it was saved, where that is known.
    pub saved: Option<Timestamp>,
    /// What it holds in words, compared with the deal as it stands; or why it cannot be put back.
    pub holds: Result<String, String>,
}

/// An earlier state that is to be put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The deal's name, or its file's where that cannot be read.
    pub name: Text,
    /// The deal's file.
    pub path: PathBuf,
    /// The number of the state.
    pub sequence: u64,
    /// What for.
    pub way: Way,
}

/// What a state is put back for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To have an earlier state again.
    Back,
    /// To have again what stood there before the last time.
    Undo,
}

/// An earlier state that was put back.
#[derive(Debug, Clone, PartialEq)]
pub struct PutBack {
    /// The deal's row as it is now.
    pub row: Listed,
    /// What it holds, in words.
    pub holds: String,
    /// The number under which what stood there before can be put back; nothing where that was damaged or not there.
    pub undo: Option<u64>,
    /// Why it may not survive a power cut, where it may not.
    pub warning: Option<Failure>,
}

/// What to do about a damaged deal of which earlier states are kept.
pub const RESTORE_HINT: &str = "R on Home restores an earlier state";

/// Something that did not work: what and where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What and where.
    pub what: String,
    /// What to do.
    pub hint: String,
}

/// A deal on its way to the trash or the archive, or back.
#[derive(Debug, Clone, PartialEq)]
pub struct Trashed {
    /// The deal's name, or the file's where that cannot be read.
    pub name: Text,
    /// Its file among the deals.
    pub path: PathBuf,
    /// Its file in there, once it is there.
    pub bin: Option<PathBuf>,
    /// Which of the two.
    pub shelf: Shelf,
}

/// Where deals lie that are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// What was deleted.
    Trash,
    /// What is over.
    Archive,
}

impl Shelf {
    /// Its name.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Trash => "trash",
            Self::Archive => "archive",
        }
    }
}

/// Which way a deal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bin {
    /// Into the trash or the archive.
    In,
    /// Out of it.
    Out,
}
