//! Changes between two states of a deal as plain data: the people concerned, and whether it is for the better.

use crate::domain::judge::verdict::Read;
use crate::domain::method::alert_kind::{AlertKind, AlertLevel};
use crate::domain::record::choice::choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::insight::{InsightTest, TestResult};
use crate::domain::record::stance::{Position, Topic};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::Text;
use jiff::civil::Date;
use jiff::tz::TimeZone;

choices! {
    /// The kind of a change, in the order of a review.
    Kind {
        /// People added, identified, met, left, removed or merged.
        People = "people", "People";
        /// Verdicts that changed.
        Verdicts = "verdicts", "Verdicts";
        /// Labels that our people give somebody.
        Calls = "calls", "Labels";
        /// Verifiers ticked, and stages proven.
        Coaching = "coaching", "Coaching";
        /// The insights, and what customers said of them.
        Insights = "insights", "Case for change";
        /// Stances on buying and speaking up.
        Willing = "willing", "Stances";
        /// Agreement by people and by the group, and the purchase stage.
        Agreement = "agreement", "Agreement";
        /// Our own actions.
        Actions = "actions", "Our next steps";
        /// Tasks given to the customer.
        Tasks = "tasks", "Their tasks";
        /// Concerns and disconnects.
        Concerns = "concerns", "Concerns";
        /// The customer's internal buying steps.
        Inside = "inside-steps", "Their inside steps";
        /// Plans for Blockers.
        Plans = "plans", "Blocker plans";
        /// Alerts, new and resolved.
        Alerts = "alerts", "Alerts";
        /// The customer's latest act on their own initiative.
        Act = "act", "The customer";
    }

    /// The direction of a change.
    Way {
        /// For the better.
        Better = "better", "better";
        /// For the worse.
        Worse = "worse", "worse";
        /// Neither, or unknown.
        Neutral = "neutral", "neither";
    }
}

/// The days that two states are judged by, and the user's time zone.
#[derive(Debug, Clone)]
pub struct Days {
    /// The day of the earlier state, which its alerts are judged by.
    pub before: Date,
    /// Today.
    pub now: Date,
    /// The zone that decides when a day ends.
    pub zone: TimeZone,
}

/// A person with their present name, or their last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Their id, perhaps of an entry that was removed.
    pub id: StakeholderId,
    /// Their name as shown, numbered where two share it.
    pub name: Text,
}

/// All changes between two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The day the earlier state was judged by.
    pub from: Date,
    /// The day the later state was judged by.
    pub to: Date,
    /// The day the deal was created, if that is after the earlier state: everything in it is new then.
    pub created: Option<Date>,
    /// The changes, sorted by kind.
    pub items: Vec<Item>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The people it is about; empty where it is about the deal.
    pub about: Vec<Named>,
    /// The direction, for better or worse.
    pub way: Way,
    /// The change itself.
    pub what: What,
}

