//! All commands, one row each: the enum, [`Command::ALL`] and [`Command::spec`] are made from these rows.
//!
//! A row: `Variant(name, title, keys, hint, what runs)`, then further facts, each a method of [`Spec`]. Rows stand in the
//! order of help and hints: within a scope the most useful first.

use super::{Scope, Spec};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::open_deal::Pane;
use crate::app::overlays::finder::FinderKind;
use crate::app::overlays::group::{Section, Side};
use crate::app::overlays::map::{Direction, Zoom};
use crate::app::overlays::page::PageKind;
use crate::app::overlays::review::Way;
use crate::domain::opinion::Side as Opinion;
use crate::domain::stance::Agreement;
use Command as C;

/// Makes the enum, the list and the lookup from the rows below.
macro_rules! commands {
    ($($scope:ident {
        $($variant:ident($name:literal, $title:literal, $keys:tt, $hint:literal, $run:expr)
            $(.$fact:ident($($value:expr)?))*;)*
    })*) => {
        /// Something a user can run.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)] // Each has its title and help in its row.
        pub enum Command {
            $($($variant,)*)*
        }

        impl Command {
            /// All commands in the order of help and hints.
            pub const ALL: [Self; [$($(stringify!($variant),)*)*].len()] = [$($(Self::$variant,)*)*];

            /// The command's row.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                match self {
                    $($(Self::$variant => const {
                        &Spec::new(Scope::$scope, $name, $title, &$keys, $hint, $run)$(.$fact($($value)?))*
                    },)*)*
                }
            }
        }
    };
}

