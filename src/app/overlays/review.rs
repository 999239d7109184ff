//! The review of a deal under way: the user's place in its agenda.
//!
//! The review itself is stored in the deal, where it outlives the program. What each part shows, and what keys do there,
//! is in `app/reviewing`, one file a part.

pub mod person;
pub mod rows;

use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::timer::Timer;
use crate::domain::judge::since::News;
pub use crate::domain::method::review_part::Part;
use crate::domain::record::id::{RecordId, StakeholderId};
use rows::FoundRows;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The user's place in a review under way.
#[derive(Debug, Clone)]
pub struct Reviewing {
    /// The review in the deal.
    pub review: RecordId,
    /// The part on the screen.
    pub part: Part,
    /// The row under the cursor in each part.
    pub cursors: [usize; Part::COUNT],
    /// The people who matter now, each on a page of their own, in order: chosen once, so that nothing moves under the
    /// user; nothing before the part about them.
    pub people: Vec<StakeholderId>,
    /// The person on the screen.
    pub person: Option<StakeholderId>,
    /// The people whose page was shown: an alert about them is covered.
    pub seen: BTreeSet<StakeholderId>,
    /// The questions shown so far, by the person they are about: an answer must not change the question it belongs to.
    pub shown: Vec<(Option<StakeholderId>, String)>,
    /// Whether a description of a good answer is shown.
    pub listens: bool,
    /// The changes since the review before, computed when this one began.
    pub news: Arc<News>,
    /// The time that each part may take, and took.
    pub timer: Timer,
    /// The rows of the part on the screen.
    pub(in crate::app) found: FoundRows,
    /// Whether the user was warned that something is still open.
    pub(in crate::app) warned: bool,
}

/// A direction through the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Forward.
    On,
    /// Backward.
    Back,
}

impl Reviewing {
    /// Creates the place at the beginning of a review with this time for its parts.
    #[must_use]
    pub fn new(review: RecordId, timer: Timer, news: Arc<News>) -> Self {
        let mut cursors = [0; Part::COUNT];
        // The first row only counts the changes.
        cursors[Part::Changed.index()] = 1;
        Self {
            review,
            part: Part::LastTime,
            cursors,
            people: Vec::new(),
            person: None,
            seen: BTreeSet::new(),
            shown: Vec::new(),
            listens: false,
            news,
            timer,
            found: FoundRows::default(),
            warned: false,
        }
    }

    /// Returns the row under the cursor of the current part.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursors[self.part.index()]
    }

    /// Moves the cursor of the current part to a row.
    pub(in crate::app) const fn set_cursor(&mut self, row: usize) {
        self.cursors[self.part.index()] = row;
    }

    /// Returns the index of the current part.
    #[must_use]
    pub const fn part_index(&self) -> usize {
        self.part.index()
    }
}

/// The screen of the review under way; the open deal holds the user's place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewScreen;

/// The scopes of a review, of one deal or of several: all commands of a deal also work in it, on the selected person.
pub(super) const SCOPES: &[Scope] = &[Scope::Review, Scope::Move, Scope::Deal, Scope::Global, Scope::Always];

impl Layer for ReviewScreen {
    fn scopes(&self) -> &'static [Scope] {
        SCOPES
    }

    fn move_by(app: &mut App, by: isize) {
        app.move_in_review(by);
    }

    fn step_aside(app: &mut App) {
        app.leave_review();
    }

    fn over_past(&self) -> bool {
        true
    }

    fn covers(&self) -> bool {
        true
    }

    fn shows_review_time(&self) -> bool {
        true
    }
}
