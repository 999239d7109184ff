//! The result of a review: the forecast, and what it rests on.

use super::card::offers;
use crate::app::App;
use crate::app::form::{FieldKey, Form, FormKind};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::review_outcome::{Forecast, ReviewOutcome};
use jiff::civil::Date;
use serde_json::Map;

const FORECAST: FieldKey = FieldKey::private("Forecast");
const CLOSE: FieldKey = FieldKey::private("Close").labeled("Close date");
const WHY: FieldKey = FieldKey::private("Why");
const COMPETITION: FieldKey = FieldKey::private("Competition");
const DECISION: FieldKey = FieldKey::private("Decision process");
const PAPER: FieldKey = FieldKey::private("Paper process");
const NEXT: FieldKey = FieldKey::private("Next review");

/// Returns the key of each field, its label, and what a result says there; empty for nothing.
pub(in crate::app) fn fields(
    outcome: Option<&ReviewOutcome>,
    today: Date,
) -> [(&'static str, &'static str, String); 7] {
    let day = |of: fn(&ReviewOutcome) -> Option<Date>| {
        outcome.and_then(of).map_or_else(String::new, |day| dates::show(day, today))
    };
    let text = |of: fn(&ReviewOutcome) -> &str| outcome.map_or_else(String::new, |one| of(one).to_owned());
    let forecast = outcome.and_then(ReviewOutcome::forecast).map_or("", Choices::label).to_owned();
    [
        (FORECAST.key, "Forecast", forecast),
        (CLOSE.key, "Close date", day(|one| one.close_on)),
        (WHY.key, "Why", text(|one| &one.why)),
        (COMPETITION.key, "Competition", text(|one| &one.competition)),
        (DECISION.key, "Decision process", text(|one| &one.decision_process)),
        (PAPER.key, "Paper process", text(|one| &one.paper_process)),
        (NEXT.key, "Next review", day(|one| one.next_review)),
    ]
}

impl App {
    /// Opens the form for the result of the review under way, at a field.
    pub(in crate::app) fn open_outcome_at(&mut self, field: &str) {
        self.open_review_outcome();
        self.with_form(|form| {
            if let Some(index) = form.fields.iter().position(|one| one.key == field) {
                form.turn_to(index);
            }
        });
    }

    /// Opens the form for the result of the review under way. What the last review said is proposed, as competition and
    /// process rarely change.
    pub(in crate::app) fn open_review_outcome(&mut self) {
        let (Some(open), Some(review)) = (self.deal.as_ref(), self.reviewing()) else { return };
        let now = open.deal.review(review).and_then(|review| review.outcome.as_deref());
        let earlier = open.deal.reviews.iter().rev().filter(|one| one.id != review);
        let before = earlier.filter_map(|one| one.outcome.as_deref()).next();
        let known = now.or(before);
        let day =
            |of: fn(&ReviewOutcome) -> Option<Date>| known.and_then(of).map_or_else(String::new, |day| day.to_string());
        let text = |of: fn(&ReviewOutcome) -> &str| known.map_or("", of);
        let forecast = now.and_then(ReviewOutcome::forecast).map_or("", Choices::label);
        // A day of the last review that has come tells nothing about this one.
        let next = now.and_then(|one| one.next_review).map_or_else(String::new, |day| day.to_string());
        let form = Form::new(FormKind::ReviewOutcome(open.deal.id), "Where this deal is now")
            .one(FORECAST, forecast, offers(Forecast::ALL))
            .future_day(CLOSE, &day(|one| one.close_on))
            .field(WHY, now.map_or("", |one| &one.why), "what makes you say so")
            .suggest(COMPETITION, text(|one| &one.competition), "a competitor, or doing nothing")
            .suggest(DECISION, text(|one| &one.decision_process), "who, in what steps, by which criteria")
            .suggest(PAPER, text(|one| &one.paper_process), "legal, security, purchasing, signature")
            .future_day(NEXT, &next);
        self.open_form(form);
    }

    pub(in crate::app) fn save_review_outcome(&mut self, form: &Form) -> Result<(), (usize, String)> {
        let Some(review) = self.reviewing() else {
            return Err((0, "The review has ended. Esc keeps what you typed".to_owned()));
        };
        let forecast = form.chosen(FORECAST)?.map(|at| Forecast::ALL[at]);
        let day = |app: &Self, key| {
            if form.value(key).is_empty() { Ok(None) } else { app.day_to_come(form, key).map(Some) }
        };
        let (close_on, next_review) = (day(self, CLOSE)?, day(self, NEXT)?);
        let (by, at) = (self.me(), self.now.timestamp());
        let outcome = ReviewOutcome {
            forecast: forecast.map(Into::into),
            close_on,
            why: form.text(WHY).into(),
            competition: form.text(COMPETITION).into(),
            decision_process: form.text(DECISION).into(),
            paper_process: form.text(PAPER).into(),
            next_review,
            by: by.into(),
            at,
            extra: Map::new(),
        };
        let said = match forecast {
            Some(one) => format!("Saved the forecast: {}", one.label()),
            None => "Saved the result, without a forecast".to_owned(),
        };
        self.close_and_edit_saying("the review's result".to_owned(), said, |deal| {
            deal.edit_review(review, |review| {
                let extra = review.outcome.take().map_or_else(Map::new, |old| old.extra);
                review.outcome = Some(Box::new(ReviewOutcome { extra, ..outcome }));
            });
        })
    }
}
