//! The rows in the parts of a review: the words, the person concerned, the target of Enter, and the details.

use super::Part;
use crate::app::App;
use crate::app::overlays::group::Section;
use crate::domain::judge::agreed::{Collective, collective};
use crate::domain::judge::since::{Kind, Way};
use crate::domain::method::alert_kind::{AlertKind, AlertLevel, Spot};
use crate::domain::record::choice::Choices;
use crate::domain::record::coaching::{Tick, Track};
use crate::domain::record::dates;
use crate::domain::record::id::{RecordId, StakeholderId};
use crate::domain::record::stance::AGREEMENTS;
use crate::domain::record::text::Text;
use crate::export::words::alerts::no_alerts;
use crate::export::words::group::{agreed_words, concern_of, concern_over, stage_words};
use crate::export::words::news::{item_words, kind_words, news_words};

/// The importance of a row, shown by a sign and a color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// It went well, or is done.
    Good,
    /// It is neither good nor bad.
    Plain,
    /// It needs an answer.
    Warn,
    /// It is bad.
    Bad,
    /// It is a heading, or matters less.
    Quiet,
}

/// The target of Enter on a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// None.
    Nothing,
    /// The person.
    Person(StakeholderId),
    /// The place where the alert is resolved.
    Alert(AlertKind, Spot, Option<StakeholderId>),
    /// The coaching of the person.
    Coaching(StakeholderId),
    /// A part of the group view.
    Group(Section),
    /// The answer to the question about the deal.
    Question,
    /// The form of the decision.
    Decision(RecordId),
}

/// A row of any part but the people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The sign and color of the row.
    pub weight: Weight,
    /// The words of the row.
    pub text: String,
    /// The person it is about, if any.
    pub about: Option<StakeholderId>,
    /// The target of Enter.
    pub target: Target,
    /// The details shown while the cursor is on it: pairs of label and text.
    pub more: Vec<(&'static str, String)>,
}

fn row(weight: Weight, text: impl Into<String>, target: Target) -> Row {
    Row { weight, text: text.into(), about: None, target, more: Vec::new() }
}

impl App {
    /// Makes the rows of a part; none for the part about people.
    pub(super) fn rows_of(&self, part: Part) -> Vec<Row> {
        match part {
            Part::Changed => self.changed_rows(),
            Part::Alerts => self.alert_rows(),
            Part::Group => self.group_rows(),
            Part::Decisions => self.decision_rows(),
            Part::People => Vec::new(),
        }
    }

    fn changed_rows(&self) -> Vec<Row> {
        let Some(news) = self.walk().map(|walk| &walk.news) else { return Vec::new() };
        let weight = if news.is_empty() { Weight::Warn } else { Weight::Quiet };
        let mut rows = vec![row(weight, format!("{}.", news_words(news)), Target::Nothing)];
        if news.is_empty() {
            rows[0]
                .more
                .push(("Say", "Nothing changed, and that tells you something. What would have to happen?".to_owned()));
        }
        for kind in Kind::ALL.iter().copied() {
            rows.extend(news.of(kind).map(|item| {
                let weight = match item.way {
                    Way::Better => Weight::Good,
                    Way::Neutral => Weight::Plain,
                    Way::Worse => Weight::Warn,
                };
                let about = item.about.first().map(|one| one.id).filter(|id| self.is_here(*id));
                let target = about.map_or(Target::Nothing, Target::Person);
                let more = vec![("", kind_words(kind, news))];
                Row { about, more, ..row(weight, item_words(&self.playbook, item, news.to), target) }
            }));
        }
        rows
    }

