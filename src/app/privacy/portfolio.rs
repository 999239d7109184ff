//! A review of several deals as colleagues may see it. Who may know of no other deal sees nothing of it, and on Home no deal
//! but the one that they were shown.

use crate::app::overlays::Overlay;
use crate::app::overlays::page::{Page, PageKind};
use crate::app::overlays::portfolio::{Portfolio, Reached};
use crate::app::{App, Screen};
use crate::domain::judge::since::News;
use crate::domain::privacy::{Datum, Mask, masked, masked_news};
use crate::domain::record::text::MARK;
use std::sync::Arc;

impl App {
    /// Returns the user's place in it, with masked states of the deals that were left; nothing where no other deal may be
    /// known. The changes are kept from the copy before, if that is of the same deal.
    pub(super) fn masked_portfolio(&self, mask: Mask, before: Option<&Self>) -> Option<Portfolio> {
        let all = self.portfolio.as_ref().filter(|_| mask.shows(Datum::OtherDeals))?;
        let mut seen = all.clone();
        // Only the minutes use these states, and masking many takes long.
        let page = |one: &Overlay| matches!(one, Overlay::Page(Page { kind: PageKind::Portfolio, .. }));
        let reads = self.overlays.iter().any(page);
        for stop in &mut seen.stops {
            stop.left = stop.left.take().filter(|_| reads).map(|deal| Arc::new(masked(&deal, mask)));
            if let Reached::PassedOver(why) = &mut stop.reached {
                // The fault of a file may quote from it.
                MARK.clone_into(why);
            }
        }
        let kept = before.filter(|copy| copy.privacy.mask() == Some(mask)).and_then(|copy| copy.portfolio.as_ref());
        let kept =
            kept.filter(|kept| kept.at == all.at && (kept.news.from, kept.news.to) == (all.news.from, all.news.to));
        seen.news = kept.map_or_else(|| self.masked_changes(mask, &all.news), |kept| kept.news.clone());
        Some(seen)
    }

    /// Returns the changes in the deal on the screen, masked; nothing if another deal is open.
    fn masked_changes(&self, mask: Mask, news: &News) -> News {
        let states = self.portfolio_here().and_then(|all| self.around_brief(all.stop()?.review));
        let Some((before, begun, days)) = states else {
            return News { items: Vec::new(), ..news.clone() };
        };
        masked_news(&self.playbook, (&masked(&before, mask), &masked(&begun, mask)), &days, mask)
    }
}

impl App {
    /// Shows no deal that nobody chose for those who look now: the one that a review of several deals has come to, or, on Home,
    /// the one that was open last, may be another customer's.
    pub(super) fn show_only_chosen_deal(&mut self) {
        if self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Portfolio(_))) {
            self.leave_deal();
        }
        if self.screen == Screen::Home {
            self.home.only = None;
        }
    }

    /// Shows no deal on Home but the one that was shown, where no other may be known.
    pub(super) fn only_here(&mut self) {
        let open = self.deal.as_ref().map(|open| open.deal.id);
        let here = if self.screen == Screen::Home { open.filter(|id| self.home.only == Some(*id)) } else { open };
        if !self.shows(Datum::OtherDeals) && self.home.only != here {
            self.home.only = here;
            self.home.arrange(None);
        }
    }
}
