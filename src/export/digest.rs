//! A deal in short, for a page that is forwarded: where it is, the people who matter, the map in words, alerts, next
//! steps, open questions. Markdown and HTML are made from it.

mod map;
mod people;

pub(super) use map::{spot, would_stay_silent};
pub(super) use people::Portrait;

use people::portraits;

use super::ours::ours;
use super::outgoing::Outgoing;
use super::words::NO_OWNER;
use super::words::group::{concern_of, size_in_short};
use super::words::group::{outcome_in_full, stage_words};
use super::words::inside::{position_in_short, step_words};
use super::words::insight::insight_in_short;
use crate::domain::judge::agreed::{Collective, collective, pile};
use crate::domain::judge::alert::{Alert, Alerts, IN_THE_OPEN, Known, judge_all, of_judged};
use crate::domain::judge::due::{Due, DueKind, due};
use crate::domain::judge::reach::Reach;
use crate::domain::judge::verdict::judge;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::privacy::Datum;
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::Track;
use crate::domain::record::dates;
use crate::domain::record::stance::AGREEMENTS;

/// The most alerts, next steps and questions on a page; more are counted.
const ALERTS: usize = 5;
const STEPS: usize = 8;
const QUESTIONS: usize = 5;
/// The most names of people who aren't screened.
const NAMED: usize = 6;

/// The label of what the purchase is about.
pub(super) const ABOUT: &str = "Purchase";

/// What the groups of the verdicts are, for readers who don't know the method (M1, M2).
pub(super) const GROUPS: &str = "Mobilizers drive a change through their company. Talkers talk to us, but don't move \
    anyone. Blockers defend the way things are.";

/// A deal in short. Nothing in it is hidden from its readers; what is hidden is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Digest {
    /// Labeled lines on where the deal is.
    pub(super) state: Vec<(&'static str, String)>,
    /// The people, those who matter first.
    pub(super) people: Vec<Portrait>,
    /// The number of further people.
    pub(super) more_people: usize,
    /// Sentences on who influences whom.
    pub(super) map: Vec<String>,
    /// The worst alerts.
    pub(super) alerts: Vec<AlertLine>,
    /// The number of further alerts.
    pub(super) more_alerts: usize,
    /// The alerts that are snoozed: until when, and what they say.
    pub(super) snoozed: Vec<(String, String)>,
    /// What is due, the earliest first.
    pub(super) steps: Vec<StepLine>,
    /// The number of further steps.
    pub(super) more_steps: usize,
    /// The steps that their company takes inside to buy.
    pub(super) inside: Vec<String>,
    /// What is not known yet: who or what it is about, and the question.
    pub(super) questions: Vec<(String, String)>,
    /// How far each coaching is: the name, and the stages.
    pub(super) coaching: Vec<(String, String)>,
}

/// An alert in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AlertLine {
    pub(super) level: AlertLevel,
    pub(super) reason: String,
    pub(super) todo: String,
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StepLine {
    /// What is to be done.
    pub(super) what: String,
    /// The person it is about, if that isn't whoever does it.
    pub(super) about: String,
    /// Who does it.
    pub(super) owner: String,
    /// The day, in words that don't depend on the day of reading.
    pub(super) day: String,
    pub(super) is_late: bool,
}

impl Digest {
    /// Sums up a deal.
    pub(super) fn of(out: &Outgoing<'_>) -> Self {
        let known = judge_all(out.playbook, out.deal);
        let alerts = if out.mask.shows(Datum::Alerts) {
            of_judged(out.playbook, out.deal, &known, &out.playbook.thresholds, out.today)
        } else {
            Alerts::default()
        };
        let (people, more_people) = portraits(out, &known, &alerts);
        let reach = Reach::of(out.deal, None, |person| judge(&out.playbook.model, &person.answers(&out.deal.owner)));
        let steps = steps(out);
        let questions = questions(out, &known, &people);
        Self {
            state: state(out, &alerts),
            map: map::sentences(out, &reach),
            people,
            more_people,
            more_alerts: alerts.pressing().saturating_sub(ALERTS),
            alerts: worst(&alerts),
            snoozed: snoozed(&alerts),
            inside: inside_steps(out),
            more_steps: steps.len().saturating_sub(STEPS),
            steps: steps.into_iter().take(STEPS).collect(),
            questions,
            coaching: coaching(out),
        }
    }
}

