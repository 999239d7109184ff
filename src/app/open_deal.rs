//! The open deal: its current state, its save state, and the user's place in it.

mod blind;
mod past;

use super::msg::{Failure, Opened};
use super::overlays::alerts::FoundAlerts;
use super::overlays::review::Reviewing;
use super::panes::Pane;
use super::panes::coaching::Coaching;
use super::panes::people::People;
use super::panes::profile::ProfilePane;
use crate::domain::method::playbook::{Playbook, Stage};
use crate::domain::record::answer::Answers;
use crate::domain::record::coaching::Track;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::one_line;
pub use crate::store::lost::{How, Lost};
use crate::store::{LastPosition, ReviewPosition, SavedAs};
pub use blind::Blind;
use jiff::Timestamp;
pub use past::Past;
use std::path::PathBuf;
use std::sync::Arc;

/// The save state: whether the deal on the screen is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Saved.
    Saved,
    /// Being saved.
    Saving {
        /// Whether the deal has changed since the save began.
        changed: bool,
    },
    /// Not saved, and why.
    Failed(Failure),
    /// Without a readable file: the deal exists only in memory.
    Lost(Lost),
    /// Read-only, and why.
    ReadOnly(String),
    /// Open elsewhere, by whom in words; what they save is shown here.
    Following(String),
}

/// The open deal.
#[derive(Debug)]
pub struct OpenDeal {
    /// The state on the screen: the current one, except during time travel.
    pub deal: Arc<Deal>,
    /// Its file; nothing before its first save has ended.
    pub at: Option<SavedAs>,
    /// The state in the file: the base for merging a change from outside.
    pub on_disk: Option<Arc<Deal>>,
    /// The state being saved.
    pub sent: Option<Arc<Deal>>,
    /// Conflict copies of it made by a sync program.
    pub copies: Vec<PathBuf>,
    /// Copies already merged, which go to the trash once the deal is saved.
    pub taken_in: Vec<PathBuf>,
    /// The save state, which also says whether the deal can be changed.
    pub save: SaveState,
    /// The pane that keys go to.
    pub pane: Pane,
    /// Whether that pane has the full width, whatever would fit beside it.
    pub is_whole: bool,
    /// The assessor whose answers are entered and shown.
    pub assessor: String,
    /// The list of people.
    pub people: People,
    /// The profile pane.
    pub profile: ProfilePane,
    /// The coaching pane.
    pub coaching: Coaching,
    /// The alerts found in it.
    pub alerts: FoundAlerts,
    /// The deal shown in its place while somebody answers blind.
    pub blind: Option<Blind>,
    /// The user's place in the review under way, if any.
    pub reviewing: Option<Reviewing>,
    /// The place in a review that was kept last, perhaps by another run.
    pub(in crate::app) left_position: Option<ReviewPosition>,
    /// The time since when the present rules for verdicts apply, until the user has been told what they changed.
    pub rules: Option<Timestamp>,
    /// The current state, while time travel shows a past one.
    pub past: Option<Box<Past>>,
}

impl SaveState {
    /// Returns the state that keeps a deal from being changed, if any.
    #[must_use]
    pub fn of(read_only: Option<String>, held_by: Option<String>) -> Option<Self> {
        read_only.map(Self::ReadOnly).or_else(|| held_by.map(Self::Following))
    }

    /// Returns the reason why nothing can be changed, if any.
    #[must_use]
    pub const fn refusal(&self) -> Option<&String> {
        match self {
            Self::ReadOnly(reason) | Self::Following(reason) => Some(reason),
            Self::Saved | Self::Saving { .. } | Self::Failed(_) | Self::Lost(_) => None,
        }
    }
}

impl OpenDeal {
    /// Opens a new deal, which has no file yet.
    #[must_use]
    pub fn new(deal: Arc<Deal>, assessor: String, playbook: &Arc<Playbook>) -> Self {
        let people = People::new(playbook, &deal, &assessor);
        Self {
            deal,
            at: None,
            on_disk: None,
            sent: None,
            copies: Vec::new(),
            taken_in: Vec::new(),
            save: SaveState::Saved,
            pane: Pane::People,
            is_whole: false,
            assessor,
            people,
            profile: ProfilePane::default(),
            coaching: Coaching::default(),
            alerts: FoundAlerts::default(),
            blind: None,
            reviewing: None,
            left_position: None,
            rules: None,
            past: None,
        }
    }

