//! The line of an open deal: its name, value, stage and people; at the right what it needs, and whether it is saved.

use super::shorten::{self, Part, Turn};
use super::unsaved;
use crate::app::App;
use crate::app::open_deal::{OpenDeal, SaveState};
use crate::app::timer::words;
use crate::domain::judge::alert::Alerts;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::domain::record::naming::ShortNames;
use crate::domain::record::outcome::Ending;
use crate::domain::record::text::capitalized;
use crate::export::words::group::{outcome_words, size_in_short, stage_words};
use crate::export::words::moment::stop_in_short;
use crate::ui::parts::canvas::Canvas;
use crate::ui::theme::Role;
use crate::ui::words::count;
use ratatui::layout::Rect;

/// The columns that the deal's name is cut to before anything that needs attention gives way.
const NAME: u16 = 16;
/// The most columns of an assessor's name.
const ASSESSOR: usize = 8;

/// Draws the line. Returns what had no room in it.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, area: Rect) -> Vec<Part> {
    let deal = open.shown();
    let mut left = vec![Part::new(&*deal.name, Role::Strong).cut_to(NAME).or_nothing(Turn::WholeName)];
    match deal.value.trim() {
        // A hidden value is not one that is missing.
        _ if canvas.hides(Datum::Money) => {}
        "" => left.push(Part::new("no value", Role::Dim).or_nothing(Turn::Value)),
        value => left.push(Part::new(value, Role::Text).or_nothing(Turn::Value)),
    }
    let stage = stage(app, deal);
    let has_stage = stage.is_some();
    left.extend(stage);
    let people = size_in_short(deal).unwrap_or_else(|| count(deal.stakeholders.len(), "person", "people"));
    left.push(Part::new(people, Role::Dim).or_nothing(Turn::People));
    if !has_stage {
        left.push(Part::new(&*deal.about, Role::Dim).or_nothing(Turn::About));
    }
    let right = [
        outcome(app, deal),
        (app.settings.demo || open.deal.sample).then(|| Part::new("EXAMPLE", Role::Warn).or_nothing(Turn::Example)),
        review(app, open),
        assessor(open),
        copies(open),
        conflicts(deal),
        alerts(app.alerts()),
        Some(state(canvas, app, open)),
    ];
    let right: Vec<Part> = right.into_iter().flatten().collect();
    let turn = shorten::draw(canvas, area, &left, &right);
    left.into_iter().filter(|part| part.at(turn).is_empty()).collect()
}

/// Returns the stage of the purchase, where it was set. A closed deal is in none any more.
fn stage(app: &App, deal: &Deal) -> Option<Part> {
    let stages = if deal.outcome.is_some() { Vec::new() } else { stage_words(&app.playbook, deal) };
    let here = stages.iter().position(|(_, here)| *here)?;
    // The coaching beside it has stages too, and a CRM's are the seller's.
    let number = format!("Buying stage {} of {}", here + 1, stages.len());
    let whole = Part::new(format!("{number}: {}", capitalized(stages[here].0)), Role::Text);
    Some(whole.or(Turn::StageName, number).or_nothing(Turn::Stage))
}

fn outcome(app: &App, deal: &Deal) -> Option<Part> {
    let outcome = deal.outcome.as_ref()?;
    let role = match outcome.result.known() {
        Some(Ending::Won) => Role::Good,
        Some(Ending::Lost | Ending::NoDecision) | None => Role::Warn,
    };
    let whole = outcome_words(outcome, app.today()).to_uppercase();
    let result = whole.split(',').next().unwrap_or_default().to_owned();
    Some(Part::new(whole, role).or(Turn::OutcomeDay, result).or_nothing(Turn::Outcome))
}

/// Returns the time left in a review, unless its own screen says it.
fn review(app: &App, open: &OpenDeal) -> Option<Part> {
    let shown = app.overlays.iter().any(|one| one.layer().shows_review_time());
    let of_several = app.portfolio_here().map(|all| all.timer.left(all.at));
    let left = of_several.or_else(|| open.reviewing.as_ref().map(|walk| walk.timer.left_in_all()));
    let left = words(left.filter(|_| !shown)?);
    Some(Part::new(format!("Review: {left}"), Role::Accent).or(Turn::Review, format!("Review {left}")))
}

