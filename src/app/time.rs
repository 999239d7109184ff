//! Time travel: the open deal as of an earlier moment, to look at and never to save.
//!
//! The past state replaces the current one on the screen, so that every pane, the map and the group view show it
//! without special code; the current state waits beside it. The deal cannot be changed meanwhile. Anything else that
//! happens (somebody else saves, another deal is opened, the user quits) comes back to the present first.

use super::msg::Msg;
use super::notice::Said;
use super::open_deal::{Past, SaveState};
use super::overlays::Overlay;
use super::{App, Screen};
use crate::domain::change::rewind::{Moment, moment, stops};
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::export::words::moment::{stop_words, untold_words};
use jiff::civil::Date;
use std::sync::Arc;

impl App {
    /// Returns the past on the screen, if any.
    #[must_use]
    pub fn past(&self) -> Option<&Past> {
        self.deal.as_ref().filter(|_| self.screen == Screen::Deal)?.past.as_deref()
    }

    /// Returns the day by which the screen is judged: that of the moment shown, or today.
    pub(super) fn day_shown(&self) -> Date {
        self.past().and_then(Past::stop).map_or_else(|| self.now.date(), |stop| stop.on)
    }

    /// Returns the reason why the user cannot step back in time, if so.
    pub(super) fn earlier_blocked(&self) -> Option<String> {
        // The moments are labeled with steps, which blind answering hides.
        self.travel_blocked().or_else(|| self.hidden_by_blind()).or_else(|| {
            let open = self.deal.as_ref()?;
            match (&open.past, &open.save) {
                (Some(past), _) => {
                    (past.at == 0).then(|| "This is where the history starts. ] steps forward".to_owned())
                }
                (None, SaveState::Saving { .. }) => Some("Still saving. Try again in a moment".to_owned()),
                (None, SaveState::Failed(_) | SaveState::Lost(_)) => {
                    Some("Your last change isn't saved yet. Try again once it is".to_owned())
                }
                (None, SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_)) => open
                    .deal
                    .history
                    .is_empty()
                    .then(|| "Nothing has changed yet, so there's no past to look at".to_owned()),
            }
        })
    }

    /// Returns the reason why the user cannot step forward in time, if so.
    pub(super) fn later_blocked(&self) -> Option<String> {
        self.travel_blocked().or_else(|| {
            let is_now = self.past().is_none();
            is_now.then(|| "You're at today. [ goes back".to_owned())
        })
    }

    fn travel_blocked(&self) -> Option<String> {
        if self.screen != Screen::Deal || self.deal.is_none() {
            return Some("Open a deal first".to_owned());
        }
        let can = self.worked_on().is_none_or(|overlay| overlay.layer().over_past());
        (!can).then(|| "Close this first. Time travel works in the panes, the map, the group and the alerts".to_owned())
    }

    /// Steps back to the previous moment.
    pub(super) fn earlier_stop(&mut self) {
        let zone = self.now.time_zone().clone();
        let Some(open) = self.deal.as_mut() else { return };
        let to = match open.past.as_ref() {
            Some(past) => past.at.saturating_sub(1),
            None => {
                let present = Arc::clone(&open.deal);
                let stops = stops(&present, &zone);
                let Some(last) = stops.len().checked_sub(1) else { return };
                let indices = present.stakeholders.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
                let selected = open.selected().map(|person| person.id);
                open.past = Some(Box::new(Past {
                    present,
                    save: open.save.clone(),
                    stops,
                    at: last,
                    later: Vec::new(),
                    indices,
                    whom: (selected, selected),
                    coached: open.coaching.whom,
                }));
                last
            }
        };
        self.show_stop(to);
    }

    /// Steps forward to the next moment; after the last one, to now.
    pub(super) fn later_stop(&mut self) {
        let Some(past) = self.past() else { return };
        let to = past.at + 1;
        if to < past.stops.len() {
            self.show_stop(to);
        } else {
            self.come_back();
            self.note("Back to today");
        }
    }

    /// Shows a moment.
    fn show_stop(&mut self, to: usize) {
        let today = self.now.date();
        let stages = Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_mut() else { return };
        let Some(past) = open.past.as_mut() else { return };
        let Some(stop) = past.stops.get(to).copied() else { return };
        past.at = to;
        let Moment { deal, untold } = moment(&past.present, stop.steps);
        let then: std::collections::HashSet<StakeholderId> = deal.stakeholders.iter().map(|one| one.id).collect();
        let later = past.present.stakeholders.iter().map(|one| one.id).filter(|id| !then.contains(id));
        past.later = later.collect();
        let when = stop_words(&stop, today);
        open.save = SaveState::ReadOnly(format!("as of {when} · ] forward, Esc now"));
        open.show_moment(Arc::new(deal), &stages.stages);
        self.close_without_person();
        let mut said = format!("As of {when} · [ earlier, ] forward, Esc now");
        if !untold.is_empty() {
            said = format!("{said} · {}", untold_words(untold.len()));
        }
        // The number of steps that can't be rewound counts things that privacy mode hides.
        let open = format!("As of {when} · [ earlier, ] forward, Esc now");
        self.note(Said::from(said).in_privacy(open));
    }

    /// Comes back to the present, if not already there.
    pub(super) fn come_back(&mut self) {
        let stages = Arc::clone(&self.playbook);
        let Some(open) = self.deal.as_mut() else { return };
        let Some(past) = open.past.as_ref() else { return };
        let (present, save) = (Arc::clone(&past.present), past.save.clone());
        open.show_moment(present, &stages.stages);
        open.save = save;
        open.past = None;
        self.close_without_person();
    }

    /// Comes back to the present before something happens to a deal or its file.
    pub(super) fn come_back_for(&mut self, msg: &Msg) {
        let comes_back = match msg {
            Msg::Opened(_)
            | Msg::Saved { .. }
            | Msg::CopyRead(_)
            | Msg::Moved { .. }
            | Msg::Recovered { .. }
            | Msg::Restored { .. } => true,
            Msg::Start { .. }
            | Msg::Key(_)
            | Msg::Mouse(_)
            | Msg::Paste { .. }
            | Msg::Burst(_)
            | Msg::Unreadable
            | Msg::Run(_)
            | Msg::HomeWas(_)
            | Msg::PortfolioWas(_)
            | Msg::ReviewedRead(..)
            | Msg::Recalled(_)
            | Msg::Listed { .. }
            // Its handler checks whether it concerns this deal.
            | Msg::Outside { .. }
            | Msg::Lost { .. }
            | Msg::WrittenAgain { .. }
            | Msg::Odd { .. }
            | Msg::Copies { .. }
            | Msg::CopiesFound(_)
            | Msg::InTrash(_)
            | Msg::OnShelves(_)
            | Msg::Shelved { .. }
            | Msg::PeopleRead { .. }
            | Msg::PeopleCounted { .. }
            | Msg::TalkRead(..)
            | Msg::Left(_)
            | Msg::Earlier { .. }
            | Msg::WrittenOut(_)
            | Msg::Exported(_)
            | Msg::Audience { .. }
            | Msg::Signed(_)
            | Msg::PresenterChanged(_)
            | Msg::CoachAsks(_)
            | Msg::Tick
            | Msg::Warned(_) => false,
        };
        if comes_back {
            self.come_back();
        }
    }

    /// Comes back to the present if a review is on the screen: reviews are about now.
    pub(super) fn keep_past(&mut self) {
        if self.past().is_some() && matches!(self.overlays.last(), Some(Overlay::Review(_))) {
            self.come_back();
        }
    }

    /// Returns to the moment that was on the screen, if the present is still the same as then.
    pub(super) fn go_back_to(&mut self, was: Option<(Arc<Deal>, SaveState, usize)>) {
        let Some((present, save, at)) = was else { return };
        let is_same = self.deal.as_ref().is_some_and(|open| *open.deal == *present && open.save == save);
        if is_same && self.screen == Screen::Deal {
            self.earlier_stop();
            self.show_stop(at);
        } else {
            self.note("The deal just changed, so you're back at today");
        }
    }

    /// Returns what [`Self::go_back_to`] needs to return to the moment on the screen.
    pub(super) fn whence(&self) -> Option<(Arc<Deal>, SaveState, usize)> {
        let past = self.past()?;
        Some((Arc::clone(&past.present), past.save.clone(), past.at))
    }
}
