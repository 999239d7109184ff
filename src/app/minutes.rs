//! The minutes of a review: shown on a page, exported to a file, copied.

use super::App;
use super::effect::Effect;
use super::msg::Failure;
use super::notice::Said;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind, Paragraph};
use super::overlays::portfolio::{Reached, Stop};
use crate::domain::judge::score::score;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use crate::domain::record::text::one_line;
use crate::export::kit::STEM;
use crate::export::minutes::portfolio::{Looked, portfolio_minutes};
use crate::export::minutes::{Minutes, markdown, minutes};
use std::path::PathBuf;

impl App {
    /// Returns which minutes are open on top: those of a review of one deal, or of several.
    pub(super) fn minutes_shown(&self) -> Option<PageKind> {
        match self.worked_on() {
            Some(Overlay::Page(Page { kind: kind @ (PageKind::Minutes(_) | PageKind::Portfolio), .. })) => Some(*kind),
            _ => None,
        }
    }

    /// Returns the minutes of a review of the open deal.
    pub(super) fn minutes(&self, review: RecordId) -> Option<Minutes> {
        let held = self.held_to_show(review)?;
        Some(
            minutes(&self.playbook, &held, &self.news_to_show(&held), &self.alerts_after(&held))
                .for_readers(self.privacy.level()),
        )
    }

    /// Returns the minutes of the last review of several deals.
    pub(super) fn portfolio_minutes(&self) -> Option<Minutes> {
        // Minutes leave the program, so in privacy mode they contain nothing private.
        let seen = self.as_seen();
        let all = seen.portfolio.as_ref()?;
        let reviewed = seen.reviewed();
        let count = |deal: &Deal| self.shows(Datum::Judgments).then(|| score(&self.playbook, deal, all.on));
        let looked = |(index, stop)| {
            let stop: &Stop = stop;
            let found = reviewed.iter().find(|(at, ..)| *at == index);
            match (found, &stop.reached) {
                (Some((_, deal, review)), _) => Looked::Reviewed(deal, *review, count(deal)),
                (None, Reached::Yes) => Looked::Seen(&stop.name),
                (None, Reached::PassedOver(why)) => Looked::PassedOver(&stop.name, why),
                (None, Reached::NotYet) => Looked::NotReached(&stop.name),
            }
        };
        let looked: Vec<Looked<'_>> = all.stops.iter().enumerate().map(looked).collect();
        Some(portfolio_minutes(&self.me(), all.on, &looked, &all.left_out))
    }

    /// Returns minutes as a page.
    pub(super) fn minutes_page(&self, minutes: Option<Minutes>) -> (String, Vec<Paragraph>) {
        let Some(minutes) = minutes else {
            let gone = Paragraph::Text(String::new(), "This review no longer exists.".to_owned());
            return ("Minutes".to_owned(), vec![gone]);
        };
        let page = minutes.parts.into_iter().flat_map(|(heading, lines)| {
            let lines = lines.into_iter().map(|line| Paragraph::Text(line.label, line.text));
            std::iter::once(Paragraph::Heading(heading)).chain(lines)
        });
        (minutes.title, page.collect())
    }

    /// Exports the open minutes to a file.
    pub(super) fn write_minutes(&mut self) {
        let Some((name, text)) = self.minutes_file() else { return };
        if self.minutes_shown() == Some(PageKind::Portfolio) {
            // These minutes belong to no single deal.
            self.effects.push(Effect::WriteOut { deal: PathBuf::from("portfolio"), name, extension: "md", text });
            return;
        }
        let Some(deal) = self.deal.as_ref().and_then(|open| open.at.as_ref()).map(|at| at.path.clone()) else {
            self.note("The deal isn't saved yet. Save the minutes after that");
            return;
        };
        self.effects.push(Effect::WriteOut { deal, name, extension: "md", text });
    }

    /// Copies the open minutes to the clipboard.
    pub(super) fn copy_minutes(&mut self) {
        if let Some((_, text)) = self.minutes_file() {
            self.copy(text, "Copied, if your terminal supports it · w saves a file");
        }
    }

    /// Returns the open minutes' name for the exported file, without the deal's stem and the extension, and their
    /// Markdown.
    fn minutes_file(&self) -> Option<(String, String)> {
        let (on, minutes) = match self.minutes_shown()? {
            PageKind::Minutes(review) => (self.deal.as_ref()?.deal.review(review)?.on, self.minutes(review)?),
            _ => (self.portfolio.as_ref()?.on, self.portfolio_minutes()?),
        };
        // Nobody sends the wrong ones.
        let whose = if self.shows(Datum::Actions) { "" } else { "-for-customer" };
        Some((format!("review-{on}{whose}"), markdown(&minutes)))
    }

    /// Reports where a file was written, or why it wasn't.
    pub(super) fn written_out(&mut self, result: Result<PathBuf, Failure>) {
        match result {
            Ok(path) => {
                let is_kit = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(STEM));
                let what = if is_kit { "the kit" } else { "the minutes" };
                let said = Said::from(format!("Saved {what} as {}", one_line(&path.display().to_string())));
                let unseen = match self.shows(Datum::Actions) {
                    true => format!("Saved {what} in the exports folder"),
                    false => {
                        "Saved minutes for this customer in the exports folder · fill in what you agreed".to_owned()
                    }
                };
                self.done(said.in_privacy(unseen));
            }
            Err(failure) => self.fail(&failure),
        }
    }
}
