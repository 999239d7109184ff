//! Everything the outside is asked to do. Plain data, so that a test can compare it.

use super::importing::ReadPeople;
use super::msg::{Restore, Shelf, ShelfMove, ShelvedDeal};
use super::talk::ReadTalk;
use super::theme_name::ThemeName;
use crate::domain::judge::overview::Chosen;
use crate::domain::privacy::PrivacyLevel;
use crate::domain::record::dates::reading::DayOrder;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::DealId;
use crate::import::Field;
use crate::store::journal::Edits;
use crate::store::portfolio_position::PortfolioPosition;
use crate::store::shared_view::{CoachQuestion, SharedView};
use crate::store::{LastPosition, SavedAs};
use std::path::PathBuf;
use std::sync::Arc;

/// A request to the outside. Those that have an answer get it as a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read the list of deals.
    List,
    /// Read the deals in the trash or the archive.
    ListShelf(Shelf),
    /// Count the deals in the trash and the archive.
    CountShelves,
    /// Remember what the user chose on Home.
    RememberHome(Chosen),
    /// Remember for whom the screen is.
    RememberLevel(PrivacyLevel),
    /// Remember where the user is in a review of several deals; nothing once it has ended.
    RememberPortfolio(Option<Box<PortfolioPosition>>),
    /// Read a deal of a review of several again: its minutes need what was written down in it.
    ReadReviewed(PathBuf),
    /// Remember which number of `12/11` comes first.
    RememberDayOrder(DayOrder),
    /// Remember that the user has been told what the present rules changed in a deal.
    RememberRules(DealId),
    /// Read a deal.
    Open(PathBuf),
    /// Move a conflict copy to the trash without a message; everything in it is saved.
    Discard(PathBuf),
    /// Take the lock of the deal that is on the screen, and watch it.
    Hold {
        /// The deal on the screen.
        deal: DealId,
        /// Its file.
        at: SavedAs,
        /// Whether the screen shows it as read-only.
        read_only: bool,
        /// The deal as it was just read from that file; `None` if it is to be read.
        read: Option<Arc<Deal>>,
    },
    /// Read a conflict copy of the open deal.
    ReadCopy(PathBuf),
    /// Write a deal, to a new file if it has none yet.
    Save {
        /// The state to write.
        deal: Arc<Deal>,
        /// Its file, if it has one.
        at: Option<SavedAs>,
    },
    /// Write a deal to its lost file again; anything in its place is moved aside first.
    WriteAgain {
        /// The state to write.
        deal: Arc<Deal>,
        /// The file that was lost.
        at: SavedAs,
    },
    /// Move a deal to the trash or the archive, or back.
    Move {
        /// The deal to move.
        deal: ShelvedDeal,
        /// Into the trash or archive, or out of it.
        to: ShelfMove,
    },
    /// Look up the earlier states of the deal in this file.
    Earlier(PathBuf),
    /// Restore an earlier state as the deal's file.
    Restore(Restore),
    /// Remember where the user was in a deal.
    Remember {
        /// The deal that the position is in.
        deal: DealId,
        /// The person, pane and filter to come back to.
        position: LastPosition,
    },
    /// Write the user's name into the configuration.
    SaveMe(String),
    /// Write the theme into the configuration.
    SaveTheme(ThemeName),
    /// Show everything in this theme.
    ShowTheme(ThemeName),
    /// Count the deals in which this name signed something.
    CountSigned(String),
    /// Sign again, under another name, everything the user signed, in every deal but one.
    SignAgain {
        /// The name that signed.
        from: String,
        /// The name that signs instead.
        to: String,
        /// The open deal, which the app changes itself.
        except: Option<DealId>,
    },
    /// Read people to import.
    ReadPeople(Box<ReadPeople>),
    /// Read a conversation to log.
    ReadTalk(Box<ReadTalk>),
    /// Stop reading: nobody waits for the answer of this request.
    StopReading(u64),
    /// Remember what the columns of a table mean.
    RememberColumns {
        /// The table's header.
        header: String,
        /// The meaning of each column.
        columns: Vec<Field>,
    },
    /// Look for drafts and edits that a crash left behind.
    FindLeft,
    /// Write edits that a crash left behind into the deal's file.
    Recover {
        /// The journal that holds them.
        journal: String,
        /// The edits to write.
        edits: Edits,
        /// The id of the copy that they become if the file has changed in the meantime.
        copy: DealId,
    },
    /// Remove these journals: their content is in a file or in [`super::App::unfinished`], or was discarded.
    LetGo(Vec<String>),
    /// Tell the coach window what is on the screen; nothing once there is nothing left to follow.
    Publish(Option<Box<SharedView>>),
    /// Follow what another window shows of the deal in this file, or of any deal.
    Follow(Option<PathBuf>),
    /// Send a question to the window that shows this deal.
    AskPresenter(Box<CoachQuestion>),
    /// Export a text from a deal to its own file.
    WriteOut {
        /// The deal's file, whose stem begins the exported file's name; a name alone for what must not name the deal.
        deal: PathBuf,
        /// The rest of the exported file's name, without its extension.
        name: String,
        /// The extension.
        extension: &'static str,
        /// The content.
        text: String,
    },
    /// Export the open deal to a file that the user named.
    Export {
        /// The path as it was typed: a file, or the folder for it.
        typed: String,
        /// The file's name in that folder.
        name: String,
        /// The level of its readers.
        level: PrivacyLevel,
        /// The content.
        text: String,
        /// Whether it may replace an existing file.
        replaces: bool,
    },
    /// Copy a text to the terminal's clipboard.
    Copy(String),
    /// Paint everything again: something else has written on the screen.
    Repaint,
    /// Suspend to the shell.
    Suspend,
    /// Quit, after everything requested before is done.
    Quit,
}