commands! {
    Home {
        OpenDeal("deal.open", "Open the deal", ["enter", "right", "l"], "open", App::open_selected_deal);
        RestoreDeal("deal.restore", "Restore an earlier state of the deal", ["R"], "restore", App::ask_for_earlier);
        TakeInListedCopy("deal.copy-listed", "Open the deal and take in its second copy", ["&"], "take in copy",
            App::take_in_listed_copy);
        NewDeal("deal.new", "Add a deal", ["a"], "new deal", App::new_deal);
        ShowAllDue("home.due", "Show what is due over all deals", ["d"], "due", App::show_all_due);
        FilterDeals("deal.filter", "Filter the deals", ["/"], "filter", App::filter_deals);
        ShowViews("deal.views", "Choose a view, or save this one", ["V"], "views",
            |app| app.open_finder(FinderKind::Views));
        ShowAllDeals("deal.all", "Go back to all deals: filter, then view", ["esc"], "all", App::show_all_deals);
        LeaveHome("home.leave", "Quit", ["q"], "quit", App::quit);
        OrderDeals("deal.order", "Change the order of the deals", ["o"], "order", App::order_deals);
        TrashDeal("deal.trash", "Move the deal to the trash (delete)", ["x"], "trash", App::trash_deal);
        EditListedDeal("deal.edit-listed", "Edit the deal's name and value", ["e"], "edit", App::edit_listed_deal);
        ArchiveDeal("deal.archive", "Move the deal to the archive, or back", ["z"], "", App::archive_deal);
        ShowAgreement("home.agreement", "Show how far opinions agree", ["K"], "",
            |app| app.open_page(PageKind::Agreement));
        ReviewAll("home.review", "Review these deals, five questions each", ["r"], "review", App::review_all);
        ReadPortfolio("home.minutes", "Read the minutes of the last review of deals", ["m"], "",
            |app| app.open_page(PageKind::Portfolio));
        OpenExample("deal.example", "Add the worked example", ["D"], "example", App::add_example);
    }
    Deal {
        AddPerson("person.add", "Add a person", ["a"], "add", App::add_person);
        Screen("person.screen", "Screen the person, step by step", ["s"], "screen", App::screen_person);
        Questions("person.traits", "Answer the 21 traits", ["t"], "traits", App::begin_questions);
        AskBest("person.ask-best", "Ask what would tell most", ["i"], "best", App::ask_best);
        TaskNow("person.task", "Give or judge the mobilizing task", ["T"], "task", |app| app.task_now(C::TaskNow));
        Coach("person.coach", "Coach the person", ["c"], "coach", App::coach);
        LogConversation("person.log", "Log a conversation", ["l"], "log",
            |app| app.log_conversation(C::LogConversation));
        AddAction("person.action", "Add our next action about the person", ["n"], "action",
            |app| app.add_action(C::AddAction));
        Willing("person.willing", "Say how far they would buy, and advocate", ["w"], "willing",
            |app| app.ask_willing(C::Willing));
        ShowDue("deal.due", "Show what is due: our actions, their tasks", ["d"], "due", App::show_due);
        PlanBlocker("person.plan", "Plan for somebody who blocks, or might", ["b"], "plan",
            |app| app.plan_blocker(C::PlanBlocker));
        OpenGroup("group.open", "Look at the group as a whole (overview)", ["o"], "group",
            |app| app.open_group(Section::Agreement));
        AddNote("person.note", "Add a note about the person", ["N"], "", |app| app.add_note(C::AddNote));
        OwnCall("person.call", "Make your own call, beside the verdict", ["C"], "", |app| app.open_calls(C::OwnCall));
        EditPerson("person.edit", "Edit the person", ["e"], "edit", App::edit_person);
        RemovePerson("person.remove", "Remove the person (delete)", ["x"], "", App::remove_person);
        JoinPeople("person.join", "Join two entries for the same human", ["J"], "",
            |app| app.open_finder(FinderKind::Join));
        LinkPerson("person.link", "Link the same human in several deals", ["L"], "", App::ask_who_is_the_same);
        FilterPeople("person.filter", "Filter the people", ["/"], "", App::filter_people);
        Portrait("person.portrait", "Read how to work with this profile", ["p"], "portrait",
            |app| app.open_page(PageKind::Portrait));
        Card("person.card", "Read the person's card before a call", ["P"], "card", |app| app.open_page(PageKind::Card));
        Map("deal.map", "Show the map: field, lines, coverage", ["m"], "map", App::open_map);
        NextPane("pane.next", "Go to the next pane", ["tab", "right"], "pane", |app| app.turn_pane(1));
        PreviousPane("pane.previous", "Go to the previous pane", ["shift-tab", "left", "h"], "",
            |app| app.turn_pane(2));
        ShowPeople("pane.people", "Go to the stakeholders", ["1"], "", |app| app.show_pane(Pane::People));
        ShowProfile("pane.profile", "Go to the profile", ["2"], "", |app| app.show_pane(Pane::Profile));
        ShowCoaching("pane.coaching", "Go to the coaching", ["3"], "", |app| app.show_pane(Pane::Coaching));
        SwitchAssessor("person.assessor", "Answer as a colleague or coach (assessor)", ["A"], "",
            |app| app.open_finder(FinderKind::Assessor));
        CompareOpinions("opinion.compare", "Compare two opinions on the person (differ)", ["D"], "opinions",
            App::open_opinions);
        ShowAlerts("deal.alerts", "Show what is wrong with this deal", ["!"], "alerts", App::show_alerts);
        Settle("deal.settle", "Choose between values that differ (merge)", ["="], "",
            |app| app.open_finder(FinderKind::Clashes));
        TakeInCopy("deal.copy", "Take in the sync program's second copy", ["&"], "", App::take_in_copy);
        EditDeal("deal.edit", "Edit the deal's name and value", ["E"], "", App::edit_deal);
        EndDeal("deal.end", "Say how the deal ended", ["O"], "", |app| app.end_deal(C::EndDeal));
        Review("review.begin", "Review the deal, step by step", ["r"], "review", |app| app.review(C::Review));
        UndoReview("review.undo", "Take the whole of the latest review back", ["U"], "", App::undo_review);
        LeaveDeal("deal.leave", "Go back to all deals", ["q"], "home", App::leave_deal);
        StepBack("deal.step-back", "Go back: to now, pane, filter, then the deal", ["esc"], "", App::step_back);
    }
    People {
        OpenPerson("person.open", "Go to the person's profile", ["enter"], "", |app| app.show_pane(Pane::Profile));
    }
    Profile {
        OpenReason("profile.open-reason", "Open the question behind a reason", ["enter"], "", App::open_reason);
    }
    Questions {
        AnswerNotSo("answer.not-so", "Had the occasion, did not", ["0"], "",
            |app| app.answer_question(C::AnswerNotSo, 0));
        AnswerClaimed("answer.claimed", "Only said so", ["1"], "", |app| app.answer_question(C::AnswerClaimed, 1));
        AnswerOnce("answer.once", "Seen once", ["2"], "", |app| app.answer_question(C::AnswerOnce, 2));
        AnswerRepeated("answer.repeated", "Seen again and again", ["3"], "",
            |app| app.answer_question(C::AnswerRepeated, 3));
        Postpone("answer.postpone", "Not known: ask later", ["-", "space"], "not known", App::postpone);
        AddEvidence("answer.evidence", "Add what was seen", ["e"], "evidence", App::add_evidence);
        JumpToBest("question.best", "Jump to the best question", ["i"], "best", App::ask_best);
        EarlierQuestion("question.earlier", "Go back a question", ["left", "h", "up", "k"], "back",
            App::earlier_question);
        LaterQuestion("question.later", "Go on a question", ["right", "l", "down", "j"], "", App::later_question);
        ForgetAnswer("answer.forget", "Take the answer back", ["delete", "backspace"], "", App::forget_answer);
        FixedOrder("question.order", "Switch between best first and fixed order", ["o"], "order", App::switch_order);
        Blind("question.blind", "Hide or show the verdict; first end blind", ["b"], "blind", App::switch_blind);
        EndQuestions("question.end", "Close the questions", ["q", "esc"], "done", App::end_questions);
    }
    Coaching {
        TickVerifier("coaching.tick", "Tick, or change what the tick says", ["enter", "space"], "tick",
            |app| app.tick(C::TickVerifier));
        AboutSpot("coaching.about", "Read what it means, why, and what counts", ["y"], "why",
            |app| app.open_page(PageKind::Spot));
        AddLine("coaching.add-line", "Add a line to the stage's list", ["+"], "note", App::add_line);
        UntickVerifier("coaching.untick", "Take the tick or the line away", ["x", "delete"], "untick", App::untick);
    }
    Due {
        FinishDue("due.done", "Done; a task goes to be judged", ["space"], "finish",
            |app| app.finish_due(C::FinishDue));
        GoToDue("due.person", "Go to the person", ["enter"], "person", App::go_to_due);
        EditDue("due.edit", "Change the action", ["e"], "change", App::edit_due);
        DropDue("due.remove", "Remove the action", ["x", "delete"], "remove", App::drop_due);
        CloseDue("due.close", "Close", ["esc", "q", "d"], "close", App::close_overlay);
    }
    Screening {
        ChooseFirst("screen.first", "Choose the first", ["1"], "", |app| app.choose_answer(C::ChooseFirst, 0));
        ChooseSecond("screen.second", "Choose the second", ["2"], "", |app| app.choose_answer(C::ChooseSecond, 1));
        ChooseThird("screen.third", "Choose the third", ["3"], "", |app| app.choose_answer(C::ChooseThird, 2));
        ChooseFourth("screen.fourth", "Choose the fourth", ["4"], "", |app| app.choose_answer(C::ChooseFourth, 3));
        ChooseFifth("screen.fifth", "Choose the fifth", ["5"], "", |app| app.choose_answer(C::ChooseFifth, 4));
        GiveTask("screen.give-task", "Give a task, or go on", ["enter"], "go on", |app| app.step_enter(C::GiveTask));
        ChangeTask("screen.change-task", "Change the task that is out", ["E"], "change", App::change_task);
        WithdrawTask("screen.withdraw-task", "Withdraw the task that is out", ["x", "delete"], "withdraw",
            App::withdraw_task);
        ScreenEvidence("screen.evidence", "Add what was seen", ["e"], "evidence", App::screen_evidence);
        EarlierStep("screen.earlier", "Go back a step", ["left", "h", "backspace"], "back", App::earlier_step);
        LaterStep("screen.later", "Skip, or go on a step", ["right", "l", "tab"], "skip", App::later_step);
        EndScreening("screen.end", "Close the screening", ["q", "esc"], "close", App::close_overlay);
    }
    Alerts {
        GoToAlert("alert.go", "Go to where it is dealt with", ["enter"], "go there", App::go_to_alert);
        SnoozeAlert("alert.snooze", "Put it to sleep, or wake it", ["z"], "sleep, wake",
            |app| app.snooze_alert(C::SnoozeAlert));
        CloseAlerts("alert.close", "Close the alerts", ["q", "esc", "!"], "close", App::close_overlay);
    }
    Map {
        NextView("map.next", "Go to the next view", ["m", "tab"], "next view", |app| app.turn_map(1));
        LandOnPerson("map.land", "Close, and go to the person", ["enter"], "person", App::land);
        AddTie("map.add-line", "Draw a line from the person to another", ["a"], "add line",
            |app| app.add_tie(C::AddTie));
        WiderMap("map.wider", "Show more around the person", ["+"], "more", |app| app.zoom_map(Zoom::Out));
        CloserMap("map.closer", "Show less around the person", ["-"], "less", |app| app.zoom_map(Zoom::In));
        RemoveTie("map.remove-line", "Take a line away (delete)", ["x"], "remove line", App::remove_tie);
        MapLeft("map.left", "Move left, or to who is heard", ["left", "h"], "",
            |app| app.move_on_map(Direction::Left, 1));
        MapRight("map.right", "Move right, or to who hears", ["right", "l"], "",
            |app| app.move_on_map(Direction::Right, 1));
        PreviousView("map.previous", "Go to the previous view", ["shift-tab"], "", |app| app.turn_map(2));
        CloseMap("map.close", "Close the map", ["q", "esc"], "done", App::close_overlay);
    }
    Group {
        FillIn("group.fill-in", "Fill in, tick, or stand here", ["enter", "space"], "fill in",
            |app| app.fill_in_group(C::FillIn));
        Agrees("group.yes", "They agree, alone", ["3"], "yes", |app| app.agree(C::Agrees, Agreement::Yes));
        AgreesPerhaps("group.unsure", "They are unsure", ["2"], "unsure",
            |app| app.agree(C::AgreesPerhaps, Agreement::Unsure));
        AgreesNot("group.no", "They do not agree", ["1"], "no", |app| app.agree(C::AgreesNot, Agreement::No));
        AddConcern("group.concern", "Add a concern or a disconnect", ["+", "a"], "disconnect",
            |app| app.sign_then(C::AddConcern, App::add_concern));
        SettleConcern("group.settle", "Settle the concern, or open it again", ["s"], "settle",
            |app| app.settle_concern(C::SettleConcern));
        NextSection("group.next", "Go to the next part of the group", ["tab"], "part", |app| app.turn_section(1));
        PreviousSection("group.previous", "Go to the previous part of the group", ["shift-tab"], "",
            |app| app.turn_section(3));
        LaterCell("group.right", "Go right, or to the next part", ["right", "l"], "",
            |app| app.move_in_group(Side::Right));
        EarlierCell("group.left", "Go left, or to the previous part", ["left", "h"], "",
            |app| app.move_in_group(Side::Left));
        TakeAway("group.take-away", "Take away what the cursor is on", ["x", "delete"], "", App::take_away_in_group);
        AboutGroup("group.about", "Read all that is known of this", ["y"], "more",
            |app| app.open_page(PageKind::Group));
        EditDealHere("group.edit-deal", "Edit size and cost of inaction", ["E"], "size, cost", App::edit_deal);
        EndDealHere("group.end-deal", "Say how it ended", ["O"], "", |app| app.end_deal(C::EndDealHere));
        CloseGroup("group.close", "Close the group", ["q", "esc"], "close", App::close_overlay);
    }
    Review {
        ReviewEnter("review.enter", "Answer, or go to what it is about", ["enter"], "answer, go",
            |app| app.enter_in_review(C::ReviewEnter));
        ReviewOn("review.on", "Go on: the next person, part or deal", ["right", "l"], "on", |app| app.walk_by(Way::On));
        ReviewBack("review.back", "Go back a person, part or deal", ["left", "h"], "back",
            |app| app.walk_by(Way::Back));
        Decide("review.decide", "Decide: action, owner, day", ["a", "n"], "decide", |app| app.decide(C::Decide));
        EndReview("review.end", "End the review", ["E"], "end", App::end_review);
        ListenFor("review.listen", "Show what a good answer sounds like", ["y"], "listen for", App::listen_for);
        OtherQuestion("review.other", "Ask another question", ["o"], "other question", App::other_question);
        ReviewSkip("review.skip", "Skip to the next part or deal", ["tab"], "skip", |app| app.walk_part(Way::On));
        ReviewFormer("review.former", "Go back a part or deal", ["shift-tab"], "", |app| app.walk_part(Way::Back));
        DropDecision("review.drop", "Take the decision away", ["x", "delete"], "", App::drop_decision);
        PauseReview("review.pause", "Stop the timer, or let it go on", ["p"], "pause", App::pause_review);
        LeaveReview("review.leave", "Leave it, to come back with r", ["q", "esc"], "leave", App::leave_review);
    }
    Minutes {
        WriteMinutes("minutes.write", "Write the minutes into a file", ["w"], "write", App::write_minutes);
        CopyMinutes("minutes.copy", "Copy the minutes to the clipboard", ["c"], "copy", App::copy_minutes);
    }
    Follow {
        CloseFollow("follow.close", "Close this window", ["q", "esc"], "close", |app| app.effects.push(Effect::Quit));
    }
    Form {
        SaveForm("form.save", "Save", ["enter"], "save", App::submit);
        NextField("form.next", "Go to the next field", ["tab", "down"], "next field", |app| app.turn_field(Form::next));
        PreviousField("form.previous", "Go to the previous field", ["shift-tab", "up"], "",
            |app| app.turn_field(Form::previous));
        CloseForm("form.close", "Cancel", ["esc"], "cancel", App::cancel_form);
        RecallTyped("form.recall", "Bring back what was typed here before", ["ctrl-o"], "bring back",
            App::recall_typed);
    }
    Filter {
        KeepFilter("filter.keep", "Keep the filter", ["enter", "down"], "keep", App::keep_filter);
        DropFilter("filter.drop", "Show all again", ["esc"], "show all", App::drop_filter);
    }
    List {
        Choose("list.choose", "Run or take the choice", ["enter"], "choose", App::choose);
        CloseList("list.close", "Close", ["esc"], "close", App::close_overlay);
    }
    Page {
        ClosePage("page.close", "Close", ["esc", "q", "enter"], "close", App::close_overlay);
    }
    Unsaved {
        RetrySave("unsaved.retry", "Try to save again", ["r", "enter"], "try again", App::retry_save);
        SaveCopy("unsaved.copy", "Save it as a new deal", ["c"], "save a copy", App::save_copy);
        StayHere("unsaved.stay", "Stay", ["esc", "q"], "stay", App::stay);
        QuitUnsaved("unsaved.quit", "Quit without saving", ["Q"], "quit unsaved", |app| app.effects.push(Effect::Quit));
    }
    Recover {
        KeepLeft("left.keep", "Keep what was typed and go back to it", ["k", "enter"], "keep", App::keep_left);
        ViewLeft("left.view", "Read all of it", ["v"], "view", App::view_left);
        DiscardLeft("left.discard", "Discard it for good (press twice)", ["x"], "discard", App::discard_left);
        DecideLater("left.later", "Decide at the next start", ["esc"], "later", App::decide_later);
    }
    Opinions {
        TakeLeft("opinion.first", "Settle it: both take the first one’s answer", ["1"], "first",
            |app| app.agree_on(C::TakeLeft, Opinion::Left));
        TakeRight("opinion.second", "Settle it: both take the second one’s answer", ["2"], "second",
            |app| app.agree_on(C::TakeRight, Opinion::Right));
        KeepOpen("opinion.keep-open", "Keep it open for next time, or no longer", ["o"], "keep open",
            |app| app.keep_open(C::KeepOpen));
        NextCompared("opinion.next", "Go to the next person on whom two answered", ["n", "right", "l"], "next person",
            |app| app.turn_opinions(false));
        OtherPair("opinion.pair", "Compare another two", ["tab"], "other two", App::turn_pair);
        PreviousCompared("opinion.previous", "Go to the person before", ["p", "left", "h"], "",
            |app| app.turn_opinions(true));
        CloseOpinions("opinion.close", "Close the comparison", ["q", "esc", "D"], "done", App::close_overlay);
    }
    Blind {
        EndBlind("blind.end", "Show what others answered: blind no longer", ["b"], "unblind", App::end_blind);
    }
    Move {
        Down("move.down", "Move down", ["down", "j"], "", |app| app.move_by(1));
        Up("move.up", "Move up", ["up", "k"], "", |app| app.move_by(-1));
        PageDown("move.page-down", "Move down ten", ["pgdn", "ctrl-f"], "", |app| app.move_by(10));
        PageUp("move.page-up", "Move up ten", ["pgup", "ctrl-b"], "", |app| app.move_by(-10));
        First("move.first", "Go to the first", ["home", "g"], "", |app| app.move_by(isize::MIN / 2));
        Last("move.last", "Go to the last", ["end", "G"], "", |app| app.move_by(isize::MAX / 2));
    }
    Global {
        Undo("undo", "Undo the last step", ["u"], "undo", App::undo_here);
        Redo("redo", "Redo what was undone", ["ctrl-r"], "", App::redo_here);
        EarlierStop("time.earlier", "Go back in time: how the deal stood", ["["], "earlier", App::earlier_stop);
        LaterStop("time.later", "Go on in time, in the end to now", ["]"], "forward", App::later_stop);
        Help("help", "Show what can be done here", ["?"], "help", |app| app.open_finder(FinderKind::Help));
        Palette("palette", "Find any command, person or deal", [":", "ctrl-p"], "find",
            |app| app.open_finder(FinderKind::Palette));
        Messages("messages", "Show the message log", ["M"], "", |app| app.open_page(PageKind::Messages));
        Sources("sources", "Show where figures and wording come from", ["S"], "",
            |app| app.open_page(PageKind::Sources));
        ChangeName("me.name", "Change your name", [], "", App::change_name);
    }
    Always {
        Suspend("suspend", "Suspend to the shell", ["ctrl-z"], "", |app| app.effects.push(Effect::Suspend));
        Quit("quit", "Quit, everything saved", ["ctrl-q", "ctrl-c"], "", App::quit);
    }
    Deal {
        RoomInitials("room.initials", "Room view by initials, or by names", ["V"], "", App::turn_initials);
    }
    Always {
        RoomView("room.view", "Hide what is private; twice shows it again", ["v", "ctrl-v"], "", App::turn_room);
    }
}