/// Returns the alerts that somebody put off, which are there all the same.
fn snoozed(alerts: &Alerts) -> Vec<(String, String)> {
    let until = |one: &Alert| Some(dates::dated(one.asleep.as_ref()?.until));
    let line = |one: &Alert| Some((format!("Snoozed until {}", until(one)?), sentence(&one.reason)));
    alerts.asleep.iter().filter(|one| one.level != AlertLevel::Hint).filter_map(line).collect()
}

/// Returns how far each coaching is, where that may be read.
fn coaching(out: &Outgoing<'_>) -> Vec<(String, String)> {
    let stages = &out.playbook.stages;
    let line = |track: &Track| {
        let name = out.deal.called_by_id(track.stakeholder)?;
        let proven = stages.iter().filter(|stage| track.progress(stage).is_proved()).count();
        let now = track.current(stages).and_then(|at| stages.get(at));
        let now = now.map_or_else(String::new, |stage| format!("; now: {}", stage.name));
        Some((name.to_string(), format!("{proven} of {} stages proven{now}", stages.len())))
    };
    let may_read = out.mask.shows(Datum::Coaching);
    out.deal.coaching.iter().filter(|_| may_read).filter_map(|track| line(track)).collect()
}

/// Returns the worst of the alerts that the header counts.
fn worst(alerts: &Alerts) -> Vec<AlertLine> {
    let pressing = alerts.awake.iter().filter(|one| one.level != AlertLevel::Hint).take(ALERTS);
    pressing
        .enumerate()
        .map(|(at, one)| AlertLine {
            level: one.level,
            reason: sentence(&one.reason),
            // Only the worst have the room for what to do.
            todo: if at < IN_THE_OPEN { ours(&one.todo) } else { String::new() },
        })
        .collect()
}

/// Returns a text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!', '…', '”']) || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}

/// Returns the current purchase stage, such as `3 of 5, Criteria`; empty where none is set.
pub(super) fn stage(out: &Outgoing<'_>) -> String {
    let all = stage_words(out.playbook, out.deal);
    let here = all.iter().position(|(_, is_here)| *is_here);
    here.map_or_else(String::new, |at| format!("{} of {}, {}", at + 1, all.len(), all[at].0))
}

