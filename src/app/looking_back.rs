//! Looking back: what the history of an ended deal says, the counts of a deal from review to review, how far assessors
//! agree and how often their predictions came true.

use super::App;
use super::overlays::page::Paragraph;
use crate::domain::change::rewind::as_of;
use crate::domain::judge::hindsight::hindsight;
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

/// What a page says whose content privacy mode hides.
const HIDDEN: &str = "Hidden in privacy mode.";

/// The most reviews in a trend; the latest are kept.
const REVIEWS: usize = 12;

fn text(label: &str, words: impl Into<String>) -> Paragraph {
    Paragraph::Text(label.to_owned(), words.into())
}

impl App {
    /// Returns the reason why there is no hindsight yet, if so.
    pub(in crate::app) fn hindsight_blocked(&self) -> Option<String> {
        let ended = self.deal.as_ref().is_some_and(|open| open.deal.outcome.is_some());
        (!ended).then(|| "The deal is still open. O records how it ended".to_owned())
    }

    /// Returns the title and text of the page about an ended deal.
    pub(in crate::app) fn hindsight_page(&self) -> (String, Vec<Paragraph>) {
        let title = || "In hindsight".to_owned();
        if !self.shows(Datum::History) || self.is_blind() {
            return (title(), vec![text("", self.hidden_by_blind().unwrap_or_else(|| HIDDEN.to_owned()))]);
        }
        let found = self.deal.as_ref().and_then(|open| {
            let deal = &*open.deal;
            Some((deal, deal.outcome.as_ref()?, hindsight(&self.playbook, deal)?))
        });
        let Some((deal, outcome, found)) = found else {
            return (title(), vec![text("", self.hindsight_blocked().unwrap_or_default())]);
        };
        let mut page = vec![text("", format!("They said: {}", outcome.why))];
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
        if !self.shows(Datum::History) || self.is_blind() {
            return vec![text("", self.hidden_by_blind().unwrap_or_else(|| HIDDEN.to_owned()))];
        }
        let (Some(open), today) = (self.deal.as_ref(), self.today()) else { return Vec::new() };
        let points = trend(&self.playbook, &open.deal, today);
        let (Some((first, _)), Some((_, last))) = (points.first(), points.last()) else { return Vec::new() };
        let lead = match points.len() {
            1 => "No reviews yet. This is today.".to_owned(),
            many => {
                let reviews = if many == 2 { "1 review".to_owned() } else { format!("{} reviews", many - 1) };
                format!("{reviews} since {}, then today. A full bar means all of them.", dates::show(*first, today))
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
