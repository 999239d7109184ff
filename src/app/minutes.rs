//! The minutes of a review: read on a page, written into a file, copied.

use super::App;
use super::overlays::Overlay;
use super::overlays::page::{Page, PageKind, Paragraph};
use crate::domain::id::RecordId;

impl App {
    /// The review whose minutes are open on top.
    pub(super) fn minutes_shown(&self) -> Option<RecordId> {
        match self.overlays.last() {
            Some(Overlay::Page(Page { kind: PageKind::Minutes(review), .. })) => Some(*review),
            _ => None,
        }
    }

    /// The minutes as a page.
    pub(super) fn minutes_page(&self, review: RecordId) -> (String, Vec<Paragraph>) {
        let _ = review;
        ("Minutes".to_owned(), Vec::new())
    }

    pub(super) fn write_minutes(&mut self) {}

    pub(super) fn copy_minutes(&mut self) {}
}
