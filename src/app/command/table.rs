//! All commands, one row each: the enum, its list and [`Command::spec`] are made from these rows.
//!
//! A row is `Variant(name, title, keys, hint, run)`, then further properties, each a method of [`Spec`]. Rows are in
//! the order of help and hints: within a scope, the most useful first.

use super::Scope;
use super::rows::commands;
use super::spec::{Guard, Menu, Spec, Twice};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::form::Form;
use crate::app::graph_layout::Direction;
use crate::app::overlays::group::{Section, Side};
use crate::app::overlays::map::Zoom;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::review::Way;
use crate::app::panes::Pane;
use crate::app::search::FinderKind;
use crate::domain::judge::opinion::Side as Opinion;
use crate::domain::privacy::Datum;
use crate::domain::record::stance::Agreement;
use Command as C;

// Conditions shared by many commands, in the order in which they are checked.
const DEAL: Guard = App::needs_deal;
const PERSON: Guard = App::needs_person;
const COACHED: Guard = App::needs_coached;
const QUESTION: Guard = App::needs_question;
const SCREENING: Guard = App::needs_screening;
const REVIEW: Guard = App::needs_review;
const MAP: Guard = App::needs_map;
const DUE: Guard = App::needs_due;
const READABLE: Guard = App::needs_readable_deal;
const LISTED: Guard = App::is_shelved;
const DEBRIEFED: Guard = App::needs_debriefed;
const UNBLIND: Guard = App::hidden_by_blind;
const SHEET: Guard = App::needs_sheet;
const BELIEFS: Guard = App::needs_beliefs;
const CHANGEABLE: Guard = App::unchangeable;

