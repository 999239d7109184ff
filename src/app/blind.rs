//! Answering blind: while it is on, nothing on the screen comes from the answers of anybody else.
//!
//! What is drawn is read from [`OpenDeal::shown`], the deal without the others' opinions. What speaks of the whole deal
//! in the owner's eyes (alerts, what was said and done before, Home's line about this deal) is kept back, with a reason.

use super::App;
use super::msg::Listed;
use super::notice::Notice;
use super::open_deal::OpenDeal;
use super::search::Visibility;
use crate::domain::change::undo::{Undoable, redoable, undoables};
use crate::domain::record::deal::Deal;

impl App {
    /// Whether somebody answers blind in the open deal.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.deal.as_ref().is_some_and(OpenDeal::is_blind)
    }

    /// Makes another person of ours the one who answers.
    pub(in crate::app) fn answer_as(&mut self, name: String, sight: Visibility) {
        let said = self.notices.said();
        // Who answers does so in the present.
        self.come_back();
        let Some(open) = self.deal.as_mut() else { return };
        let text = match sight {
            Visibility::Open => format!("Answers are now {name}’s"),
            Visibility::Blind => {
                format!("Answers are now {name}’s, blind: what others answered is hidden · b shows it")
            }
        };
        open.assessor = name;
        open.profile.session = None;
        open.blind = None;
        if sight == Visibility::Blind {
            open.begin_blind(said);
            // What lies above may tell; a review waits in the background.
            self.overlays.clear();
        }
        self.done(text);
    }

    /// Shows the others' answers again.
    pub(in crate::app) fn end_blind(&mut self) {
        let Some(open) = self.deal.as_mut().filter(|open| open.is_blind()) else { return };
        open.blind = None;
        let text =
            format!("Not blind any more: what others answered shows again · answers are still {}’s", open.assessor);
        self.done(text);
    }

    /// Why something is not to be seen now.
    pub(in crate::app) fn hidden_by_blind(&self) -> Option<String> {
        let open = self.deal.as_ref().filter(|open| open.is_blind())?;
        Some(format!("Hidden while {} answers blind · in the deal, b shows it", open.assessor))
    }

    /// Whether a row of Home is the open deal's, and would tell what is hidden.
    #[must_use]
    pub fn hides_row(&self, row: &Listed) -> bool {
        let at = self.deal.as_ref().filter(|open| open.is_blind()).and_then(|open| open.at.as_ref());
        at.is_some_and(|at| at.path == row.path)
    }

    /// What may be read of the message log, the newest first.
    pub(in crate::app) fn log_shown(&self) -> impl Iterator<Item = &Notice> {
        let before = self.deal.as_ref().and_then(|open| open.blind.as_ref()).map_or(0, |blind| blind.said);
        self.notices.log().iter().take(self.notices.said() - before).map(|notice| &**notice)
    }

    /// The steps that may be taken back now, the latest first: while somebody answers blind, only those since then.
    pub(in crate::app) fn open_to_undo<'a>(&self, deal: &'a Deal) -> Vec<Undoable<'a>> {
        let mut all = undoables(&deal.history, self.settings.me.as_deref().unwrap_or_default());
        all.retain(|one| self.may_be_named(one));
        all
    }

    /// The step that may be done again now.
    pub(in crate::app) fn open_to_redo<'a>(&self, deal: &'a Deal) -> Option<Undoable<'a>> {
        let last = redoable(&deal.history, self.settings.me.as_deref().unwrap_or_default());
        last.filter(|one| self.may_be_named(one))
    }

    /// Whether a step was taken since somebody answers blind.
    pub(in crate::app) fn may_be_named(&self, one: &Undoable<'_>) -> bool {
        let blind = self.deal.as_ref().and_then(|open| open.blind.as_ref());
        blind.is_none_or(|blind| !blind.before.contains(&one.step.id))
    }
}
