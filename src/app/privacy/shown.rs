//! The masked copy of the program's state that is drawn in privacy mode.

use super::Privacy;
use crate::app::errand::Errand;
use crate::app::home::Home;
use crate::app::mouse::Hand;
use crate::app::msg::{Failure, Listed};
use crate::app::notice::{Age, Heard, Notices};
use crate::app::open_deal::OpenDeal;
use crate::app::overlays::Overlay;
use crate::app::{App, Ids};
use crate::domain::privacy::{Masked, Names, masked_row};
use crate::domain::record::deal::Deal;
use crate::domain::record::text::MARK;
use std::cell::OnceCell;
use std::sync::Arc;
use uuid::Uuid;

impl App {
    /// Makes the copy. Costly parts of the one before that are still valid are kept.
    pub(super) fn copy_for_privacy(&self, before: Option<Box<Self>>) -> Self {
        let names = self.privacy.on.unwrap_or_default();
        let portfolio = self.private_portfolio(names, before.as_deref());
        let notices = self.private_notices(names, before.as_deref());
        let around = self.around(names);
        let found = before.as_deref().and_then(Self::walk).map(|walk| walk.found.clone());
        let walk = self.walk().map(|walk| self.private_walk(walk, &around, found.unwrap_or_default()));
        let deal = self.deal.as_ref().zip(self.deal_to_show());
        let before_home = before.map(|before| (before.home, before.privacy.on));
        let mut copy = Self {
            playbook: Arc::clone(&self.playbook),
            now: self.now.clone(),
            screen: self.screen,
            home: home(&self.home, names, before_home),
            deal: deal.map(|(open, deal)| open_deal(open, &deal, self.privacy.present.as_ref())),
            overlays: self.overlays.iter().filter_map(|one| overlay(one, names)).collect(),
            notices,
            settings: self.settings.clone(),
            keymap: Arc::clone(&self.keymap),
            privacy: Privacy { on: Some(names), is_copy: true, around, ..self.privacy.about() },
            drafts: self.drafts.masked(),
            leftovers: self.leftovers.in_privacy(),
            earlier: None,
            reopen: false,
            errand: Errand::None,
            portfolio,
            elsewhere: self.elsewhere.clone(),
            way_back: None,
            warned: None,
            hand: Hand::default(),
            doubted: self.doubted,
            told_name: None,
            pasted: self.pasted.clone(),
            is_garbled: self.is_garbled,
            coach: self.coach.in_privacy(|text| self.spelling(names).spell(text)),
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
        copy.find_review_rows();
        copy
    }

    /// Returns the messages, with people shown by the names of privacy mode.
    fn private_notices(&self, names: Names, before: Option<&Self>) -> Notices {
        let words = before.filter(|copy| copy.privacy.on == Some(names)).map(|copy| &copy.notices);
        let renamed = names == Names::Initials && self.privacy.former.is_some();
        let here = self.deal.as_ref().map(|open| open.deal.id);
        // Computed only if needed: there may be very many people.
        let spelling = OnceCell::new();
        let spell = |text: &str| Some(spelling.get_or_init(|| self.spelling(names)).spell(text));
        self.notices.in_privacy(&Heard { words, said: self.privacy.heard, renamed }, |age, text, deal| {
            match (names, age) {
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
            names: self.names,
            presenting: self.presenting,
            clients: self.clients,
            asks: self.asks,
            ..Self::default()
        }
    }
}

/// Returns Home with masked rows. There may be many, so they and their order are kept while nothing changed.
fn home(home: &Home, names: Names, before: Option<(Home, Option<Names>)>) -> Home {
    match before {
        Some((before, called)) if before.revision == home.revision && called == Some(names) => before.moved_to(home),
        Some(_) | None => {
            let masked = |rows: &[Listed]| rows.iter().map(|one| row(one, names)).collect::<Vec<_>>();
            home.with_rows(masked(&home.rows), home.shelved.as_deref().map(masked))
        }
    }
}

fn row(row: &Listed, names: Names) -> Listed {
    let summary = match &row.summary {
        Ok(summary) => Ok(masked_row(summary, &row.inside)),
        // The fault of a file may quote from it.
        Err(failure) => {
            let what = format!("{MARK} (hidden in privacy mode)");
            Err(Failure { what, hint: if row.is_restorable() { failure.hint.clone() } else { String::new() } })
        }
    };
    Listed { path: row.path.clone(), summary, inside: row.inside.in_privacy(names) }
}

/// Returns the open deal with its masked state, and with the masked present during time travel.
fn open_deal(open: &OpenDeal, deal: &Arc<Deal>, present: Option<&Masked>) -> OpenDeal {
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
        people: open.people.clone(),
        profile: open.profile.in_privacy(deal),
        coaching: open.coaching.clone(),
        alerts: open.alerts.clone(),
        reviewing: None,
        left_place: None,
        rules: None,
        blind: open.blind.as_ref().map(|blind| blind.in_privacy(deal)),
        past: open.past.as_ref().zip(present).map(|(past, present)| Box::new(past.in_privacy(present.deal()))),
    }
}

/// Returns an overlay, masked; nothing if all of it is private.
fn overlay(overlay: &Overlay, names: Names) -> Option<Overlay> {
    if overlay.layer().is_private() {
        return None;
    }
    let mut masked = overlay.clone();
    masked.layer_mut().mask(names);
    Some(masked)
}
