//! What Enter does here, in one to three words for the key bar; also what Esc does, and how to leave the full width.
//!
//! Where Enter does different things, the word depends on what the cursor is on.

use super::App;
use super::overlays::group::Spot;
use super::overlays::portfolio::On;
use super::overlays::review::rows::Target;
use super::panes::Pane;
use super::panes::coaching::Spot as CoachingSpot;
use crate::domain::judge::agreed::joint_id;
use crate::domain::method::alert_kind::{AlertKind, Spot as AlertSpot};
use crate::domain::record::coaching::Tick;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::tell::Tell;

impl App {
    /// Returns what Enter does in the list of coaching; nothing on a line, which has no tick.
    pub(super) fn enter_in_coaching(&self) -> &'static str {
        let Some(open) = self.deal.as_ref() else { return "" };
        let track = open.track().map(|track| &**track);
        match open.coaching.spot(&self.playbook.stages, track) {
            Some(CoachingSpot::Verifier(_, verifier)) => on_tick(track.and_then(|track| track.tick(&verifier.id))),
            Some(CoachingSpot::Heading(_)) => "first step",
            Some(CoachingSpot::Line(..)) | None => "",
        }
    }

    /// Returns what Esc does in a deal: it goes one step back, and nowhere from the first pane.
    pub(super) fn step_back_hint(&self) -> &'static str {
        let Some(open) = self.deal.as_ref() else { return "" };
        match open.pane {
            _ if self.past().is_some() => "now",
            Pane::Profile | Pane::Coaching => "back",
            Pane::People if open.people.filter.is_on() => "show all",
            Pane::People => "",
        }
    }

    /// Returns how a pane at full width gives it back.
    pub(super) fn width_hint(&self) -> &'static str {
        if self.deal.as_ref().is_some_and(|open| open.is_whole) { "all panes" } else { "" }
    }

    /// Returns what Enter does in the screening.
    pub(super) fn enter_in_screening(&self) -> &'static str {
        if self.highlighted().is_some() {
            return "answer";
        }
        match self.screening() {
            Some((_, person, Some(Tell::Task))) if person.open_task().is_none() => {
                if self.reads_as_talker(person) || (person.has_delivered() && !person.delivered_unseen()) {
                    "next"
                } else if person.delivered_unseen() {
                    "add evidence"
                } else {
                    "give task"
                }
            }
            Some((_, _, Some(_))) if self.keeps_hearsay() => "keep",
            Some((_, _, Some(_))) => "next",
            Some((_, _, None)) => "done",
            None => "",
        }
    }

    /// Returns what Enter does in the view of the group.
    pub(super) fn enter_in_group(&self) -> &'static str {
        let tick = |id: &str| on_tick(self.deal.as_ref().and_then(|open| open.deal.marked(id)));
        match self.group_spot() {
            Some(Spot::Cell(..)) => "evidence",
            Some(Spot::Joint(topic)) => tick(joint_id(topic)),
            Some(Spot::Mark(mark)) => tick(&mark.id),
            Some(Spot::Concern(_)) => "edit",
            Some(Spot::NoConcern) => "add disconnect",
            Some(Spot::Mind(_)) => "their view",
            Some(Spot::Stage(..)) => "set stage",
            Some(Spot::Cost) => "cost",
            Some(Spot::Size) => "size",
            None => "",
        }
    }

    /// Returns what Enter does in the list of alerts.
    pub(super) fn enter_in_alerts(&self) -> &'static str {
        self.selected_alert().map_or("", |alert| self.enter_at(alert.kind, alert.spot, alert.about()))
    }

    /// Returns what going to where an alert is dealt with opens.
    fn enter_at(&self, kind: AlertKind, spot: AlertSpot, whom: Option<StakeholderId>) -> &'static str {
        let looks_only = self.read_only().is_some() || whom.is_none();
        match kind {
            AlertKind::CostMissing if self.read_only().is_none() => return "cost",
            AlertKind::MissingRoles if whom.is_none() => return "roles",
            _ => {}
        }
        match spot {
            AlertSpot::People => "people",
            AlertSpot::Group => "group",
            AlertSpot::Insight => "insight",
            AlertSpot::Inside => "their steps",
            AlertSpot::Profile => "profile",
            AlertSpot::Coaching => "coaching",
            AlertSpot::Plan if looks_only => "profile",
            AlertSpot::Plan => "plan",
            AlertSpot::Actions if whom.is_some_and(|id| self.has_action(id)) => "what's due",
            AlertSpot::Task | AlertSpot::Card | AlertSpot::Stances | AlertSpot::Log | AlertSpot::Actions
                if looks_only =>
            {
                "people"
            }
            AlertSpot::Task => "task",
            AlertSpot::Card => "edit person",
            AlertSpot::Stances => "stance",
            AlertSpot::Log => "log",
            AlertSpot::Actions => "next step",
        }
    }

    /// Returns what Enter does in a review of one deal, or of several.
    pub(super) fn enter_in_a_review(&self) -> &'static str {
        if self.in_portfolio() {
            return match self.portfolio_row().map(|row| row.on) {
                Some(On::Decision(_)) => "change",
                Some(On::Question(_)) | None => "answer",
            };
        }
        match self.review_row().map(|row| row.target) {
            Some(Target::Person(_)) => "person",
            Some(Target::Alert(kind, spot, whom)) => self.enter_at(kind, spot, whom),
            Some(Target::Coaching(_)) => "coaching",
            Some(Target::Group(_)) => "group",
            Some(Target::Question) => "answer",
            Some(Target::Hidden) => "write",
            Some(Target::Decision(_)) => "change",
            Some(Target::Fate(_)) => "done or not",
            Some(Target::DecideOn(_)) => "decide",
            Some(Target::Outcome(_)) => "fill in",
            Some(Target::Page(_)) => "open",
            Some(Target::Run(command)) => command.spec().hint,
            Some(Target::Nothing) | None => "",
        }
    }
}

/// Returns what Enter does with a step that may be checked off.
fn on_tick(tick: Option<&Tick>) -> &'static str {
    match tick {
        Some(tick) if tick.has_evidence() => "edit evidence",
        Some(_) => "add evidence",
        None => "check off",
    }
}
