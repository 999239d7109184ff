//! The rows of the command table.

use super::{Command, Scope, Spec};

const fn row(
    name: &'static str,
    title: &'static str,
    keys: &'static [&'static str],
    scope: Scope,
    hint: &'static str,
) -> Spec {
    Spec { name, title, keys, scope, hint }
}

impl Command {
    /// All commands in the order of help and hints: within a scope the most useful first.
    pub const ALL: [Self; 179] = [
        Self::OpenDeal,
        Self::RestoreDeal,
        Self::TakeInListedCopy,
        Self::NewDeal,
        Self::ShowAllDue,
        Self::FilterDeals,
        Self::ShowViews,
        Self::ShowAllDeals,
        Self::LeaveHome,
        Self::OrderDeals,
        Self::TrashDeal,
        Self::EditListedDeal,
        Self::ArchiveDeal,
        Self::ShowAgreement,
        Self::ReviewAll,
        Self::ReadPortfolio,
        Self::OpenExample,
        Self::AddPerson,
        Self::Screen,
        Self::Questions,
        Self::AskBest,
        Self::TaskNow,
        Self::Coach,
        Self::LogConversation,
        Self::AddAction,
        Self::Willing,
        Self::ShowDue,
        Self::PlanBlocker,
        Self::OpenGroup,
        Self::AddNote,
        Self::OwnCall,
        Self::EditPerson,
        Self::RemovePerson,
        Self::JoinPeople,
        Self::LinkPerson,
        Self::FilterPeople,
        Self::Portrait,
        Self::Card,
        Self::Map,
        Self::NextPane,
        Self::PreviousPane,
        Self::ShowPeople,
        Self::ShowProfile,
        Self::ShowCoaching,
        Self::SwitchAssessor,
        Self::CompareOpinions,
        Self::ShowAlerts,
        Self::Settle,
        Self::TakeInCopy,
        Self::EditDeal,
        Self::EndDeal,
        Self::Review,
        Self::UndoReview,
        Self::LeaveDeal,
        Self::StepBack,
        Self::OpenPerson,
        Self::OpenReason,
        Self::AnswerNotSo,
        Self::AnswerClaimed,
        Self::AnswerOnce,
        Self::AnswerRepeated,
        Self::Postpone,
        Self::AddEvidence,
        Self::JumpToBest,
        Self::EarlierQuestion,
        Self::LaterQuestion,
        Self::ForgetAnswer,
        Self::FixedOrder,
        Self::Blind,
        Self::EndQuestions,
        Self::TickVerifier,
        Self::AboutSpot,
        Self::AddLine,
        Self::UntickVerifier,
        Self::FinishDue,
        Self::GoToDue,
        Self::EditDue,
        Self::DropDue,
        Self::CloseDue,
        Self::ChooseFirst,
        Self::ChooseSecond,
        Self::ChooseThird,
        Self::ChooseFourth,
        Self::ChooseFifth,
        Self::GiveTask,
        Self::ChangeTask,
        Self::WithdrawTask,
        Self::ScreenEvidence,
        Self::EarlierStep,
        Self::LaterStep,
        Self::EndScreening,
        Self::GoToAlert,
        Self::SnoozeAlert,
        Self::CloseAlerts,
        Self::NextView,
        Self::LandOnPerson,
        Self::AddTie,
        Self::WiderMap,
        Self::CloserMap,
        Self::RemoveTie,
        Self::MapLeft,
        Self::MapRight,
        Self::PreviousView,
        Self::CloseMap,
        Self::FillIn,
        Self::Agrees,
        Self::AgreesPerhaps,
        Self::AgreesNot,
        Self::AddConcern,
        Self::SettleConcern,
        Self::NextSection,
        Self::PreviousSection,
        Self::LaterCell,
        Self::EarlierCell,
        Self::TakeAway,
        Self::AboutGroup,
        Self::EditDealHere,
        Self::EndDealHere,
        Self::CloseGroup,
        Self::ReviewEnter,
        Self::ReviewOn,
        Self::ReviewBack,
        Self::Decide,
        Self::EndReview,
        Self::ListenFor,
        Self::OtherQuestion,
        Self::ReviewSkip,
        Self::ReviewFormer,
        Self::DropDecision,
        Self::PauseReview,
        Self::LeaveReview,
        Self::WriteMinutes,
        Self::CopyMinutes,
        Self::CloseFollow,
        Self::SaveForm,
        Self::NextField,
        Self::PreviousField,
        Self::CloseForm,
        Self::RecallTyped,
        Self::KeepFilter,
        Self::DropFilter,
        Self::Choose,
        Self::CloseList,
        Self::ClosePage,
        Self::RetrySave,
        Self::SaveCopy,
        Self::StayHere,
        Self::QuitUnsaved,
        Self::KeepLeft,
        Self::ViewLeft,
        Self::DiscardLeft,
        Self::DecideLater,
        Self::TakeLeft,
        Self::TakeRight,
        Self::KeepOpen,
        Self::NextCompared,
        Self::OtherPair,
        Self::PreviousCompared,
        Self::CloseOpinions,
        Self::EndBlind,
        Self::Down,
        Self::Up,
        Self::PageDown,
        Self::PageUp,
        Self::First,
        Self::Last,
        Self::Undo,
        Self::Redo,
        Self::EarlierStop,
        Self::LaterStop,
        Self::Help,
        Self::Palette,
        Self::Messages,
        Self::Sources,
        Self::ChangeName,
        Self::Suspend,
        Self::Quit,
        Self::RoomInitials,
        Self::RoomView,
    ];

