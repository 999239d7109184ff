//! Alerts: what is wrong with a deal, reported unasked, the worst first.
//!
//! They depend on the deal, the thresholds and the day alone. Reasons are made here, with names; the playbook says
//! how serious a kind is, what to do, and what a coach would ask. An ended deal raises none, and people who left or
//! aren't identified yet are never blamed for silence.

mod agreement;
mod asked;
mod deciders;
mod early;
mod facts;
mod group;
mod inside;
mod insight;
mod mobilizers;
mod people;
mod progress;

pub(in crate::domain) use agreement::PILE;
pub(in crate::domain) use facts::{Facts, joined};
pub use facts::{Known, Screening, judge_all, screening};

use crate::domain::method::alert_kind::{AlertKind, AlertLevel, Spot};
use crate::domain::method::alert_thresholds::Thresholds;
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choices;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::snooze::Snooze;
use jiff::civil::Date;

/// The number of a deal's alerts shown at once; the others are counted, one key away.
pub const IN_THE_OPEN: usize = 3;

/// One thing that is wrong with a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// The kind, which selects the playbook's texts.
    pub kind: AlertKind,
    /// The severity, from the playbook.
    pub level: AlertLevel,
    /// The people it is about, in the order to approach them; empty where it is about the deal.
    pub people: Vec<StakeholderId>,
    /// Who else is to be dealt with by it: who is asked, or who is to move a deal that stands still.
    pub besides: Vec<StakeholderId>,
    /// What is wrong, with names.
    pub reason: String,
    /// The playbook's advice.
    pub todo: String,
    /// The words to say to the customer; empty if there are none.
    pub say: String,
    /// The question a coach would ask.
    pub question: String,
    /// The place on screen to deal with it.
    pub spot: Spot,
    /// The key it is snoozed by: the kind, plus the person where it is about one.
    pub key: String,
    /// Whether it applies to each of its people separately, so that each is snoozed separately.
    pub each: bool,
    /// What it says of one of its people alone.
    alone: Alone,
    /// Its snooze, while one is running.
    pub asleep: Option<Snooze>,
}

/// All alerts of a deal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alerts {
    /// Those that aren't snoozed, the worst first.
    pub awake: Vec<Alert>,
    /// Those that are snoozed, the worst first.
    pub asleep: Vec<Alert>,
}

/// What an alert about several people says of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Alone {
    /// The same as of all.
    Same,
    /// These words, with the name for `{who}`.
    With(&'static str),
    /// Words of its own for each, in the order of the people.
    Each(Vec<String>),
}

impl Alert {
    /// Returns what is wrong as far as it is about one person, who has this name: a list of others says nothing of them.
    #[must_use]
    pub fn reason_about(&self, id: StakeholderId, name: &str) -> String {
        let index = self.people.iter().position(|one| *one == id);
        match (&self.alone, index) {
            (Alone::With(words), Some(_)) => words.replace("{who}", name),
            (Alone::Each(each), Some(index)) => each.get(index).unwrap_or(&self.reason).clone(),
            (Alone::Same | Alone::With(_) | Alone::Each(_), _) => self.reason.clone(),
        }
    }

    /// Returns the keys that snooze all of it: one for each person where it applies to each separately.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        if self.each {
            self.people.iter().map(|id| format!("{}:{id}", self.kind.id())).collect()
        } else {
            vec![self.key.clone()]
        }
    }

    /// Returns the person to go to, if it is about anybody.
    #[must_use]
    pub fn about(&self) -> Option<StakeholderId> {
        self.people.first().copied()
    }

    /// Returns whether it says what to do about somebody, whatever their state advises.
    #[must_use]
    pub fn decides_for(&self, id: StakeholderId) -> bool {
        let is_named = || self.kind.advises_on_people() && self.people.contains(&id);
        self.level != AlertLevel::Hint && (self.besides.contains(&id) || is_named())
    }
}

impl Alert {
    /// Returns the kind and severity in words.
    #[must_use]
    pub fn level_words(&self) -> String {
        format!("{}: {}", self.level.label(), self.kind.label())
    }
}

impl Alerts {
    /// Returns the number of alerts of this level that aren't snoozed.
    #[must_use]
    pub fn count(&self, level: AlertLevel) -> usize {
        self.awake.iter().filter(|one| one.level == level).count()
    }

    /// Returns the number of alerts that can't be ignored: urgent ones and warnings.
    #[must_use]
    pub fn pressing(&self) -> usize {
        self.count(AlertLevel::Urgent) + self.count(AlertLevel::Warning)
    }

    /// Returns all alerts, the snoozed ones last.
    pub fn all(&self) -> impl Iterator<Item = &Alert> {
        self.awake.iter().chain(&self.asleep)
    }
}

/// Returns everything that is wrong with a deal on a day, by its owner's verdicts.
#[must_use]
pub fn alerts(playbook: &Playbook, deal: &Deal, limits: &Thresholds, today: Date) -> Alerts {
    of_judged(playbook, deal, &judge_all(playbook, deal), limits, today)
}

