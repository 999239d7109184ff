//! The minutes of a review: read on a page, written into a file, copied.

use super::App;
use super::effect::Effect;
use super::msg::Failure;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind, Paragraph};
use crate::domain::id::RecordId;
use crate::domain::text::one_line;
use crate::export::minutes::{Minutes, markdown, minutes};
use std::path::PathBuf;

impl App {
    /// The review whose minutes are open on top.
    pub(super) fn minutes_shown(&self) -> Option<RecordId> {
        match self.overlays.last() {
            Some(Overlay::Page(Page { kind: PageKind::Minutes(review), .. })) => Some(*review),
            _ => None,
        }
    }

    /// The minutes of a review of the open deal.
    fn minutes(&self, review: RecordId) -> Option<Minutes> {
        let held = self.held_to_show(review)?;
        Some(minutes(&self.playbook, &held, &self.news_to_show(&held)))
    }

    /// The minutes as a page.
    pub(super) fn minutes_page(&self, review: RecordId) -> (String, Vec<Paragraph>) {
        let Some(minutes) = self.minutes(review) else {
            let gone = Paragraph::Text(String::new(), "This review is not in the deal any more.".to_owned());
            return ("Minutes".to_owned(), vec![gone]);
        };
        let page = minutes.parts.into_iter().flat_map(|(heading, lines)| {
            let lines = lines.into_iter().map(|(label, text)| Paragraph::Text(label, text));
            std::iter::once(Paragraph::Heading(heading.to_owned())).chain(lines)
        });
        (minutes.title, page.collect())
    }

    /// Writes the minutes that are open into a file of their own.
    pub(super) fn write_minutes(&mut self) {
        let Some((name, text)) = self.minutes_file() else { return };
        let Some(deal) = self.deal.as_ref().and_then(|open| open.at.as_ref()).map(|at| at.path.clone()) else {
            self.note("The deal is not saved yet: its minutes are written after that");
            return;
        };
        self.effects.push(Effect::WriteOut { deal, name, text });
    }

    /// Copies the minutes that are open to the clipboard.
    pub(super) fn copy_minutes(&mut self) {
        let Some((_, text)) = self.minutes_file() else { return };
        self.effects.push(Effect::Copy(text));
        // No terminal says whether it took them.
        self.note("The minutes are with the terminal's clipboard, where it has one · w writes a file");
    }

    /// What the minutes that are open are called as a file, and what is in them.
    fn minutes_file(&self) -> Option<(String, String)> {
        let review = self.minutes_shown()?;
        let on = self.deal.as_ref()?.deal.review(review)?.on;
        Some((format!("review-{on}"), markdown(&self.minutes(review)?)))
    }

    /// Says where something was written, or why it was not.
    pub(super) fn written_out(&mut self, result: Result<PathBuf, Failure>) {
        match result {
            Ok(path) => self.done(format!("Written: {}", one_line(&path.display().to_string()))),
            Err(failure) => self.fail(&failure),
        }
    }
}