    /// The command's row.
    #[must_use]
    pub const fn spec(self) -> Spec {
        use Scope as S;
        match self {
            Self::Help => row("help", "Show what can be done here", &["?"], S::Global, "help"),
            Self::Palette => row("palette", "Find any command, person or deal", &[":", "ctrl-p"], S::Global, "find"),
            Self::Undo => row("undo", "Undo the last step", &["u"], S::Global, "undo"),
            Self::Redo => row("redo", "Redo what was undone", &["ctrl-r"], S::Global, ""),
            Self::Messages => row("messages", "Show the message log", &["M"], S::Global, ""),
            Self::Sources => row("sources", "Show where figures and wording come from", &["S"], S::Global, ""),
            Self::ChangeName => row("me.name", "Change your name", &[], S::Global, ""),
            Self::Suspend => row("suspend", "Suspend to the shell", &["ctrl-z"], S::Always, ""),
            Self::Quit => row("quit", "Quit, everything saved", &["ctrl-q", "ctrl-c"], S::Always, ""),

            Self::Up => row("move.up", "Move up", &["up", "k"], S::Move, ""),
            Self::Down => row("move.down", "Move down", &["down", "j"], S::Move, ""),
            Self::PageUp => row("move.page-up", "Move up ten", &["pgup", "ctrl-b"], S::Move, ""),
            Self::PageDown => row("move.page-down", "Move down ten", &["pgdn", "ctrl-f"], S::Move, ""),
            Self::First => row("move.first", "Go to the first", &["home", "g"], S::Move, ""),
            Self::Last => row("move.last", "Go to the last", &["end", "G"], S::Move, ""),

            Self::OpenDeal => row("deal.open", "Open the deal", &["enter", "right", "l"], S::Home, "open"),
            Self::NewDeal => row("deal.new", "Add a deal", &["a"], S::Home, "new deal"),
            Self::EditListedDeal => row("deal.edit-listed", "Edit the deal's name and value", &["e"], S::Home, "edit"),
            Self::TrashDeal => row("deal.trash", "Move the deal to the trash (delete)", &["x"], S::Home, "trash"),
            Self::RestoreDeal => {
                row("deal.restore", "Restore an earlier state of the deal", &["R"], S::Home, "restore")
            }
            Self::TakeInListedCopy => {
                row("deal.copy-listed", "Open the deal and take in its second copy", &["&"], S::Home, "take in copy")
            }
            Self::OpenExample => row("deal.example", "Add the worked example", &["D"], S::Home, "example"),
            Self::FilterDeals => row("deal.filter", "Filter the deals", &["/"], S::Home, "filter"),
            Self::OrderDeals => row("deal.order", "Change the order of the deals", &["o"], S::Home, "order"),
            Self::ShowViews => row("deal.views", "Choose a view, or save this one", &["V"], S::Home, "views"),
            Self::ShowAllDeals => row("deal.all", "Go back to all deals: filter, then view", &["esc"], S::Home, "all"),
            Self::ArchiveDeal => row("deal.archive", "Move the deal to the archive, or back", &["z"], S::Home, ""),
            Self::ShowAllDue => row("home.due", "Show what is due over all deals", &["d"], S::Home, "due"),
            Self::LeaveHome => row("home.leave", "Quit", &["q"], S::Home, "quit"),

            Self::NextPane => row("pane.next", "Go to the next pane", &["tab", "right"], S::Deal, "pane"),
            Self::PreviousPane => {
                row("pane.previous", "Go to the previous pane", &["shift-tab", "left", "h"], S::Deal, "")
            }
            Self::ShowPeople => row("pane.people", "Go to the stakeholders", &["1"], S::Deal, ""),
            Self::ShowProfile => row("pane.profile", "Go to the profile", &["2"], S::Deal, ""),
            Self::ShowCoaching => row("pane.coaching", "Go to the coaching", &["3"], S::Deal, ""),
            Self::AddPerson => row("person.add", "Add a person", &["a"], S::Deal, "add"),
            Self::EditPerson => row("person.edit", "Edit the person", &["e"], S::Deal, "edit"),
            Self::RemovePerson => row("person.remove", "Remove the person (delete)", &["x"], S::Deal, ""),
            Self::JoinPeople => row("person.join", "Join two entries for the same human", &["J"], S::Deal, ""),
            Self::LinkPerson => row("person.link", "Link the same human in several deals", &["L"], S::Deal, ""),
            Self::Screen => row("person.screen", "Screen the person, step by step", &["s"], S::Deal, "screen"),
            Self::Questions => row("person.traits", "Answer the 21 traits", &["t"], S::Deal, "traits"),
            Self::AskBest => row("person.ask-best", "Ask what would tell most", &["i"], S::Deal, "best"),
            Self::TaskNow => row("person.task", "Give or judge the mobilizing task", &["T"], S::Deal, "task"),
            Self::Coach => row("person.coach", "Coach the person", &["c"], S::Deal, "coach"),
            Self::OwnCall => row("person.call", "Make your own call, beside the verdict", &["C"], S::Deal, ""),
            Self::LogConversation => row("person.log", "Log a conversation", &["l"], S::Deal, "log"),
            Self::AddAction => row("person.action", "Add our next action about the person", &["n"], S::Deal, "action"),
            Self::ShowDue => row("deal.due", "Show what is due: our actions, their tasks", &["d"], S::Deal, "due"),
            Self::AddNote => row("person.note", "Add a note about the person", &["N"], S::Deal, ""),
            Self::Willing => {
                row("person.willing", "Say how far they would buy, and advocate", &["w"], S::Deal, "willing")
            }
            Self::PlanBlocker => row("person.plan", "Plan for somebody who blocks, or might", &["b"], S::Deal, "plan"),
            Self::OpenGroup => row("group.open", "Look at the group as a whole (overview)", &["o"], S::Deal, "group"),
            Self::EndDeal => row("deal.end", "Say how the deal ended", &["O"], S::Deal, ""),
            Self::SwitchAssessor => {
                row("person.assessor", "Answer as a colleague or coach (assessor)", &["A"], S::Deal, "")
            }
            Self::ShowAlerts => row("deal.alerts", "Show what is wrong with this deal", &["!"], S::Deal, "alerts"),
            Self::Settle => row("deal.settle", "Choose between values that differ (merge)", &["="], S::Deal, ""),
            Self::TakeInCopy => row("deal.copy", "Take in the sync program's second copy", &["&"], S::Deal, ""),
            Self::Portrait => row("person.portrait", "Read how to work with this profile", &["p"], S::Deal, "portrait"),
            Self::Card => row("person.card", "Read the person's card before a call", &["P"], S::Deal, "card"),
            Self::Map => row("deal.map", "Show the map: field, lines, coverage", &["m"], S::Deal, "map"),
            Self::EditDeal => row("deal.edit", "Edit the deal's name and value", &["E"], S::Deal, ""),
            Self::FilterPeople => row("person.filter", "Filter the people", &["/"], S::Deal, ""),
            Self::LeaveDeal => row("deal.leave", "Go back to all deals", &["q"], S::Deal, "home"),
            Self::StepBack => {
                row("deal.step-back", "Go back: to now, pane, filter, then the deal", &["esc"], S::Deal, "")
            }

            Self::OpenPerson => row("person.open", "Go to the person's profile", &["enter"], S::People, ""),
            Self::OpenReason => {
                row("profile.open-reason", "Open the question behind a reason", &["enter"], S::Profile, "")
            }

            Self::AnswerNotSo => row("answer.not-so", "Had the occasion, did not", &["0"], S::Questions, ""),
            Self::AnswerClaimed => row("answer.claimed", "Only said so", &["1"], S::Questions, ""),
            Self::AnswerOnce => row("answer.once", "Seen once", &["2"], S::Questions, ""),
            Self::AnswerRepeated => row("answer.repeated", "Seen again and again", &["3"], S::Questions, ""),
            Self::Postpone => {
                row("answer.postpone", "Not known: ask later", &["-", "space"], S::Questions, "not known")
            }
            Self::ForgetAnswer => {
                row("answer.forget", "Take the answer back", &["delete", "backspace"], S::Questions, "")
            }
            Self::AddEvidence => row("answer.evidence", "Add what was seen", &["e"], S::Questions, "evidence"),
            Self::EarlierQuestion => {
                row("question.earlier", "Go back a question", &["left", "h", "up", "k"], S::Questions, "back")
            }
            Self::LaterQuestion => {
                row("question.later", "Go on a question", &["right", "l", "down", "j"], S::Questions, "")
            }
            Self::JumpToBest => row("question.best", "Jump to the best question", &["i"], S::Questions, "best"),
            Self::FixedOrder => {
                row("question.order", "Switch between best first and fixed order", &["o"], S::Questions, "order")
            }
            Self::Blind => {
                row("question.blind", "Hide or show the verdict; first end blind", &["b"], S::Questions, "blind")
            }
            Self::EndQuestions => row("question.end", "Close the questions", &["q", "esc"], S::Questions, "done"),

            Self::TickVerifier => {
                row("coaching.tick", "Tick, or change what the tick says", &["enter", "space"], S::Coaching, "tick")
            }
            Self::AboutSpot => {
                row("coaching.about", "Read what it means, why, and what counts", &["y"], S::Coaching, "why")
            }
            Self::UntickVerifier => {
                row("coaching.untick", "Take the tick or the line away", &["x", "delete"], S::Coaching, "untick")
            }
            Self::AddLine => row("coaching.add-line", "Add a line to the stage's list", &["+"], S::Coaching, "note"),

            Self::FinishDue => row("due.done", "Done; a task goes to be judged", &["space"], S::Due, "finish"),
            Self::GoToDue => row("due.person", "Go to the person", &["enter"], S::Due, "person"),
            Self::EditDue => row("due.edit", "Change the action", &["e"], S::Due, "change"),
            Self::DropDue => row("due.remove", "Remove the action", &["x", "delete"], S::Due, "remove"),
            Self::CloseDue => row("due.close", "Close", &["esc", "q", "d"], S::Due, "close"),

            Self::ChooseFirst => row("screen.first", "Choose the first", &["1"], S::Screening, ""),
            Self::ChooseSecond => row("screen.second", "Choose the second", &["2"], S::Screening, ""),
            Self::ChooseThird => row("screen.third", "Choose the third", &["3"], S::Screening, ""),
            Self::ChooseFourth => row("screen.fourth", "Choose the fourth", &["4"], S::Screening, ""),
            Self::ChooseFifth => row("screen.fifth", "Choose the fifth", &["5"], S::Screening, ""),
            Self::ScreenEvidence => row("screen.evidence", "Add what was seen", &["e"], S::Screening, "evidence"),
            Self::ChangeTask => {
                row("screen.change-task", "Change the task that is out", &["E"], S::Screening, "change")
            }
            Self::WithdrawTask => {
                row("screen.withdraw-task", "Withdraw the task that is out", &["x", "delete"], S::Screening, "withdraw")
            }
            Self::EarlierStep => {
                row("screen.earlier", "Go back a step", &["left", "h", "backspace"], S::Screening, "back")
            }
            Self::LaterStep => {
                row("screen.later", "Skip, or go on a step", &["right", "l", "tab"], S::Screening, "skip")
            }
            Self::GiveTask => row("screen.give-task", "Give a task, or go on", &["enter"], S::Screening, "go on"),
            Self::EndScreening => row("screen.end", "Close the screening", &["q", "esc"], S::Screening, "close"),

            Self::GoToAlert => row("alert.go", "Go to where it is dealt with", &["enter"], S::Alerts, "go there"),
            Self::SnoozeAlert => row("alert.snooze", "Put it to sleep, or wake it", &["z"], S::Alerts, "sleep, wake"),
            Self::CloseAlerts => row("alert.close", "Close the alerts", &["q", "esc", "!"], S::Alerts, "close"),
            Self::NextView => row("map.next", "Go to the next view", &["m", "tab"], S::Map, "next view"),
            Self::PreviousView => row("map.previous", "Go to the previous view", &["shift-tab"], S::Map, ""),
            Self::MapLeft => row("map.left", "Move left, or to who is heard", &["left", "h"], S::Map, ""),
            Self::MapRight => row("map.right", "Move right, or to who hears", &["right", "l"], S::Map, ""),
            Self::WiderMap => row("map.wider", "Show more around the person", &["+"], S::Map, "more"),
            Self::CloserMap => row("map.closer", "Show less around the person", &["-"], S::Map, "less"),
            Self::AddTie => row("map.add-line", "Draw a line from the person to another", &["a"], S::Map, "add line"),
            Self::RemoveTie => row("map.remove-line", "Take a line away (delete)", &["x"], S::Map, "remove line"),
            Self::LandOnPerson => row("map.land", "Close, and go to the person", &["enter"], S::Map, "person"),
            Self::CloseMap => row("map.close", "Close the map", &["q", "esc"], S::Map, "done"),
            Self::NextSection => row("group.next", "Go to the next part of the group", &["tab"], S::Group, "part"),
            Self::PreviousSection => {
                row("group.previous", "Go to the previous part of the group", &["shift-tab"], S::Group, "")
            }
            Self::EarlierCell => row("group.left", "Go left, or to the previous part", &["left", "h"], S::Group, ""),
            Self::LaterCell => row("group.right", "Go right, or to the next part", &["right", "l"], S::Group, ""),
            Self::AgreesNot => row("group.no", "They do not agree", &["1"], S::Group, "no"),
            Self::AgreesPerhaps => row("group.unsure", "They are unsure", &["2"], S::Group, "unsure"),
            Self::Agrees => row("group.yes", "They agree, alone", &["3"], S::Group, "yes"),
            Self::FillIn => {
                row("group.fill-in", "Fill in, tick, or stand here", &["enter", "space"], S::Group, "fill in")
            }
            Self::AddConcern => {
                row("group.concern", "Add a concern or a disconnect", &["+", "a"], S::Group, "disconnect")
            }
            Self::SettleConcern => {
                row("group.settle", "Settle the concern, or open it again", &["s"], S::Group, "settle")
            }
            Self::TakeAway => row("group.take-away", "Take away what the cursor is on", &["x", "delete"], S::Group, ""),
            Self::AboutGroup => row("group.about", "Read all that is known of this", &["y"], S::Group, "more"),
            Self::EditDealHere => {
                row("group.edit-deal", "Edit size and cost of inaction", &["E"], S::Group, "size, cost")
            }
            Self::EndDealHere => row("group.end-deal", "Say how it ended", &["O"], S::Group, ""),
            Self::CloseGroup => row("group.close", "Close the group", &["q", "esc"], S::Group, "close"),

            Self::SaveForm => row("form.save", "Save", &["enter"], S::Form, "save"),
            Self::NextField => row("form.next", "Go to the next field", &["tab", "down"], S::Form, "next field"),
            Self::PreviousField => row("form.previous", "Go to the previous field", &["shift-tab", "up"], S::Form, ""),
            Self::CloseForm => row("form.close", "Cancel", &["esc"], S::Form, "cancel"),
            Self::RecallTyped => {
                row("form.recall", "Bring back what was typed here before", &["ctrl-o"], S::Form, "bring back")
            }

            Self::KeepFilter => row("filter.keep", "Keep the filter", &["enter", "down"], S::Filter, "keep"),
            Self::DropFilter => row("filter.drop", "Show all again", &["esc"], S::Filter, "show all"),

            Self::Choose => row("list.choose", "Run or take the choice", &["enter"], S::List, "choose"),
            Self::CloseList => row("list.close", "Close", &["esc"], S::List, "close"),

            Self::Review => row("review.begin", "Review the deal, step by step", &["r"], S::Deal, "review"),
            Self::UndoReview => row("review.undo", "Take the whole of the latest review back", &["U"], S::Deal, ""),
            Self::ReviewOn => {
                row("review.on", "Go on: the next person, part or deal", &["right", "l"], S::Review, "on")
            }
            Self::ReviewBack => row("review.back", "Go back a person, part or deal", &["left", "h"], S::Review, "back"),
            Self::ReviewSkip => row("review.skip", "Skip to the next part or deal", &["tab"], S::Review, "skip"),
            Self::ReviewFormer => row("review.former", "Go back a part or deal", &["shift-tab"], S::Review, ""),
            Self::ReviewEnter => {
                row("review.enter", "Answer, or go to what it is about", &["enter"], S::Review, "answer, go")
            }
            Self::Decide => row("review.decide", "Decide: action, owner, day", &["a", "n"], S::Review, "decide"),
            Self::ListenFor => {
                row("review.listen", "Show what a good answer sounds like", &["y"], S::Review, "listen for")
            }
            Self::OtherQuestion => row("review.other", "Ask another question", &["o"], S::Review, "other question"),
            Self::DropDecision => row("review.drop", "Take the decision away", &["x", "delete"], S::Review, ""),
            Self::PauseReview => row("review.pause", "Stop the timer, or let it go on", &["p"], S::Review, "pause"),
            Self::EndReview => row("review.end", "End the review", &["E"], S::Review, "end"),
            Self::LeaveReview => {
                row("review.leave", "Leave it, to come back with r", &["q", "esc"], S::Review, "leave")
            }
            Self::WriteMinutes => row("minutes.write", "Write the minutes into a file", &["w"], S::Minutes, "write"),
            Self::CopyMinutes => row("minutes.copy", "Copy the minutes to the clipboard", &["c"], S::Minutes, "copy"),

            Self::ReviewAll => row("home.review", "Review these deals, five questions each", &["r"], S::Home, "review"),
            Self::ReadPortfolio => {
                row("home.minutes", "Read the minutes of the last review of deals", &["m"], S::Home, "")
            }
            Self::CloseFollow => row("follow.close", "Close this window", &["q", "esc"], S::Follow, "close"),

            Self::ClosePage => row("page.close", "Close", &["esc", "q", "enter"], S::Page, "close"),

            Self::RetrySave => row("unsaved.retry", "Try to save again", &["r", "enter"], S::Unsaved, "try again"),
            Self::SaveCopy => row("unsaved.copy", "Save it as a new deal", &["c"], S::Unsaved, "save a copy"),
            Self::QuitUnsaved => row("unsaved.quit", "Quit without saving", &["Q"], S::Unsaved, "quit unsaved"),
            Self::KeepLeft => {
                row("left.keep", "Keep what was typed and go back to it", &["k", "enter"], S::Recover, "keep")
            }
            Self::ViewLeft => row("left.view", "Read all of it", &["v"], S::Recover, "view"),
            Self::DiscardLeft => {
                row("left.discard", "Discard it for good (press twice)", &["x"], S::Recover, "discard")
            }
            Self::DecideLater => row("left.later", "Decide at the next start", &["esc"], S::Recover, "later"),
            Self::CompareOpinions => {
                row("opinion.compare", "Compare two opinions on the person (differ)", &["D"], S::Deal, "opinions")
            }
            Self::TakeLeft => {
                row("opinion.first", "Settle it: both take the first one’s answer", &["1"], S::Opinions, "first")
            }
            Self::TakeRight => {
                row("opinion.second", "Settle it: both take the second one’s answer", &["2"], S::Opinions, "second")
            }
            Self::KeepOpen => {
                row("opinion.keep-open", "Keep it open for next time, or no longer", &["o"], S::Opinions, "keep open")
            }
            Self::NextCompared => row(
                "opinion.next",
                "Go to the next person on whom two answered",
                &["n", "right", "l"],
                S::Opinions,
                "next person",
            ),
            Self::PreviousCompared => {
                row("opinion.previous", "Go to the person before", &["p", "left", "h"], S::Opinions, "")
            }
            Self::OtherPair => row("opinion.pair", "Compare another two", &["tab"], S::Opinions, "other two"),
            Self::CloseOpinions => {
                row("opinion.close", "Close the comparison", &["q", "esc", "D"], S::Opinions, "done")
            }
            Self::EndBlind => {
                row("blind.end", "Show what others answered: blind no longer", &["b"], S::Blind, "unblind")
            }
            Self::ShowAgreement => row("home.agreement", "Show how far opinions agree", &["K"], S::Home, ""),
            Self::StayHere => row("unsaved.stay", "Stay", &["esc", "q"], S::Unsaved, "stay"),

            Self::EarlierStop => {
                row("time.earlier", "Go back in time: how the deal stood", &["["], S::Global, "earlier")
            }
            Self::LaterStop => row("time.later", "Go on in time, in the end to now", &["]"], S::Global, "forward"),
            Self::RoomView => {
                row("room.view", "Hide what is private; twice shows it again", &["v", "ctrl-v"], S::Always, "")
            }
            Self::RoomInitials => row("room.initials", "Room view by initials, or by names", &["V"], S::Deal, ""),
        }
    }
}
