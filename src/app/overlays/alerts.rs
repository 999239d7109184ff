//! The alerts of the open deal: the list, where each leads, and snoozing.
//!
//! They are found once for each state of the deal and day, never while painting.

use super::Overlay;
use super::group::Section;
use crate::app::App;
use crate::app::command::{Command, Scope};
use crate::app::judged::Judged;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::app::panes::Pane;
use crate::domain::judge::alert::{Alert, Alerts, of_judged};
use crate::domain::judge::summary::{Summary, summary_of_judged};
use crate::domain::method::alert_kind::{AlertKind, Spot};
use crate::domain::method::playbook::Playbook;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use jiff::civil::Date;
use std::sync::Arc;

/// The open list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AlertList {
    /// The index of the selected alert; snoozed ones come last.
    pub cursor: usize,
}

/// The alerts of one state of a deal on one day.
#[derive(Debug, Clone, Default)]
pub struct FoundAlerts {
    of: Option<(Arc<Deal>, Date)>,
    /// The owner's verdicts that they follow from; none in privacy mode.
    judged: Option<Arc<Judged>>,
    /// The result, shared with the masked copy of privacy mode.
    pub all: Arc<Alerts>,
}

impl FoundAlerts {
    /// Returns a deal's summary on a day, if these are its alerts then.
    pub(in crate::app) fn summary(&self, playbook: &Playbook, deal: &Arc<Deal>, today: Date) -> Option<Summary> {
        let is_known = self.of.as_ref().is_some_and(|(of, day)| Arc::ptr_eq(of, deal) && *day == today);
        let known = self.judged.as_ref().filter(|_| is_known)?.known();
        Some(summary_of_judged(playbook, deal, &known, &self.all, today))
    }

    pub(in crate::app) fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Layer for AlertList {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Alerts, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let count = app.alerts().map_or(0, |all| all.all().count());
        if let Some(Overlay::Alerts(list)) = app.overlays.last_mut() {
            list.cursor = moved(list.cursor, by, count);
        }
    }

    fn over_past(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Alerts)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Finds the open deal's alerts again if the deal or the day changed.
    pub(in crate::app) fn find_alerts(&mut self) {
        let today = self.today();
        // The masked deal where something is hidden.
        let Some(deal) = self.deal_to_show() else { return };
        let is_hidden = !self.shows(Datum::Alerts);
        let Some(open) = self.deal.as_mut() else { return };
        let known = open.alerts.of.as_ref().is_some_and(|(of, day)| Arc::ptr_eq(of, &deal) && *day == today);
        if !known && is_hidden {
            open.alerts = FoundAlerts { of: Some((deal, today)), ..FoundAlerts::default() };
        } else if !known {
            let judged = open.people.judged(&deal).or(open.alerts.judged.as_ref());
            let judged = Judged::of(&self.playbook.model, &deal, judged);
            let all = of_judged(&self.playbook, &deal, &judged.known(), &self.playbook.thresholds, today);
            open.alerts = FoundAlerts { of: Some((deal, today)), judged: Some(judged), all: Arc::new(all) };
        }
        let count = open.alerts.all.all().count();
        for overlay in &mut self.overlays {
            if let Overlay::Alerts(list) = overlay {
                list.cursor = list.cursor.min(count.saturating_sub(1));
            }
        }
    }

    /// Returns the open deal's alerts; nothing while somebody answers blind, since alerts reveal the owner's answers.
    #[must_use]
    pub fn alerts(&self) -> Option<&Alerts> {
        self.deal.as_ref().filter(|open| !open.is_blind()).map(|open| &*open.alerts.all)
    }

    /// Returns the selected alert of the open list.
    #[must_use]
    pub fn selected_alert(&self) -> Option<&Alert> {
        let list = self.overlays.iter().rev().find_map(Overlay::alerts)?;
        self.alerts()?.all().nth(list.cursor)
    }

    pub(in crate::app) fn show_alerts(&mut self) {
        self.overlays.push(Overlay::Alerts(AlertList::default()));
    }

    /// Goes to the place where the selected alert is resolved.
    pub(in crate::app) fn go_to_alert(&mut self) {
        let Some(alert) = self.selected_alert() else { return };
        let (kind, spot, whom) = (alert.kind, alert.spot, alert.about());
        self.close_overlay();
        self.go_to(kind, spot, whom);
        self.tell_what_to_do(kind);
    }

    /// Selects a person, and shows the place where their alert, or the deal's, is resolved.
    pub(in crate::app) fn go_to(&mut self, kind: AlertKind, spot: Spot, whom: Option<StakeholderId>) {
        if let Some(id) = whom {
            self.go_to_person(id);
        }
        let looks_only = self.read_only().is_some() || whom.is_none();
        match spot {
            Spot::People => self.show_pane(Pane::People),
            Spot::Card if kind == AlertKind::MissingRoles && whom.is_none() => self.show_roles(),
            Spot::Group if kind == AlertKind::CostMissing => self.fill_in_cost(),
            Spot::Group => self.open_group(match kind {
                AlertKind::Disconnect => Section::Minds,
                _ => Section::Agreement,
            }),
            Spot::Insight => self.show_failed_test(),
            Spot::Inside => self.open_late_inside_step(),
            Spot::Profile => self.show_pane(Pane::Profile),
            Spot::Plan => {
                self.show_pane(Pane::Profile);
                if !looks_only {
                    self.run(Command::PlanBlocker);
                }
            }
            Spot::Coaching => {
                if let Some(open) = self.deal.as_mut() {
                    open.show_coaching(&self.playbook.stages, whom);
                }
                self.show_pane(Pane::Coaching);
            }
            Spot::Actions if whom.is_some_and(|id| self.has_action(id)) => self.show_due(),
            // If there is something to fill in, the form opens at once.
            Spot::Task | Spot::Card | Spot::Stances | Spot::Log | Spot::Actions if looks_only => {
                self.show_pane(Pane::People);
            }
            Spot::Task => self.run(Command::TaskNow),
            Spot::Card => self.run(Command::EditPerson),
            Spot::Stances => self.run(Command::Willing),
            Spot::Log => self.run(Command::LogConversation),
            Spot::Actions => self.run(Command::AddAction),
        }
    }

    pub(in crate::app) fn has_action(&self, id: StakeholderId) -> bool {
        self.deal.as_ref().is_some_and(|open| open.deal.next_action(id).is_some())
    }

    /// Snoozes the selected alert, or unsnoozes it.
    pub(in crate::app) fn snooze_alert(&mut self) {
        let Some(alert) = self.selected_alert() else { return };
        let (key, reason, asleep) = (alert.key.clone(), alert.reason.clone(), alert.asleep.is_some());
        if asleep {
            let what = format!("unsnooze: {reason}");
            if self.edit(&what, |deal| deal.snoozes.retain(|one| *one.alert != *key)) {
                self.done(format!("Unsnoozed: {reason}"));
            }
            return;
        }
        self.open_snooze_form(key, reason);
    }

    /// Returns to the form of an alert, or to the list if the alert is gone.
    pub(in crate::app) fn open_snooze(&mut self, key: &str) {
        self.find_alerts();
        self.show_alerts();
        let found = self.alerts().and_then(|all| all.all().position(|one| one.key == key));
        let Some(index) = found else {
            self.note("This alert is gone. Your text is kept until you quit");
            return;
        };
        if let Some(Overlay::Alerts(list)) = self.overlays.last_mut() {
            list.cursor = index;
        }
        let reason = self.selected_alert().map_or_else(String::new, |alert| alert.reason.clone());
        self.open_snooze_form(key.to_owned(), reason);
    }
}
