//! Whether a command can be run now, and why not. A key that does nothing says why.

use super::command::{Command, Scope};
use super::overlays::Overlay;
use super::{App, Screen};

impl App {
    /// Why a command cannot be run now; nothing where it can.
    #[must_use]
    pub fn blocked(&self, command: Command) -> Option<String> {
        use Command as C;
        match command {
            C::Undo => self.undo_blocked(),
            C::Redo => self.redo_blocked(),
            C::Questions => self.needs_person().or_else(|| {
                // Beginning again would forget what was postponed.
                let here = self.scopes_below().first() == Some(&Scope::Questions);
                here.then(|| "The questions are open: - puts one off, q closes them".to_owned())
            }),
            C::Screen
            | C::AskBest
            | C::TaskNow
            | C::Coach
            | C::OwnCall
            | C::EditPerson
            | C::RemovePerson
            | C::OpenPerson => self.needs_person(),
            C::AddPerson
            | C::EditDeal
            | C::FilterPeople
            | C::SwitchAssessor
            | C::LeaveDeal
            | C::NextPane
            | C::PreviousPane
            | C::ShowPeople
            | C::ShowProfile
            | C::ShowCoaching => self.needs_deal(),
            C::OpenDeal | C::EditListedDeal => self.needs_readable_deal(),
            C::TrashDeal => (self.home.selected().is_none()).then(|| "There is no deal yet: a adds one".to_owned()),
            C::TickVerifier | C::UntickVerifier | C::AddLine => self.needs_coached(),
            C::OpenReason => self.needs_person().or_else(|| {
                (self.reason_count() == 0).then(|| "Nothing is known yet: s screens, t asks the traits".to_owned())
            }),
            C::ForgetAnswer | C::AddEvidence => {
                let answered =
                    self.question().is_some_and(|(person, item)| self.observation_of(person, item).is_some());
                (!answered).then(|| "This question has no answer yet".to_owned())
            }
            C::AnswerNotSo
            | C::AnswerClaimed
            | C::AnswerOnce
            | C::AnswerRepeated
            | C::Postpone
            | C::EarlierQuestion
            | C::LaterQuestion
            | C::JumpToBest
            | C::FixedOrder
            | C::Blind
            | C::EndQuestions => {
                (self.question().is_none()).then(|| "No question is open: t opens the traits".to_owned())
            }
            _ => match command.spec().scope {
                Scope::Screening => (!matches!(self.overlays.last(), Some(Overlay::Screening(_))))
                    .then(|| "No screening is open: s opens it".to_owned()),
                Scope::Global
                | Scope::Move
                | Scope::Home
                | Scope::Deal
                | Scope::People
                | Scope::Profile
                | Scope::Questions
                | Scope::Coaching
                | Scope::Form
                | Scope::Filter
                | Scope::List
                | Scope::Page
                | Scope::Unsaved => None,
            },
        }
    }

    fn undo_blocked(&self) -> Option<String> {
        let can = match self.screen {
            Screen::Home => !self.home.trashed.is_empty(),
            Screen::Deal => self.deal.as_ref().is_some_and(|open| open.timeline.undoable().is_some()),
        };
        (!can).then(|| "Nothing to undo".to_owned())
    }

    fn redo_blocked(&self) -> Option<String> {
        let can = match self.screen {
            Screen::Home => !self.home.brought_back.is_empty(),
            Screen::Deal => self.deal.as_ref().is_some_and(|open| open.timeline.redoable().is_some()),
        };
        (!can).then(|| "Nothing to redo".to_owned())
    }

    fn needs_deal(&self) -> Option<String> {
        (self.screen != Screen::Deal || self.deal.is_none()).then(|| "Open a deal first".to_owned())
    }

    fn needs_person(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.selected().is_none());
            nobody.then(|| "Nobody is selected: a adds a person".to_owned())
        })
    }

    fn needs_coached(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.coached().is_none());
            nobody.then(|| "Nobody is coached yet: c coaches the selected person".to_owned())
        })
    }

    fn needs_readable_deal(&self) -> Option<String> {
        match self.home.selected() {
            None => Some("There is no deal yet: a adds one".to_owned()),
            Some(row) => row.summary.as_ref().err().map(|failure| format!("{} · {}", failure.what, failure.hint)),
        }
    }
}