commands! {
    Home {
        OpenDeal("deal.open", "Open the deal", ["enter", "right", "l"], "open", App::open_selected_deal)
            .needs(&[LISTED, READABLE]);
        // Any deal can be restored; the hint is only for a deal that needs it.
        RestoreDeal("deal.restore", "Restore an earlier version of the deal", ["R"], "restore", App::ask_for_earlier)
            .needs(&[LISTED, App::restore_blocked]).works_on(Datum::History).hinted_where(App::is_restorable_here);
        TakeInListedCopy("deal.copy-listed", "Merge the deal's conflict copy", ["="], "merge copy",
            App::take_in_listed_copy)
            .needs(&[LISTED, READABLE, App::needs_listed_copy]).works_on(Datum::History).clicked_twice();
        NewDeal("deal.new", "Add a deal", ["a"], "new deal", App::new_deal);
        ShowAllDue("home.due", "Show what's due in all deals", ["d"], "due", App::show_all_due)
            .works_on(Datum::Actions);
        FilterDeals("deal.filter", "Filter the deals", ["/"], "filter", App::filter_deals)
            .works_on(Datum::OtherDeals);
        DoToday("today.do", "Do today's first thing", ["t"], "", App::do_today)
            .needs(&[App::needs_agenda]).private();
        NextToday("today.next", "Show the next thing to do today", ["tab"], "", App::pass_today)
            .needs(&[App::needs_agenda]).private();
        ShowViews("deal.views", "Choose a view (archive, trash, saved)", ["V"], "views",
            |app| app.open_finder(FinderKind::Views))
            .found_by("save urgent silent ended").works_on(Datum::OtherDeals);
        ShowAllDeals("deal.all", "Show all deals again", ["esc"], "all", App::show_all_deals)
            .hinted_where(App::is_narrowed).leads_out();
        LeaveHome("home.leave", "Quit", ["q"], "quit", App::quit).warns(Twice::Leave).clicked_twice().leads_out();
        OrderDeals("deal.order", "Change the order of the deals", ["o"], "order", App::order_deals)
            .works_on(Datum::OtherDeals);
        TrashDeal("deal.trash", "Move the deal to the trash", ["x"], "trash", App::trash_deal).found_by("delete remove")
            .needs(&[LISTED, App::needs_listed_deal]).clicked_twice();
        EditListedDeal("deal.edit-listed", "Edit the deal", ["e"], "edit", App::edit_listed_deal)
            .needs(&[LISTED, READABLE]);
        ArchiveDeal("deal.archive", "Archive or unarchive the deal", ["z"], "", App::archive_deal)
            .clicked_twice().needs(&[App::needs_listed_deal]).hinted_as(App::archive_hint).found_by("restore trash bring back");
        ShowAgreement("home.agreement", "Compare how we rate people", ["K"], "",
            |app| app.open_page(PageKind::Agreement))
            // To the team it names nobody.
            .needs(&[UNBLIND]).works_on(Datum::Judgments);
        ReviewAll("home.review", "Review these deals, five questions each", ["r"], "review", App::review_all)
            .needs(&[UNBLIND, App::review_all_blocked]).works_on(Datum::OtherDeals).hinted_as(App::review_all_hint);
        ReadPortfolio("home.minutes", "Read the minutes of the last review", ["m"], "",
            |app| app.open_page(PageKind::Portfolio))
            .needs(&[App::needs_past_portfolio]).works_on(Datum::OtherDeals);
        OpenExample("deal.example", "Add the example deal", ["D"], "example", App::add_example).clicked_twice();
    }
    Deal {
        // In the past, and in a deal that cannot be written, the answers can only be read.
        Screen("person.screen", "Screen the person, step by step", ["s"], "screen", App::screen_person)
            .needs(&[PERSON, App::needs_identified]).private().hinted_where(|app| app.unchangeable().is_none())
            .in_menu(Menu::Assess);
        TaskNow("person.task", "Open the task", ["T"], "task", App::task_now)
            .needs(&[PERSON, UNBLIND, App::needs_no_talker]).changes().private().hinted_where(App::is_task_next)
            .in_menu(Menu::Assess);
        Coach("person.coach", "Coach the person", ["c"], "coach", App::coach)
            .needs(&[PERSON, UNBLIND, App::needs_mobilizer]).private().shows_in_panes().hinted_where(App::is_coaching_next)
            .in_menu(Menu::CoachAndReview);
        Questions("person.traits", "Answer the 21 trait questions", ["t"], "traits", App::begin_questions)
            .needs(&[PERSON, App::needs_identified, App::questions_are_open]).private().shows_in_panes()
            .hinted_where(|app| app.unchangeable().is_none()).in_menu(Menu::Assess);
        LogConversation("person.log", "Log a conversation", ["l"], "log", App::log_conversation)
            .needs(&[PERSON]).begins_a_change().private().in_menu(Menu::Record);
        Debrief("deal.debrief", "Debrief your last conversation", ["K"], "debrief", App::open_debrief)
            .needs(&[DEAL, UNBLIND, App::needs_talk]).changes().private().in_menu(Menu::Record)
            .found_by("quick questions after call answers log");
        LogFromFile("deal.log-file", "Log from a file", [], "", App::log_from_file)
            .needs(&[DEAL]).begins_a_change().private().in_menu(Menu::Record)
            .found_by("transcript recording teams zoom vtt srt otter fireflies gong granola notes invitation calendar meeting");
        Prepare("prep.open", "Prepare a conversation", ["B"], "prep", App::open_prep)
            .needs(&[App::needs_somebody, UNBLIND]).private().in_menu(Menu::Assess)
            .found_by("call meeting visit agenda questions find out before brief");
        AddAction("person.action", "Add a next step", ["n"], "next step", App::add_action)
            .needs(&[PERSON]).begins_a_change().in_menu(Menu::Record);
        Willing("person.willing", "Rate their stance", ["w"], "stance", App::ask_willing)
            .needs(&[PERSON]).begins_a_change().private().in_menu(Menu::Assess);
        AskBest("person.ask-best", "Ask the most useful question", ["i"], "question", App::ask_best)
            .needs(&[PERSON, App::needs_identified]).private().shows_in_panes().hinted_where(|app| app.unchangeable().is_none())
            .in_menu(Menu::Assess);
        AddPerson("person.add", "Add a person", ["a"], "add", App::add_person).needs(&[DEAL]).changes()
            .in_menu(Menu::Record);
        ImportPeople("people.import", "Import people", ["I"], "import", App::open_import)
            .needs(&[DEAL]).changes().works_on(Datum::Contact).in_menu(Menu::Record)
            .found_by("csv excel spreadsheet salesforce hubspot linkedin outlook crm contacts vcard paste");
        PlanBlocker("person.plan", "Plan for a Blocker", ["b"], "plan", App::plan_blocker)
            .needs(&[PERSON, UNBLIND]).changes().private().warns(Twice::Plan).in_menu(Menu::MapAndGroup);
        EditPerson("person.edit", "Edit the person", ["e"], "edit", App::edit_person).needs(&[PERSON]).changes()
            .in_menu(Menu::Record);
        Map("deal.map", "Show the map", ["m"], "map", App::open_map).found_by("field influence lines coverage relations connect reports org chart")
            .needs(&[App::needs_somebody]).hinted_in_portfolio().in_menu(Menu::MapAndGroup);
        OpenGroup("group.open", "Show the whole group", ["o"], "group",
            |app| app.open_group(Section::Agreement)).found_by("overview agreement workshop")
            .needs(&[DEAL, UNBLIND]).in_menu(Menu::MapAndGroup).private();
        OpenInsights("insight.open", "Work on the case for change", ["f"], "case", App::open_insights)
            .found_by("insight sheet frame challenger teach differentiators mental model reframe")
            .needs(&[DEAL, UNBLIND]).works_on(Datum::Insights).hinted_where(App::has_insight).in_menu(Menu::MapAndGroup);
        OpenInside("inside.open", "Show their inside steps", ["W"], "their steps", App::open_inside_steps)
            .found_by("inside steps buying process approval how they buy budget legal board security procurement")
            .needs(&[DEAL, UNBLIND]).works_on(Datum::InsideSteps).hinted_where(App::has_inside_steps)
            .in_menu(Menu::MapAndGroup);
        OpenKit("kit.open", "Prepare the kit to hand out", ["R"], "", App::open_kit)
            .found_by("mobilizer handout objection sheet release print working paper")
            .needs(&[DEAL, UNBLIND]).works_on(Datum::Insights).in_menu(Menu::MapAndGroup);
        // In a review of several deals, the review is on the screen already.
        Review("review.begin", "Review the deal, step by step", ["r"], "review", App::review)
            .needs(&[DEAL, UNBLIND, App::review_blocked]).in_portfolio(|_| ()).in_menu(Menu::CoachAndReview);
        ShowDue("deal.due", "Show what's due in this deal", ["d"], "due", App::show_due)
            .needs(&[DEAL]).hinted_in_portfolio().in_menu(Menu::Record).works_on(Datum::Actions);
        AddNote("person.note", "Add a note", ["N"], "note", App::add_note)
            .needs(&[PERSON]).begins_a_change().private().in_menu(Menu::Record)
            .hinted_where(|app| app.unchangeable().is_none());
        Card("person.card", "Read the person's card", ["P"], "card", |app| app.open_page(PageKind::Card))
            .needs(&[PERSON]).in_menu(Menu::View);
        ShowAndCopyCard("person.copy-card", "Copy the person's card", [], "", App::show_and_copy_card)
            .needs(&[PERSON]).warns(Twice::Copy).found_by("clipboard text share send export").in_menu(Menu::View);
        ShowAlerts("deal.alerts", "Show the alerts", ["!"], "alerts", App::show_alerts).found_by("wrong risks snooze unsnooze later")
            .needs(&[DEAL, UNBLIND]).hinted_in_portfolio().works_on(Datum::Alerts);
        ReadHistory("person.history", "Read the person's history", ["H"], "", App::open_history)
            .needs(&[DEAL]).found_by("log notes conversations answers evidence tasks stances").in_menu(Menu::View)
            .works_on(Datum::Judgments);
        ReadDealHistory("deal.history", "Read the whole deal's history", [], "", App::open_deal_history)
            .needs(&[DEAL]).found_by("log notes conversations").in_menu(Menu::View).works_on(Datum::Judgments);
        OwnLabel("person.call", "Set your label", ["C"], "", App::open_labels)
            .needs(&[PERSON]).changes().private().in_menu(Menu::Assess);
        Predict("person.predict", "Predict what they'll do", ["F"], "", App::predict)
            .needs(&[PERSON]).begins_a_change().private().found_by("prediction bet guess hit rate right wrong call")
            .in_menu(Menu::Assess);
        RemovePerson("person.remove", "Remove the person", ["x"], "", App::remove_person)
            .needs(&[PERSON]).changes().found_by("delete").in_menu(Menu::Record).warns(Twice::Remove).clicked_twice();
        JoinPeople("person.join", "Merge duplicates", ["J"], "",
            App::ask_to_join).found_by("join same person")
            .needs(&[PERSON, App::needs_others, CHANGEABLE]).in_menu(Menu::Record).warns(Twice::Merge);
        LinkPerson("person.link", "Link to the same person in another deal", ["L"], "", App::ask_who_is_the_same)
            .needs(&[PERSON, CHANGEABLE, App::needs_other_deal]).in_menu(Menu::Record).works_on(Datum::OtherDeals);
        FilterPeople("person.filter", "Filter the people", ["/"], "", App::filter_people)
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View);
        // In privacy mode the order would tell who is what.
        OrderPeople("person.order", "Change the order of the people", ["Z"], "", App::order_people)
            .needs(&[DEAL]).private().shows_in_panes().found_by("sort name a-z group influence last contact")
            .in_menu(Menu::View);
        Portrait("person.portrait", "Read about this profile", ["p"], "portrait",
            |app| app.open_page(PageKind::Portrait)).in_menu(Menu::View).private();
        NextPane("pane.next", "Go to the next pane", ["tab", "right"], "pane", |app| app.turn_pane(1))
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View);
        PreviousPane("pane.previous", "Go to the previous pane", ["shift-tab", "left", "h"], "", |app| app.turn_pane(2))
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View);
        ShowPeople("pane.people", "Go to the stakeholders", ["1"], "", |app| app.show_pane(Pane::People))
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View);
        ShowProfile("pane.profile", "Go to the profile", ["2"], "", |app| app.show_pane(Pane::Profile))
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View);
        ShowCoaching("pane.coaching", "Go to the coaching", ["3"], "", |app| app.show_pane(Pane::Coaching))
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View).works_on(Datum::Coaching);
        WholePane("pane.whole", "Zoom this pane", ["z"], "", App::turn_width)
            .needs(&[DEAL]).shows_in_panes().found_by("zoom maximize full width wide")
            .hinted_as(App::width_hint).leads_out().in_menu(Menu::View);
        SwitchAssessor("person.assessor", "Answer as someone else", ["A"], "",
            |app| app.open_finder(FinderKind::Assessor)).found_by("assessor colleague coach opinion")
            .needs(&[DEAL]).private().in_menu(Menu::Assess);
        CompareOpinions("opinion.compare", "Compare two opinions", ["D"], "opinions",
            App::open_opinions)
            .needs(&[PERSON, UNBLIND]).private().hinted_where(App::has_two_opinions).in_menu(Menu::Assess);
        Settle("deal.settle", "Resolve conflicting edits", ["="], "", App::open_inbox).found_by("merge conflict copy")
            .needs(&[DEAL, App::needs_inbox]).changes().works_on(Datum::History);
        TakeInCopy("deal.copy", "Merge the conflict copy", [], "", App::take_in_copy)
            .needs(&[DEAL, App::needs_copy]).changes().works_on(Datum::History);
        EditDeal("deal.edit", "Edit the deal", ["E"], "", App::edit_deal).needs(&[DEAL]).changes();
        EndDeal("deal.end", "Record the outcome", ["O"], "", App::end_deal)
            .needs(&[DEAL]).changes();
        ReadHindsight("deal.hindsight", "Look back at how it went", [], "", |app| app.open_page(PageKind::Hindsight))
            .needs(&[DEAL, UNBLIND, App::hindsight_blocked]).private().found_by("hindsight outcome lost won labels")
            .in_menu(Menu::Deal);
        ShowTrend("deal.trend", "Show progress by review", ["#"], "", |app| app.open_page(PageKind::Trend))
            .needs(&[DEAL, UNBLIND]).private().found_by("score trend chart progress").in_menu(Menu::CoachAndReview);
        ExportDeal("deal.export", "Export the deal", ["X"], "export", App::open_export)
            .needs(&[DEAL, UNBLIND]).in_menu(Menu::Deal)
            .found_by("share send brief markdown obsidian html web print csv excel spreadsheet calendar ics json mermaid diagram");
        CopyMessage("deal.message", "Copy a deal summary", ["Y"], "", App::copy_message)
            .needs(&[DEAL, UNBLIND]).private().warns(Twice::Copy).found_by("share mail chat text clipboard export")
            .in_menu(Menu::Deal);
        UndoReview("review.undo", "Roll back the last review", ["U"], "", App::undo_review)
            .needs(&[DEAL, UNBLIND, CHANGEABLE, App::needs_past_review]).begins_a_change().hinted_in_portfolio()
            .warns(Twice::TakeBack).in_menu(Menu::CoachAndReview);
        LeaveDeal("deal.leave", "Go back to all deals", ["q"], "home", App::leave_deal)
            .needs(&[DEAL]).shows_in_panes().leads_out();
        StepBack("deal.step-back", "Go back a step", ["esc"], "", App::step_back)
            .needs(&[DEAL]).shows_in_panes().in_menu(Menu::View).leads_out().hinted_as(App::step_back_hint);
    }
    People {
        OpenPerson("person.open", "Go to the person's profile", ["enter"], "profile", |app| app.show_pane(Pane::Profile))
            .needs(&[PERSON]);
    }
    Profile {
        OpenFact("profile.open", "Open what this line is about", ["enter"], "open", App::open_fact)
            .needs(&[PERSON, App::needs_fact]).private();
    }
    Questions {
        AnswerNotSo("answer.not-so", "Had the chance, didn't", ["0", "à"], "", |app| app.answer_question(0))
            .needs(&[QUESTION]).changes().signed().private();
        AnswerClaimed("answer.claimed", "Only said so", ["1", "&", "+"], "", |app| app.answer_question(1))
            .needs(&[QUESTION]).changes().signed().private();
        AnswerOnce("answer.once", "Seen once", ["2", "é", "ě"], "", |app| app.answer_question(2))
            .needs(&[QUESTION]).changes().signed().private();
        AnswerRepeated("answer.repeated", "Seen repeatedly", ["3", "\"", "š"], "", |app| app.answer_question(3))
            .needs(&[QUESTION]).changes().signed().private();
        Postpone("answer.postpone", "Don't know: ask later", ["-", "space"], "don't know", App::postpone)
            .needs(&[QUESTION]).private().clicked_twice();
        AnswerHighlighted("answer.highlighted", "Choose the highlighted answer", ["enter"], "answer",
            App::answer_highlighted)
            .needs(&[QUESTION, App::needs_highlighted]).changes().signed().private().clicked_twice();
        AddEvidence("answer.evidence", "Add what you saw", ["e"], "evidence", App::add_evidence)
            .needs(&[App::needs_session]).changes().private().hinted_where(|app| app.answered_last().is_some());
        JumpToBest("question.best", "Jump to the most useful question", ["i"], "question", App::ask_best)
            .needs(&[QUESTION]).private();
        // No letters: `l` logs a conversation here too, and what follows then is text and no answer.
        EarlierQuestion("question.earlier", "Go to the previous question", ["left"], "previous",
            App::earlier_question)
            .private();
        LaterQuestion("question.later", "Go to the next question", ["right"], "", App::later_question)
            .needs(&[QUESTION]).private();
        ForgetAnswer("answer.forget", "Clear the answer", ["delete", "backspace"], "", App::forget_answer)
            .needs(&[App::needs_answer]).changes().private();
        FixedOrder("question.order", "Change the order of the questions", ["o"], "order", App::switch_order)
            .needs(&[QUESTION]);
        // While somebody answers blind, it ends that first, since it hides more.
        Blind("question.blind", "Show or hide the verdict", ["b"], "blind", App::switch_blind)
            .needs(&[QUESTION]).hinted_where(|app| !app.is_blind());
        EndQuestions("question.end", "Close the questions", ["esc", "q"], "back", App::end_questions)
            .leads_out();
    }
    Coaching {
        TickVerifier("coaching.tick", "Check off the step", ["enter", "space"], "check off", App::tick)
            .needs(&[COACHED]).changes().private().hinted_as(App::enter_in_coaching);
        AboutSpot("coaching.about", "Read what counts, and why", ["y"], "why",
            |app| app.open_page(PageKind::Spot))
            .needs(&[COACHED]).private();
        AddLine("coaching.add-line", "Add your own line to the stage", ["+"], "note", App::add_line)
            .needs(&[COACHED]).changes().private();
        UntickVerifier("coaching.untick", "Clear the check mark or the line", ["x", "delete"], "clear", App::untick)
            .needs(&[COACHED, App::untick_blocked]).changes().private().clicked_twice();
    }
    Due {
        FinishDue("due.done", "Mark as done", ["space"], "done", App::finish_due)
            .needs(&[DUE]).begins_a_change().signed_where(App::finishes_action).clicked_twice();
        GoToDue("due.person", "Go to the person", ["enter"], "person", App::go_to_due).needs(&[DUE])
            .hinted_as(App::enter_in_due);
        EditDue("due.edit", "Edit the next step", ["e"], "edit", App::edit_due)
            .needs(&[App::lies_in_its_deal, DUE]).begins_a_change();
        DropDue("due.remove", "Remove the next step", ["x", "delete"], "remove", App::drop_due)
            .needs(&[App::lies_in_its_deal, DUE]).begins_a_change().clicked_twice();
        CloseDue("due.close", "Close", ["esc", "q", "d"], "back", App::close_overlay).leads_out();
    }
    Debrief {
        DebriefZero("debrief.zero", "Give answer 0", ["0", "à"], "", |app| app.answer_debrief(0))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefOne("debrief.one", "Give answer 1", ["1", "&", "+"], "", |app| app.answer_debrief(1))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefTwo("debrief.two", "Give answer 2", ["2", "é", "ě"], "", |app| app.answer_debrief(2))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefThree("debrief.three", "Give answer 3", ["3", "\"", "š"], "", |app| app.answer_debrief(3))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefFour("debrief.four", "Give answer 4", ["4", "'", "č"], "", |app| app.answer_debrief(4))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefFive("debrief.five", "Give answer 5", ["5", "(", "ř"], "", |app| app.answer_debrief(5))
            .needs(&[DEBRIEFED]).changes().signed().private();
        DebriefHighlighted("debrief.highlighted", "Choose the highlighted answer", ["enter"], "answer",
            App::answer_debrief_highlighted)
            .needs(&[DEBRIEFED, App::needs_highlighted]).changes().signed().private().clicked_twice();
        DebriefEvidence("debrief.evidence", "Add what you saw", ["e"], "evidence", App::add_debrief_evidence)
            .needs(&[DEBRIEFED]).changes().private().hinted_where(|app| app.answered_in_debrief().is_some());
        // No letters: there may be more of a log than the form took.
        PassDebriefed("debrief.skip", "Skip the question", ["-", "right"], "skip", App::pass_debriefed)
            .needs(&[DEBRIEFED]).private().clicked_twice();
        BackToPassed("debrief.back", "Go back to the skipped question", ["left"], "", App::back_to_passed)
            .private();
        EndDebrief("debrief.end", "End the debrief; your answers stay", ["esc", "q"], "end", App::end_debrief)
            .leads_out();
    }
    Attendees {
        ShowPrep("prep.show", "Show what to find out", ["enter"], "find out", App::show_prep)
            .needs(&[App::needs_attendee]);
        TickAttendee("prep.add", "Add or remove the person", ["space"], "add", App::tick_attendee);
        CloseAttendees("prep.close-list", "Close", ["esc", "q", "B"], "back", App::close_overlay).leads_out();
    }
    Prep {
        CopyPrep("prep.copy", "Copy the sheet to the clipboard", ["c", "Y"], "copy", App::copy_prep).warns(Twice::Copy);
        BackToAttendees("prep.back", "Go back to who will be there", ["esc", "left", "h"], "back", App::back_to_attendees)
            .leads_out();
        ClosePrep("prep.close", "Close the prep", ["q", "B"], "", App::close_prep);
    }
    Card {
        CopyCard("card.copy", "Copy the card to the clipboard", ["c", "Y"], "copy", App::copy_card)
            .needs(&[PERSON]).warns(Twice::Copy);
    }
    Screening {
        ChooseFirst("screen.first", "Choose the first answer", ["1", "&", "+"], "", |app| app.choose_answer(C::ChooseFirst, 0))
            .needs(&[SCREENING]).changes().private();
        ChooseSecond("screen.second", "Choose the second answer", ["2", "é", "ě"], "", |app| app.choose_answer(C::ChooseSecond, 1))
            .needs(&[SCREENING]).changes().private();
        ChooseThird("screen.third", "Choose the third answer", ["3", "\"", "š"], "", |app| app.choose_answer(C::ChooseThird, 2))
            .needs(&[SCREENING]).changes().private();
        ChooseFourth("screen.fourth", "Choose the fourth answer", ["4", "'", "č"], "", |app| app.choose_answer(C::ChooseFourth, 3))
            .needs(&[SCREENING]).changes().private();
        ChooseFifth("screen.fifth", "Choose the fifth answer", ["5", "(", "ř"], "", |app| app.choose_answer(C::ChooseFifth, 4))
            .needs(&[SCREENING]).changes().private();
        GiveTask("screen.give-task", "Choose the highlighted answer", ["enter"], "next",
            |app| app.step_enter(C::GiveTask))
            .needs(&[App::enter_in_screening_blocked]).private().hinted_as(App::enter_in_screening)
            .clicked_twice_where(|app| app.highlighted().is_some());
        ChangeTask("screen.change-task", "Edit the open task", ["E"], "edit task", App::change_task)
            .needs(&[App::needs_task]).changes().private();
        WithdrawTask("screen.withdraw-task", "Withdraw the open task", ["x", "delete"], "withdraw",
            App::withdraw_task)
            .needs(&[App::needs_task]).changes().private().clicked_twice();
        TaskInWalk("screen.task", "Open the task", ["T"], "task", App::task_in_walk)
            .needs(&[SCREENING, UNBLIND, App::needs_no_talker]).changes().private().hinted_where(App::ends_in_a_task);
        ScreenEvidence("screen.evidence", "Add what you saw", ["e"], "evidence", App::screen_evidence)
            .needs(&[SCREENING]).changes().private().hinted_as(App::evidence_hint);
        EarlierStep("screen.earlier", "Go to the previous step", ["left", "backspace"], "previous", App::earlier_step)
            .needs(&[SCREENING]);
        LaterStep("screen.later", "Go to the next step", ["right", "tab"], "skip", App::later_step)
            .needs(&[SCREENING]).hinted_where(|app| app.screening().is_some_and(|(_, _, tell)| tell.is_some()));
        EndScreening("screen.end", "Close the screening", ["esc", "q"], "back", App::close_overlay)
            .needs(&[SCREENING]).leads_out();
    }
    Import {
        TakePeople("import.take", "Import the selected people", ["enter"], "import", App::take_chosen)
            .needs(&[App::needs_chosen_row]).changes().signed().clicked_twice();
        ChooseRow("import.choose", "Select or deselect the row", ["space"], "select", App::choose_row);
        FilterImport("import.filter", "Filter the rows", ["/"], "filter", App::filter_import);
        ChooseAllRows("import.all", "Select all or none", ["a"], "all", App::choose_all_rows);
        SamePerson("import.same", "Mark as the same person", ["="], "same person",
            |app| app.say_who_row_is(true))
            .needs(&[App::needs_asking_row]);
        AnotherPerson("import.other", "Mark as a different person", ["+"], "different person",
            |app| app.say_who_row_is(false))
            .needs(&[App::needs_asking_row]);
        LeaveImport("import.close", "Clear the filter, then close", ["esc", "q"], "back", App::leave_import).leads_out();
    }
    ImportQuestion {
        AnswerImport("import.answer", "Continue", ["enter"], "continue", App::answer_import)
            .needs(&[App::needs_import_question]);
        NextMeaning("import.meaning", "Choose the next meaning", ["right", "l", "space"], "meaning", |app| app.turn_column(1))
            .needs(&[App::needs_import_question]).hinted_as(App::turn_hint);
        PreviousMeaning("import.meaning-before", "Choose the previous meaning", ["left", "h"], "", |app| app.turn_column(-1))
            .needs(&[App::needs_import_question]);
        StopImport("import.stop", "Cancel the import", ["esc", "q"], "back", App::leave_import).leads_out();
    }
    Export {
        SaveExport("export.save", "Save it as a file", ["enter"], "save", App::ask_where_to_export);
        CopyExport("export.copy", "Copy it to the clipboard", ["c"], "copy", App::copy_export)
            .needs(&[App::needs_pasted_format]).warns(Twice::Copy)
            .hinted_where(|app| app.needs_pasted_format().is_none());
        NextReaders("export.readers", "Change who may read it", ["right", "l", "tab"], "readers",
            |app| app.turn_readers(true)).hinted_where(App::may_turn_readers);
        PreviousReaders("export.readers-before", "Change who may read it, backward", ["left", "h", "shift-tab"], "",
            |app| app.turn_readers(false));
        CloseExport("export.close", "Close", ["esc", "q", "X"], "back", App::close_overlay).leads_out();
    }
    Talk {
        LogTalk("talk.log", "Log the conversation", ["enter"], "log", App::log_talk)
            .needs(&[App::needs_read_talk]).changes().signed().clicked_twice();
        ChooseLine("talk.choose", "Select or deselect the line", ["space"], "select", App::choose_talk_line)
            .needs(&[App::needs_read_talk]);
        QuoteChosen("talk.evidence", "Turn the sentences into evidence", ["e"], "evidence", App::quote_chosen)
            .needs(&[App::needs_read_talk, App::needs_sentence]).changes();
        FilterTalk("talk.filter", "Filter the sentences", ["/"], "filter", App::filter_talk).needs(&[App::needs_read_talk]);
        WhoSpoke("talk.who", "Say who the speaker is", ["="], "who is it", App::say_who_spoke)
            .needs(&[App::needs_read_talk, App::needs_speaker]);
        AddSpeaker("talk.add", "Add the speaker as a person", ["+"], "add", App::add_speaker)
            .needs(&[App::needs_read_talk, App::needs_speaker]);
        TalkDay("talk.day", "Change the day and the title", ["d"], "day", App::open_talk_day)
            .needs(&[App::needs_read_talk]);
        LeaveTalk("talk.close", "Clear the filter, then close", ["esc", "q"], "back", App::leave_talk).leads_out();
    }
    History {
        EditEntry("history.edit", "Edit the entry, or its evidence", ["enter", "e"], "edit", App::edit_entry)
            .needs(&[App::needs_entry]).begins_a_change().private().hinted_as(App::enter_in_history);
        DropEntry("history.remove", "Remove the entry", ["x", "delete"], "remove", App::drop_entry)
            .needs(&[App::needs_entry]).changes().private().clicked_twice().hinted_as(App::drop_hint);
        AnswerAgain("history.answer", "Go to the question behind the answer", ["t"], "question", App::answer_again)
            .needs(&[App::needs_answer_entry]).begins_a_change().private()
            .hinted_where(|app| app.needs_answer_entry().is_none());
        FilterHistory("history.filter", "Filter the history", ["/"], "filter", App::filter_history);
        NextKind("history.kind", "Show only the next type", ["right", "l"], "type", |app| app.turn_kind(1));
        PreviousKind("history.kind-before", "Show only the previous type", ["left", "h"], "", |app| app.turn_kind(-1));
        TurnHistory("history.whose", "Switch between person and whole deal", ["tab"], "person/deal", App::turn_history);
        LeaveHistory("history.back", "Clear the filter, then close", ["esc"], "back", App::leave_history).leads_out();
        CloseHistory("history.close", "Close the history", ["q", "H"], "", App::close_overlay);
    }
    Alerts {
        GoToAlert("alert.go", "Go fix it", ["enter"], "fix", App::go_to_alert)
            .needs(&[App::needs_alert]).hinted_as(App::enter_in_alerts);
        SnoozeAlert("alert.snooze", "Snooze or unsnooze the alert", ["z"], "snooze", App::snooze_alert)
            .needs(&[App::needs_alert]).begins_a_change().clicked_twice_where(App::wakes_alert);
        CloseAlerts("alert.close", "Close the alerts", ["esc", "q", "!"], "back", App::close_overlay).leads_out();
    }
    Map {
        NextView("map.next", "Go to the next view", ["m", "tab"], "next view", |app| app.turn_map(1)).needs(&[MAP])
            .hinted_where(App::has_other_map_views);
        LandOnPerson("map.land", "Go to the person", ["enter"], "person", App::land).needs(&[MAP]);
        AddRelation("map.add-line", "Connect the person to someone", ["a"], "connect", App::add_relation)
            .needs(&[App::relate_blocked]).begins_a_change().works_on(Datum::Influence);
        WiderMap("map.wider", "Show more around the person", ["+"], "more", |app| app.zoom_map(Zoom::Out))
            .needs(&[|app| app.zoom_blocked(Zoom::Out)]);
        CloserMap("map.closer", "Show less around the person", ["-"], "less", |app| app.zoom_map(Zoom::In))
            .needs(&[|app| app.zoom_blocked(Zoom::In)]);
        RemoveRelation("map.remove-line", "Disconnect two people", ["x"], "disconnect", App::remove_relation).found_by("delete")
            .needs(&[App::unrelate_blocked]).begins_a_change().clicked_twice().works_on(Datum::Influence);
        MapLeft("map.left", "Move left, toward who influences them", ["left", "h"], "",
            |app| app.move_on_map(Direction::Left, 1))
            .needs(&[MAP]);
        MapRight("map.right", "Move right, toward who they influence", ["right", "l"], "",
            |app| app.move_on_map(Direction::Right, 1))
            .needs(&[MAP]);
        PreviousView("map.previous", "Go to the previous view", ["shift-tab"], "", |app| app.turn_map(2)).needs(&[MAP]);
        CloseMap("map.close", "Close the map", ["esc", "q"], "back", App::close_overlay).needs(&[MAP]).leads_out();
    }
    Group {
        FillIn("group.fill-in", "Fill in what's at the cursor", ["enter", "space"], "fill in", App::fill_in_group)
            .needs(&[App::fill_in_blocked]).changes().hinted_as(App::enter_in_group).clicked_twice();
        AddGroupEvidence("group.evidence", "Add what you saw", ["e"], "", App::add_group_evidence)
            .needs(&[App::fill_in_blocked]).changes();
        Agrees("group.yes", "Mark them as agreeing", ["1", "&"], "yes", |app| app.agree(Agreement::Yes))
            .needs(&[App::agrees_blocked]).changes().signed_where(|app| app.agrees_anew(Agreement::Yes)).private()
            .clicked_twice();
        AgreesPerhaps("group.unsure", "Mark them as unsure", ["2", "é", "ě"], "unsure",
            |app| app.agree(Agreement::Unsure))
            .needs(&[App::agrees_blocked]).changes().signed_where(|app| app.agrees_anew(Agreement::Unsure)).private()
            .clicked_twice();
        AgreesNot("group.no", "Mark them as not agreeing", ["3", "\"", "š"], "no", |app| app.agree(Agreement::No))
            .needs(&[App::agrees_blocked]).changes().signed_where(|app| app.agrees_anew(Agreement::No)).private()
            .clicked_twice();
        AddConcern("group.concern", "Add a concern or disconnect", ["+", "a"], "disconnect", App::add_concern)
            .changes().hinted_where(|app| app.is_in_section(Section::Minds)).works_on(Datum::Concerns);
        SettleConcern("group.settle", "Settle or reopen the concern", ["s"], "settle", App::settle_concern)
            .needs(&[App::settle_blocked]).changes().signed().clicked_twice();
        NextSection("group.next", "Go to the next section", ["tab"], "section", |app| app.turn_section(1));
        PreviousSection("group.previous", "Go to the previous section", ["shift-tab"], "",
            |app| app.turn_section(3));
        LaterCell("group.right", "Go right, or to the next section", ["right", "l"], "",
            |app| app.move_in_group(Side::Right));
        EarlierCell("group.left", "Go left, or to the previous section", ["left", "h"], "",
            |app| app.move_in_group(Side::Left));
        TakeAway("group.take-away", "Remove what's at the cursor", ["x", "delete"], "", App::take_away_in_group)
            .needs(&[App::take_away_blocked]).changes().clicked_twice();
        AboutGroup("group.about", "Show details", ["y"], "more",
            |app| app.open_page(PageKind::Group));
        EditDealHere("group.edit-deal", "Edit group size and cost of inaction", ["E"], "size, cost", App::edit_deal)
            .changes().hinted_where(|app| app.is_in_section(Section::Purchase));
        EndDealHere("group.end-deal", "Record the outcome", ["O"], "", App::end_deal).changes();
        CloseGroup("group.close", "Close the group", ["esc", "q"], "back", App::close_overlay).leads_out();
    }
    Inside {
        EditInside("inside.edit", "Edit the step", ["enter", "e"], "edit", App::enter_inside_step)
            .begins_a_change().works_on(Datum::InsideSteps).hinted_as(App::enter_in_inside);
        TurnInside("inside.done", "Mark the step done today, or open", ["space"], "done", App::turn_inside_step)
            .needs(&[App::needs_inside_step]).changes().works_on(Datum::InsideSteps).clicked_twice();
        AddInside("inside.add", "Add one of their steps", ["a", "+"], "add", App::add_inside_step)
            .begins_a_change().works_on(Datum::InsideSteps);
        LaterInside("inside.later", "Move the step down", ["J"], "down", |app| app.move_inside_step(true))
            .needs(&[App::needs_inside_step]).changes().works_on(Datum::InsideSteps).clicked_twice();
        EarlierInside("inside.earlier", "Move the step up", ["K"], "up", |app| app.move_inside_step(false))
            .needs(&[App::needs_inside_step]).changes().works_on(Datum::InsideSteps).clicked_twice();
        DropInside("inside.remove", "Strike out the step", ["x", "delete"], "strike out", App::drop_inside_step)
            .needs(&[App::needs_inside_step]).changes().works_on(Datum::InsideSteps).clicked_twice();
        TakeUsual("inside.usual", "Add the usual steps", ["t"], "usual steps", App::take_usual_steps)
            .needs(&[App::usual_steps_blocked]).changes().works_on(Datum::InsideSteps).clicked_twice();
        CloseInside("inside.close", "Close their inside steps", ["esc", "q", "W"], "back", App::close_overlay)
            .leads_out();
    }
    Insight {
        EditSheet("insight.edit", "Edit the line", ["enter", "e"], "edit", App::edit_sheet)
            .needs(&[SHEET]).begins_a_change().works_on(Datum::Insights).hinted_as(App::enter_in_sheet);
        ClearSheet("insight.clear", "Clear the line; on the headline, all", ["x", "delete"], "clear",
            App::clear_sheet_row)
            .needs(&[SHEET, App::clear_sheet_blocked]).changes().works_on(Datum::Insights).clicked_twice();
        AddDifferentiator("insight.strength", "Add a differentiator", ["+", "a"], "differentiator",
            App::add_differentiator)
            .needs(&[SHEET]).begins_a_change().works_on(Datum::Insights);
        LeadBack("insight.leads-back", "Lead back to this differentiator", ["space"], "lead back",
            App::lead_back_here)
            .needs(&[SHEET, App::lead_back_blocked]).changes().works_on(Datum::Insights)
            .hinted_where(|app| app.lead_back_blocked().is_none());
        OpenBeliefs("insight.beliefs", "Show what they believe, and should see", ["m"], "beliefs", App::open_beliefs)
            .needs(&[SHEET]).works_on(Datum::Insights);
        BuildInsight("insight.build", "Build it, step by step", ["b"], "build", App::build_insight)
            .needs(&[SHEET]).begins_a_change().works_on(Datum::Insights);
        PickInsight("insight.pick", "Add another insight", ["n"], "new", App::pick_insight)
            .begins_a_change().works_on(Datum::Insights);
        KitFromSheet("insight.kit", "Open the kit to hand out", ["p"], "hand out", App::open_kit).works_on(Datum::Insights);
        NextSheet("insight.next", "Go to the next insight", ["right", "l", "tab"], "next", |app| app.turn_sheet(1))
            .needs(&[SHEET, App::needs_other_sheet]);
        PreviousSheet("insight.previous", "Go to the previous insight", ["left", "h", "shift-tab"], "",
            |app| app.turn_sheet(-1))
            .needs(&[SHEET, App::needs_other_sheet]);
        CloseSheet("insight.close", "Close the case for change", ["esc", "q", "f"], "back", App::close_overlay)
            .leads_out();
    }
    InsightSteps {
        EditBuilt("build.edit", "Edit what's at the cursor", ["enter", "e"], "edit", App::edit_built)
            .needs(&[App::edit_built_blocked]).begins_a_change().works_on(Datum::Insights)
            .hinted_as(App::enter_in_steps).clicked_twice();
        AddBuilt("build.add", "Add one in this step", ["+", "a"], "add", App::add_built)
            .needs(&[App::add_built_blocked]).begins_a_change().works_on(Datum::Insights)
            .hinted_where(|app| app.add_built_blocked().is_none());
        LaterBuildStep("build.next", "Go to the next step", ["right", "l", "tab"], "next", |app| app.turn_step(1));
        EarlierBuildStep("build.previous", "Go to the previous step", ["left", "h", "shift-tab", "backspace"], "previous",
            |app| app.turn_step(-1));
        DropBuilt("build.remove", "Remove what's at the cursor", ["x", "delete"], "remove", App::drop_built)
            .needs(&[App::drop_built_blocked]).changes().works_on(Datum::Insights).clicked_twice();
        BuiltBeliefs("build.beliefs", "Show what they believe, and should see", ["m"], "beliefs", App::open_beliefs_built)
            .works_on(Datum::Insights).hinted_where(App::is_building_beliefs);
        EndBuild("build.end", "Go back to the sheet", ["esc", "q"], "sheet", App::end_build).leads_out();
    }
    Beliefs {
        EditBelief("beliefs.edit", "Edit it, or record what they said", ["enter", "e"], "edit", App::edit_belief)
            .needs(&[App::needs_belief_row]).begins_a_change().works_on(Datum::Insights)
            .hinted_as(App::enter_in_beliefs);
        AddBelief("beliefs.driver", "Add a driver they believe in", ["+", "a"], "driver", App::add_belief)
            .needs(&[BELIEFS]).begins_a_change().works_on(Datum::Insights);
        RateDriver("beliefs.rate", "Rate how much it weighs to them", ["space"], "rate", App::rate_driver)
            .needs(&[App::needs_driver]).changes().works_on(Datum::Insights).clicked_twice()
            .hinted_where(|app| app.needs_driver().is_none());
        AddNode("beliefs.node", "Add a node they don't see yet", ["n"], "node", App::add_node)
            .needs(&[BELIEFS]).begins_a_change().works_on(Datum::Insights);
        RaiseDriver("beliefs.raise", "Make it weigh more to them", ["w"], "weigh more", App::raise_driver)
            .needs(&[App::needs_driver]).changes().works_on(Datum::Insights).clicked_twice()
            .hinted_where(|app| app.needs_driver().is_none());
        LinkDriver("beliefs.link", "Add a causal link", ["c"], "link", App::link_driver)
            .needs(&[App::needs_other_driver]).begins_a_change().works_on(Datum::Insights)
            .hinted_where(|app| app.needs_other_driver().is_none());
        DropBelief("beliefs.remove", "Remove what's at the cursor", ["x", "delete"], "remove", App::drop_belief)
            .needs(&[BELIEFS, App::drop_belief_blocked]).changes().works_on(Datum::Insights).clicked_twice();
        CloseBeliefs("beliefs.close", "Close what they believe", ["esc", "q", "m"], "back", App::close_beliefs).leads_out();
    }
    Kit {
        ToggleKitLine("kit.toggle", "Release or withdraw the line", ["space"], "release", App::toggle_kit_line).needs(&[App::toggle_kit_blocked]).changes().signed().works_on(Datum::Insights).hinted_as(App::space_in_kit).clicked_twice();
        RewordKitLine("kit.reword", "Word the line for the customer", ["enter", "e"], "word it", App::reword_kit_line)
            .needs(&[App::needs_kit_line]).begins_a_change().works_on(Datum::Insights);
        PreviewKit("kit.preview", "Read it as the customer would", ["p"], "preview", App::preview_kit).works_on(Datum::Insights);
        ClearKitWording("kit.clear", "Go back to the deal's own words", ["x", "delete"], "own words", App::clear_kit_wording)
            .needs(&[App::clear_kit_blocked]).changes().signed().works_on(Datum::Insights).clicked_twice().hinted_where(|app| app.clear_kit_blocked().is_none());
        CloseKit("kit.close", "Close the kit", ["esc", "q", "R"], "back", App::close_overlay).leads_out();
    }
    KitOut {
        SaveKitPage("kit.save", "Save the kit as a web page", ["w"], "save page", App::save_kit_page).needs(&[App::kit_out_blocked]).works_on(Datum::Insights).clicked_twice();
        CopyKit("kit.copy", "Copy the kit to the clipboard", ["c"], "copy", App::copy_kit).needs(&[App::kit_out_blocked]).works_on(Datum::Insights).warns(Twice::Copy);
        SaveKitText("kit.save-text", "Save the kit as markdown", ["m"], "", App::save_kit_text).needs(&[App::kit_out_blocked]).works_on(Datum::Insights).clicked_twice();
    }
    Review {
        ReviewEnter("review.enter", "Answer, or open what it's about", ["enter"], "answer", App::enter_in_review)
            .needs(&[REVIEW]).hinted_where(App::enters_in_review).hinted_as(App::enter_in_a_review)
            .in_portfolio(App::enter_in_portfolio);
        AnswerHere("review.answer", "Answer the question here", ["i"], "answer", App::answer_in_review)
            .needs(&[REVIEW, App::answer_here_blocked]).begins_a_change()
            .hinted_where(App::is_answer_apart).in_portfolio(App::enter_in_portfolio);
        AnswerToEvidence("review.evidence", "Turn the answer into evidence", ["e"], "evidence", App::answer_to_evidence)
            .needs(&[REVIEW, App::evidence_here_blocked]).begins_a_change().private()
            .hinted_where(|app| app.evidence_here_blocked().is_none());
        ReviewOn("review.on", "Go to the next person, part or deal", ["right", "l"], "next", |app| app.walk_by(Way::On))
            .needs(&[REVIEW]).hinted_where(App::has_more_review).in_portfolio(|app| app.turn_deal(Way::On));
        ReviewBack("review.back", "Go back to the previous one", ["left", "h"], "previous",
            |app| app.walk_by(Way::Back))
            .needs(&[REVIEW]).in_portfolio(|app| app.turn_deal(Way::Back));
        Decide("review.decide", "Add a decision", ["a", "n"], "decide", App::decide)
            .needs(&[App::decision_blocked]).begins_a_change().in_portfolio(App::decide_in_portfolio);
        EndReview("review.end", "End the review", ["E"], "end", App::end_review)
            .needs(&[App::end_review_blocked]).begins_a_change().in_portfolio(App::end_portfolio).clicked_twice();
        ListenFor("review.listen", "Show what a good answer sounds like", ["y"], "good answer", App::listen_for)
            .needs(&[REVIEW]).private().hinted_where(App::has_question_to_hear).in_portfolio(App::listen_in_portfolio);
        OtherQuestion("review.other", "Ask another question", ["o"], "other question", App::other_question)
            .needs(&[App::other_question_blocked]).private().hinted_where(App::has_other_question);
        // In a review of several deals it does the same as `ReviewOn`.
        ReviewSkip("review.skip", "Skip to the next part or deal", ["tab"], "skip part", |app| app.walk_part(Way::On))
            .needs(&[REVIEW]).hinted_where(|app| !app.in_portfolio() && app.has_more_review())
            .in_portfolio(|app| app.turn_deal(Way::On));
        ReviewFormer("review.former", "Go back to the previous part or deal", ["shift-tab"], "", |app| app.walk_part(Way::Back))
            .needs(&[REVIEW]).in_portfolio(|app| app.turn_deal(Way::Back));
        DropDecision("review.drop", "Remove the decision", ["x", "delete"], "", App::drop_decision)
            .needs(&[App::decision_blocked]).begins_a_change().hinted_where(App::may_drop_decision)
            .in_portfolio(App::drop_portfolio_decision);
        PauseReview("review.pause", "Pause or resume the timer", ["p"], "pause", App::pause_review)
            .needs(&[REVIEW]).in_portfolio(App::pause_portfolio);
        LeaveReview("review.leave", "Leave the review for now", ["esc", "q"], "back", App::leave_review)
            .needs(&[REVIEW]).in_portfolio(App::leave_portfolio).leads_out();
    }
    Minutes {
        WriteMinutes("minutes.write", "Save the minutes as a file", ["w"], "save", App::write_minutes)
            .needs(&[App::needs_minutes]).clicked_twice();
        CopyMinutes("minutes.copy", "Copy the minutes to the clipboard", ["c"], "copy", App::copy_minutes)
            .needs(&[App::needs_minutes]).warns(Twice::Copy);
    }
    Guide {
        NextTopic("guide.next", "Go to the next page", ["right", "l", "tab"], "next page",
            |app| app.turn_guide(1));
        PreviousTopic("guide.previous", "Go to the previous page", ["left", "h", "shift-tab"], "previous page",
            |app| app.turn_guide(-1));
    }
    GuideList {
        OpenTopic("guide.open", "Open the page under the cursor", ["enter"], "open", App::open_topic);
    }
    Follow {
        SendQuestion("follow.send", "Send the question to the shared screen", ["enter"], "send the question",
            App::send_question)
            .needs(&[App::needs_follow, App::nothing_to_send]).runs_while_following().clicked_twice().warns(Twice::Send);
        CloseFollow("follow.close", "Close this window", ["q", "esc"], "quit", |app| app.effects.push(Effect::Quit))
            .needs(&[App::needs_follow]).runs_while_following().clicked_twice().leads_out();
    }
    Form {
        SaveForm("form.save", "Save", ["enter"], "save", App::submit).signed_where(App::is_form_signed).clicked_twice()
            .hinted_as(App::save_hint);
        NextField("form.next", "Go to the next field", ["tab"], "next field", |app| app.turn_field(Form::next))
            .needs(&[App::needs_fields]);
        PreviousField("form.previous", "Go to the previous field", ["shift-tab"], "",
            |app| app.turn_field(Form::previous))
            .needs(&[App::needs_fields]);
        FormDown("form.down", "Go down a line, or to the next field", ["down"], "", |app| app.turn_field(Form::down))
            .needs(&[App::needs_fields_or_lines]);
        FormUp("form.up", "Go up a line, or to the previous field", ["up"], "", |app| app.turn_field(Form::up))
            .needs(&[App::needs_fields_or_lines]);
        NewLine("form.new-line", "Start a new line", ["alt-enter", "ctrl-j"], "", App::new_line)
            .needs(&[App::needs_lines]);
        CloseForm("form.close", "Cancel", ["esc"], "cancel", App::cancel_form)
            .clicked_twice_where(App::form_is_touched).leads_out();
        RecallTyped("form.recall", "Bring back what you typed here before", ["ctrl-o"], "bring back", App::recall_typed)
            .needs(&[App::nothing_to_recall]);
    }
    Filter {
        KeepFilter("filter.keep", "Keep the filter", ["enter", "down"], "keep", App::keep_filter);
        DropFilter("filter.drop", "Clear the filter", ["esc"], "show all", App::drop_filter).leads_out();
    }
    List {
        Choose("list.choose", "Choose this line", ["enter"], "choose", App::choose).runs_while_following()
            .clicked_twice();
        CloseList("list.close", "Close", ["esc"], "back", App::close_overlay).runs_while_following().leads_out();
    }
    Pasted {
        TakeAnswer("pasted.take", "Choose this answer", ["enter"], "choose", App::choose).clicked_twice();
        AddAsText("pasted.text", "Paste it as text", ["esc"], "paste as text", App::close_overlay)
            .clicked_twice().leads_out();
        FirstAnswer("pasted.first", "Choose the first answer", ["1", "&", "+"], "", |app| app.choose_at(0));
        SecondAnswer("pasted.second", "Choose the second answer", ["2", "é", "ě"], "", |app| app.choose_at(1));
    }
    Menu {
        RunChosen("menu.run", "Run the selected line", ["enter"], "run", App::choose).clicked_twice();
        NextMenuGroup("menu.next-group", "Go to the next group", ["pgdn"], "next group", |app| app.turn_menu(true));
        PreviousMenuGroup("menu.previous-group", "Go to the previous group", ["pgup"], "", |app| app.turn_menu(false));
        CloseMenu("menu.close", "Close the menu", ["esc", ","], "back", App::close_overlay).leads_out();
    }
    Page {
        ClosePage("page.close", "Close", ["esc", "q", "enter"], "back", App::close_overlay)
            .runs_while_following().leads_out();
    }
    Asked {
        AnswerCoach("asked.answer", "Answer the coach's question", ["enter"], "answer", App::answer_coach)
            .hinted_as(App::enter_at_coach_question);
        CloseAsked("asked.close", "Close the coach's question", ["esc"], "back", App::close_coach_question).leads_out();
    }
    Unsaved {
        RetrySave("unsaved.retry", "Try to save again", ["r", "enter"], "try again", App::retry_save).clicked_twice();
        SaveCopy("unsaved.copy", "Save it as a new deal", ["c"], "save a copy", App::save_copy).clicked_twice();
        StayHere("unsaved.stay", "Stay here", ["esc", "q"], "back", App::stay).leads_out();
        QuitUnsaved("unsaved.quit", "Quit without saving", ["Q"], "quit unsaved", |app| app.effects.push(Effect::Quit))
            .clicked_twice();
    }
    Recover {
        KeepLeft("left.keep", "Keep the text and go back to it", ["k", "enter"], "keep", App::keep_left)
            .clicked_twice();
        ViewLeft("left.view", "Read it all", ["v"], "view", App::view_left).works_on(Datum::Drafts);
        DiscardLeft("left.discard", "Discard it for good", ["x"], "discard", App::discard_left).clicked_twice();
        DecideLater("left.later", "Decide next time", ["esc"], "later", App::decide_later).clicked_twice().leads_out();
    }
    Opinions {
        ChooseOpinion("opinion.choose", "Choose how to settle it", ["enter"], "choose",
            |app| app.open_finder(FinderKind::Opinions))
            .needs(&[App::settling_blocked]).begins_a_change();
        TakeLeft("opinion.first", "Settle on the first answer", ["1", "&", "+"], "first",
            |app| app.agree_with(Opinion::Left))
            .needs(&[App::settling_blocked]).changes().signed().clicked_twice();
        TakeRight("opinion.second", "Settle on the second answer", ["2", "é", "ě"], "second",
            |app| app.agree_with(Opinion::Right))
            .needs(&[App::settling_blocked]).changes().signed().clicked_twice();
        KeepOpen("opinion.keep-open", "Keep it open for next time", ["o"], "keep open", App::keep_open)
            .needs(&[App::settling_blocked]).changes().signed().clicked_twice();
        NextCompared("opinion.next", "Go to the next person", ["n", "right", "l"], "next person",
            |app| app.turn_opinions(false));
        OtherPair("opinion.pair", "Compare two other people's answers", ["tab"], "other pair", App::turn_pair)
            .needs(&[App::other_pair_blocked]);
        PreviousCompared("opinion.previous", "Go to the previous person", ["p", "left", "h"], "",
            |app| app.turn_opinions(true));
        CloseOpinions("opinion.close", "Close the comparison", ["esc", "q", "D"], "back", App::close_overlay)
            .leads_out();
    }
    Blind {
        EndBlind("blind.end", "End blind mode: show other answers", ["b"], "unblind", App::end_blind)
            .needs(&[App::needs_blind]).clicked_twice();
    }
    Move {
        Down("move.down", "Move down", ["down", "j"], "choose", |app| app.move_by(1))
            .hinted_where(|app| app.answers_here() > 0).runs_while_following();
        Up("move.up", "Move up", ["up", "k"], "", |app| app.move_by(-1)).runs_while_following();
        PageDown("move.page-down", "Move down ten lines", ["pgdn", "ctrl-f"], "", |app| app.move_by(10))
            .runs_while_following();
        PageUp("move.page-up", "Move up ten lines", ["pgup", "ctrl-b"], "", |app| app.move_by(-10)).runs_while_following();
        First("move.first", "Go to the first", ["home", "g"], "", |app| app.move_by(isize::MIN / 2))
            .runs_while_following();
        Last("move.last", "Go to the last", ["end", "G"], "", |app| app.move_by(isize::MAX / 2)).runs_while_following();
    }
    Global {
        Undo("undo", "Undo the last step", ["u"], "undo", App::undo_here).needs(&[App::undo_blocked]).clicked_twice();
        Redo("redo", "Redo what was undone", ["ctrl-r"], "redo", App::redo_here).needs(&[App::redo_blocked])
            .clicked_twice();
        // The way into the past is in help and palette only; once there, the way forward is worth a hint.
        EarlierStop("time.earlier", "Go back in time", ["[", "<"], "earlier", App::earlier_stop)
            .needs(&[App::earlier_blocked]).works_on(Datum::Talks).shows_in_panes().hinted_where(|app| app.past().is_some());
        LaterStop("time.later", "Step forward in time, up to today", ["]", ">"], "forward", App::later_stop)
            .needs(&[App::later_blocked]).works_on(Datum::Talks);
        OpenMenu("menu", "Show the menu of keys", [",", "space"], "menu", |app| app.open_finder(FinderKind::Menu));
        Palette("palette", "Find any command, person or deal", [":", "ctrl-p"], "find",
            |app| app.open_finder(FinderKind::Palette));
        Messages("messages", "Show the message log", ["M"], "", |app| app.open_page(PageKind::Messages)).private();
        Sources("sources", "Show sources", ["S"], "",
            |app| app.open_page(PageKind::Sources)).private();
        ReadGuide("guide", "Read the guide", [], "",
            |app| app.open_page(PageKind::Guide(usize::MAX))).private();
        ChangeTheme("theme", "Change the theme", ["f2"], "", App::choose_theme)
            .found_by("color colors dark light contrast mono look");
        WhoSigns("me.which", "Choose your name in this deal", ["@"], "your name", App::ask_who_signs)
            .needs(&[DEAL, CHANGEABLE]).hinted_where(App::is_doubted);
        ChangeName("me.name", "Change your name", [], "", App::change_name);
    }
    Showing {
        ShowEverything("room.show", "Show everything", ["1", "&"], "everything", App::show_everything)
            .clicked_twice();
        ShowToTeam("room.team", "Show what the team can see", ["2", "é", "ě"], "team", App::show_to_team)
            .clicked_twice();
        ShowToCustomer("room.customer", "Show what the customer can see", ["3", "\"", "š"], "customer", App::stay_hidden);
        StayHidden("room.stay", "Leave it as it is", ["esc"], "back", App::stay_hidden).leads_out();
    }
    Always {
        Help("help", "Show help for this screen", ["?", "f1"], "help", App::open_help).runs_while_following();
        SayState("state", "Check that everything is saved", ["ctrl-s"], "", App::say_state).found_by("write w");
        HowToPaste("paste.how", "Show how to paste", ["ctrl-v"], "", App::say_how_to_paste).runs_while_following();
        HowToClick("mouse.how", "Show how to use the mouse", [], "", App::say_how_to_click).found_by("click select copy text")
            .runs_while_following();
        Repaint("repaint", "Repaint the screen", ["ctrl-l"], "", |app| app.effects.push(Effect::Repaint))
            .runs_while_following();
        Suspend("suspend", "Suspend to the shell", ["ctrl-z"], "", |app| app.effects.push(Effect::Suspend))
            .runs_while_following();
        Quit("quit", "Quit", ["ctrl-q", "ctrl-c"], "", App::quit)
            .warns(Twice::Leave).runs_while_following();
    }
    Deal {
        PrivacyInitials("room.initials", "Switch between names and initials", ["V"], "", App::turn_initials)
            .needs(&[DEAL]).in_menu(Menu::View);
    }
    Always {
        PrivacyMode("room.view", "Change privacy mode", ["v", "f9"], "", App::turn_privacy)
            .found_by("privacy team customer level");
        ClientsAreOurs("room.ours", "Trust everyone watching now", [], "", App::clients_are_ours)
            .found_by("clients tmux screen joined privacy").needs(&[App::needs_clients]).clicked_twice();
    }
}
