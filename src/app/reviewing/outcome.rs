//! What the review ends with: the worst alert and its decision, all decisions with owner and day, the forecast and what
//! it rests on.

use super::alerts::weight_of;
use crate::app::App;
use crate::app::forms::review_outcome::fields;
use crate::app::overlays::review::rows::{Row, Target, Weight, row};
use crate::domain::judge::alert::Alert;
use crate::domain::record::action::Action;
use crate::domain::record::dates;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::Text;
use std::sync::Arc;

impl App {
    pub(super) fn outcome_rows(&self) -> Vec<Row> {
        let (Some(open), Some(walk)) = (self.deal.as_ref(), self.walk()) else { return Vec::new() };
        let worst = self.worst_row();
        let passed = self.passed_over(walk.review).join(", ");
        let passed = Some(passed).filter(|passed| !passed.is_empty());
        let passed = passed.map(|passed| row(Weight::Warn, format!("Still open: {passed}."), Target::Nothing));
        let mut rows: Vec<Row> = worst.into_iter().collect();
        let decisions: Vec<Row> = self.decided_in(walk.review).map(|action| self.decision_row(action)).collect();
        if decisions.is_empty() {
            rows.push(row(Weight::Warn, "No decisions yet. Press a to add one.", Target::Nothing));
        }
        rows.extend(decisions);
        let review = open.deal.review(walk.review);
        let outcome = review.and_then(|review| review.outcome.as_deref());
        rows.extend(passed.map(|one| Row { kind: "passed over", ..one }));
        rows.extend(fields(outcome, self.today()).into_iter().enumerate().map(|(index, (key, label, words))| {
            // The forecast comes first; what it rests on may be left out.
            let (weight, text) = match (words.is_empty(), index) {
                (true, 0) => (Weight::Warn, "not filled in".to_owned()),
                (true, _) => (Weight::Quiet, "not filled in".to_owned()),
                (false, _) => (Weight::Plain, words),
            };
            row(weight, text, Target::Outcome(key)).labeled(label)
        }));
        rows
    }

    /// Returns the decisions of a review.
    pub(in crate::app) fn decided_in(&self, review: RecordId) -> impl Iterator<Item = &Arc<Action>> {
        let all = self.deal.iter().flat_map(|open| &open.deal.actions);
        all.filter(move |action| action.review == Some(review))
    }

    /// Returns what was decided about an alert in the review under way: for the alert itself, or about its person.
    pub(super) fn decided_on(&self, alert: &Alert) -> Option<&Arc<Action>> {
        let walk = self.walk()?;
        let is_on = |action: &&Arc<Action>| {
            action.alert == alert.key || (action.about.is_some() && action.about == alert.about())
        };
        self.decided_in(walk.review).find(is_on)
    }

    /// Returns the worst alert, if nothing was decided about it yet.
    pub(super) fn undecided_worst(&self) -> Option<&Alert> {
        self.alerts()?.awake.first().filter(|alert| self.decided_on(alert).is_none())
    }

    /// Returns the row of the worst alert, as long as nothing was decided about it.
    fn worst_row(&self) -> Option<Row> {
        let alert = self.undecided_worst()?;
        let text = format!("The worst alert has no decision: {}", alert.reason);
        Some(Row {
            alert: alert.key.clone(),
            about: alert.about(),
            more: vec![("Do", alert.todo.clone())],
            ..row(weight_of(alert.level), text, Target::DecideOn(alert.key.clone()))
        })
    }

    fn decision_row(&self, action: &Action) -> Row {
        let deal = self.deal.as_ref().map(|open| &open.deal);
        let owner = deal.map_or_else(String::new, |deal| deal.doer_words(action));
        let owner = if owner.is_empty() { "NOBODY".to_owned() } else { owner };
        let text = format!("{} · {owner} · {}", action.what, dates::show(action.due, self.today()));
        let weight = if action.who.is_empty() { Weight::Bad } else { Weight::Good };
        let name = action.about.and_then(|id| deal?.called_by_id(id)).map(Text::to_string);
        let alert = self.alerts().and_then(|all| all.all().find(|one| action.alert == one.key));
        let mut more = vec![("About", name.unwrap_or_else(|| "the deal".to_owned()))];
        more.extend(alert.map(|alert| ("Alert", alert.reason.clone())));
        Row { about: action.about, more, ..row(weight, text, Target::Decision(action.id)) }
    }
}
