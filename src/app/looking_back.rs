//! Looking back: what the history of an ended deal says, the counts of a deal from review to review, how far assessors
//! agree and how often their predictions came true.

use super::App;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind, Paragraph};
use crate::domain::change::rewind::as_of;
use crate::domain::judge::hindsight::{Snoozed, hindsight, snoozes};
use crate::domain::judge::score::{Score, score};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::dates;
use crate::domain::record::deal::Deal;
use crate::domain::record::review::ended_after;
use crate::export::words::hindsight::{hindsight_title, hindsight_words};
use crate::export::words::opinion::{AgreementLine, METHOD, NOBODY, agreement_lines, hit_lines};
use crate::export::words::score::{count_words, counts};
use jiff::civil::Date;
use std::sync::Arc;

/// What a page says whose content privacy mode hides.
const HIDDEN: &str = "Hidden in privacy mode.";

/// The most reviews in a trend; the latest are kept.
const REVIEWS: usize = 12;

fn text(label: &str, words: impl Into<String>) -> Paragraph {
    Paragraph::Text(label.to_owned(), words.into())
}

/// What a page that looks back takes from the history of a deal. It holds no words of it, so that a copy for colleagues,
/// which has no history, may have it.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct LookedBack {
    of: Option<Arc<Deal>>,
    snoozed: Arc<[Snoozed]>,
    trend: Arc<[(Date, Score)]>,
}

impl App {
    /// Returns what the page on the screen takes from the history of the deal, for a copy; nothing if none looks back. What
    /// was found of the same deal is kept.
    pub(in crate::app) fn looked_back_for_copy(&self, before: Option<&LookedBack>) -> LookedBack {
        let looks =
            |one: &Overlay| matches!(one, Overlay::Page(Page { kind: PageKind::Hindsight | PageKind::Trend, .. }));
        let Some(open) = self.deal.as_ref().filter(|_| self.overlays.iter().any(looks)) else {
            return LookedBack::default();
        };
        let is_it = |known: &&LookedBack| known.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &open.deal));
        before.filter(is_it).cloned().unwrap_or_else(|| self.look_back())
    }

    fn look_back(&self) -> LookedBack {
        let Some(open) = self.deal.as_ref() else { return LookedBack::default() };
        LookedBack {
            of: Some(Arc::clone(&open.deal)),
            snoozed: snoozes(&open.deal).into(),
            trend: trend(&self.playbook, &open.deal, self.today()).into(),
        }
    }

    /// Returns what the history of the open deal says; in a copy, what was taken from it.
    fn looked_back(&self) -> LookedBack {
        if self.hides_something() { self.privacy.looked_back().clone() } else { self.look_back() }
    }

    /// Returns the reason why there is no hindsight yet, if so.
    pub(in crate::app) fn hindsight_blocked(&self) -> Option<String> {
        let ended = self.deal.as_ref().is_some_and(|open| open.deal.outcome.is_some());
        (!ended).then(|| "The deal is still open. O records how it ended".to_owned())
    }

    /// Returns the title and text of the page about an ended deal.
    pub(in crate::app) fn hindsight_page(&self) -> (String, Vec<Paragraph>) {
        let title = || "In hindsight".to_owned();
        if !self.shows(Datum::Judgments) || self.is_blind() {
            return (title(), vec![text("", self.hidden_by_blind().unwrap_or_else(|| HIDDEN.to_owned()))]);
        }
        let found = self.deal.as_ref().and_then(|open| {
            let deal = &*open.deal;
            Some((deal, deal.outcome.as_ref()?, hindsight(&self.playbook, deal, &self.looked_back().snoozed)?))
        });
        let Some((deal, outcome, found)) = found else {
            return (title(), vec![text("", self.hindsight_blocked().unwrap_or_default())]);
        };
        let mut page = vec![text("", format!("Why: {}", outcome.why))];
        for (heading, lines) in hindsight_words(deal, &found) {
            page.push(Paragraph::Heading(heading.to_owned()));
            page.extend(lines.into_iter().map(|(label, words)| Paragraph::Text(label, words)));
        }
        (hindsight_title(outcome, &found), page)
    }

    /// Returns how far assessors agree over all deals, and how often their predictions came true.
    pub(in crate::app) fn agreement_page(&self) -> Vec<Paragraph> {
        if self.is_blind() {
            return vec![text("", self.hidden_by_blind().unwrap_or_default())];
        }
        let lines = agreement_lines(self.home.rows.iter().flat_map(|row| &row.inside.opinions));
        let hits = hit_lines(self.home.rows.iter().flat_map(|row| &row.inside.hits));
        let heading = (!hits.is_empty()).then(|| Paragraph::Heading("Predictions".to_owned()));
        let hits = hits.into_iter().map(|(by, words)| text(&by, words));
        let predicted: Vec<Paragraph> = heading.into_iter().chain(hits).collect();
        if lines.is_empty() {
            return [text("", NOBODY), text("", METHOD)].into_iter().chain(predicted).collect();
        }
        let page = lines.into_iter().map(|line| match line {
            AgreementLine::Pair(words) => Paragraph::Heading(words),
            AgreementLine::Words(label, words) => text(&label, words),
        });
        let page = page.chain(predicted);
        page.chain([Paragraph::Heading("How it is calculated".to_owned()), text("", METHOD)]).collect()
    }

    /// Returns the counts of the deal: each as a small chart over its reviews.
    pub(in crate::app) fn trend_page(&self) -> Vec<Paragraph> {
        if !self.shows(Datum::Judgments) || self.is_blind() {
            return vec![text("", self.hidden_by_blind().unwrap_or_else(|| HIDDEN.to_owned()))];
        }
        let (points, today) = (self.looked_back().trend, self.today());
        let (Some((first, _)), Some((_, last))) = (points.first(), points.last()) else { return Vec::new() };
        let lead = match points.len() {
            1 => "No reviews yet. This is today.".to_owned(),
            many => {
                let first = dates::short(*first, today);
                let reviews = match many {
                    2 => format!("1 review, {first}"),
                    many => format!("{} reviews since {first}", many - 1),
                };
                format!("{reviews}, then today. A full bar means all of them.")
            }
        };
        let mut page = vec![text("", lead)];
        let days = points[..points.len() - 1].iter().map(|(on, _)| dates::short(*on, today)).collect();
        page.push(Paragraph::Days(days));
        for (at, (label, what, count)) in counts(last).into_iter().enumerate() {
            let bars = points.iter().map(|(_, then)| counts(then)[at].2).collect();
            let words = match count.of {
                0 => "nothing yet".to_owned(),
                _ => format!("{} {what}", count_words(count)),
            };
            page.push(Paragraph::Chart(label.to_owned(), bars, words));
        }
        page.push(text("", "No overall score on purpose: it would reward the easiest numbers."));
        page
    }
}

/// Returns the counts after each of the last reviews, the earliest first, and those of today last.
fn trend(playbook: &Playbook, deal: &Deal, today: Date) -> Vec<(Date, Score)> {
    let ended = deal.reviews.iter().filter(|review| !review.is_open());
    let stops = ended.filter_map(|review| Some((ended_after(&deal.history, review.id)?, review.on)));
    let mut stops: Vec<(usize, Date)> = stops.collect();
    stops.sort_unstable();
    let skipped = stops.len().saturating_sub(REVIEWS);
    let then = stops.into_iter().skip(skipped).map(|(steps, on)| (on, score(playbook, &as_of(deal, steps), on)));
    then.chain([(today, score(playbook, deal, today))]).collect()
}