/// Returns the same as [`alerts`], for people who are judged already.
#[must_use]
pub fn of_judged(playbook: &Playbook, deal: &Deal, known: &[Known<'_>], limits: &Thresholds, today: Date) -> Alerts {
    if deal.outcome.is_some() {
        return Alerts::default();
    }
    let facts = Facts::new(playbook, deal, known, limits, today);
    early::gathered(&facts, of_facts(&facts))
}

/// Returns the same as [`of_judged`], but lists everything an early deal lacks instead of one line for it.
pub(in crate::domain) fn in_full(
    playbook: &Playbook,
    deal: &Deal,
    known: &[Known<'_>],
    limits: &Thresholds,
    today: Date,
) -> Alerts {
    if deal.outcome.is_some() {
        return Alerts::default();
    }
    of_facts(&Facts::new(playbook, deal, known, limits, today))
}

/// Returns the alerts of an open deal whose facts are collected already.
pub(in crate::domain) fn of_facts(facts: &Facts<'_>) -> Alerts {
    let mut raised = Raised { facts, all: Vec::new() };
    group::overdue(&mut raised);
    if facts.deal.stakeholders.is_empty() {
        group::begin(&mut raised);
        return raised.finish();
    }
    people::blockers(&mut raised);
    mobilizers::left(&mut raised);
    progress::progress(&mut raised);
    deciders::deciders(&mut raised);
    deciders::never_met(&mut raised);
    deciders::references(&mut raised);
    asked::asked(&mut raised);
    deciders::opponents(&mut raised);
    group::threads(&mut raised);
    agreement::agreed(&mut raised);
    group::coaching(&mut raised);
    group::actions(&mut raised);
    mobilizers::by_name_only(&mut raised);
    insight::tested(&mut raised);
    inside::steps(&mut raised);
    // Among these, only the verdicts need somebody to be screened.
    if facts.screened {
        people::verdicts(&mut raised);
        mobilizers::quiet(&mut raised);
        mobilizers::outsiders(&mut raised);
        mobilizers::in_part(&mut raised);
        mobilizers::no_pushback(&mut raised);
    } else {
        group::begin(&mut raised);
    }
    raised.finish()
}

/// The alerts raised so far.
struct Raised<'a> {
    facts: &'a Facts<'a>,
    all: Vec<Alert>,
}

impl Raised<'_> {
    /// Raises one alert about these people together, or about the deal.
    fn raise(&mut self, kind: AlertKind, spot: Spot, people: Vec<StakeholderId>, reason: String) {
        self.put(kind, spot, people, reason, kind.id().to_owned(), false);
    }

    /// Raises an alert that applies to each of these people; for several, one line with all their names.
    fn raise_each(
        &mut self,
        kind: AlertKind,
        spot: Spot,
        each: Vec<(StakeholderId, String)>,
        all: impl FnOnce(&str) -> String,
    ) {
        let facts = self.facts;
        self.raise_together(kind, spot, each, |people| all(&facts.names(people)));
    }

    /// Raises the same as [`Self::raise_each`], with a line that says more than the names.
    fn raise_together(
        &mut self,
        kind: AlertKind,
        spot: Spot,
        each: Vec<(StakeholderId, String)>,
        all: impl FnOnce(&[StakeholderId]) -> String,
    ) {
        let key = |id: &StakeholderId| format!("{}:{id}", kind.id());
        // A person snoozed on their own isn't counted, and doesn't come back with the others.
        let (asleep, awake): (Vec<_>, Vec<_>) =
            each.into_iter().partition(|(id, _)| self.facts.sleep(&key(id)).is_some());
        let together = awake.len() > 1;
        if together {
            let (people, each): (Vec<StakeholderId>, Vec<String>) = awake.iter().cloned().unzip();
            let reason = all(&people);
            self.put(kind, spot, people, reason, kind.id().to_owned(), true);
            self.alone(Alone::Each(each));
        }
        let single = if together { Vec::new() } else { awake };
        for (id, reason) in single.into_iter().chain(asleep) {
            self.put(kind, spot, vec![id], reason, key(&id), true);
        }
    }

    /// Sets the question that a coach asks about the last alert.
    fn ask(&mut self, question: String) {
        if let Some(last) = self.all.last_mut() {
            last.question = question;
        }
    }

    /// Sets what the last alert says of one of its people.
    fn alone(&mut self, alone: Alone) {
        if let Some(last) = self.all.last_mut() {
            last.alone = alone;
        }
    }

    fn put(
        &mut self,
        kind: AlertKind,
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
            level: text.map_or(AlertLevel::Warning, |text| text.level),
            reason,
            todo: text.map_or_else(String::new, |text| filled(&text.todo)),
            say: text.map_or_else(String::new, |text| text.say.clone()),
            question: text.map_or_else(String::new, |text| filled(&text.coach)),
            spot,
            asleep: self.facts.sleep(&key).cloned(),
            people,
            besides: Vec::new(),
            key,
            each,
            alone: Alone::Same,
        });
    }

    /// Sorts the alerts and separates the snoozed ones.
    fn finish(mut self) -> Alerts {
        self.all.sort_by_key(|one| (one.level, one.kind));
        let (asleep, awake) = self.all.into_iter().partition(|one| one.asleep.is_some());
        Alerts { awake, asleep }
    }
}
