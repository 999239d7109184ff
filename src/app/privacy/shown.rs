//! The masked copy of the program's state that is drawn while something is hidden.

use super::Privacy;
use crate::app::errand::Errand;
use crate::app::mouse::Hand;
use crate::app::notice::{Age, Heard, Notices};
use crate::app::open_deal::OpenDeal;
use crate::app::other_deals::Elsewhere;
use crate::app::overlays::Overlay;
use crate::app::{App, Ids, Screen};
use crate::domain::privacy::{Datum, Mask, Masked, Names};
use crate::domain::record::deal::Deal;
use std::cell::OnceCell;
use std::sync::Arc;
use uuid::Uuid;

impl App {
    /// Makes the copy. Costly parts of the one before that are still valid are kept.
    pub(super) fn copy_for_privacy(&self, mask: Mask, before: Option<Box<Self>>) -> Self {
        let portfolio = self.masked_portfolio(mask, before.as_deref());
        let notices = self.masked_notices(mask, before.as_deref());
        let around = self.around(mask);
        let looked_back = self.looked_back_for_copy(before.as_deref().map(|copy| copy.privacy.looked_back()));
        let found = before.as_deref().and_then(Self::walk).map(|walk| walk.found.clone());
        let walk = self.walk().map(|walk| self.masked_walk(walk, &around, found.unwrap_or_default()));
        let knows_others = mask.shows(Datum::OtherDeals);
        // On Home a deal stays open that nobody who looks now was shown.
        let is_known =
            |open: &OpenDeal| knows_others || self.screen != Screen::Home || self.home.only == Some(open.deal.id);
        let deal = self.deal.as_ref().filter(|open| is_known(open)).zip(self.deal_to_show());
        let mut copy = Self {
            playbook: Arc::clone(&self.playbook),
            now: self.now.clone(),
            screen: self.screen,
            home: self.home.masked(mask, before.map(|before| before.home)),
            deal: deal.map(|(open, deal)| open_deal(open, &deal, self.privacy.present.as_ref(), mask)),
            overlays: self.overlays.iter().filter_map(|one| overlay(one, mask)).collect(),
            notices,
            settings: self.settings.clone(),
            keymap: Arc::clone(&self.keymap),
            privacy: Privacy { is_copy: true, around, looked_back, ..self.privacy.about() },
            drafts: self.drafts.masked(),
            leftovers: self.leftovers.in_privacy(),
            earlier: None,
            reopen: false,
            errand: Errand::None,
            portfolio,
            left_portfolio: None,
            elsewhere: if knows_others { self.elsewhere.clone() } else { Elsewhere::default() },
            way_back: None,
            warned: None,
            theme_shown: self.theme_shown,
            hand: Hand::default(),
            doubted: self.doubted,
            told_name: None,
            pasted: self.pasted.clone(),
            is_garbled: self.is_garbled,
            coach: self.coach.in_privacy(|text| self.spelling(mask.names).spell(text)),
            turn: self.turn,
            is_unsettled: self.is_unsettled,
            // A copy creates no records.
            ids: Ids(Box::new(Uuid::nil)),
            effects: Vec::new(),
        };
        if let (Some(walk), Some(open)) = (walk, copy.deal.as_mut()) {
            open.reviewing = Some(walk);
        }
        // These calls keep what was computed from this very deal.
        copy.find_alerts();
        copy.refresh_map();
        copy.find_history();
        copy.find_kit();
        copy.find_review_rows();
        copy.find_facts();
        copy
    }

    /// Returns the messages, with people shown by the names of privacy mode.
    fn masked_notices(&self, mask: Mask, before: Option<&Self>) -> Notices {
        let names = mask.names;
        let words = before.filter(|copy| copy.privacy.mask() == Some(mask)).map(|copy| &copy.notices);
        let renamed = names == Names::Initials && self.privacy.former.is_some();
        let here = self.deal.as_ref().map(|open| open.deal.id);
        // Computed only if needed: there may be very many people.
        let spelling = OnceCell::new();
        let spell = |text: &str| Some(spelling.get_or_init(|| self.spelling(names)).spell(text));
        let heard = Heard { words, said: self.privacy.heard, renamed, tells: self.privacy.tells };
        self.notices.in_privacy(&heard, |age, text, deal| {
            match (names, age) {
                // It may name another deal.
                (Names::Full, _) if !mask.shows(Datum::OtherDeals) && deal != here => None,
                (Names::Full, _) => Some(text.to_owned()),
                (Names::Initials, Age::New | Age::Heard) if deal == here => spell(text),
                (Names::Initials, Age::Heard) => Some(text.to_owned()),
                // The message is about another deal's people, or about people who may be gone: their names can't be
                // replaced here.
                (Names::Initials, Age::New | Age::Old) => None,
            }
        })
    }
}

impl Privacy {
    /// Returns the settings that a copy may know.
    fn about(&self) -> Self {
        Self {
            level: self.level,
            names: self.names,
            presenting: self.presenting,
            audience: self.audience.about(),
            asks: self.asks,
            ..Self::default()
        }
    }
}

/// Returns the open deal with its masked state, and with the masked present during time travel.
fn open_deal(open: &OpenDeal, deal: &Arc<Deal>, present: Option<&Masked>, mask: Mask) -> OpenDeal {
    let is_judged = mask.shows(Datum::Judgments);
    let mut people = open.people.clone();
    if !mask.shows(Datum::FilterWords) {
        people.filter.hide();
    }
    OpenDeal {
        deal: Arc::clone(deal),
        at: open.at.clone(),
        on_disk: None,
        sent: None,
        copies: open.copies.clone(),
        taken_in: Vec::new(),
        save: open.save.clone(),
        pane: open.pane,
        is_whole: open.is_whole,
        assessor: open.assessor.clone(),
        people,
        profile: open.profile.masked(is_judged),
        coaching: open.coaching.clone(),
        alerts: open.alerts.clone(),
        reviewing: None,
        left_position: None,
        rules: open.rules.filter(|_| is_judged),
        blind: open.blind.as_ref().map(|blind| blind.in_privacy(deal)),
        past: open.past.as_ref().zip(present).map(|(past, present)| Box::new(past.in_privacy(present.deal()))),
    }
}

/// Returns an overlay, masked; nothing if all of it is hidden.
fn overlay(overlay: &Overlay, mask: Mask) -> Option<Overlay> {
    if overlay.layer().is_about().is_some_and(|datum| !mask.shows(datum)) {
        return None;
    }
    let mut masked = overlay.clone();
    masked.layer_mut().mask(mask);
    Some(masked)
}
