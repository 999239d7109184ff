//! The top line: where the user is and whether the deal is saved. Below it the tabs, unless panes are side by side.

use super::Memory;
use super::arrange::{Regions, Shape};
use super::panes::follow;
use super::parts::canvas::Canvas;
use super::parts::text::width;
use super::theme::Role;
use super::words::count;
use crate::app::command::Command;
use crate::app::key::Key;
use crate::app::mouse::{Hit, Place};
use crate::app::open_deal::{How, OpenDeal, SaveState};
use crate::app::panes::Pane;
use crate::app::timer::words;
use crate::app::{App, Screen};
use crate::domain::judge::alert::Alerts;
use crate::domain::method::alert_kind::AlertLevel;
use crate::domain::record::deal::Deal;
use crate::domain::record::id::StakeholderId;
use crate::domain::record::naming::ShortNames;
use crate::domain::record::outcome::Ending;
use crate::domain::record::stakeholder::Stakeholder;
use crate::domain::record::text::Text;
use crate::export::words::group::{outcome_words, size_in_short, stage_words};
use crate::export::words::moment::stop_in_short;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The most people in a deal for which short names in the tabs differ from everybody's; above it only from each other.
const CROWD: usize = 200;
/// The fewest columns of a name in the tabs.
const LEAST: usize = 5;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, places: &Regions) {
    let area = places.header;
    let right = area.right().saturating_sub(1);
    let banner = banner_words(app, canvas.buf.area.width).map_or(0, |(text, _)| width(&text));
    let from = area.x + 1 + u16::try_from(banner).unwrap_or(0);
    match (app.screen, &app.deal) {
        (Screen::Deal, Some(open)) => {
            let left_of_state = state(canvas, app, open, right, area.y);
            let left = outcome(canvas, app, open, left_of_state, area.y);
            deal_line(canvas, app, open, from, left, area.y);
            if places.shape == Shape::Tabs {
                tabs(canvas, open, &mut memory.tabs, places);
            }
        }
        (Screen::Follow, _) => follow::header(canvas, app, places),
        (Screen::Home | Screen::Deal, _) => {
            let after = from + canvas.put(from, area.y, area.width, "stakemap", Role::Accent) + 2;
            let mut x = right;
            // A deal that was left is still on its way to the disk; that must not be out of sight.
            if let Some((text, role)) = app.deal.as_ref().and_then(|open| unsaved(&open.save)) {
                x = canvas.put_right(x, area.y, 12, text, role).saturating_sub(3);
            }
            if app.settings.demo {
                x = canvas.put_right(x, area.y, 40, "EXAMPLE · deleted when you quit", Role::Warn).saturating_sub(2);
            }
            // Whole or not at all: it tells nothing that is needed.
            let motto = "who will move this deal";
            if usize::from(x.saturating_sub(after)) >= motto.len() {
                canvas.put(after, area.y, x - after, motto, Role::Dim);
            }
        }
    }
}

/// Draws the privacy banner over everything: that private details are hidden and how to show them or, if the program
/// was started for others to watch, that they are not hidden.
pub(super) fn banner(canvas: &mut Canvas<'_>, app: &App) {
    let area = canvas.buf.area;
    let Some((text, role)) = banner_words(app, area.width) else { return };
    let columns = canvas.put(area.x, area.y, area.width, &text, role);
    canvas.lay(Rect { width: columns, height: 1, ..area }, Role::Selected);
}

fn banner_words(app: &App, columns: u16) -> Option<(String, Role)> {
    let room = &app.privacy;
    if room.is_open_to_all() {
        return Some((" EVERYTHING SHOWN · v hides ".to_owned(), Role::Bad));
    }
    if !room.is_on() {
        return None;
    }
    // Letters are text in a field, where another key asks what to show.
    let key = app.keymap.key_for(app.scopes(), Command::PrivacyMode).unwrap_or(Key::F9);
    let text = match (columns, room.clients()) {
        (..100, _) => format!(" PRIVATE · {key} 1 ends it "),
        (100.., 2..) => format!(" PRIVACY MODE, {} people watching · {key}, then 1 ends it ", room.clients()),
        (100.., _) => format!(" PRIVACY MODE · {key}, then 1 ends it "),
    };
    Some((text, Role::Accent))
}

/// Draws the outcome of a closed deal, left of the state of its file. Returns the column where it begins.
fn outcome(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, right: u16, y: u16) -> u16 {
    let Some(outcome) = open.shown().outcome.as_ref() else { return right };
    let role = match outcome.result.known() {
        Some(Ending::Won) => Role::Good,
        Some(Ending::Lost | Ending::NoDecision) | None => Role::Warn,
    };
    let text = outcome_words(outcome, app.today()).to_uppercase();
    let room = canvas.buf.area.width / 3;
    canvas.put_right(right.saturating_sub(1), y, room, &text, role).saturating_sub(2)
}

