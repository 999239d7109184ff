//! The review of a deal, part by part: the changes, the alerts, the people one at a time, the coaching and the group,
//! the decisions. The user can go forward, back and skip; a question that was asked stays the same.
//!
//! The review itself is stored in the deal, where it outlives the program; this file holds only the user's place in it.

pub mod person;
pub mod rows;

use super::Overlay;
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::timer::Timer;
use crate::domain::judge::since::News;
use crate::domain::record::id::{RecordId, StakeholderId};
use person::agenda;
use rows::{Row, Target};
use std::cell::OnceCell;
use std::sync::Arc;

/// A part of the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Changes since the last review.
    Changed,
    /// Alerts, the worst first.
    Alerts,
    /// The people, one at a time.
    People,
    /// The coaching, and the group.
    Group,
    /// Decisions.
    Decisions,
}

impl Part {
    /// All parts in order.
    pub const ALL: [Self; 5] = [Self::Changed, Self::Alerts, Self::People, Self::Group, Self::Decisions];

    /// The percentages of the time that the parts may take.
    pub const SHARES: [u32; 5] = [10, 20, 40, 15, 15];

    /// Returns its title on the screen.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Changed => "Changed",
            Self::Alerts => "Alerts",
            Self::People => "People",
            Self::Group => "Group",
            Self::Decisions => "Decisions",
        }
    }

    const fn place(self) -> usize {
        self as usize
    }
}

/// The user's place in a review under way.
#[derive(Debug, Clone)]
pub struct Reviewing {
    /// The review in the deal.
    pub review: RecordId,
    /// The part on the screen.
    pub part: Part,
    /// The row under the cursor in each part.
    pub cursors: [usize; Part::ALL.len()],
    /// The person on the screen.
    pub person: Option<StakeholderId>,
    /// The questions shown so far, by the person they are about: an answer must not change the question it belongs to.
    pub shown: Vec<(Option<StakeholderId>, String)>,
    /// Whether a description of a good answer is shown.
    pub listens: bool,
    /// The changes since the review before, computed when this one began.
    pub news: Arc<News>,
    /// The time that each part may take, and took.
    pub timer: Timer,
    /// Whether the user was warned that something has no owner.
    pub(in crate::app) warned: bool,
    /// The rows of each part, made when they are first asked for after a message: keys, hints and the screen all ask.
    rows: [OnceCell<Vec<Row>>; Part::ALL.len()],
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
    /// Creates the place at the beginning of a review that may take so many minutes.
    #[must_use]
    pub fn new(review: RecordId, minutes: u32, news: Arc<News>) -> Self {
        Self {
            review,
            part: Part::Changed,
            cursors: [0; Part::ALL.len()],
            person: None,
            shown: Vec::new(),
            listens: false,
            news,
            timer: Timer::new(minutes, &Part::SHARES),
            warned: false,
            rows: Default::default(),
        }
    }

    /// Returns the row under the cursor of the current part.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursors[self.part.place()]
    }

    /// Returns the index of the current part.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.part.place()
    }

    /// Forgets the rows, as anything they show may have changed.
    pub(in crate::app) fn forget_rows(&mut self) {
        self.rows = Default::default();
    }
}

/// The screen of the review under way; the open deal holds the user's place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewScreen;

impl Layer for ReviewScreen {
    fn scopes(&self) -> &'static [Scope] {
        // All commands of a deal also work in its review, on the selected person.
        &[Scope::Review, Scope::Move, Scope::Deal, Scope::Global, Scope::Always]
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

impl App {
    /// Returns the user's place in the review under way, if any.
    #[must_use]
    pub fn walk(&self) -> Option<&Reviewing> {
        self.deal.as_ref()?.reviewing.as_ref()
    }

    pub(in crate::app) fn walk_mut(&mut self) -> Option<&mut Reviewing> {
        self.deal.as_mut()?.reviewing.as_mut()
    }

    /// Goes forward or back: by a person in the part about people, otherwise by a part.
    pub(in crate::app) fn walk_by(&mut self, way: Way) {
        let Some(walk) = self.walk() else { return };
        if walk.part == Part::People && self.turn_person(way) {
            return;
        }
        self.walk_part(way);
    }

    /// Goes a whole part forward or back.
    pub(in crate::app) fn walk_part(&mut self, way: Way) {
        let Some(walk) = self.walk_mut() else { return };
        let place = walk.part.place();
        let next = match way {
            Way::On => Part::ALL.get(place + 1),
            Way::Back => place.checked_sub(1).and_then(|place| Part::ALL.get(place)),
        };
        let Some(next) = next.copied() else {
            self.note(match way {
                Way::On => "This is the last part. E ends the review",
                Way::Back => "This is the first part",
            });
            return;
        };
        walk.part = next;
        walk.listens = false;
        if next == Part::People {
            self.begin_people(way);
        } else {
            self.follow_row();
        }
    }

