//! Whether a command can be run now, and why not. A key that does nothing says why.

mod changing;

use super::command::{Command, Scope};
use super::msg::Listed;
use super::overlays::Overlay;
use super::{App, Screen};
use crate::domain::profile::Group;
use crate::domain::tell::Tell;
use crate::domain::verdict::GroupWord;
use changing::{begins_a_change, changes_the_deal};

impl App {
    /// Whether a command is worth a hint: it can be run, and does here what its hint says.
    #[must_use]
    pub fn is_worth_a_hint(&self, command: Command) -> bool {
        // What was answered can be read there too, but nothing can be answered.
        let asks = matches!(command, Command::Screen | Command::Questions | Command::AskBest);
        // Any deal can be restored; it is worth saying where that is the way out.
        let unneeded = command == Command::RestoreDeal && !self.home.selected().is_some_and(Listed::is_restorable);
        let unneeded = unneeded || (command == Command::CompareOpinions && !self.has_two_opinions());
        let unneeded = unneeded || (command == Command::ShowAllDeals && !self.is_narrowed());
        // There it ends what hides more, and is no matter of hiding.
        let unneeded = unneeded || (command == Command::Blind && self.is_blind());
        let unneeded = unneeded || self.is_vain_in_review(command);
        // The way into the past is in help and palette; there, the way on is worth a hint.
        let vain = matches!(command, Command::EarlierStop) && self.past().is_none();
        let vain = vain || unneeded || self.is_elsewhere_in_group(command) || (asks && self.unchangeable().is_some());
        self.blocked(command).is_none() && !vain
    }

