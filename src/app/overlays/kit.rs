//! The lines of the Mobilizer's kit, each released or withheld with one key.
//!
//! The rows are read from the deal each time, so that nothing here can be out of date.

use super::Overlay;
use super::page::{PageKind, Paragraph};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::kit::{KitRow, KitState, kit_rows, kit_state};
use crate::domain::privacy::Datum;
use crate::export::kit::{Block, Kit, kit};

/// The open list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KitView {
    /// The cursor's index among the rows.
    pub cursor: usize,
}

/// Room to write in, in the preview.
const ROOM: &str = "____________";

impl Layer for KitView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Kit, Scope::KitOut, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        let count = app.kit_rows().len();
        if let Some(Overlay::Kit(view)) = app.overlays.last_mut() {
            view.cursor = moved(view.cursor.min(count.saturating_sub(1)), by, count);
        }
    }

    fn closes_with_deal(&self) -> bool {
        true
    }

    fn is_about(&self) -> Option<Datum> {
        Some(Datum::Insights)
    }

    fn covers(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the lines of the kit.
    pub(in crate::app) fn open_kit(&mut self) {
        self.overlays.push(Overlay::Kit(KitView::default()));
    }

    /// Returns the lines of the kit.
    #[must_use]
    pub fn kit_rows(&self) -> Vec<KitRow> {
        self.deal.as_ref().map_or_else(Vec::new, |open| kit_rows(open.shown()))
    }

    /// Returns where a line stands.
    #[must_use]
    pub fn kit_state(&self, row: &KitRow) -> KitState<'_> {
        self.deal.as_ref().map_or(KitState::Empty, |open| kit_state(open.shown(), row))
    }

    /// Returns the line under the cursor.
    #[must_use]
    pub fn kit_row(&self) -> Option<KitRow> {
        let view = self.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Kit(view) => Some(view),
            _ => None,
        })?;
        let mut all = self.kit_rows();
        let last = all.len().checked_sub(1)?;
        Some(all.swap_remove(view.cursor.min(last)))
    }

    /// Opens the kit as the customer would read it.
    pub(in crate::app) fn preview_kit(&mut self) {
        self.open_page(PageKind::Kit);
    }

    /// Returns the kit as a page.
    pub(super) fn kit_page(&self) -> (String, Vec<Paragraph>) {
        let Some(open) = self.deal.as_ref() else { return (String::new(), Vec::new()) };
        let Kit { title, lead, parts } = kit(&self.playbook.kit, open.shown());
        let mut page = vec![Paragraph::Heading(title.clone()), Paragraph::Text(String::new(), lead)];
        for part in parts {
            page.push(Paragraph::Heading(part.title.to_uppercase()));
            page.push(Paragraph::Text(String::new(), part.lead));
            page.extend(part.blocks.into_iter().flat_map(paragraphs));
        }
        (title, page)
    }
}

fn paragraphs(block: Block) -> Vec<Paragraph> {
    match block {
        Block::Person(name) => vec![Paragraph::Heading(name.unwrap_or_else(|| format!("Name: {ROOM}")))],
        Block::Step(label, say) => vec![Paragraph::Heading(label), Paragraph::Text(String::new(), say)],
        Block::Line(label, text, say) => {
            let text = Paragraph::Text(label, text.unwrap_or_else(|| ROOM.to_owned()));
            let ask = (!say.is_empty()).then(|| Paragraph::Text(String::new(), format!("Ask: {say}")));
            std::iter::once(text).chain(ask).collect()
        }
        Block::Table(heads) => {
            vec![
                Paragraph::Text(String::new(), heads.join(" | ")),
                Paragraph::Text(String::new(), [ROOM; 3].join(" | ")),
            ]
        }
    }
}
