//! The top line: where the user is and whether the deal is saved. Below it, where not all panes are shown, what had no room
//! in it and the other panes.

mod deal;
mod shorten;
mod tabs;

pub(super) use tabs::ShortPeople;

use super::Memory;
use super::arrange::Regions;
use super::panes::follow;
use super::parts::canvas::Canvas;
use super::parts::text::width;
use super::theme::Role;
use crate::app::open_deal::{How, SaveState};
use crate::app::{App, Screen};
use crate::domain::privacy::{Datum, PrivacyLevel};
use ratatui::layout::Rect;

pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, memory: &mut Memory, regions: &Regions) {
    let area = regions.header;
    let right = area.right().saturating_sub(1);
    let banner = banner_words(app, canvas.buf.area.width).map_or(0, |(text, _)| width(&text));
    let from = area.x + 1 + u16::try_from(banner).unwrap_or(0);
    match (app.screen, &app.deal) {
        (Screen::Deal, Some(open)) => {
            let left = deal::draw(canvas, app, open, Rect { x: from, width: right.saturating_sub(from), ..area });
            if regions.tabs.height > 0 {
                tabs::draw(canvas, open, &mut memory.tabs, regions, &left);
            }
        }
        (Screen::Follow, _) => follow::header(canvas, app, regions),
        (Screen::Home | Screen::Deal, _) => {
            let after = from + canvas.put(from, area.y, area.width, "stakemap", Role::Strong) + 2;
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
            if usize::from(x.saturating_sub(after)) >= motto.len() && !canvas.hides(Datum::Judgments) {
                canvas.put(after, area.y, x - after, motto, Role::Dim);
            }
        }
    }
}

/// Draws the banner of privacy over everything: for whom the screen is and how to show more or, if the program was
/// started for others to watch, that nothing is hidden.
pub(super) fn banner(canvas: &mut Canvas<'_>, app: &App) {
    let area = canvas.buf.area;
    let Some((text, role)) = banner_words(app, area.width) else { return };
    let columns = canvas.put(area.x, area.y, area.width, &text, role);
    canvas.lay(Rect { width: columns, height: 1, ..area }, Role::Selected);
}

fn banner_words(app: &App, columns: u16) -> Option<(String, Role)> {
    // The coach window's header says by itself who watches, and no key there hides or shows more.
    if app.screen == Screen::Follow {
        return None;
    }
    let privacy = &app.privacy;
    let level = match privacy.level() {
        PrivacyLevel::All if privacy.is_open_to_all() => {
            return Some((" EVERYTHING SHOWN · v hides ".to_owned(), Role::Bad));
        }
        PrivacyLevel::All => return None,
        PrivacyLevel::Team => "TEAM",
        PrivacyLevel::Customer => "CUSTOMER",
    };
    let key = app.privacy_key();
    let out = match privacy.level() {
        PrivacyLevel::Customer => format!("{key} then 1 to end"),
        PrivacyLevel::All | PrivacyLevel::Team => format!("{key} hides more"),
    };
    let text = match (columns, privacy.clients()) {
        (..100, _) => format!(" {level} · {out} "),
        (100.., 2..) => format!(" PRIVACY MODE: {level}, {} people watching · {out} ", privacy.clients()),
        (100.., _) => format!(" PRIVACY MODE: {level} · {out} "),
    };
    Some((text, Role::Accent))
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
