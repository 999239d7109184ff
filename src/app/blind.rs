//! Answering blind: while it is on, nothing on the screen comes from anybody else's answers.
//!
//! The screen reads from [`OpenDeal::shown`], the deal without the others' opinions. Whatever sums up the deal as its
//! owner sees it (alerts, what was said and done before, the deal's row on Home) is withheld, with a reason.

use super::App;
use super::msg::Listed;
use super::notice::Notice;
use super::open_deal::OpenDeal;
use super::search::Visibility;
use crate::domain::change::undo::{Undoable, redoable, undoables};
use crate::domain::record::deal::Deal;

impl App {
    /// Returns whether the open deal is being answered blind.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.deal.as_ref().is_some_and(OpenDeal::is_blind)
    }

    /// Makes another person on our side the assessor.
    pub(in crate::app) fn answer_as(&mut self, name: String, sight: Visibility) {
        let said = self.notices.said();
        // Answers always belong to the present.
        self.come_back();
        let Some(open) = self.deal.as_mut() else { return };
        let text = match sight {
            Visibility::Open => format!("You're answering as {name}"),
            Visibility::Blind => {
                format!("You're answering as {name}, blind: other answers are hidden · b shows them")
            }
        };
        open.assessor = name;
        open.profile.session = None;
        open.blind = None;
        if sight == Visibility::Blind {
            open.begin_blind(said);
            // Open overlays may give answers away; a review waits in the background.
            self.close_all();
        }
        self.done(text);
    }

    /// Ends blind answering: shows the others' answers again.
    pub(in crate::app) fn end_blind(&mut self) {
        let Some(open) = self.deal.as_mut().filter(|open| open.is_blind()) else { return };
        open.blind = None;
        let text = format!("Blind mode is off: other answers show again · still answering as {}", open.assessor);
        self.done(text);
    }

    /// Returns the reason why something is hidden now, if it is.
    pub(in crate::app) fn hidden_by_blind(&self) -> Option<String> {
        let open = self.deal.as_ref().filter(|open| open.is_blind())?;
        Some(format!("Hidden while {} answers blind · b in the deal shows it", open.assessor))
    }

    /// Returns whether a row on Home is the open deal's and would give hidden answers away.
    #[must_use]
    pub fn hides_row(&self, row: &Listed) -> bool {
        let at = self.deal.as_ref().filter(|open| open.is_blind()).and_then(|open| open.at.as_ref());
        at.is_some_and(|at| at.path == row.path)
    }

    /// Returns the readable part of the message log, newest first.
    pub(in crate::app) fn log_shown(&self) -> impl Iterator<Item = &Notice> {
        let before = self.deal.as_ref().and_then(|open| open.blind.as_ref()).map_or(0, |blind| blind.said);
        self.notices.log().iter().take(self.notices.said() - before).map(|notice| &**notice)
    }

    /// Returns the steps that can be undone now, latest first: while answering blind, only those taken since.
    pub(in crate::app) fn open_to_undo<'a>(&self, deal: &'a Deal) -> Vec<Undoable<'a>> {
        let mut all = undoables(&deal.history, self.settings.me.as_deref().unwrap_or_default());
        all.retain(|one| self.may_be_named(one));
        all
    }

    /// Returns the step that can be redone now.
    pub(in crate::app) fn open_to_redo<'a>(&self, deal: &'a Deal) -> Option<Undoable<'a>> {
        let last = redoable(&deal.history, self.settings.me.as_deref().unwrap_or_default());
        last.filter(|one| self.may_be_named(one))
    }

    /// Returns whether a step was taken since blind answering began, so that its name gives nothing away.
    pub(in crate::app) fn may_be_named(&self, one: &Undoable<'_>) -> bool {
        let blind = self.deal.as_ref().and_then(|open| open.blind.as_ref());
        blind.is_none_or(|blind| !blind.before.contains(&one.step.id))
    }
}