    fn is_here(&self, id: StakeholderId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.person(id).is_some())
    }

    fn alert_rows(&self) -> Vec<Row> {
        let Some(alerts) = self.alerts() else { return Vec::new() };
        let mut rows: Vec<Row> = alerts
            .awake
            .iter()
            .map(|alert| Row {
                weight: match alert.level {
                    AlertLevel::Urgent => Weight::Bad,
                    AlertLevel::Warning => Weight::Warn,
                    AlertLevel::Hint => Weight::Plain,
                },
                text: alert.reason.clone(),
                about: alert.about(),
                target: Target::Alert(alert.kind, alert.spot, alert.about()),
                more: vec![("Ask", alert.question.clone()), ("Do", alert.todo.clone())],
            })
            .collect();
        rows.extend(alerts.asleep.iter().map(|alert| {
            let sleep = alert.asleep.as_ref().map_or_else(String::new, |sleep| {
                format!("snoozed until {}{}", dates::show(sleep.until, self.today()), sleep.because())
            });
            Row { more: vec![("Snoozed", sleep)], ..row(Weight::Quiet, alert.reason.clone(), Target::Nothing) }
        }));
        if alerts.awake.is_empty()
            && let Some(open) = self.deal.as_ref()
        {
            let words = no_alerts(&open.deal, alerts.asleep.len());
            rows.insert(0, row(Weight::Plain, words, Target::Nothing));
        }
        rows
    }

    fn group_rows(&self) -> Vec<Row> {
        let Some(open) = self.deal.as_ref() else { return Vec::new() };
        let (deal, today) = (&*open.deal, self.today());
        let mut rows = Vec::new();
        if let Some((words, answer)) = self.question_words(None) {
            let text = if answer.is_empty() { words.clone() } else { format!("{words}  {answer}") };
            rows.push(Row { more: self.question_more(None), ..row(Weight::Warn, text, Target::Question) });
        }
        if self.is_private() {
            rows.push(row(Weight::Quiet, "Coaching is hidden in privacy mode.", Target::Nothing));
        } else {
            rows.extend(deal.coaching.iter().filter_map(|track| self.coaching_row(track)));
        }
        if deal.coaching.is_empty() && !self.is_private() {
            rows.push(row(Weight::Warn, "Nobody is being coached yet.", Target::Nothing));
        }
        for topic in AGREEMENTS {
            let weight = match collective(deal, topic) {
                Collective::Proved(_) => Weight::Good,
                Collective::Bare(_) => Weight::Warn,
                Collective::No => Weight::Plain,
            };
            let text = format!("Agreement on {}", topic.label());
            rows.push(Row {
                more: vec![("", agreed_words(deal, topic, today))],
                ..row(weight, text, Target::Group(Section::Agreement))
            });
        }
        for concern in deal.concerns.iter().filter(|one| !one.is_settled()) {
            let over = concern_over(concern);
            let over = if over.is_empty() { String::new() } else { format!(" over {over}") };
            let text = format!("{}{over}: {}", concern_of(deal, concern), concern.text);
            let owner = Some(deal.who_words(&concern.owner, concern.owner_id)).filter(|words| !words.is_empty());
            let owner = owner.unwrap_or_else(|| "no account owner".to_owned());
            rows.push(Row {
                about: concern.of.iter().next(),
                more: vec![("Owner", owner)],
                ..row(Weight::Warn, text, Target::Group(Section::Minds))
            });
        }
        let stages = stage_words(&self.playbook, deal);
        let stage = stages.iter().find(|(_, here)| *here).map(|(word, _)| *word);
        let text = format!("Purchase stage: {}", stage.unwrap_or("unknown"));
        rows.push(row(
            if stage.is_some() { Weight::Plain } else { Weight::Warn },
            text,
            Target::Group(Section::Purchase),
        ));
        rows
    }

    fn coaching_row(&self, track: &Track) -> Option<Row> {
        let open = self.deal.as_ref()?;
        let person = open.deal.person(track.stakeholder)?;
        let stages = &self.playbook.stages;
        let place = track.current(stages);
        let (weight, text, more) = match place.and_then(|place| stages.get(place)) {
            None => (Weight::Good, format!("{}: all five stages are proven", self.called(person)), Vec::new()),
            Some(stage) => {
                let progress = track.progress(stage);
                let proved = |id: &str| track.tick(id).is_some_and(Tick::has_evidence);
                let missing = stage.verifiers.iter().filter(|one| one.required && !proved(&one.id));
                let missing: Vec<&str> = missing.map(|one| one.text.as_str()).collect();
                let number = place.unwrap_or(0) + 1;
                (
                    Weight::Plain,
                    format!(
                        "{}: stage {number}, {}  {}/{}",
                        self.called(person),
                        stage.name,
                        progress.proved,
                        progress.required
                    ),
                    vec![("Missing", missing.join(" · "))],
                )
            }
        };
        let about = Some(person.id);
        Some(Row { about, more, ..row(weight, text, Target::Coaching(person.id)) })
    }

    fn decision_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let today = self.today();
        let mut rows: Vec<Row> = open
            .deal
            .actions
            .iter()
            .filter(|action| action.review == Some(walk.review))
            .map(|action| {
                let owner = Some(open.deal.doer_words(action)).filter(|words| !words.is_empty());
                let owner = owner.unwrap_or_else(|| "NOBODY".to_owned());
                let text = format!("{} · {owner} · {}", action.what, dates::show(action.due, today));
                let weight = if action.who.is_empty() { Weight::Bad } else { Weight::Good };
                let name = action.about.and_then(|id| open.deal.called_by_id(id)).map(Text::to_string);
                let more = name.map(|name| vec![("About", name)]).unwrap_or_default();
                Row { about: action.about, more, ..row(weight, text, Target::Decision(action.id)) }
            })
            .collect();
        if rows.is_empty() {
            rows.push(row(Weight::Warn, "No decisions yet. Press a to add one.", Target::Nothing));
        }
        rows
    }
}
