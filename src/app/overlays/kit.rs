//! The lines of the Mobilizer's kit, each released or withheld with one key.
//!
//! The rows are read again only when the deal changed: in a large one each names a person, and none may name another.

use super::Overlay;
use super::page::{PageKind, Paragraph};
use crate::app::App;
use crate::app::command::Scope;
use crate::app::layer::Layer;
use crate::app::list::moved;
use crate::domain::judge::kit::{KitRow, kit_rows};
use crate::domain::privacy::Datum;
use crate::domain::record::deal::Deal;
use crate::export::kit::{Block, Kit, kit};
use std::sync::Arc;

/// The open list.
#[derive(Debug, Clone, Default)]
pub struct KitView {
    /// The cursor's index among the rows.
    pub cursor: usize,
    rows: Arc<[KitRow]>,
    /// The deal that the rows are of.
    of: Option<Arc<Deal>>,
}

impl KitView {
    /// Returns the lines of the deal as it is shown.
    #[must_use]
    pub fn rows(&self) -> &[KitRow] {
        &self.rows
    }

    /// Returns the line under the cursor.
    #[must_use]
    pub fn row(&self) -> Option<&KitRow> {
        self.rows.get(self.cursor)
    }

    /// Returns whether the rows are of this very deal.
    pub(in crate::app) fn is_of(&self, deal: &Arc<Deal>) -> bool {
        self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, deal))
    }

    fn find(&mut self, deal: &Arc<Deal>) {
        if !self.is_of(deal) {
            (self.rows, self.of) = (kit_rows(deal).into(), Some(Arc::clone(deal)));
        }
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
    }
}

/// Room to write in, in the preview.
const ROOM: &str = "____________";

impl Layer for KitView {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Kit, Scope::KitOut, Scope::Move, Scope::Global, Scope::Always]
    }

    fn move_by(app: &mut App, by: isize) {
        if let Some(Overlay::Kit(view)) = app.overlays.last_mut() {
            view.cursor = moved(view.cursor, by, view.rows.len());
        }
    }

    fn forget(&mut self) {
        self.of = None;
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

    /// Returns the kit nearest to the top.
    pub(in crate::app) fn kit_view(&self) -> Option<&KitView> {
        nearest!(self, Kit)
    }

    /// Returns the line under the cursor.
    #[must_use]
    pub fn kit_row(&self) -> Option<&KitRow> {
        self.kit_view()?.row()
    }

    /// Reads the lines of open kits again where the deal changed.
    pub(in crate::app) fn find_kit(&mut self) {
        if !self.overlays.iter().any(|one| matches!(one, Overlay::Kit(_))) {
            return;
        }
        // The masked deal where something is hidden.
        let Some(deal) = self.deal_to_show() else { return };
        for overlay in &mut self.overlays {
            if let Overlay::Kit(view) = overlay {
                view.find(&deal);
            }
        }
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