/// Returns who answers, if it isn't the deal's owner: that is to be seen on every screen.
fn assessor(open: &OpenDeal) -> Option<Part> {
    let is_owner = open.assessor == open.deal.owner.as_str();
    if is_owner || open.deal.owner.is_empty() || open.assessor.is_empty() {
        return None;
    }
    let name = ShortNames::of([open.assessor.as_str(), &open.deal.owner]).get(0, ASSESSOR);
    Some(if open.is_blind() {
        Part::new(format!("BLIND {name}"), Role::Accent).or(Turn::Assessor, "BLIND")
    } else {
        Part::new(format!("as {name}"), Role::Dim).or_nothing(Turn::Assessor)
    })
}

/// Returns the conflict copies of the deal. It is said as long as they are there: the line that offered them gives way
/// to whatever is said next.
fn copies(open: &OpenDeal) -> Option<Part> {
    let copies = open.copies.len();
    (copies > 0)
        .then(|| Part::new(format!("{} (=)", count(copies, "copy", "copies")), Role::Warn).or_nothing(Turn::Copies))
}

fn conflicts(deal: &Deal) -> Option<Part> {
    let conflicts = deal.conflicts.len();
    (conflicts > 0).then(|| {
        let words = format!("{} (=)", count(conflicts, "conflict", "conflicts"));
        Part::new(words, Role::Warn).or_nothing(Turn::Conflicts)
    })
}

/// Returns the number of alerts, without hints, as Home counts them. Those that blind answering hides are not counted, and
/// no number stands for them.
fn alerts(alerts: Option<&Alerts>) -> Option<Part> {
    let Some(all) = alerts else { return Some(Part::new("alerts hidden", Role::Dim).or_nothing(Turn::AlertCount)) };
    let urgent = all.count(AlertLevel::Urgent);
    let counted = count(all.pressing(), "alert", "alerts");
    let asleep = all.asleep.len();
    // A number that falls by a snooze would read as an alert that was dealt with.
    let snoozed = if asleep == 0 { String::new() } else { format!(", {asleep} snoozed") };
    match (all.pressing(), asleep) {
        // Hints alone leave one in peace.
        (0, 0) => None,
        // Nothing that presses is not the same as nothing there.
        (0, asleep) => Some(Part::new(format!("{asleep} snoozed"), Role::Dim).or_nothing(Turn::AlertCount)),
        _ if urgent > 0 => {
            let urgent = format!("{urgent} urgent{snoozed}");
            Some(
                Part::new(format!("{counted}, {urgent}"), Role::Bad)
                    .or(Turn::AlertCount, urgent)
                    .or_nothing(Turn::Alerts),
            )
        }
        _ => Some(
            Part::new(format!("{counted}{snoozed}"), Role::Warn).or(Turn::AlertCount, counted).or_nothing(Turn::Alerts),
        ),
    }
}

/// Returns whether the deal is saved, or which past state is on the screen.
fn state(canvas: &Canvas<'_>, app: &App, open: &OpenDeal) -> Part {
    if let Some(past) = app.past()
        && let Some(stop) = past.stop()
    {
        let when = format!("AS OF {}", stop_in_short(stop, app.now.date()));
        let dot = canvas.theme.signs.dot;
        let whole = format!("{when} {dot} stop {} of {}", past.at + 1, past.stops.len());
        return Part::new(whole, Role::Warn).or(Turn::Stop, when).or(Turn::Moment, "IN THE PAST");
    }
    let (words, role) = unsaved(&open.save).unwrap_or(match open.save {
        SaveState::Following(_) => ("FOLLOWING", Role::Warn),
        SaveState::ReadOnly(_) => ("READ ONLY", Role::Warn),
        SaveState::Saved | SaveState::Saving { .. } | SaveState::Failed(_) | SaveState::Lost(_) => ("saved", Role::Dim),
    });
    Part::new(words, role)
}
