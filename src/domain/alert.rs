//! Alerts: what is wrong with a deal, said unasked, the worst first.
//!
//! A function of the deal, the thresholds and the day alone. Reasons are made here, with names; how grave a kind is, what
//! to do and what a coach would ask are the playbook's. An ended deal raises none, and people who left or were not found
//! yet are never blamed for silence.

mod facts;
mod group;
mod people;
mod thresholds;

pub(in crate::domain) use facts::Facts;
pub use facts::{Known, judge_all};
pub use thresholds::{Key, Thresholds};

use super::choice::{Choices, choices};
use super::deal::Deal;
use super::group::Snooze;
use super::id::StakeholderId;
use super::playbook::Playbook;
use jiff::civil::Date;

choices! {
    /// How grave an alert is, the worst first.
    Level {
        /// The deal is in danger now.
        Urgent = "urgent", "urgent";
        /// Needs an answer soon.
        Warning = "warning", "warning";
        /// Worth knowing.
        Hint = "hint", "hint";
    }

    /// What an alert is about. Among equals the earlier is shown first.
    Kind {
        /// A Blocker's plan is left to the customer (M8).
        BlockerLeft = "blocker-left", "Blocker left to the customer";
        /// A Blocker's plan is past its day (M7).
        BlockerOverdue = "blocker-overdue", "Blocker plan overdue";
        /// A Blocker has no whole plan (M7).
        BlockerNoPlan = "blocker-no-plan", "Blocker without a plan";
        /// A Blocker still blocks in the stage by which that must be over (M6, M7).
        BlockerStage = "blocker-stage", "Blocker alive past their stage";
        /// The customer has done nothing for so long that we may be out (M9).
        StillIn = "still-in", "are we still in?";
        /// An action or a task is past its day (M8).
        ActionOverdue = "action-overdue", "next action overdue";
        /// The customer has done nothing for some time (M9, M16).
        Silent = "silent", "nothing from the customer";
        /// Nobody is a confirmed Mobilizer (M3).
        NoMobilizer = "no-mobilizer", "no confirmed Mobilizer";
        /// A likely Mobilizer never had a task (M3).
        Untested = "untested", "Mobilizer untested";
        /// Everything hangs on one person or one role (M8, M16).
        SingleThread = "single-thread", "single-threaded";
        /// People are named and were never met (M8).
        NeverMet = "never-met", "never met";
        /// Nobody has a part that somebody must have (M8, M16).
        MissingRoles = "missing-roles", "roles missing";
        /// Most contacts go to Talkers (M2, M8).
        Talkers = "talkers", "most contacts with Talkers";
        /// The owner's call and what was seen point to different groups (M2).
        CallApart = "call-apart", "call and verdict apart";
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

/// What the playbook says about a kind of alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertText {
    /// Which kind.
    pub kind: Kind,
    /// How grave it is.
    pub level: Level,
    /// What to do. `{who}` stands for the people it is about.
    pub todo: String,
    /// What a coach would ask, with `{who}` too.
    pub coach: String,
    /// Sections of the method that it follows from, such as `M8`.
    pub section: String,
    /// Id of the source.
    pub source: String,
}

/// One alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is about.
    pub kind: Kind,
    /// How grave it is.
    pub level: Level,
    /// Whom it is about, the first to go to first; nobody where it is about the deal.
    pub people: Vec<StakeholderId>,
    /// What is wrong, with names.
    pub reason: String,
    /// What to do.
    pub todo: String,
    /// What a coach would ask.
    pub question: String,
    /// Where it is dealt with.
    pub spot: Spot,
    /// What it is put to sleep by: the kind, and the person where it is about one.
    pub key: String,
    /// Whether it stands for each of its people on their own, so that each sleeps on their own.
    pub each: bool,
    /// Its sleep, while it has one.
    pub asleep: Option<Snooze>,
}

/// All alerts of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alerts {
    /// Those that are awake, the worst first.
    pub awake: Vec<Alert>,
    /// Those that were put to sleep, the worst first.
    pub asleep: Vec<Alert>,
}

impl Playbook {
    /// What there is to say about a kind of alert.
    #[must_use]
    pub fn alert(&self, kind: Kind) -> Option<&AlertText> {
        self.alerts.iter().find(|text| text.kind == kind)
    }
}

impl Alert {
    /// The person to go to.
    #[must_use]
    pub fn about(&self) -> Option<StakeholderId> {
        self.people.first().copied()
    }
}

impl Alert {
    /// What it is and how grave, in words.
    #[must_use]
    pub fn level_words(&self) -> String {
        format!("{}: {}", self.level.label(), self.kind.label())
    }
}

impl Alerts {
    /// How many of those awake have this level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.awake.iter().filter(|one| one.level == level).count()
    }

    /// How many cannot be left: urgent ones and warnings.
    #[must_use]
    pub fn pressing(&self) -> usize {
        self.count(Level::Urgent) + self.count(Level::Warning)
    }

    /// All of them, those asleep at the end.
    pub fn all(&self) -> impl Iterator<Item = &Alert> {
        self.awake.iter().chain(&self.asleep)
    }
}

