//! Everything a user can run, one row each.
//!
//! Dispatch, the hint line, help, the palette and the README's key table all read these rows, so they cannot disagree. To
//! add a command: a variant, its row in the table beside this file, its arm in `App::run`; the compiler asks for each.

mod markdown;
mod table;

pub use markdown::table_markdown;

/// Something a user can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // Each has its title and help in its row.
pub enum Command {
    // Everywhere
    Help,
    Palette,
    Undo,
    Redo,
    Messages,
    Sources,
    ChangeName,
    Suspend,
    Quit,
    // Moving
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
    // Home
    OpenDeal,
    NewDeal,
    EditListedDeal,
    TrashDeal,
    RestoreDeal,
    TakeInListedCopy,
    OpenExample,
    FilterDeals,
    OrderDeals,
    ShowViews,
    ShowAllDeals,
    ArchiveDeal,
    ShowAllDue,
    LeaveHome,
    // Deal
    NextPane,
    PreviousPane,
    ShowPeople,
    ShowProfile,
    ShowCoaching,
    AddPerson,
    EditPerson,
    RemovePerson,
    JoinPeople,
    LinkPerson,
    Screen,
    Questions,
    AskBest,
    TaskNow,
    Coach,
    OwnCall,
    LogConversation,
    AddAction,
    AddNote,
    Willing,
    ShowDue,
    PlanBlocker,
    OpenGroup,
    EndDeal,
    SwitchAssessor,
    Settle,
    TakeInCopy,
    ShowAlerts,
    Portrait,
    Card,
    Map,
    EditDeal,
    FilterPeople,
    LeaveDeal,
    StepBack,
    // People pane
    OpenPerson,
    // Profile pane
    OpenReason,
    // Questionnaire
    AnswerNotSo,
    AnswerClaimed,
    AnswerOnce,
    AnswerRepeated,
    Postpone,
    ForgetAnswer,
    AddEvidence,
    EarlierQuestion,
    LaterQuestion,
    JumpToBest,
    FixedOrder,
    Blind,
    EndQuestions,
    // Coaching pane
    TickVerifier,
    AboutSpot,
    UntickVerifier,
    AddLine,
    // What is due
    FinishDue,
    GoToDue,
    EditDue,
    DropDue,
    CloseDue,
    // Screening
    ChooseFirst,
    ChooseSecond,
    ChooseThird,
    ChooseFourth,
    ChooseFifth,
    ScreenEvidence,
    ChangeTask,
    WithdrawTask,
    EarlierStep,
    LaterStep,
    GiveTask,
    EndScreening,
    // Alerts
    GoToAlert,
    SnoozeAlert,
    CloseAlerts,
    // The group
    NextSection,
    PreviousSection,
    EarlierCell,
    LaterCell,
    AgreesNot,
    AgreesPerhaps,
    Agrees,
    FillIn,
    AddConcern,
    SettleConcern,
    TakeAway,
    AboutGroup,
    EditDealHere,
    EndDealHere,
    CloseGroup,
    // Forms
    SaveForm,
    NextField,
    PreviousField,
    CloseForm,
    RecallTyped,
    // Map
    NextView,
    PreviousView,
    MapLeft,
    MapRight,
    WiderMap,
    CloserMap,
    AddTie,
    RemoveTie,
    LandOnPerson,
    CloseMap,
    // Filters
    KeepFilter,
    DropFilter,
    // Lists above the panes
    Choose,
    CloseList,
    // Pages
    ClosePage,
    // Leaving with something unsaved
    RetrySave,
    SaveCopy,
    QuitUnsaved,
    // Two opinions
    CompareOpinions,
    TakeLeft,
    TakeRight,
    KeepOpen,
    NextCompared,
    PreviousCompared,
    OtherPair,
    CloseOpinions,
    EndBlind,
    ShowAgreement,
    // What a dead program left
    KeepLeft,
    ViewLeft,
    DiscardLeft,
    DecideLater,
    // A review
    Review,
    UndoReview,
    ReviewOn,
    ReviewBack,
    ReviewSkip,
    ReviewFormer,
    ReviewEnter,
    Decide,
    ListenFor,
    OtherQuestion,
    DropDecision,
    PauseReview,
    EndReview,
    LeaveReview,
    // The minutes of a review
    WriteMinutes,
    CopyMinutes,
    // A review of several deals
    ReviewAll,
    ReadPortfolio,
    // The coach's own window
    CloseFollow,
    // Time travel
    EarlierStop,
    LaterStop,
    // Where others look at the screen
    RoomView,
    RoomInitials,
    // The last one
    StayHere,
}

