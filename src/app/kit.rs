//! Commands on the Mobilizer's kit: releasing a line and withdrawing it, and handing the kit out.

use super::App;
use super::effect::Effect;
use super::notice::Said;
use super::panes::coaching::Said as Detail;
use crate::domain::judge::kit::{KitRow, KitState, kit_rows};
use crate::domain::record::choice::Choices;
use crate::domain::record::dates;
use crate::domain::record::kit::Release;
use crate::export::kit::html::html;
use crate::export::kit::{STEM, kit, markdown};
use serde_json::Map;
use std::path::PathBuf;

impl App {
    /// Returns the line under the cursor as it is in the deal, whatever the screen hides.
    fn plain_kit_row(&self) -> Option<KitRow> {
        let (view, open) = (self.kit_view()?, self.deal.as_ref()?);
        let seen = view.row()?;
        if view.is_of(&open.deal) {
            return Some(seen.clone());
        }
        kit_rows(&open.deal).into_iter().find(|row| row.key == seen.key)
    }

    /// Releases the line under the cursor, or withdraws it.
    pub(super) fn toggle_kit_line(&mut self) {
        let Some(row) = self.plain_kit_row() else { return };
        let is_out = matches!(row.state, KitState::Released(_));
        let (id, by, at) = (self.new_record(), self.me(), self.now.timestamp());
        let act = Self::act(id, &by, &self.now.clone());
        let release = (!is_out).then(|| Release {
            who: row.who.as_str().into(),
            text: row.text.as_str().into(),
            by: by.as_str().into(),
            at,
            extra: Map::new(),
        });
        let label = row.kind.label();
        let (what, said) = if is_out {
            (format!("withdraw from the kit: {label}"), format!("Withdrawn: {}", row.text))
        } else {
            (format!("release for the kit: {label}"), format!("Released to the customer: {}", row.text))
        };
        if self.edit(what, |deal| deal.edit_kit_line(&row.key, act, |line| line.released = release)) {
            let hidden = if is_out { "Withdrew a line of the kit" } else { "Released a line of the kit" };
            self.done(Said::from(said).in_privacy(hidden));
        }
    }

    /// Requires a line that can be released or withdrawn.
    pub(super) fn toggle_kit_blocked(&self) -> Option<String> {
        let Some(row) = self.plain_kit_row() else { return Some("No line of the kit here".to_owned()) };
        match row.state {
            KitState::Withheld | KitState::Changed(_) | KitState::Released(_) => None,
            KitState::Empty => Some("Nothing to release yet. Enter fills it in".to_owned()),
            KitState::Names(_) => Some("This names someone, and nobody's named here. Enter rewords it".to_owned()),
            KitState::Disputed => Some("Two edits of this line conflict. Esc, then = resolves them".to_owned()),
        }
    }

    /// Returns what Space does on the line under the cursor.
    pub(super) fn space_in_kit(&self) -> &'static str {
        match self.kit_row().map(|row| &row.state) {
            Some(KitState::Released(_)) => "withdraw",
            Some(KitState::Changed(_)) => "release again",
            _ => "release",
        }
    }

    /// Opens the form for the wording of the line under the cursor.
    pub(super) fn reword_kit_line(&mut self) {
        let (Some(row), Some(id)) = (self.plain_kit_row(), self.deal.as_ref().map(|open| open.deal.id)) else { return };
        self.open_kit_wording(id, &row.key);
    }

    /// Requires a line of the kit under the cursor.
    pub(super) fn needs_kit_line(&self) -> Option<String> {
        self.plain_kit_row().is_none().then(|| "No line of the kit here".to_owned())
    }

    /// Goes back to the deal's own words for the line under the cursor.
    pub(super) fn clear_kit_wording(&mut self) {
        let Some(row) = self.plain_kit_row() else { return };
        let (id, by) = (self.new_record(), self.me());
        let act = Self::act(id, &by, &self.now.clone());
        let what = format!("the kit: clear the wording of {}", row.kind.label().to_lowercase());
        if self.edit(what, |deal| deal.edit_kit_line(&row.key, act, |line| line.wording.set(""))) {
            self.done("Cleared the kit's own wording · u brings it back");
        }
    }

    /// Requires a line with a wording of its own.
    pub(super) fn clear_kit_blocked(&self) -> Option<String> {
        let row = self.plain_kit_row();
        let is_own = row.is_some_and(|row| !row.text.is_empty() && row.text != row.source);
        (!is_own).then(|| "This line has no wording of its own".to_owned())
    }

    /// Requires the present: what was withdrawn since must not be handed out again.
    pub(super) fn kit_out_blocked(&self) -> Option<String> {
        self.past().is_some().then(|| "This is the past. ] comes back to today".to_owned())
    }

    /// Copies the kit as Markdown.
    pub(super) fn copy_kit(&mut self) {
        let Some(text) = self.deal.as_ref().map(|open| markdown(&kit(&self.playbook.kit, &open.deal))) else { return };
        self.copy(text, "Copied the kit, if your terminal supports it · w saves a web page");
    }

    /// Saves the kit as a web page.
    pub(super) fn save_kit_page(&mut self) {
        if let Some(text) = self.deal.as_ref().map(|open| html(&kit(&self.playbook.kit, &open.deal))) {
            self.save_kit(text, "html");
        }
    }

    /// Saves the kit as Markdown.
    pub(super) fn save_kit_text(&mut self) {
        if let Some(text) = self.deal.as_ref().map(|open| markdown(&kit(&self.playbook.kit, &open.deal))) {
            self.save_kit(text, "md");
        }
    }

    fn save_kit(&mut self, text: String, extension: &'static str) {
        let (deal, name) = (PathBuf::from(STEM), self.today().to_string());
        self.effects.push(Effect::WriteOut { deal, name, extension, text });
    }

    /// Returns the details of the line under the cursor: its text, where it stands, and how to word it.
    #[must_use]
    pub fn about_kit_row(&self) -> Vec<Detail> {
        let Some(row) = self.kit_row() else { return Vec::new() };
        let said = |label: &'static str, text: String, is_bare: bool| Detail { label, text, is_bare };
        let day = |one: &Release| {
            let on = one.at.to_zoned_datetime(self.now.time_zone().clone()).date();
            format!("{} by {}", dates::show(on, self.today()), one.by)
        };
        let state = match &row.state {
            KitState::Empty => said("State", "Nothing to release yet: prints as a blank.".to_owned(), false),
            KitState::Withheld => said("State", "Not released: prints as a blank.".to_owned(), false),
            KitState::Changed(one) => {
                let was =
                    format!("Changed since it was released {}: prints as a blank. It said: {}", day(one), one.text);
                said("State", was, true)
            }
            KitState::Names(name) => {
                said("State", format!("Names {name}, so it can't be released. Enter rewords it."), true)
            }
            KitState::Disputed => said("State", "Two edits conflict: prints as a blank.".to_owned(), true),
            KitState::Released(one) => said("State", format!("Released {}", day(one)), false),
        };
        let is_reworded = !row.source.is_empty() && row.text != row.source;
        let mut all = vec![said("Says", row.text.clone(), false), state];
        all.push(said("In deal", if is_reworded { row.source.clone() } else { String::new() }, false));
        if let Some(text) = self.playbook.kit.kind(row.kind) {
            all.push(said("Prints", format!("“{}”", text.label), false));
            all.push(said("Good", text.ask.clone(), false));
        }
        all.retain(|one| !one.text.is_empty());
        all
    }
}
