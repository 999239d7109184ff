//! What an alert is about, how grave it is, where it is dealt with, and what the playbook says about it.

use crate::domain::record::choice::choices;

choices! {
    /// How grave an alert is, the worst first.
    AlertLevel {
        /// The deal is in danger now.
        Urgent = "urgent", "urgent";
        /// Needs an answer soon.
        Warning = "warning", "warning";
        /// Worth knowing.
        Hint = "hint", "hint";
    }

    /// What an alert is about. Among equals the earlier is shown first.
    AlertKind {
        /// A Blocker's plan is left to the customer (M8).
        BlockerLeft = "blocker-left", "Blocker left to the customer";
        /// Whoever carried this left the company, and nobody else is confirmed (M8).
        MobilizerLeft = "mobilizer-left", "the Mobilizer left";
        /// Whoever decides or approves is against it or reads as a Blocker, and nothing is done about it (M8, M16).
        DeciderOpposed = "decider-opposed", "decider or approver opposed";
        /// A Blocker's plan is past its day (M7).
        BlockerOverdue = "blocker-overdue", "Blocker plan overdue";
        /// A Blocker has no whole plan (M7).
        BlockerNoPlan = "blocker-no-plan", "Blocker without a plan";
        /// A Blocker still blocks in the stage by which that must be over (M6, M7).
        BlockerStage = "blocker-stage", "Blocker alive past their stage";
        /// The customer has done nothing for so long that we may be out (M9).
        StillIn = "still-in", "are we still in?";
        /// Somebody on their side is asked to win over a person who refuses (M8).
        SponsorAsked = "sponsor-asked", "the sponsor is asked to handle it";
        /// Somebody is openly against it, and we have no next step with them and no plan (M7, M8).
        Opponent = "opponent", "openly against it";
        /// An action or a task is past its day (M8).
        ActionOverdue = "action-overdue", "next action overdue";
        /// The customer has done nothing for some time (M9, M16).
        Silent = "silent", "nothing from the customer";
        /// A Mobilizer has gone quiet, though others talk (M8, M9).
        MobilizerQuiet = "mobilizer-quiet", "a Mobilizer has gone quiet";
        /// People are named and were never met (M8).
        NeverMet = "never-met", "never met";
        /// Whoever decides or approves was never screened (M3, M16).
        DeciderUnscreened = "decider-unscreened", "decider or approver not screened";
        /// Something was chosen before what comes before it was agreed on (M1).
        SupplierFirst = "supplier-first", "supplier before the problem";
        /// Nothing was proven, delivered or decided for weeks (M8, M9).
        Stalled = "stalled", "stalled";
        /// Nobody is a confirmed Mobilizer (M3).
        NoMobilizer = "no-mobilizer", "no confirmed Mobilizer";
        /// Every Mobilizer only influences the group from outside (M9).
        Outsiders = "outsiders", "all Mobilizers are outsiders";
        /// A likely Mobilizer never had a task (M3).
        Untested = "untested", "Mobilizer untested";
        /// A likely Mobilizer delivered a part of the task: the will without the pull (M16).
        PartDelivered = "part-delivered", "delivered in part";
        /// Everything hangs on one person or one role (M8, M16).
        SingleThread = "single-thread", "single-threaded";
        /// Nobody has a part that somebody must have (M8, M16).
        MissingRoles = "missing-roles", "roles missing";
        /// Most contacts go to Talkers (M2, M8).
        Talkers = "talkers", "most contacts with Talkers";
        /// The owner's call and what was seen point to different groups (M2).
        CallApart = "call-apart", "call and verdict apart";
        /// The owner calls somebody a Mobilizer who has shown nothing of it (M16).
        NamedChampion = "named-champion", "Mobilizer by name only";
        /// Several took the insight at face value, and nobody pushes back (M16).
        NoPushback = "no-pushback", "nobody pushes back";
        /// Somebody would buy and would not say so (M4).
        WontAdvocate = "wont-advocate", "buys but will not advocate";
        /// Single yeses are taken for the group's (M1).
        Yeses = "yeses", "a pile of yeses";
        /// A disconnect is open past the stage that should settle it (M6, M11).
        Disconnect = "disconnect", "disconnect open too long";
        /// A coaching stage was begun before the former is proved (M6).
        CoachingAhead = "coaching-ahead", "coaching ahead of its proof";
        /// Nothing is next for somebody (M8, M16).
        ActionMissing = "action-missing", "next action missing";
        /// Nobody knows what it costs to go on as before (M6).
        CostMissing = "cost-missing", "cost of inaction missing";
        /// The customer has more to do than we have (M8).
        FewerActions = "fewer-actions", "fewer actions than theirs";
        /// Nobody on our side looks after whoever decides or approves (M8).
        DeciderUnowned = "decider-unowned", "decider or approver without an owner";
        /// Traits and tells point to different groups.
        Contested = "contested", "verdict contested";
        /// What was seen is old.
        StaleEvidence = "stale-evidence", "evidence is old";
        /// Nobody is there, or nobody was screened.
        Begin = "begin", "to begin with";
    }

    /// Where an alert is dealt with.
    Spot {
        /// The list of people.
        People = "people", "the stakeholders";
        /// A person's profile.
        Profile = "profile", "the profile";
        /// A person's mobilizing task.
        Task = "task", "the task";
        /// A person's card.
        Card = "card", "the card";
        /// Where a person stands.
        Stances = "stances", "where they stand";
        /// A person's Blocker plan.
        Plan = "plan", "the plan";
        /// What we do next.
        Actions = "actions", "the actions";
        /// The log of conversations.
        Log = "log", "the log";
        /// A person's coaching.
        Coaching = "coaching", "the coaching";
        /// The group as a whole.
        Group = "group", "the group";
    }
}

impl AlertKind {
    /// Returns whether it says nothing about what privacy mode hides; all others are judgements on people, or are drawn
    /// from them.
    #[must_use]
    pub const fn shows_in_privacy(self) -> bool {
        matches!(self, Self::ActionOverdue | Self::MissingRoles | Self::Disconnect | Self::CoachingAhead)
    }
}

/// What the playbook says about a kind of alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertText {
    /// Which kind.
    pub kind: AlertKind,
    /// How grave it is.
    pub level: AlertLevel,
    /// What to do. `{who}` stands for the people it is about.
    pub todo: String,
    /// What a coach would ask, with `{who}` too.
    pub coach: String,
    /// Sections of the method that it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}