/// Where a key means something. The nearest scope wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Everywhere, text included.
    Always,
    /// Everywhere but in text.
    Global,
    /// Lists and pages.
    Move,
    /// The list of deals.
    Home,
    /// Any pane of a deal.
    Deal,
    /// The pane of people.
    People,
    /// The profile pane.
    Profile,
    /// The profile pane while a question is open.
    Questions,
    /// The coaching pane.
    Coaching,
    /// The screening overlay.
    Screening,
    /// The list of what is due.
    Due,
    /// The list of alerts.
    Alerts,
    /// The map.
    Map,
    /// The view of the group.
    Group,
    /// A form.
    Form,
    /// A filter being typed.
    Filter,
    /// Help, palette and pickers.
    List,
    /// A page to read.
    Page,
    /// The question before leaving with something unsaved.
    Unsaved,
    /// The question about what a dead program left.
    Recover,
    /// Two opinions compared.
    Opinions,
    /// A deal in which somebody answers blind.
    Blind,
    /// A review that goes on.
    Review,
    /// The minutes of a review.
    Minutes,
    /// The coach's own window.
    Follow,
}

/// A command's row.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Stable name.
    pub name: &'static str,
    /// What it does, in a few words, sentence case.
    pub title: &'static str,
    /// Its keys, first the one to show.
    pub keys: &'static [&'static str],
    /// Where the keys work.
    pub scope: Scope,
    /// One or two words for the hint line; empty where it is not worth a hint.
    pub hint: &'static str,
}

impl Scope {
    /// All scopes in the order of the help.
    pub const ALL: [Self; 25] = [
        Self::Home,
        Self::Deal,
        Self::People,
        Self::Profile,
        Self::Questions,
        Self::Screening,
        Self::Coaching,
        Self::Due,
        Self::Alerts,
        Self::Map,
        Self::Group,
        Self::Review,
        Self::Minutes,
        Self::Follow,
        Self::Form,
        Self::Filter,
        Self::List,
        Self::Page,
        Self::Unsaved,
        Self::Recover,
        Self::Opinions,
        Self::Blind,
        Self::Move,
        Self::Global,
        Self::Always,
    ];

    /// The heading in help and in the README.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Always => "Always, in forms too",
            Self::Global => "Everywhere",
            Self::Move => "Moving",
            Self::Home => "Home",
            Self::Deal => "In a deal",
            Self::People => "Stakeholders",
            Self::Profile => "Profile",
            Self::Questions => "Questionnaire",
            Self::Coaching => "Coaching",
            Self::Screening => "Screening",
            Self::Due => "What is due",
            Self::Alerts => "Alerts",
            Self::Map => "Map",
            Self::Group => "The group",
            Self::Form => "Forms",
            Self::Filter => "While filtering",
            Self::List => "Help, palette, choices",
            Self::Page => "Pages",
            Self::Unsaved => "Not saved",
            Self::Recover => "Text found at the start",
            Self::Opinions => "Two opinions",
            Self::Blind => "While somebody answers blind",
            Self::Review => "A review",
            Self::Minutes => "Minutes of a review",
            Self::Follow => "The coach's own window",
        }
    }

    /// Whether letters are text here, unless bound in this very scope.
    #[must_use]
    pub const fn takes_text(self) -> bool {
        match self {
            Self::Form | Self::Filter | Self::List => true,
            Self::Always
            | Self::Global
            | Self::Move
            | Self::Home
            | Self::Deal
            | Self::People
            | Self::Profile
            | Self::Questions
            | Self::Coaching
            | Self::Screening
            | Self::Due
            | Self::Alerts
            | Self::Map
            | Self::Group
            | Self::Page
            | Self::Unsaved
            | Self::Recover
            | Self::Opinions
            | Self::Blind
            | Self::Review
            | Self::Minutes
            | Self::Follow => false,
        }
    }
}
