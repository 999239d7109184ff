//! Reviews as others may see them: the states around one, and the changes between them.

use super::level::Datum;
use super::mask::{Mask, Masker};
use super::{mark, masked};
use crate::domain::change::review_window::ReviewWindow;
use crate::domain::judge::alert::{Alerts, alerts};
use crate::domain::judge::since::{Days, Kind, News, since};
use crate::domain::method::playbook::Playbook;
use crate::domain::record::choice::Choice;
use crate::domain::record::deal::Deal;
use crate::domain::record::review::{Asked, Checked, Review};
use crate::domain::record::review_outcome::ReviewOutcome;
use crate::domain::record::text::Text;
use jiff::civil::Date;

/// Masks a review: who held it and when, and what was asked, answered, found and forecast. A challenging question is
/// chosen by what is thought of a person, so it gives that away, and its answer even more.
pub(super) fn review(mask: &Masker<'_>, review: &Review) -> Review {
    let Review {
        id,
        started,
        on,
        coach,
        present,
        brief,
        minutes,
        ended,
        asked: questions,
        checked: decisions,
        outcome: result,
        extra,
    } = review;
    Review {
        id: *id,
        started: *started,
        on: *on,
        coach: coach.clone(),
        // Names that somebody typed: they may be the customer's.
        present: if mask.shows(Datum::Questions) { mask.text(Datum::Questions, present) } else { Text::new() },
        brief: *brief,
        minutes: *minutes,
        ended: *ended,
        asked: mask.list(Datum::Questions, questions, |one| asked(mask, one)),
        checked: mask.list(Datum::Actions, decisions, |one| checked(mask, one)),
        outcome: result.as_deref().filter(|_| mask.shows(Datum::Forecast)).map(|one| Box::new(outcome(mask, one))),
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn asked(mask: &Masker<'_>, asked: &Asked) -> Asked {
    let Asked { id, question, words, about, answer, by, at, extra } = asked;
    Asked {
        id: *id,
        question: question.clone(),
        words: mask.text(Datum::Questions, words),
        about: *about,
        answer: mask.text(Datum::Questions, answer),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn checked(mask: &Masker<'_>, checked: &Checked) -> Checked {
    let Checked { id, decision, what, fate, due, to, why, by, at, extra } = checked;
    Checked {
        id: *id,
        decision: *decision,
        what: mask.text(Datum::Actions, what),
        fate: fate.known().map_or_else(|| Choice::Foreign(mark()), Into::into),
        due: *due,
        to: *to,
        why: mask.text(Datum::Actions, why),
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

fn outcome(mask: &Masker<'_>, outcome: &ReviewOutcome) -> ReviewOutcome {
    let ReviewOutcome {
        forecast,
        close_on,
        why,
        competition,
        decision_process,
        paper_process,
        next_review,
        by,
        at,
        extra,
    } = outcome;
    let text = |text: &Text| mask.text(Datum::Forecast, text);
    ReviewOutcome {
        forecast: forecast.as_ref().and_then(Choice::known).map(Into::into),
        close_on: *close_on,
        why: text(why),
        competition: text(competition),
        decision_process: text(decision_process),
        paper_process: text(paper_process),
        next_review: *next_review,
        by: by.clone(),
        at: *at,
        extra: mask.kept(Datum::Newer, extra),
    }
}

/// Returns the alerts of a state masked like this, on a day; none where alerts are hidden.
#[must_use]
pub fn masked_alerts(playbook: &Playbook, masked: &Deal, on: Date, mask: Mask) -> Alerts {
    if mask.shows(Datum::Alerts) { alerts(playbook, masked, &playbook.thresholds, on) } else { Alerts::default() }
}

/// Masks the states around a review.
#[must_use]
pub fn masked_window(held: &ReviewWindow, mask: Mask) -> ReviewWindow {
    let ReviewWindow { review, from, before, begun, ended } = held;
    ReviewWindow {
        review: self::review(&Masker::new(ended, mask), review),
        from: *from,
        before: masked(before, mask),
        begun: masked(begun, mask),
        ended: masked(ended, mask),
    }
}

/// Returns the changes between two states masked like this. Those of a kind that is hidden are left out: some are
/// derived from what the masked states still hold.
#[must_use]
pub fn masked_news(playbook: &Playbook, (before, now): (&Deal, &Deal), days: &Days, mask: Mask) -> News {
    let mut news = since(before, now, playbook, days);
    news.items.retain(|item| mask.shows(datum_of(item.what.kind())));
    news
}

/// Returns the kind of data that changes of this kind tell.
const fn datum_of(kind: Kind) -> Datum {
    match kind {
        Kind::People => Datum::Functions,
        // Without stances these are the group's joint acts.
        Kind::Agreement => Datum::Purchase,
        Kind::Willing => Datum::Stances,
        Kind::Actions => Datum::Actions,
        Kind::Concerns => Datum::Concerns,
        Kind::Coaching => Datum::Coaching,
        Kind::Insights => Datum::Insights,
        Kind::Verdicts | Kind::Calls | Kind::Tasks => Datum::Judgments,
        // That a step of theirs slipped is a judgment.
        Kind::Inside => Datum::Purchase,
        Kind::Plans => Datum::Plans,
        Kind::Alerts => Datum::Alerts,
        Kind::Act => Datum::Talks,
    }
}
