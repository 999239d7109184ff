//! Cues for questions: the states of a person and of a deal.

use crate::domain::record::choice::choices;

choices! {
    /// A state of a person or of the deal that a coach asks about. States of persons come first, then those of the
    /// deal; within each half, the more telling come first.
    Cue {
        /// A Blocker's plan left to the sponsor, or to anybody on the customer's side (M8).
        BlockerLeft = "blocker-left", "Blocker left to the customer";
        /// A Blocker's plan past its due date (M7).
        BlockerOverdue = "blocker-overdue", "Blocker plan overdue";
        /// A Blocker without a complete plan (M7).
        BlockerNoPlan = "blocker-no-plan", "Blocker without a plan";
        /// A Blocker still blocking in the stage by which that must be over (M6, M7).
        BlockerStage = "blocker-stage", "still blocking this late";
        /// Somebody who blocks and has never talked with anyone on our side (M8).
        BlockerUnmet = "blocker-unmet", "Blocker we've never talked to";
        /// A plan under way for somebody who blocks, or might (M7).
        BlockerPlanned = "blocker-planned", "Blocker plan under way";
        /// A plan that says somebody no longer blocks (M7).
        BlockerSettled = "blocker-settled", "Blocker counted as settled";
        /// A Mobilizer by the owner's label, in whom a Talker was seen (M2).
        FriendAsChampion = "friend-as-champion", "Talker mistaken for a Mobilizer";
        /// A Skeptic labeled or planned for as a Blocker (M16).
        SkepticAsHostile = "skeptic-as-hostile", "Skeptic mistaken for a Blocker";
        /// A Mobilizer by the owner's label, with too little seen to say so (M16).
        NamedChampion = "named-champion", "Mobilizer in name only";
        /// Any other mismatch between the owner's label and the evidence about the group (M2).
        CallApart = "call-apart", "label and evidence disagree";
        /// Somebody who looks like a Mobilizer and did not deliver (M3).
        Unproven = "unproven", "task not delivered";
        /// A task past its due date that nobody has judged.
        TaskOverdue = "task-overdue", "task overdue";
        /// Traits and tells that point to different groups.
        Contested = "contested", "traits and screening disagree";
        /// Two assessors who see different groups.
        AssessorsDiffer = "assessors-differ", "two of us disagree";
        /// A picture made of claims only; nothing was seen (M2).
        Hearsay = "hearsay", "known only from hearsay";
        /// Somebody against it by the latest stance who is no Blocker (M16).
        Against = "against", "opposed";
        /// Somebody influential across functions or with the deciders, whose way of working nobody knows (M9).
        UnknownInfluential = "unknown-influential", "influential, and we don't know them";
        /// A likely Mobilizer who never had a task (M3).
        Untested = "untested", "untested Mobilizer";
        /// A likely Mobilizer who delivered, without anybody writing down what they saw (M3).
        DeliveredUnseen = "delivered-unseen", "delivered, nobody wrote it down";
        /// A likely Mobilizer who delivered a part of the latest task (M3).
        InPart = "in-part", "delivered in part";
        /// A likely Mobilizer who delivered, with insight or talk never looked at (M3).
        Unscreened = "unscreened", "delivered, not screened";
        /// Somebody coached who never earned it by a task (M3, M6).
        CoachedUnconfirmed = "coached-unconfirmed", "coached, not confirmed";
        /// A coaching stage begun before the previous one is proven (M6).
        CoachingAhead = "coaching-ahead", "coaching ahead of the evidence";
        /// Somebody who would buy but won't say so (M4).
        WontAdvocate = "wont-advocate", "would buy, won't say so";
        /// Somebody who would buy and say so, with no known means to make others follow (M4).
        Unable = "unable", "willing, maybe not able";
        /// A placeholder for a role that must exist (M8).
        NotFound = "not-found", "not identified yet";
        /// Somebody never met by anyone on our side (M8).
        NeverMet = "never-met", "never met";
        /// A last conversation with them that is too long ago (M8).
        Quiet = "quiet", "no contact in weeks";
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
        /// Somebody coached in a stage that is not proven (M6).
        StageUnproved = "stage-unproved", "stage not proven";
        /// A task that is given and not due yet (M3).
        TaskOpen = "task-open", "open task";
        /// A next step of ours about them that is past its due date (M8).
        ActionOverdue = "action-overdue", "our step overdue";
        /// No next step for them (M8, M16).
        NoAction = "no-action", "no next step";
        /// No account owner on our side (M8).
        NoOwner = "no-owner", "no account owner";
        /// A concern of theirs that is not settled (M6).
        ConcernOpen = "concern-open", "open concern";
        /// A latest stance on buying or advocating without any evidence (M4).
        Impression = "impression", "stance without evidence";
        /// Somebody who would buy or advocate, with no known gain for themselves (M4).
        NoGain = "no-gain", "what's in it for them: unknown";
        /// A Go-Getter: a Mobilizer who may rush people (M5).
        GoGetterRushes = "go-getter-rushes", "Go-Getter: may rush people";
        /// A Teacher: a Mobilizer who may stay lofty (M5).
        TeacherLofty = "teacher-lofty", "Teacher: may stay too high-level";
        /// A Skeptic: a Mobilizer who may spread doubt (M5).
        SkepticDoubts = "skeptic-doubts", "Skeptic: may spread doubt";
        /// Old evidence.
        StaleEvidence = "stale-evidence", "old evidence";
        /// Some evidence, which points one way.
        Leaning = "leaning", "not sure yet";
        /// Some answers, which point no way.
        Unclear = "unclear", "no clear picture";
        /// No answers about them at all.
        Unknown = "unknown", "unknown";
        /// No note of who listens to them (M9).
        InfluenceUnknown = "influence-unknown", "influence unknown";
        /// Somebody who has left the company.
        Left = "left", "left the company";
        /// Nothing that stands out.
        Steady = "steady", "nothing stands out";
        /// A closed deal, to compare with the verdict.
        Hindsight = "hindsight", "in hindsight";
        /// A deal closed without a purchase (M1).
        EndedNoDecision = "ended-no-decision", "ended: no decision";
        /// A deal lost to somebody else.
        EndedLost = "ended-lost", "ended: lost";
        /// A deal won.
        EndedWon = "ended-won", "ended: won";
        /// A closed deal, whatever the outcome.
        Ended = "ended", "ended";
        /// A deal without people.
        Nobody = "nobody", "nobody on the map";
        /// A deal with people, none of them screened (M3).
        Begin = "begin", "nobody screened yet";
        /// No act of the customer's own for so long that we may be out (M9).
        StillIn = "still-in", "are we still in?";
        /// No change since the last review (M16).
        Unchanged = "unchanged", "nothing changed since last time";
        /// No act of the customer's own for some time (M9, M16).
        CustomerSilent = "customer-silent", "nothing from the customer";
        /// A deal that depends on one person or one role (M8, M16).
        SingleThread = "single-thread", "single-threaded";
        /// No confirmed Mobilizer (M3).
        NoMobilizer = "no-mobilizer", "no confirmed Mobilizer";
        /// A single Mobilizer, confirmed or likely (M8).
        OneMobilizer = "one-mobilizer", "only one Mobilizer";
        /// Most conversations with Talkers (M2, M8).
        MostlyTalkers = "mostly-talkers", "most conversations with Talkers";
        /// No Mobilizer with a path to anybody who decides (M9).
        DeciderUnreached = "decider-unreached", "nobody reaches the decision maker";
        /// A necessary role that nobody has (M8, M16).
        RolesMissing = "roles-missing", "roles missing";
        /// Individual yeses mistaken for the group's (M1).
        Yeses = "yeses", "yeses, but no agreement";
        /// A yes to a supplier before the group has agreed on the problem (M1).
        SupplierFirst = "supplier-first", "supplier before the problem";
        /// No agreement of the group on the problem (M1).
        ProblemNotAgreed = "problem-not-agreed", "problem not agreed";
        /// Agreement of the group on the problem, but not on the kind of solution (M1).
        SolutionNotAgreed = "solution-not-agreed", "kind of solution not agreed";
        /// Agreement of the group on problem and solution, but not on the supplier (M1).
        SupplierNotAgreed = "supplier-not-agreed", "supplier not agreed";
        /// A disconnect between people that is not settled (M11).
        DisconnectOpen = "disconnect-open", "open disconnect";
        /// Several people, with nobody having looked for disconnects (M11).
        DisconnectsUnexplored = "disconnects-unexplored", "no disconnects explored";
        /// An insight that failed a test (M13).
        InsightFails = "insight-fails", "the insight fails a test";
        /// No Mobilizer seen presenting the insight without us (M6).
        InsightNotHanded = "insight-not-handed", "insight still in our hands";
        /// No cost of carrying on as before, in the customer's words (M6).
        CostUnknown = "cost-unknown", "cost of inaction unknown";
        /// A group larger than the people we know by name (M1, M8).
        GroupLarger = "group-larger", "group larger than our map";
        /// A group of unknown size (M1).
        GroupSizeUnknown = "group-size-unknown", "group size unknown";
        /// No known Blocker, perhaps only for lack of looking (M7).
        NoBlockerKnown = "no-blocker-known", "no known Blocker";
        /// A deal far along in which no coaching has proven the last stage (M6).
        CommitmentsOpen = "commitments-open", "commitments not secured";
        /// Actions or tasks past their due date (M8).
        Slipped = "slipped", "steps overdue";
        /// Fewer next steps on our side than on the customer's (M8).
        FewerActions = "fewer-actions", "they have more to do than we do";
        /// A snoozed alert.
        Snoozed = "snoozed", "snoozed alert";
        /// An unknown purchase stage (M10).
        StageUnknown = "stage-unknown", "buying stage unknown";
        /// The status quo, the rival in every open deal (M1).
        StatusQuo = "status-quo", "up against the status quo";
    }
}

/// The first cue about the deal.
const OF_THE_DEAL: Cue = Cue::EndedNoDecision;

impl Cue {
    /// Returns whether it is a state of a person rather than of the deal.
    #[must_use]
    pub fn is_about_a_person(self) -> bool {
        self < OF_THE_DEAL
    }
}