    /// Why a command cannot be run now; nothing where it can.
    #[must_use]
    pub fn blocked(&self, command: Command) -> Option<String> {
        use Command as C;
        if let Some(reason) = self.kept_from(command) {
            return Some(reason);
        }
        if (changes_the_deal(command) || (begins_a_change(command) && self.past().is_some()))
            && let Some(reason) = self.unchangeable()
        {
            return Some(reason);
        }
        if let Some(reason) = self.closed_in_room(command) {
            return Some(reason);
        }
        match command {
            C::RoomInitials => self.needs_deal(),
            C::RecallTyped => self.nothing_to_recall(),
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
            | C::OwnCall
            | C::LogConversation
            | C::AddAction
            | C::AddNote
            | C::Willing
            | C::PlanBlocker
            | C::Card
            | C::EditPerson
            | C::RemovePerson
            | C::OpenPerson => self.needs_person(),
            C::AddPerson
            | C::EditDeal
            | C::EndDeal
            | C::OpenGroup
            | C::FilterPeople
            | C::ShowDue
            | C::SwitchAssessor
            | C::LeaveDeal
            | C::StepBack
            | C::NextPane
            | C::PreviousPane
            | C::ShowPeople
            | C::ShowProfile
            | C::ShowCoaching => self.needs_deal(),
            C::ShowAlerts => self.needs_deal().or_else(|| self.hidden_by_blind()),
            C::CompareOpinions => self.needs_person().or_else(|| self.hidden_by_blind()),
            C::ShowAgreement => self.hidden_by_blind(),
            C::TakeLeft | C::TakeRight | C::KeepOpen => self.settling_blocked(),
            C::OtherPair => self.other_pair_blocked(),
            C::EndBlind => (!self.is_blind()).then(|| "Nobody answers blind here".to_owned()),
            C::Review => self.needs_deal().or_else(|| self.hidden_by_blind()).or_else(|| self.review_blocked()),
            C::UndoReview => {
                self.needs_deal().or_else(|| self.hidden_by_blind()).or_else(|| self.unchangeable()).or_else(|| {
                    self.review_to_undo()
                        .is_none()
                        .then(|| "This deal was never reviewed: r begins a review".to_owned())
                })
            }
            C::ReviewAll => self.hidden_by_blind().or_else(|| self.review_all_blocked()),
            C::ReadPortfolio => {
                self.portfolio.is_none().then(|| "No deals were reviewed together yet: r begins".to_owned())
            }
            C::OtherQuestion | C::EndReview | C::Decide | C::DropDecision if self.in_portfolio() => {
                self.blocked_in_portfolio(command)
            }
            C::Decide | C::EndReview | C::DropDecision if self.walk().is_some() => self.unchangeable(),
            C::WriteMinutes | C::CopyMinutes => {
                self.minutes_shown().is_none().then(|| "No minutes are open: r shows past reviews".to_owned())
            }
            C::GoToAlert | C::SnoozeAlert => {
                (self.selected_alert().is_none()).then(|| "No alert is selected".to_owned())
            }
            C::Map => self.needs_somebody(),
            C::WiderMap | C::CloserMap => self.zoom_blocked(command),
            C::AddTie => self.tie_blocked(),
            C::RemoveTie => self.untie_blocked(),
            C::Settle => self.needs_deal().or_else(|| {
                let none = self.deal.as_ref().is_none_or(|open| open.shown().clashes.is_empty());
                none.then(|| "Nothing differs: there is nothing to choose between".to_owned())
            }),
            C::TakeInCopy => self.needs_deal().or_else(|| {
                let none = self.deal.as_ref().is_none_or(|open| open.copies.is_empty());
                none.then(|| "No second copy of this deal lies beside it".to_owned())
            }),
            C::OpenDeal | C::EditListedDeal => self.is_archived().or_else(|| self.needs_readable_deal()),
            C::RestoreDeal => self.is_archived().or_else(|| self.restore_blocked()),
            C::TakeInListedCopy => self.is_archived().or_else(|| self.needs_readable_deal()).or_else(|| {
                let none = self.home.selected().is_none_or(|row| self.home.copies_of(&row.path).is_empty());
                none.then(|| "No second copy of this deal lies beside it".to_owned())
            }),
            C::ArchiveDeal if self.is_in_archive() => None,
            C::ArchiveDeal | C::TrashDeal => self
                .is_archived()
                .or_else(|| (self.home.selected().is_none()).then(|| "There is no deal yet: a adds one".to_owned())),
            C::Coach => self.needs_person().or_else(|| self.needs_mobilizer()),
            C::TickVerifier | C::AddLine | C::AboutSpot => self.needs_coached(),
            C::UntickVerifier => self.needs_coached().or_else(|| self.untick_blocked()),
            C::OpenReason => self.needs_person().or_else(|| {
                (self.reason_count() == 0).then(|| "Nothing is known yet: s screens, t asks the traits".to_owned())
            }),
            C::ForgetAnswer => {
                let answered =
                    self.question().is_some_and(|(person, item)| self.observation_of(person, item).is_some());
                (!answered).then(|| "This question has no answer yet".to_owned())
            }
            C::AddEvidence => {
                (self.answered_last().is_none()).then(|| "Answer first, then say what you saw".to_owned())
            }
            C::ChangeTask | C::WithdrawTask => {
                let out =
                    matches!(self.screening(), Some((_, person, Some(Tell::Task))) if person.open_task().is_some());
                (!out).then(|| "No task is out on this step: Enter gives one on the task's step".to_owned())
            }
            C::JoinPeople => self.needs_person().or_else(|| {
                let alone = self.deal.as_ref().is_none_or(|open| open.deal.stakeholders.len() < 2);
                alone.then(|| "There is nobody else to join them with".to_owned()).or_else(|| self.unchangeable())
            }),
            C::LinkPerson => self.needs_person().or_else(|| self.unchangeable()).or_else(|| {
                let here = self.deal.as_ref().and_then(|open| open.at.as_ref()).map(|at| &at.path);
                let alone = !self.home.rows.iter().any(|row| Some(&row.path) != here);
                alone.then(|| "There is no other deal".to_owned())
            }),
            C::EditDue | C::DropDue if self.all_due_is_empty().is_some() => {
                Some("Enter goes there first: this is changed in its deal".to_owned())
            }
            C::NextField | C::PreviousField => self.needs_fields(),
            C::CloseDue => None,
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
            C::AgreesNot | C::AgreesPerhaps | C::Agrees => self.agrees_blocked(),
            C::SettleConcern => self.settle_blocked(),
            C::TakeAway => self.take_away_blocked(),
            C::FillIn => self.fill_in_blocked(),
            C::EarlierStop => self.earlier_blocked(),
            C::LaterStop => self.later_blocked(),
            C::GiveTask => self.unchangeable().filter(|_| self.gives_task_here()),
            _ => match command.spec().scope {
                Scope::Due => self.needs_due(),
                Scope::Review => (self.walk().is_none() && self.portfolio_here().is_none())
                    .then(|| "No review goes on: r begins one".to_owned()),
                Scope::Screening => (self.screening().is_none()).then(|| "No screening is open: s opens it".to_owned()),
                Scope::Map => self.map().is_none().then(|| "The map is not open: m opens it".to_owned()),
                Scope::Always
                | Scope::Global
                | Scope::Move
                | Scope::Home
                | Scope::Deal
                | Scope::People
                | Scope::Profile
                | Scope::Questions
                | Scope::Coaching
                | Scope::Alerts
                | Scope::Group
                | Scope::Form
                | Scope::Filter
                | Scope::List
                | Scope::Page
                | Scope::Unsaved
                | Scope::Opinions
                | Scope::Blind
                | Scope::Minutes
                | Scope::Follow
                | Scope::Recover => None,
            },
        }
    }