fn deal_line(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, from: u16, to: u16, y: u16) {
    let deal = open.shown();
    let room = to.saturating_sub(from + 1);
    let part = |canvas: &mut Canvas<'_>, x: u16, text: &str, role: Role, gap: u16| {
        let left = to.saturating_sub(x + gap + 1);
        // A part that has no room to be read is left out whole.
        if text.is_empty() || left < 8 { x } else { x + gap + canvas.put(x + gap, y, left, text, role) }
    };
    let mut x = from;
    x = part(canvas, x, &deal.name, Role::Strong, 0);
    if room > 50 {
        let (value, role) =
            if deal.value.trim().is_empty() { ("no value", Role::Dim) } else { (&*deal.value, Role::Text) };
        x = part(canvas, x, value, role, 3);
        let people = size_in_short(deal).unwrap_or_else(|| count(deal.stakeholders.len(), "person", "people"));
        // Half a count would be another one.
        if width(&people) + 4 <= usize::from(to.saturating_sub(x)) {
            x = part(canvas, x, &people, Role::Dim, 3);
        }
    }
    // A closed deal stands nowhere any more.
    let stages = if deal.outcome.is_some() { Vec::new() } else { stage_words(&app.playbook, deal) };
    let line = if canvas.theme.signs.lines { "─" } else { "-" };
    let columns = stages.iter().map(|(word, _)| width(word) + width(line)).sum::<usize>();
    if stages.is_empty() {
        if room > 80 {
            part(canvas, x, &deal.about, Role::Dim, 3);
        }
    } else if columns + 4 <= usize::from(to.saturating_sub(x)) {
        x += 3;
        for (place, (word, here)) in stages.into_iter().enumerate() {
            if place > 0 {
                x += canvas.put(x, y, 1, line, Role::Border);
            }
            let (word, role) = if here { (word.to_uppercase(), Role::Accent) } else { (word.to_owned(), Role::Dim) };
            x += canvas.put(x, y, to.saturating_sub(x), &word, role);
        }
    } else if let Some(here) = stages.iter().position(|(_, here)| *here) {
        let text = format!("{} {}/{}", stages[here].0.to_uppercase(), here + 1, stages.len());
        let left = to.saturating_sub(x + 3);
        if usize::from(left) > width(&text) {
            canvas.put(x + 3, y, left, &text, Role::Accent);
        }
    }
}

/// Returns the words for a deal that is not saved, or nothing if it is.
const fn unsaved(save: &SaveState) -> Option<(&'static str, Role)> {
    match save {
        SaveState::Saving { .. } => Some(("saving", Role::Dim)),
        SaveState::Failed(_) => Some(("NOT SAVED", Role::Bad)),
        SaveState::Lost(lost) => Some((lost_words(lost.how), Role::Bad)),
        SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_) => None,
    }
}

/// Returns the words for what happened to a lost file.
const fn lost_words(how: How) -> &'static str {
    match how {
        How::Gone => "FILE MISSING",
        How::InTrash => "IN TRASH",
        How::InArchive => "ARCHIVED",
        How::Damaged => "FILE DAMAGED",
        How::OtherDeal => "WRONG FILE",
        How::NotAFile => "NOT A FILE",
        How::Unreadable => "UNREADABLE",
    }
}

/// Draws whether the deal is saved, at the right. Returns the column where it begins.
fn state(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, right: u16, y: u16) -> u16 {
    let kept = match open.save {
        SaveState::Following(_) => ("FOLLOWING", Role::Warn),
        SaveState::ReadOnly(_) => ("READ ONLY", Role::Warn),
        SaveState::Saved | SaveState::Saving { .. } | SaveState::Failed(_) | SaveState::Lost(_) => ("saved", Role::Dim),
    };
    let (text, role) = unsaved(&open.save).unwrap_or(kept);
    let mut x = match as_of(canvas, app) {
        Some(text) => {
            let from = canvas.put_right(right, y, canvas.buf.area.width / 2, &text, Role::Warn);
            canvas.lay(Rect { x: from, y, width: right.saturating_sub(from), height: 1 }, Role::Strong);
            from
        }
        None => canvas.put_right(right, y, 12, text, role),
    };
    let pressing = app.alerts().map_or(0, Alerts::pressing);
    if pressing > 0 {
        // The count alone would not tell without colour that something is urgent.
        let (mark, role) = if app.alerts().is_some_and(|all| all.count(AlertLevel::Urgent) > 0) {
            ("!", Role::Bad)
        } else {
            ("", Role::Warn)
        };
        let text = format!("{}{pressing}{mark}", canvas.theme.signs.alert);
        x = canvas.put_right(x.saturating_sub(3), y, 12, &text, role);
    } else if let Some(asleep) = app.alerts().map(|all| all.asleep.len()).filter(|count| *count > 0) {
        // Nothing awake is not the same as nothing there.
        let text = format!("{}{asleep} snoozed", canvas.theme.signs.alert);
        x = canvas.put_right(x.saturating_sub(3), y, 12, &text, Role::Dim);
    }
    if !open.shown().conflicts.is_empty() {
        let text = format!("{}{} (=)", canvas.theme.signs.differ, open.shown().conflicts.len());
        x = canvas.put_right(x.saturating_sub(3), y, 12, &text, Role::Warn);
    }
    if !open.copies.is_empty() {
        // Stands as long as it is so: the line that offered it gives way to whatever is said next.
        let text = format!("{} (=)", count(open.copies.len(), "copy", "copies"));
        x = canvas.put_right(x.saturating_sub(3), y, 14, &text, Role::Warn);
    }
    // Whoever is not the owner answers in their own name: that is to be seen on every screen.
    if open.assessor != open.deal.owner.as_str() && !open.deal.owner.is_empty() && !open.assessor.is_empty() {
        let (word, role) = if open.is_blind() { ("BLIND", Role::Accent) } else { ("as", Role::Dim) };
        let text = format!("{word} {}", assessor(open, 8));
        x = canvas.put_right(x.saturating_sub(3), y, 14, &text, role);
    }
    // Its own screen says the time there.
    let shown = app.overlays.iter().any(|one| one.layer().shows_review_time());
    let of_several = app.portfolio_here().map(|all| all.timer.left(all.at));
    let left = of_several.or_else(|| open.reviewing.as_ref().map(|walk| walk.timer.left_in_all()));
    if let Some(left) = left.filter(|_| !shown) {
        let text = format!("REVIEW {}", words(left));
        x = canvas.put_right(x.saturating_sub(3), y, 22, &text, Role::Accent);
    }
    if app.settings.demo || open.deal.sample {
        x = canvas.put_right(x.saturating_sub(3), y, 12, "EXAMPLE", Role::Warn);
    }
    x.saturating_sub(2)
}

