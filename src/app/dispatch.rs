//! From a command to the code of its feature. One line an arm; what it does lies where the feature lies.

use super::command::Command;
use super::effect::Effect;
use super::key::Key;
use super::open_deal::Pane;
use super::overlays::finder::FinderKind;
use super::overlays::group::{Section, Side};
use super::overlays::map::{Direction, Zoom};
use super::overlays::page::PageKind;
use super::overlays::review::Way;
use super::submit::plan::guide;
use super::{App, Screen, form};
use crate::domain::opinion::Side as Opinion;
use crate::domain::stance::Agreement;

impl App {
    /// Runs a command, or says why it cannot be run here.
    pub(super) fn run(&mut self, command: Command) {
        if let Some(reason) = self.blocked(command) {
            self.say_blocked(command, reason);
            return;
        }
        self.warned &= matches!(command, Command::Quit | Command::LeaveHome);
        self.step_aside(command);
        if self.run_in_portfolio(command) {
            return;
        }
        use Command as C;
        match command {
            C::Help => self.open_finder(FinderKind::Help),
            C::Palette => self.open_finder(FinderKind::Palette),
            C::Undo if !self.undoes_in_deal() => self.undo_on_home(),
            C::Undo => {
                self.undo();
                self.show_undone();
            }
            C::Redo if !self.undoes_in_deal() => self.trash_again(),
            C::Redo => {
                self.redo();
                self.show_undone();
            }
            C::Messages => self.open_page(PageKind::Messages),
            C::Sources => self.open_page(PageKind::Sources),
            C::ChangeName => self.change_name(),
            C::Suspend => self.effects.push(Effect::Suspend),
            C::Quit | C::LeaveHome => self.quit(),

            C::Up => self.move_by(-1),
            C::Down => self.move_by(1),
            C::PageUp => self.move_by(-10),
            C::PageDown => self.move_by(10),
            C::First => self.move_by(isize::MIN / 2),
            C::Last => self.move_by(isize::MAX / 2),

            C::OpenDeal => self.open_selected_deal(),
            C::NewDeal => self.new_deal(),
            C::EditListedDeal => self.edit_listed_deal(),
            C::TrashDeal => self.trash_deal(),
            C::RestoreDeal => self.ask_for_earlier(),
            C::TakeInListedCopy => self.take_in_listed_copy(),
            C::OpenExample => self.add_example(),
            C::FilterDeals => self.filter_deals(),
            C::OrderDeals => self.order_deals(),
            C::ShowViews => self.open_finder(FinderKind::Views),
            C::ShowAllDeals => self.show_all_deals(),
            C::ArchiveDeal => self.archive_deal(),
            C::ShowAllDue => self.show_all_due(),
            C::FilterPeople => self.filter_people(),

            C::NextPane => self.turn_pane(1),
            C::PreviousPane => self.turn_pane(2),
            C::ShowPeople => self.show_pane(Pane::People),
            C::ShowProfile | C::OpenPerson => self.show_pane(Pane::Profile),
            C::ShowCoaching => self.show_pane(Pane::Coaching),
            C::AddPerson => self.add_person(),
            C::EditPerson => self.edit_person(),
            C::JoinPeople => self.open_finder(FinderKind::Join),
            C::LinkPerson => self.ask_who_is_the_same(),
            C::RemovePerson => self.remove_person(),
            C::Screen => self.screen_person(),
            C::Questions => self.begin_questions(),
            C::AskBest => self.ask_best(),
            C::TaskNow => self.task_now(command),
            C::Coach => self.coach(),
            C::OwnCall => self.open_calls(command),
            C::LogConversation => self.log_conversation(command),
            C::AddAction => self.add_action(command),
            C::AddNote => self.add_note(command),
            C::ShowDue => self.show_due(),
            C::FinishDue if self.all_due_is_empty().is_some() => self.finish_all_due(command),
            C::FinishDue => self.finish_due(command),
            C::GoToDue if self.all_due_is_empty().is_some() => self.go_to_all_due(),
            C::GoToDue => self.go_to_due(),
            C::EditDue => self.edit_due(),
            C::DropDue => self.drop_due(),
            C::Willing => self.ask_willing(command),
            C::PlanBlocker => self.plan_blocker(command),
            C::OpenGroup => self.open_group(Section::Agreement),
            C::EndDeal | C::EndDealHere => self.end_deal(command),
            C::SwitchAssessor => self.open_finder(FinderKind::Assessor),
            C::ShowAlerts => self.show_alerts(),
            C::GoToAlert => self.go_to_alert(),
            C::SnoozeAlert => self.snooze_alert(command),
            C::Settle => self.open_finder(FinderKind::Clashes),
            C::TakeInCopy => self.take_in_copy(),
            C::Card => self.open_page(PageKind::Card),
            C::Portrait => self.open_page(PageKind::Portrait),
            C::EditDeal | C::EditDealHere => self.edit_deal(),
            C::LeaveDeal => self.leave_deal(),
            C::StepBack => self.step_back(),
            C::OpenReason => self.open_reason(),

            C::AnswerNotSo => self.answer_question(command, 0),
            C::AnswerClaimed => self.answer_question(command, 1),
            C::AnswerOnce => self.answer_question(command, 2),
            C::AnswerRepeated => self.answer_question(command, 3),
            C::Postpone => self.postpone(),
            C::ForgetAnswer => self.forget_answer(),
            C::AddEvidence => self.add_evidence(),
            C::EarlierQuestion => self.earlier_question(),
            C::LaterQuestion => self.later_question(),
            C::JumpToBest => self.ask_best(),
            C::FixedOrder => self.switch_order(),
            // What hides more goes first.
            C::Blind if self.is_blind() => self.end_blind(),
            C::Blind => self.switch_blind(),
            C::EndQuestions => self.end_questions(),

            C::TickVerifier => self.tick(command),
            C::AboutSpot => self.open_page(PageKind::Spot),
            C::UntickVerifier => self.untick(),
            C::AddLine => self.add_line(),

            C::ChooseFirst => self.choose_answer(command, 0),
            C::ChooseSecond => self.choose_answer(command, 1),
            C::ChooseThird => self.choose_answer(command, 2),
            C::ChooseFourth => self.choose_answer(command, 3),
            C::ChooseFifth => self.choose_answer(command, 4),
            C::ScreenEvidence => self.screen_evidence(),
            C::ChangeTask => self.change_task(),
            C::WithdrawTask => self.withdraw_task(),
            C::EarlierStep => self.earlier_step(),
            C::LaterStep => self.later_step(),
            C::GiveTask => self.step_enter(command),

            C::NextSection => self.turn_section(1),
            C::PreviousSection => self.turn_section(3),
            C::EarlierCell => self.move_in_group(Side::Left),
            C::LaterCell => self.move_in_group(Side::Right),
            C::AgreesNot => self.agree(command, Agreement::No),
            C::AgreesPerhaps => self.agree(command, Agreement::Unsure),
            C::Agrees => self.agree(command, Agreement::Yes),
            C::FillIn => self.fill_in_group(command),
            C::AddConcern => self.sign_then(command, Self::add_concern),
            C::SettleConcern => self.settle_concern(command),
            C::TakeAway => self.take_away_in_group(),
            C::AboutGroup => self.open_page(PageKind::Group),

            C::SaveForm => self.submit(),
            C::NextField => self.turn_field(form::Form::next),
            C::PreviousField => self.turn_field(form::Form::previous),
            C::CloseForm => self.cancel_form(),
            C::RecallTyped => self.recall_typed(),

            C::Map => self.open_map(),
            C::NextView => self.turn_map(1),
            C::PreviousView => self.turn_map(2),
            C::MapLeft => self.move_on_map(Direction::Left, 1),
            C::MapRight => self.move_on_map(Direction::Right, 1),
            C::WiderMap => self.zoom_map(Zoom::Out),
            C::CloserMap => self.zoom_map(Zoom::In),
            C::AddTie => self.add_tie(command),
            C::RemoveTie => self.remove_tie(),
            C::LandOnPerson => self.land(),

            C::KeepFilter => self.keep_filter(),
            C::DropFilter => self.drop_filter(),

            C::Choose => self.choose(),
            C::CloseList
            | C::ClosePage
            | C::CloseDue
            | C::CloseAlerts
            | C::CloseMap
            | C::CloseGroup
            | C::EndScreening
            | C::CloseOpinions => {
                self.close_overlay();
            }
            C::StayHere => self.stay(),

            C::CompareOpinions => self.open_opinions(),
            C::TakeLeft => self.agree_on(command, Opinion::Left),
            C::TakeRight => self.agree_on(command, Opinion::Right),
            C::KeepOpen => self.keep_open(command),
            C::NextCompared => self.turn_opinions(false),
            C::PreviousCompared => self.turn_opinions(true),
            C::OtherPair => self.turn_pair(),
            C::EndBlind => self.end_blind(),
            C::ShowAgreement => self.open_page(PageKind::Agreement),
            C::Review => self.review(command),
            C::UndoReview => self.undo_review(),
            C::ReviewOn => self.walk_by(Way::On),
            C::ReviewBack => self.walk_by(Way::Back),
            C::ReviewSkip => self.walk_part(Way::On),
            C::ReviewFormer => self.walk_part(Way::Back),
            C::ReviewEnter => self.enter_in_review(command),
            C::Decide => self.decide(command),
            C::ListenFor => self.listen_for(),
            C::OtherQuestion => self.other_question(),
            C::DropDecision => self.drop_decision(),
            C::PauseReview => self.pause_review(),
            C::EndReview => self.end_review(),
            C::LeaveReview => self.leave_review(),
            C::WriteMinutes => self.write_minutes(),
            C::CopyMinutes => self.copy_minutes(),
            C::EarlierStop => self.earlier_stop(),
            C::LaterStop => self.later_stop(),
            C::ReviewAll => self.review_all(),
            C::ReadPortfolio => self.open_page(PageKind::Portfolio),

            C::RetrySave => self.retry_save(),
            C::SaveCopy => self.save_copy(),
            C::CloseFollow | C::QuitUnsaved => self.effects.push(Effect::Quit),

            C::KeepLeft => self.keep_left(),
            C::ViewLeft => self.view_left(),
            C::DiscardLeft => self.discard_left(),
            C::DecideLater => self.decide_later(),

            C::RoomView => self.turn_room(),
            C::RoomInitials => self.turn_initials(),
        }
    }