/// A change, with the values needed to describe it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // Fields say what they are by their names; texts are as people wrote them.
pub enum What {
    /// A new person: with a name, or as a role for which nobody is identified yet.
    Added { found: bool },
    /// A person identified for a role.
    Found,
    /// The first time they were met.
    Met,
    /// Their leaving the company.
    Left,
    /// Their return.
    Back,
    /// Their entry removed.
    Removed,
    /// Their entry merged into another.
    Joined { into: Text },
    /// Another verdict.
    Verdict { from: Read, to: Read },
    /// Another label from one of our people; `to` is `None` where they took it back.
    Called { by: Text, from: Option<Text>, to: Option<Text> },
    /// A new tick on a verifier, or on something the group did; bare without evidence.
    Ticked { verifier: Text, bare: bool },
    /// Evidence added to a bare tick.
    Shown { verifier: Text },
    /// A tick taken back.
    Unticked { verifier: Text },
    /// A coaching stage proven, by its position.
    Proved { stage: usize },
    /// A coaching stage no longer proven.
    Unproved { stage: usize },
    /// A new insight.
    InsightNew { headline: Text },
    /// Another wording or another part of an insight.
    InsightChanged { headline: Text },
    /// An insight removed.
    InsightGone { headline: Text },
    /// The result of a test of an insight; bare where nobody wrote down what a customer did or said.
    InsightTested { test: InsightTest, result: TestResult, bare: bool },
    /// A result of a test taken back.
    InsightUntested { test: InsightTest },
    /// Another stance: on buying, on speaking up, or on what the group must agree on.
    Moved { topic: Topic, from: Option<Position>, to: Option<Position> },
    /// A topic the group agreed on together, or no longer does.
    Together { topic: Topic, agreed: bool },
    /// Another purchase stage, by ids.
    Stage { from: Text, to: Text },
    /// The end of the deal; `None` where it is open again.
    Ended { how: Option<&'static str> },
    /// An action of ours done; late where `on` is after `due`.
    Done { what: Text, due: Date, on: Date },
    /// An action's due date moved to later, or passed.
    Slipped { what: Text, from: Date, due: Date },
    /// A new action.
    NewAction { what: Text, who: Text, due: Date },
    /// An open action removed.
    Dropped { what: Text },
    /// A done action that is open again.
    Reopened { what: Text },
    /// A task given to them.
    TaskGiven { what: Text, due: Date },
    /// A task judged; the result is `None` where this version doesn't know it.
    TaskJudged { what: Text, result: Option<TellAnswer> },
    /// A task's due date moved to later, or passed.
    TaskSlipped { what: Text, from: Date, due: Date },
    /// An open task withdrawn.
    TaskWithdrawn { what: Text },
    /// A new concern.
    Raised { text: Text },
    /// A concern settled.
    Settled { text: Text },
    /// A settled concern that is open again.
    OpenAgain { text: Text },
    /// A concern removed while it was open.
    Forgotten { text: Text },
    /// A new step that their company takes inside to buy.
    InsideNew { name: Text, due: Option<Date> },
    /// Such a step done.
    InsideDone { name: Text, on: Date },
    /// A done step that is open again.
    InsideReopened { name: Text },
    /// An open step whose day moved to later, or passed.
    InsideSlipped { name: Text, from: Date, due: Date },
    /// A step struck out.
    InsideGone { name: Text },
    /// The steps that stayed in another order.
    InsideOrder,
    /// A new plan; whole where it has a way, an owner on our side and a day.
    Planned { whole: bool },
    /// A plan that became whole.
    PlanWhole,
    /// A plan that lost something it had.
    PlanLacks,
    /// A plan's day moved to later, or passed.
    PlanSlipped { from: Date, due: Date },
    /// A plan abandoned.
    PlanGone,
    /// A Blocker who no longer blocks.
    Neutralised { by: Text },
    /// A neutralized Blocker who blocks again.
    BlocksAgain,
    /// A new alert.
    AlertNew { kind: AlertKind, level: AlertLevel, reason: Text },
    /// A resolved alert.
    AlertGone { kind: AlertKind, level: AlertLevel, reason: Text },
    /// An alert that still applies, and was snoozed.
    AlertAsleep { kind: AlertKind, level: AlertLevel, reason: Text, until: Date, why: Text },
    /// An act of the customer's on their own initiative.
    Act { on: Date, what: Text },
}

impl News {
    /// Returns whether nothing changed, which is a finding of its own.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns all changes of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.what.kind() == kind)
    }
}

