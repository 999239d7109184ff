//! Which commands do nothing but change the open deal, and which begin to.

use crate::app::command::Command;

/// Whether a command does nothing but change the open deal, or opens what does.
pub(super) const fn changes_the_deal(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::AddPerson
            | C::EditPerson
            | C::RemovePerson
            | C::TaskNow
            | C::OwnCall
            | C::EditDeal
            | C::Settle
            | C::TakeInCopy
            | C::AnswerNotSo
            | C::AnswerClaimed
            | C::AnswerOnce
            | C::AnswerRepeated
            | C::ForgetAnswer
            | C::AddEvidence
            | C::TickVerifier
            | C::UntickVerifier
            | C::AddLine
            | C::PlanBlocker
            | C::EndDeal
            | C::EndDealHere
            | C::EditDealHere
            | C::AgreesNot
            | C::AgreesPerhaps
            | C::Agrees
            | C::FillIn
            | C::AddConcern
            | C::SettleConcern
            | C::TakeAway
            | C::ChooseFirst
            | C::ChooseSecond
            | C::ChooseThird
            | C::ChooseFourth
            | C::ChooseFifth
            | C::ScreenEvidence
            | C::ChangeTask
            | C::WithdrawTask
            | C::TakeLeft
            | C::TakeRight
            | C::KeepOpen
    )
}

/// Whether a command opens what would change the deal: where only the disk refuses, it can be filled in and kept as a draft.
pub(super) const fn begins_a_change(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::LogConversation
            | C::AddAction
            | C::AddNote
            | C::Willing
            | C::SnoozeAlert
            | C::AddTie
            | C::RemoveTie
            | C::UndoReview
            | C::Decide
            | C::DropDecision
            | C::EndReview
            | C::FinishDue
            | C::EditDue
            | C::DropDue
    )
}