    /// Opens a deal that was read, at the user's last place in it.
    #[must_use]
    pub fn read(opened: Opened, assessor: String, playbook: &Arc<Playbook>) -> Self {
        let mut open = Self::new(opened.deal, assessor, playbook);
        (open.at, open.rules) = (Some(opened.at), opened.rules);
        open.on_disk = Some(Arc::clone(&open.deal));
        open.save = SaveState::of(opened.read_only, opened.held_by).unwrap_or(SaveState::Saved);
        open.show_coaching(&playbook.stages, opened.position.as_ref().and_then(|position| position.coached));
        if let Some(position) = opened.position {
            open.people.filter.input = one_line(&position.filter).into();
            open.people.order = position.order;
            open.left_position = position.review;
            open.arrange_people(position.person);
            open.pane = Pane::ALL.into_iter().find(|pane| pane.number() == position.pane).unwrap_or(Pane::People);
            // What was shown last is shown again, until the user goes to somebody else.
            let selected = open.selected().map(|person| person.id);
            open.coaching.stay(selected);
        }
        open
    }

    /// Shows the coaching of a person, or by default of the first person coached.
    pub fn show_coaching(&mut self, stages: &[Stage], whom: Option<StakeholderId>) {
        let first = self.deal.coaching.first().map(|track| track.stakeholder);
        if let Some(whom) = whom.filter(|id| self.deal.person(*id).is_some()).or(first) {
            let track = self.deal.track(whom).cloned();
            self.coaching.show(whom, stages, track.as_deref());
        }
    }

    /// Returns the user's place in the deal.
    #[must_use]
    pub fn position(&self) -> LastPosition {
        LastPosition {
            person: self.selected().map(|person| person.id),
            coached: self.coaching.whom,
            pane: self.pane.number(),
            filter: self.people.filter.input.value().to_owned(),
            order: self.people.order,
            review: self.reviewing.as_ref().map(Reviewing::kept_position).or_else(|| self.left_position.clone()),
        }
    }

    /// Leaves the review under way; the place in it is kept, as undo may bring the review back.
    pub(in crate::app) fn leave_review(&mut self) {
        if let Some(walk) = self.reviewing.take() {
            self.left_position = Some(walk.kept_position());
        }
    }

    /// Returns the person under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Arc<Stakeholder>> {
        self.people.selected(self.shown())
    }

    /// Returns the current assessor's answers about the person under the cursor.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.selected().map_or_else(Answers::default, |person| person.answers(&self.assessor))
    }

    /// Returns the assessor whose answers about a person are shown: the current one, or the deal owner if the current
    /// one has not answered. Otherwise a new assessor would see everybody as unknown.
    #[must_use]
    pub fn shown_assessor<'a>(&'a self, person: &Stakeholder) -> &'a str {
        person.shown_by(&self.assessor, &self.shown().owner)
    }

    /// Arranges the people again where anything changed, and moves the cursor to a person, or keeps its index.
    pub(in crate::app) fn arrange_people(&mut self, keep: Option<StakeholderId>) {
        let deal = Arc::clone(self.shown());
        self.people.arrange(&deal, &self.assessor, keep);
    }

    /// Returns the person whose coaching is shown.
    #[must_use]
    pub fn coached(&self) -> Option<&Arc<Stakeholder>> {
        self.coaching.whom.filter(|_| !self.is_blind()).and_then(|id| self.shown().person(id))
    }

    /// Returns the coaching shown, once something was ticked or noted.
    #[must_use]
    pub fn track(&self) -> Option<&Arc<Track>> {
        self.coaching.whom.and_then(|id| self.shown().track(id))
    }

    /// Returns whether everything is on the disk, or nothing can be changed anyway.
    #[must_use]
    pub const fn is_saved(&self) -> bool {
        matches!(self.save, SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_))
    }

    /// Puts another state of the deal on the screen; every cursor stays on its person or item.
    pub fn show(&mut self, deal: Arc<Deal>) {
        let selected = self.selected().map(|person| person.id);
        self.deal = deal;
        self.stay_blind();
        self.arrange_people(selected);
        if self.coaching.whom.is_some_and(|id| self.deal.person(id).is_none()) {
            self.coaching.whom = None;
        }
        let selected: Option<StakeholderId> = self.selected().map(|person| person.id);
        self.profile.follow(selected);
    }
}
