//! Everything the outside is asked to do. Plain data, so that a test can compare it.

use super::msg::{Bin, Restore, Trashed};
use crate::domain::judge::overview::Chosen;
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::store::journal::Edits;
use crate::store::stage::Stage;
use crate::store::{Place, SavedAs};
use std::path::PathBuf;
use std::sync::Arc;

/// Something to do. What has an answer comes back as a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the list of deals.
    List,
    /// Read the deals in the archive.
    ListArchive,
    /// Remember what the user chose on Home.
    RememberHome(Chosen),
    /// Remember which number of `12/11` comes first.
    RememberDayOrder(DayOrder),
    /// Remember that it was told what the present rules changed in a deal.
    RememberRules(DealId),
    /// Read a deal.
    Open(PathBuf),
    /// Move a second copy, of which everything is saved, to the trash without a word.
    Discard(PathBuf),
    /// Take the lock of the deal that is on the screen, and watch it.
    Hold {
        /// Which deal.
        deal: DealId,
        /// Where it lies.
        at: SavedAs,
        /// Whether the screen says that it cannot be changed.
        read_only: bool,
    },
    /// Read a second copy of the open deal.
    ReadCopy(PathBuf),
    /// Write a deal; a new one where it lies nowhere yet.
    Save {
        /// What to write.
        deal: Arc<Deal>,
        /// Where it lies.
        at: Option<SavedAs>,
    },
    /// Write a deal to its file again, which got lost; what is in its place is moved aside first.
    WriteAgain {
        /// What to write.
        deal: Arc<Deal>,
        /// Where.
        at: SavedAs,
    },
    /// Move a deal to the trash or the archive, or back.
    Move {
        /// Which deal.
        deal: Trashed,
        /// Which way.
        to: Bin,
    },
    /// Look up the earlier states of a deal's file.
    Earlier(PathBuf),
    /// Put an earlier state back as the deal's file.
    Restore(Restore),
    /// Remember where the user was in a deal.
    Remember {
        /// Which deal.
        deal: DealId,
        /// Where.
        place: Place,
    },
    /// Write the user's name into the configuration.
    SaveMe(String),
    /// Count the deals in which this name signed something.
    CountSigned(String),
    /// Sign again under another name what the user signed, in every deal but one.
    SignAgain {
        /// The name that signed.
        from: String,
        /// The name that signs instead.
        to: String,
        /// The open deal, which the program changes itself.
        except: Option<DealId>,
    },
    /// Look for what dead programs left.
    FindLeft,
    /// Bring edits that a dead program left into a file.
    Recover {
        /// The journal they are in.
        journal: String,
        /// The edits.
        edits: Edits,
        /// The id of the deal they become where their file was changed meanwhile.
        copy: DealId,
    },
    /// Remove these journals: what they hold is in a file, or in [`super::App::unfinished`], or was thrown away.
    LetGo(Vec<String>),
    /// Tell the coach's window what is on the screen; nothing where there is nothing to follow any more.
    Publish(Option<Box<Stage>>),
    /// Follow what another window shows of the deal in this file, or of whichever it shows.
    Follow(Option<PathBuf>),
    /// Write a text out of a deal into a file of its own.
    WriteOut {
        /// The deal's file, or what else it is named after.
        deal: PathBuf,
        /// What the text is called.
        name: String,
        /// The text.
        text: String,
    },
    /// Hand a text to the terminal's clipboard.
    Copy(String),
    /// Suspend to the shell.
    Suspend,
    /// Leave. What was asked before is done first.
    Quit,
}