/// Everything that is wrong with a deal on a day, by its owner's verdicts.
#[must_use]
pub fn alerts(playbook: &Playbook, deal: &Deal, limits: &Thresholds, today: Date) -> Alerts {
    of_judged(playbook, deal, &judge_all(playbook, deal), limits, today)
}

/// The same where everybody is judged already.
#[must_use]
pub fn of_judged(playbook: &Playbook, deal: &Deal, known: &[Known<'_>], limits: &Thresholds, today: Date) -> Alerts {
    if deal.outcome.is_some() {
        return Alerts::default();
    }
    of_facts(&Facts::new(playbook, deal, known, limits, today))
}

/// The same for a deal that goes on, where its facts are known already.
pub(in crate::domain) fn of_facts(facts: &Facts<'_>) -> Alerts {
    let mut raised = Raised { facts, all: Vec::new() };
    group::overdue(&mut raised);
    if facts.deal.stakeholders.is_empty() {
        group::begin(&mut raised);
        return raised.finish();
    }
    people::blockers(&mut raised);
    group::silence(&mut raised);
    people::met(&mut raised);
    group::threads(&mut raised);
    group::agreement(&mut raised);
    group::coaching(&mut raised);
    group::actions(&mut raised);
    // Of all this only the verdicts wait for somebody to be screened.
    if facts.screened {
        people::verdicts(&mut raised);
    } else {
        group::begin(&mut raised);
    }
    raised.finish()
}

/// What is wrong with a deal as a room sees it (see [`super::room`]): only what says nothing about what is hidden there.
#[must_use]
pub fn in_room(playbook: &Playbook, masked: &Deal, limits: &Thresholds, today: Date) -> Alerts {
    if masked.outcome.is_some() {
        return Alerts::default();
    }
    let known = judge_all(playbook, masked);
    let facts = Facts::new(playbook, masked, &known, limits, today);
    let mut raised = Raised { facts: &facts, all: Vec::new() };
    group::overdue(&mut raised);
    group::threads(&mut raised);
    group::agreement(&mut raised);
    group::coaching(&mut raised);
    raised.all.retain(|one| super::room::ALERTS.contains(&one.kind));
    raised.finish()
}

/// Alerts in the making.
struct Raised<'a> {
    facts: &'a Facts<'a>,
    all: Vec<Alert>,
}

impl Raised<'_> {
    /// Raises an alert that is about these people together, or about the deal.
    fn raise(&mut self, kind: Kind, spot: Spot, people: Vec<StakeholderId>, reason: String) {
        self.put(kind, spot, people, reason, kind.id().to_owned(), false);
    }

    /// Raises an alert for each of these people; of several, one line for all of them.
    fn raise_each(
        &mut self,
        kind: Kind,
        spot: Spot,
        each: Vec<(StakeholderId, String)>,
        all: impl FnOnce(&str) -> String,
    ) {
        let key = |id: &StakeholderId| format!("{}:{id}", kind.id());
        // Who sleeps alone is not counted, and does not wake with the others.
        let (asleep, awake): (Vec<_>, Vec<_>) =
            each.into_iter().partition(|(id, _)| self.facts.sleep(&key(id)).is_some());
        let together = awake.len() > 1;
        if together {
            let people: Vec<StakeholderId> = awake.iter().map(|(id, _)| *id).collect();
            let reason = all(&self.facts.names(&people));
            self.put(kind, spot, people, reason, kind.id().to_owned(), true);
        }
        let alone = if together { Vec::new() } else { awake };
        for (id, reason) in alone.into_iter().chain(asleep) {
            self.put(kind, spot, vec![id], reason, key(&id), true);
        }
    }

    fn put(
        &mut self,
        kind: Kind,
        spot: Spot,
        people: Vec<StakeholderId>,
        reason: String,
        key: String,
        each: bool,
    ) {
        let text = self.facts.playbook.alert(kind);
        let who = if people.is_empty() { "them".to_owned() } else { self.facts.names(&people) };
        let filled = |text: &str| text.replace("{who}", &who);
        self.all.push(Alert {
            kind,
            level: text.map_or(Level::Warning, |text| text.level),
            reason,
            todo: text.map_or_else(String::new, |text| filled(&text.todo)),
            question: text.map_or_else(String::new, |text| filled(&text.coach)),
            spot,
            asleep: self.facts.sleep(&key).cloned(),
            people,
            key,
            each,
        });
    }

    /// Sorts them, and sets those that sleep apart.
    fn finish(mut self) -> Alerts {
        self.all.sort_by_key(|one| (one.level, one.kind));
        let (asleep, awake) = self.all.into_iter().partition(|one| one.asleep.is_some());
        Alerts { awake, asleep }
    }
}