fn state(out: &Outgoing<'_>, alerts: &Alerts) -> Vec<(&'static str, String)> {
    let (deal, mask) = (out.deal, out.mask);
    let shown = |datum, text: &str| if mask.shows(datum) { text.to_owned() } else { String::new() };
    let ended = deal.outcome.as_ref().map_or_else(String::new, |one| outcome_in_full(one, out.today));
    let agreed = if mask.shows(Datum::Stances) && deal.outcome.is_none() { agreement(out) } else { String::new() };
    let counts = if mask.shows(Datum::Alerts) && deal.outcome.is_none() {
        let urgent = alerts.count(AlertLevel::Urgent);
        let urgent = if urgent == 0 { String::new() } else { format!(", {urgent} urgent") };
        format!("{}{urgent}", alerts.pressing())
    } else {
        String::new()
    };
    [
        (ABOUT, deal.about.to_string()),
        ("Value", shown(Datum::Money, &deal.value)),
        ("Owner", deal.owner.to_string()),
        ("Outcome", ended),
        ("Insight", insight(out)),
        ("Stage", stage(out)),
        ("Group", size_in_short(deal).unwrap_or_default().replace('~', "about ")),
        ("Agree, asked one by one", agreed),
        ("Inside steps", inside(out)),
        ("Forecast", forecast(out)),
        ("Cost of doing nothing", shown(Datum::Money, &deal.cost_of_inaction)),
        ("Alerts", counts),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .collect()
}

/// Returns the insight that we lead with, and how far it was tested.
fn insight(out: &Outgoing<'_>) -> String {
    let shown = out.deal.lead_insight().filter(|_| out.mask.shows(Datum::Insights));
    shown.map_or_else(String::new, |one| insight_in_short(one))
}

/// Returns where they are in what they do inside to buy; to colleagues also where we act.
fn inside(out: &Outgoing<'_>) -> String {
    let is_shown = !out.deal.inside_steps.is_empty() && out.mask.shows(Datum::InsideSteps);
    if is_shown { position_in_short(out.playbook, out.deal, judges_steps(out)) } else { String::new() }
}

/// Returns the steps that they take inside to buy, in their order.
fn inside_steps(out: &Outgoing<'_>) -> Vec<String> {
    let steps = out.deal.inside_steps.iter().filter(|_| out.mask.shows(Datum::InsideSteps));
    steps.map(|step| step_words(out.deal, step, out.today, judges_steps(out))).collect()
}

/// Returns whether the readers may know where we act, and what is late.
const fn judges_steps(out: &Outgoing<'_>) -> bool {
    out.mask.shows(Datum::Purchase) && out.deal.outcome.is_none()
}

/// Returns how many say yes to each topic, and on which of them the group agreed together.
fn agreement(out: &Outgoing<'_>) -> String {
    let each = AGREEMENTS.iter().map(|topic| {
        let together = matches!(collective(out.deal, *topic), Collective::Proved(_));
        let together = if together { " and agreed together" } else { "" };
        let pile = pile(out.deal, *topic);
        format!("{} {} of {}{together}", topic.label(), pile.yes, pile.all())
    });
    each.collect::<Vec<_>>().join(", ")
}

/// Returns the forecast of the last review that made one.
fn forecast(out: &Outgoing<'_>) -> String {
    let latest = out.deal.reviews.iter().rev().find_map(|review| Some((review.on, review.outcome.as_deref()?)));
    let Some((on, outcome)) = latest.filter(|_| out.mask.shows(Datum::Forecast)) else { return String::new() };
    let Some(forecast) = outcome.forecast() else { return String::new() };
    let close = outcome.close_on.map_or_else(String::new, |day| format!(", closing {}", dates::dated(day)));
    let why = outcome.why.trim();
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    format!("{}{close}{why} (review of {})", forecast.label(), dates::dated(on))
}

/// Returns what is due, where that may be read.
fn steps(out: &Outgoing<'_>) -> Vec<StepLine> {
    let all = due(out.deal).into_iter().filter(|one| may_read(out, one.kind));
    all.map(|one| StepLine {
        what: one.what.to_string(),
        about: if one.kind == DueKind::Task || names(&one.what, &one.name) {
            String::new()
        } else {
            one.name.to_string()
        },
        owner: owner(&one),
        day: dates::dated(one.on),
        is_late: one.on < out.today,
    })
    .collect()
}

/// Returns whether words name somebody already, by the first of their names.
fn names(words: &str, name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    !first.is_empty() && words.split(|c: char| !c.is_alphanumeric()).any(|word| word == first)
}

/// Returns whether the readers may know of something of this kind that is due.
pub(super) const fn may_read(out: &Outgoing<'_>, kind: DueKind) -> bool {
    out.mask.shows(match kind {
        DueKind::Action => Datum::Actions,
        DueKind::Task => Datum::Judgments,
        DueKind::Plan => Datum::Plans,
    })
}

/// Returns who does something due.
pub(super) fn owner(one: &Due) -> String {
    let who = one.who_words();
    match one.kind {
        _ if who.is_empty() => NO_OWNER.to_owned(),
        DueKind::Task => format!("{who}, their task"),
        DueKind::Action | DueKind::Plan => who,
    }
}

/// Returns what isn't known or settled yet.
fn questions(out: &Outgoing<'_>, known: &[Known<'_>], people: &[Portrait]) -> Vec<(String, String)> {
    let ask = people.iter().filter(|one| one.matters && !one.question.is_empty());
    let ask = ask.map(|one| (one.name.clone(), one.question.clone()));
    let open = out.deal.concerns.iter().filter(|one| out.mask.shows(Datum::Concerns) && !one.is_settled());
    let open = open.map(|one| {
        let owner = Some(out.deal.who_words(&one.owner, one.owner_id)).filter(|words| !words.is_empty());
        let owner = owner.unwrap_or_else(|| NO_OWNER.to_owned());
        (concern_of(out.deal, one), format!("{} ({owner})", one.text))
    });
    let unscreened = known.iter().filter(|one| one.verdict.group.is_none() && !one.person.has_left());
    let unscreened: Vec<&str> = unscreened.map(|one| out.deal.called(one.person).as_str()).collect();
    let more = unscreened.len().saturating_sub(NAMED);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let others = (!unscreened.is_empty() && out.mask.shows(Datum::Judgments)).then(|| {
        let named = &unscreened[..unscreened.len().min(NAMED)];
        ("Not screened yet".to_owned(), format!("{}{more}", named.join(", ")))
    });
    ask.chain(open).take(QUESTIONS).chain(others).collect()
}

/// Returns a title as a page has it.
pub(super) fn title(out: &Outgoing<'_>) -> String {
    let name = out.deal.name.trim();
    if name.is_empty() { "A deal without a name".to_owned() } else { name.to_owned() }
}