    /// Moves the cursor of the current part.
    pub(in crate::app) fn move_in_review(&mut self, by: isize) {
        let Some(walk) = self.walk() else { return };
        if walk.part == Part::People {
            for _ in 0..by.unsigned_abs().min(200) {
                if !self.turn_person(if by < 0 { Way::Back } else { Way::On }) {
                    break;
                }
            }
            return;
        }
        let count = self.as_seen().review_rows().len();
        if let Some(walk) = self.walk_mut() {
            let place = walk.part.place();
            walk.cursors[place] = moved(walk.cursors[place], by, count);
        }
        self.follow_row();
    }

    /// Selects the person whom the row under the cursor is about.
    fn follow_row(&mut self) {
        if let Some(id) = self.review_row().and_then(|row| row.about) {
            let pane = self.deal.as_ref().map(|open| open.pane);
            self.go_to_person(id);
            if let (Some(open), Some(pane)) = (self.deal.as_mut(), pane) {
                open.pane = pane;
            }
        }
    }

    /// Returns the rows of the current part; none in the part about people.
    #[must_use]
    pub fn review_rows(&self) -> &[Row] {
        let Some(walk) = self.walk() else { return &[] };
        walk.rows[walk.place()].get_or_init(|| self.rows_of(walk.part))
    }

    /// Returns the row under the cursor.
    #[must_use]
    pub fn review_row(&self) -> Option<Row> {
        let cursor = self.walk()?.cursor();
        // The masked rows in privacy mode: keys mean what the user sees.
        let rows = self.as_seen().review_rows();
        let last = rows.len().checked_sub(1)?;
        rows.get(cursor.min(last)).cloned()
    }

    /// Answers the question on the screen, or goes to what the row under the cursor is about.
    pub(in crate::app) fn enter_in_review(&mut self) {
        let Some(walk) = self.walk() else { return };
        if walk.part == Part::People {
            self.answer_in_review(walk.person);
            return;
        }
        let Some(row) = self.review_row() else { return };
        match row.target {
            Target::Nothing => {}
            Target::Question => self.answer_in_review(None),
            Target::Person(id) => {
                self.leave_review();
                self.go_to_person(id);
            }
            Target::Alert(kind, spot, whom) => {
                self.leave_review();
                self.go_to(kind, spot, whom);
            }
            Target::Coaching(id) => {
                self.leave_review();
                self.go_to_person(id);
                if let Some(open) = self.deal.as_mut() {
                    open.show_coaching(&self.playbook.stages, Some(id));
                }
                self.show_pane(crate::app::panes::Pane::Coaching);
            }
            Target::Group(section) => self.open_group(section),
            Target::Decision(id) => self.edit_action(id),
        }
    }

    /// Closes the review's screen; the review goes on.
    pub(in crate::app) fn leave_review(&mut self) {
        self.hide_review();
        self.note("The review is still running · r returns to it, then E ends it");
    }

    /// Takes the screen of the review away; the review itself goes on.
    pub(in crate::app) fn hide_review(&mut self) {
        self.overlays.retain(|overlay| !matches!(overlay, Overlay::Review(_)));
    }

    /// Closes the review if it no longer exists: it was undone, or removed elsewhere.
    pub(in crate::app) fn keep_in_review(&mut self) {
        if self.screen == crate::app::Screen::Follow {
            return;
        }
        // A review is about the present: a user who looked at the past from it returns to the present with it.
        if matches!(self.overlays.last(), Some(Overlay::Review(_))) {
            self.come_back();
        }
        let Some(open) = self.deal.as_mut() else {
            self.hide_review();
            return;
        };
        let Some(walk) = open.reviewing.as_mut() else {
            self.hide_review();
            return;
        };
        let present = open.past.as_ref().map_or(&open.deal, |past| &past.present);
        let is_there = present.review(walk.review).is_some_and(|review| review.is_open());
        if !is_there {
            open.reviewing = None;
            self.hide_review();
            return;
        }
        if walk.person.is_some_and(|id| present.person(id).is_none()) {
            walk.person = agenda(present).first().copied();
        }
    }

    /// Keeps the cursor on a visible row. Returns whether it moved.
    pub(in crate::app) fn keep_on_row(&mut self) -> bool {
        let Some(cursor) = self.walk().map(Reviewing::cursor).filter(|cursor| *cursor > 0) else { return false };
        let last = self.as_seen().review_rows().len().saturating_sub(1);
        if let Some(walk) = self.walk_mut() {
            let place = walk.part.place();
            walk.cursors[place] = cursor.min(last);
        }
        cursor > last
    }
}