    /// Gives a key to whatever takes text now.
    pub(super) fn text_key(&mut self, key: Key) {
        use super::overlays::Overlay;
        if self.turns_day_order(key) {
            return;
        }
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => form.key(key),
            Some(Overlay::Finder(finder)) => finder.key(key),
            Some(
                Overlay::Map(_)
                | Overlay::Screening(_)
                | Overlay::Due(_)
                | Overlay::AllDue(_)
                | Overlay::Alerts(_)
                | Overlay::Group(_)
                | Overlay::Opinions(_)
                | Overlay::Page(_)
                | Overlay::Unsaved
                | Overlay::Recover(_)
                | Overlay::Review
                | Overlay::Portfolio,
            ) => {}
            None => self.filter_changed(|input| form::edit(input, key)),
        }
    }

    /// Gives pasted text to whatever takes text now; elsewhere a paste is never taken for keys.
    pub(super) fn paste(&mut self, text: &str, left_out: usize) {
        use super::overlays::Overlay;
        self.notices.key_pressed();
        let in_text = self.scopes().first().is_some_and(|scope| scope.takes_text());
        if !in_text && self.only_follows() {
            return;
        }
        if !in_text {
            self.note("Nothing takes text here; open a form first, then paste");
            return;
        }
        let mut cut = 0;
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => cut = form.paste(text),
            Some(Overlay::Finder(finder)) => cut = finder.paste(text),
            Some(
                Overlay::Map(_)
                | Overlay::Screening(_)
                | Overlay::Due(_)
                | Overlay::AllDue(_)
                | Overlay::Alerts(_)
                | Overlay::Group(_)
                | Overlay::Opinions(_)
                | Overlay::Page(_)
                | Overlay::Unsaved
                | Overlay::Recover(_)
                | Overlay::Review
                | Overlay::Portfolio,
            ) => {}
            None => self.filter_changed(|input| cut = form::insert(input, text)),
        }
        cut += left_out;
        if cut > 0 {
            self.note(format!(
                "A field keeps {} characters; {cut} of the paste were left out",
                crate::domain::text::LINE_LIMIT
            ));
        }
    }

    /// Moves the cursor of the list that has the keys; large steps end at its ends.
    fn move_by(&mut self, by: isize) {
        use super::overlays::Overlay;
        if let Some(overlay) = self.overlays.last() {
            match overlay {
                Overlay::Finder(_) => self.move_finder(by),
                Overlay::Page(_) => self.move_page(by),
                Overlay::Due(_) => self.move_due(by),
                Overlay::AllDue(_) => self.move_all_due(by),
                Overlay::Alerts(_) => self.move_alerts(by),
                Overlay::Map(_) if by < 0 => self.move_on_map(Direction::Up, by.unsigned_abs()),
                Overlay::Map(_) => self.move_on_map(Direction::Down, by.unsigned_abs()),
                Overlay::Screening(_) => self.move_guidance(by),
                Overlay::Group(_) => self.step_in_group(by),
                Overlay::Opinions(_) => self.move_opinions(by),
                Overlay::Review => self.move_in_review(by),
                Overlay::Portfolio => self.move_in_portfolio(by),
                Overlay::Form(_) | Overlay::Unsaved | Overlay::Recover(_) => {}
            }
            return;
        }
        let reasons = self.reason_count();
        match (self.screen, self.deal.as_mut()) {
            (Screen::Deal, Some(open)) => match open.pane {
                Pane::People => {
                    open.people.cursor = moved(open.people.cursor, by, open.people.count());
                    open.profile.reason = 0;
                    let selected = open.selected().map(|person| person.id);
                    open.profile.follow(selected);
                }
                Pane::Profile => open.profile.reason = moved(open.profile.reason, by, reasons),
                Pane::Coaching => {
                    let track = open.coaching.whom.and_then(|id| open.deal.track(id)).cloned();
                    open.coaching.step(by.clamp(-200, 200), &self.playbook.stages, track.as_deref());
                }
            },
            (Screen::Follow, _) => self.scroll_followed(by),
            (Screen::Home | Screen::Deal, _) => {
                self.home.cursor = moved(self.home.cursor, by, self.home.shown.len());
            }
        }
    }

    fn turn_pane(&mut self, by: usize) {
        if let Some(open) = self.deal.as_mut() {
            open.pane = open.pane.turn(by);
        }
    }

    pub(super) fn show_pane(&mut self, pane: Pane) {
        if let Some(open) = self.deal.as_mut() {
            open.pane = pane;
        }
    }

    /// Goes to another field. What a form says on top may depend on it.
    fn turn_field(&mut self, turn: impl FnOnce(&mut form::Form)) {
        let playbook = std::sync::Arc::clone(&self.playbook);
        self.with_form(|form| {
            turn(form);
            guide(&playbook, form);
        });
    }

    pub(super) fn close_overlay(&mut self) {
        self.overlays.pop();
    }
}

/// A place moved within a list of so many.
pub(super) fn moved(place: usize, by: isize, count: usize) -> usize {
    place.saturating_add_signed(by).min(count.saturating_sub(1))
}