    /// Nothing can be reviewed where nothing can be written; what was can be read.
    fn review_blocked(&self) -> Option<String> {
        // From the past it leads back to now first.
        let none = self.deal.as_ref().is_none_or(|open| open.past.is_none() && open.deal.reviews.is_empty());
        self.unchangeable().filter(|_| none)
    }

    fn undo_blocked(&self) -> Option<String> {
        let can = if self.undoes_in_deal() {
            self.undoable().is_some()
        } else {
            !self.home.trashed.is_empty() || !self.home.restored.is_empty()
        };
        (!can).then(|| {
            let since =
                || if self.is_blind() { "Nothing to undo since this is answered blind" } else { "Nothing to undo" };
            self.unchangeable().unwrap_or_else(|| since().to_owned())
        })
    }

    /// Why the deal on the screen cannot be changed, if so.
    fn unchangeable(&self) -> Option<String> {
        let reason = self.read_only().filter(|_| self.screen == Screen::Deal)?;
        Some(format!("Not changed: {reason}"))
    }

    fn redo_blocked(&self) -> Option<String> {
        let can = if self.undoes_in_deal() { self.redoable().is_some() } else { !self.home.brought_back.is_empty() };
        (!can).then(|| self.unchangeable().unwrap_or_else(|| "Nothing to redo".to_owned()))
    }

    /// What is done in the list of what is due needs that list on top, and something in it.
    fn needs_due(&self) -> Option<String> {
        match self.overlays.last() {
            Some(Overlay::Due(_)) if self.due().is_empty() => Some("Nothing is due".to_owned()),
            Some(Overlay::Due(_)) => None,
            Some(Overlay::AllDue(_)) if self.all_due_is_empty() == Some(true) => Some("Nothing is due".to_owned()),
            Some(Overlay::AllDue(_)) => None,
            _ => Some("Open what is due first: d".to_owned()),
        }
    }

    fn needs_fields(&self) -> Option<String> {
        let one = matches!(self.overlays.last(), Some(Overlay::Form(form)) if form.fields.len() < 2);
        one.then(|| "There is only this field".to_owned())
    }

    fn needs_deal(&self) -> Option<String> {
        (self.screen != Screen::Deal || self.deal.is_none()).then(|| "Open a deal first".to_owned())
    }

    fn needs_somebody(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.deal.stakeholders.is_empty());
            nobody.then(|| "Nobody is on the map yet: a adds a person".to_owned())
        })
    }

    fn needs_person(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.selected().is_none());
            nobody.then(|| "Nobody is selected: a adds a person".to_owned())
        })
    }

    /// Coaching is for Mobilizers (M6). Who reads as something else is coached only where somebody called them one, or
    /// where the coaching has begun.
    fn needs_mobilizer(&self) -> Option<String> {
        let open = self.deal.as_ref()?;
        let person = open.selected()?;
        if person.has_left() {
            return Some(format!("{} left the company: nobody is there to coach", self.called(person)));
        }
        let (group, _) = self
            .verdict(person)
            .1
            .group
            .filter(|(group, word)| *group != Group::Mobilizer && *word == GroupWord::Likely)?;
        let called = person.calls.iter().any(|call| call.group() == Some(Group::Mobilizer));
        (!called && open.deal.track(person.id).is_none()).then(|| {
            format!(
                "{} reads as a {}; coaching is for Mobilizers · C makes your own call",
                self.called(person),
                group.name()
            )
        })
    }

    fn needs_coached(&self) -> Option<String> {
        self.needs_deal().or_else(|| {
            let nobody = self.deal.as_ref().is_none_or(|open| open.coached().is_none());
            nobody.then(|| "Nobody is coached yet: c coaches the selected person".to_owned())
        })
    }

    /// Why a deal in the archive is left alone.
    fn is_archived(&self) -> Option<String> {
        self.is_in_archive().then(|| "It lies in the archive: z brings it back first".to_owned())
    }

    fn needs_readable_deal(&self) -> Option<String> {
        match self.home.selected() {
            None => Some("There is no deal yet: a adds one".to_owned()),
            Some(row) => row.summary.as_ref().err().map(|failure| format!("{} · {}", failure.what, failure.hint)),
        }
    }
}