impl What {
    /// Returns the kind of change.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Added { .. }
            | Self::Found
            | Self::Met
            | Self::Left
            | Self::Back
            | Self::Removed
            | Self::Joined { .. } => Kind::People,
            Self::Verdict { .. } => Kind::Verdicts,
            Self::Called { .. } => Kind::Calls,
            Self::Ticked { .. }
            | Self::Shown { .. }
            | Self::Unticked { .. }
            | Self::Proved { .. }
            | Self::Unproved { .. } => Kind::Coaching,
            Self::InsightNew { .. }
            | Self::InsightChanged { .. }
            | Self::InsightGone { .. }
            | Self::InsightTested { .. }
            | Self::InsightUntested { .. } => Kind::Insights,
            Self::Moved { topic: Topic::Buy | Topic::Advocate, .. } => Kind::Willing,
            Self::Moved { topic: Topic::Problem | Topic::Solution | Topic::Supplier, .. }
            | Self::Together { .. }
            | Self::Stage { .. }
            | Self::Ended { .. } => Kind::Agreement,
            Self::Done { .. }
            | Self::Slipped { .. }
            | Self::NewAction { .. }
            | Self::Dropped { .. }
            | Self::Reopened { .. } => Kind::Actions,
            Self::TaskGiven { .. }
            | Self::TaskJudged { .. }
            | Self::TaskSlipped { .. }
            | Self::TaskWithdrawn { .. } => Kind::Tasks,
            Self::Raised { .. } | Self::Settled { .. } | Self::OpenAgain { .. } | Self::Forgotten { .. } => {
                Kind::Concerns
            }
            Self::InsideNew { .. }
            | Self::InsideDone { .. }
            | Self::InsideReopened { .. }
            | Self::InsideSlipped { .. }
            | Self::InsideGone { .. }
            | Self::InsideOrder => Kind::Inside,
            Self::Planned { .. }
            | Self::PlanWhole
            | Self::PlanLacks
            | Self::PlanSlipped { .. }
            | Self::PlanGone
            | Self::Neutralised { .. }
            | Self::BlocksAgain => Kind::Plans,
            Self::AlertNew { .. } | Self::AlertGone { .. } | Self::AlertAsleep { .. } => Kind::Alerts,
            Self::Act { .. } => Kind::Act,
        }
    }

    /// Returns a stable id, for JSON.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Found => "found",
            Self::Met => "met",
            Self::Left => "left",
            Self::Back => "back",
            Self::Removed => "removed",
            Self::Joined { .. } => "joined",
            Self::Verdict { .. } => "verdict",
            Self::Called { .. } => "called",
            Self::Ticked { .. } => "ticked",
            Self::Shown { .. } => "shown",
            Self::Unticked { .. } => "unticked",
            Self::Proved { .. } => "proved",
            Self::Unproved { .. } => "unproved",
            Self::InsightNew { .. } => "insight-new",
            Self::InsightChanged { .. } => "insight-changed",
            Self::InsightGone { .. } => "insight-gone",
            Self::InsightTested { .. } => "insight-tested",
            Self::InsightUntested { .. } => "insight-untested",
            Self::Moved { .. } => "moved",
            Self::Together { .. } => "together",
            Self::Stage { .. } => "stage",
            Self::Ended { .. } => "ended",
            Self::Done { due, on, .. } if on > due => "done-late",
            Self::Done { .. } => "kept",
            Self::Slipped { .. } => "slipped",
            Self::NewAction { .. } => "new",
            Self::Dropped { .. } => "dropped",
            Self::Reopened { .. } => "open-again",
            Self::TaskGiven { .. } => "task-given",
            Self::TaskJudged { .. } => "task-judged",
            Self::TaskSlipped { .. } => "task-slipped",
            Self::TaskWithdrawn { .. } => "task-withdrawn",
            Self::Raised { .. } => "raised",
            Self::Settled { .. } => "settled",
            Self::OpenAgain { .. } => "concern-open-again",
            Self::Forgotten { .. } => "forgotten",
            Self::InsideNew { .. } => "inside-new",
            Self::InsideDone { .. } => "inside-done",
            Self::InsideReopened { .. } => "inside-open-again",
            Self::InsideSlipped { .. } => "inside-slipped",
            Self::InsideGone { .. } => "inside-gone",
            Self::InsideOrder => "inside-order",
            Self::Planned { .. } => "planned",
            Self::PlanWhole => "plan-whole",
            Self::PlanLacks => "plan-lacks",
            Self::PlanSlipped { .. } => "plan-slipped",
            Self::PlanGone => "plan-gone",
            Self::Neutralised { .. } => "neutralised",
            Self::BlocksAgain => "blocks-again",
            Self::AlertNew { .. } => "alert-new",
            Self::AlertGone { .. } => "alert-gone",
            Self::AlertAsleep { .. } => "alert-asleep",
            Self::Act { .. } => "act",
        }
    }
}
