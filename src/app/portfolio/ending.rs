//! Ending the brief review of one deal, and the review of all; and the decisions in each deal, for the warning at the
//! end and for the minutes.

use crate::app::App;
use crate::app::notice::Said;
use crate::app::overlays::page::PageKind;
use crate::app::overlays::portfolio::{Portfolio, Warned};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::RecordId;
use std::sync::Arc;

impl App {
    /// Returns whether to give this warning now; the same key a second time is not warned again.
    pub(super) fn warns(&mut self, of: Warned) -> bool {
        let Some(all) = self.portfolio.as_mut() else { return false };
        all.warned.replace(of) != Some(of)
    }

    /// Returns the owner of each decision in the brief review of the open deal.
    pub(super) fn decided_here(&self) -> impl Iterator<Item = &str> {
        let review = self.portfolio_here().and_then(Portfolio::stop).and_then(|stop| stop.review);
        let actions = self.deal.iter().flat_map(|open| &open.deal.actions);
        actions.filter(move |one| review.is_some() && one.review == review).map(|one| one.who.as_str())
    }

    /// Returns the brief review of the open deal, if it exists and has not ended.
    pub(in crate::app) fn brief_here(&self) -> Option<RecordId> {
        let review = self.portfolio_here()?.stop()?.review?;
        self.deal.as_ref()?.present().review(review).filter(|review| review.is_open()).map(|review| review.id)
    }

    /// Ends the brief review of the open deal, and keeps the deal's state.
    pub(super) fn end_brief(&mut self) {
        if let Some(review) = self.brief_here().filter(|_| self.read_only().is_none()) {
            let at = self.now.timestamp();
            self.edit("end the short review", |deal| deal.edit_review(review, |one| one.ended = Some(at)));
        }
        self.keep_state_for_minutes();
    }

    /// Keeps the open deal's state for the minutes, if something was written down in it.
    pub(super) fn keep_state_for_minutes(&mut self) {
        if self.portfolio_here().is_none() {
            return;
        }
        let deal = self.deal.as_ref().map(|open| Arc::clone(&open.deal));
        let stop = self.portfolio.as_mut().and_then(|all| all.stops.get_mut(all.at));
        if let (Some(deal), Some(stop)) = (deal, stop) {
            stop.left = Some(deal).filter(|deal| stop.review.is_some_and(|id| deal.review(id).is_some()));
        }
    }

    /// Returns each deal in which something was written down, as it is now or was left, with its brief review.
    pub(in crate::app) fn reviewed(&self) -> Vec<(usize, &Deal, RecordId)> {
        let here = self.portfolio_here().map(|all| all.at);
        let stops = self.portfolio.iter().flat_map(|all| all.stops.iter().enumerate());
        stops
            .filter_map(|(index, stop)| {
                let open = self.deal.as_ref().filter(|_| here == Some(index)).map(|open| &**open.present());
                let deal = open.or(stop.left.as_deref())?;
                deal.review(stop.review?).map(|review| (index, deal, review.id))
            })
            .collect()
    }

    /// Ends the review of all deals; first warns about decisions without an owner.
    pub(in crate::app) fn end_portfolio(&mut self) {
        let reviewed = self.reviewed();
        let all =
            reviewed.iter().flat_map(|(_, deal, review)| deal.actions.iter().filter(|one| one.review == Some(*review)));
        let (decided, unowned) = all.fold((0, 0), |(all, none), one| (all + 1, none + usize::from(one.who.is_empty())));
        let warning = match (decided, unowned) {
            (0, _) => Some("No decisions in any deal: a adds one · E again ends the review".to_owned()),
            (_, 0) => None,
            (_, 1) => Some("A decision has no owner: Enter adds one · E again ends the review anyway".to_owned()),
            (_, many) => Some(format!("{many} decisions have no owner · E again ends the review anyway")),
        };
        if let Some(warning) = warning
            && self.warns(Warned::Ending)
        {
            return self.note(Said::from(warning).openly());
        }
        self.end_brief();
        if let Some(all) = self.portfolio.as_mut() {
            all.over = true;
        }
        self.forget_portfolio_position();
        self.hide_portfolio();
        self.leave_deal();
        self.done("Ended the review and saved it in each deal · U there undoes it");
        self.open_page(PageKind::Portfolio);
    }
}
