//! The open deal: its present state, how it is saved, and where the user is in it.

mod blind;
mod past;

use super::msg::{Failure, Opened};
use super::overlays::alerts::FoundAlerts;
use super::overlays::review::Reviewing;
use super::panes::Pane;
use super::panes::coaching::Coaching;
use super::panes::people::People;
use super::panes::profile::ProfilePane;
use crate::domain::method::playbook::Stage;
use crate::domain::record::answer::Answers;
use crate::domain::record::coaching::Track;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::one_line;
pub use crate::store::lost::{How, Lost};
use crate::store::{Place, SavedAs};
pub use blind::Blind;
use jiff::Timestamp;
pub use past::Past;
use std::path::PathBuf;
use std::sync::Arc;

/// Whether what is on the screen is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved,
    /// It is on its way.
    Saving {
        /// Whether something changed since it left.
        changed: bool,
    },
    /// It is not, and why.
    Failed(Failure),
    /// Its file can no longer be read as this deal: all of it is only here.
    Lost(Lost),
    /// It cannot be changed, and why.
    ReadOnly(String),
    /// Somebody else has it open, in these words; what they save shows here.
    Following(String),
}

/// The open deal.
#[derive(Debug)]
pub struct OpenDeal {
    /// The state on the screen: the present one, but for time travel.
    pub deal: Arc<Deal>,
    /// Where it lies; nowhere before its first save ended.
    pub at: Option<SavedAs>,
    /// The state that lies there: what a change from outside is merged against.
    pub on_disk: Option<Arc<Deal>>,
    /// The state on its way there.
    pub sent: Option<Arc<Deal>>,
    /// Second copies that a sync program made of it.
    pub copies: Vec<PathBuf>,
    /// The copy whose content is in, and which goes to the trash once that is saved.
    pub taken_in: Vec<PathBuf>,
    /// Whether it is saved.
    pub save: SaveState,
    /// The pane that keys go to.
    pub pane: Pane,
    /// Whose answers are given and shown.
    pub assessor: String,
    /// The list of people.
    pub people: People,
    /// The profile pane.
    pub profile: ProfilePane,
    /// The coaching pane.
    pub coaching: Coaching,
    /// What is wrong with it.
    pub alerts: FoundAlerts,
    /// What is shown instead while somebody answers blind.
    pub blind: Option<Blind>,
    /// Where the user is in the review that goes on, if one does.
    pub reviewing: Option<Reviewing>,
    /// Since when the present rules for verdicts hold, until it is told what they changed in it.
    pub rules: Option<Timestamp>,
    /// The present, while a past state is on the screen in its place.
    pub past: Option<Box<Past>>,
}

impl SaveState {
    /// Why a deal cannot be changed, where it cannot.
    #[must_use]
    pub fn of(read_only: Option<String>, held_by: Option<String>) -> Option<Self> {
        read_only.map(Self::ReadOnly).or_else(|| held_by.map(Self::Following))
    }

    /// The reason why nothing can be changed, if so.
    #[must_use]
    pub const fn refusal(&self) -> Option<&String> {
        match self {
            Self::ReadOnly(reason) | Self::Following(reason) => Some(reason),
            Self::Saved | Self::Saving { .. } | Self::Failed(_) | Self::Lost(_) => None,
        }
    }
}

impl OpenDeal {
    /// A deal that lies nowhere yet.
    #[must_use]
    pub fn new(deal: Arc<Deal>, assessor: String) -> Self {
        let people = People::new(&deal);
        Self {
            deal,
            at: None,
            on_disk: None,
            sent: None,
            copies: Vec::new(),
            taken_in: Vec::new(),
            save: SaveState::Saved,
            pane: Pane::People,
            assessor,
            people,
            profile: ProfilePane::default(),
            coaching: Coaching::default(),
            alerts: FoundAlerts::default(),
            blind: None,
            reviewing: None,
            rules: None,
            past: None,
        }
    }

    /// A deal that was read, with the user back where they were.
    #[must_use]
    pub fn read(opened: Opened, assessor: String, stages: &[Stage]) -> Self {
        let mut open = Self::new(opened.deal, assessor);
        (open.at, open.rules) = (Some(opened.at), opened.rules);
        open.on_disk = Some(Arc::clone(&open.deal));
        open.save = SaveState::of(opened.read_only, opened.held_by).unwrap_or(SaveState::Saved);
        open.show_coaching(stages, opened.place.as_ref().and_then(|place| place.coached));
        if let Some(place) = opened.place {
            open.people.filter.input = one_line(&place.filter).into();
            open.people.arrange(&open.deal, place.person);
            open.pane = Pane::ALL.into_iter().find(|pane| pane.number() == place.pane).unwrap_or(Pane::People);
        }
        open
    }

    /// Shows the coaching of a person, or else of whoever was coached first.
    pub fn show_coaching(&mut self, stages: &[Stage], whom: Option<StakeholderId>) {
        let first = self.deal.coaching.first().map(|track| track.stakeholder);
        if let Some(whom) = whom.filter(|id| self.deal.person(*id).is_some()).or(first) {
            let track = self.deal.track(whom).cloned();
            self.coaching.show(whom, stages, track.as_deref());
        }
    }

    /// Where the user is.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            person: self.selected().map(|person| person.id),
            coached: self.coaching.whom,
            pane: self.pane.number(),
            filter: self.people.filter.input.value().to_owned(),
        }
    }

    /// The person under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&Arc<Stakeholder>> {
        self.people.selected(self.shown())
    }

    /// The current assessor's answers about the person under the cursor.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.selected().map_or_else(Answers::default, |person| person.answers(&self.assessor))
    }

    /// Whose answers tell of a person: those of who answers now, or the deal owner's where they have not answered. Nobody is
    /// to see a list of strangers.
    #[must_use]
    pub fn shown_assessor(&self, person: &Stakeholder) -> &str {
        let answered = person.observations.iter().any(|one| one.by == self.assessor);
        if answered { &self.assessor } else { &self.shown().owner }
    }

    /// The person whose coaching is shown.
    #[must_use]
    pub fn coached(&self) -> Option<&Arc<Stakeholder>> {
        self.coaching.whom.and_then(|id| self.shown().person(id))
    }

    /// The coaching that is shown, once something was ticked or noted.
    #[must_use]
    pub fn track(&self) -> Option<&Arc<Track>> {
        self.coaching.whom.and_then(|id| self.deal.track(id))
    }

    /// Whether everything is on the disk, or nothing can be changed anyway.
    #[must_use]
    pub const fn is_saved(&self) -> bool {
        matches!(self.save, SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_))
    }

    /// Puts another state of the deal on the screen; every place stays on who and what it was on.
    pub fn show(&mut self, deal: Arc<Deal>) {
        let selected = self.selected().map(|person| person.id);
        self.deal = deal;
        self.stay_blind();
        self.people.arrange(&self.deal, selected);
        if self.coaching.whom.is_some_and(|id| self.deal.person(id).is_none()) {
            self.coaching.whom = None;
        }
        let selected: Option<StakeholderId> = self.selected().map(|person| person.id);
        self.profile.follow(selected);
    }
}
