//! Kinds of alerts: their levels, the places to deal with them, and the playbook's texts about them.

use crate::domain::record::choice::choices;

choices! {
    /// The severity of an alert, worst first.
    AlertLevel {
        /// Danger for the deal now.
        Urgent = "urgent", "urgent";
        /// A need for an answer soon.
        Warning = "warning", "warning";
        /// A fact worth knowing.
        Hint = "hint", "hint";
    }

    /// The subject of an alert. Among alerts of one level, the earlier kind is shown first.
    AlertKind {
        /// A Blocker's plan left to the customer (M8).
        BlockerLeft = "blocker-left", "Blocker left to the customer";
        /// The departure of the person who carried the deal, with nobody else confirmed (M8).
        MobilizerLeft = "mobilizer-left", "the Mobilizer left";
        /// A decider or approver who is against it or reads as a Blocker, with nothing done about it (M8, M16).
        DeciderOpposed = "decider-opposed", "decision maker opposed";
        /// A Blocker's plan past its due date (M7).
        BlockerOverdue = "blocker-overdue", "Blocker plan overdue";
        /// A Blocker without a complete plan (M7).
        BlockerNoPlan = "blocker-no-plan", "Blocker without a plan";
        /// A Blocker still blocking in the stage by which that must be over (M6, M7).
        BlockerStage = "blocker-stage", "still blocking this late";
        /// No act of the customer's own for so long that we may be out (M9).
        StillIn = "still-in", "are we still in?";
        /// A sponsor asked to win over a person who refuses (M8).
        SponsorAsked = "sponsor-asked", "left to the sponsor";
        /// Somebody openly against it, without a next step or a plan on our side (M7, M8).
        Opponent = "opponent", "openly against it";
        /// An action or a task past its due date (M8).
        ActionOverdue = "action-overdue", "next step overdue";
        /// A step of the customer's own past its day (M9).
        InsideOverdue = "inside-overdue", "their step overdue";
        /// Our acting as if they were further in their own steps than they are (M9, M10).
        InsideAhead = "inside-ahead", "ahead of their steps";
        /// No act of the customer's own for some time (M9, M16).
        Silent = "silent", "nothing from the customer";
        /// A Mobilizer gone quiet while others talk (M8, M9).
        MobilizerQuiet = "mobilizer-quiet", "a Mobilizer has gone quiet";
        /// Named people nobody has met (M8).
        NeverMet = "never-met", "never met";
        /// A decider or approver who was never screened (M3, M16).
        DeciderUnscreened = "decider-unscreened", "decision maker not screened";
        /// A choice made before the group agreed on what comes first (M1).
        SupplierFirst = "supplier-first", "supplier before the problem";
        /// Nothing proven, delivered or decided for weeks (M8, M9).
        Stalled = "stalled", "stalled";
        /// A deal that depends on one person or one role (M8, M16).
        SingleThread = "single-thread", "single-threaded";
        /// No confirmed Mobilizer (M3).
        NoMobilizer = "no-mobilizer", "no confirmed Mobilizer";
        /// Mobilizers who all influence the group only from outside (M9).
        Outsiders = "outsiders", "all Mobilizers are outsiders";
        /// A likely Mobilizer who never had a task (M3).
        Untested = "untested", "untested Mobilizer";
        /// A likely Mobilizer who delivered a part of the task: the will without the pull (M16).
        PartDelivered = "part-delivered", "delivered in part";
        /// A necessary role that nobody has (M8, M16).
        MissingRoles = "missing-roles", "roles missing";
        /// Functions such as finance or legal of which nobody is in the deal (M8, M16).
        MissingFunctions = "missing-functions", "departments missing";
        /// Most conversations with Talkers (M2, M8).
        Talkers = "talkers", "most conversations with Talkers";
        /// The owner's label and the evidence pointing to different groups (M2).
        CallApart = "call-apart", "label and evidence disagree";
        /// A Mobilizer by the owner's label who has shown nothing of it (M16).
        NamedChampion = "named-champion", "Mobilizer in name only";
        /// An insight that several took at face value, with nobody pushing back (M16).
        NoPushback = "no-pushback", "nobody pushes back";
        /// An insight that failed a test (M13).
        InsightFails = "insight-fails", "the insight fails a test";
        /// Somebody who would buy but won't say so (M4).
        WontAdvocate = "wont-advocate", "would buy, won't say so";
        /// Individual yeses mistaken for the group's (M1).
        Yeses = "yeses", "yeses, but no agreement";
        /// Half of the group or more willing, each alone, with nothing done together for weeks (M1).
        WillingAlone = "willing-alone", "willing, each alone";
        /// A disconnect still open after the stage that should settle it (M6, M11).
        Disconnect = "disconnect", "disconnect open too long";
        /// A coaching stage begun before the previous one is proven (M6).
        CoachingAhead = "coaching-ahead", "coaching ahead of the evidence";
        /// Steps of the customer's own of which nobody knows when or by whom (M9).
        InsideUnknown = "inside-unknown", "their steps unknown";
        /// Somebody without a next step (M8, M16).
        ActionMissing = "action-missing", "no next step";
        /// No known cost of carrying on as before (M6).
        CostMissing = "cost-missing", "no cost of inaction";
        /// Fewer next steps on our side than on the customer's (M8).
        FewerActions = "fewer-actions", "they have more to do than we do";
        /// A decider or approver without an owner on our side (M8).
        DeciderUnowned = "decider-unowned", "no owner for a decision maker";
        /// A decider of whom we know no customer that they know, where others' are known (M16).
        NoReference = "no-reference", "no reference for a decision maker";
        /// Traits and tells that point to different groups.
        Contested = "contested", "traits and screening disagree";
        /// Old evidence.
        StaleEvidence = "stale-evidence", "old evidence";
        /// No people, or nobody screened.
        Begin = "begin", "where to start";
    }

    /// The place where an alert is dealt with.
    Spot {
        /// The list of people.
        People = "people", "the stakeholders";
        /// A person's profile.
        Profile = "profile", "the profile";
        /// A person's mobilizing task.
        Task = "task", "the task";
        /// A person's card.
        Card = "card", "the card";
        /// A person's stances.
        Stances = "stances", "their stance";
        /// A person's Blocker plan.
        Plan = "plan", "the plan";
        /// Our next steps.
        Actions = "actions", "our next steps";
        /// The log of conversations.
        Log = "log", "the log";
        /// A person's coaching.
        Coaching = "coaching", "the coaching";
        /// The group as a whole.
        Group = "group", "the group";
        /// What they do inside to buy.
        Inside = "inside", "their inside steps";
        /// The sheet of the insight.
        Insight = "insight", "the insight";
    }
}

impl AlertKind {
    /// Returns whether what to do about it is what to do about each person that it names. The others name people only as
    /// a part of the whole, or say that something is late or missing and not what it is to be.
    #[must_use]
    pub const fn advises_on_people(self) -> bool {
        !matches!(
            self,
            Self::ActionOverdue
                | Self::ActionMissing
                | Self::NoMobilizer
                | Self::SingleThread
                | Self::Talkers
                | Self::SupplierFirst
                | Self::Yeses
                | Self::WillingAlone
                | Self::Disconnect
                | Self::NoPushback
                | Self::InsightFails
                | Self::InsideOverdue
                | Self::InsideAhead
                | Self::InsideUnknown
        )
    }
}

/// The playbook's text about a kind of alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertText {
    /// The kind it is about.
    pub kind: AlertKind,
    /// The severity.
    pub level: AlertLevel,
    /// The advice. `{who}` stands for the people the alert is about.
    pub todo: String,
    /// The words to say to the customer; empty if the user's own text has none.
    pub say: String,
    /// A coach's question, also with `{who}`.
    pub coach: String,
    /// The sections of the method it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}
