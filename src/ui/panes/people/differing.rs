//! The reasons for the sign that opinions or evidence differ, each in a sentence.

use crate::app::App;
use crate::domain::judge::verdict::{Contest, Read, Verdict, judge};
use crate::domain::record::profile::ProfileGroup;
use crate::domain::record::stakeholder::Stakeholder;
use crate::export::words::contest_words;
use crate::export::words::evidence::contradiction_words;

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Differing {
    /// Two edits of the person differ.
    Edits,
    /// Traits and tells point to different groups.
    Answers(Contest),
    /// A Blocker whose stance is in favor, or a Mobilizer whose stance is opposed, in words.
    Stance(&'static str),
    /// Two assessors see another group.
    Opinions([String; 2]),
    /// A colleague's own label is another group.
    Label(String, ProfileGroup),
}

impl Differing {
    /// Returns the first reason about a person, of whom this assessor's verdict is shown.
    pub(super) fn of(app: &App, by: &str, person: &Stakeholder, verdict: &Verdict) -> Option<Self> {
        let Read::As(group, ..) = verdict.read() else { return None };
        if is_disputed(app, person) {
            return Some(Self::Edits);
        }
        let answers = || verdict.contested.map(Self::Answers);
        let stance = || contradiction_words(person, verdict).map(Self::Stance);
        let opinions = || {
            let read = |other: &str| judge(&app.playbook.model, &person.answers(other)).group.map(|(group, _)| group);
            let others = person.assessors().into_iter().filter(|other| *other != by);
            let other = others.into_iter().find(|other| read(other) != Some(group))?;
            Some(Self::Opinions([named(app, by), named(app, other)]))
        };
        let label = || {
            let other = person
                .labels
                .iter()
                .rev()
                .find_map(|label| label.group().filter(|other| *other != group).map(|other| (&label.by, other)));
            other.map(|(by, other)| Self::Label(named(app, by), other))
        };
        answers().or_else(stance).or_else(opinions).or_else(label)
    }

    /// Returns the reason in a sentence.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Edits => "two edits about them differ".to_owned(),
            Self::Answers(contest) => contest_words(*contest),
            Self::Stance(words) => words.split(':').next().unwrap_or(words).to_owned(),
            Self::Opinions([one, other]) => format!("{one} and {other} see them differently"),
            Self::Label(by, group) => format!("{by} labeled them a {}", group.name()),
        }
    }
}

/// Returns a colleague's name, or that it is the user.
fn named(app: &App, name: &str) -> String {
    if app.settings.me.as_deref() == Some(name) { "you".to_owned() } else { name.to_owned() }
}

/// Returns whether a merge left a conflict about this person.
fn is_disputed(app: &App, person: &Stakeholder) -> bool {
    let conflicts = app.deal.as_ref().map_or(&[][..], |open| &*open.shown().conflicts);
    !conflicts.is_empty() && {
        let address = format!("stakeholders/{}", person.id);
        conflicts.iter().any(|conflict| conflict.place.starts_with(&address))
    }
}