/// Returns which past state is on the screen, and its number among all the stops.
fn as_of(canvas: &Canvas<'_>, app: &App) -> Option<String> {
    let past = app.past()?;
    let (number, all) = (past.at + 1, past.stops.len());
    let when = stop_in_short(past.stop()?, app.now.date());
    let dot = canvas.theme.signs.dot;
    let whole = format!("AS OF {when} {dot} stop {number} of {all}");
    let fits = canvas.buf.area.width >= 76;
    Some(if fits { whole } else { format!("AS OF {when} {dot} {number}/{all}") })
}

fn tabs(canvas: &mut Canvas<'_>, open: &OpenDeal, short: &mut ShortPeople, places: &Regions) {
    let area = places.tabs;
    let people = format!("1 Stakeholders {}", open.shown().stakeholders.len());
    let names = [
        (Pane::People, people, None),
        (Pane::Profile, "2 Profile ".to_owned(), open.selected()),
        (Pane::Coaching, "3 Coaching ".to_owned(), open.coached()),
    ];
    let mut x = area.x + 1;
    for (pane, mut name, person) in names {
        let role = if pane == open.pane { Role::Accent } else { Role::Dim };
        let room = area.right().saturating_sub(x).min(24);
        if let Some(person) = person {
            name += &short.name(open, person.id, usize::from(room).saturating_sub(width(&name)));
        }
        let used = canvas.put(x, area.y, room, name.trim_end(), role);
        canvas.hit(Rect { x, width: used, ..area }, Hit::Place(Place::Pane(pane)));
        x += used + 3;
    }
}

/// A cache of the short names of a deal's people, valid as long as the people are the same.
#[derive(Debug, Default)]
pub(super) struct ShortPeople {
    of: Option<Arc<Deal>>,
    names: Vec<Text>,
    short: ShortNames,
}

impl ShortPeople {
    /// Returns a person's short name for a width: unlike anyone's in the deal or, in a large deal, unlike any other in
    /// the tabs.
    fn name(&mut self, open: &OpenDeal, id: StakeholderId, columns: usize) -> String {
        if columns < LEAST {
            return String::new();
        }
        let deal = open.shown();
        if deal.stakeholders.len() > CROWD {
            let shown: Vec<&Arc<Stakeholder>> = [open.selected(), open.coached()].into_iter().flatten().collect();
            let place = shown.iter().position(|person| person.id == id);
            let short = ShortNames::of(shown.iter().map(|person| deal.called(person).as_str()));
            return place.map_or_else(String::new, |place| short.get(place, columns));
        }
        if !self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, deal)) {
            self.of = Some(Arc::clone(deal));
            let names = deal.stakeholders.iter().map(|person| deal.called(person));
            if !names.clone().eq(&self.names) {
                self.names = names.cloned().collect();
                self.short = ShortNames::of(self.names.iter().map(Text::as_str));
            }
        }
        let place = deal.stakeholders.iter().position(|person| person.id == id);
        place.map_or_else(String::new, |place| self.short.get(place, columns))
    }
}

/// Returns the assessor's name for a width, told apart from the account owner's.
fn assessor(open: &OpenDeal, columns: usize) -> String {
    ShortNames::of([open.assessor.as_str(), &open.deal.owner]).get(0, columns)
}
