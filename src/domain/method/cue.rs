//! What calls for a question: the states of a person and of a deal.

use crate::domain::record::choice::choices;

choices! {
    /// A state of a person or of the deal that a coach asks about. Those of persons come first, then those of the deal;
    /// in each half the more telling comes before the less.
    Cue {
        /// A Blocker's plan is left to the sponsor, or to anybody on their side (M8).
        BlockerLeft = "blocker-left", "Blocker left to the customer";
        /// A Blocker's plan is past its day (M7).
        BlockerOverdue = "blocker-overdue", "Blocker plan overdue";
        /// A Blocker has no whole plan (M7).
        BlockerNoPlan = "blocker-no-plan", "Blocker without a plan";
        /// A Blocker still blocks in the stage by which that must be over (M6, M7).
        BlockerStage = "blocker-stage", "Blocker alive past their stage";
        /// Nobody of ours ever talked with somebody who blocks (M8).
        BlockerUnmet = "blocker-unmet", "Blocker never spoken to";
        /// A plan for somebody who blocks, or might, is being followed (M7).
        BlockerPlanned = "blocker-planned", "Blocker plan under way";
        /// A plan says that somebody blocks no longer (M7).
        BlockerSettled = "blocker-settled", "Blocker counted as done with";
        /// The owner calls somebody a Mobilizer in whom a Talker was seen (M2).
        FriendAsChampion = "friend-as-champion", "Talker taken for a Mobilizer";
        /// A Skeptic is called or planned for as a Blocker (M16).
        SkepticAsHostile = "skeptic-as-hostile", "Skeptic taken for a Blocker";
        /// The owner calls somebody a Mobilizer, and too little was seen to say so (M16).
        NamedChampion = "named-champion", "Mobilizer by name only";
        /// The owner's call and what was seen point to different groups in another way (M2).
        CallApart = "call-apart", "call and verdict apart";
        /// Looks like a Mobilizer and did not deliver (M3).
        Unproven = "unproven", "task not delivered";
        /// A task is past its day, and nobody judged it.
        TaskOverdue = "task-overdue", "task overdue";
        /// Traits and tells point to different groups.
        Contested = "contested", "traits and tells apart";
        /// Two assessors see different groups.
        AssessorsDiffer = "assessors-differ", "two of ours differ";
        /// Everything known of them was claimed; nothing was seen (M2).
        Hearsay = "hearsay", "known by hearsay only";
        /// Stands against it by the latest stance, and is no Blocker (M16).
        Against = "against", "against it";
        /// Other functions or the deciders listen to them, and nobody knows how they work (M9).
        UnknownInfluential = "unknown-influential", "listened to, and not known";
        /// A likely Mobilizer never had a task (M3).
        Untested = "untested", "Mobilizer untested";
        /// A likely Mobilizer delivered, and nobody wrote down what they saw (M3).
        DeliveredUnseen = "delivered-unseen", "delivered, nothing written down";
        /// A likely Mobilizer delivered a part of the latest task (M3).
        InPart = "in-part", "delivered in part";
        /// A likely Mobilizer delivered, and insight or talk was never looked at (M3).
        Unscreened = "unscreened", "delivered, not screened";
        /// Somebody is coached who never earned it by a task (M3, M6).
        CoachedUnconfirmed = "coached-unconfirmed", "coached, not confirmed";
        /// A coaching stage was begun before the former is proved (M6).
        CoachingAhead = "coaching-ahead", "coaching ahead of its proof";
        /// Would buy and would not say so (M4).
        WontAdvocate = "wont-advocate", "buys but will not advocate";
        /// Would buy and say so, and nothing is known that would make others follow (M4).
        Unable = "unable", "willing, not known to be able";
        /// Stands for a part that somebody must have (M8).
        NotFound = "not-found", "not found yet";
        /// Nobody of ours ever met them (M8).
        NeverMet = "never-met", "never met";
        /// The last talk with them is too long ago (M8).
        Quiet = "quiet", "not heard of for weeks";
        /// A Guide, or somebody seen handing information to every vendor (M2).
        TellsEverybody = "tells-everybody", "tells every vendor";
        /// A likely Talker, most like a Climber (M2).
        Climber = "climber", "Climber";
        /// A likely Talker, most like a Friend (M2).
        Friend = "friend", "Friend";
        /// A likely Talker of any kind (M2).
        Talker = "talker", "Talker";
        /// A confirmed Mobilizer without coaching (M6).
        NotCoached = "not-coached", "confirmed, not coached";
        /// Somebody is coached in a stage that is not proved (M6).
        StageUnproved = "stage-unproved", "stage not proved";
        /// A task was given and is not due yet (M3).
        TaskOpen = "task-open", "task out";
        /// A step of ours about them is past its day (M8).
        ActionOverdue = "action-overdue", "our step is overdue";
        /// Nothing is next for them (M8, M16).
        NoAction = "no-action", "nothing is next";
        /// Nobody on our side owns them (M8).
        NoOwner = "no-owner", "nobody of ours has them";
        /// A concern of theirs is not settled (M6).
        ConcernOpen = "concern-open", "concern open";
        /// Nothing showed the latest stance on buying or advocating (M4).
        Impression = "impression", "stance by impression";
        /// Would buy or move it, and nobody knows what they gain themselves (M4).
        NoGain = "no-gain", "personal value not known";
        /// A Mobilizer whose strength can turn: Go-Getter (M5).
        GoGetterRushes = "go-getter-rushes", "Go-Getter: may rush people";
        /// A Mobilizer whose strength can turn: Teacher (M5).
        TeacherLofty = "teacher-lofty", "Teacher: may stay lofty";
        /// A Mobilizer whose strength can turn: Skeptic (M5).
        SkepticDoubts = "skeptic-doubts", "Skeptic: may spread doubt";
        /// What was seen of them is old.
        StaleEvidence = "stale-evidence", "evidence is old";
        /// Something is known, and not enough to be sure.
        Leaning = "leaning", "not sure yet";
        /// Nothing was answered about them.
        Unknown = "unknown", "not known";
        /// Nobody wrote down who listens to them (M9).
        InfluenceUnknown = "influence-unknown", "influence not known";
        /// Has left the company.
        Left = "left", "has left the company";
        /// Nothing else is to be said.
        Steady = "steady", "nothing stands out";
        /// The deal is over: did the verdict hold?
        Hindsight = "hindsight", "in hindsight";
        /// They bought nothing (M1).
        EndedNoDecision = "ended-no-decision", "ended: no decision";
        /// They bought elsewhere.
        EndedLost = "ended-lost", "ended: lost";
        /// They bought from us.
        EndedWon = "ended-won", "ended: won";
        /// The deal is over, however it ended.
        Ended = "ended", "ended";
        /// Nobody is in the deal.
        Nobody = "nobody", "nobody on the map";
        /// People are there, and none was screened (M3).
        Begin = "begin", "nobody screened yet";
        /// No act of the customer's own for so long that we may be out (M9).
        StillIn = "still-in", "are we still in?";
        /// The last review would find the same deal (M16).
        Unchanged = "unchanged", "nothing changed since last time";
        /// No act of the customer's own for some time (M9, M16).
        CustomerSilent = "customer-silent", "nothing from the customer";
        /// Everything hangs on one person or one role (M8, M16).
        SingleThread = "single-thread", "single-threaded";
        /// Nobody is a confirmed Mobilizer (M3).
        NoMobilizer = "no-mobilizer", "no confirmed Mobilizer";
        /// Only one person is a Mobilizer, confirmed or likely (M8).
        OneMobilizer = "one-mobilizer", "one Mobilizer only";
        /// Most contacts go to Talkers (M2, M8).
        MostlyTalkers = "mostly-talkers", "most contacts with Talkers";
        /// No Mobilizer's view comes to anybody who decides (M9).
        DeciderUnreached = "decider-unreached", "nobody reaches the decider";
        /// Nobody has a part that somebody must have (M8, M16).
        RolesMissing = "roles-missing", "roles missing";
        /// Single yeses are taken for the group's (M1).
        Yeses = "yeses", "a pile of yeses";
        /// Somebody says yes to a supplier, and the group has not agreed on the problem (M1).
        SupplierFirst = "supplier-first", "supplier before the problem";
        /// The group has not agreed on the problem (M1).
        ProblemNotAgreed = "problem-not-agreed", "problem not agreed";
        /// The group has agreed on the problem, not on the kind of solution (M1).
        SolutionNotAgreed = "solution-not-agreed", "kind of solution not agreed";
        /// The group has agreed on problem and solution, not on the supplier (M1).
        SupplierNotAgreed = "supplier-not-agreed", "supplier not agreed";
        /// People pull apart, and it is not settled (M11).
        DisconnectOpen = "disconnect-open", "disconnect open";
        /// Several people, and nobody looked for where they pull apart (M11).
        DisconnectsUnexplored = "disconnects-unexplored", "disconnects unexplored";
        /// No Mobilizer was seen telling the insight without us (M6).
        InsightNotHanded = "insight-not-handed", "insight still in our hands";
        /// Nobody knows in the customer's words what going on as before costs (M6).
        CostUnknown = "cost-unknown", "cost of inaction not known";
        /// More people take part than we know by name (M1, M8).
        GroupLarger = "group-larger", "group larger than known";
        /// Nobody said how many people take part (M1).
        GroupSizeUnknown = "group-size-unknown", "size of the group not known";
        /// Nobody blocks as far as we know, which may be as far as we see (M7).
        NoBlockerKnown = "no-blocker-known", "no Blocker known";
        /// Late in the deal, and no coaching has proved the last stage (M6).
        CommitmentsOpen = "commitments-open", "commitments not secured";
        /// Actions or tasks are past their day (M8).
        Slipped = "slipped", "steps overdue";
        /// The customer has more to do than we have (M8).
        FewerActions = "fewer-actions", "fewer actions than theirs";
        /// Somebody put an alert to sleep.
        Snoozed = "snoozed", "alert put to sleep";
        /// Nobody wrote down where the group stands (M10).
        StageUnknown = "stage-unknown", "stage of purchase not known";
        /// The rival in every deal that goes on (M1).
        StatusQuo = "status-quo", "the status quo as rival";
    }
}

/// The first of those that are about the deal.
const OF_THE_DEAL: Cue = Cue::EndedNoDecision;

impl Cue {
    /// Returns whether it is a state of a person, and not of the deal.
    #[must_use]
    pub fn is_about_a_person(self) -> bool {
        self < OF_THE_DEAL
    }
}
