//! What there is to tell of two states of a deal, as plain data: whom it is about, and whether it is for the better.

use crate::domain::judge::verdict::Read;
use crate::domain::method::alert_kind::{AlertKind, AlertLevel};
use crate::domain::record::choice::choices;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::stance::{Position, Topic};
use crate::domain::record::tell::TellAnswer;
use crate::domain::record::text::Text;
use jiff::civil::Date;
use jiff::tz::TimeZone;

choices! {
    /// What sort of change it is, in the order in which a review goes through them.
    Kind {
        /// Who was added, found, met, left, removed, joined.
        People = "people", "People";
        /// Verdicts that are others now.
        Verdicts = "verdicts", "Verdicts";
        /// What people of ours call somebody.
        Calls = "calls", "Calls";
        /// Verifiers, and stages proved.
        Coaching = "coaching", "Coaching";
        /// How far people would buy, and advocate.
        Willing = "willing", "Willing";
        /// What people and the group agree on, and where the purchase stands.
        Agreement = "agreement", "Agreement";
        /// What we said we would do.
        Actions = "actions", "Our actions";
        /// What we asked them to do.
        Tasks = "tasks", "Their tasks";
        /// Concerns and disconnects.
        Concerns = "concerns", "Concerns";
        /// Plans for Blockers.
        Plans = "plans", "Blocker plans";
        /// What is wrong with the deal.
        Alerts = "alerts", "Alerts";
        /// What the customer did of their own accord.
        Act = "act", "The customer";
    }

    /// Whether a change is for the better.
    Way {
        /// It is.
        Better = "better", "better";
        /// It is for the worse.
        Worse = "worse", "worse";
        /// Neither.
        Neutral = "neutral", "neither";
    }
}

/// By which days two states are judged, and where the user is.
#[derive(Debug, Clone)]
pub struct Days {
    /// The day of the earlier state: its alerts are those of that day.
    pub before: Date,
    /// Today.
    pub now: Date,
    /// The zone in which a day ends.
    pub zone: TimeZone,
}

/// A person with the name they have, or had last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub id: StakeholderId,
    /// Their name.
    pub name: Text,
}

/// All that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The day by which the earlier state was judged.
    pub from: Date,
    /// The day by which the later one was.
    pub to: Date,
    /// What changed, sorted by its kind.
    pub items: Vec<Item>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Whom it is about; nobody where it is about the deal.
    pub about: Vec<Named>,
    /// Whether it is for the better.
    pub way: Way,
    /// What changed.
    pub what: What,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // Fields say what they are by their names; texts are as people wrote them.
pub enum What {
    /// They were added: by name, or as a part that nobody was found for yet.
    Added { found: bool },
    /// Somebody was found for a part.
    Found,
    /// They were met for the first time.
    Met,
    /// They left the company.
    Left,
    /// They are there again.
    Back,
    /// Their entry was removed.
    Removed,
    /// Their entry was joined with another's.
    Joined { into: Text },
    /// The verdict is another.
    Verdict { from: Read, to: Read },
    /// Somebody of ours calls them something else; nothing where they take it back.
    Called { by: Text, from: Option<Text>, to: Option<Text> },
    /// A verifier was ticked, or something that the group did; bare without evidence.
    Ticked { verifier: Text, bare: bool },
    /// Evidence came to a bare tick.
    Shown { verifier: Text },
    /// A tick was taken back.
    Unticked { verifier: Text },
    /// A coaching stage is proved, by its place.
    Proved { stage: usize },
    /// It is not any more.
    Unproved { stage: usize },
    /// They stand somewhere else: on buying, on advocating, or on what the group must agree on.
    Moved { topic: Topic, from: Option<Position>, to: Option<Position> },
    /// The group agreed on a topic together, or that is taken back.
    Together { topic: Topic, agreed: bool },
    /// The purchase stands in another stage; ids.
    Stage { from: Text, to: Text },
    /// The deal ended, or goes on after all.
    Ended { how: Option<&'static str> },
    /// An action of ours was done; late where that day is past its own.
    Done { what: Text, due: Date, on: Date },
    /// An action slipped: its day was moved out, or passed.
    Slipped { what: Text, from: Date, due: Date },
    /// An action is new.
    NewAction { what: Text, who: Text, due: Date },
    /// An action that was open was taken away.
    Dropped { what: Text },
    /// An action that was done is open again.
    Reopened { what: Text },
    /// They were given a task.
    TaskGiven { what: Text, due: Date },
    /// It was judged; nothing where this version does not know the result.
    TaskJudged { what: Text, result: Option<TellAnswer> },
    /// It slipped: its day was moved out, or passed.
    TaskSlipped { what: Text, from: Date, due: Date },
    /// It was withdrawn.
    TaskWithdrawn { what: Text },
    /// A concern is new.
    Raised { text: Text },
    /// It is settled.
    Settled { text: Text },
    /// It is open again.
    OpenAgain { text: Text },
    /// It was taken away while it was open.
    Forgotten { text: Text },
    /// There is a plan; whole where it has a way, an owner of ours and a day.
    Planned { whole: bool },
    /// The plan became whole.
    PlanWhole,
    /// The plan lacks something that it had.
    PlanLacks,
    /// The plan's day was moved out, or passed.
    PlanSlipped { from: Date, due: Date },
    /// The plan was given up.
    PlanGone,
    /// They do not block any more.
    Neutralised { by: Text },
    /// They do again.
    BlocksAgain,
    /// Something is wrong that was not.
    AlertNew { kind: AlertKind, level: AlertLevel, reason: Text },
    /// Something is not wrong any more.
    AlertGone { kind: AlertKind, level: AlertLevel, reason: Text },
    /// It is, and was put to sleep.
    AlertAsleep { kind: AlertKind, level: AlertLevel, reason: Text, until: Date, why: Text },
    /// The customer did something of their own accord.
    Act { on: Date, what: Text },
}

impl News {
    /// Returns whether nothing changed, which is a finding of its own.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns everything of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.what.kind() == kind)
    }
}

impl What {
    /// Returns what sort of change it is.
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

    /// A stable id, for JSON.
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
