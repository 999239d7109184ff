//! The top line: where am I, and is it saved. Below it the tabs, where panes do not stand side by side.

use super::arrange::{Places, Shape};
use super::parts::canvas::Canvas;
use super::theme::Role;
use super::words::count;
use crate::app::open_deal::{OpenDeal, Pane, SaveState};
use crate::app::{App, Screen};
use crate::domain::alert::Level;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, places: &Places) {
    let area = places.header;
    let right = area.right().saturating_sub(1);
    match (app.screen, &app.deal) {
        (Screen::Deal, Some(open)) => {
            let left_of_state = state(canvas, app, open, right, area.y);
            deal_line(canvas, open, area.x + 1, left_of_state, area.y);
            if places.shape == Shape::Tabs {
                tabs(canvas, open, places);
            }
        }
        (Screen::Home | Screen::Deal, _) => {
            let mut x = area.x + 1;
            x += canvas.put(x, area.y, area.width, "stakemap", Role::Accent);
            canvas.put(x + 2, area.y, area.width.saturating_sub(12), "who will move this deal", Role::Dim);
            let mut x = right;
            // A deal that was left is still on its way to the disk; that must not be out of sight.
            if let Some((text, role)) = app.deal.as_ref().and_then(|open| unsaved(&open.save)) {
                x = canvas.put_right(x, area.y, 12, text, role).saturating_sub(3);
            }
            if app.settings.demo {
                canvas.put_right(x, area.y, 40, "EXAMPLE · thrown away at the end", Role::Warn);
            }
        }
    }
}

fn deal_line(canvas: &mut Canvas<'_>, open: &OpenDeal, from: u16, to: u16, y: u16) {
    let deal = &open.deal;
    let room = to.saturating_sub(from + 1);
    let mut x = from;
    let mut part = |text: &str, role: Role, gap: u16| {
        let left = to.saturating_sub(x + gap + 1);
        // A part that has no room to be read is left out whole.
        if text.is_empty() || left < 8 {
            return;
        }
        x += gap;
        x += canvas.put(x, y, left, text, role);
    };
    part(&deal.name, Role::Strong, 0);
    if room > 50 {
        part(&deal.value, Role::Text, 3);
        part(&count(deal.stakeholders.len(), "person", "people"), Role::Dim, 3);
    }
    if room > 80 {
        part(&deal.about, Role::Dim, 3);
    }
}

/// What there is to say about a deal that is not on the disk.
const fn unsaved(save: &SaveState) -> Option<(&'static str, Role)> {
    match save {
        SaveState::Saving { .. } => Some(("saving", Role::Dim)),
        SaveState::Failed(_) => Some(("NOT SAVED", Role::Bad)),
        SaveState::Saved | SaveState::ReadOnly(_) | SaveState::Following(_) => None,
    }
}

/// Whether it is saved, at the right. Returns where it begins.
fn state(canvas: &mut Canvas<'_>, app: &App, open: &OpenDeal, right: u16, y: u16) -> u16 {
    let kept = match open.save {
        SaveState::Following(_) => ("FOLLOWING", Role::Warn),
        SaveState::ReadOnly(_) => ("READ ONLY", Role::Warn),
        SaveState::Saved | SaveState::Saving { .. } | SaveState::Failed(_) => ("saved", Role::Dim),
    };
    let (text, role) = unsaved(&open.save).unwrap_or(kept);
    let mut x = canvas.put_right(right, y, 12, text, role);
    let pressing = open.alerts.all.pressing();
    if pressing > 0 {
        // The count alone would not tell without colour that something is urgent.
        let (mark, role) = if open.alerts.all.count(Level::Urgent) > 0 { ("!", Role::Bad) } else { ("", Role::Warn) };
        let text = format!("{}{pressing}{mark}", canvas.theme.signs.alert);
        x = canvas.put_right(x.saturating_sub(3), y, 12, &text, role);
    }
    if !open.deal.clashes.is_empty() {
        let text = format!("{}{} (=)", canvas.theme.signs.differ, open.deal.clashes.len());
        x = canvas.put_right(x.saturating_sub(3), y, 12, &text, Role::Warn);
    }
    if app.settings.demo || open.deal.sample {
        x = canvas.put_right(x.saturating_sub(3), y, 12, "EXAMPLE", Role::Warn);
    }
    x.saturating_sub(2)
}

fn tabs(canvas: &mut Canvas<'_>, open: &OpenDeal, places: &Places) {
    let area = places.tabs;
    let coached = open.coached().map(|person| first_word(&person.name)).unwrap_or_default();
    let selected = open.selected().map(|person| first_word(&person.name)).unwrap_or_default();
    let names = [
        (Pane::People, format!("1 Stakeholders {}", open.deal.stakeholders.len())),
        (Pane::Profile, format!("2 Profile {selected}")),
        (Pane::Coaching, format!("3 Coaching {coached}")),
    ];
    let mut x = area.x + 1;
    for (pane, name) in names {
        let role = if pane == open.pane { Role::Accent } else { Role::Dim };
        let room = area.right().saturating_sub(x);
        x += canvas.put(x, area.y, room.min(24), name.trim_end(), role) + 3;
    }
}

fn first_word(name: &str) -> String {
    name.split_whitespace().next().unwrap_or_default().to_owned()
}
